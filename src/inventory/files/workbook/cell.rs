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

    /// As a person sees it: dates as `2025-12-31`, whole numbers without decimals. A formula without a result
    /// is no number and no word, so that it cannot be taken for one.
    pub fn shown(&self) -> String {
        match self {
            Value::Text(text) | Value::Error(text) => text.to_string(),
            Value::Number(number) => number.to_string(),
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
