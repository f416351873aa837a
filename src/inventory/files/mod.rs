//! Any table as rows with lines: encodings, delimiters, sheets, quotes, ragged rows, distinct values.
//!
//! Nothing here knows of needs, offers or the vocabulary.

pub(super) mod delimiter;
pub mod encoding;
pub mod folder;
pub(super) mod grid;
mod grouping;
pub mod groups;
pub mod lines;
pub(super) mod open;
pub(super) mod ragged;
pub(super) mod records;
mod rewritten;
pub mod settings;
pub mod source;
pub(super) mod survey;
mod tally;
pub(in crate::inventory) mod workbook;
