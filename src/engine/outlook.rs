//! Where an outlook starts, and how far it usually looks.

use chrono::{Datelike, NaiveDate};

use super::prepared::Prepared;
use crate::analysis::outlook::{Horizon, Outlook, last_ending, outlook};
use crate::analysis::picture::Year;
use crate::analysis::year::Refused;
use crate::model::inventory::Inventory;
use crate::model::offer::Offer;

/// How far an outlook reaches at most, if nobody says how far.
const YEARS: i32 = 5;

/// What an outlook starts from.
#[derive(Debug, Clone, Copy)]
pub struct Start<'a> {
    inventory: &'a Inventory,
    pub year: &'a Year,
    on_record: &'a [Offer],
}

impl<'a> Start<'a> {
    /// A year of a prepared project, or, where there is one, the same year with the plan.
    pub fn of(prepared: &'a Prepared, year: &'a Year, planned: Option<&'a Year>) -> Start<'a> {
        let inventory = &prepared.inventory;
        let (year, on_record) = match (planned, &inventory.plan) {
            (Some(planned), Some(plan)) => (planned, plan),
            _ => (year, &inventory.offers),
        };
        Start {
            inventory,
            year,
            on_record,
        }
    }

    /// What is to come until the horizon.
    ///
    /// # Errors
    /// There are more cells than can be computed with.
    pub fn outlook(self, horizon: Horizon) -> Result<Outlook, Refused> {
        outlook(self.inventory, self.on_record, self.year, horizon)
    }

    /// The end of the year after the last ending that is known, or of the projection's last year; some years at
    /// most.
    pub fn usual_end(self) -> NaiveDate {
        let reference = self.year.question.reference_date;
        let last =
            last_ending(self.on_record, reference).map_or(reference.year(), |day| day.year());
        // a year more, so that what ends on its last day is seen
        let projection = self.inventory.projection.iter();
        let projected = projection.map(|people| people.year).max();
        let year = projected.map_or(last + 1, |projected| projected.max(last + 1));
        let year = year.min(reference.year() + YEARS);
        NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(reference)
    }
}
