//! What may be shown or withheld by itself: the groups of cells that an edition counts, and single numbers
//! that it tells beside them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figures::Steps;
use super::groups::{Group, Groups};
use crate::tables::{Cell, Edition};

/// A number that stands beside groups of cells, such as what an offer would change: the sum of weight
/// times need over cells, in whole cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    pub weights: Arc<[(u32, f64)]>,
    pub exact: f64,
    /// The nearest whole number.
    pub count: i64,
}

/// One of them.
#[derive(Debug, Clone)]
pub enum Item {
    Group(Group),
    Told(Number),
}

/// All of some editions: their groups first, by their positions, then the numbers beside them.
#[derive(Debug, Clone)]
pub struct Items {
    pub all: Vec<Item>,
    /// Per table of all editions, per row: the column and the item of each number told.
    pub told: Vec<Vec<Vec<(usize, usize)>>>,
}

impl Number {
    pub fn of(cells: &[Cell], weights: &Arc<[(u32, f64)]>) -> Number {
        let need = |cell: u32| cells.get(cell as usize).map_or(0, |cell| cell.need);
        let weights = weights.iter().copied().filter(|(cell, _)| need(*cell) > 0);
        let weights: Arc<[(u32, f64)]> = weights.collect();
        let exact = weights.iter();
        let exact: f64 = exact
            .map(|(cell, weight)| weight * f64::from(need(*cell)))
            .sum();
        Number {
            weights,
            exact,
            count: exact.signum() as i64 * super::figures::whole(exact.abs()),
        }
    }

    /// As it is printed where counts are told in steps.
    pub fn in_steps(count: i64, steps: Steps) -> i64 {
        count.signum() * steps.told(count.abs(), UNLIMITED)
    }
}

/// More cases than any town has: a number told beside groups is a part of nothing.
pub const UNLIMITED: i64 = i64::MAX / 8;

impl Item {
    /// Calls with every cell and its weight; a group has no weights of its own.
    pub fn each_cell(&self, mut call: impl FnMut(u32, f64)) {
        match self {
            Item::Group(group) => group.cells.iter().for_each(|cell| call(*cell, 1.0)),
            Item::Told(told) => told
                .weights
                .iter()
                .for_each(|(cell, weight)| call(*cell, *weight)),
        }
    }

    /// What it costs to withhold it: margins are dear, and so is what counts many.
    pub fn cost(&self) -> f64 {
        match self {
            Item::Group(group) => {
                let cases = group.figures.need + group.figures.not_assessable;
                (1.0 + cases as f64) * f64::from(1 + 3 * group.margins)
            }
            Item::Told(told) => 1.0 + told.count.abs() as f64,
        }
    }

    /// Whether it may not be withheld for others: the margin of the whole town, and what is known already.
    pub fn is_everybody(&self) -> bool {
        matches!(self, Item::Group(group) if group.everybody || group.known)
    }

    /// Whether a report that is out already says its number.
    pub fn is_known(&self) -> bool {
        matches!(self, Item::Group(group) if group.known)
    }
}

impl Items {
    /// Groups alone: what is told beside them is left out.
    pub fn of_groups(editions: &[Edition], groups: &Groups) -> Items {
        let tables = editions.iter().flat_map(|edition| &edition.tables);
        Items {
            all: groups.all.iter().cloned().map(Item::Group).collect(),
            told: tables
                .map(|table| vec![Vec::new(); table.rows.len()])
                .collect(),
        }
    }

    pub fn of(cells: &[Cell], editions: &[Edition], groups: &Groups) -> Items {
        let mut all: Vec<Item> = groups.all.iter().cloned().map(Item::Group).collect();
        let mut known: BTreeMap<Vec<(u32, u64)>, usize> = BTreeMap::new();
        let mut told = Vec::new();
        for table in editions.iter().flat_map(|edition| &edition.tables) {
            let mut of_table = Vec::new();
            for row in &table.rows {
                let mut of_row = Vec::new();
                for one in &row.tells {
                    let bits = one.weights.iter();
                    let bits = bits.map(|(cell, weight)| (*cell, weight.to_bits()));
                    let item = *known.entry(bits.collect()).or_insert(all.len());
                    if item == all.len() {
                        all.push(Item::Told(Number::of(cells, &one.weights)));
                    }
                    of_row.push((one.column, item));
                }
                of_table.push(of_row);
            }
            told.push(of_table);
        }
        Items { all, told }
    }
}
