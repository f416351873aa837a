//! What everybody knows already: numbers of reports that are out.
//!
//! A number that was published cannot be protected any more. It is one more thing that an attacker knows:
//! whatever else is withheld must be safe in spite of it, whether the new reports speak of it or not.

use std::sync::Arc;

use super::part::Part;
use super::system::View;

/// What reports that are out tell of today's cells. What of a need is covered is told with the need.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    pub parts: Vec<KnownPart>,
    pub numbers: Vec<KnownNumber>,
}

/// A part of what a row says of these cells.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPart {
    /// By number, ascending.
    pub cells: Arc<[u32]>,
    pub part: Part,
    /// How it is told: what was told in steps is known to its step.
    pub view: View,
}

/// A number told beside groups of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownNumber {
    pub weights: Arc<[(u32, f64)]>,
    pub view: View,
}
