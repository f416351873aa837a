//! One service, whom it is for and how many places it has.

use chrono::NaiveDate;

use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// Whom an offer is for, in one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `alle`.
    All,
    /// A blank cell, or no such column.
    NotStated,
    Some(Vec<Node>),
}

impl Target {
    /// Adds a category to those that are named.
    pub fn add(&mut self, node: Node) {
        if let Target::Some(nodes) = self
            && let Err(position) = nodes.binary_search(&node)
        {
            nodes.insert(position, node);
        }
    }
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
    /// The upper end of the places a year, where a range is recorded.
    pub capacity_most: Option<Quantity>,
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
    /// What the record says in words of its own.
    pub note: String,
    pub file: String,
    pub line: u64,
}

impl Offer {
    /// Whether it is there on this day.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}
