//! What follows from numbers that stand in other columns, and is computed anew once those are protected.
//!
//! Rates, utilisation and measures of equity are no sums over cells, so protection can neither withhold
//! nor round them as it does counts. They are therefore made from published numbers alone: an attacker
//! could compute them himself. [`derive`] overwrites every derived field, so nothing of what stood there
//! before protection is left.

use super::table::{Table, Value};
use super::{development_causes, development_groups, equity, rates, review_offers, usage};

/// Tables that say what there is and nothing of who needs it: the inventory of offers is public.
const OF_OFFERS: [&str; 6] = [
    "offers_by_topic",
    "resources_by_district",
    "openness",
    "only_for",
    "freshness",
    review_offers::OFFERS,
];

/// Makes everything that is derived from what stands in the tables now. Doing it twice changes nothing.
pub fn derive(tables: &mut [Table]) {
    tables.iter_mut().for_each(rates::fill);
    for table in tables.iter_mut() {
        match table.name.as_str() {
            development_groups::NAME => development_groups::fill(table),
            review_offers::MEASURES => review_offers::fill(table),
            _ => {}
        }
    }
    // A town's own dimension may have the name of a table: every table of the name is looked at.
    for (name, fill) in [
        (usage::NAME, usage::fill as fn(&mut Table, &[Table])),
        (equity::NAME, equity::fill),
        (development_causes::NAME, development_causes::fill),
    ] {
        for position in 0..tables.len() {
            if tables[position].name == name {
                let mut table = tables[position].clone();
                fill(&mut table, tables);
                tables[position] = table;
            }
        }
    }
}

/// Whether a column may be published although it counts no cells: it tells of offers alone, or [`derive`]
/// writes it.
pub fn is_open(table: &str, column: &str) -> bool {
    (OF_OFFERS.contains(&table)
        && !(table == review_offers::OFFERS && column == review_offers::EFFECT))
        || table == usage::NAME
        || table == equity::NAME
        || (rates::is_rates(table) && rates::DERIVED.contains(&column))
        || (table == development_groups::NAME && development_groups::DERIVED.contains(&column))
        || (table == review_offers::MEASURES && review_offers::DECIDED.contains(&column))
}

/// Whether a column counts the persons who use offers or wait for them.
pub fn counts_users(table: &str, column: &str) -> bool {
    table == usage::NAME && usage::COUNTED.contains(&column)
}

/// What numbers give together: withheld if one of them is, not recorded if one is not.
pub(super) fn from(parts: &[&Value], make: impl Fn(&[f64]) -> Value) -> Value {
    let numbers: Option<Vec<f64>> = parts.iter().map(|part| part.number()).collect();
    match numbers {
        Some(numbers) => make(&numbers),
        None if parts.contains(&&Value::Withheld) => Value::Withheld,
        None if parts.contains(&&Value::NotRecorded) => Value::NotRecorded,
        None => Value::NotApplicable,
    }
}
