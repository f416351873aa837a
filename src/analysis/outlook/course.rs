//! The offers of an outlook through time: which are in force when, and what is covered then.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::days::last_day;
use super::{Assumption, Moment};
use crate::analysis::cover::{Market, solve};
use crate::analysis::picture::{Covered, Year};
use crate::analysis::year::{Refused, Unknown};
use crate::model::inventory::Inventory;
use crate::model::offer::Offer;
use crate::vocabulary::quantity::Quantity;

/// All offers of the horizon with the markets of both scenarios, as if all were in force at once.
pub(in crate::analysis) struct Course<'a> {
    /// The year that was analysed.
    analysed: &'a Year,
    pub assumed: Assumption,
    /// The horizon's offers with their targets.
    pub year: Year,
    pub reference: NaiveDate,
    pub cautious: Market,
    pub generous: Market,
}

/// A moment before it is covered.
pub(super) struct Turn {
    from: NaiveDate,
    gone: Vec<usize>,
    begun: Vec<usize>,
}

/// The turns that can be seen at the ends of steps: what changes within one step is one turn.
pub(super) fn at_ends(turns: Vec<Turn>, days: &[NaiveDate]) -> Vec<Turn> {
    let mut seen: Vec<(usize, Turn)> = Vec::new();
    for turn in turns {
        let step = days.partition_point(|day| *day < turn.from);
        match seen.last_mut() {
            Some((last, earlier)) if *last == step => {
                earlier.from = turn.from;
                earlier.gone.extend(turn.gone);
                earlier.begun.extend(turn.begun);
            }
            _ => seen.push((step, turn)),
        }
    }
    seen.into_iter().map(|(_, turn)| turn).collect()
}

impl<'a> Course<'a> {
    /// From the year analysed on, with these offers and what is assumed of needs.
    pub fn of(
        inventory: &Inventory,
        offers: Vec<Offer>,
        analysed: &'a Year,
        assumed: Assumption,
    ) -> Result<Course<'a>, Refused> {
        let picture = analysed.headline();
        let year = Year::before_cover(inventory, offers, analysed.question);
        let high: Vec<Quantity> = picture.cells.need.iter().map(|need| need.high).collect();
        let low: Vec<Quantity> = picture.cells.need.iter().map(|need| need.low).collect();
        let market = |needs: &[Quantity], takes: &_, unknown: Unknown| {
            year.market(&picture.cells, needs, takes, unknown)
        };
        let cautious = market(&high, &year.takes_everybody, Unknown::Nothing)?;
        let generous = market(&low, &year.takes_somebody, Unknown::Enough)?;
        Ok(Course {
            analysed,
            assumed,
            reference: analysed.question.reference_date,
            cautious,
            generous,
            year,
        })
    }

    /// Whether an offer is there on this day.
    pub fn in_force(&self, offer: usize, day: NaiveDate) -> bool {
        let own = &self.year.offers[offer];
        own.valid_from.is_none_or(|from| from <= day)
            && last_day(own, self.reference).is_none_or(|(last, _)| day <= last)
    }

    /// The days on which something changes, with what does; the reference date first.
    pub(in crate::analysis::outlook) fn turns(&self, until: NaiveDate) -> Vec<Turn> {
        let mut by_day: BTreeMap<NaiveDate, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        by_day.entry(self.reference).or_default();
        let is_ahead = |day: &NaiveDate| *day > self.reference && *day <= until;
        if self.assumed.changes() {
            let years = self.reference.year() + 1..=until.year();
            let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1));
            for day in days.filter(is_ahead) {
                by_day.entry(day).or_default();
            }
        }
        for (position, offer) in self.year.offers.iter().enumerate() {
            let last = last_day(offer, self.reference).map(|(last, _)| last);
            let is_ever = |from: &NaiveDate| last.is_none_or(|last| *from <= last);
            if offer.valid_from.is_some_and(|from| !is_ever(&from)) {
                continue;
            }
            if let Some(day) = offer.valid_from.filter(is_ahead) {
                by_day.entry(day).or_default().1.push(position);
            }
            let gone = last.and_then(|last| last.checked_add_days(Days::new(1)));
            if let Some(day) = gone.filter(is_ahead) {
                by_day.entry(day).or_default().0.push(position);
            }
        }
        let turns = by_day.into_iter();
        turns
            .map(|(from, (gone, begun))| Turn { from, gone, begun })
            .collect()
    }

    /// A market as on a day, with only those offers that this holds for; the others stay, without places.
    pub fn with(
        &self,
        market: &Market,
        day: NaiveDate,
        holds: impl Fn(usize) -> bool,
    ) -> Result<Market, Refused> {
        let needs = self.needs(market, day);
        let places = (0..market.places().len()).map(|offer| match holds(offer) {
            true => self.places(market, &needs, offer),
            false => 0,
        });
        let places = places.collect();
        Market::new(needs, places, market.reach().clone()).map_err(|_| Refused::TooLarge)
    }

    /// An offer's places where so much is needed: what counts as enough today is enough for more, too.
    fn places(&self, market: &Market, needs: &[u64], offer: usize) -> u64 {
        match (self.year.offers[offer].capacity, market.places()[offer]) {
            (None, enough) if enough > 0 => {
                let reached = market.reach().of(offer).iter();
                reached.map(|cell| needs[*cell as usize]).sum()
            }
            (_, places) => places,
        }
    }

    /// The needs of a market on a day: those of its year, to the nearest millionth.
    fn needs(&self, market: &Market, day: NaiveDate) -> Vec<u64> {
        let needs = market.need();
        let later = self.analysed.question.year + day.year() - self.reference.year();
        let Some(factors) = self.assumed.factors(self.analysed, later) else {
            return needs.to_vec();
        };
        let scaled = needs.iter().zip(factors);
        scaled
            .map(|(need, factor)| (*need as f64 * factor).round() as u64)
            .collect()
    }

    pub(in crate::analysis::outlook) fn moment(&self, turn: Turn) -> Result<Moment, Refused> {
        let covered = |market: &Market| -> Result<Vec<Covered>, Refused> {
            let market = self.with(market, turn.from, |offer| self.in_force(offer, turn.from))?;
            let cover = solve(&market).into_cover();
            let of_cell = |cell: usize| {
                let need = market.need()[cell];
                let coverage = cover.coverage(cell);
                Covered {
                    need: Quantity::from_units(need),
                    covered: Quantity::from_units(coverage.map_or(0, |coverage| coverage.of(need))),
                }
            };
            Ok((0..market.need().len()).map(of_cell).collect())
        };
        Ok(Moment {
            cautious: covered(&self.cautious)?,
            generous: covered(&self.generous)?,
            from: turn.from,
            gone: turn.gone,
            begun: turn.begun,
        })
    }
}
