//! How full offers are: occupied against places, waiting lists beside gaps.
//!
//! Who has a place and who waits are persons: their numbers are published by topic only, small ones are
//! withheld like small needs, and no row adds them up. The gap beside them, and whether the two contradict
//! each other, is taken from the published table of the topics ([`fill`]).

use super::column_id::{Axis, ColumnId};
use super::disclosure::Disclosure;
use super::labels::{both, column};
use super::lists::{cases, code, item, list, whole};
use super::scope::Scope;
use super::shortages::offer_name;
use super::spec::TableId;
use super::supply::{by_topic, of_offers, sum, topic_column};
use super::table::{Kind, Row, RowRole, Table, Value};
use crate::analysis::picture::{Picture, Year};
use crate::analysis::usage::{Contradiction, contradictions, free, gaps_reached};
use crate::model::finding::{Code, Finding, Lines, Place};
use crate::model::offer::Offer;

/// By topic, for the offers that state how full they are. An offer in two topics stands in both rows.
pub fn usage(year: &Year, tables: &[Table]) -> Table {
    let columns = vec![
        topic_column(year),
        column(ColumnId::Offers, Kind::Count, Disclosure::Record),
        column(ColumnId::UsageStated, Kind::Count, Disclosure::Record),
        column(ColumnId::PlacesAtOnce, Kind::Places, Disclosure::Record),
        column(ColumnId::Occupied, Kind::Cases, Disclosure::Users),
        column(ColumnId::Utilisation, Kind::Number, Disclosure::Recomputed),
        column(ColumnId::Free, Kind::Places, Disclosure::Users),
        column(ColumnId::WaitingStated, Kind::Count, Disclosure::Record),
        column(ColumnId::Waiting, Kind::Cases, Disclosure::Users),
        column(ColumnId::TopicGap, Kind::Cases, Disclosure::Recomputed),
        column(ColumnId::Contradiction, Kind::Code, Disclosure::Recomputed),
    ];
    let lines = by_topic(year).into_iter();
    let lines = lines.filter(|line| line.role != RowRole::Total);
    let rows = lines.map(|line| {
        let offers = &line.offers;
        let stated: Vec<&Offer> = offers
            .iter()
            .copied()
            .filter(|offer| free(offer).is_some())
            .collect();
        let waiting = offers.iter().filter(|offer| offer.waiting.is_some());
        let of_stated = |value: Value| match stated.is_empty() {
            true => Value::NotRecorded,
            false => value,
        };
        Row {
            role: line.role,
            values: vec![
                line.key,
                Value::Number(offers.len() as f64),
                Value::Number(stated.len() as f64),
                of_stated(sum(&stated, |offer| offer.places_at_once)),
                of_stated(sum(&stated, |offer| offer.occupied)),
                Value::NotApplicable,
                of_stated(sum(&stated, free)),
                Value::Number(waiting.count() as f64),
                sum(offers, |offer| offer.waiting),
                Value::NotApplicable,
                Value::NotApplicable,
            ],
            cells: [].into(),
            tells: Vec::new(),
        }
    });
    let mut table = list(TableId::Usage, of_offers(year), columns, rows.collect());
    table.notes = vec![both("note-usage", &[])];
    fill(&mut table, tables);
    table
}

/// Writes what follows from the counts of each row and the published gap of its topic.
pub fn fill(table: &mut Table, tables: &[Table]) {
    let topics = TableId::By(vec![Axis::Topic]);
    let topics = tables.iter().find(|other| other.id == topics);
    let columns = [
        ColumnId::PlacesAtOnce,
        ColumnId::Occupied,
        ColumnId::Utilisation,
        ColumnId::Free,
        ColumnId::Waiting,
        ColumnId::TopicGap,
        ColumnId::Contradiction,
    ]
    .map(|id| table.column(id));
    let [
        Some(places),
        Some(occupied),
        Some(utilisation),
        Some(free),
        Some(waiting),
        Some(gap),
        Some(contradiction),
    ] = columns
    else {
        return;
    };
    for row in &mut table.rows {
        let values = &row.values;
        let share = Value::combine(&[&values[places], &values[occupied]], |numbers| {
            match numbers[0] > 0.0 {
                true => Value::Number(numbers[1] / numbers[0] * 100.0),
                false => Value::NotApplicable,
            }
        });
        // what is free would tell what is occupied
        let left = match &values[occupied] {
            occupied if occupied.is_withheld() => Value::Withheld,
            _ => values[free].clone(),
        };
        let short = topics.and_then(|topics| gap_of(topics, &values[0]));
        let short = short.unwrap_or(Value::NotApplicable);
        let contradicts = contradicts(&values[waiting], &left, &short);
        row.values[utilisation] = share;
        row.values[free] = left;
        row.values[gap] = short;
        row.values[contradiction] = contradicts;
    }
}

