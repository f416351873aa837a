//! Finds sums that prove how good a package is.
//!
//! If every euro has to bring so many cases, or it is not spent, then all money may be had, and the cells that should
//! compete are those beyond a minimum cut: an offer's places, and what its choices bring beyond what they have to, are
//! its capacity (the Lagrangian dual, Fisher 1981). The price is that of the choice at which the last sum ran out of
//! money. Where the sum allows more than the package covers, the packages that take this choice more often and those that
//! do not are looked at apart.

use std::collections::BTreeSet;

use super::Package;
use super::arcs::{Arcs, FIRST_CELL, arcs, unit};
use super::certificate::{Allowed, Bought, Certificate, Proof, Span, allowed, bought, total};
use super::flow::{Flow, SOURCE, UNBOUNDED};
use super::problem::{Effect, Problem};

/// Nobody adds up more sums than these.
const SUMS: u32 = 16;
/// So many of the choices' prices are tried at first, and later those that follow from the sums.
const PRICES: usize = 12;

/// The proof that no package within the budget covers more than this one, if few sums tell; else the best single sum.
pub fn certificate(problem: &Problem, budget: i128, package: &Package) -> Certificate {
    let mut prover = Prover::new(problem, budget, package);
    let everything = Span::everything(problem);
    let proof = prover.proof(everything.clone(), &mut (SUMS - 1));
    let proof = proof.unwrap_or_else(|| {
        let lowest = prover.known(&everything);
        Proof::Sum(lowest.map_or_else(Vec::new, |own| prover.cuts[own.cut].cells.clone()))
    });
    Certificate { budget, proof }
}

/// How many cases some money has to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Price {
    cases: i128,
    money: i128,
}

/// A cut that was found: the cells that compete, and what it allows.
struct Found {
    cells: Vec<u32>,
    allowed: Allowed,
}

/// The lowest sum of some packages: by which of the cuts, what is bought, and what it comes to.
struct Lowest {
    cut: usize,
    bought: Vec<Bought>,
    bound: u64,
}

struct Prover<'a> {
    problem: &'a Problem,
    budget: i128,
    package: &'a Package,
    unit: u64,
    network: Arcs,
    flow: Flow,
    cuts: Vec<Found>,
}

