//! An offer as it stands in either of two years.

use super::Which;

/// An offer in force in one of the years or in both, by position among the years' offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// None: it is not in force in the earlier year.
    pub from: Option<usize>,
    /// None: it is not in force in the later year.
    pub to: Option<usize>,
    /// It stands in one year only because the other could not be assessed: nobody had inventoried its topic.
    pub only_known: bool,
    /// Whether its capacity is recorded in just one of the years.
    pub recorded: bool,
}

impl Slot {
    fn of(self, which: Which) -> Option<(Which, usize)> {
        let offer = match which {
            Which::From => self.from,
            Which::To => self.to,
        };
        Some((which, offer?))
    }

    /// The record whose targets hold when supply and knowledge stand so; none if the offer is not there.
    pub fn stands(self, supply: Which, knowledge: Which) -> Option<(Which, usize)> {
        match self.only_known {
            true => self.of(knowledge),
            false => self.of(supply),
        }
    }

    /// The record whose capacity holds then.
    pub fn counts(self, supply: Which, knowledge: Which) -> Option<(Which, usize)> {
        match self.recorded {
            true => self.of(knowledge),
            false => self.stands(supply, knowledge),
        }
    }
}
