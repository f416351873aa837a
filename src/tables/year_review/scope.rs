//! A review of two years as a report looks at it.

use std::collections::HashMap;

use crate::analysis::picture::Year;
use crate::analysis::review::{Review, Which};
use crate::tables::lists::whole;
use crate::tables::scope::Scope;
use crate::tables::table::Base;
use crate::vocabulary::quantity::Quantity;

/// A review as a report looks at it.
pub(super) struct Seen<'a> {
    pub review: &'a Review,
    pub year: &'a Year,
    pub scope: &'a Scope,
    /// The review's cells that the report looks at.
    pub own: Vec<u32>,
    pub numbers: Numbers,
}

/// Per cell of the review its number in the edition, for each year; none: nobody needs anything there.
pub(super) struct Numbers([Vec<Option<u32>>; 2]);

impl Numbers {
    pub fn of(year: &Year, review: &Review, first: usize) -> Option<Numbers> {
        if review.to.vocabulary != year.vocabulary {
            return None;
        }
        let key = |year: &Year, cell: usize| -> Vec<u32> {
            let columns = year.headline().cells.columns.iter();
            columns.map(|column| column[cell]).collect()
        };
        let own = 0..year.headline().cells.len();
        let known: HashMap<Vec<u32>, u32> =
            own.map(|cell| (key(year, cell), cell as u32)).collect();
        let cells = 0..review.to.headline().cells.len();
        let later: Vec<Option<u32>> = cells
            .clone()
            .map(|cell| known.get(&key(&review.to, cell)).copied())
            .collect();
        let found = |cell: usize| {
            let need = review.to.headline().results[cell].cautious.need;
            need == Quantity::ZERO || later[cell].is_some()
        };
        let before = cells.clone().map(|cell| u32::try_from(first + cell).ok());
        let before = before.collect();
        cells.clone().all(found).then_some(Numbers([before, later]))
    }

    pub fn get(&self, which: Which, cell: u32) -> Option<u32> {
        self.0[which as usize][cell as usize]
    }
}

impl Seen<'_> {
    /// The cells of a group that it counts in a year: what can be compared, and a gap be told of.
    pub fn counted(&self, cells: &[u32], which: Which) -> Vec<u32> {
        let results = &self.review.year(which).headline().results;
        let (mut counted, _) = self.review.comparable.counted(cells);
        counted.retain(|cell| results[*cell as usize].certainty.is_some());
        counted
    }

    /// Cells of a year with their weights, as the edition numbers them.
    pub fn weighed(
        &self,
        cells: &[u32],
        which: Which,
        weight: impl Fn(u32) -> f64,
    ) -> Vec<(u32, f64)> {
        let weighed = cells.iter().filter_map(|cell| {
            let number = self.numbers.get(which, *cell)?;
            Some((number, weight(*cell)))
        });
        let mut weighed: Vec<(u32, f64)> = weighed.filter(|(_, weight)| *weight != 0.0).collect();
        weighed.sort_unstable_by_key(|(number, _)| *number);
        weighed
    }

    /// The same for both years.
    pub fn weighed_in_both(
        &self,
        cells: &[u32],
        weight: impl Fn(u32, Which) -> f64,
    ) -> Vec<(u32, f64)> {
        let own = Which::BOTH.map(|which| self.weighed(cells, which, |cell| weight(cell, which)));
        let mut weighed = own.concat();
        weighed.sort_unstable_by_key(|(number, _)| *number);
        weighed
    }

    /// Weights of either year's cells, as the edition numbers these.
    pub fn weighed_each(&self, weights: [&[(u32, f64)]; 2]) -> Vec<(u32, f64)> {
        let own = Which::BOTH.into_iter().zip(weights);
        let numbered = own.flat_map(|(which, weights)| {
            let number =
                |(cell, weight): &(u32, f64)| Some((self.numbers.get(which, *cell)?, *weight));
            weights.iter().filter_map(number).collect::<Vec<_>>()
        });
        let mut numbered: Vec<(u32, f64)> = numbered.collect();
        numbered.sort_unstable_by_key(|(number, _)| *number);
        numbered
    }

    /// What these weights amount to.
    pub fn sum(&self, weights: [&[(u32, f64)]; 2]) -> f64 {
        let own = Which::BOTH.into_iter().zip(weights);
        let of_year = own.map(|(which, weights)| -> f64 {
            let results = &self.review.year(which).headline().results;
            let cases = |(cell, weight): &(u32, f64)| {
                weight * results[*cell as usize].cautious.need.as_f64()
            };
            weights.iter().map(cases).sum()
        });
        of_year.sum()
    }

    pub fn base(&self) -> Base {
        whole(self.year, self.year.headline(), self.scope)
    }
}
