//! `results.json` of a report that is out, as far as it is needed.

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::render::values::{WITHHELD, plain};
use crate::tables::{Column, Kind, Row, Table, Value};

/// The numbers of `results.json`.
#[derive(Debug, Deserialize)]
pub struct Printed {
    figures: Vec<PrintedFigure>,
    pub tables: Vec<PrintedTable>,
}

#[derive(Debug, Deserialize)]
struct PrintedFigure {
    id: String,
    value: Json,
}

#[derive(Debug, Deserialize)]
pub struct PrintedTable {
    pub name: String,
    base: PrintedBase,
    pub rows: Vec<PrintedRow>,
}

#[derive(Debug, Deserialize)]
struct PrintedBase {
    filter: Vec<Words>,
}

#[derive(Debug, Deserialize)]
struct Words {
    de: String,
}

/// A row of a table, or all key figures.
#[derive(Debug, Deserialize)]
pub struct PrintedRow {
    values: Map<String, Json>,
}

impl Printed {
    /// The names of its tables.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().map(|table| table.name.as_str())
    }

    /// Whom it looks at, in German words.
    pub fn filter(&self) -> Vec<String> {
        let filters = self.tables.iter().map(|table| &table.base.filter);
        // tables on offers alone have no filter
        let longest = filters.max_by_key(|filter| filter.len());
        let words = longest.into_iter().flatten();
        words.map(|words| words.de.clone()).collect()
    }

    /// The key figures as one row.
    pub fn figures(&self) -> PrintedRow {
        let figures = self.figures.iter();
        let values = figures.map(|figure| (figure.id.clone(), figure.value.clone()));
        PrintedRow {
            values: values.collect(),
        }
    }
}

impl PrintedRow {
    pub fn number(&self, column: &str) -> Option<f64> {
        self.values.get(column)?.as_f64()
    }

    /// Whether it says that it does not say this.
    pub fn withholds(&self, column: &str) -> bool {
        // a range says no more than other numbers of the same report
        let value = self.values.get(column);
        value.is_some_and(|value| value.as_str() == Some(WITHHELD) || value.is_object())
    }

    /// Whether it is on the same as a row of today: all words before its first number are the same.
    pub fn is_on(&self, table: &Table, row: &Row) -> bool {
        let columns = table.columns.iter().zip(&row.values);
        let mut keys = columns
            .take_while(|(column, _)| {
                matches!(
                    column.kind,
                    Kind::Category | Kind::Text | Kind::Code | Kind::Count
                )
            })
            .filter(|(column, _)| column.kind != Kind::Count)
            .peekable();
        let is_same = |(column, value): (&Column, &Value)| {
            let printed = self.values.get(&column.name).and_then(Json::as_str);
            // a withheld word may be any
            printed
                .is_none_or(|printed| printed == WITHHELD || printed == plain(value, column.kind))
        };
        keys.peek().is_some() && keys.all(is_same)
    }
}
