//! One file of a town: found, decoded, its header read and its shape known.
//!
//! Nothing is written anywhere for it, not even a temporary file: the rows are data on persons.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};

use super::delimiter;
use super::encoding::{Decoded, Doubts, Encoding};
use super::folder::{FileType, missing, name_of, tables_in};
use super::layout::{self, Layout};
use super::lines::Cursor;
use super::records::{Broken, Record, Records};
use super::sheets;
use super::survey::{self, Shape};
use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Code, Finding, Lines, Place};

/// What the town says about a file, where the detection was wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSettings {
    pub encoding: Option<Encoding>,
    #[serde(default, deserialize_with = "delimiter_setting")]
    pub delimiter: Option<char>,
    pub sheet: Option<String>,
}

fn delimiter_setting<'de, D: Deserializer<'de>>(input: D) -> Result<Option<char>, D::Error> {
    let stated = Option::<char>::deserialize(input)?;
    match stated {
        Some(other) if !delimiter::possible(other) => Err(serde::de::Error::custom(format!(
            "{other:?} cannot be a delimiter"
        ))),
        _ => Ok(stated),
    }
}

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

/// A file with a header and rows.
#[derive(Debug)]
pub struct Source {
    /// The file's name, as it is shown.
    pub name: String,
    pub path: PathBuf,
    pub kind: Kind,
    /// The cells of the first row that says something, without the spaces around them.
    pub header: Vec<String>,
    pub sha256: String,
    pub bytes: u64,
    /// Rows below the header; blank ones are not counted.
    pub rows: u64,
    pub(super) content: Content,
    pub(super) shape: Shape,
    /// Whether polars may be handed the text as it is: see [`survey`].
    pub(super) plain: bool,
    /// Whether some rows have more or fewer cells than the header.
    pub(super) irregular: bool,
    /// Rows that cannot be read, by their line, and why.
    pub(super) left_out: BTreeMap<u64, Code>,
}

/// Where the text comes from.
#[derive(Debug, Clone)]
pub(super) enum Content {
    File(PathBuf, Encoding),
    /// A sheet, written as CSV: a record for each row with cells in it, and the numbers of these rows.
    Sheet {
        text: Arc<[u8]>,
        rows: Arc<[u64]>,
    },
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
            Content::Sheet { text, .. } => Box::new(io::Cursor::new(Arc::clone(text))),
        })
    }
}

/// How much of a file is looked at to see what it is.
const HEAD: usize = 256 * 1024;

/// What stops a file from being read.
pub type Stopped = Box<Finding>;

impl Source {
    /// Whether commas part the cells of the file.
    pub fn is_parted_by_commas(&self) -> bool {
        self.kind.is_parted_by_commas()
    }

    /// Finds out what a file is and reads its header; otherwise says what is wrong with it.
    ///
    /// # Errors
    /// There is no such file, it is no table, or it exceeds a limit of what is read.
    pub fn open(path: &Path, settings: &FileSettings) -> Result<Source, Stopped> {
        Source::open_within(path, settings, Limits::standard())
    }

    /// The same within other limits.
    pub(in crate::inventory) fn open_within(
        path: &Path,
        settings: &FileSettings,
        limits: &Limits,
    ) -> Result<Source, Stopped> {
        let place = Place::file(name_of(path));
        let unreadable = |error: io::Error| unreadable(&place, &error);
        let metadata = fs::metadata(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => missing(path, &place),
            _ => unreadable(error),
        })?;
        if metadata.is_dir() {
            let tables = tables_in(path);
            let finding = Finding::new(Code::FileIsFolder, place.clone()).detail("files", tables);
            return Err(Box::new(finding));
        }
        if !metadata.is_file() {
            // What a device or a pipe says can be read once; a file is read several times.
            return Err(Box::new(Finding::new(Code::FileBinary, place)));
        }
        let mut file = File::open(path).map_err(unreadable)?;
        let mut head = Vec::new();
        (&mut file)
            .take(HEAD as u64)
            .read_to_end(&mut head)
            .map_err(unreadable)?;
        let opened = match FileType::of(&head) {
            FileType::Empty => Err(Box::new(Finding::new(Code::FileEmpty, place.clone()))),
            FileType::Binary => Err(Box::new(Finding::new(Code::FileBinary, place.clone()))),
            FileType::Workbook => open_sheet(path, settings, &place, limits),
            FileType::Text => open_text(path, settings, &place, &head, limits),
        }?;
        Source::with(path, metadata.len(), place, opened, limits)
    }

    fn with(
        path: &Path,
        bytes: u64,
        place: Place,
        opened: Opened,
        limits: &Limits,
    ) -> Result<Source, Stopped> {
        let place = Place {
            sheet: opened.kind.sheet(),
            ..place
        };
        let (header, shape) = header_of(&opened.content, opened.delimiter, &place, limits)?;
        let mut source = Source {
            name: place.file,
            path: path.to_path_buf(),
            kind: opened.kind,
            header,
            sha256: opened.sha256,
            bytes,
            rows: 0,
            content: opened.content,
            shape,
            plain: opened.plain_rows.is_some(),
            irregular: false,
            left_out: BTreeMap::new(),
        };
        let layout = match opened.plain_rows {
            Some(rows) => Layout {
                rows,
                irregular: false,
            },
            None => layout::measure(&source, limits)?,
        };
        if layout.rows == 0 {
            let finding = Finding::new(Code::FileWithoutRows, source.place(None));
            return Err(Box::new(finding));
        }
        source.rows = layout.rows;
        source.irregular = layout.irregular;
        Ok(source)
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
        stumbled(&self.place(None), broken)
    }
}

