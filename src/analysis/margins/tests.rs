//! Joined tables against what was known before their cells were hidden.

use proptest::prelude::*;

use super::*;
use crate::analysis::tests::inventory;
use crate::vocabulary::ages::{Age, AgeBand};

/// Districts north (3), south (4) in an area (2), west (5); gender female (2), male (3).
const NORTH: u32 = 3;
const SOUTH: u32 = 4;
const WEST: u32 = 5;

fn people(
    district: u32,
    gender: u32,
    ages: Option<(u32, u32)>,
    persons: u32,
    table: usize,
) -> People {
    let persons = Quantity::from_whole(persons);
    People {
        year: 2025,
        nodes: vec![Node(0), Node(district), Node(gender)],
        ages: ages.map(|(from, to)| AgeBand {
            from: Age::years(from),
            to: Some(Age::years(to)),
        }),
        persons: Amount {
            low: persons,
            high: persons,
        },
        table,
        bounds: None,
    }
}

fn town(population: Vec<People>) -> Inventory {
    Inventory {
        population,
        ..inventory(Vec::new(), Vec::new())
    }
}

/// Persons, and the bounds, of a district and gender.
fn cell(town: &Inventory, district: u32, gender: u32) -> (f64, f64, f64) {
    let found = town
        .population
        .iter()
        .find(|row| row.nodes[1].0 == district && row.nodes[2].0 == gender);
    let found = found.unwrap();
    let bounds = found.bounds.unwrap();
    (
        found.persons.high.as_f64(),
        bounds.low.as_f64(),
        bounds.high.as_f64(),
    )
}

#[test]
fn two_districts_and_two_genders_come_out_as_on_paper() {
    let mut town = town(vec![
        people(NORTH, 0, None, 40, 0),
        people(SOUTH, 0, None, 60, 0),
        people(0, 2, None, 30, 1),
        people(0, 3, None, 70, 1),
    ]);
    let findings = join(&mut town);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, Code::PopulationJoined);
    assert_eq!(cell(&town, NORTH, 2), (12.0, 0.0, 30.0));
    assert_eq!(cell(&town, NORTH, 3), (28.0, 10.0, 40.0));
    assert_eq!(cell(&town, SOUTH, 2), (18.0, 0.0, 30.0));
    assert_eq!(cell(&town, SOUTH, 3), (42.0, 30.0, 60.0));
}

#[test]
fn one_table_stays_as_it_is() {
    let rows = vec![people(NORTH, 2, None, 40, 0), people(SOUTH, 2, None, 60, 0)];
    let mut town = town(rows.clone());
    assert_eq!(join(&mut town), []);
    assert_eq!(town.population, rows);
}

#[test]
fn a_group_that_is_empty_in_one_table_stays_empty() {
    let mut town = town(vec![
        people(NORTH, 2, None, 10, 0),
        people(SOUTH, 3, None, 20, 0),
        people(NORTH, 3, None, 0, 0),
        people(0, 2, None, 10, 1),
        people(0, 3, None, 20, 1),
    ]);
    join(&mut town);
    assert!(
        town.population
            .iter()
            .all(|row| (row.nodes[1].0, row.nodes[2].0) != (NORTH, 3))
    );
}

#[test]
fn different_sums_of_one_district_are_a_contradiction() {
    let mut town = town(vec![
        people(NORTH, 0, None, 40, 0),
        people(SOUTH, 0, None, 60, 0),
        people(NORTH, 2, None, 25, 1),
        people(NORTH, 3, None, 15, 1),
        people(SOUTH, 2, None, 30, 1),
        people(SOUTH, 3, None, 20, 1),
    ]);
    let findings = join(&mut town);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, Code::PopulationContradicts);
    assert_eq!(findings[0].seen.as_deref(), Some("south"));
    assert_eq!(town.population.len(), 6);
}

#[test]
fn an_area_and_its_districts_are_joined_at_the_districts() {
    let mut town = town(vec![
        people(NORTH, 0, None, 40, 0),
        people(SOUTH, 0, None, 60, 0),
        people(WEST, 0, None, 10, 0),
        people(2, 2, None, 50, 1),
        people(2, 3, None, 50, 1),
        people(WEST, 2, None, 10, 1),
    ]);
    let findings = join(&mut town);
    assert_eq!(findings[0].code, Code::PopulationJoined, "{findings:?}");
    assert_eq!(cell(&town, NORTH, 2).0, 20.0);
    assert_eq!(cell(&town, WEST, 2), (10.0, 10.0, 10.0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// A table of districts and genders whose joint counts are hidden: the sums come back to the millionth, and the
    /// truth lies within the bounds.
    #[test]
    fn sums_are_kept_and_the_truth_lies_within_the_bounds(
        truth in prop::array::uniform6(0..2000u32),
    ) {
        let districts = [NORTH, SOUTH, WEST];
        let at = |district: usize, gender: usize| truth[district * 2 + gender];
        let mut rows = Vec::new();
        for (place, district) in districts.into_iter().enumerate() {
            rows.push(people(district, 0, None, at(place, 0) + at(place, 1), 0));
        }
        for gender in [0, 1] {
            let sum = (0..3).map(|place| at(place, gender)).sum();
            rows.push(people(0, gender as u32 + 2, None, sum, 1));
        }
        let expected: Vec<Quantity> = rows.iter().map(|row| row.persons.high).collect();
        let mut town = town(rows.clone());
        let findings = join(&mut town);
        prop_assert_eq!(findings[0].code, Code::PopulationJoined);
        for (row, expected) in rows.iter().zip(expected) {
            let inside = |one: &&People| {
                [1, 2].into_iter().all(|at| row.nodes[at].0 == 0 || row.nodes[at] == one.nodes[at])
            };
            let sum: Quantity = town.population.iter().filter(inside).map(|one| one.persons.high).sum();
            prop_assert_eq!(sum, expected);
        }
        let all: u32 = truth.iter().sum();
        for (place, district) in districts.into_iter().enumerate() {
            for gender in [0, 1] {
                let own = |one: &&People| one.nodes[1].0 == district && one.nodes[2].0 == gender as u32 + 2;
                let Some(found) = town.population.iter().find(own) else {
                    prop_assert_eq!(at(place, gender), 0);
                    continue;
                };
                let bounds = found.bounds.unwrap();
                let hidden = Quantity::from_whole(at(place, gender));
                prop_assert!(bounds.low <= hidden && hidden <= bounds.high);
                prop_assert!(bounds.low <= found.persons.high && found.persons.high <= bounds.high);
                // independence, the solution for two sums: row times column by all
                let row = f64::from(at(place, 0) + at(place, 1));
                let column = f64::from((0..3).map(|place| at(place, gender)).sum::<u32>());
                let exact = row * column / f64::from(all);
                prop_assert!((found.persons.high.as_f64() - exact).abs() < 2e-5);
            }
        }
    }
}
