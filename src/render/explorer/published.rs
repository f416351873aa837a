//! What is published, as data of the page: tables by dimensions, chains, findings, offers.

use serde_json::{Value as Json, json};

use super::outlines::Area;
use crate::language::Language;
use crate::render::values::{WITHHELD, shown, visible};
use crate::tables::{Axis, Column, ColumnId, Edition, Kind, Row, RowRole, Table, TableId, Value};

/// The lists of a report that name whom they are about.
const FINDINGS: [TableId; 4] = [
    TableId::LargestGaps,
    TableId::Bottlenecks,
    TableId::ChainBreaks,
    TableId::Proposals,
];

/// A published table: what it says, and the sizes that pictures are drawn from.
pub(super) fn table_data(
    table: &Table,
    by: &[usize],
    measures: &[ColumnId],
    language: Language,
) -> Json {
    let measures = measures
        .iter()
        .filter_map(|id| Some((*id, table.column(*id)?)));
    let measures: Vec<(ColumnId, usize)> = measures.collect();
    let lines = table.rows.iter();
    let lines = lines.map(|row| line(table, row, by.len(), &measures, language));
    json!({
        "by": by,
        "measures": measures.iter().filter_map(|(id, _)| id.name()).collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
    })
}

fn line(
    table: &Table,
    row: &Row,
    keys: usize,
    measures: &[(ColumnId, usize)],
    language: Language,
) -> Json {
    let own = row.values.iter().take(keys);
    let own: Vec<(String, String)> = own.map(|value| key(value, language)).collect();
    let role = match row.role {
        RowRole::Item { .. } | RowRole::View => "item",
        RowRole::NotBrokenDown | RowRole::Unknown => "rest",
        RowRole::Total => "total",
    };
    let depth = match row.role {
        RowRole::Item { depth } => depth,
        _ => 0,
    };
    let roles = own.iter().map(|(id, _)| match id.as_str() {
        "total" => "total",
        "not_broken_down" | "unknown" => "rest",
        _ if keys == 1 => role,
        _ => "item",
    });
    let depths = (0..keys).map(|at| if at == 0 { depth } else { 0 });
    let values = measures.iter().map(|(_, column)| &row.values[*column]);
    let kinds = measures
        .iter()
        .map(|(_, column)| table.columns[*column].kind);
    let texts = values.clone().zip(kinds);
    json!({
        "roles": roles.collect::<Vec<_>>(),
        "depths": depths.collect::<Vec<_>>(),
        "keys": own.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        "labels": own.iter().map(|(_, label)| label).collect::<Vec<_>>(),
        "texts": texts.map(|(value, kind)| shown(value, kind, language)).collect::<Vec<_>>(),
        "numbers": values.map(Value::number).collect::<Vec<_>>(),
    })
}

fn key(value: &Value, language: Language) -> (String, String) {
    match value {
        Value::Category { id, label } => (id.clone(), visible(label.in_language(language))),
        other => {
            let words = shown(other, Kind::Text, language);
            (words.clone(), words)
        }
    }
}

/// The published chains along the dimensions of the page, each with whether a link is served and what leads from it to
/// the next; none where there is none.
pub(super) fn chain(
    edition: &Edition,
    axes: &[Axis],
    measures: &[ColumnId],
    language: Language,
) -> Option<Json> {
    let phases = Axis::LifePhase;
    let tables = [
        (TableId::ChainTopic, Axis::Topic),
        (TableId::ChainDistrict, Axis::District),
    ];
    let along = |(id, axis): &(TableId, Axis)| {
        let table = edition.table(id)?;
        let by = axes.iter().position(|own| own == axis)?;
        let mut data = table_data(table, &[by, by], measures, language);
        for (row, line) in table.rows.iter().zip(data["lines"].as_array_mut()?) {
            line["link"] = json!(code(table, row, ColumnId::Link));
            line["step"] = json!(code(table, row, ColumnId::Transition));
        }
        Some(data)
    };
    let found: Vec<Json> = tables.iter().filter_map(along).collect();
    let label = tables.iter().find_map(|(id, _)| {
        let table = edition.table(id)?;
        let column = table.column(ColumnId::Dimension(phases))?;
        Some(visible(table.columns[column].label.in_language(language)))
    });
    (!found.is_empty()).then(|| {
        let phase = axes.iter().position(|own| *own == phases);
        json!({ "label": label, "phase": phase, "tables": found })
    })
}

