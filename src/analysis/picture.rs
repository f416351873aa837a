//! What an analysis finds: a year, its pictures, their covers, and what is known about each cell.

use std::sync::Arc;

use chrono::NaiveDate;

use super::cells::{Cells, Shared};
use super::cover::{FairCover, Market, Standing};
use super::reach::NodeSet;
use super::targets::{Conventions, Leaves};
use crate::model::evidence::Evidence;
use crate::model::need::Amount;
use crate::model::offer::{Offer, Target};
use crate::model::parts::Parts;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// What is asked of an inventory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    pub year: i32,
    pub reference_date: NaiveDate,
    /// The kind of evidence that the headline rests on.
    pub evidence: Evidence,
    pub conventions: Conventions,
}

/// A year's analysis.
#[derive(Debug)]
pub struct Year {
    pub question: Question,
    /// The inventory's vocabulary, its life phases cut at every age bound.
    pub vocabulary: Vocabulary,
    /// How the districts are divided by the reach of offers.
    pub parts: Arc<Parts>,
    /// The offers in force on the reference date.
    pub offers: Vec<Offer>,
    /// The places that their posts stand for, where places are not recorded; same order as `offers`.
    pub estimated: Vec<Option<Amount>>,
    /// What each of them takes, per dimension; same order as `offers`.
    pub targets: Vec<Vec<Leaves>>,
    /// The nodes of which it takes somebody, per dimension; same order as `offers`.
    pub takes_somebody: Vec<Vec<NodeSet>>,
    /// The nodes of which it takes everybody, per dimension; same order as `offers`.
    pub takes_everybody: Vec<Vec<NodeSet>>,
    /// The headline's kind of evidence first; only kinds that the year has.
    pub pictures: Vec<Picture>,
    /// What was decided to have places for, covered for itself by the same offers; none: nothing was.
    pub decided: Option<Picture>,
    pub shared: Shared,
    /// The topics of the rows of offers that were left out.
    pub left_out_topics: Vec<Target>,
}

/// One kind of evidence, covered for itself.
#[derive(Debug)]
pub struct Picture {
    pub evidence: Evidence,
    pub cells: Cells,
    /// Unknown capacities are 0, needs not broken down can use only what takes everybody, withheld counts
    /// are high.
    pub cautious: Cover,
    /// Unknown capacities are enough, such needs can use what takes somebody, withheld counts are low.
    pub generous: Cover,
    /// Per cell.
    pub results: Vec<CellResult>,
}

/// A market and its fair cover.
#[derive(Debug)]
pub struct Cover {
    pub market: Market,
    pub cover: FairCover,
    /// Per offer: the most that can stay empty.
    pub spare: Vec<Quantity>,
}

/// What is known about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellResult {
    pub cautious: Covered,
    pub generous: Covered,
    /// None: nothing can be concluded, as no offer in the topic is on record.
    pub certainty: Option<Certainty>,
    /// Only where there is a gap in the cautious scenario, or where nothing can be concluded.
    pub gap_type: Option<GapType>,
    /// The number of the part that the cell shares places in, in the cautious scenario, if its coverage
    /// is below 1.
    pub bottleneck: Option<u32>,
}

/// Need and what of it is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Covered {
    pub need: Quantity,
    pub covered: Quantity,
}

impl Covered {
    pub fn gap(self) -> Quantity {
        self.need - self.covered
    }

    /// Covered / need; none without need.
    pub fn coverage(self) -> Option<f64> {
        (self.need > Quantity::ZERO).then(|| self.covered.as_f64() / self.need.as_f64())
    }
}

impl std::ops::AddAssign for Covered {
    fn add_assign(&mut self, other: Covered) {
        self.need += other.need;
        self.covered += other.covered;
    }
}

/// How sure a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// No gap in either scenario.
    None,
    /// In one of the two scenarios, or the topic's inventory is known to be incomplete.
    Possible,
    /// In both scenarios.
    Certain,
}

impl Certainty {
    pub fn id(self) -> &'static str {
        match self {
            Certainty::None => "none",
            Certainty::Possible => "possible",
            Certainty::Certain => "certain",
        }
    }
}

/// Why there is a gap: the first rule that holds, in the cautious scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapType {
    /// No offer in this topic is on record.
    NotAssessable,
    /// The gap is gone if unknown capacities count as enough and all else stays cautious.
    PlacesNotRecorded,
    /// Offers reach the cell, but their places do not suffice.
    TooFew,
    /// No offer reaches the cell, but some would if they opened in exactly one dimension.
    NotForGroup,
    /// Offers of this kind are on record, but none is in force on the reference date.
    Ended,
    /// Nothing, even if one dimension is opened.
    None,
}

impl GapType {
    /// In the order of the rules.
    pub const ALL: [GapType; 6] = [
        GapType::NotAssessable,
        GapType::PlacesNotRecorded,
        GapType::TooFew,
        GapType::NotForGroup,
        GapType::Ended,
        GapType::None,
    ];

    pub fn id(self) -> &'static str {
        match self {
            GapType::NotAssessable => "not_assessable",
            GapType::PlacesNotRecorded => "places_not_recorded",
            GapType::TooFew => "too_few",
            GapType::NotForGroup => "not_for_group",
            GapType::Ended => "ended",
            GapType::None => "none",
        }
    }
}

impl Year {
    /// The headline's picture.
    pub fn headline(&self) -> &Picture {
        &self.pictures[0]
    }

    /// Whether an offer reaches somebody (not broken down: everybody) in a group of one node per named
    /// dimension.
    pub fn reaches(&self, offer: usize, group: &[(usize, Node)]) -> bool {
        group.iter().all(|(dimension, node)| {
            let takes = match node.index() {
                0 | 1 => &self.takes_everybody,
                _ => &self.takes_somebody,
            };
            takes[offer][*dimension].contains(node.0)
        })
    }
}

impl Cover {
    /// Need and covered of a cell, to the nearest millionth.
    pub fn covered(&self, cell: usize) -> Covered {
        let need = self.market.need()[cell];
        let covered = self
            .cover
            .coverage(cell)
            .map_or(0, |coverage| coverage.of(need));
        Covered {
            need: Quantity::from_units(need),
            covered: Quantity::from_units(covered),
        }
    }

    /// The part of a cell whose places do not suffice.
    pub fn bottleneck(&self, cell: usize) -> Option<u32> {
        match self.cover.standing[cell] {
            Standing::Part(part) => {
                let is_full = self.cover.parts[part as usize].places_left() == 0;
                let below = self.cover.parts[part as usize].covered()
                    < self.cover.parts[part as usize].need;
                (is_full && below).then_some(part)
            }
            Standing::NoNeed | Standing::Unreached => None,
        }
    }
}
