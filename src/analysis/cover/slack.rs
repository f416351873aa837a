//! The most that can stay empty at an offer while as many as possible are covered.

use rayon::prelude::*;

use super::flow::{Amount, Flow, Step};
use super::network::Network;
use super::residual_search::Search;
use super::solve::{Half, Solved};

impl Solved<'_> {
    /// For every offer the most of its places that can stay empty in a maximum flow:
    /// places − (maximum flow − maximum flow without this offer).
    ///
    /// In the parts below 1 every place is given out in every maximum flow. In the others, an offer
    /// hands its cells over to offers that have places left; what it cannot hand over, it must cover.
    /// One maximum flow turns into the next by this, so none is computed from nothing.
    pub fn spare(&self) -> Vec<u64> {
        let of_halves = self
            .maximum
            .par_iter()
            .map(|maximum| spare_of_classes(&maximum.high));
        let of_halves: Vec<Vec<u64>> = of_halves.collect();
        let mut of_class = vec![0; self.classes.offers.len()];
        for (maximum, spare) in self.maximum.iter().zip(of_halves) {
            for (&class, spare) in maximum.high.offers.iter().zip(spare) {
                of_class[class as usize] = spare;
            }
        }
        // What an offer leaves empty, the others of its class may have filled.
        let spare_of = |(&places, class): (&u64, &Option<u32>)| match class {
            Some(class) => places.min(of_class[*class as usize]),
            None => places,
        };
        self.market
            .places
            .iter()
            .zip(&self.classes.of_offer)
            .map(spare_of)
            .collect()
    }
}

/// For every offer of the half, which is a class, what it has to spare.
fn spare_of_classes(half: &Half) -> Vec<u64> {
    let network = &half.network;
    let mut flow = half.flow.clone();
    let mut search = Search::new(network.places.len(), network.need.len());
    let all_left: Amount = flow.left.iter().sum();
    let spare = |offer: usize| {
        while flow.left[offer] < all_left && hand_over(&mut flow, network, &mut search, offer) {}
        // No more than its places, which are 64 bits.
        flow.left[offer] as u64
    };
    (0..network.places.len()).map(spare).collect()
}

/// Hands over what an offer gives, as much as goes one way: another offer gives it to the cell, and
/// either has places left or hands over something itself. Whether there was such a way.
fn hand_over(flow: &mut Flow, network: &Network, search: &mut Search, from: usize) -> bool {
    search.begin([from].into_iter());
    while let Some(offer) = search.next() {
        if offer != from && flow.left[offer] > 0 {
            let (_, steps) = search.way_to(offer);
            let amount = flow.left[offer].min(flow.most_along(&steps));
            flow.augment(&steps, amount);
            flow.left[offer] -= amount;
            flow.left[from] += amount;
            return true;
        }
        for (cell, less) in network.reached_from(offer) {
            if flow.given[less] > 0 && search.passes(cell) {
                for (other, more) in network.reaching(cell) {
                    search.finds(
                        other,
                        Step {
                            from: offer,
                            less,
                            more,
                        },
                    );
                }
            }
        }
    }
    false
}
