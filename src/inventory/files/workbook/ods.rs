//! Workbooks of LibreOffice (OpenDocument 1.2, part 1, section 9), read cell by cell. What a file says to repeat
//! is repeated only where there is something in it: an empty sheet is stored as one cell, sixteen thousand
//! columns wide and a million rows high.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::Room;
use super::cell::{Cell, Region, Row, Sheet, Value};
use crate::inventory::limits::Limit;
use crate::model::finding::{Place, Stopped, unreadable};

/// How the file says what it is, in its first part.
const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// How much of the list of parts is looked at to see whether the file is encrypted.
const MANIFEST: u64 = 1 << 20;

type Archive = ZipArchive<BufReader<File>>;

/// Opens a file, if it is a workbook of this kind that is not encrypted.
pub(super) fn open(path: &Path) -> Option<Archive> {
    let (archive, is_locked) = archive_of(path)?;
    (!is_locked).then_some(archive)
}

/// Whether a file is a workbook of this kind that is encrypted.
pub(super) fn is_locked(path: &Path) -> bool {
    archive_of(path).is_some_and(|(_, is_locked)| is_locked)
}

fn archive_of(path: &Path) -> Option<(Archive, bool)> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
    let mut kind = Vec::new();
    let part = archive.by_name("mimetype").ok()?;
    part.take(MIMETYPE.len() as u64)
        .read_to_end(&mut kind)
        .ok()?;
    let mut manifest = Vec::new();
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        part.take(MANIFEST).read_to_end(&mut manifest).ok()?;
    }
    let is_locked = memchr::memmem::find(&manifest, b"encryption-data").is_some();
    (kind == MIMETYPE).then_some((archive, is_locked))
}

/// Reads all sheets.
pub(super) fn read(
    mut archive: Archive,
    place: &Place,
    room: &mut Room,
) -> Result<Vec<Sheet>, Stopped> {
    let part = archive
        .by_name("content.xml")
        .map_err(|error| unreadable(place, &error))?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    let mut content = Content::new(place, room);
    content.read(&mut reader)?;
    Ok(content.sheets)
}

/// A cell whose text is being read.
#[derive(Debug, Default)]
struct Open {
    repeated: u32,
    /// What the attributes say; none: the text says it.
    stated: Option<Value>,
    is_text: bool,
    is_percentage: bool,
    is_error: bool,
    is_formula: bool,
    text: String,
    paragraphs: usize,
}

/// A row whose cells are being read.
#[derive(Debug)]
struct OpenRow {
    repeated: u64,
    row: Row,
    /// The column of the next cell.
    column: u32,
}

/// The content of a file as far as it has been read.
struct Content<'a, 'limits> {
    place: &'a Place,
    room: &'a mut Room<'limits>,
    sheets: Vec<Sheet>,
    /// Styles of tables that are not shown.
    hidden: BTreeSet<String>,
    style: String,
    /// How many tables are open: a chart in a sheet has one of its own.
    tables: usize,
    /// The next column that the open table describes.
    column: u32,
    /// The number of the next row.
    number: u64,
    row: Option<OpenRow>,
    cell: Option<Open>,
    /// How many comments are open.
    comments: usize,
}

impl<'a, 'limits> Content<'a, 'limits> {
    fn new(place: &'a Place, room: &'a mut Room<'limits>) -> Content<'a, 'limits> {
        Content {
            place,
            room,
            sheets: Vec::new(),
            hidden: BTreeSet::new(),
            style: String::new(),
            tables: 0,
            column: 0,
            number: 1,
            row: None,
            cell: None,
            comments: 0,
        }
    }

