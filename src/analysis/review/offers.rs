//! The offers of two years, matched by their ids: which began, ended, changed, and what each does alone.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::causes::Sixths;
use super::effects::{self, Effects};
use super::slot::Slot;
use crate::analysis::cover::solve;
use crate::analysis::picture::Year;
use crate::analysis::year::Refused;
use crate::model::offer::Offer;
use crate::vocabulary::words::normalised;

/// Matches the offers in force: by id, and offers of one id in their order.
pub fn slots(from: &Year, to: &Year) -> Vec<Slot> {
    let mut later: HashMap<String, Vec<usize>> = HashMap::new();
    for (position, offer) in to.offers.iter().enumerate().rev() {
        later
            .entry(normalised(&offer.id))
            .or_default()
            .push(position);
    }
    let mut matched = vec![false; to.offers.len()];
    let mut slots = Vec::new();
    for (position, offer) in from.offers.iter().enumerate() {
        let same = later.get_mut(&normalised(&offer.id)).and_then(Vec::pop);
        if let Some(same) = same {
            matched[same] = true;
        }
        slots.push(slot(from, to, Some(position), same));
    }
    let begun = (0..to.offers.len()).filter(|offer| !matched[*offer]);
    slots.extend(begun.map(|offer| slot(from, to, None, Some(offer))));
    slots
}

fn slot(from: &Year, to: &Year, one: Option<usize>, other: Option<usize>) -> Slot {
    let capacities = [
        one.map(|offer| from.offers[offer].capacity.is_some()),
        other.map(|offer| to.offers[offer].capacity.is_some()),
    ];
    let only_known = match (one, other) {
        (None, Some(offer)) => {
            let begun = |date: NaiveDate| date > from.question.reference_date;
            never_assessable(from, to, offer) && !to.offers[offer].valid_from.is_some_and(begun)
        }
        (Some(offer), None) => {
            let ended = |date: NaiveDate| date < to.question.reference_date;
            never_assessable(to, from, offer) && !from.offers[offer].valid_to.is_some_and(ended)
        }
        _ => false,
    };
    Slot {
        from: one,
        to: other,
        only_known,
        recorded: matches!(capacities, [Some(before), Some(after)] if before != after),
    }
}

/// Whether an offer reaches only cells of which the year without it can say nothing.
fn never_assessable(without: &Year, with: &Year, offer: usize) -> bool {
    let reached = with.headline().cautious.market.reach().of(offer);
    let results = &without.headline().results;
    let unknown = |cell: &u32| results[*cell as usize].certainty.is_none();
    !reached.is_empty() && reached.iter().all(unknown)
}

/// What became of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It is in force in the later year only.
    Begun,
    /// It is in force in the earlier year only.
    Ended,
    /// In a topic that nobody had inventoried before.
    Recorded,
    /// In a topic of which nothing is on record any more.
    NoLongerRecorded,
    /// Only the name is another.
    Renamed,
    /// Something else than its name is another.
    Changed,
}

impl Turn {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Turn::Begun => "begun",
            Turn::Ended => "ended",
            Turn::Recorded => "recorded",
            Turn::NoLongerRecorded => "no_longer_recorded",
            Turn::Renamed => "renamed",
            Turn::Changed => "changed",
        }
    }
}

/// What of an offer changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// What it is called.
    Name,
    /// Who runs it.
    Provider,
    /// More or fewer places.
    Capacity,
    /// Recorded for the first time, or no longer.
    CapacityRecorded,
    /// Whom it takes, in the dimension at this position.
    Target(usize),
    /// Until when it is paid for.
    FundingUntil,
    /// EUR a year.
    AnnualCost,
    /// Full-time equivalents.
    Staff,
    /// Universal, selective, indicated, or the town's own word.
    Kind,
    /// Who looks after it.
    WorkingGroup,
}

/// An offer that is not as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferChange {
    /// Where it stands in either year.
    pub slot: Slot,
    /// What became of it.
    pub turn: Turn,
    /// What of it changed, each once.
    pub features: Vec<Feature>,
    /// The cells that it reaches in one of the years, rising.
    pub cells: Vec<u32>,
    /// What this offer alone does to the gap of all cells: the mean of what its change would do in the year
    /// before, and of what taking it back would undo in the year after. None: it does nothing to places or
    /// targets, or was not computed. Effects of single offers do not add up: two that can replace each other
    /// have none each, and together all.
    pub effect: Option<Sixths>,
}

impl OfferChange {
    /// How its effect follows from both years' needs; see [`OfferChange::effect`].
    pub fn weights(&self, from: &Year, to: &Year) -> Result<[Vec<(u32, f64)>; 2], Refused> {
        effects::weights([from, to], self.slot)
    }

    /// The record that names it: the later one, if there is one.
    pub fn record<'a>(&self, from: &'a Year, to: &'a Year) -> Option<&'a Offer> {
        match (self.slot.from, self.slot.to) {
            (_, Some(offer)) => to.offers.get(offer),
            (Some(offer), None) => from.offers.get(offer),
            (None, None) => None,
        }
    }
}

