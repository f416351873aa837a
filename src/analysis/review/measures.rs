//! Measures decided earlier, followed up: expected against what happened.

use super::Review;
use super::causes::Sixths;
use super::offers::OfferChange;
use crate::model::choice::ActKind;
use crate::model::decision::{Aim, Decision, InPackage};
use crate::vocabulary::dimension::Node;
use crate::vocabulary::words::normalised;

/// How a measure turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The gap fell at least as far as expected.
    Met,
    /// It fell, but not so far.
    Partly,
    /// It did not fall.
    NotMet,
    /// Its day lies after the later year's reference date.
    NotYetDue,
    /// Nothing was expected in numbers.
    NothingExpected,
    /// What it aims at cannot be compared, or is in neither year.
    NotComparable,
}

impl Outcome {
    /// By whether the gap fell as far as expected, and whether it fell at all.
    pub fn of(as_expected: bool, fell: bool) -> Outcome {
        match (as_expected, fell) {
            (true, _) => Outcome::Met,
            (false, true) => Outcome::Partly,
            (false, false) => Outcome::NotMet,
        }
    }

    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::Partly => "partly",
            Outcome::NotMet => "not_met",
            Outcome::NotYetDue => "not_yet_due",
            Outcome::NothingExpected => "nothing_expected",
            Outcome::NotComparable => "not_comparable",
        }
    }
}

/// A measure and what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUp {
    /// By how much the gap fell: of the cells, or by the offer alone.
    pub fall: Option<Sixths>,
    /// Whether what was expected came about.
    pub outcome: Outcome,
}

impl Review {
    /// What became of a measure between the two years.
    pub fn follow_up(&self, measure: &Decision) -> FollowUp {
        let is_renewal = |package: &InPackage| package.act == ActKind::Renew;
        let fall = match &measure.aim {
            // what goes on is there in both years: only without it would a gap be another
            Aim::Offer(_) if measure.package.as_ref().is_some_and(is_renewal) => None,
            Aim::Offer(id) => self.effect_of(id).map(|effect| -effect),
            Aim::Group(group) => self.change_of(group).map(|change| -change),
        };
        let due = measure.due;
        let outcome = match (fall, measure.expected) {
            _ if due.is_some_and(|due| due > self.to.question.reference_date) => Outcome::NotYetDue,
            (None, _) => Outcome::NotComparable,
            (_, None) => Outcome::NothingExpected,
            (Some(fall), Some(expected)) => {
                let as_expected = (fall - Sixths::of(expected)).sign() >= 0;
                Outcome::of(as_expected, fall.sign() > 0)
            }
        };
        FollowUp { fall, outcome }
    }

    /// What an offer does alone: nothing, if it is as it was; none, if it is in neither year.
    fn effect_of(&self, id: &str) -> Option<Sixths> {
        let unchanged = || {
            let mut offers = self.to.offers.iter();
            offers.any(|offer| normalised(&offer.id) == normalised(id))
        };
        match self.changed_offer(id) {
            Some(change) => Some(change.effect.unwrap_or(Sixths::ZERO)),
            None => unchanged().then_some(Sixths::ZERO),
        }
    }

    /// The offer of this id, if it is not as it was.
    pub fn changed_offer(&self, id: &str) -> Option<&OfferChange> {
        self.offers.iter().find(|change| {
            let record = change.record(&self.from, &self.to);
            record.is_some_and(|offer| normalised(&offer.id) == normalised(id))
        })
    }

    fn change_of(&self, group: &[(usize, Node)]) -> Option<Sixths> {
        let members = self.cells_within(group);
        let (_, compared) = self.comparable.counted(&members);
        compared.then(|| self.group(&members).change())
    }

    /// The cells within a group of one node per named dimension.
    pub fn cells_within(&self, group: &[(usize, Node)]) -> Vec<u32> {
        let vocabulary = &self.to.vocabulary;
        let cells = &self.to.headline().cells;
        let within = |cell: &u32| {
            group.iter().all(|(position, node)| {
                let own = cells.node(*cell as usize, *position);
                vocabulary.dimensions[*position].is_within(own, *node)
            })
        };
        self.all_cells().into_iter().filter(within).collect()
    }
}
