//! Levers: what a single offer could do about the gap, by opening to one more category or by more places.

use super::cover::{Change, solve};
use super::targets::{Leaves, NodeSets, Openness};
use super::year::{Picture, Year};
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// An offer with places left that opens to one more category of one dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// Position among the year's offers.
    pub offer: usize,
    pub dimension: usize,
    pub category: Node,
    /// The most of its places that can stay empty today.
    pub spare: Quantity,
    /// By how much the total gap falls.
    pub relief: Quantity,
    /// Cells whose coverage rises, and how many cases more are covered in them.
    pub gaining: Vec<u32>,
    pub gained: Quantity,
    /// Cells whose coverage falls, as others now share their places, and by how many cases.
    pub losing: Vec<u32>,
    pub lost: Quantity,
}

/// What ten more places at an offer of a bottleneck would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MorePlaces {
    pub offer: usize,
    /// The bottleneck's number.
    pub part: u32,
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
/// of a bottleneck what more places would do. Both by the same cover, not by an estimate: the fall of the
/// gap is what a maximum flow covers more.
pub fn levers(year: &Year, picture: &Picture) -> Levers {
    let solved = solve(&picture.cautious.market);
    let mut relief = solved.relief();
    let mut sets = NodeSets::new(&year.vocabulary, Openness::Everybody);
    let mut openings = Vec::new();
    for (offer, spare) in picture.cautious.spare.iter().enumerate() {
        if *spare == Quantity::ZERO {
            continue;
        }
        let mut best: Option<(Lever, Vec<u32>)> = None;
        for (dimension, category, cells) in candidates(year, picture, &mut sets, offer) {
            let fall = Quantity::from_units(relief.of(spare.units(), &cells));
            if fall
                > best
                    .as_ref()
                    .map_or(Quantity::ZERO, |(lever, _)| lever.relief)
            {
                best = Some((Lever::new(offer, dimension, category, *spare, fall), cells));
            }
        }
        openings.extend(best.map(|(mut lever, cells)| {
            lever.tell(picture, &solved.with_more_reach(offer as u32, &cells));
            lever
        }));
    }
    openings.sort_by(|one, other| {
        other
            .relief
            .cmp(&one.relief)
            .then(one.offer.cmp(&other.offer))
    });
    let mut places: Vec<MorePlaces> = Vec::new();
    for (offer, part) in picture.cautious.cover.part_of_offer.iter().enumerate() {
        let Some(part) = *part else { continue };
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

/// Every single opening of an offer that would reach some cell more: the dimension, the category, and the
/// cells that it does not reach today.
fn candidates(
    year: &Year,
    picture: &Picture,
    sets: &mut NodeSets,
    offer: usize,
) -> Vec<(usize, Node, Vec<u32>)> {
    let topic = year.vocabulary.with_role(Role::Topic);
    let takes = &year.takes_everybody[offer];
    let mut beyond: Vec<Vec<u32>> = vec![Vec::new(); takes.len()];
    for cell in 0..picture.cells.len() {
        let closed = |(position, _): &(usize, &super::reach::NodeSet)| {
            !takes[*position].contains(picture.cells.node(cell, *position).0)
        };
        let mut closed = takes.iter().enumerate().filter(closed);
        if let (Some((position, _)), None) = (closed.next(), closed.next())
            && Some(position) != topic
        {
            beyond[position].push(cell as u32);
        }
    }
    let mut found = Vec::new();
    for (position, cells) in beyond.iter().enumerate() {
        let Leaves::Only(own) = &year.targets[offer][position] else {
            continue;
        };
        let dimension = &year.vocabulary.dimensions[position];
        for (node, category) in dimension.categories() {
            if cells.is_empty() || category.cut {
                continue;
            }
            let mut wider = own.clone();
            wider.extend(dimension.leaves(node));
            wider.sort_unstable();
            wider.dedup();
            if wider.len() == own.len() {
                continue;
            }
            let set = sets.node_set(position, &Leaves::Only(wider));
            let more: Vec<u32> = cells
                .iter()
                .copied()
                .filter(|cell| set.contains(picture.cells.node(*cell as usize, position).0))
                .collect();
            if !more.is_empty() {
                found.push((position, node, more));
            }
        }
    }
    found
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
        }
    }

    /// Takes over who gains and who loses.
    fn tell(&mut self, picture: &Picture, change: &Change) {
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
