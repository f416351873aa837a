//! The first look at a file: its check sum, whether it is UTF-8, and whether it is *plain*.
//!
//! A plain file means the same to every reader of CSV: each line is a row with as many cells as the
//! header, quotes begin and end with a cell and never go over a line, no row is blank, no cell begins
//! with an apostrophe, which may be no part of its value (see [`guard`](crate::inventory::values::formula_guard)). It can be
//! handed to polars as it lies. Any other file is read row by row and handed on in plain form, so
//! polars never has to guess. This look is the price for that, and is paid for every file: it is
//! written to cost little beside the grouping.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::records::LONGEST_ROW;

/// How much of a file is in memory at a time.
const BLOCK: usize = 4 << 20;

/// Cuts a file into blocks of whole lines.
pub(super) struct Blocks<R> {
    input: R,
    rest: Vec<u8>,
    size: usize,
}

impl<R: Read> Blocks<R> {
    pub fn new(input: R, size: usize) -> Blocks<R> {
        Blocks {
            input,
            rest: Vec::new(),
            size,
        }
    }

    /// Appends the next block; `false` at the end. Only a line longer than [`LONGEST_ROW`] is cut.
    pub fn read(&mut self, block: &mut Vec<u8>) -> io::Result<bool> {
        let begin = block.len();
        block.append(&mut self.rest);
        loop {
            let fresh = block.len();
            let read = (&mut self.input)
                .take(self.size as u64)
                .read_to_end(block)?;
            if read == 0 {
                return Ok(block.len() > begin);
            }
            if let Some(end) = memchr::memrchr(b'\n', &block[fresh..]) {
                let end = fresh + end + 1;
                self.rest.extend_from_slice(&block[end..]);
                block.truncate(end);
                return Ok(true);
            }
            if block.len() - begin > LONGEST_ROW {
                return Ok(true);
            }
        }
    }
}

/// What a row of a plain file looks like, and where rows begin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub delimiter: u8,
    pub columns: usize,
    /// The last line of the header.
    pub header_end: u64,
}

/// What the first look found.
#[derive(Debug)]
pub(super) struct Survey {
    pub sha256: String,
    pub utf8: bool,
    /// How many rows the file has, if it is plain.
    pub plain_rows: Option<u64>,
}

/// Looks at a whole file. One with a line longer than a cell may be is not plain: its cells are measured one by
/// one.
pub(super) fn survey(input: impl Read, shape: Shape, longest_cell: u64) -> io::Result<Survey> {
    let mut blocks = Blocks::new(input, BLOCK);
    let mut hash = Sha256::new();
    let mut utf8 = true;
    let mut rows = Some(0);
    let mut header_lines = shape.header_end;
    let mut block = Vec::new();
    while blocks.read(&mut block)? {
        let (_, (valid, found)) = rayon::join(
            || hash.update(&block),
            || {
                let valid = utf8 && std::str::from_utf8(&block).is_ok();
                let body = skip_lines(&block, &mut header_lines);
                let header = &block[..block.len() - body.len()];
                let plain = valid && rows.is_some() && !has_lone_returns(header);
                (
                    valid,
                    plain
                        .then(|| plain_rows(body, shape, longest_cell))
                        .flatten(),
                )
            },
        );
        utf8 = valid;
        rows = rows.zip(found).map(|(before, more)| before + more);
        block.clear();
    }
    Ok(Survey {
        sha256: hexadecimal(hash),
        utf8,
        plain_rows: rows,
    })
}

/// The SHA-256 of a file.
pub(in crate::inventory) fn check_sum(mut input: impl Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut block = Vec::new();
    while input.by_ref().take(BLOCK as u64).read_to_end(&mut block)? > 0 {
        hash.update(&block);
        block.clear();
    }
    Ok(hexadecimal(hash))
}

fn hexadecimal(hash: Sha256) -> String {
    let bytes = hash.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What follows after `lines` lines; `lines` says afterwards how many are still to be skipped.
pub(super) fn skip_lines<'a>(block: &'a [u8], lines: &mut u64) -> &'a [u8] {
    let mut rest = block;
    while *lines > 0 {
        let Some(end) = memchr::memchr(b'\n', rest) else {
            // A line without end is the file's last, or one that no plain file has.
            *lines -= u64::from(!rest.is_empty());
            return &[];
        };
        rest = &rest[end + 1..];
        *lines -= 1;
    }
    rest
}

/// Whether a line ends as on an old Macintosh: polars does not know such ends.
fn has_lone_returns(text: &[u8]) -> bool {
    memchr::memchr_iter(b'\r', text).any(|at| text.get(at + 1) != Some(&b'\n'))
}

