//! How wide columns and how high rows are, in characters and lines.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::Look;
use crate::language::Language;
use crate::render::grid::value;
use crate::render::values::{plain, shown};
use crate::tables::{Column, Kind, RowRole, Table, Value};

/// Column widths in characters.
const NARROWEST: usize = 9;
pub const WIDEST: usize = 36;

/// Room for the button of the filter.
pub const BUTTON: usize = 4;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// A row is at most 409 points high.
pub const LINES: usize = 27;

/// A column's head is set in about so many lines.
const HEAD_LINES: usize = 3;

pub fn look(value: &Value, kind: Kind, position: usize, role: RowRole) -> Look {
    match value {
        Value::Number(_) => number_look(number_of(value, kind), kind),
        Value::WholePercent(_) => Look::WholeShare,
        Value::NotApplicable | Value::NotRecorded | Value::Withheld | Value::Range { .. } => {
            Look::Sign
        }
        Value::Category { .. } | Value::Code { .. } | Value::Text(_) | Value::List(_) => {
            match (position, role) {
                (0, RowRole::Item { depth: depth @ 1.. }) => Look::Indented(depth),
                (0, _) => Look::Word,
                // apart from a number that stands before it
                (_, _) => Look::Indented(1),
            }
        }
    }
}

fn number_look(number: Option<f64>, kind: Kind) -> Look {
    let whole = number.is_none_or(|number| number.fract() == 0.0);
    match (kind, whole) {
        (Kind::Share, _) => Look::Share,
        (Kind::Euro, true) => Look::Euro,
        (Kind::Euro, false) => Look::Cents,
        (_, true) => Look::Whole,
        (_, false) => Look::Decimal,
    }
}

/// The number of the CSV, a share as a share of one: no more digits are published here than there.
pub fn number_of(value: &Value, kind: Kind) -> Option<f64> {
    value.number()?;
    let number: f64 = plain(value, kind).parse().ok()?;
    Some(match kind {
        // tenths of a percent
        Kind::Share => (number * 10.0).round() / 1_000.0,
        _ => number,
    })
}

/// Wide enough for the longest field and for the longest word of the head.
pub fn widths(table: &Table, language: Language) -> Vec<usize> {
    let length = |text: &str| text.chars().count();
    let width = |(position, column): (usize, &Column)| {
        let label = column.label.in_language(language);
        let word = label.split_whitespace().map(length).max().unwrap_or(0);
        let head = word.max(length(label).div_ceil(HEAD_LINES)) + BUTTON;
        let fields = table.rows.iter().map(|row| {
            let value = value(row, position);
            let look = look(value, column.kind, position, row.role);
            length(&shown(value, column.kind, language)) + indent(look) + 2
        });
        let widest = fields.max().unwrap_or(0).max(head);
        widest.clamp(NARROWEST, WIDEST)
    };
    table.columns.iter().enumerate().map(width).collect()
}

/// How many characters a look moves the text to the right.
pub fn indent(look: Look) -> usize {
    match look {
        Look::Indented(depth) => 2 * usize::from(depth),
        _ => 0,
    }
}

/// Makes a row high enough for its longest field: not every program does so by itself.
pub fn height<'a>(
    sheet: &mut Worksheet,
    row: u32,
    fields: impl Iterator<Item = (&'a str, usize)>,
) -> Result<(), XlsxError> {
    let lines = fields.map(|(text, width)| lines(text, width)).max();
    match lines.unwrap_or(1) {
        0 | 1 => {}
        lines => {
            sheet.set_row_height(row, lines.min(LINES) as f64 * LINE)?;
        }
    }
    Ok(())
}

/// How many lines a text takes in a column: words are kept whole where they fit.
fn lines(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        match used {
            0 => used = length,
            _ if used + 1 + length <= width => used += 1 + length,
            _ => {
                lines += 1;
                used = length;
            }
        }
        lines += used.saturating_sub(1) / width.max(1);
        used = used.saturating_sub(1) % width.max(1) + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_as_many_lines_as_its_words_need() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("zehn Plätze", 11), 1);
        assert_eq!(lines("zehn Plätze", 10), 2);
        assert_eq!(lines(&"x".repeat(25), 10), 3);
        assert_eq!(lines(&format!("kurz {} kurz", "x".repeat(25)), 10), 4);
    }
}
