//! Corrected copies of a workbook's sheets as a workbook again: sheets with the same names, rows on the same lines.
//!
//! What the names of sheets say, such as their district, would be lost if each sheet became a file of its own.

use std::io;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::inventory::files::grid::Grid;
use crate::inventory::files::settings::FileSettings;
use crate::inventory::files::source::Source;

/// Writes the copies, each with the name of its sheet, to `place`.
///
/// # Errors
/// A copy is no table any more, or `place` cannot be written.
pub fn write(copies: &[(String, &Path)], place: &Path) -> io::Result<()> {
    let mut workbook = Workbook::new();
    let written = |error: XlsxError| io::Error::other(error.to_string());
    // the same copies give the same file
    let day = ExcelDateTime::from_ymd(2000, 1, 1).map_err(written)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for (name, copy) in copies {
        let read = Source::open(copy, &FileSettings::default())
            .and_then(|source| source.grid_of_first(None));
        let grid = read.map_err(|stopped| io::Error::other(stopped.code.id()))?;
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).map_err(written)?;
        fill(sheet, &grid).map_err(written)?;
    }
    workbook.save(place).map_err(written)
}

fn fill(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    for row in &grid.rows {
        let number = u32::try_from(row.line.saturating_sub(1)).unwrap_or(u32::MAX);
        for (column, cell) in row.filled() {
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            match whole_number(&cell.text) {
                Some(whole) => sheet.write_number(number, column, whole)?,
                None => sheet.write_string(number, column, cell.text.as_str())?,
            };
        }
    }
    Ok(())
}

/// A number that every spreadsheet writes in the same way; `1.234` and `007` stay texts.
fn whole_number(text: &str) -> Option<f64> {
    let number: u32 = text.parse().ok()?;
    (number.to_string() == text).then(|| f64::from(number))
}
