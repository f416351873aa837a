//! The proof that what is published can be published: for every count that is kept back two sets of whole
//! needs, far enough apart, from which the very same edition would have been made.
//!
//! Nothing here relies on how the needs were found. For each feasible table the figures of all groups are counted
//! again from the cells, as they were counted for the edition.

use std::collections::{BTreeMap, BTreeSet};

use crate::protect::attacker::constraints::{Constraints, EPSILON, Move};
use crate::protect::attacker::targets;
use crate::protect::primary::{Kept, ProtectionLevel, wide};
use crate::protect::secondary::SuppressionPattern;
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::{Counts, is_small, whole};
use crate::protect::statistics::linear_form::{LinearForm, View};
use crate::protect::statistics::prior_knowledge::World;
use crate::protect::statistics::{Number, Statistic, Statistics};
use crate::tables::Cell;

/// How far the needs of the groups that are kept back can be narrowed, in cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Certificate {
    /// How many other sets of needs agree with all that is published.
    pub tables: usize,
    /// The narrowest interval of a need that is kept back; none if none is.
    pub narrowest: Option<f64>,
}

/// Checks a pattern; none if it does not hold.
pub fn certify(
    cells: &[Cell],
    statistics: &Statistics,
    constraints: &Constraints,
    pattern: &SuppressionPattern,
    level: ProtectionLevel,
    view: View,
) -> Option<Certificate> {
    let mut ends: BTreeMap<(usize, Counted), (f64, f64)> = BTreeMap::new();
    for table in &pattern.tables {
        let moved = applied(cells, constraints, &table.moved)?;
        let statistics_of = table.moved.iter();
        let statistics_of =
            statistics_of.flat_map(|(unknown, _)| constraints.statistics_of[*unknown].iter());
        let touched: BTreeSet<usize> = statistics_of
            .flat_map(|statistic| alike(statistics, *statistic))
            .collect();
        for position in touched {
            let statistic = &statistics.all[position];
            let mut views = statistic.views(view);
            if !pattern.withheld[position]
                && !views.all(|view| looks_alike(statistic, cells, &moved, view))
            {
                return None;
            }
            if pattern.withheld[position] && !is_left(statistic, &moved) {
                return None;
            }
            if !is_kept(pattern, position) || statistic.is_known() {
                continue;
            }
            for counted in Counted::of(statistic, cells) {
                let change = counted.sum(statistic, &moved) - counted.sum(statistic, cells);
                let ends = ends.entry((position, counted)).or_insert((0.0, 0.0));
                *ends = (ends.0.min(change), ends.1.max(change));
            }
        }
    }
    let mut narrowest: Option<f64> = None;
    for (position, statistic) in statistics.all.iter().enumerate() {
        if !is_kept(pattern, position) || statistic.is_known() {
            continue;
        }
        for counted in Counted::of(statistic, cells) {
            let weight = counted.largest(statistic, cells);
            if weight == 0.0 || !counted.is_kept(statistic, level) {
                continue;
            }
            let wide = wide(level, statistic, counted.form());
            if wide == 0.0 {
                continue;
            }
            let (down, up) = ends.get(&(position, counted)).copied().unwrap_or_default();
            let cases = (up - down) / weight;
            if cases + EPSILON < wide {
                return None;
            }
            narrowest = Some(narrowest.map_or(cases, |so_far| so_far.min(cases)));
        }
    }
    Some(Certificate {
        tables: pattern.tables.len(),
        narrowest,
    })
}

/// By how many cases each set of needs that proves a pattern differs from the true one; cells that no row tells apart
/// are changed together, in the first of them.
pub fn worlds(constraints: &Constraints, pattern: &SuppressionPattern) -> Vec<Vec<(u32, i64)>> {
    let tables = pattern.tables.iter();
    let changes = |moved: &Move| {
        let changes = moved.iter().filter_map(|(unknown, change)| {
            let cell = constraints.unknowns[*unknown].cells.first()?;
            Some((*cell, *change))
        });
        changes.collect()
    };
    tables.map(|table| changes(&table.moved)).collect()
}

/// The needs that prove a pattern, each by its cells with their changes.
pub fn changed_cells(
    cells: &[Cell],
    constraints: &Constraints,
    pattern: &SuppressionPattern,
) -> Vec<World> {
    let tables = pattern.tables.iter();
    let moved = tables.filter_map(|table| applied(cells, constraints, &table.moved));
    let changes = moved.map(|moved| {
        let pairs = (0u32..).zip(cells.iter().zip(moved));
        let changes =
            pairs.map(|(cell, (own, moved))| (cell, i64::from(moved.need) - i64::from(own.need)));
        changes.filter(|(_, change)| *change != 0).collect()
    });
    changes.collect()
}

/// The statistics that tell of the same cells as one of them: all components of its group.
fn alike(statistics: &Statistics, statistic: usize) -> std::ops::Range<usize> {
    match statistics.all[statistic] {
        Statistic::Component(..) => {
            let first = statistic - statistic % Component::ALL.len();
            first..first + Component::ALL.len()
        }
        Statistic::Number(_) => statistic..statistic + 1,
    }
}

