//! The cells as a tree: one level per dimension, one branch per node that occurs below it.

use std::ops::Range;

use super::NodeSet;

pub(super) struct Trie {
    /// From the root down.
    levels: Vec<Level>,
    /// The cells in the order of the leaves.
    cells: Vec<u32>,
}

/// The branches of all nodes of a level, side by side.
struct Level {
    dimension: usize,
    /// Every branch's node; rising among siblings.
    node: Vec<u32>,
    /// Where every branch's children begin in the level below, or its cells below the last level;
    /// closed by the end of the last one.
    begin: Vec<u32>,
}

impl Level {
    /// The level below those that `begins` tells of, as if it were the last, and where the children of the
    /// level above begin in it.
    fn new(
        dimension: usize,
        column: &[u32],
        cells: &[u32],
        begins: &mut [bool],
    ) -> (Level, Vec<u32>) {
        let (mut node, mut begin, mut first_children) = (Vec::new(), Vec::new(), Vec::new());
        let mut before = None;
        for (place, (begins, &cell)) in (0..).zip(begins.iter_mut().zip(cells)) {
            let here = column[cell as usize];
            if *begins {
                first_children.push(node.len() as u32);
            }
            *begins |= before != Some(here);
            if *begins {
                node.push(here);
                begin.push(place);
            }
            before = Some(here);
        }
        begin.push(cells.len() as u32);
        first_children.push(node.len() as u32);
        let level = Level {
            dimension,
            node,
            begin,
        };
        (level, first_children)
    }
}

impl Trie {
    /// `dimensions` are those of the levels, from the root down.
    pub(super) fn new(columns: &[Vec<u32>], dimensions: &[usize]) -> Trie {
        let count = columns.first().map_or(0, Vec::len) as u32;
        let mut cells: Vec<u32> = (0..count).collect();
        for &dimension in dimensions.iter().rev() {
            cells = sorted_by(&columns[dimension], &cells);
        }

        // Whether a branch begins at a cell's place, in the level at hand or in one above.
        let mut begins = vec![false; cells.len()];
        let mut levels: Vec<Level> = Vec::with_capacity(dimensions.len());
        for &dimension in dimensions {
            let (level, first_children) =
                Level::new(dimension, &columns[dimension], &cells, &mut begins);
            if let Some(above) = levels.last_mut() {
                above.begin = first_children;
            }
            levels.push(level);
        }
        Trie { levels, cells }
    }

    /// The cells whose node is in the set of its dimension, rising.
    pub(super) fn cells_in(&self, target: &[&NodeSet]) -> Vec<u32> {
        let mut cells = Vec::new();
        let roots = self.levels.first().map_or(0, |level| level.node.len());
        self.descend(0, 0..roots, target, &mut cells);
        cells.sort_unstable();
        cells
    }

    /// Adds the cells below those of these branches of a level that the target takes.
    fn descend(
        &self,
        depth: usize,
        branches: Range<usize>,
        target: &[&NodeSet],
        into: &mut Vec<u32>,
    ) {
        let Some(level) = self.levels.get(depth) else {
            into.extend(&self.cells[branches]);
            return;
        };
        let nodes = &level.node[branches.clone()];
        let set = target[level.dimension];
        let mut take = |branch: usize| {
            let children = level.begin[branch] as usize..level.begin[branch + 1] as usize;
            self.descend(depth + 1, children, target, into);
        };
        // A search for each of a few nodes is faster than a look at each of many branches.
        if set.len() * 16 < nodes.len() {
            for node in set.iter() {
                if let Ok(place) = nodes.binary_search(&node) {
                    take(branches.start + place);
                }
            }
        } else {
            for (branch, &node) in branches.zip(nodes) {
                if set.contains(node) {
                    take(branch);
                }
            }
        }
    }
}

/// The cells in the order of their nodes; cells with the same node stay as they were.
fn sorted_by(column: &[u32], cells: &[u32]) -> Vec<u32> {
    let nodes = column.iter().max().map_or(0, |&node| node as usize + 1);
    let mut next = vec![0; nodes + 1];
    for &node in column {
        next[node as usize + 1] += 1;
    }
    for node in 0..nodes {
        next[node + 1] += next[node];
    }
    let mut sorted = vec![0; cells.len()];
    for &cell in cells {
        let place = &mut next[column[cell as usize] as usize];
        sorted[*place] = cell;
        *place += 1;
    }
    sorted
}
