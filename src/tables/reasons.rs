//! Why there are gaps: by type, and the largest ones with their reason.

use std::collections::HashSet;

use super::column_id::ColumnId;
use super::crosstab::{self, Request, Sums};
use super::disclosure::{Disclosure, Measure};
use super::keys;
use super::labels::{column, counted};
use super::lists::{cases, code, counting, gap_code, list, whole};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Kind, Row, RowRole, Table, Value};
use crate::analysis::picture::{Certainty, GapType};
use crate::analysis::picture::{Picture, Year};
use crate::vocabulary::dimension::{Dimension, Role};
use crate::vocabulary::quantity::Quantity;

/// Need and gap by type: each cell with a gap has exactly one, and they add up to the gap.
pub fn gap_types(year: &Year, picture: &Picture, scope: &Scope) -> Table {
    let columns = vec![
        column(ColumnId::GapType, Kind::Code, Disclosure::Key),
        column(ColumnId::CellCount, Kind::Count, Disclosure::Internal),
        counted(Measure::Need),
        counted(Measure::Gap),
        counted(Measure::NotAssessable),
    ];
    let sums = |wanted: &dyn Fn(Option<GapType>) -> bool| {
        let mut sums = Sums::default();
        let mut counted: Vec<u32> = Vec::new();
        for cell in scope.cells(year, picture) {
            if wanted(picture.results[cell as usize].gap_type) {
                sums.add(picture, cell as usize);
                counted.push(cell);
            }
        }
        let values = [
            Value::Number(counted.len() as f64),
            cases(sums.cautious.need),
            cases(sums.cautious.gap()),
            cases(sums.not_assessable),
        ];
        (values, counted)
    };
    let mut rows: Vec<Row> = GapType::ALL
        .iter()
        .map(|gap_type| {
            let mut values = vec![gap_code(year, *gap_type)];
            let (own, counted) = sums(&|own| own == Some(*gap_type));
            values.extend(own);
            counting(values, &counted)
        })
        .collect();
    let mut total = vec![code("gap-type", "total")];
    let (own, counted) = sums(&|own| own.is_some());
    total.extend(own);
    rows.push(Row {
        role: RowRole::Total,
        values: total,
        cells: counted.into(),
        tells: Vec::new(),
    });
    list(
        TableId::GapTypes,
        whole(year, picture, scope),
        columns,
        rows,
    )
}

/// The types of gaps in each topic. A topic without a gap has one row that says so.
pub fn gap_types_by_topic(year: &Year, picture: &Picture, scope: &Scope) -> Option<Table> {
    let position = year.vocabulary.with_role(Role::Topic)?;
    let topics = &year.vocabulary.dimensions[position];
    let columns = vec![
        keys::column(&year.vocabulary, position),
        column(ColumnId::GapType, Kind::Code, Disclosure::Verdict),
        counted(Measure::Need),
        counted(Measure::Gap),
        counted(Measure::NotAssessable),
    ];
    let cells = scope.cells(year, picture).into_iter();
    let whole_cells: Vec<usize> = cells.map(|cell| cell as usize).collect();
    let mut rows = Vec::new();
    let shown = crosstab::shown_nodes(topics).into_iter();
    for topic in shown.filter(|topic| scope.shows(topics, position, *topic)) {
        let depth = topics.depth(topic) as u8;
        let mut row = |kind: Value, cells: &[usize]| {
            let mut sums = Sums::default();
            cells.iter().for_each(|cell| sums.add(picture, *cell));
            let cells: Vec<u32> = cells.iter().map(|cell| *cell as u32).collect();
            let values = vec![
                keys::node_value(topics, topic),
                kind,
                cases(sums.cautious.need),
                cases(sums.cautious.gap()),
                cases(sums.not_assessable),
            ];
            rows.push(Row {
                role: RowRole::Item { depth },
                ..counting(values, &cells)
            });
        };
        let of_topic = |cell: &usize| topics.is_within(picture.cells.node(*cell, position), topic);
        let with_gap: Vec<usize> = whole_cells
            .iter()
            .copied()
            .filter(|cell| picture.results[*cell].gap_type.is_some())
            .filter(of_topic)
            .collect();
        if with_gap.is_empty() {
            row(Value::NotApplicable, &[]);
        }
        for gap_type in GapType::ALL {
            let of_type = |cell: &usize| picture.results[*cell].gap_type == Some(gap_type);
            let cells: Vec<usize> = with_gap.iter().copied().filter(of_type).collect();
            if !cells.is_empty() {
                row(gap_code(year, gap_type), &cells);
            }
        }
    }
    let base = whole(year, picture, scope);
    Some(list(TableId::GapTypesByTopic, base, columns, rows))
}

/// So many of the largest certain gaps stand among the largest gaps, however small their uncertain part makes
/// them look there.
const CERTAIN: usize = 5;

