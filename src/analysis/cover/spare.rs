//! The most that can stay empty at an offer while as many as possible are covered.

use std::iter;

use rayon::prelude::*;

use super::Solved;
use super::flow::{Amount, Flow};
use super::network::Network;
use super::solve::Half;

impl Solved<'_> {
    /// For every offer the most of its places that can stay empty in a maximum flow:
    /// places − (maximum flow − maximum flow without this offer).
    ///
    /// In the parts below 1 every place is given out in every maximum flow. In the others, an offer
    /// hands its cells over to offers that have places left; what it cannot hand over, it must cover.
    /// One maximum flow turns into the next by this, so none is computed from nothing.
    pub fn spare(&self) -> Vec<u64> {
        let of_halves = self.maximum.par_iter().map(|maximum| spare_of_classes(&maximum.high));
        let of_halves: Vec<Vec<u64>> = of_halves.collect();
        let mut of_class = vec![0; self.classes.offers.len()];
        for (maximum, spare) in self.maximum.iter().zip(of_halves) {
            for (&class, spare) in maximum.high.offers.iter().zip(spare) {
                of_class[class as usize] = spare;
            }
        }
        // What an offer leaves empty, the others of its class can fill up to their places.
        let places = self.market.places().iter().zip(&self.classes.of_offer);
        let spare = places.map(|(&places, class)| class.map_or(places, |class| places.min(of_class[class as usize])));
        spare.collect()
    }
}

/// For every offer of the half, which is a class, what it has to spare.
fn spare_of_classes(half: &Half) -> Vec<u64> {
    let network = &half.network;
    let mut flow = half.flow.clone();
    let all_left: Amount = flow.left.iter().sum();
    let spare = |offer: usize| {
        while flow.left[offer] < all_left && hand_over(&mut flow, network, offer) {}
        // Not more than its places, which are no more than 64 bits.
        flow.left[offer] as u64
    };
    (0..network.places.len()).map(spare).collect()
}

/// Hands over places of an offer to the nearest offer that has places left, which gives to its cell
/// or sets another offer free to do so. Whether there was any.
fn hand_over(flow: &mut Flow, network: &Network, from: usize) -> bool {
    // The pair by which an offer was found, and the pair of the offer before that would give less.
    let mut found: Vec<Option<(usize, usize, usize)>> = vec![None; network.places.len()];
    let mut seen = vec![false; network.need.len()];
    let mut queue = vec![from];
    let mut next = 0;
    while let Some(&offer) = queue.get(next) {
        next += 1;
        for (cell, less) in network.reached_from(offer) {
            if flow.given[less] == 0 || std::mem::replace(&mut seen[cell], true) {
                continue;
            }
            for (other, more) in network.reaching(cell) {
                if other == from || found[other].is_some() {
                    continue;
                }
                found[other] = Some((offer, less, more));
                if flow.left[other] == 0 {
                    queue.push(other);
                    continue;
                }
                let way = |&(before, ..): &(usize, usize, usize)| found[before];
                let steps: Vec<_> = iter::successors(found[other], way).collect();
                let amount = steps.iter().map(|&(_, less, _)| flow.given[less]).fold(flow.left[other], Amount::min);
                for &(_, less, more) in &steps {
                    flow.given[less] -= amount;
                    flow.given[more] += amount;
                }
                flow.left[other] -= amount;
                flow.left[from] += amount;
                return true;
            }
        }
    }
    false
}
