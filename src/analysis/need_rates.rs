//! Need from inhabitants and shares: so many of a group live in a district, and such a share of them needs a thing.
//!
//! The need of a group is its inhabitants times the share of the row that says most about it: most dimensions named,
//! then the one whose group lies within the other's. Two rows that say equally much are an error, not a choice. The
//! low share is the generous reading, the high one the cautious.
//!
//! Inhabitants counted in a band of ages that a share cuts are spread evenly over its years.
//!
//! # On paper
//!
//! North has 200 children under 3 and South 100. In a survey the parents of 50 to 60 % want a place, in South of
//! 40 %. Need: North from 100 to 120, South 40.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::apportioned;
use crate::model::evidence::Evidence;
use crate::model::finding::{Code, Detail, Finding, Lines, Place};
use crate::model::inventory::Inventory;
use crate::model::need::{Amount, Need, People, Trace};
use crate::model::need_rate::{NeedRate, RateKind};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::{Age, AgeBand};
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// Adds the needs that inhabitants and shares make, and what was decided. `headline` is the kind of share that
/// counts where a topic has several.
pub fn estimate(inventory: &mut Inventory, headline: Option<RateKind>) -> Vec<Finding> {
    if inventory.rates.is_empty() {
        return Vec::new();
    }
    let mut said = Said::default();
    let (mut needs, mut decided) = (Vec::new(), Vec::new());
    let years: BTreeSet<i32> = inventory.population.iter().map(|row| row.year).collect();
    for year in years {
        let of_year = |row: &&People| row.year == year;
        let people: Vec<&People> = inventory.population.iter().filter(of_year).collect();
        for (group, rates) in groups(&inventory.rates, &inventory.vocabulary) {
            if group.purpose == Purpose::Need && is_counted(inventory, year, group) {
                said.beside_counted.extend(rates);
                continue;
            }
            let Some(rates) = of_one_kind(&inventory.rates, rates, headline, &mut said) else {
                continue;
            };
            let product = Product {
                vocabulary: &inventory.vocabulary,
                all: &inventory.rates,
                rates: in_force(&inventory.rates, rates, year, &mut said),
                fitting: BTreeSet::new(),
                said: &mut said,
            };
            let made = product.needs(&people, year, group.evidence);
            match group.purpose {
                Purpose::Need => needs.extend(made),
                Purpose::Decided => decided.extend(made),
            }
        }
    }
    let findings = said.findings(&inventory.rates);
    inventory.needs.extend(needs);
    inventory.decided = decided;
    findings
}

/// What shares are added up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Purpose {
    Need,
    Decided,
}

/// Shares that could be of the same people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    topic: Node,
    purpose: Purpose,
    evidence: Evidence,
}

fn groups(rates: &[NeedRate], vocabulary: &Vocabulary) -> BTreeMap<Group, Vec<usize>> {
    let topic = vocabulary.with_role(Role::Topic);
    let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    for (position, rate) in rates.iter().enumerate() {
        let purpose = match rate.kind {
            RateKind::Target => Purpose::Decided,
            RateKind::Usage
            | RateKind::ParentsWish
            | RateKind::Prevalence
            | RateKind::LegalClaim => Purpose::Need,
        };
        let group = Group {
            topic: topic.map_or(Node::NOT_BROKEN_DOWN, |topic| rate.nodes[topic]),
            purpose,
            evidence: rate.evidence,
        };
        groups.entry(group).or_default().push(position);
    }
    groups
}

/// Whether the needs of a group's topic were counted in a year: then these hold.
fn is_counted(inventory: &Inventory, year: i32, group: Group) -> bool {
    let Some(topic) = inventory.vocabulary.with_role(Role::Topic) else {
        return inventory.needs.iter().any(|need| need.year == year);
    };
    let topics = &inventory.vocabulary.dimensions[topic];
    inventory.needs.iter().any(|need| {
        need.year == year
            && need.evidence == group.evidence
            && topics.is_within(need.nodes[topic], group.topic)
    })
}

