//! Gaps: how sure they are, and why they are there.

use super::cover::Standing;
use super::picture::{Certainty, Cover, Covered, GapType, Picture, Year};
use super::reach::NodeSet;
use super::targets::{NodeSets, Openness, leaves};
use crate::model::offer::Offer;
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;

/// How sure the gap of a cell is; `complete` says whether its topic's inventory may be incomplete.
pub fn certainty(cautious: Covered, generous: Covered, complete: bool) -> Certainty {
    let gap = |covered: Covered| covered.gap() > Quantity::ZERO;
    match (gap(cautious), gap(generous)) {
        (false, false) => Certainty::None,
        (true, true) if complete => Certainty::Certain,
        _ => Certainty::Possible,
    }
}

/// An offer that would reach a cell but for one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NearMiss {
    /// Position among the year's offers.
    pub offer: usize,
    /// Position of the dimension.
    pub dimension: usize,
}

/// Tells the types of a picture's gaps.
pub struct Typing<'a> {
    year: &'a Year,
    picture: &'a Picture,
    /// The cautious cover with unknown capacities as enough; none if no capacity is unknown.
    recorded: Option<&'a Cover>,
    /// What the offers take that are not in force, per dimension.
    not_in_force: Vec<Vec<NodeSet>>,
}

impl<'a> Typing<'a> {
    /// For the gaps of a year's picture; `on_record` are all offers, in force or not, `recorded` the cautious cover
    /// with unknown capacities as enough, if any is unknown.
    pub fn new(
        year: &'a Year,
        on_record: &[Offer],
        picture: &'a Picture,
        recorded: Option<&'a Cover>,
    ) -> Typing<'a> {
        let mut sets = NodeSets::new(&year.vocabulary, Openness::Everybody);
        let not_in_force = on_record
            .iter()
            .filter(|offer| !offer.in_force(year.question.reference_date))
            .map(|offer| {
                let target = leaves(
                    &year.vocabulary,
                    &year.parts,
                    offer,
                    year.question.conventions,
                );
                let dimensions = target.iter().enumerate();
                dimensions
                    .map(|(position, leaves)| sets.node_set(position, leaves))
                    .collect()
            })
            .collect();
        Typing {
            year,
            picture,
            recorded,
            not_in_force,
        }
    }

    /// The type of an assessable cell's gap: the first whose rule holds; none without a gap.
    pub fn of(&self, cell: usize, cautious: Covered) -> Option<GapType> {
        let has_gap = cautious.gap() > Quantity::ZERO;
        let mut types = GapType::ALL.into_iter().filter(|_| has_gap);
        types.find(|gap_type| self.holds(*gap_type, cell))
    }

    /// The rule of a type for an assessable cell with a gap of which no rule before it holds.
    fn holds(&self, gap_type: GapType, cell: usize) -> bool {
        match gap_type {
            // that of cells of which no gap can be told
            GapType::NotAssessable => false,
            GapType::PlacesNotRecorded => {
                let gone = |cover: &Cover| cover.covered(cell).gap() == Quantity::ZERO;
                self.recorded.is_some_and(gone)
            }
            GapType::TooFew => {
                let standing = self.picture.cautious.cover.standing[cell];
                matches!(standing, Standing::Part(_))
            }
            GapType::NotForGroup => near_misses(self.year, self.picture, cell).next().is_some(),
            GapType::Ended => {
                let mut ended = self.not_in_force.iter();
                ended.any(|takes| self.reached(takes, cell))
            }
            GapType::None => true,
        }
    }

    fn reached(&self, takes: &[NodeSet], cell: usize) -> bool {
        let mut dimensions = takes.iter().enumerate();
        dimensions.all(|(position, set)| set.contains(self.picture.cells.node(cell, position).0))
    }
}

/// The offers that would reach a cell if they opened in exactly one dimension other than the topic.
pub fn near_misses<'a>(
    year: &'a Year,
    picture: &'a Picture,
    cell: usize,
) -> impl Iterator<Item = NearMiss> + 'a {
    let topic = year.vocabulary.with_role(Role::Topic);
    year.takes_everybody
        .iter()
        .enumerate()
        .filter_map(move |(offer, takes)| {
            let closed = |(position, set): &(usize, &NodeSet)| {
                !set.contains(picture.cells.node(cell, *position).0)
            };
            let mut closed = takes.iter().enumerate().filter(closed);
            let (dimension, _) = closed.next()?;
            let only = closed.next().is_none() && Some(dimension) != topic;
            only.then_some(NearMiss { offer, dimension })
        })
}
