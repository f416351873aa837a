//! A copy of an inventory in which every row says what to mend, for a spreadsheet and back.
//!
//! It is UTF-8 with a byte order mark and `;`, which Excel opens as it is. All cells of all rows are in it,
//! on the same lines; what a row has beyond the header stands behind the new column, so that this column
//! can be filtered. Rows are copied one by one: a file may be large.

pub mod checked_folder;
pub mod marked;
pub mod workbook;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use super::columns;
use super::files::lines::Part;
use super::files::ragged::quoted;
use super::files::records::Record;
use super::files::source::Source;
use super::values::formula_guard;
use crate::draft::WriteError;
use crate::language::Language;
use crate::model::finding::{Code, Finding, Lines, Place, Severity, Stopped, shorten};

/// Why a copy could not be made.
#[derive(Debug)]
pub enum CopyError {
    Unread(Stopped),
    Unwritten(WriteError),
}

impl From<WriteError> for CopyError {
    fn from(error: WriteError) -> CopyError {
        CopyError::Unwritten(error)
    }
}

/// What a person has to know about copies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Copied {
    /// Some values have an apostrophe before them that keeps a spreadsheet from changing them.
    pub guarded: bool,
    /// A finding is about more rows than are marked.
    pub unmarked: bool,
}

/// Writes the copy of a file; `findings` may be about other files, too.
pub fn write(
    source: &Source,
    findings: &[Finding],
    language: Language,
    into: &mut dyn Write,
) -> Result<Copied, CopyError> {
    let remarks = Remarks::of(source, findings, language);
    let mut copy = Copy {
        into,
        old: columns::finding_column(&source.header),
        width: source.width(),
        copied: Copied {
            guarded: false,
            unmarked: remarks.incomplete,
        },
    };
    copy.width -= usize::from(copy.old.is_some());
    let unwritten = |error| {
        CopyError::Unwritten(WriteError {
            path: source.path.clone(),
            error,
        })
    };
    let title = language.texts().get("copies-column");
    let mut line = 0;
    let mut cursor = source.cursor().map_err(CopyError::Unread)?;
    copy.into
        .write_all("\u{feff}".as_bytes())
        .map_err(unwritten)?;
    while let Some(part) = cursor.advance().map_err(CopyError::Unread)? {
        let record = cursor.record();
        let finding = match part {
            Part::Above => continue,
            Part::Header => Cow::Borrowed(title.as_str()),
            Part::Row => Cow::Owned(remarks.at(record.line)),
        };
        let written = copy.blank_lines(record.line.saturating_sub(line + 1));
        written
            .and_then(|()| copy.row(record, &finding))
            .map_err(unwritten)?;
        line = record.last_line;
    }
    Ok(copy.copied)
}

/// A copy that is being written.
struct Copy<'a> {
    into: &'a mut dyn Write,
    /// Where an earlier check has said what to mend: that is not copied.
    old: Option<usize>,
    /// How many columns the file itself has.
    width: usize,
    copied: Copied,
}

const DELIMITER: &str = ";";
const LINE_END: &[u8] = b"\r\n";

impl Copy<'_> {
    /// Lines that said nothing: rows stay on their lines.
    fn blank_lines(&mut self, number: u64) -> io::Result<()> {
        (0..number).try_for_each(|_| self.into.write_all(LINE_END))
    }

    fn row(&mut self, record: &Record, finding: &str) -> io::Result<()> {
        let cells = record.fields().enumerate();
        let mut cells = cells.filter(|(column, _)| Some(*column) != self.old);
        let mut row: Vec<Cow<str>> = Vec::with_capacity(self.width + 1);
        for _ in 0..self.width {
            row.push(cells.next().map_or(Cow::Borrowed(""), |(_, cell)| cell));
        }
        row.push(Cow::Borrowed(finding));
        row.extend(cells.map(|(_, cell)| cell));
        let written: Vec<String> = row
            .iter()
            .map(|cell| {
                let guarded = formula_guard::guarded(cell);
                self.copied.guarded |= guarded != *cell;
                quoted(&guarded, b';')
            })
            .collect();
        self.into.write_all(written.join(DELIMITER).as_bytes())?;
        self.into.write_all(LINE_END)
    }
}

/// What to say about which line.
#[derive(Default)]
struct Remarks {
    texts: Vec<String>,
    by_line: BTreeMap<u64, Vec<usize>>,
    incomplete: bool,
}

