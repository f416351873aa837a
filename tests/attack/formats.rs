//! Whether all files of `public/` say the same, and none more than the CSV files.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::folder::{Folder, Line, lines};
use super::page::{Grid, grids, letterings, number, pictures, sentences, unseen};
use super::sentences::{Said, Speech, reads_as};

/// Everything that one format says differently, or beyond the CSV files, in words; `constant` holds the sentences
/// of reports on other towns.
pub fn disagreements(folder: &Folder, constant: &BTreeSet<String>) -> Vec<String> {
    let told = Told::of(folder, constant);
    let mut found = told.of_results();
    found.extend(told.of_record(folder));
    found.extend(told.of_page(folder));
    found.extend(told.of_pictures(folder));
    found.extend(told.of_explorer(folder));
    found.extend(told.of_workbook(folder));
    found.extend(told.of_paper(folder));
    found.extend(told.of_print(folder));
    found
}

/// All sentences of the page of a report.
pub fn all_sentences(folder: &Folder) -> BTreeSet<String> {
    let page = String::from_utf8_lossy(&folder["report.html"]).into_owned();
    let mut all: BTreeSet<String> = sentences(&page).into_iter().collect();
    all.extend(unseen(&page));
    all.extend(grids(&page).into_iter().flat_map(|grid| grid.head));
    // a number by itself says nothing of whom it counts
    all.retain(|sentence| sentence.contains(char::is_alphabetic));
    all
}

/// What the CSV files say, and how `results.json` calls it.
pub struct Told {
    pub results: Json,
    /// Per table, in its order.
    pub lines: BTreeMap<String, Vec<Line>>,
    pub speech: Speech,
}

impl Told {
    fn of(folder: &Folder, constant: &BTreeSet<String>) -> Told {
        let results: Json = serde_json::from_slice(&folder["results.json"]).expect("results");
        let mut by_table: BTreeMap<String, Vec<Line>> = BTreeMap::new();
        for line in lines(folder) {
            by_table.entry(line.table.clone()).or_default().push(line);
        }
        // a file's name holds fewer letters than a table's
        let tables = results["tables"].as_array().expect("tables").iter();
        let named = tables.map(|table| {
            let own = by_table.get(&stem(name(table))).cloned();
            (name(table).to_string(), own.unwrap_or_default())
        });
        let mut told = Told {
            lines: named.collect(),
            results,
            speech: Speech::default(),
        };
        told.speech = told.speech(constant);
        told
    }

    pub fn tables(&self) -> &[Json] {
        self.results["tables"].as_array().expect("tables")
    }

    pub fn lines(&self, table: &Json) -> &[Line] {
        &self.lines[table["name"].as_str().expect("a name")]
    }

    /// Every value of `results.json` stands in a CSV file; the key figures are the margins of everybody, and
    /// nothing else is in it.
    fn of_results(&self) -> Vec<String> {
        let mut found = unknown_keys(&self.results, &OF_RESULTS, "results.json");
        for table in self.tables() {
            found.extend(unknown_keys(table, &OF_TABLE, "results.json table"));
            let rows = table["rows"].as_array().expect("rows");
            if rows.len() != self.lines(table).len() {
                found.push(format!("results.json {} has more rows", table["name"]));
            }
            for (row, line) in rows.iter().zip(self.lines(table)) {
                found.extend(unknown_keys(
                    row,
                    &["role", "depth", "values"],
                    "results.json row",
                ));
                let values = row["values"].as_object().expect("values");
                if values.len() != line.keys.len() + line.values.len() {
                    found.push(format!("results.json {:?} has more values", line.keys));
                }
                for (column, value) in &line.values {
                    let json = &row["values"][column];
                    let same = match json.as_f64() {
                        Some(number) => line.number(column) == Some(number),
                        None if json.is_object() => {
                            let ends = ["low", "high"].map(|end| json[end].as_f64());
                            line.ranges.get(column).map(|ends| ends.map(Some)) == Some(ends)
                        }
                        None => {
                            json.is_array()
                                || json.as_str() == Some(value)
                                || value.starts_with('\'')
                        }
                    };
                    if !same {
                        found.push(format!("results.json {:?} {column}: {json}", line.keys));
                    }
                }
            }
            let mut words = table.clone();
            words["rows"] = Json::Null;
            words["base"]["year"] = Json::Null;
            found.extend(self.of_words("results.json", &words));
        }
        for part in ["charts", "notices", "findings"] {
            found.extend(self.of_words("results.json", &self.results[part]));
        }
        for figure in self.results["figures"].as_array().expect("figures") {
            found.extend(self.of_figure(figure));
        }
        found
    }

