//! What must not be computed: which counts are small, which have to stay wide, and how wide.

use super::figures::{Figures, is_small};
use super::form::Form;
use super::groups::Group;
use super::items::{Item, Items};
use super::part::Part;
use super::system::{System, rounds_alike};

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
pub struct Goal {
    /// What must be kept wide at least.
    pub kept: Kept,
    /// Counts from 1 to below this are small.
    pub minimum: u32,
    /// How wide the interval of every kept count has to be.
    pub width: u32,
}

/// The items that have a small count. Where all cells of a group have the same coverage, everybody who knows
/// it can compute what is covered from the need: then the need counts as small where that is.
pub fn primary(system: &System, items: &Items, minimum: u32) -> Vec<bool> {
    let is_small_part = |group: &Group, part: Part| part.is_small(group.figures, minimum);
    let follows = |position: usize, part: Part| {
        let terms = system.terms(position, part.told());
        system.follows(position, &terms)
    };
    let is_primary = |(position, item): (usize, &Item)| match item {
        // it is said nowhere
        Item::Part(group, _) if group.is_silent => true,
        Item::Part(group, Part::Need) => {
            let mut parts = Part::ALL.into_iter();
            parts.any(|part| match part {
                Part::Need => is_small_part(group, part),
                Part::Covered => is_small_part(group, part) && follows(position, part),
                Part::NotAssessable | Part::Generous | Part::Plan => false,
            })
        }
        Item::Part(group, part) => is_small_part(group, *part),
        Item::Told(told) => told.is_silent || is_small(told.count, minimum),
    };
    items.all.iter().enumerate().map(is_primary).collect()
}

/// Whether a count of an item must not be computed: a need wherever a row withholds it, or where it is rounded;
/// a zero that is withheld; and anything else where it is small. Without a minimum counts are rounded.
pub fn is_kept(item: &Item, form: Option<Form>, minimum: u32) -> bool {
    match (item, form) {
        (Item::Part(group, part), Some(form)) => {
            let is_withheld = !group.is_silent || minimum == 0 || item.is_zero();
            (part.is_need() && is_withheld) || form.is_small(group.figures, minimum)
        }
        (Item::Part(..), None) => false,
        (Item::Told(told), _) => is_small(told.count, minimum),
    }
}

/// How wide the interval of a count must be. Where counts are rounded, the interval has to be half a
/// base wide, or as wide as rounding leaves it where less is rounded to 0. What is not small, and the same
/// as that of the whole town, is told by the town's margin and need not be wide.
pub fn wide(goal: Goal, item: &Item, form: Option<Form>) -> f64 {
    match (goal.kept, item, form) {
        (Kept::All, Item::Part(group, _), Some(form)) => {
            let (from, to) = rounds_alike(form.count(group.figures), goal.width);
            // as wide as half a base: nearest multiples of sums always tell something of their parts
            (to - from).min(i64::from(goal.width / 2)) as f64
        }
        (_, Item::Part(group, part), Some(form))
            if part.is_need() && is_that_of_all(goal, group, form) =>
        {
            0.0
        }
        _ => f64::from(goal.width),
    }
}

/// Whether a count is that of the whole town, not small, and told: cells have need, so equal sums are sums
/// of the same cells.
fn is_that_of_all(goal: Goal, group: &Group, form: Form) -> bool {
    let count = form.count(group.figures);
    let is_told = |all: Figures| form.count(all) == count;
    !is_small(count, goal.minimum) && group.everybody_figures.is_some_and(is_told)
}
