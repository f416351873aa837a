//! What a plan would change: today beside the plan, cell by cell.

use std::collections::BTreeMap;

use super::column_id::ColumnId;
use super::crosstab::Sums;
use super::disclosure::{Disclosure, Measure};
use super::keys::{self, node_value};
use super::labels::column;
use super::lists::{self, cases, counting, list};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Row, RowRole, Table, Value};
use crate::analysis::picture::{Covered, Picture, Year};
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// The cells whose coverage the plan changes, the largest change first, of those that gain and of those that lose so many at
/// most each, so that no loss is crowded out by gains; and the total. Both years hold the
/// same cells, since plan and inventory are cut at the same ages. The parts of a district are one.
pub fn plan(today: &Year, planned: &Year, scope: &Scope, most: usize) -> Table {
    let (before, after) = (today.headline(), planned.headline());
    let whole = scope.cells(today, before);
    let mut groups: BTreeMap<Vec<Node>, Vec<u32>> = BTreeMap::new();
    for cell in &whole {
        let key = shown_nodes(today, before, *cell as usize);
        groups.entry(key).or_default().push(*cell);
    }
    let mut changed: Vec<(Quantity, u32, bool, Row)> = groups
        .into_iter()
        .filter_map(|(key, cells)| {
            let (old, new) = (sum(before, &cells), sum(after, &cells));
            let change = (old.covered - new.covered) + (new.covered - old.covered);
            let row = || row(today, &key, (old, new), &cells);
            let gains = new.covered > old.covered;
            (change > Quantity::ZERO).then(|| (change, cells[0], gains, row()))
        })
        .collect();
    changed.sort_by_key(|(change, cell, ..)| (std::cmp::Reverse(*change), *cell));
    let mut left = [most; 2];
    let mut rows: Vec<Row> = Vec::new();
    for (_, _, gains, row) in changed {
        let own = &mut left[usize::from(gains)];
        if *own > 0 {
            *own -= 1;
            rows.push(row);
        }
    }
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

/// What a cell is in every dimension, a part of a district as the district.
fn shown_nodes(year: &Year, picture: &Picture, cell: usize) -> Vec<Node> {
    let dimensions = year.vocabulary.dimensions.iter().enumerate();
    let node = |(position, dimension): (usize, &Dimension)| {
        let node = picture.cells.node(cell, position);
        match dimension.role {
            Role::District => dimension.shown(node),
            Role::LifePhase | Role::Topic | Role::Group => node,
        }
    };
    dimensions.map(node).collect()
}

fn sum(picture: &Picture, cells: &[u32]) -> Covered {
    let mut sum = Covered::default();
    cells
        .iter()
        .for_each(|cell| sum += picture.results[*cell as usize].cautious);
    sum
}

fn row(year: &Year, key: &[Node], (before, after): (Covered, Covered), cells: &[u32]) -> Row {
    let dimensions = year.vocabulary.dimensions.iter().zip(key);
    let mut values: Vec<Value> = dimensions
        .map(|(dimension, node)| node_value(dimension, *node))
        .collect();
    values.extend(measures(before, after));
    counting(values, cells)
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
