//! How things changed since the year before, as everybody may know it: why the gap is larger or smaller, what
//! became of offers and of measures, and what cannot be compared.
//!
//! Nobody outside knows the needs of either year, so the edition gets the cells of the year before behind its
//! own. What is said of groups of cells is counted as everywhere ([`super::development_groups`]); a cause is a sum of
//! weights times needs of both years, and is told as such. What follows from both is computed anew from what
//! protection left ([`fill`]). What a single offer does is left to the planner's tables.

use std::collections::{BTreeMap, HashMap};

use super::development_groups::{self, groups};
use super::facts;
use super::lists::{cases, code, item, list, whole};
use super::review::{not_comparable_by_reason, of_reason, own, signed};
use super::review_offers;
use super::scope::Scope;
use super::table::{Cell, Column, Kind, Row, Table, Value};
use super::words::{both, column};
use crate::analysis::picture::Year;
use crate::analysis::review::causes::{CauseWeights, Sixths};
use crate::analysis::review::groups::Group;
use crate::analysis::review::{Review, Which};
use crate::inventory::measures::Measure;
use crate::vocabulary::quantity::Quantity;

pub const CAUSES: &str = "review_causes";

/// The review of the year with the one before, and what had been decided.
#[derive(Debug)]
pub struct Behind {
    pub review: Review,
    pub measures: Vec<Measure>,
}

/// What an edition says of the development, and the cells of the year before that stand behind it.
#[derive(Debug)]
pub struct Development {
    pub tables: Vec<Table>,
    pub cells: Vec<Cell>,
}

/// The development as far as a report looks; `first` is the number that the first cell of the year before gets
/// in the edition. None if the review has other cells than the year: then nothing of it could be protected.
pub fn development(
    year: &Year,
    behind: &Behind,
    scope: &Scope,
    first: usize,
    most: usize,
) -> Option<Development> {
    let review = &behind.review;
    let seen = Seen {
        review,
        year,
        scope,
        own: scope.cells(&review.to, review.to.headline()),
        numbers: Numbers::of(year, review, first)?,
    };
    let mut tables = vec![groups(&seen)];
    let mut causes = seen.causes();
    fill(&mut causes, &tables);
    tables.push(causes);
    tables.push(review_offers::in_public(&seen, most));
    if scope.is_everybody() {
        tables.extend(review_offers::followed_up(&seen, &behind.measures));
    }
    tables.push(seen.not_comparable());
    Some(Development {
        tables,
        cells: facts::of_headline(&review.from),
    })
}

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
    fn of(year: &Year, review: &Review, first: usize) -> Option<Numbers> {
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

    /// Why the gap is not what it was: from last year's gap to this year's, and beside it the need that could
    /// not be compared.
    fn causes(&self) -> Table {
        let columns = vec![own("cause", Kind::Code), own("cases", Kind::Cases)];
        let group = self.review.group(&self.own);
        let (counted, _) = self.review.comparable.counted(&self.own);
        let row = |id: &'static str, value: Value| item(vec![code("review-cause", id), value]);
        let cause = |id: &'static str, value: Sixths, of: fn(&CauseWeights) -> [f64; 2]| {
            let weights = self.weighed_in_both(&counted, |cell, which| {
                of(&self.review.weights[cell as usize])[which as usize]
            });
            row(id, signed(value)).telling(1, weights)
        };
        let mut rows = vec![
            row("gap_before", signed(group.before.gap())),
            cause("by_need", group.causes.need, |weights| weights.need),
            cause("by_supply", group.causes.supply, |weights| weights.supply),
            cause("by_knowledge", group.causes.knowledge, |weights| {
                weights.knowledge
            }),
            row("gap_after", signed(group.after.gap())),
        ];
        rows.extend(self.left_out(&group));
        let mut table = list(CAUSES, self.base(), columns, rows);
        table.notes = vec![both("review-note-causes", &[])];
        table
    }

    /// Need that is in neither gap; nothing if there is none in either year.
    fn left_out(&self, group: &Group) -> Vec<Row> {
        let ids = ["left_out_before", "left_out_after"];
        let rows = Which::BOTH.into_iter().zip(ids).zip(group.left_out);
        let rows = rows.map(|((which, id), left_out)| {
            let counted = self.counted(&self.own, which);
            let rest: Vec<u32> = self
                .own
                .iter()
                .copied()
                .filter(|cell| counted.binary_search(cell).is_err())
                .collect();
            let values = vec![code("review-cause", id), cases(left_out)];
            item(values).telling(1, self.weighed(&rest, which, |_| 1.0))
        });
        match group.left_out == [Quantity::ZERO; 2] {
            true => Vec::new(),
            false => rows.collect(),
        }
    }

    /// What cannot be compared cell by cell, by reason.
    fn not_comparable(&self) -> Table {
        let columns: Vec<Column> = vec![
            column("whom", Kind::Text),
            column("reason", Kind::Code),
            column("dimension", Kind::Text),
            own("need_before", Kind::Cases),
            own("need_after", Kind::Cases),
        ];
        let mut by_reason = not_comparable_by_reason(self.review);
        by_reason
            .values_mut()
            .for_each(|cells| cells.retain(|cell| self.own.binary_search(cell).is_ok()));
        by_reason.retain(|_, cells| !cells.is_empty());
        let rows = by_reason.iter().map(|(reason, cells)| {
            let [before, after] = self.needs(cells).map(cases);
            let [whom, reason, dimension] = of_reason(self.review, *reason, cells);
            let weights = Which::BOTH.map(|which| self.weighed(cells, which, |_| 1.0));
            let [earlier, later] = weights;
            item(vec![whom, reason, dimension, before, after])
                .telling(3, earlier)
                .telling(4, later)
        });
        let rows = rows.collect();
        let mut table = list("review_not_comparable", self.base(), columns, rows);
        table.notes = vec![both("review-note-together", &[])];
        table
    }

    fn needs(&self, cells: &[u32]) -> [Quantity; 2] {
        Which::BOTH.map(|which| {
            let results = &self.review.year(which).headline().results;
            let needs = cells
                .iter()
                .map(|cell| results[*cell as usize].cautious.need);
            needs.sum()
        })
    }

    pub fn base(&self) -> super::table::Base {
        whole(self.year, self.year.headline(), self.scope)
    }
}

