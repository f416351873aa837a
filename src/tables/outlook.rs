//! What is to come as tables: the gap on days to come, and the offers that end.

use chrono::NaiveDate;
use rayon::prelude::*;

use super::column_id::ColumnId;
use super::disclosure::Disclosure;
use super::labels::{both, both_with, column};
use super::lists::{cases, code, counting, item, list, whole};
use super::phrases::in_words;
use super::scope::Scope;
use super::shortages::offer_name;
use super::spec::TableId;
use super::table::{Kind, Row, Table, Value};
use crate::analysis::cover::CellChange;
use crate::analysis::outlook::{Assumption, Effect, Ending, Outlook};
use crate::analysis::picture::{Covered, Picture, Year};
use fluent_bundle::FluentValue;

use crate::language::{Argument, Label, Language, count, number, text};
use crate::vocabulary::quantity::Quantity;

/// The gap on the last day of every step, if nothing is renewed, and which offers have ended since the step
/// before.
pub fn steps(year: &Year, outlook: &Outlook, scope: &Scope) -> Table {
    let mut columns = vec![
        column(ColumnId::Day, Kind::Category, Disclosure::Key),
        column(ColumnId::GapThen, Kind::Cases, Disclosure::Linear),
        column(ColumnId::GapThenLow, Kind::Cases, Disclosure::Linear),
        column(ColumnId::GapThenHigh, Kind::Cases, Disclosure::Linear),
        column(ColumnId::MoreThanToday, Kind::Cases, Disclosure::Linear),
        column(ColumnId::Ended, Kind::Count, Disclosure::Record),
        column(ColumnId::Begun, Kind::Count, Disclosure::Record),
        column(ColumnId::EndedNames, Kind::Text, Disclosure::Record),
    ];
    if outlook.assumed.changes() {
        columns.push(column(ColumnId::NeedThen, Kind::Cases, Disclosure::Linear));
    }
    if outlook.assumed.projection().is_some() {
        columns.push(column(ColumnId::NeedKept, Kind::Cases, Disclosure::Linear));
    }
    let picture = year.headline();
    let cells = assessable(year, scope);
    let mut before = 0;
    let rows = outlook.steps.iter().map(|(day, moment)| {
        let passed = (before + 1).min(moment + 1)..moment + 1;
        before = *moment;
        let gone: Vec<usize> = of_moments(outlook, passed.clone(), |moment| &moment.gone);
        let begun = of_moments(outlook, passed, |moment| &moment.begun);
        let [cautious, generous] = sums(outlook, *moment, &cells);
        let today = sums(outlook, 0, &cells)[0];
        let names = gone.iter().map(|offer| offer_name(&outlook.offers[*offer]));
        let mut values = vec![
            date(*day),
            cases(cautious.gap()),
            cases(cautious.gap().min(generous.gap())),
            cases(cautious.gap().max(generous.gap())),
            Value::Number(cautious.gap().as_f64() - today.gap().as_f64()),
            Value::Number(gone.len() as f64),
            Value::Number(begun.len() as f64),
            Value::List(names.collect()),
        ];
        let mut needs: Vec<(Quantity, Vec<(u32, f64)>)> = Vec::new();
        if outlook.assumed.changes() {
            needs.push((cautious.need, at_that_time(outlook, *moment, &cells)));
        }
        if let Some(projection) = outlook.assumed.projection() {
            let mut kept = cells.clone();
            kept.retain(|cell| !projection.covers(*cell as usize));
            let sum = kept.iter().map(|cell| needed(outlook, *moment, *cell));
            needs.push((sum.sum(), at_that_time(outlook, *moment, &kept)));
        }
        let first = values.len();
        values.extend(needs.iter().map(|(need, _)| cases(*need)));
        let row = telling_gaps(item(values), outlook, *moment, &cells);
        let needs = needs.into_iter().zip(first..);
        needs.fold(row, |row, ((_, weights), column)| {
            row.telling(column, weights)
        })
    });
    let rows = rows.collect();
    let mut table = list(
        TableId::OutlookSteps,
        whole(year, picture, scope),
        columns,
        rows,
    );
    table.notes.push(assumed(outlook));
    table
}

