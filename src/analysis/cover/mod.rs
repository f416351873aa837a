//! The fair cover of needs by places: a place is given out once, and the worst covered cell is covered
//! as well as it can be, then the next, and so on.
//!
//! Needs and places are whole numbers of a unit that the caller chooses, such as a millionth of a case.
//! Nothing is rounded: which tier a cell is in is decided in whole numbers.
//!
//! # On paper
//!
//! Nord has 100 children, Mitte 60, Süd 40. Kita A takes children from Nord and Mitte and has 40 places;
//! house B takes them from Mitte and Süd and has 60. Counted in every district that they serve, there
//! would be 100 places for the 60 children of Mitte. But whose places go least far?
//!
//! | cells | offers that reach them | places | need | |
//! | --- | --- | --- | --- | --- |
//! | Nord | A | 40 | 100 | **40 %** |
//! | Mitte | A, B | 100 | 60 | 167 % |
//! | Süd | B | 60 | 40 | 150 % |
//! | Nord, Mitte | A, B | 100 | 160 | 62.5 % |
//! | Nord, Süd | A, B | 100 | 140 | 71 % |
//! | Mitte, Süd | A, B | 100 | 100 | 100 % |
//! | all three | A, B | 100 | 200 | 50 % |
//!
//! Those of Nord do: all places of A go there, and cover 40 of 100. B is left to Mitte and Süd, with 60
//! places for Mitte's 60 children, 60 for Süd's 40, or 60 for all 100: they go least far for
//! both together, so both are covered to 60 %, which is 36 and 24 children.
//!
//! ```
//! use lueckenlos::analysis::cover::{Market, solve};
//! use lueckenlos::analysis::reach::Reach;
//!
//! let [nord, mitte, sued] = [0, 1, 2];
//! let reach = Reach::new(3, [[nord, mitte], [mitte, sued]].into_iter().collect());
//! let market = Market::new(vec![100, 60, 40], vec![40, 60], reach)?;
//! let cover = solve(&market).into_cover();
//!
//! let coverage = |cell| cover.coverage(cell).map(|coverage| coverage.fraction());
//! assert_eq!([0, 1, 2].map(coverage), [Some((2, 5)), Some((3, 5)), Some((3, 5))]);
//! let [first, second] = &cover.parts[..] else { panic!("two bottlenecks") };
//! assert_eq!((&first.cells[..], first.need, first.places), (&[nord][..], 100, 40));
//! assert_eq!((&second.cells[..], second.need, second.places), (&[mitte, sued][..], 100, 60));
//! # Ok::<(), lueckenlos::analysis::cover::TooLarge>(())
//! ```
//!
//! # What is where
//!
//! - `coverage`: an exact fraction;
//! - `network`, `flow`, `max_flow`: cells and offers, and a maximum flow between them;
//! - `warm_start`, `decomposition`: where to look, and the decomposition into tiers;
//! - `solve`: a market as a whole, merged, solved component by component, and put together;
//! - `residual_search`, `slack`, `marginal_gain`: ways to pass places on; what an offer has to spare, and what more
//!   places would do in all;
//! - `change`: the fair cover before and after a change;
//! - `certify`: the proof that a cover is the fair one.

mod certify;
mod change;
mod coverage;
mod decomposition;
mod flow;
mod marginal_gain;
mod max_flow;
mod network;
mod residual_search;
mod slack;
mod solve;
mod warm_start;

use std::fmt;
use std::ops::Range;

use super::reach::Reach;
pub use certify::{Violation, certify};
pub use change::{CellChange, Change};
pub use coverage::Coverage;
pub use marginal_gain::Relief;
pub use solve::{Solved, solve};

/// Needs, places, and who reaches whom.
#[derive(Debug, Clone)]
pub struct Market {
    need: Vec<u64>,
    places: Vec<u64>,
    reach: Reach,
}

