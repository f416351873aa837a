//! Single rows of a file, where a person has to look at them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Read;

use super::records::{Record, Records};
use super::source::{Content, RowPlace, Source};
use crate::model::finding::{Excerpt, Lines, Stopped, unreadable};

/// What a record is to its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::inventory) enum Part {
    /// It says nothing, or only which delimiter follows.
    Above,
    Header,
    Row,
}

/// Goes through the rows of a file that say something, in order.
pub(in crate::inventory) struct Cursor<'a> {
    source: &'a Source,
    records: Records<Box<dyn Read + Send>>,
    record: Record,
    /// Records read so far.
    read: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(source: &'a Source) -> Result<Cursor<'a>, Stopped> {
        let text = source.content.open();
        let text = text.map_err(|error| unreadable(&source.place(None), &error))?;
        Ok(Cursor {
            source,
            records: Records::new(text, source.shape.delimiter),
            record: Record::default(),
            read: 0,
        })
    }

    /// Goes to the next record, whatever it is.
    pub fn advance(&mut self) -> Result<Option<Part>, Stopped> {
        let found = self.records.read(&mut self.record);
        if !found.map_err(|broken| self.source.broken(broken))? {
            return Ok(None);
        }
        let part = match self.record.last_line.cmp(&self.source.shape.header_end) {
            Ordering::Less => Part::Above,
            Ordering::Equal => Part::Header,
            Ordering::Greater => Part::Row,
        };
        if let Content::Table { places, .. } = &self.source.content {
            let place = places.get(self.read);
            self.record.line = place.map_or(0, |place| place.line);
            self.record.last_line = self.record.line;
        }
        self.read += 1;
        self.record.unguard();
        Ok(Some(part))
    }

    /// Where the record at which the cursor stands was taken from, if the table was written anew.
    fn taken_from(&self) -> Option<RowPlace> {
        let read = self.read.checked_sub(1)?;
        match &self.source.content {
            Content::Table { places, .. } => places.get(read).copied(),
            Content::File(..) => None,
        }
    }

    /// The record at which the cursor stands.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The next row below the header that is not blank and not passed over.
    pub fn next(&mut self) -> Result<Option<&Record>, Stopped> {
        while let Some(part) = self.advance()? {
            let passed_over = self.source.passed_over.contains(&self.record.line);
            if part == Part::Row && !passed_over && !self.record.is_blank() {
                return Ok(Some(&self.record));
            }
        }
        Ok(None)
    }

    /// The next row that can be read.
    pub fn next_readable(&mut self) -> Result<Option<&Record>, Stopped> {
        while self.next()?.is_some() {
            if !self.source.left_out.contains_key(&self.record.line) {
                return Ok(Some(&self.record));
            }
        }
        Ok(None)
    }
}

/// One row, and what of it can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line as an editor counts, the file's first being 1; in a sheet, the row's number.
    pub line: u64,
    /// As many as the header has; missing ones are blank.
    pub fields: Vec<String>,
    /// The heading under which its count stands, if columns of counts became rows.
    pub counted_under: Option<String>,
    text: String,
    spans: Vec<std::ops::Range<usize>>,
}

impl Row {
    fn new(cursor: &Cursor) -> Row {
        let (source, record) = (cursor.source, &cursor.record);
        let columns = source.header.len();
        let fields = (0..columns).map(|column| source.value(record, column).into_owned());
        let heading = cursor.taken_from().and_then(|place| place.heading);
        Row {
            line: record.line,
            fields: fields.collect(),
            counted_under: heading.and_then(|heading| source.headings.get(heading).cloned()),
            text: String::from_utf8_lossy(record.text()).into_owned(),
            spans: (0..columns)
                .map_while(|column| record.span(column))
                .collect(),
        }
    }

    /// The row as the file has it, pointing at one cell; nothing if the row has no such cell.
    pub fn excerpt(&self, column: usize) -> Option<Excerpt> {
        let span = self.spans.get(column)?.clone();
        excerpt(&self.text, span)
    }
}

/// So many characters of a row are shown before a cell, and of the cell with what follows it.
const BEFORE: usize = 60;
const FROM: usize = 100;

/// A piece of a row around `span`, on one line.
pub(super) fn excerpt(text: &str, span: std::ops::Range<usize>) -> Option<Excerpt> {
    let (before, rest) = text.split_at_checked(span.start)?;
    let cell = rest.get(..span.len())?;
    let skipped = before.chars().count().saturating_sub(BEFORE);
    let shown_before: String = before.chars().skip(skipped).collect();
    let shown: String = rest.chars().take(FROM).collect();
    let mut line = String::new();
    if skipped > 0 {
        line.push('…');
    }
    line.push_str(&shown_before);
    let start = line.len();
    line.push_str(&shown);
    let end = start + cell.len().min(shown.len());
    if shown.len() < rest.len() {
        line.push('…');
    }
    // A cell may hold line breaks; each is one byte, so that the span stays what it is.
    let line = line.replace(['\n', '\r', '\t'], " ");
    Some(Excerpt {
        line,
        span: start..end,
    })
}

/// Where some values stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    pub lines: Lines,
    /// The first of these rows.
    pub first: Row,
}

/// The rows of a file one after the other.
pub struct Rows<'a> {
    cursor: Cursor<'a>,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Stopped>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = self.cursor.next_readable().map(|record| record.is_some());
        match found {
            Ok(true) => Some(Ok(Row::new(&self.cursor))),
            Ok(false) => None,
            Err(stopped) => Some(Err(stopped)),
        }
    }
}

impl Source {
    pub(in crate::inventory) fn cursor(&self) -> Result<Cursor<'_>, Stopped> {
        Cursor::new(self)
    }

    /// All rows that can be read, in the order of the file.
    pub fn rows(&self) -> Result<Rows<'_>, Stopped> {
        Ok(Rows {
            cursor: self.cursor()?,
        })
    }

    /// Where these values stand. Each of `wanted` has a value for each of `columns`.
    pub fn locate(
        &self,
        columns: &[usize],
        wanted: &BTreeSet<Vec<String>>,
    ) -> Result<BTreeMap<Vec<String>, Located>, Stopped> {
        // Most rows are none of those: a look at single values is enough to see it.
        let mut values: Vec<HashSet<&str>> = vec![HashSet::new(); columns.len()];
        for tuple in wanted {
            for (value, values) in tuple.iter().zip(&mut values) {
                values.insert(value);
            }
        }
        let mut found = BTreeMap::new();
        let mut cursor = self.cursor()?;
        while let Some(record) = cursor.next_readable()? {
            let is_candidate = columns
                .iter()
                .zip(&values)
                .all(|(column, values)| values.contains(&*self.value(record, *column)));
            if !is_candidate {
                continue;
            }
            let line = record.line;
            let fields = columns.iter().map(|column| self.value(record, *column));
            let tuple: Vec<String> = fields.map(Cow::into_owned).collect();
            if wanted.contains(&tuple) {
                let located = found.entry(tuple).or_insert_with(|| Located {
                    lines: Lines::default(),
                    first: Row::new(&cursor),
                });
                located.lines.add(line);
            }
        }
        Ok(found)
    }

    /// The row on a line, pointing at one cell.
    pub fn excerpt(&self, line: u64, column: usize) -> Result<Option<Excerpt>, Stopped> {
        let mut cursor = self.cursor()?;
        while let Some(record) = cursor.next()? {
            if record.line >= line {
                let row = Row::new(&cursor);
                return Ok((row.line == line).then(|| row.excerpt(column)).flatten());
            }
        }
        Ok(None)
    }
}
