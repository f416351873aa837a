//! What is possible for which money, for everybody: what could be decided, and what round amounts bring.
//!
//! A package is found from needs, and so are its cost and how often it takes a choice: with places one by one, both
//! would count those without a place. So neither is told. Amounts follow from what choices cost and from the budget
//! alone, whatever is needed; for each stands the gap that it leaves, a weighted sum of today's needs, and which
//! choices are in its package, by name.

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::labels::{both, labelled};
use super::lists::{cases, code, counting, item, list, whole};
use super::outlook::{date, times};
use super::packages::conditions::{are_about_many, stated};
use super::phrases::in_words;
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Row, Table, Value};
use crate::analysis::budget::{Amount, Possible, Spending};
use crate::analysis::picture::{Covered, Year};
use crate::language::{Label, Language};
use crate::model::choice::{Act, ActKind, Choice};
use crate::vocabulary::quantity::Quantity;

fn column(id: ColumnId, kind: Kind, disclosure: Disclosure) -> Column {
    labelled(id, "package", kind, disclosure)
}

/// What could be decided: first what is in the packages for the budget in both scenarios, the robust core. What has no
/// cost is in none.
pub fn options(year: &Year, spending: &Spending) -> Table {
    let mut columns = vec![
        column(ColumnId::What, Kind::Text, Disclosure::Key),
        column(ColumnId::Act, Kind::Code, Disclosure::Record),
        column(ColumnId::Places, Kind::Places, Disclosure::Record),
        column(ColumnId::Most, Kind::Count, Disclosure::Record),
        column(ColumnId::AnnualCost, Kind::Euro, Disclosure::Record),
    ];
    let decided = [&spending.cautious, &spending.generous].map(|own| own.best.as_ref());
    let statuses = match decided {
        [Some(cautious), Some(generous)] if are_about_many(spending) => {
            let times = |own: usize| [cautious, generous].map(|one| one.best.package.times[own]);
            let all = (0..spending.choices.len()).map(|own| Status::of(times(own)));
            Some(all.collect::<Vec<Status>>())
        }
        _ => None,
    };
    if statuses.is_some() {
        columns.push(column(ColumnId::InPackage, Kind::Code, Disclosure::Named));
    }
    let priced = spending.choices.iter().enumerate();
    let priced = priced.map(|(own, choice)| (statuses.as_ref().map(|all| all[own]), choice));
    let unknown = spending.without_cost.iter();
    let unknown = unknown.map(|choice| (statuses.as_ref().map(|_| Status::Unknown), choice));
    let mut told: Vec<(Option<Status>, &Choice)> = priced.chain(unknown).collect();
    told.sort_by_key(|(status, _)| *status);
    let rows = told
        .into_iter()
        .map(|(status, choice)| option(spending, choice, status));
    let base = whole(year, year.headline(), &Scope::default());
    let mut table = list(TableId::Options, base, columns, rows.collect());
    table.notes.push(both("note-options", &[]));
    if public_amounts(year, spending).is_none() {
        table.notes.extend(conditions(year, spending));
    }
    table
}

/// What every package keeps, and for which money that cannot be had.
fn conditions(year: &Year, spending: &Spending) -> Vec<Label> {
    let stated = stated(year, spending).into_iter();
    let none = match spending.without_package.last() {
        _ if !are_about_many(spending) => Some(both("note-amounts-few", &[])),
        Some(none) => {
            let id = match spending.without_package.iter().all(|own| own.is_proved) {
                true => "note-amounts-none",
                false => "note-amounts-none-found",
            };
            Some(both(id, &[("money", &label_of(money(none.money)))]))
        }
        None => None,
    };
    stated.chain(none).collect()
}

/// What is possible for which money, as everybody may see it; none where that would tell of few.
pub fn public_amounts(year: &Year, spending: &Spending) -> Option<Table> {
    let is_told = are_about_many(spending) && !spending.amounts.is_empty();
    is_told.then(|| amounts(year, spending))
}

