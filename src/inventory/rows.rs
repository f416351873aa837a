//! Rows become needs, people and offers of the `model`; what shows only side by side is checked last.

pub mod count_file;
pub mod counts;
pub mod cross_checks;
pub mod offer_file;
pub mod offers;
pub mod projection;
pub mod rates;
pub mod recognise;
pub mod row_shape;
pub mod target_groups;
