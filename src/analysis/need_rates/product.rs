//! Inhabitants times the share that says most about them.

use std::collections::{BTreeMap, BTreeSet};

use super::said::Said;
use crate::analysis::cells::apportioned;
use crate::model::evidence::Evidence;
use crate::model::need::{Amount, Need, People, Trace};
use crate::model::need_rate::NeedRate;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::{Age, AgeBand};
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// Inhabitants times shares, for shares of one topic and one kind.
pub(super) struct Product<'a> {
    pub vocabulary: &'a Vocabulary,
    pub all: &'a [NeedRate],
    /// Positions among all.
    pub rates: Vec<usize>,
    /// Those of which somebody was counted.
    pub fitting: BTreeSet<usize>,
    pub said: &'a mut Said,
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
    /// Needs of a year, for these inhabitants; the findings say what was understood.
    pub fn needs(mut self, people: &[&People], year: i32, evidence: Evidence) -> Vec<Need> {
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
