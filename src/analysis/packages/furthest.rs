//! What keeps floors, and how far packages come towards one: a search of its own, as covering most of some cells is not
//! covering most.

use super::problem::{Effect, Floor, Problem};
use super::relaxation::Range;
use super::search::Search;
use super::{Effort, Money};

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
    /// Whether a package covers what has to be covered.
    pub fn keeps_floors(&mut self, times: &[u32]) -> bool {
        self.floors_leave(times) && {
            let covered = self.covered_of_floors(times);
            let mut floors = self.problem.rules().floors.iter().zip(covered);
            floors.all(|(own, covered)| covered >= own.covered)
        }
    }

    /// Whether a range may hold a package that covers what has to be covered.
    pub fn may_keep_floors(&mut self, range: &Range) -> bool {
        if self.problem.rules().floors.is_empty() {
            return true;
        }
        let most = self.most_open(range);
        match self.open_opening(range) {
            None => self.keeps_floors(&most),
            Some(_) => self.floors_leave(&most),
        }
    }

    /// Adds to the relaxation what a floor asks for that a package in fractions cannot give; whether there was any.
    pub fn cut_by_floors(&mut self, times: &[f64]) -> bool {
        let mut is_cut = false;
        for (number, floor) in self.problem.rules().floors.iter().enumerate() {
            if let Some((cut, least)) = self.floors.cut(number, floor.covered, times) {
                is_cut |= self.relaxation.add_floor(&cut, least);
            }
        }
        is_cut
    }

    /// Whether every floor could be kept if its cells came first.
    fn floors_leave(&mut self, times: &[u32]) -> bool {
        let mut floors = self.problem.rules().floors.iter().enumerate();
        floors.all(|(number, floor)| self.floors.alone(number, times) >= floor.covered)
    }

    /// What the fair cover of a package gives the cells of every floor.
    fn covered_of_floors(&mut self, times: &[u32]) -> Vec<u64> {
        if self.problem.rules().floors.is_empty() {
            return Vec::new();
        }
        self.floors.known(times).unwrap_or_else(|| {
            self.count_cover();
            self.floors.look(self.problem, times)
        })
    }

    /// The first opening of which a range does not say whether it is taken.
    fn open_opening(&self, range: &Range) -> Option<usize> {
        let choices = self.problem.choices().iter().enumerate();
        let mut openings = choices.filter(|(_, own)| matches!(own.effect, Effect::Opening { .. }));
        openings
            .find(|(own, _)| range.low[*own] < range.high[*own])
            .map(|(own, _)| own)
    }

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
            let is_decided = self.open_opening(&range).is_none();
            let fair = self.covered_of_floors(&most).last().copied();
            let last = self.problem.rules().floors.len() - 1;
            let bound = match is_decided {
                true => fair.unwrap_or(0),
                false => bound.min(self.floors.alone(last, &most)),
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