/// The shares of the one kind that counts; none where that is open.
fn of_one_kind(
    all: &[NeedRate],
    rates: Vec<usize>,
    headline: Option<RateKind>,
    said: &mut Said,
) -> Option<Vec<usize>> {
    let kinds: BTreeSet<RateKind> = rates.iter().map(|rate| all[*rate].kind).collect();
    let kind = match (kinds.len(), headline) {
        (1, _) => kinds.first().copied(),
        (_, Some(headline)) if kinds.contains(&headline) => Some(headline),
        _ => None,
    };
    let Some(kind) = kind else {
        said.kinds_mixed.entry(rates).or_insert(kinds);
        return None;
    };
    let of_kind = rates.into_iter().filter(|rate| all[*rate].kind == kind);
    Some(of_kind.collect())
}

/// Of rows about the same people those of the latest year up to this one. Where all are of later years, what was
/// found first stands for the time before, too, with a finding; a claim or a target does not hold before its year.
fn in_force(all: &[NeedRate], rates: Vec<usize>, year: i32, said: &mut Said) -> Vec<usize> {
    let mut same: BTreeMap<(&[Node], Option<AgeBand>), Vec<usize>> = BTreeMap::new();
    for rate in rates {
        let key = (&all[rate].nodes[..], all[rate].ages);
        same.entry(key).or_default().push(rate);
    }
    let mut holding = Vec::new();
    for rates in same.into_values() {
        let so_far = rates.iter().map(|rate| all[*rate].year);
        let latest = so_far
            .filter(|from| from.is_none_or(|from| from <= year))
            .max();
        let since = match latest {
            Some(latest) => latest,
            None if rates.iter().any(|rate| begins(all[*rate].kind)) => continue,
            None => {
                said.later.extend(&rates);
                rates.iter().filter_map(|rate| all[*rate].year).min()
            }
        };
        holding.extend(rates.into_iter().filter(|rate| all[*rate].year == since));
    }
    holding.sort_unstable();
    holding
}

/// Whether a share of this kind only holds from a day on.
fn begins(kind: RateKind) -> bool {
    match kind {
        RateKind::LegalClaim | RateKind::Target => true,
        RateKind::Usage | RateKind::ParentsWish | RateKind::Prevalence => false,
    }
}

/// Inhabitants times shares, for shares of one topic and one kind.
struct Product<'a> {
    vocabulary: &'a Vocabulary,
    all: &'a [NeedRate],
    /// Positions among all.
    rates: Vec<usize>,
    /// Those of which somebody was counted.
    fitting: BTreeSet<usize>,
    said: &'a mut Said,
}

/// The inhabitants of a cell, and what of them is certain where they were estimated.
#[derive(Debug, Clone, Copy, Default)]
struct Inhabitants {
    persons: Amount,
    bounds: Amount,
    is_estimated: bool,
}

impl Inhabitants {
    /// Adds a part of a row.
    fn add(&mut self, row: &People, part: Amount) {
        self.persons.low += part.low;
        self.persons.high += part.high;
        let bounds = match row.bounds {
            Some(bounds) if part == row.persons => bounds,
            // nobody knows which part of the row's people is meant
            Some(bounds) => Amount {
                low: Quantity::ZERO,
                high: bounds.high,
            },
            None => part,
        };
        self.is_estimated |= row.bounds.is_some();
        self.bounds.low += bounds.low;
        self.bounds.high += bounds.high;
    }

    fn bounds(self) -> Option<Amount> {
        self.is_estimated.then_some(self.bounds)
    }
}

/// How the people of a row stand to those of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Inside,
    /// Some of them may be: the row does not tell.
    Around,
    Elsewhere,
}

