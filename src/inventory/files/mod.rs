//! Any table as rows with lines: encodings, delimiters, sheets, quotes, ragged rows, distinct values.
//!
//! Nothing here knows of needs, offers or the vocabulary.

pub(super) mod delimiter;
pub mod encoding;
mod folder;
pub mod grouping;
pub(super) mod layout;
pub mod lines;
pub(super) mod records;
mod sheets;
pub mod source;
pub(super) mod survey;
mod tally;
pub(in crate::inventory) mod workbook;
