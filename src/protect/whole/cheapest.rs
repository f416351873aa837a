//! What has to give way so that a sum can be moved.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

use super::bounds::{Direction, direction};
use super::{Problems, constrain, expression};
use crate::protect::system::{HAIR, RealMove, Terms};

/// So many branches are tried: a dear answer costs rows. With 60, Musterstadt lost twice as many, with 400 no
/// fewer.
const BRANCHES: u64 = 200;
/// What has to give way may be so much dearer than the cheapest: the search for the rest is long.
const GOOD_ENOUGH: f64 = 0.5;

/// What it costs to move all statements on sums of one direction.
#[derive(Debug, Default)]
struct Priced {
    terms: Vec<(usize, f64)>,
    /// Per statement, up and down: how far the sum moves for nothing, and the price of each step beyond.
    ends: [Vec<(f64, f64)>; 2],
}

impl Priced {
    /// One more statement, on a sum that is a multiple of this one.
    fn add(&mut self, scale: f64, (low, high): (f64, f64), price: f64) {
        let ends = match scale < 0.0 {
            true => [low / scale, -high / scale],
            false => [high / scale, -low / scale],
        };
        for (own, end) in self.ends.iter_mut().zip(ends) {
            own.push((end, price * scale.abs()));
        }
    }

    /// The way up or down in steps of rising price: how long each is, and its price. What it costs to move
    /// several statements is convex, so cheaper steps are taken first by themselves.
    fn steps(ends: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let mut ends = ends.to_vec();
        ends.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut steps = Vec::new();
        let (mut reached, mut price) = (0.0, 0.0);
        for (end, more) in ends {
            if end > reached {
                steps.push((end - reached, price));
                reached = end;
            }
            price += more;
        }
        steps.push((f64::INFINITY, price));
        steps
    }
}

impl Problems<'_> {
    /// How unknowns move so that a sum moves up as far as is needed and what has to give way costs least; `prices`
    /// says what it costs per item, none where it has to stay. None if all that may give way does not suffice.
    pub fn cheapest(
        &self,
        withheld: &[bool],
        prices: &[Option<f64>],
        terms: &Terms,
        needed: f64,
        is_whole: bool,
    ) -> Option<RealMove> {
        let goal = self.placed(terms);
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let ranges = self.bounds.ranges.iter();
        let variables: Vec<Option<Variable>> = ranges
            .map(|(down, up)| {
                (*down < *up).then(|| match is_whole {
                    true => problem.add_integer_var(0.0, (*down as i32, *up as i32)),
                    false => problem.add_var(0.0, (*down as f64, *up as f64)),
                })
            })
            .collect();
        for bound in &self.bounds.all {
            let sum = expression(&variables, &bound.terms);
            constrain(&mut problem, sum, bound.low, bound.high);
        }
        problem.add_constraint(expression(&variables, &goal), ComparisonOp::Ge, needed);
        for priced in self.priced(withheld, prices).into_values() {
            let mut sum = expression(&variables, &priced.terms);
            for (ends, sign) in priced.ends.iter().zip([-1.0, 1.0]) {
                for (length, price) in Priced::steps(ends) {
                    sum.add(problem.add_var(price, (0.0, length)), sign);
                }
            }
            problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(BRANCHES);
        options.mip_gap = GOOD_ENOUGH;
        let Ok(SolveOutcome::Solution(solution)) = problem.solve_with(options) else {
            return None;
        };
        let value =
            |variable: &Option<Variable>| variable.map_or(0.0, |one| solution.var_value(one));
        let moved = self.free.iter().copied().zip(variables.iter().map(value));
        Some(moved.filter(|(_, change)| change.abs() > HAIR).collect())
    }

    /// What may give way, by the direction of its sums.
    fn priced(&self, withheld: &[bool], prices: &[Option<f64>]) -> BTreeMap<Direction, Priced> {
        let mut stated: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for (place, unknown) in self.free.iter().enumerate() {
            if self.bounds.ranges[place] == (0, 0) {
                continue;
            }
            for (statement, weight) in &self.system.stated[*unknown] {
                stated.entry(*statement).or_default().push((place, *weight));
            }
        }
        let mut all: BTreeMap<Direction, Priced> = BTreeMap::new();
        for (statement, terms) in stated {
            let own = &self.system.statements[statement];
            let (false, Some(price)) = (withheld[own.item], prices[own.item]) else {
                continue;
            };
            let (scale, direction) = direction(&terms);
            let priced = all.entry(direction).or_insert_with(|| Priced {
                terms: terms
                    .iter()
                    .map(|(place, weight)| (*place, weight / scale))
                    .collect(),
                ..Priced::default()
            });
            priced.add(scale, (own.low, own.high), price);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What it costs to take a sum so far, the cheapest steps first.
    fn cost(steps: &[(f64, f64)], mut far: f64) -> f64 {
        let mut cost = 0.0;
        for (length, price) in steps {
            let step = far.min(*length);
            cost += step * price;
            far -= step;
        }
        cost
    }

    proptest! {
        #[test]
        fn all_statements_of_a_direction_cost_what_each_of_them_costs(
            given in proptest::collection::vec((-4i32..=4, 0u32..5, 0u32..5, 1u32..9), 1..6),
            far in -20i32..=20,
        ) {
            let given: Vec<(f64, f64, f64, f64)> = given
                .into_iter()
                .filter(|(scale, ..)| *scale != 0)
                .map(|(scale, low, high, price)| {
                    (f64::from(scale) / 2.0, -f64::from(low), f64::from(high), f64::from(price))
                })
                .collect();
            let mut priced = Priced::default();
            let mut each = 0.0;
            for (scale, low, high, price) in given {
                priced.add(scale, (low, high), price);
                let sum = scale * f64::from(far);
                each += price * (sum - high).max(low - sum).max(0.0);
            }
            let ends = &priced.ends[usize::from(far < 0)];
            let together = cost(&Priced::steps(ends), f64::from(far.abs()));
            prop_assert!((together - each).abs() < 1e-9, "{together} {each}");
        }
    }

    #[test]
    fn what_it_costs_to_move_several_statements_rises_step_by_step() {
        let mut priced = Priced::default();
        priced.add(1.0, (0.0, 0.0), 3.0);
        priced.add(0.5, (-1.0, 2.0), 4.0);
        priced.add(-1.0, (-2.0, 1.0), 1.0);
        let up = Priced::steps(&priced.ends[0]);
        assert_eq!(up, [(2.0, 3.0), (2.0, 4.0), (f64::INFINITY, 6.0)]);
        let down = Priced::steps(&priced.ends[1]);
        assert_eq!(down, [(1.0, 3.0), (1.0, 4.0), (f64::INFINITY, 6.0)]);
    }
}