fn is_kept(pattern: &SuppressionPattern, statistic: usize) -> bool {
    match pattern.kept {
        Kept::Withheld => pattern.withheld[statistic],
        Kept::Small => pattern.primary[statistic],
        Kept::All => true,
    }
}

/// The cells as a feasible table has them; none if there can be no such needs.
fn applied(cells: &[Cell], constraints: &Constraints, moved: &Move) -> Option<Vec<Cell>> {
    let mut cells = cells.to_vec();
    for (unknown, change) in moved {
        let mut left = *change;
        for cell in &constraints.unknowns[*unknown].cells {
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

/// Whether a statistic is printed as it is, whatever of the two needs were true.
fn looks_alike(statistic: &Statistic, cells: &[Cell], moved: &[Cell], view: View) -> bool {
    match statistic {
        Statistic::Component(group, component) => {
            let counts = Counts::of(moved, &group.cells);
            let told = |counts: Counts| match view {
                View::Exact => counts,
                View::Steps(steps) => counts.in_steps(steps),
                View::Rounded(base) => counts.rounded(base),
            };
            let is_shown = match view {
                View::Exact => {
                    let sum = |cells| component.published().exact(cells, &group.cells);
                    (sum(moved) - sum(cells)).abs() <= EPSILON
                }
                // a small count would not be shown
                View::Steps(steps) => !component.is_small(counts, steps.minimum),
                View::Rounded(_) => true,
            };
            is_shown && component.counts(told(counts)) == component.counts(told(group.counts))
        }
        Statistic::Number(told) => {
            let exact = told.weights.iter();
            let exact: f64 = exact
                .map(|(cell, weight)| weight * f64::from(moved[*cell as usize].need))
                .sum();
            let count = exact.signum() as i64 * whole(exact.abs());
            match view {
                View::Exact => (exact - told.exact).abs() <= EPSILON,
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
fn is_left(statistic: &Statistic, moved: &[Cell]) -> bool {
    match statistic {
        Statistic::Component(group, component) if component.is_need() => {
            let count = |counts: Counts| component.published().count(counts);
            count(group.counts) == 0 || count(Counts::of(moved, &group.cells)) > 0
        }
        Statistic::Component(..) | Statistic::Number(_) => true,
    }
}

/// A sum that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    LinearForm(LinearForm),
    Told,
}

impl Counted {
    /// What is kept of a statistic. What is the same part of every case is as wide as the need.
    fn of(statistic: &Statistic, cells: &[Cell]) -> Vec<Counted> {
        match statistic {
            Statistic::Component(group, component) => {
                let own = || group.cells.iter().map(|cell| &cells[*cell as usize]);
                let follows = |form: &LinearForm| {
                    let mut weights = own()
                        .filter(|cell| cell.assessable)
                        .map(|cell| form.weight(cell));
                    let first = weights.next();
                    !component.is_need()
                        && group.keeps_need()
                        && weights.all(|weight| Some(weight) == first)
                };
                let kept = component.kept().iter().filter(|form| !follows(form));
                kept.copied().map(Counted::LinearForm).collect()
            }
            Statistic::Number(_) => vec![Counted::Told],
        }
    }

    fn form(self) -> Option<LinearForm> {
        match self {
            Counted::LinearForm(form) => Some(form),
            Counted::Told => None,
        }
    }

    fn each(self, statistic: &Statistic, cells: &[Cell], mut call: impl FnMut(f64, u32)) {
        match (self, statistic) {
            (Counted::LinearForm(form), Statistic::Component(group, _)) => {
                for cell in &group.cells {
                    let cell = &cells[*cell as usize];
                    call(form.weight(cell), cell.need);
                }
            }
            (Counted::Told, Statistic::Number(told)) => {
                for (cell, weight) in told.weights.iter() {
                    call(*weight, cells[*cell as usize].need);
                }
            }
            _ => {}
        }
    }

    fn sum(self, statistic: &Statistic, cells: &[Cell]) -> f64 {
        let mut sum = 0.0;
        self.each(statistic, cells, |weight, need| {
            sum += weight * f64::from(need)
        });
        sum
    }

    fn largest(self, statistic: &Statistic, cells: &[Cell]) -> f64 {
        let mut largest = 0.0f64;
        self.each(statistic, cells, |weight, _| {
            largest = largest.max(weight.abs())
        });
        largest
    }

    /// Whether it must stay wide if its statistic is withheld.
    fn is_kept(self, statistic: &Statistic, level: ProtectionLevel) -> bool {
        match (self, statistic) {
            (Counted::LinearForm(form), Statistic::Component(group, component)) => {
                match level.kept {
                    Kept::All => {
                        let below = (1..i64::from(level.width)).contains(&form.count(group.counts));
                        below && component.is_need()
                    }
                    Kept::Withheld | Kept::Small => {
                        targets::is_kept(statistic, Some(form), level.minimum)
                    }
                }
            }
            (Counted::Told, Statistic::Number(_)) => {
                targets::is_kept(statistic, None, level.minimum)
            }
            _ => false,
        }
    }
}
