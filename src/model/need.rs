//! What the inventories say of people: counted needs, and inhabitants.

use super::evidence::Evidence;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// A number that may be known only as a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    /// At least so many.
    pub low: Quantity,
    /// At most so many: not below `low`.
    pub high: Quantity,
}

/// Where a statement of the needs comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trace {
    /// It was counted: the number of its file, and there its group of equal rows.
    Counted {
        /// Its position in [`Inventory::need_files`](super::inventory::Inventory::need_files).
        file: usize,
        /// Its position among the file's groups of equal rows.
        group: usize,
    },
    /// It was computed: these inhabitants, times the share of this row among the rates. Where the inhabitants were
    /// themselves estimated, there may be as few or as many as the bounds say.
    Estimated {
        /// Its position in [`Inventory::rates`](super::inventory::Inventory::rates).
        rate: usize,
        /// The inhabitants that it is a share of.
        persons: Amount,
        /// How few and how many they may be; none: they were counted.
        bounds: Option<Amount>,
    },
}

/// Rows of the needs that say the same, as one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// The year in which the cases are counted.
    pub year: i32,
    /// One per dimension of the vocabulary.
    pub nodes: Vec<Node>,
    /// Ages that are no single life phase; the life phase's node is then "not broken down".
    pub ages: Option<AgeBand>,
    /// Cases; a range where the source withholds the count.
    pub persons: Amount,
    /// What it rests on.
    pub evidence: Evidence,
    /// Where it comes from.
    pub trace: Trace,
}

/// Rows of the population that say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    /// The year in which they are counted.
    pub year: i32,
    /// One per dimension of the vocabulary.
    pub nodes: Vec<Node>,
    /// Ages that are no single life phase, as in [`Need::ages`].
    pub ages: Option<AgeBand>,
    /// Persons; a range where the source withholds the count.
    pub persons: Amount,
    /// The position of their file.
    pub table: usize,
    /// They were estimated from several tables, which allow for so few and so many; none: they were counted.
    pub bounds: Option<Amount>,
}
