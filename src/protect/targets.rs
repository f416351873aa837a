//! What an attack aims at: the sums that must not be narrowed, and how wide each has to stay.

use super::form::Form;
use super::goal::is_kept;
use super::items::{Item, Items};
use super::system::{System, Terms};

/// A sum that must not be narrowed.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its position among the items.
    pub item: usize,
    /// Which count of a group it is; none: a number told beside groups.
    pub form: Option<Form>,
    /// What a group counts in this form.
    pub count: Option<i64>,
    /// Its weights of the unknowns.
    pub terms: Terms,
    /// How wide its interval must be. A covered case is a part of a case of need: a sum in which every case
    /// counts at most so much is as safe as the need behind it if it is as wide in these parts.
    pub needed: f64,
}

/// The attack: all that it aims at.
#[derive(Debug)]
pub struct Attack<'a> {
    /// All that is stated of the cells.
    pub system: &'a System,
    /// In the order of the items.
    pub targets: Vec<Target>,
    /// Per unknown: the targets that it is in, with its weight.
    aimed: Vec<Vec<(usize, f64)>>,
    /// How far a search moves an unknown at most.
    pub(super) furthest: i64,
}

/// A move of a few times the width is enough for every witness; a wider search finds no more.
const TIMES: u32 = 4;

impl<'a> Attack<'a> {
    /// `wide` says how wide the interval of each group's need and of each small count has to be, in cases.
    pub fn new(
        system: &'a System,
        items: &Items,
        minimum: u32,
        width: u32,
        wide: impl Fn(&Item, Option<Form>) -> f64,
    ) -> Attack<'a> {
        let mut targets: Vec<Target> = Vec::new();
        for (position, item) in items.all.iter().enumerate() {
            let mut add = |form: Option<Form>, terms: Terms| {
                let largest = terms
                    .iter()
                    .map(|(_, weight)| weight.abs())
                    .fold(0.0, f64::max);
                if largest > 0.0 {
                    targets.push(Target {
                        item: position,
                        form,
                        count: match (item, form) {
                            (Item::Part(group, _), Some(form)) => Some(form.count(group.figures)),
                            _ => None,
                        },
                        terms,
                        needed: wide(item, form) * largest,
                    });
                }
            };
            match item {
                // what is known is not kept
                _ if item.is_known() => {}
                Item::Part(group, part) => {
                    for form in part.kept() {
                        let terms = system.terms(position, *form);
                        // what follows from the need is as wide as that
                        let follows = !part.is_need()
                            && group.keeps_need()
                            && system.follows(position, &terms);
                        if !follows && is_kept(item, Some(*form), minimum) {
                            add(Some(*form), terms);
                        }
                    }
                }
                Item::Told(told) => {
                    if is_kept(item, None, minimum) {
                        add(None, system.weighed(told.weights.iter().copied()));
                    }
                }
            }
        }
        let mut aimed = vec![Vec::new(); system.unknowns.len()];
        for (position, target) in targets.iter().enumerate() {
            for (unknown, weight) in &target.terms {
                aimed[*unknown].push((position, *weight));
            }
        }
        Attack {
            system,
            targets,
            aimed,
            furthest: i64::from(width * TIMES),
        }
    }

    /// The targets that an unknown is in, with its weight.
    pub fn aimed(&self, unknown: usize) -> &[(usize, f64)] {
        &self.aimed[unknown]
    }
}
