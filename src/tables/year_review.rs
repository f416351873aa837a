//! Two years side by side: what became of each gap, and why. Rows count cells of both years: in a review
//! these have the same numbers.

pub mod causes;
pub mod groups;
pub mod offers;
pub mod packages;
pub mod public_tables;
mod scope;
pub mod series;

use std::collections::BTreeMap;

use super::column_id::ColumnId;
use super::crosstab::shown_nodes;
use super::disclosure::Disclosure;
use super::keys::{self, node_value};
use super::labels::{both, column, labelled};
use super::lists::{cases, code, counting, list, whole};
use super::phrases::in_words;
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Base, Column, Kind, Row, RowRole, Table, Value};
use crate::analysis::review::causes::Sixths;
use crate::analysis::review::clusters::Reason;
use crate::analysis::review::groups::{Group, Status};
use crate::analysis::review::{Review, Which};
use crate::vocabulary::dimension::{Dimension, Node};
use crate::vocabulary::quantity::Quantity;

pub(super) fn signed(amount: Sixths) -> Value {
    Value::Number(amount.as_f64())
}

/// A column whose label is the message `column-review-<name>`, with hyphens: other tables call it otherwise.
pub(super) fn own(id: ColumnId, kind: Kind, disclosure: Disclosure) -> Column {
    labelled(id, "column-review", kind, disclosure)
}

pub(super) fn base(review: &Review) -> Base {
    whole(&review.to, review.to.headline(), &Scope::default())
}

/// What is said of a group, in the order of the columns.
const MEASURES: [(ColumnId, Kind); 14] = [
    (ColumnId::GapBefore, Kind::Cases),
    (ColumnId::GapAfter, Kind::Cases),
    (ColumnId::Change, Kind::Cases),
    (ColumnId::ByNeed, Kind::Cases),
    (ColumnId::BySupply, Kind::Cases),
    (ColumnId::ByKnowledge, Kind::Cases),
    (ColumnId::Status, Kind::Code),
    (ColumnId::Certain, Kind::Code),
    (ColumnId::GapBeforeLow, Kind::Cases),
    (ColumnId::GapBeforeHigh, Kind::Cases),
    (ColumnId::GapAfterLow, Kind::Cases),
    (ColumnId::GapAfterHigh, Kind::Cases),
    (ColumnId::LeftOutBefore, Kind::Cases),
    (ColumnId::LeftOutAfter, Kind::Cases),
];

fn measures(group: &Group) -> Vec<Value> {
    let [left_before, left_after] = group.left_out.map(cases);
    if let Status::NotComparable(_) = group.status {
        let mut values = vec![Value::NotApplicable; 6];
        values.push(code("review-status", group.status.id()));
        values.extend(vec![Value::NotApplicable; 5]);
        values.extend([left_before, left_after]);
        return values;
    }
    let certain = if group.certain { "certain" } else { "possible" };
    let ((low, high), (later_low, later_high)) = (group.before.range(), group.after.range());
    vec![
        signed(group.before.gap()),
        signed(group.after.gap()),
        signed(group.change()),
        signed(group.causes.need),
        signed(group.causes.supply),
        signed(group.causes.knowledge),
        code("review-status", group.status.id()),
        code("certainty", certain),
        signed(low),
        signed(high),
        signed(later_low),
        signed(later_high),
        left_before,
        left_after,
    ]
}

/// The change in every category of every dimension, the town first. Without `low` and `high`, the ends that
/// the unknowns leave open, and `left_out`, what cannot be compared, nothing would be said of doubt.
pub fn summary(review: &Review) -> Table {
    let mut columns = vec![
        column(ColumnId::Dimensions, Kind::Category, Disclosure::Key),
        column(ColumnId::Category, Kind::Category, Disclosure::Key),
    ];
    columns.extend(MEASURES.map(|(id, kind)| own(id, kind, Disclosure::Internal)));
    let mut rows = vec![row(
        review,
        RowRole::Total,
        vec![keys::total(), keys::total()],
        &review.all_cells(),
    )];
    for (position, dimension) in review.to.vocabulary.dimensions.iter().enumerate() {
        if dimension.is_empty() {
            continue;
        }
        let groups = by_node(review, position, dimension);
        let mut nodes = shown_nodes(dimension);
        nodes.extend(
            [Node::NOT_BROKEN_DOWN, Node::UNKNOWN]
                .into_iter()
                .filter(|n| groups.contains_key(n)),
        );
        for node in nodes {
            let role = match node {
                Node::NOT_BROKEN_DOWN => RowRole::NotBrokenDown,
                Node::UNKNOWN => RowRole::Unknown,
                _ => RowRole::Item {
                    depth: dimension.depth(node) as u8,
                },
            };
            let keys = vec![
                keys::dimension_value(&review.to.vocabulary, position),
                node_value(dimension, node),
            ];
            let cells = groups.get(&node).map_or(&[][..], Vec::as_slice);
            rows.push(row(review, role, keys, cells));
        }
    }
    let mut table = list(TableId::ReviewSummary, base(review), columns, rows);
    table.notes = vec![
        both("review-note-parts", &[]),
        both("review-note-left-out", &[]),
    ];
    table
}

