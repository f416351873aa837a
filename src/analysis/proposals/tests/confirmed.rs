//! The whole list, confirmed on random towns by fresh analyses with the plan laid over.

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::analysis::outlook::tests::{any_dated_offers, quarters};
use crate::analysis::outlook::{Assumption, outlook};
use crate::analysis::picture::Year;
use crate::analysis::proposals::{Measure, Proposal, Proposals, proposals};
use crate::analysis::tests::{any_needs, cautious_gap, inventory, offer, question, year_of};
use crate::analysis::year::{analyse, analyse_with};
use crate::model::inventory::Inventory;
use crate::model::need::{Amount, Need};
use crate::model::offer::{Catchment, Offer, Target};
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

fn until() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 6, 30).unwrap()
}

/// Larger than those of other tests, so that there is something to propose.
fn any_town() -> impl Strategy<Value = Inventory> {
    let records = proptest::collection::vec((0u32..6, 0u32..12, 0u32..6, 0u32..4), 6);
    (any_needs(), any_dated_offers(), records).prop_map(|(needs, offers, records)| {
        let times = |persons: Quantity| persons.times(4);
        let needs = needs.into_iter().map(|need| Need {
            persons: Amount {
                low: times(need.persons.low),
                high: times(need.persons.high),
            },
            ..need
        });
        let offers = offers.into_iter().zip(records);
        let offers = offers.map(|(offer, (kind, occupied, waiting, cost))| Offer {
            kind: match kind {
                0 => String::new(),
                1 => "selektiv".to_string(),
                _ => "universell".to_string(),
            },
            capacity: offer.capacity.map(|places| places.times(4)),
            places_at_once: offer.capacity.map(|places| places.times(4)),
            occupied: Some(Quantity::from_whole(occupied)).filter(|_| occupied < 10),
            waiting: (waiting < 2).then(|| Quantity::from_whole(waiting)),
            annual_cost: (cost > 0).then(|| Quantity::from_whole(cost * 500)),
            ..offer
        });
        inventory(needs.collect(), offers.collect())
    })
}

fn proposed(town: &Inventory, year: &Year) -> Proposals {
    let cells: Vec<u32> = (0..year.headline().cells.len() as u32).collect();
    let ahead = (quarters(until()), &Assumption::Constant);
    proposals(town, &town.offers, year, &cells, Some(ahead)).unwrap()
}

/// A measure laid over by hand: what a planner would write into a plan.
fn laid(offers: &mut Vec<Offer>, year: &Year, number: usize, proposal: &Proposal) {
    let of_year = |offer: usize| {
        let own = &year.offers[offer];
        move |other: &&mut Offer| other.id == own.id && other.valid_from == own.valid_from
    };
    match &proposal.measure {
        Measure::Open {
            offer,
            dimension,
            category,
            free,
        } => {
            let own = offers.iter_mut().find(of_year(*offer)).unwrap();
            own.capacity = Some(own.capacity.unwrap() - *free);
            let mut opened = Offer {
                id: format!("opened {number}"),
                capacity: Some(*free),
                ..own.clone()
            };
            if let Target::Some(nodes) = &mut opened.targets[*dimension] {
                nodes.push(*category);
            }
            offers.push(opened);
        }
        Measure::MorePlaces { offer, places } => {
            let own = offers.iter_mut().find(of_year(*offer)).unwrap();
            own.capacity = Some(own.capacity.unwrap() + *places);
        }
        Measure::NewOffer { places } => {
            let taken = |node: Option<Node>| match node {
                Some(node) if node.index() >= 2 => Target::Some(vec![node]),
                _ => Target::All,
            };
            let group = &proposal.group;
            let targets = [taken(group.topic), taken(group.district), Target::All];
            offers.push(Offer {
                catchment: Some(Catchment::Own),
                capacity: Some(*places),
                ..offer(1000 + number, targets, None)
            });
        }
    }
}

