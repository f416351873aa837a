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
    /// Unique among the measures.
    pub id: String,
    /// What was decided, in the council's words.
    pub what: String,
    /// None: not recorded.
    pub decided_on: Option<NaiveDate>,
    /// Who decided; blank: not recorded.
    pub decided_by: String,
    /// What it is judged by.
    pub aim: Aim,
    /// By how many cases the gap was to fall; none: nothing was said.
    pub expected: Option<Quantity>,
    /// When it was to be done; none: nothing was said.
    pub due: Option<NaiveDate>,
}