/// In which of the packages for the budget a choice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Both,
    Cautious,
    Generous,
    Neither,
    /// Nobody knows what it costs.
    Unknown,
}

impl Status {
    fn of([cautious, generous]: [u32; 2]) -> Status {
        match (cautious > 0, generous > 0) {
            (true, true) => Status::Both,
            (true, false) => Status::Cautious,
            (false, true) => Status::Generous,
            (false, false) => Status::Neither,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Status::Both => "both",
            Status::Cautious => "cautious",
            Status::Generous => "generous",
            Status::Neither => "neither",
            Status::Unknown => "without_cost",
        }
    }
}

fn option(spending: &Spending, choice: &Choice, status: Option<Status>) -> Row {
    let places = match &choice.act {
        Act::Places(_, more) => cases(*more),
        Act::New(offer) => offer.capacity.map_or(Value::NotRecorded, cases),
        Act::Renew(_) | Act::Open(..) | Act::Close(_) => Value::NotApplicable,
    };
    let sign = if choice.act.kind() == ActKind::Close {
        -1.0
    } else {
        1.0
    };
    let cost = choice.cost.map(|cost| Value::Number(sign * cost.as_f64()));
    let mut values = vec![
        Value::Text(named(spending, choice)),
        code("package-act", choice.act.kind().id()),
        places,
        Value::Number(f64::from(choice.most)),
        cost.unwrap_or(Value::NotRecorded),
    ];
    values.extend(status.map(|status| code("package-in", status.id())));
    item(values)
}

/// A choice's name; with its id where another is called the same.
pub(super) fn named(spending: &Spending, choice: &Choice) -> String {
    let all = spending.choices.iter().chain(&spending.without_cost);
    let same = all.filter(|other| other.name == choice.name);
    match same.count() > 1 && choice.name != choice.id {
        true => format!("{} ({})", choice.name, choice.id),
        false => choice.name.clone(),
    }
}

/// What is possible for at most so much money: the gap that the best package leaves, what enters and leaves it, and
/// who has less than today.
pub fn amounts(year: &Year, spending: &Spending) -> Table {
    let columns = vec![
        column(ColumnId::Money, Kind::Category, Disclosure::Key),
        column(ColumnId::GapThen, Kind::Cases, Disclosure::Linear),
        column(ColumnId::GapThenLow, Kind::Cases, Disclosure::Linear),
        column(ColumnId::GapThenHigh, Kind::Cases, Disclosure::Linear),
        column(ColumnId::Enters, Kind::Text, Disclosure::Named),
        column(ColumnId::Leaves, Kind::Text, Disclosure::Named),
        column(ColumnId::Lost, Kind::Cases, Disclosure::Linear),
        column(ColumnId::Loses, Kind::Text, Disclosure::Named),
    ];
    let before = std::iter::once(None).chain(spending.amounts.iter().map(Some));
    let rows = spending.amounts.iter().zip(before);
    let rows = rows.map(|(amount, before)| amount_row(year, spending, amount, before));
    let base = whole(year, year.headline(), &Scope::default());
    let mut table = list(TableId::Amounts, base, columns, rows.collect());
    table.notes.push(both(
        "note-amounts",
        &[("until", &label_of(date(spending.until)))],
    ));
    table.notes.extend(conditions(year, spending));
    if spending.amounts.iter().any(|own| !is_proved(own)) {
        table.notes.push(both("note-amounts-unproved", &[]));
    }
    table
}

fn is_proved(amount: &Amount) -> bool {
    [&amount.cautious, &amount.generous]
        .iter()
        .all(|own| own.best.is_proved())
}

fn label_of(day: Value) -> Label {
    match day {
        Value::Category { label, .. } => label,
        _ => Label::plain(""),
    }
}

