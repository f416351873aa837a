//! Needs from shares against a twin that asks for every single person of every single year of age, in exact fractions.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::analysis::tests::inventory;
use crate::language::Label;
use crate::model::finding::Code;
use crate::model::need::Amount;
use crate::model::need_rate::Share;
use crate::vocabulary::ages::Age;
use crate::vocabulary::dimension::Category;
use crate::vocabulary::dimension::Dimension;
use crate::vocabulary::quantity::Quantity;

/// Topic, district (two in an area, one beside it), gender, and life phases 0–2, 3–5, 6+.
fn vocabulary() -> Vocabulary {
    let dimension = |id: &str, role: Role, categories: Vec<Category>| {
        let label = Label::plain(id);
        Dimension::new(
            id.to_string(),
            label,
            Vec::new(),
            role,
            false,
            Vec::new(),
            categories,
        )
    };
    let named = |names: &[(&str, Option<u32>)]| -> Vec<Category> {
        let category = |(name, parent): &(&str, Option<u32>)| Category {
            parent: parent.map(Node),
            ..Category::from_data(name)
        };
        names.iter().map(category).collect()
    };
    let phase = |(name, from, to): (&str, u32, Option<u32>)| Category {
        ages: Some(band(from, to)),
        ..Category::from_data(name)
    };
    let districts = [
        ("area", None),
        ("north", Some(2)),
        ("south", Some(2)),
        ("west", None),
    ];
    let phases = [("0-2", 0, Some(3)), ("3-5", 3, Some(6)), ("6+", 6, None)].map(phase);
    Vocabulary {
        dimensions: vec![
            dimension("topic", Role::Topic, named(&[("school", None)])),
            dimension("district", Role::District, named(&districts)),
            dimension(
                "gender",
                Role::Group,
                named(&[("female", None), ("male", None)]),
            ),
            dimension("life_phase", Role::LifePhase, phases.to_vec()),
        ],
        cross_cutting: Vec::new(),
        working_groups: Vec::new(),
        goals: Vec::new(),
    }
}

fn band(from: u32, to: Option<u32>) -> AgeBand {
    AgeBand {
        from: Age::years(from),
        to: to.map(Age::years),
    }
}

fn people(district: u32, gender: u32, ages: (u32, u32), persons: u32) -> People {
    let persons = Quantity::from_whole(persons);
    People {
        year: 2025,
        nodes: vec![Node(0), Node(district), Node(gender), Node(0)],
        ages: Some(band(ages.0, Some(ages.1))),
        persons: Amount {
            low: persons,
            high: persons,
        },
        table: 0,
        bounds: None,
    }
}

fn rate(
    district: u32,
    gender: u32,
    ages: Option<(u32, u32)>,
    percent: [u32; 2],
    line: u64,
) -> NeedRate {
    let hundredth = Quantity::from_whole(100);
    let [low, high] = percent.map(|percent| Quantity::from_whole(percent).divided_by(hundredth));
    NeedRate {
        nodes: vec![Node(2), Node(district), Node(gender), Node(0)],
        ages: ages.map(|(from, to)| band(from, Some(to))),
        share: Share {
            low,
            stated: None,
            high,
        },
        kind: RateKind::Usage,
        evidence: Evidence::Data,
        year: None,
        applies_to: String::new(),
        source: String::new(),
        file: String::new(),
        line,
    }
}

fn town(population: Vec<People>, rates: Vec<NeedRate>) -> Inventory {
    Inventory {
        vocabulary: vocabulary(),
        population,
        rates,
        ..inventory(Vec::new(), Vec::new())
    }
}

const NORTH: u32 = 3;
const SOUTH: u32 = 4;

/// The example of the module's page.
#[test]
fn two_districts_come_out_as_on_paper() {
    let children = vec![people(NORTH, 0, (0, 3), 200), people(SOUTH, 0, (0, 3), 100)];
    let rates = vec![
        rate(0, 0, Some((0, 3)), [50, 60], 2),
        rate(SOUTH, 0, Some((0, 3)), [40, 40], 3),
    ];
    let mut town = town(children, rates);
    assert_eq!(estimate(&mut town, None), []);
    let needs: Vec<(u32, f64, f64)> = town
        .needs
        .iter()
        .map(|need| {
            (
                need.nodes[1].0,
                need.persons.low.as_f64(),
                need.persons.high.as_f64(),
            )
        })
        .collect();
    assert_eq!(needs, [(NORTH, 100.0, 120.0), (SOUTH, 40.0, 40.0)]);
}

/// Divisible by every length of a band up to ten years.
const PARTS: u128 = 2520;

