//! Tidy CSV: one line a row, ids instead of labels, numbers plain.

use std::io;

use csv::Writer;

use crate::render::values::plain;
use crate::tables::{Kind, Table, Value};

/// A table as CSV in UTF-8.
pub fn csv(table: &Table) -> io::Result<Vec<u8>> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|column| guarded(&column.name)))?;
    for row in &table.rows {
        let fields = table.columns.iter().enumerate().map(|(position, column)| {
            let value = row.values.get(position).unwrap_or(&Value::NotApplicable);
            field(value, column.kind)
        });
        writer.write_record(fields)?;
    }
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

fn field(value: &Value, kind: Kind) -> String {
    let text = plain(value, kind);
    match value {
        Value::Category { .. } | Value::Code { .. } | Value::Text(_) | Value::List(_) => {
            guarded(&text)
        }
        Value::Number(_) | Value::NotApplicable | Value::NotRecorded | Value::Withheld => text,
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
