//! Which numbers of a report published before are those of today, row by row.

use std::sync::Arc;

use super::printed::{Printed, PrintedRow};
use crate::protect::statistics::Number;
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::{Counts, Steps};
use crate::protect::statistics::linear_form::View;
use crate::protect::{KnownComponent, KnownNumber, PriorKnowledge};
use crate::render::values::plain;
use crate::tables::{Cell, Edition, Kind, Measure, Row, Table, TableId, Value};

/// How many rows of earlier reports say what would be counted today as well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shared {
    /// All their numbers are those of today.
    pub same: usize,
    /// Some number is another one.
    pub changed: usize,
}

/// A number that stands in a column today.
struct Today<'a> {
    column: &'a str,
    measure: Option<Measure>,
    kind: Kind,
    /// Without protection.
    exact: &'a Value,
}

impl Shared {
    pub fn and(self, other: Shared) -> Shared {
        Shared {
            same: self.same + other.same,
            changed: self.changed + other.changed,
        }
    }
}

/// Adds what a report says to what is known, and what it withholds; `today` is the same report, made from
/// today's data and not protected. A number is known if it would be printed today as well, in one of these views.
pub fn learn(
    printed: &Printed,
    views: &[View],
    today: &Edition,
    known: &mut PriorKnowledge,
) -> Shared {
    let mut shared = Shared::default();
    let mut learner = Learner {
        cells: &today.cells,
        views: views.to_vec(),
        known,
    };
    for own in &today.tables {
        let tables = printed.tables.iter();
        let rows = tables.filter(|table| table.name == own.name);
        let rows = rows.flat_map(|table| &table.rows);
        shared = shared.and(learner.table(own, rows));
    }
    let columns = today.figures.iter().map(|figure| Today {
        column: figure.id.name(),
        measure: figure.id.measure(),
        kind: figure.kind,
        exact: &figure.value,
    });
    let columns: Vec<Today> = columns.filter(|one| one.kind != Kind::Places).collect();
    learner.counts(&columns, &today.whole, &printed.figures());
    shared
}

/// Whether a value would be printed as this number; a share in whole percent.
fn is_printed_as(today: &Value, kind: Kind, printed: f64) -> bool {
    let share = today.number().filter(|_| kind == Kind::Share);
    let whole = share.map(|share| (share * 100.0).round());
    in_print(today, kind) == Some(printed) || whole == Some(printed)
}

/// Finds out what is known of today's cells.
struct Learner<'a> {
    cells: &'a [Cell],
    /// The likeliest first.
    views: Vec<View>,
    known: &'a mut PriorKnowledge,
}

