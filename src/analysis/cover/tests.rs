//! The fair cover against its slow twins, by hand, and at the extremes.

mod by_hand;
mod extremes;
mod fractions;
mod properties;
mod slow;
mod twins;

use super::{FairCover, Market, certify, solve};
use crate::analysis::lists::Lists;
use crate::analysis::reach::Reach;

/// A market from the cells that every offer reaches.
fn market(need: &[u64], places: &[u64], reach: &[Vec<u32>]) -> Market {
    let lists: Lists = reach.iter().cloned().collect();
    let market = Market::new(
        need.to_vec(),
        places.to_vec(),
        Reach::new(need.len(), lists),
    );
    market.expect("small numbers")
}

/// The cover of a market, with its proof.
fn cover(market: &Market) -> FairCover {
    let cover = solve(market).into_cover();
    assert_eq!(certify(market, &cover), Ok(()));
    cover
}

/// The coverage of every cell, as a fraction.
fn fractions_of(cover: &FairCover) -> Vec<Option<(u64, u64)>> {
    let fraction = |cell| Some(cover.coverage(cell)?.fraction());
    (0..cover.standing.len()).map(fraction).collect()
}
