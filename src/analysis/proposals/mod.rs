//! Proposals: a small set of measures that work together, each feasible beside the others.
//!
//! A lever tells what one offer could do by itself; ten levers side by side spend the same free place ten times. A
//! proposal is made on top of all that come before it in the list, so effects add up, and the whole list is a plan
//! that an analysis can confirm ([`Proposals::plan`]).
//!
//! # Rules
//!
//! - What is acted on is a *sure* gap: it is there in both scenarios. A gap that is there in one of them only is a
//!   question to a provider, by name, or to whoever counts the needs.
//! - A gap is that of a topic, a life phase and a district ([`gaps`]). It gets one answer. Distance counts: an offer
//!   in another district is none. A gap too small for an offer of its own is joined with those of the same area.
//! - An offer is opened only if its record says all that this rests on: that it is for everybody, whom it takes,
//!   its places and how many are occupied, with nobody waiting; and if its free places close at least half of the
//!   gap. Only the free places are opened, as the others are taken.
//! - It gets more places only if it is in the same area, is full as far as is known, and at most doubles.
//! - Else a new offer is proposed: for a topic, a life phase and a district, open to all groups.
//! - What ends is renewed in the order in which each renewal, on top of those before, keeps most
//!   ([`super::outlook::renewals`]).
//!
//! # On paper
//!
//! Nord has 40 children and a house with 10 places, Süd 30 children and none. The largest gap is 30 in Nord and 30 in
//! Süd. The house may double at most: 10 more places would leave 20 of 30 without, so both districts get an offer of
//! their own, of 30 places each, and the gap of 60 is closed. Had the house 60 places for 90 children, 30 more there
//! would be the answer, as the house is there already.

mod answers;
mod eligible;
mod gaps;
mod questions;
mod trial;

use super::cover::CellChange;
use super::outlook::renewals::{Renewal, renewals};
use super::outlook::{Assumption, Horizon};
use super::picture::Year;
use super::year::Refused;
use crate::model::inventory::Inventory;
use crate::model::offer::Offer;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;
pub use gaps::Group;
pub use questions::{About, Inquiry};
use trial::Trial;

/// How many measures are proposed at most. Own choice: more than a committee can weigh in one sitting are no set.
pub const MOST_MEASURES: usize = 5;
/// How many renewals are named at most.
pub const MOST_RENEWALS: usize = 3;
/// How many questions are named at most.
pub const MOST_INQUIRIES: usize = 3;
/// The smallest gap that anything is proposed for. Own choice: half of a small group.
pub const SMALLEST_ANSWERED: Quantity = Quantity::from_whole(5);
/// The smallest gap of a district that is answered by itself; smaller ones are joined in the area above it.
pub const SMALLEST_GAP: Quantity = Quantity::from_whole(10);

/// What is to be done about a sure gap.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// The free places of an offer are opened to one more category.
    Open {
        /// By position among the year's.
        offer: usize,
        /// By position in the vocabulary.
        dimension: usize,
        /// One that it does not take today.
        category: Node,
        /// Places that nobody holds.
        free: Quantity,
    },
    /// An offer gets so many places more.
    MorePlaces {
        /// By position among the year's.
        offer: usize,
        /// Whole ones.
        places: Quantity,
    },
    /// A new offer for the whole group.
    NewOffer {
        /// Whole ones.
        places: Quantity,
    },
}

/// A measure and what it does on top of those before it in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What is to be done.
    pub measure: Measure,
    /// The gap that it answers.
    pub group: Group,
    /// By how much the total gap falls.
    pub relief: Quantity,
    /// Every cell whose coverage changes.
    pub changes: Vec<CellChange>,
    /// What a place costs in a year; none where no record says so.
    pub cost: Option<PlaceCost>,
}

/// What a place costs in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceCost {
    /// Per place.
    pub euros: Quantity,
    /// From how many offers of the topic it was taken (their median); none: the offer's own.
    pub offers: Option<usize>,
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proposals {
    /// In the order in which their effects were computed.
    pub measures: Vec<Proposal>,
    /// Of offers that end, [`MOST_RENEWALS`] at most.
    pub renewals: Vec<Renewal>,
    /// Questions that would settle gaps, [`MOST_INQUIRIES`] at most.
    pub inquiries: Vec<Inquiry>,
    /// All offers on record with the measures and renewals laid over: what an analysis confirms.
    pub plan: Vec<Offer>,
}

/// What to propose about the gaps of these cells of a year's headline (ascending). Effects are those on everybody.
pub fn proposals(
    inventory: &Inventory,
    on_record: &[Offer],
    year: &Year,
    cells: &[u32],
    ahead: Option<(Horizon, &Assumption)>,
) -> Result<Proposals, Refused> {
    let mut trial = Trial::of(year, cells);
    let ending = eligible::with_an_end(year);
    let inquiries = questions::inquiries(year, cells);
    let mut asked = Vec::new();
    let mut answered = Vec::new();
    let mut measures: Vec<Proposal> = Vec::new();
    while measures.len() < MOST_MEASURES {
        let Some(group) = trial.largest_gap(&answered) else {
            break;
        };
        answered.push(group.key());
        match answers::answer(&mut trial, &group, &ending)? {
            Some(answers::Answer::Measure(proposal)) => measures.push(proposal),
            Some(answers::Answer::Ask(inquiry)) => asked.push(inquiry),
            None => {}
        }
    }
    asked.extend(inquiries);
    asked.truncate(MOST_INQUIRIES);
    let mut plan = trial.plan(on_record);
    let renewals = match ahead {
        Some((horizon, assumed)) => {
            renewals(inventory, &mut plan, year, horizon, assumed, MOST_RENEWALS)?
        }
        None => Vec::new(),
    };
    Ok(Proposals {
        measures,
        renewals,
        inquiries: asked,
        plan,
    })
}

impl Proposals {
    /// Whether there is nothing to do, to renew or to ask.
    pub fn is_empty(&self) -> bool {
        self.measures.is_empty() && self.renewals.is_empty() && self.inquiries.is_empty()
    }

    /// By how much all measures together lower the gap: the sum of their effects.
    pub fn relief(&self) -> Quantity {
        self.measures.iter().map(|measure| measure.relief).sum()
    }
}

#[cfg(test)]
mod tests;
