//! How old the records of offers are on the reference date, by topic. Public facts about offers.

use chrono::{Months, NaiveDate};

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::labels::column;
use super::lists::list;
use super::spec::TableId;
use super::supply::{by_topic, of_offers, topic_column};
use super::table::{Kind, Row, Table, Value};
use crate::analysis::picture::Year;
use crate::model::offer::Offer;

/// When a record was last confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Age {
    /// At most a year ago.
    Year,
    /// More than one, at most two years ago.
    TwoYears,
    Older,
    NotRecorded,
}

/// The share of offers whose record is so old, in percent.
pub fn freshness(year: &Year) -> Table {
    let columns = vec![
        topic_column(year),
        column(ColumnId::Offers, Kind::Count, Disclosure::Record),
        column(
            ColumnId::CheckedWithinYear,
            Kind::Number,
            Disclosure::Record,
        ),
        column(ColumnId::CheckedWithinTwo, Kind::Number, Disclosure::Record),
        column(ColumnId::CheckedEarlier, Kind::Number, Disclosure::Record),
        column(ColumnId::NotChecked, Kind::Number, Disclosure::Record),
    ];
    let day = year.question.reference_date;
    let rows = by_topic(year).into_iter().map(|line| {
        let ages: Vec<Age> = line.offers.iter().map(|offer| age(offer, day)).collect();
        let share = |wanted: Age| match ages.len() {
            0 => Value::NotApplicable,
            all => {
                let so_old = ages.iter().filter(|age| **age == wanted).count();
                Value::Number(so_old as f64 / all as f64 * 100.0)
            }
        };
        Row {
            role: line.role,
            values: vec![
                line.key,
                Value::Number(ages.len() as f64),
                share(Age::Year),
                share(Age::TwoYears),
                share(Age::Older),
                share(Age::NotRecorded),
            ],
            cells: [].into(),
            tells: Vec::new(),
        }
    });
    list(TableId::Freshness, of_offers(year), columns, rows.collect())
}

fn age(offer: &Offer, day: NaiveDate) -> Age {
    let since = |months: u32| day.checked_sub_months(Months::new(months));
    match offer.checked_on {
        None => Age::NotRecorded,
        Some(checked) if since(12).is_none_or(|start| checked >= start) => Age::Year,
        Some(checked) if since(24).is_none_or(|start| checked >= start) => Age::TwoYears,
        Some(_) => Age::Older,
    }
}
