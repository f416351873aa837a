//! What an attacker knows, as linear statements on unknown counts.
//!
//! He knows every row that is published, that counts are whole and not negative, that a withheld count is
//! not zero, all offers with their places and so the coverage of every cell, and which cells have need at
//! all. The last two make him stronger than anybody is: what holds against him holds against others.
//!
//! Everything is told by moves: differences between the true counts and other counts that agree with all
//! that is published. The true counts are the move 0.

use std::collections::BTreeMap;

use super::figures::Figures;
use super::groups::Group;
use crate::tables::Cell;

/// Cells that occur in exactly the same groups with the same coverage: no statement tells them apart.
#[derive(Debug, Clone)]
pub struct Unknown {
    /// Their true need.
    pub need: i64,
    /// What they have in common.
    pub cell: Cell,
}

/// A sum that a row states of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Need,
    NotAssessable,
    Covered,
    Gap,
    MostCovered,
    LeastGap,
    CoveredWithPlan,
    GapWithPlan,
}

impl Form {
    /// What a row tells; the gap follows.
    pub const TOLD: [Form; 5] = [
        Form::Need,
        Form::NotAssessable,
        Form::Covered,
        Form::MostCovered,
        Form::CoveredWithPlan,
    ];

    /// All that follows from a row: kept where it is small.
    pub const ALL: [Form; 8] = [
        Form::Need,
        Form::NotAssessable,
        Form::Covered,
        Form::Gap,
        Form::MostCovered,
        Form::LeastGap,
        Form::CoveredWithPlan,
        Form::GapWithPlan,
    ];

    /// Whether a group's sum of this kind is small.
    pub fn is_small(self, figures: Figures, minimum: u32) -> bool {
        let count = match self {
            Form::Need => figures.need,
            Form::NotAssessable => figures.not_assessable,
            Form::Covered => figures.covered,
            Form::Gap => figures.gap(),
            Form::MostCovered => figures.most_covered,
            Form::LeastGap => figures.least_need - figures.most_covered,
            Form::CoveredWithPlan => figures.covered_with_plan,
            Form::GapWithPlan => figures.need - figures.covered_with_plan,
        };
        (1..i64::from(minimum)).contains(&count)
    }

    /// How much one case more in a cell adds.
    pub fn weight(self, cell: &Cell) -> f64 {
        match (self, cell.assessable) {
            (Form::NotAssessable, assessable) => f64::from(u8::from(!assessable)),
            (_, false) => 0.0,
            (Form::Need, true) => 1.0,
            (Form::Covered, true) => cell.covered,
            (Form::Gap, true) => 1.0 - cell.covered,
            (Form::MostCovered, true) => cell.covered_at_most,
            (Form::LeastGap, true) => 1.0 - cell.covered_at_most,
            (Form::CoveredWithPlan, true) => cell.covered_with_plan,
            (Form::GapWithPlan, true) => 1.0 - cell.covered_with_plan,
        }
    }
}

/// A statement on the unknowns of a group: by how much its sum may move without being noticed.
#[derive(Debug, Clone)]
pub struct Statement {
    pub group: usize,
    /// Unknowns with their weights, none of them 0.
    pub terms: Vec<(usize, f64)>,
    pub low: f64,
    pub high: f64,
}

/// The unknowns, and what each group says about them if it is published.
#[derive(Debug, Clone)]
pub struct System {
    pub unknowns: Vec<Unknown>,
    /// Per group: its unknowns.
    pub members: Vec<Vec<usize>>,
    /// Per group.
    pub statements: Vec<Vec<Statement>>,
}

impl System {
    pub fn of(cells: &[Cell], groups: &[Group]) -> System {
        let mut within: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (position, group) in groups.iter().enumerate() {
            for cell in &group.cells {
                within.entry(*cell).or_default().push(position);
            }
        }
        let mut merged: BTreeMap<(Vec<usize>, [u64; 4]), usize> = BTreeMap::new();
        let mut unknowns: Vec<Unknown> = Vec::new();
        let mut members = vec![Vec::new(); groups.len()];
        for (number, own) in within {
            let cell = cells[number as usize];
            let shares = [cell.covered, cell.covered_at_most, cell.covered_with_plan];
            let [covered, most, planned] = shares.map(f64::to_bits);
            let alike = [u64::from(cell.assessable), covered, most, planned];
            let next = unknowns.len();
            let unknown = *merged.entry((own.clone(), alike)).or_insert(next);
            if unknown == next {
                unknowns.push(Unknown { need: 0, cell });
                own.iter().for_each(|group| members[*group].push(next));
            }
            unknowns[unknown].need += i64::from(cell.need);
        }
        let mut system = System {
            unknowns,
            members,
            statements: Vec::new(),
        };
        system.statements = (0..groups.len())
            .map(|group| system.told(cells, groups, group))
            .collect();
        system
    }