impl Product<'_> {
    fn needs(mut self, people: &[&People], year: i32, evidence: Evidence) -> Vec<Need> {
        let phase = self.vocabulary.with_role(Role::LifePhase);
        let bands = self.bands(phase);
        let mut inhabitants: BTreeMap<(Vec<Node>, Option<AgeBand>, usize), Inhabitants> =
            BTreeMap::new();
        for row in people {
            let ages = self.ages_of(row, phase);
            for (band, persons) in parts(row.persons, ages, &bands) {
                let Some(rate) = self.rate_of(row, band) else {
                    continue;
                };
                let sum = inhabitants
                    .entry((row.nodes.clone(), band, rate))
                    .or_default();
                sum.add(row, persons);
            }
            self.note_cut(row, ages);
        }
        let fitting = std::mem::take(&mut self.fitting);
        let unused = self.rates.iter().filter(|rate| !fitting.contains(rate));
        self.said
            .without_people
            .extend(unused.map(|rate| (*rate, year)));
        let needs = inhabitants.into_iter();
        needs
            .map(|((nodes, band, rate), persons)| {
                self.need(nodes, band, (rate, persons), (year, evidence))
            })
            .collect()
    }

    fn need(
        &self,
        mut nodes: Vec<Node>,
        band: Option<AgeBand>,
        (rate, inhabitants): (usize, Inhabitants),
        (year, evidence): (i32, Evidence),
    ) -> Need {
        let share = self.all[rate].share;
        let persons = inhabitants.persons;
        if let Some(topic) = self.vocabulary.with_role(Role::Topic) {
            nodes[topic] = self.all[rate].nodes[topic];
        }
        let mut ages = band;
        if let (Some(position), Some(band)) = (self.vocabulary.with_role(Role::LifePhase), band) {
            let phase = phase_of(&self.vocabulary.dimensions[position], band);
            nodes[position] = phase.unwrap_or(Node::NOT_BROKEN_DOWN);
            ages = Some(band).filter(|_| phase.is_none());
        }
        Need {
            year,
            nodes,
            ages,
            persons: Amount {
                low: persons.low.product(share.low),
                high: persons.high.product(share.high),
            },
            evidence,
            trace: Trace::Estimated {
                rate,
                persons,
                bounds: inhabitants.bounds(),
            },
        }
    }

    /// All ages, cut wherever a share or a life phase begins or ends.
    fn bands(&self, phase: Option<usize>) -> Vec<AgeBand> {
        let of_rates = self.rates.iter().filter_map(|rate| self.all[*rate].ages);
        let phases = phase.map(|position| &self.vocabulary.dimensions[position]);
        let of_phases = phases.into_iter().flat_map(Dimension::categories);
        let of_phases = of_phases.filter_map(|(_, phase)| phase.ages);
        let ends = of_rates
            .chain(of_phases)
            .flat_map(|band| [Some(band.from), band.to]);
        let mut bounds: BTreeSet<Age> = ends.flatten().collect();
        bounds.remove(&Age::BIRTH);
        let mut from = Age::BIRTH;
        let mut bands = Vec::with_capacity(bounds.len() + 1);
        for to in bounds {
            bands.push(AgeBand { from, to: Some(to) });
            from = to;
        }
        bands.push(AgeBand { from, to: None });
        bands
    }

    fn ages_of(&self, row: &People, phase: Option<usize>) -> Option<AgeBand> {
        let of_phase = || {
            let position = phase?;
            let phases = &self.vocabulary.dimensions[position];
            phases.category(row.nodes[position])?.ages
        };
        row.ages.or_else(of_phase)
    }

    /// The share that says most about these people; none if none does.
    fn rate_of(&mut self, row: &People, band: Option<AgeBand>) -> Option<usize> {
        let mut best: Option<usize> = None;
        let mut tied: Vec<usize> = Vec::new();
        for rate in &self.rates {
            match self.fit(row, band, *rate) {
                Fit::Elsewhere => continue,
                Fit::Around => {
                    self.said.finer_than_people.insert(*rate);
                    continue;
                }
                Fit::Inside => drop(self.fitting.insert(*rate)),
            }
            match best.map(|best| self.says_more(*rate, best)) {
                None | Some(Some(true)) => best = Some(*rate),
                Some(Some(false)) => {}
                Some(None) => tied.push(*rate),
            }
        }
        let best = best?;
        let rival = tied
            .into_iter()
            .find(|rival| self.says_more(best, *rival).is_none());
        if let Some(rival) = rival {
            self.said.ties.insert((rival.max(best), rival.min(best)));
            return None;
        }
        Some(best)
    }

    fn fit(&self, row: &People, band: Option<AgeBand>, rate: usize) -> Fit {
        let rate = &self.all[rate];
        let mut fit = Fit::Inside;
        for (position, dimension) in self.vocabulary.dimensions.iter().enumerate() {
            let (own, wanted) = (row.nodes[position], rate.nodes[position]);
            let by_age = dimension.role == Role::LifePhase && band.is_some();
            if dimension.role == Role::Topic || by_age || dimension.is_within(own, wanted) {
                continue;
            }
            match dimension.is_within(wanted, own) {
                true => fit = Fit::Around,
                false => return Fit::Elsewhere,
            }
        }
        match (band, rate.ages) {
            (_, None) => fit,
            (None, Some(_)) => Fit::Around,
            (Some(band), Some(ages)) if ages.includes(&band) => fit,
            (Some(_), Some(_)) => Fit::Elsewhere,
        }
    }

    /// Whether a share says more of its people than another; none: equally much.
    fn says_more(&self, one: usize, other: usize) -> Option<bool> {
        let (one, other) = (&self.all[one], &self.all[other]);
        match named(one).cmp(&named(other)) {
            std::cmp::Ordering::Greater => Some(true),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => {
                match [(one, other), (other, one)].map(|(a, b)| self.lies_in(a, b)) {
                    [true, false] => Some(true),
                    [false, true] => Some(false),
                    _ => None,
                }
            }
        }
    }

    fn lies_in(&self, one: &NeedRate, other: &NeedRate) -> bool {
        let ages = match (one.ages, other.ages) {
            (Some(one), Some(other)) => other.includes(&one),
            (_, other) => other.is_none(),
        };
        let mut dimensions = self
            .vocabulary
            .dimensions
            .iter()
            .zip(one.nodes.iter().zip(&other.nodes));
        ages && dimensions.all(|(dimension, (one, other))| dimension.is_within(*one, *other))
    }

    /// Remembers people who were counted in a band that a share cuts.
    fn note_cut(&mut self, row: &People, ages: Option<AgeBand>) {
        let Some(ages) = ages else { return };
        let inside = |age: Age| age > ages.from && ages.to.is_none_or(|to| age < to);
        let cuts = |rate: &usize| {
            let cut = self.all[*rate]
                .ages
                .is_some_and(|band| inside(band.from) || band.to.is_some_and(inside));
            cut && !matches!(self.fit(row, None, *rate), Fit::Elsewhere)
        };
        if self.rates.iter().any(cuts) {
            self.said.spread += row.persons.high;
            self.said.spread_rows += 1;
        }
    }
}

