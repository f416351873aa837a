//! Hand-overs between topics: public facts about offers. They say nothing about needs, and nobody is counted.

use std::cmp::Reverse;

use super::hand_over;
use crate::analysis::chain::{self, BetweenTopics};
use crate::analysis::picture::Year;
use crate::language::{Label, count};
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::keys::{self, node_value};
use crate::tables::labels::{both, both_with, column};
use crate::tables::lists::{item, list};
use crate::tables::scope::Scope;
use crate::tables::spec::TableId;
use crate::tables::supply::of_offers;
use crate::tables::table::{Column, Kind, Row, Table, Value};
use crate::vocabulary::dimension::{Node, Role};

/// From which topic and life phase to which others offers hand over: the `most` rows with the most hand-overs,
/// each with as many of them by name as `named` says. None where there is none.
pub fn between_topics(year: &Year, scope: &Scope, most: usize, named: usize) -> Option<Table> {
    let vocabulary = &year.vocabulary;
    let (topic, phase) = (
        vocabulary.with_role(Role::Topic)?,
        vocabulary.with_role(Role::LifePhase)?,
    );
    let keys = [topic, phase];
    let mut found = within(year, scope, keys);
    found.sort_by_key(|one| Reverse(one.handing_over.len()));
    let rows: Vec<Row> = found
        .iter()
        .take(most)
        .map(|one| row(year, keys, one, named))
        .collect();
    let ends = [End::From, End::To].into_iter();
    let mut columns: Vec<Column> = ends
        .flat_map(|end| keys.map(|position| key_column(year, position, end)))
        .collect();
    columns.push(column(ColumnId::HandOvers, Kind::Count, Disclosure::Record));
    columns.push(column(
        ColumnId::HandingOver,
        Kind::Text,
        Disclosure::Record,
    ));
    let mut notes = vec![both("note-between-topics", &[])];
    notes.extend(most_of(rows.len(), found.len()));
    (!rows.is_empty()).then(|| Table {
        notes,
        ..list(TableId::ChainBetweenTopics, of_offers(year), columns, rows)
    })
}

/// The hand-overs that concern a report: both offers take somebody of it, and one side lies in the topics and
/// life phases that it looks at.
fn within(year: &Year, scope: &Scope, keys: [usize; 2]) -> Vec<BetweenTopics> {
    let others = scope.without(&keys);
    let is_reached = |offer: u32| others.is_reached(year, offer as usize);
    let shows = |side: [Node; 2]| {
        let mut keys = keys.into_iter().zip(side);
        keys.all(|(position, node)| {
            scope.shows(&year.vocabulary.dimensions[position], position, node)
        })
    };
    let mut found = chain::between_topics(year);
    found.retain_mut(|one| {
        one.handing_over
            .retain(|(from, to)| is_reached(*from) && is_reached(*to));
        let sides = [one.from, one.to].map(|side| [side.topic, side.phase]);
        !one.handing_over.is_empty() && sides.into_iter().any(shows)
    });
    found
}

fn row(year: &Year, keys: [usize; 2], one: &BetweenTopics, named: usize) -> Row {
    let sides = [one.from, one.to].map(|side| [side.topic, side.phase]);
    let mut values: Vec<Value> = sides
        .iter()
        .flat_map(|side| keys.into_iter().zip(side))
        .map(|(position, node)| node_value(&year.vocabulary.dimensions[position], *node))
        .collect();
    values.push(Value::Number(one.handing_over.len() as f64));
    let pairs = one.handing_over.iter().take(named);
    values.push(Value::List(
        pairs.map(|pair| hand_over(year, *pair)).collect(),
    ));
    item(values)
}

/// Which of two offers: the one that hands over, or the one that it hands over to.
#[derive(Debug, Clone, Copy)]
enum End {
    From,
    To,
}

/// `Handlungsfeld, von`.
fn key_column(year: &Year, position: usize, end: End) -> Column {
    let vocabulary = &year.vocabulary;
    let axis = keys::axis(vocabulary, position);
    let (id, prefix) = match end {
        End::From => (ColumnId::From(axis), "from"),
        End::To => (ColumnId::To(axis), "to"),
    };
    let label = &vocabulary.dimensions[position].label;
    let own = keys::column(vocabulary, position);
    Column {
        id,
        name: format!("{prefix}_{}", own.name),
        label: both(
            &format!("column-hand-over-{prefix}"),
            &[("dimension", label)],
        ),
        ..own
    }
}

/// That there are more than are shown.
fn most_of(shown: usize, all: usize) -> Option<Label> {
    let arguments = [("shown", count(shown as u64)), ("all", count(all as u64))];
    (shown < all).then(|| both_with("note-between-topics-most", &arguments))
}
