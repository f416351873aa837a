//! A sheet of a workbook, written as CSV: from there on it is read like any other file.

use std::path::Path;
use std::sync::Arc;

use super::source::{Stopped, unreadable};
use super::workbook::Workbook;
use super::workbook::cell::{Row, Sheet};
use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Code, Finding, Lines, Place};

/// What stands between the cells of the text that is made.
pub(super) const DELIMITER: char = ';';

/// One sheet as CSV.
pub(super) struct SheetText {
    pub name: String,
    /// A record for each row with cells in it.
    pub text: Arc<[u8]>,
    /// The numbers, in the sheet, of these rows.
    pub rows: Arc<[u64]>,
}

/// Reads the sheet of this name, or the first that is not empty.
pub(super) fn read(
    path: &Path,
    wanted: Option<&str>,
    place: &Place,
    limits: &Limits,
) -> Result<SheetText, Stopped> {
    let mut workbook = Workbook::open(path, place, limits)?;
    let names: Vec<String> = workbook
        .sheets()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    if let Some(wanted) = wanted.filter(|wanted| !names.iter().any(|name| name == wanted)) {
        let finding = Finding::new(Code::SheetMissing, place.clone()).seen(wanted);
        return Err(Box::new(finding.detail("sheets", names)));
    }
    let candidates = names
        .into_iter()
        .filter(|name| wanted.is_none_or(|wanted| wanted == name));
    for name in candidates {
        let sheet = workbook.take(&name)?;
        if !sheet.is_blank() {
            let place = Place {
                sheet: Some(name),
                ..place.clone()
            };
            return as_csv(sheet, &place, limits);
        }
    }
    Err(Box::new(Finding::new(Code::FileEmpty, place.clone())))
}

/// Writes the rows; all have the same cells, from the first column in which something stands to the last.
fn as_csv(mut sheet: Sheet, place: &Place, limits: &Limits) -> Result<SheetText, Stopped> {
    let last_row = sheet.rows.last().map_or(0, |row| row.number);
    limits.check(Limit::Rows, last_row, place)?;
    let columns = columns(&sheet, place, limits)?;
    let unwritten = |error: csv::Error| unreadable(place, &error);
    let mut writer = csv::WriterBuilder::new()
        .delimiter(DELIMITER as u8)
        .from_writer(Vec::new());
    let mut bytes = 0;
    let mut numbers = Vec::with_capacity(sheet.rows.len());
    for row in std::mem::take(&mut sheet.rows) {
        let fields = fields(&row, columns.clone());
        bytes += fields
            .iter()
            .map(|field| field.len() as u64 + 1)
            .sum::<u64>();
        limits.check(Limit::TextBytes, bytes, place)?;
        numbers.push(row.number);
        writer.write_record(&fields).map_err(unwritten)?;
    }
    let written = writer.into_inner();
    let written = written.map_err(|error| unreadable(place, error.error()))?;
    Ok(SheetText {
        name: sheet.name,
        text: written.into(),
        rows: numbers.into(),
    })
}

/// The columns from the first in which something stands to the last.
fn columns(
    sheet: &Sheet,
    place: &Place,
    limits: &Limits,
) -> Result<std::ops::RangeInclusive<u32>, Stopped> {
    let ends = |row: &Row| Some((row.cells.first()?.column, row.cells.last()?.column));
    let ends = sheet.rows.iter().filter_map(|row| Some((row, ends(row)?)));
    let (mut first, mut last, mut widest) = (u32::MAX, 0, 1);
    for (row, (from, to)) in ends {
        first = first.min(from);
        if to > last {
            (last, widest) = (to, row.number);
        }
    }
    let number = u64::from(last) + 1;
    let place = Place {
        lines: Lines::one(widest),
        ..place.clone()
    };
    limits.check(Limit::Columns, number, &place)?;
    Ok(first.min(last)..=last)
}

/// A row's cells as text, blank where nothing stands.
fn fields(row: &Row, columns: std::ops::RangeInclusive<u32>) -> Vec<String> {
    let mut cells = row.cells.iter().peekable();
    columns
        .map(|column| {
            let cell = cells.next_if(|cell| cell.column == column);
            cell.map_or(String::new(), |cell| cell.value.shown())
        })
        .collect()
}
