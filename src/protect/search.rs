//! Which rows to withhold: the small ones, and so many more that no small one can be computed.
//!
//! For every withheld row that can be narrowed too far, one linear problem says which further rows would
//! have to give way, and how far, so that the sum in question is free: the cheapest such rows are
//! withheld. This is the heuristic of Kelly, Golden & Assad 1992 ("Cell suppression: disclosure
//! protection for sensitive tabular data", Networks 22), here over all linked tables together. Rows cost
//! what they count; margins cost more. Small counts and inner cells go first.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome, Variable};

use super::Threshold;
use super::attack::{Attack, Moves, Reach};
use super::groups::Group;
use super::system::{Form, HAIR, Statement, System};

/// A withheld row can be computed, and nothing more may be withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exposed;

/// Which groups are withheld.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Per group: whether one of its own counts is small.
    pub primary: Vec<bool>,
    /// Per group: these, and what was added to protect them.
    pub withheld: Vec<bool>,
    /// The narrowest interval of a withheld need that the last attack has left.
    pub narrowest: Option<f64>,
}

/// The groups that have a small count.
pub fn primary(groups: &[Group], minimum: u32) -> Vec<bool> {
    let is_small = |group: &Group| {
        let mut forms = Form::ALL.into_iter();
        forms.any(|form| form.is_small(group.figures, minimum))
    };
    groups.iter().map(is_small).collect()
}

/// Withholds more and more until every attack fails; then attacks the result once more, from the start.
pub fn search(system: &System, groups: &[Group], rule: Threshold) -> Result<Choice, Exposed> {
    let primary = primary(groups, rule.minimum);
    let mut withheld = primary.clone();
    let mut attack = Attack::new(system, groups, rule);
    while let Some((group, terms)) = exposed(&mut attack, groups, &withheld, Reach::Withheld) {
        let mut more = open(&attack, groups, &withheld, &terms);
        if more.is_empty() {
            // what no longer needs to be opened has a witness among all unknowns
            if attack.narrow(&withheld, group, Reach::All).is_none() {
                continue;
            }
            more.extend(nearest(groups, &withheld, group));
        }
        if more.is_empty() {
            return Err(Exposed);
        }
        more.into_iter().for_each(|group| withheld[group] = true);
    }
    let mut last = Attack::new(system, groups, rule);
    while let Some((group, _)) = exposed(&mut last, groups, &withheld, Reach::Withheld) {
        if last.narrow(&withheld, group, Reach::All).is_some() {
            return Err(Exposed);
        }
    }
    Ok(Choice {
        primary,
        narrowest: last.narrowest(),
        withheld,
    })
}

/// The first group that an attack succeeds on, with the sum that it narrows; the smallest are tried first.
fn exposed(
    attack: &mut Attack,
    groups: &[Group],
    withheld: &[bool],
    reach: Reach,
) -> Option<(usize, Vec<(usize, f64)>)> {
    let mut order: Vec<usize> = (0..groups.len()).filter(|group| withheld[*group]).collect();
    order.sort_by_key(|group| (groups[*group].figures.need, *group));
    order
        .into_iter()
        .find_map(|group| Some((group, attack.narrow(withheld, group, reach)?)))
}

/// What it costs to withhold a group.
fn cost(group: &Group) -> f64 {
    let cases = group.figures.need + group.figures.not_assessable;
    (1.0 + cases as f64) * f64::from(1 + 3 * group.margins)
}

/// The cheapest groups that have to give way so that a sum can be moved as far as is needed. Cheap groups
/// are looked at first, then more and more: most problems stay small.
fn open(
    attack: &Attack,
    groups: &[Group],
    withheld: &[bool],
    target: &[(usize, f64)],
) -> Vec<usize> {
    let dearest = groups.iter().map(cost).fold(0.0, f64::max);
    let mut limit = 32.0;
    loop {
        let may = |group: usize| !groups[group].everybody && cost(&groups[group]) <= limit;
        match open_among(attack, groups, withheld, target, may) {
            Some(more) => return more,
            None if limit > dearest => return Vec::new(),
            None => limit *= 3.0,
        }
    }
}

/// The same among the groups that may be withheld; none if they do not suffice.
fn open_among(
    attack: &Attack,
    groups: &[Group],
    withheld: &[bool],
    target: &[(usize, f64)],
    may: impl Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let system = attack.system;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut free = system.touched(|group| withheld[group] || may(group));
    target.iter().for_each(|(unknown, _)| free[*unknown] = true);
    let moves = Moves::new(&mut problem, system, &free, &[], false);
    let needed = attack.needed(target);
    problem.add_constraint(moves.sum(target), ComparisonOp::Ge, needed);
    let mut given: Vec<(usize, Variable)> = Vec::new();
    for (group, is_withheld) in withheld.iter().enumerate() {
        if *is_withheld {
            moves.not_zero(&mut problem, system, group);
            continue;
        }
        let price = may(group).then(|| cost(&groups[group]));
        for statement in &system.statements[group] {
            let slack = bend(&mut problem, &moves, statement, price);
            given.extend(slack.into_iter().map(|slack| (group, slack)));
        }
    }
    let Ok(SolveOutcome::Solution(solution)) = problem.solve() else {
        return None;
    };
    let mut chosen: Vec<usize> = given
        .into_iter()
        .filter(|(_, slack)| solution.var_value(*slack) > HAIR)
        .map(|(group, _)| group)
        .collect();
    chosen.dedup();
    Some(chosen)
}

/// A statement that may be broken at a price, downwards and upwards; without one it holds.
fn bend(
    problem: &mut Problem,
    moves: &Moves,
    statement: &Statement,
    price: Option<f64>,
) -> Vec<Variable> {
    if !moves.touches(&statement.terms) {
        return Vec::new();
    }
    let sum = moves.sum(&statement.terms);
    let mut slack = Vec::new();
    let mut side = |sign: f64, bound: f64, comparison: ComparisonOp| {
        let mut sum: LinearExpr = sum.clone();
        if let Some(price) = price {
            let variable = problem.add_var(price, (0.0, f64::INFINITY));
            sum.add(variable, sign);
            slack.push(variable);
        }
        problem.add_constraint(sum, comparison, bound);
    };
    side(-1.0, statement.high, ComparisonOp::Le);
    side(1.0, statement.low, ComparisonOp::Ge);
    slack
}

/// The cheapest published group, those first that share a cell with this one.
fn nearest(groups: &[Group], withheld: &[bool], target: usize) -> Option<usize> {
    let own = &groups[target].cells;
    let is_apart = |group: &usize| {
        let mut cells = groups[*group].cells.iter();
        !cells.any(|cell| own.binary_search(cell).is_ok())
    };
    let may = |group: &usize| !withheld[*group] && !groups[*group].everybody;
    (0..groups.len()).filter(may).min_by(|one, other| {
        let by_cost = cost(&groups[*one]).total_cmp(&cost(&groups[*other]));
        is_apart(one).cmp(&is_apart(other)).then(by_cost)
    })
}
