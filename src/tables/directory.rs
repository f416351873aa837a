//! The directory of offers: what is on record of each that is in force, for everybody.
//!
//! How many use a single offer is a count of persons that stands in the sums of the topics, too: protection withholds
//! the small ones, and with them all of the same topics. A report on a part of the people does not say it: other
//! offers would be missing there, and what one of the two reports withholds the other would tell.

use super::areas::Areas;
use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::labels::column;
use super::lists::{cases, item, list, whole};
use super::outlook::date;
use super::phrases::target_in_words;
use super::scope::Scope;
use super::shortages::offer_name;
use super::spec::TableId;
use super::table::{Base, Kind, Row, Table, Value};
use crate::analysis::picture::Year;
use crate::vocabulary::dimension::{Node, Role};

/// The offers that reach somebody of the scope, by name.
pub fn directory(year: &Year, scope: &Scope) -> Table {
    let mut columns = vec![
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        column(ColumnId::Provider, Kind::Text, Disclosure::Record),
        column(ColumnId::Topics, Kind::Text, Disclosure::Record),
        column(ColumnId::Ages, Kind::Text, Disclosure::Record),
        column(ColumnId::Areas, Kind::Text, Disclosure::Record),
        column(ColumnId::Places, Kind::Places, Disclosure::Record),
    ];
    let tells_use = scope.is_everybody();
    if tells_use {
        columns.push(column(ColumnId::Occupied, Kind::Cases, Disclosure::Users));
    }
    columns.push(column(
        ColumnId::LastDay,
        Kind::Category,
        Disclosure::Record,
    ));
    let rows = by_name(year, |offer| scope.is_reached(year, offer)).into_iter();
    let rows = rows.map(|offer| {
        let mut values = vec![
            Value::Text(offer_name(&year.offers[offer])),
            provider(year, offer),
        ];
        let roles = [Role::Topic, Role::LifePhase, Role::District];
        values.extend(roles.map(|role| target_in_words(year, offer, role)));
        values.push(places(year, offer));
        if tells_use {
            let occupied = year.offers[offer].occupied;
            values.push(occupied.map_or(Value::NotRecorded, cases));
        }
        values.push(last_day(year, offer));
        item(values)
    });
    list(
        TableId::Directory,
        of_offers(year, scope),
        columns,
        rows.collect(),
    )
}

/// The offers that reach each of these areas: first those that reach the fewest, as they are the area's own.
pub fn by_area(year: &Year, scope: &Scope, areas: &Areas) -> Table {
    let columns = vec![
        areas.column(),
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        column(ColumnId::Provider, Kind::Text, Disclosure::Record),
        column(ColumnId::Topics, Kind::Text, Disclosure::Record),
        column(ColumnId::Ages, Kind::Text, Disclosure::Record),
        column(ColumnId::Places, Kind::Places, Disclosure::Record),
        column(ColumnId::LastDay, Kind::Category, Disclosure::Record),
    ];
    let reaches = |offer: usize, node: Node| {
        scope.is_reached(year, offer) && year.reaches(offer, &[(areas.position, node)])
    };
    let reached = |offer: usize| {
        let areas = areas.named();
        areas.filter(|(node, _)| reaches(offer, *node)).count()
    };
    let mut rows: Vec<Row> = Vec::new();
    for (node, area) in areas.named() {
        let mut own = by_name(year, |offer| reaches(offer, node));
        own.sort_by_cached_key(|offer| reached(*offer));
        rows.extend(own.into_iter().map(|offer| {
            item(vec![
                area.clone(),
                Value::Text(offer_name(&year.offers[offer])),
                provider(year, offer),
                target_in_words(year, offer, Role::Topic),
                target_in_words(year, offer, Role::LifePhase),
                places(year, offer),
                last_day(year, offer),
            ])
        }));
    }
    list(TableId::AreaOffers, of_offers(year, scope), columns, rows)
}

/// The base of a table that counts no needs, but offers.
fn of_offers(year: &Year, scope: &Scope) -> Base {
    Base {
        need: Value::NotApplicable,
        not_assessable: Value::NotApplicable,
        ..whole(year, year.headline(), scope)
    }
}

fn by_name(year: &Year, is_wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut offers: Vec<usize> = (0..year.offers.len()).collect();
    offers.retain(|offer| is_wanted(*offer));
    offers.sort_by_key(|offer| (&year.offers[*offer].name, &year.offers[*offer].id));
    offers
}

fn provider(year: &Year, offer: usize) -> Value {
    let provider = &year.offers[offer].provider;
    match provider.is_empty() {
        true => Value::NotRecorded,
        false => Value::Text(provider.clone()),
    }
}

fn places(year: &Year, offer: usize) -> Value {
    let places = year.offers[offer].places_at_once;
    places.map_or(Value::NotRecorded, cases)
}

/// The last day that is known from the reference date on.
fn last_day(year: &Year, offer: usize) -> Value {
    let offer = &year.offers[offer];
    let reference = year.question.reference_date;
    let ends = [offer.valid_to, offer.funding_until].into_iter().flatten();
    let end = ends.filter(|day| *day >= reference).min();
    end.map_or(Value::NotApplicable, date)
}
