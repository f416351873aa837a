//! The change of a gap, split into need, supply and knowledge so that the parts add up to it exactly.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use crate::vocabulary::quantity::Quantity;

/// A signed number of cases in sixths of a millionth. Three causes have six orders, so every mean over the
/// orders is a whole number of these, and sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sixths(i128);

/// Orders of three causes.
const ORDERS: i128 = 6;

/// Sixths in a case.
const CASE: f64 = 6e6;

impl Sixths {
    /// No case.
    pub const ZERO: Sixths = Sixths(0);
    /// Less than this is nothing: the half of the last decimal that a table shows. Shared ages are rounded to
    /// millionths, which is no change in a town.
    const NEGLIGIBLE: i128 = 500 * ORDERS;

    /// So many sixths of a millionth.
    pub fn new(sixths: i128) -> Sixths {
        Sixths(sixths)
    }

    /// So many millionths.
    pub fn from_units(millionths: i128) -> Sixths {
        Sixths(millionths * ORDERS)
    }

    /// Exact.
    pub fn of(quantity: Quantity) -> Sixths {
        Sixths::from_units(quantity.units().into())
    }

    /// In cases.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / CASE
    }

    /// -1, 0 or 1; what is negligible is 0.
    pub fn sign(self) -> i8 {
        match self.0 {
            rising if rising >= Sixths::NEGLIGIBLE => 1,
            falling if falling <= -Sixths::NEGLIGIBLE => -1,
            _ => 0,
        }
    }

    /// Without its sign.
    pub fn size(self) -> Sixths {
        Sixths(self.0.abs())
    }

    /// The mean of two; odd sixths, which whole millionths never give, lose half a sixth.
    pub fn mean(self, other: Sixths) -> Sixths {
        Sixths((self.0 + other.0) / 2)
    }
}

impl Add for Sixths {
    type Output = Sixths;

    fn add(self, other: Sixths) -> Sixths {
        Sixths(self.0 + other.0)
    }
}

impl AddAssign for Sixths {
    fn add_assign(&mut self, other: Sixths) {
        self.0 += other.0;
    }
}

impl Sub for Sixths {
    type Output = Sixths;

    fn sub(self, other: Sixths) -> Sixths {
        Sixths(self.0 - other.0)
    }
}

impl Neg for Sixths {
    type Output = Sixths;

    fn neg(self) -> Sixths {
        Sixths(-self.0)
    }
}

impl Sum for Sixths {
    fn sum<I: Iterator<Item = Sixths>>(amounts: I) -> Sixths {
        amounts.fold(Sixths::ZERO, Add::add)
    }
}

/// Why a gap changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Causes {
    /// More or fewer people, or others.
    pub need: Sixths,
    /// Offers that began, ended, grew, shrank, opened, closed.
    pub supply: Sixths,
    /// What was there before, but is known only now, or no longer.
    pub knowledge: Sixths,
}

impl Causes {
    /// The whole change.
    pub fn change(self) -> Sixths {
        self.need + self.supply + self.knowledge
    }
}

impl AddAssign for Causes {
    fn add_assign(&mut self, other: Causes) {
        self.need += other.need;
        self.supply += other.supply;
        self.knowledge += other.knowledge;
    }
}

/// The gap when some causes stand as they did before and the others as after: bit 0 of the position is
/// need, bit 1 supply, bit 2 knowledge, a set bit means after.
pub type Gaps = [i128; 8];

/// The bit of the need.
pub const NEED: usize = 1;
/// The bit of the supply.
pub const SUPPLY: usize = 2;
/// The bit of what is known.
pub const KNOWLEDGE: usize = 4;

/// The mean, over the six orders in which the three causes can change one after the other, of what each
/// changes when its turn comes.
///
/// Source: Shapley 1953, "A value for n-person games"; as a decomposition of a change by causes: Shorrocks
/// 2013, "Decomposition procedures for distributional analysis: a unified framework based on the Shapley
/// value". Invariants: the parts add up to `gaps[7] - gaps[0]`; before and after exchanged, all signs are.
pub fn shapley(gaps: &Gaps) -> Causes {
    let of = |own: usize| {
        let orders = orders(own).into_iter().zip(gaps);
        Sixths(orders.map(|(orders, gap)| i128::from(orders) * gap).sum())
    };
    Causes {
        need: of(NEED),
        supply: of(SUPPLY),
        knowledge: of(KNOWLEDGE),
    }
}

/// How often the gap of each state counts in a cause, in sixths: in how many of the six orders the state
/// comes right after the cause's turn, less in how many it comes right before.
fn orders(own: usize) -> [i8; 8] {
    std::array::from_fn(|set| {
        // Just these come before it in 2, 1, 1 and 2 of the orders.
        let orders = match (set & !own).count_ones() {
            1 => 1,
            _ => 2,
        };
        if set & own == 0 { -orders } else { orders }
    })
}

/// By how much a case more of a cell's need in either year, the earlier one first, would change each cause if
/// all coverages stayed as they are: weight times need, added up, is the cause.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CauseWeights {
    /// For the change by need.
    pub need: [f64; 2],
    /// For the change by supply.
    pub supply: [f64; 2],
    /// For the change by knowledge.
    pub knowledge: [f64; 2],
}

impl CauseWeights {
    /// From the share of a cell's need that is open in each state.
    pub fn of(open: &[f64; 8]) -> CauseWeights {
        let weights = |own: usize| {
            let mut weights = [0.0; 2];
            for (state, (orders, open)) in orders(own).into_iter().zip(open).enumerate() {
                weights[usize::from(state & NEED != 0)] += f64::from(orders) / ORDERS as f64 * open;
            }
            weights
        };
        CauseWeights {
            need: weights(NEED),
            supply: weights(SUPPLY),
            knowledge: weights(KNOWLEDGE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All six orders, one step after the other.
    fn slow(gaps: &Gaps) -> Causes {
        let mut causes = Causes::default();
        let orders = [
            [NEED, SUPPLY, KNOWLEDGE],
            [NEED, KNOWLEDGE, SUPPLY],
            [SUPPLY, NEED, KNOWLEDGE],
            [SUPPLY, KNOWLEDGE, NEED],
            [KNOWLEDGE, NEED, SUPPLY],
            [KNOWLEDGE, SUPPLY, NEED],
        ];
        for order in orders {
            let mut set = 0;
            for cause in order {
                let step = Sixths(gaps[set | cause] - gaps[set]);
                match cause {
                    NEED => causes.need += step,
                    SUPPLY => causes.supply += step,
                    _ => causes.knowledge += step,
                }
                set |= cause;
            }
        }
        causes
    }

    #[test]
    fn the_parts_are_the_means_over_all_orders_and_add_up() {
        let mut seed: u64 = 1;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i128::from(seed >> 40)
        };
        for _ in 0..1000 {
            let gaps: Gaps = std::array::from_fn(|_| next());
            assert_eq!(shapley(&gaps), slow(&gaps));
            let change = Sixths::from_units(gaps[7] - gaps[0]);
            assert_eq!(shapley(&gaps).change(), change);
            let turned: Gaps = std::array::from_fn(|set| gaps[7 - set]);
            assert_eq!(shapley(&turned).need, -shapley(&gaps).need);
            assert_eq!(shapley(&turned).change(), -change);
        }
    }
}
