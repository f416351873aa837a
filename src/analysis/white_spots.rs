//! White spots: where people live whom no offer of a topic that takes their age reaches.
//!
//! A place is out of reach if it is further from every such offer than that offer's own limit, in metres or minutes;
//! an offer whose reach is told by districts reaches all of a district, or nothing of it. It does not matter here
//! whether an offer has a place left, nor whether it is open to all groups: other types of gaps tell that.
//!
//! # On paper
//!
//! Two houses take people from 500 metres around. Of the hundred of the north sixty live at the first house, forty live
//! 556 metres from the second: their block is the white spot, and as forty of a hundred live there, twenty of the
//! fifty cases of the north are out of reach.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::nearest::{Group, ages, cells_by_group, node_of, offers, people, reached};
use super::picture::Year;
use super::reach::near::NearIndex;
use crate::model::location::{Location, Locations};
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;

/// The metres for which nearest offers are looked up first.
const USUAL: f64 = 1_000.0;

/// A place whose people no offer reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct WhiteSpot {
    /// None: the town has no topics.
    pub topic: Option<Node>,
    /// None: the town has no life phases, or the needs name none.
    pub life_phase: Option<Node>,
    /// Position among the locations.
    pub location: usize,
    /// Who live there, of the ages in question.
    pub people: f64,
    /// Their share of the need of their district.
    pub cases: f64,
    /// The nearest offer, by position among the year's, and the metres to it; none without positions.
    pub nearest: Option<(usize, f64)>,
}

/// For every topic and life phase with need the places out of reach, those with most cases first. A topic of which
/// no offer is on record is left out: nothing can be concluded.
pub fn white_spots(locations: &Locations, year: &Year) -> Vec<WhiteSpot> {
    let groups = cells_by_group(year).into_iter();
    groups
        .flat_map(|(group, cells)| of_group(locations, year, group, &cells))
        .collect()
}

/// The headline's cells of which nobody lives within reach, rising; empty where no offer's reach is told in metres or
/// minutes.
pub fn cells_out_of_reach(locations: &Locations, year: &Year) -> Vec<u32> {
    let Some(district) = year.vocabulary.with_role(Role::District) else {
        return Vec::new();
    };
    if year.parts.reached.is_empty() {
        return Vec::new();
    }
    let mut found = BTreeSet::new();
    for (group, cells) in cells_by_group(year) {
        let out = nodes_out_of_reach(locations, year, district, group, &cells);
        let node = |cell: &u32| year.headline().cells.node(*cell as usize, district);
        found.extend(cells.into_iter().filter(|cell| out.contains(&node(cell))));
    }
    found.into_iter().collect()
}

fn of_group(locations: &Locations, year: &Year, group: Group, cells: &[u32]) -> Vec<WhiteSpot> {
    let Some(district) = year.vocabulary.with_role(Role::District) else {
        return Vec::new();
    };
    let out = nodes_out_of_reach(locations, year, district, group, cells);
    let need = need(year, district, cells);
    let ages = ages(year, group);
    let mut living: BTreeMap<Node, f64> = BTreeMap::new();
    for (number, location) in locations.all.iter().enumerate() {
        let node = node_of(year, number, location);
        *living.entry(node).or_default() += people(location, ages);
    }
    let offers = OffersNear::of(year, group);
    let spot = |(number, location): (usize, &Location)| {
        let node = node_of(year, number, location);
        let people = people(location, ages);
        if people == 0.0 || !out.contains(&node) {
            return None;
        }
        let share = people / living.get(&node)?;
        let need = need.get(&node).copied().unwrap_or_default();
        Some(WhiteSpot {
            topic: group.0,
            life_phase: group.1,
            location: number,
            people,
            cases: need.as_f64() * share,
            nearest: location.position.and_then(|from| offers.nearest(from)),
        })
    };
    let all = locations.all.par_iter().enumerate();
    let mut spots: Vec<WhiteSpot> = all.filter_map(spot).collect();
    // stable: equals stay in the order of the locations
    spots.sort_by(|one, other| other.cases.total_cmp(&one.cases));
    spots
}

/// The districts, or parts of them, that none of the group's offers reaches.
fn nodes_out_of_reach(
    locations: &Locations,
    year: &Year,
    district: usize,
    group: Group,
    cells: &[u32],
) -> BTreeSet<Node> {
    let results = &year.headline().results;
    let has_need = |cell: &u32| {
        let own = &results[*cell as usize];
        own.certainty.is_some() && own.cautious.need > Quantity::ZERO
    };
    if !cells.iter().any(has_need) {
        return BTreeSet::new();
    }
    let offers: Vec<usize> = offers(year, group).collect();
    let reached = reached(locations, year, district, &offers);
    let all = locations.all.iter().enumerate();
    let nodes = all.map(|(number, location)| node_of(year, number, location));
    nodes.filter(|node| !reached.contains(node)).collect()
}

/// The need of some cells in each district or part.
fn need(year: &Year, district: usize, cells: &[u32]) -> BTreeMap<Node, Quantity> {
    let picture = year.headline();
    let mut need: BTreeMap<Node, Quantity> = BTreeMap::new();
    for cell in cells.iter().map(|cell| *cell as usize) {
        let node = picture.cells.node(cell, district);
        *need.entry(node).or_default() += picture.results[cell].cautious.need;
    }
    need
}

/// The offers of a group that have a position.
struct OffersNear {
    offers: Vec<usize>,
    index: Option<NearIndex>,
}

impl OffersNear {
    fn of(year: &Year, group: Group) -> OffersNear {
        let at = |offer: usize| Some((offer, year.offers[offer].position?));
        let (offers, points): (Vec<usize>, Vec<Position>) =
            offers(year, group).filter_map(at).unzip();
        let index = (!points.is_empty()).then(|| NearIndex::new(&points, USUAL));
        OffersNear { offers, index }
    }

    fn nearest(&self, from: Position) -> Option<(usize, f64)> {
        let (point, metres) = self.index.as_ref()?.nearest(from, |_| true)?;
        Some((self.offers[point as usize], metres))
    }
}

#[cfg(test)]
mod tests;
