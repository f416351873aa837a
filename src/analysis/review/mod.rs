//! Two years side by side: each gap before and after, and why it changed.
//!
//! - [`mod@common`], `joined`: both years in one vocabulary, with the same cells
//! - [`comparable`](mod@comparable), [`clusters`]: what cannot be compared, and why
//! - [`offers`], `effects`: offers matched by their ids, and what each does alone
//! - [`causes`], `states`: the change of every gap, split into need, supply and knowledge
//! - [`groups`]: a group of cells has the sums of its cells; [`measures`], [`packages`]: what was decided earlier

pub mod causes;
pub mod clusters;
pub mod common;
pub mod comparable;
mod effects;
pub mod groups;
pub mod joined;
pub mod measures;
pub mod offers;
pub mod packages;
pub mod slot;
mod states;

#[cfg(test)]
mod tests;

use super::picture::{Question, Year};
use super::year::{Refused, analyse};
use crate::model::crosswalk::Crosswalk;
use crate::model::inventory::Inventory;
use causes::{CauseWeights, Causes};
use clusters::Comparable;
use common::common;
use comparable::comparable;
use joined::DefinitionChange;
use offers::OfferChange;

/// An inventory, and what is asked of it.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its needs and offers of all years.
    pub inventory: &'a Inventory,
    /// The year, its reference date, and how unknowns are read.
    pub question: Question,
}

/// One of the two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// The earlier one.
    From,
    /// The later one.
    To,
}

impl Which {
    /// The earlier one first.
    pub const BOTH: [Which; 2] = [Which::From, Which::To];

    /// The year that this is compared with.
    pub fn other(self) -> Which {
        match self {
            Which::From => Which::To,
            Which::To => Which::From,
        }
    }
}

/// Two years with the same cells, by position, and what changed from the one to the other.
#[derive(Debug)]
pub struct Review {
    /// The earlier year.
    pub from: Year,
    /// The later year.
    pub to: Year,
    /// Per cell of the headlines: whether it can be compared.
    pub comparable: Comparable,
    /// Per cell: the change of its counted gap, by cause.
    pub causes: Vec<Causes>,
    /// Per cell: how these follow from its needs.
    pub weights: Vec<CauseWeights>,
    /// Offers that are not as they were.
    pub offers: Vec<OfferChange>,
    /// Categories that do not mean the same in both years.
    pub definitions: Vec<DefinitionChange>,
}

impl Review {
    /// One of the two.
    pub fn year(&self, which: Which) -> &Year {
        match which {
            Which::From => &self.from,
            Which::To => &self.to,
        }
    }
}

/// Compares two years, by the later one's kind of evidence. The same inventory may stand on both sides.
pub fn review(from: Side, to: Side, crosswalk: &Crosswalk) -> Result<Review, Refused> {
    let common = common(from, to, crosswalk);
    let (before, after) = (
        analyse(&common.from, common.questions[0])?,
        analyse(&common.to, common.questions[1])?,
    );
    let comparable = comparable(&common, &before, &after);
    let slots = offers::slots(&before, &after);
    let (causes, weights) = states::causes(&before, &after, &slots)?;
    let offers = offers::changes(&before, &after, &slots)?;
    Ok(Review {
        from: before,
        to: after,
        comparable,
        causes,
        weights,
        offers,
        definitions: common.definitions,
    })
}
