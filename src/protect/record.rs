//! What was withheld, for `protection.json`.

use serde::Serialize;

use super::attack::Kept;
use super::certify::Certificate;
use super::groups::{Groups, is_counted};
use super::items::Items;
use super::search::Choice;
use super::{Profile, Threshold};
use crate::tables::{Edition, Row, RowRole, Table, Value};

/// What everybody may know: it follows from the published tables.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    pub profile: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u32>,
    /// No count that is kept back can be narrowed further than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrowest_interval: Option<u32>,
    /// Which counts that holds for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds_for: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounded_to: Option<u32>,
    /// Rows of all tables, and how many of them are withheld.
    pub rows: usize,
    pub withheld: usize,
    pub withheld_percent: f64,
    pub tables: Vec<Loss>,
}

/// How much of a table is withheld.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Loss {
    pub table: String,
    pub rows: usize,
    pub withheld: usize,
    /// Where rows are withheld: the part of all cases that no published inner row counts, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases_not_shown_percent: Option<f64>,
}

/// What only the planner may know: which row is withheld for which reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reasons {
    pub protected: bool,
    pub primary: usize,
    pub secondary: usize,
    pub narrowest_interval: Option<f64>,
    /// How many other sets of needs would have made the same edition: the proof of the above.
    pub witnesses: usize,
    pub rows: Vec<Reason>,
}

/// A withheld row, or a number in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    pub table: String,
    pub row: String,
    /// None: all that the row counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// `primary`: a count of its own is small; `secondary`: it would give another row away.
    pub reason: &'static str,
}

impl Record {
    /// The record of an edition as it is published; `cells` holds the cells of its rows.
    pub fn of(
        profile: Profile,
        published: &Edition,
        inner: &[Vec<bool>],
        kept: Option<Kept>,
    ) -> Record {
        let (minimum, width, rounded_to) = match profile {
            Profile::Threshold(Threshold { minimum, width }) => (Some(minimum), Some(width), None),
            Profile::Round(base) => (None, Some(base / 2), Some(base)),
            Profile::None => (None, None, None),
        };
        let tables = published.tables.iter().zip(inner);
        let tables: Vec<Loss> = tables.map(|(table, inner)| loss(table, inner)).collect();
        let rows = tables.iter().map(|table| table.rows).sum();
        let withheld = tables.iter().map(|table| table.withheld).sum();
        Record {
            profile: profile.name(),
            minimum,
            narrowest_interval: width,
            holds_for: kept.map(|kept| match kept {
                Kept::Withheld => "all_withheld_rows",
                Kept::Small => "rows_with_small_counts",
                Kept::All => "counts_below_the_base",
            }),
            rounded_to,
            rows,
            withheld,
            withheld_percent: (1000.0 * withheld as f64 / rows.max(1) as f64).round() / 10.0,
            tables,
        }
    }
}

fn loss(table: &Table, inner: &[bool]) -> Loss {
    let is_withheld = |row: &&Row| row.values.contains(&Value::Withheld);
    let withheld = table.rows.iter().filter(is_withheld).count();
    Loss {
        table: table.name.clone(),
        rows: table.rows.len(),
        withheld,
        cases_not_shown_percent: not_shown(table, inner).filter(|_| withheld > 0),
    }
}

/// Only from published numbers, so that it tells nothing new.
fn not_shown(table: &Table, inner: &[bool]) -> Option<f64> {
    let all = table.base.need.number().filter(|all| *all > 0.0)?;
    if !inner.contains(&true) {
        return None;
    }
    let columns = ["need", "not_assessable"].map(|id| table.column(id));
    let rows = table.rows.iter().zip(inner).filter(|(_, inner)| **inner);
    let shown: f64 = rows
        .flat_map(|(row, _)| columns.iter().flatten().map(|column| &row.values[*column]))
        .filter_map(Value::number)
        .sum();
    Some((1000.0 * (all - shown).max(0.0) / all).round() / 10.0)
}

/// Per row: whether no other row of its table counts a part of its cells. Only in tables that count
/// everybody.
pub fn inner_rows(table: &Table) -> Vec<bool> {
    let counts_all = table.rows.iter().any(|row| row.role == RowRole::Total);
    let is_item = |row: &Row| !matches!(row.role, RowRole::Total | RowRole::View);
    let is_part = |part: &Row, whole: &Row| {
        part.cells.len() < whole.cells.len()
            && part
                .cells
                .iter()
                .all(|cell| whole.cells.binary_search(cell).is_ok())
            && !part.cells.is_empty()
    };
    let rows = table.rows.iter();
    rows.map(|row| {
        let others = || {
            table
                .rows
                .iter()
                .any(|other| is_item(other) && is_part(other, row))
        };
        counts_all && is_counted(table) && is_item(row) && !row.cells.is_empty() && !others()
    })
    .collect()
}

impl Reasons {
    /// The reasons of a choice, row by row.
    pub fn of(
        edition: &Edition,
        groups: &Groups,
        items: &Items,
        choice: &Choice,
        certificate: Certificate,
    ) -> Reasons {
        let mut rows = Vec::new();
        let tables = edition.tables.iter().zip(&groups.rows).zip(&items.told);
        for ((table, groups), told) in tables {
            for ((row, group), told) in table.rows.iter().zip(groups).zip(told) {
                let told = told.iter().map(|(column, item)| (Some(*column), *item));
                let group = group.map(|group| (None, group));
                for (column, item) in group.into_iter().chain(told) {
                    if choice.withheld[item] {
                        rows.push(Reason {
                            table: table.name.clone(),
                            row: keys(table, row),
                            column: column.map(|column| table.columns[column].id.clone()),
                            reason: match choice.primary[item] {
                                true => "primary",
                                false => "secondary",
                            },
                        });
                    }
                }
            }
        }
        let count = |reason: &str| rows.iter().filter(|row| row.reason == reason).count();
        Reasons {
            protected: false,
            primary: count("primary"),
            secondary: count("secondary"),
            narrowest_interval: certificate.narrowest,
            witnesses: certificate.witnesses,
            rows,
        }
    }
}

fn keys(table: &Table, row: &Row) -> String {
    let ids = row.values.iter().take(table.keys().max(1));
    let ids: Vec<&str> = ids
        .map(|value| match value {
            Value::Category { id, .. } => id.as_str(),
            Value::Code { id, .. } => id,
            Value::Text(text) => text,
            _ => "",
        })
        .collect();
    ids.join(" | ")
}
