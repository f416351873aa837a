//! A cross-table laid out for reading: one key down, the other across, margins at the ends.

use std::collections::HashMap;

use crate::language::{Label, Language};
use crate::render::grid::{
    Content, Field, Grid, Head, Line, anchor, base_line, list, notes, value,
};
use crate::render::values::{self, shown};
use crate::tables::{ColumnId, Kind, RowRole, Shape, Table, Value};

/// A cross-table with more columns than this is turned round if that makes it narrower.
const WIDE: usize = 16;

/// The grids of a table: one, or for a cross-table one for each measure shown.
pub fn grids<'a>(table: &'a Table, language: Language) -> Vec<Grid<'a>> {
    match &table.shape {
        Shape::List => vec![list(table, language)],
        Shape::Cross { shown } => shown
            .iter()
            .filter_map(|measure| cross(table, *measure, language))
            .collect(),
    }
}

/// One measure of a cross-table: first key down, second across, turned round where that is narrower.
pub fn cross<'a>(table: &'a Table, measure: ColumnId, language: Language) -> Option<Grid<'a>> {
    let measured = table.column(measure)?;
    if table.keys() < 2 {
        return None;
    }
    let (first, second) = (Axis::of(table, 0), Axis::of(table, 1));
    let turned = second.headings.len() > WIDE && second.headings.len() > first.headings.len();
    let (down, across) = if turned {
        (second, first)
    } else {
        (first, second)
    };
    let column = &table.columns[measured];
    let label = |label: &Label| values::visible(label.in_language(language));
    Some(Grid {
        anchor: cross_anchor(table, measure),
        title: format!("{} – {}", label(&table.title), label(&column.label)),
        base: base_line(&table.base, language),
        head: across.head(table, &down, column.kind, language),
        lines: cross_lines(table, measured, &down, &across),
        keys: 1,
        notes: notes(table, language),
    })
}

/// The anchor of one measure of a cross-table.
pub fn cross_anchor(table: &Table, measure: ColumnId) -> String {
    let measure = measure.name().unwrap_or_default();
    anchor("table", &format!("{}-{measure}", table.name))
}

fn cross_lines<'a>(
    table: &'a Table,
    measured: usize,
    down: &Axis<'a>,
    across: &Axis<'a>,
) -> Vec<Line<'a>> {
    let mut cells = HashMap::new();
    for row in &table.rows {
        let key = |axis: &Axis| key_id(value(row, axis.position));
        cells.insert((key(down), key(across)), value(row, measured));
    }
    let kind = table.columns[measured].kind;
    let line = |heading: &Heading<'a>| {
        let mut fields = vec![Field {
            kind: Kind::Category,
            content: Content::One(heading.value),
        }];
        fields.extend(across.headings.iter().map(|column| {
            let cell = cells.get(&(heading.id, column.id)).copied();
            Field {
                kind,
                content: Content::One(cell.unwrap_or(&Value::NotApplicable)),
            }
        }));
        Line {
            role: heading.role,
            fields,
        }
    };
    down.headings.iter().map(line).collect()
}

/// A key of a cross-table with everything that stands in it.
struct Axis<'a> {
    position: usize,
    headings: Vec<Heading<'a>>,
}

struct Heading<'a> {
    id: &'a str,
    value: &'a Value,
    role: RowRole,
}

