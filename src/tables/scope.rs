//! Whom a report looks at: everybody, or a group of people. A filter chooses what is shown; places are still
//! shared with everybody.

use std::collections::BTreeMap;

use super::labels::both;
use super::phrases::names;
use crate::analysis::picture::{Picture, Year};
use crate::language::Label;
use crate::model::offer::Offer;
use crate::vocabulary::dimension::{Dimension, Node};

/// Dimensions and categories: those of one dimension are alternatives, dimensions narrow each other.
/// Nothing named: everybody.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scope(Vec<(usize, Node)>);

impl Scope {
    pub fn new(filter: Vec<(usize, Node)>) -> Scope {
        Scope(filter)
    }

    pub fn is_everybody(&self) -> bool {
        self.0.is_empty()
    }

    /// The same where these dimensions are not narrowed.
    pub fn without(&self, dimensions: &[usize]) -> Scope {
        let others = self.0.iter().copied();
        Scope(
            others
                .filter(|(position, _)| !dimensions.contains(position))
                .collect(),
        )
    }

    /// The same narrowed to a category of a dimension that is not narrowed yet.
    pub fn and(mut self, dimension: usize, node: Node) -> Scope {
        self.0.push((dimension, node));
        self
    }

    /// The nodes named in a dimension; none: it is not narrowed.
    pub fn within(&self, dimension: usize) -> Vec<Node> {
        let own = self.0.iter().filter(|(position, _)| *position == dimension);
        own.map(|(_, node)| *node).collect()
    }

    /// The dimensions that are narrowed, each once, in their order.
    pub fn dimensions(&self) -> Vec<usize> {
        let mut dimensions: Vec<usize> = self.0.iter().map(|(position, _)| *position).collect();
        dimensions.sort_unstable();
        dimensions.dedup();
        dimensions
    }

    /// Whether a cell lies in it.
    pub fn holds(&self, year: &Year, picture: &Picture, cell: usize) -> bool {
        self.dimensions().into_iter().all(|position| {
            let dimension = &year.vocabulary.dimensions[position];
            let own = picture.cells.node(cell, position);
            let named = self.within(position);
            named.iter().any(|node| is_within(dimension, own, *node))
        })
    }

    /// Its cells, by number, ascending.
    pub fn cells(&self, year: &Year, picture: &Picture) -> Vec<u32> {
        let all = 0..picture.cells.len();
        let held = all.filter(|cell| self.holds(year, picture, *cell));
        held.map(|cell| cell as u32).collect()
    }

    /// The offers that take somebody of it.
    pub fn offers<'a>(&self, year: &'a Year) -> Vec<&'a Offer> {
        let offers = year.offers.iter().enumerate();
        let reaching = offers.filter(|(offer, _)| self.is_reached(year, *offer));
        reaching.map(|(_, offer)| offer).collect()
    }

    /// Whether an offer takes somebody of it.
    pub fn is_reached(&self, year: &Year, offer: usize) -> bool {
        self.dimensions().into_iter().all(|position| {
            let named = self.within(position);
            named
                .iter()
                .any(|node| year.reaches(offer, &[(position, *node)]))
        })
    }

    /// Whether a line of a dimension can hold anybody of it: a category named, one below it, or one above.
    pub fn shows(&self, dimension: &Dimension, position: usize, node: Node) -> bool {
        let named = self.within(position);
        named.is_empty()
            || named
                .iter()
                .any(|own| is_within(dimension, node, *own) || is_within(dimension, *own, node))
    }

    /// The ids of the categories named, per dimension.
    pub fn in_ids(&self, year: &Year) -> BTreeMap<String, Vec<String>> {
        let ids = |position: usize| {
            let dimension = &year.vocabulary.dimensions[position];
            let named = self.within(position).into_iter();
            let named = named.map(|node| dimension.node_id(node).to_string());
            (dimension.id.clone(), named.collect())
        };
        self.dimensions().into_iter().map(ids).collect()
    }

    /// In words, a sentence for each dimension: `Herkunft: mit Einwanderungsgeschichte, geflüchtet`.
    pub fn in_words(&self, year: &Year) -> Vec<Label> {
        let words = |position: usize| {
            let dimension = &year.vocabulary.dimensions[position];
            let labels = names(dimension, &self.within(position).into_iter().collect());
            let category = Label {
                de: joined(labels.iter().map(|label| label.de.as_str())),
                en: Some(joined(
                    labels
                        .iter()
                        .map(|label| label.en.as_deref().unwrap_or(&label.de)),
                )),
            };
            both(
                "filter",
                &[("dimension", &dimension.label), ("category", &category)],
            )
        };
        self.dimensions().into_iter().map(words).collect()
    }
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

/// The special nodes hold only themselves.
fn is_within(dimension: &Dimension, own: Node, node: Node) -> bool {
    own == node || (node.index() >= 2 && dimension.is_within(own, node))
}
