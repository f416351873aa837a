//! Adding choices one by one, what covers most for its money first.

use super::problem::Problem;
use super::search::Search;
use super::{Effort, Money, Package};

/// The package that comes of adding one choice after the other, each time the one that covers most more for its
/// money, as long as the budget lasts. What it needs comes with it. This is how budgets are drawn up by hand, and the
/// start of the search; it may be far from the best package.
pub fn greedy(problem: &Problem, budget: i128) -> Option<Package> {
    let money = Money::of(problem);
    let mut search = Search::new(problem, money.costs.clone(), Effort::default().0);
    let range = (money.least(), money.whole(budget));
    let times = search.one_by_one(range);
    let candidate = search.candidate(times, range)?;
    Some(money.package(&search, candidate))
}

/// What a step covers more, and what it costs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    gain: i128,
    cost: i128,
    choice: usize,
}

impl Step {
    /// What costs nothing comes first, then what covers most for its money.
    fn is_better(self, other: Step) -> bool {
        let (left, right) = (self.gain * other.cost.max(0), other.gain * self.cost.max(0));
        match left == right {
            true => (self.gain, other.choice) > (other.gain, self.choice),
            false => left > right,
        }
    }
}

impl Search<'_> {
    /// A step's gain is computed anew only while it is the largest: places more bring less and less (the lazy way,
    /// Minoux 1978), and where openings bring more, adding one by one is no longer exact anyway.
    pub fn one_by_one(&mut self, (_, most): (i128, i128)) -> Vec<u32> {
        let mut times = vec![0; self.costs.len()];
        let mut covered = self.network.covered(&times);
        let mut steps: Vec<Step> = (0..times.len())
            .filter_map(|choice| self.step(&times, covered, choice))
            .collect();
        while let Some(position) = first(&steps) {
            let choice = steps[position].choice;
            let Some(now) = self.step(&times, covered, choice) else {
                steps.swap_remove(position);
                continue;
            };
            steps[position] = now;
            let is_first = first(&steps) == Some(position);
            let with = self.with_needed(&times, choice);
            let affordable = with.as_ref().is_some_and(|with| self.cost(with) <= most);
            match with {
                _ if now.gain <= 0 || !affordable => _ = steps.swap_remove(position),
                Some(with) if is_first => {
                    covered = self.network.covered(&with);
                    times = with;
                }
                _ => {}
            }
        }
        times
    }

    fn step(&mut self, times: &[u32], covered: i128, choice: usize) -> Option<Step> {
        let with = self.with_needed(times, choice)?;
        Some(Step {
            gain: self.network.covered(&with) - covered,
            cost: self.cost(&with) - self.cost(times),
            choice,
        })
    }

    /// A package with a choice once more, and with all that it may only come with; none if that is not allowed.
    fn with_needed(&self, times: &[u32], choice: usize) -> Option<Vec<u32>> {
        let mut with = times.to_vec();
        with[choice] += 1;
        for _ in 0..self.problem.rules().prerequisites.len() {
            for (own, other) in &self.problem.rules().prerequisites {
                if with[*own as usize] > 0 && with[*other as usize] == 0 {
                    with[*other as usize] = 1;
                }
            }
        }
        self.problem.is_allowed(&with).then_some(with)
    }
}

fn first(steps: &[Step]) -> Option<usize> {
    let steps = steps.iter().enumerate();
    let best = steps.reduce(|best, step| {
        if step.1.is_better(*best.1) {
            step
        } else {
            best
        }
    });
    best.map(|(position, _)| position)
}
