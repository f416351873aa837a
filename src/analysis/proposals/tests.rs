//! Proposals by hand: what must be proposed, and what must not.

mod confirmed;

use chrono::NaiveDate;

use super::{About, Measure, Proposals, proposals};
use crate::analysis::outlook::{Assumption, Horizon, NeedCourse, StepLength};
use crate::analysis::tests::{inventory, need, offer, with_districts, year_of};
use crate::model::inventory::Inventory;
use crate::model::offer::{Offer, Target};
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

const SCHOOL: u32 = 2;
const NORTH: u32 = 2;
const SOUTH: u32 = 3;
const GIRLS: u32 = 2;
const BOYS: u32 = 3;
const BLANK: u32 = 0;

fn whole(number: u32) -> Quantity {
    Quantity::from_whole(number)
}

fn only(node: u32) -> Target {
    Target::Some(vec![Node(node)])
}

/// A school in a district for these, whose record says everything.
fn house(id: usize, district: u32, whom: Target, places: u32, occupied: u32) -> Offer {
    Offer {
        capacity_most: Default::default(),
        places_at_once: Some(whole(places)),
        occupied: Some(whole(occupied)),
        waiting: Some(whole(0)),
        kind: "universell".to_string(),
        annual_cost: Some(whole(places * 1000)),
        ..offer(id, [only(SCHOOL), only(district), whom], Some(places))
    }
}

/// A town of two districts.
fn town(needs: &[([u32; 3], u32)], offers: Vec<Offer>) -> Inventory {
    let needs = needs.iter();
    let needs = needs.map(|(nodes, persons)| need(*nodes, *persons, *persons));
    Inventory {
        vocabulary: with_districts(&[("north", None), ("south", None)]),
        ..inventory(needs.collect(), offers)
    }
}

fn proposed(town: &Inventory) -> Proposals {
    let year = year_of(town);
    let cells: Vec<u32> = (0..year.headline().cells.len() as u32).collect();
    proposals(town, &town.offers, &year, &cells, None).unwrap()
}

fn measures(found: &Proposals) -> Vec<&Measure> {
    found.measures.iter().map(|one| &one.measure).collect()
}

#[test]
fn a_district_without_an_offer_gets_one_though_another_district_has_it() {
    let girls = [([SCHOOL, NORTH, GIRLS], 20), ([SCHOOL, SOUTH, GIRLS], 30)];
    let found = proposed(&town(&girls, vec![house(0, NORTH, Target::All, 40, 20)]));
    assert_eq!(measures(&found), [&Measure::NewOffer { places: whole(30) }]);
    let proposal = &found.measures[0];
    assert_eq!(proposal.group.district, Some(Node(SOUTH)));
    assert_eq!(proposal.relief, whole(30));
    let cost = proposal.cost.unwrap();
    assert_eq!((cost.euros, cost.offers), (whole(1000), Some(1)));
}

#[test]
fn free_places_are_opened_where_they_close_the_gap_and_nobody_loses() {
    let both = [([SCHOOL, NORTH, GIRLS], 20), ([SCHOOL, NORTH, BOYS], 15)];
    let found = proposed(&town(&both, vec![house(0, NORTH, only(GIRLS), 40, 20)]));
    let expected = Measure::Open {
        offer: 0,
        dimension: 2,
        category: Node(BOYS),
        free: whole(20),
    };
    assert_eq!(measures(&found), [&expected]);
    let proposal = &found.measures[0];
    assert_eq!(proposal.relief, whole(15));
    assert!(proposal.changes.iter().all(|one| one.after > one.before));
}

#[test]
fn an_offer_that_is_nearly_full_is_not_opened_whatever_the_model_spares() {
    // 20 girls for 40 places: the model has 20 to spare, but 35 are occupied
    let both = [([SCHOOL, NORTH, GIRLS], 20), ([SCHOOL, NORTH, BOYS], 15)];
    let found = proposed(&town(&both, vec![house(0, NORTH, only(GIRLS), 40, 35)]));
    assert_eq!(measures(&found), [&Measure::NewOffer { places: whole(15) }]);
}

