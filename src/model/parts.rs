//! Parts of districts: the locations of a district that the same offers reach, as one.

use std::collections::{BTreeMap, BTreeSet};

use super::location::Mode;
use super::offer::{Limit, Offer};
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// What decides which locations are within an offer's limit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReachKey {
    /// A circle.
    Metres {
        /// Its middle, as [`Position::bits`](crate::vocabulary::position::Position::bits).
        position: [u64; 2],
        /// Its radius.
        metres: u32,
    },
    /// All ways to an offer that are short enough.
    Time {
        /// Its id.
        offer: String,
        /// So many at most.
        seconds: u32,
        /// How people are on the way; none: however.
        mode: Option<Mode>,
    },
}

impl ReachKey {
    /// None: the offer has no position, and so nothing to measure metres from.
    pub fn of(offer: &Offer, limit: Limit) -> Option<ReachKey> {
        match limit {
            Limit::Metres(metres) => Some(ReachKey::Metres {
                position: offer.position?.bits(),
                metres,
            }),
            Limit::Time { seconds, mode } => Some(ReachKey::Time {
                offer: offer.id.clone(),
                seconds,
                mode,
            }),
        }
    }
}

/// How the districts are divided, and what reaches which part.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parts {
    /// The innermost districts, or parts of them, that are within a limit; rising. An offer that is not in it keeps
    /// reach by districts.
    pub reached: BTreeMap<ReachKey, Vec<Node>>,
    /// The districts of which more than one location is known. Of any other it is at most known where its middle is:
    /// its own offers reach it, however far that is.
    pub resolved: BTreeSet<Node>,
    /// The parts of every district that is divided, each with its inhabitants.
    pub of_district: BTreeMap<Node, Vec<Part>>,
    /// The district or part of every location.
    pub of_location: Vec<Node>,
}

/// A part of a district.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its category, below the district.
    pub node: Node,
    /// The positions of its locations.
    pub locations: Vec<u32>,
    /// The inhabitants of its locations by age (none: of all ages).
    pub people: Vec<(Option<AgeBand>, Quantity)>,
}