fn needed(outlook: &Outlook, moment: usize, cell: u32) -> Quantity {
    outlook.moments[moment].cautious[cell as usize].need
}

/// How many cases of a moment a case of today stands for: with other needs, or where counts are withheld and the
/// other scenario takes them as fewer.
pub(super) fn times(today: &[Covered], then: &[Covered], cell: u32) -> f64 {
    let (today, then) = (today[cell as usize].need, then[cell as usize].need);
    match today > Quantity::ZERO && then != today {
        true => then.as_f64() / today.as_f64(),
        false => 1.0,
    }
}

/// The need of some cells at a moment, told by the needs of today.
fn at_that_time(outlook: &Outlook, moment: usize, cells: &[u32]) -> Vec<(u32, f64)> {
    let [now, then] = [0, moment].map(|moment| &outlook.moments[moment].cautious);
    let weighed = cells.iter();
    let weighed = weighed.map(|cell| (*cell, times(now, then, *cell)));
    weighed.collect()
}

/// How much is told of each ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// How many lose their place.
    Sizes,
    /// Who does, too: a fair cover for each.
    Whom,
}

/// The offers that end, those whose end takes most first. In sizes alone all endings are told of, whomever they
/// concern.
pub fn endings(
    year: &Year,
    outlook: &Outlook,
    scope: &Scope,
    most: usize,
    detail: Detail,
) -> Table {
    let columns = vec![
        column(ColumnId::Offer, Kind::Text, Disclosure::Key),
        column(ColumnId::LastDay, Kind::Category, Disclosure::Key),
        column(ColumnId::Cause, Kind::Code, Disclosure::Record),
        column(ColumnId::Places, Kind::Places, Disclosure::Internal),
        column(ColumnId::LostAlone, Kind::Cases, Disclosure::Linear),
        column(ColumnId::Loses, Kind::Text, Disclosure::Named),
        column(ColumnId::RegainedAlone, Kind::Cases, Disclosure::Linear),
    ];
    let picture = year.headline();
    let told: Vec<(&Ending, Effect)> = match detail {
        Detail::Whom => concerning(year, outlook, scope, most),
        Detail::Sizes => {
            let all = outlook.endings.iter().take(most);
            all.map(|ending| (ending, Effect::default())).collect()
        }
    };
    let rows = told
        .iter()
        .map(|(ending, effect)| ending_row(year, picture, outlook, ending, effect));
    let base = whole(year, picture, &Scope::default());
    let mut table = list(TableId::OutlookEndings, base, columns, rows.collect());
    table.notes.push(both("note-outlook-endings", &[]));
    if detail == Detail::Sizes {
        table.keep(&[
            ColumnId::Cause,
            ColumnId::Places,
            ColumnId::LostAlone,
            ColumnId::RegainedAlone,
        ]);
    }
    table
}

/// So many endings that change anything for somebody of a scope, in their order, with their effects: only as many
/// of these are computed as are told of.
fn concerning<'a>(
    year: &Year,
    outlook: &'a Outlook,
    scope: &Scope,
    most: usize,
) -> Vec<(&'a Ending, Effect)> {
    let effects = outlook.effects();
    let own = scope.cells(year, year.headline());
    let concerns = |effect: &Effect| {
        let mut changed = effect.loss.iter().chain(&effect.renewal);
        scope.is_everybody() || changed.any(|change| own.binary_search(&change.cell).is_ok())
    };
    let mut told = Vec::new();
    for some in outlook
        .endings
        .chunks(most.clamp(1, outlook.endings.len().max(1)))
    {
        let some = some.par_iter();
        let some: Vec<_> = some.map(|ending| (ending, effects.of(ending))).collect();
        told.extend(some.into_iter().filter(|(_, effect)| concerns(effect)));
        if told.len() >= most {
            break;
        }
    }
    told.truncate(most);
    told
}

