//! Which areas are most alike, from published numbers alone: so it says nothing that everybody could not compute.

use crate::analysis::similar::most_alike;
use crate::tables::areas::Areas;
use crate::tables::column_id::{Axis, ColumnId};
use crate::tables::disclosure::Disclosure;
use crate::tables::labels::{both, column};
use crate::tables::lists::{item, list, whole};
use crate::tables::spec::TableId;
use crate::tables::table::{Base, Kind, Table, Value};

/// So many areas are named beside each.
const NAMED: usize = 5;

/// The most similar areas of each, the most similar first; [`fill`] writes them.
pub(super) fn table(areas: &Areas, tables: &[Table]) -> Table {
    let columns = vec![
        areas.column(),
        column(ColumnId::Rank, Kind::Count, Disclosure::Record),
        column(
            ColumnId::SimilarArea,
            Kind::Category,
            Disclosure::Recomputed,
        ),
        column(ColumnId::Distance, Kind::Index, Disclosure::Recomputed),
    ];
    let named = NAMED.min(areas.nodes.len().saturating_sub(1));
    let rows = areas.named().flat_map(|(_, area)| {
        (1..=named).map(move |rank| {
            let rank = Value::Number(rank as f64);
            item(vec![
                area.clone(),
                rank,
                Value::NotApplicable,
                Value::NotApplicable,
            ])
        })
    });
    let base = Base {
        // compares areas, counts no needs
        need: Value::NotApplicable,
        not_assessable: Value::NotApplicable,
        ..whole(areas.year, areas.year.headline(), areas.scope)
    };
    let mut table = list(TableId::AreaSimilar, base, columns, rows.collect());
    table.notes = vec![both("note-area-similar", &[])];
    fill(&mut table, tables);
    table
}

/// Writes the areas that are most alike by the numbers that stand in the other tables.
pub fn fill(table: &mut Table, tables: &[Table]) {
    let Some(ColumnId::Dimension(axis)) = table.columns.first().map(|column| column.id) else {
        return;
    };
    let mut areas: Vec<Value> = Vec::new();
    for row in &table.rows {
        if areas.last() != Some(&row.values[0]) {
            areas.push(row.values[0].clone());
        }
    }
    let features: Vec<Vec<Option<f64>>> = areas
        .iter()
        .map(|area| features(axis, area, tables))
        .collect();
    let alike = most_alike(&features, NAMED);
    let mut at = 0;
    for row in &mut table.rows {
        at += usize::from(row.values[0] != areas[at]);
        let rank = row.values[1].number().unwrap_or(1.0) as usize - 1;
        let found = alike[at].get(rank);
        row.values[2] = found.map_or(Value::NotApplicable, |(other, _)| areas[*other].clone());
        row.values[3] = found.map_or(Value::NotApplicable, |(_, distance)| {
            Value::Number(*distance)
        });
    }
}

/// What areas are compared by: of each topic the need in 1 000 inhabitants (without inhabitants its share of all need
/// in the area), and how much of it is covered. None where that is withheld or there is none.
fn features(axis: Axis, area: &Value, tables: &[Table]) -> Vec<Option<f64>> {
    let of = |id: TableId| tables.iter().find(|table| table.id == id);
    let mut features = Vec::new();
    let crossed = of(TableId::By(vec![axis, Axis::Topic]));
    if let Some(rates) = of(TableId::Rates(axis)) {
        features.extend(column_of(rates, axis, area, ColumnId::Rate));
    } else if let Some(crossed) = crossed {
        let mut needs = column_of(crossed, axis, area, ColumnId::Need);
        // the margin over all topics stands last
        let all = needs.pop().flatten().filter(|all| *all > 0.0);
        features.extend(needs.into_iter().map(|need| Some(need? / all?)));
    }
    match crossed {
        Some(crossed) => features.extend(column_of(crossed, axis, area, ColumnId::Coverage)),
        None => {
            let alone = of(TableId::By(vec![axis])).into_iter();
            features
                .extend(alone.flat_map(|alone| column_of(alone, axis, area, ColumnId::Coverage)));
        }
    }
    features
}

/// The numbers in a column in the rows of an area, in their order.
fn column_of(table: &Table, axis: Axis, area: &Value, wanted: ColumnId) -> Vec<Option<f64>> {
    let columns = [ColumnId::Dimension(axis), wanted].map(|id| table.column(id));
    let [Some(key), Some(wanted)] = columns else {
        return Vec::new();
    };
    let rows = table.rows.iter().filter(|row| row.values[key] == *area);
    rows.map(|row| row.values[wanted].number()).collect()
}