#[test]
fn an_offer_with_a_waiting_list_is_not_opened() {
    let both = [([SCHOOL, NORTH, GIRLS], 20), ([SCHOOL, NORTH, BOYS], 15)];
    let waited_for = Offer {
        waiting: Some(whole(3)),
        ..house(0, NORTH, only(GIRLS), 40, 20)
    };
    let found = proposed(&town(&both, vec![waited_for]));
    assert_eq!(measures(&found), [&Measure::NewOffer { places: whole(15) }]);
}

#[test]
fn openings_that_close_a_tenth_of_a_gap_are_no_answer_to_it() {
    let both = [([SCHOOL, NORTH, GIRLS], 20), ([SCHOOL, NORTH, BOYS], 577)];
    let found = proposed(&town(&both, vec![house(0, NORTH, only(GIRLS), 85, 20)]));
    assert_eq!(
        measures(&found),
        [&Measure::NewOffer { places: whole(577) }]
    );
}

#[test]
fn a_note_in_the_record_makes_an_opening_a_question_to_the_provider() {
    let both = [([SCHOOL, NORTH, GIRLS], 20), ([SCHOOL, NORTH, BOYS], 15)];
    let noted = Offer {
        note: "im Wald nicht barrierefrei".to_string(),
        ..house(0, NORTH, only(GIRLS), 40, 20)
    };
    let unsaid = Offer {
        occupied: None,
        ..house(0, NORTH, only(GIRLS), 40, 20)
    };
    for record in [noted, unsaid] {
        let found = proposed(&town(&both, vec![record]));
        assert!(found.measures.is_empty(), "{found:?}");
        let asked: Vec<_> = found
            .inquiries
            .iter()
            .map(|one| (&*one.offers, one.about))
            .collect();
        let about = About::Opening {
            dimension: 2,
            category: Node(BOYS),
        };
        assert_eq!(asked, [(&[0][..], about)]);
    }
}

#[test]
fn an_offer_for_those_who_need_it_most_is_neither_opened_nor_asked() {
    let both = [([SCHOOL, NORTH, GIRLS], 20), ([SCHOOL, NORTH, BOYS], 15)];
    let selective = Offer {
        kind: "selektiv".to_string(),
        ..house(0, NORTH, only(GIRLS), 40, 20)
    };
    let found = proposed(&town(&both, vec![selective]));
    assert_eq!(measures(&found), [&Measure::NewOffer { places: whole(15) }]);
    assert!(found.inquiries.is_empty());
}

#[test]
fn needs_that_are_not_broken_down_open_no_offer_and_build_none() {
    let blank = [([SCHOOL, NORTH, BLANK], 2154)];
    let found = proposed(&town(&blank, vec![house(0, NORTH, only(GIRLS), 30, 10)]));
    // thirty may be covered, the others surely are not
    assert_eq!(
        measures(&found),
        [&Measure::NewOffer {
            places: whole(2124)
        }]
    );
    let small = [([SCHOOL, NORTH, BLANK], 25)];
    let found = proposed(&town(&small, vec![house(0, NORTH, only(GIRLS), 30, 10)]));
    assert!(found.measures.is_empty());
    assert_eq!(found.inquiries[0].about, About::Needs { dimension: 2 });
}

#[test]
fn who_has_not_recorded_the_places_is_asked_for_them_by_name() {
    let girls = [([SCHOOL, NORTH, GIRLS], 20)];
    let unknown = Offer {
        capacity: None,
        capacity_most: Default::default(),
        places_at_once: None,
        ..house(4, NORTH, Target::All, 0, 0)
    };
    let found = proposed(&town(&girls, vec![unknown]));
    assert!(found.measures.is_empty());
    let inquiry = &found.inquiries[0];
    assert_eq!(
        (&inquiry.offers[..], inquiry.about),
        (&[0][..], About::Places)
    );
}

