//! What a report says of a group of cells: which sums, and how they are printed.

use super::figures::{Figures, Steps, is_small};
use crate::tables::Cell;

/// What is printed of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The sum with its decimals, as without protection.
    Exact,
    /// Needs exactly, what is covered or missing in steps of so many cases.
    Steps(Steps),
    /// Its nearest multiple of this.
    Rounded(u32),
}

/// A sum that a row states of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// [`Figures::need`].
    Need,
    /// [`Figures::not_assessable`].
    NotAssessable,
    /// [`Figures::covered`].
    Covered,
    /// [`Figures::gap`].
    Gap,
    /// [`Figures::most_covered`].
    MostCovered,
    /// [`Figures::least_gap`].
    LeastGap,
    /// [`Figures::covered_with_plan`].
    CoveredWithPlan,
    /// Need that the plan leaves uncovered.
    GapWithPlan,
}

impl Form {
    /// A group's count of this kind.
    pub fn count(self, figures: Figures) -> i64 {
        match self {
            Form::Need => figures.need,
            Form::NotAssessable => figures.not_assessable,
            Form::Covered => figures.covered,
            Form::Gap => figures.gap(),
            Form::MostCovered => figures.most_covered,
            Form::LeastGap => figures.least_gap(),
            Form::CoveredWithPlan => figures.covered_with_plan,
            Form::GapWithPlan => figures.need - figures.covered_with_plan,
        }
    }

    /// Whether a group's sum of this kind is small.
    pub fn is_small(self, figures: Figures, minimum: u32) -> bool {
        is_small(self.count(figures), minimum)
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

    /// Whether it counts what may be less than the need at hand.
    fn is_generous(self) -> bool {
        matches!(self, Form::MostCovered | Form::LeastGap)
    }

    /// The exact sum over cells, before it is rounded.
    pub fn exact(self, cells: &[Cell], group: &[u32]) -> f64 {
        let cells = group.iter().map(|cell| &cells[*cell as usize]);
        cells
            .map(|cell| {
                let unsure = match self.is_generous() {
                    true => cell.unsure,
                    false => 0,
                };
                self.weight(cell) * f64::from(cell.need - unsure)
            })
            .sum()
    }
}