fn ending_row(
    year: &Year,
    picture: &Picture,
    outlook: &Outlook,
    ending: &Ending,
    effect: &Effect,
) -> Row {
    let offer = &outlook.offers[ending.offer];
    let losing: Vec<u32> = effect
        .loss
        .iter()
        .filter(|change| change.after < change.before)
        .map(|change| change.cell)
        .collect();
    let values = vec![
        Value::Text(offer_name(offer)),
        date(ending.last_day),
        code("outlook-cause", ending.cause.id()),
        offer.capacity.map_or(Value::NotRecorded, cases),
        cases(ending.lost_alone),
        match losing.is_empty() {
            true => Value::NotApplicable,
            false => in_words(year, picture, &losing),
        },
        cases(ending.regained_alone),
    ];
    let moments = &outlook.moments;
    let (now, last) = (&moments[0].cautious, &moments[moments.len() - 1].cautious);
    let weights = |changes: &[CellChange], then: &[Covered], sign: f64| -> Vec<(u32, f64)> {
        let weight = |change: &CellChange| {
            let rise = change.after.as_f64() - change.before.as_f64();
            (change.cell, sign * rise * times(now, then, change.cell))
        };
        changes.iter().map(weight).collect()
    };
    counting(values, &[])
        .telling(4, weights(&effect.loss, now, -1.0))
        .telling(6, weights(&effect.renewal, last, 1.0))
}

/// A day: its id is the ISO date.
pub(super) fn date(day: NaiveDate) -> Value {
    Value::Category {
        id: day.to_string(),
        label: Label {
            de: Language::German.date(day),
            en: Some(Language::English.date(day)),
        },
    }
}

/// The scope's cells of which anything can be concluded.
fn assessable(year: &Year, scope: &Scope) -> Vec<u32> {
    let picture = year.headline();
    let mut cells = scope.cells(year, picture);
    cells.retain(|cell| picture.results[*cell as usize].certainty.is_some());
    cells
}

fn of_moments(
    outlook: &Outlook,
    moments: std::ops::Range<usize>,
    offers: impl Fn(&crate::analysis::outlook::Moment) -> &Vec<usize>,
) -> Vec<usize> {
    let moments = outlook.moments[moments].iter();
    moments.flat_map(|moment| offers(moment).clone()).collect()
}

/// In the cautious scenario, and in the generous one.
fn sums(outlook: &Outlook, moment: usize, cells: &[u32]) -> [Covered; 2] {
    let moment = &outlook.moments[moment];
    [&moment.cautious, &moment.generous].map(|covered| {
        let mut sum = Covered::default();
        cells.iter().for_each(|cell| sum += covered[*cell as usize]);
        sum
    })
}

/// What a step says of the needs: its gaps, and how much more the gap is than on the reference date. Where needs
/// follow a trend, a case of today stands for more or fewer then.
fn telling_gaps(row: Row, outlook: &Outlook, moment: usize, cells: &[u32]) -> Row {
    let (now, then) = (&outlook.moments[0], &outlook.moments[moment]);
    let open = |covered: &[Covered]| -> Vec<(u32, f64)> {
        let weight = |cell: &u32| {
            let coverage = covered[*cell as usize].coverage().unwrap_or(0.0);
            (
                *cell,
                times(&now.cautious, covered, *cell) * (1.0 - coverage),
            )
        };
        cells.iter().map(weight).collect()
    };
    let [cautious, generous] = sums(outlook, moment, cells).map(Covered::gap);
    let (today, gap, other) = (
        open(&now.cautious),
        open(&then.cautious),
        open(&then.generous),
    );
    let more = gap.iter().zip(&today);
    let more: Vec<(u32, f64)> = more
        .map(|((cell, then), (_, today))| (*cell, then - today))
        .collect();
    let (low, high) = match cautious <= generous {
        true => (gap.clone(), other),
        false => (other, gap.clone()),
    };
    row.telling(1, gap)
        .telling(2, low)
        .telling(3, high)
        .telling(4, more)
}