/// Writes the gap before and after into the causes: the two of the table of groups, as they stand there.
pub fn fill(table: &mut Table, tables: &[Table]) {
    let Some(column) = table.column("cases") else {
        return;
    };
    let groups = tables
        .iter()
        .find(|other| other.name == development_groups::NAME);
    let Some([before, after]) = groups.and_then(development_groups::whole_gaps) else {
        return;
    };
    let gaps: BTreeMap<&str, Value> = [("gap_before", before), ("gap_after", after)].into();
    for row in &mut table.rows {
        let Some(Value::Code { id, .. }) = row.values.first() else {
            continue;
        };
        if let Some(gap) = gaps.get(id) {
            row.values[column] = gap.clone();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::review::{Side, review};
    use crate::analysis::tests::{any_needs, any_offers, inventory, question};
    use crate::analysis::year::analyse;
    use crate::inventory::crosswalk::Crosswalk;
    use crate::tables::derived::derive;

    proptest! {
        #[test]
        fn every_number_of_the_development_follows_from_both_years_needs(
            (needs, offers) in (any_needs(), any_offers()),
            (later_needs, later_offers) in (any_needs(), any_offers()),
        ) {
            let towns = [inventory(needs, offers), inventory(later_needs, later_offers)];
            let [from, to] = [&towns[0], &towns[1]]
                .map(|inventory| Side { inventory, question: question() });
            let year = analyse(&towns[1], question()).unwrap();
            let behind = Behind {
                review: review(from, to, &Crosswalk::default()).unwrap(),
                measures: Vec::new(),
            };
            let mut cells = facts::facts(&year, None);
            let everybody = Scope::default();
            let found = development(&year, &behind, &everybody, cells.len(), 15).unwrap();
            cells.extend(found.cells);
            for table in &found.tables {
                for row in &table.rows {
                    for told in &row.tells {
                        let weights = told.weights.iter();
                        let sum: f64 = weights
                            .map(|(cell, weight)| weight * f64::from(cells[*cell as usize].need))
                            .sum();
                        let value = row.values[told.column].number().unwrap();
                        prop_assert!((sum - value).abs() < 1e-4, "{}: {sum} {value}", table.name);
                    }
                    if let (development_groups::NAME, Some(need)) = (table.name.as_str(), table.column("need"))
                        && let Some(need) = row.values[need].number()
                    {
                        let own = row.cells.iter().map(|cell| cells[*cell as usize]);
                        prop_assert!(own.clone().all(|cell| cell.assessable));
                        let sum: f64 = own.clone().map(|cell| f64::from(cell.need)).sum();
                        prop_assert!((sum - need).abs() < 1e-4);
                        let gap: f64 = own.map(|cell| (1.0 - cell.covered) * f64::from(cell.need)).sum();
                        let shown = row.values[table.column("gap").unwrap()].number().unwrap();
                        prop_assert!((gap - shown).abs() < 1e-4);
                    }
                }
            }
            let mut again = found.tables.clone();
            derive(&mut again);
            prop_assert_eq!(again, found.tables);
        }
    }

    #[test]
    fn what_follows_from_a_withheld_number_is_withheld() {
        let town = inventory(Vec::new(), Vec::new());
        let side = Side {
            inventory: &town,
            question: question(),
        };
        let year = analyse(&town, question()).unwrap();
        let behind = Behind {
            review: review(side, side, &Crosswalk::default()).unwrap(),
            measures: Vec::new(),
        };
        let found = development(&year, &behind, &Scope::default(), 0, 15).unwrap();
        let mut tables = found.tables;
        let groups = &mut tables[0];
        let gap = groups.column("gap").unwrap();
        groups.rows[0].values[gap] = Value::Withheld;
        derive(&mut tables);
        let of = |id: &str| tables[0].rows[1].values[tables[0].column(id).unwrap()].clone();
        assert_eq!(of("gap_change"), Value::Withheld);
        assert_eq!(of("status"), Value::Withheld);
        assert_eq!(tables[1].rows[0].values[1], Value::Withheld);
        assert_eq!(tables[1].rows[4].values[1], Value::Number(0.0));
    }
}
