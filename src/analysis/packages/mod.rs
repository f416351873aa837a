//! The best package for a budget: which choices together leave the fewest cases without a place.
//!
//! A package says how often each choice is taken: an ending offer renewed, places more at an offer, an offer
//! opened, a new one, one closed. How many cases it covers is a maximum flow, and so the least capacity of a cut:
//! these cells without a place, and the places of all offers that reach the others. Places more make a cut larger
//! by what they are, so the number covered is concave in them, and among places alone adding one by one is not far
//! off (Nemhauser, Wolsey & Fisher 1978; with costs Sviridenko 2004). Openings are not like this: an opening may
//! bring nothing without more places, and the places nothing without the opening. Therefore packages are looked
//! through by branch and bound (Land & Doig 1960), with bounds from cuts (Benders 1962).
//!
//! Of packages that cover equally many the fairest is best: the one whose fair cover is higher where two first
//! differ, from the worst covered case up. Of these, the cheapest.
//!
//! # On paper
//!
//! Three districts have 10 children each, and nobody has a place. There are 100 to spend:
//!
//! | | for | places | cost | places for 100 |
//! | --- | --- | --- | --- | --- |
//! | A | Nord, Mitte | 18 | 60 | 30 |
//! | B | Nord, Mitte | 14 | 50 | 28 |
//! | C | Süd | 10 | 50 | 20 |
//! | D | Süd | 4 | 40 | 10 |
//!
//! One by one, what brings most for its money first: A, and then only D can still be paid. This covers 18 + 4 = 22. B
//! and C cost 100 as well and cover 14 + 10 = 24. No package covers more: of Nord and Mitte at most 20 can be covered,
//! of Süd 10; with both A and B nothing is left for Süd.
//!
//! # What is where
//!
//! - `problem`: choices, rules and the market that they are about
//! - `network`, `flow`: what a package covers, and the cuts that tell so; `arcs`, `merged`, `linear`: how it is made
//! - `relaxation`: packages in parts (the crate `simplex`), and bounds that are recounted in whole numbers
//! - `search`, `propagation`: branch and bound; `ties`, `fairness`: which of several that cover equally many
//! - `floors`: what has to be covered of some cells, which only a fair cover tells; `furthest`: how far packages come
//! - `certificate`: why no package covers more, in sums for a pencil; `prove`: how they are found
//! - `frontier`: what is possible for every budget; `greedy`: what adding one by one finds

mod arcs;
mod certificate;
mod fairness;
mod floors;
mod flow;
mod frontier;
mod furthest;
mod greedy;
mod linear;
mod merged;
mod network;
mod problem;
mod propagation;
mod prove;
mod relaxation;
mod search;
mod ties;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::cover::{Coverage, FairCover, Market};
use arcs::common_divisor;
pub use certificate::{Bought, Certificate, Given, Impossible, Proof, Sum};
pub use frontier::{Corner, Frontier, frontier};
pub use furthest::{Furthest, furthest};
pub use greedy::greedy;
use network::Network;
pub use problem::{Choice, Effect, Floor, Invalid, Problem, Rules};
pub use prove::certificate;
use relaxation::Objective;
use search::{Candidate, Search};

/// How often every choice is taken, what is covered then, and what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Per choice: how often it is taken.
    pub times: Vec<u32>,
    /// In the units of the market's needs.
    pub covered: u64,
    /// In the unit of the choices' costs.
    pub cost: i128,
}

/// The best package that was found for a budget, and how good it is at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// It covers most of all that were found.
    pub package: Package,
    /// No package within the budget covers more. Equal to what the package covers if that is proved to be most.
    pub bound: u64,
    /// Whether no package that covers as much is fairer, and none as fair is cheaper.
    pub fairest: bool,
}

impl Best {
    /// Whether it is proved that no package within the budget covers more.
    pub fn is_proved(&self) -> bool {
        self.bound == self.package.covered
    }
}

/// How much is looked at before a search ends with what it has: ends of arcs and numbers of tables, some hundreds of
/// millions a second. It is counted in steps and not in time, so that the same problem has the same result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort(pub u64);

