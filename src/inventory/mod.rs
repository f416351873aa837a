//! Files become checked needs, offers and population; what is wrong or doubtful becomes a finding.
//!
//! Here lives all that knows of files, lines and columns. What the numbers mean together is
//! `analysis`; which words are known is `vocabulary`.
//!
//! From the bottom up; `project` stands beside them and says which file is which:
//!
//! - [`values`]: what a single cell says, with its lists of words as data
//! - [`files`], [`limits`]: any file as rows with lines, and how much of it is read at most
//! - [`columns`], [`layout`]: what columns can be called; where in a file the table stands, and how it is laid out
//! - [`rows`]: which column is what; rows become needs, people and offers of the `model`; what only shows side by side
//! - `sums`, `areas`: rows that are sums of others; columns that are levels of each other
//! - `open_tables`, `open_files`: the files of a project as tables, and as files of needs, people and offers
//! - `vocabulary`: the words of all of them, from the settings or from the data
//! - [`map`], `places`, `coordinates`: where the districts lie, where people live, where something is
//! - [`side_tables`]: small tables beside the inventories, such as what a council could decide
//! - [`read`](fn@read): all of it in order; `findings`: how what is wrong or doubtful is collected
//! - [`copies`]: copies that say what to mend, and the rows for a page that does; [`trace`]: from statements back to
//!   their lines

mod areas;
pub mod columns;
mod coordinates;
pub mod copies;
pub mod files;
mod findings;
pub mod layout;
pub mod limits;
pub mod map;
mod open_files;
mod open_tables;
mod places;
pub mod project;
mod read;
pub mod rows;
pub mod side_tables;
mod source_record;
mod sums;
pub mod trace;
pub mod values;
mod vocabulary;
mod vocabulary_file;

pub use read::{Complete, Reading, read, read_completed};
pub use source_record::SourceRecord;
