//! Why the gap is not what it was the year before, and what cannot be compared.

use std::collections::BTreeMap;

use super::groups;
use super::scope::Seen;
use super::{not_comparable_by_reason, of_reason, own, signed};
use crate::analysis::review::Which;
use crate::analysis::review::causes::{CauseWeights, Sixths};
use crate::analysis::review::groups::Group;
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::labels::{both, column};
use crate::tables::lists::{cases, code, item, list};
use crate::tables::spec::TableId;
use crate::tables::table::{Column, Kind, Row, Table, Value};
use crate::vocabulary::quantity::Quantity;

/// Why the gap is not what it was: from last year's gap to this year's, and beside it the need that could
/// not be compared.
pub(super) fn causes(seen: &Seen) -> Table {
    let columns = vec![
        own(ColumnId::Cause, Kind::Code, Disclosure::Key),
        own(ColumnId::Cases, Kind::Cases, Disclosure::Linear),
    ];
    let group = seen.review.group(&seen.own);
    let (counted, _) = seen.review.comparable.counted(&seen.own);
    let row = |id: &'static str, value: Value| item(vec![code("review-cause", id), value]);
    let cause = |id: &'static str, value: Sixths, of: fn(&CauseWeights) -> [f64; 2]| {
        let weights = seen.weighed_in_both(&counted, |cell, which| {
            of(&seen.review.weights[cell as usize])[which as usize]
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
    rows.extend(left_out(seen, &group));
    let mut table = list(TableId::ReviewCauses, seen.base(), columns, rows);
    table.notes = vec![both("review-note-causes", &[])];
    table
}

/// Need that is in neither gap; nothing if there is none in either year.
fn left_out(seen: &Seen, group: &Group) -> Vec<Row> {
    let ids = ["left_out_before", "left_out_after"];
    let rows = Which::BOTH.into_iter().zip(ids).zip(group.left_out);
    let rows = rows.map(|((which, id), left_out)| {
        let counted = seen.counted(&seen.own, which);
        let rest: Vec<u32> = seen
            .own
            .iter()
            .copied()
            .filter(|cell| counted.binary_search(cell).is_err())
            .collect();
        let values = vec![code("review-cause", id), cases(left_out)];
        item(values).telling(1, seen.weighed(&rest, which, |_| 1.0))
    });
    match group.left_out == [Quantity::ZERO; 2] {
        true => Vec::new(),
        false => rows.collect(),
    }
}

/// What cannot be compared cell by cell, by reason.
pub(super) fn not_comparable(seen: &Seen) -> Table {
    let columns: Vec<Column> = vec![
        column(ColumnId::Whom, Kind::Text, Disclosure::Key),
        column(ColumnId::Reason, Kind::Code, Disclosure::Named),
        column(ColumnId::Dimensions, Kind::Text, Disclosure::Key),
        own(ColumnId::NeedBefore, Kind::Cases, Disclosure::Linear),
        own(ColumnId::NeedAfter, Kind::Cases, Disclosure::Linear),
    ];
    let mut by_reason = not_comparable_by_reason(seen.review);
    by_reason
        .values_mut()
        .for_each(|cells| cells.retain(|cell| seen.own.binary_search(cell).is_ok()));
    by_reason.retain(|_, cells| !cells.is_empty());
    let rows = by_reason.iter().map(|(reason, cells)| {
        let [before, after] = needs(seen, cells).map(cases);
        let [whom, reason, dimension] = of_reason(seen.review, *reason, cells);
        let weights = Which::BOTH.map(|which| seen.weighed(cells, which, |_| 1.0));
        let [earlier, later] = weights;
        item(vec![whom, reason, dimension, before, after])
            .telling(3, earlier)
            .telling(4, later)
    });
    let rows = rows.collect();
    let mut table = list(TableId::ReviewNotComparable, seen.base(), columns, rows);
    table.notes = vec![both("review-note-together", &[])];
    table
}

fn needs(seen: &Seen, cells: &[u32]) -> [Quantity; 2] {
    Which::BOTH.map(|which| {
        let results = &seen.review.year(which).headline().results;
        let needs = cells
            .iter()
            .map(|cell| results[*cell as usize].cautious.need);
        needs.sum()
    })
}

/// Writes the gap before and after into the causes: the two of the table of groups, as they stand there.
pub fn fill(table: &mut Table, tables: &[Table]) {
    let Some(column) = table.column(ColumnId::Cases) else {
        return;
    };
    let groups = tables
        .iter()
        .find(|other| other.id == TableId::ReviewGroups);
    let Some([before, after]) = groups.and_then(groups::whole_gaps) else {
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
