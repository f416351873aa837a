//! What an attacker knows, as linear statements on unknown counts.
//!
//! He knows every number that is published, that counts are whole and not negative, that a withheld count is
//! not zero, all offers with their places and so the coverage of every cell, and which cells have need at
//! all. The last two make him stronger than anybody is: what holds against him holds against others.
//!
//! Everything is told by moves: differences between the true counts and other counts that agree with all
//! that is published. The true counts are the move 0.

use std::collections::BTreeMap;

use crate::protect::statistics::cell_groups::CellGroup;
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::Steps;
use crate::protect::statistics::linear_form::{LinearForm, View};
use crate::protect::statistics::prior_knowledge::World;
use crate::protect::statistics::{Statistic, Statistics, UNLIMITED};
use crate::tables::Cell;

/// Cells of which the same is told in the same places: no statement tells them apart.
#[derive(Debug, Clone)]
pub struct Unknown {
    /// Their true need.
    pub need: i64,
    /// How far the need may fall: what a withheld count of the source leaves open stays below it.
    pub falls: i64,
    /// What they have in common.
    pub cell: Cell,
    /// By number, ascending.
    pub cells: Vec<u32>,
}

/// Unknowns with their weights, none of them 0.
pub type Terms = Vec<(usize, f64)>;

/// A statement on the unknowns of a statistic: by how much its sum may move without being noticed.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    /// Its position among the statistics.
    pub statistic: usize,
    /// Its weights of the unknowns.
    pub terms: Terms,
    /// At most 0.
    pub low: f64,
    /// At least 0.
    pub high: f64,
}

/// A move: by how many cases unknowns change, ascending, none of them 0.
pub type Move = Vec<(usize, i64)>;

/// The same in parts of cases, as a linear problem has it.
pub type RealMove = Vec<(usize, f64)>;

/// The nearest whole numbers of a move.
pub fn rounded(moved: &RealMove) -> Move {
    let moved = moved.iter();
    let moved = moved.map(|(unknown, change)| (*unknown, change.round() as i64));
    moved.filter(|(_, change)| *change != 0).collect()
}

/// A whole move as a real one.
fn real(moved: &Move) -> RealMove {
    let moved = moved.iter();
    moved
        .map(|(unknown, change)| (*unknown, *change as f64))
        .collect()
}

/// The unknowns, and what each statistic says about them if it is published.
#[derive(Debug, Clone)]
pub struct Constraints {
    /// Cells that everything published speaks of alike are one unknown.
    pub unknowns: Vec<Unknown>,
    /// Per statistic: the unknowns that it speaks of.
    pub members: Vec<Vec<usize>>,
    /// Per group: what it counts in all. Per number told beside groups: none.
    pub totals: Vec<Option<i64>>,
    /// What would have to hold if nothing were withheld.
    pub all: Vec<Constraint>,
    /// Per unknown: the statistics that speak of it.
    pub statistics_of: Vec<Vec<usize>>,
    /// Per unknown: the statements that it is in, with its weight.
    pub constraints_of: Vec<Vec<(usize, f64)>>,
}

/// The statistics that speak of a cell, each with its weight, and what the cell's shares are: cells alike in both are
/// one unknown.
type Likeness = (Vec<(usize, u64)>, [u64; 4]);

impl Constraints {
    /// What statistics state of cells, where counts are told in this view.
    pub fn of(cells: &[Cell], statistics: &Statistics, view: View) -> Constraints {
        let mut constraints = Constraints::of_unknowns(cells, statistics);
        for (position, statistic) in statistics.all.iter().enumerate() {
            let views = statistic.views(view);
            let told =
                views.filter_map(|view| constraints.published(cells, statistic, position, view));
            let mut told: Vec<Constraint> = told.collect();
            // a need is told alike in many views
            told.dedup();
            constraints.all.extend(told);
        }
        for (position, constraint) in constraints.all.iter().enumerate() {
            for (unknown, weight) in &constraint.terms {
                constraints.constraints_of[*unknown].push((position, *weight));
            }
        }
        constraints
    }

