//! Cells become tables: rows, columns, margins and the base that they rest on.
//!
//! A table is numbers and words in an order, with no layout and no language: `render` gives it both.
//! Nothing leaves the house as a table: it goes through `protect` first.

pub mod areas;
pub mod chain;
mod column_id;
pub mod crosstab;
pub mod decided;
pub mod derived;
pub mod development;
pub mod development_causes;
pub mod development_groups;
pub mod directory;
mod disclosure;
pub mod edition;
pub mod efforts;
pub mod equity;
pub mod estimates;
pub mod explanation;
pub mod explorer;
pub mod fact_sheets;
pub mod facts;
pub mod freshness;
pub mod goals;
pub mod keys;
pub mod levels;
pub mod lists;
pub mod losing;
pub mod money;
pub mod nearest;
pub mod openness;
pub mod outlook;
pub mod package_certificate;
pub mod package_measures;
pub mod packages;
pub mod plan;
pub mod products;
pub mod proposals;
pub mod rates;
pub mod reasons;
pub mod review;
pub mod review_offers;
pub mod review_packages;
mod review_scope;
pub mod review_series;
pub mod scope;
pub mod shortages;
pub mod spec;
pub mod supply;
mod table;
pub mod usage;
pub mod wording;
pub mod words;

pub use column_id::{Axis, ColumnId};
pub use disclosure::{Disclosure, Measure};
pub use spec::{Audience, ChartKind, Order, TableId};
pub use table::{
    Base, Cell, Chart, Column, Edition, FigureId, Inhabited, KeyFigure, Kind, NOT_APPLICABLE,
    NOT_RECORDED, Notice, Report, Row, RowRole, Shape, Table, Told, Unread, Value, WITHHELD,
    WorkingGroup,
};
