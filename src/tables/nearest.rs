//! How far people live from the nearest offer and from the nearest place that is left, for the planner.

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::keys;
use super::labels::{both_with, column};
use super::lists::{self, item, list};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Row, Table, Value};
use crate::analysis::nearest::{Distances, Nearness, nearness};
use crate::analysis::picture::Year;
use crate::language::number;
use crate::model::location::Locations;
use crate::vocabulary::dimension::Role;

const ROLES: [Role; 3] = [Role::Topic, Role::LifePhase, Role::District];

/// A row for each district of each topic and life phase with need; none where it is not known where people live or
/// where offers are.
pub fn table(year: &Year, locations: &Locations) -> Option<Table> {
    let found = nearness(locations, year);
    if found.is_empty() {
        return None;
    }
    let positions = ROLES.map(|role| year.vocabulary.with_role(role));
    let keys = keys::columns(&year.vocabulary, positions);
    let own = |(id, kind): (ColumnId, Kind)| column(id, kind, Disclosure::Internal);
    let columns: Vec<Column> = keys
        .chain(
            [
                (ColumnId::Population, Kind::Number),
                (ColumnId::NearestMedian, Kind::Count),
                (ColumnId::NearestWithin500, Kind::Share),
                (ColumnId::NearestWithin1000, Kind::Share),
                (ColumnId::NearestWithin2000, Kind::Share),
                (ColumnId::FreeMedian, Kind::Count),
                (ColumnId::FreeWithin500, Kind::Share),
                (ColumnId::FreeWithin1000, Kind::Share),
                (ColumnId::FreeWithin2000, Kind::Share),
                (ColumnId::OutOfReach, Kind::Number),
            ]
            .map(own),
        )
        .collect();
    let rows = found.iter().map(|one| row(year, positions, one));
    let base = lists::whole(year, year.headline(), &Scope::default());
    let mut table = list(TableId::Nearest, base, columns, rows.collect());
    let factor = ("factor", number(locations.detour.factor()));
    table.notes.push(both_with("note-nearest", &[factor]));
    Some(table)
}

fn row(year: &Year, positions: [Option<usize>; 3], one: &Nearness) -> Row {
    let nodes = [one.topic, one.life_phase, one.district];
    let mut values = keys::values(&year.vocabulary, positions.into_iter().zip(nodes));
    values.push(Value::Number(one.people));
    for distances in [one.to_any, one.to_free] {
        values.extend(told(distances));
    }
    values.push(Value::Number(one.out_of_reach));
    item(values)
}

/// Metres to the nearest ten: blocks have no sharper position than this.
fn told(distances: Distances) -> Vec<Value> {
    let metres = |median: f64| Value::Number((median / 10.0).round() * 10.0);
    let median = distances.median.map_or(Value::NotApplicable, metres);
    let shares = distances.within.map(Value::Number);
    [median].into_iter().chain(shares).collect()
}