    /// Cells in the same statistics with the same weights become one unknown.
    fn of_unknowns(cells: &[Cell], statistics: &Statistics) -> Constraints {
        let mut within: BTreeMap<u32, Vec<(usize, u64)>> = BTreeMap::new();
        for (position, statistic) in statistics.all.iter().enumerate() {
            statistic.each_cell(cells, |cell, weight| {
                within
                    .entry(cell)
                    .or_default()
                    .push((position, weight.to_bits()));
            });
        }
        let mut merged: BTreeMap<Likeness, usize> = BTreeMap::new();
        let mut unknowns: Vec<Unknown> = Vec::new();
        let mut statistics_of: Vec<Vec<usize>> = Vec::new();
        let mut members = vec![Vec::new(); statistics.all.len()];
        for (number, own) in within {
            let cell = cells[number as usize];
            let shares = [cell.covered, cell.covered_at_most, cell.covered_with_plan];
            let [covered, most, planned] = shares.map(f64::to_bits);
            let alike = [u64::from(cell.assessable), covered, most, planned];
            let positions: Vec<usize> = own.iter().map(|(position, _)| *position).collect();
            let next = unknowns.len();
            let unknown = *merged.entry((own, alike)).or_insert(next);
            if unknown == next {
                unknowns.push(Unknown {
                    need: 0,
                    falls: 0,
                    cell,
                    cells: Vec::new(),
                });
                positions
                    .iter()
                    .for_each(|statistic| members[*statistic].push(next));
                statistics_of.push(positions);
            }
            let unknown = &mut unknowns[unknown];
            unknown.need += i64::from(cell.need);
            unknown.falls += i64::from(cell.need - cell.unsure.min(cell.need));
            unknown.cells.push(number);
        }
        for (position, statistic) in statistics.all.iter().enumerate() {
            if let Statistic::Component(_, component) = statistic
                && !component.is_need()
            {
                let group = position / Component::ALL.len();
                members[position] = members[Statistics::position(group, Component::Need)].clone();
            }
        }
        let total = |statistic: &Statistic| match statistic {
            Statistic::Component(group, Component::Need) => Some(group.counts.need),
            Statistic::Component(group, Component::NotAssessable) => {
                Some(group.counts.not_assessable)
            }
            Statistic::Component(..) | Statistic::Number(_) => None,
        };
        Constraints {
            constraints_of: vec![Vec::new(); unknowns.len()],
            totals: statistics.all.iter().map(total).collect(),
            unknowns,
            members,
            all: Vec::new(),
            statistics_of,
        }
    }

    /// What a statistic tells where it is published in this way; none if it tells nothing new.
    fn published(
        &self,
        cells: &[Cell],
        statistic: &Statistic,
        position: usize,
        view: View,
    ) -> Option<Constraint> {
        match (statistic, view) {
            (Statistic::Component(_, component), View::Exact) => {
                let terms = self.terms(position, component.published());
                let is_new = component.is_need() || !self.follows(position, &terms);
                (is_new && !terms.is_empty()).then(|| Constraint::exactly(position, terms))
            }
            (Statistic::Component(group, component), View::Steps(steps)) => {
                self.published_in_steps(cells, (group, *component), position, steps)
            }
            (Statistic::Component(group, component), View::Rounded(base)) => {
                self.published_rounded(cells, (group, *component), position, base)
            }
            (Statistic::Number(told), view) => {
                let terms = self.weighed(told.weights.iter().copied());
                let (low, high) = match view {
                    View::Exact => return Some(Constraint::exactly(position, terms)),
                    View::Steps(steps) => steps.alike(told.count.abs(), UNLIMITED),
                    View::Rounded(base) => rounds_alike(told.count.abs(), base),
                };
                let ends = match told.count < 0 {
                    // what is told as 0 may be a rise or a fall
                    _ if low == 0 => (-high, high),
                    true => (-high, -low),
                    false => (low, high),
                };
                Some(Constraint::within(position, terms, told.exact, ends))
            }
        }
    }