/// For how many offers that take others than before the covers without them are solved anew: the largest.
const SOLVED_ANEW: usize = 40;

/// All offers that are not as they were; the largest effect first, then those without one in their order.
pub fn changes(from: &Year, to: &Year, slots: &[Slot]) -> Result<Vec<OfferChange>, Refused> {
    let changed = slots.iter().filter_map(|slot| change(from, to, *slot));
    let mut changes: Vec<OfferChange> = changed.collect();
    let markets = [from, to].map(|year| &year.headline().cautious.market);
    let solved = markets.map(solve);
    let mut effects = Effects::new([from, to], &solved);
    let mut anew: Vec<(u64, usize)> = Vec::new();
    for (position, change) in changes.iter_mut().enumerate() {
        match (change.slot.from, change.slot.to) {
            (Some(one), Some(other)) if !effects.same_reach(one, other) => {
                let places = effects.places(0, one).max(effects.places(1, other));
                anew.push((places, position));
            }
            (one, other) => change.effect = effects.of_places(one, other),
        }
    }
    anew.sort_by_key(|(places, position)| (std::cmp::Reverse(*places), *position));
    for (_, position) in anew.into_iter().take(SOLVED_ANEW) {
        let slot = changes[position].slot;
        if let (Some(one), Some(other)) = (slot.from, slot.to) {
            changes[position].effect = Some(effects.solved_anew(one, other)?);
        }
    }
    let size = |change: &OfferChange| change.effect.map(Sixths::size);
    changes.sort_by_key(|change| std::cmp::Reverse(size(change)));
    Ok(changes)
}

fn change(from: &Year, to: &Year, slot: Slot) -> Option<OfferChange> {
    let reach = |year: &Year, offer: Option<usize>| -> Vec<u32> {
        let market = &year.headline().cautious.market;
        offer.map_or(Vec::new(), |offer| market.reach().of(offer).to_vec())
    };
    let mut cells = [reach(from, slot.from), reach(to, slot.to)].concat();
    cells.sort_unstable();
    cells.dedup();
    let (turn, features) = match (slot.from, slot.to, slot.only_known) {
        (Some(one), Some(other), _) => {
            let features = features(from, one, to, other);
            match features.as_slice() {
                [] => return None,
                [Feature::Name] => (Turn::Renamed, features),
                _ => (Turn::Changed, features),
            }
        }
        (None, _, false) => (Turn::Begun, Vec::new()),
        (None, _, true) => (Turn::Recorded, Vec::new()),
        (Some(_), None, false) => (Turn::Ended, Vec::new()),
        (Some(_), None, true) => (Turn::NoLongerRecorded, Vec::new()),
    };
    Some(OfferChange {
        slot,
        turn,
        features,
        cells,
        effect: None,
    })
}

fn features(from: &Year, one: usize, to: &Year, other: usize) -> Vec<Feature> {
    let (before, after) = (&from.offers[one], &to.offers[other]);
    let differ = |one: &str, other: &str| normalised(one) != normalised(other);
    let mut features = Vec::new();
    let mut add = |changed: bool, feature: Feature| {
        if changed {
            features.push(feature);
        }
    };
    add(differ(&before.name, &after.name), Feature::Name);
    add(differ(&before.provider, &after.provider), Feature::Provider);
    match (before.capacity, after.capacity) {
        (Some(one), Some(other)) => add(one != other, Feature::Capacity),
        (None, None) => {}
        _ => add(true, Feature::CapacityRecorded),
    }
    let targets = from.takes_somebody[one]
        .iter()
        .zip(&to.takes_somebody[other]);
    for (dimension, (one, other)) in targets.enumerate() {
        add(one != other, Feature::Target(dimension));
    }
    add(
        before.funding_until != after.funding_until,
        Feature::FundingUntil,
    );
    add(before.annual_cost != after.annual_cost, Feature::AnnualCost);
    add(before.staff != after.staff, Feature::Staff);
    add(differ(&before.kind, &after.kind), Feature::Kind);
    let groups = differ(&before.working_group, &after.working_group);
    add(groups, Feature::WorkingGroup);
    features
}

/// An offer that ended, and one of the same name and provider that began under another id: perhaps the same,
/// as positions among the changes.
pub fn likely_same(from: &Year, to: &Year, changes: &[OfferChange]) -> Vec<(usize, usize)> {
    let key = |change: &OfferChange| {
        let offer = change.record(from, to)?;
        let key = (normalised(&offer.name), normalised(&offer.provider));
        (!key.0.is_empty()).then_some(key)
    };
    let mut ended: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (position, change) in changes.iter().enumerate() {
        if let (None, Some(key)) = (change.slot.to, key(change)) {
            ended.entry(key).or_default().push(position);
        }
    }
    let begun = changes
        .iter()
        .enumerate()
        .filter(|(_, c)| c.slot.from.is_none());
    begun
        .filter_map(|(position, change)| {
            let same = ended.get_mut(&key(change)?)?;
            (!same.is_empty()).then(|| (same.remove(0), position))
        })
        .collect()
}
