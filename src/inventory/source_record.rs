//! What is on record about an input file.

use serde::Serialize;

use super::files::source::Kind;
use super::layout::Described;

/// What is on record about an input file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceRecord {
    pub file: String,
    pub sha256: String,
    pub rows: u64,
    pub read_as: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<Described>,
}
