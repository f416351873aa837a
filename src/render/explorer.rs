//! The explorer: one page without requests, in which the numbers of a year can be looked at from all sides. For the
//! planner from every cell, for everybody from protected tables alone.

mod budget;
mod outlines;
mod published;

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use self::budget::{Pulled, pulled};
use self::outlines::{Area, outlines};
use self::published::{areas, chain, directory, findings, table_data};
use crate::language::{Language, text};
use crate::model::map::Map;
use crate::protect::Protected;
use crate::render::charts::Scale;
use crate::render::values::visible;
use crate::tables::explorer::{CategoryEntry, Everything, STATES};
use crate::tables::{Axis, Column, ColumnId, Table, TableId};

const STYLE: &str = include_str!("explorer.css");
/// One scope, as pages of a browser have names of their own, such as `top`.
const SCRIPT: &str = concat!(
    "'use strict';\n(() => {\n",
    include_str!("explorer/script/ask.js"),
    include_str!("explorer/script/sources.js"),
    include_str!("explorer/script/money.js"),
    include_str!("explorer/script/choice.js"),
    include_str!("explorer/script/shades.js"),
    include_str!("explorer/script/map.js"),
    include_str!("explorer/script/chain.js"),
    include_str!("explorer/script/table.js"),
    include_str!("explorer/script/reasons.js"),
    include_str!("explorer/script/page.js"),
    "})();\n"
);

/// What can be chosen as a number.
const MEASURES: [ColumnId; 5] = [
    ColumnId::Gap,
    ColumnId::Coverage,
    ColumnId::Need,
    ColumnId::Covered,
    ColumnId::NotAssessable,
];

/// What the page says beside its data; each is the message `explorer-<name>`.
const WORDS: [(&str, &str); 45] = [
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
    ("map", "map"),
    ("mapHow", "map-how"),
    ("mapToday", "map-today"),
    ("chainToday", "chain-today"),
    ("mapNone", "map-none"),
    ("more", "more"),
    ("chain", "chain"),
    ("step", "step"),
    ("stepsToday", "steps-today"),
    ("stepsFilters", "steps-filters"),
    ("stepOffers", "step-offers"),
    ("handsOver", "hands-over"),
    ("notServed", "not-served"),
    ("report", "report"),
    ("offersHere", "offers-here"),
    ("moreThese", "more-these"),
];

/// Words of the report's own charts, for the map and the chain; each is the message `chart-legend-<name>`.
const LEGEND: [&str; 7] = [
    "coverage",
    "no-need",
    "not-assessable",
    "not-recorded",
    "withheld",
    "transition",
    "broken",
];

/// The page for the planner: exact. `money` is what is possible for which amounts, and the options.
pub fn internal(
    (town, year): (&str, i32),
    everything: &Everything,
    map: Option<&Map>,
    money: Option<[&Table; 2]>,
    language: Language,
) -> String {
    let mut data = json!(everything);
    data["mode"] = json!("cells");
    data["tables"] = json!([]);
    let is = |id: &str| everything.dimensions.iter().position(|one| one.id == id);
    let rows = is("district").unwrap_or(0);
    let columns = is("life_phase").filter(|columns| *columns != rows);
    let categories = everything.dimensions.get(rows).map(|own| &own.categories);
    let area = |own: &CategoryEntry| Area {
        id: own.id.clone(),
        label: own.label.clone(),
        depth: own.depth,
    };
    let areas: Vec<Area> = categories.into_iter().flatten().map(area).collect();
    data["map"] = json!(map.and_then(|map| outlines(map, rows, &areas)));
    if let Some(chain) = &everything.chain {
        data["chain"]["label"] = json!(everything.dimensions[chain.phase].label);
    }
    let money =
        money.and_then(|[amounts, options]| pulled(amounts, options, Pulled::Cells, language));
    page((town, year), data, (rows, columns), money, language)
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
        Some(table_data(table, &by?, &MEASURES, language))
    });
    let own: Vec<Axis> = axes.iter().map(|(axis, _)| *axis).collect();
    let known = |id: TableId| edition.table(&id);
    let offers = known(TableId::Directory);
    let map = || {
        let districts = known(TableId::By(vec![Axis::District]))?;
        let axis = position(&Axis::District)?;
        outlines(edition.map.as_deref()?, axis, &areas(districts, language))
    };
    let data = json!({
        "mode": "tables",
        "served": edition.served.share(),
        "dimensions": dimensions.collect::<Vec<_>>(),
        "tables": listed.collect::<Vec<_>>(),
        "map": map(),
        "chain": chain(edition, &own, &MEASURES, language),
        "findings": findings(edition, &axes, language),
        "offers": offers.map_or(Vec::new(), |table| directory(table, &own, language)),
    });
    let money = known(TableId::Amounts).zip(known(TableId::Options));
    let money =
        money.and_then(|(amounts, options)| pulled(amounts, options, Pulled::Total, language));
    let start = (0, None);
    (!axes.is_empty()).then(|| page((&edition.town, edition.year), data, start, money, language))
}

fn page(
    (town, year): (&str, i32),
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
    let legend = |name: &str| texts.get(&format!("chart-legend-{name}"));
    data["legend"] = Json::Object(
        LEGEND
            .iter()
            .map(|name| (name.to_string(), json!(legend(name))))
            .collect(),
    );
    data["classes"] = json!(Scale::coverage(language).entries);
    let ends = [("low", text("{low}")), ("high", text("{high}"))];
    data["words"]["between"] = json!(texts.with("chart-legend-between", &ends));
    let state = |id: &str| json!({ "id": id, "label": legend(&id.replace('_', "-")) });
    data["states"] = json!(STATES.map(|own| state(own.id())));
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
                        (select("part", "part"))
                        div #filters {}
                        button type="button" #copy { (said("copy")) }
                        button type="button" #save { (said("save")) }
                        button type="button" #print { (said("print")) }
                    }
                    p #said role="status" {}
                    div #picture {}
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
