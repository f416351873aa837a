//! Against all packages, one after the other.

use super::super::fairness::Fairness;
use super::super::*;
use super::random::{Random, problem};
use crate::analysis::cover::solve;

/// A package as the twin sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub times: Vec<u32>,
    pub covered: u64,
    pub cost: i128,
}

/// All packages that are allowed.
pub fn all(problem: &Problem) -> Vec<Seen> {
    let most: Vec<u32> = problem.choices().iter().map(|own| own.most).collect();
    let uncovered = uncovered(problem);
    let mut times = vec![0; most.len()];
    let mut seen = Vec::new();
    loop {
        if problem.is_allowed(&times) && keeps_floors(problem, &times) {
            seen.push(Seen {
                covered: covered(problem, &uncovered, &times),
                cost: problem.cost(&times),
                times: times.clone(),
            });
        }
        let Some(next) = (0..times.len()).find(|own| times[*own] < most[*own]) else {
            return seen;
        };
        times[..next].fill(0);
        times[next] += 1;
    }
}

/// Cell by cell, in floating point.
pub fn keeps_floors(problem: &Problem, times: &[u32]) -> bool {
    if problem.rules().floors.is_empty() {
        return true;
    }
    let mut floors = problem.rules().floors.iter();
    let market = problem.with(times);
    let cover = solve(&market).into_cover();
    let covered = |cell: &u32| {
        let coverage = cover.coverage(*cell as usize);
        coverage.map_or(0.0, |own| {
            own.as_f64() * market.need()[*cell as usize] as f64
        })
    };
    floors.all(|floor| floor.cells.iter().map(covered).sum::<f64>() > floor.covered as f64 - 1e-6)
}

/// For every set of cells, one bit each, the need of all others.
fn uncovered(problem: &Problem) -> Vec<u64> {
    let need = problem.market().need();
    let others = |kept: usize| {
        let cells = (0..need.len()).filter(|cell| kept >> cell & 1 == 0);
        cells.map(|cell| need[cell]).sum()
    };
    (0..1 << need.len()).map(others).collect()
}

/// The smallest of all cuts: the needs of some cells, and the places of all offers that reach another one.
fn covered(problem: &Problem, uncovered: &[u64], times: &[u32]) -> u64 {
    let market = problem.with(times);
    let mask = |cells: &[u32]| cells.iter().fold(0, |mask, cell| mask | 1 << cell);
    let offers: Vec<(usize, u64)> = (0..market.places().len())
        .map(|offer| (mask(market.reach().of(offer)), market.places()[offer]))
        .filter(|(_, places)| *places > 0)
        .collect();
    let mut least = u64::MAX;
    for (kept, need) in uncovered.iter().enumerate() {
        let mut cut = *need;
        for (mask, places) in &offers {
            if mask & kept != 0 {
                cut += places;
            }
        }
        least = least.min(cut);
    }
    least
}

fn fairness(problem: &Problem, times: &[u32]) -> Fairness {
    Fairness::of_cover(&solve(&problem.with(times)).into_cover())
}

/// What the best package of all covers, how fair it is, and what it costs.
pub fn slow_best(problem: &Problem, all: &[Seen], budget: i128) -> Option<(u64, Fairness, i128)> {
    let affordable = || all.iter().filter(|own| own.cost <= budget);
    let covered = affordable().map(|own| own.covered).max()?;
    let equals = affordable().filter(|own| own.covered == covered);
    let equals = equals.map(|own| (fairness(problem, &own.times), -own.cost));
    equals
        .max()
        .map(|(fairness, cost)| (covered, fairness, -cost))
}

pub fn seen(problem: &Problem, package: &Package) -> (u64, Fairness, i128) {
    assert!(problem.is_allowed(&package.times) && keeps_floors(problem, &package.times));
    let covered = covered(problem, &uncovered(problem), &package.times);
    assert_eq!(covered, package.covered);
    assert_eq!(problem.cost(&package.times), package.cost);
    (
        package.covered,
        fairness(problem, &package.times),
        package.cost,
    )
}

pub const PROBLEMS: u64 = 500;
/// How much the twin can look at in a test.
const MOST: usize = 5000;

