//! What stands in a workbook, cell by cell: only cells that say something take room.

use chrono::{NaiveDateTime, NaiveTime};

/// A sheet as it stands in its file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub is_hidden: bool,
    /// Rows with cells in them, in order.
    pub rows: Vec<Row>,
    /// Cells that are shown as one.
    pub merged: Vec<Region>,
    /// Columns that nobody sees, from the first to the last of each run, counted from 0.
    pub hidden_columns: Vec<(u32, u32)>,
}

/// A row of a sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// As the spreadsheet shows it, the first being 1.
    pub number: u64,
    pub is_hidden: bool,
    /// In the order of the columns.
    pub cells: Vec<Cell>,
}

/// A cell that says something.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The first column is 0.
    pub column: u32,
    pub value: Value,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(Box<str>),
    Number(f64),
    /// A number that is shown a hundred times as large, with the sign behind it: 0.51 is `51 %`.
    Percentage(f64),
    Date(NaiveDateTime),
    Truth(bool),
    /// Such as `#DIV/0!`.
    Error(Box<str>),
    /// A formula whose result was not stored.
    NotComputed,
}

/// Rows and columns that are merged, from the first to the last of each. Rows are counted from 1, columns from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    pub rows: (u64, u64),
    pub columns: (u32, u32),
}

impl Sheet {
    /// Whether no cell says anything.
    pub fn is_blank(&self) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.all(|cell| cell.value.is_blank())
    }
}

impl Value {
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// As a person sees it, numbers as they can be read in one way only: dates as `2025-12-31`, whole numbers without decimals. A formula without a result
    /// is no number and no word, so that it cannot be taken for one.
    pub fn shown(&self) -> String {
        match self {
            Value::Text(text) | Value::Error(text) => text.to_string(),
            Value::Number(number) => unmistakable(*number),
            Value::Percentage(share) => format!("{} %", unmistakable(share * 100.0)),
            Value::Date(moment) if moment.time() == NaiveTime::MIN => {
                moment.format("%Y-%m-%d").to_string()
            }
            Value::Date(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
            Value::Truth(true) => "ja".to_string(),
            Value::Truth(false) => "nein".to_string(),
            Value::NotComputed => "=?".to_string(),
        }
    }
}

/// A number of a workbook as text that can be read in one way only: `4.875` might be a German thousand, `4.8750`
/// is not. What a binary fraction adds behind the sixth decimal is rounded away.
fn unmistakable(number: f64) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    let text = match rounded.is_finite() && number.abs() < 1e9 {
        true => rounded.to_string(),
        false => number.to_string(),
    };
    let decimals = text.split_once('.').map(|(_, decimals)| decimals.len());
    match decimals {
        Some(3) => format!("{text}0"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_workbook_is_never_written_as_a_german_thousand() {
        assert_eq!(unmistakable(4.875), "4.8750");
        assert_eq!(unmistakable(12.0), "12");
        assert_eq!(unmistakable(0.1 + 0.2), "0.3");
        assert_eq!(unmistakable(1234.5), "1234.5");
        assert_eq!(unmistakable(-3.125), "-3.1250");
    }
}
