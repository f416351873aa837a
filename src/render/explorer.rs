//! The explorer: one page without requests, in which the numbers of a year can be looked at from all sides. For the
//! planner from every cell, for everybody from protected tables alone.

mod budget;

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use self::budget::{Pulled, pulled};
use crate::language::{Language, text};
use crate::protect::Protected;
use crate::render::values::{shown, visible};
use crate::tables::explorer::Everything;
use crate::tables::{Axis, Column, ColumnId, Kind, Row, RowRole, Table, TableId, Value};

const STYLE: &str = include_str!("explorer.css");
const SCRIPT: &str = include_str!("explorer.js");

/// What can be chosen as a number.
const MEASURES: [ColumnId; 5] = [
    ColumnId::Gap,
    ColumnId::Coverage,
    ColumnId::Need,
    ColumnId::Covered,
    ColumnId::NotAssessable,
];

/// What the page says beside its data; each is the message `explorer-<name>`.
const WORDS: [(&str, &str); 29] = [
    ("total", "total"),
    ("notBrokenDown", "not-broken-down"),
    ("unknown", "unknown"),
    ("none", "none"),
    ("all", "all"),
    ("table", "table"),
    ("heat", "heat"),
    ("bars", "bars"),
    ("rows", "rows"),
    ("columns", "columns"),
    ("why", "why"),
    ("reasons", "reasons"),
    ("offers", "offers"),
    ("nothing", "nothing"),
    ("placesUnknown", "places-unknown"),
    ("places", "places"),
    ("until", "until"),
    ("found", "found"),
    ("copied", "copied"),
    ("selected", "selected"),
    ("measure", "measure"),
    ("view", "view"),
    ("today", "today"),
    ("package", "package"),
    ("packageNone", "package-none"),
    ("change", "change"),
    ("decisions", "decisions"),
    ("lostThen", "lost-then"),
    ("offersToday", "offers-today"),
];

/// The page for the planner: exact. `money` is what is possible for which amounts, and the options.
pub fn internal(
    town: &str,
    year: i32,
    everything: &Everything,
    money: Option<[&Table; 2]>,
    language: Language,
) -> String {
    let mut data = json!(everything);
    data["mode"] = json!("cells");
    data["tables"] = json!([]);
    let is = |id: &str| everything.dimensions.iter().position(|one| one.id == id);
    let rows = is("district").unwrap_or(0);
    let columns = is("life_phase").filter(|columns| *columns != rows);
    let money =
        money.and_then(|[amounts, options]| pulled(amounts, options, Pulled::Cells, language));
    page(town, year, data, (rows, columns), money, language)
}

/// The page for everybody; none where no table by dimensions is published.
pub fn public(protected: &Protected, language: Language) -> Option<String> {
    let edition = protected.edition();
    let tables = edition.tables.iter();
    let tables: Vec<(&Table, &[Axis])> = tables
        .filter_map(|table| match &table.id {
            TableId::By(axes) if axes.len() <= 2 => Some((table, axes.as_slice())),
            _ => None,
        })
        .collect();
    let mut axes: Vec<(Axis, &Column)> = Vec::new();
    for (table, own) in &tables {
        for (axis, column) in own.iter().zip(&table.columns) {
            // rows along one axis alone are needed to choose it
            let alone = tables.iter().any(|(_, other)| *other == [*axis]);
            if alone && axes.iter().all(|(known, _)| known != axis) {
                axes.push((*axis, column));
            }
        }
    }
    let position = |axis: &Axis| axes.iter().position(|(known, _)| known == axis);
    let dimensions = axes.iter().map(|(_, column)| {
        json!({ "id": column.name, "label": visible(column.label.in_language(language)), "categories": [] })
    });
    let listed = tables.iter().filter_map(|(table, own)| {
        let by: Option<Vec<usize>> = own.iter().map(position).collect();
        Some(table_data(table, &by?, language))
    });
    let offers = edition
        .tables
        .iter()
        .find(|table| table.id == TableId::Directory);
    let data = json!({
        "mode": "tables",
        "served": edition.served.share(),
        "dimensions": dimensions.collect::<Vec<_>>(),
        "tables": listed.collect::<Vec<_>>(),
        "offers": offers.map_or(Vec::new(), |table| directory(table, language)),
    });
    let known = |id: TableId| edition.tables.iter().find(|table| table.id == id);
    let money = known(TableId::Amounts).zip(known(TableId::Options));
    let money =
        money.and_then(|(amounts, options)| pulled(amounts, options, Pulled::Total, language));
    let start = (0, None);
    (!axes.is_empty()).then(|| page(&edition.town, edition.year, data, start, money, language))
}