/// What all endings take together, in a sentence: single effects do not add up to it.
pub fn together(outlook: &Outlook, language: Language, until: FluentValue<'static>) -> String {
    let alone: Quantity = outlook.endings.iter().map(|ending| ending.lost_alone).sum();
    let arguments = [
        ("offers", count(outlook.endings.len() as u64)),
        ("until", until),
        ("together", number(outlook.lost_together.as_f64())),
        ("alone", number(alone.as_f64())),
    ];
    language.texts().with("outlook-together", &arguments)
}

/// What is assumed of the needs to come, in a sentence.
fn assumed(outlook: &Outlook) -> Label {
    let years = |first: i32, last: i32| {
        let [first, last] = [first, last].map(|year| text(year.to_string()));
        [("first", first), ("last", last)]
    };
    match &outlook.assumed {
        Assumption::Constant => both("outlook-need-constant", &[]),
        Assumption::Trend(trend) => {
            let (first, last) = trend.years.unwrap_or_default();
            let without = [("without", count(trend.without as u64))];
            let arguments: Vec<Argument> = years(first, last).into_iter().chain(without).collect();
            both_with("outlook-need-trend", &arguments)
        }
        Assumption::Projection(projection) => {
            let (first, last) = projection.years;
            let span = if first == last { "one" } else { "several" };
            let span = [("span", text(span))];
            let arguments: Vec<Argument> = years(first, last).into_iter().chain(span).collect();
            both_with("outlook-need-projection", &arguments)
        }
        Assumption::Cohorts { past, .. } => {
            let (first, last) = past.years;
            let band = past.bands.as_ref().and_then(|bands| bands.last_key_value());
            let (ahead, error) = band.map_or((0, 1.0), |(ahead, error)| (*ahead, *error));
            let band = [
                ("ahead", count(u64::try_from(ahead).unwrap_or_default())),
                ("error", number(((error - 1.0) * 1000.0).round() / 10.0)),
            ];
            let new = [("new", number(past.moving_in.as_f64().round()))];
            let band = band.into_iter().chain(new);
            let arguments: Vec<Argument> = years(first, last).into_iter().chain(band).collect();
            both_with("outlook-need-cohorts", &arguments)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::outlook::tests::{any_dated_offers, living, quarters};
    use crate::analysis::outlook::{Horizon, NeedCourse, outlook};
    use crate::analysis::tests::{any_needs, inventory, year_of};
    use crate::model::inventory::Inventory;
    use crate::tables::cells::facts;

    proptest! {
        #[test]
        fn every_number_told_follows_from_the_needs_of_today(
            needs in any_needs(),
            offers in any_dated_offers(),
            people in [1u32..9, 1u32..9, 1u32..9],
            course in prop_oneof![Just(NeedCourse::Constant), Just(NeedCourse::Projection)],
        ) {
            let districts = (3..).zip(people);
            let rows = districts.flat_map(|(district, people)| {
                [living(2025, district, 4), living(2027, district, people)]
            });
            let town = Inventory { projection: rows.collect(), ..inventory(needs, offers) };
            let year = year_of(&town);
            let until = NaiveDate::from_ymd_opt(2027, 12, 31).unwrap();
            let horizon = Horizon { need: course, ..quarters(until) };
            let found = outlook(&town, &town.offers, &year, horizon).unwrap();
            let cells = facts(&year, None);
            let everybody = Scope::default();
            for table in [steps(&year, &found, &everybody), endings(&year, &found, &everybody, 9, Detail::Whom)] {
                for row in &table.rows {
                    for told in &row.tells {
                        let sum: f64 = told.weights.iter()
                            .map(|(cell, weight)| weight * f64::from(cells[*cell as usize].need))
                            .sum();
                        let value = row.values[told.column].number().unwrap();
                        let id = &table.columns[told.column].id;
                        prop_assert!((sum - value).abs() < 1e-4, "{id:?}: {sum} {value}");
                    }
                }
            }
        }
    }
}
