//! What is possible for every budget: the packages at the corners of the frontier.
//!
//! A corner is a package such that no mixture of a cheaper and a dearer one covers as much on average for the same
//! money. Between two corners no package lies above the straight line; so the corners bound what any budget can do.
//! They are found by asking, between any two that are known, for the package furthest above their line, until there is
//! none (Eisner & Severance 1976; Aneja & Nair 1979).

use super::problem::Problem;
use super::relaxation::Objective;
use super::search::{Candidate, Search};
use super::{Effort, Money, Package};

/// A package at a corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corner {
    /// None that was found covers as much for less, or more for as much.
    pub package: Package,
    /// Whether no package of the same cost that covers as much is fairer.
    pub fairest: bool,
}

/// The corners from no money, or from the least that keeps all floors, to all that helps, by cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frontier {
    /// By cost; each covers more than the one before it.
    pub corners: Vec<Corner>,
    /// Whether it is proved that there are no others.
    pub is_exact: bool,
}

/// The frontier of all packages from the one that covers most for nothing up to the one that covers most. Where floors
/// cannot be kept for nothing, it begins with the cheapest package that keeps them; it is empty if none does.
pub fn frontier(problem: &Problem, effort: Effort) -> Frontier {
    let money = Money::of(problem);
    let mut search = Search::new(problem, money.costs.clone(), effort.0);
    let kept = search.keep_back(effort.0 / 4);
    let (corners, is_exact) = search.corners(&money, problem);
    search.give_back(kept);
    let corners = corners.into_iter().map(|corner| {
        let range = search.everything((money.least(), corner.cost));
        let (corner, fairest) = search.fairest(corner, range);
        let corner = search.without_idle(corner);
        Corner {
            package: money.package(&search, corner),
            fairest,
        }
    });
    Frontier {
        corners: corners.collect(),
        is_exact,
    }
}

impl Search<'_> {
    /// A unit of money counts for more than all that can be covered.
    fn cheapest(&self) -> Objective {
        let units = self.problem.market().need().iter().sum::<u64>() / self.network.unit;
        Objective {
            covered: 1,
            money: i128::from(units) + 1,
        }
    }

    /// The corners by cost, and whether all are proved.
    fn corners(&mut self, money: &Money, problem: &Problem) -> (Vec<Candidate>, bool) {
        let (least, most) = (money.least(), money.most(problem));
        // covering one more counts for more than all costs together
        let fullest = Objective {
            covered: most - least + 1,
            money: 1,
        };
        let mut is_exact = true;
        let mut end = |search: &mut Self, objective: Objective, most: i128| {
            let range = search.everything((least, most));
            let start = search.one_by_one(range.cost);
            let start = search.candidate(start, range.cost);
            let found = search.best(objective, range, start);
            let score = |own: &Candidate| objective.score(own.covered, own.cost);
            is_exact &= found.best.as_ref().map_or(i128::MIN, score) == found.bound;
            found.best
        };
        let first = end(self, fullest, 0).or_else(|| end(self, self.cheapest(), most));
        let last = first.as_ref().and_then(|_| end(self, fullest, most));
        let (Some(first), Some(last)) = (first, last) else {
            return (Vec::new(), is_exact);
        };
        if first.covered >= last.covered {
            return (vec![first], is_exact);
        }
        let mut corners = vec![first];
        // pairs of neighbours, the cheapest on top
        let mut open = vec![last];
        while let (Some(left), Some(right)) = (corners.last().cloned(), open.last().cloned()) {
            let line = Objective {
                covered: right.cost - left.cost,
                money: right.covered - left.covered,
            };
            let score = |own: &Candidate| line.score(own.covered, own.cost);
            let range = self.everything((left.cost, right.cost));
            let found = self.best(line, range, Some(left.clone()));
            is_exact &= found
                .best
                .as_ref()
                .is_some_and(|own| score(own) == found.bound);
            match found.best {
                Some(above) if score(&above) > score(&left) => open.push(above),
                _ => {
                    corners.push(right);
                    open.pop();
                }
            }
        }
        (on_the_hull(corners), is_exact)
    }
}

/// Without packages on the line between their neighbours.
fn on_the_hull(corners: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    for corner in corners {
        while let [.., before, last] = &kept[..] {
            let rise = |one: &Candidate, other: &Candidate| {
                (other.covered - one.covered, other.cost - one.cost)
            };
            let (first, second) = (rise(before, last), rise(last, &corner));
            if first.0 * second.1 > second.0 * first.1 {
                break;
            }
            kept.pop();
        }
        kept.push(corner);
    }
    kept
}
