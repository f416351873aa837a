//! The rows of a file that a finding is about, with the cells that are wrong.

use std::collections::BTreeMap;

use crate::inventory::files::source::Source;
use crate::model::finding::{Finding, Severity, Stopped};
use crate::model::marked::{MarkedFile, MarkedRow};

/// What was found in a file, and at most so many of the rows that are to be looked at.
///
/// # Errors
/// The file cannot be read again.
pub fn rows(source: &Source, findings: Vec<Finding>, most: usize) -> Result<MarkedFile, Stopped> {
    let mut by_line: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (position, finding) in findings.iter().enumerate() {
        if finding.code.severity() != Severity::Note {
            for line in &finding.place.lines.first {
                by_line.entry(*line).or_default().push(position);
            }
        }
    }
    let more_rows = by_line.len().saturating_sub(most) as u64;
    let shown: BTreeMap<u64, Vec<usize>> = by_line.into_iter().take(most).collect();
    let mut rows = Vec::with_capacity(shown.len());
    let last = shown.keys().next_back().copied().unwrap_or(0);
    let mut cursor = source.cursor()?;
    while let Some(record) = cursor.next()? {
        if record.line > last {
            break;
        }
        let Some(here) = shown.get(&record.line) else {
            continue;
        };
        let cells = (0..source.header.len()).map(|column| record.field(column).into_owned());
        let mut wrong: Vec<usize> = here
            .iter()
            .flat_map(|position| columns(&source.header, &findings[*position]))
            .collect();
        wrong.sort_unstable();
        wrong.dedup();
        rows.push(MarkedRow {
            line: record.line,
            cells: cells.collect(),
            wrong,
            findings: here.clone(),
        });
    }
    let place = source.place(None);
    Ok(MarkedFile {
        name: place.file,
        sheet: place.sheet,
        header: source.header.clone(),
        findings,
        rows,
        more_rows,
    })
}

/// The columns that a finding names: one, or several parted by commas.
fn columns(header: &[String], finding: &Finding) -> Vec<usize> {
    let Some(named) = &finding.place.column else {
        return Vec::new();
    };
    let positions = |name: &str| header.iter().position(|column| column == name);
    match positions(named) {
        Some(position) => vec![position],
        None => named.split(", ").filter_map(positions).collect(),
    }
}
