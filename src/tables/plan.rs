//! What a plan would change: today beside the plan, cell by cell.

use super::column_id::ColumnId;
use super::crosstab::Sums;
use super::disclosure::{Disclosure, Measure};
use super::keys::{self, node_value};
use super::lists::{self, cases, counting, list};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Row, RowRole, Table, Value};
use super::words::column;
use crate::analysis::picture::{Covered, Picture, Year};
use crate::vocabulary::quantity::Quantity;

/// The cells whose coverage the plan changes, the largest change first and so many at most, and the total. Both years hold the
/// same cells, since plan and inventory are cut at the same ages.
pub fn plan(today: &Year, planned: &Year, scope: &Scope, most: usize) -> Table {
    let (before, after) = (today.headline(), planned.headline());
    let whole = scope.cells(today, before);
    let mut changed: Vec<(Quantity, usize)> = whole
        .iter()
        .filter_map(|cell| {
            let cell = *cell as usize;
            let (old, new) = (before.results[cell].cautious, after.results[cell].cautious);
            let change = (old.covered - new.covered) + (new.covered - old.covered);
            (change > Quantity::ZERO).then_some((change, cell))
        })
        .collect();
    changed.sort_by_key(|(change, cell)| (std::cmp::Reverse(*change), *cell));
    let mut rows: Vec<Row> = changed
        .iter()
        .take(most)
        .map(|(_, cell)| row(today, before, after, *cell))
        .collect();
    rows.push(total(today, planned, scope, whole));
    let base = lists::whole(today, before, scope);
    list(TableId::Plan, base, columns(today), rows)
}

fn columns(year: &Year) -> Vec<Column> {
    let keys = 0..year.vocabulary.dimensions.len();
    let keys = keys.map(|position| keys::column(&year.vocabulary, position));
    let measures = [
        (ColumnId::Need, Measure::Need),
        (ColumnId::CoveredBefore, Measure::Covered),
        (ColumnId::CoveredAfter, Measure::CoveredWithPlan),
        (ColumnId::GapBefore, Measure::Gap),
        (ColumnId::GapAfter, Measure::GapWithPlan),
        (ColumnId::Change, Measure::Change),
    ];
    let counted = |(id, measure)| column(id, Kind::Cases, Disclosure::Counts(measure));
    keys.chain(measures.map(counted)).collect()
}

fn row(year: &Year, before: &Picture, after: &Picture, cell: usize) -> Row {
    let dimensions = year.vocabulary.dimensions.iter().enumerate();
    let mut values: Vec<Value> = dimensions
        .map(|(position, dimension)| node_value(dimension, before.cells.node(cell, position)))
        .collect();
    values.extend(measures(
        before.results[cell].cautious,
        after.results[cell].cautious,
    ));
    counting(values, &[cell as u32])
}

fn total(today: &Year, planned: &Year, scope: &Scope, whole: Vec<u32>) -> Row {
    let dimensions = today.vocabulary.dimensions.iter();
    let mut values: Vec<Value> = dimensions.map(|_| keys::total()).collect();
    values.extend(measures(
        Sums::within(today, today.headline(), scope).cautious,
        Sums::within(planned, planned.headline(), scope).cautious,
    ));
    Row {
        role: RowRole::Total,
        values,
        cells: whole.into(),
        tells: Vec::new(),
    }
}

fn measures(before: Covered, after: Covered) -> [Value; 6] {
    [
        cases(before.need),
        cases(before.covered),
        cases(after.covered),
        cases(before.gap()),
        cases(after.gap()),
        Value::Number(after.gap().as_f64() - before.gap().as_f64()),
    ]
}
