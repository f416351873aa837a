//! What opens when funding ends: the gap on days to come if nothing is renewed, and what each ending offer
//! does by itself.
//!
//! Needs stay as they are, or follow a [`trend`] or a [`projection`]. An offer counts up to its last day: the end of
//! its validity or of its funding, whichever comes first and is not past already on the reference date. Each
//! day's cover is the fair cover of the offers that are in force on it, as in an analysis of an inventory
//! without the others.
//!
//! Effects of single offers do not add up: two that can stand in for each other have none each, and
//! together all. So what one ending takes by itself, what all of them take together, and what one renewal
//! by itself would bring back stand side by side.
//!
//! How much one ending takes is told by the maximum flow alone; whose coverage changes needs a fair cover for each
//! and is computed only for those that are asked for ([`Effects`]).
//!
//! # On paper
//!
//! Nord has 10 children. House A has 10 places until June, house B 10 until September. If only A ends,
//! nobody loses a place; if only B does, neither. Together they take 10. Renewing either brings all 10 back.
//!
//! # What is where
//!
//! - `days`: the last days of offers and of steps
//! - `course`: which offers are in force when, and what is covered then
//! - `effects`: what each ending does, alone and together
//! - [`renewals`]: which renewals keep most, each on top of those before it
//! - [`cohorts`], [`from_past`]: people of years to come from those of years past
//! - [`need`]: what is assumed of needs to come: nothing, a [`trend`], or a [`projection`]

pub mod cohorts;
pub(in crate::analysis) mod course;
mod days;
mod effects;
pub mod from_past;
pub mod need;
pub mod projection;
pub mod renewals;
pub mod trend;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::cover::Market;
use super::picture::{Covered, Picture, Year};
use super::year::Refused;
use crate::model::inventory::Inventory;
use crate::model::offer::Offer;
use crate::vocabulary::quantity::Quantity;
use course::Course;
pub use days::last_ending;
pub use effects::{Effect, Effects};
pub use need::{Assumption, NeedCourse};

/// How far to look, and on which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// The last day that is looked at.
    pub until: NaiveDate,
    /// On which days.
    pub step: StepLength,
    /// What needs do until then.
    pub need: NeedCourse,
}

/// Every step ends with a calendar month, quarter or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StepLength {
    /// Ends with a calendar month.
    Month,
    /// Ends with a calendar quarter.
    #[default]
    Quarter,
    /// Ends with a calendar year.
    Year,
}

/// What is to come.
#[derive(Debug)]
pub struct Outlook {
    /// All offers in force on the reference date or later, up to the horizon.
    pub offers: Vec<Offer>,
    /// The reference date first; then one for each step in which offers begin or are gone, or needs change.
    pub moments: Vec<Moment>,
    /// The reference date, then the last day of every step, each with the moment that holds on it.
    pub steps: Vec<(NaiveDate, usize)>,
    /// Those that end within the horizon and do not go on under the same id; the most lost first.
    pub endings: Vec<Ending>,
    /// What is covered less at the end of the horizon because of all endings together.
    pub lost_together: Quantity,
    /// What needs do, as far as the data allow it.
    pub assumed: Assumption,
    /// The cautious market on the reference date, and at the end of the horizon if nothing is renewed.
    today: Market,
    at_last: Market,
    /// The places that each offer would have if it were there.
    places: Vec<u64>,
    /// Whether each offer is in force on the reference date.
    is_there: Vec<bool>,
}

/// What holds at the end of a step, and what has changed since the moment before.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The last day on which offers began or were gone, or the first of a year where needs change.
    pub from: NaiveDate,
    /// Positions among the outlook's offers.
    pub gone: Vec<usize>,
    /// Positions among the outlook's offers.
    pub begun: Vec<usize>,
    /// Per cell, in the cautious scenario and in the generous one.
    pub cautious: Vec<Covered>,
    /// See `cautious`.
    pub generous: Vec<Covered>,
}

/// An offer that ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// Position among the outlook's offers.
    pub offer: usize,
    /// On which it is there.
    pub last_day: NaiveDate,
    /// Why it ends then.
    pub cause: Cause,
    /// How many lose their place for good if it alone ends: others may take some over.
    pub lost_alone: Quantity,
    /// How many more are covered at the end of the horizon if it alone is renewed.
    pub regained_alone: Quantity,
}

/// Why an offer ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Nobody pays for it any more.
    Funding,
    /// Its record ends.
    Validity,
}

impl Cause {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Cause::Funding => "funding",
            Cause::Validity => "validity",
        }
    }
}

/// What is to come for the headline of a year that was analysed with these offers on record.
pub fn outlook(
    inventory: &Inventory,
    on_record: &[Offer],
    year: &Year,
    horizon: Horizon,
) -> Result<Outlook, Refused> {
    let reference = year.question.reference_date;
    let counted = on_record.iter();
    let counted = counted.filter(|offer| counts(offer, reference, horizon.until));
    let offers: Vec<Offer> = counted.cloned().collect();
    let assumed = Assumption::of(horizon.need, inventory, year);
    let course = Course::of(inventory, offers, year, assumed)?;
    let days = horizon.step.ends(reference, horizon.until);
    let days: Vec<NaiveDate> = std::iter::once(reference).chain(days).collect();
    let turns = course::at_ends(course.turns(horizon.until), &days);
    let moments: Result<Vec<Moment>, Refused> = turns
        .into_par_iter()
        .map(|turn| course.moment(turn))
        .collect();
    let moments = moments?;
    let steps = days.into_iter().map(|day| {
        let begun = moments.partition_point(|moment| moment.from <= day);
        (day, begun.saturating_sub(1))
    });
    let steps = steps.collect();
    let is_there = (0..course.year.offers.len()).map(|offer| course.in_force(offer, reference));
    let is_there: Vec<bool> = is_there.collect();
    let today = course.with(&course.cautious, reference, |offer| is_there[offer])?;
    let at_last = course.with(&course.cautious, horizon.until, |offer| {
        course.in_force(offer, horizon.until)
    })?;
    let endings = course.endings(horizon.until);
    let (endings, lost_together) = course.effects(&endings, horizon.until, &today, &at_last)?;
    Ok(Outlook {
        moments,
        steps,
        endings,
        lost_together,
        today,
        at_last,
        is_there,
        places: course.cautious.places().to_vec(),
        offers: course.year.offers,
        assumed: course.assumed,
    })
}

/// Whether an offer is in force on a day of the horizon, as far as its validity goes.
fn counts(offer: &Offer, reference: NaiveDate, until: NaiveDate) -> bool {
    offer.valid_from.is_none_or(|from| from <= until)
        && offer.valid_to.is_none_or(|to| to >= reference)
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
pub(crate) mod tests;
