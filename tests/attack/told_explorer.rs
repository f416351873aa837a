//! The explorer: the same lines as in the CSV files, field by field, and no part that nobody looked at.

use serde_json::Value as Json;

use super::folder::{Folder, Line};
use super::formats::{Told, name};
use super::page::number;
use super::sentences::reads_as;

/// All that the page is made from.
const PARTS: [&str; 17] = [
    "mode",
    "served",
    "dimensions",
    "tables",
    "map",
    "chain",
    "findings",
    "offers",
    "language",
    "words",
    "legend",
    "classes",
    "states",
    "start",
    "measures",
    "money",
    "budgeted",
];

/// The lists whose rows are told of whom they name.
const FINDINGS: [&str; 4] = ["largest_gaps", "bottlenecks", "chain_breaks", "proposals"];

const CHAINS: [&str; 2] = ["chain_topic", "chain_district"];

impl Told {
    /// Tables by dimensions, chains, findings; nothing else of it counts needs.
    pub fn of_explorer(&self, folder: &Folder) -> Vec<String> {
        let Some(bytes) = folder.get("explorer.html") else {
            return Vec::new();
        };
        let page = String::from_utf8_lossy(bytes);
        let begin = "type=\"application/json\">";
        let data = page
            .split_once(begin)
            .and_then(|(_, rest)| rest.split_once("</script>"));
        let Some(data) = data.and_then(|(data, _)| serde_json::from_str::<Json>(data).ok()) else {
            return vec!["explorer.html: no data".to_string()];
        };
        let parts = data.as_object().into_iter().flatten();
        let mut found: Vec<String> = parts
            .filter(|(part, _)| !PARTS.contains(&part.as_str()))
            .map(|(part, _)| format!("explorer.html: {part}"))
            .collect();
        let dimension = |at: &Json| &data["dimensions"][at.as_u64().unwrap_or(0) as usize]["id"];
        for own in array(&data["tables"]) {
            let by: Vec<&Json> = array(&own["by"]).map(dimension).collect();
            match self.tables().iter().find(|table| is_by(table, &by)) {
                Some(table) => found.extend(self.of_lines(own, table)),
                None => found.push(format!("explorer.html: no table by {by:?}")),
            }
        }
        let told = |name: &&&str| self.lines.contains_key(**name);
        for (own, chain) in array(&data["chain"]["tables"]).zip(CHAINS.iter().filter(told)) {
            let table = self.tables().iter().find(|table| name(table) == *chain);
            found.extend(table.map_or(Vec::new(), |table| self.of_lines(own, table)));
            found.extend(self.of_states(own, chain));
        }
        found.extend(self.of_findings(&data["findings"]));
        found
    }

    fn of_lines(&self, own: &Json, table: &Json) -> Vec<String> {
        let place = |line: &Line| format!("explorer.html {} {:?}", line.table, line.keys);
        let mut found = Vec::new();
        if array(&own["lines"]).count() != self.lines(table).len() {
            found.push(format!("explorer.html {}: other lines", name(table)));
        }
        for (shown, line) in array(&own["lines"]).zip(self.lines(table)) {
            if array(&shown["keys"]).ne(line.keys.iter()) {
                found.push(format!("{}: {}", place(line), shown["keys"]));
            }
            let values = array(&shown["texts"]).zip(array(&shown["numbers"]));
            for (measure, (text, size)) in array(&own["measures"]).zip(values) {
                let measure = measure.as_str().unwrap_or_default();
                let text = text.as_str().unwrap_or_default();
                if !says(line, measure, text, size.as_f64()) {
                    found.push(format!("{} {measure}: {text}, {size}", place(line)));
                }
            }
        }
        found
    }

    /// Whether links are served and what leads on is told as it is published.
    fn of_states(&self, own: &Json, chain: &str) -> Vec<String> {
        let lines = self.lines[chain].iter();
        let pairs = array(&own["lines"]).zip(lines);
        let found = pairs.flat_map(|(shown, line)| {
            let states = [("link", "link"), ("step", "transition")];
            states.into_iter().filter_map(move |(key, column)| {
                let told = line.values.get(column).map_or("–", String::as_str);
                let same = shown[key].as_str().unwrap_or("–") == told;
                (!same).then(|| format!("explorer.html {chain} {:?}: {}", line.keys, shown[key]))
            })
        });
        found.collect()
    }

    /// Every number of a finding is one of its line.
    fn of_findings(&self, findings: &Json) -> Vec<String> {
        let lines = FINDINGS.iter().filter_map(|name| self.lines.get(*name));
        let lines: Vec<&Line> = lines.flatten().collect();
        let mut found = Vec::new();
        if array(findings).count() != lines.len() {
            found.push("explorer.html: other findings".to_string());
        }
        for (finding, line) in array(findings).zip(lines) {
            let told: Vec<f64> = line.numbers().collect();
            let keys = line.keys.iter().filter_map(|key| key.parse().ok());
            let told: Vec<f64> = told.into_iter().chain(keys).collect();
            let text = finding["text"].as_str().unwrap_or_default();
            let values = text.split(" · ").filter_map(|part| part.rsplit_once(": "));
            let beyond = values.filter_map(|(_, value)| number(value));
            let beyond = beyond.filter(|read| !told.iter().any(|told| reads_as(*told, *read)));
            found.extend(beyond.map(|read| format!("explorer.html {text}: {read}")));
        }
        found
    }
}

/// A share is a percentage in the files, and a share of one where pictures are drawn from it.
fn says(line: &Line, measure: &str, text: &str, size: Option<f64>) -> bool {
    let told = line.values.get(measure).map_or("–", String::as_str);
    let scale = if measure == "coverage" { 100.0 } else { 1.0 };
    match (told.parse::<f64>(), number(text), size) {
        (Ok(told), Some(read), Some(size)) => {
            (told - size * scale).abs() < 0.051 && (read - size * scale).abs() < 0.051
        }
        (Err(_), None, None) if told == "x" => line.hides(measure, text),
        (Err(_), None, None) => told == text,
        _ => false,
    }
}

/// Whether a table counts cells by these dimensions alone.
fn is_by(table: &Json, by: &[&Json]) -> bool {
    let mut columns = table["columns"].as_array().expect("columns").iter();
    let own = by
        .iter()
        .all(|id| columns.next().is_some_and(|column| &column["id"] == *id));
    own && columns.next().is_some_and(|column| column["id"] == "need")
}

fn array(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}
