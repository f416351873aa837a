//! Rows that have more or fewer cells than the header, and what was probably meant.
//!
//! A row is read as it is where nothing can be misunderstood: cells too many that are all blank, or
//! cells missing at the end, as Excel leaves them out, if the row makes sense with blanks there. All
//! other rows are left out, each with a finding.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lines::excerpt;
use super::records::Record;
use super::source::Source;
use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Code, Finding, Lines, Place, Stopped};

/// Whether a value could stand in a column.
pub type Fits<'a> = dyn Fn(usize, &str) -> bool + 'a;

/// What a file's rows are like as a whole.
pub(super) struct Extent {
    pub rows: u64,
    pub irregular: bool,
}

/// Counts the rows of a file that is not plain. A quote that is never closed stops here, and a cell that is
/// longer than any.
pub(super) fn measure(source: &Source, limits: &Limits) -> Result<Extent, Stopped> {
    let mut extent = Extent {
        rows: 0,
        irregular: false,
    };
    let mut cursor = source.cursor()?;
    while let Some(record) = cursor.next()? {
        if let Some(opened) = record.suspicious_quote {
            let place = source.place(Some(opened));
            return Err(Box::new(Finding::new(Code::QuoteOpen, place)));
        }
        let longest = record.longest_field() as u64;
        limits.check(Limit::CellBytes, longest, &source.place(Some(record.line)))?;
        extent.rows += 1;
        extent.irregular |= record.len() != source.width();
    }
    Ok(extent)
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
            let Some((code, repair)) = fault(record, self.width(), self.shape.delimiter, fits)
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

    fn layout_finding(&self, code: Code, record: &Record, repair: Option<Repair>) -> Finding {
        let text = String::from_utf8_lossy(record.text());
        let span = match &repair {
            Some(repair) => {
                let cell = |index: usize| record.span(index);
                let ends = cell(repair.joined.start).zip(cell(repair.joined.end - 1));
                ends.map(|(first, last)| first.start..last.end)
            }
            // from where a cell has no column of its own
            None => {
                let from = self.width().min(record.len()) - 1;
                record.span(from).map(|span| span.start..text.len())
            }
        };
        let place = Place {
            lines: Lines::default(),
            ..self.place(None)
        };
        let finding = Finding::new(code, place)
            .detail("cells", record.len() as u64)
            .detail("columns", self.width() as u64)
            .excerpt(span.and_then(|span| excerpt(&text, span)));
        match repair {
            Some(repair) => finding.detail("repair", repair.line),
            None => finding,
        }
    }
}

/// A row as it was probably meant.
struct Repair {
    line: String,
    /// The cells that are parts of one, the first time that there are such.
    joined: Range<usize>,
}

/// What is wrong with a row, and the row as it was probably meant.
fn fault(
    record: &Record,
    columns: usize,
    delimiter: u8,
    fits: &Fits,
) -> Option<(Code, Option<Repair>)> {
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
        Some(repair) => Some((Code::ListUnquoted, Some(repair))),
        None => Some((Code::RowTooLong, None)),
    }
}

/// More cells than this too many are not searched for a repair.
const MOST_SURPLUS: usize = 30;

/// The row with neighbouring cells joined so that it has the right length and every value fits, if
/// there is exactly one such row. A column that takes any text proves nothing, so cells are first
/// joined in the other columns only.
fn repaired(record: &Record, columns: usize, delimiter: u8, fits: &Fits) -> Option<Repair> {
    let surplus = record.len().checked_sub(columns)?;
    if surplus > MOST_SURPLUS {
        return None;
    }
    let cells: Vec<String> = record.fields().map(|cell| cell.into_owned()).collect();
    let separator = char::from(delimiter).to_string();
    let takes_all: Vec<bool> = (0..columns).map(|column| fits(column, ANY_TEXT)).collect();
    for joins_text in [false, true] {
        let fits = |column: usize, cells: &[String]| {
            let may_join = cells.len() == 1 || joins_text || !takes_all[column];
            may_join && fits(column, &cells.join(&separator))
        };
        let ways = Ways::of(&cells, columns, &fits);
        match ways.number {
            0 => continue,
            1 => return Some(ways.repair(&cells, delimiter)),
            _ => return None,
        }
    }
    None
}

/// What stands in no column but one that takes any text.
const ANY_TEXT: &str = "¿?";

/// The ways to share out cells to columns in order, at least one to each.
struct Ways {
    number: u64,
    /// One of these ways: how many cells each column holds.
    held: Vec<usize>,
}

impl Ways {
    fn of(cells: &[String], columns: usize, fits: &dyn Fn(usize, &[String]) -> bool) -> Ways {
        let surplus = cells.len() - columns;
        // number[s]: in how many ways the columns so far hold `s` cells more than there are columns.
        let mut number = vec![0_u64; surplus + 1];
        number[0] = 1;
        // last[column][s]: how many cells the column holds in one of them.
        let mut last = vec![vec![1; surplus + 1]; columns];
        for column in 0..columns {
            let mut next = vec![0_u64; surplus + 1];
            for before in (0..=surplus).filter(|before| number[*before] > 0) {
                for after in before..=surplus {
                    if fits(column, &cells[column + before..=column + after]) {
                        next[after] = next[after].saturating_add(number[before]);
                        last[column][after] = after - before + 1;
                    }
                }
            }
            number = next;
        }
        let mut left = surplus;
        let mut held = vec![1; columns];
        for column in (0..columns).rev() {
            held[column] = last[column][left];
            left = (left + 1).saturating_sub(held[column]);
        }
        Ways {
            number: number[surplus],
            held,
        }
    }

    /// The row that one of these ways makes.
    fn repair(&self, cells: &[String], delimiter: u8) -> Repair {
        let separator = char::from(delimiter).to_string();
        let ranges = self.held.iter().scan(0, |first, held| {
            let range = *first..*first + held;
            *first += held;
            Some(range)
        });
        let ranges: Vec<Range<usize>> = ranges.collect();
        let cell = |range: &Range<usize>| quoted(&cells[range.clone()].join(&separator), delimiter);
        let line = ranges.iter().map(cell).collect::<Vec<_>>();
        let joined = ranges.iter().find(|range| range.len() > 1);
        Repair {
            line: line.join(&separator),
            joined: joined.cloned().unwrap_or(0..1),
        }
    }
}

/// A cell as it has to be written.
pub(in crate::inventory) fn quoted(cell: &str, delimiter: u8) -> String {
    match cell.contains(['"', '\n', '\r', char::from(delimiter)]) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_string(),
    }
}
