//! What a single changed offer does to the gap, all else as it was.

use super::causes::Sixths;
use super::slot::Slot;
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
    /// From the years, the earlier one first, and their solved covers.
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

    /// Whether an offer of the earlier year reaches the cells that one of the later year reaches.
    pub fn same_reach(&self, one: usize, other: usize) -> bool {
        self.reach(0, one) == self.reach(1, other)
    }

    /// In millionths of a place.
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
        let other = (
            self.reach(other_year, other),
            self.places(other_year, other),
        );
        let market = &self.years[year].headline().cautious.market;
        let market = exchanged(market, Some(offer), Some(other))?;
        Ok(total_gap(&solve(&market), &market))
    }
}

/// The same effect as sums of weights times the needs of either year's cells: half of what the change would open in
/// the year before, and half of what taking it back would close in the year after. Nothing but the offers differs, so
/// only weights of cells whose coverage does are there.
pub fn weights(years: [&Year; 2], slot: Slot) -> Result<[Vec<(u32, f64)>; 2], Refused> {
    let offers = [slot.from, slot.to];
    let of_year = |year: usize| -> Result<Vec<(u32, f64)>, Refused> {
        let cover = &years[year].headline().cautious;
        let other = offers[1 - year].map(|offer| {
            let market = &years[1 - year].headline().cautious.market;
            (market.reach().of(offer), market.places()[offer])
        });
        let market = exchanged(&cover.market, offers[year], other)?;
        let changed = solve(&market).into_cover();
        let sign = if year == 0 { 0.5 } else { -0.5 };
        let weight = |cell: usize| {
            let now = cover.cover.coverage(cell)?;
            let then = changed.coverage(cell)?;
            (now != then).then(|| (cell as u32, sign * (now.as_f64() - then.as_f64())))
        };
        Ok((0..market.need().len()).filter_map(weight).collect())
    };
    Ok([of_year(0)?, of_year(1)?])
}

/// A market in which an offer is as in another year: whom it reaches, and with how many places. None: not there.
fn exchanged(
    market: &Market,
    offer: Option<usize>,
    other: Option<(&[u32], u64)>,
) -> Result<Market, Refused> {
    let mut places = market.places().to_vec();
    let mut reach: Vec<&[u32]> = (0..places.len())
        .map(|position| market.reach().of(position))
        .collect();
    let (reached, new) = other.unwrap_or_default();
    match offer {
        Some(offer) => (reach[offer], places[offer]) = (reached, new),
        None => {
            reach.push(reached);
            places.push(new);
        }
    }
    let reach = reach.into_iter().map(|cells| cells.iter().copied());
    let reach = Reach::new(market.need().len(), reach.collect::<Lists>());
    Market::new(market.need().to_vec(), places, reach).map_err(|_| Refused::TooLarge)
}

fn total_gap(solved: &Solved, market: &Market) -> Sixths {
    let need: u64 = market.need().iter().sum();
    Sixths::from_units(i128::from(need) - i128::from(solved.cover().covered()))
}
