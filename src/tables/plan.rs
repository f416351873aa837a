//! What a plan would change: today beside the plan, cell by cell.

use super::crosstab::{Sums, node_value};
use super::lists::{self, cases, counting};
use super::scope::Scope;
use super::table::{Column, Kind, Row, RowRole, Shape, Table, Value};
use super::words::{both, column};
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
    Table {
        name: "plan".to_string(),
        title: both("table-plan", &[]),
        base: lists::whole(today, before, scope),
        columns: columns(today),
        rows,
        shape: Shape::List,
        notes: Vec::new(),
    }
}

fn columns(year: &Year) -> Vec<Column> {
    let keys = year.vocabulary.dimensions.iter().map(|dimension| Column {
        id: dimension.id.clone(),
        label: dimension.label.clone(),
        kind: Kind::Category,
    });
    let measures = [
        "need",
        "covered_before",
        "covered_after",
        "gap_before",
        "gap_after",
        "change",
    ];
    keys.chain(measures.map(|id| column(id, Kind::Cases)))
        .collect()
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
    let all = || Value::Category {
        id: "total".to_string(),
        label: both("total", &[]),
    };
    let mut values: Vec<Value> = today.vocabulary.dimensions.iter().map(|_| all()).collect();
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
