//! The distinct values of a file with the number of rows that have them.
//!
//! polars reads and groups, block by block, so that only a block and the groups are in memory at any
//! time. It is handed nothing that it could take otherwise than [`Source::rows`] does: blocks of a
//! plain file (see `survey`), or rows that were read one by one and written anew.

use crate::model::finding::{Stopped, unreadable};
use std::io::Cursor;
use std::sync::Arc;

use polars::prelude::*;
use polars_io::SerReader;
use polars_io::csv::read::CsvReadOptions;

use super::groups::Groups;
use super::records::{Record, Records};
use super::source::Source;
use super::survey::{Blocks, skip_lines};
use super::tally::Tally;

/// How a file is handed to polars. The groups are the same whatever is chosen here.
#[derive(Clone, Copy)]
struct Plan {
    /// How much text at a time.
    block: usize,
    /// Where a block has a new line more often than this, lines hardly repeat, and the rest of the
    /// file is grouped by cells.
    bytes_per_distinct_line: usize,
}

const PLAN: Plan = Plan {
    block: 16 << 20,
    // Rows are some fifty bytes.
    bytes_per_distinct_line: 200,
};

impl Source {
    /// The distinct combinations of values in some columns, each named once; blank and missing cells
    /// are both `""`. Rows that were left out are not counted.
    pub fn distinct(&self, columns: &[usize]) -> Result<Groups, Stopped> {
        self.distinct_by(columns, PLAN)
    }

    fn distinct_by(&self, columns: &[usize], plan: Plan) -> Result<Groups, Stopped> {
        let in_file: Vec<usize> = columns
            .iter()
            .copied()
            .filter(|c| *c < self.width())
            .collect();
        let mut tally = Tally::new(in_file.len());
        match self.plain {
            // polars does not group by nothing; all rows are one group then.
            _ if in_file.is_empty() => {
                tally.add_row(std::iter::empty(), self.rows - self.left_out.len() as u64)
            }
            true => self.group_plain(&in_file, plan, &mut tally)?,
            false => self.group_rewritten(&in_file, plan, &mut tally)?,
        }
        let mut groups = tally.finish();
        for (slot, column) in columns.iter().enumerate() {
            if let Some(value) = self.constant(*column) {
                groups.insert_constant(slot, value);
            }
        }
        Ok(groups)
    }

    /// In most large files many rows are equal from end to end, so whole lines are grouped first, which
    /// is several times faster, and only what is distinct is split into cells. A file whose rows differ,
    /// such as by a number of their own, is grouped by the cells asked for.
    fn group_plain(&self, columns: &[usize], plan: Plan, tally: &mut Tally) -> Result<(), Stopped> {
        let text = self.content.open().map_err(|error| self.unread(&error))?;
        let mut blocks = Blocks::new(text, plan.block);
        let by_cells = Scan::cells(self.shape.delimiter, self.width(), columns);
        let by_lines = Scan::lines();
        let mut lines: PlHashMap<String, u64> = PlHashMap::new();
        let mut lines_repeat = true;
        let mut header_lines = self.shape.header_end;
        loop {
            let scan = if lines_repeat { &by_lines } else { &by_cells };
            let mut block = scan.begin(plan.block);
            let begin = block.len();
            if !blocks
                .read(&mut block)
                .map_err(|error| self.unread(&error))?
            {
                break;
            }
            let header = block.len() - begin - skip_lines(&block[begin..], &mut header_lines).len();
            block.drain(begin..begin + header);
            let size = block.len();
            let groups = scan.group(&block).map_err(|error| self.unread(&error))?;
            if lines_repeat {
                let added = add_lines(&mut lines, &groups).map_err(|error| self.unread(&error))?;
                lines_repeat = added < size / plan.bytes_per_distinct_line;
            } else {
                tally.add(&groups).map_err(|error| self.unread(&error))?;
            }
        }
        self.split_lines(&lines, columns, tally)
    }

    fn split_lines(
        &self,
        lines: &PlHashMap<String, u64>,
        columns: &[usize],
        tally: &mut Tally,
    ) -> Result<(), Stopped> {
        let mut text = String::new();
        for line in lines.keys() {
            text.push_str(line);
            text.push('\n');
        }
        let mut records = Records::new(text.as_bytes(), self.shape.delimiter);
        let mut record = Record::default();
        // No line of a plain file is blank, so each is a record, in the order of the map.
        for rows in lines.values() {
            let read = records.read(&mut record);
            read.map_err(|broken| self.broken(broken))?;
            tally.add_row(columns.iter().map(|column| record.field(*column)), *rows);
        }
        Ok(())
    }

