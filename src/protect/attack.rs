//! The attack on an edition: how far can a withheld sum be moved without anybody noticing?
//!
//! The bounds are found by the simplex method (the attacker's problem of Fischetti & Salazar 2001, "Solving
//! the cell suppression problem on tabular data with linear constraints", Management Science 47).
//! An interval over the reals is wider than the one over whole numbers: 5a + 3b = 19 has one whole
//! solution. So what counts is a witness: other counts, whole ones where the system is small enough for
//! branch and bound, that agree with all that is published. Where it is larger, the interval over the reals
//! has to be wider by one.

use microlp::{
    ComparisonOp, LinearExpr, OptimizationDirection, Problem, Solution, SolveOptions, SolveOutcome,
    Variable,
};

use super::Threshold;
use super::groups::Group;
use super::system::{Form, HAIR, Statement, System};

/// Up to so many unknowns only whole numbers are accepted as a witness.
const WHOLE: usize = 80;
/// So many branches are tried before a whole witness counts as not found.
const BRANCHES: u64 = 60;

/// The attack, with all the witnesses found so far.
#[derive(Debug)]
pub struct Attack<'a> {
    pub system: &'a System,
    width: f64,
    /// Per group, its small sums. Rows that are withheld only to protect others have none: what can be
    /// computed of them is no small count, and what follows from it was counted in.
    kept: Vec<Vec<Kept>>,
}

/// A sum that must not be narrowed, and how far down and up some witness moves it.
#[derive(Debug)]
struct Kept {
    terms: Vec<(usize, f64)>,
    down: f64,
    up: f64,
}

/// Which way a sum is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

/// Which unknowns the attack may move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Only those of withheld groups: quick, and a witness is a witness.
    Withheld,
    All,
}

