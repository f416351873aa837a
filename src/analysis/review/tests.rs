//! Reviews of random pairs of years against slow, obviously right twins, and cases by hand.

use proptest::prelude::*;

use super::causes::{Causes, Sixths};
use super::comparable::Reason;
use super::groups::Status;
use super::measures::Outcome;
use super::offers::{Feature, Slot, Turn, slots};
use super::{Review, Side, Which, review};
use crate::analysis::picture::{Question, Year};
use crate::analysis::tests::{
    any_needs, any_offers, inventory, need, offer, question, with_districts,
};
use crate::analysis::year::analyse;
use crate::inventory::crosswalk::Crosswalk;
use crate::inventory::measures::{Aim, Measure};
use crate::inventory::statement::{Inventory, Need, Offer, Target};
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

fn side(inventory: &Inventory) -> Side<'_> {
    Side {
        inventory,
        question: question(),
    }
}

fn compared(from: &Inventory, to: &Inventory) -> Review {
    review(side(from), side(to), &Crosswalk::default()).unwrap()
}

fn whole(cases: i32) -> Sixths {
    Sixths::from_units(i128::from(cases) * 1_000_000)
}

fn only(node: u32) -> Target {
    Target::Some(vec![Node(node)])
}

/// Topics: school, health. Districts: north and south in an area. Groups: girls, boys.
const SCHOOL: u32 = 2;
const HEALTH: u32 = 3;
const AREA: u32 = 2;
const NORTH: u32 = 3;
const SOUTH: u32 = 4;
const WEST: u32 = 5;
const GIRLS: u32 = 2;

fn school(district: u32, cases: u32) -> Need {
    need([SCHOOL, district, GIRLS], cases, cases)
}

fn at(id: usize, district: u32, places: u32) -> Offer {
    offer(
        id,
        [only(SCHOOL), only(district), Target::All],
        Some(places),
    )
}

/// The cell of a topic in a district, as a group.
fn cell(review: &Review, topic: u32, district: u32) -> super::groups::Group {
    let cells = &review.to.headline().cells;
    let own = review.all_cells().into_iter().filter(|cell| {
        let cell = *cell as usize;
        cells.node(cell, 0).0 == topic && cells.node(cell, 1).0 == district
    });
    review.group(&own.collect::<Vec<u32>>())
}

fn total(review: &Review) -> super::groups::Group {
    review.group(&review.all_cells())
}

/// North and South need 20 places each, and one offer has 10. It moves from North to South: North lacks 10
/// more, South 10 fewer, the town as many as before.
#[test]
fn an_offer_that_moves_next_door_helps_the_one_and_costs_the_other() {
    let needs = || vec![school(NORTH, 20), school(SOUTH, 20)];
    let from = inventory(needs(), vec![at(1, NORTH, 10)]);
    let to = inventory(needs(), vec![at(1, SOUTH, 10)]);
    let review = compared(&from, &to);
    let (north, south) = (cell(&review, SCHOOL, NORTH), cell(&review, SCHOOL, SOUTH));
    assert_eq!(
        (north.status, south.status),
        (Status::Larger, Status::Smaller)
    );
    assert_eq!(
        (north.causes.supply, south.causes.supply),
        (whole(10), whole(-10))
    );
    assert_eq!(
        (north.causes.need, north.causes.knowledge),
        (whole(0), whole(0))
    );
    assert_eq!(total(&review).status, Status::Same);
    assert_eq!(review.offers[0].features, [Feature::Target(1)]);
    assert_eq!(review.offers[0].effect, Some(whole(0)));
}

/// 20 need a place; A has 10, B has 30. A ends, and B takes over all of them.
#[test]
fn an_offer_that_ends_while_another_takes_over_leaves_no_gap() {
    let from = inventory(
        vec![school(NORTH, 20)],
        vec![at(1, NORTH, 10), at(2, NORTH, 30)],
    );
    let to = inventory(vec![school(NORTH, 20)], vec![at(2, NORTH, 30)]);
    let review = compared(&from, &to);
    assert_eq!(total(&review).status, Status::Same);
    assert_eq!(total(&review).causes, Causes::default());
    assert_eq!(review.offers[0].turn, Turn::Ended);
    assert_eq!(review.offers[0].effect, Some(whole(0)));
}

