//! What a council demands of every package.

use crate::vocabulary::dimension::Node;

/// A demand on a category of a dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// By position in the vocabulary.
    pub dimension: usize,
    /// All below it is meant with it.
    pub category: Node,
    /// What is demanded.
    pub demand: Demand,
}

/// What is demanded of a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// No fewer cases are covered than if nothing was decided.
    NotLess,
    /// So much of the need is covered at least.
    Coverage(LeastCoverage),
}

/// A coverage that can be demanded: more than 0, at most 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeastCoverage {
    millionths: u32,
}

impl LeastCoverage {
    const ALL: u32 = 1_000_000;

    /// To the nearest millionth; none if it cannot be demanded.
    pub fn of(share: f64) -> Option<LeastCoverage> {
        let millionths = (share * f64::from(LeastCoverage::ALL)).round();
        let is_possible = (1.0..=f64::from(LeastCoverage::ALL)).contains(&millionths);
        is_possible.then_some(LeastCoverage {
            millionths: millionths as u32,
        })
    }

    /// More than 0, at most 1.
    pub fn share(self) -> f64 {
        f64::from(self.millionths) / f64::from(LeastCoverage::ALL)
    }

    /// So much of a need, in whole units.
    pub fn of_need(self, need: u64) -> u64 {
        let part = u128::from(need) * u128::from(self.millionths);
        u64::try_from(part / u128::from(LeastCoverage::ALL)).unwrap_or(need)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coverage_is_more_than_nothing_and_at_most_everything() {
        for impossible in [0.0, -0.1, 1.01, 60.0, f64::NAN, f64::INFINITY] {
            assert_eq!(LeastCoverage::of(impossible), None, "{impossible}");
        }
        let share = LeastCoverage::of(0.6).expect("possible");
        assert_eq!((share.share(), share.of_need(15)), (0.6, 9));
        assert_eq!(LeastCoverage::of(1.0).map(|all| all.of_need(7)), Some(7));
    }
}
