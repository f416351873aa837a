//! Districts are divided where the reach of offers ends: the locations of a district that the same offers reach
//! are one part of it.
//!
//! A part is a category below its district that no table shows, as a part of a life phase is below its phase. A need
//! of the district is shared out over its parts; everything else, from the cover to the tables, stays as it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::classes::refined;
use super::near::NearIndex;
use crate::analysis::lists::Lists;
use crate::language::Label;
use crate::model::finding::{Code, Finding, Lines, Place};
use crate::model::inventory::Inventory;
use crate::model::location::{Location, Locations, Travel};
use crate::model::offer::{Catchment, Limit, Offer};
use crate::model::parts::{Part, Parts, ReachKey};
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Category, Dimension, Node, Role};
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;

/// How far people come to an offer at most; none: its catchment is told by districts.
pub fn limit(offer: &Offer, default: Catchment) -> Option<Limit> {
    match offer.catchment.unwrap_or(default) {
        Catchment::Within(limit) => Some(limit),
        Catchment::Own | Catchment::Level(_) | Catchment::All => None,
    }
}

/// Divides the districts of an inventory by what reaches whom: its own offers, those of its plan, and `more`.
pub fn divide(inventory: &mut Inventory, default: Catchment, more: &[Offer]) {
    let offers = inventory.offers.iter();
    let offers = offers.chain(inventory.plan.iter().flatten()).chain(more);
    let keys: BTreeSet<ReachKey> = offers
        .filter_map(|offer| ReachKey::of(offer, limit(offer, default)?))
        .collect();
    let Some(position) = inventory.vocabulary.with_role(Role::District) else {
        return;
    };
    if keys.is_empty() || inventory.locations.is_empty() {
        return;
    }
    let districts = &inventory.vocabulary.dimensions[position];
    let (divided, parts) = divided(districts, &inventory.locations, &keys);
    inventory.vocabulary.dimensions[position] = divided;
    inventory.parts = parts.into();
}

/// The offers that have a limit in metres or minutes, but nothing to measure it from: a finding for each file.
pub fn unmeasured(inventory: &Inventory, default: Catchment) -> Vec<Finding> {
    let locations = &inventory.locations;
    let has_positions = locations
        .all
        .iter()
        .any(|location| location.position.is_some());
    let mut lines: BTreeMap<String, Lines> = BTreeMap::new();
    for offer in inventory
        .offers
        .iter()
        .chain(inventory.plan.iter().flatten())
    {
        let Some(limit) = limit(offer, default) else {
            continue;
        };
        let is_measured = match ReachKey::of(offer, limit) {
            Some(ReachKey::Metres { .. }) => has_positions,
            Some(ReachKey::Time { offer, .. }) => locations.travel.contains_key(&offer),
            None => false,
        };
        if !is_measured {
            lines.entry(offer.file.clone()).or_default().add(offer.line);
        }
    }
    let finding = |(file, lines): (String, Lines)| {
        let count = lines.total;
        let place = Place {
            lines,
            ..Place::file(file)
        };
        Finding::new(Code::OfferWithoutPosition, place).detail("count", count)
    };
    lines.into_iter().map(finding).collect()
}

/// The districts with their parts, and what reaches each of these.
fn divided(
    districts: &Dimension,
    locations: &Locations,
    keys: &BTreeSet<ReachKey>,
) -> (Dimension, Parts) {
    let (keys, reached) = locations_within(locations, keys);
    let alike = refined(&reached, locations.all.len());
    let groups = groups(&locations.all, &alike);
    let mut parts = Parts {
        resolved: resolved(&locations.all),
        of_location: locations.all.iter().map(|one| one.district).collect(),
        ..Parts::default()
    };
    let mut leaves: Vec<Category> = Vec::new();
    let first = districts.nodes();
    for (district, groups) in groups.into_iter().filter(|(_, groups)| groups.len() > 1) {
        let count = groups.len();
        let mut of_district = Vec::with_capacity(count);
        for (number, members) in (1..).zip(groups) {
            let node = Node((first + leaves.len()) as u32);
            for member in &members {
                parts.of_location[*member as usize] = node;
            }
            of_district.push(Part {
                node,
                people: people(&locations.all, &members),
                locations: members,
            });
            leaves.push(part_of(districts, district, number, count));
        }
        parts.of_district.insert(district, of_district);
    }
    let node_of = |location: &u32| parts.of_location[*location as usize];
    let nodes_of = |list: &[u32]| -> Vec<Node> {
        let nodes: BTreeSet<Node> = list.iter().map(node_of).collect();
        nodes.into_iter().collect()
    };
    parts.reached = keys
        .into_iter()
        .zip(reached.iter().map(nodes_of).collect::<Vec<_>>())
        .collect();
    (districts.with_more(leaves), parts)
}

