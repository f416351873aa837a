//! What there is: offers, providers, places, posts and money, by topic and by district. Public facts about
//! offers; who needs them is in none of these tables.
//!
//! An offer for several topics or districts stands in each of their rows, so rows are never added up: the
//! total counts every offer once.

use std::collections::BTreeSet;

use super::column_id::ColumnId;
use super::crosstab::shown_nodes;
use super::disclosure::Disclosure;
use super::keys::{self, node_value};
use super::labels::{both, column};
use super::lists::list;
use super::spec::TableId;
use super::table::{Base, Column, Kind, Row, RowRole, Table, Value};
use crate::analysis::picture::Year;
use crate::model::offer::{Catchment, Offer, Target};
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// A line of a table about offers: what it is called, and which of the year's offers stand in it.
pub(super) struct Line<'a> {
    pub role: RowRole,
    pub key: Value,
    pub offers: Vec<&'a Offer>,
}

/// The base of tables that count offers and no need.
pub(super) fn of_offers(year: &Year) -> Base {
    Base {
        year: year.question.year,
        need: Value::NotApplicable,
        not_assessable: Value::NotApplicable,
        persons: false,
        filter: Vec::new(),
    }
}

/// A line for each topic with the offers that take somebody in it, and the total.
pub(super) fn by_topic(year: &Year) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    if let Some(position) = year.vocabulary.with_role(Role::Topic) {
        let topics = &year.vocabulary.dimensions[position];
        for node in shown_nodes(topics) {
            let takes = |offer: &usize| year.reaches(*offer, &[(position, node)]);
            let reaching = (0..year.offers.len()).filter(takes);
            lines.push(Line {
                role: role(topics, node),
                key: node_value(topics, node),
                offers: reaching.map(|offer| &year.offers[offer]).collect(),
            });
        }
    }
    lines.push(total(year));
    lines
}

fn role(dimension: &Dimension, node: Node) -> RowRole {
    RowRole::Item {
        depth: u8::try_from(dimension.depth(node)).unwrap_or(u8::MAX),
    }
}

pub(super) fn total(year: &Year) -> Line<'_> {
    Line {
        role: RowRole::Total,
        key: keys::total(),
        offers: year.offers.iter().collect(),
    }
}

/// The column of the topics, or of nothing but the total where there are none.
pub(super) fn topic_column(year: &Year) -> Column {
    match year.vocabulary.with_role(Role::Topic) {
        Some(position) => keys::column(&year.vocabulary, position),
        None => column(ColumnId::Category, Kind::Category, Disclosure::Key),
    }
}

/// The inventory of offers by topic.
pub fn offers_by_topic(year: &Year) -> Table {
    let mut columns = vec![topic_column(year)];
    columns.extend(measure_columns());
    let rows = by_topic(year).into_iter().map(row).collect();
    let mut table = list(TableId::OffersByTopic, of_offers(year), columns, rows);
    table.notes = vec![both("note-offers-once", &[]), both("note-stated", &[])];
    table
}

/// Providers and what they have, by the district where an offer is based; none without districts.
pub fn resources_by_district(year: &Year) -> Option<Table> {
    let position = year.vocabulary.with_role(Role::District)?;
    let districts = &year.vocabulary.dimensions[position];
    if districts.is_empty() {
        return None;
    }
    let based = |wanted: &dyn Fn(&Offer) -> bool| -> Vec<&Offer> {
        year.offers.iter().filter(|offer| wanted(offer)).collect()
    };
    let mut lines: Vec<Line> = Vec::new();
    for node in shown_nodes(districts) {
        let within = |offer: &Offer| match seat(offer, position) {
            Seat::In(nodes) => nodes.iter().any(|own| districts.is_within(*own, node)),
            Seat::WholeTown | Seat::NotStated => false,
        };
        lines.push(Line {
            role: role(districts, node),
            key: node_value(districts, node),
            offers: based(&within),
        });
    }
    for (id, seat_of_line) in [
        ("whole_town", Seat::WholeTown),
        ("not_stated", Seat::NotStated),
    ] {
        let offers = based(&|offer| seat(offer, position) == seat_of_line);
        if !offers.is_empty() {
            lines.push(Line {
                role: RowRole::Item { depth: 0 },
                key: Value::Category {
                    id: id.to_string(),
                    label: both(&format!("seat-{}", id.replace('_', "-")), &[]),
                },
                offers,
            });
        }
    }
    lines.push(total(year));
    let mut columns = vec![keys::column(&year.vocabulary, position)];
    columns.extend(measure_columns());
    let rows = lines.into_iter().map(row).collect();
    let mut table = list(TableId::ResourcesByDistrict, of_offers(year), columns, rows);
    table.notes = vec![both("note-based-in", &[]), both("note-stated", &[])];
    Some(table)
}

/// Where an offer is based.
#[derive(Debug, PartialEq)]
enum Seat<'a> {
    In(&'a [Node]),
    WholeTown,
    NotStated,
}

fn seat(offer: &Offer, position: usize) -> Seat<'_> {
    match (&offer.targets[position], offer.catchment) {
        (Target::Some(nodes), _) => Seat::In(nodes),
        (Target::All, _) | (Target::NotStated, Some(Catchment::All)) => Seat::WholeTown,
        (Target::NotStated, _) => Seat::NotStated,
    }
}

fn measure_columns() -> [Column; 8] {
    [
        column(ColumnId::Offers, Kind::Count, Disclosure::Record),
        column(ColumnId::Providers, Kind::Count, Disclosure::Record),
        column(ColumnId::Places, Kind::Places, Disclosure::Record),
        column(ColumnId::WithoutPlaces, Kind::Count, Disclosure::Record),
        column(ColumnId::Staff, Kind::Number, Disclosure::Record),
        column(ColumnId::StaffStated, Kind::Count, Disclosure::Record),
        column(ColumnId::AnnualCost, Kind::Euro, Disclosure::Record),
        column(ColumnId::CostStated, Kind::Count, Disclosure::Record),
    ]
}

fn row(line: Line) -> Row {
    let offers = &line.offers;
    let stated = |field: fn(&Offer) -> Option<Quantity>| {
        let count = offers.iter().filter(|offer| field(offer).is_some()).count();
        (sum(offers, field), count as f64)
    };
    let (places, with_places) = stated(|offer| offer.capacity);
    let (staff, with_staff) = stated(|offer| offer.staff);
    let (cost, with_cost) = stated(|offer| offer.annual_cost);
    let providers: BTreeSet<String> = offers
        .iter()
        .map(|offer| normalised(&offer.provider))
        .filter(|provider| !provider.is_empty())
        .collect();
    Row {
        role: line.role,
        values: vec![
            line.key,
            Value::Number(offers.len() as f64),
            match providers.is_empty() && !offers.is_empty() {
                true => Value::NotRecorded,
                false => Value::Number(providers.len() as f64),
            },
            places,
            Value::Number(offers.len() as f64 - with_places),
            staff,
            Value::Number(with_staff),
            cost,
            Value::Number(with_cost),
        ],
        cells: [].into(),
        tells: Vec::new(),
    }
}

/// A sum over the offers that state it: not recorded where none does, nothing where there are none.
pub(super) fn sum(offers: &[&Offer], field: impl Fn(&Offer) -> Option<Quantity>) -> Value {
    let stated: Vec<Quantity> = offers.iter().filter_map(|offer| field(offer)).collect();
    match stated.is_empty() && !offers.is_empty() {
        true => Value::NotRecorded,
        false => Value::Number(stated.into_iter().sum::<Quantity>().as_f64()),
    }
}
