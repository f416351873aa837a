//! One table of a town: its header read, its shape known, its rows to be gone through as often as needed.
//!
//! Nothing is written anywhere for it, not even a temporary file: the rows are data on persons.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::encoding::{Decoded, Encoding};
use super::records::{Broken, Record};
pub use super::settings::FileSettings;
use super::survey::Shape;
use crate::model::finding::{Code, Lines, Place, Stopped};

/// How a file was read, and whether the town had to say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Kind {
    Csv {
        encoding: Encoding,
        encoding_overruled: bool,
        delimiter: char,
        delimiter_overruled: bool,
    },
    Sheet {
        sheet: String,
        sheet_overruled: bool,
    },
    /// A map: it has features instead of rows.
    GeoJson,
}

impl Kind {
    /// Whether commas part the cells: then the point is the decimal mark.
    pub fn is_parted_by_commas(&self) -> bool {
        matches!(self, Kind::Csv { delimiter: ',', .. })
    }

    fn sheet(&self) -> Option<String> {
        match self {
            Kind::Sheet { sheet, .. } => Some(sheet.clone()),
            Kind::Csv { .. } | Kind::GeoJson => None,
        }
    }
}

/// A table with a header and rows.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file's name, as it is shown.
    pub name: String,
    pub path: PathBuf,
    pub kind: Kind,
    /// The names of the columns, without the spaces around them; those that the file does not have but that were
    /// said of all its rows come last.
    pub header: Vec<String>,
    /// The line on which the header begins.
    pub header_line: u64,
    pub sha256: String,
    pub bytes: u64,
    /// Rows below the header; blank ones, and those that are no data, are not counted.
    pub rows: u64,
    /// Which column holds what, where it is known from elsewhere than its name.
    pub assigned: BTreeMap<String, String>,
    /// Whether the town says that each row is a person.
    pub rows_are_persons: bool,
    /// Columns of areas above those that are read.
    pub levels: Vec<String>,
    /// Words of rows that are sums, and of rows that are none, as the town says.
    pub sums: Vec<String>,
    pub no_sums: Vec<String>,
    pub(super) content: Content,
    pub(super) shape: Shape,
    /// Whether polars may be handed the text as it is: see [`survey`](super::survey).
    pub(super) plain: bool,
    /// Whether some rows have more or fewer cells than the header.
    pub(super) irregular: bool,
    /// Lines of notes, sums and the like.
    pub(super) passed_over: BTreeSet<u64>,
    /// The values of the last columns of the header, the same in all rows.
    pub(super) constants: Vec<String>,
    /// The headings of columns of counts that became rows.
    pub(super) headings: Vec<String>,
    /// Rows that cannot be read, by their line, and why.
    pub(super) left_out: BTreeMap<u64, Code>,
}

/// Where the text comes from.
#[derive(Debug, Clone)]
pub(super) enum Content {
    File(PathBuf, Encoding),
    /// A table that was written anew, as CSV.
    Table {
        text: Arc<[u8]>,
        /// Where each of its records was taken from, the header first.
        places: Arc<[RowPlace]>,
    },
}

/// Where a row of a table that was written anew was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowPlace {
    pub line: u64,
    /// The position of the heading under which its count stands, among the source's headings.
    pub heading: Option<usize>,
}

/// A table as it shall be read.
#[derive(Debug, Clone, Default)]
pub struct PlainTable {
    pub header: Vec<String>,
    pub header_line: u64,
    pub rows: Vec<(RowPlace, Vec<String>)>,
    pub headings: Vec<String>,
}

impl Content {
    /// The text as UTF-8, without a byte order mark.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Content::File(path, Encoding::Utf8) => {
                let mut file = File::open(path)?;
                let mut mark = [0; 3];
                let is_marked = file.read_exact(&mut mark).is_ok() && mark == *b"\xef\xbb\xbf";
                if !is_marked {
                    file.rewind()?;
                }
                Box::new(file)
            }
            Content::File(path, encoding) => Box::new(Decoded::new(File::open(path)?, *encoding)),
            Content::Table { text, .. } => Box::new(io::Cursor::new(Arc::clone(text))),
        })
    }
}

impl Source {
    /// Whether commas part the cells of the file.
    pub fn is_parted_by_commas(&self) -> bool {
        self.kind.is_parted_by_commas()
    }

    /// How many columns the file itself has.
    pub(in crate::inventory) fn width(&self) -> usize {
        self.header.len() - self.constants.len()
    }

    /// What was said of all rows under this column, if the file has no such column.
    pub(super) fn constant(&self, column: usize) -> Option<&str> {
        let position = column.checked_sub(self.width())?;
        self.constants.get(position).map(String::as_str)
    }

    /// What a record says in a column.
    pub(super) fn value<'a>(&'a self, record: &'a Record, column: usize) -> Cow<'a, str> {
        match self.constant(column) {
            Some(value) => Cow::Borrowed(value),
            None => record.field(column),
        }
    }

    /// A column that says the same in all rows.
    pub fn add_constant(&mut self, name: &str, value: &str) {
        self.header.push(name.to_string());
        self.constants.push(value.to_string());
    }

    /// This file as the place of a finding, at one line or as a whole.
    pub fn place(&self, line: Option<u64>) -> Place {
        Place {
            sheet: self.kind.sheet(),
            lines: line.map(Lines::one).unwrap_or_default(),
            ..Place::file(&self.name)
        }
    }

    /// The lines of rows that could not be read, and why.
    pub fn left_out(&self) -> &BTreeMap<u64, Code> {
        &self.left_out
    }

    /// What a reader of this file's rows stumbled over.
    pub(super) fn broken(&self, broken: Broken) -> Stopped {
        broken.stops(&self.place(None))
    }
}
