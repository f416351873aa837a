//! Packages by hand, and against all subsets.

mod certificates;
mod floors;
mod random;
mod twins;

use super::*;
use crate::analysis::lists::Lists;
use crate::analysis::reach::Reach;

fn market(need: &[u64], places: &[u64], reach: &[&[u32]]) -> Market {
    let lists: Lists = reach.iter().map(|cells| cells.iter().copied()).collect();
    let reach = Reach::new(need.len(), lists);
    Market::new(need.to_vec(), places.to_vec(), reach).expect("small numbers")
}

fn places(offer: u32, more: u64, cost: i64) -> Choice {
    Choice {
        effect: Effect::Places { offer, more },
        most: 1,
        cost,
    }
}

fn best_for(problem: &Problem, budget: i128) -> Best {
    best(problem, budget, Effort::default()).expect("a package is allowed")
}

/// The case on paper, with so many places in house D.
fn three_districts(last: u64) -> Problem {
    let market = market(&[10, 10, 10], &[0; 4], &[&[0, 1], &[0, 1], &[2], &[2]]);
    let choices = vec![
        places(0, 18, 60),
        places(1, 14, 50),
        places(2, 10, 50),
        places(3, last, 40),
    ];
    Problem::new(market, choices, Rules::default()).expect("small numbers")
}

fn package(times: &[u32], covered: u64, cost: i128) -> Package {
    Package {
        times: times.to_vec(),
        covered,
        cost,
    }
}

#[test]
fn adding_one_by_one_may_cover_less_than_is_possible() {
    let problem = three_districts(4);
    let by_hand = greedy(&problem, 100).expect("a package");
    assert_eq!(by_hand, package(&[1, 0, 0, 1], 22, 100));
    let best = best_for(&problem, 100);
    assert_eq!(best.package, package(&[0, 1, 1, 0], 24, 100));
    assert!(best.is_proved() && best.fairest);
}

#[test]
fn of_two_packages_that_cover_equally_many_the_fairer_one_is_best() {
    // A and D leave Süd at 60 % and the others at 90 %, B and C leave these at 70 %
    let problem = three_districts(6);
    assert_eq!(
        best_for(&problem, 100).package,
        package(&[0, 1, 1, 0], 24, 100)
    );
}

#[test]
fn the_frontier_has_its_corners_where_money_brings_less_from_there_on() {
    let frontier = frontier(&three_districts(4), Effort::default());
    let corners: Vec<Package> = frontier
        .corners
        .into_iter()
        .map(|own| own.package)
        .collect();
    let expected = [
        package(&[0, 0, 0, 0], 0, 0),
        package(&[1, 0, 0, 0], 18, 60),
        package(&[1, 0, 1, 0], 28, 110),
        package(&[1, 1, 1, 0], 30, 160),
    ];
    assert_eq!(corners, expected);
    assert!(frontier.is_exact);
}

#[test]
fn without_money_nothing_changes_and_with_all_of_it_everything_useful_is_done() {
    let problem = three_districts(4);
    assert_eq!(best_for(&problem, 0).package, package(&[0, 0, 0, 0], 0, 0));
    assert_eq!(
        best_for(&problem, 1_000).package,
        package(&[1, 1, 1, 0], 30, 160)
    );
}

#[test]
fn an_opening_and_the_places_for_it_are_found_together() {
    // neither helps alone: the house is full with its own, and the new places are for nobody else
    let market = market(&[10, 10], &[10], &[&[0]]);
    let opening = Choice {
        effect: Effect::Opening {
            offer: 0,
            cells: vec![1],
        },
        most: 1,
        cost: 5,
    };
    let choices = vec![opening, places(0, 10, 20)];
    let problem = Problem::new(market, choices, Rules::default()).expect("small numbers");
    assert_eq!(greedy(&problem, 25).map(|own| own.covered), Some(10));
    assert_eq!(best_for(&problem, 25).package, package(&[1, 1], 20, 25));
}
