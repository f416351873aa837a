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
    /// Per withheld column the range that is told of it.
    pub ranges: BTreeMap<String, [f64; 2]>,
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
        let numbers = self.values.values().filter_map(|value| value.parse().ok());
        numbers.chain(self.ranges.values().flatten().copied())
    }

    /// Whether a field of this column says no more than that its number is withheld, or the range that is told of it.
    pub fn hides(&self, column: &str, field: &str) -> bool {
        let digits = |end: &str| -> String { end.chars().filter(char::is_ascii_digit).collect() };
        match (self.ranges.get(column), field.split_once('\u{2013}')) {
            (Some([low, high]), Some(ends)) => {
                digits(ends.0) == low.to_string() && digits(ends.1) == high.to_string()
            }
            (None, None) => field == "x",
            _ => false,
        }
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

/// Takes the columns with the ends of ranges out of a line's values: per column the range that is told of it.
fn ranges(values: &mut BTreeMap<String, String>) -> BTreeMap<String, [f64; 2]> {
    let ends = [LEAST, MOST].map(|end| {
        let columns = values.keys().filter_map(|name| name.strip_suffix(end));
        columns.map(str::to_string).collect::<Vec<String>>()
    });
    let mut ranges = BTreeMap::new();
    assert_eq!(ends[0], ends[1]);
    for column in &ends[0] {
        let ends = [LEAST, MOST].map(|end| values.remove(&format!("{column}{end}")));
        let ends = ends.map(|end| end.and_then(|end| end.parse().ok()));
        if let [Some(low), Some(high)] = ends {
            assert!(
                values.get(column).is_none_or(|value| value == "x"),
                "{column}"
            );
            ranges.insert(column.clone(), [low, high]);
        }
    }
    ranges
}

const LEAST: &str = "_at_least";
const MOST: &str = "_at_most";

/// All lines of all CSV files, file by file from the top down.
pub fn lines(folder: &Folder) -> Vec<Line> {
    let tables = folder.iter().filter(|(path, _)| path.ends_with(".csv"));
    tables
        .flat_map(|(path, bytes)| {
            let (report, file) = path.rsplit_once("tables/").unwrap_or(("", path.as_str()));
            let stem = file.trim_end_matches(".csv");
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let head = reader.headers().expect("a head").clone();
            let has_ends = |name: &str| head.iter().any(|other| other == format!("{name}{LEAST}"));
            let keys = head
                .iter()
                .position(|name| COUNTS.contains(&name) || has_ends(name));
            let keys = keys.unwrap_or(head.len());
            let records = reader.records().map(|record| record.expect("a line"));
            let line = |record: csv::StringRecord| {
                let values = head.iter().zip(&record).skip(keys);
                let mut values: BTreeMap<String, String> = values
                    .map(|(name, value)| (name.to_string(), value.to_string()))
                    .collect();
                Line {
                    report: report.to_string(),
                    table: stem.to_string(),
                    keys: record.iter().take(keys).map(str::to_string).collect(),
                    ranges: ranges(&mut values),
                    values,
                }
            };
            records.map(line).collect::<Vec<Line>>()
        })
        .collect()
}