fn row(review: &Review, role: RowRole, mut values: Vec<Value>, cells: &[u32]) -> Row {
    values.extend(measures(&review.group(cells)));
    Row {
        role,
        values,
        cells: cells.into(),
        tells: Vec::new(),
    }
}

/// The cells at or below each node.
fn by_node(review: &Review, position: usize, dimension: &Dimension) -> BTreeMap<Node, Vec<u32>> {
    let mut groups: BTreeMap<Node, Vec<u32>> = BTreeMap::new();
    for cell in review.all_cells() {
        let node = review.to.headline().cells.node(cell as usize, position);
        for above in dimension.path(node) {
            groups.entry(above).or_default().push(cell);
        }
    }
    groups
}

/// Every cell that has need in one of the years.
pub fn cells(review: &Review) -> Table {
    let dimensions = &review.to.vocabulary.dimensions;
    let keys = 0..dimensions.len();
    let keys = keys.map(|position| keys::column(&review.to.vocabulary, position));
    let mut columns: Vec<Column> = keys.collect();
    columns.push(own(ColumnId::NeedBefore, Kind::Cases, Disclosure::Internal));
    columns.push(own(ColumnId::NeedAfter, Kind::Cases, Disclosure::Internal));
    columns.extend(MEASURES.map(|(id, kind)| own(id, kind, Disclosure::Internal)));
    columns.push(column(ColumnId::Reason, Kind::Code, Disclosure::Internal));
    let needed = |cell: &u32| {
        let need = need(review, *cell);
        need[0] + need[1] > Quantity::ZERO
    };
    let rows = review.all_cells().into_iter().filter(needed).map(|cell| {
        let own = &review.to.headline().cells;
        let nodes = dimensions.iter().enumerate();
        let mut values: Vec<Value> = nodes
            .map(|(position, dimension)| node_value(dimension, own.node(cell as usize, position)))
            .collect();
        values.extend(need(review, cell).map(cases));
        values.extend(measures(&review.group(&[cell])));
        values.push(match review.comparable.reasons[cell as usize] {
            Some(reason) => code("review-reason", reason.id()),
            None => Value::NotApplicable,
        });
        counting(values, &[cell])
    });
    list(TableId::ReviewCells, base(review), columns, rows.collect())
}

fn need(review: &Review, cell: u32) -> [Quantity; 2] {
    Which::BOTH.map(|which| {
        review.year(which).headline().results[cell as usize]
            .cautious
            .need
    })
}

/// The cells that cannot be compared one by one, by reason: those that have need in one of the years.
pub(super) fn not_comparable_by_reason(review: &Review) -> BTreeMap<Reason, Vec<u32>> {
    let mut by_reason: BTreeMap<Reason, Vec<u32>> = BTreeMap::new();
    for (cell, reason) in (0..).zip(&review.comparable.reasons) {
        let needs = need(review, cell);
        if let Some(reason) = reason
            && needs[0] + needs[1] > Quantity::ZERO
        {
            by_reason.entry(*reason).or_default().push(cell);
        }
    }
    by_reason
}

/// Whom a reason keeps from being compared, the reason, and the dimension that it lies in.
pub(super) fn of_reason(review: &Review, reason: Reason, cells: &[u32]) -> [Value; 3] {
    let dimension = match reason {
        Reason::CategoryOnlyIn(_, position) | Reason::Redefined(position) => {
            keys::dimension_value(&review.to.vocabulary, position)
        }
        _ => Value::NotApplicable,
    };
    let mut needs = cells.iter().map(|cell| need(review, *cell)[1]);
    let larger = Which::BOTH[usize::from(needs.any(|need| need > Quantity::ZERO))];
    let year = review.year(larger);
    let whom = in_words(year, year.headline(), cells);
    [whom, code("review-reason", reason.id()), dimension]
}

/// What cannot be compared cell by cell, by reason; none if everything can.
pub fn not_comparable(review: &Review) -> Option<Table> {
    let by_reason = not_comparable_by_reason(review);
    let columns = vec![
        column(ColumnId::Whom, Kind::Text, Disclosure::Key),
        column(ColumnId::Reason, Kind::Code, Disclosure::Internal),
        column(ColumnId::Dimensions, Kind::Text, Disclosure::Key),
        column(ColumnId::CellCount, Kind::Count, Disclosure::Internal),
        own(ColumnId::NeedBefore, Kind::Cases, Disclosure::Internal),
        own(ColumnId::NeedAfter, Kind::Cases, Disclosure::Internal),
    ];
    let rows: Vec<Row> = by_reason
        .iter()
        .map(|(reason, cells)| {
            let sum = |which: usize| -> Quantity {
                cells.iter().map(|cell| need(review, *cell)[which]).sum()
            };
            let [whom, why, dimension] = of_reason(review, *reason, cells);
            let values = vec![
                whom,
                why,
                dimension,
                Value::Number(cells.len() as f64),
                cases(sum(0)),
                cases(sum(1)),
            ];
            counting(values, cells)
        })
        .collect();
    let mut table = list(TableId::ReviewNotComparable, base(review), columns, rows);
    table.notes = vec![both("review-note-together", &[])];
    (!table.rows.is_empty()).then_some(table)
}
