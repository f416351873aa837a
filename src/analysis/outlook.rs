//! What opens when funding ends: the gap on days to come if nothing is renewed, and what each ending offer
//! does by itself.
//!
//! Needs stay as they are, or follow a [`trend`]. An offer counts up to its last day: the end of its validity or of its funding,
//! whichever comes first and is not past already on the reference date. Each day's cover is the fair cover
//! of the offers that are in force on it, as in an analysis of an inventory without the others.
//!
//! Effects of single offers do not add up: two that can stand in for each other have none each, and
//! together all. So what one ending takes by itself, what all of them take together, and what one renewal
//! by itself would bring back stand side by side.
//!
//! # On paper
//!
//! Nord has 10 children. House A has 10 places until June, house B 10 until September. If only A ends,
//! nobody loses a place; if only B does, neither. Together they take 10. Renewing either brings all 10 back.

pub mod trend;

use chrono::{Datelike, Days, NaiveDate};
use rayon::prelude::*;

use super::cover::{CellChange, Market, Solved, solve};
use super::picture::{Covered, Picture, Year};
use super::year::{Refused, Unknown};
use crate::inventory::statement::{Inventory, Offer};
use crate::vocabulary::quantity::Quantity;
use trend::Trend;

/// How far to look, and on which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    pub until: NaiveDate,
    pub step: StepLength,
    pub need: NeedCourse,
}

/// What is assumed of needs to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NeedCourse {
    #[default]
    Constant,
    Trend,
}

/// Every step ends with a calendar month, quarter or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StepLength {
    Month,
    #[default]
    Quarter,
    Year,
}

/// What is to come.
#[derive(Debug)]
pub struct Outlook {
    /// All offers in force on the reference date or later, up to the horizon.
    pub offers: Vec<Offer>,
    /// The reference date first; then every day on which offers begin or are gone.
    pub moments: Vec<Moment>,
    /// The reference date, then the last day of every step, each with the moment that holds on it.
    pub steps: Vec<(NaiveDate, usize)>,
    /// Those that end within the horizon and do not go on under the same id; the most lost first.
    pub endings: Vec<Ending>,
    /// What is covered less at the end of the horizon because of all endings together.
    pub lost_together: Quantity,
    /// The trend that needs follow; none: they stay as they are.
    pub trend: Option<Trend>,
}

/// A day from which on other offers are in force than before, or with a trend the first of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    pub from: NaiveDate,
    /// Positions among the outlook's offers.
    pub gone: Vec<usize>,
    pub begun: Vec<usize>,
    /// Per cell, in the cautious scenario and in the generous one.
    pub cautious: Vec<Covered>,
    pub generous: Vec<Covered>,
}

/// An offer that ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    pub offer: usize,
    pub last_day: NaiveDate,
    pub cause: Cause,
    /// How many lose their place for good if it alone ends: others may take some over.
    pub lost_alone: Quantity,
    /// How many more are covered at the end of the horizon if it alone is renewed.
    pub regained_alone: Quantity,
    /// Whose coverage changes if it alone ends, and if it alone is renewed.
    pub changes: Vec<CellChange>,
    pub renewal: Vec<CellChange>,
}

/// Why an offer ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    Funding,
    Validity,
}

impl Cause {
    pub fn id(self) -> &'static str {
        match self {
            Cause::Funding => "funding",
            Cause::Validity => "validity",
        }
    }
}

impl StepLength {
    /// The last days of all steps after a day, up to another.
    fn ends(self, after: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
        let months = match self {
            StepLength::Month => 1,
            StepLength::Quarter => 3,
            StepLength::Year => 12,
        };
        let is_end = |day: &NaiveDate| {
            let next = day.checked_add_days(Days::new(1));
            next.is_none_or(|next| next.month() != day.month())
                && day.month().is_multiple_of(months)
        };
        let days = after.iter_days().skip(1).take_while(|day| *day <= until);
        days.filter(is_end).collect()
    }
}

/// The last day of an offer that counts on or after a day; none: it goes on.
fn last_day(offer: &Offer, reference: NaiveDate) -> Option<(NaiveDate, Cause)> {
    let ends = [
        (offer.funding_until, Cause::Funding),
        (offer.valid_to, Cause::Validity),
    ];
    let ends = ends
        .into_iter()
        .filter_map(|(day, cause)| Some((day?, cause)));
    ends.filter(|(day, _)| *day >= reference).min()
}

