//! What can be decided: proposals on top of a market, what they cost, and which go together.

use crate::analysis::cover::{Market, TooLarge};
use crate::analysis::lists::Lists;
use crate::analysis::reach::Reach;

/// Something that can be done, once or several times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub effect: Effect,
    /// How often at most, at least once; places in steps may be taken several times.
    pub most: u32,
    /// A year, each time, in a unit of the caller's choice; below 0 it saves money.
    pub cost: i64,
}

/// What a proposal does to a market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// An offer has so many places more, each time. A new offer, and one that would end, has none before.
    Places { offer: u32, more: u64 },
    /// An offer also reaches these cells, rising.
    Opening { offer: u32, cells: Vec<u32> },
    /// An offer has no places any more. It goes together with no other proposal about this offer.
    Closing { offer: u32 },
}

impl Effect {
    pub fn offer(&self) -> u32 {
        match *self {
            Effect::Places { offer, .. }
            | Effect::Opening { offer, .. }
            | Effect::Closing { offer } => offer,
        }
    }
}

/// Which packages are allowed. Proposals are meant by number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// Of each of these at most one.
    pub exclusions: Vec<Vec<u32>>,
    /// The first only with the second.
    pub prerequisites: Vec<(u32, u32)>,
    pub floors: Vec<Floor>,
}

/// So much of the need of some cells has to be covered, in the fair cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Floor {
    /// Rising.
    pub cells: Vec<u32>,
    pub covered: u64,
}

/// Proposals, the market that they are about, and the rules that hold.
#[derive(Debug, Clone)]
pub struct Problem {
    market: Market,
    proposals: Vec<Proposal>,
    rules: Rules,
}

/// Why something is no problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// With all proposals, places add up to more than can be computed with.
    TooLarge,
    /// The proposal with this number is about an offer or a cell that is not there, may be taken never, or, as
    /// an opening or a closing, more than once.
    Proposal(usize),
    /// A rule names a proposal or a cell that is not there.
    Rule,
}

impl From<TooLarge> for Invalid {
    fn from(_: TooLarge) -> Invalid {
        Invalid::TooLarge
    }
}

impl Problem {
    /// `market` holds every offer that a proposal is about, also those without places.
    pub fn new(
        market: Market,
        proposals: Vec<Proposal>,
        mut rules: Rules,
    ) -> Result<Problem, Invalid> {
        let cells = market.need().len();
        let offers = market.places().len();
        let all_there = |numbers: &[u32]| {
            numbers.is_sorted_by(|one, other| one < other)
                && numbers.last().is_none_or(|last| (*last as usize) < cells)
        };
        for (number, proposal) in proposals.iter().enumerate() {
            let fits = match &proposal.effect {
                Effect::Places { .. } => proposal.most > 0,
                Effect::Opening { cells, .. } => proposal.most == 1 && all_there(cells),
                Effect::Closing { .. } => proposal.most == 1,
            };
            if !fits || proposal.effect.offer() as usize >= offers {
                return Err(Invalid::Proposal(number));
            }
        }
        let count = proposals.len() as u32;
        let is_there = |proposal: &u32| *proposal < count;
        let pairs = rules.prerequisites.iter();
        let fits = rules.exclusions.iter().flatten().all(is_there)
            && pairs.flat_map(|(own, other)| [own, other]).all(is_there)
            && rules.floors.iter().all(|floor| all_there(&floor.cells));
        if !fits {
            return Err(Invalid::Rule);
        }
        rules.exclusions.extend(closed_or_not(&proposals));
        let problem = Problem {
            market,
            proposals,
            rules,
        };
        let all: Vec<u32> = problem.proposals.iter().map(|own| own.most).collect();
        let places: u128 = problem.places(&all).iter().sum();
        let before: u128 = problem.market.places().iter().map(|p| u128::from(*p)).sum();
        let most = u128::from(crate::analysis::cover::LARGEST_TOTAL);
        match places.saturating_add(before) > most {
            true => Err(Invalid::TooLarge),
            false => Ok(problem),
        }
    }

    /// The market before anything is decided.
    pub fn market(&self) -> &Market {
        &self.market
    }

    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// What a package costs: how often each proposal is taken, times its cost.
    pub fn cost(&self, times: &[u32]) -> i128 {
        let costs = self.proposals.iter().zip(times);
        costs
            .map(|(proposal, times)| i128::from(proposal.cost) * i128::from(*times))
            .sum()
    }

    /// Whether the rules allow a package; floors are looked at elsewhere, as they need its cover.
    pub fn is_allowed(&self, times: &[u32]) -> bool {
        let taken = |proposal: u32| times[proposal as usize] > 0;
        let exclusions = self.rules.exclusions.iter();
        let mut exclusions = exclusions.map(|one_of| one_of.iter().filter(|own| taken(**own)));
        let mut prerequisites = self.rules.prerequisites.iter();
        self.proposals
            .iter()
            .zip(times)
            .all(|(own, times)| *times <= own.most)
            && exclusions.all(|taken| taken.count() <= 1)
            && prerequisites.all(|(own, other)| !taken(*own) || taken(*other))
    }

    /// The market with a package.
    pub fn with(&self, times: &[u32]) -> Market {
        let taken = self.proposals.iter().zip(times);
        let openings = taken.filter_map(|(proposal, times)| match &proposal.effect {
            Effect::Opening { offer, cells } if *times > 0 => Some((*offer as usize, cells)),
            _ => None,
        });
        let openings: Vec<(usize, &Vec<u32>)> = openings.collect();
        let old = self.market.reach();
        let reach = match openings.is_empty() {
            true => old.clone(),
            false => {
                let mut cells: Vec<Vec<u32>> = (0..old.offers())
                    .map(|offer| old.of(offer).to_vec())
                    .collect();
                for (offer, more) in openings {
                    cells[offer].extend(more);
                    cells[offer].sort_unstable();
                    cells[offer].dedup();
                }
                Reach::new(old.cells(), cells.into_iter().collect::<Lists>())
            }
        };
        let places = self.places(times).into_iter();
        let places = places.map(|places| u64::try_from(places).unwrap_or(u64::MAX));
        let market = Market::new(self.market.need().to_vec(), places.collect(), reach);
        // no package has more places than all proposals together, which were found to be few enough
        market.unwrap_or_else(|TooLarge| self.market.clone())
    }

    /// Every offer's places with a package.
    fn places(&self, times: &[u32]) -> Vec<u128> {
        let places = self.market.places().iter();
        let mut places: Vec<u128> = places.map(|places| u128::from(*places)).collect();
        let taken = || {
            self.proposals
                .iter()
                .zip(times)
                .filter(|(_, times)| **times > 0)
        };
        for (proposal, _) in taken() {
            if let Effect::Closing { offer } = proposal.effect {
                places[offer as usize] = 0;
            }
        }
        for (proposal, times) in taken() {
            if let Effect::Places { offer, more } = proposal.effect {
                places[offer as usize] += u128::from(more) * u128::from(*times);
            }
        }
        places
    }
}

/// An offer is closed, or something else is done with it.
fn closed_or_not(proposals: &[Proposal]) -> Vec<Vec<u32>> {
    let mut pairs = Vec::new();
    for (closing, own) in (0..).zip(proposals) {
        if let Effect::Closing { offer } = own.effect {
            for (number, other) in (0..).zip(proposals) {
                if number != closing && other.effect.offer() == offer {
                    pairs.push(vec![closing, number]);
                }
            }
        }
    }
    pairs
}
