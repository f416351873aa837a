//! Pure: from checked needs and offers to cells, reach, fair coverage and the reasons of gaps.
//!
//! Nothing here reads a file, a clock or the environment, and the same input gives the same result on
//! any number of threads.
//!
//! - [`picture`]: the types: what an analysis finds; [`year`]: how it is found, step by step
//! - [`margins`]: inhabitants from several tables that are broken down differently
//! - [`staff`]: from posts to places, and from a gap to groups, posts and euros
//! - [`need_rates`]: needs from inhabitants and shares
//! - [`cuts`], [`cells`]: needs become cells, cut at every age bound
//! - [`targets`], [`reach`](mod@reach): whom an offer takes, and which cells it reaches
//! - [`cover`]: the fair cover, exact
//! - [`controlled_rounding`]: parts of cases become whole cases, and sums stay what they are
//! - [`outlook`]: what opens when funding ends
//! - [`nearest`], [`white_spots`]: how far people live from an offer and from a place that is left, and where none is within reach
//! - [`gaps`]: how sure a gap is, and why it is there; [`openings`], [`levers`]: what would close it; [`proposals`]: what works together;
//!   [`new_places`]: where new places help most
//! - [`chain`]: life phases in order, what leads from one to the next, where it breaks
//! - [`equity`], [`rates`], [`usage`]: measures of how unequal coverage is, need per head, how full offers are
//! - [`packages`]: the most that a budget can do; [`budget`]: the choices of a town as such packages
//! - [`review`]: two years side by side, and why a gap changed

#![warn(missing_docs)]

pub mod budget;
pub mod cells;
pub mod chain;
pub mod controlled_rounding;
pub mod cover;
pub mod cuts;
pub mod equity;
pub mod gaps;
mod left_out;
pub mod levers;
pub mod lists;
pub mod margins;
pub mod nearest;
pub mod need_rates;
pub mod new_places;
pub mod openings;
pub mod outlook;
pub mod packages;
pub mod picture;
pub mod proposals;
pub mod rates;
pub mod reach;
pub mod reserve;
pub mod review;
pub mod similar;
pub mod staff;
pub mod targets;
pub mod usage;
pub mod white_spots;
pub mod year;

#[cfg(test)]
pub(crate) mod tests;