/// Which choices enter or leave the package as there is more money than before; at first, beside none.
fn exchanged(
    spending: &Spending,
    amount: &Amount,
    before: Option<&Amount>,
    is_entering: bool,
) -> Value {
    let is_in = |amount: &Amount, own: usize| amount.cautious.best.package.times[own] > 0;
    let names = spending.choices.iter().enumerate().filter(|(own, _)| {
        let (was, is) = (
            before.is_some_and(|before| is_in(before, *own)),
            is_in(amount, *own),
        );
        was != is && is == is_entering
    });
    let names: Vec<String> = names.map(|(_, own)| named(spending, own)).collect();
    match names.is_empty() {
        true => Value::NotApplicable,
        false => Value::List(names),
    }
}

fn amount_row(year: &Year, spending: &Spending, amount: &Amount, before: Option<&Amount>) -> Row {
    let today: Vec<Covered> = year
        .headline()
        .results
        .iter()
        .map(|own| own.cautious)
        .collect();
    let cells = (0..today.len() as u32).filter(|cell| {
        let result = &year.headline().results[*cell as usize];
        result.certainty.is_some()
    });
    let cells: Vec<u32> = cells.collect();
    let (cautious, generous) = (&amount.cautious, &amount.generous);
    let gaps = [cautious, generous].map(|own| gap(own, &cells));
    let open = [cautious, generous].map(|own| open(&today, &own.covered, &cells));
    let lost = lost(&today, cautious, &cells);
    let losing: Vec<u32> = lost.iter().map(|(cell, _)| *cell).collect();
    let fewer: f64 = lost
        .iter()
        .map(|(cell, weight)| weight * today[*cell as usize].need.as_f64())
        .sum();
    let [entering, leaving] =
        [true, false].map(|is_entering| exchanged(spending, amount, before, is_entering));
    let values = vec![
        money(amount.money),
        cases(gaps[0]),
        cases(gaps[0].min(gaps[1])),
        cases(gaps[0].max(gaps[1])),
        entering,
        leaving,
        Value::Number(fewer),
        match losing.is_empty() {
            true => Value::NotApplicable,
            false => in_words(year, year.headline(), &losing),
        },
    ];
    let [open, other] = open;
    let (low, high) = match gaps[0] <= gaps[1] {
        true => (open.clone(), other),
        false => (other, open.clone()),
    };
    counting(values, &[])
        .telling(1, open)
        .telling(2, low)
        .telling(3, high)
        .telling(6, lost)
}

/// An amount: its id is a number of euros.
fn money(euros: Quantity) -> Value {
    let words = |language: Language| format!("{} €", language.number(euros.as_f64(), 0));
    Value::Category {
        id: format!("{:.0}", euros.as_f64()),
        label: Label {
            de: words(Language::German),
            en: Some(words(Language::English)),
        },
    }
}

fn gap(possible: &Possible, cells: &[u32]) -> Quantity {
    let gaps = cells.iter();
    gaps.map(|cell| possible.covered[*cell as usize].gap())
        .sum()
}

/// How many cases without a place a case of today stands for.
fn open(today: &[Covered], then: &[Covered], cells: &[u32]) -> Vec<(u32, f64)> {
    let weight = |cell: &u32| {
        let coverage = then[*cell as usize].coverage().unwrap_or(0.0);
        (*cell, times(today, then, *cell) * (1.0 - coverage))
    };
    cells.iter().map(weight).collect()
}

/// Who has less than today, and by how much for a case.
fn lost(today: &[Covered], possible: &Possible, cells: &[u32]) -> Vec<(u32, f64)> {
    let fallen = cells.iter().filter_map(|cell| {
        let at = *cell as usize;
        let [before, after] = [&today[at], &possible.covered[at]].map(|own| own.covered);
        let need = today[at].need;
        (before > after).then(|| (*cell, (before - after).as_f64() / need.as_f64()))
    });
    fallen.collect()
}
