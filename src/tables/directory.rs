//! The directory of offers: what is on record of each that is in force, for everybody. How many use a single offer is
//! not in it: beside the sums of the topics small numbers could be computed.

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::lists::{cases, item, list, whole};
use super::outlook::date;
use super::scope::Scope;
use super::shortages::offer_name;
use super::spec::TableId;
use super::table::{Base, Kind, Row, Table, Value};
use super::wording::targets_in_words;
use super::words::column;
use crate::analysis::picture::Year;

/// The offers that reach somebody of the scope, by name.
pub fn directory(year: &Year, scope: &Scope) -> Table {
    let columns = vec![
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        column(ColumnId::Provider, Kind::Text, Disclosure::Record),
        column(ColumnId::Whom, Kind::Text, Disclosure::Record),
        column(ColumnId::Places, Kind::Places, Disclosure::Record),
        column(ColumnId::LastDay, Kind::Category, Disclosure::Record),
    ];
    let mut offers: Vec<usize> = (0..year.offers.len()).collect();
    offers.retain(|offer| scope.is_reached(year, *offer));
    offers.sort_by_key(|offer| (&year.offers[*offer].name, &year.offers[*offer].id));
    let rows = offers.into_iter().map(|offer| row(year, offer));
    let base = Base {
        // counts no needs, but offers
        need: Value::NotApplicable,
        not_assessable: Value::NotApplicable,
        ..whole(year, year.headline(), scope)
    };
    list(TableId::Directory, base, columns, rows.collect())
}

fn row(year: &Year, position: usize) -> Row {
    let offer = &year.offers[position];
    let provider = match offer.provider.is_empty() {
        true => Value::NotRecorded,
        false => Value::Text(offer.provider.clone()),
    };
    let reference = year.question.reference_date;
    let ends = [offer.valid_to, offer.funding_until].into_iter().flatten();
    let end = ends.filter(|day| *day >= reference).min();
    item(vec![
        Value::Text(offer_name(offer)),
        provider,
        targets_in_words(year, position),
        offer.places_at_once.map_or(Value::NotRecorded, cases),
        end.map_or(Value::NotApplicable, date),
    ])
}
