//! Workbooks of Excel, read cell by cell: a sheet whose only cells are its first and its last takes no more
//! room than two cells.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime};

use super::Room;
use super::cell::{Cell, Region, Row, Sheet, Value};
use super::xlsx_marks::{Marked, Marks};
use crate::model::finding::{Place, Stopped, unreadable};

/// An opened workbook.
pub(super) struct Workbook {
    file: Xlsx<BufReader<File>>,
    /// What is hidden or shown as a percentage, if anything is.
    pub marked: Option<Marked>,
    /// Whether any sheet has cells that are merged.
    pub merges: bool,
}

impl Workbook {
    /// Opens a file; nothing if it is no workbook of this kind.
    pub fn open(path: &Path) -> Result<Workbook, XlsxError> {
        let file = File::open(path).map_err(XlsxError::Io)?;
        Ok(Workbook {
            file: Xlsx::new(BufReader::new(file))?,
            marked: None,
            merges: false,
        })
    }

    /// The names of the sheets in their order, and whether they are hidden. Charts are none.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = self.file.sheets_metadata().iter();
        let tables = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
        tables
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect()
    }

    /// Reads one sheet.
    pub fn read(&mut self, name: &str, place: &Place, room: &mut Room) -> Result<Sheet, Stopped> {
        let unreadable = |error: XlsxError| unreadable(place, &error);
        let mut sheet = Sheet {
            name: name.to_string(),
            ..Sheet::default()
        };
        let mut reader = self.file.worksheet_cells_reader(name).map_err(unreadable)?;
        while let Some(cell) = reader
            .next_cell_with_formula_metadata()
            .map_err(unreadable)?
        {
            let value = match (value(cell.value), cell.formula) {
                (None, Some(_)) => Value::NotComputed,
                (None, None) => continue,
                (Some(value), _) => value,
            };
            let (row, column) = cell.pos;
            room.take(&value, place)?;
            put(&mut sheet.rows, u64::from(row) + 1, Cell { column, value });
        }
        drop(reader);
        in_order(&mut sheet.rows);
        if let Some(marked) = &mut self.marked {
            let marks = marked.of_sheet(name);
            apply(&marks, &mut sheet.rows);
            sheet.hidden_columns = marks.hidden_columns;
        }
        // calamine looks for them in the whole sheet once more
        let merged = match self.merges {
            true => self.file.merge_cells_by_sheet_name(name),
            false => Ok(Vec::new()),
        };
        let merged = merged.unwrap_or_default();
        let region = |region: calamine::Dimensions| Region {
            rows: (u64::from(region.start.0) + 1, u64::from(region.end.0) + 1),
            columns: (region.start.1, region.end.1),
        };
        sheet.merged = merged.into_iter().map(region).collect();
        Ok(sheet)
    }
}

fn apply(marks: &Marks, rows: &mut [Row]) {
    for row in rows {
        row.is_hidden = marks.hidden.contains(&row.number);
        for cell in &mut row.cells {
            if let Value::Number(number) = cell.value
                && marks.percentages.contains(&(row.number, cell.column))
            {
                cell.value = Value::Percentage(number);
            }
        }
    }
}

/// Adds a cell to its row, which is mostly the last one.
pub(super) fn put(rows: &mut Vec<Row>, number: u64, cell: Cell) {
    match rows.last_mut() {
        Some(row) if row.number == number => row.cells.push(cell),
        _ => rows.push(Row {
            number,
            is_hidden: false,
            cells: vec![cell],
        }),
    }
}

/// Cells may stand in a file in any order; where one stands twice, the last counts.
pub(super) fn in_order(rows: &mut Vec<Row>) {
    rows.sort_by_key(|row| row.number);
    rows.dedup_by(|later, earlier| {
        let same = later.number == earlier.number;
        if same {
            earlier.cells.append(&mut later.cells);
        }
        same
    });
    for row in rows {
        row.cells.sort_by_key(|cell| cell.column);
        row.cells.reverse();
        row.cells.dedup_by_key(|cell| cell.column);
        row.cells.reverse();
        row.cells.shrink_to_fit();
    }
}

pub(super) fn value(cell: DataRef) -> Option<Value> {
    Some(match cell {
        DataRef::Empty => return None,
        DataRef::Int(number) => Value::Number(number as f64),
        DataRef::Float(number) => Value::Number(number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Value::Text(text.into())
        }
        DataRef::SharedString(text) => Value::Text(text.into()),
        DataRef::Bool(truth) => Value::Truth(truth),
        DataRef::DateTime(moment) => match date(moment).filter(|_| !moment.is_duration()) {
            Some(date) => Value::Date(date),
            None => Value::Number(moment.as_f64()),
        },
        DataRef::Error(error) => Value::Error(error.to_string().into()),
    })
}

/// The day and time, to the second. Excel has a 29 February 1900, the calendar has not.
pub(super) fn date(moment: ExcelDateTime) -> Option<NaiveDateTime> {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?;
    day.and_hms_opt(u32::from(hour), u32::from(minute), u32::from(second))
}
