//! Against a slow twin in which every location is a district of its own, and every pair is measured.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::analysis::picture::Year;
use crate::analysis::tests::{inventory, need, offer, with_districts, year_of};
use crate::model::location::Mode;
use crate::model::offer::Target;

pub(in crate::analysis) const NORTH: u32 = 3;
const WEST: u32 = 5;

pub(in crate::analysis) fn location(
    id: usize,
    district: u32,
    (lat, lon): (f64, f64),
    persons: u32,
) -> Location {
    Location {
        id: id.to_string(),
        district: Node(district),
        position: Position::new(lat, lon),
        people: vec![(None, Quantity::from_whole(persons))],
    }
}

pub(in crate::analysis) fn within(metres: u32) -> Option<Catchment> {
    Some(Catchment::Within(Limit::Metres(metres)))
}

/// A town with two houses and three blocks: as on paper in `docs/verfahren.md`.
pub(in crate::analysis) fn two_houses() -> Inventory {
    let based = |district: u32| {
        [
            Target::Some(vec![Node(2)]),
            Target::Some(vec![Node(district)]),
            Target::All,
        ]
    };
    // a hundredth of a degree of latitude is 1 113 metres
    let blocks = [(52.000, 13.0), (52.010, 13.0), (52.020, 13.0)];
    let house = |id: usize, district: u32, lat: f64, places: u32| Offer {
        catchment: within(800),
        position: Position::new(lat, 13.0),
        ..offer(id, based(district), Some(places))
    };
    Inventory {
        locations: Locations {
            all: vec![
                location(0, NORTH, blocks[0], 60),
                location(1, NORTH, blocks[1], 40),
                location(2, WEST, blocks[2], 50),
            ],
            ..Locations::default()
        }
        .into(),
        ..inventory(
            vec![need([2, NORTH, 0], 50, 50), need([2, WEST, 0], 20, 20)],
            // 556 metres from the second block and as far from the third
            vec![house(0, NORTH, 52.000, 15), house(1, WEST, 52.015, 30)],
        )
    }
}

/// What is covered, by the district whose id begins that of the cell's own.
fn covered(year: &Year) -> BTreeMap<String, Quantity> {
    let districts = &year.vocabulary.dimensions[1];
    let picture = year.headline();
    let mut sums = BTreeMap::new();
    for (cell, result) in picture.results.iter().enumerate() {
        let id = districts.node_id(picture.cells.node(cell, 1));
        let whole = id.split('/').next().unwrap_or_default().to_string();
        *sums.entry(whole).or_default() += result.cautious.covered;
    }
    sums
}

#[test]
fn two_houses_and_three_blocks() {
    let mut town = two_houses();
    divide(&mut town, Catchment::Own, &[]);
    let year = year_of(&town);
    // By hand: 60 of 100 live where only the first house is near: 30 cases for its 15 places. The other 20 cases of the
    // north and the 20 of the west share the 30 places of the second.
    let whole = Quantity::from_whole;
    let expected = [
        ("north".to_string(), whole(15 + 15)),
        ("west".to_string(), whole(15)),
    ];
    assert_eq!(covered(&year), BTreeMap::from(expected));
    let districts = &year.vocabulary.dimensions[1];
    let parts: Vec<&str> = districts
        .categories()
        .filter(|(_, one)| one.cut)
        .map(|(_, one)| one.id.as_str())
        .collect();
    assert_eq!(parts, ["north/1", "north/2"]);
}

#[test]
fn by_districts_the_border_would_have_kept_the_second_house_from_the_north() {
    let mut town = two_houses();
    town.offers
        .iter_mut()
        .for_each(|offer| offer.catchment = Some(Catchment::Own));
    divide(&mut town, Catchment::Own, &[]);
    let whole = Quantity::from_whole;
    let expected = [
        ("north".to_string(), whole(15)),
        ("west".to_string(), whole(20)),
    ];
    assert_eq!(covered(&year_of(&town)), BTreeMap::from(expected));
}

