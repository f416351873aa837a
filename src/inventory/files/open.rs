//! How a file is opened: what it is, how it is encoded, where its header stands.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::delimiter;
use super::encoding::{Decoded, Doubts, Encoding};
use super::folder::{FileType, missing, name_of, tables_in};
use super::grid::{Grid, GridRow};
use super::records::{Record, Records};
use super::rewritten::DELIMITER;
use super::settings::FileSettings;
use super::source::{Content, Kind, PlainTable, RowPlace, Source};
use super::survey::{self, Shape};
use super::workbook::Workbook;
use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Code, Finding, Lines, Place, Stopped, unreadable};

/// How much of a file is looked at to see what it is.
pub(super) const HEAD: usize = 256 * 1024;

/// A file that is there and could hold a table.
pub struct FoundFile {
    pub path: PathBuf,
    pub place: Place,
    pub bytes: u64,
    pub is_workbook: bool,
    head: Vec<u8>,
}

/// Finds out what a file is; otherwise says what is wrong with it.
pub fn look(path: &Path) -> Result<FoundFile, Stopped> {
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
    let is_workbook = match FileType::of(&head) {
        FileType::Empty => return Err(Box::new(Finding::new(Code::FileEmpty, place))),
        FileType::Binary => return Err(Box::new(Finding::new(Code::FileBinary, place))),
        FileType::Workbook => true,
        FileType::Text => false,
    };
    Ok(FoundFile {
        path: path.to_path_buf(),
        place,
        bytes: metadata.len(),
        is_workbook,
        head,
    })
}

impl Source {
    /// Opens a file whose header is its first row that says something, or the one that the settings name. Of a
    /// workbook, the sheet that is named, or the first that says something.
    ///
    /// # Errors
    /// There is no such file, it is no table, or it exceeds a limit of what is read.
    pub fn open(path: &Path, settings: &FileSettings) -> Result<Source, Stopped> {
        let file = look(path)?;
        match file.is_workbook {
            false => text(&file, settings)?.with_rows(),
            true => first_sheet(&file, settings)?.with_rows(),
        }
    }
}

/// A text file as a table whose rows are not counted yet, unless it is plain.
pub fn text(file: &FoundFile, settings: &FileSettings) -> Result<Source, Stopped> {
    let FoundFile {
        path, place, head, ..
    } = file;
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
            let read = Decoded::new(&head[..], encoding).read_to_end(&mut text);
            read.map_err(unreadable)?;
            delimiter::detected(&text)
        }
    };
    let mut content = Content::File(path.clone(), encoding);
    let header_row = settings.header_row;
    let longest_cell = Limits::standard().most(Limit::CellBytes);
    let (mut header, shape) = header_of(&content, delimiter, header_row, place)?;
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
        content = Content::File(path.clone(), encoding);
    }
    if encoding != Encoding::Utf8 {
        let decoded = content
            .open()
            .and_then(|text| survey::survey(text, shape, longest_cell));
        look.plain_rows = decoded.map_err(unreadable)?.plain_rows;
        (header, _) = header_of(&content, delimiter, header_row, place)?;
    }
    Ok(Source {
        name: place.file.clone(),
        path: path.clone(),
        kind: Kind::Csv {
            encoding,
            encoding_overruled: settings.encoding.is_some(),
            delimiter,
            delimiter_overruled: stated.is_some(),
        },
        header: header.cells,
        header_line: header.line,
        sha256: look.sha256,
        bytes: file.bytes,
        rows: look.plain_rows.unwrap_or(0),
        assigned: BTreeMap::new(),
        rows_are_persons: false,
        levels: Vec::new(),
        sums: Vec::new(),
        no_sums: Vec::new(),
        content,
        shape,
        plain: look.plain_rows.is_some(),
        irregular: false,
        passed_over: BTreeSet::new(),
        constants: Vec::new(),
        headings: Vec::new(),
        left_out: BTreeMap::new(),
    })
}

/// The sheets of a workbook.
///
/// # Errors
/// It is no workbook, is locked, or exceeds a limit.
pub fn sheets(file: &FoundFile) -> Result<Vec<Sheet>, Stopped> {
    let mut workbook = Workbook::open(&file.path, &file.place, Limits::standard())?;
    let names = workbook.sheets().into_iter();
    names
        .map(|(name, is_hidden)| {
            let cells = workbook.take(&name)?;
            let place = Place {
                sheet: Some(name.clone()),
                ..file.place.clone()
            };
            Ok(Sheet {
                hidden_rows: cells.rows.iter().filter(|row| row.is_hidden).count() as u64,
                hidden_columns: cells.hidden_columns.clone(),
                grid: Grid::of_sheet(cells, &place, Limits::standard())?,
                name,
                is_hidden,
            })
        })
        .collect()
}

