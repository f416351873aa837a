//! Totals come last: a category's total that counts many cases is what a report is read for.
//!
//! The search closes one target after the other, and where several of them want the same total it looks cheaper to
//! each than the fields of the table. So every large total that is withheld is shown for good, and the search says
//! what else has to give way for it.

use super::{Search, redundant};

/// So many of them are tried, the dearest first: in a city each takes long.
const TRIED: usize = 8;

impl Search<'_> {
    /// Shows large totals again where what is withheld in their place costs less.
    pub(super) fn spare_large_totals(&mut self) {
        let statistics = self.statistics;
        let mut totals = self.chosen();
        totals.retain(|statistic| statistics.all[*statistic].is_large_total());
        totals.truncate(TRIED);
        for total in totals {
            self.budget = redundant::SOUGHT;
            // what did not come out cheaper before does not now: only more is kept wide
            if self.withheld[total] && self.tried_totals.insert(total) {
                self.becomes(|search| search.is_cheaper_sparing(total));
            }
        }
    }

    /// Shows a total for good and withholds others for it, however far away they are found; whether that is better.
    fn is_cheaper_sparing(&mut self, total: usize) -> bool {
        let cost = self.cost();
        self.prices[total] = None;
        self.take_back(&[total]);
        let is_closed = self.close_all(|search| search.cost() < cost).is_ok();
        if is_closed {
            self.show_again();
        }
        is_closed && self.cost() < cost
    }
}
