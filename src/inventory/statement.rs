//! What the inventories say, after checking: needs, offers, population.

use std::sync::Arc;

use chrono::NaiveDate;

use super::columns::{Columns, Evidence};
use super::files::grouping::Groups;
use super::files::source::Source;
use super::map::Map;
use super::reports::Brief;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// A number that may be known only as a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    pub low: Quantity,
    pub high: Quantity,
}

/// Where in a [`CountFile`] a statement stands: its group of equal rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    pub file: usize,
    pub group: usize,
}

/// Rows of the needs that say the same, as one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    pub year: i32,
    /// One per dimension of the vocabulary.
    pub nodes: Vec<Node>,
    /// Ages that are no single life phase; the life phase's node is then "not broken down".
    pub ages: Option<AgeBand>,
    pub persons: Amount,
    pub evidence: Evidence,
    pub trace: Trace,
}

/// Rows of the population that say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    pub year: i32,
    pub nodes: Vec<Node>,
    pub ages: Option<AgeBand>,
    pub persons: Amount,
}

/// Whom an offer is for, in one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `alle`.
    All,
    /// A blank cell, or no such column.
    NotStated,
    Some(Vec<Node>),
}

/// From where people come to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Catchment {
    /// Its own districts.
    Own,
    /// All that lies in the same category of this level.
    Level(usize),
    All,
}

/// One service with its own capacity.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub id: String,
    pub name: String,
    pub provider: String,
    /// One per dimension of the vocabulary.
    pub targets: Vec<Target>,
    /// Ages in its life phase's cell that are no life phase; they come on top of that target.
    pub ages: Vec<AgeBand>,
    /// The columns of ages beside a life phase: nobody outside.
    pub age_limit: Option<AgeBand>,
    /// As stated; without a statement the project's default holds.
    pub catchment: Option<Catchment>,
    /// Places a year, runs counted in; none: not recorded.
    pub capacity: Option<Quantity>,
    /// Places at a time, runs not counted in: what `occupied` is counted against.
    pub places_at_once: Option<Quantity>,
    pub occupied: Option<Quantity>,
    pub waiting: Option<Quantity>,
    pub valid_from: Option<NaiveDate>,
    pub valid_to: Option<NaiveDate>,
    pub funding_until: Option<NaiveDate>,
    pub annual_cost: Option<Quantity>,
    pub staff: Option<Quantity>,
    pub kind: String,
    pub working_group: String,
    pub hands_over_to: Vec<String>,
    pub checked_on: Option<NaiveDate>,
    pub file: String,
    pub line: u64,
}

impl Offer {
    /// Whether it is there on this day.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// A file of counted rows, kept so that its lines can be found again.
#[derive(Debug)]
pub struct CountFile {
    pub source: Source,
    pub columns: Columns,
    /// The columns that were grouped, by position in the header.
    pub grouped: Vec<usize>,
    pub groups: Groups,
}

/// What had to be left out because it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    pub need_rows: u64,
    /// The persons of those rows whose number could be read.
    pub persons: Quantity,
    pub offer_rows: u64,
    /// The places of those rows whose number could be read.
    pub places: Quantity,
    /// In which topics those rows are, each target once; not stated: it could not be read.
    pub topics: Vec<Target>,
}

impl LeftOut {
    /// An offer that could be read in part.
    pub fn add_offer(&mut self, offer: &Offer, vocabulary: &Vocabulary) {
        let topic = vocabulary.with_role(Role::Topic);
        let target = topic.map_or(Target::NotStated, |topic| offer.targets[topic].clone());
        self.offer_rows += 1;
        self.places += offer.capacity.unwrap_or(Quantity::ZERO);
        self.add_topic(target);
    }

    /// Rows of offers of which nothing could be read.
    pub fn add_offer_rows(&mut self, rows: u64) {
        if rows > 0 {
            self.offer_rows += rows;
            self.add_topic(Target::NotStated);
        }
    }

    fn add_topic(&mut self, target: Target) {
        if !self.topics.contains(&target) {
            self.topics.push(target);
        }
    }
}

/// A town's checked inventories.
#[derive(Debug)]
pub struct Inventory {
    pub vocabulary: Vocabulary,
    pub needs: Vec<Need>,
    pub offers: Vec<Offer>,
    pub population: Vec<People>,
    /// How many people are expected in years to come; no two rows of a year count the same people.
    pub projection: Vec<People>,
    pub need_files: Vec<CountFile>,
    /// The offers as a plan would have them; none if no plan was named.
    pub plan: Option<Vec<Offer>>,
    /// Where the districts lie, if the town has a map.
    pub map: Option<Arc<Map>>,
    pub left_out: LeftOut,
    /// Whether a row of the needs is one person, because no column counts.
    pub rows_are_persons: bool,
    /// The reports that the town asks for: at least one.
    pub briefs: Vec<Brief>,
}
