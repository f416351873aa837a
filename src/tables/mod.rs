//! Cells become tables: rows, columns, margins and the base that they rest on.
//!
//! A table is numbers and words in an order, with no layout and no language: `render` gives it both.
//! Nothing leaves the house as a table: it goes through `protect` first.

pub mod areas;
pub mod cells;
pub mod chain;
mod column_id;
pub mod crosstab;
pub mod decided;
pub mod directory;
mod disclosure;
pub mod edition;
pub mod efforts;
pub mod equity;
pub mod estimates;
pub mod explanation;
pub mod explorer;
pub mod fact_sheets;
pub mod freshness;
pub mod goals;
pub mod keys;
pub mod labels;
pub mod levels;
pub mod lists;
pub mod money;
pub mod nearest;
pub mod new_places;
mod offer_points;
pub mod openness;
pub mod outlook;
pub mod packages;
pub mod phrases;
pub mod plan;
pub mod products;
pub mod proposals;
pub mod rates;
pub mod reasons;
pub mod recomputed;
pub mod reserve;
pub mod scope;
pub mod shortages;
pub mod spec;
pub mod supply;
mod table;
pub mod usage;
pub mod white_spots;
pub mod year_review;

pub use column_id::{Axis, ColumnId};
pub use disclosure::{Disclosure, Measure};
pub use spec::{Audience, ChartKind, Order, TableId};
pub use table::{
    Base, Cell, Chart, Column, Edition, FigureId, Inhabited, KeyFigure, Kind, NOT_APPLICABLE,
    NOT_RECORDED, Notice, OfferPoint, Report, Row, RowRole, Shape, Table, Told, Unread, Value,
    WITHHELD, WorkingGroup,
};
