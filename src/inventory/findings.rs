//! Findings as they are collected: the same thing on many lines is one finding.

use std::collections::HashMap;

use super::files::source::Stopped;
use crate::model::finding::{Code, Detail, Finding, Lines, Place, Severity};

/// What findings about the same thing share: code, file, column, value.
type Key = (Code, String, Option<String>, Option<String>);

/// Findings in the order in which they were first seen.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    known: HashMap<Key, Vec<usize>>,
}

/// What is wrong with a value, before it is known on which lines it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub code: Code,
    pub details: Vec<(&'static str, Detail)>,
}

impl Problem {
    pub fn new(code: Code) -> Problem {
        Problem {
            code,
            details: Vec::new(),
        }
    }

    pub fn detail(mut self, name: &'static str, value: impl Into<Detail>) -> Problem {
        self.details.push((name, value.into()));
        self
    }

    /// Whether the row cannot be used because of it.
    pub fn stops_row(&self) -> bool {
        self.code.severity() == Severity::Error
    }

    /// The finding of this problem at a place.
    pub fn at(&self, place: Place, seen: &str) -> Finding {
        Finding {
            code: self.code,
            place,
            seen: Some(seen.to_string()),
            details: self.details.clone(),
            excerpt: None,
        }
    }
}

impl Findings {
    /// Adds a finding; one that differs only in its lines is added to the earlier one.
    pub fn add(&mut self, finding: Finding) {
        let key = (
            finding.code,
            finding.place.file.clone(),
            finding.place.column.clone(),
            finding.seen.clone(),
        );
        let same = self.known.entry(key).or_default();
        let earlier = same
            .iter()
            .find(|position| self.list[**position].details == finding.details);
        match earlier {
            Some(position) => merge(&mut self.list[*position].place.lines, &finding.place.lines),
            None => {
                same.push(self.list.len());
                self.list.push(finding);
            }
        }
    }

    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }

    /// What was read; a file that cannot be read becomes a finding.
    pub fn unless_stopped<T>(&mut self, read: Result<T, Stopped>) -> Option<T> {
        read.map_err(|stopped| self.add(*stopped)).ok()
    }

    /// By file, line and code: the order in which a person mends them.
    pub fn sorted(mut self) -> Vec<Finding> {
        let first = |finding: &Finding| finding.place.lines.first.first().copied().unwrap_or(0);
        self.list.sort_by(|one, two| {
            one.code
                .severity()
                .cmp(&two.code.severity())
                .then_with(|| one.place.file.cmp(&two.place.file))
                .then_with(|| first(one).cmp(&first(two)))
                .then_with(|| one.code.cmp(&two.code))
        });
        self.list
    }
}

fn merge(lines: &mut Lines, more: &Lines) {
    let room = Lines::KEPT.saturating_sub(lines.first.len());
    lines.first.extend(more.first.iter().take(room));
    lines.total += more.total;
}
