//! Openings: whom else an offer would reach if it took one more category of one dimension.

use std::collections::BTreeMap;

use super::picture::{Picture, Year};
use super::targets::Leaves;
use crate::vocabulary::dimension::{Dimension, Node, Role};

/// An offer would take one more category of a dimension, and then reach these cells, which it does not
/// reach today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Position of the dimension; never the topic.
    pub dimension: usize,
    /// What the offer would take, too.
    pub category: Node,
    /// Rising.
    pub cells: Vec<u32>,
}

/// Every opening of an offer (by position among the year's) that reaches some cell more. The topic never
/// opens.
pub fn openings(year: &Year, picture: &Picture, offer: usize) -> Vec<Opening> {
    let mut found = Vec::new();
    for (position, cells) in shut_out_by_one(year, picture, offer).iter().enumerate() {
        let Leaves::Only(own) = &year.targets[offer][position] else {
            continue;
        };
        let dimension = &year.vocabulary.dimensions[position];
        let taken = Taken::new(dimension, own);
        let shown = dimension.categories().filter(|(_, category)| !category.cut);
        for (category, _) in shown.filter(|_| !cells.is_empty()) {
            let mut reached: Vec<u32> = taken
                .completed_by(category)
                .filter_map(|node| cells.get(&node))
                .flatten()
                .copied()
                .collect();
            reached.sort_unstable();
            if !reached.is_empty() {
                found.push(Opening {
                    dimension: position,
                    category,
                    cells: reached,
                });
            }
        }
    }
    found
}

/// Per dimension the cells that an offer would reach but for this dimension, by their node in it.
fn shut_out_by_one(year: &Year, picture: &Picture, offer: usize) -> Vec<BTreeMap<Node, Vec<u32>>> {
    let topic = year.vocabulary.with_role(Role::Topic);
    let takes = &year.takes_everybody[offer];
    let mut cells = vec![BTreeMap::new(); takes.len()];
    for cell in 0..picture.cells.len() {
        let node = |position: usize| picture.cells.node(cell, position);
        let mut shut =
            (0..takes.len()).filter(|position| !takes[*position].contains(node(*position).0));
        if let (Some(position), None) = (shut.next(), shut.next())
            && Some(position) != topic
        {
            let by_node: &mut BTreeMap<Node, Vec<u32>> = &mut cells[position];
            by_node.entry(node(position)).or_default().push(cell as u32);
        }
    }
    cells
}

/// How many leaves lie below each node of a dimension, and how many of them a target takes.
struct Taken<'a> {
    dimension: &'a Dimension,
    own: &'a [Node],
    taken: Vec<u32>,
    whole: Vec<u32>,
}

impl<'a> Taken<'a> {
    fn new(dimension: &'a Dimension, own: &'a [Node]) -> Taken<'a> {
        Taken {
            dimension,
            own,
            taken: super::targets::counts(dimension, own),
            whole: super::targets::counts(dimension, &dimension.leaves(Node::NOT_BROKEN_DOWN)),
        }
    }

    /// The nodes of which the target would take everybody, and today does not, with one more category.
    fn completed_by(&self, category: Node) -> impl Iterator<Item = Node> {
        let mut more: BTreeMap<Node, u32> = BTreeMap::new();
        let new = self.dimension.leaves(category).into_iter();
        for leaf in new.filter(|leaf| self.own.binary_search(leaf).is_err()) {
            let special = [Node::NOT_BROKEN_DOWN, Node::UNKNOWN];
            for node in self.dimension.path(leaf).chain(special) {
                *more.entry(node).or_default() += 1;
            }
        }
        let is_whole =
            |node: &Node, more: u32| self.taken[node.index()] + more == self.whole[node.index()];
        let whole: Vec<Node> = more
            .into_iter()
            .filter(|(node, more)| is_whole(node, *more))
            .map(|(node, _)| node)
            .collect();
        whole.into_iter()
    }
}
