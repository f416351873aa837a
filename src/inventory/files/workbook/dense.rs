//! Workbooks of older kinds. calamine hands out an `.xls` as a whole: a sheet of it has at most 65 536 rows of 256
//! columns. An `.xlsb` is read cell by cell.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Data, Dimensions, Range, Reader, SheetVisible, Xls, XlsError, Xlsb, XlsbError};

use super::Room;
use super::cell::{Cell, Region, Row, Sheet, Value};
use super::xlsx::{self, date};
use crate::model::finding::{Place, Stopped, unreadable};

/// Why a file is none of these workbooks.
pub(super) enum Refused {
    Locked,
    OtherFile,
}

/// Reads an `.xls`.
pub(super) fn xls(
    path: &Path,
    place: &Place,
    room: &mut Room,
) -> Result<Result<Vec<Sheet>, Refused>, Stopped> {
    let file = File::open(path).map_err(|error| unreadable(place, &error))?;
    match Xls::new(BufReader::new(file)) {
        Ok(mut workbook) => {
            let merged = |workbook: &mut Xls<BufReader<File>>, name: &str| {
                workbook.merge_cells_by_sheet_name(name).unwrap_or_default()
            };
            sheets(&mut workbook, merged, place, room).map(Ok)
        }
        Err(XlsError::Password) => Ok(Err(Refused::Locked)),
        Err(_) => Ok(Err(Refused::OtherFile)),
    }
}

/// Reads an `.xlsb`.
pub(super) fn xlsb(
    path: &Path,
    place: &Place,
    room: &mut Room,
) -> Result<Result<Vec<Sheet>, Refused>, Stopped> {
    let file = File::open(path).map_err(|error| unreadable(place, &error))?;
    match Xlsb::new(BufReader::new(file)) {
        Ok(mut workbook) => cell_by_cell(&mut workbook, place, room).map(Ok),
        Err(XlsbError::Password) => Ok(Err(Refused::Locked)),
        Err(_) => Ok(Err(Refused::OtherFile)),
    }
}

/// Reads an `.xlsb` as its cells stand in it: as a whole, a sheet with a cell in the last corner would take the
/// room of seventeen thousand million.
fn cell_by_cell(
    workbook: &mut Xlsb<BufReader<File>>,
    place: &Place,
    room: &mut Room,
) -> Result<Vec<Sheet>, Stopped> {
    let unreadable = |error: XlsbError| unreadable(place, &error);
    let mut sheets = Vec::new();
    for known in workbook.sheets_metadata().to_vec() {
        // a sheet of charts has no cells
        let Ok(mut reader) = workbook.worksheet_cells_reader(&known.name) else {
            continue;
        };
        let mut sheet = Sheet {
            is_hidden: known.visible != SheetVisible::Visible,
            name: known.name,
            ..Sheet::default()
        };
        while let Some(cell) = reader.next_cell().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            if let Some(value) = xlsx::value(cell.get_value().clone()) {
                room.take(&value, place)?;
                xlsx::put(&mut sheet.rows, u64::from(row) + 1, Cell { column, value });
            }
        }
        xlsx::in_order(&mut sheet.rows);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn sheets<W: Reader<BufReader<File>>>(
    workbook: &mut W,
    merged: impl Fn(&mut W, &str) -> Vec<Dimensions>,
    place: &Place,
    room: &mut Room,
) -> Result<Vec<Sheet>, Stopped> {
    let known: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut sheets = Vec::with_capacity(known.len());
    for (name, is_hidden) in known {
        // a sheet of charts has no cells
        let Ok(range) = workbook.worksheet_range(&name) else {
            continue;
        };
        let regions = merged(workbook, &name);
        let region = |region: &Dimensions| Region {
            rows: (u64::from(region.start.0) + 1, u64::from(region.end.0) + 1),
            columns: (region.start.1, region.end.1),
        };
        sheets.push(Sheet {
            is_hidden,
            rows: rows(&range, place, room)?,
            merged: regions.iter().map(region).collect(),
            hidden_columns: Vec::new(),
            name,
        });
    }
    Ok(sheets)
}

fn rows(range: &Range<Data>, place: &Place, room: &mut Room) -> Result<Vec<Row>, Stopped> {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let mut rows: Vec<Row> = Vec::new();
    for (row, column, data) in range.used_cells() {
        let Some(value) = value(data) else {
            continue;
        };
        room.take(&value, place)?;
        let number = u64::from(first_row) + row as u64 + 1;
        let cell = Cell {
            column: first_column + column as u32,
            value,
        };
        match rows.last_mut() {
            Some(row) if row.number == number => row.cells.push(cell),
            _ => rows.push(Row {
                number,
                is_hidden: false,
                cells: vec![cell],
            }),
        }
    }
    Ok(rows)
}

fn value(data: &Data) -> Option<Value> {
    Some(match data {
        Data::Empty => return None,
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Value::Text(text.as_str().into())
        }
        Data::Bool(truth) => Value::Truth(*truth),
        Data::DateTime(moment) => match date(*moment).filter(|_| !moment.is_duration()) {
            Some(date) => Value::Date(date),
            None => Value::Number(moment.as_f64()),
        },
        Data::Error(error) => Value::Error(error.to_string().into()),
    })
}
