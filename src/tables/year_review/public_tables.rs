//! How things changed since the year before, as everybody may know it: why the gap is larger or smaller, what
//! became of offers and of measures, and what cannot be compared.
//!
//! Nobody outside knows the needs of either year, so the edition gets the cells of the year before behind its
//! own. What is said of groups of cells is counted as everywhere ([`super::groups`]); a cause is a sum of
//! weights times needs of both years, and is told as such ([`super::causes`]), and so is what a single
//! offer does ([`super::offers`]). What follows from both is computed anew from what protection left ([`fill`]).

use std::iter;

use super::causes::{causes, fill, not_comparable};
use super::groups::groups;
use super::scope::{Numbers, Seen};
use super::{offers, series};
use crate::analysis::picture::Year;
use crate::analysis::review::Review;
use crate::model::decision::Decision;
use crate::tables::cells;
use crate::tables::scope::Scope;
use crate::tables::table::{Cell, Table};

/// The review of the year with the one before, and what had been decided.
#[derive(Debug)]
pub struct Behind {
    pub review: Review,
    /// Years before these two that have needs, rising.
    pub earlier: Vec<Year>,
    pub measures: Vec<Decision>,
}

impl Behind {
    /// What the cells of earlier years are, in the order in which they stand behind an edition's own.
    pub fn keys(&self) -> Vec<cells::CellKey> {
        self.years().flat_map(cells::keys_of_headline).collect()
    }

    fn cells(&self) -> Vec<Cell> {
        self.years().flat_map(cells::of_headline).collect()
    }

    /// The year before first.
    fn years(&self) -> impl Iterator<Item = &Year> {
        iter::once(&self.review.from).chain(&self.earlier)
    }
}

/// What an edition says of the development, and the cells of earlier years that stand behind it: first those of
/// the year before.
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
    let mut causes = causes(&seen);
    fill(&mut causes, &tables);
    tables.push(causes);
    tables.push(offers::in_public(&seen, most));
    tables.extend(series::in_public(
        &seen,
        &behind.earlier,
        first + review.from.headline().cells.len(),
    ));
    if scope.is_everybody() {
        tables.extend(offers::followed_up(&seen, &behind.measures));
    }
    tables.push(not_comparable(&seen));
    Some(Development {
        tables,
        cells: behind.cells(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::review::{Side, review};
    use crate::analysis::tests::{any_needs, any_offers, inventory, question};
    use crate::analysis::year::analyse;
    use crate::model::crosswalk::Crosswalk;
    use crate::model::decision::Aim;
    use crate::tables::recomputed::derive;
    use crate::tables::{ColumnId, TableId, Value};
    use crate::vocabulary::dimension::Node;

    fn aiming_at(aim: Aim) -> Decision {
        Decision {
            id: "M".to_string(),
            what: String::new(),
            decided_on: None,
            decided_by: String::new(),
            aim,
            expected: None,
            due: None,
            package: None,
        }
    }

    proptest! {
        #[test]
        fn every_number_of_the_development_follows_from_both_years_needs(
            (needs, offers) in (any_needs(), any_offers()),
            (later_needs, later_offers) in (any_needs(), any_offers()),
            (first_needs, first_offers) in (any_needs(), any_offers()),
        ) {
            let towns = [inventory(needs, offers), inventory(later_needs, later_offers)];
            let [from, to] = [&towns[0], &towns[1]]
                .map(|inventory| Side { inventory, question: question() });
            let year = analyse(&towns[1], question()).unwrap();
            let behind = Behind {
                review: review(from, to, &Crosswalk::default()).unwrap(),
                earlier: vec![analyse(&inventory(first_needs, first_offers), question()).unwrap()],
                measures: vec![aiming_at(Aim::Offer("0".to_string())), aiming_at(Aim::Group(vec![(1, Node(2))]))],
            };
            let mut cells = cells::facts(&year, None);
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
                    if let Some(need) = table.column(ColumnId::Need)
                        && let Some(need) = row.values[need].number()
                    {
                        let own = row.cells.iter().map(|cell| cells[*cell as usize]);
                        let all = table.id == TableId::ReviewGroups;
                        prop_assert!(!all || own.clone().all(|cell| cell.assessable));
                        let own = own.filter(|cell| cell.assessable);
                        let sum: f64 = own.clone().map(|cell| f64::from(cell.need)).sum();
                        prop_assert!((sum - need).abs() < 1e-4);
                        let gap: f64 = own.map(|cell| (1.0 - cell.covered) * f64::from(cell.need)).sum();
                        let shown = row.values[table.column(ColumnId::Gap).unwrap()].number().unwrap();
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
            earlier: Vec::new(),
            measures: Vec::new(),
        };
        let found = development(&year, &behind, &Scope::default(), 0, 15).unwrap();
        let mut tables = found.tables;
        let groups = &mut tables[0];
        let gap = groups.column(ColumnId::Gap).unwrap();
        groups.rows[0].values[gap] = Value::Withheld;
        derive(&mut tables);
        let of = |id: ColumnId| tables[0].rows[1].values[tables[0].column(id).unwrap()].clone();
        assert_eq!(of(ColumnId::GapChange), Value::Withheld);
        assert_eq!(of(ColumnId::Status), Value::Withheld);
        assert_eq!(tables[1].rows[0].values[1], Value::Withheld);
        assert_eq!(tables[1].rows[4].values[1], Value::Number(0.0));
    }
}
