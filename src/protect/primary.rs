//! What must not be computed: which counts are small, which have to stay wide, and how wide.

use crate::protect::attacker::constraints::{Constraints, rounds_alike};
use crate::protect::statistics::cell_groups::CellGroup;
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::{Counts, is_small};
use crate::protect::statistics::linear_form::LinearForm;
use crate::protect::statistics::{Statistic, Statistics};

/// Which counts must stay wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Every need that is withheld, and every small count.
    Withheld,
    /// Every need and every small count of the rows that are withheld for their own sake.
    Small,
    /// Every need below the base, shown or not: what is shown is rounded.
    All,
}

/// What the search is about.
#[derive(Debug, Clone, Copy)]
pub struct ProtectionLevel {
    /// What must be kept wide at least.
    pub kept: Kept,
    /// Counts from 1 to below this are small.
    pub minimum: u32,
    /// How wide the interval of every kept count has to be.
    pub width: u32,
}

/// The statistics that have a small count. Where all cells of a group have the same coverage, everybody who knows
/// it can compute what is covered from the need: then the need counts as small where that is.
pub fn primary(constraints: &Constraints, statistics: &Statistics, minimum: u32) -> Vec<bool> {
    let is_small_part =
        |group: &CellGroup, component: Component| component.is_small(group.counts, minimum);
    let follows = |position: usize, component: Component| {
        let terms = constraints.terms(position, component.published());
        constraints.follows(position, &terms)
    };
    let is_primary = |(position, statistic): (usize, &Statistic)| match statistic {
        // it is said nowhere
        Statistic::Component(group, _) if group.is_implicit => true,
        Statistic::Component(group, Component::Need) => {
            let mut components = Component::ALL.into_iter();
            components.any(|component| match component {
                Component::Need => is_small_part(group, component),
                Component::Covered => {
                    is_small_part(group, component) && follows(position, component)
                }
                Component::NotAssessable | Component::Generous | Component::Plan => false,
            })
        }
        Statistic::Component(group, component) => is_small_part(group, *component),
        Statistic::Number(told) => told.is_implicit || is_small(told.count, minimum),
    };
    statistics.all.iter().enumerate().map(is_primary).collect()
}

/// How wide the interval of a count must be. Where counts are rounded, the interval has to be half a
/// base wide, or as wide as rounding leaves it where less is rounded to 0. What is not small, and the same
/// as that of the whole town, is told by the town's margin and need not be wide.
pub fn wide(level: ProtectionLevel, statistic: &Statistic, form: Option<LinearForm>) -> f64 {
    match (level.kept, statistic, form) {
        (Kept::All, Statistic::Component(group, _), Some(form)) => {
            let (from, to) = rounds_alike(form.count(group.counts), level.width);
            // as wide as half a base: nearest multiples of sums always tell something of their parts
            (to - from).min(i64::from(level.width / 2)) as f64
        }
        (_, Statistic::Component(group, component), Some(form))
            if component.is_need() && is_that_of_all(level, group, form) =>
        {
            0.0
        }
        _ => f64::from(level.width),
    }
}

/// Whether a count is that of the whole town, not small, and told: cells have need, so equal sums are sums
/// of the same cells.
fn is_that_of_all(level: ProtectionLevel, group: &CellGroup, form: LinearForm) -> bool {
    let count = form.count(group.counts);
    let is_told = |all: Counts| form.count(all) == count;
    !is_small(count, level.minimum) && group.everybody_figures.is_some_and(is_told)
}
