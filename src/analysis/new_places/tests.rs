//! By hand, and against a twin that analyses the town anew for every position.

use proptest::prelude::*;

use super::*;
use crate::analysis::reach::parts::divide;
use crate::analysis::reach::parts::tests::{Town, divided_town, town, two_houses, within};
use crate::analysis::tests::{offer, year_of};
use crate::model::inventory::Inventory;
use crate::model::offer::{Offer, Target};

fn divided(mut town: Inventory) -> (Inventory, Year) {
    divide(&mut town, Catchment::Own, &[]);
    let year = year_of(&town);
    (town, year)
}

#[test]
fn ten_places_cover_ten_cases_where_only_five_lack_one_nearby() {
    let (town, year) = divided(two_houses());
    let found = new_places(&town.locations, &year);
    let told: Vec<(usize, f64, f64)> = found
        .iter()
        .map(|own| {
            (
                own.location,
                own.relief.as_f64(),
                own.lacking.as_f64().round(),
            )
        })
        .collect();
    assert_eq!(told, [(0, 10.0, 15.0), (1, 10.0, 5.0), (2, 10.0, 5.0)]);
    assert!(found.iter().all(|own| own.metres == 800));
}

#[test]
fn where_offers_reach_by_districts_nothing_is_said_of_positions() {
    let mut town = two_houses();
    town.offers
        .iter_mut()
        .for_each(|offer| offer.catchment = Some(Catchment::Own));
    let (town, year) = divided(town);
    assert_eq!(new_places(&town.locations, &year), []);
}

/// The fall of the gap if an offer with ten places stands there, by a whole new analysis.
fn slow(town: &Town, topic: Node, location: usize, metres: u32) -> Quantity {
    let gap = |town: Inventory| {
        let (_, year) = divided(town);
        let results = &year.headline().results;
        results
            .iter()
            .map(|result| result.cautious.gap())
            .sum::<Quantity>()
    };
    let mut with = divided_town(town);
    let new = Offer {
        catchment: within(metres),
        position: with.locations.all[location].position,
        ..offer(
            999,
            [Target::Some(vec![topic]), Target::NotStated, Target::All],
            Some(10),
        )
    };
    with.offers.push(new);
    gap(divided_town(town)) - gap(with)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_position_does_better_than_the_first_and_each_does_what_is_said(mut town in town()) {
        // where nobody lives, parts count alike, and a circle that divides them would change that
        town.0.iter_mut().for_each(|(_, _, persons)| *persons += 1);
        let (inventory, year) = divided(divided_town(&town));
        let found = new_places(&inventory.locations, &year);
        let close = |one: Quantity, other: Quantity| one.units().abs_diff(other.units()) < 1_000;
        for own in &found {
            let slow = slow(&town, own.topic.unwrap(), own.location, own.metres);
            prop_assert!(close(slow, own.relief), "{:?} {}", own, slow);
        }
        for topic in [2, 3].map(Node) {
            let own = |place: &&NewPlace| place.topic == Some(topic);
            let Some(first) = found.iter().find(own) else { continue };
            for location in 0..inventory.locations.all.len() {
                let slow = slow(&town, topic, location, first.metres);
                prop_assert!(slow <= first.relief || close(slow, first.relief), "{} {}", location, slow);
            }
        }
    }
}