impl Default for Effort {
    fn default() -> Effort {
        Effort(4_000_000_000)
    }
}

/// There is no package within a budget that keeps all floors, as far as it was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPackage {
    /// Whether it is proved that there is none.
    pub is_proved: bool,
}

/// The best package that costs at most `budget`.
///
/// # Errors
/// No package keeps all floors, or none was found.
pub fn best(problem: &Problem, budget: i128, effort: Effort) -> Result<Best, NoPackage> {
    let money = Money::of(problem);
    let mut search = Search::new(problem, money.costs.clone(), effort.0);
    let range = search.everything((money.least(), money.whole(budget).min(money.most(problem))));
    let start = search.one_by_one(range.cost);
    let start = search.candidate(start, range.cost);
    let kept = search.keep_back(effort.0 / 4);
    let found = search.best(Objective::COVERED, range.clone(), start);
    search.give_back(kept);
    let nothing = NoPackage {
        is_proved: found.bound == i128::MIN,
    };
    let (best, fairest) = search.fairest(found.best.ok_or(nothing)?, range);
    let best = search.without_idle(best);
    let unit = i128::from(search.network.unit);
    let need = problem.market().need().iter().sum();
    let bound = found.bound.max(best.covered).checked_mul(unit);
    Ok(Best {
        bound: bound.map_or(need, in_market).min(need),
        fairest,
        package: money.package(&search, best),
    })
}

/// What each of these packages covers.
pub fn covered(problem: &Problem, packages: &[Vec<u32>]) -> Vec<u64> {
    let mut network = Network::new(problem);
    let unit = i128::from(network.unit);
    let packages = packages.iter();
    packages
        .map(|times| in_market(network.covered(times) * unit))
        .collect()
}

/// Costs in the largest unit of which all are whole multiples.
#[derive(Debug)]
struct Money {
    unit: i128,
    costs: Vec<i128>,
}

impl Money {
    fn of(problem: &Problem) -> Money {
        let costs = problem.choices().iter().map(|own| own.cost);
        let unit = costs.clone().map(i64::unsigned_abs).fold(0, common_divisor);
        let unit = i128::from(unit.max(1));
        Money {
            unit,
            costs: costs.map(|cost| i128::from(cost) / unit).collect(),
        }
    }

    fn whole(&self, budget: i128) -> i128 {
        budget.div_euclid(self.unit)
    }

    /// What all that saves money saves.
    fn least(&self) -> i128 {
        self.costs.iter().filter(|cost| **cost < 0).sum()
    }

    /// What all that costs money costs.
    fn most(&self, problem: &Problem) -> i128 {
        let costs = self.costs.iter().zip(problem.choices());
        let costs = costs.map(|(cost, own)| cost.max(&0) * i128::from(own.most));
        costs.sum()
    }

    fn package(&self, search: &Search, found: Candidate) -> Package {
        Package {
            covered: in_market(found.covered * i128::from(search.network.unit)),
            cost: found.cost * self.unit,
            times: found.times,
        }
    }
}

/// A number of units of a market: no more than its needs.
fn in_market(units: i128) -> u64 {
    u64::try_from(units.max(0)).unwrap_or(u64::MAX)
}

/// How much of the need of some cells is covered, in whole units. Fractions of units are added up before they are left
/// out, so that packages that cover equally much of them in all are equal.
pub fn covered_of(market: &Market, cover: &FairCover, cells: &[u32]) -> u64 {
    let mut need: BTreeMap<Coverage, u128> = BTreeMap::new();
    for cell in cells.iter().map(|cell| *cell as usize) {
        if let Some(coverage) = cover.coverage(cell) {
            *need.entry(coverage).or_default() += u128::from(market.need()[cell]);
        }
    }
    let (mut whole, mut parts) = (0, 0);
    for (coverage, need) in need {
        let (covered, all) = coverage.fraction();
        let [covered, all] = [covered, all].map(u128::from);
        whole += covered * need / all;
        parts += ((covered * need % all) << 64).div_ceil(all);
    }
    u64::try_from(whole + (parts >> 64)).unwrap_or(u64::MAX)
}
