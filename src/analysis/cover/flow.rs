//! A maximum flow of places from offers to cells, in whole numbers.

use super::coverage::Coverage;
use super::guess::Guess;
use super::network::{Network, Side};

/// Need and places, counted in such small units that a coverage of a need is a whole number of them. A
/// product of two totals must fit.
pub(super) type Amount = u128;

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
            amounts.iter().map(|&amount| Amount::from(amount) * Amount::from(factor)).collect()
        };
        let mut flow = Flow {
            given: vec![0; network.pair.len()],
            missing: times(&network.need, p),
            left: times(&network.places, q),
        };
        // What the guess gives above the coverage is taken off all that give it.
        let covered = guess.covered(network).into_iter();
        let scale = covered.zip(&flow.missing).map(|(covered, &most)| (most as f64 / covered).min(q as f64));
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
    pub fn give(&mut self, offer: usize, cell: usize, pair: usize, at_most: Amount) {
        let amount = at_most.min(self.left[offer]).min(self.missing[cell]);
        self.given[pair] += amount;
        self.left[offer] -= amount;
        self.missing[cell] -= amount;
    }

    /// The flow within a side of the network.
    pub fn within(&self, side: &Side) -> Flow {
        let pick = |amounts: &[Amount], numbers: &[u32]| -> Vec<Amount> {
            numbers.iter().map(|&number| amounts[number as usize]).collect()
        };
        Flow {
            given: pick(&self.given, &side.pairs),
            missing: pick(&self.missing, &side.cells),
            left: pick(&self.left, &side.offers),
        }
    }

    /// Makes the flow a maximum one, and returns which cells are *short*: those that lack something, and
    /// those that could pass on places to such a cell.
    ///
    /// Method: shortest augmenting paths, all of one length at a time (Dinic 1970). The short cells and
    /// the offers that reach them are the smallest minimum cut: these offers give all their places
    /// to short cells, and every other cell has all that it may get.
    pub fn maximise(&mut self, network: &Network) -> Vec<bool> {
        loop {
            let (layers, ends) = Layers::new(self, network);
            if ends.is_empty() {
                return layers.cell.iter().map(|&layer| layer != OFF).collect();
            }
            let mut paths = Paths::new(self, network, layers);
            for end in ends {
                paths.use_up(end);
            }
        }
    }
}

/// The layer of what no path leads through.
const OFF: u32 = u32::MAX;

/// The distances, in steps, from the cells that lack something. From a cell a path goes to any offer
/// that reaches it and could give to it; from there to any cell that could go without what it has from
/// that offer.
struct Layers {
    cell: Vec<u32>,
    offer: Vec<u32>,
}

impl Layers {
    /// The layers up to the first one in which offers have places left, and these offers.
    fn new(flow: &Flow, network: &Network) -> (Layers, Vec<usize>) {
        let lacking = flow.missing.iter().map(|&missing| if missing > 0 { 0 } else { OFF });
        let mut layers = Layers { cell: lacking.collect(), offer: vec![OFF; network.places.len()] };
        let mut cells: Vec<usize> = (0..network.need.len()).filter(|&c| layers.cell[c] == 0).collect();
        let mut offers = Vec::new();
        for layer in (1..).step_by(2) {
            offers.clear();
            for &offer in cells.iter().flat_map(|&cell| network.offers.get(cell)) {
                if layers.offer[offer as usize] == OFF {
                    layers.offer[offer as usize] = layer;
                    offers.push(offer as usize);
                }
            }
            let ends: Vec<usize> = offers.iter().copied().filter(|&o| flow.left[o] > 0).collect();
            if !ends.is_empty() || offers.is_empty() {
                return (layers, ends);
            }
            cells.clear();
            for (cell, pair) in offers.iter().flat_map(|&offer| network.reached_from(offer)) {
                if layers.cell[cell] == OFF && flow.given[pair] > 0 {
                    layers.cell[cell] = layer + 1;
                    cells.push(cell);
                }
            }
        }
        (layers, Vec::new())
    }
}

/// A search for paths that go down the layers. What leads nowhere is never looked at again.
struct Paths<'a> {
    flow: &'a mut Flow,
    network: &'a Network,
    layers: Layers,
    /// For every offer the first pair, and for every cell the first item, that may still lead on.
    next_pair: Vec<usize>,
    next_item: Vec<usize>,
}

/// From an offer to a cell and on to another offer: the first gives more to the cell, the other less.
struct Step {
    more: usize,
    less: usize,
    to: usize,
}

/// How a path goes on.
enum Onward {
    By(Step),
    /// It ends with a pair, at a cell that lacks something.
    At { cell: usize, more: usize },
    Nowhere,
}

impl<'a> Paths<'a> {
    fn new(flow: &'a mut Flow, network: &'a Network, layers: Layers) -> Paths<'a> {
        let next_pair = (0..network.places.len()).map(|offer| network.cells.range(offer).start);
        let next_item = (0..network.need.len()).map(|cell| network.offers.range(cell).start);
        Paths { next_pair: next_pair.collect(), next_item: next_item.collect(), flow, network, layers }
    }

    /// Lets go of what this offer has left, as far as paths lead.
    fn use_up(&mut self, end: usize) {
        let mut path: Vec<Step> = Vec::new();
        while self.flow.left[end] > 0 {
            let offer = path.last().map_or(end, |step| step.to);
            match self.onward(offer) {
                Onward::By(step) => path.push(step),
                Onward::At { cell, more } => {
                    self.augment(end, &path, cell, more);
                    path.clear();
                }
                Onward::Nowhere => {
                    self.layers.offer[offer] = OFF;
                    if path.pop().is_none() {
                        return;
                    }
                }
            }
        }
    }

    fn onward(&mut self, offer: usize) -> Onward {
        let below = self.layers.offer[offer] - 1;
        let end = self.network.cells.range(offer).end;
        while self.next_pair[offer] < end {
            let more = self.next_pair[offer];
            let cell = self.network.cells.items()[more] as usize;
            if self.layers.cell[cell] == below {
                if below > 0 {
                    if let Some((to, less)) = self.giver(cell) {
                        return Onward::By(Step { more, less, to });
                    }
                } else if self.flow.missing[cell] > 0 {
                    return Onward::At { cell, more };
                }
                self.layers.cell[cell] = OFF;
            }
            self.next_pair[offer] += 1;
        }
        Onward::Nowhere
    }

    /// An offer in the layer below the cell that gives to it, and the pair.
    fn giver(&mut self, cell: usize) -> Option<(usize, usize)> {
        let below = self.layers.cell[cell] - 1;
        let end = self.network.offers.range(cell).end;
        while self.next_item[cell] < end {
            let item = self.next_item[cell];
            let (offer, pair) = (self.network.offers.items()[item] as usize, self.network.pair[item] as usize);
            if self.layers.offer[offer] == below && self.flow.given[pair] > 0 {
                return Some((offer, pair));
            }
            self.next_item[cell] += 1;
        }
        None
    }

    fn augment(&mut self, end: usize, path: &[Step], cell: usize, more: usize) {
        let flow = &mut *self.flow;
        let ends = flow.left[end].min(flow.missing[cell]);
        let amount = path.iter().map(|step| flow.given[step.less]).fold(ends, Amount::min);
        for step in path {
            flow.given[step.more] += amount;
            flow.given[step.less] -= amount;
        }
        flow.given[more] += amount;
        flow.left[end] -= amount;
        flow.missing[cell] -= amount;
    }
}
