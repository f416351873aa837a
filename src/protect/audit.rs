//! The proof that what is published can be published: for every count that is kept back two sets of whole
//! needs, far enough apart, from which the very same edition would have been made.
//!
//! Nothing here relies on how the needs were found. For each witness the figures of all groups are counted
//! again from the cells, as they were counted for the edition.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Figures, is_small, whole};
use super::form::{Form, View};
use super::goal::{self, Goal, Kept, wide};
use super::items::{Item, Items, Number};
use super::part::Part;
use super::prior_knowledge::World;
use super::search::Choice;
use super::system::{HAIR, Move, System};
use crate::tables::Cell;

/// How far the needs of the groups that are kept back can be narrowed, in cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Certificate {
    /// How many other sets of needs agree with all that is published.
    pub witnesses: usize,
    /// The narrowest interval of a need that is kept back; none if none is.
    pub narrowest: Option<f64>,
}

/// Checks a choice; none if it does not hold.
pub fn certify(
    cells: &[Cell],
    items: &Items,
    system: &System,
    choice: &Choice,
    goal: Goal,
    view: View,
) -> Option<Certificate> {
    let mut ends: BTreeMap<(usize, Counted), (f64, f64)> = BTreeMap::new();
    for witness in &choice.witnesses {
        let moved = applied(cells, system, &witness.moved)?;
        let spoken_of = witness.moved.iter();
        let spoken_of = spoken_of.flat_map(|(unknown, _)| system.spoken_of[*unknown].iter());
        let touched: BTreeSet<usize> = spoken_of.flat_map(|item| alike(items, *item)).collect();
        for position in touched {
            let item = &items.all[position];
            let mut views = item.views(view);
            if !choice.withheld[position]
                && !views.all(|view| looks_alike(item, cells, &moved, view))
            {
                return None;
            }
            if choice.withheld[position] && !is_left(item, &moved) {
                return None;
            }
            if !is_kept(choice, position) || item.is_known() {
                continue;
            }
            for counted in Counted::of(item, cells) {
                let change = counted.sum(item, &moved) - counted.sum(item, cells);
                let ends = ends.entry((position, counted)).or_insert((0.0, 0.0));
                *ends = (ends.0.min(change), ends.1.max(change));
            }
        }
    }
    let mut narrowest: Option<f64> = None;
    for (position, item) in items.all.iter().enumerate() {
        if !is_kept(choice, position) || item.is_known() {
            continue;
        }
        for counted in Counted::of(item, cells) {
            let weight = counted.largest(item, cells);
            if weight == 0.0 || !counted.is_kept(item, goal) {
                continue;
            }
            let wide = wide(goal, item, counted.form());
            if wide == 0.0 {
                continue;
            }
            let (down, up) = ends.get(&(position, counted)).copied().unwrap_or_default();
            let cases = (up - down) / weight;
            if cases + HAIR < wide {
                return None;
            }
            narrowest = Some(narrowest.map_or(cases, |so_far| so_far.min(cases)));
        }
    }
    Some(Certificate {
        witnesses: choice.witnesses.len(),
        narrowest,
    })
}

/// By how many cases each set of needs that proves a choice differs from the true one; cells that no row tells apart
/// are changed together, in the first of them.
pub fn worlds(system: &System, choice: &Choice) -> Vec<Vec<(u32, i64)>> {
    let witnesses = choice.witnesses.iter();
    let changes = |moved: &Move| {
        let changes = moved.iter().filter_map(|(unknown, change)| {
            let cell = system.unknowns[*unknown].cells.first()?;
            Some((*cell, *change))
        });
        changes.collect()
    };
    witnesses.map(|witness| changes(&witness.moved)).collect()
}

/// The needs that prove a choice, each by its cells with their changes.
pub fn changed_cells(cells: &[Cell], system: &System, choice: &Choice) -> Vec<World> {
    let witnesses = choice.witnesses.iter();
    let moved = witnesses.filter_map(|witness| applied(cells, system, &witness.moved));
    let changes = moved.map(|moved| {
        let pairs = (0u32..).zip(cells.iter().zip(moved));
        let changes =
            pairs.map(|(cell, (own, moved))| (cell, i64::from(moved.need) - i64::from(own.need)));
        changes.filter(|(_, change)| *change != 0).collect()
    });
    changes.collect()
}

/// The items that tell of the same cells as one of them: all parts of its group.
fn alike(items: &Items, item: usize) -> std::ops::Range<usize> {
    match items.all[item] {
        Item::Part(..) => {
            let first = item - item % Part::ALL.len();
            first..first + Part::ALL.len()
        }
        Item::Told(_) => item..item + 1,
    }
}

fn is_kept(choice: &Choice, item: usize) -> bool {
    match choice.kept {
        Kept::Withheld => choice.withheld[item],
        Kept::Small => choice.primary[item],
        Kept::All => true,
    }
}

