//! What the town says about a file, where the file does not say it or the detection was wrong.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use super::delimiter;
use super::encoding::Encoding;

/// `[files.reading."NAME"]`: everything about a file that can be said once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FileSettings {
    pub encoding: Option<Encoding>,
    #[serde(deserialize_with = "delimiter_setting")]
    pub delimiter: Option<char>,
    /// The only sheet to be read.
    pub sheet: Option<String>,
    /// The sheets to be read.
    pub sheets: Vec<String>,
    /// The row, as a spreadsheet counts, in which the names of the columns begin.
    pub header_row: Option<u64>,
    /// The topic of all rows.
    pub topic: Option<String>,
    /// The year of all rows.
    pub year: Option<i32>,
    /// The day to which all rows refer; their year is its year.
    pub reference_date: Option<toml::value::Datetime>,
    /// What all rows say in further dimensions.
    pub values: BTreeMap<String, String>,
    /// What a row counts.
    pub rows: Option<RowsAre>,
    /// Which column holds what: by field or dimension the column's name.
    pub columns: BTreeMap<String, String>,
    pub unpivot: Option<Unpivot>,
    /// Columns in which a blank cell says what the cell above it says.
    pub fill_down: Vec<String>,
    /// The headings that were read when this was written: a table that lacks one has another layout.
    pub expected: Vec<String>,
    /// Words of rows that are sums although nothing else shows it.
    pub sums: Vec<String>,
    /// Words of rows that are no sums although they look like it.
    pub no_sums: Vec<String>,
}

/// What a row of a file counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowsAre {
    /// Each row is one person: there is no column of counts.
    Persons,
}

/// How columns of counts become rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Unpivot {
    /// `false`: no column is taken for a category.
    Never(bool),
    /// The dimensions whose categories the headings name.
    Dimensions(Vec<String>),
    /// For each heading its category, of a life phase or of several dimensions.
    Headings(BTreeMap<String, Heading>),
}

/// What one heading stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Heading {
    LifePhase(String),
    Categories(BTreeMap<String, String>),
}

fn delimiter_setting<'de, D: Deserializer<'de>>(input: D) -> Result<Option<char>, D::Error> {
    let stated = Option::<char>::deserialize(input)?;
    match stated {
        Some(other) if !delimiter::possible(other) => Err(serde::de::Error::custom(format!(
            "{other:?} cannot be a delimiter"
        ))),
        _ => Ok(stated),
    }
}
