//! A sheet of a workbook, written as CSV: from there on it is read like any other file.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use calamine::{Data, Ods, Range, Reader, Xlsx};

use super::source::{Stopped, unreadable};
use crate::model::finding::{Code, Finding, Place};

/// What stands between the cells of the text that is made.
pub(super) const DELIMITER: char = ';';

/// One sheet as CSV.
pub(super) struct Sheet {
    pub name: String,
    pub text: Arc<[u8]>,
    /// The number, in the sheet, of the text's first row.
    pub first_row: u64,
}

/// Reads the sheet of this name, or the first that is not empty.
pub(super) fn read(path: &Path, wanted: Option<&str>, place: &Place) -> Result<Sheet, Stopped> {
    let open = || {
        File::open(path)
            .map(BufReader::new)
            .map_err(|error| unreadable(place, &error))
    };
    if let Ok(mut workbook) = Xlsx::new(open()?) {
        return chosen(&mut workbook, wanted, place);
    }
    match Ods::new(open()?) {
        Ok(mut workbook) => chosen(&mut workbook, wanted, place),
        Err(_) => Err(Box::new(Finding::new(Code::FileBinary, place.clone()))),
    }
}

fn chosen<R>(workbook: &mut R, wanted: Option<&str>, place: &Place) -> Result<Sheet, Stopped>
where
    R: Reader<BufReader<File>>,
    R::Error: std::fmt::Display,
{
    let names = workbook.sheet_names();
    if let Some(wanted) = wanted.filter(|wanted| !names.iter().any(|name| name == wanted)) {
        let finding = Finding::new(Code::SheetMissing, place.clone()).seen(wanted);
        return Err(Box::new(finding.detail("sheets", names)));
    }
    let candidates = names
        .into_iter()
        .filter(|name| wanted.is_none_or(|wanted| wanted == name));
    for name in candidates {
        let range = workbook.worksheet_range(&name);
        let range = range.map_err(|error| unreadable(place, &error))?;
        if range
            .used_cells()
            .any(|(_, _, cell)| !text(cell).trim().is_empty())
        {
            return as_csv(name, &range).map_err(|error| unreadable(place, &error));
        }
    }
    Err(Box::new(Finding::new(Code::FileEmpty, place.clone())))
}

fn as_csv(name: String, range: &Range<Data>) -> csv::Result<Sheet> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(DELIMITER as u8)
        .from_writer(Vec::new());
    for row in range.rows() {
        writer.write_record(row.iter().map(text))?;
    }
    let written = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(Sheet {
        name,
        text: written.into(),
        first_row: range.start().map_or(1, |(row, _)| u64::from(row) + 1),
    })
}

/// A cell as a person sees it: dates as `2025-12-31`, whole numbers without decimals.
fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "ja".to_string(),
        Data::Bool(false) => "nein".to_string(),
        Data::DateTime(moment) if moment.is_duration() => moment.as_f64().to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        Data::Error(error) => error.to_string(),
    }
}
