//! Where people live: points below the districts, and how long the way from there to an offer takes.

use std::collections::BTreeMap;

use super::settings::Detour;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;

/// A block, a cell of a grid, or the middle of a whole district.
#[derive(Debug, Clone, PartialEq)]
pub struct Location {
    /// As the table, or the vocabulary, calls it.
    pub id: String,
    /// The innermost district in which it lies.
    pub district: Node,
    /// None: it is only known from a table of travel times.
    pub position: Option<Position>,
    /// Its inhabitants by age (none: of all ages); empty: nothing is known of them.
    pub people: Vec<(Option<AgeBand>, Quantity)>,
}

/// How somebody is on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// On foot.
    Walk,
    /// By bicycle.
    Bicycle,
    /// By bus and train, with the ways to and from their stops.
    Transit,
    /// By car.
    Car,
}

impl Mode {
    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            Mode::Walk => "walk",
            Mode::Bicycle => "bicycle",
            Mode::Transit => "transit",
            Mode::Car => "car",
        }
    }
}

/// The way from a location to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Travel {
    /// The position of the location in its list.
    pub location: u32,
    /// How long it takes.
    pub seconds: u32,
    /// None: the table does not say.
    pub mode: Option<Mode>,
}

/// All that is known below the districts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Locations {
    /// Every one, in the order of its sources.
    pub all: Vec<Location>,
    /// By the id of the offer that they lead to. What is not in it cannot be reached.
    pub travel: BTreeMap<String, Vec<Travel>>,
    /// How much longer the way on foot is than the straight line.
    pub detour: Detour,
    /// Who says so; blank: nobody in the town.
    pub detour_source: String,
}

impl Locations {
    /// Whether nothing is known below the districts.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}
