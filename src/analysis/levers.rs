//! Levers: what a single offer could do about the gap, by opening to one more category or by more places.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::cover::{CellChange, Change, Relief, solve};
use super::openings::{Opening, openings};
use super::picture::{Picture, Year};
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// An offer with places left that opens to one more category of one dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// Position among the year's offers.
    pub offer: usize,
    /// Position of the dimension; never the topic.
    pub dimension: usize,
    /// What the offer would take, too.
    pub category: Node,
    /// The most of its places that can stay empty today.
    pub spare: Quantity,
    /// By how much the total gap falls.
    pub relief: Quantity,
    /// Cells whose coverage rises, and how many cases more are covered in them.
    pub gaining: Vec<u32>,
    /// By how many cases, over all of these.
    pub gained: Quantity,
    /// Cells whose coverage falls, as others now share their places, and by how many cases.
    pub losing: Vec<u32>,
    /// By how many cases, over all of these.
    pub lost: Quantity,
    /// Both, cell by cell.
    pub changes: Vec<CellChange>,
}

/// What ten more places at an offer of a bottleneck would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MorePlaces {
    /// Position among the year's offers.
    pub offer: usize,
    /// The bottleneck's number.
    pub part: u32,
    /// By how many cases the total gap falls.
    pub relief: Quantity,
}

/// How many more places [`MorePlaces`] is about.
pub const MORE: Quantity = Quantity::from_whole(10);

/// Both kinds of levers in a picture's cautious scenario.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Levers {
    /// The best opening of each offer that has one, the largest relief first.
    pub openings: Vec<Lever>,
    /// By bottleneck, the largest relief first.
    pub places: Vec<MorePlaces>,
}

/// For each offer with places left the single opening that lowers the total gap most, and for each offer
/// of a bottleneck whose places are recorded what more of them would do. Both by the same cover, not by an estimate: the fall of the
/// gap is what a maximum flow covers more.
pub fn levers(year: &Year, picture: &Picture) -> Levers {
    let solved = solve(&picture.cautious.market);
    let mut openings: Vec<Lever> = (0..year.offers.len())
        .into_par_iter()
        .filter(|offer| picture.cautious.spare[*offer] > Quantity::ZERO)
        .map_init(
            || solved.relief(),
            |relief, offer| best_opening(year, picture, relief, offer),
        )
        .flatten()
        .map(|(mut lever, cells)| {
            lever.tell(picture, &solved.with_more_reach(lever.offer as u32, &cells));
            lever
        })
        .collect();
    openings.sort_by(|one, other| {
        other
            .relief
            .cmp(&one.relief)
            .then(one.offer.cmp(&other.offer))
    });
    let mut relief = solved.relief();
    let mut places: Vec<MorePlaces> = Vec::new();
    for (offer, part) in picture.cautious.cover.part_of_offer.iter().enumerate() {
        let Some(part) = *part else { continue };
        // how many it has comes first: ten more than nobody knows how many are no proposal
        if year.offers[offer].capacity.is_none() {
            continue;
        }
        let own = &picture.cautious.cover.parts[part as usize];
        if own.covered() < own.need {
            let cells = picture.cautious.market.reach().of(offer);
            let fall = Quantity::from_units(relief.of(MORE.units(), cells));
            places.push(MorePlaces {
                offer,
                part,
                relief: fall,
            });
        }
    }
    places.sort_by(|one, other| {
        one.part
            .cmp(&other.part)
            .then(other.relief.cmp(&one.relief))
            .then(one.offer.cmp(&other.offer))
    });
    Levers { openings, places }
}

/// The opening of an offer that lowers the total gap most; of equals, one that opens to fewer cells, then
/// the first in the order of the vocabulary.
fn best_opening(
    year: &Year,
    picture: &Picture,
    relief: &mut Relief,
    offer: usize,
) -> Option<(Lever, Vec<u32>)> {
    let spare = picture.cautious.spare[offer];
    // An opened cell may be covered already and hand its places on to others that lack them: so what an
    // opening can bring is bounded by the need of its cells, not by their gap.
    let need = |opening: &Opening| -> Quantity {
        let cells = opening.cells.iter();
        cells
            .map(|cell| picture.results[*cell as usize].cautious.need)
            .sum()
    };
    let mut candidates: Vec<(Quantity, Opening)> = openings(year, picture, offer)
        .into_iter()
        .map(|opening| (need(&opening).min(spare), opening))
        .collect();
    candidates.sort_by_key(|(most, opening)| (Reverse(*most), opening.cells.len()));
    let mut best: Option<(Quantity, Opening)> = None;
    for (most, opening) in candidates {
        let so_far = best.as_ref().map_or(Quantity::ZERO, |(fall, _)| *fall);
        if most <= so_far {
            break;
        }
        let fall = Quantity::from_units(relief.of(spare.units(), &opening.cells));
        if fall > so_far {
            best = Some((fall, opening));
        }
    }
    best.map(|(fall, opening)| {
        let lever = Lever::new(offer, opening.dimension, opening.category, spare, fall);
        (lever, opening.cells)
    })
}

impl Lever {
    fn new(
        offer: usize,
        dimension: usize,
        category: Node,
        spare: Quantity,
        relief: Quantity,
    ) -> Lever {
        Lever {
            offer,
            dimension,
            category,
            spare,
            relief,
            gaining: Vec::new(),
            gained: Quantity::ZERO,
            losing: Vec::new(),
            lost: Quantity::ZERO,
            changes: Vec::new(),
        }
    }

    /// Takes over who gains and who loses.
    fn tell(&mut self, picture: &Picture, change: &Change) {
        self.changes.clone_from(&change.cells);
        for changed in &change.cells {
            let need = picture.cautious.market.need()[changed.cell as usize];
            let before = Quantity::from_units(changed.before.of(need));
            let after = Quantity::from_units(changed.after.of(need));
            if changed.after > changed.before {
                self.gaining.push(changed.cell);
                self.gained += after - before;
            } else {
                self.losing.push(changed.cell);
                self.lost += before - after;
            }
        }
    }
}
