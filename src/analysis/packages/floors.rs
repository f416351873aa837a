//! Floors: so much of the need of some cells has to be covered in the fair cover of a package.
//!
//! A fair cover serves the worst served first, wherever they are. So a floor is no capacity that a flow could be asked
//! for, and a package is looked at by its fair cover. What cannot keep a floor is left out before, by two bounds:
//!
//! - no cover gives some cells more than a flow that is for them alone, and the cuts of that flow are linear in the
//!   package, as all cuts are;
//! - places more take nothing from any cell of the fair cover: places and cells are complements in a maximum flow (Gale &
//!   Politof 1981). Only openings do, as the opened offer is shared with others. So where all openings are decided, no
//!   package gives any cell more than the one with all places.

use std::collections::BTreeMap;

use super::covered_of;
use super::network::Network;
use super::problem::{Effect, Floor, Problem};
use super::relaxation::Range;
use super::search::Search;
use super::{Effort, Money};
use crate::analysis::cover::solve;

/// What the floors of a problem are checked by.
#[derive(Debug)]
pub(super) struct Floors {
    /// Per floor: how much its cells could have if all others needed nothing.
    alone: Vec<Network>,
    /// What packages that were looked at cover of the cells of every floor.
    known: BTreeMap<Vec<u32>, Vec<u64>>,
}

impl Floors {
    pub fn new(problem: &Problem) -> Floors {
        let floors = problem.rules().floors.iter();
        Floors {
            alone: floors
                .map(|floor| Network::new(&problem.only_for(&floor.cells)))
                .collect(),
            known: BTreeMap::new(),
        }
    }

    pub fn work(&self) -> u64 {
        self.alone.iter().map(Network::work).sum()
    }
}

impl Search<'_> {
    /// Whether a package covers what has to be covered.
    pub fn keeps_floors(&mut self, times: &[u32]) -> bool {
        self.floors_leave(times) && {
            let covered = self.covered_of_floors(times);
            let floors = self.problem.rules().floors.iter().zip(covered);
            floors
                .into_iter()
                .all(|(own, covered)| covered >= own.covered)
        }
    }

    /// Whether a range may hold a package that covers what has to be covered.
    pub fn may_keep_floors(&mut self, range: &Range) -> bool {
        let most = self.most_open(range);
        match self.is_opening_decided(range) {
            true => self.keeps_floors(&most),
            false => self.floors_leave(&most),
        }
    }

    /// Adds to the relaxation what a floor asks for that a package in fractions cannot give; whether there was any.
    pub fn cut_by_floors(&mut self, times: &[f64]) -> bool {
        let mut is_cut = false;
        let floors = self.problem.rules().floors.iter();
        for (floor, network) in floors.zip(&mut self.floors.alone) {
            let least = i128::from(floor.covered.div_ceil(network.unit));
            let (covered, cut) = network.least_cut(times);
            if covered < least as f64 * (1.0 - BROKEN) {
                is_cut |= self.relaxation.add_floor(&cut, least);
            }
        }
        is_cut
    }

    /// Whether every floor could be kept if its cells came first.
    fn floors_leave(&mut self, times: &[u32]) -> bool {
        let floors = self.problem.rules().floors.iter();
        let mut floors = floors.zip(&mut self.floors.alone);
        floors.all(|(floor, network)| most_alone(network, times) >= floor.covered)
    }

    /// What the fair cover of a package gives the cells of every floor.
    fn covered_of_floors(&mut self, times: &[u32]) -> Vec<u64> {
        let floors = &self.problem.rules().floors;
        if floors.is_empty() {
            return Vec::new();
        }
        if let Some(known) = self.floors.known.get(times) {
            return known.clone();
        }
        self.count_cover();
        let market = self.problem.with(times);
        let cover = solve(&market).into_cover();
        let floors = floors.iter();
        let covered: Vec<u64> = floors
            .map(|floor| covered_of(&market, &cover, &floor.cells))
            .collect();
        self.floors.known.insert(times.to_vec(), covered.clone());
        covered
    }

    fn is_opening_decided(&self, range: &Range) -> bool {
        self.open_opening(range).is_none()
    }

    /// The first opening of which a range does not say whether it is taken.
    fn open_opening(&self, range: &Range) -> Option<usize> {
        let choices = self.problem.choices().iter().enumerate();
        let mut openings = choices.filter(|(_, own)| matches!(own.effect, Effect::Opening { .. }));
        openings
            .find(|(own, _)| range.low[*own] < range.high[*own])
            .map(|(own, _)| own)
    }
}

