//! Coordinates in a table become positions.
//!
//! - `systems`, `projections`: metres of German offices and ids of grid cells become degrees
//! - `recognise`: in which reference system two columns are written, and whether they are swapped
//! - `point_columns`: where in a table coordinates stand; `point_findings`: what is doubtful about them

pub(super) mod point_columns;
mod point_findings;
mod projections;
pub(super) mod recognise;
pub(super) mod systems;
