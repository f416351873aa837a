//! The one answer to a gap: opening, else more places, else a new offer.

use std::collections::{BTreeMap, BTreeSet};

use super::eligible::{free_places, has_empty_places, is_placed, is_stated, is_universal};
use super::gaps::Group;
use super::questions::{About, Inquiry};
use super::trial::{Change, Trial};
use super::{Measure, PlaceCost, Proposal};
use crate::analysis::year::Refused;
use crate::model::offer::{Catchment, Offer, Target};
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// What is said about a gap.
pub enum Answer {
    Measure(Proposal),
    /// An offer may be able to help, but its record does not say all that must be known.
    Ask(Inquiry),
}

/// Takes the answer over into the trial, if it is a measure; none if nothing fits.
pub fn answer(
    trial: &mut Trial,
    group: &Group,
    ending: &BTreeSet<usize>,
) -> Result<Option<Answer>, Refused> {
    let openings = openings(trial, group, ending);
    for opening in &openings {
        if let Some(free) = opening.free(trial, group)
            && let Some(proposal) = open(trial, group, opening, free)?
        {
            return Ok(Some(Answer::Measure(proposal)));
        }
    }
    if let Some(opening) = openings
        .iter()
        .find(|opening| opening.is_asked_about(trial, group))
    {
        return Ok(Some(Answer::Ask(Inquiry {
            offers: vec![opening.offer],
            about: About::Opening {
                dimension: opening.dimension,
                category: opening.category,
            },
            topic: group.topic,
            cells: group.cells.clone(),
        })));
    }
    if let Some(proposal) = more_places(trial, group, ending)? {
        return Ok(Some(Answer::Measure(proposal)));
    }
    Ok(new_offer(trial, group)?.map(Answer::Measure))
}

/// An offer that is there for the group but for one category of one dimension.
struct Opening {
    offer: usize,
    dimension: usize,
    category: Node,
    /// The cells of the group that it would take then.
    cells: Vec<u32>,
}

/// The openings that would take most of the gap's cells, those of most first.
fn openings(trial: &Trial, group: &Group, ending: &BTreeSet<usize>) -> Vec<Opening> {
    let year = trial.year;
    let dimensions = &year.vocabulary.dimensions;
    let mut found: Vec<(Quantity, Opening)> = Vec::new();
    for (offer, takes) in year.takes_everybody.iter().enumerate() {
        let own = &trial.offers[offer];
        if ending.contains(&offer) || own.capacity.is_none_or(|places| places == Quantity::ZERO) {
            continue;
        }
        let shut_out = |cell: &u32| -> Option<(usize, Node)> {
            let node = |position: usize| year.headline().cells.node(*cell as usize, position);
            let is_shut = |position: &usize| !takes[*position].contains(node(*position).0);
            let mut shut = (0..takes.len()).filter(is_shut);
            let position = shut.next()?;
            // a blank is no category that could be opened to
            let fits = dimensions[position].role == Role::Group && node(position).index() >= 2;
            (fits && shut.next().is_none()).then(|| (position, node(position)))
        };
        let mut by_category: BTreeMap<(usize, Node), Vec<u32>> = BTreeMap::new();
        for cell in &group.cells {
            if let Some(key) = shut_out(cell) {
                by_category.entry(key).or_default().push(*cell);
            }
        }
        for ((dimension, category), cells) in by_category {
            let gap: Quantity = cells.iter().map(|cell| trial.gap(*cell)).sum();
            let opening = Opening {
                offer,
                dimension,
                category,
                cells,
            };
            if at_least_half(gap, group.gap) {
                found.push((gap, opening));
            }
        }
    }
    found.sort_by(|(one, a), (other, b)| {
        let by_gap = other.cmp(one).then(a.offer.cmp(&b.offer));
        by_gap.then((a.dimension, a.category).cmp(&(b.dimension, b.category)))
    });
    found.into_iter().map(|(_, opening)| opening).collect()
}

impl Opening {
    /// The places that can be opened, if the record says all that this rests on and has no note that may speak
    /// against it.
    fn free(&self, trial: &Trial, group: &Group) -> Option<Quantity> {
        let offer = &trial.offers[self.offer];
        let is_sure = is_universal(offer)
            && offer.note.is_empty()
            && is_placed(trial, offer, group)
            && is_stated(trial, offer, self.dimension);
        let free = free_places(offer).filter(|free| *free > Quantity::ZERO)?;
        is_sure.then_some(free)
    }