/// The last day on which an offer on record ends; none if none does.
pub fn last_ending(on_record: &[Offer], reference: NaiveDate) -> Option<NaiveDate> {
    let ends = on_record
        .iter()
        .filter_map(|offer| last_day(offer, reference));
    ends.map(|(day, _)| day).max()
}

/// What is to come for the headline of a year that was analysed with these offers on record.
pub fn outlook(
    inventory: &Inventory,
    on_record: &[Offer],
    year: &Year,
    horizon: Horizon,
) -> Result<Outlook, Refused> {
    let reference = year.question.reference_date;
    let counts = |offer: &&Offer| {
        offer.valid_from.is_none_or(|from| from <= horizon.until)
            && offer.valid_to.is_none_or(|to| to >= reference)
    };
    let offers: Vec<Offer> = on_record.iter().filter(counts).cloned().collect();
    let trend = match horizon.need {
        NeedCourse::Constant => None,
        NeedCourse::Trend => Some(Trend::of(inventory, year)),
    };
    let course = Course::of(inventory, offers, year, trend)?;
    let moments = course.moments(horizon.until);
    let moments: Result<Vec<Moment>, Refused> = moments
        .into_par_iter()
        .map(|days| course.moment(days))
        .collect();
    let moments = moments?;
    let days = horizon.step.ends(reference, horizon.until);
    let steps = std::iter::once(reference).chain(days).map(|day| {
        let begun = moments.partition_point(|moment| moment.from <= day);
        (day, begun.saturating_sub(1))
    });
    let steps = steps.collect();
    let endings = course.endings(horizon.until);
    let (endings, lost_together) = course.effects(endings, horizon.until)?;
    Ok(Outlook {
        offers: course.year.offers,
        moments,
        steps,
        endings,
        lost_together,
        trend: course.trend,
    })
}

/// All offers of the horizon with the markets of both scenarios, as if all were in force at once.
struct Course<'a> {
    /// The year that was analysed.
    analysed: &'a Year,
    trend: Option<Trend>,
    /// The horizon's offers with their targets.
    year: Year,
    reference: NaiveDate,
    cautious: Market,
    generous: Market,
}

/// A moment before it is covered.
struct Turn {
    from: NaiveDate,
    gone: Vec<usize>,
    begun: Vec<usize>,
}

