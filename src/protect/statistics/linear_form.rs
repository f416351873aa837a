//! What a report says of a group of cells: which sums, and how they are printed.

use crate::protect::statistics::counts::{Counts, Steps, is_small};
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
pub enum LinearForm {
    /// [`Counts::need`].
    Need,
    /// [`Counts::not_assessable`].
    NotAssessable,
    /// [`Counts::covered`].
    Covered,
    /// [`Counts::gap`].
    Gap,
    /// [`Counts::most_covered`].
    MostCovered,
    /// [`Counts::least_gap`].
    LeastGap,
    /// [`Counts::covered_with_plan`].
    CoveredWithPlan,
    /// Need that the plan leaves uncovered.
    GapWithPlan,
}

impl LinearForm {
    /// A group's count of this kind.
    pub fn count(self, counts: Counts) -> i64 {
        match self {
            LinearForm::Need => counts.need,
            LinearForm::NotAssessable => counts.not_assessable,
            LinearForm::Covered => counts.covered,
            LinearForm::Gap => counts.gap(),
            LinearForm::MostCovered => counts.most_covered,
            LinearForm::LeastGap => counts.least_gap(),
            LinearForm::CoveredWithPlan => counts.covered_with_plan,
            LinearForm::GapWithPlan => counts.need - counts.covered_with_plan,
        }
    }

    /// Whether a group's sum of this kind is small.
    pub fn is_small(self, counts: Counts, minimum: u32) -> bool {
        is_small(self.count(counts), minimum)
    }

    /// How much one case more in a cell adds.
    pub fn weight(self, cell: &Cell) -> f64 {
        match (self, cell.assessable) {
            (LinearForm::NotAssessable, assessable) => f64::from(u8::from(!assessable)),
            (_, false) => 0.0,
            (LinearForm::Need, true) => 1.0,
            (LinearForm::Covered, true) => cell.covered,
            (LinearForm::Gap, true) => 1.0 - cell.covered,
            (LinearForm::MostCovered, true) => cell.covered_at_most,
            (LinearForm::LeastGap, true) => 1.0 - cell.covered_at_most,
            (LinearForm::CoveredWithPlan, true) => cell.covered_with_plan,
            (LinearForm::GapWithPlan, true) => 1.0 - cell.covered_with_plan,
        }
    }

    /// Whether it counts what may be less than the need at hand.
    fn is_generous(self) -> bool {
        matches!(self, LinearForm::MostCovered | LinearForm::LeastGap)
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
