//! What is possible for which money as tables: the best package, and the frontier. For the planner only.

pub mod certificate;
pub mod conditions;
pub mod losing;
pub mod measures;

use self::losing::losing_in_words;
use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::labels::labelled;
use super::lists::{cases, code, euros, item, list, whole};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Column, Kind, Row, Table, Value};
use crate::analysis::budget::{Decided, Scenario, Spending};
use crate::analysis::packages::Corner;
use crate::analysis::picture::Year;
use crate::language::{Language, count, number, text};
use crate::model::choice::{ActKind, Choice};
use crate::vocabulary::quantity::Quantity;

/// Frontiers tell what this much money brings, in euros a year.
const MONEY: f64 = 10_000.0;

fn column(id: ColumnId, kind: Kind) -> Column {
    labelled(id, "package", kind, Disclosure::Internal)
}

/// What is in the best package of one of the scenarios at least; what is in both comes first. None
/// without a budget.
pub fn package(year: &Year, spending: &Spending) -> Option<Table> {
    let columns = vec![
        column(ColumnId::OfferId, Kind::Text),
        column(ColumnId::What, Kind::Text),
        column(ColumnId::Act, Kind::Code),
        column(ColumnId::Offer, Kind::Text),
        column(ColumnId::Times, Kind::Count),
        column(ColumnId::TimesGenerous, Kind::Count),
        column(ColumnId::AnnualCost, Kind::Euro),
        column(ColumnId::ExpectedEffect, Kind::Cases),
    ];
    let [cautious, generous] =
        [&spending.cautious, &spending.generous].map(|own| own.best.as_ref());
    cautious.or(generous)?;
    let times = |decided: Option<&Decided>, own: usize| {
        decided.map_or(0, |decided| decided.best.package.times[own])
    };
    let both = |own: usize| [cautious, generous].map(|decided| times(decided, own));
    let mut taken: Vec<usize> = (0..spending.choices.len())
        .filter(|own| both(*own) != [0, 0])
        .collect();
    taken.sort_by_key(|own| (both(*own).contains(&0), times(cautious, *own) == 0, *own));
    let rows = taken.into_iter().map(|own| {
        let choice = &spending.choices[own];
        let expected = cautious.filter(|decided| times(Some(decided), own) > 0);
        let cost = choice.cost.unwrap_or_default().as_f64();
        let sign = if choice.act.kind() == ActKind::Close {
            -1.0
        } else {
            1.0
        };
        let cost = sign * cost * f64::from(times(cautious, own).max(1));
        item(vec![
            Value::Text(choice.id.clone()),
            Value::Text(choice.name.clone()),
            code("package-act", choice.act.kind().id()),
            Value::Text(choice.act.offer().to_string()),
            Value::Number(f64::from(times(cautious, own))),
            Value::Number(f64::from(times(generous, own))),
            Value::Number(cost),
            expected.map_or(Value::NotApplicable, |decided| {
                cases(Quantity::from_units(decided.without[own]))
            }),
        ])
    });
    let base = whole(year, year.headline(), &Scope::default());
    let table = list(TableId::Package, base, columns, rows.collect());
    Some(match spending.is_one_number() {
        true => without(table, &[ColumnId::TimesGenerous]),
        false => table,
    })
}

/// A table without some of its columns.
fn without(mut table: Table, columns: &[ColumnId]) -> Table {
    let kept = table.columns.iter().map(|own| !columns.contains(&own.id));
    let kept: Vec<bool> = kept.collect();
    table.columns.retain(|own| !columns.contains(&own.id));
    for row in &mut table.rows {
        let mut kept = kept.iter();
        row.values.retain(|_| kept.next().is_some_and(|kept| *kept));
    }
    table
}

/// The corners of the frontier: what each costs, what it leaves, and what enters and leaves from one to the next.
pub fn frontier(year: &Year, spending: &Spending) -> Table {
    let columns = vec![
        column(ColumnId::AnnualCost, Kind::Euro),
        column(ColumnId::Gap, Kind::Cases),
        column(ColumnId::Relief, Kind::Cases),
        column(ColumnId::PerMoney, Kind::Number),
        column(ColumnId::Enters, Kind::Text),
        column(ColumnId::Leaves, Kind::Text),
    ];
    let corners = &spending.frontier.corners;
    let before = std::iter::once(None).chain(corners.iter().map(Some));
    let rows = corners.iter().zip(before);
    let rows = rows.map(|(corner, before)| corner_row(spending, corner, before));
    let base = whole(year, year.headline(), &Scope::default());
    list(TableId::PackageFrontier, base, columns, rows.collect())
}

