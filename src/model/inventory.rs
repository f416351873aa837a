//! A town's checked inventories, and what could not be read of them.

use std::sync::Arc;

use super::brief::Brief;
use super::finding::Place;
use super::housing::MovingIn;
use super::location::Locations;
use super::need::{Need, People};
use super::need_rate::NeedRate;
use super::offer::{Offer, Target};
use super::parts::Parts;
use super::reserve::Reserve;
use super::staff_ratio::StaffRatio;
use crate::model::map::Map;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;

/// What had to be left out because it could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Rows of the needs.
    pub need_rows: u64,
    /// The persons of those rows whose number could be read.
    pub persons: Quantity,
    /// Rows of the offers.
    pub offer_rows: u64,
    /// The places of those rows whose number could be read.
    pub places: Quantity,
    /// In which topics those rows are, each target once; not stated: it could not be read.
    pub topics: Vec<Target>,
}

impl LeftOut {
    /// An offer that could be read in part.
    pub fn add_offer(&mut self, offer: &Offer, vocabulary: &Vocabulary) {
        let topic = vocabulary.with_role(Role::Topic);
        let target = topic.map_or(Target::NotStated, |topic| offer.targets[topic].clone());
        self.offer_rows += 1;
        self.places += offer.capacity.unwrap_or(Quantity::ZERO);
        self.add_topic(target);
    }

    /// Rows of offers of which nothing could be read.
    pub fn add_offer_rows(&mut self, rows: u64) {
        if rows > 0 {
            self.offer_rows += rows;
            self.add_topic(Target::NotStated);
        }
    }

    fn add_topic(&mut self, target: Target) {
        if !self.topics.contains(&target) {
            self.topics.push(target);
        }
    }
}

/// A town's checked inventories.
#[derive(Debug)]
pub struct Inventory {
    /// Its dimensions; every node below is one of these.
    pub vocabulary: Vocabulary,
    /// Of all years, in the order of the files.
    pub needs: Vec<Need>,
    /// Of all periods of validity, in the order of the files.
    pub offers: Vec<Offer>,
    /// Inhabitants of all years: the base of rates.
    pub population: Vec<People>,
    /// The files of the population, as findings about a whole file name them.
    pub population_files: Vec<Place>,
    /// Shares of the inhabitants who need something.
    pub rates: Vec<NeedRate>,
    /// What a full-time post stands for.
    pub staff_ratios: Vec<StaffRatio>,
    /// Places that are wanted beyond the need.
    pub reserves: Vec<Reserve>,
    /// Who moves into new homes in years to come.
    pub moving_in: Vec<MovingIn>,
    /// What was decided to have places for, as needs are told; no part of the needs.
    pub decided: Vec<Need>,
    /// How many people are expected in years to come; no two rows of a year count the same people.
    pub projection: Vec<People>,
    /// The files of the needs, as findings about a whole file name them.
    pub need_files: Vec<Place>,
    /// The offers as a plan would have them; none if no plan was named.
    pub plan: Option<Vec<Offer>>,
    /// Where the districts lie, if the town has a map.
    pub map: Option<Arc<Map>>,
    /// Where people live below the districts, as far as anything tells.
    pub locations: Arc<Locations>,
    /// How the districts are divided by what reaches whom; empty until that is asked for.
    pub parts: Arc<Parts>,
    /// What is missing in all of these.
    pub left_out: LeftOut,
    /// Whether a row of the needs is one person, because no column counts.
    pub rows_are_persons: bool,
    /// The reports that the town asks for: at least one.
    pub briefs: Vec<Brief>,
}