/// The largest gaps by topic, life phase and district, with their range; and the largest certain ones, if they
/// are not among them.
pub fn largest_gaps(year: &Year, picture: &Picture, scope: &Scope, most: usize) -> Table {
    let vocabulary = &year.vocabulary;
    let by: Vec<usize> = [Role::Topic, Role::LifePhase, Role::District]
        .into_iter()
        .filter_map(|role| vocabulary.with_role(role))
        .filter(|position| !vocabulary.dimensions[*position].is_empty())
        .collect();
    let request = Request {
        by: by.clone(),
        scope: scope.clone(),
    };
    let mut table = crosstab::crosstab(year, picture, &request);
    table = list(TableId::LargestGaps, table.base, table.columns, table.rows);
    let ids: Vec<HashSet<String>> = by
        .iter()
        .map(|position| innermost(&vocabulary.dimensions[*position]))
        .collect();
    let is_innermost = |row: &Row| {
        row.values.iter().zip(&ids).all(|(value, ids)| match value {
            Value::Category { id, .. } => ids.contains(id),
            _ => false,
        })
    };
    if let Some(gap) = table.column(ColumnId::Gap) {
        let size = |row: &Row| row.values[gap].number().unwrap_or(0.0);
        table
            .rows
            .retain(|row| size(row) > 0.0 && is_innermost(row));
        table
            .rows
            .sort_by(|one, other| size(other).total_cmp(&size(one)));
        keep_largest(&mut table, most);
    }
    // Few columns, so that the reason stands beside the gap.
    table.keep(&[
        ColumnId::Need,
        ColumnId::Gap,
        ColumnId::GapLow,
        ColumnId::GapHigh,
        ColumnId::Coverage,
    ]);
    table
        .columns
        .push(column(ColumnId::Reason, Kind::Code, Disclosure::Verdict));
    table
        .columns
        .push(column(ColumnId::Certainty, Kind::Code, Disclosure::Verdict));
    for row in &mut table.rows {
        let (reason, certainty) = reason(picture, &row.cells);
        row.values.extend([reason, certainty]);
    }
    table
}

/// Keeps so many rows from the top, and those below that are among the largest by what is certain.
fn keep_largest(table: &mut Table, most: usize) {
    let certain = table.column(ColumnId::GapLow);
    let certain = |row: &Row| certain.and_then(|column| row.values[column].number());
    let mut others: Vec<usize> = (0..table.rows.len()).collect();
    others.retain(|row| certain(&table.rows[*row]) > Some(0.0));
    others.sort_by(|one, other| {
        let [one, other] = [one, other].map(|row| certain(&table.rows[*row]).unwrap_or(0.0));
        other.total_cmp(&one)
    });
    others.truncate(CERTAIN);
    let mut rows = 0..;
    table.rows.retain(|_| {
        rows.next()
            .is_some_and(|row| row < most || others.contains(&row))
    });
}

/// Why there is a gap in some cells, and how sure it is: the type with the most cases, and whether some of
/// the gap is there in both scenarios.
fn reason(picture: &Picture, cells: &[u32]) -> (Value, Value) {
    let gap_of = |gap_type: GapType| -> Quantity {
        let results = cells.iter().map(|cell| &picture.results[*cell as usize]);
        let of_type = results.filter(|result| result.gap_type == Some(gap_type));
        of_type.map(|result| result.cautious.gap()).sum()
    };
    let assessable = GapType::ALL
        .into_iter()
        .filter(|kind| *kind != GapType::NotAssessable);
    // Of equals, the first in the order of the rules.
    let most = assessable.rev().max_by_key(|gap_type| gap_of(*gap_type));
    let certain = cells
        .iter()
        .any(|cell| picture.results[*cell as usize].certainty == Some(Certainty::Certain));
    let certainty = match certain {
        true => Certainty::Certain,
        false => Certainty::Possible,
    };
    let reason = most.map_or(Value::NotApplicable, |gap_type| {
        code("gap-type", gap_type.id())
    });
    (reason, code("certainty", certainty.id()))
}

/// The ids of the categories below which nothing is shown.
fn innermost(dimension: &Dimension) -> HashSet<String> {
    let is_cut = |node| {
        dimension
            .category(node)
            .is_some_and(|category| category.cut)
    };
    crosstab::shown_nodes(dimension)
        .into_iter()
        .filter(|node| dimension.children(*node).iter().all(|child| is_cut(*child)))
        .map(|node| keys::node_name(dimension, node))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::lists::item;
    use super::super::table::Base;
    use super::*;

    #[test]
    fn what_is_certain_is_not_crowded_out_by_larger_gaps_that_are_only_possible() {
        let base = Base {
            year: 2025,
            need: Value::Number(0.0),
            not_assessable: Value::Number(0.0),
            persons: true,
            filter: Vec::new(),
        };
        let columns = [Measure::Gap, Measure::GapLow].map(counted);
        let gaps = [
            (90.0, 0.0),
            (80.0, 10.0),
            (70.0, 70.0),
            (60.0, 0.0),
            (50.0, 20.0),
        ];
        let rows = gaps.map(|(gap, low)| item(vec![Value::Number(gap), Value::Number(low)]));
        let mut table = list(TableId::LargestGaps, base, columns.to_vec(), rows.to_vec());
        keep_largest(&mut table, 2);
        let kept = table.rows.iter().map(|row| row.values[0].number());
        let kept: Vec<f64> = kept.flatten().collect();
        assert_eq!(kept, [90.0, 80.0, 70.0, 50.0]);
    }
}
