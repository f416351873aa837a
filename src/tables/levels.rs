//! A cross-table on one level of a hierarchy.

use std::collections::BTreeSet;

use super::crosstab::{Request, shown_nodes};
use super::keys;
use super::labels::both_with;
use super::table::{RowRole, Table, Value};
use crate::analysis::picture::Year;
use crate::language::number;
use crate::vocabulary::quantity::Quantity;

/// Keeps of a key (by position among the table's) the categories on one level of its dimension, beside what is not
/// broken down, not known, and the margin. Need that stands above the level is in the margin alone: a note says so.
pub fn on_level(table: &mut Table, year: &Year, request: &Request, (key, level): (usize, usize)) {
    let position = request.by[key];
    let dimension = &year.vocabulary.dimensions[position];
    let others = shown_nodes(dimension).into_iter();
    let others =
        others.filter(|node| dimension.category(*node).and_then(|own| own.level) != Some(level));
    let others: BTreeSet<String> = others
        .map(|node| keys::node_name(dimension, node))
        .collect();
    table.rows.retain(|row| match &row.values[key] {
        Value::Category { id, .. } => !others.contains(id),
        _ => true,
    });
    for row in &mut table.rows {
        if let (0, RowRole::Item { depth }) = (key, &mut row.role) {
            *depth = 0;
        }
    }
    let picture = year.headline();
    let cells = request.scope.cells(year, picture).into_iter();
    let above = cells.map(|cell| cell as usize).filter(|cell| {
        let node = picture.cells.node(*cell, position);
        dimension.category(node).is_some() && dimension.ancestor_at(node, level).is_none()
    });
    let need: Quantity = above.map(|cell| picture.results[cell].cautious.need).sum();
    if need > Quantity::ZERO {
        let arguments = [("need", number(need.as_f64()))];
        table.notes.push(both_with("note-above-level", &arguments));
    }
}
