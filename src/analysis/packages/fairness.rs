//! Which of two covers of the same needs is the fairer one.

use std::cmp::Ordering;

use super::problem::Problem;
use crate::analysis::cover::{Coverage, FairCover, solve};

/// The coverages of all cases, from the worst up, with how much need has each: of two covers the one is fairer
/// that is higher where they first differ. Cases are compared, not cells: how finely cells are cut makes no
/// difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fairness(Vec<(Coverage, u64)>);

impl Fairness {
    pub fn of(problem: &Problem, times: &[u32]) -> Fairness {
        Fairness::of_cover(&solve(&problem.with(times)).into_cover())
    }

    pub fn of_cover(cover: &FairCover) -> Fairness {
        let tiers = cover.tiers.iter();
        Fairness(tiers.map(|tier| (tier.coverage, tier.need)).collect())
    }
}

impl Ord for Fairness {
    fn cmp(&self, other: &Fairness) -> Ordering {
        let (mut one, mut two) = (self.0.iter().copied(), other.0.iter().copied());
        let (mut left, mut right) = (one.next(), two.next());
        while let (Some((own, need)), Some((others, others_need))) = (left, right) {
            if own != others {
                return own.cmp(&others);
            }
            // what both have in common is passed over
            let common = need.min(others_need);
            left = if need > common {
                Some((own, need - common))
            } else {
                one.next()
            };
            right = if others_need > common {
                Some((others, others_need - common))
            } else {
                two.next()
            };
        }
        left.is_some().cmp(&right.is_some())
    }
}

impl PartialOrd for Fairness {
    fn partial_cmp(&self, other: &Fairness) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
