//! Certificates by hand, and against all packages.

use super::super::*;
use super::random::{Random, problem};
use super::three_districts;
use super::twins::{PROBLEMS, problems};
use crate::analysis::reach::Reach;

#[test]
fn two_sums_prove_that_no_package_for_a_hundred_covers_more_than_twenty_four() {
    let problem = three_districts(4);
    let best = best(&problem, 100, Effort::default()).expect("a package");
    let certificate = certificate(&problem, 100, &best.package);
    let sums = certificate.sums(&problem);
    assert_eq!(certificate.recount(&problem), Some(24), "{sums:?}");
    assert_eq!(sums.len(), 2, "{sums:?}");
    for sum in &sums {
        assert_eq!(sum.given.len(), 1, "{sums:?}");
    }
}

#[test]
fn places_for_whom_nobody_is_there_count_in_no_sum() {
    // Mitte has 10 children and 4 places; an offer with 8 places is for Nord, where nobody lives
    let reach = Reach::new(2, [vec![0], vec![1]].into_iter().collect());
    let market = Market::new(vec![10, 0], vec![4, 8], reach).expect("small");
    let problem = Problem::new(market, Vec::new(), Rules::default()).expect("all are there");
    let nothing = best(&problem, 0, Effort::default()).expect("a package");
    let certificate = certificate(&problem, 0, &nothing.package);
    let [sum] = &certificate.sums(&problem)[..] else {
        panic!("one sum");
    };
    assert_eq!((sum.bound, &sum.places[..]), (Ok(4), &[(0, 4)][..]));
}

#[test]
fn without_money_one_sum_is_the_cut() {
    let problem = three_districts(4);
    let nothing = best(&problem, 0, Effort::default()).expect("a package");
    let certificate = certificate(&problem, 0, &nothing.package);
    let [sum] = &certificate.sums(&problem)[..] else {
        panic!("one sum");
    };
    assert_eq!(sum.bound, Ok(0));
    assert!(sum.outside.is_empty() && sum.bought.is_empty());
}

/// Whether a package is among those that a sum is about.
fn is_about(sum: &Sum, times: &[u32]) -> bool {
    let mut given = sum.given.iter();
    given.all(|own| (own.least..=own.most).contains(&times[own.choice as usize]))
}

#[test]
fn no_package_covers_more_than_the_sum_that_it_belongs_to() {
    let (mut asked, mut tight) = (0, 0);
    for (number, (problem, all)) in problems(30_000, 12).enumerate() {
        let mut random = Random(number as u64);
        for budget in [0, random.below(20) as i128, random.below(60) as i128] {
            let Ok(best) = best(&problem, budget, Effort(u64::MAX)) else {
                continue;
            };
            let certificate = certificate(&problem, budget, &best.package);
            let sums = certificate.sums(&problem);
            for package in all.iter().filter(|own| own.cost <= budget) {
                let own = sums.iter().filter(|sum| is_about(sum, &package.times));
                let most = own.map(|sum| sum.bound.expect("it holds a package")).max();
                assert!(most >= Some(package.covered), "{number} {budget} {sums:?}");
            }
            let lines_add_up = |sum: &Sum| {
                let stated = sum.outside.iter().chain(&sum.places);
                let stated: i128 = stated.map(|(_, own)| i128::from(*own)).sum();
                let bought: i128 = sum.bought.iter().map(|own| own.cases).sum();
                let cost: i128 = sum.bought.iter().map(|own| own.cost).sum();
                let bound = sum.bound.map_or(0, i128::from);
                sum.bound.is_err() || (bound <= stated + bought && cost <= budget)
            };
            assert!(sums.iter().all(lines_add_up), "{number} {budget} {sums:?}");
            asked += 1;
            tight += u32::from(certificate.recount(&problem) == Some(best.package.covered));
        }
    }
    assert!(asked > PROBLEMS as u32);
    // 1225 of 1277: sums do not know of floors, and no more are made than anybody adds up
    assert!(tight * 100 >= asked * 95, "{tight} of {asked}");
}

#[test]
fn a_certificate_holds_whatever_package_it_was_made_for() {
    for seed in 0..100 {
        let problem = problem(&mut Random(40_000 + seed), 6);
        let nothing = Package {
            times: vec![0; problem.choices().len()],
            covered: 0,
            cost: 0,
        };
        let recounted = certificate(&problem, 30, &nothing).recount(&problem);
        let best = best(&problem, 30, Effort(u64::MAX))
            .ok()
            .map(|own| own.package.covered);
        assert!(recounted >= best, "{seed}");
    }
}
