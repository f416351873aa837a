//! What has to give way so that a sum can be moved.

use std::collections::BTreeMap;

use simplex::piecewise::{Convex, Program};

use super::presolve::{Direction, direction};
use super::{IntegerProgram, OBJECTIVE};
use crate::protect::attacker::constraints::{EPSILON, RealMove, Terms};

/// What a case that is moved costs beside the dearest price of 1: among moves that cost the same, few cases.
const SPARSE: f64 = 1e-5;

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

    /// What it costs as a function of the sum, in units of a price.
    fn cost(&self, unit: f64) -> Convex {
        let [up, down] = &self.ends;
        let mut cost = Convex {
            first: -down.iter().map(|(_, price)| price / unit).sum::<f64>(),
            points: Vec::new(),
        };
        down.iter()
            .for_each(|(end, price)| cost.add(-end, price / unit));
        up.iter()
            .for_each(|(end, price)| cost.add(*end, price / unit));
        cost
    }
}

/// Whether values take a sum up as far as is needed.
fn is_reached(objective: &[(usize, f64)], values: &[f64], needed: f64) -> bool {
    let sum = objective
        .iter()
        .map(|(place, weight)| weight * values[*place]);
    sum.sum::<f64>() + EPSILON >= needed
}

impl IntegerProgram<'_> {
    /// How unknowns move so that a sum moves up as far as is needed and what has to give way costs least; `prices`
    /// says what it costs per statistic, none where it has to stay. None if all that may give way does not suffice.
    pub fn cheapest(
        &self,
        withheld: &[bool],
        prices: &[Option<f64>],
        terms: &Terms,
        needed: f64,
    ) -> Option<RealMove> {
        let (objective, program) = self.pricing(withheld, prices, terms, needed);
        let solved = self.kept_within(program.solve());
        is_reached(&objective, &solved, needed).then(|| self.moved(&solved))
    }

    /// The same in whole cases, as far as a quick search finds any.
    pub fn cheapest_whole(
        &self,
        withheld: &[bool],
        prices: &[Option<f64>],
        terms: &Terms,
        needed: f64,
    ) -> Option<RealMove> {
        let (objective, program) = self.pricing(withheld, prices, terms, needed);
        let solved = program.solve_whole(|values| is_reached(&objective, values, needed))?;
        let solved = self.kept_within(solved);
        is_reached(&objective, &solved, needed).then(|| self.moved(&solved))
    }

    /// The sum that is to be moved, and what it costs to move it.
    fn pricing(
        &self,
        withheld: &[bool],
        prices: &[Option<f64>],
        terms: &Terms,
        needed: f64,
    ) -> (Vec<(usize, f64)>, Program) {
        let objective = self.placed(terms);
        let priced = self.priced(withheld, prices);
        let ends = priced
            .values()
            .flat_map(|priced| priced.ends.iter().flatten());
        let dearest = ends
            .map(|(_, price)| *price)
            .fold(f64::MIN_POSITIVE, f64::max);
        let mut program = self.program(SPARSE);
        program.sums.extend(priced.into_values().map(|priced| {
            let cost = priced.cost(dearest);
            (priced.terms, cost)
        }));
        let reached = Convex {
            first: -OBJECTIVE,
            points: vec![(needed, 0.0)],
        };
        program.sums.push((objective.clone(), reached));
        (objective, program)
    }

    fn moved(&self, solved: &[f64]) -> RealMove {
        let moved = self.free.iter().copied().zip(solved.iter().copied());
        moved.filter(|(_, change)| change.abs() > EPSILON).collect()
    }

    /// What may give way, by the direction of its sums.
    fn priced(&self, withheld: &[bool], prices: &[Option<f64>]) -> BTreeMap<Direction, Priced> {
        let mut constraints_of: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for (place, unknown) in self.free.iter().enumerate() {
            if self.bounds.ranges[place] == (0, 0) {
                continue;
            }
            for (constraint, weight) in &self.constraints.constraints_of[*unknown] {
                constraints_of
                    .entry(*constraint)
                    .or_default()
                    .push((place, *weight));
            }
        }
        let mut all: BTreeMap<Direction, Priced> = BTreeMap::new();
        for (constraint, terms) in constraints_of {
            let own = &self.constraints.all[constraint];
            let (false, Some(price)) = (withheld[own.statistic], prices[own.statistic]) else {
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

    /// What a convex function costs at a value.
    fn cost(function: &Convex, at: f64) -> f64 {
        let mut points = function.points.clone();
        points.push((0.0, f64::NAN));
        let ends = [at.min(0.0), at.max(0.0)];
        let mut stops: Vec<f64> = points.iter().map(|(point, _)| *point).collect();
        stops.extend(ends);
        stops.retain(|stop| (ends[0]..=ends[1]).contains(stop));
        stops.sort_by(f64::total_cmp);
        let slope = |middle: f64| {
            let mut before = function.points.iter().filter(|(point, _)| *point < middle);
            before
                .next_back()
                .map_or(function.first, |(_, slope)| *slope)
        };
        let pieces = stops
            .windows(2)
            .map(|ends| (ends[1] - ends[0]) * slope((ends[0] + ends[1]) / 2.0));
        pieces.sum::<f64>() * at.signum()
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
            let together = cost(&priced.cost(1.0), f64::from(far));
            prop_assert!((together - each).abs() < 1e-9, "{together} {each}");
        }
    }

    #[test]
    fn what_it_costs_to_move_several_statements_rises_step_by_step() {
        let mut priced = Priced::default();
        priced.add(1.0, (0.0, 0.0), 3.0);
        priced.add(0.5, (-1.0, 2.0), 4.0);
        priced.add(-1.0, (-2.0, 1.0), 1.0);
        let cost = priced.cost(1.0);
        assert_eq!(cost.first, -6.0);
        let points = [
            (-2.0, -4.0),
            (-1.0, -3.0),
            (0.0, 3.0),
            (2.0, 4.0),
            (4.0, 6.0),
        ];
        assert_eq!(cost.points, points);
    }
}
