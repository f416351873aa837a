//! Sums that stand beside their parts: they are no data, but a control.
//!
//! A row is a sum by its words (`insgesamt`), by what the vocabulary knows (a borough beside all of its districts, an
//! age band beside its parts), or by its numbers alone. Its parts are the rows that say the same in all other
//! respects. A sum is never counted; what it says is held against its parts, and both numbers are told.

mod axes;
mod bounds;
mod by_number;
mod by_word;
mod offers;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::axes::Statements;
use super::findings::Findings;
use super::rows::count_file::CountFile;
use crate::model::finding::{Code, Finding, Lines, Place, Stopped};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::settings::DimensionSettings;

pub use self::offers::of_offers;

/// What was found out about one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub code: Code,
    /// The word that makes it a sum, as the file writes it.
    pub word: String,
    pub stated: Quantity,
    /// What those parts that are known add up to.
    pub parts: Quantity,
    /// The parts that are withheld, by position.
    pub withheld: Vec<usize>,
}

impl Verdict {
    /// Whether the statement is no data.
    fn is_sum(&self) -> bool {
        matches!(
            self.code,
            Code::SumLeftOut | Code::SumDiffers | Code::SumByNumber
        )
    }
}

/// The verdicts on statements, by their position.
pub type Verdicts = BTreeMap<usize, Verdict>;

/// Takes the sums out of files that count; the files are of one kind. `town` is the town's name.
pub fn take_out(
    files: &mut [CountFile],
    outlines: &[(DimensionSettings, bool)],
    town: &str,
    findings: &mut Findings,
) -> Result<(), Stopped> {
    let statements = Statements::of(files, outlines);
    let verdicts = judge(&statements, town);
    if verdicts.is_empty() {
        return Ok(());
    }
    tell(files, &statements, &verdicts, findings)?;
    for (row, amount) in bounds::of(&statements, &verdicts) {
        let statement = &statements.rows[row];
        let file = &mut files[statement.file];
        file.bounds.insert(file.tuple(statement.group), amount);
    }
    for (position, file) in files.iter_mut().enumerate() {
        let sums: BTreeSet<usize> = verdicts
            .iter()
            .filter(|(_, verdict)| verdict.is_sum())
            .map(|(row, _)| &statements.rows[*row])
            .filter(|row| row.file == position)
            .map(|row| row.group)
            .collect();
        if !sums.is_empty() {
            file.sums_left_out += sums
                .iter()
                .map(|group| file.groups.rows[*group])
                .sum::<u64>();
            file.groups.remove(&sums);
        }
    }
    Ok(())
}

fn judge(statements: &Statements, town: &str) -> Verdicts {
    let mut verdicts = by_number::find(statements, town);
    by_word::find(statements, &mut verdicts);
    verdicts
}

/// One finding for each word in each file.
fn tell(
    files: &[CountFile],
    statements: &Statements,
    verdicts: &Verdicts,
    findings: &mut Findings,
) -> Result<(), Stopped> {
    type Key = (usize, Code, String);
    let mut told: BTreeMap<Key, (Quantity, Quantity, BTreeSet<usize>)> = BTreeMap::new();
    for (row, verdict) in verdicts {
        let statement = &statements.rows[*row];
        let key = (statement.file, verdict.code, verdict.word.clone());
        let entry = told.entry(key).or_default();
        // what is a sum in another respect, too, counts the same persons once more
        if !statements.is_total_beside(*row, &verdict.word) {
            entry.0 += verdict.stated;
            entry.1 += verdict.parts;
        }
        entry.2.insert(statement.group);
    }
    for (position, file) in files.iter().enumerate() {
        let of_file = || told.iter().filter(|((file, _, _), _)| *file == position);
        let wanted: BTreeSet<Vec<String>> = of_file()
            .flat_map(|(_, (_, _, groups))| groups.iter().map(|group| file.tuple(*group)))
            .collect();
        if wanted.is_empty() {
            continue;
        }
        let located = file.source.locate(&file.grouped, &wanted)?;
        for ((_, code, word), (stated, parts, groups)) in of_file() {
            let mut numbers: Vec<u64> = groups
                .iter()
                .filter_map(|group| located.get(&file.tuple(*group)))
                .flat_map(|found| found.lines.first.iter().copied())
                .collect();
            numbers.sort_unstable();
            numbers.dedup();
            let mut lines = Lines::default();
            numbers.into_iter().for_each(|line| lines.add(line));
            let place = Place {
                lines,
                ..file.source.place(None)
            };
            let finding = Finding::new(*code, place).seen(word.as_str());
            findings.add(finding.detail("sum", *stated).detail("parts", *parts));
        }
    }
    Ok(())
}
