//! Each group last year and this year: two rows of the same table, each counted as everywhere, and what became
//! of the gap between them.
//!
//! The change, its name, and whether it is certain follow from the two rows alone, as they are published:
//! [`fill`] writes them, again after protection. So they say no more than the numbers beside them.

use std::collections::BTreeMap;

use super::scope::Seen;
use super::{own, signed};
use crate::analysis::review::Which;
use crate::analysis::review::groups::{Stand, Status};
use crate::tables::column_id::ColumnId;
use crate::tables::crosstab::upper_levels;
use crate::tables::disclosure::{Disclosure, Measure};
use crate::tables::keys::{self, node_value};
use crate::tables::labels::{both, column, counted};
use crate::tables::lists::{code, list};
use crate::tables::spec::TableId;
use crate::tables::table::{Column, Kind, Row, RowRole, Table, Value};
use crate::vocabulary::dimension::{Dimension, Node, Role};

/// Of a hierarchy the levels that have together at most so many categories: the planner's table has all.
const MOST: usize = 60;

/// Less than this is no change: the half of the last decimal that a table shows.
const NEGLIGIBLE: f64 = 0.0005;

/// What the rows count, before what follows from them.
const MEASURES: [Measure; 5] = [
    Measure::Need,
    Measure::Gap,
    Measure::GapLow,
    Measure::GapHigh,
    Measure::Coverage,
];

/// All whom the report looks at, then every category of every dimension, groups of people first.
pub(super) fn groups(seen: &Seen) -> Table {
    let mut columns: Vec<Column> = vec![
        column(ColumnId::Dimensions, Kind::Category, Disclosure::Key),
        column(ColumnId::Category, Kind::Category, Disclosure::Key),
        own(ColumnId::Year, Kind::Text, Disclosure::Key),
    ];
    columns.extend(MEASURES.map(counted));
    columns.push(own(
        ColumnId::GapChange,
        Kind::Cases,
        Disclosure::Recomputed,
    ));
    columns.push(own(ColumnId::Status, Kind::Code, Disclosure::Recomputed));
    columns.push(own(ColumnId::Certain, Kind::Code, Disclosure::Recomputed));
    let item = |depth: usize| RowRole::Item { depth: depth as u8 };
    let mut rows = rows(seen, item(0), [keys::total(), keys::total()], &seen.own);
    let dimensions = seen.review.to.vocabulary.dimensions.iter().enumerate();
    let mut dimensions: Vec<(usize, &Dimension)> = dimensions
        .filter(|(_, dimension)| !dimension.is_empty())
        .collect();
    dimensions.sort_by_key(|(_, dimension)| dimension.role != Role::Group);
    for (position, dimension) in dimensions {
        let cells = by_node(seen, position, dimension);
        let shown = upper_levels(dimension, MOST);
        let mut lines: Vec<(RowRole, Node)> = shown
            .into_iter()
            .filter(|node| seen.scope.shows(dimension, position, *node))
            .map(|node| (item(dimension.depth(node)), node))
            .collect();
        let special = [
            (RowRole::NotBrokenDown, Node::NOT_BROKEN_DOWN),
            (RowRole::Unknown, Node::UNKNOWN),
        ];
        lines.extend(
            special
                .into_iter()
                .filter(|(_, node)| cells.contains_key(node)),
        );
        for (role, node) in lines {
            let name = keys::dimension_value(&seen.review.to.vocabulary, position);
            let keys = [name, node_value(dimension, node)];
            let own = cells.get(&node).map_or(&[][..], Vec::as_slice);
            rows.extend(self::rows(seen, role, keys, own));
        }
    }
    let mut table = list(TableId::ReviewGroups, seen.base(), columns, rows);
    table.notes = vec![
        both("review-note-groups", &[]),
        both("review-note-left-out", &[]),
    ];
    fill(&mut table);
    table
}

/// The report's cells at or below each node.
fn by_node(seen: &Seen, position: usize, dimension: &Dimension) -> BTreeMap<Node, Vec<u32>> {
    let mut groups: BTreeMap<Node, Vec<u32>> = BTreeMap::new();
    for cell in &seen.own {
        let node = seen
            .review
            .to
            .headline()
            .cells
            .node(*cell as usize, position);
        for above in dimension.path(node) {
            groups.entry(above).or_default().push(*cell);
        }
    }
    groups
}