impl<'a> Course<'a> {
    fn of(
        inventory: &Inventory,
        offers: Vec<Offer>,
        analysed: &'a Year,
        trend: Option<Trend>,
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
            trend,
            reference: analysed.question.reference_date,
            cautious,
            generous,
            year,
        })
    }

    fn in_force(&self, offer: usize, day: NaiveDate) -> bool {
        let own = &self.year.offers[offer];
        own.valid_from.is_none_or(|from| from <= day)
            && last_day(own, self.reference).is_none_or(|(last, _)| day <= last)
    }

    /// The days on which something changes, with what does.
    fn moments(&self, until: NaiveDate) -> Vec<Turn> {
        let begins = self.year.offers.iter().filter_map(|offer| offer.valid_from);
        let gone = self.year.offers.iter().filter_map(|offer| {
            let (last, _) = last_day(offer, self.reference)?;
            last.checked_add_days(Days::new(1))
        });
        let mut days: Vec<NaiveDate> = begins.chain(gone).collect();
        if self.trend.is_some() {
            let years = self.reference.year() + 1..=until.year();
            days.extend(years.filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1)));
        }
        days.retain(|day| *day > self.reference && *day <= until);
        days.sort_unstable();
        days.dedup();
        let mut before = self.reference;
        let mut turns = vec![Turn {
            from: self.reference,
            gone: Vec::new(),
            begun: Vec::new(),
        }];
        for day in days {
            let changed = |was: bool| {
                let offers = 0..self.year.offers.len();
                let changed = offers.filter(|offer| {
                    self.in_force(*offer, before) == was && self.in_force(*offer, day) != was
                });
                changed.collect()
            };
            turns.push(Turn {
                from: day,
                gone: changed(true),
                begun: changed(false),
            });
            before = day;
        }
        turns
    }

    /// A market as on a day, with only those offers that this holds for; the others stay, without places.
    fn with(
        &self,
        market: &Market,
        day: NaiveDate,
        holds: impl Fn(usize) -> bool,
    ) -> Result<Market, Refused> {
        let places = market.places().iter().enumerate();
        let places = places.map(|(offer, places)| match holds(offer) {
            true => *places,
            false => 0,
        });
        let needs = self.needs(market, day);
        Market::new(needs, places.collect(), market.reach().clone()).map_err(|_| Refused::TooLarge)
    }

    /// The needs of a market on a day: with a trend those of its year, to the nearest millionth.
    fn needs(&self, market: &Market, day: NaiveDate) -> Vec<u64> {
        let needs = market.need();
        let Some(trend) = &self.trend else {
            return needs.to_vec();
        };
        let later = day.year() - self.reference.year();
        let factors = trend.factors(self.analysed, self.analysed.question.year + later);
        let scaled = needs.iter().zip(factors);
        scaled
            .map(|(need, factor)| (*need as f64 * factor).round() as u64)
            .collect()
    }

    fn moment(&self, turn: Turn) -> Result<Moment, Refused> {
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

    /// The offers that end within the horizon. One that goes on under its id, with other places or another
    /// target, has changed and not ended.
    fn endings(&self, until: NaiveDate) -> Vec<(usize, NaiveDate, Cause)> {
        let offers = &self.year.offers;
        let goes_on = |offer: usize, last: NaiveDate| {
            let next = last.checked_add_days(Days::new(1));
            next.is_none_or(|next| {
                let mut others = (0..offers.len()).filter(|other| *other != offer);
                others
                    .any(|other| offers[other].id == offers[offer].id && self.in_force(other, next))
            })
        };
        let ending = |offer: usize| {
            let (last, cause) = last_day(&offers[offer], self.reference)?;
            (last < until && !goes_on(offer, last)).then_some((offer, last, cause))
        };
        (0..offers.len()).filter_map(ending).collect()
    }

    /// What each ending does by itself, and what all do together, in the cautious scenario. No cover is
    /// computed from nothing for a single offer: only what hangs together with it is solved anew.
    fn effects(
        &self,
        endings: Vec<(usize, NaiveDate, Cause)>,
        until: NaiveDate,
    ) -> Result<(Vec<Ending>, Quantity), Refused> {
        let ends = |offer: usize| endings.iter().any(|(ending, _, _)| *ending == offer);
        let today = self.with(&self.cautious, self.reference, |offer| {
            self.in_force(offer, self.reference)
        })?;
        let at_last = self.with(&self.cautious, until, |offer| self.in_force(offer, until))?;
        let renewed = self.with(&self.cautious, until, |offer| {
            self.in_force(offer, until) || ends(offer)
        })?;
        let (today, at_last) = (solve(&today), solve(&at_last));
        let together = solve(&renewed).cover().covered() - at_last.cover().covered();
        let single = endings.par_iter().map(|(offer, last_day, cause)| {
            let (lost_alone, changes) = self.lost(&today, *offer);
            let places = self.cautious.places()[*offer];
            let renewal = at_last.with_more_places(*offer as u32, places);
            let renewal = renewal.map_err(|_| Refused::TooLarge)?;
            let regained = renewal.covered_after - renewal.covered_before;
            Ok(Ending {
                offer: *offer,
                last_day: *last_day,
                cause: *cause,
                lost_alone,
                regained_alone: Quantity::from_units(regained),
                changes,
                renewal: renewal.cells,
            })
        });
        let single: Result<Vec<Ending>, Refused> = single.collect();
        let mut single = single?;
        single.sort_by(|one, other| {
            let by_size = other.lost_alone.cmp(&one.lost_alone);
            let by_size = by_size.then(other.regained_alone.cmp(&one.regained_alone));
            by_size
                .then(one.last_day.cmp(&other.last_day))
                .then(one.offer.cmp(&other.offer))
        });
        Ok((single, Quantity::from_units(together)))
    }

    /// How many lose their place if an offer that is in force on the reference date alone ends. One that
    /// begins later takes nothing that is there today.
    fn lost(&self, today: &Solved, offer: usize) -> (Quantity, Vec<CellChange>) {
        if !self.in_force(offer, self.reference) {
            return (Quantity::ZERO, Vec::new());
        }
        let change = today.without(&[offer as u32]);
        let lost = change.covered_before - change.covered_after;
        (Quantity::from_units(lost), change.cells)
    }
}

impl Outlook {
    /// What is needed and covered of a picture's assessable cells at a moment, in both scenarios.
    pub fn totals(&self, picture: &Picture, moment: usize) -> (Covered, Covered) {
        let moment = &self.moments[moment];
        let mut totals = (Covered::default(), Covered::default());
        for (cell, result) in picture.results.iter().enumerate() {
            if result.certainty.is_some() {
                totals.0 += moment.cautious[cell];
                totals.1 += moment.generous[cell];
            }
        }
        totals
    }
}

#[cfg(test)]
mod tests;
