//! Which numbers of a report that is out are those of today, row by row.

use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

use crate::protect::figures::{Figures, Measure};
use crate::protect::groups::is_counted;
use crate::protect::items::Number;
use crate::protect::part::Part;
use crate::protect::system::View;
use crate::protect::{Known, KnownNumber, KnownPart};
use crate::render::values::{WITHHELD, plain};
use crate::tables::{Cell, Edition, Kind, Row, Table, Value};

/// The numbers of `results.json`.
#[derive(Debug, Deserialize)]
pub struct Printed {
    figures: Vec<PrintedFigure>,
    tables: Vec<PrintedTable>,
}

#[derive(Debug, Deserialize)]
struct PrintedFigure {
    id: String,
    value: Json,
}

#[derive(Debug, Deserialize)]
struct PrintedTable {
    name: String,
    base: PrintedBase,
    rows: Vec<PrintedRow>,
}

#[derive(Debug, Deserialize)]
struct PrintedBase {
    filter: Vec<Words>,
}

#[derive(Debug, Deserialize)]
struct Words {
    de: String,
}

#[derive(Debug, Deserialize)]
struct PrintedRow {
    values: Map<String, Json>,
}

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
    kind: Kind,
    /// Without protection.
    exact: &'a Value,
}

impl Printed {
    /// The names of its tables.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().map(|table| table.name.as_str())
    }

    /// Whom it looks at, in German words.
    pub fn filter(&self) -> Vec<String> {
        let filters = self.tables.iter().map(|table| &table.base.filter);
        // tables on offers alone have no filter
        let longest = filters.max_by_key(|filter| filter.len());
        let words = longest.into_iter().flatten();
        words.map(|words| words.de.clone()).collect()
    }
}

impl Shared {
    pub fn and(self, other: Shared) -> Shared {
        Shared {
            same: self.same + other.same,
            changed: self.changed + other.changed,
        }
    }
}

/// Adds what a report says to what is known; `today` is the same report, made from today's data and not
/// protected. A number is known if it would be printed today as well, in one of these views.
pub fn learn(printed: &Printed, views: &[View], today: &Edition, known: &mut Known) -> Shared {
    let mut shared = Shared::default();
    for table in &printed.tables {
        let Some(own) = today.table(&table.name) else {
            continue;
        };
        let mut learner = Learner {
            cells: &today.cells,
            views: views.to_vec(),
            known: &mut *known,
        };
        if table.name == "bottlenecks" {
            // places are public, and told exactly
            learner.views.reverse();
        }
        for row in &table.rows {
            let alike = own.rows.iter().filter(|own_row| row.is_on(own, own_row));
            let told = alike.map(|alike| learner.row(own, alike, row));
            match told.max().flatten() {
                None => {}
                Some(true) => shared.same += 1,
                Some(false) => shared.changed += 1,
            }
        }
    }
    let columns = today.figures.iter().map(|figure| Today {
        column: figure.id,
        kind: figure.kind,
        exact: &figure.value,
    });
    let columns: Vec<Today> = columns.filter(|one| one.kind != Kind::Places).collect();
    let figures = printed.figures.iter();
    let figures = figures.map(|figure| (figure.id.clone(), figure.value.clone()));
    let figures = PrintedRow {
        values: figures.collect(),
    };
    let mut learner = Learner {
        cells: &today.cells,
        views: views.to_vec(),
        known,
    };
    learner.counts(&columns, &today.whole, &figures);
    shared
}

/// Finds out what is known of today's cells.
struct Learner<'a> {
    cells: &'a [Cell],
    /// The likeliest first.
    views: Vec<View>,
    known: &'a mut Known,
}

impl Learner<'_> {
    /// A row of today and one of the report that is on the same: whether they say the same; none if the report
    /// says no number.
    fn row(&mut self, table: &Table, today: &Row, printed: &PrintedRow) -> Option<bool> {
        let columns = table.columns.iter().zip(&today.values);
        let columns: Vec<Today> = columns
            .map(|(column, exact)| Today {
                column: &column.id,
                kind: column.kind,
                exact,
            })
            .collect();
        let counts = match is_counted(table) {
            true => self.counts(&columns, &today.cells, printed),
            false => None,
        };
        let told = today.tells.iter().filter_map(|told| {
            let column = columns.get(told.column)?;
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
        let figures = Figures::of(self.cells, cells);
        let mut found: Vec<(Part, Option<View>)> = Vec::new();
        for part in Part::ALL {
            let own = columns.iter().filter_map(|column| {
                let measure = Measure::of(column.column)?;
                let is_own = Part::of(measure).last() == Some(&part);
                let printed = printed.number(column.column).filter(|_| is_own)?;
                Some((column, measure, printed))
            });
            let own: Vec<_> = own.collect();
            if own.is_empty() {
                continue;
            }
            let is_alike = |view: &View| {
                own.iter().all(|(column, measure, printed)| {
                    let today = match view {
                        View::Exact => (*column.exact).clone(),
                        View::Steps(steps) => figures.in_steps(*steps).value(*measure),
                        View::Rounded(base) => figures.rounded(*base).value(*measure),
                    };
                    in_print(&today, column.kind) == Some(*printed)
                })
            };
            found.push((part, self.views.iter().copied().find(is_alike)));
        }
        let need = found.iter().find(|(part, _)| *part == Part::Need);
        let is_need_same = need.is_none_or(|(_, view)| view.is_some());
        for (part, view) in &found {
            // a part of another need is another number
            let is_same = is_need_same || part.is_need();
            if let (Some(view), true) = (view, is_same) {
                self.known.parts.push(KnownPart {
                    cells: cells.clone(),
                    part: *part,
                    view: *view,
                });
            }
        }
        let same = found.iter().map(|(_, view)| view.is_some());
        same.reduce(|one, other| one && other)
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

impl PrintedRow {
    fn number(&self, column: &str) -> Option<f64> {
        self.values.get(column)?.as_f64()
    }

    /// Whether it is on the same as a row of today: all words before its first number are the same.
    fn is_on(&self, table: &Table, row: &Row) -> bool {
        let columns = table.columns.iter().zip(&row.values);
        let mut keys = columns
            .take_while(|(column, _)| {
                matches!(
                    column.kind,
                    Kind::Category | Kind::Text | Kind::Code | Kind::Count
                )
            })
            .filter(|(column, _)| column.kind != Kind::Count)
            .peekable();
        let is_same = |(column, value): (&crate::tables::Column, &Value)| {
            let printed = self.values.get(&column.id).and_then(Json::as_str);
            // a withheld word may be any
            printed
                .is_none_or(|printed| printed == WITHHELD || printed == plain(value, column.kind))
        };
        keys.peek().is_some() && keys.all(is_same)
    }
}
