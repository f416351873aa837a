//! New homes, and who moves in.

use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// So many people of some ages who move into new homes.
#[derive(Debug, Clone, PartialEq)]
pub struct MovingIn {
    /// In which they move in.
    pub year: i32,
    /// Where.
    pub district: Node,
    /// Their ages when they move in.
    pub ages: AgeBand,
    /// How many.
    pub persons: Quantity,
}
