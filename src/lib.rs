//! The map of the house. A room uses only what stands below it.
//!
//! - [`cli`]: a file per subcommand, its arguments and its run
//! - [`engine`]: one run as a library call: inputs, analysis, editions, the report
//! - [`published`]: reports that are out: read, matched with today
//! - [`render`]: protected tables become files: HTML, CSV, JSON, charts
//! - [`protect`]: tables become protected tables, the only ones that `render` publishes
//! - [`tables`]: cells become tables with rows, columns, margins and a base
//! - [`analysis`]: pure: cells, reach, fair coverage, gaps
//! - [`inventory`]: files become checked needs, offers and population, with findings
//! - [`model`]: what a town is made of once it is read: needs, offers, decisions, settings, findings
//! - [`vocabulary`]: dimensions, categories, hierarchy, aliases, ages
//! - [`language`]: every text a person reads, in German and English
//! - [`draft`]: files appear in a folder all at once or not at all

pub mod analysis;
pub mod cli;
pub mod draft;
pub mod engine;
pub mod inventory;
pub mod language;
pub mod model;
pub mod protect;
pub mod published;
pub mod render;
pub mod tables;
pub mod vocabulary;
