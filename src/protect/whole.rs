//! Moves in whole numbers: how far can a sum be moved without anybody noticing?
//!
//! The bounds of what can be are found by the simplex method (the attacker's problem of Fischetti & Salazar
//! 2001, "Solving the cell suppression problem on tabular data with linear constraints", Management Science
//! 47) with branch and bound, as counts are whole: 5a + 3b = 19 has one whole solution and many real ones.

use std::collections::BTreeMap;

use microlp::{
    ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable,
};

use super::system::{HAIR, Move, System, Terms, rounded};
use bounds::{Bound, Bounds};

mod bounds;
mod cheapest;

/// So many branches are tried before a whole move counts as not found.
pub const BRANCHES: u64 = 20;
/// The same where it is the last resort: next to a report that is out, little is left to move.
pub const BRANCHES_AT_LAST: u64 = 400;

/// Which way a sum is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

impl Way {
    pub const BOTH: [Way; 2] = [Way::Up, Way::Down];
}

/// A linear problem on a few free unknowns; all others stay.
#[derive(Debug)]
pub struct Problems<'a> {
    system: &'a System,
    free: &'a [usize],
    bounds: Bounds,
}

impl<'a> Problems<'a> {
    /// The problem that what is published poses; none of the free unknowns moves further than `furthest`.
    pub fn of(
        system: &'a System,
        withheld: &[bool],
        free: &'a [usize],
        furthest: i64,
    ) -> Problems<'a> {
        let range = |unknown: &usize| (-system.unknowns[*unknown].falls.min(furthest), furthest);
        let ranges = free.iter().map(range).collect();
        let mut stated: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        let mut left: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for (place, unknown) in free.iter().enumerate() {
            for (statement, weight) in &system.stated[*unknown] {
                if !withheld[system.statements[*statement].item] {
                    stated.entry(*statement).or_default().push((place, *weight));
                }
            }
            for item in &system.spoken_of[*unknown] {
                if withheld[*item] && system.totals[*item].is_some_and(|total| total > 0) {
                    left.entry(*item).or_default().push((place, 1.0));
                }
            }
        }
        let statements = stated.into_iter().map(|(statement, terms)| {
            let own = &system.statements[statement];
            Bound {
                terms,
                low: own.low,
                high: own.high,
            }
        });
        let not_zero = left.into_iter().map(|(item, terms)| Bound {
            terms,
            low: (1 - system.totals[item].unwrap_or(1)) as f64,
            high: f64::INFINITY,
        });
        Problems {
            system,
            free,
            bounds: Bounds::of(statements.chain(not_zero).collect(), ranges),
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
        let goal = self.placed(terms);
        if self.bounds.is_fixed(&goal) {
            return (0.0, None);
        }
        if let Some(solved) = self.shortest(&goal, way, needed, None) {
            return (needed, self.agreeing(withheld, terms, &solved));
        }
        let Some(solved) = self.furthest(&goal, way, needed) else {
            return (0.0, None);
        };
        let reached: f64 = goal
            .iter()
            .map(|(place, weight)| weight * solved[*place])
            .sum();
        (reached.abs(), self.agreeing(withheld, terms, &solved))
    }

    /// A whole move that takes a sum so far; none if none is found.
    pub fn whole(
        &self,
        withheld: &[bool],
        terms: &Terms,
        (way, needed): (Way, f64),
        branches: u64,
    ) -> Option<Move> {
        let goal = self.placed(terms);
        if self.bounds.is_fixed(&goal) {
            return None;
        }
        let solved = self.shortest(&goal, way, needed, Some(branches))?;
        self.agreeing(withheld, terms, &solved)
    }

    /// The nearest whole move, if it moves the sum and agrees with all that is published.
    fn agreeing(&self, withheld: &[bool], terms: &Terms, solved: &[f64]) -> Option<Move> {
        let moved = self.free.iter().copied().zip(solved.iter().copied());
        let moved = rounded(&moved.collect());
        let broken = self.system.broken(&moved)?;
        let agrees = broken.iter().all(|item| withheld[*item]);
        (agrees && System::change(terms, &moved).abs() > HAIR).then_some(moved)
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

    /// The move with the fewest cases that takes a sum so far. Few cases make circles of cells that give and
    /// take the same, and such moves are whole more often than not.
    fn shortest(
        &self,
        goal: &[(usize, f64)],
        way: Way,
        needed: f64,
        branches: Option<u64>,
    ) -> Option<Vec<f64>> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut add = |most: i64| match (most, branches.is_some()) {
            (0, _) => None,
            (_, true) => Some(problem.add_integer_var(1.0, (0, most as i32))),
            (_, false) => Some(problem.add_var(1.0, (0.0, most as f64))),
        };
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
        problem.add_constraint(expression(goal, sign), ComparisonOp::Ge, needed);
        let mut options = SolveOptions::default();
        options.node_limit = Some(branches.unwrap_or(BRANCHES));
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

    /// The move that takes a sum as far as it goes over the reals.
    fn furthest(&self, goal: &[(usize, f64)], way: Way, needed: f64) -> Option<Vec<f64>> {
        let mut problem = Problem::new(match way {
            Way::Up => OptimizationDirection::Maximize,
            Way::Down => OptimizationDirection::Minimize,
        });
        let mut weights = vec![0.0; self.free.len()];
        goal.iter()
            .for_each(|(place, weight)| weights[*place] = *weight);
        let ranges = self.bounds.ranges.iter().zip(weights);
        let variables: Vec<Option<Variable>> = ranges
            .map(|((down, up), weight)| {
                (down < up).then(|| problem.add_var(weight, (*down as f64, *up as f64)))
            })
            .collect();
        for bound in &self.bounds.all {
            let sum = expression(&variables, &bound.terms);
            constrain(&mut problem, sum, bound.low, bound.high);
        }
        let sum = expression(&variables, goal);
        match way {
            Way::Up => problem.add_constraint(sum, ComparisonOp::Le, needed),
            Way::Down => problem.add_constraint(sum, ComparisonOp::Ge, -needed),
        }
        let Ok(SolveOutcome::Solution(solution)) = problem.solve() else {
            return None;
        };
        let value =
            |variable: &Option<Variable>| variable.map_or(0.0, |one| solution.var_value(one));
        Some(variables.iter().map(value).collect())
    }
}

fn expression(variables: &[Option<Variable>], terms: &[(usize, f64)]) -> LinearExpr {
    let mut sum = LinearExpr::empty();
    for (place, weight) in terms {
        if let Some(variable) = variables[*place] {
            sum.add(variable, *weight);
        }
    }
    sum
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
