//! Files become checked needs, offers and population; what is wrong or doubtful becomes a finding.
//!
//! Here lives all that knows of files, lines and columns. What the numbers mean together is
//! `analysis`; which words are known is `vocabulary`.

pub mod finding;
