//! How far people live from the nearest offer of a topic that takes their age, from the nearest one that has a place
//! left, and who is out of every such offer's reach.
//!
//! Distances are straight lines between where people live and where offers are; offers without a position have none.
//! A place is left if the fair cover of the cautious scenario has not given it out: somebody else's place is none.
//!
//! # On paper
//!
//! Sixty people live at a house, forty of the same district and fifty of the next 556 metres from another. Of the
//! hundred and fifty the nearest house is 0 metres away for 60 and 556 metres for 90: half of them have it within 556
//! metres, 40 percent within 500, all within 1 000.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::picture::Year;
use super::reach::near::NearIndex;
use crate::model::location::{Location, Locations};
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;

/// The metres within which people are counted. Own choice.
pub const WITHIN: [u32; 3] = [500, 1_000, 2_000];

/// The people of a district, or of the whole town, and how far they have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearness {
    /// None: the town has no topics.
    pub topic: Option<Node>,
    /// None: the town has no life phases, or the needs name none.
    pub life_phase: Option<Node>,
    /// None: the whole town.
    pub district: Option<Node>,
    /// Of the ages in question, as far as it is known where they live.
    pub people: f64,
    /// To the nearest offer.
    pub to_any: Distances,
    /// To the nearest offer with a place left.
    pub to_free: Distances,
    /// How many of them no offer reaches.
    pub out_of_reach: f64,
}

/// How far people have it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distances {
    /// Half of them have it no further than so many metres; none where there is nothing to go to.
    pub median: Option<f64>,
    /// The share of them within each of [`WITHIN`].
    pub within: [f64; 3],
}

/// What is asked about: a topic and a life phase in which something is needed.
pub(super) type Group = (Option<Node>, Option<Node>);

/// Somebody's ways: metres to the nearest offer and to the nearest with a place left.
#[derive(Debug, Clone, Copy)]
struct Ways {
    people: f64,
    to_any: Option<f64>,
    to_free: Option<f64>,
    is_reached: bool,
}

/// For every topic and life phase with need, district by district and the whole town last; empty where it is not known
/// where people live or where offers are.
pub fn nearness(locations: &Locations, year: &Year) -> Vec<Nearness> {
    let groups = groups(year);
    let groups = groups.into_iter();
    groups
        .flat_map(|group| of_group(locations, year, group))
        .collect()
}

/// The topics and life phases in which something is needed.
fn groups(year: &Year) -> BTreeSet<Group> {
    cells_by_group(year).into_keys().collect()
}

/// The headline's cells of each topic and life phase, rising.
pub(super) fn cells_by_group(year: &Year) -> BTreeMap<Group, Vec<u32>> {
    let cells = &year.headline().cells;
    let [topic, phase] = [Role::Topic, Role::LifePhase].map(|role| year.vocabulary.with_role(role));
    let category = |cell: usize, position: Option<usize>| {
        let dimension = position.map(|position| &year.vocabulary.dimensions[position])?;
        let node = dimension.shown(cells.node(cell, position?));
        dimension.category(node).map(|_| node)
    };
    let mut groups: BTreeMap<Group, Vec<u32>> = BTreeMap::new();
    for cell in 0..cells.len() {
        let group = (category(cell, topic), category(cell, phase));
        groups.entry(group).or_default().push(cell as u32);
    }
    groups
}

/// The offers that take somebody of a topic and a life phase.
pub(super) fn offers(year: &Year, group: Group) -> impl Iterator<Item = usize> {
    (0..year.offers.len()).filter(move |offer| takes(year, *offer, group))
}

fn of_group(locations: &Locations, year: &Year, group: Group) -> Vec<Nearness> {
    let Some(district) = year.vocabulary.with_role(Role::District) else {
        return Vec::new();
    };
    let offers: Vec<usize> = offers(year, group).collect();
    let spare = &year.headline().cautious.spare;
    let at = |offer: &&usize| year.offers[**offer].position;
    let positions = |offers: &[usize]| offers.iter().filter_map(|offer| at(&offer)).collect();
    let has_place = |offer: &usize| spare[*offer].units() > 0;
    let free: Vec<usize> = offers.iter().copied().filter(has_place).collect();
    let (any, free): (Vec<Position>, Vec<Position>) = (positions(&offers), positions(&free));
    if any.is_empty() {
        return Vec::new();
    }
    let [any, free] = [any, free].map(|points| {
        let index = NearIndex::new(&points, f64::from(WITHIN[1]));
        (!points.is_empty()).then_some(index)
    });
    let reached = reached(locations, year, district, &offers);
    let ages = ages(year, group);
    let ways = |(number, location): (usize, &Location)| -> Option<Ways> {
        let position = location.position?;
        let nearest = |index: &Option<NearIndex>| {
            let found = index.as_ref()?.nearest(position, |_| true);
            found.map(|(_, metres)| metres)
        };
        let people = people(location, ages);
        (people > 0.0).then(|| Ways {
            people,
            to_any: nearest(&any),
            to_free: nearest(&free),
            is_reached: reached.contains(&node_of(year, number, location)),
        })
    };
    let ways: Vec<Option<Ways>> = locations.all.par_iter().enumerate().map(ways).collect();
    let dimension = &year.vocabulary.dimensions[district];
    let mut by_district: BTreeMap<Node, Vec<Ways>> = BTreeMap::new();
    for (location, own) in locations.all.iter().zip(&ways) {
        let Some(own) = own else { continue };
        for node in dimension.path(location.district) {
            by_district.entry(node).or_default().push(*own);
        }
    }
    let all: Vec<Ways> = ways.into_iter().flatten().collect();
    let of_districts = by_district.iter().map(|(node, ways)| (Some(*node), ways));
    let rows = of_districts.chain((!all.is_empty()).then_some((None, &all)));
    rows.map(|(district, ways)| summed(group, district, ways))
        .collect()
}

