//! What may be shown or withheld by itself: the groups of cells that an edition counts, and single numbers
//! that it tells beside them.

pub mod cell_groups;
pub mod component;
pub mod counts;
pub mod linear_form;
pub mod prior_knowledge;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::protect::statistics::cell_groups::{CellGroup, CellGroups};
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::{Steps, is_small, nearest_multiple};
use crate::protect::statistics::linear_form::View;
use crate::protect::statistics::prior_knowledge::PriorKnowledge;
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
    /// How reports published before tell it.
    pub known: Vec<View>,
    /// Whether only reports published before tell it, or withhold it.
    pub is_implicit: bool,
}

/// One of them.
#[derive(Debug, Clone)]
pub enum Statistic {
    /// A component of what is said of a group.
    Component(Arc<CellGroup>, Component),
    /// A number that a row tells beside its group.
    Number(Number),
}

/// All of some editions: the components of their groups first, all of one after those of another, then the
/// numbers beside them.
#[derive(Debug, Clone)]
pub struct Statistics {
    /// The components of groups, then numbers beside them.
    pub all: Vec<Statistic>,
    /// Per table of all editions, per row: the column and the statistic of each number told.
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
            count: exact.signum() as i64 * super::statistics::counts::whole(exact.abs()),
            known: Vec::new(),
            is_implicit: true,
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
    all: Vec<Statistic>,
}

