//! Of packages that cover equally many, the fairest, and of these the cheapest.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::fairness::Fairness;
use super::problem::Effect;
use super::relaxation::{Objective, Range};
use super::search::{Bounded, Candidate, ROUNDS, Search};

/// Packages that cover equally many are listed, if they are no more than this, and no more ranges were looked at.
const EQUALS: (usize, usize) = (64, 1000);
impl Search<'_> {
    /// Of the packages that cover as much as this one, within a range, the fairest, and of these the cheapest;
    /// and whether that is proved.
    pub fn fairest(&mut self, best: Candidate, range: Range) -> (Candidate, bool) {
        self.relaxation.set_objective(Objective::COVERED);
        let (equals, are_all) = self.equals(&best, range.clone());
        let mut champion = Champion::new(best);
        let mut is_known = true;
        for candidate in self.without_dearer(equals) {
            is_known &= self.meet(&mut champion, candidate);
        }
        if are_all {
            return (champion.best, is_known);
        }
        let mut stack = vec![range];
        while let Some(range) = stack.pop() {
            if self.is_out_of_work() {
                return (champion.best, false);
            }
            let mut found = Vec::new();
            let covered = champion.best.covered;
            let bounded = self.bounded(range, i128::MAX, covered, ROUNDS[1], &mut found);
            for candidate in found {
                self.meet(&mut champion, candidate);
            }
            let Bounded::Open(_, mut range, times) = bounded else {
                continue;
            };
            let fairness = self.fairness_of(&mut champion).cloned();
            let (Some(own), Some(most)) = (fairness, self.fairness(&self.most_open(&range))) else {
                return (champion.best, false);
            };
            match most.cmp(&own) {
                Ordering::Less => continue,
                Ordering::Equal => range.cost.1 = range.cost.1.min(champion.best.cost - 1),
                Ordering::Greater => {}
            }
            if self.propagate(&mut range) {
                stack.extend(self.divided(range, times.as_deref()));
            }
        }
        (champion.best, true)
    }

    fn fairness_of<'c>(&mut self, champion: &'c mut Champion) -> Option<&'c Fairness> {
        if champion.fairness.is_none() {
            champion.fairness = self.fairness(&champion.best.times);
        }
        champion.fairness.as_ref()
    }

    /// The champion gives way to a package that covers more; of equals to a fairer one, then a cheaper one, then one
    /// of fewer choices, then one whose choices come earlier. Whether there was work left to tell.
    fn meet(&mut self, champion: &mut Champion, other: Candidate) -> bool {
        if other.times == champion.best.times || other.covered < champion.best.covered {
            return true;
        }
        let fairness = self.fairness(&other.times);
        let is_better = match other.covered.cmp(&champion.best.covered) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => {
                let (Some(fairness), Some(own)) = (&fairness, self.fairness_of(champion)) else {
                    return false;
                };
                let order = fairness.cmp(own);
                let own = &champion.best;
                let order = order.then_with(|| own.cost.cmp(&other.cost));
                let order = order.then_with(|| taken(&own.times).cmp(&taken(&other.times)));
                order.then_with(|| other.times.cmp(&own.times)).is_gt()
            }
        };
        if is_better {
            champion.best = other;
            champion.fairness = fairness;
        }
        true
    }

    /// The packages within a range that cover at least as much as this one, without it; and whether these are all.
    fn equals(&mut self, best: &Candidate, range: Range) -> (Vec<Candidate>, bool) {
        let mut equals: BTreeMap<Vec<u32>, Candidate> = BTreeMap::new();
        let mut stack = vec![range];
        for _ in 0..EQUALS.1 {
            let Some(range) = stack.pop() else {
                equals.remove(&best.times);
                return (equals.into_values().collect(), true);
            };
            let mut found = Vec::new();
            let bounded = self.bounded(range, i128::MAX, best.covered, ROUNDS[1], &mut found);
            let found = found.into_iter().filter(|own| own.covered >= best.covered);
            equals.extend(found.map(|own| (own.times.clone(), own)));
            if equals.len() > EQUALS.0 || self.is_out_of_work() {
                break;
            }
            if let Bounded::Open(_, range, times) = bounded {
                stack.extend(self.divided(range, times.as_deref()));
            }
        }
        (equals.into_values().collect(), false)
    }

    /// Without packages that have places more than another one that covers as much. Places that do not raise the
    /// number covered reach nobody who is short, not even over others; so they leave the fair cover as it is.
    fn without_dearer(&self, candidates: Vec<Candidate>) -> Vec<Candidate> {
        let has_only_places_more = |more: &Candidate, than: &Candidate| {
            let times = more.times.iter().zip(&than.times);
            let mut times = self.problem.choices().iter().zip(times);
            more.times != than.times
                && more.covered == than.covered
                && more.cost >= than.cost
                && times.all(|(own, (more, times))| {
                    more == times || (more > times && matches!(own.effect, Effect::Places { .. }))
                })
        };
        let is_dearer = |own: &&Candidate| {
            candidates
                .iter()
                .any(|other| has_only_places_more(own, other))
        };
        candidates
            .iter()
            .filter(|own| !is_dearer(own))
            .cloned()
            .collect()
    }

    /// Everything that a range may hold, and nothing closed that may stay: fairer than all that is in it.
    pub fn most_open(&self, range: &Range) -> Vec<u32> {
        let choices = self.problem.choices().iter().enumerate();
        let times = choices.map(|(own, choice)| match choice.effect {
            Effect::Closing { .. } => range.low[own],
            Effect::Places { .. } | Effect::Opening { .. } => range.high[own],
        });
        times.collect()
    }

    /// A package without what changes neither the number covered nor its fairness, and costs nothing.
    pub fn without_idle(&mut self, best: Candidate) -> Candidate {
        let mut champion = Champion::new(best);
        for own in (0..self.costs.len()).rev() {
            while champion.best.times[own] > 0 && self.costs[own] >= 0 {
                let mut times = champion.best.times.clone();
                times[own] -= 1;
                let Some(fewer) = self.candidate(times, (i128::MIN, champion.best.cost)) else {
                    break;
                };
                let is_places = matches!(self.problem.choices()[own].effect, Effect::Places { .. });
                let is_idle = fewer.covered == champion.best.covered
                    && (is_places || {
                        let fairness = self.fairness(&fewer.times);
                        fairness.is_some() && fairness.as_ref() == self.fairness_of(&mut champion)
                    });
                if !is_idle {
                    break;
                }
                champion.best = fewer;
            }
        }
        champion.best
    }
}

/// The best package so far, and how fair it is, once that is asked.
struct Champion {
    best: Candidate,
    fairness: Option<Fairness>,
}

impl Champion {
    fn new(best: Candidate) -> Champion {
        Champion {
            best,
            fairness: None,
        }
    }
}

/// How often choices are taken, all together.
fn taken(times: &[u32]) -> u64 {
    times.iter().map(|times| u64::from(*times)).sum()
}