/// Whether an offer takes somebody of a topic and a life phase.
fn takes(year: &Year, offer: usize, (topic, phase): Group) -> bool {
    let own = &year.takes_somebody[offer];
    let takes = |role: Role, node: Option<Node>| {
        let position = year.vocabulary.with_role(role);
        let both = position.zip(node);
        both.is_none_or(|(position, node)| own[position].contains(node.0))
    };
    takes(Role::Topic, topic) && takes(Role::LifePhase, phase)
}

/// The districts, or parts of them, that one of the offers reaches.
pub(super) fn reached(
    locations: &Locations,
    year: &Year,
    district: usize,
    offers: &[usize],
) -> BTreeSet<Node> {
    let all = locations.all.iter().enumerate();
    let nodes: BTreeSet<Node> = all
        .map(|(number, location)| node_of(year, number, location))
        .collect();
    let is_reached = |node: &Node| {
        let mut offers = offers.iter();
        offers.any(|offer| year.takes_somebody[*offer][district].contains(node.0))
    };
    nodes.into_iter().filter(is_reached).collect()
}

/// The part of its district that a location is in; the district itself where it is not divided.
pub(super) fn node_of(year: &Year, number: usize, location: &Location) -> Node {
    let parts = &year.parts.of_location;
    parts.get(number).copied().unwrap_or(location.district)
}

/// The ages of a group's life phase.
pub(super) fn ages(year: &Year, (_, phase): Group) -> Option<AgeBand> {
    let position = year.vocabulary.with_role(Role::LifePhase)?;
    year.vocabulary.dimensions[position].category(phase?)?.ages
}

/// The people of these ages; bands of the table that reach beyond count by their years. Where nothing is known of who
/// lives there, a location counts as one, as where a need is shared out.
pub(super) fn people(location: &Location, ages: Option<AgeBand>) -> f64 {
    if location.people.is_empty() {
        return 1.0;
    }
    let of_band = |(own, persons): &(Option<AgeBand>, Quantity)| {
        let share = match (own, ages) {
            (Some(own), Some(ages)) => own.shared_with(&ages).map_or(0.0, |shared| {
                f64::from(shared.length()) / f64::from(own.length())
            }),
            _ => 1.0,
        };
        persons.as_f64() * share
    };
    location.people.iter().map(of_band).sum()
}

fn summed((topic, life_phase): Group, district: Option<Node>, ways: &[Ways]) -> Nearness {
    let people = ways.iter().map(|own| own.people).sum();
    let distances = |metres: fn(&Ways) -> Option<f64>| {
        let of_way = |own: &Ways| Some((metres(own)?, own.people));
        distances(ways.iter().filter_map(of_way).collect(), people)
    };
    let beyond = ways.iter().filter(|own| !own.is_reached);
    Nearness {
        topic,
        life_phase,
        district,
        people,
        to_any: distances(|own| own.to_any),
        to_free: distances(|own| own.to_free),
        out_of_reach: beyond.map(|own| own.people).sum(),
    }
}

/// What metres, each with so many of all `people`, come to.
fn distances(mut metres: Vec<(f64, f64)>, people: f64) -> Distances {
    metres.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut so_far = 0.0;
    let median = metres.iter().find(|(_, own)| {
        so_far += own;
        2.0 * so_far >= people
    });
    let within = WITHIN.map(|most| {
        let near = metres.iter().filter(|(own, _)| *own <= f64::from(most));
        near.map(|(_, own)| own).sum::<f64>() / people
    });
    Distances {
        median: median.map(|(own, _)| *own),
        within,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn half_of_a_hundred_and_fifty_have_it_no_further_than_556_metres() {
        let told = distances(vec![(556.0, 90.0), (0.0, 60.0)], 150.0);
        assert_eq!(told.median, Some(556.0));
        assert_eq!(told.within, [0.4, 1.0, 1.0]);
        let nobody = distances(Vec::new(), 150.0);
        assert_eq!(nobody.median, None);
        assert_eq!(nobody.within, [0.0; 3]);
    }

    proptest! {
        /// The twin writes every person down and takes the one in the middle.
        #[test]
        fn the_median_is_that_of_all_people_in_a_row(ways in proptest::collection::vec((0u32..4_000, 1u32..9), 1..30)) {
            let mut row: Vec<u32> = ways.iter().flat_map(|(metres, people)| vec![*metres; *people as usize]).collect();
            row.sort_unstable();
            let weighted = ways.iter().map(|(metres, people)| (f64::from(*metres), f64::from(*people)));
            let told = distances(weighted.collect(), row.len() as f64);
            prop_assert_eq!(told.median, Some(f64::from(row[(row.len() - 1) / 2])));
            for (most, share) in WITHIN.into_iter().zip(told.within) {
                let near = row.iter().filter(|metres| **metres <= most).count();
                prop_assert!((share - near as f64 / row.len() as f64).abs() < 1e-12);
            }
        }
    }
}
