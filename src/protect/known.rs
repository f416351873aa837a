//! What everybody knows already: numbers of reports that are out.
//!
//! A number that was published cannot be protected any more. It is one more thing that an attacker knows:
//! whatever else is withheld must be safe in spite of it.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Figures;
use crate::tables::{Row, Table, Value};

/// A published row: its table, whom its report looks at, and its keys.
type Place = (String, Vec<String>, Vec<String>);

/// The needs that reports say exactly, row by row. A row is the same in two reports if table, filter and
/// keys are; their year has to be the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    needs: BTreeMap<Place, Vec<Counts>>,
}

/// What a row says of its need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counts {
    pub need: f64,
    /// None: the table does not say it.
    pub not_assessable: Option<f64>,
}

/// How many rows of earlier reports say what the new ones count as well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shared {
    /// The same number as today.
    pub same: usize,
    /// Another number than today: the data have changed since.
    pub changed: usize,
}

/// Published numbers have three decimals at most.
const PRINTED: f64 = 0.000_6;

impl Known {
    /// What a row of a report says; `filter` holds the report's filter in German words.
    pub fn add(&mut self, table: &str, filter: Vec<String>, keys: Vec<String>, counts: Counts) {
        let place = (table.to_string(), filter, keys);
        self.needs.entry(place).or_default().push(counts);
    }

    /// Whether a report says what this row counts: `figures` in whole cases.
    pub fn tells(&self, table: &Table, row: &Row, figures: Figures) -> bool {
        let exact = counts(table, row);
        let is_near = |exact: f64, known: f64| (exact - known).abs() < PRINTED;
        let is_same = |known: &Counts| {
            let not_assessable = known.not_assessable.unwrap_or(0.0);
            let is_whole = known.need == figures.need as f64
                && not_assessable == figures.not_assessable as f64;
            let is_exact = exact.is_some_and(|exact| {
                is_near(exact.need, known.need)
                    && is_near(exact.not_assessable.unwrap_or(0.0), not_assessable)
            });
            is_whole || is_exact
        };
        self.needs
            .get(&place(table, row))
            .is_some_and(|known| known.iter().any(is_same))
    }

    /// How many rows of these tables are known, before they are protected.
    pub fn shared<'a>(&self, tables: impl Iterator<Item = &'a Table>) -> Shared {
        let mut shared = Shared::default();
        let mut seen: BTreeSet<Place> = BTreeSet::new();
        for table in tables {
            for row in &table.rows {
                let place = place(table, row);
                if !self.needs.contains_key(&place) || !seen.insert(place) {
                    continue;
                }
                let counts = counts(table, row);
                let whole = |number: Option<f64>| number.unwrap_or(0.0).round() as i64;
                let figures = Figures {
                    need: whole(counts.map(|counts| counts.need)),
                    not_assessable: whole(counts.and_then(|counts| counts.not_assessable)),
                    ..Figures::default()
                };
                match self.tells(table, row, figures) {
                    true => shared.same += 1,
                    false => shared.changed += 1,
                }
            }
        }
        shared
    }
}

fn counts(table: &Table, row: &Row) -> Option<Counts> {
    let number = |id: &str| row.values.get(table.column(id)?)?.number();
    Some(Counts {
        need: number("need")?,
        not_assessable: number("not_assessable"),
    })
}

fn place(table: &Table, row: &Row) -> Place {
    let filter = table.base.filter.iter().map(|words| words.de.clone());
    (table.name.clone(), filter.collect(), keys(table, row))
}

/// What a row is about, by ids: the same in every language.
pub fn keys(table: &Table, row: &Row) -> Vec<String> {
    let values = row.values.iter().take(table.keys());
    values.map(|value| id(value).to_string()).collect()
}

/// The id of a category or a code, or a text; empty for everything else.
pub fn id(value: &Value) -> &str {
    match value {
        Value::Category { id, .. } => id,
        Value::Code { id, .. } => id,
        Value::Text(text) => text,
        _ => "",
    }
}
