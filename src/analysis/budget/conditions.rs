//! Conditions on packages: what they ask for, what they cost, and how far packages come where none keeps them.

use rayon::prelude::*;

use super::{Asked, Scenario};
use crate::analysis::cover::{Market, solve};
use crate::analysis::packages::{
    Effort, Floor, Frontier, Furthest, Problem, best, covered_of, furthest,
};
use crate::analysis::picture::Year;
use crate::model::condition::{Condition, Demand};

/// A condition in the cautious scenario. Numbers are millionths of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// What is demanded.
    pub condition: Condition,
    /// Of all its cells.
    pub need: u64,
    /// So much has to be covered of them at least.
    pub least: u64,
    /// And so much is if nothing is decided.
    pub undecided: u64,
    /// By the best package for the budget; none without one.
    pub covered: Option<u64>,
    /// What the best package for the budget would cover more without it; none without a package.
    pub cost: Option<Cost>,
    /// How far packages come; none if some package keeps all conditions.
    pub reached: Option<Reached>,
}

/// How many cases more would be covered without a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// In millionths.
    pub cases: u64,
    /// Whether it is proved that it is no more.
    pub is_proved: bool,
}

/// How much of its need the best package for a condition covers, whatever it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// What was found.
    pub furthest: Furthest,
    /// Whether it has to keep the other conditions, too: it alone could be kept.
    pub beside_others: bool,
}

impl Held {
    /// Whether the best package for the budget keeps it.
    pub fn is_kept(&self) -> Option<bool> {
        self.covered.map(|covered| covered >= self.least)
    }
}

/// The cells of a condition among those that need something.
fn cells(analysed: &Year, need: &[u64], condition: &Condition) -> Vec<u32> {
    let dimension = &analysed.vocabulary.dimensions[condition.dimension];
    let cells = &analysed.headline().cells;
    let is_meant = |cell: &u32| {
        let node = cells.node(*cell as usize, condition.dimension);
        need[*cell as usize] > 0 && dimension.is_within(node, condition.category)
    };
    (0..need.len() as u32).filter(is_meant).collect()
}

/// What conditions ask of packages in a market as it is if nothing is decided, in their order.
pub(super) fn floors(analysed: &Year, undecided: &Market, conditions: &[Condition]) -> Vec<Floor> {
    if conditions.is_empty() {
        return Vec::new();
    }
    let cover = solve(undecided).into_cover();
    let floor = |condition: &Condition| {
        let cells = cells(analysed, undecided.need(), condition);
        let covered = match condition.demand {
            Demand::NotLess => covered_of(undecided, &cover, &cells),
            Demand::Coverage(share) => share.of_need(need(undecided, &cells)),
        };
        Floor { cells, covered }
    };
    conditions.iter().map(floor).collect()
}

fn need(market: &Market, cells: &[u32]) -> u64 {
    cells.iter().map(|cell| market.need()[*cell as usize]).sum()
}

/// Every condition, with what it costs; and what all cost together, if there are several.
pub(super) fn held(
    problem: &Problem,
    told: &Scenario,
    frontier: &Frontier,
    asked: Asked,
) -> (Vec<Held>, Option<Cost>) {
    let floors = &problem.rules().floors;
    let covers = |times: Option<&[u32]>| -> Vec<u64> {
        let market = times.map_or_else(|| problem.market().clone(), |own| problem.with(own));
        let cover = solve(&market).into_cover();
        let floors = floors.iter();
        let covered = floors.map(|floor| covered_of(&market, &cover, &floor.cells));
        covered.collect()
    };
    let best = told.best.as_ref().map(|own| &own.best.package);
    let (before, after) = (covers(None), best.map(|own| covers(Some(&own.times))));
    let effort = Effort(asked.effort.0 / (1 + floors.len() as u64));
    let is_unreachable = frontier.corners.is_empty();
    let each = (0..floors.len()).into_par_iter().map(|own| Held {
        condition: asked.conditions[own],
        need: need(problem.market(), &floors[own].cells),
        least: floors[own].covered,
        undecided: before[own],
        covered: after.as_ref().map(|after| after[own]),
        cost: cost(problem, told, asked, effort, |other| other != own),
        reached: is_unreachable
            .then(|| reached(problem, own, effort))
            .flatten(),
    });
    let each: Vec<Held> = each.collect();
    let together = match each.len() {
        0 | 1 => None,
        _ => cost(problem, told, asked, effort, |_| false),
    };
    (each, together)
}

/// What keeping the conditions costs beside keeping only some.
fn cost(
    problem: &Problem,
    told: &Scenario,
    asked: Asked,
    effort: Effort,
    is_kept: impl Fn(usize) -> bool,
) -> Option<Cost> {
    let own = &told.best.as_ref()?.best;
    let floors = problem.rules().floors.iter().enumerate();
    let floors = floors.filter(|(other, _)| is_kept(*other));
    let fewer = problem.with_floors(floors.map(|(_, floor)| floor.clone()).collect());
    let money = i128::from(asked.budget?.units());
    let without = best(&fewer.ok()?, money, effort).ok()?;
    Some(Cost {
        cases: without.package.covered.saturating_sub(own.package.covered),
        is_proved: without.is_proved() && own.is_proved(),
    })
}

/// How far packages come for a condition that is not kept: alone, or, where it alone could be, beside the others.
fn reached(problem: &Problem, own: usize, effort: Effort) -> Option<Reached> {
    let floors = &problem.rules().floors;
    let cells = &floors[own].cells;
    let alone = furthest(&problem.with_floors(Vec::new()).ok()?, cells, effort)?;
    let alone = Reached {
        furthest: alone,
        beside_others: false,
    };
    if alone.furthest.covered < floors[own].covered {
        return Some(alone);
    }
    let mut others = floors.clone();
    others.remove(own);
    let beside = furthest(&problem.with_floors(others).ok()?, cells, effort);
    Some(beside.map_or(alone, |furthest| Reached {
        furthest,
        beside_others: true,
    }))
}
