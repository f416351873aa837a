//! Where people live: the locations of a town, and the ways from there to offers.
//!
//! - `areas`: which area of the map holds a point, and a point that an area holds
//! - `location_file`: a table of blocks or of cells of a grid
//! - `travel_file`, `travel_columns`: travel times as the usual programs write them
//! - `reach_rules`: how far people come to offers that do not say
//! - `locations`: the locations of a town, from whatever tells of them

mod areas;
mod location_file;
pub(super) mod locations;
pub(super) mod reach_rules;
mod travel_columns;
mod travel_file;
