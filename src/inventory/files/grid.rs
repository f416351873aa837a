//! A table as it stands in its file or on its sheet: cells by row and column, before anything is known of its
//! layout.

use super::delimiter;
use super::records::{Broken, Record, Records};
use super::source::{Content, Source};
use super::workbook::cell::{Sheet, Value};
use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Lines, Place, Stopped};

/// What a file itself says that a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellType {
    Blank,
    Text,
    /// A number of a workbook: nothing about its decimals is guessed.
    Number,
    /// A number of a workbook that is shown with `%`.
    Percentage,
    Date,
    /// A formula that was saved without its result; the text is the formula.
    Uncalculated,
    /// What a spreadsheet shows where a formula fails, such as `#NV`.
    Failed,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub kind: CellType,
}

impl Cell {
    pub const BLANK: Cell = Cell {
        text: String::new(),
        kind: CellType::Blank,
    };

    /// A cell of a text file.
    pub fn of_text(text: &str) -> Cell {
        let kind = match text.trim().is_empty() {
            true => CellType::Blank,
            false => CellType::Text,
        };
        Cell {
            text: text.to_string(),
            kind,
        }
    }

    /// A cell of a workbook.
    fn of_value(value: &Value) -> Cell {
        let kind = match value {
            Value::Text(text) => return Cell::of_text(text),
            Value::Number(_) => CellType::Number,
            Value::Percentage(_) => CellType::Percentage,
            Value::Date(_) => CellType::Date,
            Value::Truth(_) => CellType::Text,
            Value::Error(_) => CellType::Failed,
            Value::NotComputed => CellType::Uncalculated,
        };
        Cell {
            text: value.shown(),
            kind,
        }
    }

    /// Whether the file itself says that it is a number.
    pub fn holds_number(&self) -> bool {
        matches!(self.kind, CellType::Number | CellType::Percentage)
    }

    pub fn is_blank(&self) -> bool {
        self.kind == CellType::Blank
    }
}

/// One row that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// The line as an editor counts, or the row as a spreadsheet counts.
    pub line: u64,
    /// The line on which it ends: a quoted cell may go over several.
    pub last_line: u64,
    pub cells: Vec<Cell>,
}

impl GridRow {
    /// A cell's text without blanks around it; beyond the last cell, blank.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }

    /// The cells that say something, with their columns.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        let cells = self.cells.iter().enumerate();
        cells.filter(|(_, cell)| !cell.is_blank())
    }
}

/// Cells that are one, by rows and columns of the sheet; both ends are included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Rows as a spreadsheet counts.
    pub first_line: u64,
    pub last_line: u64,
    pub first_column: usize,
    pub last_column: usize,
}

/// A table as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// Rows that say nothing are not among them.
    pub rows: Vec<GridRow>,
    pub merged: Vec<Merged>,
}

impl Grid {
    /// A sheet as a grid: its rows in their order, each from the first column on.
    ///
    /// # Errors
    /// It has more rows or columns than are read.
    pub fn of_sheet(sheet: Sheet, place: &Place, limits: &Limits) -> Result<Grid, Stopped> {
        let last = sheet.rows.last().map_or(0, |row| row.number);
        limits.check(Limit::Rows, last, place)?;
        let merged = sheet.merged.iter().map(|region| Merged {
            first_line: region.rows.0,
            last_line: region.rows.1,
            first_column: region.columns.0 as usize,
            last_column: region.columns.1 as usize,
        });
        let mut grid = Grid {
            rows: Vec::with_capacity(sheet.rows.len()),
            merged: merged.collect(),
        };
        for row in sheet.rows {
            let last = row
                .cells
                .last()
                .map_or(0, |cell| u64::from(cell.column) + 1);
            let place = Place {
                lines: Lines::one(row.number),
                ..place.clone()
            };
            limits.check(Limit::Columns, last, &place)?;
            let mut cells: Vec<Cell> = Vec::with_capacity(last as usize);
            for cell in row.cells {
                cells.resize(cell.column as usize, Cell::BLANK);
                cells.push(Cell::of_value(&cell.value));
            }
            if cells.iter().any(|cell| !cell.is_blank()) {
                grid.rows.push(GridRow {
                    line: row.number,
                    last_line: row.number,
                    cells,
                });
            }
        }
        Ok(grid)
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        let widths = self.rows.iter().map(|row| row.cells.len());
        widths.max().unwrap_or(0)
    }
}

impl Source {
    /// The rows of the text as they stand, the header and what stands above it among them; at most so many.
    pub fn grid_of_first(&self, most: Option<usize>) -> Result<Grid, Stopped> {
        let read = of_text(&self.content, self.shape.delimiter, most);
        read.map_err(|broken| self.broken(broken))
    }
}

/// The rows of a text that say something, at most so many.
fn of_text(content: &Content, delimiter: u8, most: Option<usize>) -> Result<Grid, Broken> {
    let text = content.open().map_err(Broken::Unreadable)?;
    let mut records = Records::new(text, delimiter);
    let mut record = Record::default();
    let mut grid = Grid::default();
    while most.is_none_or(|most| grid.rows.len() < most) && records.read(&mut record)? {
        if record.is_blank() || delimiter::is_stated_in(&record) {
            continue;
        }
        record.unguard();
        grid.rows.push(GridRow {
            line: record.line,
            last_line: record.last_line,
            cells: record.fields().map(|cell| Cell::of_text(&cell)).collect(),
        });
    }
    Ok(grid)
}