/// What is nearer to a floor keeps it, in floating point.
const BROKEN: f64 = 1e-9;

fn most_alone(network: &mut Network, times: &[u32]) -> u64 {
    let covered = network.covered(times) * i128::from(network.unit);
    u64::try_from(covered.max(0)).unwrap_or(u64::MAX)
}

/// How much of the need of some cells packages cover, whatever they cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Furthest {
    /// By the one that covers most, of those that were looked at.
    pub covered: u64,
    /// By none more. Equal to `covered` if that is proved.
    pub bound: u64,
}

/// How much of the need of these cells any package covers that keeps the floors; none if no package does, or none was
/// found.
pub fn furthest(problem: &Problem, cells: &[u32], effort: Effort) -> Option<Furthest> {
    let mut floors = problem.rules().floors.clone();
    floors.push(Floor {
        cells: cells.to_vec(),
        covered: 0,
    });
    let problem = &problem.with_floors(floors).ok()?;
    let money = Money::of(problem);
    let mut search = Search::new(problem, money.costs.clone(), effort.0);
    let everything = search.everything((money.least(), money.most(problem)));
    search.furthest(everything)
}

impl Search<'_> {
    /// The most that any package of a range covers of the cells of the last floor.
    fn furthest(&mut self, everything: Range) -> Option<Furthest> {
        let mut best: Option<u64> = None;
        let mut open = vec![(u64::MAX, everything)];
        while let Some((bound, mut range)) = open.pop() {
            if self.is_out_of_work() {
                let bounds = open.iter().map(|(bound, _)| *bound);
                let bound = bounds.fold(bound, u64::max);
                return best.map(|covered| Furthest {
                    covered,
                    bound: bound.max(covered),
                });
            }
            if !self.propagate(&mut range) || !self.may_keep_floors(&range) {
                continue;
            }
            let most = self.most_open(&range);
            let is_decided = self.is_opening_decided(&range);
            let fair = self.covered_of_floors(&most).last().copied();
            let bound = match (is_decided, self.floors.alone.last_mut()) {
                (false, Some(alone)) => bound.min(most_alone(alone, &most)),
                _ => fair.unwrap_or(0),
            };
            if best.is_some_and(|best| bound <= best) {
                continue;
            }
            let is_package = self.problem.is_allowed(&most) && self.keeps_floors(&most);
            if is_package {
                best = best.max(fair);
            }
            if is_package && is_decided {
                continue;
            }
            let halves = self.halves(range, &most).into_iter();
            open.extend(halves.map(|range| (bound, range)));
        }
        best.map(|covered| Furthest {
            covered,
            bound: covered,
        })
    }

    /// The two halves of a range, the one that takes more last: divided at an opening, else at what keeps the package
    /// with all places from being allowed.
    fn halves(&self, range: Range, most: &[u32]) -> Vec<Range> {
        let rules = self.problem.rules();
        let is_open = |own: &u32| range.low[*own as usize] < range.high[*own as usize];
        let taken = |own: &u32| most[*own as usize] > 0;
        let excluded = rules.exclusions.iter();
        let excluded = excluded.filter(|one_of| one_of.iter().filter(|own| taken(own)).count() > 1);
        let pairs = rules.prerequisites.iter();
        let missing = pairs.filter(|(own, other)| taken(own) && !taken(other));
        let missing = missing.flat_map(|(own, other)| [own, other]);
        let mut forbidden = excluded.flatten().chain(missing).filter(|own| is_open(own));
        let first = (0..most.len()).find(|own| is_open(&(*own as u32)));
        let own = self.open_opening(&range);
        let own = own.or_else(|| forbidden.next().map(|own| *own as usize));
        let Some(own) = own.or(first) else {
            return Vec::new();
        };
        let mut halves = vec![range.clone(), range];
        halves[0].high[own] = halves[0].low[own];
        halves[1].low[own] += 1;
        halves
    }
}
