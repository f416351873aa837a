//! What lies in `public/`, and the lines of its CSV files.

use std::collections::BTreeMap;

use lueckenlos::language::Language;
use lueckenlos::protect::Protected;
use lueckenlos::render::public::{FormatName, Public};

/// Files by their paths.
pub type Folder = BTreeMap<String, Vec<u8>>;

/// The files that a committee gets, without the PDF, which takes long.
pub fn published(protected: &Protected) -> Folder {
    published_as(
        protected,
        &[FormatName::Html, FormatName::Xlsx, FormatName::Docx],
    )
}

pub fn published_as(protected: &Protected, formats: &[FormatName]) -> Folder {
    let public = Public::of(protected, Language::German, formats).expect("files");
    let files = public.files().iter();
    files
        .map(|file| (file.path.clone(), file.bytes.clone()))
        .collect()
}

/// A line of a CSV file: what it is about, and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The report's folder in front of the file, if several lie side by side.
    pub report: String,
    /// The file's stem.
    pub table: String,
    /// Everything in front of the first count.
    pub keys: Vec<String>,
    pub values: BTreeMap<String, String>,
}

/// Columns with counts: what stands in front of them says what a line is about.
const COUNTS: [&str; 14] = [
    "need",
    "covered",
    "covered_before",
    "gap",
    "cells",
    "spare",
    "relief",
    "relief_of_ten",
    "cases",
    "need_before",
    "gap_then",
    "places",
    "lost_alone",
    "served_before",
];

impl Line {
    /// A count that is published; none: there is none, or it is withheld.
    pub fn number(&self, column: &str) -> Option<f64> {
        self.values.get(column)?.parse().ok()
    }

    /// Where it stands, in words.
    pub fn named(&self) -> String {
        format!("{}{} {:?}", self.report, self.table, self.keys)
    }

    /// Whether anything of it is withheld.
    pub fn is_withheld(&self) -> bool {
        self.values.values().any(|value| value == "x")
    }

    /// Whether this is withheld of it.
    pub fn withholds(&self, column: &str) -> bool {
        self.values.get(column).is_some_and(|value| value == "x")
    }

    pub fn numbers(&self) -> impl Iterator<Item = f64> {
        self.values.values().filter_map(|value| value.parse().ok())
    }
}

/// Several folders side by side, each below its own name.
pub fn beside<'a>(folders: impl IntoIterator<Item = (&'a str, Folder)>) -> Folder {
    let below = folders.into_iter().flat_map(|(name, folder)| {
        folder
            .into_iter()
            .map(move |(path, bytes)| (format!("{name}/{path}"), bytes))
    });
    below.collect()
}

/// All lines of all CSV files, file by file from the top down.
pub fn lines(folder: &Folder) -> Vec<Line> {
    let tables = folder.iter().filter(|(path, _)| path.ends_with(".csv"));
    tables
        .flat_map(|(path, bytes)| {
            let (report, file) = path.rsplit_once("tables/").unwrap_or(("", path.as_str()));
            let stem = file.trim_end_matches(".csv");
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let head = reader.headers().expect("a head").clone();
            let keys = head.iter().position(|name| COUNTS.contains(&name));
            let keys = keys.unwrap_or(head.len());
            let records = reader.records().map(|record| record.expect("a line"));
            let line = |record: csv::StringRecord| Line {
                report: report.to_string(),
                table: stem.to_string(),
                keys: record.iter().take(keys).map(str::to_string).collect(),
                values: head
                    .iter()
                    .zip(&record)
                    .skip(keys)
                    .map(|(name, value)| (name.to_string(), value.to_string()))
                    .collect(),
            };
            records.map(line).collect::<Vec<Line>>()
        })
        .collect()
}
