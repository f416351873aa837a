//! What is to be said of shares: ties, kinds that are mixed, groups that nobody counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::finding::{Code, Detail, Finding, Lines, Place};
use crate::model::need_rate::{NeedRate, RateKind};
use crate::vocabulary::quantity::Quantity;

/// What is to be said of the shares, each once.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub ties: BTreeSet<(usize, usize)>,
    pub kinds_mixed: BTreeMap<Vec<usize>, BTreeSet<RateKind>>,
    pub finer_than_people: BTreeSet<usize>,
    pub without_people: BTreeSet<(usize, i32)>,
    pub beside_counted: BTreeSet<usize>,
    pub later: BTreeSet<usize>,
    pub spread: Quantity,
    pub spread_rows: u64,
}

impl Said {
    /// A finding for each kind.
    pub fn findings(self, rates: &[NeedRate]) -> Vec<Finding> {
        let at = |rate: usize| Place {
            lines: Lines::one(rates[rate].line),
            ..Place::file(&rates[rate].file)
        };
        let mut findings = Vec::new();
        for (rate, other) in self.ties {
            let finding = Finding::new(Code::RatesTie, at(rate))
                .detail("other", rates[other].line)
                .detail("beside", rates[other].file.as_str());
            findings.push(finding);
        }
        for (of_topic, kinds) in self.kinds_mixed {
            let kinds: Vec<String> = kinds.iter().map(|kind| kind.id().to_string()).collect();
            let Some(first) = of_topic.first() else {
                continue;
            };
            let mut place = at(*first);
            place.lines = Lines::default();
            of_topic
                .iter()
                .for_each(|rate| place.lines.add(rates[*rate].line));
            let first = Detail::from(kinds.first().cloned().unwrap_or_default());
            let finding = Finding::new(Code::RateKindsMixed, place).detail("kinds", kinds);
            findings.push(finding.detail("first", first));
        }
        let unknown = self.finer_than_people.iter();
        findings.extend(unknown.map(|rate| Finding::new(Code::RateFinerThanPeople, at(*rate))));
        let mut years: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let nobody = self.without_people.iter();
        for (rate, year) in nobody.filter(|(rate, _)| !self.finer_than_people.contains(rate)) {
            years.entry(*rate).or_default().push(year.to_string());
        }
        findings.extend(years.into_iter().map(|(rate, years)| {
            Finding::new(Code::RateWithoutPeople, at(rate)).detail("years", years)
        }));
        let later = self.later.iter();
        findings.extend(later.map(|rate| {
            let from = rates[*rate].year.unwrap_or_default();
            Finding::new(Code::RateOfLaterYear, at(*rate)).detail("year", from.to_string())
        }));
        if let Some(first) = self.beside_counted.first() {
            let mut place = at(*first);
            place.lines = Lines::default();
            self.beside_counted
                .iter()
                .for_each(|rate| place.lines.add(rates[*rate].line));
            findings.push(Finding::new(Code::RatesBesideCounted, place));
        }
        if self.spread_rows > 0
            && let Some(rate) = rates.first()
        {
            let finding = Finding::new(Code::RateAgesSpread, Place::file(&rate.file))
                .detail("persons", self.spread)
                .detail("rows", self.spread_rows);
            findings.push(finding);
        }
        findings
    }
}
