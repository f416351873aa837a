//! Whether all files of `public/` say the same, and none more than the CSV files.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::folder::{Folder, Line, lines};
use super::page::{Grid, grids, ground, letterings, number, numbers, sentences};
use super::workbook::rows;

/// Everything that one format says differently, or beyond the CSV files, in words.
pub fn disagreements(folder: &Folder) -> Vec<String> {
    let told = Told::of(folder);
    let mut found = told.of_results();
    found.extend(told.of_page(folder));
    found.extend(told.of_pictures(folder));
    found.extend(told.of_workbooks(folder));
    found
}

/// What the CSV files say, and how `results.json` calls it.
struct Told {
    results: Json,
    /// Per table, in its order.
    lines: BTreeMap<String, Vec<Line>>,
    /// All published numbers, as programs read them.
    all: BTreeSet<String>,
}

/// Shares are in percent; people read one digit.
fn reads_as(exact: f64, read: f64) -> bool {
    (exact - read).abs() < 0.051 || (exact.round() - read).abs() < 1e-9 && read.fract() == 0.0
}

impl Told {
    fn of(folder: &Folder) -> Told {
        let results = serde_json::from_slice(&folder["results.json"]).expect("results");
        let mut by_table: BTreeMap<String, Vec<Line>> = BTreeMap::new();
        let mut all = BTreeSet::new();
        for line in lines(folder) {
            all.extend(line.values.values().cloned());
            by_table.entry(line.table.clone()).or_default().push(line);
        }
        Told {
            results,
            lines: by_table,
            all,
        }
    }

    fn tables(&self) -> &[Json] {
        self.results["tables"].as_array().expect("tables")
    }

    fn lines(&self, table: &Json) -> &[Line] {
        &self.lines[table["name"].as_str().expect("a name")]
    }

