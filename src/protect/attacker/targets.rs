//! What an attack aims at: the sums that must not be narrowed, and how wide each has to stay.

use crate::protect::attacker::constraints::{Constraints, Terms};
use crate::protect::statistics::counts::is_small;
use crate::protect::statistics::linear_form::LinearForm;
use crate::protect::statistics::{Statistic, Statistics};

/// A sum that must not be narrowed.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its position among the statistics.
    pub statistic: usize,
    /// Which count of a group it is; none: a number told beside groups.
    pub form: Option<LinearForm>,
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
    pub constraints: &'a Constraints,
    /// In the order of the statistics.
    pub targets: Vec<Target>,
    /// Per unknown: the targets that it is in, with its weight.
    aimed: Vec<Vec<(usize, f64)>>,
    /// How far a search moves an unknown at most.
    pub(super) furthest: i64,
}

/// A move of a few times the width is enough for every feasible table; a wider search finds no more.
const TIMES: u32 = 4;

impl<'a> Attack<'a> {
    /// `wide` says how wide the interval of each group's need and of each small count has to be, in cases.
    pub fn new(
        constraints: &'a Constraints,
        statistics: &Statistics,
        minimum: u32,
        width: u32,
        wide: impl Fn(&Statistic, Option<LinearForm>) -> f64,
    ) -> Attack<'a> {
        let mut targets: Vec<Target> = Vec::new();
        for (position, statistic) in statistics.all.iter().enumerate() {
            let mut add = |form: Option<LinearForm>, terms: Terms| {
                let largest = terms
                    .iter()
                    .map(|(_, weight)| weight.abs())
                    .fold(0.0, f64::max);
                if largest > 0.0 {
                    targets.push(Target {
                        statistic: position,
                        form,
                        count: match (statistic, form) {
                            (Statistic::Component(group, _), Some(form)) => {
                                Some(form.count(group.counts))
                            }
                            _ => None,
                        },
                        terms,
                        needed: wide(statistic, form) * largest,
                    });
                }
            };
            match statistic {
                // what is known is not kept
                _ if statistic.is_known() => {}
                Statistic::Component(group, component) => {
                    for form in component.kept() {
                        let terms = constraints.terms(position, *form);
                        // what follows from the need is as wide as that
                        let follows = !component.is_need()
                            && group.keeps_need()
                            && constraints.follows(position, &terms);
                        if !follows && is_kept(statistic, Some(*form), minimum) {
                            add(Some(*form), terms);
                        }
                    }
                }
                Statistic::Number(told) => {
                    if is_kept(statistic, None, minimum) {
                        add(None, constraints.weighed(told.weights.iter().copied()));
                    }
                }
            }
        }
        let mut aimed = vec![Vec::new(); constraints.unknowns.len()];
        for (position, target) in targets.iter().enumerate() {
            for (unknown, weight) in &target.terms {
                aimed[*unknown].push((position, *weight));
            }
        }
        Attack {
            constraints,
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

/// Whether a count of a statistic must not be computed: a need wherever a row withholds it, or where it is rounded;
/// a zero that is withheld; and anything else where it is small. Without a minimum counts are rounded.
pub fn is_kept(statistic: &Statistic, form: Option<LinearForm>, minimum: u32) -> bool {
    match (statistic, form) {
        (Statistic::Component(group, component), Some(form)) => {
            let is_withheld = !group.is_implicit || minimum == 0 || statistic.is_zero();
            (component.is_need() && is_withheld) || form.is_small(group.counts, minimum)
        }
        (Statistic::Component(..), None) => false,
        (Statistic::Number(told), _) => is_small(told.count, minimum),
    }
}
