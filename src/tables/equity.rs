//! How unequally the groups of each dimension are served: one row a dimension.
//!
//! The measures are computed from the published rows of the one-way tables ([`of_table`]), not from cells:
//! what a withheld row counts goes into none of them. So the table holds, before protection, only which
//! dimensions there are and whether their order means something; [`fill`] writes the rest, again after
//! protection.

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::keys;
use super::labels::{both, column};
use super::lists::{code, item, list, whole};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Row, RowRole, Table, Value};
use crate::analysis::equity::{Equity, Group, Scale, equity, mean_difference};
use crate::analysis::picture::Year;

/// What a one-way table tells of the equity between its categories.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub equity: Equity,
    /// From the town's coverage, weighted by need; none where that is not shown.
    pub mean_difference: Option<f64>,
    /// The best and the worst served category with their coverage.
    pub best: (Value, f64),
    pub worst: (Value, f64),
    pub categories: usize,
    /// How many categories are withheld, and so in no measure.
    pub left_out: usize,
}

/// The categories of a one-way table whose need and coverage are shown.
struct Categories {
    names: Vec<Value>,
    groups: Vec<Group>,
    left_out: usize,
    town: Option<f64>,
}

/// The table of the dimensions whose one-way tables show at least two categories with assessable need.
pub fn table(year: &Year, scope: &Scope, tables: &[Table]) -> Table {
    let dimensions = year.vocabulary.dimensions.iter().enumerate();
    let rows = dimensions.filter_map(|(position, dimension)| {
        let scale = match dimension.ordered {
            true => Scale::Ordered,
            false => Scale::Unordered,
        };
        let name = keys::dimension_value(&year.vocabulary, position);
        of_table(one_way(tables, &name)?, scale)?;
        Some(item(vec![name, code("scale", scale_id(scale))]))
    });
    let rows = rows.collect();
    let base = whole(year, year.headline(), scope);
    let mut table = list(TableId::Equity, base, columns(), rows);
    table.notes = vec![both("note-equity", &[]), both("note-equity-order", &[])];
    fill(&mut table, tables);
    table
}

fn scale_id(scale: Scale) -> &'static str {
    match scale {
        Scale::Ordered => "ordered",
        Scale::Unordered => "unordered",
    }
}

fn columns() -> Vec<Column> {
    vec![
        column(ColumnId::Dimensions, Kind::Category, Disclosure::Key),
        column(ColumnId::Scale, Kind::Code, Disclosure::Key),
        column(ColumnId::Categories, Kind::Count, Disclosure::Recomputed),
        column(ColumnId::LeftOut, Kind::Count, Disclosure::Recomputed),
        column(ColumnId::Best, Kind::Text, Disclosure::Recomputed),
        column(ColumnId::BestCoverage, Kind::Share, Disclosure::Recomputed),
        column(ColumnId::Worst, Kind::Text, Disclosure::Recomputed),
        column(ColumnId::WorstCoverage, Kind::Share, Disclosure::Recomputed),
        column(ColumnId::Difference, Kind::Number, Disclosure::Recomputed),
        column(ColumnId::Ratio, Kind::Index, Disclosure::Recomputed),
        column(
            ColumnId::MeanDifference,
            Kind::Number,
            Disclosure::Recomputed,
        ),
        column(ColumnId::Theil, Kind::Index, Disclosure::Recomputed),
        column(ColumnId::Concentration, Kind::Index, Disclosure::Recomputed),
        column(ColumnId::Slope, Kind::Number, Disclosure::Recomputed),
    ]
}

/// Writes the measures that follow from the one-way tables as they are now.
pub fn fill(table: &mut Table, tables: &[Table]) {
    for row in &mut table.rows {
        let [name, Value::Code { id: scale, .. }, ..] = &row.values[..] else {
            continue;
        };
        let scale = match *scale {
            "ordered" => Scale::Ordered,
            _ => Scale::Unordered,
        };
        let found =
            one_way(tables, name).map(|one_way| (of_table(one_way, scale), categories(one_way)));
        let measures = match found {
            Some((Some(found), _)) => measures(found, scale),
            Some((None, Some(shown))) => nothing(shown),
            _ => vec![Value::NotApplicable; columns().len() - 2],
        };
        row.values.truncate(2);
        row.values.extend(measures);
    }
}

/// The table by the dimension of this name alone.
fn one_way<'a>(tables: &'a [Table], name: &Value) -> Option<&'a Table> {
    let Value::Category { id, .. } = name else {
        return None;
    };
    let is_own = |table: &&Table| match (&table.id, table.columns.first()) {
        (TableId::By(axes), Some(key)) => axes.len() == 1 && key.name == *id,
        _ => false,
    };
    tables.iter().find(is_own)
}

fn measures(found: Found, scale: Scale) -> Vec<Value> {
    let Found { equity, .. } = found;
    let or_none = |number: Option<f64>| number.map_or(Value::NotApplicable, Value::Number);
    let along = equity.along.filter(|_| scale == Scale::Ordered);
    vec![
        Value::Number(found.categories as f64),
        Value::Number(found.left_out as f64),
        found.best.0,
        Value::Number(found.best.1),
        found.worst.0,
        Value::Number(found.worst.1),
        points(equity.difference),
        or_none(equity.ratio),
        found.mean_difference.map_or(Value::Withheld, points),
        or_none(equity.theil),
        or_none(along.and_then(|along| along.concentration)),
        along.map_or(Value::NotApplicable, |along| points(along.slope)),
    ]
}

/// A difference of shares in percentage points.
fn points(difference: f64) -> Value {
    Value::Number(difference * 100.0)
}