impl<'a> Prover<'a> {
    fn new(problem: &'a Problem, budget: i128, package: &'a Package) -> Prover<'a> {
        let unit = unit(problem);
        let network = arcs(problem, unit);
        let ends: Vec<(u32, u32)> = network.arcs.iter().map(|arc| (arc.from, arc.to)).collect();
        let mut prover = Prover {
            flow: Flow::new(network.nodes, &ends),
            problem,
            budget,
            package,
            unit,
            network,
            cuts: Vec::new(),
        };
        prover.add((0..problem.market().need().len() as u32).collect());
        let arcs = prover.network.arcs.iter();
        let now = arcs.map(|arc| arc.capacity.as_ref().map(|own| own.at(&package.times)));
        let now = now.collect();
        prover.cut(now);
        let everything = Span::everything(problem);
        for price in prices(problem) {
            let capacities = prover.priced(&everything, price);
            prover.cut(capacities);
        }
        prover
    }

    /// Proves that none of these packages covers more; none if that takes too many sums.
    fn proof(&mut self, span: Span, splits: &mut u32) -> Option<Proof> {
        let Some(lowest) = self.lowest(&span) else {
            return Some(Proof::Sum(Vec::new()));
        };
        if lowest.bound <= self.package.covered {
            return Some(Proof::Sum(self.cuts[lowest.cut].cells.clone()));
        }
        *splits = splits.checked_sub(1)?;
        let (choice, most) = self.divided(&span, &lowest)?;
        let [fewer, more] = span.split(choice, most);
        Some(Proof::Split {
            choice,
            most,
            fewer: Box::new(self.proof(fewer, splits)?),
            more: Box::new(self.proof(more, splits)?),
        })
    }

    /// Where to divide, so that the sums of both halves are low: at a choice, and how often it is taken at most in the
    /// first.
    fn divided(&self, span: &Span, lowest: &Lowest) -> Option<(u32, u32)> {
        let open = (0..span.low.len()).filter(|own| span.low[*own] < span.high[*own]);
        let ways = open.map(|choice| {
            let bought = lowest.bought.iter();
            let mut bought = bought.filter(|own| own.choice as usize == choice);
            let most = match (bought.next(), self.problem.choices()[choice].cost < 0) {
                (Some(own), false) if own.is_cut_off => own.times,
                (Some(own), _) => own.times.saturating_sub(1),
                (None, _) => span.low[choice],
            };
            (
                choice as u32,
                most.clamp(span.low[choice], span.high[choice] - 1),
            )
        });
        let known = |span: Span| self.known(&span).map_or(0, |own| own.bound);
        ways.min_by_key(|(choice, most)| {
            let bounds = span.split(*choice, *most).map(known);
            let covered = self.package.covered;
            let [one, other] = bounds.map(|own| u128::from(own.max(covered)));
            (one.max(other), one.min(other), *choice)
        })
    }

    /// The lowest sum that is found for these packages; none if there are none.
    fn lowest(&mut self, span: &Span) -> Option<Lowest> {
        let mut lowest = self.known(span)?;
        let mut tried: Vec<Price> = Vec::new();
        while let Some(price) = self.price(&lowest) {
            if lowest.bound <= self.package.covered || tried.contains(&price) {
                break;
            }
            tried.push(price);
            let capacities = self.priced(span, price);
            self.cut(capacities);
            lowest = self.known(span)?;
        }
        Some(lowest)
    }

    /// The lowest sum by one of the cuts that were found so far, and of equals the shortest; none if rules and money leave
    /// no package.
    fn known(&self, span: &Span) -> Option<Lowest> {
        let mut span = span.clone();
        if !self.problem.rules().narrow(&mut span.low, &mut span.high) {
            return None;
        }
        let sums = self.cuts.iter().enumerate().filter_map(|(cut, own)| {
            let bought = bought(self.problem, self.budget, &span, &own.allowed.gains)?;
            Some(Lowest {
                cut,
                bound: total(own.allowed.constant, &bought, self.unit),
                bought,
            })
        });
        sums.min_by_key(|own| (own.bound, own.bought.len(), own.cut))
    }

    /// Adds the two minimum cuts of the network with these capacities.
    fn cut(&mut self, capacities: Vec<Option<i128>>) {
        for (arc, capacity) in capacities.into_iter().enumerate() {
            let capacity = capacity.map(|own| u64::try_from(own.max(0)).unwrap_or(UNBOUNDED));
            self.flow.set_capacity(arc, capacity.unwrap_or(UNBOUNDED));
        }
        self.flow.maximise();
        for near in [self.flow.near_side(), self.flow.far_side()] {
            self.add(self.competing(&near));
        }
    }

    fn add(&mut self, cells: Vec<u32>) {
        if self.cuts.iter().all(|own| own.cells != cells) {
            let allowed = allowed(self.problem, &cells);
            self.cuts.push(Found { cells, allowed });
        }
    }

    /// The cells that are not on the near side of a cut.
    fn competing(&self, near: &[bool]) -> Vec<u32> {
        let nodes = self.network.cells.iter().zip(&near[FIRST_CELL..]);
        let outside = nodes.filter(|(_, near)| **near);
        let outside: BTreeSet<u32> = outside.flat_map(|(cells, _)| cells).copied().collect();
        let cells = 0..self.problem.market().need().len() as u32;
        cells.filter(|cell| !outside.contains(cell)).collect()
    }

    /// What fits through every arc if what is bought has to bring its price.
    fn priced(&self, span: &Span, price: Price) -> Vec<Option<i128>> {
        let is_cell = |node: u32| {
            let own = (node as usize).checked_sub(FIRST_CELL);
            own.is_some_and(|own| own < self.network.cells.len())
        };
        let arcs = self.network.arcs.iter();
        let capacities = arcs.map(|arc| {
            let capacity = arc.capacity.as_ref()?;
            // what an opening costs is paid once, between its offer and all its cells
            let is_paid = arc.from != SOURCE && is_cell(arc.to);
            let each = capacity.each.iter();
            let each = each.map(|(choice, more)| match is_paid {
                true => more * i128::from(span.high[*choice as usize]),
                false => self.worth(span, price, *choice as usize, *more),
            });
            Some(capacity.constant + each.sum::<i128>())
        });
        capacities.collect()
    }

    /// What a choice adds at most beyond what it has to.
    fn worth(&self, span: &Span, price: Price, choice: usize, more: i128) -> i128 {
        let [low, high] = [span.low[choice], span.high[choice]].map(i128::from);
        let cost = i128::from(self.problem.choices()[choice].cost);
        let due = match price.money {
            0 if cost != 0 => more.abs(),
            0 => 0,
            money => price.cases * cost.abs() / (money * i128::from(self.unit)),
        };
        match cost < 0 {
            true => more * high + (high - low) * (-more - due).max(0),
            false => more * low + (high - low) * (more - due).max(0),
        }
    }

    /// What the choice brings for which the money of a sum was not enough.
    fn price(&self, lowest: &Lowest) -> Option<Price> {
        let own = lowest.bought.iter().find(|own| own.is_cut_off)?;
        let choice = &self.problem.choices()[own.choice as usize];
        let cases = match choice.effect {
            Effect::Places { more, .. } => i128::from(more),
            Effect::Closing { offer } => i128::from(self.problem.market().places()[offer as usize]),
            Effect::Opening { .. } => {
                return (own.cost > 0).then_some(Price {
                    cases: own.cases,
                    money: own.cost,
                });
            }
        };
        Some(Price {
            cases,
            money: i128::from(choice.cost).abs(),
        })
    }
}

/// Some of what choices bring for their money: from nothing to more than any brings.
fn prices(problem: &Problem) -> Vec<Price> {
    let cases = |effect: &Effect| match effect {
        Effect::Places { more, .. } => i128::from(*more),
        Effect::Closing { offer } => i128::from(problem.market().places()[*offer as usize]),
        Effect::Opening { cells, .. } => {
            let needs = cells
                .iter()
                .map(|cell| problem.market().need()[*cell as usize]);
            needs.map(i128::from).sum()
        }
    };
    let priced = problem.choices().iter().filter(|own| own.cost != 0);
    let mut prices: Vec<Price> = priced
        .map(|own| Price {
            cases: cases(&own.effect),
            money: i128::from(own.cost).abs(),
        })
        .collect();
    prices.sort_by(|one, other| (one.cases * other.money).cmp(&(other.cases * one.money)));
    prices.dedup_by(|one, other| one.cases * other.money == other.cases * one.money);
    let every = prices.len().div_ceil(PRICES).max(1);
    let some = prices.into_iter().step_by(every);
    let free = Price { cases: 0, money: 1 };
    let out_of_reach = Price { cases: 1, money: 0 };
    std::iter::once(free)
        .chain(some)
        .chain([out_of_reach])
        .collect()
}