/// A published table: what it says, and the sizes that pictures are drawn from.
fn table_data(table: &Table, by: &[usize], language: Language) -> Json {
    let measures = MEASURES
        .iter()
        .filter_map(|id| Some((*id, table.column(*id)?)));
    let measures: Vec<(ColumnId, usize)> = measures.collect();
    let line = |row: &Row| {
        let keys = row.values.iter().take(by.len());
        let keys: Vec<(String, String)> = keys.map(|value| key(value, language)).collect();
        let role = match row.role {
            RowRole::Item { .. } | RowRole::View => "item",
            RowRole::NotBrokenDown | RowRole::Unknown => "rest",
            RowRole::Total => "total",
        };
        let depth = match row.role {
            RowRole::Item { depth } => depth,
            _ => 0,
        };
        let roles = keys.iter().map(|(id, _)| match id.as_str() {
            "total" => "total",
            "not_broken_down" | "unknown" => "rest",
            _ if by.len() == 1 => role,
            _ => "item",
        });
        let depths = keys.iter().enumerate();
        let depths = depths.map(|(at, _)| if at == 0 { depth } else { 0 });
        let values = measures.iter().map(|(_, column)| &row.values[*column]);
        let kinds = measures
            .iter()
            .map(|(_, column)| table.columns[*column].kind);
        let texts = values.clone().zip(kinds);
        json!({
            "roles": roles.collect::<Vec<_>>(),
            "depths": depths.collect::<Vec<_>>(),
            "keys": keys.iter().map(|(id, _)| id).collect::<Vec<_>>(),
            "labels": keys.iter().map(|(_, label)| label).collect::<Vec<_>>(),
            "texts": texts.map(|(value, kind)| shown(value, kind, language)).collect::<Vec<_>>(),
            "numbers": values.map(Value::number).collect::<Vec<_>>(),
        })
    };
    json!({
        "by": by,
        "measures": measures.iter().filter_map(|(id, _)| id.name()).collect::<Vec<_>>(),
        "lines": table.rows.iter().map(line).collect::<Vec<_>>(),
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

/// The published list of offers.
fn directory(table: &Table, language: Language) -> Vec<Json> {
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
            "takes": [],
        })
    };
    table.rows.iter().map(entry).collect()
}

fn page(
    town: &str,
    year: i32,
    mut data: Json,
    (rows, columns): (usize, Option<usize>),
    money: Option<Json>,
    language: Language,
) -> String {
    let texts = language.texts();
    let said = |name: &str| texts.get(&format!("explorer-{name}"));
    let words = WORDS
        .iter()
        .map(|(name, message)| (*name, json!(said(message))));
    let columns = columns.map_or(-1, |columns| columns as i64);
    let is_internal = data["mode"] == "cells";
    data["language"] = json!(language.tag());
    data["words"] = Json::Object(words.map(|(name, text)| (name.to_string(), text)).collect());
    data["start"] = json!({ "rows": rows, "columns": columns, "measure": "gap" });
    let measures = MEASURES.iter().filter_map(|id| id.name());
    let label = |id: &str| texts.get(&format!("column-{}", id.replace('_', "-")));
    let measures = measures.map(|id| json!({ "id": id, "label": label(id) }));
    // how each group stands beside today is known from cells alone
    let change = (is_internal && money.is_some())
        .then(|| json!({ "id": "change", "label": said("change") }));
    data["measures"] = measures.chain(change).collect();
    let steps = money.as_ref().and_then(|money| money["amounts"].as_array());
    let steps = steps.map(Vec::len);
    data["money"] = json!(money);
    show(&mut data);
    // no text may end the element that holds it
    let data = data.to_string().replace('<', "\\u003c");
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src 'sha256-{}'",
        base64(&Sha256::digest(SCRIPT.as_bytes()))
    );
    let arguments = [
        ("town", text(visible(town))),
        ("year", text(year.to_string())),
    ];
    let title = texts.with("explorer-title", &arguments);
    let select = |id: &str, name: &str| {
        markup! { div { label for=(id) { (said(name)) } select id=(id) {} } }
    };
    let page = markup! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { h1 { bdi { (title) } } }
                main {
                    @if is_internal { p .notice { (said("internal")) } } @else { p { (said("public")) } }
                    @if let Some(steps) = steps { (slider(steps, is_internal, language)) }
                    form aria-label=(said("choose")) {
                        (select("rows", "down"))
                        (select("columns", "across"))
                        (select("measure", "measure"))
                        (select("view", "view"))
                        div #filters {}
                        button type="button" #copy { (said("copy")) }
                        button type="button" #save { (said("save")) }
                        button type="button" #print { (said("print")) }
                    }
                    p #said role="status" {}
                    div .scroll tabindex="0" role="region" aria-label=(said("result")) { table #result {} }
                    section #why hidden aria-labelledby="why-title" {}
                    section #search-part aria-labelledby="search-title" {
                        h2 #search-title { (said("offers")) }
                        div { label for="search" { (said("search")) } " " input #search type="search"; }
                        p #found role="status" {}
                        ul #offers {}
                    }
                    noscript { p .notice { (said("no-script")) } }
                }
                script type="application/json" #data { (PreEscaped(data)) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// Where the budget is pulled: from today, or where only sums are known from the first amount, to the last.
fn slider(steps: usize, from_today: bool, language: Language) -> Markup {
    let said = |name: &str| language.texts().get(&format!("explorer-{name}"));
    let first = u8::from(!from_today);
    let note = if from_today {
        "money-cells"
    } else {
        "money-total"
    };
    markup! {
        section #money aria-labelledby="money-title" {
            h2 #money-title { (said("money")) }
            p { (said(note)) }
            div #pull {
                div {
                    label for="amount" { (said("amount")) }
                    output #amount-said for="amount" {}
                }
                div #steps aria-hidden="true" {}
                input #amount type="range" min=(first) max=(steps) step="1" value=(first);
                p .note { (said("steps")) }
            }
            div {
                dl #facts {}
                details #package {
                    summary {}
                    div {}
                }
            }
        }
    }
}

/// Makes every text one that can be seen for what it is.
fn show(data: &mut Json) {
    match data {
        Json::String(text) => *text = visible(text),
        Json::Array(items) => items.iter_mut().for_each(show),
        Json::Object(entries) => entries.values_mut().for_each(show),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// As a content security policy names a hash: RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sign in 0..4 {
            match sign <= chunk.len() {
                true => text.push(char::from(SIGNS[(bits >> (18 - 6 * sign) & 63) as usize])),
                false => text.push('='),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_are_written_as_the_standard_says() {
        let words = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
        let written = words.map(|word| base64(word.as_bytes()));
        assert_eq!(
            written,
            [
                "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"
            ]
        );
    }
}
