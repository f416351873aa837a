//! What calamine does not hand out of an `.xlsx`: which rows and columns are hidden, and which numbers are shown as
//! percentages (ECMA-376-1, 18.3.1.73 `row`, 18.3.1.13 `col`, 18.3.1.4 `c`, 18.8.30 `numFmt`).
//!
//! A sheet is read a second time only if its workbook has such formats, or the sheet such rows or columns.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

type Archive = ZipArchive<BufReader<File>>;

/// What is marked on one sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Rows, counted from 1.
    pub hidden: HashSet<u64>,
    /// Columns, from the first to the last of each run, counted from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Rows, counted from 1, with columns, counted from 0.
    pub percentages: HashSet<(u64, u32)>,
}

/// A workbook's parts, as far as they tell.
pub(super) struct Marked {
    archive: Archive,
    /// The part of each sheet, by its name.
    parts: BTreeMap<String, String>,
    /// Positions of the cell formats that show a percentage.
    percent_formats: BTreeSet<usize>,
    /// Parts in which something is hidden.
    hiding: BTreeSet<String>,
}

/// The numbers of the built-in formats `0%` and `0.00%`.
const BUILT_IN: [u32; 2] = [9, 10];

impl Marked {
    /// Opens a workbook whose parts with something hidden are known; nothing if it marks nothing.
    pub fn open(path: &Path, hiding: BTreeSet<String>) -> Option<Marked> {
        let mut archive = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
        let percent_formats = percent_formats(&mut archive);
        if percent_formats.is_empty() && hiding.is_empty() {
            return None;
        }
        let parts = parts(&mut archive);
        Some(Marked {
            archive,
            parts,
            percent_formats,
            hiding,
        })
    }

    /// What is marked on the sheet of this name.
    pub fn of_sheet(&mut self, name: &str) -> Marks {
        let mut marks = Marks::default();
        let Some(part) = self.parts.get(name) else {
            return marks;
        };
        if self.percent_formats.is_empty() && !self.hiding.contains(part) {
            return marks;
        }
        let formats = &self.percent_formats;
        let mut row = 0;
        let mut column = 0;
        each_element(&mut self.archive, part, |element| {
            match element.local_name().as_ref() {
                "col" if is_true(element, "hidden") => {
                    marks.hidden_columns.extend(columns_of(element));
                }
                "row" => {
                    row = number(element, "r").unwrap_or(row + 1);
                    column = 0;
                    if is_true(element, "hidden") {
                        marks.hidden.insert(row);
                    }
                }
                "c" => {
                    column = attribute(element, "r")
                        .and_then(|cell| column_of(&cell))
                        .unwrap_or(column);
                    let format =
                        number(element, "s").and_then(|format| usize::try_from(format).ok());
                    if format.is_some_and(|format| formats.contains(&format)) {
                        marks.percentages.insert((row, column));
                    }
                    column += 1;
                }
                _ => {}
            }
        });
        marks
    }
}

/// The positions of the cell formats that show a percentage.
fn percent_formats(archive: &mut Archive) -> BTreeSet<usize> {
    let mut own: BTreeSet<u64> = BUILT_IN.into_iter().map(u64::from).collect();
    let mut formats = BTreeSet::new();
    let (mut in_cells, mut position) = (false, 0);
    each_element(archive, "xl/styles.xml", |element| {
        match element.local_name().as_ref() {
            "numFmt" => {
                let code = attribute(element, "formatCode").unwrap_or_default();
                if shows_percent(&code) {
                    own.extend(number(element, "numFmtId"));
                }
            }
            "cellXfs" => in_cells = true,
            "cellStyles" | "dxfs" => in_cells = false,
            "xf" if in_cells => {
                if number(element, "numFmtId").is_some_and(|format| own.contains(&format)) {
                    formats.insert(position);
                }
                position += 1;
            }
            _ => {}
        }
    });
    formats
}

/// Whether a format has a sign of percentage outside of its quoted texts.
fn shows_percent(code: &str) -> bool {
    let mut outside = code.split('"').step_by(2);
    outside.any(|text| text.contains('%') && !text.contains("\\%"))
}

/// The part in which each sheet stands.
fn parts(archive: &mut Archive) -> BTreeMap<String, String> {
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    each_element(archive, "xl/_rels/workbook.xml.rels", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let part = match target.strip_prefix('/') {
                Some(whole) => whole.to_string(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, part);
        }
    });
    let mut parts = BTreeMap::new();
    each_element(archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id"))
            && let Some(part) = targets.get(&id)
        {
            parts.insert(name, part.clone());
        }
    });
    parts
}

/// Goes through the elements of a part. One that is missing or broken has none: calamine says what is wrong with it.
fn each_element(archive: &mut Archive, part: &str, mut see: impl FnMut(&BytesStart)) {
    let Ok(part) = archive.by_name(part) else {
        return;
    };
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
    reader.config_mut().check_end_names = false;
    see_all(&mut reader, &mut see);
}

fn see_all<R: BufRead>(reader: &mut quick_xml::Reader<R>, see: &mut impl FnMut(&BytesStart)) {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

fn number(element: &BytesStart, name: &str) -> Option<u64> {
    attribute(element, name)?.parse().ok()
}

fn is_true(element: &BytesStart, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

/// The columns that a `col` is about, counted from 0.
fn columns_of(element: &BytesStart) -> Option<(u32, u32)> {
    let from_one = |name: &str| u32::try_from(number(element, name)?).ok()?.checked_sub(1);
    Some((from_one("min")?, from_one("max")?))
}

/// The column of a cell's name, counted from 0: that of `AB12` is 27.
fn column_of(cell: &str) -> Option<u32> {
    let mut letters = cell.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.try_fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(digit)
    });
    column?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_excel_names_them() {
        for (cell, column) in [("A1", 0), ("Z9", 25), ("AA1", 26), ("AB12", 27)] {
            assert_eq!(column_of(cell), Some(column), "{cell}");
        }
        assert_eq!(column_of("12"), None);
        assert_eq!(column_of("AAAAAAAAAA1"), None);
    }

    #[test]
    fn a_sign_of_percentage_in_a_text_is_none() {
        assert!(shows_percent("0.0%"));
        assert!(shows_percent("0.0 \"ca.\" %"));
        assert!(!shows_percent("0.0 \"%\""));
        assert!(!shows_percent("0"));
    }
}