impl Numbers<'_> {
    fn after(cells: &[Cell], all: Vec<Statistic>) -> Numbers<'_> {
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
        let statistic = *self.positions.entry(bits.collect()).or_insert(next);
        if statistic == next {
            self.all
                .push(Statistic::Number(Number::of(self.cells, weights)));
        }
        statistic
    }

    /// The statistic that a row tells.
    fn spoken(&mut self, weights: &Arc<[(u32, f64)]>) -> usize {
        let statistic = self.add(weights);
        if let Statistic::Number(number) = &mut self.all[statistic] {
            number.is_implicit = false;
        }
        statistic
    }

    fn know(&mut self, known: &PriorKnowledge) {
        for one in &known.numbers {
            let statistic = self.add(&one.weights);
            if let Statistic::Number(number) = &mut self.all[statistic]
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

impl Statistic {
    /// Calls with every cell that it tells of and its weight; a need has no weights of its own. What is
    /// covered of it tells of the same cells, and is not asked.
    pub fn each_cell(&self, cells: &[Cell], mut call: impl FnMut(u32, f64)) {
        match self {
            Statistic::Component(group, component) if component.is_need() => {
                let assessable = *component == Component::Need;
                let own = group.cells.iter();
                own.filter(|cell| cells[**cell as usize].assessable == assessable)
                    .for_each(|cell| call(*cell, 1.0));
            }
            Statistic::Component(..) => {}
            Statistic::Number(told) => told
                .weights
                .iter()
                .for_each(|(cell, weight)| call(*cell, *weight)),
        }
    }

    /// What its reader loses if it is withheld: a field of a table by the root of what it counts, the total of a
    /// category in proportion to that, as the reader looks at totals first and they say most.
    pub fn cost(&self) -> f64 {
        match self {
            Statistic::Component(group, component) => {
                let cases = match component {
                    Component::NotAssessable => group.counts.not_assessable,
                    _ => group.counts.need,
                };
                let cases = 1.0 + cases as f64;
                let field = cases.sqrt() * f64::from(1 + 3 * group.margins);
                let total = if self.is_total() { TOTAL * cases } else { 0.0 };
                field.max(total) * component.share()
            }
            Statistic::Number(told) => (1.0 + told.count.abs() as f64).sqrt(),
        }
    }

    /// Whether it is told of the total of a category.
    pub fn is_total(&self) -> bool {
        match self {
            Statistic::Component(group, _) => group.keys <= 1,
            Statistic::Number(_) => false,
        }
    }

    /// Whether it is told of the total of a category with so many cases that it is not withheld for the sake of a
    /// count that is not small itself.
    pub fn is_large_total(&self) -> bool {
        match self {
            Statistic::Component(group, _) => self.is_total() && group.counts.need >= LARGE,
            Statistic::Number(_) => false,
        }
    }

    /// Whether it says that nobody needs anything: all components of a group of nobody.
    pub fn is_zero(&self) -> bool {
        match self {
            Statistic::Component(group, _) => group.counts.need + group.counts.not_assessable == 0,
            Statistic::Number(_) => false,
        }
    }

    /// Whether it may not be withheld for others: the margin of the whole town, and what is known already.
    pub fn is_everybody(&self) -> bool {
        match self {
            Statistic::Component(group, _) => group.everybody || self.is_known(),
            Statistic::Number(_) => self.is_known(),
        }
    }

    /// Whether a report published before already says its number.
    pub fn is_known(&self) -> bool {
        !self.known().is_empty()
    }

    /// Whether no row speaks of it: what is not known of it is withheld.
    pub fn is_implicit(&self) -> bool {
        match self {
            Statistic::Component(group, _) => group.is_implicit,
            Statistic::Number(number) => number.is_implicit,
        }
    }

    fn known(&self) -> &[View] {
        match self {
            Statistic::Component(group, component) => {
                group.known.get(component).map_or(&[], Vec::as_slice)
            }
            Statistic::Number(number) => &number.known,
        }
    }

    /// All the ways in which it is told where it is not withheld: by reports published before, and by a row of today.
    /// What is small and known is not said once more.
    pub fn views(&self, today: View) -> impl Iterator<Item = View> {
        let own = match self {
            Statistic::Component(group, component) => group.view(*component, today),
            Statistic::Number(_) => today,
        };
        let is_small = match (self, today) {
            (Statistic::Component(group, component), View::Steps(steps)) => {
                component.is_small(group.counts, steps.minimum)
            }
            (Statistic::Number(told), View::Steps(steps)) => is_small(told.count, steps.minimum),
            (_, View::Exact | View::Rounded(_)) => false,
        };
        let is_said = match is_small {
            true => !self.is_implicit() && !self.is_known(),
            false => !self.is_implicit(),
        };
        let known = self.known().iter().copied();
        known.chain(is_said.then_some(own))
    }
}

impl Statistics {
    /// The groups, the numbers that these editions tell beside them, and what is known.
    pub fn of(
        cells: &[Cell],
        editions: &[Edition],
        groups: &CellGroups,
        known: &PriorKnowledge,
    ) -> Statistics {
        let mut numbers = Numbers::after(cells, Statistics::components(groups));
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
        Statistics {
            all: numbers.all,
            told,
        }
    }

    fn components(groups: &CellGroups) -> Vec<Statistic> {
        let groups = groups.all.iter();
        let components = groups.flat_map(|group| {
            Component::ALL.map(|component| Statistic::Component(group.clone(), component))
        });
        components.collect()
    }

    /// Where a component of a group stands.
    pub fn position(group: usize, component: Component) -> usize {
        group * Component::ALL.len() + component as usize
    }

    /// A statistic and all that is withheld with it.
    pub fn carried(&self, statistic: usize) -> impl Iterator<Item = usize> {
        let carried = match &self.all[statistic] {
            Statistic::Component(_, component) => component.carries(),
            Statistic::Number(_) => &[],
        };
        let group = statistic / Component::ALL.len();
        let carried = carried.iter();
        [statistic]
            .into_iter()
            .chain(carried.map(move |component| Statistics::position(group, *component)))
    }

    /// Statistics with all that is withheld together with them.
    pub fn with_carried(&self, withheld: &[bool]) -> Vec<bool> {
        let chosen = (0..withheld.len()).filter(|statistic| withheld[*statistic]);
        let carried: BTreeSet<usize> = chosen
            .flat_map(|statistic| self.carried(statistic))
            .collect();
        (0..withheld.len())
            .map(|statistic| carried.contains(&statistic))
            .collect()
    }
}
