//! Tidy CSV: one line a row, ids instead of labels, numbers plain.

use std::io;

use csv::Writer;

use crate::render::values::{NOT_APPLICABLE, plain, range_ends};
use crate::tables::{Kind, Table, Value};

/// A table as CSV in UTF-8.
pub fn csv(table: &Table) -> io::Result<Vec<u8>> {
    let mut writer = Writer::from_writer(Vec::new());
    let ranged = ranged(table);
    let names = table.columns.iter().map(|column| guarded(&column.name));
    let ends = ranged
        .iter()
        .flat_map(|position| range_names(&table.columns[*position].name));
    writer.write_record(names.chain(ends))?;
    for row in &table.rows {
        let fields = table.columns.iter().enumerate().map(|(position, column)| {
            let value = row.values.get(position).unwrap_or(&Value::NotApplicable);
            field(value, column.kind)
        });
        let ends = ranged.iter().flat_map(|position| {
            let ends = range_ends(&row.values[*position], table.columns[*position].kind);
            ends.unwrap_or_else(|| [NOT_APPLICABLE; 2].map(str::to_string))
        });
        writer.write_record(fields.chain(ends))?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The columns in which a range is told of some withheld number: its ends stand in columns of their own, behind all
/// others, so that a number column holds nothing but numbers and signs.
pub fn ranged(table: &Table) -> Vec<usize> {
    let has_range = |position: &usize| {
        let mut values = table
            .rows
            .iter()
            .filter_map(|row| row.values.get(*position));
        values.any(|value| matches!(value, Value::Range { .. }))
    };
    (0..table.columns.len()).filter(has_range).collect()
}

/// The names of the columns with the ends of the ranges in a column.
pub fn range_names(column: &str) -> [String; 2] {
    ["at_least", "at_most"].map(|end| guarded(&format!("{column}_{end}")))
}

fn field(value: &Value, kind: Kind) -> String {
    let text = plain(value, kind);
    match value {
        Value::Category { .. } | Value::Code { .. } | Value::Text(_) | Value::List(_) => {
            guarded(&text)
        }
        Value::Number(_)
        | Value::WholePercent(_)
        | Value::Range { .. }
        | Value::NotApplicable
        | Value::NotRecorded
        | Value::Withheld => text,
    }
}

/// A spreadsheet would run text that begins like a formula.
fn guarded(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_begins_like_a_formula_stays_text_and_a_negative_number_a_number() {
        let text = |value: &str| field(&Value::Text(value.into()), Kind::Text);
        assert_eq!(text("=cmd()"), "'=cmd()");
        assert_eq!(text("+49"), "'+49");
        assert_eq!(text("@sum"), "'@sum");
        assert_eq!(text("–"), "–");
        assert_eq!(field(&Value::Number(-2.0), Kind::Cases), "-2");
    }
}
