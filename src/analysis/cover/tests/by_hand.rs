//! Three districts and two houses, to be recounted with a pencil.

use super::{cover, fractions_of, market};
use crate::analysis::cover::{Market, Standing, solve};

const NORD: u32 = 0;
const MITTE: u32 = 1;
const SUED: u32 = 2;
const KITA_A: u32 = 0;
const HOUSE_B: u32 = 1;

/// Nord 100 children, Mitte 60, Süd 40. Kita A takes children from Nord and Mitte and has 40 places;
/// house B takes them from Mitte and Süd.
fn town(places_of_b: u64) -> Market {
    market(
        &[100, 60, 40],
        &[40, places_of_b],
        &[vec![NORD, MITTE], vec![MITTE, SUED]],
    )
}

/// House B has 60 places: the example of the module's page, with its table of who can share what.
#[test]
fn two_bottlenecks() {
    let cover = cover(&town(60));
    assert_eq!(
        fractions_of(&cover),
        [Some((2, 5)), Some((3, 5)), Some((3, 5))]
    );
    assert_eq!(
        cover
            .coverage(MITTE as usize)
            .map(|coverage| coverage.of(60)),
        Some(36)
    );
    assert_eq!(cover.covered(), 100);
    let [nord, rest] = &cover.parts[..] else {
        panic!("two parts")
    };
    assert_eq!(
        (&nord.cells[..], &nord.offers[..]),
        (&[NORD][..], &[KITA_A][..])
    );
    assert_eq!((nord.need, nord.places), (100, 40));
    assert_eq!(
        (&rest.cells[..], &rest.offers[..]),
        (&[MITTE, SUED][..], &[HOUSE_B][..])
    );
    assert_eq!((rest.need, rest.places, rest.places_left()), (100, 60, 0));
}

/// House B has 110 places: Nord stays as it is, Mitte and Süd have all they need, and 10 places are left.
/// Were B open to Nord, all 150 places would be for all 200 children: 75 % for everybody. Nord gains,
/// Mitte and Süd lose, and 10 more children have a place.
#[test]
fn a_lever() {
    let town = town(110);
    let solved = solve(&town);
    assert_eq!(
        fractions_of(solved.cover()),
        [Some((2, 5)), Some((1, 1)), Some((1, 1))]
    );
    assert_eq!(solved.cover().standing[NORD as usize], Standing::Part(0));
    assert_eq!(solved.cover().parts[1].places_left(), 10);
    assert_eq!(solved.spare(), [0, 10]);

    assert_eq!(solved.relief().of(10, &[NORD]), 10);
    let change = solved.with_more_reach(HOUSE_B, &[NORD]);
    assert_eq!((change.covered_before, change.covered_after), (140, 150));
    assert!(
        change
            .cells
            .iter()
            .all(|cell| cell.after.fraction() == (3, 4))
    );
    assert!(change.gaining().map(|cell| cell.cell).eq([NORD]));
    assert!(change.losing().map(|cell| cell.cell).eq([MITTE, SUED]));
}
