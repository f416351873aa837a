//! Reports that are out: read, matched with what would be counted today, row by row.
//!
//! What they say is known to everybody who reads the next one; what is known goes to `protect`.

mod printed;
mod report;
mod rows;

pub use report::{Again, Earlier, Fault, Learned, Reports, Unread, Unusable, read};
pub use rows::Shared;
