//! What was withheld for others and need not be: a search that goes on adding takes too much.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::Search;
use crate::protect::attacker::feasible_tables::FeasibleTable;
use crate::protect::attacker::integer_program::BRANCHES;
use crate::protect::attacker::problem::Published;
use crate::protect::primary::Kept;
use crate::protect::statistics::component::Component;

/// So often other feasible tables are sought to show something again: a bound for cities, where each takes long.
pub const SOUGHT: usize = 800;

/// So many statistics are tried side by side: however many threads there are, so that the answer is the same.
const SIDE_BY_SIDE: usize = 4;

/// The smallest neighbourhood of each target where nothing is withheld but what is small, as it would be at best. To
/// find it takes longer than to look through it.
struct Neighbourhoods {
    /// Per target, once it is asked for.
    found: Vec<OnceLock<Vec<usize>>>,
}

impl Neighbourhoods {
    fn none(search: &Search) -> Neighbourhoods {
        Neighbourhoods {
            found: vec![OnceLock::new(); search.tries.len()],
        }
    }

    fn of(&self, search: &Search, target: usize) -> &[usize] {
        self.found[target].get_or_init(|| {
            let size = search.effort.sizes.first().copied().unwrap_or(0);
            let published = Published {
                withheld: &search.primary,
                ..search.published()
            };
            search.attack.near(published, target, size)
        })
    }
}

/// What comes of it if a statistic is shown again.
struct Trial {
    statistic: usize,
    /// Whether all stays wide.
    is_safe: bool,
    /// Feasible tables found for it; they hold whether or not it is shown.
    found: Vec<Arc<FeasibleTable>>,
    /// How many neighbourhoods were looked through.
    spent: usize,
}

impl Search<'_> {
    /// What is withheld for others, the dearest first.
    pub(super) fn secondary(&self) -> Vec<usize> {
        let mut secondary: Vec<usize> = (0..self.withheld.len())
            .filter(|statistic| self.withheld[*statistic] && !self.primary[*statistic])
            .collect();
        secondary.sort_by(|one, other| {
            self.costs[*other]
                .total_cmp(&self.costs[*one])
                .then(one.cmp(other))
        });
        secondary
    }

    /// Whether a statistic goes with another one that is withheld.
    pub(super) fn is_carried(&self, statistic: usize) -> bool {
        let first = statistic - statistic % Component::ALL.len();
        let siblings = (first..statistic).filter(|sibling| self.withheld[*sibling]);
        let mut carried = siblings.flat_map(|sibling| self.statistics.carried(sibling));
        carried.any(|carried| carried == statistic)
    }

    /// Shows again, the dearest first, what need not be withheld: the feasible tables found since, or others that
    /// are found in the smallest neighbourhood, keep everything wide without it.
    pub(super) fn show_again(&mut self) {
        let near = Neighbourhoods::none(self);
        let mut waiting = self.secondary();
        while !waiting.is_empty() {
            let carried = self.show_some(waiting, &near);
            // what went with a statistic may be shown by itself once that is shown
            waiting = carried
                .into_iter()
                .filter(|statistic| !self.is_carried(*statistic))
                .collect();
        }
        self.feasible.forget(&self.withheld);
    }

    /// The same for some statistics, in this order; returns those that were not tried as they go with others.
    fn show_some(&mut self, mut waiting: Vec<usize>, near: &Neighbourhoods) -> Vec<usize> {
        waiting.reverse();
        let mut carried = Vec::new();
        while !waiting.is_empty() {
            let mut batch: Vec<usize> = Vec::new();
            while batch.len() < SIDE_BY_SIDE
                && let Some(statistic) = waiting.pop()
            {
                match self.is_carried(statistic) {
                    true => carried.push(statistic),
                    false => batch.push(statistic),
                }
            }
            let trials = batch
                .par_iter()
                .map(|statistic| self.tried(*statistic, near));
            let trials: Vec<Trial> = trials.collect();
            let again = self.take(trials);
            waiting.extend(again.into_iter().rev());
        }
        carried
    }

    /// Takes the first trial that is safe, and says which of the others are to be tried again: what is not safe
    /// is not safe either when still more is shown.
    fn take(&mut self, trials: Vec<Trial>) -> Vec<usize> {
        let mut again = Vec::new();
        let mut is_taken = false;
        for trial in trials {
            self.budget = self.budget.saturating_sub(trial.spent);
            match trial.is_safe {
                true if is_taken => again.push(trial.statistic),
                true => {
                    is_taken = true;
                    self.withheld[trial.statistic] = false;
                    trial
                        .found
                        .into_iter()
                        .for_each(|one| self.feasible.add(one));
                }
                false => trial
                    .found
                    .into_iter()
                    .for_each(|one| self.feasible.add(one)),
            }
        }
        if is_taken {
            self.feasible.recount(&self.withheld);
        }
        again
    }

    /// Shows a statistic if everything else stays wide without it, or can be made so in the smallest neighbourhood.
    fn tried(&self, statistic: usize, near: &Neighbourhoods) -> Trial {
        let mut feasible = self.feasible.clone();
        let known = feasible.tables.len();
        let mut withheld = self.withheld.clone();
        withheld[statistic] = false;
        feasible.recount(&withheld);
        let mut spent = 0;
        let mut targets = 0..self.tries.len();
        let is_safe = targets.all(|target| {
            // what is shown need not be wide any more, but where it is rounded
            let is_shown =
                self.level.kept != Kept::All && self.attack.targets[target].statistic == statistic;
            if is_shown || !self.is_kept(target) || feasible.is_wide(self.attack, target) {
                return true;
            }
            spent += 1;
            let free = near.of(self, target);
            spent <= self.budget
                && self
                    .attack
                    .widen(&mut feasible, &withheld, target, (free, BRANCHES))
        });
        Trial {
            statistic,
            is_safe,
            found: feasible.tables.split_off(known),
            spent,
        }
    }
}
