//! What people need beside what was decided to have places for: two gaps side by side, never added.

use std::collections::BTreeMap;

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::keys::{self, node_value};
use super::labels::column;
use super::lists::{self, cases, list};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Row, RowRole, Table, Value};
use crate::analysis::picture::{Covered, Picture, Year};
use crate::vocabulary::dimension::{Node, Role};

/// By topic and district, with a total for each topic; none where nothing was decided.
pub fn decided(year: &Year) -> Option<Table> {
    let decided = year.decided.as_ref()?;
    let topics = by_place(year, decided, true);
    let needed = by_place(year, year.headline(), true);
    let positions = positions(year);
    let mut rows: Vec<Row> = Vec::new();
    for (place, target) in &topics {
        let need = needed.get(place).copied().unwrap_or_default();
        rows.push(row(
            year,
            &positions,
            place,
            RowRole::Item { depth: 0 },
            (need, *target),
        ));
    }
    let (topics, needed) = (
        by_place(year, decided, false),
        by_place(year, year.headline(), false),
    );
    for (place, target) in &topics {
        let need = needed.get(place).copied().unwrap_or_default();
        rows.push(row(
            year,
            &positions,
            place,
            RowRole::Total,
            (need, *target),
        ));
    }
    let keys = positions
        .iter()
        .map(|position| keys::column(&year.vocabulary, *position));
    let own = |id: ColumnId| column(id, Kind::Cases, Disclosure::Internal);
    let columns: Vec<Column> = keys
        .chain(
            [
                ColumnId::Need,
                ColumnId::Covered,
                ColumnId::Gap,
                ColumnId::Decided,
                ColumnId::DecidedCovered,
                ColumnId::DecidedGap,
            ]
            .map(own),
        )
        .collect();
    let base = lists::whole(year, year.headline(), &Scope::default());
    Some(list(TableId::Decided, base, columns, rows))
}

/// The positions of topic and district.
fn positions(year: &Year) -> Vec<usize> {
    let roles = [Role::Topic, Role::District].into_iter();
    roles
        .filter_map(|role| year.vocabulary.with_role(role))
        .collect()
}

/// Sums of a picture's assessable cells by topic and, unless these are to be added up, district.
fn by_place(
    year: &Year,
    picture: &Picture,
    districts: bool,
) -> BTreeMap<Vec<Option<Node>>, Covered> {
    let positions = positions(year);
    let mut sums: BTreeMap<Vec<Option<Node>>, Covered> = BTreeMap::new();
    for (cell, result) in picture.results.iter().enumerate() {
        let place = positions.iter().map(|position| {
            let dimension = &year.vocabulary.dimensions[*position];
            let node = picture.cells.node(cell, *position);
            match dimension.role {
                Role::District => districts.then(|| dimension.shown(node)),
                Role::LifePhase | Role::Topic | Role::Group => Some(node),
            }
        });
        *sums.entry(place.collect()).or_default() += result.cautious;
    }
    sums
}

fn row(
    year: &Year,
    positions: &[usize],
    place: &[Option<Node>],
    role: RowRole,
    (need, target): (Covered, Covered),
) -> Row {
    let dimensions = positions
        .iter()
        .map(|position| &year.vocabulary.dimensions[*position]);
    let mut values: Vec<Value> = dimensions
        .zip(place)
        .map(|(dimension, node)| match node {
            Some(node) => node_value(dimension, *node),
            None => keys::total(),
        })
        .collect();
    values.extend(
        [need, target]
            .into_iter()
            .flat_map(|sum| [cases(sum.need), cases(sum.covered), cases(sum.gap())]),
    );
    Row {
        role,
        values,
        cells: Vec::new().into(),
        tells: Vec::new(),
    }
}