/// One sheet of a workbook.
#[derive(Debug)]
pub struct Sheet {
    pub name: String,
    /// Nobody sees it who opens the workbook.
    pub is_hidden: bool,
    /// The same of rows.
    pub hidden_rows: u64,
    /// The same of columns, from the first to the last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
    pub grid: Grid,
}

impl Sheet {
    /// Whether nobody sees a column who opens the workbook.
    pub fn hides(&self, column: usize) -> bool {
        let mut runs = self.hidden_columns.iter();
        runs.any(|(first, last)| (*first as usize..=*last as usize).contains(&column))
    }
}

/// A sheet as an empty table, to be filled with what is read of it.
pub fn sheet(file: &FoundFile, name: &str, overruled: bool, sha256: &str) -> Source {
    Source {
        name: file.place.file.clone(),
        path: file.path.clone(),
        kind: Kind::Sheet {
            sheet: name.to_string(),
            sheet_overruled: overruled,
        },
        header: Vec::new(),
        header_line: 0,
        sha256: sha256.to_string(),
        bytes: file.bytes,
        rows: 0,
        assigned: BTreeMap::new(),
        rows_are_persons: false,
        levels: Vec::new(),
        sums: Vec::new(),
        no_sums: Vec::new(),
        content: Content::Table {
            text: Vec::new().into(),
            places: Vec::new().into(),
        },
        shape: Shape {
            delimiter: DELIMITER,
            columns: 0,
            header_end: 1,
        },
        plain: false,
        irregular: false,
        passed_over: BTreeSet::new(),
        constants: Vec::new(),
        headings: Vec::new(),
        left_out: BTreeMap::new(),
    }
}

/// The SHA-256 of a file.
pub fn check_sum(file: &FoundFile) -> Result<String, Stopped> {
    let sum = File::open(&file.path).and_then(survey::check_sum);
    sum.map_err(|error| unreadable(&file.place, &error))
}

/// The sheet that is named, or the first that says something, its first row being the header.
pub(super) fn first_sheet(file: &FoundFile, settings: &FileSettings) -> Result<Source, Stopped> {
    let sheets = sheets(file)?;
    let wanted = settings.sheet.as_ref().or(settings.sheets.first());
    let is_wanted = |sheet: &&Sheet| match wanted {
        Some(wanted) => sheet.name == *wanted,
        None => !sheet.grid.rows.is_empty(),
    };
    let Some(found) = sheets.iter().find(is_wanted) else {
        return Err(Box::new(sheet_missing(file, wanted, &sheets)));
    };
    let source = sheet(file, &found.name, wanted.is_some(), &check_sum(file)?);
    source.replaced_by(PlainTable::of_grid(&found.grid))
}

/// There is no sheet of this name.
pub fn sheet_missing(file: &FoundFile, wanted: Option<&String>, sheets: &[Sheet]) -> Finding {
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    Finding::new(Code::SheetMissing, file.place.clone())
        .seen(wanted.cloned().unwrap_or_default())
        .detail("sheets", names)
}

impl PlainTable {
    /// A grid whose first row is the header.
    fn of_grid(grid: &Grid) -> PlainTable {
        let texts = |row: &GridRow| -> Vec<String> {
            row.cells.iter().map(|cell| cell.text.clone()).collect()
        };
        let Some((header, rows)) = grid.rows.split_first() else {
            return PlainTable::default();
        };
        let place = |row: &GridRow| RowPlace {
            line: row.line,
            heading: None,
        };
        PlainTable {
            header: texts(header)
                .iter()
                .map(|name| name.trim().to_string())
                .collect(),
            header_line: header.line,
            rows: rows.iter().map(|row| (place(row), texts(row))).collect(),
            headings: Vec::new(),
        }
    }
}

/// The cells of a header and the line on which it begins.
struct Header {
    cells: Vec<String>,
    line: u64,
}

/// The header, and what it says about all rows.
fn header_of(
    content: &Content,
    delimiter: char,
    wanted: Option<u64>,
    place: &Place,
) -> Result<(Header, Shape), Stopped> {
    let text = content.open().map_err(|error| unreadable(place, &error))?;
    let delimiter = delimiter as u8;
    let mut records = Records::new(text, delimiter);
    let mut record = Record::default();
    while records
        .read(&mut record)
        .map_err(|broken| broken.stops(place))?
    {
        let is_above = wanted.is_some_and(|wanted| record.last_line < wanted);
        if is_above || record.is_blank() || delimiter::is_stated_in(&record) {
            continue;
        }
        let limits = Limits::standard();
        let at_header = Place {
            lines: Lines::one(record.line),
            ..place.clone()
        };
        limits.check(Limit::Columns, record.len() as u64, &at_header)?;
        limits.check(Limit::CellBytes, record.longest_field() as u64, &at_header)?;
        record.unguard();
        let header = Header {
            cells: record
                .fields()
                .map(|cell| cell.trim().to_string())
                .collect(),
            line: record.line,
        };
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