    /// Whether its provider is to be asked: places may be free that close at least half of the gap.
    fn is_asked_about(&self, trial: &Trial, group: &Group) -> bool {
        let offer = &trial.offers[self.offer];
        let spare = trial.year.headline().cautious.spare[self.offer];
        let free = free_places(offer).unwrap_or(spare).min(spare);
        let is_for_a_group = !offer.kind.is_empty() && !is_universal(offer);
        !is_for_a_group && is_placed(trial, offer, group) && at_least_half(free, group.gap)
    }
}

fn at_least_half(part: Quantity, whole: Quantity) -> bool {
    part > Quantity::ZERO && part.times(2) >= whole
}

/// Opens the free places alone: those that are taken stay with those who have them.
fn open(
    trial: &mut Trial,
    group: &Group,
    opening: &Opening,
    free: Quantity,
) -> Result<Option<Proposal>, Refused> {
    let offer = &trial.offers[opening.offer];
    let mut opened = Offer {
        id: part_id(offer),
        capacity: Some(free),
        capacity_most: Default::default(),
        places_at_once: None,
        occupied: None,
        annual_cost: None,
        staff: None,
        ..offer.clone()
    };
    if let Target::Some(nodes) = &mut opened.targets[opening.dimension] {
        nodes.push(opening.category);
    }
    let rest = offer.capacity.unwrap_or_default() - free;
    let change = Change {
        other_places: Some((opening.offer, rest)),
        added: Some(opened),
    };
    let effect = trial.effect(&change)?;
    if !at_least_half(trial.gain_in(&opening.cells, &effect), group.gap) {
        return Ok(None);
    }
    let measure = Measure::Open {
        offer: opening.offer,
        dimension: opening.dimension,
        category: opening.category,
        free,
    };
    Ok(Some(Proposal {
        measure,
        group: group.clone(),
        relief: effect.relief,
        changes: trial.apply(change, effect),
        cost: None,
    }))
}

/// The id of what becomes of a part of an offer.
fn part_id(offer: &Offer) -> String {
    format!("{}+", offer.id)
}

/// More places at an offer that is there, in the same area, full and large enough.
fn more_places(
    trial: &mut Trial,
    group: &Group,
    ending: &BTreeSet<usize>,
) -> Result<Option<Proposal>, Refused> {
    let places = whole_places(group.gap);
    let mut fitting: Vec<usize> = (0..trial.year.offers.len())
        .filter(|offer| !ending.contains(offer) && may_grow(trial, group, *offer, places))
        .collect();
    fitting.sort_by_key(|offer| {
        let own = &trial.offers[*offer];
        let waiting = own.waiting.unwrap_or_default();
        let cost = cost_of(own).map_or(u64::MAX, Quantity::units);
        (std::cmp::Reverse(waiting), cost, *offer)
    });
    for offer in fitting {
        let own = &trial.offers[offer];
        let capacity = own.capacity.unwrap_or_default() + places;
        let own_cost = cost_of(own).map(|euros| PlaceCost {
            euros,
            offers: None,
        });
        let change = Change {
            other_places: Some((offer, capacity)),
            added: None,
        };
        let effect = trial.effect(&change)?;
        if at_least_half(trial.gain_in(&group.cells, &effect), group.gap) {
            let cost = own_cost.or_else(|| usual_cost(trial, group.topic));
            return Ok(Some(Proposal {
                measure: Measure::MorePlaces { offer, places },
                group: group.clone(),
                relief: effect.relief,
                changes: trial.apply(change, effect),
                cost,
            }));
        }
    }
    Ok(None)
}

/// Whether so many more places at an offer can be an answer to a gap: it takes those who lack one, most whom it
/// takes live there, no places of it are empty, and it at most doubles.
fn may_grow(trial: &Trial, group: &Group, offer: usize, places: Quantity) -> bool {
    let own = &trial.offers[offer];
    let fits = own.capacity.is_some_and(|capacity| capacity >= places)
        && is_placed(trial, own, group)
        && !has_empty_places(own);
    if !fits {
        return false;
    }
    let reached = &trial.reached[offer];
    let lacking = group.cells.iter();
    let lacking = lacking.filter(|cell| reached.binary_search(cell).is_ok());
    let gap: Quantity = lacking.map(|cell| trial.gap(*cell)).sum();
    at_least_half(gap, group.gap) && is_local(trial, group, reached)
}

