//! What a single changed offer does to the gap, all else as it was.

use super::causes::Sixths;
use crate::analysis::cover::{Market, Relief, Solved, solve};
use crate::analysis::lists::Lists;
use crate::analysis::picture::Year;
use crate::analysis::reach::Reach;
use crate::analysis::year::Refused;

/// Tells what single offers do, from the solved covers of both years.
pub struct Effects<'a> {
    years: [&'a Year; 2],
    solved: &'a [Solved<'a>; 2],
    relief: [Relief<'a>; 2],
}

impl<'a> Effects<'a> {
    pub fn new(years: [&'a Year; 2], solved: &'a [Solved<'a>; 2]) -> Effects<'a> {
        Effects {
            years,
            solved,
            relief: [solved[0].relief(), solved[1].relief()],
        }
    }

    fn reach(&self, year: usize, offer: usize) -> &[u32] {
        self.years[year]
            .headline()
            .cautious
            .market
            .reach()
            .of(offer)
    }

    pub fn same_reach(&self, one: usize, other: usize) -> bool {
        self.reach(0, one) == self.reach(1, other)
    }

    pub fn places(&self, year: usize, offer: usize) -> u64 {
        self.years[year].headline().cautious.market.places()[offer]
    }

    /// How much smaller the gap of a year is by these places of an offer of it: all but those that could
    /// stay empty. (The maximum flow rises with an offer's places one by one up to a point, then no more.)
    fn loss(&self, year: usize, offer: usize, places: u64) -> u64 {
        let spare = self.years[year].headline().cautious.spare[offer].units();
        places.saturating_sub(spare)
    }

    /// How much smaller a year's gap would be with more places for these cells.
    fn gain(&mut self, year: usize, places: u64, cells: &[u32]) -> u64 {
        self.relief[year].of(places, cells)
    }

    /// An offer that began, ended, grew or shrank; none if its places are the same.
    pub fn of_places(&mut self, one: Option<usize>, other: Option<usize>) -> Option<Sixths> {
        let before = one.map_or(0, |offer| self.places(0, offer));
        let after = other.map_or(0, |offer| self.places(1, offer));
        let more = after.abs_diff(before);
        if more == 0 {
            return (one.is_none() || other.is_none()).then_some(Sixths::ZERO);
        }
        // The year that has these places, and the other that has not.
        let (with, without, offer) = match (after > before, one, other) {
            (true, _, Some(offer)) => (1, 0, offer),
            (false, Some(offer), _) => (0, 1, offer),
            _ => return None,
        };
        let cells = self.reach(with, offer).to_vec();
        let lost = Sixths::from_units(self.loss(with, offer, more).into());
        let gained = Sixths::from_units(self.gain(without, more, &cells).into());
        let fall = lost.mean(gained);
        Some(if with == 1 { -fall } else { fall })
    }

    /// An offer that takes others than before: its own record is exchanged in both years.
    pub fn solved_anew(&self, one: usize, other: usize) -> Result<Sixths, Refused> {
        let changed = self.gap_with(0, one, 1, other)? - self.gap(0);
        let undone = self.gap_with(1, other, 0, one)? - self.gap(1);
        Ok(changed.mean(-undone))
    }

    fn gap(&self, year: usize) -> Sixths {
        total_gap(
            &self.solved[year],
            &self.years[year].headline().cautious.market,
        )
    }

    /// The gap of a year in which an offer is as in the other year.
    fn gap_with(
        &self,
        year: usize,
        offer: usize,
        other_year: usize,
        other: usize,
    ) -> Result<Sixths, Refused> {
        let market = &self.years[year].headline().cautious.market;
        let mut places = market.places().to_vec();
        places[offer] = self.places(other_year, other);
        let reach = (0..places.len()).map(|position| match position == offer {
            true => self.reach(other_year, other).iter().copied(),
            false => market.reach().of(position).iter().copied(),
        });
        let reach = Reach::new(market.need().len(), reach.collect::<Lists>());
        let market =
            Market::new(market.need().to_vec(), places, reach).map_err(|_| Refused::TooLarge)?;
        Ok(total_gap(&solve(&market), &market))
    }
}

fn total_gap(solved: &Solved, market: &Market) -> Sixths {
    let need: u64 = market.need().iter().sum();
    Sixths::from_units(i128::from(need) - i128::from(solved.cover().covered()))
}
