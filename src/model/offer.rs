//! One service, whom it is for and how many places it has.

use std::fmt;

use chrono::NaiveDate;

use super::location::Mode;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;

/// Whom an offer is for, in one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `alle`.
    All,
    /// A blank cell, or no such column.
    NotStated,
    /// These categories and what lies under them, sorted.
    Some(Vec<Node>),
}

/// How many places there may be at most, beside those that are recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MostPlaces {
    /// As many as are recorded.
    #[default]
    AsRecorded,
    /// `20-25`.
    UpTo(Quantity),
    /// `mind. 20`.
    NotKnown,
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
    /// The whole town, and whoever comes to it.
    All,
    /// All who live no further away, whatever their district.
    Within(Limit),
}

/// How far people come at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// In a straight line.
    Metres(u32),
    /// On the way, as a table of travel times tells; without a mode by the fastest that it has.
    Time {
        /// So many at most.
        seconds: u32,
        /// How people are on the way; none: however.
        mode: Option<Mode>,
    },
}

/// As settings write it: `800 m`, `15 min walk`.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Limit::Metres(metres) => write!(f, "{metres} m"),
            Limit::Time { seconds, mode } => {
                write!(f, "{} min", f64::from(*seconds) / 60.0)?;
                mode.map_or(Ok(()), |mode| write!(f, " {}", mode.id()))
            }
        }
    }
}

/// One service with its own capacity.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Unique in a period of validity.
    pub id: String,
    /// As people call it.
    pub name: String,
    /// Who runs it; blank: not recorded.
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
    /// How many places a year it may be at most.
    pub capacity_most: MostPlaces,
    /// Places at a time, runs not counted in: what `occupied` is counted against.
    pub places_at_once: Option<Quantity>,
    /// Persons who have a place now; none: not recorded.
    pub occupied: Option<Quantity>,
    /// Persons who wait for one; none: not recorded.
    pub waiting: Option<Quantity>,
    /// Its first day; none: it was always there.
    pub valid_from: Option<NaiveDate>,
    /// Its last day; none: no end is known.
    pub valid_to: Option<NaiveDate>,
    /// The last day that is paid for; none: not recorded.
    pub funding_until: Option<NaiveDate>,
    /// EUR a year; none: not recorded.
    pub annual_cost: Option<Quantity>,
    /// Full-time equivalents; none: not recorded.
    pub staff: Option<Quantity>,
    /// `universal`, `selective`, `indicated`, or the town's own word; blank: not recorded.
    pub kind: String,
    /// Who looks after it; blank: nobody is named.
    pub working_group: String,
    /// Ids of the offers that it leads on to.
    pub hands_over_to: Vec<String>,
    /// On which day the record was last confirmed; none: not recorded.
    pub checked_on: Option<NaiveDate>,
    /// What the record says in words of its own.
    pub note: String,
    /// Where it is; none: not stated, or nowhere on earth.
    pub position: Option<Position>,
    /// The file's name as it is shown.
    pub file: String,
    /// Its line there, the header being line 1.
    pub line: u64,
}

impl Offer {
    /// Whether it is there on this day.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}
