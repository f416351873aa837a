//! The rows of a CSV text one after the other, with the lines on which they stand and where each
//! field begins and ends.
//!
//! Quotes are read as the `csv` crate reads them; a test holds the two against each other. That
//! crate does not know a record's first line when line ends are mixed, nor a field's place in it,
//! nor whether the last quote was closed: all three are what a person needs to mend a file.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;

use crate::inventory::values::formula_guard;
use crate::model::finding::{Code, Finding, Lines, Place, Stopped, unreadable};

/// No row is longer: a cell of a spreadsheet holds 32 767 characters. What goes on for longer is a
/// quote that nobody closed, or no table.
pub(super) const LONGEST_ROW: usize = 16 << 20;

/// Why the rows end before the text does.
#[derive(Debug)]
pub enum Broken {
    Unreadable(io::Error),
    /// A quote that is never closed was opened on this line.
    QuoteOpen(u64),
    /// A line without end begins here.
    Endless(u64),
}

impl Broken {
    /// The finding that says so.
    pub fn stops(self, place: &Place) -> Stopped {
        let at = |line: u64| Place {
            lines: Lines::one(line),
            ..place.clone()
        };
        Box::new(match self {
            Broken::Unreadable(error) => return unreadable(place, &error),
            Broken::QuoteOpen(line) => Finding::new(Code::QuoteOpen, at(line)),
            Broken::Endless(line) => Finding::new(Code::FileBinary, at(line)),
        })
    }
}

/// One row.
#[derive(Debug, Default)]
pub struct Record {
    /// The line on which it begins, as an editor counts.
    pub line: u64,
    /// The line on which it ends: a quoted field may go over several.
    pub last_line: u64,
    /// Its text as it stands in the file, without the line end.
    text: Vec<u8>,
    spans: Vec<Range<usize>>,
    /// A line on which a quote was opened that was closed on a later line, in the middle of a field.
    /// It was hardly meant to be closed there.
    pub suspicious_quote: Option<u64>,
}

impl Record {
    /// How many fields it has.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// A field's value; beyond the last field, blank.
    pub fn field(&self, index: usize) -> Cow<'_, str> {
        match self.spans.get(index) {
            Some(span) => unquoted(&self.text[span.clone()]),
            None => Cow::Borrowed(""),
        }
    }

    pub fn fields(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.spans
            .iter()
            .map(|span| unquoted(&self.text[span.clone()]))
    }

    /// How many bytes its longest field takes in the file.
    pub fn longest_field(&self) -> usize {
        self.spans.iter().map(Range::len).max().unwrap_or(0)
    }

    /// Whether it says nothing: only delimiters and spaces.
    pub fn is_blank(&self) -> bool {
        self.fields().all(|field| field.trim().is_empty())
    }

    /// Whether all fields from `index` on say nothing.
    pub fn is_blank_from(&self, index: usize) -> bool {
        self.fields()
            .skip(index)
            .all(|field| field.trim().is_empty())
    }

    /// Takes the apostrophes away that only keep a spreadsheet from changing a value.
    pub(super) fn unguard(&mut self) {
        if memchr::memchr(b'\'', &self.text).is_none() {
            return;
        }
        for index in 0..self.spans.len() {
            if formula_guard::is_guarded(&self.field(index)) {
                let begin = self.spans[index].start;
                self.spans[index].start += match &self.text[begin..] {
                    // an empty quote before it, which says nothing
                    [b'"', b'"', ..] => 3,
                    [b'"', ..] => {
                        self.text.swap(begin, begin + 1);
                        1
                    }
                    _ => 1,
                };
            }
        }
    }

    pub(super) fn text(&self) -> &[u8] {
        &self.text
    }

    pub(super) fn span(&self, index: usize) -> Option<Range<usize>> {
        self.spans.get(index).cloned()
    }
}

/// Where the reading of a field stands.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Begin,
    Plain,
    Quoted,
    /// After a quote in a quoted field: its end, or the first half of a doubled quote.
    Closing,
}

/// Reads records from UTF-8 text.
pub struct Records<R> {
    input: BufReader<R>,
    delimiter: u8,
    line: u64,
}

impl<R: Read> Records<R> {
    pub fn new(input: R, delimiter: u8) -> Records<R> {
        Records {
            input: BufReader::with_capacity(64 * 1024, input),
            delimiter,
            line: 0,
        }
    }

