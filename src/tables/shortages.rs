//! Where places are short, and what could be done: bottlenecks, levers, more places.

use super::column_id::ColumnId;
use super::disclosure::{Disclosure, Measure};
use super::keys::{self, node_value};
use super::labels::{both, column, counted};
use super::lists::{cases, counting, list, whole};
use super::phrases::in_words;
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Kind, Row, Table, Value};
use crate::analysis::cover::{CellChange, Part};
use crate::analysis::levers::{Levers, MorePlaces};
use crate::analysis::picture::{Picture, Year};
use crate::model::offer::Offer;
use crate::vocabulary::quantity::Quantity;

/// The bottlenecks: cells that share too few places, with the offers that they share. The sums recount by
/// hand: covered = places, coverage = places / need.
pub fn bottlenecks(year: &Year, picture: &Picture, most: usize) -> Table {
    let columns = vec![
        column(ColumnId::Bottleneck, Kind::Count, Disclosure::Key),
        column(ColumnId::Whom, Kind::Text, Disclosure::Key),
        counted(Measure::Need),
        column(
            ColumnId::Places,
            Kind::Places,
            Disclosure::Counts(Measure::Covered),
        ),
        counted(Measure::Gap),
        counted(Measure::Coverage),
        column(ColumnId::CellCount, Kind::Count, Disclosure::Internal),
        column(ColumnId::Offers, Kind::Count, Disclosure::Record),
        column(ColumnId::OfferNames, Kind::Text, Disclosure::Record),
    ];
    let mut rows: Vec<(u64, Row)> = Vec::new();
    for (number, part) in picture.cautious.cover.parts.iter().enumerate() {
        if part.covered() >= part.need {
            continue;
        }
        let gap = part.need - part.covered();
        let names = part
            .offers
            .iter()
            .map(|offer| offer_name(&year.offers[*offer as usize]));
        let values = vec![
            Value::Number(number as f64 + 1.0),
            in_words(year, picture, &part.cells),
            cases(Quantity::from_units(part.need)),
            places(year, part),
            cases(Quantity::from_units(gap)),
            Value::Number(part.coverage.as_f64()),
            Value::Number(part.cells.len() as f64),
            Value::Number(part.offers.len() as f64),
            Value::List(names.collect()),
        ];
        rows.push((gap, counting(values, &part.cells)));
    }
    rows.sort_by_key(|(gap, _)| std::cmp::Reverse(*gap));
    let rows = rows.into_iter().take(most).map(|(_, row)| row).collect();
    let base = whole(year, picture, &Scope::default());
    let mut table = list(TableId::Bottlenecks, base, columns, rows);
    if year.offers.iter().any(|offer| offer.capacity.is_none()) {
        table.notes = vec![both("note-places-not-recorded", &[])];
    }
    table
}

/// The places of a bottleneck's offers as far as they are recorded: they count as 0 where they are not, but
/// nobody knows that they are.
fn places(year: &Year, part: &Part) -> Value {
    let mut offers = part.offers.iter();
    match offers.any(|offer| knows_places(year, *offer)) {
        true => cases(Quantity::from_units(part.places)),
        false => Value::NotRecorded,
    }
}

/// Whether it is recorded how many places an offer has.
pub(super) fn knows_places(year: &Year, offer: u32) -> bool {
    year.offers[offer as usize].capacity.is_some()
}

/// An offer's name with its id.
pub fn offer_name(offer: &Offer) -> String {
    match offer.name == offer.id {
        true => offer.id.clone(),
        false => format!("{} ({})", offer.name, offer.id),
    }
}

/// The columns of [`levers`] that follow from needs in another way than by counting cells.
const RELIEF: usize = 4;
const GAINED: usize = 5;
const LOST: usize = 7;

/// By how much a cell's coverage rises.
fn rise(change: &CellChange) -> (u32, f64) {
    let rise = change.after.as_f64() - change.before.as_f64();
    (change.cell, rise)
}

fn fall(change: &CellChange) -> (u32, f64) {
    let (cell, rise) = rise(change);
    (cell, -rise)
}

fn is_more((_, weight): &(u32, f64)) -> bool {
    *weight > 0.0
}

