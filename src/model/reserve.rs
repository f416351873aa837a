//! Places that a town wants to have beyond the need.

use crate::vocabulary::dimension::Node;

/// The reserve of a topic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reserve {
    /// With all topics within it.
    pub topic: Node,
    /// Places for each case of need: more than 0, at most 1.
    pub share: f64,
}