#[test]
fn an_offer_without_a_position_keeps_reach_by_districts() {
    let mut town = two_houses();
    town.offers[1].position = None;
    divide(&mut town, Catchment::Own, &[]);
    let whole = Quantity::from_whole;
    let expected = [
        ("north".to_string(), whole(15)),
        ("west".to_string(), whole(20)),
    ];
    assert_eq!(covered(&year_of(&town)), BTreeMap::from(expected));
}

#[test]
fn of_a_district_of_which_only_the_middle_is_known_its_own_offers_reach_all() {
    let mut town = two_houses();
    town.locations = Locations {
        all: vec![
            location(0, NORTH, (52.0, 13.0), 1),
            location(1, WEST, (52.5, 13.0), 1),
        ],
        ..Locations::default()
    }
    .into();
    divide(&mut town, Catchment::Own, &[]);
    let whole = Quantity::from_whole;
    let expected = [
        ("north".to_string(), whole(15)),
        ("west".to_string(), whole(20)),
    ];
    assert_eq!(covered(&year_of(&town)), BTreeMap::from(expected));
}

#[test]
fn minutes_come_from_the_table_and_what_is_not_in_it_is_not_reached() {
    let mut town = two_houses();
    let minutes = |minutes: u32, mode| {
        Some(Catchment::Within(Limit::Time {
            seconds: minutes * 60,
            mode,
        }))
    };
    let way = |location: u32, minutes: u32, mode| Travel {
        location,
        seconds: minutes * 60,
        mode,
    };
    let mut locations = Locations::clone(&town.locations);
    // to the second house: from the first block by bus, from the second on foot; there is no way from the third
    let ways = vec![
        way(0, 9, Some(Mode::Transit)),
        way(1, 12, Some(Mode::Walk)),
        way(1, 4, Some(Mode::Car)),
    ];
    locations.travel.insert("1".to_string(), ways);
    town.locations = locations.into();
    let covered_within = |minutes: Option<Catchment>| {
        let mut town = two_houses_with(&town, minutes);
        divide(&mut town, Catchment::Own, &[]);
        let sums = covered(&year_of(&town));
        ["north", "west"].map(|district| sums.get(district).copied().unwrap_or_default())
    };
    let whole = Quantity::from_whole;
    // the second house alone: 30 cases live in the first block, 20 in the second
    assert_eq!(covered_within(minutes(10, None)), [whole(30), whole(0)]);
    assert_eq!(
        covered_within(minutes(10, Some(Mode::Walk))),
        [whole(0), whole(0)]
    );
    assert_eq!(
        covered_within(minutes(12, Some(Mode::Walk))),
        [whole(20), whole(0)]
    );
    assert_eq!(
        covered_within(minutes(4, Some(Mode::Car))),
        [whole(20), whole(0)]
    );
}

/// The town with its second house alone, and this limit.
fn two_houses_with(town: &Inventory, catchment: Option<Catchment>) -> Inventory {
    Inventory {
        locations: town.locations.clone(),
        offers: vec![Offer {
            catchment,
            // based nowhere: of the west only the middle is known, and its own offers would reach it
            targets: vec![Target::All, Target::NotStated, Target::All],
            ..town.offers[1].clone()
        }],
        ..two_houses()
    }
}

/// Locations as district (of three), place in a small town, persons; offers as place, metres, places, topic; and how
/// many cases a person stands for in each district.
pub(in crate::analysis) type Town = (
    Vec<(u32, (f64, f64), u32)>,
    Vec<((f64, f64), u32, u32, u32)>,
    [u32; 3],
);

pub(in crate::analysis) fn town() -> impl Strategy<Value = Town> {
    let place = || (52.0..52.03f64, 13.0..13.05f64);
    let locations = prop::collection::vec((NORTH..=WEST, place(), 0..4u32), 1..25);
    let offers = prop::collection::vec((place(), 100..3_000u32, 0..12u32, 2..4u32), 0..8);
    (locations, offers, [0..3u32, 0..3, 0..3])
}

