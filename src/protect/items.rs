//! What may be shown or withheld by itself: the groups of cells that an edition counts, and single numbers
//! that it tells beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::figures::{Steps, is_small, nearest_multiple};
use super::form::View;
use super::groups::{Group, Groups};
use super::part::Part;
use super::prior_knowledge::Known;
use crate::tables::{Cell, Edition};

/// A number that stands beside groups of cells, such as what an offer would change: the sum of weight
/// times need over cells, in whole cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Cells by number with the weight of each of their cases; only cells with need.
    pub weights: Arc<[(u32, f64)]>,
    /// The sum before it is rounded.
    pub exact: f64,
    /// The nearest whole number.
    pub count: i64,
    /// How reports that are out tell it.
    pub known: Vec<View>,
    /// Whether only reports that are out tell it, or withhold it.
    pub is_silent: bool,
}

/// One of them.
#[derive(Debug, Clone)]
pub enum Item {
    /// A part of what is said of a group.
    Part(Arc<Group>, Part),
    /// A number that a row tells beside its group.
    Told(Number),
}

/// All of some editions: the parts of their groups first, all of one after those of another, then the
/// numbers beside them.
#[derive(Debug, Clone)]
pub struct Items {
    /// The parts of groups, then numbers beside them.
    pub all: Vec<Item>,
    /// Per table of all editions, per row: the column and the item of each number told.
    pub told: Vec<Vec<Vec<(usize, usize)>>>,
}

impl Number {
    /// The sum of these weights over the needs of the cells.
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
            known: Vec::new(),
            is_silent: true,
        }
    }

    /// As it is printed where counts are told in steps.
    pub fn in_steps(count: i64, steps: Steps) -> i64 {
        count.signum() * steps.told(count.abs(), UNLIMITED)
    }

    /// As it is printed where counts are rounded to a multiple: a change as far below 0 as above.
    pub fn rounded(count: i64, base: u32) -> i64 {
        count.signum() * nearest_multiple(count.abs(), base)
    }
}

/// The numbers beside groups while they are collected, each once.
struct Numbers<'a> {
    cells: &'a [Cell],
    positions: BTreeMap<Vec<(u32, u64)>, usize>,
    all: Vec<Item>,
}

impl Numbers<'_> {
    fn after(cells: &[Cell], all: Vec<Item>) -> Numbers<'_> {
        Numbers {
            cells,
            positions: BTreeMap::new(),
            all,
        }
    }

    fn add(&mut self, weights: &Arc<[(u32, f64)]>) -> usize {
        let bits = weights.iter();
        let bits = bits.map(|(cell, weight)| (*cell, weight.to_bits()));
        let next = self.all.len();
        let item = *self.positions.entry(bits.collect()).or_insert(next);
        if item == next {
            self.all.push(Item::Told(Number::of(self.cells, weights)));
        }
        item
    }

    /// The item that a row tells.
    fn spoken(&mut self, weights: &Arc<[(u32, f64)]>) -> usize {
        let item = self.add(weights);
        if let Item::Told(number) = &mut self.all[item] {
            number.is_silent = false;
        }
        item
    }

    fn know(&mut self, known: &Known) {
        for one in &known.numbers {
            let item = self.add(&one.weights);
            if let Item::Told(number) = &mut self.all[item]
                && !number.known.contains(&one.view)
            {
                number.known.push(one.view);
            }
        }
        for weights in &known.withheld_numbers {
            self.add(weights);
        }
    }
}

/// What a case costs that is missing in the total of a category.
const TOTAL: f64 = 2.0;

/// A total of a category of so many cases is large.
const LARGE: i64 = 50;

/// More cases than any town has: a number told beside groups is a part of nothing.
pub const UNLIMITED: i64 = i64::MAX / 8;

impl Item {
    /// Calls with every cell that it tells of and its weight; a need has no weights of its own. What is
    /// covered of it tells of the same cells, and is not asked.
    pub fn each_cell(&self, cells: &[Cell], mut call: impl FnMut(u32, f64)) {
        match self {
            Item::Part(group, part) if part.is_need() => {
                let assessable = *part == Part::Need;
                let own = group.cells.iter();
                own.filter(|cell| cells[**cell as usize].assessable == assessable)
                    .for_each(|cell| call(*cell, 1.0));
            }
            Item::Part(..) => {}
            Item::Told(told) => told
                .weights
                .iter()
                .for_each(|(cell, weight)| call(*cell, *weight)),
        }
    }

