//! Findings as they are collected: the same thing on many lines is one finding.

use std::collections::{BTreeMap, HashMap};

use super::limits::{Limit, Limits};
use crate::model::finding::{Code, Detail, Finding, Lines, Place, Severity, Stopped};

/// What findings about the same thing share: code, file, sheet, column, value.
type Key = (Code, String, Option<String>, Option<String>, Option<String>);

/// A kind of mistake: code, file, column.
type Kind = (Code, String, Option<String>);

/// Findings in the order in which they were first seen. Of a kind of which there are very many, the first are
/// kept and the others counted: a file of a million faulty cells is mended in its column, not cell by cell.
#[derive(Debug)]
pub struct Findings {
    list: Vec<Finding>,
    known: HashMap<Key, Vec<usize>>,
    of_kind: BTreeMap<Kind, OfKind>,
    most_of_kind: u64,
}

/// How many findings of a kind there are.
#[derive(Debug, Default)]
struct OfKind {
    kept: u64,
    /// Where the first of those stands that are only counted.
    first: Option<Place>,
    counted: u64,
}

impl Default for Findings {
    fn default() -> Findings {
        Findings::within(Limits::standard())
    }
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
            alike: Vec::new(),
        }
    }
}

impl Findings {
    fn within(limits: &Limits) -> Findings {
        Findings {
            list: Vec::new(),
            known: HashMap::new(),
            of_kind: BTreeMap::new(),
            most_of_kind: limits.most(Limit::FindingsOfAKind),
        }
    }

    /// Adds a finding; one that differs only in its lines is added to the earlier one.
    pub fn add(&mut self, finding: Finding) {
        let key = (
            finding.code,
            finding.place.file.clone(),
            finding.place.sheet.clone(),
            finding.place.column.clone(),
            finding.seen.clone(),
        );
        let same = self.known.get(&key);
        let same = same.map_or(&[][..], Vec::as_slice).iter();
        let earlier = same
            .copied()
            .find(|position| self.list[*position].details == finding.details);
        if let Some(position) = earlier {
            merge(&mut self.list[position].place.lines, &finding.place.lines);
            return;
        }
        let kind = (key.0, key.1.clone(), key.2.clone());
        let of_kind = self.of_kind.entry(kind).or_default();
        if of_kind.kept >= self.most_of_kind {
            let number = finding.place.lines.total.max(1);
            self.count(finding.code, finding.place, number);
            return;
        }
        of_kind.kept += 1;
        self.known.entry(key).or_default().push(self.list.len());
        self.list.push(finding);
    }

    /// Counts so many more of a kind, without keeping them.
    pub fn count(&mut self, code: Code, place: Place, number: u64) {
        let kind = (code, place.file.clone(), place.column.clone());
        let of_kind = self.of_kind.entry(kind).or_default();
        of_kind.counted += number;
        of_kind.first.get_or_insert(place);
    }

    /// How many there are of a kind beyond those that are kept, each as a finding of its own.
    fn counted(&mut self) -> Vec<Finding> {
        let counted =
            std::mem::take(&mut self.of_kind)
                .into_iter()
                .filter_map(|((code, ..), of_kind)| {
                    let finding = Finding::new(Code::FindingsCounted, of_kind.first?);
                    let finding = finding.detail("code", code.id());
                    Some(finding.detail("count", of_kind.counted))
                });
        counted.collect()
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
        let mut counted = self.counted();
        // They come out of a map in any order.
        counted.sort_by(|one, two| {
            let column = |finding: &Finding| finding.place.column.clone();
            let by_place = one.place.file.cmp(&two.place.file);
            by_place.then_with(|| column(one).cmp(&column(two)))
        });
        counted.sort_by_key(|finding| match finding.details.first() {
            Some((_, Detail::Text(code))) => code.clone(),
            _ => String::new(),
        });
        self.list.extend(counted);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_very_many_findings_of_a_kind_the_first_are_kept_and_the_others_counted() {
        let limits = Limits::standard().with(Limit::FindingsOfAKind, 2);
        let mut findings = Findings::within(&limits);
        for (line, value) in ["a", "b", "c", "a", "d", "c"].iter().enumerate() {
            let place = Place {
                lines: Lines::one(line as u64 + 2),
                column: Some("plätze".to_string()),
                ..Place::file("angebote.csv")
            };
            findings.add(Finding::new(Code::NumberInvalid, place).seen(*value));
        }
        let sorted = findings.sorted();
        let seen: Vec<Option<&str>> = sorted.iter().map(|one| one.seen.as_deref()).collect();
        assert_eq!(seen, [Some("a"), Some("b"), None]);
        assert_eq!(sorted[0].place.lines.total, 2);
        let counted = &sorted[2];
        assert_eq!(counted.code, Code::FindingsCounted);
        assert_eq!(counted.place.lines.first, [4]);
        assert!(counted.details.contains(&("count", Detail::Count(3))));
    }
}
