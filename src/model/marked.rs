//! A table with what is to be mended in it marked: what a page or a copy shows to whoever mends it.

use super::finding::Finding;

/// A file, what was found in it, and the rows that are to be looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkedFile {
    /// The file's name as it is shown.
    pub name: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The names of the columns, in the file's order.
    pub header: Vec<String>,
    /// Everything found in the file, rows or not.
    pub findings: Vec<Finding>,
    /// Those that are to be looked at, by line.
    pub rows: Vec<MarkedRow>,
    /// How many further rows are to be looked at.
    pub more_rows: u64,
}

/// A row and what was found in it.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkedRow {
    /// As an editor or a spreadsheet counts.
    pub line: u64,
    /// As many as the header has.
    pub cells: Vec<String>,
    /// The columns that a finding is about.
    pub wrong: Vec<usize>,
    /// Positions in the file's findings.
    pub findings: Vec<usize>,
}
