//! By hand, and against a twin that measures every pair.

use proptest::prelude::*;

use super::*;
use crate::analysis::reach::parts::divide;
use crate::analysis::reach::parts::tests::{Town, divided_town, town, two_houses, within};
use crate::analysis::tests::year_of;
use crate::model::offer::{Catchment, Limit, Target};

#[test]
fn the_block_between_two_houses_is_a_white_spot_at_500_metres_and_none_at_800() {
    let spots = |metres: u32| {
        let mut town = two_houses();
        town.offers
            .iter_mut()
            .for_each(|offer| offer.catchment = within(metres));
        divide(&mut town, Catchment::Own, &[]);
        let year = year_of(&town);
        let out = cells_out_of_reach(&town.locations, &year);
        (white_spots(&town.locations, &year), out.len())
    };
    assert_eq!(spots(800), (Vec::new(), 0));
    let (found, cells) = spots(500);
    let [spot] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!((spot.location, spot.people, cells), (1, 40.0, 1));
    assert!((spot.cases - 20.0).abs() < 1e-6, "{}", spot.cases);
    let (offer, metres) = spot.nearest.expect("a house");
    assert_eq!((offer, metres.round()), (1, 556.0));
}

#[test]
fn by_districts_no_place_of_a_district_with_an_offer_is_white() {
    let mut town = two_houses();
    town.offers
        .iter_mut()
        .for_each(|offer| offer.catchment = Some(Catchment::Own));
    divide(&mut town, Catchment::Own, &[]);
    let year = year_of(&town);
    assert_eq!(white_spots(&town.locations, &year), Vec::new());
    assert_eq!(
        cells_out_of_reach(&town.locations, &year),
        Vec::<u32>::new()
    );
}

/// Topic and location of every white spot, pair by pair.
fn slow(town: &Town) -> BTreeSet<(u32, usize)> {
    let inventory = divided_town(town);
    let locations = &inventory.locations.all;
    let needed: BTreeSet<Node> = inventory
        .needs
        .iter()
        .filter(|need| need.persons.high > Quantity::ZERO)
        .map(|need| need.nodes[0])
        .collect();
    let mut found = BTreeSet::new();
    for topic in needed {
        let is_for = |offer: &&crate::model::offer::Offer| match &offer.targets[0] {
            Target::Some(topics) => topics.contains(&topic),
            Target::All | Target::NotStated => true,
        };
        let offers: Vec<_> = inventory.offers.iter().filter(is_for).collect();
        for (number, location) in locations.iter().enumerate() {
            let here = location.position.unwrap();
            let reaches = offers.iter().any(|offer| {
                let Some(Catchment::Within(Limit::Metres(metres))) = offer.catchment else {
                    panic!("a limit");
                };
                offer.position.unwrap().metres_to(here) <= f64::from(metres)
            });
            let lives = location
                .people
                .iter()
                .any(|(_, persons)| persons.units() > 0);
            if !offers.is_empty() && lives && !reaches {
                found.insert((topic.0, number));
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn white_spots_are_the_places_further_than_the_limit_from_every_offer(town in town()) {
        let mut inventory = divided_town(&town);
        divide(&mut inventory, Catchment::Own, &[]);
        let year = year_of(&inventory);
        let found = white_spots(&inventory.locations, &year);
        let own: BTreeSet<(u32, usize)> = found.iter().map(|spot| (spot.topic.unwrap().0, spot.location)).collect();
        prop_assert_eq!(own.len(), found.len());
        prop_assert_eq!(own, slow(&town));
        // cases of the cells out of reach are those of the spots, where anybody lives
        let results = &year.headline().results;
        let cells = cells_out_of_reach(&inventory.locations, &year);
        let need: f64 = cells.iter().map(|cell| results[*cell as usize].cautious.need.as_f64()).sum();
        let cases: f64 = found.iter().map(|spot| spot.cases).sum();
        prop_assert!((need - cases).abs() < 1e-3, "{} {}", need, cases);
    }
}
