//! A file of counted rows, as it was opened and grouped.

use super::columns::Columns;
use super::files::grouping::Groups;
use super::files::source::Source;
use crate::vocabulary::age_reading::Reading;

/// A file of counted rows, kept so that its lines can be found again.
#[derive(Debug)]
pub struct CountFile {
    pub source: Source,
    pub columns: Columns,
    /// The columns that were grouped, by position in the header.
    pub grouped: Vec<usize>,
    pub groups: Groups,
    /// How whole numbers in its age bands are meant.
    pub reading: Reading,
    /// Rows that are sums of others.
    pub sums_left_out: u64,
}
