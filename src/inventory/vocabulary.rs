//! The words of a project: from its settings and its vocabulary file where they fix them, else from the words in
//! its tables.

pub mod ages;
pub mod near_duplicates;
pub mod one_name;
pub mod open;
pub mod resolve;
pub mod words_read;
