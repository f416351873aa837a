//! `results.json`: the same tables for programs; `datapackage.json`: what every CSV beside it holds
//! (Frictionless Table Schema).

use serde_json::{Map, Value as Json, json};

use crate::language::{Label, Language, text};
use crate::model::finding::Finding;
use crate::protect::{Protected, Reasons, Record};
use crate::render::csv::{range_names, ranged};
use crate::render::values::{self, plain, range_ends, visible};
use crate::tables::keys::is_renamed_value;
use crate::tables::{Chart, Column, Edition, KeyFigure, Kind, Notice, Row, RowRole, Table, Value};

/// Everything that the report says; numbers as in the CSV files, shares in percent.
pub fn results(protected: &Protected, language: Language) -> Vec<u8> {
    let edition = protected.edition();
    pretty(&json!({
        "town": edition.town,
        "year": edition.year,
        "reference_date": edition.reference_date.to_string(),
        "report": { "name": edition.report.name, "filter": edition.report.filter_ids },
        "protection": protected.profile().name(),
        "signs": signs(),
        "figures": edition.figures.iter().map(figure).collect::<Vec<_>>(),
        "tables": edition.tables.iter().map(table).collect::<Vec<_>>(),
        "charts": edition.charts.iter().map(|one| chart(one, edition)).collect::<Vec<_>>(),
        "notices": edition.notices.iter().map(notice).collect::<Vec<_>>(),
        "findings": edition.findings.iter().map(|found| finding(found, language)).collect::<Vec<_>>(),
    }))
}

/// `protection.json` for everybody.
pub fn record(record: &Record) -> Vec<u8> {
    pretty(&json!(record))
}

/// `protection.json` for the planner.
pub fn reasons(reasons: &Reasons) -> Vec<u8> {
    pretty(&json!(reasons))
}

/// One table by itself.
pub fn one_table(one: &Table) -> Vec<u8> {
    pretty(&table(one))
}

/// A CSV file and the table that it holds.
pub struct Resource<'a> {
    /// Relative to the data package, with `/`.
    pub path: String,
    pub table: &'a Table,
}

/// The description of CSV files that stand beside it.
pub fn data_package(
    name: &str,
    title: &str,
    description: &str,
    resources: &[Resource],
    language: Language,
) -> Vec<u8> {
    let resources: Vec<Json> = resources
        .iter()
        .map(|one| resource(one, description, language))
        .collect();
    pretty(&json!({
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "description": description,
        "resources": resources,
    }))
}

/// A file may be passed on without the others: how it is protected is said of each.
fn resource(resource: &Resource, description: &str, language: Language) -> Json {
    let table = resource.table;
    let fields = table.columns.iter().enumerate();
    let fields = fields.map(|(position, column)| schema_field(table, position, column, language));
    let ranges = ranged(table).into_iter();
    let ranges = ranges.flat_map(|position| range_fields(&table.columns[position], language));
    let fields: Vec<Json> = fields.chain(ranges).collect();
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": resource.path,
        "title": table.title.in_language(language),
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": "," },
        "schema": {
            "fields": fields,
            "missingValues": [values::NOT_APPLICABLE, values::NOT_RECORDED, values::WITHHELD],
        },
    })
}

fn schema_field(table: &Table, position: usize, column: &Column, language: Language) -> Json {
    let mut field = Map::new();
    field.insert("name".into(), json!(column.name));
    field.insert("type".into(), json!(schema_type(column.kind)));
    field.insert("title".into(), json!(column.label.in_language(language)));
    let texts = language.texts();
    let unit = (column.kind == Kind::Share).then(|| texts.get("column-unit-percent"));
    let renamed = column.renamed_from.as_ref().map(|own| {
        let name = [("name", text(visible(own)))];
        texts.with("column-renamed", &name)
    });
    let renamed_values =
        has_renamed_values(table, position).then(|| texts.get("column-values-renamed"));
    let said: Vec<String> = [unit, renamed, renamed_values]
        .into_iter()
        .flatten()
        .collect();
    if !said.is_empty() {
        field.insert("description".into(), json!(said.join(" ")));
    }
    Json::Object(field)
}

/// The columns with the ends of the ranges in a column.
fn range_fields(column: &Column, language: Language) -> [Json; 2] {
    let texts = language.texts();
    let of = [("column", text(column.label.in_language(language)))];
    let titles = ["column-at-least", "column-at-most"].map(|name| texts.with(name, &of));
    let names = range_names(&column.name).into_iter().zip(titles);
    let field = |(name, title): (String, String)| {
        json!({
            "name": name,
            "type": schema_type(column.kind),
            "title": title,
            "description": texts.get("column-of-range"),
        })
    };
    let mut fields = names.map(field);
    [fields.next(), fields.next()].map(Option::unwrap_or_default)
}

/// Whether a category of the column is called otherwise than in the town's files.
fn has_renamed_values(table: &Table, position: usize) -> bool {
    let mut values = table.rows.iter().filter_map(|row| row.values.get(position));
    values.any(|value| matches!(value, Value::Category { id, .. } if is_renamed_value(id)))
}

