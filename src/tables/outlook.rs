//! What is to come as tables: the gap on days to come, and the offers that end.

use chrono::NaiveDate;

use super::lists::{cases, code, counting, item, list, whole};
use super::scope::Scope;
use super::shortages::offer_name;
use super::table::{Kind, Row, Table, Value};
use super::wording::in_words;
use super::words::{both, column};
use crate::analysis::cover::CellChange;
use crate::analysis::outlook::{Ending, Outlook};
use crate::analysis::picture::{Covered, Picture, Year};
use fluent_bundle::FluentValue;

use crate::language::{Label, Language, count, number, text};
use crate::vocabulary::quantity::Quantity;

/// The gap on the last day of every step, if nothing is renewed, and which offers have ended since the step
/// before.
pub fn steps(year: &Year, outlook: &Outlook, scope: &Scope) -> Table {
    let columns = vec![
        column("day", Kind::Category),
        column("gap_then", Kind::Cases),
        column("gap_then_low", Kind::Cases),
        column("gap_then_high", Kind::Cases),
        column("more_than_today", Kind::Cases),
        column("ended", Kind::Count),
        column("begun", Kind::Count),
        column("ended_names", Kind::Text),
    ];
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
        let values = vec![
            date(*day),
            cases(cautious.gap()),
            cases(cautious.gap().min(generous.gap())),
            cases(cautious.gap().max(generous.gap())),
            Value::Number(cautious.gap().as_f64() - today.gap().as_f64()),
            Value::Number(gone.len() as f64),
            Value::Number(begun.len() as f64),
            Value::List(names.collect()),
        ];
        telling_gaps(item(values), outlook, *moment, &cells)
    });
    let rows = rows.collect();
    list("outlook_steps", whole(year, picture, scope), columns, rows)
}

/// The offers that end, those whose end takes most first; the last row is all of them together.
pub fn endings(year: &Year, outlook: &Outlook, scope: &Scope, most: usize) -> Table {
    let columns = vec![
        column("offer", Kind::Text),
        column("last_day", Kind::Category),
        column("cause", Kind::Code),
        column("places", Kind::Places),
        column("lost_alone", Kind::Cases),
        column("loses", Kind::Text),
        column("regained_alone", Kind::Cases),
    ];
    let picture = year.headline();
    let own = scope.cells(year, picture);
    let concerns = |ending: &&Ending| {
        let mut changed = ending.changes.iter().chain(&ending.renewal);
        scope.is_everybody() || changed.any(|change| own.binary_search(&change.cell).is_ok())
    };
    let rows = outlook.endings.iter().filter(concerns).take(most);
    let rows = rows.map(|ending| ending_row(year, picture, outlook, ending));
    let base = whole(year, picture, &Scope::default());
    let mut table = list("outlook_endings", base, columns, rows.collect());
    table.notes.push(both("note-outlook-endings", &[]));
    table
}

fn ending_row(year: &Year, picture: &Picture, outlook: &Outlook, ending: &Ending) -> Row {
    let offer = &outlook.offers[ending.offer];
    let losing: Vec<u32> = ending
        .changes
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
    let weights = |changes: &[CellChange], sign: f64| -> Vec<(u32, f64)> {
        let weight = |change: &CellChange| {
            let rise = change.after.as_f64() - change.before.as_f64();
            (change.cell, sign * rise)
        };
        changes.iter().map(weight).collect()
    };
    counting(values, &[])
        .telling(4, weights(&ending.changes, -1.0))
        .telling(6, weights(&ending.renewal, 1.0))
}

/// A day: its id is the ISO date.
fn date(day: NaiveDate) -> Value {
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
    let open = |covered: &[Covered], today: &[Covered]| -> Vec<(u32, f64)> {
        let weight = |cell: &u32| {
            let (then, today) = (covered[*cell as usize], today[*cell as usize].need);
            let times = match today > Quantity::ZERO && then.need != today {
                true => then.need.as_f64() / today.as_f64(),
                false => 1.0,
            };
            (*cell, times * (1.0 - then.coverage().unwrap_or(0.0)))
        };
        cells.iter().map(weight).collect()
    };
    let [cautious, generous] = sums(outlook, moment, cells).map(Covered::gap);
    let (today, gap, other) = (
        open(&now.cautious, &now.cautious),
        open(&then.cautious, &now.cautious),
        open(&then.generous, &now.generous),
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
pub fn assumed(outlook: &Outlook, language: Language) -> String {
    let texts = language.texts();
    let Some(trend) = &outlook.trend else {
        return texts.get("outlook-need-constant");
    };
    let (first, last) = trend.years.unwrap_or_default();
    let arguments = [
        ("first", text(first.to_string())),
        ("last", text(last.to_string())),
        ("without", count(trend.without as u64)),
    ];
    texts.with("outlook-need-trend", &arguments)
}