/// Fewer than two categories are shown: nothing can be compared.
fn nothing(shown: Categories) -> Vec<Value> {
    let mut values = vec![
        Value::Number(shown.groups.len() as f64),
        Value::Number(shown.left_out as f64),
    ];
    let sign = match shown.left_out {
        0 => Value::NotApplicable,
        _ => Value::Withheld,
    };
    values.resize(columns().len() - 2, sign);
    values
}

/// The equity between the categories of a one-way table, as far as they are shown; none if fewer than two
/// are.
pub fn of_table(table: &Table, scale: Scale) -> Option<Found> {
    let shown = categories(table)?;
    let equity = equity(&shown.groups, scale)?;
    let named = |position: usize| {
        let coverage = shown.groups[position].coverage();
        (shown.names[position].clone(), coverage)
    };
    Some(Found {
        equity,
        mean_difference: shown
            .town
            .and_then(|town| mean_difference(&shown.groups, town)),
        best: named(equity.best),
        worst: named(equity.worst),
        categories: shown.groups.len(),
        left_out: shown.left_out,
    })
}

fn categories(table: &Table) -> Option<Categories> {
    let (need, covered) = (
        table.column(ColumnId::Need)?,
        table.column(ColumnId::Covered)?,
    );
    let mut found = Categories {
        names: Vec::new(),
        groups: Vec::new(),
        left_out: 0,
        town: None,
    };
    for row in innermost(&table.rows) {
        match (&row.values[need], &row.values[covered]) {
            (Value::Number(need), Value::Number(covered)) if *need > 0.0 => {
                found.names.push(row.values[0].clone());
                found.groups.push(Group {
                    need: *need,
                    covered: *covered,
                });
            }
            (need, covered) if need.is_withheld() || covered.is_withheld() => found.left_out += 1,
            _ => {}
        }
    }
    let total = table.rows.iter().find(|row| row.role == RowRole::Total);
    found.town = total.and_then(|row| {
        let need = row.values[need].number().filter(|need| *need > 0.0)?;
        Some(row.values[covered].number()? / need)
    });
    Some(found)
}

/// The categories below which there is none: never a district beside its area.
fn innermost(rows: &[Row]) -> impl Iterator<Item = &Row> {
    let depth = |row: &Row| match row.role {
        RowRole::Item { depth } => Some(depth),
        _ => None,
    };
    rows.iter().enumerate().filter_map(move |(position, row)| {
        let own = depth(row)?;
        let below = rows.get(position + 1).and_then(depth);
        below.is_none_or(|below| below <= own).then_some(row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Label;
    use crate::tables::labels::counted;
    use crate::tables::{Axis, Base, Measure, Shape};

    fn one_way(rows: &[(&str, RowRole, Value, Value)]) -> Table {
        let key = Column {
            id: ColumnId::Dimension(Axis::District),
            name: "district".to_string(),
            renamed_from: None,
            label: Label::plain("district"),
            kind: Kind::Category,
            disclosure: Disclosure::Key,
        };
        let row = |(name, role, need, covered): &(&str, RowRole, Value, Value)| {
            let name = Value::Category {
                id: name.to_string(),
                label: Label::plain(name),
            };
            Row {
                role: *role,
                values: vec![name, need.clone(), covered.clone()],
                cells: [].into(),
                tells: Vec::new(),
            }
        };
        Table {
            id: TableId::By(vec![Axis::District]),
            name: "district".to_string(),
            title: Label::plain("district"),
            base: Base {
                year: 2025,
                need: Value::Number(400.0),
                not_assessable: Value::Number(0.0),
                persons: true,
                filter: Vec::new(),
            },
            columns: vec![key, counted(Measure::Need), counted(Measure::Covered)],
            rows: rows.iter().map(row).collect(),
            shape: Shape::List,
            notes: Vec::new(),
        }
    }

    fn item(depth: u8) -> RowRole {
        RowRole::Item { depth }
    }

    fn name(value: &Value) -> &str {
        match value {
            Value::Category { id, .. } => id,
            _ => "",
        }
    }

    #[test]
    fn districts_are_compared_and_not_the_areas_above_them() {
        let number = Value::Number;
        let table = one_way(&[
            ("area", item(0), number(200.0), number(0.0)),
            ("north", item(1), number(100.0), number(40.0)),
            ("south", item(1), number(100.0), number(60.0)),
            ("west", item(0), number(200.0), number(160.0)),
            ("empty", item(0), number(0.0), number(0.0)),
            ("unknown", RowRole::Unknown, number(9.0), number(0.0)),
            ("total", RowRole::Total, number(400.0), number(260.0)),
        ]);
        let found = of_table(&table, Scale::Unordered).unwrap();
        assert_eq!((found.categories, found.left_out), (3, 0));
        assert_eq!(
            (name(&found.best.0), name(&found.worst.0)),
            ("west", "north")
        );
        assert!((found.mean_difference.unwrap() - 0.15).abs() < 1e-9);
        assert_eq!(found.equity.along, None);
    }

    #[test]
    fn what_is_withheld_is_in_no_measure_and_is_said_to_be_missing() {
        let number = Value::Number;
        let table = one_way(&[
            ("north", item(0), Value::Withheld, Value::Withheld),
            ("south", item(0), number(100.0), number(60.0)),
            ("west", item(0), number(200.0), number(160.0)),
            ("total", RowRole::Total, number(302.0), number(220.0)),
        ]);
        let found = of_table(&table, Scale::Unordered).unwrap();
        assert_eq!((found.categories, found.left_out), (2, 1));
        assert_eq!(name(&found.worst.0), "south");
        let one = one_way(&[
            ("north", item(0), Value::Withheld, Value::Withheld),
            ("south", item(0), number(100.0), number(60.0)),
        ]);
        assert_eq!(of_table(&one, Scale::Ordered), None);
    }
}