    /// A key figure is the margin of everybody; what counts offers and places counts no needs.
    fn of_figure(&self, figure: &Json) -> Vec<String> {
        let id = figure["id"].as_str().expect("an id");
        let is_of_offers = [
            "offers",
            "places",
            "nominal_capacity",
            "unknown_capacities",
            "budget",
        ]
        .contains(&id);
        let mut said: Vec<(String, &Json)> = vec![(id.to_string(), &figure["value"])];
        if let Some(ends) = figure["range"].as_array() {
            said.push((format!("{id}_low"), &ends[0]));
            said.push((format!("{id}_high"), &ends[1]));
        }
        let mut found = unknown_keys(
            figure,
            &["id", "label", "kind", "value", "range"],
            "results.json figure",
        );
        for (column, value) in said {
            let value = match value.as_f64() {
                Some(number) => number.to_string(),
                None => value.as_str().unwrap_or_default().to_string(),
            };
            let mut margins = self.margins().filter_map(|line| line.values.get(&column));
            let reads = |margin: &String| match (margin.parse::<f64>(), value.parse::<f64>()) {
                (Ok(margin), Ok(value)) => margin == value,
                _ => *margin == value,
            };
            let is_told = margins.any(reads) || (column.starts_with("need_"));
            if !is_told && !is_of_offers {
                found.push(format!("results.json {column}: {value}"));
            }
        }
        found
    }

    /// The lines of everybody.
    fn margins(&self) -> impl Iterator<Item = &Line> {
        let all = self.lines.values().flatten();
        all.filter(|line| {
            let all = |key: &String| key == "total";
            !line.keys.is_empty() && line.keys.iter().all(all) && line.table != "gap_types"
        })
    }

    /// Numbers and texts of a piece of JSON, apart from what tables count.
    fn of_words(&self, path: &str, json: &Json) -> Vec<String> {
        match json {
            Json::Number(number) => {
                let number = number.as_f64().unwrap_or_default();
                let margins = self.margins().flat_map(Line::numbers);
                let mut everybody = margins.chain(self.assessable_or_not());
                match everybody.any(|exact| reads_as(exact, number)) {
                    true => Vec::new(),
                    false => vec![format!("{path}: {number}")],
                }
            }
            Json::String(sentence) => {
                let beyond = self.speech.beyond(sentence).into_iter();
                beyond
                    .map(|number| format!("{path}: {number} in {sentence:?}"))
                    .collect()
            }
            Json::Array(parts) => parts
                .iter()
                .flat_map(|part| self.of_words(path, part))
                .collect(),
            Json::Object(parts) => {
                // words in English say the same in another order
                let parts = parts.iter().filter(|(key, _)| *key != "en");
                parts
                    .flat_map(|(_, part)| self.of_words(path, part))
                    .collect()
            }
            Json::Null | Json::Bool(_) => Vec::new(),
        }
    }

    /// The need of everybody, with what cannot be assessed.
    fn assessable_or_not(&self) -> Vec<f64> {
        let sum = |line: &Line| Some(line.number("need")? + line.number("not_assessable")?);
        self.margins().filter_map(sum).collect()
    }

    /// `protection.json` counts what everybody can count.
    fn of_record(&self, folder: &Folder) -> Vec<String> {
        let record: Json = serde_json::from_slice(&folder["protection.json"]).expect("a record");
        let mut found = unknown_keys(&record, &OF_RECORD, "protection.json");
        let count = |lines: &[Line]| {
            let touched =
                |line: &&Line| line.is_withheld() || line.keys.iter().any(|key| key == "x");
            let touched = lines.iter().filter(touched).count();
            let withheld = lines.iter().filter(|line| line.withholds("need")).count();
            [lines.len(), withheld, touched - withheld]
        };
        let said = |json: &Json| {
            ["rows", "withheld", "withheld_in_part"]
                .map(|key| json[key].as_u64().unwrap_or(0) as usize)
        };
        let mut sums = [0, 0, 0];
        for table in record["tables"].as_array().expect("tables") {
            found.extend(unknown_keys(table, &OF_LOSS, "protection.json table"));
            let own = count(&self.lines[table["table"].as_str().expect("a table")]);
            let said = said(table);
            if own != said {
                found.push(format!(
                    "protection.json {}: {said:?}, not {own:?}",
                    table["table"]
                ));
            }
            sums = [0, 1, 2].map(|place| sums[place] + own[place]);
        }
        let said = said(&record);
        if said != sums {
            found.push(format!("protection.json: {said:?}, not {sums:?}"));
        }
        let percent = (1000.0 * sums[1] as f64 / sums[0].max(1) as f64).round() / 10.0;
        if record["withheld_percent"].as_f64() != Some(percent) {
            found.push(format!("protection.json: not {percent} %"));
        }
        found
    }