/// A file whose text can be read.
struct Opened {
    kind: Kind,
    content: Content,
    delimiter: char,
    sha256: String,
    /// How many rows it has, if it is plain.
    plain_rows: Option<u64>,
}

fn open_text(
    path: &Path,
    settings: &FileSettings,
    place: &Place,
    head: &[u8],
    limits: &Limits,
) -> Result<Opened, Stopped> {
    let unreadable = |error: io::Error| unreadable(place, &error);
    let shown = Encoding::of_head(head);
    let mut encoding = settings.encoding.or(shown).unwrap_or(Encoding::Utf8);
    let stated = settings
        .delimiter
        .filter(|stated| delimiter::possible(*stated));
    let delimiter = match stated {
        Some(stated) => stated,
        None => {
            let mut text = Vec::new();
            let read = Decoded::new(head, encoding).read_to_end(&mut text);
            read.map_err(unreadable)?;
            delimiter::detected(&text)
        }
    };
    let mut content = Content::File(path.to_path_buf(), encoding);
    let (_, shape) = header_of(&content, delimiter, place, limits)?;
    let longest_cell = limits.most(Limit::CellBytes);
    let mut look = File::open(path)
        .and_then(|file| survey::survey(file, shape, longest_cell))
        .map_err(unreadable)?;
    if encoding == Encoding::Utf8 && !look.utf8 {
        let said_to_be_utf8 = settings.encoding.is_some() || shown.is_some();
        if said_to_be_utf8 || not_windows_1252(path).map_err(unreadable)? {
            return Err(Box::new(Finding::new(
                Code::EncodingDoubtful,
                place.clone(),
            )));
        }
        encoding = Encoding::Windows1252;
        content = Content::File(path.to_path_buf(), encoding);
    }
    if encoding != Encoding::Utf8 {
        let decoded = content
            .open()
            .and_then(|text| survey::survey(text, shape, longest_cell));
        look.plain_rows = decoded.map_err(unreadable)?.plain_rows;
    }
    Ok(Opened {
        kind: Kind::Csv {
            encoding,
            encoding_overruled: settings.encoding.is_some(),
            delimiter,
            delimiter_overruled: stated.is_some(),
        },
        content,
        delimiter,
        sha256: look.sha256,
        plain_rows: look.plain_rows,
    })
}

fn open_sheet(
    path: &Path,
    settings: &FileSettings,
    place: &Place,
    limits: &Limits,
) -> Result<Opened, Stopped> {
    let sha256 = File::open(path).and_then(survey::check_sum);
    let sha256 = sha256.map_err(|error| unreadable(place, &error))?;
    let sheet = sheets::read(path, settings.sheet.as_deref(), place, limits)?;
    Ok(Opened {
        kind: Kind::Sheet {
            sheet: sheet.name,
            sheet_overruled: settings.sheet.is_some(),
        },
        content: Content::Sheet {
            text: sheet.text,
            rows: sheet.rows,
        },
        delimiter: sheets::DELIMITER,
        sha256,
        plain_rows: None,
    })
}

/// The header's cells, and what it says about all rows.
fn header_of(
    content: &Content,
    delimiter: char,
    place: &Place,
    limits: &Limits,
) -> Result<(Vec<String>, Shape), Stopped> {
    let text = content.open().map_err(|error| unreadable(place, &error))?;
    let delimiter = delimiter as u8;
    let mut records = Records::new(text, delimiter);
    let mut record = Record::default();
    while records
        .read(&mut record)
        .map_err(|broken| stumbled(place, broken))?
    {
        if record.is_blank() || super::delimiter::stated(&[record.text(), b"\n"].concat()).is_some()
        {
            continue;
        }
        let at_header = Place {
            lines: Lines::one(record.line),
            ..place.clone()
        };
        limits.check(Limit::Columns, record.len() as u64, &at_header)?;
        limits.check(Limit::CellBytes, record.longest_field() as u64, &at_header)?;
        record.unguard();
        let header = record
            .fields()
            .map(|cell| cell.trim().to_string())
            .collect();
        let shape = Shape {
            delimiter,
            columns: record.len(),
            header_end: record.last_line,
        };
        return Ok((header, shape));
    }
    Err(Box::new(Finding::new(Code::FileEmpty, place.clone())))
}

fn not_windows_1252(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut doubts = Doubts::default();
    let mut block = Vec::new();
    while (&mut file).take(HEAD as u64).read_to_end(&mut block)? > 0 {
        doubts.watch(&block);
        block.clear();
    }
    Ok(doubts.doubtful())
}

fn stumbled(place: &Place, broken: Broken) -> Stopped {
    let place = place.clone();
    let at = |line| Place {
        lines: Lines::one(line),
        ..place.clone()
    };
    Box::new(match broken {
        Broken::Unreadable(error) => return unreadable(&place, &error),
        Broken::QuoteOpen(line) => Finding::new(Code::QuoteOpen, at(line)),
        Broken::Endless(line) => Finding::new(Code::FileBinary, at(line)),
    })
}

pub(super) fn unreadable(place: &Place, error: &dyn std::fmt::Display) -> Stopped {
    let finding = Finding::new(Code::FileUnreadable, place.clone());
    Box::new(finding.detail("reason", error.to_string()))
}
