//! Cells that the same offers reach, and offers that reach the same cells, as one.

use super::Reach;
use crate::analysis::lists::{Lists, at, grouped};

/// Merged cells and offers. Only cells that are wanted and reached, and offers that reach such a
/// cell, are in a class.
#[derive(Debug)]
pub struct Classes {
    /// For every class of cells its cells, rising.
    pub cells: Lists,
    /// For every class of offers its offers, rising.
    pub offers: Lists,
    /// For every class of offers the classes of cells that it reaches, rising.
    pub reach: Lists,
    /// The class of every cell.
    pub of_cell: Vec<Option<u32>>,
    /// The class of every offer.
    pub of_offer: Vec<Option<u32>>,
}

/// Merges the cells for which `wanted` holds, and the offers that reach them.
pub fn classes(reach: &Reach, wanted: impl Fn(u32) -> bool) -> Classes {
    let targets = reach
        .targets()
        .filter_map(|cell| wanted(cell).then_some(cell));
    let of_cell = refined(&targets, reach.cells());
    let cells = members(&of_cell);

    // A class is reached as a whole or not at all, so its first cell speaks for it.
    let targets = targets.filter_map(|cell| {
        let class = of_cell[cell as usize]?;
        (cells.get(class as usize)[0] == cell).then_some(class)
    });
    let of_target = refined(&targets.transposed(cells.len()), targets.len());
    let of_offer = at(&of_target, reach.target_of_offer());
    let first_of = |equal: &[u32]| targets.get(equal[0] as usize).to_vec();
    Classes {
        reach: members(&of_target).iter().map(first_of).collect(),
        offers: members(&of_offer),
        cells,
        of_cell,
        of_offer,
    }
}

/// For every item below `bound` its class: items are in one class if they are in the same lists, and
/// in none if they are in no list. Classes are numbered in the order of their first items.
///
/// Partition refinement: every list splits each class into what it holds of it and the rest.
pub(super) fn refined(lists: &Lists, bound: usize) -> Vec<Option<u32>> {
    const NO_LIST: u32 = 0;
    let mut class = vec![NO_LIST; bound];
    // For every class the last list that split it, and the class that this list's items moved to.
    let mut split: Vec<(usize, u32)> = vec![(usize::MAX, NO_LIST)];
    for (list, items) in lists.iter().enumerate() {
        for &item in items {
            let old = class[item as usize] as usize;
            if split[old].0 != list {
                split[old] = (list, split.len() as u32);
                split.push((usize::MAX, NO_LIST));
            }
            class[item as usize] = split[old].1;
        }
    }

    let mut number = vec![None; split.len()];
    let mut next = 0;
    let renumbered = |class: u32| {
        if class == NO_LIST {
            return None;
        }
        let number = &mut number[class as usize];
        if number.is_none() {
            *number = Some(next);
            next += 1;
        }
        *number
    };
    class.into_iter().map(renumbered).collect()
}

/// For every class its members, rising.
fn members(class: &[Option<u32>]) -> Lists {
    let last = class.iter().flatten().max();
    let members = (0u32..)
        .zip(class)
        .filter_map(|(member, &class)| Some((class?, member)));
    grouped(last.map_or(0, |&last| last as usize + 1), members)
}

/// What hangs together through reach, directly or over others, and shares nothing with the rest.
#[derive(Debug)]
pub struct Components {
    /// For every component its cells, rising.
    pub cells: Lists,
    /// For every component its offers, rising.
    pub offers: Lists,
    /// The component of every cell.
    pub of_cell: Vec<u32>,
    /// The component of every offer.
    pub of_offer: Vec<u32>,
}

/// The connected components, in the order of their first cells. `reach` lists the cells of every
/// offer. There must be no offer without a cell, and no cell without an offer.
pub fn components(reach: &Lists, cells: usize) -> Components {
    let mut parent: Vec<u32> = (0..cells as u32).collect();
    for list in reach.iter() {
        let mut root = find(&mut parent, list[0]);
        for &cell in &list[1..] {
            let other = find(&mut parent, cell);
            let (low, high) = (root.min(other), root.max(other));
            parent[high as usize] = low;
            root = low;
        }
    }
    // A root is the first cell of its component, so its number is known before the others need it.
    let mut of_cell = vec![0; cells];
    let mut count = 0;
    for cell in 0..cells as u32 {
        let root = find(&mut parent, cell);
        of_cell[cell as usize] = if root == cell {
            count
        } else {
            of_cell[root as usize]
        };
        count += u32::from(root == cell);
    }
    let of_offer: Vec<u32> = reach.iter().map(|list| of_cell[list[0] as usize]).collect();
    let members = |of: &[u32]| grouped(count as usize, of.iter().copied().zip(0..));
    Components {
        cells: members(&of_cell),
        offers: members(&of_offer),
        of_cell,
        of_offer,
    }
}

/// The root of a cell's tree; the path to it is halved on the way.
fn find(parent: &mut [u32], mut cell: u32) -> u32 {
    while parent[cell as usize] != cell {
        let above = parent[parent[cell as usize] as usize];
        parent[cell as usize] = above;
        cell = above;
    }
    cell
}