    fn of_page(&self, folder: &Folder) -> Vec<String> {
        let page = String::from_utf8_lossy(&folder["report.html"]).into_owned();
        let grids = grids(&page);
        let mut found = Vec::new();
        for grid in &grids {
            let is_list = |table: &&Json| anchor(name(table)) == grid.anchor;
            match self.tables().iter().find(is_list) {
                Some(table) => found.extend(self.of_list(grid, table)),
                None => found.extend(self.of_cross(grid)),
            }
        }
        for sentence in sentences(&page).iter().chain(&unseen(&page)) {
            found.extend(self.beyond("page", sentence));
        }
        let drawn = |svg: &str| -> Vec<String> {
            let letterings = letterings(svg).into_iter();
            letterings.map(|lettering| lettering.text).collect()
        };
        let files = folder.iter().filter(|(path, _)| path.ends_with(".svg"));
        let files: Vec<Vec<String>> = files
            .map(|(_, bytes)| drawn(&String::from_utf8_lossy(bytes)))
            .collect();
        for picture in pictures(&page) {
            if !files.contains(&drawn(picture)) {
                found.push(format!("page: a picture of its own, {:?}", drawn(picture)));
            }
        }
        found
    }

    /// Line by line: a field shows a number of its line, and a withheld column shows nothing.
    fn of_list(&self, grid: &Grid, table: &Json) -> Vec<String> {
        let mut found = Vec::new();
        if grid.lines.len() != self.lines(table).len() {
            found.push(format!("page {}: {} lines", grid.anchor, grid.lines.len()));
        }
        for (shown, line) in grid.lines.iter().zip(self.lines(table)) {
            let numbers: Vec<f64> = line.numbers().collect();
            for (head, field) in grid.head.iter().zip(shown).skip(line.keys.len()) {
                let column = column(table, head);
                let value = column.and_then(|column| line.values.get(column));
                let said = match (value.map(String::as_str), number(field)) {
                    (Some("x"), _) => column.is_some_and(|column| line.hides(column, field)),
                    (Some(value), Some(read)) => {
                        value.parse().is_ok_and(|exact| reads_as(exact, read))
                    }
                    (Some(_), None) => true,
                    // a range: both ends are published
                    (None, _) => {
                        let mut ends = field.split('\u{2013}').filter_map(number);
                        ends.all(|end| numbers.iter().any(|exact| reads_as(*exact, end)))
                    }
                };
                if !said {
                    found.push(format!(
                        "page {} {:?} {head}: {field}",
                        line.table, line.keys
                    ));
                }
            }
        }
        found
    }

    /// A cross-table of one measure: every field is the one of its line in the CSV.
    fn of_cross(&self, grid: &Grid) -> Vec<String> {
        let tables = self.tables().iter();
        let crossed = tables.flat_map(|table| {
            let columns = table["columns"].as_array().expect("columns").iter();
            columns.map(move |column| (table, column["id"].as_str().expect("an id")))
        });
        let mut crossed = crossed.filter(|(table, measure)| {
            anchor(&format!("{}-{measure}", name(table))) == grid.anchor
        });
        let Some((table, measure)) = crossed.next() else {
            return vec![format!("page: {} is no table", grid.anchor)];
        };
        let mut said: BTreeMap<BTreeSet<String>, Vec<(&Line, &str)>> = BTreeMap::new();
        for line in self.lines(table) {
            let columns = table["columns"].as_array().expect("columns").iter();
            let labels = line.keys.iter().zip(columns).map(|(key, column)| {
                let label = &table["labels"][column["id"].as_str().expect("an id")][key]["de"];
                label.as_str().unwrap_or(key).to_string()
            });
            let value = line.values.get(measure).map_or("–", String::as_str);
            said.entry(labels.collect())
                .or_default()
                .push((line, value));
        }
        let mut found = Vec::new();
        for line in &grid.lines {
            for (head, field) in grid.head.iter().zip(line).skip(1) {
                let keys = BTreeSet::from([head.clone(), line[0].clone()]);
                let fits =
                    |(line, value): &(&Line, &str)| match (value.parse::<f64>(), number(field)) {
                        (Err(_), _) if *value == "x" => line.hides(measure, field),
                        (Ok(exact), Some(read)) => reads_as(exact, read),
                        // words stand there in the reader's language
                        (Err(_), None) => field != "x",
                        _ => false,
                    };
                let values = said.get(&keys);
                if !values.is_some_and(|values| values.iter().any(fits)) {
                    found.push(format!(
                        "page {} {keys:?}: {field}, not {values:?}",
                        grid.anchor
                    ));
                }
            }
        }
        found
    }

