//! Workbooks: their sheets, cell by cell, within the limits of what is read.

mod archive;
pub mod cell;
mod dense;
mod ods;
mod xlsx;
mod xlsx_marks;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use calamine::XlsxError;

use self::cell::{Sheet, Value};
use self::dense::Refused;
use self::xlsx_marks::Marked;
use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Code, Finding, Place, Stopped, unreadable};

/// An opened workbook.
pub(in crate::inventory) struct Workbook<'a> {
    file: Format,
    place: &'a Place,
    room: Room<'a>,
}

enum Format {
    Xlsx(Box<xlsx::Workbook>),
    /// All its sheets are read at once: they stand in one part, or are handed out so.
    Read(Vec<Sheet>),
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
        guarded(place, || Workbook::opened(path, place, limits))
    }

    fn opened(path: &Path, place: &'a Place, limits: &'a Limits) -> Result<Workbook<'a>, Stopped> {
        let mut room = Room::new(limits);
        if is_compound_file(path) {
            // An `.xls`, or a newer workbook inside the envelope of its password.
            let read = dense::xls(path, place, &mut room)?;
            let sheets = read.map_err(|refused| match (refused, xlsx::Workbook::open(path)) {
                (Refused::Locked, _) | (_, Err(XlsxError::Password)) => {
                    stopped(Code::FileLocked, place)
                }
                (Refused::OtherFile, _) => stopped(Code::FileBinary, place),
            })?;
            let file = Format::Read(sheets);
            return Ok(Workbook { file, place, room });
        }
        let parts = archive::check(path, place, limits)?;
        let file = match ods::open(path) {
            Some(archive) => Format::Read(ods::read(archive, place, &mut room)?),
            None if ods::is_locked(path) => return Err(stopped(Code::FileLocked, place)),
            None => match xlsx::Workbook::open(path) {
                Ok(mut workbook) => {
                    workbook.marked = Marked::open(path, parts.hiding);
                    workbook.merges = parts.merging;
                    Format::Xlsx(Box::new(workbook))
                }
                Err(_) => match dense::xlsb(path, place, &mut room)? {
                    Ok(sheets) => Format::Read(sheets),
                    Err(Refused::Locked) => return Err(stopped(Code::FileLocked, place)),
                    Err(Refused::OtherFile) => return Err(stopped(Code::FileBinary, place)),
                },
            },
        };
        Ok(Workbook { file, place, room })
    }

    /// The names of the sheets in their order, and whether they are hidden.
    pub fn sheets(&self) -> Vec<(String, bool)> {
        match &self.file {
            Format::Xlsx(workbook) => workbook.sheets(),
            Format::Read(sheets) => {
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
            Format::Xlsx(workbook) => guarded(self.place, || {
                workbook.read(name, self.place, &mut self.room)
            }),
            Format::Read(sheets) => {
                let sheet = sheets.iter_mut().find(|sheet| sheet.name == name);
                Ok(sheet.map(std::mem::take).unwrap_or_default())
            }
        }
    }
}

/// What was read; a file on which calamine gives up in the middle is one that cannot be read. It relies on what
/// records say about their lengths, and on cells being named as Excel names them.
fn guarded<T>(place: &Place, read: impl FnOnce() -> Result<T, Stopped>) -> Result<T, Stopped> {
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
    read.unwrap_or_else(|_| Err(unreadable(place, &"damaged")))
}

fn stopped(code: Code, place: &Place) -> Stopped {
    Box::new(Finding::new(code, place.clone()))
}

/// Whether a file is one of the time before 2007, or is locked.
fn is_compound_file(path: &Path) -> bool {
    let mut head = [0; 8];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == *b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
}

#[cfg(test)]
mod tests;
