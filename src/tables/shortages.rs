//! Where places are short, and what could be done: bottlenecks, levers, more places.

use super::crosstab::node_value;
use super::lists::{cases, counting, list, whole};
use super::scope::Scope;
use super::table::{Kind, Row, Table, Value};
use super::wording::in_words;
use super::words::column;
use crate::analysis::levers::Levers;
use crate::analysis::picture::{Picture, Year};
use crate::inventory::statement::Offer;
use crate::vocabulary::quantity::Quantity;

/// The bottlenecks: cells that share too few places, with the offers that they share. The sums recount by
/// hand: covered = places, coverage = places / need.
pub fn bottlenecks(year: &Year, picture: &Picture, most: usize) -> Table {
    let columns = vec![
        column("bottleneck", Kind::Count),
        column("whom", Kind::Text),
        column("need", Kind::Cases),
        column("places", Kind::Places),
        column("gap", Kind::Cases),
        column("coverage", Kind::Share),
        column("cells", Kind::Count),
        column("offers", Kind::Count),
        column("offer_names", Kind::Text),
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
            cases(Quantity::from_units(part.places)),
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
    list(
        "bottlenecks",
        whole(year, picture, &Scope::default()),
        columns,
        rows,
    )
}

/// An offer's name with its id.
pub fn offer_name(offer: &Offer) -> String {
    match offer.name == offer.id {
        true => offer.id.clone(),
        false => format!("{} ({})", offer.name, offer.id),
    }
}

/// Openings that would lower the gap, and what ten more places would do where places are short.
pub fn levers(year: &Year, picture: &Picture, levers: &Levers, most: usize) -> Table {
    let columns = vec![
        column("offer", Kind::Text),
        column("opens_in", Kind::Text),
        column("opens_to", Kind::Text),
        column("spare", Kind::Places),
        column("relief", Kind::Cases),
        column("gained", Kind::Cases),
        column("gains", Kind::Text),
        column("lost", Kind::Cases),
        column("loses", Kind::Text),
    ];
    let rows = levers.openings.iter().take(most).map(|lever| {
        let dimension = &year.vocabulary.dimensions[lever.dimension];
        let whom = |cells: &[u32]| match cells.is_empty() {
            true => Value::NotApplicable,
            false => in_words(year, picture, cells),
        };
        let mut cells = [lever.gaining.as_slice(), &lever.losing].concat();
        cells.sort_unstable();
        let values = vec![
            Value::Text(offer_name(&year.offers[lever.offer])),
            Value::Category {
                id: dimension.id.clone(),
                label: dimension.label.clone(),
            },
            node_value(dimension, lever.category),
            cases(lever.spare),
            cases(lever.relief),
            cases(lever.gained),
            whom(&lever.gaining),
            cases(lever.lost),
            whom(&lever.losing),
        ];
        counting(values, &cells)
    });
    list(
        "levers",
        whole(year, picture, &Scope::default()),
        columns,
        rows.collect(),
    )
}

/// What ten more places at an offer of a bottleneck would do, and cost where the offer says what it costs.
pub fn more_places(year: &Year, picture: &Picture, levers: &Levers, most: usize) -> Table {
    let columns = vec![
        column("offer", Kind::Text),
        column("bottleneck", Kind::Count),
        column("whom", Kind::Text),
        column("relief_of_ten", Kind::Cases),
        column("cost_of_ten", Kind::Euro),
    ];
    let mut ranked = levers.places.clone();
    ranked.sort_by_key(|more| std::cmp::Reverse(more.relief));
    let rows = ranked
        .iter()
        .filter(|more| more.relief > Quantity::ZERO)
        .take(most)
        .map(|more| {
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
        });
    list(
        "more_places",
        whole(year, picture, &Scope::default()),
        columns,
        rows.collect(),
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
