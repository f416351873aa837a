//! The columns of a table that say where something is. Their names stand in `columns.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::recognise::{Frame, Recognised, coordinate, is_nowhere, recognise};
use super::systems::{System, middle_of_cell};
use crate::inventory::files::lines::Row;
use crate::vocabulary::position::Position;
use crate::vocabulary::words::normalised;

#[derive(Deserialize)]
struct Columns {
    east: Vec<String>,
    north: Vec<String>,
    system: Vec<String>,
    cell: Vec<String>,
}

static NAMES: LazyLock<Option<Columns>> =
    LazyLock::new(|| toml::from_str(include_str!("columns.toml")).ok());

/// Where in a table its coordinates stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PointColumns {
    /// Easting, or longitude.
    pub east: Option<usize>,
    /// Northing, or latitude.
    pub north: Option<usize>,
    /// The reference system, in words.
    pub system: Option<usize>,
    /// The id of a cell of the European grid.
    pub cell: Option<usize>,
}

impl PointColumns {
    pub fn of(header: &[String]) -> PointColumns {
        let Some(names) = NAMES.as_ref() else {
            return PointColumns::default();
        };
        let find = |known: &[String]| {
            let known: Vec<String> = known.iter().map(|name| normalised(name)).collect();
            let mut header = header.iter().map(|name| normalised(name));
            header.position(|name| {
                let is_one = |known: &String| match known.strip_suffix('*') {
                    Some(stem) => name.starts_with(stem),
                    None => name == *known,
                };
                known.iter().any(is_one)
            })
        };
        PointColumns {
            east: find(&names.east),
            north: find(&names.north),
            system: find(&names.system),
            cell: find(&names.cell),
        }
    }

    /// Easting and northing of a row as it states them, not yet read in any reference system.
    pub fn raw(&self, row: &Row) -> Option<[f64; 2]> {
        let number = |column: Option<usize>| coordinate(row.fields.get(column?)?);
        Some([number(self.east)?, number(self.north)?])
    }

    /// The reference system that a row names.
    pub fn stated(&self, row: &Row) -> Option<System> {
        System::named(row.fields.get(self.system?)?)
    }

    /// The middle of the cell that a row names.
    pub fn middle(&self, row: &Row) -> Option<Position> {
        middle_of_cell(row.fields.get(self.cell?)?)
    }

    /// How the rows' coordinates are to be read.
    pub fn recognised(&self, rows: &[Row], town: Option<Frame>) -> Option<Recognised> {
        let points: Vec<[f64; 2]> = rows.iter().filter_map(|row| self.raw(row)).collect();
        let stated = rows.iter().find_map(|row| self.stated(row));
        recognise(&points, stated, town)
    }

    /// The position of every row.
    pub fn positions(&self, rows: &[Row], town: Option<Frame>) -> Vec<Option<Position>> {
        let reading = self.recognised(rows, town);
        let position = |row: &Row| {
            let stated = || reading?.position(self.raw(row)?);
            let stated = stated().filter(|position| !is_nowhere(*position));
            stated.or_else(|| self.middle(row))
        };
        rows.iter().map(position).collect()
    }
}
