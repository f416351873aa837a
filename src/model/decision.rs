//! What a council decided, and what it expected of that.

use chrono::NaiveDate;

use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// What a measure is to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// What the offer of this id does to the gap.
    Offer(String),
    /// The gap of a group: one node per named dimension of the vocabulary, by position.
    Group(Vec<(usize, Node)>),
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub id: String,
    pub what: String,
    pub decided_on: Option<NaiveDate>,
    pub decided_by: String,
    pub aim: Aim,
    /// By how many cases the gap was to fall; none: nothing was said.
    pub expected: Option<Quantity>,
    pub due: Option<NaiveDate>,
}
