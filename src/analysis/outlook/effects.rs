//! What endings take: each by itself, and all together.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use rayon::prelude::*;

use super::course::Course;
use super::days::last_day;
use super::{Cause, Ending, Outlook};
use crate::analysis::cover::{CellChange, Market, Solved, solve};
use crate::analysis::year::Refused;
use crate::vocabulary::quantity::Quantity;

/// An offer that ends, by position, its last day, and why.
type End = (usize, NaiveDate, Cause);

/// Whose coverage changes by an ending.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Effect {
    /// If it alone ends.
    pub loss: Vec<CellChange>,
    /// If it alone is renewed, at the end of the horizon.
    pub renewal: Vec<CellChange>,
}

/// Tells the effects of single endings, cell by cell: a fair cover for each of what hangs together with it.
pub struct Effects<'a> {
    outlook: &'a Outlook,
    today: Solved<'a>,
    at_last: Solved<'a>,
}

impl Outlook {
    /// What endings and renewals do, from the covers of today and of the end of the horizon.
    pub fn effects(&self) -> Effects<'_> {
        Effects {
            outlook: self,
            today: solve(&self.today),
            at_last: solve(&self.at_last),
        }
    }
}

impl Effects<'_> {
    /// One that begins later takes nothing that is there today.
    pub fn of(&self, ending: &Ending) -> Effect {
        let offer = ending.offer as u32;
        let loss = match self.outlook.is_there[ending.offer] {
            true => self.today.without(&[offer]).cells,
            false => Vec::new(),
        };
        let places = self.outlook.places[ending.offer];
        let renewal = self.at_last.with_more_places(offer, places);
        Effect {
            loss,
            renewal: renewal.map_or(Vec::new(), |change| change.cells),
        }
    }
}

impl Course<'_> {
    /// The offers that end within the horizon. One that goes on under its id, with other places or another
    /// target, has changed and not ended.
    pub fn endings(&self, until: NaiveDate) -> Vec<End> {
        let offers = &self.year.offers;
        let mut same_id: HashMap<&str, Vec<usize>> = HashMap::new();
        for (position, offer) in offers.iter().enumerate() {
            same_id.entry(&offer.id).or_default().push(position);
        }
        let goes_on = |offer: usize, last: NaiveDate| {
            let next = last.checked_add_days(Days::new(1));
            next.is_none_or(|next| {
                let same = same_id.get(offers[offer].id.as_str()).into_iter().flatten();
                let mut others = same.filter(|other| **other != offer);
                others.any(|other| self.in_force(*other, next))
            })
        };
        let ending = |offer: usize| {
            let (last, cause) = last_day(&offers[offer], self.reference)?;
            (last < until && !goes_on(offer, last)).then_some((offer, last, cause))
        };
        (0..offers.len()).filter_map(ending).collect()
    }

    /// How much each ending takes by itself, and what all do together, in the cautious scenario; the most lost
    /// first. `today` and `at_last` are the markets of the first and of the last day.
    pub fn effects(
        &self,
        endings: &[End],
        until: NaiveDate,
        today: &Market,
        at_last: &Market,
    ) -> Result<(Vec<Ending>, Quantity), Refused> {
        let mut ends = vec![false; self.year.offers.len()];
        endings.iter().for_each(|(offer, _, _)| ends[*offer] = true);
        let renewed = self.with(&self.cautious, until, |offer| {
            self.in_force(offer, until) || ends[offer]
        })?;
        let (today_solved, at_last) = (solve(today), solve(at_last));
        let together = solve(&renewed).cover().covered() - at_last.cover().covered();
        // the maximum flow without an offer is less by what it cannot leave empty
        let spare = today_solved.spare();
        let single = endings.par_iter().map_init(
            || at_last.relief(),
            |relief, (offer, last_day, cause)| {
                let lost = match self.in_force(*offer, self.reference) {
                    true => today.places()[*offer] - spare[*offer],
                    false => 0,
                };
                let regained = relief.of(
                    self.cautious.places()[*offer],
                    self.cautious.reach().of(*offer),
                );
                Ending {
                    offer: *offer,
                    last_day: *last_day,
                    cause: *cause,
                    lost_alone: Quantity::from_units(lost),
                    regained_alone: Quantity::from_units(regained),
                }
            },
        );
        let mut single: Vec<Ending> = single.collect();
        single.sort_by(|one, other| {
            let by_size = other.lost_alone.cmp(&one.lost_alone);
            let by_size = by_size.then(other.regained_alone.cmp(&one.regained_alone));
            by_size
                .then(one.last_day.cmp(&other.last_day))
                .then(one.offer.cmp(&other.offer))
        });
        Ok((single, Quantity::from_units(together)))
    }
}
