//! The outlook against analyses of inventories from which the ended offers were deleted, and by hand.

mod projection;
pub(crate) use projection::living;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Assumption, Cause, Horizon, NeedCourse, Outlook, StepLength, outlook};
use crate::analysis::picture::{Question, Year};
use crate::analysis::tests::{
    any_needs, any_offers, cautious_gap, inventory, need, offer, question, year_of,
};
use crate::analysis::year::analyse;
use crate::model::inventory::Inventory;
use crate::model::need::Need;
use crate::model::offer::{Offer, Target};
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(crate) fn quarters(until: NaiveDate) -> Horizon {
    Horizon {
        until,
        step: StepLength::Quarter,
        need: NeedCourse::Constant,
    }
}

fn look(town: &Inventory, horizon: Horizon) -> (Year, Outlook) {
    let year = year_of(town);
    let found = outlook(town, &town.offers, &year, horizon).unwrap();
    (year, found)
}

fn gap_at(year: &Year, outlook: &Outlook, moment: usize) -> Quantity {
    outlook.totals(year.headline(), moment).0.gap()
}

fn whole(number: u32) -> Quantity {
    Quantity::from_whole(number)
}

/// Ten children; two houses of ten places, of which one ends in June 2026 and one in September.
fn two_houses() -> Inventory {
    let everybody = [Target::Some(vec![Node(2)]), Target::All, Target::All];
    let until = |id: usize, last: NaiveDate| Offer {
        funding_until: Some(last),
        ..offer(id, everybody.clone(), Some(10))
    };
    inventory(
        vec![need([2, 2, 2], 10, 10)],
        vec![until(0, day(2026, 6, 30)), until(1, day(2026, 9, 30))],
    )
}

#[test]
fn two_offers_that_can_stand_in_for_each_other_have_no_effect_each_and_together_all() {
    let (year, found) = look(&two_houses(), quarters(day(2026, 12, 31)));
    let alone: Vec<Quantity> = found
        .endings
        .iter()
        .map(|ending| ending.lost_alone)
        .collect();
    assert_eq!(alone, [whole(0), whole(0)]);
    let renewed = found.endings.iter().map(|ending| ending.regained_alone);
    assert_eq!(renewed.collect::<Vec<_>>(), [whole(10), whole(10)]);
    assert_eq!(found.lost_together, whole(10));
    let gaps: Vec<Quantity> = (0..found.moments.len())
        .map(|moment| gap_at(&year, &found, moment))
        .collect();
    assert_eq!(gaps, [whole(0), whole(0), whole(10)]);
    let jump = &found.moments[2];
    assert_eq!(
        (jump.from, jump.gone.as_slice()),
        (day(2026, 10, 1), &[1][..])
    );
}

#[test]
fn every_step_ends_with_its_quarter_and_an_offer_counts_on_its_last_day() {
    let (_, found) = look(&two_houses(), quarters(day(2026, 12, 31)));
    let steps = [
        (day(2025, 12, 31), 0),
        (day(2026, 3, 31), 0),
        (day(2026, 6, 30), 0),
        (day(2026, 9, 30), 1),
        (day(2026, 12, 31), 2),
    ];
    assert_eq!(found.steps, steps);
}

#[test]
fn funding_that_had_ended_before_the_reference_date_ends_nothing_more() {
    let mut town = two_houses();
    town.offers[0].funding_until = Some(day(2024, 6, 30));
    let (_, found) = look(&town, quarters(day(2027, 12, 31)));
    let ending = found
        .endings
        .iter()
        .map(|ending| (ending.offer, ending.cause));
    assert_eq!(ending.collect::<Vec<_>>(), [(1, Cause::Funding)]);
}

#[test]
fn an_offer_that_goes_on_under_its_id_has_not_ended() {
    let mut town = two_houses();
    town.offers[0].funding_until = None;
    town.offers[0].valid_to = Some(day(2026, 6, 30));
    town.offers.push(Offer {
        capacity: Some(whole(4)),
        funding_until: None,
        valid_from: Some(day(2026, 7, 1)),
        ..town.offers[0].clone()
    });
    town.offers[2].valid_to = None;
    let (year, found) = look(&town, quarters(day(2026, 12, 31)));
    let endings: Vec<usize> = found.endings.iter().map(|ending| ending.offer).collect();
    assert_eq!(endings, [1]);
    assert_eq!(gap_at(&year, &found, found.moments.len() - 1), whole(6));
}

/// The year as an analysis of what is left on a day: the other offers deleted by hand.
fn left_on(town: &Inventory, on: NaiveDate) -> Year {
    let reference = question().reference_date;
    let is_left = |offer: &&Offer| {
        let funded = offer
            .funding_until
            .is_none_or(|last| last < reference || last >= on);
        let begun = offer.valid_from.is_none_or(|from| from <= on);
        let valid = offer.valid_to.is_none_or(|to| to >= on);
        funded && begun && valid
    };
    let offers = town.offers.iter().filter(is_left).cloned().collect();
    analysed_without_dates(town, offers)
}

fn analysed_without_dates(town: &Inventory, mut offers: Vec<Offer>) -> Year {
    for offer in &mut offers {
        (offer.valid_from, offer.valid_to) = (None, None);
    }
    let left = inventory(town.needs.clone(), offers);
    let question = Question { ..question() };
    analyse(&left, question).unwrap()
}

