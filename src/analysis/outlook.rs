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
//! - [`need`]: what is assumed of needs to come: nothing, a [`trend`], or a [`projection`]

mod course;
mod days;
mod effects;
pub mod need;
pub mod projection;
pub mod trend;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::cover::CellChange;
use super::picture::{Covered, Picture, Year};
use super::year::Refused;
use crate::model::inventory::Inventory;
use crate::model::offer::Offer;
use crate::vocabulary::quantity::Quantity;
use course::Course;
pub use days::last_ending;
pub use need::{Assumption, NeedCourse};

/// How far to look, and on which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    pub until: NaiveDate,
    pub step: StepLength,
    pub need: NeedCourse,
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
    pub assumed: Assumption,
}

/// A day from which on other offers are in force than before, or the first of a year where needs change.
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
    let assumed = Assumption::of(horizon.need, inventory, year);
    let course = Course::of(inventory, offers, year, assumed)?;
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
        assumed: course.assumed,
    })
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
