//! A group of cells: its gap before and after, its status, how sure that is, and why it changed.

use super::causes::{Causes, Sixths};
use super::clusters::Reason;
use super::{Review, Which};
use crate::analysis::picture::{Covered, Year};
use crate::vocabulary::quantity::Quantity;

/// Need and covered of a year in both scenarios.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stand {
    /// The cautious scenario.
    pub cautious: Covered,
    /// The generous scenario.
    pub generous: Covered,
}

impl Stand {
    /// The cautious gap.
    pub fn gap(self) -> Sixths {
        Sixths::of(self.cautious.need) - Sixths::of(self.cautious.covered)
    }

    /// From the smaller to the larger gap of the two scenarios.
    pub fn range(self) -> (Sixths, Sixths) {
        let generous = Sixths::of(self.generous.need) - Sixths::of(self.generous.covered);
        (self.gap().min(generous), self.gap().max(generous))
    }
}

/// What became of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// There was none before.
    New,
    /// There is none any more.
    Closed,
    /// It fell.
    Smaller,
    /// It rose.
    Larger,
    /// It stayed, but for what is negligible.
    Same,
    /// Nothing can be said, for this reason.
    NotComparable(Reason),
}

impl Status {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::Closed => "closed",
            Status::Smaller => "smaller",
            Status::Larger => "larger",
            Status::Same => "same",
            Status::NotComparable(_) => "not_comparable",
        }
    }
}

/// A group of cells in both years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The earlier year.
    pub before: Stand,
    /// The later year.
    pub after: Stand,
    /// They add up to the gap after minus the gap before, exactly.
    pub causes: Causes,
    /// What became of the gap.
    pub status: Status,
    /// Whether the change has the same sign whatever is still unknown in either year.
    pub certain: bool,
    /// The need of each year that is left out because it cannot be compared.
    pub left_out: [Quantity; 2],
}

impl Group {
    /// The gap after minus the gap before.
    pub fn change(&self) -> Sixths {
        self.causes.change()
    }
}

impl Review {
    /// All cells of both years.
    pub fn all_cells(&self) -> Vec<u32> {
        (0..self.from.headline().cells.len() as u32).collect()
    }

    /// A group of cells, compared as far as it can be.
    pub fn group(&self, cells: &[u32]) -> Group {
        let (counted, compared) = self.comparable.counted(cells);
        let mut causes = Causes::default();
        counted
            .iter()
            .for_each(|cell| causes += self.causes[*cell as usize]);
        let [before, after] = Which::BOTH.map(|which| stand(self.year(which), &counted));
        let left_out = Which::BOTH.map(|which| {
            let need = |cells: &[u32]| -> Quantity {
                let results = &self.year(which).headline().results;
                let needs = cells
                    .iter()
                    .map(|cell| results[*cell as usize].cautious.need);
                needs.sum()
            };
            need(cells) - stand(self.year(which), &counted).cautious.need
        });
        let left = cells
            .iter()
            .find_map(|cell| self.comparable.reasons[*cell as usize]);
        let status = match (compared, left) {
            (false, Some(reason)) => Status::NotComparable(reason),
            _ => status(before.gap(), after.gap()),
        };
        Group {
            before,
            after,
            causes,
            status,
            certain: certain(before, after),
            left_out,
        }
    }
}

/// The sums of cells in a year; what nothing can be concluded of counts as nothing.
fn stand(year: &Year, cells: &[u32]) -> Stand {
    let mut stand = Stand::default();
    for cell in cells {
        let result = &year.headline().results[*cell as usize];
        if result.certainty.is_some() {
            stand.cautious += result.cautious;
            stand.generous += result.generous;
        }
    }
    stand
}

fn status(before: Sixths, after: Sixths) -> Status {
    match (before.sign(), after.sign(), (after - before).sign()) {
        (0, 1, 1) => Status::New,
        (1, 0, -1) => Status::Closed,
        (_, _, 1) => Status::Larger,
        (_, _, -1) => Status::Smaller,
        _ => Status::Same,
    }
}

/// Interval logic: a change is certain if it has one sign for all combinations of both years' ends.
fn certain(before: Stand, after: Stand) -> bool {
    let ((low, high), (later_low, later_high)) = (before.range(), after.range());
    (later_low - high).sign() == (later_high - low).sign()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(cautious: u32, generous: u32) -> Stand {
        let need = |gap| Covered {
            need: Quantity::from_whole(gap),
            covered: Quantity::ZERO,
        };
        Stand {
            cautious: need(cautious),
            generous: need(generous),
        }
    }

    #[test]
    fn a_change_is_certain_if_all_ends_agree() {
        assert!(certain(gap(10, 8), gap(7, 5)));
        assert!(!certain(gap(10, 8), gap(9, 5)));
        assert!(certain(gap(10, 10), gap(10, 10)));
        assert!(!certain(gap(10, 8), gap(10, 8)));
    }

    #[test]
    fn each_status_has_its_name() {
        let of = |before, after| status(gap(before, before).gap(), gap(after, after).gap());
        assert_eq!(of(0, 4), Status::New);
        assert_eq!(of(4, 0), Status::Closed);
        assert_eq!(of(4, 3), Status::Smaller);
        assert_eq!(of(3, 4), Status::Larger);
        assert_eq!(of(4, 4), Status::Same);
        assert_eq!(of(0, 0), Status::Same);
    }
}