    /// A component of a group where counts are told in steps. Needs are exact; what is covered of them is known
    /// to a step and half a case, as it is rounded, and tells nothing new where all cells have the same
    /// coverage.
    fn published_in_steps(
        &self,
        cells: &[Cell],
        (group, component): (&CellGroup, Component),
        position: usize,
        steps: Steps,
    ) -> Option<Constraint> {
        let form = component.published();
        let terms = self.terms(position, form);
        if component.is_need() {
            return (!terms.is_empty()).then(|| Constraint::exactly(position, terms));
        }
        if terms.is_empty() || self.follows(position, &terms) {
            return None;
        }
        let need = match component {
            Component::Generous => group.counts.least_need,
            _ => group.counts.need,
        };
        let (low, high) = steps.alike(need - form.count(group.counts), need);
        let exact = form.exact(cells, &group.cells);
        let ends = (need - high, need - low);
        Some(Constraint::within(position, terms, exact, ends))
    }

    /// The same where counts are rounded to a multiple.
    fn published_rounded(
        &self,
        cells: &[Cell],
        (group, component): (&CellGroup, Component),
        position: usize,
        base: u32,
    ) -> Option<Constraint> {
        let form = component.published_rounded();
        let terms = self.terms(position, form);
        if terms.is_empty() {
            return None;
        }
        let count = form.count(group.counts);
        let (from, to) = rounds_alike(count, base);
        let (mut low, mut high) = ((from - count) as f64, (to - count) as f64);
        match component {
            Component::Need => {
                // the need of the generous scenario is another number of the same row
                let least = group.counts.least_need;
                let (from, to) = rounds_alike(least, base);
                low = low.max((from - least) as f64);
                high = high.min((to - least) as f64);
            }
            Component::NotAssessable => {}
            Component::Covered | Component::Generous | Component::Plan => {
                let rounded = count as f64 - form.exact(cells, &group.cells);
                low += rounded - HALF;
                high += rounded + HALF;
            }
        }
        Some(Constraint {
            statistic: position,
            terms,
            low: low.min(0.0),
            high: high.max(0.0),
        })
    }

    /// Changes of cells as moves; what no statistic speaks of is left out.
    pub fn moves(&self, worlds: &[World]) -> Vec<Move> {
        let unknowns = self.unknowns.iter().enumerate();
        let of_cells: BTreeMap<u32, usize> = unknowns
            .flat_map(|(unknown, own)| own.cells.iter().map(move |cell| (*cell, unknown)))
            .collect();
        let moved = |world: &World| -> Move {
            let mut moved: BTreeMap<usize, i64> = BTreeMap::new();
            for (cell, change) in world {
                if let Some(unknown) = of_cells.get(cell) {
                    *moved.entry(*unknown).or_default() += change;
                }
            }
            let moved = moved.into_iter().filter(|(_, change)| *change != 0);
            moved.collect()
        };
        worlds.iter().map(moved).collect()
    }

    /// Whether a sum over a group is the same part of each of its cases: then it follows from the need.
    pub fn follows(&self, statistic: usize, terms: &Terms) -> bool {
        let first = terms.first().map_or(0.0, |(_, weight)| *weight);
        terms.len() == self.members[statistic].len()
            && terms.iter().all(|(_, weight)| *weight == first)
    }

    /// Cells with weights as unknowns with weights.
    pub fn weighed(&self, weights: impl Iterator<Item = (u32, f64)>) -> Terms {
        let weights: BTreeMap<u32, f64> = weights.collect();
        let unknowns = self.unknowns.iter().enumerate();
        unknowns
            .filter_map(|(unknown, own)| Some((unknown, *weights.get(own.cells.first()?)?)))
            .filter(|(_, weight)| *weight != 0.0)
            .collect()
    }

    /// The unknowns of a component of a group with their weights in a form.
    pub fn terms(&self, statistic: usize, form: LinearForm) -> Terms {
        let members = self.members[statistic].iter();
        members
            .map(|unknown| (*unknown, form.weight(&self.unknowns[*unknown].cell)))
            .filter(|(_, weight)| *weight > 0.0)
            .collect()
    }

    /// By how much a move changes a sum.
    pub fn change(terms: &Terms, moved: &Move) -> f64 {
        let change = |unknown: &usize| moved.binary_search_by_key(unknown, |(moved, _)| *moved);
        let terms = terms.iter();
        let moved = terms
            .filter_map(|(unknown, weight)| Some(weight * moved[change(unknown).ok()?].1 as f64));
        moved.sum()
    }

