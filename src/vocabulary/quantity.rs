//! Numbers of cases and places that add up to the same sum in any order.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

/// A number of cases, places or euros, never negative, in millionths: sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i64);

/// Millionths in a whole.
const UNIT: i64 = 1_000_000;

impl Quantity {
    pub const ZERO: Quantity = Quantity(0);
    /// More than nine million million; larger sums stay at this.
    pub const MAX: Quantity = Quantity(i64::MAX);
    pub const ONE: Quantity = Quantity(UNIT);

    pub const fn from_whole(whole: u32) -> Quantity {
        Quantity(whole as i64 * UNIT)
    }

    /// So many millionths, unless that is negative.
    pub const fn from_millionths(millionths: i64) -> Option<Quantity> {
        match millionths >= 0 {
            true => Some(Quantity(millionths)),
            false => None,
        }
    }

    /// So many millionths; what is too large stays at [`Quantity::MAX`].
    pub fn from_units(millionths: u64) -> Quantity {
        Quantity(i64::try_from(millionths).unwrap_or(i64::MAX))
    }

    /// In millionths.
    pub fn units(self) -> u64 {
        self.0.unsigned_abs()
    }

    pub fn as_f64(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }

    /// This many for each of so many rows.
    pub fn times(self, rows: u64) -> Quantity {
        let product = i128::from(self.0) * i128::from(rows);
        Quantity(i64::try_from(product).unwrap_or(i64::MAX))
    }
}

impl Quantity {
    /// As a part of something larger than 0, to the nearest millionth.
    pub fn divided_by(self, whole: Quantity) -> Quantity {
        let (part, whole) = (
            i128::from(self.0) * i128::from(UNIT),
            i128::from(whole.0.max(1)),
        );
        Quantity(i64::try_from((part + whole / 2) / whole).unwrap_or(i64::MAX))
    }

    /// Places times runs, rounded down to a millionth.
    pub fn product(self, factor: Quantity) -> Quantity {
        let units = i128::from(self.0) * i128::from(factor.0) / i128::from(UNIT);
        Quantity(i64::try_from(units).unwrap_or(i64::MAX))
    }
}

/// What is left; nothing, where there was less.
impl Sub for Quantity {
    type Output = Quantity;

    fn sub(self, other: Quantity) -> Quantity {
        Quantity((self.0 - other.0).max(0))
    }
}

impl Add for Quantity {
    type Output = Quantity;

    fn add(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Quantity {
    fn add_assign(&mut self, other: Quantity) {
        *self = *self + other;
    }
}

impl Sum for Quantity {
    fn sum<I: Iterator<Item = Quantity>>(quantities: I) -> Quantity {
        quantities.fold(Quantity::ZERO, Add::add)
    }
}

/// As CSV has it: `58.3`, `1204`.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (whole, fraction) = (self.0 / UNIT, self.0 % UNIT);
        match fraction {
            0 => write!(f, "{whole}"),
            _ => write!(
                f,
                "{whole}.{}",
                format!("{fraction:06}").trim_end_matches('0')
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_is_shown_with_as_many_decimals_as_it_has() {
        assert_eq!(Quantity::from_whole(1204).to_string(), "1204");
        assert_eq!(Quantity(58_300_000).to_string(), "58.3");
        assert_eq!(Quantity(1).to_string(), "0.000001");
    }

    #[test]
    fn places_times_runs() {
        let twelve_and_a_half = Quantity(12_500_000);
        assert_eq!(
            twelve_and_a_half.product(Quantity::from_whole(3)),
            Quantity(37_500_000)
        );
        assert_eq!(Quantity::MAX.product(Quantity::MAX), Quantity::MAX);
    }

    #[test]
    fn a_sum_too_large_to_hold_stays_at_the_largest() {
        assert_eq!(Quantity::MAX + Quantity::from_whole(1), Quantity::MAX);
        assert_eq!(
            Quantity::from_whole(u32::MAX).times(u64::MAX),
            Quantity::MAX
        );
    }
}