impl Remarks {
    fn of(source: &Source, findings: &[Finding], language: Language) -> Remarks {
        let mut remarks = Remarks::default();
        let here = source.place(None);
        let is_here = |place: &Place| place.file == here.file && place.sheet == here.sheet;
        for finding in findings {
            remarks.incomplete |= is_here(&finding.place) && finding.code == Code::FindingsCounted;
            if is_here(&finding.place) && is_about_rows(finding) {
                remarks.add(finding, language);
            }
        }
        remarks
    }

    fn add(&mut self, finding: &Finding, language: Language) {
        let lines = &finding.place.lines;
        self.incomplete |= lines.total > lines.first.len() as u64;
        for (position, line) in lines.first.iter().enumerate() {
            // What is wrong with a value is the same on all lines, but a layout names its line.
            if position == 0 || is_about_layout(finding.code) {
                let first = position == 0;
                self.texts.push(remark(finding, *line, first, language));
            }
            let text = self.texts.len() - 1;
            self.by_line.entry(*line).or_default().push(text);
        }
    }

    fn at(&self, line: u64) -> String {
        let texts = self.by_line.get(&line).map_or(&[][..], Vec::as_slice);
        let texts: Vec<&str> = texts
            .iter()
            .map(|text| self.texts[*text].as_str())
            .collect();
        texts.join(" / ")
    }
}

/// Whether a finding says of single rows what a person could change: all but notes that are no more than
/// remarks on how the file is read.
fn is_about_rows(finding: &Finding) -> bool {
    let about_value = finding
        .seen
        .as_ref()
        .is_some_and(|seen| !seen.trim().is_empty());
    let matters = finding.code.severity() != Severity::Note || about_value;
    matters && !finding.place.lines.first.is_empty()
}

fn is_about_layout(code: Code) -> bool {
    matches!(
        code,
        Code::RowTooShort | Code::RowTooLong | Code::ListUnquoted
    )
}

/// The finding as if it were about this line alone: `plätze: „viele“ ist keine Zahl. Schreiben Sie …`.
fn remark(finding: &Finding, line: u64, first: bool, language: Language) -> String {
    let code = match finding.code {
        // The row as it was probably meant is known of the first one only.
        Code::ListUnquoted if !first => Code::RowTooLong,
        code => code,
    };
    let alone = Finding {
        code,
        place: Place {
            lines: Lines::one(line),
            file: finding.place.file.clone(),
            sheet: finding.place.sheet.clone(),
            column: finding.place.column.clone(),
        },
        seen: finding.seen.clone(),
        details: finding.details.clone(),
        excerpt: None,
        alike: Vec::new(),
    };
    let column = alone.place.column.as_deref().map(shorten);
    let column = column.map_or(String::new(), |column| format!("{column}: "));
    let said = alone.message(language);
    let advice = alone.whole_advice(" ", language).unwrap_or_default();
    format!("{column}{} {}", said.trim(), advice.trim())
        .trim()
        .to_string()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::inventory::files::source::FileSettings;

    const CELL: &str = "[='+;\"\n ä0-9-]{0,6}";

    fn open(folder: &Path, text: &[u8]) -> Option<Source> {
        let path = folder.join("needs.csv");
        fs::write(&path, text).unwrap();
        Source::open(&path, &FileSettings::default()).ok()
    }

    fn cells(source: &Source) -> Vec<Vec<String>> {
        let rows = source.rows().unwrap();
        rows.map(|row| row.unwrap().fields).collect()
    }

    fn copied(source: &Source) -> Vec<u8> {
        let mut copy = Vec::new();
        write(source, &[], Language::German, &mut copy).unwrap();
        copy
    }

    proptest! {
        #[test]
        fn a_copy_is_read_as_its_file_is_and_copied_as_it_stands(
            rows in proptest::collection::vec((CELL, CELL, "[a-z]"), 1..6),
        ) {
            let folder = tempfile::tempdir()?;
            let mut text = "eins;zwei;drei\n".to_string();
            for (one, two, three) in &rows {
                text += &format!("{};{};{three}\n", quoted(one, b';'), quoted(two, b';'));
            }
            let Some(source) = open(folder.path(), text.as_bytes()) else { return Ok(()) };
            let (of_file, copy) = (cells(&source), copied(&source));
            let source = open(folder.path(), &copy).unwrap();
            let mut of_copy = cells(&source);
            for row in &mut of_copy {
                prop_assert_eq!(row.pop(), Some(String::new()));
            }
            prop_assert_eq!(of_copy, of_file);
            prop_assert_eq!(copied(&source), copy);
        }
    }
}