    /// What a group tells where it is published. Whole sums are exact; shares are known to half a case,
    /// as they are rounded, and tell nothing new where all cells have the same.
    fn told(&self, cells: &[Cell], groups: &[Group], group: usize) -> Vec<Statement> {
        let figures = groups[group].figures;
        let told = Form::TOLD.into_iter().filter_map(|form| {
            let terms = self.terms(group, form);
            let first = terms.first()?.1;
            let follows = terms.len() == self.assessable(group)
                && terms.iter().all(|(_, weight)| *weight == first);
            let shown = match form {
                Form::Need | Form::NotAssessable => {
                    return Some(Statement {
                        group,
                        terms,
                        low: 0.0,
                        high: 0.0,
                    });
                }
                _ if follows => return None,
                Form::Covered | Form::Gap => figures.covered,
                Form::MostCovered | Form::LeastGap => figures.most_covered,
                Form::CoveredWithPlan | Form::GapWithPlan => figures.covered_with_plan,
            };
            let mut exact = 0.0;
            for cell in &groups[group].cells {
                let cell = &cells[*cell as usize];
                let unsure = match form {
                    Form::MostCovered => cell.unsure,
                    _ => 0,
                };
                exact += form.weight(cell) * f64::from(cell.need - unsure);
            }
            let rounded = shown as f64 - exact;
            Some(Statement {
                group,
                terms,
                low: rounded - 0.5,
                high: rounded + 0.5,
            })
        });
        told.collect()
    }

    fn assessable(&self, group: usize) -> usize {
        let members = self.members[group].iter();
        members
            .filter(|unknown| self.unknowns[**unknown].cell.assessable)
            .count()
    }

    /// A group's unknowns with their weights in a form, none of them 0.
    pub fn terms(&self, group: usize, form: Form) -> Vec<(usize, f64)> {
        let members = self.members[group].iter();
        members
            .map(|unknown| (*unknown, form.weight(&self.unknowns[*unknown].cell)))
            .filter(|(_, weight)| *weight > 0.0)
            .collect()
    }

    /// Per unknown: whether it is in one of these groups.
    pub fn touched(&self, wanted: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut touched = vec![false; self.unknowns.len()];
        for group in (0..self.members.len()).filter(|group| wanted(*group)) {
            self.members[group]
                .iter()
                .for_each(|unknown| touched[*unknown] = true);
        }
        touched
    }

    /// By how much a move changes a sum.
    pub fn change(terms: &[(usize, f64)], moved: &[f64]) -> f64 {
        let terms = terms.iter();
        terms
            .map(|(unknown, weight)| weight * moved[*unknown])
            .sum()
    }

    /// Whether nobody could tell the counts after a move from the true ones.
    pub fn agrees(&self, withheld: &[bool], moved: &[f64]) -> bool {
        let mut counts = self.unknowns.iter().zip(moved);
        let positive = counts.all(|(unknown, moved)| unknown.need as f64 + moved > -HAIR);
        positive
            && withheld.iter().enumerate().all(|(group, withheld)| {
                let told = &self.statements[group];
                match withheld {
                    true => self.left(group, moved) > 1.0 - HAIR,
                    false => told.iter().all(|statement| {
                        let change = System::change(&statement.terms, moved);
                        (statement.low - HAIR..=statement.high + HAIR).contains(&change)
                    }),
                }
            })
    }

    fn left(&self, group: usize, moved: &[f64]) -> f64 {
        let members = self.members[group].iter();
        members
            .map(|unknown| self.unknowns[*unknown].need as f64 + moved[*unknown])
            .sum()
    }
}

/// What floating point may be off by.
pub const HAIR: f64 = 1e-5;
