//! What became of packages decided earlier, for the planner.

use super::{base, signed};
use crate::analysis::review::Review;
use crate::analysis::review::packages::{Followed, Item, State};
use crate::language::number;
use crate::model::choice::ActKind;
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::labels::{both, both_with, labelled};
use crate::tables::lists::{cases, code, item, list};
use crate::tables::spec::TableId;
use crate::tables::table::{Kind, Row, RowRole, Table, Value};
use crate::vocabulary::quantity::Quantity;

/// Each package as a whole, and then its measures. None if there are none.
pub fn packages(review: &Review, packages: &[Followed]) -> Option<Table> {
    let columns = [
        (ColumnId::Package, Kind::Text),
        (ColumnId::OfferId, Kind::Text),
        (ColumnId::What, Kind::Text),
        (ColumnId::Act, Kind::Code),
        (ColumnId::State, Kind::Code),
        (ColumnId::PlacesDecided, Kind::Places),
        (ColumnId::Places, Kind::Places),
        (ColumnId::CostDecided, Kind::Euro),
        (ColumnId::AnnualCost, Kind::Euro),
        (ColumnId::Expected, Kind::Cases),
        (ColumnId::EffectCertain, Kind::Cases),
        (ColumnId::EffectPossible, Kind::Cases),
        (ColumnId::Due, Kind::Text),
    ];
    let columns =
        columns.map(|(id, kind)| labelled(id, "review-package", kind, Disclosure::Internal));
    let rows = packages.iter().flat_map(|package| {
        let items = package.items.iter().map(measure);
        std::iter::once(whole(package)).chain(items)
    });
    let rows: Vec<Row> = rows.collect();
    let is_empty = rows.is_empty();
    let mut table = list(TableId::ReviewPackages, base(review), columns.into(), rows);
    table.notes = vec![both("review-note-packages", &[])];
    (!is_empty).then_some(table)
}

fn whole(package: &Followed) -> Row {
    let parts = || package.items.iter().map(|item| item.part);
    let name = parts()
        .next()
        .map_or(String::new(), |part| part.name.clone());
    let decided: Option<f64> = package.items.iter().map(cost_decided).sum();
    let there = package
        .items
        .iter()
        .filter(|item| item.state != State::NotDone);
    let now: Option<f64> = there.map(|item| item.cost).sum();
    let number = |number: Option<f64>| number.map_or(Value::NotRecorded, Value::Number);
    let together = parts().find_map(|part| part.together);
    let due = package.items.iter().filter_map(|item| item.decision.due);
    let values = vec![
        Value::Text(name),
        Value::Category {
            id: "together".to_string(),
            label: both("review-package-together", &[]),
        },
        Value::NotApplicable,
        Value::NotApplicable,
        done(package),
        Value::NotApplicable,
        Value::NotApplicable,
        number(decided),
        number(now),
        together.map_or(Value::NotRecorded, cases),
        signed(package.effect.certain),
        signed(package.effect.possible),
        day(due.max()),
    ];
    Row {
        role: RowRole::Total,
        ..item(values)
    }
}

/// How many of the measures are done.
fn done(package: &Followed) -> Value {
    let all = package.items.len();
    let is_done = |item: &&Item| item.state == State::Done;
    let done = package.items.iter().filter(is_done).count();
    let arguments = [("done", number(done as f64)), ("all", number(all as f64))];
    Value::Category {
        id: format!("{done}/{all}"),
        label: both_with("review-package-done", &arguments),
    }
}

fn measure(own: &Item) -> Row {
    let places = |places: Option<Quantity>| places.map_or(Value::NotRecorded, cases);
    let cost = |cost: Option<f64>| cost.map_or(Value::NotRecorded, Value::Number);
    let [has_places, is_there] = [
        matches!(
            own.part.act,
            ActKind::Renew | ActKind::New | ActKind::Places
        ),
        own.state != State::NotDone,
    ];
    let only = |applies: bool, value: Value| if applies { value } else { Value::NotApplicable };
    item(vec![
        Value::Text(own.part.name.clone()),
        Value::Text(own.decision.id.clone()),
        Value::Text(own.decision.what.clone()),
        code("package-act", own.part.act.id()),
        code("review-package-state", own.state.id()),
        only(has_places, places(own.part.places)),
        only(has_places && is_there, places(own.places)),
        cost(cost_decided(own)),
        only(is_there, cost(own.cost)),
        own.decision.expected.map_or(Value::NotRecorded, cases),
        signed(own.effect.certain),
        signed(own.effect.possible),
        day(own.decision.due),
    ])
}

/// What it was to cost; a closing saves. None: nobody said.
fn cost_decided(own: &Item) -> Option<f64> {
    let cost = own.part.cost?.as_f64();
    Some(if own.part.act == ActKind::Close {
        -cost
    } else {
        cost
    })
}

fn day(day: Option<chrono::NaiveDate>) -> Value {
    day.map_or(Value::NotRecorded, |day| Value::Text(day.to_string()))
}