/// 40 need 20 places; then 20 need 10. Gaps: 20 before; with half the need 0; with half the places 30; after
/// 10. Need: the mean of 0 - 20 and 10 - 30. Places: the mean of 30 - 20 and 10 - 0.
#[test]
fn need_halves_while_places_halve() {
    let from = inventory(vec![school(NORTH, 40)], vec![at(1, NORTH, 20)]);
    let to = inventory(vec![school(NORTH, 20)], vec![at(1, NORTH, 10)]);
    let group = total(&compared(&from, &to));
    assert_eq!(
        (group.causes.need, group.causes.supply),
        (whole(-20), whole(10))
    );
    assert_eq!(
        (group.change(), group.status),
        (whole(-10), Status::Smaller)
    );
    assert!(group.certain);
}

/// 20 need a place, and nobody knew how many an offer had: 15. The cautious gap falls from 20 to 5, by
/// knowledge alone; as it may have been 0, the change is only possible.
#[test]
fn places_recorded_for_the_first_time_are_knowledge_not_supply() {
    let unknown = Offer {
        capacity: None,
        ..at(1, NORTH, 0)
    };
    let from = inventory(vec![school(NORTH, 20)], vec![unknown]);
    let to = inventory(vec![school(NORTH, 20)], vec![at(1, NORTH, 15)]);
    let review = compared(&from, &to);
    let group = total(&review);
    assert_eq!(
        (group.causes.knowledge, group.causes.supply),
        (whole(-15), whole(0))
    );
    assert_eq!((group.status, group.certain), (Status::Smaller, false));
    assert_eq!(review.offers[0].features, [Feature::CapacityRecorded]);
}

/// Nobody had inventoried health; now an offer with 6 places for 10 is on record. That it leaves a gap of 4
/// is new knowledge, not a new gap.
#[test]
fn a_topic_inventoried_for_the_first_time_is_knowledge() {
    let needs = || vec![school(NORTH, 5), need([HEALTH, NORTH, GIRLS], 10, 10)];
    let health = offer(2, [only(HEALTH), only(NORTH), Target::All], Some(6));
    let from = inventory(needs(), vec![at(1, NORTH, 5)]);
    let to = inventory(needs(), vec![at(1, NORTH, 5), health]);
    let review = compared(&from, &to);
    assert_eq!(total(&review).causes.knowledge, whole(4));
    assert_eq!(total(&review).change(), whole(4));
    let reason = Reason::AssessableOnlyIn(Which::To);
    assert_eq!(
        cell(&review, HEALTH, NORTH).status,
        Status::NotComparable(reason)
    );
    assert_eq!(review.offers[0].turn, Turn::Recorded);
}

#[test]
fn a_topic_with_needs_in_one_year_only_is_left_out_and_the_rest_compared() {
    let from = inventory(vec![school(NORTH, 10)], vec![at(1, NORTH, 4)]);
    let both = vec![school(NORTH, 10), need([HEALTH, NORTH, GIRLS], 7, 7)];
    let health = || offer(2, [only(HEALTH), only(NORTH), Target::All], Some(1));
    let to = inventory(both, vec![at(1, NORTH, 5), health()]);
    let review = compared(&from, &to);
    let reason = Reason::TopicOnlyIn(Which::To);
    assert_eq!(
        cell(&review, HEALTH, NORTH).status,
        Status::NotComparable(reason)
    );
    let all = total(&review);
    assert_eq!((all.change(), all.status), (whole(-1), Status::Smaller));
    assert_eq!(all.left_out, [Quantity::ZERO, Quantity::from_whole(7)]);
}

