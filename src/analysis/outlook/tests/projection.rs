//! Need that follows a projection, by hand and against an analysis of needs that were multiplied by hand.

use proptest::prelude::*;

use super::*;
use crate::model::need::{Amount, People};

fn people(year: i32, nodes: [u32; 3], persons: u32) -> People {
    let persons = whole(persons);
    People {
        year,
        nodes: nodes.map(Node).to_vec(),
        ages: None,
        persons: Amount {
            low: persons,
            high: persons,
        },
        table: 0,
        bounds: None,
    }
}

/// Of everybody in a district.
pub(crate) fn living(year: i32, district: u32, persons: u32) -> People {
    people(year, [0, district, 0], persons)
}

const NORTH: u32 = 3;
const SOUTH: u32 = 4;
const WEST: u32 = 5;

/// Ten need a place in each district, in which nobody offers any: the gap is the need.
fn town(projection: Vec<People>) -> Inventory {
    let needs = [NORTH, SOUTH, WEST].map(|district| need([2, district, 2], 10, 10));
    Inventory {
        projection,
        ..inventory(needs.to_vec(), vec![offer(0, anywhere(), Some(0))])
    }
}

fn anywhere() -> [Target; 3] {
    [Target::All, Target::All, Target::All]
}

/// The gap of each cell at the end of each year up to 2028.
fn gaps(town: &Inventory) -> Vec<[f64; 3]> {
    let horizon = Horizon {
        until: day(2028, 12, 31),
        step: StepLength::Year,
        need: NeedCourse::Projection,
    };
    let (_, found) = look(town, horizon);
    let steps = found.steps.iter();
    let of_step = |(_, moment): &(NaiveDate, usize)| {
        let cells = &found.moments[*moment].cautious;
        [0, 1, 2].map(|cell| cells[cell].gap().as_f64())
    };
    steps.map(of_step).collect()
}

/// 100 in the north, 150 in 2027: halfway in 2026, and after 2027 no more. Nothing is said of the others.
#[test]
fn need_is_on_the_line_between_two_years_and_stays_after_the_last() {
    let town = town(vec![living(2025, NORTH, 100), living(2027, NORTH, 150)]);
    let rises = [10.0, 12.5, 15.0, 15.0];
    assert_eq!(gaps(&town), rises.map(|north| [north, 10.0, 10.0]));
    let year = year_of(&town);
    let found = super::super::projection::Projection::of(&town, &year).unwrap();
    assert_eq!((found.kept, found.years), (whole(20), (2025, 2027)));
}

/// The year that was analysed lies between two of the projection: 80 in 2025, so 100 in 2027 is 1.25 times as many.
#[test]
fn the_reference_year_may_lie_between_two_of_the_projection() {
    let town = town(vec![living(2023, NORTH, 60), living(2027, NORTH, 100)]);
    let found: Vec<f64> = gaps(&town).iter().map(|gaps| gaps[0]).collect();
    assert_eq!(found, [10.0, 11.25, 12.5, 12.5]);
}

/// The projection begins in 2027: what it is compared with is the population of 2025. In the west nobody was
/// counted then, so its need stays.
#[test]
fn a_projection_that_begins_later_is_compared_with_the_population() {
    let later = |district| living(2027, district, 150);
    let town = Inventory {
        population: vec![living(2025, NORTH, 100), living(2025, SOUTH, 300)],
        ..town([NORTH, SOUTH, WEST].map(later).to_vec())
    };
    assert_eq!(gaps(&town)[2], [15.0, 5.0, 10.0]);
}

/// The area is north and south together: both grow as it does.
#[test]
fn a_district_grows_as_the_area_around_it() {
    let area = 2;
    let town = town(vec![living(2025, area, 200), living(2026, area, 100)]);
    assert_eq!(gaps(&town)[1], [5.0, 5.0, 10.0]);
}

/// 100 girls become 200, 100 boys stay: a need of both grows by half.
#[test]
fn a_need_that_is_not_broken_down_grows_as_all_together() {
    let of = |year, gender, persons| people(year, [0, NORTH, gender], persons);
    let rows = [
        of(2025, 2, 100),
        of(2025, 3, 100),
        of(2026, 2, 200),
        of(2026, 3, 100),
    ];
    let mut town = town(rows.to_vec());
    town.needs[0].nodes[2] = Node::NOT_BROKEN_DOWN;
    assert_eq!(gaps(&town)[1][0], 15.0);
}

#[test]
fn where_nobody_was_nothing_can_grow() {
    let town = town(vec![living(2025, NORTH, 0), living(2026, NORTH, 50)]);
    assert_eq!(gaps(&town)[1], [10.0, 10.0, 10.0]);
}

proptest! {
    #[test]
    fn a_year_to_come_is_as_an_analysis_of_needs_multiplied_by_hand(
        needs in any_needs(),
        offers in any_offers(),
        times in [0u32..5, 0u32..5, 0u32..5],
    ) {
        let mut needs = needs;
        // needs of no single district would grow by a mean
        needs.retain(|need| need.nodes[1].0 >= NORTH);
        let mut later = needs.clone();
        for need in &mut later {
            let times = u64::from(times[(need.nodes[1].0 - NORTH) as usize]);
            need.persons.low = need.persons.low.times(times);
            need.persons.high = need.persons.high.times(times);
        }
        let expected = |district: u32, times: u32| [living(2025, district, 7), living(2026, district, 7 * times)];
        let rows = [NORTH, SOUTH, WEST].into_iter().zip(times);
        let town = Inventory {
            projection: rows.flat_map(|(district, times)| expected(district, times)).collect(),
            ..inventory(needs, offers.clone())
        };
        let horizon = Horizon { need: NeedCourse::Projection, ..quarters(day(2026, 12, 31)) };
        let (year, found) = look(&town, horizon);
        let slow = year_of(&inventory(later, left_on(&town, day(2026, 12, 31)).offers));
        let (_, last) = found.steps[found.steps.len() - 1];
        let own = &found.moments[last];
        for cell in 0..year.headline().cells.len() {
            prop_assert_eq!(own.cautious[cell], slow.headline().results[cell].cautious);
            prop_assert_eq!(own.generous[cell], slow.headline().results[cell].generous);
        }
    }
}
