//! How the categories of an earlier year go over into those of a later one.

use std::collections::BTreeMap;

use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// For earlier categories the later ones into which they go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Crosswalk {
    /// By dimension id and earlier node: later nodes with their weights, which add up to 1.
    shares: BTreeMap<(String, Node), Vec<(Node, Quantity)>>,
}

impl Crosswalk {
    /// A crosswalk of single steps: dimension id, earlier node, later node, weight.
    pub fn of_steps(steps: impl IntoIterator<Item = (String, Node, Node, Quantity)>) -> Crosswalk {
        let mut crosswalk = Crosswalk::default();
        for (dimension, from, to, weight) in steps {
            let shares = crosswalk.shares.entry((dimension, from)).or_default();
            shares.push((to, weight));
        }
        crosswalk
    }

    /// Where the people of an earlier category go; none if nothing is said about it.
    pub fn of(&self, dimension: &str, from: Node) -> Option<&[(Node, Quantity)]> {
        let shares = self.shares.get(&(dimension.to_string(), from))?;
        Some(shares)
    }

    /// Whether it says nothing of any category.
    pub fn is_empty(&self) -> bool {
        self.shares.is_empty()
    }
}
