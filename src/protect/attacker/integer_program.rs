//! Moves in whole numbers: how far can a sum be moved without anybody noticing?
//!
//! The bounds of what can be are found by the simplex method (the attacker's problem of Fischetti & Salazar
//! 2001, "Solving the cell suppression problem on tabular data with linear constraints", Management Science
//! 47) with branch and bound, as counts are whole: 5a + 3b = 19 has one whole solution and many real ones.

use std::collections::BTreeMap;

use microlp::{
    ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable,
};
use simplex::piecewise::{Convex, HARD, Program};

use crate::protect::attacker::constraints::{Constraints, EPSILON, Move, Terms, rounded};
use presolve::{Bound, Bounds};

mod presolve;
mod suppression_cost;

/// No branches: only quick heuristics look for whole moves.
pub const BRANCHES: u64 = 0;
/// So many are tried where it is the last resort: next to a report published before, little is left to move.
pub const BRANCHES_AT_LAST: u64 = 400;

/// Among so few unknowns branches are tried in any case, and so many.
const FEW: usize = 40;
const BRANCHES_OF_FEW: u64 = 20;

/// What a case that is moved costs, and what a case that a sum is moved further is worth.
const CASE: f64 = 1.0;
const OBJECTIVE: f64 = 1e4;

/// Which way a sum is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The sum gets larger.
    Up,
    /// The sum gets smaller.
    Down,
}

impl Way {
    /// Both ends of an interval.
    pub const BOTH: [Way; 2] = [Way::Up, Way::Down];
}

/// A linear problem on a few free unknowns; all others stay.
#[derive(Debug)]
pub struct IntegerProgram<'a> {
    constraints: &'a Constraints,
    free: &'a [usize],
    bounds: Bounds,
}

