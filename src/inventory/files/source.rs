//! One table of a town: its header read, its shape known, its rows to be gone through as often as needed.
//!
//! Nothing is written anywhere for it, not even a temporary file: the rows are data on persons.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use super::encoding::{Decoded, Encoding};
use super::grid::Grid;
use super::lines::Cursor;
use super::records::{Broken, Record};
pub use super::settings::FileSettings;
use super::survey::Shape;
use super::{open, ragged};
use crate::inventory::limits::Limits;
use crate::model::finding::{Code, Finding, Lines, Place};

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

/// What stops a file from being read.
pub type Stopped = Box<Finding>;

impl Source {
    /// Whether commas part the cells of the file.
    pub fn is_parted_by_commas(&self) -> bool {
        self.kind.is_parted_by_commas()
    }

    /// Opens a file whose header is its first row that says something, or the one that the settings name. Of a
    /// workbook, the sheet that is named, or the first that says something.
    ///
    /// # Errors
    /// There is no such file, it is no table, or it exceeds a limit of what is read.
    pub fn open(path: &Path, settings: &FileSettings) -> Result<Source, Stopped> {
        let file = open::look(path)?;
        match file.is_workbook {
            false => open::text(&file, settings)?.with_rows(),
            true => open::first_sheet(&file, settings)?.with_rows(),
        }
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

    /// Leaves these lines out, as they are no data.
    pub fn pass_over(&mut self, lines: BTreeSet<u64>) -> Result<(), Stopped> {
        self.plain = self.plain && lines.is_empty();
        self.passed_over = lines;
        self.measure()
    }

    /// Counts the rows anew.
    fn measure(&mut self) -> Result<(), Stopped> {
        if !self.plain {
            let extent = ragged::measure(self, Limits::standard())?;
            self.rows = extent.rows;
            self.irregular = extent.irregular;
        }
        Ok(())
    }

    /// The source, once its rows are counted: a header alone is no table.
    pub fn with_rows(mut self) -> Result<Source, Stopped> {
        self.measure()?;
        match self.rows {
            0 => Err(Box::new(Finding::new(
                Code::FileWithoutRows,
                self.place(None),
            ))),
            _ => Ok(self),
        }
    }

    /// The table in place of what the file has.
    pub fn replaced_by(mut self, table: PlainTable) -> Result<Source, Stopped> {
        let place = self.place(None);
        let written = open::written(&table);
        self.content = written.map_err(|error| unreadable(&place, &error))?;
        self.shape = Shape {
            delimiter: open::DELIMITER,
            columns: table.header.len(),
            header_end: 1,
        };
        self.header = table.header;
        self.header_line = table.header_line;
        self.headings = table.headings;
        self.constants = Vec::new();
        self.passed_over = BTreeSet::new();
        self.plain = false;
        self.with_rows()
    }

    /// Lets a blank cell of a column say what stands in the first of others that is not blank.
    pub(in crate::inventory) fn fill_from(
        &mut self,
        column: usize,
        others: &[usize],
    ) -> Result<(), Stopped> {
        let width = self.width();
        let mut table = PlainTable {
            header: self.header[..width].to_vec(),
            header_line: self.header_line,
            rows: Vec::new(),
            headings: self.headings.clone(),
        };
        for row in self.rows()? {
            let row = row?;
            let mut cells = row.fields[..width].to_vec();
            if cells[column].trim().is_empty() {
                let other = others.iter().map(|other| cells[*other].trim().to_string());
                cells[column] = other
                    .into_iter()
                    .find(|other| !other.is_empty())
                    .unwrap_or_default();
            }
            let heading = row.counted_under.as_ref();
            let heading =
                heading.and_then(|name| self.headings.iter().position(|known| known == name));
            table.rows.push((
                RowPlace {
                    line: row.line,
                    heading,
                },
                cells,
            ));
        }
        let constants = std::mem::take(&mut self.constants);
        let names = self.header.split_off(width);
        let mut filled = self.clone().replaced_by(table)?;
        filled.header.extend(names);
        filled.constants = constants;
        *self = filled;
        Ok(())
    }

    /// The rows of the text as they stand, the header and what stands above it among them; at most so many.
    pub fn grid_of_first(&self, most: Option<usize>) -> Result<Grid, Stopped> {
        let read = open::grid(&self.content, self.shape.delimiter, most);
        read.map_err(|broken| self.broken(broken))
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

    pub(in crate::inventory) fn cursor(&self) -> Result<Cursor<'_>, Stopped> {
        Cursor::new(self)
    }

    /// What a reader of this file's rows stumbled over.
    pub(super) fn broken(&self, broken: Broken) -> Stopped {
        open::stumbled(&self.place(None), broken)
    }
}

pub(super) fn unreadable(place: &Place, error: &dyn std::fmt::Display) -> Stopped {
    let finding = Finding::new(Code::FileUnreadable, place.clone());
    Box::new(finding.detail("reason", error.to_string()))
}
