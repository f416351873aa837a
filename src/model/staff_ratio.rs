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
    /// Places in a group; none: not stated.
    pub group_size: Option<Quantity>,
    /// Full-time posts for a group; none: not stated.
    pub posts_per_group: Option<Amount>,
    /// EUR a year.
    pub cost_per_place: Option<Amount>,
    /// Who set it.
    pub source: String,
    /// The file's name as it is shown.
    pub file: String,
    /// Its line there, the header being line 1.
    pub line: u64,
}