    /// Reads the next record that has any text; `false` at the end.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, Broken> {
        loop {
            if !self.read_any(record)? {
                return Ok(false);
            }
            if !record.text.is_empty() {
                return Ok(true);
            }
        }
    }

    fn read_any(&mut self, record: &mut Record) -> Result<bool, Broken> {
        record.text.clear();
        record.spans.clear();
        record.suspicious_quote = None;
        record.line = self.line + 1;
        let mut state = State::Begin;
        let mut begin = 0;
        let mut opened = record.line;
        loop {
            let from = record.text.len();
            let Some(line_end) = self.read_line(&mut record.text)? else {
                return match state {
                    State::Quoted => Err(Broken::QuoteOpen(opened)),
                    _ => Ok(false),
                };
            };
            for at in from..record.text.len() {
                let byte = record.text[at];
                state = match (state, byte) {
                    (State::Begin, b'"') => {
                        opened = self.line;
                        State::Quoted
                    }
                    (State::Quoted, b'"') => State::Closing,
                    (State::Closing, b'"') | (State::Quoted, _) => State::Quoted,
                    (_, byte) if byte == self.delimiter => {
                        record.spans.push(begin..at);
                        begin = at + 1;
                        State::Begin
                    }
                    (State::Closing, _) => {
                        if opened != self.line {
                            record.suspicious_quote = Some(opened);
                        }
                        State::Plain
                    }
                    (State::Begin | State::Plain, _) => State::Plain,
                };
            }
            if state != State::Quoted {
                record.spans.push(begin..record.text.len());
                record.last_line = self.line;
                return Ok(true);
            }
            record.text.extend_from_slice(line_end);
            if record.text.len() > LONGEST_ROW {
                return Err(Broken::QuoteOpen(opened));
            }
        }
    }

    /// Appends a line to `text` and returns the line end that it had; nothing at the end of the file.
    fn read_line(&mut self, text: &mut Vec<u8>) -> Result<Option<&'static [u8]>, Broken> {
        let from = text.len();
        loop {
            let ready = self.input.fill_buf().map_err(Broken::Unreadable)?;
            if ready.is_empty() {
                if text.len() == from {
                    return Ok(None);
                }
                self.line += 1;
                return Ok(Some(b""));
            }
            let Some(end) = memchr::memchr2(b'\n', b'\r', ready) else {
                let length = ready.len();
                text.extend_from_slice(ready);
                self.input.consume(length);
                if text.len() - from > LONGEST_ROW {
                    return Err(Broken::Endless(self.line + 1));
                }
                continue;
            };
            text.extend_from_slice(&ready[..end]);
            let newline = ready[end] == b'\n';
            self.input.consume(end + 1);
            self.line += 1;
            if newline {
                return Ok(Some(b"\n"));
            }
            let followed =
                self.input.fill_buf().map_err(Broken::Unreadable)?.first() == Some(&b'\n');
            if followed {
                self.input.consume(1);
                return Ok(Some(b"\r\n"));
            }
            return Ok(Some(b"\r"));
        }
    }
}

/// The value of a field as written: without its quotes, a doubled quote being one.
fn unquoted(field: &[u8]) -> Cow<'_, str> {
    let Some(inner) = field.strip_prefix(b"\"") else {
        return String::from_utf8_lossy(field);
    };
    let mut value = Vec::with_capacity(inner.len());
    let mut state = State::Quoted;
    for &byte in inner {
        state = match (state, byte) {
            (State::Quoted, b'"') => State::Closing,
            (State::Closing, b'"') => {
                value.push(byte);
                State::Quoted
            }
            (State::Quoted, _) => {
                value.push(byte);
                State::Quoted
            }
            _ => {
                value.push(byte);
                State::Plain
            }
        };
    }
    Cow::Owned(String::from_utf8_lossy(&value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut records = Records::new(text.as_bytes(), b';');
        let mut record = Record::default();
        let mut rows = Vec::new();
        while records.read(&mut record).unwrap() {
            rows.push((record.line, record.fields().map(Cow::into_owned).collect()));
        }
        rows
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them_whatever_ends_them() {
        let lines: Vec<u64> = rows("a;b\r\n1;2\r3;4\n\n5;6")
            .iter()
            .map(|row| row.0)
            .collect();
        assert_eq!(lines, [1, 2, 3, 5]);
    }

    #[test]
    fn a_quoted_field_may_hold_delimiters_quotes_and_line_breaks() {
        let found = rows("a;\"x;\"\"y\"\"\nz\"\n1;2");
        assert_eq!(found[0], (1, vec!["a".into(), "x;\"y\"\nz".into()]));
        assert_eq!(found[1].0, 3);
    }

    #[test]
    fn a_quote_that_is_never_closed_names_the_line_that_opened_it() {
        let mut records = Records::new("a;b\n1;\"x\n2;y\n".as_bytes(), b';');
        let mut record = Record::default();
        assert!(records.read(&mut record).unwrap());
        assert!(matches!(
            records.read(&mut record),
            Err(Broken::QuoteOpen(2))
        ));
    }
}
