//! What an attacker knows, as linear statements on unknown counts.
//!
//! He knows every number that is published, that counts are whole and not negative, that a withheld count is
//! not zero, all offers with their places and so the coverage of every cell, and which cells have need at
//! all. The last two make him stronger than anybody is: what holds against him holds against others.
//!
//! Everything is told by moves: differences between the true counts and other counts that agree with all
//! that is published. The true counts are the move 0.

use std::collections::BTreeMap;

use super::figures::Steps;
use super::form::{Form, View};
use super::groups::Group;
use super::items::{Item, Items, UNLIMITED};
use super::part::Part;
use super::prior_knowledge::World;
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

/// A statement on the unknowns of an item: by how much its sum may move without being noticed.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its position among the items.
    pub item: usize,
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

/// The unknowns, and what each item says about them if it is published.
#[derive(Debug, Clone)]
pub struct System {
    /// Cells that everything published speaks of alike are one unknown.
    pub unknowns: Vec<Unknown>,
    /// Per item: the unknowns that it speaks of.
    pub members: Vec<Vec<usize>>,
    /// Per group: what it counts in all. Per number told beside groups: none.
    pub totals: Vec<Option<i64>>,
    /// What would have to hold if nothing were withheld.
    pub statements: Vec<Statement>,
    /// Per unknown: the items that speak of it.
    pub spoken_of: Vec<Vec<usize>>,
    /// Per unknown: the statements that it is in, with its weight.
    pub stated: Vec<Vec<(usize, f64)>>,
}

/// The items that speak of a cell, each with its weight, and what the cell's shares are: cells alike in both are
/// one unknown.
type Likeness = (Vec<(usize, u64)>, [u64; 4]);

impl System {
    /// What items state of cells, where counts are told in this view.
    pub fn of(cells: &[Cell], items: &Items, view: View) -> System {
        let mut system = System::of_unknowns(cells, items);
        for (position, item) in items.all.iter().enumerate() {
            let views = item.views(view);
            let told = views.filter_map(|view| system.told(cells, item, position, view));
            let mut told: Vec<Statement> = told.collect();
            // a need is told alike in many views
            told.dedup();
            system.statements.extend(told);
        }
        for (position, statement) in system.statements.iter().enumerate() {
            for (unknown, weight) in &statement.terms {
                system.stated[*unknown].push((position, *weight));
            }
        }
        system
    }