/// How many rows these lines are, if all of them are plain.
fn plain_rows(block: &[u8], shape: Shape, longest_cell: u64) -> Option<u64> {
    if has_cell_with_apostrophe(block, shape.delimiter) {
        return None;
    }
    let quotes = memchr::memchr(b'"', block).is_some();
    let returns = memchr::memchr_iter(b'\r', block).count();
    let mut returns_at_ends = 0;
    let mut rows = 0;
    let mut rest = block;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let mut line = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        if let Some(shorter) = line.strip_suffix(b"\r") {
            line = shorter;
            returns_at_ends += 1;
        }
        let delimiters = match quotes && memchr::memchr(b'"', line).is_some() {
            true => delimiters_beside_quotes(line, shape.delimiter)?,
            false => memchr::memchr_iter(shape.delimiter, line).count(),
        };
        let is_long = line.len() as u64 > longest_cell;
        if is_long || delimiters + 1 != shape.columns || might_be_blank(line, shape.delimiter) {
            return None;
        }
        rows += 1;
    }
    (returns == returns_at_ends).then_some(rows)
}

/// Whether an apostrophe stands where a cell begins.
fn has_cell_with_apostrophe(block: &[u8], delimiter: u8) -> bool {
    let begins = |byte: u8| byte == delimiter || matches!(byte, b'\n' | b'\r' | b'"');
    memchr::memchr_iter(b'\'', block).any(|at| match at.checked_sub(1) {
        Some(before) => begins(block[before]),
        None => true,
    })
}

/// The number of delimiters outside quotes, if every quote begins or ends a cell or is doubled.
fn delimiters_beside_quotes(line: &[u8], delimiter: u8) -> Option<usize> {
    let mut count = 0;
    let mut cell = line;
    loop {
        if let Some(inner) = cell.strip_prefix(b"\"") {
            cell = after_quoted(inner)?;
            match cell.first() {
                None => return Some(count),
                Some(next) if *next != delimiter => return None,
                Some(_) => {}
            }
        }
        match memchr::memchr2(delimiter, b'"', cell) {
            None => return Some(count),
            Some(at) if cell[at] == b'"' => return None,
            Some(at) => cell = &cell[at + 1..],
        }
        count += 1;
    }
}

/// What follows a quoted cell, given what follows its opening quote; nothing if it is not closed.
fn after_quoted(inner: &[u8]) -> Option<&[u8]> {
    let mut rest = inner;
    loop {
        let quote = memchr::memchr(b'"', rest)?;
        rest = &rest[quote + 1..];
        match rest.strip_prefix(b"\"") {
            Some(doubled) => rest = doubled,
            None => return Some(rest),
        }
    }
}

/// Whether a row may say nothing. Rows that only look like it are merely read the longer way.
fn might_be_blank(line: &[u8], delimiter: u8) -> bool {
    let empty = |byte: u8| byte == delimiter || byte == b'"' || byte <= b' ';
    match line.iter().find(|byte| !empty(**byte)) {
        None => true,
        Some(byte) if byte.is_ascii() => false,
        Some(_) => String::from_utf8_lossy(line)
            .chars()
            .all(|c| c.is_whitespace() || c.is_ascii() && empty(c as u8)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape {
        delimiter: b';',
        columns: 3,
        header_end: 1,
    };

    fn rows(text: &str) -> Option<u64> {
        survey(text.as_bytes(), SHAPE, 100).unwrap().plain_rows
    }

    #[test]
    fn a_plain_file_may_have_quotes_and_either_line_end() {
        assert_eq!(rows("a;b;c\n1;2;3\n4;5;6"), Some(2));
        assert_eq!(rows("a;b;c\r\n1;2;3\r\n4;;\n"), Some(2));
        assert_eq!(rows("a;b;c\n\"x;\"\"y\"\"\";2;\"\"\n"), Some(1));
        assert_eq!(rows("a;b;c\nMaria's;2;3\n"), Some(1));
    }

    #[test]
    fn whatever_readers_could_take_differently_is_not_plain() {
        for text in [
            "a;b;c\n1;2\n",
            "a;b;c\n1;2;3;4\n",
            "a;b;c\n1;2\n1;2;3;4\n",
            "a;b;c\n1;2;\"3\n4\"\n",
            "a;b;c\n1;2;3\r4;5;6\n",
            "a;b;c\n1;2;3\"\n",
            "a;b;c\n\"1\"x;2;3\n",
            "a;b;c\n\n1;2;3\n",
            "a;b;c\n;;\n",
            "a;b;c\n;\u{a0};\n",
            "a;b;c\n1;'=2;3\n",
            "a;b;c\n1;\"'=2\";3\n",
        ] {
            assert_eq!(rows(text), None, "{text:?}");
        }
    }
}
