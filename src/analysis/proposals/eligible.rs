//! What the record of an offer says, and whether that is enough to rest a proposal on.

use std::collections::BTreeSet;

use super::gaps::Group;
use super::trial::Trial;
use crate::analysis::picture::Year;
use crate::analysis::usage;
use crate::model::offer::{Offer, Target};
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// Words for an offer that is meant for everybody. The kinds of prevention after Gordon 1983, "An operational
/// classification of disease prevention", Public Health Reports 98: universal, selective, indicated.
const UNIVERSAL: [&str; 2] = ["universell", "universal"];

/// An offer that is occupied to this share counts as full: single places are always changing hands.
const FULL: (u64, u64) = (9, 10);

/// The year's offers whose end is known: they are renewed before anything is added.
pub fn with_an_end(year: &Year) -> BTreeSet<usize> {
    let reference = year.question.reference_date;
    let ends = |offer: &Offer| {
        let mut days = [offer.funding_until, offer.valid_to].into_iter().flatten();
        days.any(|day| day >= reference)
    };
    let offers = year.offers.iter().enumerate();
    offers
        .filter(|(_, offer)| ends(offer))
        .map(|(position, _)| position)
        .collect()
}

/// Whether the record says whom the offer takes in a dimension.
pub fn is_stated(trial: &Trial, offer: &Offer, dimension: usize) -> bool {
    let own = &trial.year.vocabulary.dimensions[dimension];
    let by_age =
        own.role == Role::LifePhase && (!offer.ages.is_empty() || offer.age_limit.is_some());
    own.is_empty() || by_age || offer.targets[dimension] != Target::NotStated
}

/// Whether the record says what is offered, where, and for which ages, as far as the gap is told apart by these.
pub fn is_placed(trial: &Trial, offer: &Offer, group: &Group) -> bool {
    let positions = trial.positions;
    let all = [positions.topic, positions.life_phase, positions.district];
    let mut told_apart = all
        .into_iter()
        .zip(group.key())
        .filter_map(|(position, node)| {
            let position = position?;
            node.filter(|node| node.index() >= 2).map(|_| position)
        });
    told_apart.all(|dimension| is_stated(trial, offer, dimension))
}

/// Whether it says of itself that it is for everybody. One for a group that needs it most is not opened to others.
pub fn is_universal(offer: &Offer) -> bool {
    UNIVERSAL.contains(&normalised(&offer.kind).as_str())
}

/// The places that are free for others, in places a year; none where the record does not say, or people wait.
pub fn free_places(offer: &Offer) -> Option<Quantity> {
    let (capacity, at_once) = (offer.capacity?, offer.places_at_once?);
    if offer
        .waiting
        .is_some_and(|waiting| waiting > Quantity::ZERO)
    {
        return Some(Quantity::ZERO);
    }
    let free = usage::free(offer)?;
    match at_once > Quantity::ZERO {
        true => {
            let units = u128::from(free.units()) * u128::from(capacity.units());
            let units = units / u128::from(at_once.units());
            Some(Quantity::from_units(
                u64::try_from(units).unwrap_or(u64::MAX),
            ))
        }
        false => Some(Quantity::ZERO),
    }
}

/// Whether places that the offer has are known to be empty.
pub fn has_empty_places(offer: &Offer) -> bool {
    match (offer.places_at_once, offer.occupied) {
        (Some(places), Some(occupied)) => {
            let (share, whole) = FULL;
            u128::from(occupied.units()) * u128::from(whole)
                < u128::from(places.units()) * u128::from(share)
        }
        _ => false,
    }
}
