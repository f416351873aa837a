//! Reviews of small towns, by hand.

mod twins;

use super::causes::{Causes, Sixths};
use super::clusters::Reason;
use super::groups::Status;
use super::measures::Outcome;
use super::offers::{Feature, Turn, slots};
use super::slot::Slot;
use super::{Review, Side, Which, review};
use crate::analysis::picture::{Question, Year};
use crate::analysis::tests::{
    any_needs, any_offers, inventory, need, offer, question, with_districts,
};
use crate::analysis::year::analyse;
use crate::model::crosswalk::Crosswalk;
use crate::model::decision::{Aim, Decision};
use crate::model::inventory::Inventory;
use crate::model::need::Need;
use crate::model::offer::{Offer, Target};
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
    let measure = |expected: u32, due: (i32, u32, u32)| Decision {
        id: "M1".into(),
        what: String::new(),
        decided_on: None,
        decided_by: String::new(),
        aim: Aim::Offer("1".into()),
        expected: Some(Quantity::from_whole(expected)),
        due: chrono::NaiveDate::from_ymd_opt(due.0, due.1, due.2),
        package: None,
    };
    let outcome = |measure: Decision| review.follow_up(&measure).outcome;
    assert_eq!(outcome(measure(10, (2025, 6, 1))), Outcome::Met);
    assert_eq!(outcome(measure(15, (2025, 6, 1))), Outcome::Partly);
    assert_eq!(outcome(measure(15, (2026, 6, 1))), Outcome::NotYetDue);
    let elsewhere = Decision {
        aim: Aim::Group(vec![(1, Node(NORTH))]),
        ..measure(10, (2025, 6, 1))
    };
    assert_eq!(review.follow_up(&elsewhere).fall, Some(whole(10)));
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
