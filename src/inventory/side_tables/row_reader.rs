//! What the cells of a small table's row say, and what is wrong with them.

use crate::inventory::columns::named::NamedTable;
use crate::inventory::files::lines::Row;
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::values;
use crate::inventory::values::numbers::{DecimalMark, Number, without_percent};
use crate::inventory::values::signs::Counts;
use crate::model::finding::Code;
use crate::vocabulary::dimension::{Dimension, Meaning, Node};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::nearest;

/// A row of a small table, as far as it can be read.
pub(super) struct RowReader<'a> {
    pub table: &'a NamedTable,
    pub row: &'a Row,
    pub findings: &'a mut Findings,
    /// Whether nothing in it was wrong so far.
    pub readable: bool,
}

impl RowReader<'_> {
    /// The category in the column that goes by a name of the dimension; none if it is blank or nothing that is known.
    pub fn category(&mut self, dimension: &Dimension) -> Option<Node> {
        let names: Vec<&str> = dimension.names().collect();
        let column = self.table.column(&names);
        let word = self.table.cell(self.row, column);
        if word.is_empty() {
            return None;
        }
        match dimension.meaning(word) {
            Meaning::One(node) => Some(node),
            Meaning::Several(_) | Meaning::Nothing => {
                let near = nearest(word, dimension.known_words()).unwrap_or_default();
                let problem = Problem::new(Code::CategoryUnknown)
                    .detail("dimension", dimension.label.clone())
                    .detail("suggestion", near)
                    .detail("allowed", Vec::<String>::new());
                self.note(&problem, column);
                None
            }
        }
    }

    pub fn text(&self, names: &[&str]) -> String {
        self.table
            .cell(self.row, self.table.column(names))
            .to_string()
    }

    /// A number; the whole column tells which sign is the decimal one.
    pub fn number(&mut self, names: &[&str]) -> Option<Quantity> {
        let column = self.table.column(names)?;
        let cells = self
            .table
            .rows
            .iter()
            .map(|row| self.table.cell(row, Some(column)));
        let mark = DecimalMark::of(cells);
        let cell = self.table.cell(self.row, Some(column));
        let stated = values::quantity(cell, mark, Counts::Anything);
        self.unless_wrong(stated, names)?.value
    }

    /// What was read in a column; what is wrong with it is noted.
    pub fn unless_wrong<T>(&mut self, read: Result<T, Problem>, names: &[&str]) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err(problem) => {
                self.note(&problem, self.table.column(names));
                None
            }
        }
    }

    /// A share of one: 0,08 or 8 %.
    pub fn share(&mut self, names: &[&str]) -> Option<Quantity> {
        let column = self.table.column(names)?;
        let rows = self.table.rows.iter();
        let cells = rows.map(|row| without_percent(self.table.cell(row, Some(column))));
        let mark = DecimalMark::of(cells);
        let cell = self.table.cell(self.row, Some(column));
        let number = without_percent(cell);
        let of = match number.len() < cell.len() {
            true => Quantity::from_whole(100),
            false => Quantity::ONE,
        };
        let code = match Number::parse(number, mark) {
            Ok(Number::Exact(number) | Number::Read(number)) if number <= of => {
                return Some(number.divided_by(of));
            }
            Ok(Number::Exact(_) | Number::Read(_)) => Code::RateAboveOne,
            Ok(_) | Err(_) => Code::NumberInvalid,
        };
        self.note(&Problem::new(code), Some(column));
        None
    }

    pub fn note(&mut self, problem: &Problem, column: Option<usize>) {
        self.readable = false;
        self.findings
            .add(self.table.finding(problem, self.row, column));
    }
}