    /// What its reader loses if it is withheld: a field of a table by the root of what it counts, the total of a
    /// category in proportion to that, as the reader looks at totals first and they say most.
    pub fn cost(&self) -> f64 {
        match self {
            Item::Part(group, part) => {
                let cases = match part {
                    Part::NotAssessable => group.figures.not_assessable,
                    _ => group.figures.need,
                };
                let cases = 1.0 + cases as f64;
                let field = cases.sqrt() * f64::from(1 + 3 * group.margins);
                let total = if self.is_total() { TOTAL * cases } else { 0.0 };
                field.max(total) * part.share()
            }
            Item::Told(told) => (1.0 + told.count.abs() as f64).sqrt(),
        }
    }

    /// Whether it is told of the total of a category.
    pub fn is_total(&self) -> bool {
        match self {
            Item::Part(group, _) => group.keys <= 1,
            Item::Told(_) => false,
        }
    }

    /// Whether it is told of the total of a category with so many cases that it is not withheld for the sake of a
    /// count that is not small itself.
    pub fn is_large_total(&self) -> bool {
        match self {
            Item::Part(group, _) => self.is_total() && group.figures.need >= LARGE,
            Item::Told(_) => false,
        }
    }

    /// Whether it says that nobody needs anything: all parts of a group of nobody.
    pub fn is_zero(&self) -> bool {
        match self {
            Item::Part(group, _) => group.figures.need + group.figures.not_assessable == 0,
            Item::Told(_) => false,
        }
    }

    /// Whether it may not be withheld for others: the margin of the whole town, and what is known already.
    pub fn is_everybody(&self) -> bool {
        match self {
            Item::Part(group, _) => group.everybody || self.is_known(),
            Item::Told(_) => self.is_known(),
        }
    }

    /// Whether a report that is out already says its number.
    pub fn is_known(&self) -> bool {
        !self.known().is_empty()
    }

    /// Whether no row speaks of it: what is not known of it is withheld.
    pub fn is_silent(&self) -> bool {
        match self {
            Item::Part(group, _) => group.is_silent,
            Item::Told(number) => number.is_silent,
        }
    }

    fn known(&self) -> &[View] {
        match self {
            Item::Part(group, part) => group.known.get(part).map_or(&[], Vec::as_slice),
            Item::Told(number) => &number.known,
        }
    }

    /// All the ways in which it is told where it is not withheld: by reports that are out, and by a row of today.
    /// What is small and known is not said once more.
    pub fn views(&self, today: View) -> impl Iterator<Item = View> {
        let own = match self {
            Item::Part(group, part) => group.view(*part, today),
            Item::Told(_) => today,
        };
        let is_small = match (self, today) {
            (Item::Part(group, part), View::Steps(steps)) => {
                part.is_small(group.figures, steps.minimum)
            }
            (Item::Told(told), View::Steps(steps)) => is_small(told.count, steps.minimum),
            (_, View::Exact | View::Rounded(_)) => false,
        };
        let is_said = match is_small {
            true => !self.is_silent() && !self.is_known(),
            false => !self.is_silent(),
        };
        let known = self.known().iter().copied();
        known.chain(is_said.then_some(own))
    }
}

impl Items {
    /// The groups, the numbers that these editions tell beside them, and what is known.
    pub fn of(cells: &[Cell], editions: &[Edition], groups: &Groups, known: &Known) -> Items {
        let mut numbers = Numbers::after(cells, Items::parts(groups));
        let mut told = Vec::new();
        for table in editions.iter().flat_map(|edition| &edition.tables) {
            let mut of_table = Vec::new();
            for row in &table.rows {
                let mut of_row = Vec::new();
                for one in &row.tells {
                    of_row.push((one.column, numbers.spoken(&one.weights)));
                }
                of_table.push(of_row);
            }
            told.push(of_table);
        }
        numbers.know(known);
        Items {
            all: numbers.all,
            told,
        }
    }

    fn parts(groups: &Groups) -> Vec<Item> {
        let groups = groups.all.iter();
        let parts = groups.flat_map(|group| Part::ALL.map(|part| Item::Part(group.clone(), part)));
        parts.collect()
    }

    /// Where a part of a group stands.
    pub fn position(group: usize, part: Part) -> usize {
        group * Part::ALL.len() + part as usize
    }

    /// An item and all that is withheld with it.
    pub fn carried(&self, item: usize) -> impl Iterator<Item = usize> {
        let carried = match &self.all[item] {
            Item::Part(_, part) => part.carries(),
            Item::Told(_) => &[],
        };
        let group = item / Part::ALL.len();
        let carried = carried.iter();
        [item]
            .into_iter()
            .chain(carried.map(move |part| Items::position(group, *part)))
    }

    /// Items with all that is withheld together with them.
    pub fn with_carried(&self, withheld: &[bool]) -> Vec<bool> {
        let chosen = (0..withheld.len()).filter(|item| withheld[*item]);
        let carried: BTreeSet<usize> = chosen.flat_map(|item| self.carried(item)).collect();
        (0..withheld.len())
            .map(|item| carried.contains(&item))
            .collect()
    }
}