    /// What each line says of whom it names, and all that is called by a name.
    fn speech(&self, constant: &BTreeSet<String>) -> Speech {
        let mut speech = Speech {
            constant: constant.clone(),
            ..Speech::default()
        };
        for table in self.tables() {
            let columns = table["columns"].as_array().expect("columns");
            let labelled = table["labels"].as_object().expect("labels");
            let labels = labelled.values().filter_map(Json::as_object);
            let labels = labels.flat_map(|labels| labels.iter());
            speech
                .labels
                .extend(labels.clone().map(|(id, _)| id.clone()));
            speech
                .labels
                .extend(labels.filter_map(|(_, label)| word(&label["de"])));
            speech.labels.extend(word(&table["title"]["de"]));
            for line in self.lines(table) {
                let named = line.keys.iter().zip(columns);
                // an offer is renewed under its own name, whatever its topic is
                let is_renewed = line.keys.iter().any(|key| key == "renew");
                let names = named.filter_map(|(key, column)| {
                    let id = column["id"].as_str()?;
                    let label = word(&table["labels"][id][key]["de"]);
                    let is_word = column["kind"] == "category" || column["kind"] == "text";
                    let is_name = is_word
                        && !UNNAMED.contains(&id)
                        && key != "total"
                        && !(is_renewed && id == "topic");
                    is_name.then(|| label.unwrap_or_else(|| key.clone()))
                });
                let names =
                    names.filter(|name: &String| name.contains(char::is_alphabetic) && name != "x");
                let said = Said {
                    names: names.collect(),
                    numbers: line.numbers().chain(costs(line)).collect(),
                    is_withheld: line.withholds("need"),
                };
                speech.labels.extend(said.names.iter().cloned());
                speech.said.push(said);
            }
        }
        for chart in self.results["charts"].as_array().expect("charts") {
            speech.labels.extend(word(&chart["title"]["de"]));
        }
        let mut everybody = FIXED.to_vec();
        let year = self.results["year"].as_f64().expect("a year");
        speech.years = vec![year - 1.0, year];
        everybody.extend(self.assessable_or_not());
        let figures = self.results["figures"].as_array().expect("figures").iter();
        everybody.extend(figures.flat_map(|figure| {
            let ends = figure["range"].as_array().cloned().unwrap_or_default();
            let all = std::iter::once(figure["value"].clone()).chain(ends);
            all.filter_map(|value| value.as_f64()).collect::<Vec<f64>>()
        }));
        let steps = self.lines.get("proposals").into_iter().flatten();
        let costs: Vec<f64> = steps.filter_map(costs).collect();
        everybody.extend([costs.iter().sum(), costs.len() as f64]);
        everybody.extend(costs);
        let changes = self.lines.get("review_causes").into_iter().flatten();
        let gaps: Vec<f64> = changes
            .filter(|line| line.keys[0].starts_with("gap_"))
            .filter_map(|line| line.number("cases"))
            .collect();
        everybody.extend(gaps.windows(2).map(|ends| ends[1] - ends[0]));
        speech.said.push(Said {
            names: Vec::new(),
            numbers: everybody,
            is_withheld: false,
        });
        let with_gap = |lines: &Vec<Line>| lines.iter().any(|line| line.values.contains_key("gap"));
        for (name, lines) in self.lines.iter().filter(|(_, lines)| with_gap(lines)) {
            let [gaps, others] = ["gap", "not_assessable"].map(|column| sums(lines, column));
            let sums = gaps.into_iter().zip(others);
            let named = self.first_names(name).into_iter().zip(sums);
            let named = named.filter(|(name, _)| name.contains(char::is_alphabetic));
            for (name, (gap, other)) in named {
                speech.said.push(Said {
                    names: vec![name],
                    numbers: vec![gap, gap + other],
                    is_withheld: false,
                });
            }
        }
        speech
            .labels
            .retain(|label| label.contains(|c: char| !c.is_ascii_digit()) && label.len() > 1);
        speech
    }

