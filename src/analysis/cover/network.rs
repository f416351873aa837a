//! Cells and offers, numbered from 0, and who reaches whom.

use crate::analysis::lists::{Lists, at};

/// A market in which every cell has a need and is reached, and every offer reaches a cell.
#[derive(Debug, Clone)]
pub(super) struct Network {
    /// Per cell, above 0.
    pub need: Vec<u64>,
    /// Per offer.
    pub places: Vec<u64>,
    /// For every offer the cells that it reaches. A *pair* is a position among the items of these lists.
    pub cells: Lists,
    /// For every cell the offers that reach it.
    pub offers: Lists,
    /// For every item of `offers` its pair.
    pub pair: Vec<u32>,
}

/// A part of a network, and what its numbers are in the whole.
#[derive(Debug)]
pub(super) struct Side {
    pub network: Network,
    pub cells: Vec<u32>,
    pub offers: Vec<u32>,
    pub pairs: Vec<u32>,
}

impl Network {
    /// `cells` lists, rising, the cells that every offer reaches.
    pub fn new(need: Vec<u64>, places: Vec<u64>, cells: Lists) -> Network {
        let offers = cells.transposed(need.len());
        let mut next: Vec<usize> = (0..cells.len()).map(|o| cells.range(o).start).collect();
        let mut next_pair = |&offer: &u32| {
            let next = &mut next[offer as usize];
            *next += 1;
            *next as u32 - 1
        };
        // The cells come in rising order, as they do in every offer's list.
        let pair = offers.items().iter().map(&mut next_pair).collect();
        Network {
            need,
            places,
            cells,
            offers,
            pair,
        }
    }

    /// Over all cells.
    pub fn total_need(&self) -> u64 {
        self.need.iter().sum()
    }

    /// Over all offers.
    pub fn total_places(&self) -> u64 {
        self.places.iter().sum()
    }

    /// The cells that an offer reaches, each with its pair.
    pub fn reached_from(&self, offer: usize) -> impl Iterator<Item = (usize, usize)> {
        let pairs = self.cells.range(offer);
        let cells = self.cells.get(offer).iter();
        cells.zip(pairs).map(|(&cell, pair)| (cell as usize, pair))
    }

    /// The offers that reach a cell, each with its pair.
    pub fn reaching(&self, cell: usize) -> impl Iterator<Item = (usize, usize)> {
        let pairs = &self.pair[self.offers.range(cell)];
        let offers = self.offers.get(cell).iter();
        offers
            .zip(pairs)
            .map(|(&offer, &pair)| (offer as usize, pair as usize))
    }

    /// The low cells with all offers that reach them, and the other cells with the other offers.
    pub fn split(&self, low: &[bool]) -> (Side, Side) {
        let any_low = |cells: &[u32]| cells.iter().any(|&cell| low[cell as usize]);
        let low_offer: Vec<bool> = self.cells.iter().map(any_low).collect();
        (
            self.side(true, low, &low_offer),
            self.side(false, low, &low_offer),
        )
    }

    fn side(&self, low: bool, low_cell: &[bool], low_offer: &[bool]) -> Side {
        let on_side = |is_low: &[bool]| -> Vec<u32> {
            (0..)
                .zip(is_low)
                .filter(|&(_, &is_low)| is_low == low)
                .map(|(number, _)| number)
                .collect()
        };
        let (cells, offers) = (on_side(low_cell), on_side(low_offer));
        let mut number = vec![0; low_cell.len()];
        for (new, &cell) in (0..).zip(&cells) {
            number[cell as usize] = new;
        }
        let mut pairs = Vec::new();
        let mut reach = Lists::default();
        for &offer in &offers {
            let kept = self
                .reached_from(offer as usize)
                .filter(|&(cell, _)| low_cell[cell] == low);
            reach.push(kept.map(|(cell, pair)| {
                pairs.push(pair as u32);
                number[cell]
            }));
        }
        let need = at(&self.need, &cells);
        let places = at(&self.places, &offers);
        Side {
            network: Network::new(need, places, reach),
            cells,
            offers,
            pairs,
        }
    }
}
