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
    /// The year of the needs.
    pub year: i32,
    /// An offer counts if it is in force on this day.
    pub reference_date: NaiveDate,
    /// The kind of evidence that the headline rests on.
    pub evidence: Evidence,
    /// How blanks are understood.
    pub conventions: Conventions,
}

/// A year's analysis.
#[derive(Debug)]
pub struct Year {
    /// What was asked.
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
    /// What of the needs had to be shared out over ages.
    pub shared: Shared,
    /// The topics of the rows of offers that were left out.
    pub left_out_topics: Vec<Target>,
}

/// One kind of evidence, covered for itself.
#[derive(Debug)]
pub struct Picture {
    /// What these needs rest on.
    pub evidence: Evidence,
    /// Every cell with need.
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
    /// Who needs what, what there is, and who reaches whom.
    pub market: Market,
    /// How places are given out.
    pub cover: FairCover,
    /// Per offer: the most that can stay empty.
    pub spare: Vec<Quantity>,
}

/// What is known about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellResult {
    /// Cases of the cell in the cautious scenario.
    pub cautious: Covered,
    /// Cases of the cell in the generous scenario.
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
    /// Cases.
    pub need: Quantity,
    /// Cases of it for whom there could be a place.
    pub covered: Quantity,
}

impl Covered {
    /// Cases without a place.
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
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Certainty::None => "none",
            Certainty::Possible => "possible",
            Certainty::Certain => "certain",
        }
    }
}

macro_rules! gap_types {
    ($($(#[$doc:meta])* $variant:ident = $id:literal,)+) => {
        /// Why there is a gap: the first rule that holds, in the cautious scenario.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum GapType {
            $($(#[$doc])* $variant,)+
        }

        impl GapType {
            /// In the order of the rules.
            pub const ALL: [GapType; [$($id),+].len()] = [$(GapType::$variant),+];

            /// Its name in files.
            pub fn id(self) -> &'static str {
                match self { $(GapType::$variant => $id),+ }
            }
        }
    };
}

// in the order in which their rules are tried
gap_types! {
    /// No offer in this topic is on record.
    NotAssessable = "not_assessable",
    /// The gap is gone if unknown capacities count as enough and all else stays cautious.
    PlacesNotRecorded = "places_not_recorded",
    /// Offers reach the cell, but their places do not suffice.
    TooFew = "too_few",
    /// No offer reaches the cell, but some would if they opened in exactly one dimension.
    NotForGroup = "not_for_group",
    /// Offers of this kind are on record, but none is in force on the reference date.
    Ended = "ended",
    /// Nothing, even if one dimension is opened.
    None = "none",
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
