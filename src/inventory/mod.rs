//! Files become checked needs, offers and population; what is wrong or doubtful becomes a finding.
//!
//! Here lives all that knows of files, lines and columns. What the numbers mean together is
//! `analysis`; which words are known is `vocabulary`.
//!
//! - [`project`], [`settings`], `vocabulary_file`: a folder, its settings, which file is which
//! - [`run_copies`], [`run_folder`]: the copies that a run keeps of its inputs, as a project of their own
//! - [`files`]: any table as rows with lines, whatever it says
//! - [`limits`]: how much of a file is read at most
//! - [`columns`], `recognise`, `fits`: which column is what, and whether rows fit it
//! - `ages_read`: how the ages of all files are meant
//! - `settle`, `open_vocabulary`, `one_name`, `alike`: the words, from the settings or from the data
//! - `cells`, [`numbers`], `digits`, [`dates`]: what a single cell says
//! - [`map`]: where the districts lie; `places`: where people live
//! - `coordinates`: where something is; `reach_limit`: `800 m`, `15 min zu Fuß`
//! - `counted`, `offers`, `projection`, `rates`: rows become needs, people and offers of the `model`; `compare`: what only shows side by side
//! - `open_files`, [`read`](fn@read): all of it in order; [`trace`]: from statements back to their lines
//! - `findings`: how what is wrong or doubtful is collected
//! - [`side_tables`], [`crosswalk`], [`measures`], `staff_ratios`, `named`: small tables beside the inventories
//! - [`choices`]: what a council could decide, and what it costs
//! - [`copies`], [`checked_folder`], `guard`: copies that say what to mend; [`marked`]: the rows for a page that does

mod ages_read;
mod areas;
pub mod checked_folder;
pub mod choices;
pub mod columns;
mod coordinates;
pub mod copies;
pub mod copy_workbook;
pub mod count_file;
mod counts;
mod cross_checks;
pub mod crosswalk;
pub mod dates;
mod digits;
pub mod files;
mod findings;
pub mod formula_guard;
mod heading_words;
mod headings;
pub mod layout;
pub mod limits;
pub mod map;
pub mod marked;
pub mod measures;
mod named;
mod near_duplicates;
mod number_notation;
pub mod numbers;
mod offer_file;
mod offers;
mod one_name;
mod open_files;
mod open_tables;
mod open_vocabulary;
mod pasted;
mod places;
mod plain_number;
pub mod project;
mod projection;
pub mod rate_sets;
mod rates;
mod reach_limit;
mod read;
mod recognise;
pub mod reports;
mod resolve;
mod row_shape;
pub mod run_copies;
pub mod run_folder;
pub mod settings;
pub mod side_tables;
mod signs;
mod source_record;
mod special_words;
mod staff_ratios;
mod status_words;
mod sums;
mod target_groups;
mod target_phrases;
mod total_words;
pub mod trace;
mod values;
mod vocabulary_file;
mod words_read;
mod years;

pub use read::{Complete, Reading, read, read_completed};
pub use source_record::SourceRecord;
