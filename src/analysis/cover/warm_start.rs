//! A quick estimate of the fair cover in floating point. It says where the exact method looks first,
//! and decides nothing: with any other estimate the result is the same, only later.

use super::network::{Network, Side};
use crate::analysis::lists::at;

/// An estimate of how many places go from whom to whom, per pair of a network.
#[derive(Debug)]
pub(super) struct Guess(pub Vec<f64>);

impl Guess {
    /// Every offer gives to all cells that it reaches, in proportion to their needs.
    pub fn even(network: &Network) -> Guess {
        let need_of = |cell: &u32| network.need[*cell as usize] as f64;
        let mut given = Vec::with_capacity(network.pair.len());
        for (cells, &places) in network.cells.iter().zip(&network.places) {
            let need: f64 = cells.iter().map(need_of).sum();
            let per_case = (places as f64 / need).min(1.0);
            given.extend(cells.iter().map(|cell| need_of(cell) * per_case));
        }
        Guess(given)
    }

    /// The guess within a side of the network.
    pub fn within(&self, side: &Side) -> Guess {
        Guess(at(&self.0, &side.pairs))
    }

    /// The places that every cell gets.
    pub fn covered(&self, network: &Network) -> Vec<f64> {
        let mut covered = vec![0.0; network.need.len()];
        for (&cell, given) in network.cells.items().iter().zip(&self.0) {
            covered[cell as usize] += given;
        }
        covered
    }

    /// Every offer in turn gives its places anew, to the cells that the others leave worst covered, as
    /// water fills a vessel. Repeated, this comes closer and closer to the fair cover: it is
    /// coordinate descent on the sum of the squares of the coverages, each weighted by its need.
    pub fn improve(&mut self, network: &Network, rounds: usize) {
        let mut covered = self.covered(network);
        let mut vessel = Vec::new();
        for _ in 0..rounds {
            for (offer, &places) in network.places.iter().enumerate() {
                let cells = network.cells.get(offer);
                let given = &mut self.0[network.cells.range(offer)];
                vessel.clear();
                vessel.extend(cells.iter().zip(&*given).map(|(&cell, given)| Ground {
                    need: network.need[cell as usize] as f64,
                    from_others: covered[cell as usize] - given,
                }));
                let level = level(&vessel, places as f64);
                for ((&cell, given), ground) in cells.iter().zip(given).zip(&vessel) {
                    *given = (level * ground.need - ground.from_others).max(0.0);
                    covered[cell as usize] = ground.from_others + *given;
                }
            }
        }
    }
}

/// A cell as one offer finds it.
struct Ground {
    need: f64,
    from_others: f64,
}

/// The coverage, at most 1, that all cells have at least once the places are given out.
fn level(vessel: &[Ground], places: f64) -> f64 {
    let mut level = 1.0;
    loop {
        // Cells that the others lift above the level take nothing; without them the level is lower.
        let (mut need, mut water) = (0.0, places);
        for ground in vessel.iter().filter(|g| g.from_others < level * g.need) {
            need += ground.need;
            water += ground.from_others;
        }
        if need == 0.0 || water / need >= level {
            return level;
        }
        level = water / need;
    }
}