fn gap_of(topics: &Table, key: &Value) -> Option<Value> {
    let gap = topics.column(ColumnId::Gap)?;
    let row = topics.rows.iter().find(|row| row.values[0] == *key)?;
    Some(row.values[gap].clone())
}

/// Whether use and gap contradict each other, as far as both are shown.
fn contradicts(waiting: &Value, free: &Value, gap: &Value) -> Value {
    match gap {
        Value::Number(gap) => match Contradiction::between(waiting.number(), free.number(), *gap) {
            Some(found) => code("contradiction", found.id()),
            None if [waiting, free].iter().any(|one| one.is_withheld()) => Value::Withheld,
            None => Value::NotApplicable,
        },
        gap if gap.is_withheld() => Value::Withheld,
        _ => Value::NotApplicable,
    }
}

/// Offer by offer, with the gap of those whom it reaches: for the planner only. Only offers that state how
/// full they are.
pub fn by_offer(year: &Year, picture: &Picture) -> Table {
    let columns = vec![
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        column(ColumnId::PlacesAtOnce, Kind::Places, Disclosure::Record),
        column(ColumnId::Occupied, Kind::Cases, Disclosure::Users),
        column(ColumnId::Utilisation, Kind::Number, Disclosure::Recomputed),
        column(ColumnId::Free, Kind::Places, Disclosure::Users),
        column(ColumnId::Waiting, Kind::Cases, Disclosure::Users),
        column(ColumnId::GapReached, Kind::Cases, Disclosure::Internal),
        column(ColumnId::Contradiction, Kind::Code, Disclosure::Recomputed),
    ];
    let known = |value: Option<_>| value.map_or(Value::NotRecorded, cases);
    let gaps = gaps_reached(year, picture);
    let found = contradictions(year, picture);
    let offers = year.offers.iter().zip(gaps).zip(found);
    let rows = offers
        .filter(|((offer, _), _)| offer.occupied.is_some() || offer.waiting.is_some())
        .map(|((offer, gap), found)| {
            let places = known(offer.places_at_once);
            let occupied = known(offer.occupied);
            let share = Value::combine(&[&places, &occupied], |numbers| match numbers[0] > 0.0 {
                true => Value::Number(numbers[1] / numbers[0] * 100.0),
                false => Value::NotApplicable,
            });
            item(vec![
                Value::Text(offer_name(offer)),
                places,
                occupied,
                share,
                known(free(offer)),
                known(offer.waiting),
                cases(gap),
                found.map_or(Value::NotApplicable, |found| {
                    code("contradiction", found.id())
                }),
            ])
        });
    let base = whole(year, picture, &Scope::default());
    list(TableId::UsageByOffer, base, columns, rows.collect())
}

/// Findings on offers whose use contradicts the analysis: one a kind and file, with all its lines.
pub fn findings(year: &Year, picture: &Picture) -> Vec<Finding> {
    let found = contradictions(year, picture);
    let mut findings: Vec<Finding> = Vec::new();
    for kind in [
        Contradiction::WaitingWithoutGap,
        Contradiction::FreeBesideGap,
    ] {
        let offers = year.offers.iter().zip(&found);
        let offers: Vec<&Offer> = offers
            .filter(|(_, found)| **found == Some(kind))
            .map(|(offer, _)| offer)
            .collect();
        let mut files: Vec<&str> = offers.iter().map(|offer| offer.file.as_str()).collect();
        files.sort_unstable();
        files.dedup();
        for file in files {
            let own = offers.iter().filter(|offer| offer.file == file);
            let mut place = Place::file(file);
            place.lines = Lines::default();
            own.clone().for_each(|offer| place.lines.add(offer.line));
            let names: Vec<String> = own.map(|offer| offer_name(offer)).collect();
            findings.push(
                Finding::new(finding_code(kind), place)
                    .detail("count", names.len() as u64)
                    .detail("names", names),
            );
        }
    }
    findings
}

fn finding_code(kind: Contradiction) -> Code {
    match kind {
        Contradiction::WaitingWithoutGap => Code::WaitingWithoutGap,
        Contradiction::FreeBesideGap => Code::FreeBesideGap,
    }
}
