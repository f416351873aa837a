//! What endings take: each by itself, and all together.

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

use super::course::Course;
use super::days::last_day;
use super::{Cause, Ending};
use crate::analysis::cover::{CellChange, Solved, solve};
use crate::analysis::year::Refused;
use crate::vocabulary::quantity::Quantity;

impl Course<'_> {
    /// The offers that end within the horizon. One that goes on under its id, with other places or another
    /// target, has changed and not ended.
    pub fn endings(&self, until: NaiveDate) -> Vec<(usize, NaiveDate, Cause)> {
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
    pub fn effects(
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
