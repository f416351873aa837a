//! The target groups that a file of offers states in words, and what was understood of them.

use std::collections::BTreeMap;

use crate::inventory::columns::Field;
use crate::inventory::files::lines::Row;
use crate::inventory::rows::offer_file::OfferFile;
use crate::inventory::values::StatedTarget;
use crate::inventory::values::target_phrases::{Phrases, Understood};
use crate::language::Label;
use crate::model::finding::{Code, Finding, Lines, Place};
use crate::model::offer::Target;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Role};

/// The different texts of a file's column, each understood once.
pub struct TargetGroups<'a> {
    file: &'a OfferFile,
    column: Option<usize>,
    texts: BTreeMap<String, (Understood, Lines)>,
}

impl<'a> TargetGroups<'a> {
    pub fn of(file: &'a OfferFile, phrases: &Phrases, vocabulary: &Vocabulary) -> TargetGroups<'a> {
        let column = file.columns.field(Field::TargetGroup);
        let mut texts: BTreeMap<String, (Understood, Lines)> = BTreeMap::new();
        for row in &file.rows {
            let text = text_in(row, column);
            if !text.is_empty() {
                let understand = || (phrases.understand(text, vocabulary), Lines::default());
                let known = texts.entry(text.to_string()).or_insert_with(understand);
                known.1.add(row.line);
            }
        }
        TargetGroups {
            file,
            column,
            texts,
        }
    }

    /// Whom a row's text names in a dimension; none if it does not say.
    pub fn target(
        &self,
        row: &Row,
        position: usize,
        dimension: &Dimension,
    ) -> Option<StatedTarget> {
        let (understood, _) = self.texts.get(text_in(row, self.column))?;
        let everybody = || StatedTarget {
            target: Target::All,
            ages: Vec::new(),
        };
        let is_group = matches!(dimension.role, Role::LifePhase | Role::Group);
        if understood.everybody {
            return is_group.then(everybody);
        }
        let nodes = understood.nodes.get(&position);
        let ages = match dimension.role {
            Role::LifePhase => understood.ages.clone(),
            _ => Vec::new(),
        };
        (nodes.is_some() || !ages.is_empty()).then(|| StatedTarget {
            target: Target::Some(nodes.into_iter().flatten().copied().collect()),
            ages,
        })
    }

    /// What was understood, what no phrase knows, and what no dimension tells apart: a finding each.
    pub fn findings(&self, vocabulary: &Vocabulary) -> Vec<Finding> {
        let mut kinds: BTreeMap<Code, (Vec<Label>, Lines)> = BTreeMap::new();
        let mut unknown: Vec<String> = Vec::new();
        let mut note = |code: Code, example: Label, lines: &Lines| {
            let (examples, all) = kinds.entry(code).or_default();
            examples.push(example);
            all.add_all(lines);
        };
        for (text, (understood, lines)) in &self.texts {
            for (words, near) in &understood.unknown {
                let near = near
                    .as_ref()
                    .map_or(String::new(), |near| format!(" (→ {near}?)"));
                let example = Label::plain(&format!("{words}{near}"));
                unknown.push(words.clone());
                note(Code::TargetUnknown, example, lines);
            }
            for words in &understood.untold {
                note(Code::TargetUntold, Label::plain(words), lines);
            }
            let read = self.in_words(understood, vocabulary);
            if !read.is_empty() {
                let read = Label::joined(&read, ", ");
                let example = Label::joined(&[Label::plain(text), read], " → ");
                note(Code::TargetRead, example, lines);
            }
        }
        unknown.sort();
        unknown.dedup();
        let place = |lines: Lines| Place {
            lines,
            column: self
                .column
                .map(|column| self.file.source.header[column].clone()),
            ..self.file.source.place(None)
        };
        let finding = |(code, (mut examples, lines)): (Code, (Vec<Label>, Lines))| {
            examples.sort();
            examples.dedup();
            let finding = Finding::new(code, place(lines)).detail("examples", examples);
            match code {
                Code::TargetUnknown => finding.detail("words", unknown.clone()),
                _ => finding,
            }
        };
        kinds.into_iter().map(finding).collect()
    }

    /// Categories and ages, as a person reads them.
    fn in_words(&self, understood: &Understood, vocabulary: &Vocabulary) -> Vec<Label> {
        let mut words: Vec<Label> = Vec::new();
        for (position, nodes) in &understood.nodes {
            let dimension = &vocabulary.dimensions[*position];
            let names = nodes.iter().filter_map(|node| dimension.name(*node));
            words.extend(names.cloned());
        }
        let ages = understood.ages.iter();
        words.extend(ages.map(|band| Label::plain(&band.read(&self.file.reading).to_string())));
        words
    }
}

fn text_in(row: &Row, column: Option<usize>) -> &str {
    let text = column.and_then(|column| row.fields.get(column));
    text.map_or("", |text| text.trim())
}