/// The most that all needs together, or all places together, may be: products of two totals are
/// computed.
pub const LARGEST_TOTAL: u64 = 1 << 62;

/// All needs, or all places, together are more than [`LARGEST_TOTAL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "needs or places add up to more than {LARGEST_TOTAL} units"
        )
    }
}

impl std::error::Error for TooLarge {}

impl Market {
    /// `need` has one entry per cell of `reach`, `places` one per offer.
    ///
    /// # Panics
    /// If they have not.
    pub fn new(need: Vec<u64>, places: Vec<u64>, reach: Reach) -> Result<Market, TooLarge> {
        assert_eq!(need.len(), reach.cells(), "one need per cell");
        assert_eq!(
            places.len(),
            reach.offers(),
            "one number of places per offer"
        );
        let total = |amounts: &[u64]| {
            amounts
                .iter()
                .map(|&amount| u128::from(amount))
                .sum::<u128>()
        };
        if total(&need).max(total(&places)) > u128::from(LARGEST_TOTAL) {
            return Err(TooLarge);
        }
        Ok(Market {
            need,
            places,
            reach,
        })
    }

    /// Per cell.
    pub fn need(&self) -> &[u64] {
        &self.need
    }

    /// Per offer.
    pub fn places(&self) -> &[u64] {
        &self.places
    }

    /// Which offers reach which cells.
    pub fn reach(&self) -> &Reach {
        &self.reach
    }
}

/// Where a cell stands in a cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It needs nothing, so it has no coverage.
    NoNeed,
    /// No offer reaches it: its coverage is 0, and it shares nothing with anybody.
    Unreached,
    /// It is in the part with this number.
    Part(u32),
}

/// The fair cover of a market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FairCover {
    /// From worst to best.
    pub tiers: Vec<Tier>,
    /// Tier by tier, and within a tier by their first cells.
    pub parts: Vec<Part>,
    /// Where each cell stands.
    pub standing: Vec<Standing>,
    /// The part of each offer; none if it reaches no cell that needs something.
    pub part_of_offer: Vec<Option<u32>>,
}

/// All cells of one coverage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// That of each of its cells.
    pub coverage: Coverage,
    /// Their need.
    pub need: u64,
    /// The numbers of its parts. The tier of coverage 0 may have none, if nobody reaches its cells.
    pub parts: Range<usize>,
}

/// Cells of one coverage and the offers that they share: a connected part of a tier.
///
/// An offer is in a part of the worst tier that it reaches, as all its places go there (in
/// the tier of coverage 1: as many as are needed). So an offer without places is in a part, too: it
/// reaches these cells, and ties them together as any other offer does.
///
/// If the coverage is below 1, the part is a bottleneck: coverage = places / need, to be recounted by
/// hand. If it is 1, `places - need` are left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its number, from worst to best.
    pub tier: u32,
    /// That of each of its cells: the tier's.
    pub coverage: Coverage,
    /// Rising.
    pub cells: Vec<u32>,
    /// Rising.
    pub offers: Vec<u32>,
    /// Of all cells.
    pub need: u64,
    /// Of all offers.
    pub places: u64,
}

impl Part {
    /// How much of the need is covered.
    pub fn covered(&self) -> u64 {
        self.need.min(self.places)
    }

    /// The places that nobody needs.
    pub fn places_left(&self) -> u64 {
        self.places - self.covered()
    }
}

impl FairCover {
    /// A cell's coverage; none if it needs nothing.
    pub fn coverage(&self, cell: usize) -> Option<Coverage> {
        match self.standing[cell] {
            Standing::NoNeed => None,
            Standing::Unreached => Some(Coverage::NONE),
            Standing::Part(part) => Some(self.parts[part as usize].coverage),
        }
    }

    /// How much of all needs is covered: as much as any cover can, for the fair one is a maximum flow.
    pub fn covered(&self) -> u64 {
        self.parts.iter().map(Part::covered).sum()
    }
}

#[cfg(test)]
mod tests;
