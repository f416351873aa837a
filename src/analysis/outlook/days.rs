//! The last days of offers, and of the steps that an outlook is told in.

use chrono::{Datelike, Days, NaiveDate};

use super::{Cause, StepLength};
use crate::model::offer::Offer;

impl StepLength {
    /// The last days of all steps after a day, up to another.
    pub(super) fn ends(self, after: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
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
pub(super) fn last_day(offer: &Offer, reference: NaiveDate) -> Option<(NaiveDate, Cause)> {
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