/// The gap at the end of the horizon.
fn gap_at_end(town: &Inventory, offers: &[Offer]) -> Quantity {
    let year = analyse_with(town, offers, question()).unwrap();
    let found = outlook(town, offers, &year, quarters(until())).unwrap();
    let last = found.moments.last().unwrap();
    last.cautious.iter().map(|covered| covered.gap()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_effect_is_that_of_a_fresh_analysis_and_they_add_up(town in any_town()) {
        let year = year_of(&town);
        let found = proposed(&town, &year);
        let mut offers = town.offers.clone();
        let mut before = year_of(&town);
        for (number, proposal) in found.measures.iter().enumerate() {
            laid(&mut offers, &year, number, proposal);
            let after = analyse_with(&town, &offers, question()).unwrap();
            prop_assert_eq!(proposal.relief, cautious_gap(&before) - cautious_gap(&after));
            for cell in 0..after.headline().cells.len() {
                let covers = [&before, &after].map(|year| &year.headline().cautious.cover);
                let changed = proposal.changes.iter().find(|change| change.cell as usize == cell);
                let expected = covers.map(|cover| cover.coverage(cell));
                match changed {
                    Some(change) => prop_assert_eq!(expected, [Some(change.before), Some(change.after)]),
                    None => prop_assert_eq!(expected[0], expected[1]),
                }
            }
            before = after;
        }
        let plan = analyse_with(&town, &found.plan, question()).unwrap();
        prop_assert_eq!(found.relief(), cautious_gap(&year) - cautious_gap(&plan));
    }

    #[test]
    fn every_renewal_keeps_what_an_outlook_with_those_before_it_says_and_none_keeps_more(town in any_town()) {
        let year = year_of(&town);
        let found = proposed(&town, &year);
        let mut offers = town.offers.clone();
        for (number, proposal) in found.measures.iter().enumerate() {
            laid(&mut offers, &year, number, proposal);
        }
        let renewed = |offers: &[Offer], which: usize| {
            let mut offers = offers.to_vec();
            (offers[which].valid_to, offers[which].funding_until) = (None, None);
            offers
        };
        for renewal in &found.renewals {
            let same = |offer: &Offer| offer.id == renewal.offer.id && offer.capacity == renewal.offer.capacity
                && offer.valid_from == renewal.offer.valid_from;
            let own = offers.iter().position(same).unwrap();
            let before = gap_at_end(&town, &offers);
            let kept = |which: usize| before - gap_at_end(&town, &renewed(&offers, which));
            // sums of cells are rounded to millionths
            let differs = |one: Quantity, other: Quantity| (one.as_f64() - other.as_f64()).abs() > 1e-3;
            prop_assert!(!differs(kept(own), renewal.kept));
            for (other, offer) in offers.iter().enumerate() {
                let long_gone = offer.valid_to.is_some_and(|to| to < question().reference_date);
                prop_assert!(long_gone || kept(other) <= renewal.kept || !differs(kept(other), renewal.kept));
            }
            offers = renewed(&offers, own);
        }
    }

    #[test]
    fn a_measure_rests_on_what_the_record_says(town in any_town()) {
        let year = year_of(&town);
        let found = proposed(&town, &year);
        let mut seen = Vec::new();
        for proposal in &found.measures {
            prop_assert!(!seen.contains(&proposal.group.key()));
            seen.push(proposal.group.key());
            match &proposal.measure {
                Measure::Open { offer, dimension, free, .. } => {
                    let own = &year.offers[*offer];
                    prop_assert_eq!(&own.kind, "universell");
                    prop_assert_eq!(own.waiting.unwrap_or_default(), Quantity::ZERO);
                    prop_assert!(*free <= own.places_at_once.unwrap() - own.occupied.unwrap());
                    prop_assert!(own.targets.iter().all(|target| *target != Target::NotStated) || *dimension != 0);
                    prop_assert!(proposal.relief <= *free);
                }
                Measure::MorePlaces { offer, places } => {
                    prop_assert!(*places <= year.offers[*offer].capacity.unwrap());
                    prop_assert!(proposal.relief <= *places);
                }
                Measure::NewOffer { places } => prop_assert!(proposal.relief <= *places),
            }
        }
    }

    #[test]
    fn nothing_is_proposed_where_nothing_is_sure_to_be_missing(town in any_town()) {
        let year = year_of(&town);
        let generous: Quantity = year.headline().results.iter()
            .filter(|result| result.certainty.is_some())
            .map(|result| result.generous.gap())
            .sum();
        if generous == Quantity::ZERO {
            prop_assert!(proposed(&town, &year).measures.is_empty());
        }
    }
}

#[test]
fn the_random_towns_have_something_to_propose() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let [mut opened, mut grown, mut new, mut renewed, mut asked] = [0; 5];
    for _ in 0..200 {
        let town = any_town().new_tree(&mut runner).unwrap().current();
        let year = analyse(&town, question()).unwrap();
        let found = proposed(&town, &year);
        for proposal in &found.measures {
            match proposal.measure {
                Measure::Open { .. } => opened += 1,
                Measure::MorePlaces { .. } => grown += 1,
                Measure::NewOffer { .. } => new += 1,
            }
        }
        renewed += found.renewals.len();
        asked += found.inquiries.len();
    }
    let all = [opened, grown, new, renewed, asked];
    assert!(all.iter().all(|count| *count > 0), "{all:?}");
}
