//! Words that were understood although they are no category's own name: everybody in other words, signs that
//! state nothing, abbreviations.

use std::collections::{BTreeMap, BTreeSet};

use crate::inventory::files::source::Source;
use crate::inventory::findings::Findings;
use crate::inventory::open_files::Opened;
use crate::inventory::values;
use crate::inventory::values::special_words::SpecialWord;
use crate::inventory::values::special_words::{is_plain, special_in};
use crate::language::Label;
use crate::model::finding::{Code, Finding, Place};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::Dimension;

impl Opened {
    /// A finding for each column with words that were understood in this way.
    pub fn words_read(&self, vocabulary: &Vocabulary, findings: &mut Findings) {
        for (position, dimension) in vocabulary.dimensions.iter().enumerate() {
            let counted = self
                .needs
                .iter()
                .chain(&self.population)
                .chain(&self.projection);
            for file in counted {
                let column = file.columns.dimensions[position];
                let cells = file.values(column).iter().map(String::as_str);
                findings.extend(of_column(dimension, &file.source, column, cells));
            }
            for file in self.offers.iter().chain(&self.plan) {
                let column = file.columns.dimensions[position];
                findings.extend(of_column(
                    dimension,
                    &file.source,
                    column,
                    file.values(column),
                ));
            }
        }
    }
}

fn of_column<'a>(
    dimension: &Dimension,
    source: &Source,
    column: Option<usize>,
    cells: impl Iterator<Item = &'a str>,
) -> Vec<Finding> {
    let Some(column) = column else {
        return Vec::new();
    };
    let different: BTreeSet<&str> = cells.collect();
    let mut read: BTreeMap<Code, BTreeSet<Label>> = BTreeMap::new();
    for cell in different {
        let parts = values::parts(cell, |part| values::is_known(dimension, part));
        for part in parts {
            if let Some((code, example)) = understood(dimension, part) {
                read.entry(code).or_default().insert(example);
            }
        }
    }
    let place = Place {
        column: Some(source.header[column].clone()),
        ..source.place(None)
    };
    let finding = |(code, examples): (Code, BTreeSet<Label>)| {
        Finding::new(code, place.clone())
            .detail("dimension", dimension.label.clone())
            .detail("examples", examples.into_iter().collect::<Vec<_>>())
    };
    read.into_iter().map(finding).collect()
}

/// What a word was taken for, if it does not stand there as it is.
fn understood(dimension: &Dimension, part: &str) -> Option<(Code, Label)> {
    match special_in(dimension, part) {
        Some(_) if is_plain(part) => None,
        Some(SpecialWord::All) => Some((Code::WordForEverybody, Label::plain(part.trim()))),
        Some(SpecialWord::Blank) => Some((Code::SignForNothing, Label::plain(part.trim()))),
        Some(SpecialWord::Unknown) => None,
        None => {
            let node = dimension.abbreviated(part)?;
            let read = [Label::plain(part.trim()), dimension.name(node)?.clone()];
            Some((Code::WordAbbreviated, Label::joined(&read, " → ")))
        }
    }
}
