//! What can be decided: choices on top of a market, what they cost, and which of them go together.

use crate::analysis::cover::{Market, TooLarge};
use crate::analysis::lists::Lists;
use crate::analysis::reach::Reach;

/// Something that can be done, once or several times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it does each time.
    pub effect: Effect,
    /// How often at most, at least once; places in steps may be taken several times.
    pub most: u32,
    /// A year, each time, in a unit of the caller's choice; below 0 it saves money.
    pub cost: i64,
}

/// What a choice does to a market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// An offer has so many places more, each time. A new offer, and one that would end, has none before.
    Places {
        /// Its number in the market.
        offer: u32,
        /// In the units of the market's places.
        more: u64,
    },
    /// An offer also reaches these cells, rising.
    Opening {
        /// Its number in the market.
        offer: u32,
        /// Their numbers in the market.
        cells: Vec<u32>,
    },
    /// An offer has no places any more. It goes together with no other choice about this offer.
    Closing {
        /// Its number in the market.
        offer: u32,
    },
}

impl Effect {
    /// The number of the offer that it changes.
    pub fn offer(&self) -> u32 {
        match *self {
            Effect::Places { offer, .. }
            | Effect::Opening { offer, .. }
            | Effect::Closing { offer } => offer,
        }
    }
}

/// Which packages are allowed. Choices are meant by number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// Of each of these at most one.
    pub exclusions: Vec<Vec<u32>>,
    /// The first only with the second.
    pub prerequisites: Vec<(u32, u32)>,
    /// All of them are kept.
    pub floors: Vec<Floor>,
}

/// So much of the need of some cells has to be covered, in the fair cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Floor {
    /// Rising.
    pub cells: Vec<u32>,
    /// At least, in the units of the market's needs.
    pub covered: u64,
}

/// Choices, the market that they are about, and the rules that hold.
#[derive(Debug, Clone)]
pub struct Problem {
    market: Market,
    choices: Vec<Choice>,
    rules: Rules,
}

/// Why something is no problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Invalid {
    /// With all choices, places add up to more than can be computed with.
    TooLarge,
    /// The choice with this number is about an offer or a cell that is not there, may be taken never, or, as
    /// an opening or a closing, more than once.
    Choice(usize),
    /// A rule names a choice or a cell that is not there.
    Rule,
}

impl From<TooLarge> for Invalid {
    fn from(_: TooLarge) -> Invalid {
        Invalid::TooLarge
    }
}

