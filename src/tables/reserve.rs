//! The planning reserve of each topic, beside the need and never part of it. For the planner only.

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::keys::{self, node_value};
use super::labels::{both, column};
use super::lists::{cases, item, list, whole};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Kind, Row, Table, Value};
use crate::analysis::picture::Year;
use crate::analysis::reserve::reserved;
use crate::model::reserve::Reserve;
use crate::vocabulary::dimension::Role;

/// By topic; none where the town has no reserve, or it is more than can be computed with.
pub fn reserve(year: &Year, reserves: &[Reserve]) -> Option<Table> {
    let position = year.vocabulary.with_role(Role::Topic)?;
    let found = reserved(year, reserves).ok()?;
    let topics = &year.vocabulary.dimensions[position];
    let rows = found.iter().map(|own| {
        item(vec![
            node_value(topics, own.topic),
            cases(own.need.need),
            cases(own.need.gap()),
            Value::Number(own.share),
            cases(own.reserve),
            cases(own.missing),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let own = |id: ColumnId, kind: Kind| column(id, kind, Disclosure::Internal);
    let columns = vec![
        keys::column(&year.vocabulary, position),
        own(ColumnId::Need, Kind::Cases),
        own(ColumnId::Gap, Kind::Cases),
        own(ColumnId::ReserveShare, Kind::Share),
        own(ColumnId::Reserve, Kind::Cases),
        own(ColumnId::MissingWithReserve, Kind::Cases),
    ];
    let base = whole(year, year.headline(), &Scope::default());
    let mut table = list(TableId::Reserve, base, columns, rows);
    table.notes.push(both("note-reserve", &[]));
    (!table.rows.is_empty()).then_some(table)
}
