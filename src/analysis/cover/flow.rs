//! A maximum flow of places from offers to cells, in whole numbers.

use super::coverage::Coverage;
use super::network::{Network, Side};
use super::warm_start::Guess;
use crate::analysis::lists::at;

/// Need and places, counted in such small units that a coverage of a need is a whole number of them. A
/// product of two totals must fit.
pub(super) type Amount = u128;

/// A step by which places are passed on, between two offers that reach a cell, or between two cells that
/// an offer reaches: on the pair `less` less is given, and on the pair `more` as much more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// The offer, or cell, before the step: that of `less`.
    pub from: usize,
    pub less: usize,
    pub more: usize,
}

/// Who gives how many places to whom.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    /// What is given, per pair.
    pub given: Vec<Amount>,
    /// What every cell still lacks.
    pub missing: Vec<Amount>,
    /// What every offer still has left.
    pub left: Vec<Amount>,
}

impl Flow {
    /// A flow, close to the guess, in which no cell gets more than this coverage.
    ///
    /// With a coverage of p/q, an amount is 1/q of a unit of need.
    pub fn up_to(coverage: Coverage, network: &Network, guess: &Guess) -> Flow {
        let (p, q) = coverage.fraction();
        let times = |amounts: &[u64], factor: u64| -> Vec<Amount> {
            let amounts = amounts.iter().map(|&amount| Amount::from(amount));
            amounts
                .map(|amount| amount * Amount::from(factor))
                .collect()
        };
        let mut flow = Flow {
            given: vec![0; network.pair.len()],
            missing: times(&network.need, p),
            left: times(&network.places, q),
        };
        // What the guess gives above the coverage is taken off all that give it.
        let covered = guess.covered(network).into_iter().zip(&flow.missing);
        let scale = covered.map(|(covered, &most)| (most as f64 / covered).min(q as f64));
        let scale: Vec<f64> = scale.collect();
        for offer in 0..network.places.len() {
            for (cell, pair) in network.reached_from(offer) {
                flow.give(offer, cell, pair, (guess.0[pair] * scale[cell]) as Amount);
            }
        }
        for offer in 0..network.places.len() {
            for (cell, pair) in network.reached_from(offer) {
                flow.give(offer, cell, pair, Amount::MAX);
            }
        }
        flow
    }

    /// Gives at most this, at most what the offer has left, and at most what the cell lacks.
    fn give(&mut self, offer: usize, cell: usize, pair: usize, at_most: Amount) {
        let amount = at_most.min(self.left[offer]).min(self.missing[cell]);
        self.given[pair] += amount;
        self.left[offer] -= amount;
        self.missing[cell] -= amount;
    }

    /// The flow within a side of the network.
    pub fn within(&self, side: &Side) -> Flow {
        Flow {
            given: at(&self.given, &side.pairs),
            missing: at(&self.missing, &side.cells),
            left: at(&self.left, &side.offers),
        }
    }

    /// The most that can be passed on in these steps.
    pub fn most_along(&self, steps: &[Step]) -> Amount {
        let given = steps.iter().map(|step| self.given[step.less]);
        given.min().unwrap_or(Amount::MAX)
    }

    /// Moves so much along these steps: off the pair that gives less, onto the one that gives more.
    pub fn augment(&mut self, steps: &[Step], amount: Amount) {
        for step in steps {
            self.given[step.less] -= amount;
            self.given[step.more] += amount;
        }
    }

    /// Undoes [`Flow::augment`].
    pub fn pass_back(&mut self, steps: &[Step], amount: Amount) {
        for step in steps {
            self.given[step.less] += amount;
            self.given[step.more] -= amount;
        }
    }
}