/// A group in the year before and in this one.
fn rows(seen: &Seen, role: RowRole, keys: [Value; 2], cells: &[u32]) -> Vec<Row> {
    let group = seen.review.group(cells);
    let compared = !matches!(group.status, Status::NotComparable(_));
    let stands = [group.before, group.after];
    let rows = Which::BOTH.into_iter().zip(stands).map(|(which, stand)| {
        let counted = match compared {
            true => seen.counted(cells, which),
            false => Vec::new(),
        };
        let numbers = counted
            .iter()
            .filter_map(|cell| seen.numbers.get(which, *cell));
        let mut numbers: Vec<u32> = numbers.collect();
        numbers.sort_unstable();
        let year = seen.review.year(which).question.year;
        let mut values = keys.to_vec();
        values.push(Value::Text(year.to_string()));
        values.extend(measured(stand));
        values.push(Value::NotApplicable);
        values.push(match compared {
            true => Value::NotApplicable,
            false => code("review-status", group.status.id()),
        });
        values.push(Value::NotApplicable);
        Row {
            role,
            values,
            cells: numbers.into(),
            tells: Vec::new(),
        }
    });
    rows.collect()
}

fn measured(stand: Stand) -> [Value; 5] {
    let (low, high) = stand.range();
    let coverage = stand.cautious.coverage();
    [
        Value::Number(stand.cautious.need.as_f64()),
        signed(stand.gap()),
        signed(low),
        signed(high),
        coverage.map_or(Value::NotApplicable, Value::Number),
    ]
}

/// Writes what follows from the two rows of each group.
pub fn fill(table: &mut Table) {
    let columns = [
        ColumnId::Gap,
        ColumnId::GapLow,
        ColumnId::GapHigh,
        ColumnId::GapChange,
        ColumnId::Status,
        ColumnId::Certain,
    ];
    let [
        Some(gap),
        Some(low),
        Some(high),
        Some(change),
        Some(status),
        Some(certain),
    ] = columns.map(|id| table.column(id))
    else {
        return;
    };
    let measures: Vec<usize> = MEASURES
        .iter()
        .filter_map(|measure| table.measured(*measure))
        .collect();
    for pair in table.rows.chunks_exact_mut(2) {
        let [before, after] = pair else { continue };
        let comparable = |row: &Row| !matches!(&row.values[status], Value::Code { id, .. } if *id == "not_comparable");
        if !comparable(before) || !comparable(after) {
            for row in [before, after] {
                for column in &measures {
                    row.values[*column] = Value::NotApplicable;
                }
            }
            continue;
        }
        let gaps = [&before.values[gap], &after.values[gap]];
        let changed = Value::combine(&gaps, |gaps| Value::Number(gaps[1] - gaps[0]));
        let name = Value::combine(&gaps, |gaps| code("review-status", status_of(gaps).id()));
        let ends = [low, high]
            .map(|end| [&before.values[end], &after.values[end]])
            .concat();
        let sure = Value::combine(&ends, |ends| {
            // from this year's low to last year's high, and the other way round
            let sure = sign(ends[1] - ends[2]) == sign(ends[3] - ends[0]);
            code("certainty", if sure { "certain" } else { "possible" })
        });
        after.values[change] = changed;
        after.values[status] = name;
        after.values[certain] = sure;
        for column in [change, status, certain] {
            before.values[column] = Value::NotApplicable;
        }
    }
}

/// What became of a gap, from before to after.
fn status_of(gaps: &[f64]) -> Status {
    match (sign(gaps[0]), sign(gaps[1]), sign(gaps[1] - gaps[0])) {
        (0, 1, 1) => Status::New,
        (1, 0, -1) => Status::Closed,
        (_, _, 1) => Status::Larger,
        (_, _, -1) => Status::Smaller,
        _ => Status::Same,
    }
}

fn sign(number: f64) -> i8 {
    match number {
        rising if rising >= NEGLIGIBLE => 1,
        falling if falling <= -NEGLIGIBLE => -1,
        _ => 0,
    }
}

/// The gap of all whom the report looks at, before and after: the table's first two rows.
pub fn whole_gaps(table: &Table) -> Option<[Value; 2]> {
    let gap = table.column(ColumnId::Gap)?;
    match table.rows.as_slice() {
        [before, after, ..] => Some([before, after].map(|row| row.values[gap].clone())),
        _ => None,
    }
}
