//! The need of a district, shared out over its parts by their inhabitants.

use std::collections::HashMap;

use super::apportioned;
use crate::model::inventory::Inventory;
use crate::model::need::Amount;
use crate::model::parts::{Part, Parts};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Node, Role};

/// Shares out amounts over the parts of districts.
pub(super) struct OverParts<'a> {
    vocabulary: &'a Vocabulary,
    parts: &'a Parts,
    pub district: Option<usize>,
    /// By district and ages: the weight of each of its parts.
    weights: HashMap<(Node, Option<AgeBand>), Vec<u128>>,
}

impl<'a> OverParts<'a> {
    pub fn of(inventory: &'a Inventory, vocabulary: &'a Vocabulary) -> OverParts<'a> {
        let district = vocabulary.with_role(Role::District);
        OverParts {
            vocabulary,
            parts: &inventory.parts,
            district: district.filter(|_| !inventory.parts.of_district.is_empty()),
            weights: HashMap::new(),
        }
    }

    /// The parts of a district with what of some amounts falls into each, for people of one life phase; the parts
    /// add up to the whole, exactly. A district that is not divided, and what is none, keeps all.
    ///
    /// Where nobody of these ages lives in the district, its inhabitants of all ages decide, and where nobody lives
    /// at all, its parts count alike.
    pub fn share<const N: usize>(
        &mut self,
        (district, phase): (Node, Option<Node>),
        amounts: [Amount; N],
    ) -> Vec<(Node, [Amount; N])> {
        let Some(parts) = self.parts.of_district.get(&district) else {
            return vec![(district, amounts)];
        };
        let ages = phase.and_then(|phase| {
            let position = self.vocabulary.with_role(Role::LifePhase)?;
            self.vocabulary.dimensions[position].category(phase)?.ages
        });
        let weights = self.weights.entry((district, ages));
        let weights = weights.or_insert_with(|| weights_of(parts, ages));
        let shared = amounts.map(|amount| {
            let low = apportioned(amount.low, weights);
            let high = apportioned(amount.high, weights);
            // rounding may not turn a range round
            let ends = low.into_iter().zip(high);
            let ends = ends.map(|(low, high)| Amount {
                low: low.min(high),
                high,
            });
            ends.collect::<Vec<Amount>>()
        });
        let own = |part: usize| shared.each_ref().map(|amounts| amounts[part]);
        let shares = parts.iter().enumerate();
        let shares = shares.map(|(position, part)| (part.node, own(position)));
        let is_some = |amount: &Amount| *amount != Amount::default();
        let shares = shares.filter(|(_, amounts)| amounts.iter().any(is_some));
        shares.collect()
    }
}

fn weights_of(parts: &[Part], ages: Option<AgeBand>) -> Vec<u128> {
    let of = |ages: Option<AgeBand>| -> Vec<u128> {
        parts.iter().map(|part| persons(part, ages)).collect()
    };
    let is_some = |weights: &Vec<u128>| weights.iter().any(|weight| *weight > 0);
    let of_ages = ages.map(|ages| of(Some(ages))).filter(is_some);
    let of_all = || Some(of(None)).filter(is_some);
    of_ages.or_else(of_all).unwrap_or(vec![1; parts.len()])
}

/// The inhabitants of a part of these ages, in millionths; within a counted band they are spread evenly, and where
/// none is counted all are meant.
fn persons(part: &Part, ages: Option<AgeBand>) -> u128 {
    let share = |counted: Option<AgeBand>, units: u64| match (counted, ages) {
        (Some(counted), Some(ages)) => counted.shared_with(&ages).map_or(0, |both| {
            u128::from(units) * u128::from(both.length()) / u128::from(counted.length().max(1))
        }),
        (None, _) | (_, None) => u128::from(units),
    };
    let people = part.people.iter();
    people
        .map(|(counted, persons)| share(*counted, persons.units()))
        .sum()
}
