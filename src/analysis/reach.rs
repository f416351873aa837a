//! Which offer reaches which cell.
//!
//! A cell is one node per dimension, an offer's target is one set of nodes per dimension, and the
//! offer reaches the cell if every node of the cell is in its set. Cells that the same offers reach
//! and offers that reach the same cells are merged in [`classes`].

pub mod classes;
pub mod near;
pub mod parts;
mod trie;

use std::collections::HashMap;
use std::hash::Hash;

use rayon::prelude::*;

use super::lists::Lists;
use trie::Trie;

/// Nodes of one dimension: 0 is "not broken down", 1 is "unknown", from 2 on stand the categories.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NodeSet {
    /// One bit a node; the last word is never 0, so equal sets are equal words.
    words: Vec<u64>,
}

impl NodeSet {
    /// Whether a node is in the set.
    pub fn contains(&self, node: u32) -> bool {
        let word = self.words.get(node as usize / 64);
        word.is_some_and(|word| word >> (node % 64) & 1 == 1)
    }

    /// The number of nodes in the set.
    pub fn len(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Whether no node is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The nodes, rising.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..)
            .step_by(64)
            .zip(&self.words)
            .flat_map(|(first, &word)| {
                let rest = std::iter::successors(Some(word), |w| Some(w & w.wrapping_sub(1)));
                rest.take_while(|&w| w != 0)
                    .map(move |w| first + w.trailing_zeros())
            })
    }
}

impl FromIterator<u32> for NodeSet {
    fn from_iter<I: IntoIterator<Item = u32>>(nodes: I) -> NodeSet {
        let mut words = Vec::new();
        for node in nodes {
            let word = node as usize / 64;
            if words.len() <= word {
                words.resize(word + 1, 0);
            }
            words[word] |= 1 << (node % 64);
        }
        NodeSet { words }
    }
}

/// Different things, numbered in the order in which they came.
#[derive(Debug, Clone)]
struct Numbered<T> {
    things: Vec<T>,
    number: HashMap<T, u32>,
}

impl<T: Clone + Eq + Hash> Numbered<T> {
    fn new() -> Numbered<T> {
        Numbered {
            things: Vec::new(),
            number: HashMap::new(),
        }
    }

    fn number(&mut self, thing: &T) -> u32 {
        if let Some(&number) = self.number.get(thing) {
            return number;
        }
        let number = self.things.len() as u32;
        self.things.push(thing.clone());
        self.number.insert(thing.clone(), number);
        number
    }
}

/// The targets of all offers, each a product of node sets. What is equal is kept once: many offers
/// serve the same districts, and a provider's offers often have the same target.
#[derive(Debug, Clone)]
pub struct Targets {
    /// For every dimension the different sets.
    sets: Vec<Numbered<NodeSet>>,
    /// The different targets: for every dimension the number of a set.
    targets: Numbered<Vec<u32>>,
    /// For every offer the number of its target.
    of_offer: Vec<u32>,
}

impl Targets {
    /// No offers yet, for so many dimensions.
    pub fn new(dimensions: usize) -> Targets {
        Targets {
            sets: (0..dimensions).map(|_| Numbered::new()).collect(),
            targets: Numbered::new(),
            of_offer: Vec::new(),
        }
    }

    /// Adds the next offer's target: for every dimension the nodes that the offer takes.
    ///
    /// # Panics
    /// If there are not as many sets as dimensions.
    pub fn push(&mut self, target: &[NodeSet]) {
        assert_eq!(target.len(), self.sets.len(), "one set per dimension");
        let sets = self.sets.iter_mut().zip(target);
        let target = sets.map(|(sets, set)| sets.number(set)).collect();
        self.of_offer.push(self.targets.number(&target));
    }
}

/// Which offers reach which cells.
#[derive(Debug, Clone)]
pub struct Reach {
    /// The number of cells.
    cells: usize,
    /// The different targets' cells, rising.
    targets: Lists,
    /// For every offer the number of its target.
    of_offer: Vec<u32>,
}

impl Reach {
    /// The reach of offers with the given lists of cells. Each list rises, and its numbers are below
    /// `cells`.
    pub fn new(cells: usize, cells_of_offer: Lists) -> Reach {
        debug_assert!(
            cells_of_offer
                .iter()
                .all(|list| list.is_sorted_by(|a, b| a < b))
        );
        Reach {
            cells,
            of_offer: (0..cells_of_offer.len() as u32).collect(),
            targets: cells_of_offer,
        }
    }

    /// The number of cells.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// The number of offers.
    pub fn offers(&self) -> usize {
        self.of_offer.len()
    }

    /// The cells that an offer reaches, rising.
    pub fn of(&self, offer: usize) -> &[u32] {
        self.targets.get(self.of_offer[offer] as usize)
    }

    /// The cells of every different target, rising.
    pub fn targets(&self) -> &Lists {
        &self.targets
    }

    /// For every offer the number of its target in [`Reach::targets`].
    pub fn target_of_offer(&self) -> &[u32] {
        &self.of_offer
    }
}

/// Which of the offers reach which of the cells.
///
/// `columns` holds one column per dimension, with every cell's node. The cells are laid out as a
/// tree with the most selective dimension at its root, and every different target walks down the
/// branches that it takes, so the work is about that of writing the pairs down.
///
/// # Panics
/// If there are not as many columns as dimensions in `targets`, or if they differ in length.
pub fn reach(columns: &[Vec<u32>], targets: &Targets) -> Reach {
    assert_eq!(
        columns.len(),
        targets.sets.len(),
        "one column per dimension"
    );
    let cells = columns.first().map_or(0, Vec::len);
    assert!(columns.iter().all(|column| column.len() == cells));

    let trie = Trie::new(columns, &by_selectivity(columns, targets));
    let walks = targets.targets.things.par_iter().map(|target| {
        let sets = targets.sets.iter().zip(target);
        let sets: Vec<&NodeSet> = sets
            .map(|(sets, &set)| &sets.things[set as usize])
            .collect();
        trie.cells_in(&sets)
    });
    let walks: Vec<Vec<u32>> = walks.collect();
    Reach {
        cells,
        targets: walks.into_iter().collect(),
        of_offer: targets.of_offer.clone(),
    }
}

/// The dimensions, beginning with the one in which a target takes the smallest share of the cells.
fn by_selectivity(columns: &[Vec<u32>], targets: &Targets) -> Vec<usize> {
    let taken = |dimension: usize| -> u128 {
        let column = &columns[dimension];
        let mut cells_with = vec![0u128; column.iter().max().map_or(0, |&node| node as usize + 1)];
        for &node in column {
            cells_with[node as usize] += 1;
        }
        let set_size = |set: &NodeSet| -> u128 {
            let nodes = set.iter().filter_map(|node| cells_with.get(node as usize));
            nodes.sum()
        };
        let sizes: Vec<u128> = targets.sets[dimension]
            .things
            .iter()
            .map(set_size)
            .collect();
        let targets = targets.targets.things.iter();
        targets
            .map(|target| sizes[target[dimension] as usize])
            .sum()
    };
    let mut dimensions: Vec<usize> = (0..columns.len()).collect();
    dimensions.sort_by_cached_key(|&dimension| taken(dimension));
    dimensions
}

#[cfg(test)]
mod tests;
