//! Rows that have more or fewer cells than the header, and what was probably meant.
//!
//! A row is read as it is where nothing can be misunderstood: cells too many that are all blank, or
//! cells missing at the end, as Excel leaves them out, if the row makes sense with blanks there. All
//! other rows are left out, each with a finding.

use std::collections::BTreeMap;

use super::finding::{Code, Finding, Lines, Place};
use super::lines::excerpt;
use super::records::Record;
use super::source::{Source, Stopped};

/// Whether a value could stand in a column.
pub type Fits<'a> = dyn Fn(usize, &str) -> bool + 'a;

/// What a file's rows are like as a whole.
pub(super) struct Layout {
    pub rows: u64,
    pub irregular: bool,
}

/// Counts the rows of a file that is not plain. A quote that is never closed stops here.
pub(super) fn measure(source: &Source) -> Result<Layout, Stopped> {
    let mut layout = Layout {
        rows: 0,
        irregular: false,
    };
    let mut cursor = source.cursor()?;
    while let Some(record) = cursor.next()? {
        if let Some(opened) = record.suspicious_quote {
            let place = source.place(Some(opened));
            return Err(Box::new(Finding::new(Code::QuoteOpen, place)));
        }
        layout.rows += 1;
        layout.irregular |= record.len() != source.header.len();
    }
    Ok(layout)
}

impl Source {
    /// Finds the rows that cannot be read and leaves them out from now on.
    ///
    /// `fits` says whether a value could stand in a column; a blank could if the column need not be
    /// filled. Rows with the same fault share a finding.
    pub fn check_layout(&mut self, fits: &Fits) -> Result<Vec<Finding>, Stopped> {
        let mut findings: BTreeMap<(Code, usize), Finding> = BTreeMap::new();
        let mut left_out = BTreeMap::new();
        if !self.irregular {
            return Ok(Vec::new());
        }
        let mut cursor = self.cursor()?;
        while let Some(record) = cursor.next()? {
            let Some((code, repair)) = fault(record, self.header.len(), self.shape.delimiter, fits)
            else {
                continue;
            };
            left_out.insert(record.line, code);
            findings
                .entry((code, record.len()))
                .or_insert_with(|| self.layout_finding(code, record, repair))
                .place
                .lines
                .add(record.line);
        }
        drop(cursor);
        self.left_out = left_out;
        Ok(findings.into_values().collect())
    }

    fn layout_finding(&self, code: Code, record: &Record, repair: Option<String>) -> Finding {
        let text = String::from_utf8_lossy(record.text());
        let from = self.header.len().min(record.len()) - 1;
        let span = record.span(from).map(|span| span.start..text.len());
        let place = Place {
            lines: Lines::default(),
            ..self.place(None)
        };
        let finding = Finding::new(code, place)
            .detail("cells", record.len() as u64)
            .detail("columns", self.header.len() as u64)
            .excerpt(span.and_then(|span| excerpt(&text, span)));
        match repair {
            Some(line) => finding.detail("repair", line),
            None => finding,
        }
    }
}

/// What is wrong with a row, and the row as it was probably meant.
fn fault(
    record: &Record,
    columns: usize,
    delimiter: u8,
    fits: &Fits,
) -> Option<(Code, Option<String>)> {
    if record.len() <= columns {
        // A row of the right length is none of our business, whatever stands in it.
        let makes_sense = (0..columns).all(|column| fits(column, &record.field(column)));
        let readable = record.len() == columns || makes_sense;
        return (!readable).then_some((Code::RowTooShort, None));
    }
    if record.is_blank_from(columns) {
        return None;
    }
    match repaired(record, columns, delimiter, fits) {
        Some(line) => Some((Code::ListUnquoted, Some(line))),
        None => Some((Code::RowTooLong, None)),
    }
}

/// More cells than this too many are not searched for a repair.
const MOST_SURPLUS: usize = 30;

/// The row with neighbouring cells joined so that it has the right length and every value fits, if
/// there is exactly one such row.
fn repaired(record: &Record, columns: usize, delimiter: u8, fits: &Fits) -> Option<String> {
    let surplus = record.len().checked_sub(columns)?;
    if surplus > MOST_SURPLUS {
        return None;
    }
    let separator = char::from(delimiter).to_string();
    let cells: Vec<String> = record.fields().map(|cell| cell.into_owned()).collect();
    // ways[s]: in how many ways the columns so far hold the cells up to `s` more than columns.
    let mut ways = vec![0_u64; surplus + 1];
    ways[0] = 1;
    // steps[column][s]: how many cells beyond the first the column held to get there.
    let mut steps = vec![vec![0; surplus + 1]; columns];
    for column in 0..columns {
        let mut next = vec![0_u64; surplus + 1];
        for before in (0..=surplus).filter(|before| ways[*before] > 0) {
            for joined in 0..=surplus - before {
                let first = column + before;
                if fits(column, &cells[first..=first + joined].join(&separator)) {
                    next[before + joined] = next[before + joined].saturating_add(ways[before]);
                    steps[column][before + joined] = joined;
                }
            }
        }
        ways = next;
    }
    (ways[surplus] == 1).then(|| {
        let mut left = surplus;
        let mut row = vec![String::new(); columns];
        for column in (0..columns).rev() {
            let joined = steps[column][left];
            left -= joined;
            let first = column + left;
            row[column] = quoted(&cells[first..=first + joined].join(&separator), delimiter);
        }
        row.join(&separator)
    })
}

/// A cell as it has to be written.
fn quoted(cell: &str, delimiter: u8) -> String {
    match cell.contains(['"', '\n', '\r', char::from(delimiter)]) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_string(),
    }
}
