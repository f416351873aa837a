//! Cells become tables: rows, columns, margins and the base that they rest on.
//!
//! A table is numbers and words in an order, with no layout and no language: `render` gives it both.
//! Nothing leaves the house as a table: it goes through `protect` first.

pub mod chain;
pub mod crosstab;
pub mod edition;
pub mod explanation;
pub mod facts;
pub mod lists;
pub mod outlook;
pub mod plan;
pub mod reasons;
pub mod scope;
pub mod shortages;
mod table;
pub mod wording;
pub mod words;

pub use table::{
    Base, Cell, Chart, ChartKind, Column, Edition, KeyFigure, Kind, Notice, Report, Row, RowRole,
    Shape, Table, Value, WorkingGroup,
};
