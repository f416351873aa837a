//! A small table whose columns are found by their names.

use std::path::Path;

use crate::inventory::columns;
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::{FileSettings, Source};
use crate::inventory::findings::Problem;
use crate::model::finding::{Finding, Lines, Place, Stopped};
use crate::vocabulary::words::normalised;

/// The rows of a small file.
#[derive(Debug)]
pub(in crate::inventory) struct NamedTable {
    pub source: Source,
    pub rows: Vec<Row>,
}

impl NamedTable {
    pub fn open(path: &Path, reading: &FileSettings) -> Result<NamedTable, Stopped> {
        let source = Source::open(path, reading)?;
        let rows = source.rows()?.collect::<Result<Vec<Row>, Stopped>>()?;
        Ok(NamedTable { source, rows })
    }

    /// The column with one of these names.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        let wanted = |name: &String| {
            let name = normalised(name);
            names.iter().any(|known| normalised(known) == name)
        };
        self.source.header.iter().position(wanted)
    }

    /// The same for a column that the file cannot do without.
    pub fn needed(&self, names: &[&str]) -> Result<usize, Stopped> {
        self.column(names).ok_or_else(|| {
            let names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
            Box::new(columns::missing(&self.source, &names))
        })
    }

    /// What a row says in a column, without blanks around it.
    pub fn cell<'a>(&self, row: &'a Row, column: Option<usize>) -> &'a str {
        let cell = column.and_then(|column| row.fields.get(column));
        cell.map_or("", |cell| cell.trim())
    }

    /// Where in the file something stands.
    pub fn place(&self, row: &Row, column: Option<usize>) -> Place {
        Place {
            lines: Lines::one(row.line),
            column: column.map(|column| self.source.header[column].clone()),
            ..self.source.place(None)
        }
    }

    /// The finding of a problem in a row's cell.
    pub fn finding(&self, problem: &Problem, row: &Row, column: Option<usize>) -> Finding {
        let excerpt = column.and_then(|column| row.excerpt(column));
        problem
            .at(self.place(row, column), self.cell(row, column))
            .excerpt(excerpt)
    }
}
