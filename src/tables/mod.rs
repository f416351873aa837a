//! Cells become tables: rows, columns, margins and the base that they rest on.
//!
//! A table is numbers and words in an order, with no layout and no language: `render` gives it both.
//! Nothing leaves the house as a table: it goes through `protect` first.

pub mod chain;
pub mod crosstab;
pub mod derived;
pub mod development;
pub mod development_causes;
pub mod development_groups;
pub mod edition;
pub mod equity;
pub mod explanation;
pub mod facts;
pub mod freshness;
pub mod goals;
pub mod lists;
pub mod openness;
pub mod outlook;
pub mod plan;
pub mod rates;
pub mod reasons;
pub mod review;
pub mod review_offers;
pub mod review_series;
pub mod scope;
pub mod shortages;
pub mod supply;
mod table;
pub mod usage;
pub mod wording;
pub mod words;

pub use table::{
    Base, Cell, Chart, ChartKind, Column, Edition, KeyFigure, Kind, Notice, Report, Row, RowRole,
    Shape, Table, Told, Unread, Value, WorkingGroup,
};
