//! Floors by hand, and against all packages.

use super::super::*;
use super::random::{Random, problem};
use super::three_districts;
use super::twins::{PROBLEMS, Seen, seen, slow_best, slow_corners, with_all};
use crate::analysis::cover::solve;

fn floor(cells: &[u32], covered: u64) -> Floor {
    Floor {
        cells: cells.to_vec(),
        covered,
    }
}

/// The case on paper, with floors.
fn with_floors(floors: Vec<Floor>) -> Problem {
    let problem = three_districts(4);
    problem.with_floors(floors).expect("cells that are there")
}

#[test]
fn a_floor_may_cost_cases() {
    // Nord and Mitte have to have 16 of 20: only A gives that, and then Süd gets no more than D
    let problem = with_floors(vec![floor(&[0, 1], 16)]);
    let best = best(&problem, 100, Effort::default()).expect("a package");
    assert_eq!(best.package.times, [1, 0, 0, 1]);
    assert_eq!((best.package.covered, best.is_proved()), (22, true));
}

#[test]
fn a_frontier_begins_with_the_cheapest_package_that_keeps_the_floors() {
    let problem = with_floors(vec![floor(&[0, 1], 10), floor(&[2], 4)]);
    let frontier = frontier(&problem, Effort::default());
    let corners = frontier.corners.iter();
    let corners: Vec<(i128, u64)> = corners
        .map(|own| (own.package.cost, own.package.covered))
        .collect();
    // B and D; B and C cost 10 more than that; A and C; all three
    assert_eq!(corners, [(90, 18), (100, 24), (110, 28), (160, 30)]);
    assert!(frontier.is_exact);
    let less = best(&problem, 89, Effort::default());
    assert_eq!(less, Err(NoPackage { is_proved: true }));
}

#[test]
fn how_far_the_best_comes_is_told_of_a_floor_that_nothing_reaches() {
    let problem = with_floors(Vec::new());
    let most = |cells: &[u32], problem: &Problem| furthest(problem, cells, Effort::default());
    let exactly = |covered| {
        Some(Furthest {
            covered,
            bound: covered,
        })
    };
    assert_eq!(most(&[0, 1], &problem), exactly(20));
    assert_eq!(most(&[2], &problem), exactly(10));
    let problem = with_floors(vec![floor(&[2], 11)]);
    assert_eq!(most(&[0, 1], &problem), None);
    assert!(frontier(&problem, Effort::default()).corners.is_empty());
}

#[test]
fn an_opening_that_takes_from_a_floor_is_left_out() {
    // house of 10 for Nord; opened to Süd it is shared, and both have half
    let problem = super::market(&[10, 10], &[10], &[&[0]]);
    let opening = Choice {
        effect: Effect::Opening {
            offer: 0,
            cells: vec![1],
        },
        most: 1,
        cost: -5,
    };
    let rules = Rules {
        floors: vec![floor(&[0], 6)],
        ..Rules::default()
    };
    let more = super::places(0, 4, 20);
    let problem = Problem::new(problem, vec![opening, more], rules).expect("small numbers");
    let package = |budget| best(&problem, budget, Effort::default()).map(|own| own.package.times);
    assert_eq!(package(0), Ok(vec![0, 0]));
    assert_eq!(package(15), Ok(vec![1, 1]));
}

/// A problem with one to three floors of any size.
fn with_random_floors(random: &mut Random, choices: u64) -> Problem {
    let problem = problem(random, choices);
    let need = problem.market().need().to_vec();
    let floors = (0..1 + random.below(3)).map(|_| {
        let cells = random.some(need.len() as u64, 4);
        let all: u64 = cells.iter().map(|cell| need[*cell as usize]).sum();
        Floor {
            covered: all * random.below(21) / 20,
            cells,
        }
    });
    let floors = floors.collect();
    problem.with_floors(floors).expect("cells that are there")
}

fn problems(from: u64, choices: u64) -> impl Iterator<Item = (Problem, Vec<Seen>)> {
    let seeds = from..from + PROBLEMS;
    with_all(seeds.map(move |seed| with_random_floors(&mut Random(seed), choices)))
}

#[test]
fn with_floors_the_best_package_and_the_corners_are_those_of_all() {
    let (mut none, mut some) = (0, 0);
    for (number, (problem, all)) in problems(50_000, 7).enumerate() {
        let mut random = Random(number as u64);
        for budget in [0, random.below(40) as i128, 1000] {
            let found = best(&problem, budget, Effort(u64::MAX));
            let slow = slow_best(&problem, &all, budget);
            let own = found.as_ref().map(|found| seen(&problem, &found.package));
            let nothing = NoPackage { is_proved: true };
            assert_eq!(own, slow.ok_or(&nothing), "{number} {budget} {problem:?}");
            *if own.is_ok() { &mut some } else { &mut none } += 1;
        }
        let found = frontier(&problem, Effort(u64::MAX));
        let corners = found.corners.iter().map(|own| &own.package);
        let corners: Vec<(i128, u64)> = corners.map(|own| (own.cost, own.covered)).collect();
        assert!(found.is_exact);
        assert_eq!(corners, slow_corners(&all), "{number} {problem:?}");
    }
    assert!(none > 300 && some > 300, "{none} {some}");
}

#[test]
fn nothing_comes_further_than_the_furthest() {
    for (number, (problem, all)) in problems(60_000, 7).enumerate() {
        let mut random = Random(number as u64);
        let cells = random.some(problem.market().need().len() as u64, 5);
        let covered = |own: &Seen| {
            let market = problem.with(&own.times);
            covered_of(&market, &solve(&market).into_cover(), &cells)
        };
        let most = all.iter().map(covered).max();
        let found = furthest(&problem, &cells, Effort(u64::MAX));
        let found = found.map(|own| (own.covered, own.bound));
        assert_eq!(found, most.map(|most| (most, most)), "{number} {problem:?}");
    }
}

#[test]
fn places_more_take_nothing_from_any_cell() {
    for seed in 0..500 {
        let mut random = Random(70_000 + seed);
        let problem = problem(&mut random, 8);
        let none = vec![0; problem.choices().len()];
        let mut times = none.clone();
        for (times, own) in times.iter_mut().zip(problem.choices()) {
            if matches!(own.effect, Effect::Places { .. }) {
                *times = random.below(u64::from(own.most) + 1) as u32;
            }
        }
        let [before, after] = [none, times].map(|times| solve(&problem.with(&times)).into_cover());
        for cell in 0..problem.market().need().len() {
            assert!(
                before.coverage(cell) <= after.coverage(cell),
                "{seed} {cell}"
            );
        }
    }
}

#[test]
fn with_little_work_it_is_said_that_it_is_not_proved() {
    for (number, (problem, all)) in problems(80_000, 7).take(200).enumerate() {
        for work in [1, 1000] {
            let found = best(&problem, 1000, Effort(work));
            let is_wrong = found == Err(NoPackage { is_proved: true }) && !all.is_empty();
            assert!(!is_wrong, "{number} {work}");
            if let Some(found) = furthest(&problem, &[0], Effort(work)) {
                let exact = furthest(&problem, &[0], Effort(u64::MAX)).expect("as before");
                assert!(found.covered <= exact.covered && exact.covered <= found.bound);
            }
        }
    }
}