    /// What the first keys of a table's lines are called, as [`sums`] orders them.
    fn first_names(&self, name: &str) -> Vec<String> {
        let mut tables = self.tables().iter();
        let Some(table) = tables.find(|table| table["name"] == name) else {
            return Vec::new();
        };
        let id = table["columns"][0]["id"].as_str().unwrap_or_default();
        let keys = self.lines[name].iter().filter_map(|line| line.keys.first());
        let keys: BTreeSet<&String> = keys.collect();
        let label =
            |key: &String| word(&table["labels"][id][key]["de"]).unwrap_or_else(|| key.clone());
        keys.into_iter().map(label).collect()
    }

    pub fn is_year(&self, number: &str) -> bool {
        let number = number.parse().ok();
        number.is_some_and(|number| self.speech.years.contains(&number))
    }

    pub fn beyond(&self, place: &str, sentence: &str) -> Option<String> {
        let beyond = self.speech.beyond(sentence);
        let number = beyond.first()?;
        Some(format!("{place}: {number} in {sentence:?}"))
    }
}

/// What a proposal costs in a year, as sentences tell it: in two digits, for as many places as cases are relieved
/// where no cost of the whole is known.
fn costs(line: &Line) -> Option<f64> {
    let for_places = || Some(line.number("place_cost")? * line.number("relief")?);
    let cost = line.number("annual_cost").or_else(for_places);
    let cost = cost.filter(|cost| *cost > 0.0)?;
    let unit = 10f64.powi((cost.log10().floor() as i32 - 1).max(0));
    Some((cost / unit).round() * unit)
}

/// Everybody can add up what is published: a column by its lines' first key.
pub fn sums(lines: &[Line], column: &str) -> Vec<f64> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for line in lines {
        let first = line.keys.first().map_or("", String::as_str);
        *sums.entry(first).or_default() += line.number(column).unwrap_or(0.0);
    }
    sums.into_values().collect()
}

/// Numbers in sentences that are the same in every report: "100 %", "80 %", "unter 3", "Schritte von 5".
const FIXED: [f64; 4] = [100.0, 80.0, 3.0, 5.0];

/// Keys that sentences do not say in the words of the table.
const UNNAMED: [&str; 5] = ["dimension", "year", "opens_in", "bottleneck", "whom"];

/// All that `results.json` and `protection.json` have.
const OF_RESULTS: [&str; 11] = [
    "town",
    "report",
    "year",
    "reference_date",
    "protection",
    "signs",
    "figures",
    "tables",
    "charts",
    "notices",
    "findings",
];
const OF_TABLE: [&str; 7] = [
    "name", "title", "base", "columns", "labels", "rows", "notes",
];
const OF_RECORD: [&str; 12] = [
    "profile",
    "minimum",
    "zeros",
    "narrowest_interval",
    "holds_for",
    "rows",
    "withheld",
    "withheld_with_range",
    "withheld_percent",
    "withheld_in_part",
    "cases_not_shown_percent",
    "tables",
];
const OF_LOSS: [&str; 6] = [
    "table",
    "rows",
    "withheld",
    "withheld_with_range",
    "withheld_in_part",
    "cases_not_shown_percent",
];

/// What an object has beside what is known.
fn unknown_keys(object: &Json, known: &[&str], place: &str) -> Vec<String> {
    let keys = object.as_object().expect("an object").keys();
    let unknown = keys.filter(|key| !known.contains(&key.as_str()) && *key != "rounded_to");
    unknown.map(|key| format!("{place}: {key}")).collect()
}

fn word(json: &Json) -> Option<String> {
    json.as_str().map(str::to_string)
}

fn stem(name: &str) -> String {
    let safe = |c: char| match c.to_ascii_lowercase() {
        c @ ('a'..='z' | '0'..='9' | '_' | '-') => c,
        _ => '-',
    };
    name.chars().map(safe).collect()
}

pub fn name(table: &Json) -> &str {
    table["name"].as_str().expect("a name")
}

fn anchor(name: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    format!("table-{}", name.chars().map(safe).collect::<String>())
}

/// The column with this heading.
fn column<'a>(table: &'a Json, head: &str) -> Option<&'a str> {
    let mut columns = table["columns"].as_array()?.iter();
    columns.find(|column| column["label"]["de"] == head)?["id"].as_str()
}