    /// Cells in the same items with the same weights become one unknown.
    fn of_unknowns(cells: &[Cell], items: &Items) -> System {
        let mut within: BTreeMap<u32, Vec<(usize, u64)>> = BTreeMap::new();
        for (position, item) in items.all.iter().enumerate() {
            item.each_cell(cells, |cell, weight| {
                within
                    .entry(cell)
                    .or_default()
                    .push((position, weight.to_bits()));
            });
        }
        let mut merged: BTreeMap<Likeness, usize> = BTreeMap::new();
        let mut unknowns: Vec<Unknown> = Vec::new();
        let mut spoken_of: Vec<Vec<usize>> = Vec::new();
        let mut members = vec![Vec::new(); items.all.len()];
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
                positions.iter().for_each(|item| members[*item].push(next));
                spoken_of.push(positions);
            }
            let unknown = &mut unknowns[unknown];
            unknown.need += i64::from(cell.need);
            unknown.falls += i64::from(cell.need - cell.unsure.min(cell.need));
            unknown.cells.push(number);
        }
        for (position, item) in items.all.iter().enumerate() {
            if let Item::Part(_, part) = item
                && !part.is_need()
            {
                let group = position / Part::ALL.len();
                members[position] = members[Items::position(group, Part::Need)].clone();
            }
        }
        let total = |item: &Item| match item {
            Item::Part(group, Part::Need) => Some(group.figures.need),
            Item::Part(group, Part::NotAssessable) => Some(group.figures.not_assessable),
            Item::Part(..) | Item::Told(_) => None,
        };
        System {
            stated: vec![Vec::new(); unknowns.len()],
            totals: items.all.iter().map(total).collect(),
            unknowns,
            members,
            statements: Vec::new(),
            spoken_of,
        }
    }

    /// What an item tells where it is published in this way; none if it tells nothing new.
    fn told(&self, cells: &[Cell], item: &Item, position: usize, view: View) -> Option<Statement> {
        match (item, view) {
            (Item::Part(_, part), View::Exact) => {
                let terms = self.terms(position, part.told());
                let is_new = part.is_need() || !self.follows(position, &terms);
                (is_new && !terms.is_empty()).then(|| Statement::exactly(position, terms))
            }
            (Item::Part(group, part), View::Steps(steps)) => {
                self.told_in_steps(cells, (group, *part), position, steps)
            }
            (Item::Part(group, part), View::Rounded(base)) => {
                self.told_rounded(cells, (group, *part), position, base)
            }
            (Item::Told(told), view) => {
                let terms = self.weighed(told.weights.iter().copied());
                let (low, high) = match view {
                    View::Exact => return Some(Statement::exactly(position, terms)),
                    View::Steps(steps) => steps.alike(told.count.abs(), UNLIMITED),
                    View::Rounded(base) => rounds_alike(told.count.abs(), base),
                };
                let ends = match told.count < 0 {
                    // what is told as 0 may be a rise or a fall
                    _ if low == 0 => (-high, high),
                    true => (-high, -low),
                    false => (low, high),
                };
                Some(Statement::within(position, terms, told.exact, ends))
            }
        }
    }

    /// A part of a group where counts are told in steps. Needs are exact; what is covered of them is known
    /// to a step and half a case, as it is rounded, and tells nothing new where all cells have the same
    /// coverage.
    fn told_in_steps(
        &self,
        cells: &[Cell],
        (group, part): (&Group, Part),
        position: usize,
        steps: Steps,
    ) -> Option<Statement> {
        let form = part.told();
        let terms = self.terms(position, form);
        if part.is_need() {
            return (!terms.is_empty()).then(|| Statement::exactly(position, terms));
        }
        if terms.is_empty() || self.follows(position, &terms) {
            return None;
        }
        let need = match part {
            Part::Generous => group.figures.least_need,
            _ => group.figures.need,
        };
        let (low, high) = steps.alike(need - form.count(group.figures), need);
        let exact = form.exact(cells, &group.cells);
        let ends = (need - high, need - low);
        Some(Statement::within(position, terms, exact, ends))
    }

    /// The same where counts are rounded to a multiple.
    fn told_rounded(
        &self,
        cells: &[Cell],
        (group, part): (&Group, Part),
        position: usize,
        base: u32,
    ) -> Option<Statement> {
        let form = part.told_rounded();
        let terms = self.terms(position, form);
        if terms.is_empty() {
            return None;
        }
        let count = form.count(group.figures);
        let (from, to) = rounds_alike(count, base);
        let (mut low, mut high) = ((from - count) as f64, (to - count) as f64);
        match part {
            Part::Need => {
                // the need of the generous scenario is another number of the same row
                let least = group.figures.least_need;
                let (from, to) = rounds_alike(least, base);
                low = low.max((from - least) as f64);
                high = high.min((to - least) as f64);
            }
            Part::NotAssessable => {}
            Part::Covered | Part::Generous | Part::Plan => {
                let rounded = count as f64 - form.exact(cells, &group.cells);
                low += rounded - HALF;
                high += rounded + HALF;
            }
        }
        Some(Statement {
            item: position,
            terms,
            low: low.min(0.0),
            high: high.max(0.0),
        })
    }

    /// Changes of cells as moves; what no item speaks of is left out.
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
    pub fn follows(&self, item: usize, terms: &Terms) -> bool {
        let first = terms.first().map_or(0.0, |(_, weight)| *weight);
        terms.len() == self.members[item].len() && terms.iter().all(|(_, weight)| *weight == first)
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

    /// The unknowns of a part of a group with their weights in a form.
    pub fn terms(&self, item: usize, form: Form) -> Terms {
        let members = self.members[item].iter();
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
            for (statement, weight) in &self.stated[*unknown] {
                *changes.entry(*statement).or_default() += weight * change;
            }
        }
        changes
    }

    /// Prices under which few items give way much rather than many a little: the price of each by how far a
    /// move breaks it already. Asking with such prices again and again finds sparse answers (Candès, Wakin &
    /// Boyd 2008, "Enhancing sparsity by reweighted l1 minimization", J. Fourier Anal. Appl. 14).
    pub fn reweighted(&self, prices: &[Option<f64>], moved: &RealMove) -> Vec<Option<f64>> {
        let mut broken = vec![0.0f64; prices.len()];
        for (statement, change) in self.changes(moved) {
            let statement = &self.statements[statement];
            let beyond = (change - statement.high).max(statement.low - change);
            broken[statement.item] = broken[statement.item].max(beyond);
        }
        let prices = prices.iter().zip(broken);
        prices
            .map(|(price, broken)| price.map(|price| price / (broken.max(0.0) + SPARSE)))
            .collect()
    }

    /// The items whose statements a move breaks; none if there can be no such counts, whatever is
    /// withheld.
    pub fn broken(&self, moved: &Move) -> Option<Vec<usize>> {
        let mut left: BTreeMap<usize, i64> = BTreeMap::new();
        for (unknown, change) in moved {
            if self.unknowns[*unknown].falls + change < 0 {
                return None;
            }
            for item in &self.spoken_of[*unknown] {
                *left.entry(*item).or_default() += change;
            }
        }
        // a withheld row is not zero, as zeros are shown
        let is_left = |(item, change): (&usize, &i64)| {
            self.totals[*item].is_none_or(|total| total == 0 || total + change > 0)
        };
        if !left.iter().all(is_left) {
            return None;
        }
        Some(self.given_way(&real(moved)))
    }

    /// The items whose statements a move breaks, ascending.
    pub fn given_way(&self, moved: &RealMove) -> Vec<usize> {
        let changes = self.changes(moved).into_iter();
        let broken = changes.filter(|(statement, sum)| !self.statements[*statement].holds(*sum));
        let mut items: Vec<usize> = broken
            .map(|(statement, _)| self.statements[statement].item)
            .collect();
        items.dedup();
        items
    }
}

impl Statement {
    /// A sum that is known.
    fn exactly(item: usize, terms: Terms) -> Statement {
        Statement {
            item,
            terms,
            low: 0.0,
            high: 0.0,
        }
    }

    /// A sum that is known to be one of some whole numbers when it is rounded.
    fn within(item: usize, terms: Terms, exact: f64, (low, high): (i64, i64)) -> Statement {
        Statement {
            item,
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
        (self.low - HAIR..=self.high + HAIR).contains(&change)
    }
}

/// The whole numbers that are rounded to the same multiple, from and to, none below 0.
pub fn rounds_alike(count: i64, base: u32) -> (i64, i64) {
    let base = i64::from(base);
    // a half goes up: see `Figures::rounded`
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
pub const HAIR: f64 = 1e-5;