/// The cells as a witness has them; none if there can be no such needs.
fn applied(cells: &[Cell], system: &System, moved: &Move) -> Option<Vec<Cell>> {
    let mut cells = cells.to_vec();
    for (unknown, change) in moved {
        let mut left = *change;
        for cell in &system.unknowns[*unknown].cells {
            let cell = &mut cells[*cell as usize];
            let least = i64::from(cell.unsure.min(cell.need)) - i64::from(cell.need);
            let own = left.max(least);
            cell.need = u32::try_from(i64::from(cell.need) + own).ok()?;
            left -= own;
        }
        if left != 0 {
            return None;
        }
    }
    Some(cells)
}

/// Whether an item is printed as it is, whatever of the two needs were true.
fn looks_alike(item: &Item, cells: &[Cell], moved: &[Cell], view: View) -> bool {
    match item {
        Item::Part(group, part) => {
            let figures = Figures::of(moved, &group.cells);
            let told = |figures: Figures| match view {
                View::Exact => figures,
                View::Steps(steps) => figures.in_steps(steps),
                View::Rounded(base) => figures.rounded(base),
            };
            let is_shown = match view {
                View::Exact => {
                    let sum = |cells| part.told().exact(cells, &group.cells);
                    (sum(moved) - sum(cells)).abs() <= HAIR
                }
                // a small count would not be shown
                View::Steps(steps) => !part.is_small(figures, steps.minimum),
                View::Rounded(_) => true,
            };
            is_shown && part.counts(told(figures)) == part.counts(told(group.figures))
        }
        Item::Told(told) => {
            let exact = told.weights.iter();
            let exact: f64 = exact
                .map(|(cell, weight)| weight * f64::from(moved[*cell as usize].need))
                .sum();
            let count = exact.signum() as i64 * whole(exact.abs());
            match view {
                View::Exact => (exact - told.exact).abs() <= HAIR,
                View::Steps(steps) => {
                    let told_of = |count| Number::in_steps(count, steps);
                    told_of(count) == told_of(told.count) && !is_small(count, steps.minimum)
                }
                View::Rounded(base) => {
                    Number::rounded(count, base) == Number::rounded(told.count, base)
                }
            }
        }
    }
}

/// A need that is withheld is not zero: zeros are shown.
fn is_left(item: &Item, moved: &[Cell]) -> bool {
    match item {
        Item::Part(group, part) if part.is_need() => {
            let count = |figures: Figures| part.told().count(figures);
            count(group.figures) == 0 || count(Figures::of(moved, &group.cells)) > 0
        }
        Item::Part(..) | Item::Told(_) => true,
    }
}

/// A sum that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    Form(Form),
    Told,
}

impl Counted {
    /// What is kept of an item. What is the same part of every case is as wide as the need.
    fn of(item: &Item, cells: &[Cell]) -> Vec<Counted> {
        match item {
            Item::Part(group, part) => {
                let own = || group.cells.iter().map(|cell| &cells[*cell as usize]);
                let follows = |form: &Form| {
                    let mut weights = own()
                        .filter(|cell| cell.assessable)
                        .map(|cell| form.weight(cell));
                    let first = weights.next();
                    !part.is_need()
                        && group.keeps_need()
                        && weights.all(|weight| Some(weight) == first)
                };
                let kept = part.kept().iter().filter(|form| !follows(form));
                kept.copied().map(Counted::Form).collect()
            }
            Item::Told(_) => vec![Counted::Told],
        }
    }

    fn form(self) -> Option<Form> {
        match self {
            Counted::Form(form) => Some(form),
            Counted::Told => None,
        }
    }

    fn each(self, item: &Item, cells: &[Cell], mut call: impl FnMut(f64, u32)) {
        match (self, item) {
            (Counted::Form(form), Item::Part(group, _)) => {
                for cell in &group.cells {
                    let cell = &cells[*cell as usize];
                    call(form.weight(cell), cell.need);
                }
            }
            (Counted::Told, Item::Told(told)) => {
                for (cell, weight) in told.weights.iter() {
                    call(*weight, cells[*cell as usize].need);
                }
            }
            _ => {}
        }
    }

    fn sum(self, item: &Item, cells: &[Cell]) -> f64 {
        let mut sum = 0.0;
        self.each(item, cells, |weight, need| sum += weight * f64::from(need));
        sum
    }

    fn largest(self, item: &Item, cells: &[Cell]) -> f64 {
        let mut largest = 0.0f64;
        self.each(item, cells, |weight, _| largest = largest.max(weight.abs()));
        largest
    }

    /// Whether it must stay wide if its item is withheld.
    fn is_kept(self, item: &Item, goal: Goal) -> bool {
        match (self, item) {
            (Counted::Form(form), Item::Part(group, part)) => match goal.kept {
                Kept::All => {
                    let below = (1..i64::from(goal.width)).contains(&form.count(group.figures));
                    below && part.is_need()
                }
                Kept::Withheld | Kept::Small => goal::is_kept(item, Some(form), goal.minimum),
            },
            (Counted::Told, Item::Told(_)) => goal::is_kept(item, None, goal.minimum),
            _ => false,
        }
    }
}
