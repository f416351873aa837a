//! Coverage as an exact fraction.

use std::cmp::Ordering;

/// Covered need / need: a fraction from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Coverage {
    /// Reduced, so equal coverages are equal numbers.
    covered: u64,
    need: u64,
}

impl Coverage {
    /// Nothing is covered.
    pub const NONE: Coverage = Coverage {
        covered: 0,
        need: 1,
    };
    /// Everything is covered.
    pub const FULL: Coverage = Coverage {
        covered: 1,
        need: 1,
    };

    /// How far `places` go for a `need` above 0; full if they are more.
    pub(super) fn new(places: u64, need: u64) -> Coverage {
        if places >= need {
            return Coverage::FULL;
        }
        let divisor = greatest_common_divisor(places, need);
        Coverage {
            covered: places / divisor,
            need: need / divisor,
        }
    }

    /// Numerator and denominator of the reduced fraction.
    pub fn fraction(self) -> (u64, u64) {
        (self.covered, self.need)
    }

    /// The nearest floating-point number, to be shown.
    pub fn as_f64(self) -> f64 {
        self.covered as f64 / self.need as f64
    }

    /// How much of a need is covered, to the nearest unit; half a unit counts as one.
    pub fn of(self, need: u64) -> u64 {
        let [covered, all, need] = [self.covered, self.need, need].map(u128::from);
        ((2 * need * covered + all) / (2 * all)) as u64
    }
}

impl Ord for Coverage {
    fn cmp(&self, other: &Coverage) -> Ordering {
        let cross = |a: &Coverage, b: &Coverage| u128::from(a.covered) * u128::from(b.need);
        cross(self, other).cmp(&cross(other, self))
    }
}

impl PartialOrd for Coverage {
    fn partial_cmp(&self, other: &Coverage) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while a != 0 {
        (a, b) = (b % a, a);
    }
    b
}
