//! Public reports that are out already: what they say exactly is known to everybody.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::{Outcome, refused};
use crate::inventory::project::shown;
use crate::language::{Language, count, text};
use crate::protect::{Counts, Known, Profile, Shared};
use crate::tables::Edition;

/// The file that says all that a report says.
const RESULTS: &str = "results.json";
const PROTECTION: &str = "protection.json";

/// What of `results.json` is needed.
#[derive(Debug, Deserialize)]
struct Results {
    year: i32,
    protection: String,
    tables: Vec<Table>,
}

#[derive(Debug, Deserialize)]
struct Table {
    name: String,
    base: Base,
    columns: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Row {
    values: Map<String, Json>,
}

#[derive(Debug, Deserialize)]
struct Base {
    filter: Vec<Words>,
}

#[derive(Debug, Deserialize)]
struct Words {
    de: String,
}

#[derive(Debug, Deserialize)]
struct Column {
    id: String,
    kind: String,
}

/// What of `protection.json` is needed.
#[derive(Debug, Deserialize)]
struct Rounding {
    rounded_to: Option<u32>,
}

/// Why an earlier report cannot be taken into account: the name of the message, and the file.
#[derive(Debug)]
struct Unusable {
    message: &'static str,
    path: PathBuf,
    reason: String,
}

/// What the reports in these folders say about the year of the new ones.
pub fn known(
    folders: &[PathBuf],
    editions: &[Edition],
    profile: Profile,
    language: Language,
) -> Result<Known, Outcome> {
    let mut known = Known::default();
    let Some(year) = editions.first().map(|edition| edition.year) else {
        return Ok(known);
    };
    for folder in folders {
        let read = reports(folder).and_then(|reports| {
            let mut reports = reports.iter();
            reports.try_for_each(|report| add(report, year, profile, &mut known))
        });
        read.map_err(|unusable| {
            let arguments = [
                ("path", text(shown(&unusable.path))),
                ("reason", text(unusable.reason)),
            ];
            refused(language, unusable.message, &arguments)
        })?;
    }
    Ok(known)
}

/// How many rows of the new reports are known.
pub fn shared(known: &Known, editions: &[Edition]) -> Shared {
    known.shared(editions.iter().flat_map(|edition| &edition.tables))
}

/// Says so.
pub fn in_words(shared: Shared, language: Language) -> String {
    let arguments = [
        ("same", count(shared.same as u64)),
        ("changed", count(shared.changed as u64)),
    ];
    let sentence = language.texts().with("cli-earlier-known", &arguments);
    format!("\n{sentence}\n")
}

/// The folder itself and the reports in folders below it.
fn reports(folder: &Path) -> Result<Vec<PathBuf>, Unusable> {
    let unusable = |reason: String| Unusable {
        message: "cli-earlier-missing",
        path: folder.to_path_buf(),
        reason,
    };
    let entries = fs::read_dir(folder).map_err(|error| unusable(error.to_string()))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.push(folder.to_path_buf());
    folders.retain(|path| path.join(RESULTS).is_file());
    folders.sort_unstable();
    match folders.is_empty() {
        true => Err(unusable(RESULTS.to_string())),
        false => Ok(folders),
    }
}

/// Adds what a report says exactly.
fn add(report: &Path, year: i32, profile: Profile, known: &mut Known) -> Result<(), Unusable> {
    let path = report.join(RESULTS);
    let damaged = |path: &Path, reason: String| Unusable {
        message: "cli-earlier-damaged",
        path: path.to_path_buf(),
        reason,
    };
    let results = fs::read_to_string(&path).map_err(|error| damaged(&path, error.to_string()))?;
    let results: Results =
        serde_json::from_str(&results).map_err(|error| damaged(&path, error.to_string()))?;
    if results.year != year {
        return Ok(());
    }
    if results.protection == "round" {
        return match (profile, rounded_to(report)) {
            // the same number is rounded alike in every report
            (Profile::Round(base), Some(own)) if base == own => Ok(()),
            _ => Err(Unusable {
                message: "cli-earlier-rounded",
                path: report.to_path_buf(),
                reason: String::new(),
            }),
        };
    }
    for table in &results.tables {
        let filter = || table.base.filter.iter().map(|words| words.de.clone());
        for row in &table.rows {
            let keys = table.keys().map(|column| row.text(&column.id));
            let keys: Vec<String> = keys.collect();
            // a withheld number is a word; a list without keys has no rows that could be found again
            if let (Some(need), false) = (row.number("need"), keys.is_empty()) {
                let counts = Counts::of(need, |column| row.number(column));
                known.add(&table.name, filter().collect(), keys, counts);
            }
        }
    }
    Ok(())
}

impl Table {
    /// The columns that say what a row is about: they stand first.
    fn keys(&self) -> impl Iterator<Item = &Column> {
        let columns = self.columns.iter();
        columns.take_while(|column| ["category", "text"].contains(&column.kind.as_str()))
    }
}

impl Row {
    fn text(&self, column: &str) -> String {
        let text = self.values.get(column).and_then(Json::as_str);
        text.unwrap_or_default().to_string()
    }

    fn number(&self, column: &str) -> Option<f64> {
        self.values.get(column).and_then(Json::as_f64)
    }
}

/// What a report's counts are rounded to.
fn rounded_to(report: &Path) -> Option<u32> {
    let record = fs::read_to_string(report.join(PROTECTION)).ok()?;
    let rounding: Rounding = serde_json::from_str(&record).ok()?;
    rounding.rounded_to
}