#[test]
fn need_of_an_area_beside_need_of_its_parts_is_compared_for_the_area_alone() {
    let from = inventory(vec![school(AREA, 10)], vec![at(1, AREA, 10)]);
    let to = inventory(
        vec![school(NORTH, 6), school(SOUTH, 6)],
        vec![at(1, AREA, 10)],
    );
    let review = compared(&from, &to);
    let reason = Status::NotComparable(Reason::BrokenDownDifferently);
    assert_eq!(cell(&review, SCHOOL, NORTH).status, reason);
    assert_eq!(cell(&review, SCHOOL, AREA).status, reason);
    let all = total(&review);
    assert_eq!((all.status, all.change()), (Status::New, whole(2)));
    assert_eq!(all.left_out, [Quantity::ZERO; 2]);
}

/// The district north is split into east and harbour.
fn split() -> (Inventory, Inventory) {
    let from = inventory(
        vec![school(NORTH, 10), school(WEST, 3)],
        vec![at(1, NORTH, 4)],
    );
    let districts = [
        ("area", None),
        ("east", Some(2)),
        ("south", Some(2)),
        ("west", None),
        ("harbour", Some(2)),
    ];
    let both = Target::Some(vec![Node(3), Node(6)]);
    let to = Inventory {
        vocabulary: with_districts(&districts),
        ..inventory(
            vec![school(3, 7), school(6, 3), school(WEST, 3)],
            vec![offer(1, [only(SCHOOL), both, Target::All], Some(4))],
        )
    };
    (from, to)
}

#[test]
fn a_district_that_was_split_is_not_comparable_but_the_town_is() {
    let (from, to) = split();
    let review = compared(&from, &to);
    let reason = Reason::CategoryOnlyIn(Which::To, 1);
    assert_eq!(
        cell(&review, SCHOOL, 3).status,
        Status::NotComparable(reason)
    );
    assert_eq!(cell(&review, SCHOOL, WEST).status, Status::Same);
    assert_eq!(total(&review).status, Status::Same);
    assert_eq!(total(&review).left_out, [Quantity::ZERO; 2]);
}

#[test]
fn a_crosswalk_makes_a_split_district_comparable() {
    let (from, to) = split();
    let weight = |tenths: i64| Quantity::from_millionths(tenths * 100_000).unwrap();
    let steps = [(3, weight(7)), (6, weight(3))];
    let steps =
        steps.map(|(node, weight)| ("district".to_string(), Node(NORTH), Node(node), weight));
    let review = review(side(&from), side(&to), &Crosswalk::of_steps(steps)).unwrap();
    assert!(review.comparable.reasons.iter().all(Option::is_none));
    let all = review.all_cells();
    assert!(
        all.iter()
            .all(|cell| review.group(&[*cell]).status == Status::Same)
    );
    assert!(
        review
            .causes
            .iter()
            .all(|causes| *causes == Causes::default())
    );
}

/// North (10, with 4 places) and South (5, with 5 places) are merged: 15 with 9 places, 6 lack one before as
/// after.
#[test]
fn a_crosswalk_makes_merged_districts_comparable() {
    let from = inventory(
        vec![school(NORTH, 10), school(SOUTH, 5)],
        vec![at(1, NORTH, 4), at(2, SOUTH, 5)],
    );
    let merged = [("area", None), ("centre", Some(2)), ("west", None)];
    let to = Inventory {
        vocabulary: with_districts(&merged),
        ..inventory(vec![school(3, 15)], vec![at(1, 3, 4), at(2, 3, 5)])
    };
    let steps = [NORTH, SOUTH];
    let steps = steps.map(|own| ("district".to_string(), Node(own), Node(3), Quantity::ONE));
    let review = review(side(&from), side(&to), &Crosswalk::of_steps(steps)).unwrap();
    let all = total(&review);
    assert_eq!((all.before.gap(), all.after.gap()), (whole(6), whole(6)));
    assert_eq!((all.status, all.causes), (Status::Same, Causes::default()));
    assert!(review.offers.is_empty());
}

