//! Need that goes on as it went before: by topic, along the straight line through the totals of its years.
//!
//! An assumption, not a forecast: it knows nothing of births or of people who move.
//!
//! A district that is on record in some of a topic's years only is left out of its line: recording more is no growth.
//!
//! # On paper
//!
//! 10 cases in 2024 and 20 in 2025: the line rises by 10 a year, so it is 30 in 2026, 1.5 times as many as in 2025.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::picture::Year;
use crate::model::inventory::Inventory;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// The lines of the topics that have needs of at least two years.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The year in which every factor is 1.
    reference: i32,
    /// By the topic's node; without topics all needs are one.
    lines: BTreeMap<u32, Line>,
    /// Topics with needs of one year only: theirs stay as they are.
    pub without: usize,
    /// The first and the last year that a line goes through.
    pub years: Option<(i32, i32)>,
    position: Option<usize>,
    /// Whether some districts are on record in some of a topic's years only: these are left out of its line.
    pub grown: bool,
}

/// The total of each year.
type Yearly = BTreeMap<i32, Quantity>;

/// A straight line through yearly totals.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Line {
    middle: f64,
    mean: f64,
    slope: f64,
}

impl Line {
    /// Ordinary least squares (Legendre 1805, "Nouvelles méthodes pour la détermination des orbites des
    /// comètes"); none through fewer than two years.
    fn through(totals: &Yearly) -> Option<Line> {
        if totals.len() < 2 {
            return None;
        }
        let count = totals.len() as f64;
        let points = || {
            totals
                .iter()
                .map(|(year, total)| (f64::from(*year), total.as_f64()))
        };
        let middle = points().map(|(year, _)| year).sum::<f64>() / count;
        let mean = points().map(|(_, total)| total).sum::<f64>() / count;
        let spread: f64 = points().map(|(year, _)| (year - middle).powi(2)).sum();
        let rise: f64 = points()
            .map(|(year, total)| (year - middle) * (total - mean))
            .sum();
        Some(Line {
            middle,
            mean,
            slope: rise / spread,
        })
    }

    fn at(self, year: i32) -> f64 {
        self.mean + self.slope * (f64::from(year) - self.middle)
    }
}

impl Trend {
    /// The trend up to the year that was analysed, of its headline's kind of evidence; withheld counts are high.
    pub fn of(inventory: &Inventory, year: &Year) -> Trend {
        let position = inventory.vocabulary.with_role(Role::Topic);
        let (reference, evidence) = (year.question.year, year.headline().evidence);
        let districts = inventory.vocabulary.with_role(Role::District);
        let mut by_district: BTreeMap<u32, BTreeMap<u32, Yearly>> = BTreeMap::new();
        let own = inventory.needs.iter();
        for need in own.filter(|need| need.evidence == evidence && need.year <= reference) {
            let topic = by_district
                .entry(node_of(position, &need.nodes))
                .or_default();
            let district = topic.entry(node_of(districts, &need.nodes)).or_default();
            *district.entry(need.year).or_default() += need.persons.high;
        }
        let grown = by_district.values().any(|districts| !are_alike(districts));
        let totals: BTreeMap<u32, Yearly> = by_district
            .into_iter()
            .map(|(topic, districts)| (topic, comparable(districts)))
            .collect();
        let lines: BTreeMap<u32, Line> = totals
            .iter()
            .filter_map(|(topic, totals)| Some((*topic, Line::through(totals)?)))
            .collect();
        let used = totals.iter().filter(|(topic, _)| lines.contains_key(topic));
        let years: Vec<i32> = used
            .flat_map(|(_, totals)| totals.keys().copied())
            .collect();
        Trend {
            reference,
            without: totals.len() - lines.len(),
            years: years.iter().copied().min().zip(years.iter().copied().max()),
            lines,
            position,
            grown,
        }
    }

    /// How many times as much is needed in a year as in the one that was analysed, for each cell of its
    /// headline: 1 without a line, never below 0.
    pub fn factors(&self, year: &Year, later: i32) -> Vec<f64> {
        let cells = &year.headline().cells;
        let factor = |cell: usize| {
            let topic = self
                .position
                .map_or(0, |position| cells.columns[position][cell]);
            let Some(line) = self.lines.get(&topic) else {
                return 1.0;
            };
            let now = line.at(self.reference);
            match now > 0.0 {
                true => (line.at(later) / now).max(0.0),
                false => 1.0,
            }
        };
        (0..cells.len()).map(factor).collect()
    }
}

/// Whether all districts of a topic are on record in the same years.
fn are_alike(districts: &BTreeMap<u32, Yearly>) -> bool {
    let mut years = districts
        .values()
        .map(|yearly| yearly.keys().collect::<Vec<_>>());
    let first = years.next();
    years.all(|years| Some(&years) == first.as_ref())
}

/// A topic's yearly totals over the districts that are on record in all of its years. A district that was first
/// recorded this year is a longer list, not more need. If no district has all years, only the last counts.
fn comparable(districts: BTreeMap<u32, Yearly>) -> Yearly {
    let years: BTreeSet<i32> = districts
        .values()
        .flat_map(BTreeMap::keys)
        .copied()
        .collect();
    let mut totals = Yearly::new();
    for yearly in districts
        .values()
        .filter(|yearly| yearly.len() == years.len())
    {
        for (year, total) in yearly {
            *totals.entry(*year).or_default() += *total;
        }
    }
    let last = years.last().filter(|_| totals.is_empty());
    totals.extend(last.map(|year| {
        let of_year = districts
            .values()
            .filter_map(|yearly| yearly.get(year))
            .copied();
        (*year, of_year.sum())
    }));
    totals
}

fn node_of(position: Option<usize>, nodes: &[Node]) -> u32 {
    position.map_or(0, |position| nodes[position].0)
}
