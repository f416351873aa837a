//! Files become checked needs, offers and population; what is wrong or doubtful becomes a finding.
//!
//! Here lives all that knows of files, lines and columns. What the numbers mean together is
//! `analysis`; which words are known is `vocabulary`.

mod alike;
mod cells;
pub mod checked_folder;
pub mod columns;
mod compare;
pub mod copies;
mod counted;
pub mod dates;
mod delimiter;
mod digits;
pub mod encoding;
pub mod finding;
mod findings;
mod fits;
mod folder;
pub mod grouping;
mod guard;
mod layout;
pub mod lines;
pub mod numbers;
mod offers;
mod open_vocabulary;
pub mod project;
mod read;
mod recognise;
mod records;
mod settings_file;
mod settle;
mod sheets;
pub mod source;
pub mod statement;
mod survey;
mod tally;
pub mod trace;
mod vocabulary_file;

pub use read::{Reading, SourceRecord, read};
