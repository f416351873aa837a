//! Which offers can lead along a chain, and from one to the other.

use std::collections::BTreeMap;

use crate::analysis::picture::Year;
use crate::analysis::targets::Leaves;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// For each of the year's offers whether it reaches every phase that has ages, or says that it is for
/// everybody. Where the town tells two phases apart, an offer that names both is a bridge and not for all
/// ages.
pub(super) fn for_all_ages(year: &Year, position: usize, phases: &[Node]) -> Vec<bool> {
    let has_ages = |phase: &&Node| {
        let category = year.vocabulary.dimensions[position].category(**phase);
        category.is_some_and(|category| category.ages.is_some())
    };
    let mut aged: Vec<&Node> = phases.iter().filter(has_ages).collect();
    if aged.is_empty() {
        aged = phases.iter().collect();
    }
    let is_for_all = |offer: usize| {
        let takes = &year.takes_somebody[offer][position];
        year.targets[offer][position] == Leaves::Everybody
            || (aged.len() > 2 && aged.iter().all(|phase| takes.contains(phase.0)))
    };
    (0..year.offers.len()).map(is_for_all).collect()
}

/// Whether an offer may have places: it is not known to have none.
pub(super) fn may_have_places(year: &Year, offer: u32) -> bool {
    year.offers[offer as usize].capacity != Some(Quantity::ZERO)
}

/// For every offer that names others in force: these, rising.
pub(super) fn hands_over_to(year: &Year) -> BTreeMap<u32, Vec<u32>> {
    let mut by_id: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (position, offer) in (0..).zip(&year.offers) {
        by_id.entry(&offer.id).or_default().push(position);
    }
    let mut all = BTreeMap::new();
    for (position, offer) in (0..).zip(&year.offers) {
        let named = offer.hands_over_to.iter();
        let mut others: Vec<u32> = named
            .filter_map(|id| by_id.get(id.as_str()))
            .flatten()
            .copied()
            .filter(|other| *other != position)
            .collect();
        others.sort_unstable();
        others.dedup();
        if !others.is_empty() {
            all.insert(position, others);
        }
    }
    all
}
