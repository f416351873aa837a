//! Workbooks: their sheets, cell by cell, within the limits of what is read.

mod archive;
pub mod cell;
mod ods;
mod xlsx;

use std::path::Path;

use self::cell::{Sheet, Value};
use super::source::Stopped;
use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Code, Finding, Place};

/// An opened workbook.
pub(in crate::inventory) struct Workbook<'a> {
    file: Format,
    place: &'a Place,
    room: Room<'a>,
}

enum Format {
    Xlsx(Box<xlsx::Workbook>),
    /// All its sheets stand in one part, and are read at once.
    Ods(Vec<Sheet>),
}

/// How much room the cells of a workbook take, all sheets together.
struct Room<'a> {
    limits: &'a Limits,
    cells: u64,
    bytes: u64,
}

impl<'a> Room<'a> {
    fn new(limits: &'a Limits) -> Room<'a> {
        Room {
            limits,
            cells: 0,
            bytes: 0,
        }
    }

    /// Takes the room of one more cell.
    fn take(&mut self, value: &Value, place: &Place) -> Result<(), Stopped> {
        let bytes = match value {
            Value::Text(text) | Value::Error(text) => text.len() as u64,
            _ => 0,
        };
        self.cells += 1;
        self.bytes += bytes;
        self.limits.check(Limit::Cells, self.cells, place)?;
        self.limits.check(Limit::CellBytes, bytes, place)?;
        self.limits.check(Limit::TextBytes, self.bytes, place)
    }
}

impl<'a> Workbook<'a> {
    /// Opens a workbook of Excel or LibreOffice.
    ///
    /// # Errors
    /// It is no such file, or exceeds a limit.
    pub fn open(
        path: &Path,
        place: &'a Place,
        limits: &'a Limits,
    ) -> Result<Workbook<'a>, Stopped> {
        archive::check(path, place, limits)?;
        let mut room = Room::new(limits);
        let file = match ods::open(path) {
            Some(archive) => Format::Ods(ods::read(archive, place, &mut room)?),
            None => match xlsx::Workbook::open(path) {
                Ok(workbook) => Format::Xlsx(Box::new(workbook)),
                Err(_) => return Err(Box::new(Finding::new(Code::FileBinary, place.clone()))),
            },
        };
        Ok(Workbook { file, place, room })
    }

    /// The names of the sheets in their order, and whether they are hidden.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        match &self.file {
            Format::Xlsx(workbook) => workbook.sheets(),
            Format::Ods(sheets) => {
                let sheets = sheets.iter();
                sheets
                    .map(|sheet| (sheet.name.clone(), sheet.is_hidden))
                    .collect()
            }
        }
    }

    /// The sheet of this name; it can be taken once.
    ///
    /// # Errors
    /// It cannot be read, or exceeds a limit.
    pub fn take(&mut self, name: &str) -> Result<Sheet, Stopped> {
        match &mut self.file {
            Format::Xlsx(workbook) => workbook.read(name, self.place, &mut self.room),
            Format::Ods(sheets) => {
                let sheet = sheets.iter_mut().find(|sheet| sheet.name == name);
                Ok(sheet.map(std::mem::take).unwrap_or_default())
            }
        }
    }
}

#[cfg(test)]
mod tests;