    /// By how much a move changes what is stated.
    fn changes(&self, moved: &RealMove) -> BTreeMap<usize, f64> {
        let mut changes: BTreeMap<usize, f64> = BTreeMap::new();
        for (unknown, change) in moved {
            for (constraint, weight) in &self.constraints_of[*unknown] {
                *changes.entry(*constraint).or_default() += weight * change;
            }
        }
        changes
    }

    /// Prices under which few statistics give way much rather than many a little: the price of each by how far a
    /// move breaks it already. Asking with such prices again and again finds sparse answers (Candès, Wakin &
    /// Boyd 2008, "Enhancing sparsity by reweighted l1 minimization", J. Fourier Anal. Appl. 14).
    pub fn reweighted(&self, prices: &[Option<f64>], moved: &RealMove) -> Vec<Option<f64>> {
        let mut broken = vec![0.0f64; prices.len()];
        for (constraint, change) in self.changes(moved) {
            let constraint = &self.all[constraint];
            let beyond = (change - constraint.high).max(constraint.low - change);
            broken[constraint.statistic] = broken[constraint.statistic].max(beyond);
        }
        let prices = prices.iter().zip(broken);
        prices
            .map(|(price, broken)| price.map(|price| price / (broken.max(0.0) + SPARSE)))
            .collect()
    }

    /// The statistics whose statements a move breaks; none if there can be no such counts, whatever is
    /// withheld.
    pub fn broken(&self, moved: &Move) -> Option<Vec<usize>> {
        let mut left: BTreeMap<usize, i64> = BTreeMap::new();
        for (unknown, change) in moved {
            if self.unknowns[*unknown].falls + change < 0 {
                return None;
            }
            for statistic in &self.statistics_of[*unknown] {
                *left.entry(*statistic).or_default() += change;
            }
        }
        // a withheld row is not zero, as zeros are shown
        let is_left = |(statistic, change): (&usize, &i64)| {
            self.totals[*statistic].is_none_or(|total| total == 0 || total + change > 0)
        };
        if !left.iter().all(is_left) {
            return None;
        }
        Some(self.given_way(&real(moved)))
    }

    /// The statistics whose statements a move breaks, ascending.
    pub fn given_way(&self, moved: &RealMove) -> Vec<usize> {
        let changes = self.changes(moved).into_iter();
        let broken = changes.filter(|(constraint, sum)| !self.all[*constraint].holds(*sum));
        let mut statistics: Vec<usize> = broken
            .map(|(constraint, _)| self.all[constraint].statistic)
            .collect();
        statistics.dedup();
        statistics
    }
}

impl Constraint {
    /// A sum that is known.
    fn exactly(statistic: usize, terms: Terms) -> Constraint {
        Constraint {
            statistic,
            terms,
            low: 0.0,
            high: 0.0,
        }
    }

    /// A sum that is known to be one of some whole numbers when it is rounded.
    fn within(statistic: usize, terms: Terms, exact: f64, (low, high): (i64, i64)) -> Constraint {
        Constraint {
            statistic,
            terms,
            low: (low as f64 - HALF - exact).min(0.0),
            high: (high as f64 + HALF - exact).max(0.0),
        }
    }

    /// Whether it leaves no change open.
    pub fn is_exact(&self) -> bool {
        self.low == 0.0 && self.high == 0.0
    }

    fn holds(&self, change: f64) -> bool {
        (self.low - EPSILON..=self.high + EPSILON).contains(&change)
    }
}

/// The whole numbers that are rounded to the same multiple, from and to, none below 0.
pub fn rounds_alike(count: i64, base: u32) -> (i64, i64) {
    let base = i64::from(base);
    // a half goes up: see `Counts::rounded`
    let multiple = (2 * count + base).div_euclid(2 * base) * base;
    let from = (2 * multiple - base + 1).div_euclid(2);
    let to = (2 * multiple + base + 1).div_euclid(2) - 1;
    (from.max(0).min(count), to)
}

/// In cases: the smaller, the more a broken statement is preferred to one that holds.
const SPARSE: f64 = 0.1;
/// What rounding hides, less what floating point may be off by.
const HALF: f64 = 0.5 - 1e-4;
/// What floating point may be off by.
pub const EPSILON: f64 = 1e-5;
