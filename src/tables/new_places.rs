//! Where ten new places would cover most, for the planner.

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::keys;
use super::labels::{both_with, column};
use super::lists::{self, cases, item, list};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Table, Value};
use super::white_spots::{LOCATION, ROLES, at};
use crate::analysis::new_places::{NewPlace, new_places};
use crate::analysis::picture::Year;
use crate::language::number;
use crate::model::location::Locations;

/// The best positions of each topic and life phase with a gap; none where no offer's reach is told in metres.
pub fn table(year: &Year, locations: &Locations) -> Option<Table> {
    let found = new_places(locations, year);
    if found.is_empty() {
        return None;
    }
    let positions = ROLES.map(|role| year.vocabulary.with_role(role));
    let told = [
        (ColumnId::ReachMetres, Kind::Count),
        (ColumnId::ReliefOfTen, Kind::Cases),
        (ColumnId::GapWithinReach, Kind::Cases),
    ];
    let own = LOCATION.into_iter().chain(told);
    let own = own.map(|(id, kind)| column(id, kind, Disclosure::Internal));
    let columns: Vec<Column> = keys::columns(&year.vocabulary, positions)
        .chain(own)
        .collect();
    let row = |own: &NewPlace| {
        let location = &locations.all[own.location];
        let nodes = [own.topic, own.life_phase, Some(location.district)];
        let mut values = keys::values(&year.vocabulary, positions.into_iter().zip(nodes));
        values.extend(at(location));
        values.push(Value::Number(f64::from(own.metres)));
        values.extend([own.relief, own.lacking].map(cases));
        item(values)
    };
    let rows = found.iter().map(row).collect();
    let base = lists::whole(year, year.headline(), &Scope::default());
    let mut table = list(TableId::NewPlaces, base, columns, rows);
    let factor = ("factor", number(locations.detour.factor()));
    table.notes.push(both_with("note-new-places", &[factor]));
    Some(table)
}
