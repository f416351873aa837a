//! What chapters say in sentences, from protected tables.
//!
//! A sentence reads its numbers out of the rows of a table ([`Line`]); where a number is withheld, the
//! sentence is left out or names the group without it. How sentences are worded stands in the locales.

mod causes;
pub mod changes;
pub mod fact_sheets;
pub mod figures;
pub mod largest;
pub mod limits;
pub mod method;
pub mod paper;
pub mod parts;
pub mod proposals;
pub mod summary;
pub mod working_groups;

use fluent_bundle::FluentValue;

use crate::language::{Language, number, text};
use crate::render::values::shown;
use crate::tables::{ColumnId, Edition, Row, Table, TableId, Value};

/// Cases in a sentence: with the decimal that tables show them with.
pub fn cases(value: f64) -> FluentValue<'static> {
    number((value * 10.0).round() / 10.0)
}

/// "Bildung, 6–9, Nordstadt: 12 von 40 Fällen ohne Platz, davon 10 gesichert (zu wenige Plätze)", from a row
/// of the largest gaps.
pub fn large_gap(line: Line, language: Language) -> Option<String> {
    let gap = line.number(ColumnId::Gap)?;
    let least = line.number(ColumnId::GapLow).filter(|least| *least < gap);
    let arguments = [
        ("group", text(line.about(language))),
        ("gap", cases(gap)),
        ("need", cases(line.number(ColumnId::Need)?)),
        ("least", least.map_or(text("all"), cases)),
        ("reason", text(line.shown(ColumnId::Reason, language)?)),
    ];
    Some(language.texts().with("report-large-gap", &arguments))
}

/// A row with the table that says what its values are.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub table: &'a Table,
    pub row: &'a Row,
}

impl<'a> Line<'a> {
    /// The rows of a table; none where the edition lacks it.
    pub fn all(edition: &'a Edition, id: &TableId) -> Vec<Line<'a>> {
        let table = edition.table(id);
        let rows = table
            .into_iter()
            .flat_map(|table| table.rows.iter().map(move |row| Line { table, row }));
        rows.collect()
    }

    pub fn value(&self, column: ColumnId) -> Option<&'a Value> {
        self.row.values.get(self.table.column(column)?)
    }

    /// The number in a column as the table shows it; none where it is withheld, or there is none.
    pub fn number(&self, column: ColumnId) -> Option<f64> {
        self.value(column)?.number().map(as_shown)
    }

    /// The value in a column as people read it.
    pub fn shown(&self, column: ColumnId, language: Language) -> Option<String> {
        let position = self.table.column(column)?;
        let kind = self.table.columns[position].kind;
        Some(shown(self.row.values.get(position)?, kind, language))
    }

    /// The id of the category or code in a column.
    pub fn id(&self, column: ColumnId) -> Option<&'a str> {
        match self.value(column)? {
            Value::Category { id, .. } => Some(id),
            Value::Code { id, .. } => Some(id),
            _ => None,
        }
    }

    /// What the row is about: its keys, `Bildung, 6–9, Nordstadt`.
    pub fn about(&self, language: Language) -> String {
        let keys = self.table.columns.iter().take(self.table.keys());
        let words = keys.filter_map(|column| self.shown(column.id, language));
        words.collect::<Vec<_>>().join(", ")
    }
}

/// Cases have one decimal at most where people read them.
fn as_shown(cases: f64) -> f64 {
    (cases * 10.0).round() / 10.0
}
