//! What a full-time post stands for: places, groups, euros.

use super::need::Amount;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// A row of the staff ratios.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffRatio {
    /// None: for every topic.
    pub topic: Option<Node>,
    /// The kind of offer; empty: whatever kind.
    pub kind: String,
    /// So many places a full-time post stands for.
    pub places_per_post: Option<Amount>,
    pub group_size: Option<Quantity>,
    pub posts_per_group: Option<Amount>,
    /// EUR a year.
    pub cost_per_place: Option<Amount>,
    pub source: String,
    pub file: String,
    pub line: u64,
}
