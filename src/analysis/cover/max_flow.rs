//! Makes a flow a maximum one.

use super::flow::{Amount, Flow, Step};
use super::network::Network;

impl Flow {
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
        let lacking = |&missing: &Amount| if missing > 0 { 0 } else { OFF };
        let mut layers = Layers {
            cell: flow.missing.iter().map(lacking).collect(),
            offer: vec![OFF; network.places.len()],
        };
        let cells = 0..network.need.len();
        let mut cells: Vec<usize> = cells.filter(|&cell| layers.cell[cell] == 0).collect();
        let mut offers = Vec::new();
        for layer in (1..).step_by(2) {
            offers.clear();
            for &offer in cells.iter().flat_map(|&cell| network.offers.get(cell)) {
                if layers.offer[offer as usize] == OFF {
                    layers.offer[offer as usize] = layer;
                    offers.push(offer as usize);
                }
            }
            let has_left = offers.iter().copied().filter(|&offer| flow.left[offer] > 0);
            let ends: Vec<usize> = has_left.collect();
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

/// How a path goes on.
enum Onward {
    By(Step),
    /// It ends with a pair, at a cell that lacks something.
    At {
        cell: usize,
        more: usize,
    },
    Nowhere,
}

impl<'a> Paths<'a> {
    fn new(flow: &'a mut Flow, network: &'a Network, layers: Layers) -> Paths<'a> {
        let next_pair = (0..network.places.len()).map(|offer| network.cells.range(offer).start);
        let next_item = (0..network.need.len()).map(|cell| network.offers.range(cell).start);
        Paths {
            next_pair: next_pair.collect(),
            next_item: next_item.collect(),
            flow,
            network,
            layers,
        }
    }

    /// Lets go of what this offer has left, as far as paths lead.
    fn use_up(&mut self, end: usize) {
        // From this offer back to where the places will be missed, so the last step comes first.
        let mut path: Vec<Step> = Vec::new();
        while self.flow.left[end] > 0 {
            let offer = path.last().map_or(end, |step| step.from);
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
                    if let Some((from, less)) = self.giver(cell) {
                        return Onward::By(Step { from, less, more });
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
            let (offer, pair) = (
                self.network.offers.items()[item] as usize,
                self.network.pair[item] as usize,
            );
            if self.layers.offer[offer] == below && self.flow.given[pair] > 0 {
                return Some((offer, pair));
            }
            self.next_item[cell] += 1;
        }
        None
    }

    /// Passes on along the path as much as goes, and gives it to the cell.
    fn augment(&mut self, end: usize, path: &[Step], cell: usize, more: usize) {
        let flow = &mut *self.flow;
        let ends = flow.left[end].min(flow.missing[cell]);
        let amount = ends.min(flow.most_along(path));
        flow.augment(path, amount);
        flow.given[more] += amount;
        flow.left[end] -= amount;
        flow.missing[cell] -= amount;
    }
}