#[test]
fn a_measure_is_met_partly_or_not_and_not_before_it_is_due() {
    let from = inventory(vec![school(NORTH, 40)], vec![at(1, NORTH, 20)]);
    let to = inventory(vec![school(NORTH, 40)], vec![at(1, NORTH, 30)]);
    let review = compared(&from, &to);
    let measure = |expected: u32, due: (i32, u32, u32)| Measure {
        id: "M1".into(),
        what: String::new(),
        decided_on: None,
        decided_by: String::new(),
        aim: Aim::Offer("1".into()),
        expected: Some(Quantity::from_whole(expected)),
        due: chrono::NaiveDate::from_ymd_opt(due.0, due.1, due.2),
    };
    let outcome = |measure: Measure| review.follow_up(&measure).outcome;
    assert_eq!(outcome(measure(10, (2025, 6, 1))), Outcome::Met);
    assert_eq!(outcome(measure(15, (2025, 6, 1))), Outcome::Partly);
    assert_eq!(outcome(measure(15, (2026, 6, 1))), Outcome::NotYetDue);
    let elsewhere = Measure {
        aim: Aim::Group(vec![(1, Node(NORTH))]),
        ..measure(10, (2025, 6, 1))
    };
    assert_eq!(review.follow_up(&elsewhere).fall, Some(whole(10)));
}

/// The counted gap of a cell, in millionths.
fn counted(year: &Year, cell: usize) -> i128 {
    let result = &year.headline().results[cell];
    let gap = i128::from(result.cautious.gap().units());
    if result.certainty.is_some() { gap } else { 0 }
}

/// The gap of every cell of `all` in a town with these needs and offers, by a fresh analysis.
fn fresh(needs: &[Need], offers: Vec<Offer>, all: &Year) -> Vec<i128> {
    let town = inventory(needs.to_vec(), offers);
    let year = analyse(&town, question()).unwrap();
    let keys = |year: &Year, cell: usize| -> Vec<u32> {
        let columns = year.headline().cells.columns.iter();
        columns.map(|column| column[cell]).collect()
    };
    let own = 0..year.headline().cells.len();
    let known: Vec<(Vec<u32>, i128)> = own
        .map(|cell| {
            let gap = year.headline().results[cell].cautious.gap();
            (keys(&year, cell), i128::from(gap.units()))
        })
        .collect();
    let cells = 0..all.headline().cells.len();
    cells
        .map(|cell| {
            let key = keys(all, cell);
            known
                .iter()
                .find(|(own, _)| *own == key)
                .map_or(0, |(_, gap)| *gap)
        })
        .collect()
}

/// The offers when supply and knowledge stand so, one by one.
fn offers_in(review: &Review, slots: &[Slot], supply: Which, knowledge: Which) -> Vec<Offer> {
    let offer = |which: Which, slot: &Slot| -> Option<Offer> {
        match which {
            Which::From => slot.from.map(|offer| review.from.offers[offer].clone()),
            Which::To => slot.to.map(|offer| review.to.offers[offer].clone()),
        }
    };
    let stands = slots.iter().filter_map(|slot| {
        let mut stands = offer(if slot.only_known { knowledge } else { supply }, slot)?;
        if slot.recorded {
            stands.capacity = offer(knowledge, slot)?.capacity;
        }
        Some(stands)
    });
    stands.collect()
}

/// Shapley's mean by its definition: each of the six orders, each step a fresh analysis.
fn slow(review: &Review, from: &[Need], to: &[Need]) -> Vec<Causes> {
    let slots = slots(&review.from, &review.to);
    let side = |after: bool| if after { Which::To } else { Which::From };
    let gaps = |state: [bool; 3]| -> Vec<i128> {
        let needs = if state[0] { to } else { from };
        let offers = offers_in(review, &slots, side(state[1]), side(state[2]));
        let judged = review.year(side(state[2])).headline();
        let gaps = fresh(needs, offers, &review.from).into_iter().enumerate();
        gaps.map(|(cell, gap)| match judged.results[cell].certainty {
            Some(_) => gap,
            None => 0,
        })
        .collect()
    };
    let mut sums = vec![[0i128; 3]; review.from.headline().cells.len()];
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let mut state = [false; 3];
        let mut before = gaps(state);
        for cause in order {
            state[cause] = true;
            let after = gaps(state);
            for (sum, (after, before)) in sums.iter_mut().zip(after.iter().zip(&before)) {
                sum[cause] += after - before;
            }
            before = after;
        }
    }
    // The mean of six: as many sixths of a millionth as the sum has millionths.
    sums.into_iter()
        .map(|[need, supply, knowledge]| Causes {
            need: Sixths::new(need),
            supply: Sixths::new(supply),
            knowledge: Sixths::new(knowledge),
        })
        .collect()
}

