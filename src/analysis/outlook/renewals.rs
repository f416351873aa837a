//! Which renewals keep most: each on top of those before it.

use chrono::NaiveDate;

use super::course::Course;
use super::{Assumption, Horizon};
use crate::analysis::cover::{CellChange, solve};
use crate::analysis::picture::Year;
use crate::analysis::year::Refused;
use crate::model::inventory::Inventory;
use crate::model::offer::Offer;
use crate::vocabulary::quantity::Quantity;

/// An offer that goes on.
#[derive(Debug, Clone, PartialEq)]
pub struct Renewal {
    /// As it stands on record.
    pub offer: Offer,
    /// Until when it has to be decided.
    pub last_day: NaiveDate,
    /// How many more are covered at the end of the horizon than without it, the renewals before it being there.
    pub kept: Quantity,
    /// Every cell whose coverage it changes.
    pub changes: Vec<CellChange>,
    /// Per changed cell how many cases more are covered then for each case of today.
    pub weights: Vec<(u32, f64)>,
}

/// So many renewals that keep most, the one that keeps most first; of equals the one that ends first. The plan
/// has them laid over: its offers go on without an end.
pub fn renewals(
    inventory: &Inventory,
    plan: &mut [Offer],
    year: &Year,
    horizon: Horizon,
    assumed: &Assumption,
    most: usize,
) -> Result<Vec<Renewal>, Refused> {
    let (reference, until) = (year.question.reference_date, horizon.until);
    let positions: Vec<usize> = (0..plan.len())
        .filter(|offer| super::counts(&plan[*offer], reference, until))
        .collect();
    let offers = positions.iter().map(|offer| plan[*offer].clone()).collect();
    let course = Course::of(inventory, offers, year, assumed.clone())?;
    let mut ends = course.endings(until);
    let mut market = course.with(&course.cautious, until, |offer| {
        course.in_force(offer, until)
    })?;
    let mut found = Vec::new();
    while found.len() < most {
        let solved = solve(&market);
        let mut relief = solved.relief();
        let kept = |(offer, _, _): &(usize, NaiveDate, _)| {
            relief.of(
                course.cautious.places()[*offer],
                course.cautious.reach().of(*offer),
            )
        };
        let kept: Vec<u64> = ends.iter().map(kept).collect();
        let order = |at: &usize| {
            let (offer, last_day, _) = ends[*at];
            (kept[*at], std::cmp::Reverse((last_day, offer)))
        };
        let Some(best) = (0..ends.len()).max_by_key(order).filter(|at| kept[*at] > 0) else {
            break;
        };
        let (offer, last_day, _) = ends.remove(best);
        let before = solved.into_cover();
        market = course.with(&course.cautious, until, |other| {
            let is_renewed = found.iter().any(|(renewed, _)| *renewed == other);
            is_renewed || other == offer || course.in_force(other, until)
        })?;
        let after = solve(&market).into_cover();
        let changed = (0..year.headline().cells.len()).filter_map(|cell| {
            let (before, after) = (before.coverage(cell)?, after.coverage(cell)?);
            (before != after).then_some(CellChange {
                cell: cell as u32,
                before,
                after,
            })
        });
        let changes: Vec<CellChange> = changed.collect();
        let weight = |change: &CellChange| {
            let cell = change.cell as usize;
            let (today, then) = (course.cautious.need()[cell], market.need()[cell]);
            let rise = change.after.as_f64() - change.before.as_f64();
            (change.cell, rise * then as f64 / today.max(1) as f64)
        };
        let renewal = Renewal {
            weights: changes.iter().map(weight).collect(),
            offer: course.year.offers[offer].clone(),
            last_day,
            kept: Quantity::from_units(kept[best]),
            changes,
        };
        found.push((offer, renewal));
    }
    for (offer, _) in &found {
        let own = &mut plan[positions[*offer]];
        (own.valid_to, own.funding_until) = (None, None);
    }
    Ok(found.into_iter().map(|(_, renewal)| renewal).collect())
}
