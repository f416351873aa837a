use proptest::prelude::*;

use super::*;

/// Points of a town, of Germany, at the date line, at the poles, and some twice.
fn points() -> impl Strategy<Value = Vec<Position>> {
    let town = (52.5..52.6f64, 13.3..13.5f64);
    let country = (47.0..55.0f64, 6.0..15.0f64);
    let date_line = (
        -1.0..1.0f64,
        prop_oneof![179.9..180.0f64, -180.0..-179.9f64],
    );
    let poles = (
        prop_oneof![89.9..90.0f64, -90.0..-89.9f64],
        -180.0..180.0f64,
    );
    let twice = Just((52.55, 13.4));
    let point = prop_oneof![4 => town, 2 => country, 2 => date_line, 1 => poles, 1 => twice];
    let position = point.prop_filter_map("a position", |(lat, lon)| Position::new(lat, lon));
    prop::collection::vec(position, 0..60)
}

fn metres() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.0..10.0f64,
        100.0..3_000.0f64,
        10_000.0..900_000.0f64,
        Just(0.0)
    ]
}

/// The slow twin measures every point.
fn slow(points: &[Position], centre: Position, metres: f64) -> Vec<u32> {
    let near = |point: &Position| {
        squared_chord(point.cartesian(), centre.cartesian()) <= chord(metres).powi(2)
    };
    let numbers = (0..).zip(points).filter(|(_, point)| near(point));
    numbers.map(|(number, _)| number).collect()
}

proptest! {
    #[test]
    fn what_is_near_is_found_whatever_the_index_was_made_for(
        points in points(), made_for in metres(), metres in metres(), centre in 0..60usize,
    ) {
        let index = NearIndex::new(&points, made_for);
        if let Some(centre) = points.get(centre) {
            prop_assert_eq!(index.within(*centre, metres), slow(&points, *centre, metres));
        }
        let elsewhere = Position::new(52.551, 13.401).unwrap();
        prop_assert_eq!(index.within(elsewhere, metres), slow(&points, elsewhere, metres));
    }

    #[test]
    fn the_nearest_that_counts_is_found(points in points(), made_for in metres(), centre in 0..60usize, modulus in 1..5u32) {
        let index = NearIndex::new(&points, made_for);
        let counts = |number: u32| number.is_multiple_of(modulus);
        let centre = points.get(centre).copied().unwrap_or(Position::new(-33.0, 151.0).unwrap());
        let squared = |point: &Position| squared_chord(point.cartesian(), centre.cartesian());
        let counting = (0..).zip(&points).filter(|(number, _)| counts(*number));
        let slow = counting.min_by(|one, other| squared(one.1).total_cmp(&squared(other.1)));
        let found = index.nearest(centre, counts);
        prop_assert_eq!(found.map(|(number, _)| number), slow.map(|(number, _)| number));
        if let (Some((number, metres)), Some(_)) = (found, slow) {
            prop_assert_eq!(metres, centre.metres_to(points[number as usize]));
        }
    }
}

#[test]
fn a_circle_of_eight_hundred_metres_ends_there() {
    // a degree of latitude is 111 267 metres at 52 degrees
    let at = |metres: f64| Position::new(52.0 + metres / 111_267.0, 13.0).unwrap();
    let index = NearIndex::new(&[at(799.0), at(801.0), at(0.0), at(-799.0)], 800.0);
    assert_eq!(index.within(at(0.0), 800.0), [0, 2, 3]);
    assert_eq!(NearIndex::new(&[], 800.0).within(at(0.0), 800.0), [0u32; 0]);
    assert_eq!(NearIndex::new(&[], 800.0).nearest(at(0.0), |_| true), None);
}