    fn read<R: BufRead>(&mut self, reader: &mut quick_xml::Reader<R>) -> Result<(), Stopped> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer);
            match event.map_err(|error| unreadable(self.place, &error))? {
                Event::Eof if self.tables > 0 => {
                    return Err(unreadable(self.place, &"content.xml ends in a table"));
                }
                Event::Eof => return Ok(()),
                Event::Start(element) => self.begin(&element)?,
                Event::End(element) => self.end(element.name().as_ref())?,
                Event::Text(text) => self.say(&text.xml10_content())?,
                Event::CData(text) => self.say(&text.xml10_content())?,
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(letter)) => self.say(letter.encode_utf8(&mut [0; 4]))?,
                    _ => {
                        let name = reference.xml10_content();
                        self.say(resolve_predefined_entity(&name).unwrap_or_default())?;
                    }
                },
                _ => {}
            }
        }
    }

    fn begin(&mut self, element: &BytesStart) -> Result<(), Stopped> {
        match element.name().as_ref() {
            "style:style" => self.style = attribute(element, "style:name").unwrap_or_default(),
            "style:table-properties"
                if attribute(element, "table:display").as_deref() == Some("false") =>
            {
                self.hidden.insert(self.style.clone());
            }
            "table:table" => self.begin_table(element),
            "table:table-column" if self.tables == 1 => self.describe_columns(element),
            "table:table-row" if self.tables == 1 => self.begin_row(element),
            "table:table-cell" | "table:covered-table-cell" if self.tables == 1 => {
                self.begin_cell(element);
            }
            "office:annotation" => self.comments += 1,
            "text:p" => {
                let is_further = self.cell.as_mut().is_some_and(|cell| {
                    cell.paragraphs += usize::from(self.comments == 0);
                    cell.paragraphs > 1
                });
                if is_further {
                    self.say("\n")?;
                }
            }
            "text:s" => {
                let number = attribute(element, "text:c").and_then(|text| text.parse().ok());
                let most = self.room.limits.most(Limit::CellBytes) + 1;
                let number = number.unwrap_or(1).min(most);
                self.say(&" ".repeat(number as usize))?;
            }
            "text:tab" => self.say("\t")?,
            "text:line-break" => self.say("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Stopped> {
        match name {
            "table:table" => self.tables = self.tables.saturating_sub(1),
            "table:table-row" if self.tables == 1 => self.end_row()?,
            "table:table-cell" | "table:covered-table-cell" if self.tables == 1 => {
                self.end_cell()?;
            }
            "office:annotation" => self.comments = self.comments.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn begin_table(&mut self, element: &BytesStart) {
        self.tables += 1;
        if self.tables > 1 {
            return;
        }
        let style = attribute(element, "table:style-name").unwrap_or_default();
        self.sheets.push(Sheet {
            name: attribute(element, "table:name").unwrap_or_default(),
            is_hidden: self.hidden.contains(&style),
            ..Sheet::default()
        });
        (self.number, self.column) = (1, 0);
    }

    fn describe_columns(&mut self, element: &BytesStart) {
        let number = repeated(element, "table:number-columns-repeated");
        let first = self.column;
        self.column = first.saturating_add(u32::try_from(number).unwrap_or(u32::MAX));
        let is_hidden = is_hidden(element);
        if let (Some(sheet), true) = (self.sheets.last_mut(), is_hidden) {
            sheet.hidden_columns.push((first, self.column - 1));
        }
    }

    fn begin_row(&mut self, element: &BytesStart) {
        self.row = Some(OpenRow {
            repeated: repeated(element, "table:number-rows-repeated"),
            row: Row {
                number: self.number,
                is_hidden: is_hidden(element),
                cells: Vec::new(),
            },
            column: 0,
        });
    }

    fn end_row(&mut self) -> Result<(), Stopped> {
        let Some(OpenRow { repeated, row, .. }) = self.row.take() else {
            return Ok(());
        };
        self.number = self.number.saturating_add(repeated);
        let (Some(sheet), false) = (self.sheets.last_mut(), row.cells.is_empty()) else {
            return Ok(());
        };
        for further in 1..repeated {
            for cell in &row.cells {
                self.room.take(&cell.value, self.place)?;
            }
            sheet.rows.push(Row {
                number: row.number + further - 1,
                ..row.clone()
            });
        }
        sheet.rows.push(Row {
            number: row.number + repeated.saturating_sub(1),
            ..row
        });
        Ok(())
    }

    fn begin_cell(&mut self, element: &BytesStart) {
        let span = |name: &str| repeated(element, name);
        let (rows, columns) = (
            span("table:number-rows-spanned"),
            span("table:number-columns-spanned"),
        );
        let columns = u32::try_from(columns).unwrap_or(u32::MAX);
        if let (Some(row), Some(sheet)) = (&self.row, self.sheets.last_mut())
            && (rows > 1 || columns > 1)
        {
            sheet.merged.push(Region {
                rows: (row.row.number, row.row.number.saturating_add(rows - 1)),
                columns: (row.column, row.column.saturating_add(columns - 1)),
            });
        }
        let mut open = Open {
            repeated: u32::try_from(repeated(element, "table:number-columns-repeated"))
                .unwrap_or(u32::MAX),
            ..Open::default()
        };
        for attribute in element.attributes().with_checks(false).flatten() {
            let text = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .unwrap_or_default();
            match attribute.key.as_ref() {
                "office:value" => open.stated = text.parse().ok().map(Value::Number),
                "office:date-value" => open.stated = Some(date(&text)),
                "office:time-value" | "office:string-value" => {
                    open.stated = Some(Value::Text((*text).into()));
                }
                "office:boolean-value" => open.stated = Some(Value::Truth(&*text == "true")),
                "office:value-type" => {
                    open.is_text = &*text == "string";
                    open.is_percentage = &*text == "percentage";
                }
                "calcext:value-type" => open.is_error = &*text == "error",
                "table:formula" => open.is_formula = true,
                _ => {}
            }
        }
        self.cell = Some(open);
    }

    fn end_cell(&mut self) -> Result<(), Stopped> {
        let (Some(cell), Some(row)) = (self.cell.take(), self.row.as_mut()) else {
            return Ok(());
        };
        let first = row.column;
        row.column = row.column.saturating_add(cell.repeated);
        let Some(value) = cell.value() else {
            return Ok(());
        };
        for column in first..row.column {
            self.room.take(&value, self.place)?;
            row.row.cells.push(Cell {
                column,
                value: value.clone(),
            });
        }
        Ok(())
    }

    /// Adds text to the open cell; comments are none of it.
    fn say(&mut self, text: &str) -> Result<(), Stopped> {
        if let (Some(cell), 0) = (&mut self.cell, self.comments) {
            cell.text.push_str(text);
            let bytes = cell.text.len() as u64;
            self.room
                .limits
                .check(Limit::CellBytes, bytes, self.place)?;
        }
        Ok(())
    }
}

impl Open {
    /// What the cell says; nothing if it is blank.
    fn value(self) -> Option<Value> {
        let text = || Value::Text(self.text.as_str().into());
        let value = match self.stated {
            _ if self.is_error => Value::Error(self.text.as_str().into()),
            Some(Value::Number(number)) if self.is_percentage => Value::Percentage(number),
            Some(value) => value,
            None if self.is_text => text(),
            None if self.is_formula => Value::NotComputed,
            None => text(),
        };
        (!value.is_blank()).then_some(value)
    }
}

fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Whether a row or a column is folded away or filtered out.
fn is_hidden(element: &BytesStart) -> bool {
    attribute(element, "table:visibility").is_some_and(|shown| shown != "visible")
}

/// How often something stands there: once, if nothing is said.
fn repeated(element: &BytesStart, name: &str) -> u64 {
    let number = attribute(element, name).and_then(|text| text.parse().ok());
    number.unwrap_or(1).max(1)
}

/// `2025-12-31` or `2025-12-31T23:59:59`; what is neither stays text.
fn date(text: &str) -> Value {
    let day = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let date = day(text).map(|day| day.and_time(NaiveTime::MIN));
    let date = date.or_else(|| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok());
    date.map_or_else(|| Value::Text(text.into()), Value::Date)
}
