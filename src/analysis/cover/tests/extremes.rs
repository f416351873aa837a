//! Markets at the edges.

use super::{cover, fractions_of, market};
use crate::analysis::cover::{Coverage, LARGEST_TOTAL, Market, Standing, TooLarge, solve};
use crate::analysis::reach::Reach;

#[test]
fn nothing_at_all() {
    let cover = cover(&market(&[], &[], &[]));
    assert!(cover.tiers.is_empty() && cover.parts.is_empty());
    assert_eq!(cover.covered(), 0);
}

#[test]
fn without_offers_everybody_is_unreached() {
    let cover = cover(&market(&[3, 0, 4], &[], &[]));
    assert_eq!(
        cover.standing,
        [Standing::Unreached, Standing::NoNeed, Standing::Unreached]
    );
    assert_eq!(fractions_of(&cover), [Some((0, 1)), None, Some((0, 1))]);
    assert_eq!(
        (cover.tiers.len(), cover.tiers[0].need, cover.parts.len()),
        (1, 7, 0)
    );
}

#[test]
fn without_needs_offers_are_in_no_part_and_all_to_spare() {
    let market = market(&[0, 0], &[5, 6], &[vec![0, 1], vec![]]);
    let solved = solve(&market);
    assert_eq!(solved.cover().part_of_offer, [None, None]);
    assert_eq!(solved.spare(), [5, 6]);
}

/// An offer without places makes a bottleneck of the cells that no other offer reaches.
#[test]
fn offers_without_places() {
    let cover = cover(&market(&[5, 5, 5], &[0, 5], &[vec![0, 1], vec![1]]));
    assert_eq!(
        fractions_of(&cover),
        [Some((0, 1)), Some((1, 1)), Some((0, 1))]
    );
    assert_eq!(cover.tiers[0].need, 10);
    assert_eq!(
        (&cover.parts[0].cells[..], &cover.parts[0].offers[..]),
        (&[0][..], &[0][..])
    );
    assert_eq!(cover.standing[2], Standing::Unreached);
}

#[test]
fn one_giant_offer_for_all() {
    let need: Vec<u64> = (1..=3000).collect();
    let all: Vec<u32> = (0..3000).collect();
    let enough = cover(&market(&need, &[1 << 60], std::slice::from_ref(&all)));
    assert_eq!((enough.tiers.len(), enough.parts.len()), (1, 1));
    assert_eq!(enough.tiers[0].coverage, Coverage::FULL);
    let scarce = cover(&market(&need, &[7], &[all]));
    assert_eq!(scarce.tiers[0].coverage.fraction(), (7, 3000 * 3001 / 2));
}

#[test]
fn thousands_of_equal_coverages_are_one_tier_of_as_many_parts() {
    let count = 4000;
    let need: Vec<u64> = (0..count).map(|cell| 3 * (cell % 7 + 1)).collect();
    let places: Vec<u64> = (0..count).map(|cell| 2 * (cell % 7 + 1)).collect();
    let reach: Vec<Vec<u32>> = (0..count as u32).map(|cell| vec![cell]).collect();
    let cover = cover(&market(&need, &places, &reach));
    assert_eq!((cover.tiers.len(), cover.parts.len()), (1, count as usize));
    assert_eq!(cover.tiers[0].coverage.fraction(), (2, 3));
}

/// A ring in which one offer has some places more: everybody passes a few on, all the way round.
#[test]
fn a_long_ring_is_one_part() {
    let count: u32 = 300;
    let reach: Vec<Vec<u32>> = (0..count)
        .map(|cell| {
            if cell + 1 < count {
                vec![cell, cell + 1]
            } else {
                vec![0, cell]
            }
        })
        .collect();
    let mut places = vec![1000; count as usize];
    places[0] += 300;
    let cover = cover(&market(&vec![2000; count as usize], &places, &reach));
    assert_eq!((cover.parts.len(), cover.parts[0].cells.len()), (1, 300));
    assert_eq!(cover.tiers[0].coverage.fraction(), (1001, 2000));
}

/// Offer i reaches cell i and the next one; the further along, the more places there are.
#[test]
fn a_chain_of_overlaps_has_hundreds_of_tiers() {
    let count: u32 = 400;
    let reach: Vec<Vec<u32>> = (0..count).map(|cell| vec![cell, cell + 1]).collect();
    let places: Vec<u64> = (1..=u64::from(count)).collect();
    let cover = cover(&market(&vec![500; count as usize + 1], &places, &reach));
    assert!(cover.tiers.len() > 300, "{}", cover.tiers.len());
}

/// Offer i reaches cell i and all that come after it.
#[test]
fn a_staircase_has_as_many_tiers_as_steps() {
    let count: u32 = 150;
    let reach: Vec<Vec<u32>> = (0..count).map(|cell| (cell..count).collect()).collect();
    let places: Vec<u64> = (1..=u64::from(count)).collect();
    let cover = cover(&market(&vec![200; count as usize], &places, &reach));
    let expected = (1..=u64::from(count)).map(|places| Some(Coverage::new(places, 200).fraction()));
    assert_eq!(fractions_of(&cover), expected.collect::<Vec<_>>());
}

/// A need of a millionth of a case beside one of a thousand million cases.
#[test]
fn the_smallest_and_the_largest_need_together() {
    let large = 1_000_000_000_000_000;
    let cover = cover(&market(&[1, large], &[large / 3], &[vec![0, 1]]));
    assert_eq!(cover.parts[0].coverage, Coverage::new(large / 3, large + 1));
}

/// Coverages that floating-point numbers cannot tell apart.
#[test]
fn coverages_may_differ_by_next_to_nothing() {
    let large = 1_000_000_000_000_000;
    let apart = cover(&market(
        &[large + 1, large],
        &[large, large - 1],
        &[vec![0], vec![1]],
    ));
    assert_eq!(apart.tiers.len(), 2);
    assert_eq!(apart.parts[0].cells, [1]);
    assert_eq!(
        apart.tiers[0].coverage.as_f64(),
        apart.tiers[1].coverage.as_f64()
    );

    // The first offer has to give half a millionth of its places to the second cell.
    let shared = cover(&market(
        &[large + 1, large],
        &[large, large - 1],
        &[vec![0, 1], vec![1]],
    ));
    assert_eq!(shared.tiers.len(), 1);
    assert_eq!(
        shared.tiers[0].coverage.fraction(),
        (2 * large - 1, 2 * large + 1)
    );
}

#[test]
fn totals_are_limited() {
    let reach = |cells: usize| {
        Reach::new(
            cells,
            [Vec::from_iter(0..cells as u32)].into_iter().collect(),
        )
    };
    let half = LARGEST_TOTAL / 2;
    let largest = Market::new(vec![half, half - 1, 1], vec![LARGEST_TOTAL - 3], reach(3))
        .expect("not too large");
    assert_eq!(
        cover(&largest).tiers[0].coverage,
        Coverage::new(LARGEST_TOTAL - 3, LARGEST_TOTAL)
    );
    assert_eq!(solve(&largest).with_more_places(0, 4), Err(TooLarge));
    assert_eq!(
        Market::new(vec![half, half, 1], vec![1], reach(3)).err(),
        Some(TooLarge)
    );
}
