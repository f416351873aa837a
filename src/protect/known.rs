//! What everybody knows already: numbers of reports that are out.
//!
//! A number that was published cannot be protected any more. It is one more thing that an attacker knows:
//! whatever else is withheld must be safe in spite of it.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::Figures;
use super::part::Part;
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
    /// None: the table does not say it, or it is withheld.
    pub not_assessable: Option<f64>,
    /// Whether it says what is covered of it, the range of that, and the same with a plan.
    pub covered: bool,
    pub generous: bool,
    pub plan: bool,
}

impl Counts {
    /// Of a row with this need; `number` gives the number in a column, none if there is none.
    pub fn of(need: f64, number: impl Fn(&str) -> Option<f64>) -> Counts {
        Counts {
            need,
            not_assessable: number("not_assessable"),
            covered: number("covered").is_some() || number("gap").is_some(),
            generous: number("gap_low").is_some(),
            plan: number("gap_with_plan").is_some() || number("gap_after").is_some(),
        }
    }
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

    /// What of a row some report says already, if it counts the same today: `figures` in whole cases.
    pub fn told(&self, table: &Table, row: &Row, figures: Figures) -> Vec<Part> {
        let exact = counts(table, row);
        let is_near = |exact: Option<f64>, known: f64| {
            exact.is_some_and(|exact| (exact - known).abs() < PRINTED)
        };
        let is_same = |known: &&Counts| {
            let is_exact = is_near(exact.map(|exact| exact.need), known.need);
            is_exact || known.need == figures.need as f64
        };
        let known = self.needs.get(&place(table, row)).into_iter().flatten();
        let known = known.filter(is_same);
        let told = known.flat_map(|known| {
            let is_told = |part: &Part| match part {
                Part::Need => true,
                Part::NotAssessable => known.not_assessable.is_some_and(|known| {
                    let exact = exact.and_then(|exact| exact.not_assessable);
                    is_near(exact, known) || known == figures.not_assessable as f64
                }),
                Part::Covered => known.covered,
                Part::Generous => known.generous,
                Part::Plan => known.plan,
            };
            Part::ALL.into_iter().filter(is_told).collect::<Vec<Part>>()
        });
        told.collect()
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
                match self.told(table, row, figures).is_empty() {
                    true => shared.changed += 1,
                    false => shared.same += 1,
                }
            }
        }
        shared
    }
}

fn counts(table: &Table, row: &Row) -> Option<Counts> {
    let number = |id: &str| row.values.get(table.column(id)?)?.number();
    Some(Counts::of(number("need")?, number))
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