pub(in crate::analysis) fn divided_town((locations, offers, cases): &Town) -> Inventory {
    let all = locations.iter().enumerate();
    let all = all.map(|(id, (district, place, persons))| location(id, *district, *place, *persons));
    let persons = |district: u32| -> u32 {
        let own = locations.iter().filter(|(own, ..)| *own == district);
        own.map(|(_, _, persons)| persons).sum()
    };
    let needs = (NORTH..=WEST).zip(cases).flat_map(|(district, cases)| {
        let cases = cases * persons(district);
        [2, 3].map(|topic| need([topic, district, 0], cases, cases))
    });
    Inventory {
        locations: Locations {
            all: all.collect(),
            ..Locations::default()
        }
        .into(),
        ..inventory(needs.collect(), offers_of(offers, |_| Target::NotStated))
    }
}

fn offers_of(
    offers: &[((f64, f64), u32, u32, u32)],
    district: impl Fn(&((f64, f64), u32, u32, u32)) -> Target,
) -> Vec<Offer> {
    let offers = offers.iter().enumerate();
    offers
        .map(|(id, own)| {
            let ((lat, lon), metres, places, topic) = *own;
            Offer {
                catchment: within(metres),
                position: Position::new(lat, lon),
                ..offer(
                    id,
                    [Target::Some(vec![Node(topic)]), district(own), Target::All],
                    Some(places),
                )
            }
        })
        .collect()
}

/// The same town with every location as a district below its own, and offers that name those within their metres.
fn slow_town((locations, offers, cases): &Town) -> Inventory {
    let names: Vec<String> = locations
        .iter()
        .enumerate()
        .map(|(id, (district, ..))| {
            format!(
                "{}/{id}",
                ["north", "south", "west"][(*district - NORTH) as usize]
            )
        })
        .collect();
    let mut districts = vec![
        ("area", None),
        ("north", None),
        ("south", None),
        ("west", None),
    ];
    let own = names.iter().zip(locations);
    districts.extend(own.map(|(name, (district, ..))| (name.as_str(), Some(*district))));
    let first = 6;
    let near = |(place, metres, ..): &((f64, f64), u32, u32, u32)| {
        let centre = Position::new(place.0, place.1).unwrap();
        let is_near = |(_, (_, (lat, lon), _)): &(u32, &(u32, (f64, f64), u32))| {
            centre.metres_to(Position::new(*lat, *lon).unwrap()) <= f64::from(*metres)
        };
        let near = (first..).zip(locations).filter(is_near);
        Target::Some(near.map(|(node, _)| Node(node)).collect())
    };
    let mut offers = offers_of(offers, near);
    offers
        .iter_mut()
        .for_each(|offer| offer.catchment = Some(Catchment::Own));
    let needs = (first..)
        .zip(locations)
        .flat_map(|(node, (district, _, persons))| {
            let cases = persons * cases[(*district - NORTH) as usize];
            [2, 3].map(|topic| need([topic, node, 0], cases, cases))
        });
    Inventory {
        vocabulary: with_districts(&districts),
        ..inventory(needs.collect(), offers)
    }
}

proptest! {
    #[test]
    fn parts_are_covered_like_locations_one_by_one(town in town()) {
        let mut parts = divided_town(&town);
        divide(&mut parts, Catchment::Own, &[]);
        // a district of one location is known by its middle only, and the offers here name no district
        let (fast, slow) = (year_of(&parts), year_of(&slow_town(&town)));
        let total = |year: &Year| year.headline().cautious.cover.covered();
        prop_assert_eq!(total(&fast), total(&slow));
        let (fast, slow) = (covered(&fast), covered(&slow));
        for (district, sum) in &slow {
            let other = fast.get(district).copied().unwrap_or_default();
            // each cell's share is told to the nearest millionth
            prop_assert!(sum.units().abs_diff(other.units()) < 100, "{district}: {sum} {other}");
        }
    }

    #[test]
    fn the_parts_of_a_need_add_up_to_it(town in town(), cases in 1..1000u32) {
        let mut town = divided_town(&town);
        town.needs = vec![need([2, NORTH, 0], cases, cases + 1)];
        divide(&mut town, Catchment::Own, &[]);
        let year = year_of(&town);
        let cells = &year.headline().cells;
        let sum = |end: fn(&crate::model::need::Amount) -> Quantity| -> Quantity { cells.need.iter().map(end).sum() };
        prop_assert_eq!(sum(|need| need.low), Quantity::from_whole(cases));
        prop_assert_eq!(sum(|need| need.high), Quantity::from_whole(cases + 1));
    }
}