fn towns() -> impl Strategy<Value = (Inventory, Inventory)> {
    (any_needs(), any_offers(), any_needs(), any_offers())
        .prop_map(|(n, o, m, p)| (inventory(n, o), inventory(m, p)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_parts_add_up_in_every_cell_and_every_total((from, to) in towns()) {
        let review = compared(&from, &to);
        for (cell, causes) in review.causes.iter().enumerate() {
            let change = counted(&review.to, cell) - counted(&review.from, cell);
            prop_assert_eq!(causes.change(), Sixths::from_units(change));
        }
        for district in 0..6 {
            let group = cell(&review, SCHOOL, district);
            prop_assert_eq!(group.change(), group.after.gap() - group.before.gap());
        }
        let all = total(&review);
        prop_assert_eq!(all.change(), all.after.gap() - all.before.gap());
    }

    #[test]
    fn each_cause_is_weight_times_need_added_up((from, to) in towns()) {
        let review = compared(&from, &to);
        let needs = Which::BOTH.map(|which| &review.year(which).headline().results);
        for (cell, (causes, weights)) in review.causes.iter().zip(&review.weights).enumerate() {
            let sum = |weights: [f64; 2]| -> f64 {
                let needs = needs.map(|results| results[cell].cautious.need.as_f64());
                weights.iter().zip(needs).map(|(weight, need)| weight * need).sum()
            };
            let pairs = [
                (causes.need, weights.need),
                (causes.supply, weights.supply),
                (causes.knowledge, weights.knowledge),
            ];
            for (cause, weights) in pairs {
                // what is covered is rounded to a millionth in each of the eight states
                prop_assert!((cause.as_f64() - sum(weights)).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn need_broken_down_differently_is_found_as_pair_by_pair((from, to) in towns()) {
        let review = compared(&from, &to);
        let cells = &review.to.headline().cells;
        let vocabulary = &review.to.vocabulary;
        let nodes = |cell: usize| -> Vec<Node> { (0..3).map(|d| cells.node(cell, d)).collect() };
        let stated = |town: &Inventory, cell: usize| {
            town.needs.iter().any(|need| need.nodes == nodes(cell))
        };
        let within = |one: usize, other: usize| {
            let pairs = nodes(one).into_iter().zip(nodes(other)).enumerate();
            pairs.into_iter().all(|(d, (own, above))| {
                vocabulary.dimensions[d].is_within(own, above)
            })
        };
        for one in 0..cells.len() {
            let apart = (0..cells.len()).any(|other| {
                let sides = [stated(&from, one), stated(&to, one), stated(&from, other), stated(&to, other)];
                let opposite = matches!(
                    sides,
                    [true, false, false, true] | [false, true, true, false]
                );
                opposite && (within(one, other) || within(other, one))
            });
            match review.comparable.reasons[one] {
                None => prop_assert!(!apart),
                Some(Reason::BrokenDownDifferently) => prop_assert!(apart),
                Some(_) => {}
            }
        }
    }

    #[test]
    fn each_year_is_as_its_own_analysis_says((from, to) in towns()) {
        let review = compared(&from, &to);
        for (own, year) in [(&from, &review.from), (&to, &review.to)] {
            let alone = analyse(own, question()).unwrap();
            let gap = |year: &Year| -> i128 {
                (0..year.headline().cells.len()).map(|cell| counted(year, cell)).sum()
            };
            prop_assert_eq!(gap(&alone), gap(year));
        }
    }

    #[test]
    fn years_exchanged_exchange_all_signs((from, to) in towns()) {
        let (there, back) = (compared(&from, &to), compared(&to, &from));
        for (one, other) in there.causes.iter().zip(&back.causes) {
            prop_assert_eq!(one.need, -other.need);
            prop_assert_eq!(one.supply, -other.supply);
            prop_assert_eq!(one.knowledge, -other.knowledge);
        }
        let effects = |review: &Review| {
            let own = review.offers.iter().filter_map(|change| change.effect);
            own.sum::<Sixths>()
        };
        prop_assert_eq!(effects(&there), -effects(&back));
    }

    #[test]
    fn a_year_against_itself_is_all_zeros((from, _) in towns()) {
        let review = compared(&from, &from);
        prop_assert!(review.causes.iter().all(|causes| *causes == Causes::default()));
        prop_assert!(review.offers.is_empty());
        prop_assert_eq!(total(&review).change(), Sixths::ZERO);
    }

    #[test]
    fn the_causes_are_the_means_over_all_six_orders((from, to) in towns()) {
        let review = compared(&from, &to);
        prop_assert_eq!(&review.causes, &slow(&review, &from.needs, &to.needs));
    }

    #[test]
    fn a_district_renamed_with_a_crosswalk_changes_nothing((from, to) in towns()) {
        let plain = compared(&from, &to);
        let districts =
            [("area", None), ("upper", Some(2)), ("south", Some(2)), ("west", None)];
        let renamed = Inventory { vocabulary: with_districts(&districts), ..from };
        let step = ("district".to_string(), Node(NORTH), Node(NORTH), Quantity::ONE);
        let crosswalk = Crosswalk::of_steps([step]);
        let moved = review(side(&renamed), side(&to), &crosswalk).unwrap();
        prop_assert_eq!(&plain.causes, &moved.causes);
        prop_assert_eq!(&plain.comparable, &moved.comparable);
        prop_assert_eq!(plain.offers.len(), moved.offers.len());
    }

    #[test]
    fn a_single_offer_does_what_analyses_with_and_without_it_say((from, to) in towns()) {
        let review = compared(&from, &to);
        let gap = |needs: &[Need], offers: &[Offer]| -> i128 {
            let town = inventory(needs.to_vec(), offers.to_vec());
            let year = analyse(&town, question()).unwrap();
            let market = &year.headline().cautious.market;
            let need: u64 = market.need().iter().sum();
            i128::from(need - year.headline().cautious.cover.covered())
        };
        let (before, after) = (&review.from.offers, &review.to.offers);
        let with = |offers: &[Offer], position: Option<usize>, own: Option<&Offer>| {
            let mut changed = offers.to_vec();
            match (position, own) {
                (Some(position), Some(own)) => changed[position] = own.clone(),
                (Some(position), None) => { changed.remove(position); }
                (None, Some(own)) => changed.push(own.clone()),
                (None, None) => {}
            }
            changed
        };
        for change in &review.offers {
            let (one, other) = (change.slot.from, change.slot.to);
            let Some(effect) = change.effect else { continue };
            let there = with(before, one, other.map(|offer| &after[offer]));
            let back = with(after, other, one.map(|offer| &before[offer]));
            let done = gap(&from.needs, &there) - gap(&from.needs, before);
            let undone = gap(&to.needs, &back) - gap(&to.needs, after);
            prop_assert_eq!(effect + effect, Sixths::from_units(done - undone));
        }
    }
}

#[test]
fn both_sides_may_be_years_of_one_project() {
    let later = Need {
        year: 2026,
        ..school(NORTH, 12)
    };
    let town = inventory(vec![school(NORTH, 10), later], vec![at(1, NORTH, 10)]);
    let next = Question {
        year: 2026,
        ..question()
    };
    let to = Side {
        inventory: &town,
        question: next,
    };
    let review = review(side(&town), to, &Crosswalk::default()).unwrap();
    assert_eq!(total(&review).status, Status::New);
    assert_eq!(total(&review).causes.need, whole(2));
}