impl<'a> IntegerProgram<'a> {
    /// The problem that what is published poses; none of the free unknowns moves further than `furthest`.
    pub fn of(
        constraints: &'a Constraints,
        withheld: &[bool],
        free: &'a [usize],
        furthest: i64,
    ) -> IntegerProgram<'a> {
        let range = |unknown: &usize| {
            (
                -constraints.unknowns[*unknown].falls.min(furthest),
                furthest,
            )
        };
        let ranges = free.iter().map(range).collect();
        let mut constraints_of: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        let mut left: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for (place, unknown) in free.iter().enumerate() {
            for (constraint, weight) in &constraints.constraints_of[*unknown] {
                if !withheld[constraints.all[*constraint].statistic] {
                    constraints_of
                        .entry(*constraint)
                        .or_default()
                        .push((place, *weight));
                }
            }
            for statistic in &constraints.statistics_of[*unknown] {
                if withheld[*statistic]
                    && constraints.totals[*statistic].is_some_and(|total| total > 0)
                {
                    left.entry(*statistic).or_default().push((place, 1.0));
                }
            }
        }
        let all = constraints_of.into_iter().map(|(constraint, terms)| {
            let own = &constraints.all[constraint];
            Bound {
                terms,
                low: own.low,
                high: own.high,
            }
        });
        let not_zero = left.into_iter().map(|(statistic, terms)| Bound {
            terms,
            low: (1 - constraints.totals[statistic].unwrap_or(1)) as f64,
            high: f64::INFINITY,
        });
        IntegerProgram {
            constraints,
            free,
            bounds: Bounds::of(all.chain(not_zero).collect(), ranges),
        }
    }

    /// How far a sum can be moved over the reals, and the move that takes it there if it happens to be whole.
    pub fn relaxed(
        &self,
        withheld: &[bool],
        terms: &Terms,
        way: Way,
        needed: f64,
    ) -> (f64, Option<Move>) {
        let objective = self.placed(terms);
        if self.bounds.is_fixed(&objective) {
            return (0.0, None);
        }
        let solved = self.kept_within(self.towards(&objective, way, needed).solve());
        let reached: f64 = objective
            .iter()
            .map(|(place, weight)| weight * solved[*place])
            .sum();
        (
            reached.abs().min(needed),
            self.agreeing(withheld, terms, &solved),
        )
    }

    /// A whole move that takes a sum so far; none if none is found. If quick heuristics find none, so many branches
    /// are tried.
    pub fn whole(
        &self,
        withheld: &[bool],
        terms: &Terms,
        (way, needed): (Way, f64),
        branches: u64,
    ) -> Option<Move> {
        let objective = self.placed(terms);
        if self.bounds.is_fixed(&objective) {
            return None;
        }
        let dived = self.towards(&objective, way, needed).solve_whole(|values| {
            let reached = objective
                .iter()
                .map(|(place, weight)| weight * values[*place]);
            reached.sum::<f64>().abs() + EPSILON >= needed
        });
        let dived = dived.and_then(|solved| self.agreeing(withheld, terms, &solved));
        // among few unknowns branches take no time
        let branches = match self.free.len() <= FEW {
            true => branches.max(BRANCHES_OF_FEW),
            false => branches,
        };
        if dived.is_some() || branches == 0 {
            return dived;
        }
        let solved = self.shortest(&objective, way, needed, branches)?;
        self.agreeing(withheld, terms, &solved)
    }

    /// The nearest whole move, if it moves the sum and agrees with all that is published.
    fn agreeing(&self, withheld: &[bool], terms: &Terms, solved: &[f64]) -> Option<Move> {
        let moved = self
            .free
            .iter()
            .copied()
            .zip(self.kept_within(solved.to_vec()));
        let moved = rounded(&moved.collect());
        let broken = self.constraints.broken(&moved)?;
        let agrees = broken.iter().all(|statistic| withheld[*statistic]);
        (agrees && Constraints::change(terms, &moved).abs() > EPSILON).then_some(moved)
    }

    /// Values as far as unknowns may move: where numbers cancel badly, a solution may be off by any amount.
    fn kept_within(&self, mut solved: Vec<f64>) -> Vec<f64> {
        for (value, (down, up)) in solved.iter_mut().zip(&self.bounds.ranges) {
            *value = match value.is_nan() {
                true => 0.0,
                false => value.clamp(*down as f64, *up as f64),
            };
        }
        solved
    }

    fn placed(&self, terms: &Terms) -> Vec<(usize, f64)> {
        let place = |unknown: &usize| self.free.binary_search(unknown).ok();
        let placed = terms
            .iter()
            .filter_map(|(unknown, weight)| Some((place(unknown)?, *weight)));
        placed
            .filter(|(place, _)| self.bounds.ranges[*place] != (0, 0))
            .collect()
    }

    /// The whole move with the fewest cases that takes a sum so far.
    fn shortest(
        &self,
        objective: &[(usize, f64)],
        way: Way,
        needed: f64,
        branches: u64,
    ) -> Option<Vec<f64>> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut add =
            |most: i64| (most != 0).then(|| problem.add_integer_var(1.0, (0, most as i32)));
        let ranges = self.bounds.ranges.iter();
        let variables: Vec<[Option<Variable>; 2]> =
            ranges.map(|(down, up)| [add(*up), add(-down)]).collect();
        let expression = |terms: &[(usize, f64)], sign: f64| {
            let mut sum = LinearExpr::empty();
            for (place, weight) in terms {
                for (variable, way) in variables[*place].iter().zip([1.0, -1.0]) {
                    if let Some(variable) = variable {
                        sum.add(*variable, sign * way * weight);
                    }
                }
            }
            sum
        };
        for bound in &self.bounds.all {
            constrain(
                &mut problem,
                expression(&bound.terms, 1.0),
                bound.low,
                bound.high,
            );
        }
        let sign = match way {
            Way::Up => 1.0,
            Way::Down => -1.0,
        };
        problem.add_constraint(expression(objective, sign), ComparisonOp::Ge, needed);
        let mut options = SolveOptions::default();
        options.node_limit = Some(branches);
        // any whole move will do
        options.mip_gap = 1e9;
        let SolveOutcome::Solution(solution) = problem.solve_with(options).ok()? else {
            return None;
        };
        let value = |[more, less]: &[Option<Variable>; 2]| {
            let value =
                |variable: &Option<Variable>| variable.map_or(0.0, |one| solution.var_value(one));
            value(more) - value(less)
        };
        Some(variables.iter().map(value).collect())
    }

    /// The move that takes a sum as far as it has to go, or as it goes over the reals, with the fewest cases. Few
    /// cases make circles of cells that give and take the same, and such moves are whole more often than not.
    fn towards(&self, objective: &[(usize, f64)], way: Way, needed: f64) -> Program {
        let sign = match way {
            Way::Up => 1.0,
            Way::Down => -1.0,
        };
        let objective = objective
            .iter()
            .map(|(place, weight)| (*place, sign * weight));
        let mut program = self.program(CASE);
        program.sums.push((
            objective.collect(),
            Convex {
                first: -OBJECTIVE,
                points: vec![(needed, 0.0)],
            },
        ));
        program
    }

    /// What is left to the free unknowns, if every case that they move costs so much.
    fn program(&self, case: f64) -> Program {
        let unknowns = self.bounds.ranges.iter().map(|(down, up)| {
            let mut cost = Convex {
                first: -HARD,
                points: vec![(*down as f64, 0.0)],
            };
            cost.add(*up as f64, HARD);
            if (*down, *up) != (0, 0) {
                cost.first -= case;
                cost.add(*down as f64, -case);
                cost.add(0.0, 2.0 * case);
            }
            cost
        });
        let sums = self.bounds.all.iter().map(|bound| {
            let limits = Convex::within(bound.low, bound.high);
            (bound.terms.clone(), limits)
        });
        Program {
            unknowns: unknowns.collect(),
            sums: sums.collect(),
        }
    }
}

fn constrain(problem: &mut Problem, mut sum: LinearExpr, low: f64, high: f64) {
    if low == high {
        problem.add_constraint(sum, ComparisonOp::Eq, low);
    } else if high == f64::INFINITY {
        problem.add_constraint(sum, ComparisonOp::Ge, low);
    } else {
        sum.add(problem.add_var(0.0, (low, high)), -1.0);
        problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
    }
}