/// The high need by district and gender, in millionths of a case times [`PARTS`]; the second value says that two
/// shares say equally much of somebody, the third that one is finer than the people.
fn slow(town: &Inventory) -> (BTreeMap<(u32, u32), u128>, bool, bool) {
    let mut sums = BTreeMap::new();
    let (mut tie, mut finer) = (false, false);
    for row in &town.population {
        let ages = row.ages.unwrap();
        let (first, last) = (ages.from.0 / 1000, ages.to.unwrap().0 / 1000);
        for year in first..last {
            let mut fitting: Vec<(usize, &NeedRate)> = Vec::new();
            for (position, rate) in town.rates.iter().enumerate() {
                let aged = rate.ages.is_none_or(|band| {
                    band.from.0 / 1000 <= year && year < band.to.unwrap().0 / 1000
                });
                let places = [
                    (row.nodes[1].0, rate.nodes[1].0),
                    (row.nodes[2].0, rate.nodes[2].0),
                ];
                let within = |(own, wanted): (u32, u32), area: bool| {
                    wanted == 0
                        || own == wanted
                        || (area && wanted == 2 && (own == NORTH || own == SOUTH))
                };
                let inside = within(places[0], true) && within(places[1], false);
                let swapped = |(own, wanted): (u32, u32)| (wanted, own);
                let around = (within(places[0], true) || within(swapped(places[0]), true))
                    && (within(places[1], false) || within(swapped(places[1]), false));
                if aged && inside {
                    fitting.push((position, rate));
                } else if aged && around {
                    finer = true;
                }
            }
            let says = |rate: &NeedRate| {
                u32::from(rate.nodes[1].0 != 0)
                    + u32::from(rate.nodes[2].0 != 0)
                    + u32::from(rate.ages.is_some())
            };
            let most = fitting.iter().map(|(_, rate)| says(rate)).max();
            let mut best: Vec<_> = fitting
                .iter()
                .filter(|(_, rate)| Some(says(rate)) == most)
                .collect();
            // of those that say the same kinds of things the one within all others
            let all = best.clone();
            best.retain(|(own, one)| {
                all.iter().all(|(position, other)| {
                    let narrower = |one: Option<AgeBand>, other: Option<AgeBand>| match (one, other)
                    {
                        (Some(one), Some(other)) => other.from <= one.from && one.to <= other.to,
                        (_, other) => other.is_none(),
                    };
                    let place = other.nodes[1].0 == 0
                        || one.nodes[1] == other.nodes[1]
                        || (other.nodes[1].0 == 2
                            && (one.nodes[1].0 == NORTH || one.nodes[1].0 == SOUTH));
                    let gender = other.nodes[2].0 == 0 || one.nodes[2] == other.nodes[2];
                    let within = narrower(one.ages, other.ages) && place && gender;
                    let same = one.ages == other.ages && one.nodes == other.nodes;
                    own == position || (within && !same)
                })
            });
            match (fitting.is_empty(), best.as_slice()) {
                (true, _) => {}
                (false, [(_, rate)]) => {
                    let persons = u128::from(row.persons.high.units() / 1_000_000);
                    let share = u128::from(rate.share.high.units());
                    let part = persons * share * PARTS / u128::from(last - first);
                    *sums.entry((row.nodes[1].0, row.nodes[2].0)).or_default() += part;
                }
                (false, _) => tie = true,
            }
        }
    }
    (sums, tie, finer)
}

fn some_people() -> impl Strategy<Value = People> {
    (2..=5u32, 0..=3u32, 0..9u32, 1..=10u32, 0..500u32).prop_filter_map(
        "a gender",
        |(district, gender, from, length, persons)| {
            (gender != 1).then(|| people(district, gender, (from, from + length), persons))
        },
    )
}

fn some_rate() -> impl Strategy<Value = NeedRate> {
    let ages = prop::option::of((0..8u32, 1..8u32));
    (0..=5u32, 0..=3u32, ages, 0..=50u32, 0..=50u32).prop_filter_map(
        "nodes",
        |(district, gender, ages, low, more)| {
            let ages = ages.map(|(from, length)| (from, from + length));
            let named = district != 1 && gender != 1;
            named.then(|| rate(district, gender, ages, [low, low + more], 2))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_need_is_inhabitants_times_the_share_that_says_most(
        population in prop::collection::vec(some_people(), 0..5),
        rates in prop::collection::vec(some_rate(), 1..5),
    ) {
        let mut town = town(population, rates);
        let findings = estimate(&mut town, None);
        let (expected, tie, finer) = slow(&town);
        let has = |code: Code| findings.iter().any(|finding| finding.code == code);
        prop_assert_eq!(has(Code::RatesTie), tie);
        prop_assert_eq!(has(Code::RateFinerThanPeople), finer);
        let mut found: BTreeMap<(u32, u32), u128> = BTreeMap::new();
        for need in &town.needs {
            let units = u128::from(need.persons.high.units()) * PARTS;
            *found.entry((need.nodes[1].0, need.nodes[2].0)).or_default() += units;
            prop_assert!(need.persons.low <= need.persons.high);
        }
        for (key, expected) in expected {
            let found = found.remove(&key).unwrap_or_default();
            // what is spread over ages is in whole millionths, and so is each product
            prop_assert!(found.abs_diff(expected) <= 40 * PARTS, "{found} {expected}");
        }
        prop_assert!(found.values().all(|units| *units == 0));
    }
}
