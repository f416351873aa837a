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

/// Where a statement of the needs comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trace {
    /// It was counted: the number of its file, and there its group of equal rows.
    Counted { file: usize, group: usize },
    /// It was computed: these inhabitants, times the share of this row among the rates. Where the inhabitants were
    /// themselves estimated, there may be as few or as many as the bounds say.
    Estimated {
        rate: usize,
        persons: Amount,
        bounds: Option<Amount>,
    },
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
    /// The position of their file.
    pub table: usize,
    /// They were estimated from several tables, which allow for so few and so many; none: they were counted.
    pub bounds: Option<Amount>,
}
