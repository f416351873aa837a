//! What must hold in every market.

use proptest::prelude::*;
use rayon::ThreadPoolBuilder;

use super::{cover, market, slow};
use crate::analysis::cover::{Coverage, FairCover, Market, Part, solve};

/// Needs, places, and the cells that every offer reaches.
type Parts = (Vec<u64>, Vec<u64>, Vec<Vec<u32>>);

/// With at least one cell and one offer.
fn town() -> impl Strategy<Value = Parts> {
    (1..9usize, 1..7usize).prop_flat_map(|(cells, offers)| {
        let need = prop::collection::vec(0..20u64, cells);
        let places = prop::collection::vec(0..20u64, offers);
        let reached = prop::collection::vec(prop::bool::weighted(0.4), cells);
        let listed = reached.prop_map(|reached| {
            (0..)
                .zip(reached)
                .filter(|&(_, is)| is)
                .map(|(cell, _)| cell)
                .collect()
        });
        (need, places, prop::collection::vec(listed, offers))
    })
}

fn coverages((need, places, reach): &Parts) -> Vec<Option<Coverage>> {
    let cover = cover(&market(need, places, reach));
    (0..need.len()).map(|cell| cover.coverage(cell)).collect()
}

fn covered((need, places, reach): &Parts) -> u64 {
    cover(&market(need, places, reach)).covered()
}

fn open(reach: &mut Vec<u32>, cells: impl IntoIterator<Item = u32>) {
    reach.extend(cells);
    reach.sort_unstable();
    reach.dedup();
}

proptest! {
    #[test]
    fn more_places_lower_nobodys_coverage(before in town(), offer: prop::sample::Index, more in 0..30u64) {
        let mut after = before.clone();
        *offer.get_mut(&mut after.1) += more;
        for (before, after) in coverages(&before).into_iter().zip(coverages(&after)) {
            prop_assert!(before <= after);
        }
    }

    #[test]
    fn more_need_raises_nobody_elses_coverage(before in town(), cell: prop::sample::Index, more in 0..30u64) {
        let cell = cell.index(before.0.len());
        let mut after = before.clone();
        after.0[cell] += more;
        let both = coverages(&before).into_iter().zip(coverages(&after)).enumerate();
        for (_, (before, after)) in both.filter(|&(other, _)| other != cell) {
            prop_assert!(before >= after);
        }
    }

    #[test]
    fn opening_to_one_cell_lowers_neither_the_total_nor_its_coverage(
        before in town(), offer: prop::sample::Index, cell: prop::sample::Index,
    ) {
        let cell = cell.index(before.0.len());
        let mut after = before.clone();
        open(offer.get_mut(&mut after.2), [cell as u32]);
        prop_assert!(covered(&before) <= covered(&after));
        prop_assert!(coverages(&before)[cell] <= coverages(&after)[cell]);
    }

    #[test]
    fn opening_to_any_cells_does_not_lower_the_total(
        before in town(), offer: prop::sample::Index, cells in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
    ) {
        let mut after = before.clone();
        open(offer.get_mut(&mut after.2), cells.iter().map(|cell| cell.index(before.0.len()) as u32));
        prop_assert!(covered(&before) <= covered(&after));
    }

    #[test]
    fn the_total_is_the_maximum_flow(town in town()) {
        prop_assert_eq!(covered(&town), slow::maximum_flow(&market(&town.0, &town.1, &town.2)));
    }

    #[test]
    fn a_cell_in_two_is_covered_as_in_one(whole in town(), cell: prop::sample::Index, share in 0..=20u64) {
        let cell = cell.index(whole.0.len());
        let mut halves = whole.clone();
        let second = halves.0.len() as u32;
        let share = share.min(whole.0[cell]);
        halves.0[cell] -= share;
        halves.0.push(share);
        halves.2.iter_mut().filter(|reach| reach.contains(&(cell as u32))).for_each(|reach| reach.push(second));
        let (whole, mut halves) = (coverages(&whole), coverages(&halves));
        let coverages = [halves.remove(cell), halves.remove(whole.len() - 1)];
        prop_assert_eq!(coverages.into_iter().flatten().next(), whole[cell]);
        halves.insert(cell, whole[cell]);
        prop_assert_eq!(halves, whole);
    }

    #[test]
    fn an_offer_in_two_halves_covers_as_in_one(whole in town(), offer: prop::sample::Index) {
        let offer = offer.index(whole.1.len());
        let mut halves = whole.clone();
        let half = whole.1[offer] / 2;
        halves.1[offer] -= half;
        halves.1.push(half);
        halves.2.push(whole.2[offer].clone());
        prop_assert_eq!(coverages(&whole), coverages(&halves));
    }

    /// Other numbers for the same cells and offers: the same parts, with other numbers.
    #[test]
    fn the_order_of_rows_changes_nothing((town, cells, offers) in town().prop_flat_map(|town| {
        let cells = Just((0..town.0.len()).collect::<Vec<_>>()).prop_shuffle();
        let offers = Just((0..town.1.len()).collect::<Vec<_>>()).prop_shuffle();
        (Just(town), cells, offers)
    })) {
        let mut need = town.0.clone();
        cells.iter().zip(&town.0).for_each(|(&new, &n)| need[new] = n);
        let (mut places, mut reach) = (town.1.clone(), town.2.clone());
        for (&new, (&own, list)) in offers.iter().zip(town.1.iter().zip(&town.2)) {
            places[new] = own;
            reach[new] = list.iter().map(|&cell| cells[cell as usize] as u32).collect();
            reach[new].sort_unstable();
        }
        let shuffled = cover(&market(&need, &places, &reach));
        let mut plain = cover(&market(&town.0, &town.1, &town.2));
        for part in &mut plain.parts {
            renumber(&mut part.cells, &cells);
            renumber(&mut part.offers, &offers);
        }
        prop_assert_eq!(&plain.tiers, &shuffled.tiers);
        prop_assert_eq!(sorted(plain), sorted(shuffled));
    }

    #[test]
    fn the_number_of_threads_changes_nothing(towns in prop::collection::vec(town(), 6)) {
        let market = side_by_side(&towns);
        let with = |threads: usize| {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| (solve(&market).spare(), solve(&market).into_cover()))
        };
        prop_assert_eq!(with(1), with(16));
    }
}

fn renumber(numbers: &mut [u32], new: &[usize]) {
    numbers
        .iter_mut()
        .for_each(|number| *number = new[*number as usize] as u32);
    numbers.sort_unstable();
}

/// The parts in an order that does not depend on where they stand.
fn sorted(cover: FairCover) -> Vec<Part> {
    let mut parts = cover.parts;
    parts.sort_by(|a, b| a.cells.cmp(&b.cells));
    parts
}

/// Towns that share nothing, as one market.
fn side_by_side(towns: &[Parts]) -> Market {
    let mut all: Parts = Default::default();
    for (need, places, reach) in towns {
        let first = all.0.len() as u32;
        all.0.extend(need);
        all.1.extend(places);
        all.2.extend(
            reach
                .iter()
                .map(|list| list.iter().map(|cell| cell + first).collect()),
        );
    }
    market(&all.0, &all.1, &all.2)
}
