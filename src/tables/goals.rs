//! Views over topics as tables of their own: goals that the town maps, and working groups. No row adds up
//! with another: a topic may serve several goals.

use super::column_id::ColumnId;
use super::crosstab::views;
use super::disclosure::Disclosure;
use super::labels::{both, column};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Kind, Table, Value};
use crate::analysis::picture::{Picture, Year};

/// What is shown of a view.
const SHOWN: [ColumnId; 6] = [
    ColumnId::Need,
    ColumnId::Covered,
    ColumnId::Gap,
    ColumnId::Coverage,
    ColumnId::NotAssessable,
    ColumnId::Offers,
];

/// Need and coverage by goal, with who set the goal; none where the town names no goals.
pub fn goals(year: &Year, picture: &Picture, scope: &Scope) -> Option<Table> {
    let goals = &year.vocabulary.goals;
    let mut table = views(
        year,
        picture,
        scope,
        (TableId::Goals, ColumnId::Goal),
        goals,
    )?;
    table.keep(&SHOWN);
    table
        .columns
        .push(column(ColumnId::Source, Kind::Text, Disclosure::Record));
    for (row, goal) in table.rows.iter_mut().zip(goals) {
        row.values.push(match &goal.source {
            Some(source) => Value::Text(source.clone()),
            None => Value::NotRecorded,
        });
    }
    table.notes = vec![both("note-views", &[])];
    Some(table)
}

/// Need and coverage by working group; none where the town names none.
pub fn working_groups(year: &Year, picture: &Picture, scope: &Scope) -> Option<Table> {
    let groups = &year.vocabulary.working_groups;
    let mut table = views(
        year,
        picture,
        scope,
        (TableId::WorkingGroups, ColumnId::WorkingGroup),
        groups,
    )?;
    table.keep(&SHOWN);
    table.notes = vec![both("note-views", &[])];
    Some(table)
}