    /// Every value of `results.json` stands in a CSV file; the key figures are the margins of everybody.
    fn of_results(&self) -> Vec<String> {
        let mut found = Vec::new();
        for table in self.tables() {
            let rows = table["rows"].as_array().expect("rows");
            if rows.len() != self.lines(table).len() {
                found.push(format!("results.json {} has more rows", table["name"]));
            }
            for (row, line) in rows.iter().zip(self.lines(table)) {
                for (column, value) in &line.values {
                    let json = &row["values"][column];
                    let same = match json.as_f64() {
                        Some(number) => line.number(column) == Some(number),
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
        }
        for figure in self.results["figures"].as_array().expect("figures") {
            let id = figure["id"].as_str().expect("an id");
            let all =
                self.lines.values().flatten().filter(|line| {
                    !line.keys.is_empty() && line.keys.iter().all(|key| key == "total")
                });
            let mut margins = all
                .filter(|line| line.table != "gap_types")
                .filter_map(|line| line.values.get(id));
            let value = match figure["value"].as_f64() {
                Some(number) => number.to_string(),
                None => figure["value"].as_str().unwrap_or_default().to_string(),
            };
            let is_margin = ["need", "covered", "gap", "not_assessable"].contains(&id);
            if is_margin && margins.any(|margin| *margin != value) {
                found.push(format!("results.json {id}: {value}"));
            }
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
        let known = self.readable();
        for sentence in sentences(&page) {
            found.extend(self.beyond(&sentence, &known));
        }
        found
    }

    /// Line by line: a field shows a number of its line, and a withheld column shows nothing.
    fn of_list(&self, grid: &Grid, table: &Json) -> Vec<String> {
        let mut found = Vec::new();
        for (shown, line) in grid.lines.iter().zip(self.lines(table)) {
            let numbers: Vec<f64> = line.numbers().collect();
            for (head, field) in grid.head.iter().zip(shown).skip(line.keys.len()) {
                let column = column(table, head);
                let value = column.and_then(|column| line.values.get(column));
                let said = match (value.map(String::as_str), number(field)) {
                    (Some("x"), _) => field == "x",
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
        let mut said: BTreeMap<BTreeSet<String>, Vec<&str>> = BTreeMap::new();
        for line in self.lines(table) {
            let columns = table["columns"].as_array().expect("columns").iter();
            let labels = line.keys.iter().zip(columns).map(|(key, column)| {
                let label = &table["labels"][column["id"].as_str().expect("an id")][key]["de"];
                label.as_str().unwrap_or(key).to_string()
            });
            let value = line.values.get(measure).map_or("–", String::as_str);
            said.entry(labels.collect()).or_default().push(value);
        }
        let mut found = Vec::new();
        for line in &grid.lines {
            for (head, field) in grid.head.iter().zip(line).skip(1) {
                let keys = BTreeSet::from([head.clone(), line[0].clone()]);
                let fits = |value: &&&str| match (value.parse::<f64>(), number(field)) {
                    (Ok(exact), Some(read)) => reads_as(exact, read),
                    // words stand there in the reader's language
                    (Err(_), None) => (**value == "x") == (field == "x"),
                    _ => false,
                };
                let values = said.get(&keys);
                if !values.is_some_and(|values| values.iter().any(|value| fits(&value))) {
                    found.push(format!(
                        "page {} {keys:?}: {field}, not {values:?}",
                        grid.anchor
                    ));
                }
            }
        }
        found
    }

    /// Everything that a sentence may count with: published numbers, the words of the inventories, the year.
    fn readable(&self) -> Vec<f64> {
        let mut known: Vec<f64> = self
            .all
            .iter()
            .filter_map(|value| value.parse().ok())
            .collect();
        let mut words = self.results.clone();
        for table in words["tables"].as_array_mut().expect("tables") {
            table["rows"] = Json::Null;
        }
        known.extend(numbers(&words.to_string().replace('.', ",")));
        known.extend(numbers(&words.to_string().replace(['.', '-'], " ")));
        known.extend(FIXED);
        known.extend(self.lines.values().flat_map(|lines| sums(lines, "gap")));
        // how many rows a table or a picture has
        known.extend(self.lines.values().map(|lines| lines.len() as f64));
        known.extend((0..=self.lines.len()).map(|number| number as f64));
        known
    }

    fn beyond(&self, sentence: &str, known: &[f64]) -> Option<String> {
        let mut read = numbers(sentence).into_iter();
        let unknown = read.find(|read| !known.iter().any(|exact| reads_as(*exact, *read)));
        unknown.map(|number| format!("page: {number} in {sentence:?}"))
    }

    /// A picture has no number more than its table, and no colour where its table has an `x`.
    fn of_pictures(&self, folder: &Folder) -> Vec<String> {
        let mut found = Vec::new();
        for chart in self.results["charts"].as_array().expect("charts") {
            let path = format!("charts/{}.svg", name(chart));
            let Some(bytes) = folder.get(&path) else {
                continue;
            };
            let svg = String::from_utf8_lossy(bytes);
            let kind = chart["kind"].as_str().expect("a kind");
            let measures: &[&str] = match kind {
                "heat_map" | "chain" | "map" => &["coverage"],
                "coverage_by_group" => &["coverage", "coverage_low", "coverage_high"],
                "gap_types" => &["gap"],
                "offers_grid" => &["offers"],
                "largest_gaps" => &["gap"],
                _ => &["need", "covered"],
            };
            let lines = &self.lines[chart["table"].as_str().expect("a table")];
            let mut left: Vec<f64> = lines
                .iter()
                .flat_map(|line| {
                    measures
                        .iter()
                        .filter_map(|measure| line.values.get(*measure))
                })
                // a bar of nothing where there is nothing to cover
                .filter_map(|value| {
                    if value == "–" {
                        Some(0.0)
                    } else {
                        value.parse().ok()
                    }
                })
                .collect();
            if kind == "gap_types" {
                let not_assessable = sums(lines, "not_assessable");
                let gaps = sums(lines, "gap");
                left.extend(
                    gaps.iter()
                        .zip(not_assessable)
                        .map(|(gap, other)| gap + other),
                );
                left.extend(gaps);
            }
            let is_tick = |ink: &str| ink == AXIS && !["heat_map", "offers_grid"].contains(&kind);
            for lettering in letterings(&svg) {
                // a field is hatched; where there is a bar for every number, there is none
                let has_fields = ["heat_map", "offers_grid"].contains(&kind);
                if lettering.text == "x" && has_fields {
                    let ink = ground(&svg, lettering.at);
                    if ink.as_deref() != Some(HATCHED) {
                        found.push(format!("{path}: x on {ink:?}"));
                    }
                }
                let Some(read) = number(&lettering.text).filter(|_| !is_tick(&lettering.ink))
                else {
                    continue;
                };
                let near = |exact: &f64| (exact - read).abs();
                let fits = (0..left.len()).filter(|at| reads_as(left[*at], read));
                match fits.min_by(|one, other| near(&left[*one]).total_cmp(&near(&left[*other]))) {
                    Some(position) => drop(left.swap_remove(position)),
                    None => found.push(format!("{path}: {}", lettering.text)),
                }
            }
        }
        found
    }

    /// A row of a sheet that begins like a withheld line has no number that the line has not; and no
    /// number of a workbook stands nowhere else.
    fn of_workbooks(&self, folder: &Folder) -> Vec<String> {
        let mut found = Vec::new();
        let known = self.readable();
        for row in rows(folder) {
            let is_known = |number: f64| {
                known.iter().any(|exact| {
                    [1.0, 100.0]
                        .iter()
                        .any(|scale| (exact - number * scale).abs() < 0.0501)
                })
            };
            let mut told = Vec::new();
            for table in self.tables() {
                told.extend(self.lines(table).iter().filter(|line| {
                    let named = line.keys.iter().enumerate().all(|(position, key)| {
                        let column = &table["columns"][position]["id"];
                        let label =
                            &table["labels"][column.as_str().unwrap_or_default()][key]["de"];
                        let word = row.words.get(position);
                        word.is_some_and(|word| word == key || label.as_str() == Some(word))
                    });
                    named && !line.keys.is_empty()
                }));
            }
            let all_withheld = !told.is_empty() && told.iter().all(|line| line.is_withheld());
            for number in &row.numbers {
                let in_line = told.iter().flat_map(|line| line.numbers()).any(|exact| {
                    [1.0, 100.0]
                        .iter()
                        .any(|scale| (exact - number * scale).abs() < 0.0501)
                });
                if !is_known(*number) || all_withheld && !in_line {
                    found.push(format!("{}: {number}", row.place));
                }
            }
        }
        found
    }
}

/// Everybody can add up what is published: a column by its lines' first key.
fn sums(lines: &[Line], column: &str) -> Vec<f64> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for line in lines {
        let first = line.keys.first().map_or("", String::as_str);
        *sums.entry(first).or_default() += line.number(column).unwrap_or(0.0);
    }
    sums.into_values().collect()
}

/// The ground of fields that have nothing to show.
const HATCHED: &str = "#F0F1F2";
/// The ink of ticks, and of signs in the fields of a grid.
const AXIS: &str = "#545C64";

/// Numbers in sentences that are the same in every report: "100 %", "1, 2 oder 3".
const FIXED: [f64; 1] = [100.0];

fn name(table: &Json) -> &str {
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
