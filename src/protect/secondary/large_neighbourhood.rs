//! A part of the answer is taken away and completed anew: what was chosen for one target after the other is seldom
//! the best for all together.
//!
//! This is the search in large neighbourhoods of Shaw 1998 ("Using constraint programming and local search methods
//! to solve vehicle routing problems", CP98), without chance: every second, third, … statistic is taken away, then each
//! by itself, the dearest first.

use super::{Effort, Search};
use crate::protect::attacker::constraints::Constraints;

/// Of so many statistics one is taken away, all of them at once.
const EVERY: [usize; 5] = [2, 3, 4, 5, 7];

/// Up to so many unknowns all of them are looked at together; with more of them too little would be found in too
/// much time.
const SMALL: usize = 400;

/// So many neighbourhoods are looked through, times the unknowns there are: with more of them each takes longer.
const WORK: usize = 60_000;

/// For each unknown so many at most: small tables are soon as good as they get.
const FOR_EACH: usize = 3;

/// To ask what else would have to give way for a target takes as long as to look through so many neighbourhoods.
pub const SPENT: usize = 4;

/// How many neighbourhoods may be looked through to begin parts anew.
pub fn budget(constraints: &Constraints) -> usize {
    match constraints.unknowns.len() {
        unknowns @ 1..=SMALL => (WORK / unknowns).min(FOR_EACH * unknowns),
        _ => 0,
    }
}

/// Of how many statistics one, and from which on.
fn parts() -> impl Iterator<Item = (usize, usize)> {
    let of = |every: usize| (0..every).map(move |first| (every, first));
    EVERY.into_iter().flat_map(of)
}

impl Search<'_> {
    /// Begins parts of the answer anew until nothing gets better.
    pub(super) fn begin_parts_anew(&mut self) {
        while self.budget > 0 && self.is_better_anew() {}
    }

    /// Tries each part once; whether any was for the better.
    fn is_better_anew(&mut self) -> bool {
        let mut is_better = false;
        for (every, first) in parts() {
            let chosen = self.chosen().into_iter();
            let part: Vec<usize> = chosen.skip(first).step_by(every).collect();
            is_better |= self.becomes(|search| search.is_cheaper_without(&part));
        }
        for statistic in self.chosen() {
            if self.withheld[statistic] && !self.is_carried(statistic) {
                is_better |= self.becomes(|search| search.is_cheaper_with_others_for(statistic));
            }
        }
        is_better
    }

    /// What is withheld for others, without what merely goes with it.
    pub(super) fn chosen(&self) -> Vec<usize> {
        let mut chosen = self.secondary();
        chosen.retain(|statistic| !self.is_carried(*statistic));
        chosen
    }

    /// Makes a change if it is for the better.
    pub(super) fn becomes(&mut self, is_better: impl Fn(&mut Self) -> bool) -> bool {
        if self.budget == 0 {
            return false;
        }
        let mut other = self.clone();
        let is_better = is_better(&mut other);
        self.budget = other.budget;
        if is_better {
            *self = other;
        }
        is_better
    }

    /// Shows a statistic for good and withholds others for it; whether that is better.
    fn is_cheaper_with_others_for(&mut self, statistic: usize) -> bool {
        let price = self.prices[statistic].take();
        let is_cheaper = self.is_cheaper_without(&[statistic]);
        self.prices[statistic] = price;
        is_cheaper
    }

    /// Shows some statistics and what goes with them, as far as they are not small; what they kept wide is open then.
    pub(super) fn take_back(&mut self, statistics: &[usize]) {
        for statistic in statistics
            .iter()
            .flat_map(|statistic| self.statistics.carried(*statistic))
        {
            self.withheld[statistic] = self.primary[statistic];
        }
        self.withheld = self.statistics.with_carried(&self.withheld);
        self.feasible.recount(&self.withheld);
        self.tries.fill(0);
    }

    /// Shows some statistics and withholds what is needed then; whether that is better.
    fn is_cheaper_without(&mut self, statistics: &[usize]) -> bool {
        let cost = self.cost();
        let effort = std::mem::replace(&mut self.effort, Effort::quick(self.attack.constraints));
        self.take_back(statistics);
        let is_closed = self.close_all(|search| search.cost() < cost).is_ok();
        if is_closed {
            self.show_again();
        }
        self.effort = effort;
        is_closed && self.cost() < cost
    }
}

impl Effort {
    /// A single look at each target.
    fn quick(constraints: &Constraints) -> Effort {
        Effort {
            sizes: vec![constraints.unknowns.len()],
            is_thorough: false,
        }
    }
}
