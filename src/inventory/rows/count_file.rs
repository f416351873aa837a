//! A file of counted rows, as it was opened and grouped.

use std::collections::BTreeMap;

use crate::inventory::columns::Columns;
use crate::inventory::files::groups::Groups;
use crate::inventory::files::source::Source;
use crate::model::need::Amount;
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
    /// Between which ends withheld counts lie, as the sums beside them show, by what their rows say.
    pub bounds: BTreeMap<Vec<String>, Amount>,
}