    fn group_rewritten(
        &self,
        columns: &[usize],
        plan: Plan,
        tally: &mut Tally,
    ) -> Result<(), Stopped> {
        let order: Vec<usize> = (0..columns.len()).collect();
        let scan = Scan::cells(b';', columns.len(), &order);
        let mut cursor = self.cursor()?;
        let mut block = csv::WriterBuilder::new()
            .delimiter(b';')
            .from_writer(scan.begin(plan.block));
        let mut size = 0;
        loop {
            let record = cursor.next_readable()?;
            let ended = record.is_none();
            if let Some(record) = record {
                let fields = columns.iter().map(|column| record.field(*column));
                for field in fields {
                    size += field.len() + 1;
                    block
                        .write_field(field.as_bytes())
                        .map_err(|error| self.unread(&error))?;
                }
                let written = block.write_record(None::<&[u8]>);
                written.map_err(|error| self.unread(&error))?;
            }
            if ended || size > plan.block {
                let next = csv::WriterBuilder::new()
                    .delimiter(b';')
                    .from_writer(scan.begin(plan.block));
                let full = std::mem::replace(&mut block, next).into_inner();
                let full = full.map_err(|error| self.unread(&error))?;
                let groups = scan.group(&full).and_then(|groups| tally.add(&groups));
                groups.map_err(|error| self.unread(&error))?;
                size = 0;
            }
            if ended {
                return Ok(());
            }
        }
    }

    fn unread(&self, error: &dyn std::fmt::Display) -> Stopped {
        unreadable(&self.place(None), error)
    }
}

/// How every block is parsed, and by which of its columns its rows are grouped.
struct Scan {
    delimiter: u8,
    quote: Option<u8>,
    schema: SchemaRef,
    keys: Vec<PlSmallStr>,
}

impl Scan {
    /// By some of the cells of each row.
    fn cells(delimiter: u8, width: usize, columns: &[usize]) -> Scan {
        let fields = (0..width).map(|column| Field::new(name(column), DataType::String));
        Scan {
            delimiter,
            quote: Some(b'"'),
            schema: Arc::new(fields.collect()),
            keys: columns.iter().map(|column| name(*column)).collect(),
        }
    }

    /// By whole lines: rows of one cell. No text has a line end between its cells.
    fn lines() -> Scan {
        Scan {
            quote: None,
            ..Scan::cells(b'\n', 1, &[0])
        }
    }

    /// The beginning of a block: a header of our own. polars looks at the first bytes of a text for
    /// signs of compression, and at its first lines for blank ones; here it finds neither.
    fn begin(&self, block: usize) -> Vec<u8> {
        let names: Vec<&str> = self.schema.iter_names().map(|name| name.as_str()).collect();
        let mut block = Vec::with_capacity(block + block / 4);
        block.extend_from_slice(
            names
                .join(&char::from(self.delimiter).to_string())
                .as_bytes(),
        );
        block.push(b'\n');
        block
    }

    /// The distinct keys of a block, a column each, and last how many rows have them.
    fn group(&self, block: &[u8]) -> PolarsResult<DataFrame> {
        let rows = CsvReadOptions::default()
            .with_has_header(true)
            .with_schema(Some(self.schema.clone()))
            .with_columns(Some(self.keys.iter().cloned().collect()))
            .with_rechunk(false)
            .map_parse_options(|options| {
                options
                    .with_separator(self.delimiter)
                    .with_quote_char(self.quote)
                    .with_missing_is_null(false)
            })
            .into_reader_with_file_handle(Cursor::new(block))
            .finish()?;
        let groups = rows.group_by(self.keys.iter().cloned())?;
        let sizes = groups
            .get_groups()
            .iter()
            .map(|group| group.len() as IdxSize);
        let mut columns = groups.keys();
        columns.push(Column::new(ROWS.into(), sizes.collect::<Vec<IdxSize>>()));
        DataFrame::new_infer_height(columns)
    }
}

/// The name of the column of counts; those of other columns are numbers.
const ROWS: &str = "rows";

fn name(column: usize) -> PlSmallStr {
    PlSmallStr::from(column.to_string())
}

/// Adds the lines of a block to those before; says how many different ones the block has.
fn add_lines(lines: &mut PlHashMap<String, u64>, groups: &DataFrame) -> PolarsResult<usize> {
    if let [line, rows] = groups.columns() {
        for (line, rows) in line.str()?.iter().zip(rows.idx()?.iter()) {
            let (line, rows) = (
                line.unwrap_or_default(),
                u64::from(rows.unwrap_or_default()),
            );
            match lines.get_mut(line) {
                Some(count) => *count += rows,
                None => {
                    lines.insert(line.to_string(), rows);
                }
            }
        }
    }
    Ok(groups.height())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::inventory::files::source::FileSettings;

    proptest! {
        // Each case is hundreds of queries.
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn it_does_not_matter_how_a_file_is_cut_into_blocks_or_whether_lines_are_grouped_first(
            rows in proptest::collection::vec(("[abä\" ]{0,3}", "[12, ]{0,2}"), 1..40),
            block in 1_usize..60,
            bytes_per_distinct_line in 1_usize..2000,
        ) {
            let mut text = String::from("name;anzahl\n");
            for (name, count) in &rows {
                text += &format!("\"{}\";{count}\n", name.replace('"', "\"\""));
            }
            let folder = tempfile::tempdir()?;
            let path = folder.path().join("needs.csv");
            std::fs::write(&path, text)?;
            let Ok(source) = Source::open(&path, &FileSettings::default()) else { return Ok(()) };
            let plan = Plan { block, bytes_per_distinct_line };
            for columns in [&[0, 1][..], &[1], &[]] {
                let usual = source.distinct(columns).unwrap();
                prop_assert_eq!(usual.rows.iter().sum::<u64>(), source.rows);
                prop_assert_eq!(source.distinct_by(columns, plan).unwrap(), usual);
            }
        }
    }
}