pub fn problems(from: u64, choices: u64) -> impl Iterator<Item = (Problem, Vec<Seen>)> {
    let problems = (from..from + PROBLEMS).map(move |seed| problem(&mut Random(seed), choices));
    with_all(problems)
}

/// Those of which the twin can look at all packages.
pub fn with_all(
    problems: impl Iterator<Item = Problem>,
) -> impl Iterator<Item = (Problem, Vec<Seen>)> {
    problems.filter_map(|problem| {
        let packages: usize = problem
            .choices()
            .iter()
            .map(|own| own.most as usize + 1)
            .product();
        (packages <= MOST).then(|| {
            let all = all(&problem);
            (problem, all)
        })
    })
}

#[test]
fn the_best_package_is_the_best_of_all() {
    for (number, (problem, all)) in problems(0, 12).enumerate() {
        let mut random = Random(number as u64);
        for budget in [0, random.below(20) as i128, random.below(60) as i128, 1000] {
            let found = best(&problem, budget, Effort(u64::MAX));
            let is_proved = found.as_ref().err().is_none_or(|own| own.is_proved);
            assert!(is_proved, "{number} {budget} {problem:?}");
            let found = found.ok();
            let slow = slow_best(&problem, &all, budget);
            let own = found.as_ref().map(|found| seen(&problem, &found.package));
            assert_eq!(own, slow, "{number} {budget} {problem:?}");
            if let Some(found) = found {
                assert!(
                    found.is_proved() && found.fairest,
                    "{number} {budget} {problem:?}"
                );
            }
        }
    }
}

#[test]
fn corners_are_those_of_the_hull_of_all_packages() {
    for (number, (problem, all)) in problems(10_000, 10).enumerate() {
        let found = frontier(&problem, Effort(u64::MAX));
        assert!(found.is_exact);
        let corners: Vec<(i128, u64)> = found
            .corners
            .iter()
            .map(|corner| (corner.package.cost, corner.package.covered))
            .collect();
        assert_eq!(corners, slow_corners(&all), "{number} {problem:?}");
        for corner in &found.corners {
            let own = seen(&problem, &corner.package);
            let equals = all
                .iter()
                .filter(|other| (other.covered, other.cost) == (own.0, own.2));
            let fairest = equals.map(|other| fairness(&problem, &other.times)).max();
            assert_eq!(Some(own.1), fairest);
        }
    }
}

/// From the best for nothing, or without one the best of the cheapest, on: again and again the package to which the line is steepest, the furthest of them.
pub fn slow_corners(all: &[Seen]) -> Vec<(i128, u64)> {
    let free = all.iter().filter(|own| own.cost <= 0);
    let free = free.max_by_key(|own| (own.covered, -own.cost));
    let cheapest = || all.iter().max_by_key(|own| (-own.cost, own.covered));
    let Some(first) = free.or_else(cheapest) else {
        return Vec::new();
    };
    let mut corners = vec![(first.cost, first.covered)];
    while let Some((cost, covered)) = corners.last().copied() {
        let better = all
            .iter()
            .filter(|own| own.covered > covered && own.cost > cost);
        let steepest = better.max_by(|one, other| {
            let rise = |own: &Seen| (i128::from(own.covered - covered), own.cost - cost);
            let (one, other) = (rise(one), rise(other));
            (one.0 * other.1)
                .cmp(&(other.0 * one.1))
                .then(one.0.cmp(&other.0))
        });
        match steepest {
            Some(next) => corners.push((next.cost, next.covered)),
            None => break,
        }
    }
    corners
}

#[test]
fn what_is_cut_short_is_bounded_by_what_nobody_exceeds() {
    for (number, (problem, all)) in problems(20_000, 12).enumerate() {
        let budget = Random(number as u64).below(30) as i128;
        for work in [1, 100, 1000] {
            if let Ok(found) = best(&problem, budget, Effort(work)) {
                let own = seen(&problem, &found.package);
                let affordable = all.iter().filter(|own| own.cost <= budget);
                let most = affordable.map(|own| own.covered).max();
                assert!(
                    Some(own.0) <= most && most <= Some(found.bound),
                    "{number} {work}"
                );
                assert!(found.package.cost <= budget);
            }
        }
    }
}
