//! A file of offers: its columns and rows, before the rows are read.

use crate::inventory::columns::{Columns, Field};
use crate::inventory::files::lines::Row;
use crate::inventory::files::source::Source;
use crate::inventory::findings::Problem;
use crate::inventory::limits::{Limit, Limits};
use crate::inventory::values;
use crate::inventory::values::numbers::DecimalMark;
use crate::model::finding::Stopped;
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::ages::StatedBand;

/// A file of offers with its rows.
#[derive(Debug)]
pub struct OfferFile {
    pub source: Source,
    pub columns: Columns,
    pub rows: Vec<Row>,
    /// How whole numbers in its age bands are meant.
    pub reading: Reading,
    /// Rows that are sums of others.
    pub sums_left_out: u64,
}

impl OfferFile {
    pub fn new(source: Source, columns: Columns) -> Result<OfferFile, Stopped> {
        Limits::standard().check(Limit::Offers, source.rows, &source.place(None))?;
        let rows = source.rows()?.collect::<Result<Vec<Row>, Stopped>>()?;
        Ok(OfferFile {
            source,
            columns,
            rows,
            reading: Reading::default(),
            sums_left_out: 0,
        })
    }

    pub(in crate::inventory) fn mark(&self, field: Field) -> DecimalMark {
        let values = self.values(self.columns.field(field));
        DecimalMark::of_column(values, self.source.is_parted_by_commas())
    }

    /// The bands of ages that the rows state, in the life phase's column and in those of ages, as far as they
    /// can be read.
    pub fn stated_bands(&self, phase: Option<usize>) -> Vec<StatedBand> {
        let column = phase.and_then(|position| self.columns.dimensions[position]);
        let in_cells = self.values(column).flat_map(age_parts);
        let in_cells = in_cells.filter_map(|part| StatedBand::parse(part).ok());
        let in_columns = self.rows.iter();
        let in_columns = in_columns.filter_map(|row| age_columns(self, row).ok().flatten());
        in_cells.chain(in_columns).collect()
    }

    /// The distinct values of a header column.
    pub fn values(&self, column: Option<usize>) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().map(move |row| field(row, column));
        cells.filter(|cell| !cell.trim().is_empty())
    }
}

/// What a row says in a column, if the file has it.
pub(in crate::inventory) fn field(row: &Row, column: Option<usize>) -> &str {
    column
        .and_then(|column| row.fields.get(column))
        .map_or("", String::as_str)
}

/// A cell of life phases as a list.
pub fn age_parts(cell: &str) -> Vec<&str> {
    values::parts(cell, |part| StatedBand::parse(part).is_ok())
}

fn age_columns(file: &OfferFile, row: &Row) -> Result<Option<StatedBand>, Problem> {
    let from = values::age(field(row, file.columns.field(Field::AgeFrom)))?;
    let to = values::last_age(field(row, file.columns.field(Field::AgeTo)))?;
    values::band(from, to)
}