impl<'a> Attack<'a> {
    pub fn new(system: &'a System, groups: &[Group], rule: Threshold) -> Attack<'a> {
        let reserve = u32::from(system.unknowns.len() > WHOLE);
        let kept = |group: usize| {
            let small = |form: &Form| form.is_small(groups[group].figures, rule.minimum);
            let forms = Form::ALL.into_iter().filter(small).map(|form| Kept {
                terms: system.terms(group, form),
                down: 0.0,
                up: 0.0,
            });
            forms.filter(|kept| !kept.terms.is_empty()).collect()
        };
        Attack {
            system,
            width: f64::from(rule.width + reserve),
            kept: (0..system.members.len()).map(kept).collect(),
        }
    }

    /// The terms of a sum of a group that can be narrowed too far; none if the group is safe.
    pub fn narrow(
        &mut self,
        withheld: &[bool],
        group: usize,
        reach: Reach,
    ) -> Option<Vec<(usize, f64)>> {
        (0..self.kept[group].len()).find_map(|position| {
            let terms = self.kept[group][position].terms.clone();
            for way in [Way::Up, Way::Down] {
                if self.is_wide(group, position) {
                    return None;
                }
                if let Some(moved) = self.furthest(withheld, &terms, way, reach) {
                    self.remember(&moved);
                }
            }
            (!self.is_wide(group, position)).then_some(terms)
        })
    }

    /// How wide an interval must be. A covered case is a part of a case of need: a sum in which every case
    /// counts at most so much is as safe as the need behind it if it is as wide in these parts.
    pub fn needed(&self, terms: &[(usize, f64)]) -> f64 {
        let largest = terms.iter().map(|(_, weight)| *weight).fold(0.0, f64::max);
        self.width * largest
    }

    fn is_wide(&self, group: usize, position: usize) -> bool {
        let kept = &self.kept[group][position];
        kept.up - kept.down + HAIR >= self.needed(&kept.terms)
    }

    /// The narrowest interval of a small sum, in cases of need, as far as witnesses prove it.
    pub fn narrowest(&self) -> Option<f64> {
        let kept = self.kept.iter().flatten();
        let widths = kept.map(|kept| self.width * (kept.up - kept.down) / self.needed(&kept.terms));
        widths.reduce(f64::min)
    }

    /// A witness for one group is often one for others.
    pub fn remember(&mut self, moved: &[f64]) {
        for kept in self.kept.iter_mut().flatten() {
            let change = System::change(&kept.terms, moved);
            kept.down = kept.down.min(change);
            kept.up = kept.up.max(change);
        }
    }

    /// The move that takes a sum as far as is needed, or as far as it goes.
    fn furthest(
        &self,
        withheld: &[bool],
        terms: &[(usize, f64)],
        way: Way,
        reach: Reach,
    ) -> Option<Vec<f64>> {
        let mut problem = Problem::new(match way {
            Way::Up => OptimizationDirection::Maximize,
            Way::Down => OptimizationDirection::Minimize,
        });
        let free = match reach {
            Reach::Withheld => self.system.touched(|group| withheld[group]),
            Reach::All => vec![true; self.system.unknowns.len()],
        };
        let is_whole = self.system.unknowns.len() <= WHOLE;
        let moves = Moves::new(&mut problem, self.system, &free, terms, is_whole);
        let needed = self.needed(terms);
        match way {
            Way::Up => problem.add_constraint(moves.sum(terms), ComparisonOp::Le, needed),
            Way::Down => problem.add_constraint(moves.sum(terms), ComparisonOp::Ge, -needed),
        }
        for (group, withheld) in withheld.iter().enumerate() {
            match withheld {
                true => moves.not_zero(&mut problem, self.system, group),
                false => {
                    for statement in &self.system.statements[group] {
                        moves.stated(&mut problem, statement);
                    }
                }
            }
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(BRANCHES);
        let SolveOutcome::Solution(solution) = problem.solve_with(options).ok()? else {
            return None;
        };
        let moved = moves.found(&solution, is_whole);
        self.system.agrees(withheld, &moved).then_some(moved)
    }
}

/// The variables of a linear problem: by how much each unknown is moved.
#[derive(Debug)]
pub struct Moves {
    /// Per unknown; none where it may not be moved.
    variables: Vec<Option<Variable>>,
}

impl Moves {
    /// A variable for each free unknown, with its weight in what is to be reached; no count goes below 0.
    pub fn new(
        problem: &mut Problem,
        system: &System,
        free: &[bool],
        goal: &[(usize, f64)],
        is_whole: bool,
    ) -> Moves {
        let mut weights = vec![0.0; system.unknowns.len()];
        goal.iter()
            .for_each(|(unknown, weight)| weights[*unknown] = *weight);
        let unknowns = system.unknowns.iter().zip(weights).zip(free);
        let variables = unknowns
            .map(|((unknown, weight), free)| {
                let whole = i32::try_from(unknown.need).ok().filter(|_| is_whole);
                free.then(|| match whole {
                    Some(need) => problem.add_integer_var(weight, (-need, i32::MAX)),
                    None => problem.add_var(weight, (-(unknown.need as f64), f64::INFINITY)),
                })
            })
            .collect();
        Moves { variables }
    }

    /// A weighted sum.
    pub fn sum(&self, terms: &[(usize, f64)]) -> LinearExpr {
        let mut sum = LinearExpr::empty();
        for (unknown, weight) in terms {
            if let Some(variable) = self.variables[*unknown] {
                sum.add(variable, *weight);
            }
        }
        sum
    }

    /// Whether a sum has anything that may be moved.
    pub fn touches(&self, terms: &[(usize, f64)]) -> bool {
        terms
            .iter()
            .any(|(unknown, _)| self.variables[*unknown].is_some())
    }

    /// A withheld row is not zero: zeros are shown.
    pub fn not_zero(&self, problem: &mut Problem, system: &System, group: usize) {
        let members = &system.members[group];
        let need: i64 = members
            .iter()
            .map(|unknown| system.unknowns[*unknown].need)
            .sum();
        let terms: Vec<(usize, f64)> = members.iter().map(|unknown| (*unknown, 1.0)).collect();
        if self.touches(&terms) {
            problem.add_constraint(self.sum(&terms), ComparisonOp::Ge, (1 - need) as f64);
        }
    }

    fn stated(&self, problem: &mut Problem, statement: &Statement) {
        if !self.touches(&statement.terms) {
            return;
        }
        let sum = self.sum(&statement.terms);
        if statement.low == statement.high {
            problem.add_constraint(sum, ComparisonOp::Eq, statement.low);
            return;
        }
        problem.add_constraint(sum.clone(), ComparisonOp::Le, statement.high);
        problem.add_constraint(sum, ComparisonOp::Ge, statement.low);
    }

    /// The move that was found.
    pub fn found(&self, solution: &Solution, is_whole: bool) -> Vec<f64> {
        let value = |variable: &Option<Variable>| {
            let moved = variable.map_or(0.0, |variable| solution.var_value(variable));
            match is_whole {
                true => moved.round(),
                false => moved,
            }
        };
        self.variables.iter().map(value).collect()
    }
}
