//! What somebody can compute who has all that is published, and what keeps him from it.
//!
//! - [`constraints`]: what he knows, as linear constraints on unknown needs
//! - [`targets`]: the counts that he must not narrow, and how wide each has to stay
//! - [`problem`]: his problem for one of them, among the unknowns of its [`neighbourhood`]
//! - [`integer_program`]: how far a count can be moved in whole cases
//! - [`feasible_tables`]: other needs that agree with all that is published

pub mod constraints;
pub mod feasible_tables;
pub mod integer_program;
mod neighbourhood;
pub mod problem;
pub mod targets;