#[test]
fn a_full_house_grows_by_the_gap_but_at_most_doubles() {
    let grown = |children: u32| {
        let girls = [([SCHOOL, NORTH, GIRLS], children)];
        let found = proposed(&town(&girls, vec![house(0, NORTH, Target::All, 30, 30)]));
        found.measures[0].measure.clone()
    };
    let more = |places: u32| Measure::MorePlaces {
        offer: 0,
        places: whole(places),
    };
    assert_eq!(grown(50), more(20));
    assert_eq!(grown(60), more(30));
    assert_eq!(grown(61), Measure::NewOffer { places: whole(31) });
}

#[test]
fn a_house_with_empty_places_gets_no_more_of_them() {
    let girls = [([SCHOOL, NORTH, GIRLS], 50)];
    let found = proposed(&town(&girls, vec![house(0, NORTH, Target::All, 30, 20)]));
    assert_eq!(measures(&found), [&Measure::NewOffer { places: whole(20) }]);
}

#[test]
fn a_report_on_one_group_proposes_for_its_gaps_alone() {
    let both = [([SCHOOL, NORTH, GIRLS], 20), ([SCHOOL, SOUTH, BOYS], 50)];
    let town = town(&both, vec![house(0, NORTH, only(BOYS), 4, 4)]);
    let year = year_of(&town);
    let cells = &year.headline().cells;
    let of_girls = (0..cells.len()).filter(|cell| cells.node(*cell, 2) == Node(GIRLS));
    let of_girls: Vec<u32> = of_girls.map(|cell| cell as u32).collect();
    let found = proposals(&town, &town.offers, &year, &of_girls, None).unwrap();
    assert_eq!(measures(&found), [&Measure::NewOffer { places: whole(20) }]);
    assert_eq!(found.measures[0].group.district, Some(Node(NORTH)));
}

#[test]
fn small_gaps_of_districts_are_joined_in_the_area_above_them() {
    let districts = [("area", None), ("north", Some(2)), ("south", Some(2))];
    let needs = vec![
        need([SCHOOL, 3, GIRLS], 6, 6),
        need([SCHOOL, 4, GIRLS], 7, 7),
    ];
    let town = Inventory {
        vocabulary: with_districts(&districts),
        ..inventory(needs, vec![house(0, 3, only(BOYS), 4, 4)])
    };
    let found = proposed(&town);
    assert_eq!(measures(&found), [&Measure::NewOffer { places: whole(13) }]);
    assert_eq!(found.measures[0].group.district, Some(Node(2)));
}

#[test]
fn what_a_renewal_keeps_is_counted_on_top_of_the_renewals_before_it() {
    let last = |month| NaiveDate::from_ymd_opt(2026, month, 28);
    let until = |id, places, month| Offer {
        funding_until: last(month),
        ..house(id, NORTH, Target::All, places, places)
    };
    let girls = [([SCHOOL, NORTH, GIRLS], 10)];
    let town = town(
        &girls,
        vec![until(0, 10, 6), until(1, 10, 3), until(2, 4, 2)],
    );
    let year = year_of(&town);
    let horizon = Horizon {
        until: NaiveDate::from_ymd_opt(2027, 12, 31).unwrap(),
        step: StepLength::Quarter,
        need: NeedCourse::Constant,
    };
    let ahead = Some((horizon, &Assumption::Constant));
    let cells: Vec<u32> = (0..year.headline().cells.len() as u32).collect();
    let found = proposals(&town, &town.offers, &year, &cells, ahead).unwrap();
    // either of the large ones keeps all ten: the one that ends first is named, and no other adds to it
    let kept: Vec<_> = found
        .renewals
        .iter()
        .map(|one| (one.offer.id.as_str(), one.kept))
        .collect();
    assert_eq!(kept, [("1", whole(10))]);
}