/// Whether at least half of the need that an offer reaches is in the group's district.
fn is_local(trial: &Trial, group: &Group, reached: &[u32]) -> bool {
    let (Some(position), Some(district)) = (trial.positions.district, group.district) else {
        return true;
    };
    let picture = trial.year.headline();
    let districts = &trial.year.vocabulary.dimensions[position];
    let need = |cell: &u32| picture.results[*cell as usize].cautious.need;
    let is_there =
        |cell: &&u32| districts.is_within(picture.cells.node(**cell as usize, position), district);
    let all: Quantity = reached.iter().map(need).sum();
    let there: Quantity = reached.iter().filter(is_there).map(need).sum();
    at_least_half(there, all)
}

/// A new offer for the topic, the life phase and the district of a gap, open to all groups.
fn new_offer(trial: &mut Trial, group: &Group) -> Result<Option<Proposal>, Refused> {
    let places = whole_places(group.gap);
    let targets = (0..trial.year.vocabulary.dimensions.len()).map(|position| {
        let positions = trial.positions;
        let own = [
            (positions.topic, group.topic),
            (positions.life_phase, group.life_phase),
            (positions.district, group.district),
        ];
        let own = own.into_iter().find(|(at, _)| *at == Some(position));
        match own.and_then(|(_, node)| node) {
            Some(node) if node.index() >= 2 => Target::Some(vec![node]),
            _ => Target::All,
        }
    });
    let added = Offer {
        id: new_id(trial),
        name: String::new(),
        provider: String::new(),
        targets: targets.collect(),
        ages: Vec::new(),
        age_limit: None,
        catchment: Some(Catchment::Own),
        capacity: Some(places),
        capacity_most: Default::default(),
        places_at_once: Some(places),
        occupied: None,
        waiting: None,
        valid_from: None,
        valid_to: None,
        funding_until: None,
        annual_cost: None,
        staff: None,
        kind: String::new(),
        working_group: String::new(),
        hands_over_to: Vec::new(),
        checked_on: None,
        note: String::new(),
        position: None,
        file: String::new(),
        line: 0,
    };
    let change = Change {
        other_places: None,
        added: Some(added),
    };
    let effect = trial.effect(&change)?;
    if effect.relief == Quantity::ZERO {
        return Ok(None);
    }
    let cost = usual_cost(trial, group.topic);
    Ok(Some(Proposal {
        measure: Measure::NewOffer { places },
        group: group.clone(),
        relief: effect.relief,
        changes: trial.apply(change, effect),
        cost,
    }))
}

/// An id that no offer has.
fn new_id(trial: &Trial) -> String {
    let mut number = 1;
    loop {
        let id = format!("neu-{number}");
        if trial.offers.iter().all(|offer| offer.id != id) {
            return id;
        }
        number += 1;
    }
}

/// A place is given to a person.
fn whole_places(gap: Quantity) -> Quantity {
    let one = Quantity::ONE.units();
    Quantity::from_units(gap.units().div_ceil(one).saturating_mul(one))
}

/// What a place of an offer costs in a year, as far as its record says.
fn cost_of(offer: &Offer) -> Option<Quantity> {
    let (cost, places) = (offer.annual_cost?, offer.capacity?);
    let units = u128::from(cost.units()) * u128::from(Quantity::ONE.units());
    let units = units.checked_div(u128::from(places.units()))?;
    u64::try_from(units).ok().map(Quantity::from_units)
}

/// The median of what a place costs in the offers of a topic that are in force; of two in the middle the dearer.
fn usual_cost(trial: &Trial, topic: Option<Node>) -> Option<PlaceCost> {
    let is_of_topic = |offer: &&Offer| match (trial.positions.topic, topic) {
        (Some(position), Some(topic)) => match &offer.targets[position] {
            Target::Some(nodes) => nodes.contains(&topic),
            Target::All | Target::NotStated => false,
        },
        _ => true,
    };
    let offers = trial.year.offers.iter().filter(is_of_topic);
    let mut costs: Vec<Quantity> = offers.filter_map(cost_of).collect();
    costs.sort_unstable();
    Some(PlaceCost {
        euros: *costs.get(costs.len() / 2)?,
        offers: Some(costs.len()),
    })
}
