//! Small dense linear problems, in a crate of its own so that every build optimises it.

pub mod boxed;
pub mod echelon;
pub mod piecewise;
