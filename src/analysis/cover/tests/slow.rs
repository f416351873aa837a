//! Slow twins, for markets of up to 12 cells: they look at every set of cells.

use crate::analysis::cover::{Coverage, Market};

/// The cells of a set, one bit each.
type Set = usize;

/// The places of all offers that reach a cell of the set and none of `settled`.
fn places_for(market: &Market, cells: Set, settled: Set) -> u64 {
    let mask = |offer: usize| {
        market
            .reach()
            .of(offer)
            .iter()
            .map(|cell| 1 << cell)
            .sum::<Set>()
    };
    let offers = 0..market.places().len();
    let open = offers.filter(|&offer| mask(offer) & cells != 0 && mask(offer) & settled == 0);
    open.map(|offer| market.places()[offer]).sum()
}

fn need_of(market: &Market, cells: Set) -> u64 {
    let need = market.need().iter().enumerate();
    need.filter(|(cell, _)| cells >> cell & 1 == 1)
        .map(|(_, need)| need)
        .sum()
}

/// The fair coverage of every cell: again and again, the largest set of cells for which the places that
/// are not given out yet go least far gets all of them. Hall's theorem tells that it can, and that
/// no other cover does better by its worst cell.
pub fn fair(market: &Market) -> Vec<Option<Coverage>> {
    let cells = market.need().len();
    let needing: Set = (0..cells)
        .filter(|&cell| market.need()[cell] > 0)
        .map(|cell| 1 << cell)
        .sum();
    let mut coverage = vec![None; cells];
    let mut settled: Set = 0;
    while settled != needing {
        let open = (1..1 << cells).filter(|set| set & !needing == 0 && set & settled == 0);
        let by_coverage = open.map(|set: Set| {
            let coverage = Coverage::new(places_for(market, set, settled), need_of(market, set));
            (coverage, std::cmp::Reverse(set.count_ones()), set)
        });
        let (worst, _, set) = by_coverage.min().expect("a cell is open");
        for (cell, coverage) in coverage.iter_mut().enumerate() {
            if set >> cell & 1 == 1 {
                *coverage = Some(worst);
            }
        }
        settled |= set;
    }
    coverage
}

/// The maximum flow: the smallest of all cuts. A cut gives up the needs of some cells, and the places of
/// all offers that reach one of the other cells.
pub fn maximum_flow(market: &Market) -> u64 {
    let all: Set = (1 << market.need().len()) - 1;
    let cuts = (0..=all).map(|kept| places_for(market, kept, 0) + need_of(market, all & !kept));
    cuts.min().expect("there is the cut that keeps nothing")
}

/// The most that can stay empty at an offer.
pub fn spare(market: &Market, offer: usize) -> u64 {
    let mut places = market.places().to_vec();
    places[offer] = 0;
    let without = Market {
        places,
        ..market.clone()
    };
    market.places()[offer] - (maximum_flow(market) - maximum_flow(&without))
}