pub(crate) fn any_dated_offers() -> impl Strategy<Value = Vec<Offer>> {
    let month = || prop::option::weighted(0.5, 0u32..30);
    let dates = proptest::collection::vec((month(), month(), month()), 6);
    (any_offers(), dates).prop_map(|(mut offers, dates)| {
        let first = |months: u32| day(2025 + (months / 12) as i32, months % 12 + 1, 1);
        for (offer, (from, to, funding)) in offers.iter_mut().zip(dates) {
            if offer.valid_to.is_some() {
                continue; // ended long ago
            }
            offer.valid_from = from.map(first);
            offer.valid_to = to
                .map(first)
                .filter(|to| offer.valid_from.is_none_or(|from| from <= *to));
            offer.funding_until = funding.map(first);
        }
        offers
    })
}

fn in_year(year: i32, need: Need) -> Need {
    Need { year, ..need }
}

/// 10 children in 2024 and 20 in 2025 for 20 places: 30 in 2026, 40 in 2027. Health falls from 20 to 5: to
/// nothing in 2026, and not below.
#[test]
fn need_goes_on_along_the_line_through_its_years_and_never_below_nothing() {
    let needs = vec![
        in_year(2024, need([2, 2, 2], 10, 10)),
        need([2, 2, 2], 20, 20),
        in_year(2024, need([3, 2, 2], 20, 20)),
        need([3, 2, 2], 5, 5),
    ];
    let school = [Target::Some(vec![Node(2)]), Target::All, Target::All];
    let health = [Target::Some(vec![Node(3)]), Target::All, Target::All];
    let offers = vec![offer(0, school, Some(20)), offer(1, health, Some(1))];
    let town = inventory(needs, offers);
    let horizon = Horizon {
        until: day(2027, 12, 31),
        step: StepLength::Year,
        need: NeedCourse::Trend,
    };
    let (year, found) = look(&town, horizon);
    let gaps = found
        .steps
        .iter()
        .map(|(_, moment)| gap_at(&year, &found, *moment));
    assert_eq!(gaps.collect::<Vec<_>>(), [whole(4), whole(10), whole(20)]);
    let Assumption::Trend(trend) = found.assumed else {
        panic!("no trend")
    };
    assert_eq!((trend.years, trend.without), (Some((2024, 2025)), 0));
}

proptest! {
    #[test]
    fn a_trend_through_equal_years_is_a_constant_need(
        needs in any_needs(),
        offers in any_dated_offers(),
    ) {
        let before = needs.iter().cloned().map(|need| in_year(2024, need));
        let both = before.chain(needs.iter().cloned()).collect();
        let town = inventory(both, offers);
        let horizon = |need| Horizon { need, ..quarters(day(2027, 6, 30)) };
        let (_, constant) = look(&town, horizon(NeedCourse::Constant));
        let (_, trend) = look(&town, horizon(NeedCourse::Trend));
        for ((date, one), (same, other)) in constant.steps.iter().zip(&trend.steps) {
            prop_assert_eq!(date, same);
            let (one, other) = (&constant.moments[*one], &trend.moments[*other]);
            prop_assert_eq!(&one.cautious, &other.cautious);
            prop_assert_eq!(&one.generous, &other.generous);
        }
        prop_assert_eq!(&constant.endings, &trend.endings);
        prop_assert_eq!(constant.lost_together, trend.lost_together);
    }

    #[test]
    fn every_day_is_as_an_analysis_without_the_offers_that_have_ended(
        needs in any_needs(),
        offers in any_dated_offers(),
    ) {
        let town = inventory(needs, offers);
        let horizon = Horizon { until: day(2027, 6, 30), step: StepLength::Month, need: NeedCourse::Constant };
        let (year, found) = look(&town, horizon);
        for (date, moment) in &found.steps {
            let slow = left_on(&town, *date);
            let own = &found.moments[*moment];
            for cell in 0..year.headline().cells.len() {
                prop_assert_eq!(own.cautious[cell], slow.headline().results[cell].cautious);
                prop_assert_eq!(own.generous[cell], slow.headline().results[cell].generous);
            }
        }
    }

    #[test]
    fn the_effect_of_one_ending_or_renewal_is_that_of_a_whole_new_analysis(
        needs in any_needs(),
        offers in any_dated_offers(),
    ) {
        let town = inventory(needs, offers);
        let until = day(2027, 6, 30);
        let (year, found) = look(&town, quarters(until));
        let reference = question().reference_date;
        let at_last = left_on(&town, until);
        for ending in &found.endings {
            let own = &found.offers[ending.offer];
            let is_there = own.valid_from.is_none_or(|from| from <= reference);
            let without: Vec<Offer> = year.offers.iter().filter(|offer| offer.id != own.id).cloned().collect();
            let less = cautious_gap(&analysed_without_dates(&town, without));
            let lost = match is_there {
                true => less - cautious_gap(&year),
                false => whole(0),
            };
            prop_assert_eq!(ending.lost_alone, lost);
            let mut renewed = at_last.offers.clone();
            renewed.push(own.clone());
            let renewed = cautious_gap(&analysed_without_dates(&town, renewed));
            prop_assert_eq!(ending.regained_alone, cautious_gap(&at_last) - renewed);
        }
    }
}