impl<'a> Axis<'a> {
    /// In the table's order, with margins and views behind what they are about.
    fn of(table: &'a Table, position: usize) -> Axis<'a> {
        let mut headings: Vec<(&Value, Option<RowRole>)> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for row in &table.rows {
            let value = value(row, position);
            let id = key_id(value);
            let role = role_of(id, row.role);
            match known.get(id) {
                Some(&index) => headings[index].1 = merged(headings[index].1, role),
                None => {
                    known.insert(id, headings.len());
                    headings.push((value, role));
                }
            }
        }
        let mut headings: Vec<Heading> = headings
            .into_iter()
            .map(|(value, role)| Heading {
                id: key_id(value),
                value,
                role: role.unwrap_or(RowRole::Item { depth: 0 }),
            })
            .collect();
        headings.sort_by_key(|heading| rank(heading.role));
        Axis { position, headings }
    }

    fn head(&self, table: &Table, down: &Axis, kind: Kind, language: Language) -> Vec<Head> {
        let corner = &table.columns[down.position].label;
        let mut head = vec![Head {
            text: values::visible(corner.in_language(language)),
            kind: Kind::Category,
            role: RowRole::Item { depth: 0 },
        }];
        head.extend(self.headings.iter().map(|heading| Head {
            text: shown(heading.value, Kind::Category, language),
            kind,
            role: heading.role,
        }));
        head
    }
}

fn key_id(value: &Value) -> &str {
    match value {
        Value::Category { id, .. } => id,
        Value::Code { id, .. } => id,
        Value::Text(text) => text,
        Value::List(_) | Value::Number(_) | Value::WholePercent(_) | Value::NotApplicable => {
            values::NOT_APPLICABLE
        }
        Value::NotRecorded => values::NOT_RECORDED,
        Value::Withheld | Value::Range { .. } => values::WITHHELD,
    }
}

/// What a row says about the role of one of its keys. A margin over the other key says nothing.
fn role_of(id: &str, row: RowRole) -> Option<RowRole> {
    match (id, row) {
        ("total", _) => Some(RowRole::Total),
        ("not_broken_down", _) => Some(RowRole::NotBrokenDown),
        ("unknown", _) => Some(RowRole::Unknown),
        (_, RowRole::View | RowRole::Item { .. }) => Some(row),
        (_, RowRole::Total | RowRole::NotBrokenDown | RowRole::Unknown) => None,
    }
}

/// A heading is as deep as the shallowest of its rows, and a view only if all of them are.
fn merged(one: Option<RowRole>, other: Option<RowRole>) -> Option<RowRole> {
    match (one, other) {
        (Some(RowRole::Item { depth: one }), Some(RowRole::Item { depth: other })) => {
            let depth = one.min(other);
            Some(RowRole::Item { depth })
        }
        (Some(RowRole::View), Some(item @ RowRole::Item { .. })) => Some(item),
        (role, other) => role.or(other),
    }
}

fn rank(role: RowRole) -> u8 {
    match role {
        RowRole::Item { .. } => 0,
        RowRole::NotBrokenDown => 1,
        RowRole::Unknown => 2,
        RowRole::Total => 3,
        RowRole::View => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::labels::counted;
    use crate::tables::{Axis, Base, Column, Disclosure, Measure, Row, TableId};

    fn category(id: &str) -> Value {
        Value::Category {
            id: id.to_string(),
            label: Label::plain(id),
        }
    }

    fn table(second: &[(&str, RowRole)]) -> Table {
        let key = |id: &str, axis| Column {
            id: ColumnId::Dimension(axis),
            name: id.to_string(),
            renamed_from: None,
            label: Label::plain(id),
            kind: Kind::Category,
            disclosure: Disclosure::Key,
        };
        let phases = [
            ("total", RowRole::Total),
            ("0-2", RowRole::Item { depth: 0 }),
        ];
        let row = |(number, (phase, district)): (usize, _)| {
            let ((phase, down), (district, across)): (_, (_, RowRole)) = (phase, district);
            Row {
                role: if down == RowRole::Total { down } else { across },
                values: vec![
                    category(phase),
                    category(district),
                    Value::Number(number as f64),
                ],
                cells: [].into(),
                tells: Vec::new(),
            }
        };
        let pairs = phases
            .iter()
            .flat_map(|phase| second.iter().map(|other| (*phase, *other)));
        Table {
            id: TableId::By(vec![Axis::LifePhase, Axis::District]),
            name: "phase-district".to_string(),
            title: Label::plain("Phase und Stadtteil"),
            base: Base {
                year: 2025,
                need: Value::Number(0.0),
                not_assessable: Value::Number(0.0),
                persons: true,
                filter: Vec::new(),
            },
            columns: vec![
                key("phase", Axis::LifePhase),
                key("district", Axis::District),
                counted(Measure::Gap),
            ],
            rows: pairs.enumerate().map(row).collect(),
            shape: Shape::Cross {
                shown: vec![ColumnId::Gap],
            },
            notes: Vec::new(),
        }
    }

    #[test]
    fn margins_stand_last_and_views_behind_them_whatever_the_order_of_rows() {
        let item = RowRole::Item { depth: 1 };
        let roles = [
            ("total", RowRole::Total),
            ("view", RowRole::View),
            ("Nord", item),
        ];
        let table = table(&roles);
        let grid = cross(&table, ColumnId::Gap, Language::German).unwrap();
        let heads: Vec<&str> = grid.head.iter().map(|head| head.text.as_str()).collect();
        assert_eq!(heads, ["phase", "Nord", "total", "view"]);
        assert_eq!(grid.head[1].role, item);
        assert_eq!(grid.lines[1].role, RowRole::Total);
        let numbers = grid.lines[0].fields.iter().map(Field::number);
        assert_eq!(
            numbers.collect::<Vec<_>>(),
            [None, Some(5.0), Some(3.0), Some(4.0)]
        );
    }

    #[test]
    fn a_table_with_hundreds_of_columns_is_turned_round() {
        let names: Vec<String> = (0..542).map(|area| format!("Raum {area}")).collect();
        let item = RowRole::Item { depth: 0 };
        let areas: Vec<(&str, RowRole)> = names.iter().map(|name| (name.as_str(), item)).collect();
        let table = table(&areas);
        let grid = cross(&table, ColumnId::Gap, Language::German).unwrap();
        assert_eq!((grid.lines.len(), grid.head.len()), (542, 3));
    }
}