/// The word of a state in files; none where there is none to tell.
fn code(table: &Table, row: &Row, id: ColumnId) -> Option<&'static str> {
    match &row.values[table.column(id)?] {
        Value::Code { id, .. } => Some(id),
        Value::NotApplicable => None,
        _ => Some(WITHHELD),
    }
}

/// What lists of the report say, each row with the categories that it names.
pub(super) fn findings(
    edition: &Edition,
    axes: &[(Axis, &Column)],
    language: Language,
) -> Vec<Json> {
    let tables = FINDINGS.iter().filter_map(|id| edition.table(id));
    let rows = tables.flat_map(|table| {
        let title = visible(table.title.in_language(language));
        table.rows.iter().map(move |row| {
            let told = table.columns.iter().zip(&row.values);
            let told = told.filter_map(|(column, value)| told_by(column, value, language));
            json!({
                "about": title,
                "text": told.collect::<Vec<_>>().join(" · "),
                "names": named(table, row, axes),
            })
        })
    });
    rows.collect()
}

/// A category as it is called, anything else behind what it is.
fn told_by(column: &Column, value: &Value, language: Language) -> Option<String> {
    let says = !matches!(value, Value::NotApplicable | Value::NotRecorded);
    let text = says.then(|| shown(value, column.kind, language))?;
    Some(match value {
        Value::Category { .. } | Value::Code { .. } => text,
        _ => format!("{}: {text}", visible(column.label.in_language(language))),
    })
}

/// The categories that a row names, each behind the position of its dimension: as a key, or in words whose id is
/// `topic=education district=north|south`.
fn named(table: &Table, row: &Row, axes: &[(Axis, &Column)]) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for (column, value) in table.columns.iter().zip(&row.values) {
        let Value::Category { id, .. } = value else {
            continue;
        };
        for (at, (axis, key)) in axes.iter().enumerate() {
            match column.id {
                ColumnId::Dimension(own) if own == *axis => names.push((at, id.clone())),
                _ => {
                    let words = id.split(' ').filter_map(|word| word.split_once('='));
                    let own = words.filter(|(name, _)| *name == key.name);
                    let all = own.flat_map(|(_, all)| all.split('|'));
                    names.extend(all.map(|name| (at, name.to_string())));
                }
            }
        }
    }
    names
}

/// The published list of offers, each with the topics and the areas that it names; naming none it is open to all.
pub(super) fn directory(table: &Table, axes: &[Axis], language: Language) -> Vec<Json> {
    let value = |row: &Row, id: ColumnId| {
        let column = table.column(id)?;
        let value = row.values.get(column)?;
        let says = !matches!(value, Value::NotApplicable | Value::NotRecorded);
        says.then(|| shown(value, table.columns[column].kind, language))
    };
    let entry = |row: &Row| {
        let whom = [ColumnId::Topics, ColumnId::Ages, ColumnId::Areas];
        let whom: Vec<String> = whom.iter().filter_map(|id| value(row, *id)).collect();
        let whom = whom.join(" · ");
        json!({
            "name": value(row, ColumnId::Offer),
            "provider": value(row, ColumnId::Provider),
            "whom": whom,
            "places": table.column(ColumnId::Places).and_then(|column| row.values[column].number()),
            "until": value(row, ColumnId::LastDay),
            "names": open_to(table, row, axes),
        })
    };
    table.rows.iter().map(entry).collect()
}

fn open_to(table: &Table, row: &Row, axes: &[Axis]) -> Vec<(usize, String)> {
    let columns = [
        (ColumnId::Topics, Axis::Topic),
        (ColumnId::Areas, Axis::District),
    ];
    let mut names = Vec::new();
    for (id, axis) in columns {
        let column = table.column(id);
        let at = axes.iter().position(|own| *own == axis);
        if let (Some(column), Some(at)) = (column, at)
            && let Value::Category { id, .. } = &row.values[column]
        {
            let all = id.split('|').filter(|name| !name.is_empty());
            names.extend(all.map(|name| (at, name.to_string())));
        }
    }
    names
}

/// The lines of a table along one dimension that can be areas of a map.
pub(super) fn areas(table: &Table, language: Language) -> Vec<Area> {
    let area = |row: &Row| match (&row.role, row.values.first()) {
        (RowRole::Item { depth }, Some(Value::Category { id, label })) => Some(Area {
            id: id.clone(),
            label: visible(label.in_language(language)),
            depth: usize::from(*depth),
        }),
        _ => None,
    };
    table.rows.iter().filter_map(area).collect()
}