impl Learner<'_> {
    /// A table of today, and the rows that the report prints of it: how many of these say the same.
    fn table<'a>(
        &mut self,
        today: &Table,
        printed: impl Iterator<Item = &'a PrintedRow>,
    ) -> Shared {
        // the places of a bottleneck are public, and told exactly
        let told_first = match today.id == TableId::Bottlenecks {
            true => self.views.iter().rev().copied().collect(),
            false => self.views.clone(),
        };
        let views = std::mem::replace(&mut self.views, told_first);
        let mut shared = Shared::default();
        let mut is_printed = vec![false; today.rows.len()];
        for row in printed {
            let mut told = None;
            for (own, is_printed) in today.rows.iter().zip(&mut is_printed) {
                if row.is_on(today, own) {
                    *is_printed = true;
                    told = told.max(self.row(today, own, row));
                }
            }
            shared.same += usize::from(told == Some(true));
            shared.changed += usize::from(told == Some(false));
        }
        // a ranking leaves out what is withheld, and so does a report with its table
        if self.withholds() && today.is_counted() {
            let missing = today.rows.iter().zip(is_printed);
            let missing = missing.filter(|(_, is_printed)| !is_printed);
            let missing = missing.map(|(row, _)| row.cells.clone());
            self.known.withheld.extend(missing);
        }
        self.views = views;
        shared
    }

    /// Whether the report withholds anything at all.
    fn withholds(&self) -> bool {
        self.views != [View::Exact]
    }

    /// A row of today and one of the report that is on the same: whether they say the same; none if the report
    /// says no number.
    fn row(&mut self, table: &Table, today: &Row, printed: &PrintedRow) -> Option<bool> {
        let columns = table.columns.iter().zip(&today.values);
        let columns: Vec<Today> = columns
            .map(|(column, exact)| Today {
                column: &column.name,
                measure: column.disclosure.measure(),
                kind: column.kind,
                exact,
            })
            .collect();
        let counts = match table.is_counted() {
            true => self.counts(&columns, &today.cells, printed),
            false => None,
        };
        let told = today.tells.iter().filter_map(|told| {
            let column = columns.get(told.column)?;
            // small effects are left out, and need not stay wide
            if printed.withholds(column.column) && !table.id.lists_proposals() {
                self.known.withheld_numbers.push(told.weights.clone());
            }
            self.number(column, &told.weights, printed)
        });
        let told: Vec<bool> = told.collect();
        counts
            .into_iter()
            .chain(told)
            .reduce(|one, other| one && other)
    }

    /// What is said of cells.
    fn counts(
        &mut self,
        columns: &[Today],
        cells: &Arc<[u32]>,
        printed: &PrintedRow,
    ) -> Option<bool> {
        let is_withheld =
            |column: &Today| column.measure.is_some() && printed.withholds(column.column);
        if columns.iter().any(is_withheld) {
            self.known.withheld.push(cells.clone());
        }
        let found = self.found(columns, Counts::of(self.cells, cells), printed);
        let need = found
            .iter()
            .find(|(component, _)| *component == Component::Need);
        let is_need_same = need.is_none_or(|(_, view)| view.is_some());
        for (component, view) in &found {
            // a part of another need is another number
            let is_same = is_need_same || component.is_need();
            if let (Some(view), true) = (view, is_same) {
                self.known.components.push(KnownComponent {
                    cells: cells.clone(),
                    component: *component,
                    view: *view,
                });
            }
        }
        let same = found.iter().map(|(_, view)| view.is_some());
        same.reduce(|one, other| one && other)
    }

    /// The components that are printed, each with the view in which it would be printed alike today; none: it is another
    /// number.
    fn found(
        &self,
        columns: &[Today],
        counts: Counts,
        printed: &PrintedRow,
    ) -> Vec<(Component, Option<View>)> {
        let mut found: Vec<(Component, Option<View>)> = Vec::new();
        for component in Component::ALL {
            let own = columns.iter().filter_map(|column| {
                let measure = column.measure?;
                let is_own = Component::of(measure).last() == Some(&component);
                let printed = printed.number(column.column).filter(|_| is_own)?;
                Some((column, measure, printed))
            });
            let own: Vec<_> = own.collect();
            if own.is_empty() {
                continue;
            }
            // an end of a range may be the gap, which the places of a bottleneck tell exactly
            let covered = found
                .iter()
                .find(|(component, _)| *component == Component::Covered);
            let covered = covered.and_then(|(_, view)| match view {
                Some(View::Steps(steps)) => Some(counts.in_steps(*steps).covered),
                _ => None,
            });
            let in_steps = |steps: Steps| {
                let told = counts.in_steps(steps);
                Counts {
                    covered: covered.unwrap_or(told.covered),
                    ..told
                }
            };
            let is_alike = |view: &View| {
                own.iter().all(|(column, measure, printed)| {
                    let today = match view {
                        View::Exact => (*column.exact).clone(),
                        View::Steps(steps) => in_steps(*steps).value(*measure),
                        View::Rounded(base) => counts.rounded(*base).value(*measure),
                    };
                    is_printed_as(&today, column.kind, *printed)
                })
            };
            found.push((component, self.views.iter().copied().find(is_alike)));
        }
        found
    }

    /// What is told beside groups of cells.
    fn number(
        &mut self,
        column: &Today,
        weights: &Arc<[(u32, f64)]>,
        printed: &PrintedRow,
    ) -> Option<bool> {
        let printed = printed.number(column.column)?;
        let count = Number::of(self.cells, weights).count;
        let is_alike = |view: &View| {
            let today = match view {
                View::Exact => (*column.exact).clone(),
                View::Steps(steps) => Value::Number(Number::in_steps(count, *steps) as f64),
                View::Rounded(base) => Value::Number(Number::rounded(count, *base) as f64),
            };
            in_print(&today, column.kind) == Some(printed)
        };
        let view = self.views.iter().copied().find(is_alike);
        self.known.numbers.extend(view.map(|view| KnownNumber {
            weights: weights.clone(),
            view,
        }));
        Some(view.is_some())
    }
}

/// A number as it stands in `results.json`.
fn in_print(value: &Value, kind: Kind) -> Option<f64> {
    value.number()?;
    plain(value, kind).parse().ok()
}