/// How many dimensions a share names, ages counted in.
fn named(rate: &NeedRate) -> usize {
    let nodes = rate
        .nodes
        .iter()
        .filter(|node| **node != Node::NOT_BROKEN_DOWN);
    nodes.count() + usize::from(rate.ages.is_some())
}

/// The people of a row by bands; their parts add up to the whole.
fn parts(
    persons: Amount,
    ages: Option<AgeBand>,
    bands: &[AgeBand],
) -> Vec<(Option<AgeBand>, Amount)> {
    let Some(ages) = ages else {
        return vec![(None, persons)];
    };
    let shared = bands.iter().filter_map(|band| {
        let both = band.shared_with(&ages)?;
        Some((*band, u128::from(both.length())))
    });
    let (bands, lengths): (Vec<AgeBand>, Vec<u128>) = shared.unzip();
    let low = apportioned(persons.low, &lengths);
    let high = apportioned(persons.high, &lengths);
    let amounts = low.into_iter().zip(high).map(|(low, high)| Amount {
        low: low.min(high),
        high,
    });
    bands.into_iter().map(Some).zip(amounts).collect()
}

/// The life phase of just these ages.
fn phase_of(phases: &Dimension, band: AgeBand) -> Option<Node> {
    let mut categories = phases.categories();
    let same = categories.find(|(_, category)| category.ages == Some(band));
    same.map(|(node, _)| node)
}

/// What is to be said of the shares, each once.
#[derive(Debug, Default)]
struct Said {
    ties: BTreeSet<(usize, usize)>,
    kinds_mixed: BTreeMap<Vec<usize>, BTreeSet<RateKind>>,
    finer_than_people: BTreeSet<usize>,
    without_people: BTreeSet<(usize, i32)>,
    beside_counted: BTreeSet<usize>,
    later: BTreeSet<usize>,
    spread: Quantity,
    spread_rows: u64,
}

impl Said {
    fn findings(self, rates: &[NeedRate]) -> Vec<Finding> {
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

#[cfg(test)]
mod tests;
