//! Pure: from checked needs and offers to cells, reach, fair coverage and the reasons of gaps.
//!
//! Nothing here reads a file, a clock or the environment, and the same input gives the same result on
//! any number of threads.

pub mod cells;
pub mod cover;
pub mod cuts;
pub mod gaps;
pub mod levers;
pub mod lists;
pub mod openings;
pub mod reach;
pub mod targets;
pub mod year;

#[cfg(test)]
mod tests;