/// The districts of which more than one location is known.
fn resolved(locations: &[Location]) -> BTreeSet<Node> {
    let mut seen: BTreeSet<Node> = BTreeSet::new();
    let again = locations.iter().map(|location| location.district);
    again.filter(|district| !seen.insert(*district)).collect()
}

/// A part of a district, by its number among so many.
fn part_of(districts: &Dimension, district: Node, number: usize, count: usize) -> Category {
    let whole = districts.name(district).cloned();
    let share = Label::plain(&format!("{number}/{count}"));
    let label = match whole {
        Some(whole) => Label::joined(&[whole, share], " "),
        None => share,
    };
    let id = format!("{}/{number}", districts.node_id(district));
    Category {
        label,
        parent: Some(district),
        cut: true,
        ..Category::from_data(&id)
    }
}

/// Which locations are within which offers' limits. An offer to which no travel time leads is left out: nothing is
/// known of it.
fn locations_within<'a>(
    locations: &Locations,
    keys: &'a BTreeSet<ReachKey>,
) -> (Vec<ReachKey>, Lists) {
    let with_position: Vec<(u32, Position)> = (0..)
        .zip(&locations.all)
        .filter_map(|(number, location)| Some((number, location.position?)))
        .collect();
    let points: Vec<Position> = with_position
        .iter()
        .map(|(_, position)| *position)
        .collect();
    let metres = keys.iter().filter_map(|key| match key {
        ReachKey::Metres { metres, .. } => Some(*metres),
        ReachKey::Time { .. } => None,
    });
    let index = NearIndex::new(&points, metres.min().unwrap_or(0).into());
    let within = |key: &'a ReachKey| -> Option<(&'a ReachKey, Vec<u32>)> {
        let list = match key {
            ReachKey::Metres { position, metres } => {
                let [lat, lon] = position.map(f64::from_bits);
                let found = index.within(Position::new(lat, lon)?, f64::from(*metres));
                let number = |point: u32| with_position[point as usize].0;
                found.into_iter().map(number).collect()
            }
            ReachKey::Time {
                offer,
                seconds,
                mode,
            } => {
                let fits = |way: &&Travel| {
                    way.seconds <= *seconds
                        && (mode.is_none() || way.mode.is_none() || way.mode == *mode)
                };
                let ways = locations.travel.get(offer)?.iter().filter(fits);
                let near: BTreeSet<u32> = ways.map(|way| way.location).collect();
                near.into_iter().collect()
            }
        };
        Some((key, list))
    };
    let keys: Vec<&ReachKey> = keys.iter().collect();
    let found: Vec<(&ReachKey, Vec<u32>)> = keys.into_par_iter().filter_map(within).collect();
    let (keys, lists): (Vec<&ReachKey>, Vec<Vec<u32>>) = found.into_iter().unzip();
    (
        keys.into_iter().cloned().collect(),
        lists.into_iter().collect(),
    )
}

/// The locations of every district, together with those that the same offers reach; in the order of their first
/// ones.
fn groups(locations: &[Location], alike: &[Option<u32>]) -> BTreeMap<Node, Vec<Vec<u32>>> {
    let mut groups: BTreeMap<Node, Vec<Vec<u32>>> = BTreeMap::new();
    let mut known: HashMap<(Node, Option<u32>), usize> = HashMap::new();
    for (number, location) in (0..).zip(locations) {
        let of_district = groups.entry(location.district).or_default();
        let key = (location.district, alike[number as usize]);
        let group = *known.entry(key).or_insert(of_district.len());
        if group == of_district.len() {
            of_district.push(Vec::new());
        }
        of_district[group].push(number);
    }
    groups
}

/// The inhabitants of some locations by age. Where of a location nothing is known, it counts as one person: so a
/// district whose table holds no persons is shared out evenly over its locations.
fn people(locations: &[Location], members: &[u32]) -> Vec<(Option<AgeBand>, Quantity)> {
    let mut people: BTreeMap<Option<AgeBand>, Quantity> = BTreeMap::new();
    for member in members {
        let own = &locations[*member as usize].people;
        match own.is_empty() {
            true => *people.entry(None).or_default() += Quantity::ONE,
            false => own
                .iter()
                .for_each(|(ages, persons)| *people.entry(*ages).or_default() += *persons),
        }
    }
    people.into_iter().collect()
}

#[cfg(test)]
pub(in crate::analysis) mod tests;