fn schema_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Category | Kind::Text | Kind::Code => "string",
        Kind::Count => "integer",
        Kind::Cases | Kind::Share | Kind::Places | Kind::Euro => "number",
        Kind::Number | Kind::Index => "number",
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Category => "category",
        Kind::Text => "text",
        Kind::Code => "code",
        Kind::Cases => "cases",
        Kind::Share => "percent",
        Kind::Count => "count",
        Kind::Places => "places",
        Kind::Euro => "euro",
        Kind::Number => "number",
        Kind::Index => "index",
    }
}

fn signs() -> Json {
    json!({
        "not_applicable": values::NOT_APPLICABLE,
        "not_recorded": values::NOT_RECORDED,
        "withheld": values::WITHHELD,
    })
}

fn figure(figure: &KeyFigure) -> Json {
    let range = figure
        .range
        .as_ref()
        .map(|(low, high)| [value(low, figure.kind), value(high, figure.kind)]);
    json!({
        "id": figure.id.name(),
        "label": label(&figure.label),
        "kind": kind_name(figure.kind),
        "value": value(&figure.value, figure.kind),
        "range": range,
    })
}

fn table(table: &Table) -> Json {
    let base = &table.base;
    json!({
        "name": table.name,
        "title": label(&table.title),
        "base": {
            "year": base.year,
            "need": value(&base.need, Kind::Cases),
            "not_assessable": value(&base.not_assessable, Kind::Cases),
            "unit": if base.persons { "persons" } else { "cases" },
            "filter": base.filter.iter().map(label).collect::<Vec<_>>(),
        },
        "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
        "labels": labels(table),
        "rows": table.rows.iter().map(|one| row(table, one)).collect::<Vec<_>>(),
        "notes": table.notes.iter().map(label).collect::<Vec<_>>(),
    })
}

fn column(column: &Column) -> Json {
    json!({ "id": column.name, "label": label(&column.label), "kind": kind_name(column.kind) })
}

/// For every column of categories or codes: what its ids are called, in the order of the rows.
fn labels(table: &Table) -> Json {
    let mut labels = Map::new();
    for (position, column) in table.columns.iter().enumerate() {
        let mut names = Map::new();
        for row in &table.rows {
            let (id, name) = match row.values.get(position) {
                Some(Value::Category { id, label }) => (id.as_str(), label),
                Some(Value::Code { id, label }) => (*id, label),
                _ => continue,
            };
            if !names.contains_key(id) {
                names.insert(id.to_string(), label(name));
            }
        }
        if !names.is_empty() {
            labels.insert(column.name.clone(), Json::Object(names));
        }
    }
    Json::Object(labels)
}

fn row(table: &Table, row: &Row) -> Json {
    let mut fields = Map::new();
    fields.insert("role".into(), json!(role(row.role)));
    if let RowRole::Item { depth } = row.role {
        fields.insert("depth".into(), json!(depth));
    }
    let mut values = Map::new();
    for (column, field) in table.columns.iter().zip(&row.values) {
        values.insert(column.name.clone(), value(field, column.kind));
    }
    fields.insert("values".into(), Json::Object(values));
    Json::Object(fields)
}

fn role(role: RowRole) -> &'static str {
    match role {
        RowRole::Item { .. } => "item",
        RowRole::NotBrokenDown => "not_broken_down",
        RowRole::Unknown => "unknown",
        RowRole::Total => "total",
        RowRole::View => "view",
    }
}

fn value(value: &Value, kind: Kind) -> Json {
    let text = plain(value, kind);
    match value {
        Value::Number(_) | Value::WholePercent(_) => number(&text),
        Value::Range { .. } => match range_ends(value, kind) {
            Some([low, high]) => json!({ "low": number(&low), "high": number(&high) }),
            None => json!(text),
        },
        Value::List(texts) => json!(texts),
        Value::Category { .. }
        | Value::Code { .. }
        | Value::Text(_)
        | Value::NotApplicable
        | Value::NotRecorded
        | Value::Withheld => json!(text),
    }
}

/// The number that the CSV has, with its decimals; a whole one without `.0`.
fn number(text: &str) -> Json {
    match text.parse::<i64>() {
        Ok(whole) => json!(whole),
        Err(_) => json!(text.parse::<f64>().ok()),
    }
}

fn label(label: &Label) -> Json {
    match &label.en {
        Some(english) => json!({ "de": label.de, "en": english }),
        None => json!({ "de": label.de }),
    }
}

fn chart(chart: &Chart, edition: &Edition) -> Json {
    let table = edition.table(&chart.table).map(|table| &table.name);
    let kind = chart.kind.id();
    json!({ "name": chart.name, "title": label(&chart.title), "kind": kind, "table": table })
}

fn notice(notice: &Notice) -> Json {
    json!({ "id": notice.id, "text": label(&notice.text) })
}

/// A finding for programs, with its sentence in the language of the report.
pub fn finding(finding: &Finding, language: Language) -> Json {
    let mut json = json!({
        "code": finding.code.id(),
        "severity": finding.code.severity(),
        "place": finding.place,
        "seen": finding.seen_in(language),
        "message": finding.message(language),
        "advice": finding.advice(language),
    });
    let lines = finding.lines_to_paste();
    if !lines.is_empty() {
        json["paste"] = json!(lines);
    }
    json
}

/// Only the edition's own strings and numbers are in it, which always serialise.
fn pretty(json: &Json) -> Vec<u8> {
    let mut text = format!("{json:#}");
    text.push('\n');
    text.into_bytes()
}