fn corner_row(spending: &Spending, corner: &Corner, before: Option<&Corner>) -> Row {
    let own = &corner.package;
    let scenario = &spending.cautious;
    let cost = euros(own.cost);
    let (steeper, nothing) = match before {
        Some(before) => {
            let more = own.covered.saturating_sub(before.package.covered);
            let rise = Quantity::from_units(more).as_f64() / (cost - euros(before.package.cost));
            (Value::Number(rise * MONEY), &before.package.times)
        }
        None => (Value::NotApplicable, &own.times),
    };
    let other = |is_more: bool| {
        let times = nothing.iter().zip(&own.times).zip(&spending.choices);
        let differ =
            times.filter(|((before, after), _)| before != after && (after > before) == is_more);
        let names: Vec<String> = differ
            .map(|((_, after), choice)| named(choice, *after, is_more))
            .collect();
        match names.is_empty() {
            true => Value::NotApplicable,
            false => Value::List(names),
        }
    };
    let more = own.covered.saturating_sub(scenario.undecided);
    item(vec![
        Value::Number(cost),
        cases(scenario.gap(own.covered)),
        cases(Quantity::from_units(more)),
        steeper,
        other(true),
        other(false),
    ])
}

/// A choice's name, with how often it is taken where that is more than once.
pub(super) fn named(choice: &Choice, times: u32, is_more: bool) -> String {
    let name = match choice.name == choice.id {
        true => choice.id.clone(),
        false => format!("{} ({})", choice.name, choice.id),
    };
    match is_more && times > 1 {
        true => format!("{times} × {name}"),
        false => name,
    }
}

/// What the best packages do, how good they are, who loses by them, and what could not be looked at.
pub fn sentences(year: &Year, spending: &Spending, language: Language) -> String {
    let texts = language.texts();
    let mut said: Vec<String> = conditions::sentences(year, spending, language);
    if let Some(decided) = &spending.cautious.best {
        said.push(outcome(
            "package-outcome",
            spending,
            &spending.cautious,
            decided,
            language,
        ));
        said.push(how_good(spending, decided, language));
        said.extend(sums(spending, decided, language));
        said.push(losing_in_words(year, decided, language));
    }
    if let Some(decided) = &spending.generous.best
        && !spending.is_one_number()
    {
        said.push(outcome(
            "package-outcome-generous",
            spending,
            &spending.generous,
            decided,
            language,
        ));
    }
    if spending.cautious.best.is_some() && spending.generous.best.is_none() {
        said.push(texts.get("package-none-generous"));
    }
    if !spending.frontier.is_exact {
        said.push(texts.get("package-frontier-inexact"));
    }
    if !spending.without_cost.is_empty() {
        let names = spending.without_cost.iter().map(|own| named(own, 1, false));
        let names = [("names", text(names.collect::<Vec<_>>().join(", ")))];
        said.push(texts.with("package-without-cost", &names));
    }
    said.join("\n")
}

fn outcome(
    message: &str,
    spending: &Spending,
    scenario: &Scenario,
    decided: &Decided,
    language: Language,
) -> String {
    let package = &decided.best.package;
    let arguments = [
        ("until", text(language.date(spending.until))),
        ("cost", number(euros(package.cost))),
        ("gap", number(scenario.gap(package.covered).as_f64())),
        (
            "undecided",
            number(scenario.gap(scenario.undecided).as_f64()),
        ),
        ("today", number(scenario.gap(scenario.today).as_f64())),
    ];
    language.texts().with(message, &arguments)
}

fn how_good(spending: &Spending, decided: &Decided, language: Language) -> String {
    let best = &decided.best;
    let conditions = ("conditions", count(spending.conditions.len() as u64));
    let more = Quantity::from_units(best.bound.saturating_sub(best.package.covered));
    let texts = language.texts();
    match (best.is_proved(), best.fairest) {
        (true, true) => texts.with("package-proved", &[conditions]),
        (true, false) => texts.with("package-most-proved", &[conditions]),
        (false, _) => texts.with(
            "package-bound",
            &[conditions, ("more", number(more.as_f64()))],
        ),
    }
}

/// What the sums say that anybody can add up.
fn sums(spending: &Spending, decided: &Decided, language: Language) -> Option<String> {
    let bounds = spending.sums.iter().filter_map(|own| own.bound.ok());
    let more = bounds.max()?.saturating_sub(decided.best.package.covered);
    let sums = ("sums", number(spending.sums.len() as f64));
    let texts = language.texts();
    Some(match more {
        0 => texts.with("package-sums-prove", &[sums]),
        more => {
            let cost = spending.cost_of_conditions().map_or(0, |own| own.cases);
            let [more, cost] = [more, cost].map(|own| number(Quantity::from_units(own).as_f64()));
            let arguments = [sums, ("more", more), ("cost", cost)];
            texts.with("package-sums-allow", &arguments)
        }
    })
}
