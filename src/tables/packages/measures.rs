//! The best package as a file of measures, so that a review can follow up on it when it was decided.

use crate::analysis::budget::Spending;
use crate::analysis::picture::Year;
use crate::language::{Language, text};
use crate::model::choice::{Act, Choice};
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::labels::labelled;
use crate::tables::lists::{cases, code, item, list, whole};
use crate::tables::scope::Scope;
use crate::tables::spec::TableId;
use crate::tables::table::{Kind, Row, Table, Value};
use crate::vocabulary::quantity::Quantity;

/// What is in the best cautious package, with what is expected of each measure and of all together, and by when. None
/// without a budget.
pub fn measures(year: &Year, spending: &Spending, language: Language) -> Option<Table> {
    let decided = spending.cautious.best.as_ref()?;
    let columns = [
        (ColumnId::Package, Kind::Text),
        (ColumnId::OfferId, Kind::Text),
        (ColumnId::What, Kind::Text),
        (ColumnId::Act, Kind::Code),
        (ColumnId::Offer, Kind::Text),
        (ColumnId::Places, Kind::Places),
        (ColumnId::AnnualCost, Kind::Euro),
        (ColumnId::ExpectedEffect, Kind::Cases),
        (ColumnId::ExpectedTogether, Kind::Cases),
        (ColumnId::Due, Kind::Text),
    ];
    let columns = columns.map(|(id, kind)| labelled(id, "package", kind, Disclosure::Internal));
    let package = &decided.best.package;
    let more = package.covered.saturating_sub(spending.cautious.undecided);
    let name = name(spending, language);
    let taken = spending
        .choices
        .iter()
        .zip(&package.times)
        .zip(&decided.without);
    let taken = taken.filter(|((_, times), _)| **times > 0);
    let rows = taken.map(|((choice, times), without)| {
        let times = u64::from(*times);
        let cost = choice
            .cost
            .map(|cost| Value::Number(cost.times(times).as_f64()));
        item(vec![
            Value::Text(name.clone()),
            Value::Text(choice.id.clone()),
            Value::Text(choice.name.clone()),
            code("package-act", choice.act.kind().id()),
            Value::Text(choice.act.offer().to_string()),
            places(year, choice).map_or(Value::Text(String::new()), |own| cases(own.times(times))),
            cost.unwrap_or(Value::NotRecorded),
            cases(Quantity::from_units(*without)),
            cases(Quantity::from_units(more)),
            Value::Text(spending.until.to_string()),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let base = whole(year, year.headline(), &Scope::default());
    Some(list(TableId::Package, base, columns.into(), rows))
}

/// What all measures of the package have in common.
fn name(spending: &Spending, language: Language) -> String {
    let budget = spending.budget.unwrap_or_default().as_f64();
    let arguments = [
        ("budget", text(format!("{budget:.0}"))),
        ("until", text(spending.until.to_string())),
    ];
    language.texts().with("package-name", &arguments)
}

/// The places that a choice brings each time, or that its offer keeps; none: it is not about places, or nobody
/// recorded them.
fn places(year: &Year, choice: &Choice) -> Option<Quantity> {
    match &choice.act {
        Act::Places(_, more) => Some(*more),
        Act::New(offer) => offer.capacity,
        Act::Renew(id) => year.offers.iter().rfind(|offer| offer.id == *id)?.capacity,
        Act::Open(..) | Act::Close(_) => None,
    }
}
