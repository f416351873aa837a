//! Words that one table has in a column and another as headings: `Nord ; Süd` beside `stadtteil`.
//!
//! Which words name a district is known from the town's tables only. A table without a column of districts whose
//! headings are the districts of another table has one column for each of them.

use std::collections::BTreeSet;

use crate::inventory::columns::{self, FileKind};
use crate::inventory::files::settings::FileSettings;
use crate::inventory::files::source::Source;
use crate::inventory::layout::header::is_number;
use crate::inventory::layout::is_key;
use crate::inventory::layout::lexicon::{Heading, HeadingWords, Lexicon, Target};
use crate::inventory::values::special_words::special;
use crate::model::finding::Stopped;
use crate::vocabulary::settings::DimensionSettings;
use crate::vocabulary::words::normalised;

/// The dimensions whose words are a town's own.
const OF_TOWNS: [&str; 2] = ["district", "topic"];

/// Larger tables are not made to be looked at, and take long to look through.
const MOST_ROWS: u64 = 100_000;

/// So many headings have to be words of a column.
const FEWEST: usize = 2;

/// The words that are headings in some table, as far as the others tell.
///
/// # Errors
/// A table cannot be read.
pub fn of(
    tables: &[(FileKind, &[Source])],
    outlines: &[(DimensionSettings, bool)],
) -> Result<HeadingWords, Stopped> {
    let mut words = HeadingWords::new();
    for (position, (outline, is_settled)) in outlines.iter().enumerate() {
        if *is_settled || !OF_TOWNS.contains(&outline.id.as_str()) {
            continue;
        }
        let all = tables
            .iter()
            .flat_map(|(kind, sources)| sources.iter().map(move |source| (*kind, source)));
        let all: Vec<Table> = all
            .map(|(kind, source)| Table::of(source, kind, position, outlines))
            .collect();
        if all.iter().all(|table| table.column.is_some()) {
            continue;
        }
        let mut known = BTreeSet::new();
        for table in &all {
            known.extend(table.words()?);
        }
        if known.is_empty() && outline.id == "district" {
            known = shared_headings(&all)?;
        }
        if !known.is_empty() {
            words.insert(position, known);
        }
    }
    Ok(words)
}

/// Whether a table that was opened without these words has to be opened with them.
pub fn concern(
    words: &HeadingWords,
    source: &Source,
    kind: FileKind,
    outlines: &[(DimensionSettings, bool)],
) -> bool {
    if words.is_empty() {
        return false;
    }
    let lexicon = Lexicon::new(kind, outlines, &FileSettings::default(), words);
    words.keys().any(|position| {
        let table = Table::of(source, kind, *position, outlines);
        let names = |(_, heading): &&(usize, String)| match lexicon.heading(heading) {
            Heading::Traits(traits) => traits
                .iter()
                .any(|one| one.target == Target::Dimension(*position)),
            _ => false,
        };
        table.column.is_none() && table.unknown.iter().filter(names).count() >= FEWEST
    })
}

/// What a table says of one dimension.
struct Table<'a> {
    source: &'a Source,
    kind: FileKind,
    column: Option<usize>,
    /// Columns that nothing is known by, with their headings.
    unknown: Vec<(usize, String)>,
}

impl Table<'_> {
    fn of<'a>(
        source: &'a Source,
        kind: FileKind,
        position: usize,
        outlines: &[(DimensionSettings, bool)],
    ) -> Table<'a> {
        let dimensions: Vec<DimensionSettings> = outlines
            .iter()
            .map(|(outline, _)| outline.clone())
            .collect();
        let (columns, _) = columns::resolve(source, kind, &dimensions);
        let unknown = columns.unknown.iter();
        Table {
            source,
            kind,
            column: columns.dimensions[position],
            unknown: unknown
                .map(|column| (*column, source.header[*column].clone()))
                .collect(),
        }
    }

    /// The words of its column, those of a list each.
    fn words(&self) -> Result<BTreeSet<String>, Stopped> {
        let Some(column) = self.column.filter(|_| self.source.rows <= MOST_ROWS) else {
            return Ok(BTreeSet::new());
        };
        let groups = self.source.distinct(&[column])?;
        let cells = groups.values[0].iter();
        let parts = cells.flat_map(|cell| cell.split(['|', ';']));
        let words = parts.map(normalised);
        Ok(words
            .filter(|word| word.chars().any(char::is_alphabetic))
            .filter(|word| special(word).is_none())
            .collect())
    }

    /// The headings of unknown columns that hold numbers only.
    fn numeric_headings(&self) -> Result<BTreeSet<String>, Stopped> {
        let mut found = BTreeSet::new();
        if self.source.rows > MOST_ROWS {
            return Ok(found);
        }
        for (column, heading) in &self.unknown {
            let groups = self.source.distinct(&[*column])?;
            let mut filled = groups.values[0]
                .iter()
                .filter(|cell| !cell.is_empty())
                .peekable();
            if filled.peek().is_some() && filled.all(|cell| is_number(cell)) && !is_key(heading) {
                found.insert(normalised(heading));
            }
        }
        Ok(found)
    }
}

/// Headings over numbers that a table of offers and another one share, where no table has a column of their dimension.
fn shared_headings(tables: &[Table]) -> Result<BTreeSet<String>, Stopped> {
    let (mut offers, mut others) = (BTreeSet::new(), BTreeSet::new());
    for table in tables {
        let found = match table.kind {
            FileKind::Offers => &mut offers,
            _ => &mut others,
        };
        found.extend(table.numeric_headings()?);
    }
    let shared: BTreeSet<String> = offers.intersection(&others).cloned().collect();
    Ok(match shared.len() >= FEWEST {
        true => shared,
        false => BTreeSet::new(),
    })
}