/// Openings that would lower the gap, and what ten more places would do where places are short.
pub fn levers(year: &Year, picture: &Picture, levers: &Levers, most: usize) -> Table {
    let columns = vec![
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        column(ColumnId::OpensIn, Kind::Text, Disclosure::Key),
        column(ColumnId::OpensTo, Kind::Text, Disclosure::Key),
        column(ColumnId::Spare, Kind::Places, Disclosure::Internal),
        column(ColumnId::Relief, Kind::Cases, Disclosure::Linear),
        column(ColumnId::Gained, Kind::Cases, Disclosure::Linear),
        column(ColumnId::Gains, Kind::Text, Disclosure::Named),
        column(ColumnId::Lost, Kind::Cases, Disclosure::Linear),
        column(ColumnId::Loses, Kind::Text, Disclosure::Named),
    ];
    let rows = levers.openings.iter().take(most).map(|lever| {
        let vocabulary = &year.vocabulary;
        let dimension = &vocabulary.dimensions[lever.dimension];
        let whom = |cells: &[u32]| match cells.is_empty() {
            true => Value::NotApplicable,
            false => in_words(year, picture, cells),
        };
        let mut cells = [lever.gaining.as_slice(), &lever.losing].concat();
        cells.sort_unstable();
        let values = vec![
            Value::Text(offer_name(&year.offers[lever.offer])),
            keys::dimension_value(vocabulary, lever.dimension),
            node_value(dimension, lever.category),
            cases(lever.spare),
            cases(lever.relief),
            cases(lever.gained),
            whom(&lever.gaining),
            cases(lever.lost),
            whom(&lever.losing),
        ];
        counting(values, &cells)
            .telling(RELIEF, lever.changes.iter().map(rise))
            .telling(GAINED, lever.changes.iter().map(rise).filter(is_more))
            .telling(LOST, lever.changes.iter().map(fall).filter(is_more))
    });
    list(
        TableId::Levers,
        whole(year, picture, &Scope::default()),
        columns,
        rows.collect(),
    )
}

/// What ten more places at an offer of a bottleneck would do, and cost where the offer says what it costs.
pub fn more_places(year: &Year, picture: &Picture, levers: &Levers, most: usize) -> Table {
    let ranked = ranked(levers).into_iter().take(most);
    let rows = ranked.map(|more| more_places_row(year, picture, more));
    more_places_of(year, picture, rows.collect())
}

/// Those that help, the most first.
fn ranked(levers: &Levers) -> Vec<MorePlaces> {
    let mut ranked = levers.places.clone();
    ranked.retain(|more| more.relief > Quantity::ZERO);
    ranked.sort_by_key(|more| std::cmp::Reverse(more.relief));
    ranked
}

fn more_places_row(year: &Year, picture: &Picture, more: MorePlaces) -> Row {
    let offer = &year.offers[more.offer];
    let part = &picture.cautious.cover.parts[more.part as usize];
    let values = vec![
        Value::Text(offer_name(offer)),
        Value::Number(f64::from(more.part) + 1.0),
        in_words(year, picture, &part.cells),
        cases(more.relief),
        cost_of_ten(offer),
    ];
    counting(values, &part.cells)
}

fn more_places_of(year: &Year, picture: &Picture, rows: Vec<Row>) -> Table {
    let columns = vec![
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        column(ColumnId::Bottleneck, Kind::Count, Disclosure::Key),
        column(ColumnId::Whom, Kind::Text, Disclosure::Key),
        column(ColumnId::ReliefOfTen, Kind::Cases, Disclosure::Linear),
        column(ColumnId::CostOfTen, Kind::Euro, Disclosure::Record),
    ];
    list(
        TableId::MorePlaces,
        whole(year, picture, &Scope::default()),
        columns,
        rows,
    )
}

/// Ten times the cost of a place as it is today.
fn cost_of_ten(offer: &Offer) -> Value {
    match (offer.annual_cost, offer.capacity) {
        (Some(cost), Some(places)) if places > Quantity::ZERO => {
            Value::Number(cost.as_f64() / places.as_f64() * 10.0)
        }
        _ => Value::NotRecorded,
    }
}
