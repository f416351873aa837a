//! A table with other rows than its file has: lines passed over, cells filled, columns of counts made rows.

use std::collections::BTreeSet;

use super::ragged;
use super::source::{Content, PlainTable, RowPlace, Source};
use super::survey::Shape;
use crate::inventory::limits::Limits;
use crate::model::finding::{Code, Finding, Stopped, unreadable};

/// What stands between the cells of a table that is written anew.
pub(super) const DELIMITER: u8 = b';';

impl Source {
    /// Leaves these lines out, as they are no data.
    pub fn pass_over(&mut self, lines: BTreeSet<u64>) -> Result<(), Stopped> {
        self.plain = self.plain && lines.is_empty();
        self.passed_over = lines;
        self.measure()
    }

    /// Counts the rows anew.
    fn measure(&mut self) -> Result<(), Stopped> {
        if !self.plain {
            let extent = ragged::measure(self, Limits::standard())?;
            self.rows = extent.rows;
            self.irregular = extent.irregular;
        }
        Ok(())
    }

    /// The source, once its rows are counted: a header alone is no table.
    pub fn with_rows(mut self) -> Result<Source, Stopped> {
        self.measure()?;
        match self.rows {
            0 => Err(Box::new(Finding::new(
                Code::FileWithoutRows,
                self.place(None),
            ))),
            _ => Ok(self),
        }
    }

    /// The table in place of what the file has.
    pub fn replaced_by(mut self, table: PlainTable) -> Result<Source, Stopped> {
        let place = self.place(None);
        let written = written(&table);
        self.content = written.map_err(|error| unreadable(&place, &error))?;
        self.shape = Shape {
            delimiter: DELIMITER,
            columns: table.header.len(),
            header_end: 1,
        };
        self.header = table.header;
        self.header_line = table.header_line;
        self.headings = table.headings;
        self.constants = Vec::new();
        self.passed_over = BTreeSet::new();
        self.plain = false;
        self.with_rows()
    }

    /// Lets a blank cell of a column say what stands in the first of others that is not blank.
    pub(in crate::inventory) fn fill_from(
        &mut self,
        column: usize,
        others: &[usize],
    ) -> Result<(), Stopped> {
        let width = self.width();
        let mut table = PlainTable {
            header: self.header[..width].to_vec(),
            header_line: self.header_line,
            rows: Vec::new(),
            headings: self.headings.clone(),
        };
        for row in self.rows()? {
            let row = row?;
            let mut cells = row.fields[..width].to_vec();
            if cells[column].trim().is_empty() {
                let other = others.iter().map(|other| cells[*other].trim().to_string());
                cells[column] = other
                    .into_iter()
                    .find(|other| !other.is_empty())
                    .unwrap_or_default();
            }
            let heading = row.counted_under.as_ref();
            let heading =
                heading.and_then(|name| self.headings.iter().position(|known| known == name));
            table.rows.push((
                RowPlace {
                    line: row.line,
                    heading,
                },
                cells,
            ));
        }
        let constants = std::mem::take(&mut self.constants);
        let names = self.header.split_off(width);
        let mut filled = self.clone().replaced_by(table)?;
        filled.header.extend(names);
        filled.constants = constants;
        *self = filled;
        Ok(())
    }
}

/// A table as CSV. A row may have more or fewer cells than the header.
fn written(table: &PlainTable) -> csv::Result<Content> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(DELIMITER)
        .flexible(true)
        .from_writer(Vec::new());
    let mut places = Vec::with_capacity(table.rows.len() + 1);
    // the header of a table that is written anew is its first line, and no more
    let header = table
        .header
        .iter()
        .map(|name| name.replace(['\n', '\r'], " "));
    writer.write_record(header)?;
    places.push(RowPlace {
        line: table.header_line,
        heading: None,
    });
    for (place, cells) in &table.rows {
        writer.write_record(cells)?;
        places.push(*place);
    }
    let text = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(Content::Table {
        text: text.into(),
        places: places.into(),
    })
}
