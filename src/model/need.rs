//! What the inventories say of people: counted needs, and inhabitants.

use super::evidence::Evidence;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// A number that may be known only as a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    pub low: Quantity,
    pub high: Quantity,
}

/// Where a statement of the needs stands: the number of its file, and there: its group of equal rows.
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
