//! Files become checked needs, offers and population; what is wrong or doubtful becomes a finding.
//!
//! Here lives all that knows of files, lines and columns. What the numbers mean together is
//! `analysis`; which words are known is `vocabulary`.
//!
//! - [`project`], `settings_file`, `protection`, [`chain_settings`], `vocabulary_file`: a folder, its settings, which file is which
//! - [`run_folder`]: the copies that a run keeps of its inputs, as a project of their own
//! - [`files`]: any table as rows with lines, whatever it says
//! - [`columns`], `recognise`, `fits`: which column is what, and whether rows fit it
//! - `settle`, `open_vocabulary`, `alike`: the words, from the settings or from the data
//! - `cells`, [`numbers`], `digits`, [`dates`]: what a single cell says
//! - [`map`]: where the districts lie
//! - `counted`, `offers`, `projection`: rows become [`statement`]s; `compare`: what only shows side by side
//! - [`read`](fn@read): all of it in order; [`trace`]: from statements back to their lines
//! - [`finding`], `findings`: what is wrong or doubtful, and how it is collected
//! - [`crosswalk`], [`measures`], `named`: small tables beside the inventories, for the review of two years
//! - [`copies`], [`checked_folder`], `guard`: copies that say what to mend

mod alike;
mod cells;
pub mod chain_settings;
pub mod checked_folder;
pub mod columns;
mod compare;
pub mod copies;
mod counted;
pub mod crosswalk;
pub mod dates;
mod digits;
pub mod files;
pub mod finding;
mod findings;
mod fits;
mod guard;
pub mod map;
pub mod measures;
mod named;
pub mod numbers;
mod offers;
mod open_vocabulary;
pub mod project;
mod projection;
mod protection;
mod read;
mod recognise;
pub mod reports;
pub mod run_folder;
mod settings_file;
mod settle;
pub mod statement;
pub mod trace;
mod vocabulary_file;

pub use read::{Reading, SourceRecord, read};
