//! What the town is made of once it is read: the types that every room above speaks of.
//!
//! Nothing here opens a file. `inventory` fills these, `analysis` computes with them, the rooms above show them.

#![warn(missing_docs)]

pub mod brief;
pub mod choice;
pub mod condition;
pub mod crosswalk;
pub mod decision;
pub mod evidence;
pub mod finding;
pub mod housing;
pub mod inventory;
pub mod location;
pub mod map;
pub mod marked;
pub mod need;
pub mod need_rate;
pub mod offer;
pub mod parts;
pub mod paste;
pub mod reach_rule;
pub mod reserve;
pub mod settings;
pub mod staff_ratio;