impl Problem {
    /// `market` holds every offer that a choice is about, also those without places.
    pub fn new(market: Market, choices: Vec<Choice>, mut rules: Rules) -> Result<Problem, Invalid> {
        let cells = market.need().len();
        let offers = market.places().len();
        let all_there = |numbers: &[u32]| are_rising(numbers, cells as u32);
        for (number, choice) in choices.iter().enumerate() {
            let fits = match &choice.effect {
                Effect::Places { .. } => choice.most > 0,
                Effect::Opening { cells, .. } => choice.most == 1 && all_there(cells),
                Effect::Closing { .. } => choice.most == 1,
            };
            if !fits || choice.effect.offer() as usize >= offers {
                return Err(Invalid::Choice(number));
            }
        }
        let count = choices.len() as u32;
        let is_there = |choice: &u32| *choice < count;
        let pairs = rules.prerequisites.iter();
        let fits = rules.exclusions.iter().flatten().all(is_there)
            && pairs.flat_map(|(own, other)| [own, other]).all(is_there)
            && rules.floors.iter().all(|floor| all_there(&floor.cells));
        if !fits {
            return Err(Invalid::Rule);
        }
        rules.exclusions.extend(closed_or_not(&choices));
        let problem = Problem {
            market,
            choices,
            rules,
        };
        let all: Vec<u32> = problem.choices.iter().map(|own| own.most).collect();
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

    /// What can be decided; packages say how often, in this order.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// What every package keeps.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The same choices and exclusions with other floors.
    ///
    /// # Errors
    /// One of them names a cell that is not there.
    pub fn with_floors(&self, floors: Vec<Floor>) -> Result<Problem, Invalid> {
        let mut problem = self.clone();
        let cells = self.market.need().len() as u32;
        if !floors.iter().all(|floor| are_rising(&floor.cells, cells)) {
            return Err(Invalid::Rule);
        }
        problem.rules.floors = floors;
        Ok(problem)
    }

    /// The same without floors, where nobody but these cells needs anything.
    pub(super) fn only_for(&self, cells: &[u32]) -> Problem {
        let needs = (0..).zip(self.market.need());
        let needs = needs.map(|(cell, need)| match cells.binary_search(&cell) {
            Ok(_) => *need,
            Err(_) => 0,
        });
        let (places, reach) = (self.market.places(), self.market.reach());
        let market = Market::new(needs.collect(), places.to_vec(), reach.clone());
        Problem {
            // it holds less than this one's
            market: market.unwrap_or_else(|TooLarge| self.market.clone()),
            choices: self.choices.clone(),
            rules: Rules {
                floors: Vec::new(),
                ..self.rules.clone()
            },
        }
    }

    /// What a package costs: how often each choice is taken, times its cost.
    pub fn cost(&self, times: &[u32]) -> i128 {
        let costs = self.choices.iter().zip(times);
        costs
            .map(|(choice, times)| i128::from(choice.cost) * i128::from(*times))
            .sum()
    }

    /// Whether the rules allow a package; floors are looked at elsewhere, as they need its cover.
    pub fn is_allowed(&self, times: &[u32]) -> bool {
        let taken = |choice: u32| times[choice as usize] > 0;
        let exclusions = self.rules.exclusions.iter();
        let mut exclusions = exclusions.map(|one_of| one_of.iter().filter(|own| taken(**own)));
        let mut prerequisites = self.rules.prerequisites.iter();
        self.choices
            .iter()
            .zip(times)
            .all(|(own, times)| *times <= own.most)
            && exclusions.all(|taken| taken.count() <= 1)
            && prerequisites.all(|(own, other)| !taken(*own) || taken(*other))
    }

    /// The market with a package.
    pub fn with(&self, times: &[u32]) -> Market {
        let taken = self.choices.iter().zip(times);
        let openings = taken.filter_map(|(choice, times)| match &choice.effect {
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
        // no package has more places than all choices together, which were found to be few enough
        market.unwrap_or_else(|TooLarge| self.market.clone())
    }

    /// Every offer's places with a package.
    fn places(&self, times: &[u32]) -> Vec<u128> {
        let places = self.market.places().iter();
        let mut places: Vec<u128> = places.map(|places| u128::from(*places)).collect();
        let taken = || {
            self.choices
                .iter()
                .zip(times)
                .filter(|(_, times)| **times > 0)
        };
        for (choice, _) in taken() {
            if let Effect::Closing { offer } = choice.effect {
                places[offer as usize] = 0;
            }
        }
        for (choice, times) in taken() {
            if let Effect::Places { offer, more } = choice.effect {
                places[offer as usize] += u128::from(more) * u128::from(*times);
            }
        }
        places
    }
}

/// Whether numbers rise, and all are below this one.
fn are_rising(numbers: &[u32], end: u32) -> bool {
    numbers.is_sorted_by(|one, other| one < other) && numbers.last().is_none_or(|last| *last < end)
}

/// An offer is closed, or something else is done with it.
fn closed_or_not(choices: &[Choice]) -> Vec<Vec<u32>> {
    let mut pairs = Vec::new();
    for (closing, own) in (0..).zip(choices) {
        if let Effect::Closing { offer } = own.effect {
            for (number, other) in (0..).zip(choices) {
                if number != closing && other.effect.offer() == offer {
                    pairs.push(vec![closing, number]);
                }
            }
        }
    }
    pairs
}
