//! Life phases are cut at every age bound that a need or an offer has, so that no cell lies half in
//! and half out of a target. What is cut is summed up to phases again for show.

use std::collections::BTreeSet;

use crate::model::inventory::Inventory;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::{Age, AgeBand};
use crate::vocabulary::dimension::{Category, Role};

/// The vocabulary with a leaf for every age band that is treated as one.
pub fn cut(inventory: &Inventory) -> Vocabulary {
    cut_at(&inventory.vocabulary, &bounds(inventory))
}

/// The vocabulary with its life phases cut at these ages.
pub fn cut_at(vocabulary: &Vocabulary, bounds: &BTreeSet<Age>) -> Vocabulary {
    let mut vocabulary = vocabulary.clone();
    let Some(position) = vocabulary.with_role(Role::LifePhase) else {
        return vocabulary;
    };
    let phases = &vocabulary.dimensions[position];
    let mut leaves = Vec::new();
    for (node, phase) in phases.categories() {
        let Some(ages) = phase.ages.filter(|_| phases.is_leaf(node)) else {
            continue;
        };
        let parts = parts(ages, bounds);
        if parts.len() > 1 {
            leaves.extend(parts.into_iter().map(|band| Category {
                label: band.label(),
                parent: Some(node),
                ages: Some(band),
                cut: true,
                ..Category::from_data(&format!("{}/{band}", phase.id))
            }));
        }
    }
    if !leaves.is_empty() {
        vocabulary.dimensions[position] = phases.with_more(leaves);
    }
    vocabulary
}

/// Every age at which a need or an offer begins or ends.
pub fn bounds(inventory: &Inventory) -> BTreeSet<Age> {
    let needs = inventory.needs.iter().chain(&inventory.decided);
    let of_needs = needs.filter_map(|need| need.ages);
    let planned = inventory.plan.iter().flatten();
    let of_offers = inventory
        .offers
        .iter()
        .chain(planned)
        .flat_map(|offer| offer.ages.iter().chain(&offer.age_limit).copied());
    of_needs
        .chain(of_offers)
        .flat_map(|band| [Some(band.from), band.to])
        .flatten()
        .collect()
}

/// A band cut at every bound that lies inside it.
fn parts(band: AgeBand, bounds: &BTreeSet<Age>) -> Vec<AgeBand> {
    let inside = |age: &&Age| **age > band.from && band.to.is_none_or(|to| **age < to);
    let mut parts = Vec::new();
    let mut from = band.from;
    for bound in bounds.iter().filter(inside) {
        parts.push(AgeBand {
            from,
            to: Some(*bound),
        });
        from = *bound;
    }
    parts.push(AgeBand { from, to: band.to });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_is_cut_where_an_offer_begins_or_ends() {
        let band = |from, to: Option<u32>| AgeBand {
            from: Age::years(from),
            to: to.map(Age::years),
        };
        let bounds = BTreeSet::from([Age::years(3), Age::years(14), Age::years(16)]);
        assert_eq!(
            parts(band(10, Some(16)), &bounds),
            [band(10, Some(14)), band(14, Some(16))]
        );
        assert_eq!(parts(band(80, None), &bounds), [band(80, None)]);
        assert_eq!(
            parts(band(10, None), &bounds),
            [band(10, Some(14)), band(14, Some(16)), band(16, None)]
        );
    }
}
