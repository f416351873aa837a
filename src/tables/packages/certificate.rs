//! Why no package for the budget covers more, line by line, so that anybody can add it up. For the planner only.

use std::collections::BTreeMap;

use super::named;
use crate::analysis::budget::Spending;
use crate::analysis::packages::{Bought, Given, Impossible, Sum};
use crate::analysis::picture::Year;
use crate::language::{Label, count};
use crate::tables::column_id::ColumnId;
use crate::tables::disclosure::Disclosure;
use crate::tables::labels::{both, both_with, labelled};
use crate::tables::lists::{cases, code, euros, item, list, whole};
use crate::tables::phrases::{and, cell_in_words, in_words, joined};
use crate::tables::scope::Scope;
use crate::tables::spec::TableId;
use crate::tables::table::{Column, Kind, Row, Table, Value};
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// More sums than these stand on one line each where it should be short.
const WRITTEN_OUT: usize = 4;
/// Where the column stands that says how often.
const TIMES: usize = 3;

/// How much of a certificate is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Every cell and every offer.
    Everything,
    /// A line a topic, and one for all offers.
    Short,
}

fn column(id: ColumnId, kind: Kind) -> Column {
    labelled(id, "certificate", kind, Disclosure::Internal)
}

/// All sums; none without a budget.
pub fn certificate(year: &Year, spending: &Spending, detail: Detail) -> Option<Table> {
    let in_lines = detail == Detail::Short && spending.sums.len() > WRITTEN_OUT;
    let mut columns = vec![
        column(ColumnId::Sum, Kind::Count),
        column(ColumnId::Line, Kind::Code),
        column(ColumnId::What, Kind::Text),
        column(ColumnId::Times, Kind::Number),
        column(ColumnId::AnnualCost, Kind::Euro),
        column(ColumnId::Cases, Kind::Cases),
    ];
    let rows = spending.sums.iter().zip(1u32..).flat_map(|(sum, number)| {
        let lines = match in_lines {
            true => vec![in_one_line(spending, sum)],
            false => lines(year, spending, sum, detail),
        };
        lines.into_iter().map(move |line| line.row(number))
    });
    let mut rows: Vec<Row> = rows.collect();
    if in_lines {
        columns.remove(TIMES);
        rows.iter_mut().for_each(|row| _ = row.values.remove(TIMES));
    }
    let base = whole(year, year.headline(), &Scope::default());
    let mut table = list(TableId::PackageCertificate, base, columns, rows);
    table.notes.push(both("note-certificate", &[]));
    if in_lines {
        table.notes.push(both("note-certificate-long", &[]));
    }
    (!table.rows.is_empty()).then_some(table)
}

/// A line of a sum.
struct Line {
    kind: &'static str,
    what: Label,
    times: Option<f64>,
    cost: Option<f64>,
    cases: Option<Quantity>,
    /// Whether the cases are fewer.
    is_less: bool,
}

impl Line {
    fn counting(kind: &'static str, what: Label, amount: u64) -> Line {
        Line {
            kind,
            what,
            times: None,
            cost: None,
            cases: Some(Quantity::from_units(amount)),
            is_less: false,
        }
    }

    fn row(self, number: u32) -> Row {
        let number_or_sign =
            |number: Option<f64>| number.map_or(Value::NotApplicable, Value::Number);
        let cases = match (self.cases, self.is_less) {
            (None, _) => Value::NotApplicable,
            (Some(own), false) => cases(own),
            (Some(own), true) => Value::Number(-own.as_f64()),
        };
        item(vec![
            Value::Number(f64::from(number)),
            code("certificate", self.kind),
            Value::Category {
                id: self.what.de.clone(),
                label: self.what,
            },
            number_or_sign(self.times),
            number_or_sign(self.cost),
            cases,
        ])
    }
}

fn lines(year: &Year, spending: &Spending, sum: &Sum, detail: Detail) -> Vec<Line> {
    let mut lines: Vec<Line> = sum.given.iter().map(|own| given(spending, *own)).collect();
    if sum.bound.is_ok() {
        lines.extend(match detail {
            Detail::Everything => every_cell(year, sum),
            Detail::Short => by_topic(year, sum),
        });
        lines.extend(places(spending, sum, detail));
    }
    lines.extend(sum.bought.iter().map(|own| bought(spending, *own)));
    lines.push(total(sum));
    lines
}

fn given(spending: &Spending, own: Given) -> Line {
    let choice = &spending.choices[own.choice as usize];
    let (kind, times) = match (own.least, own.most, choice.most) {
        (0, 0, _) => ("without", None),
        (1.., _, 1) => ("with", None),
        (0, most, _) => ("at_most", Some(most)),
        (least, most, _) if least == most => ("exactly", Some(least)),
        (least, ..) => ("at_least", Some(least)),
    };
    Line {
        kind,
        what: Label::plain(&named(choice, 1, false)),
        times: times.map(f64::from),
        cost: None,
        cases: None,
        is_less: false,
    }
}

/// Which packages a sum is about, by the ids of its choices, and what it comes to.
fn in_one_line(spending: &Spending, sum: &Sum) -> Line {
    let mut by_kind: BTreeMap<(&'static str, String), Vec<Label>> = BTreeMap::new();
    for own in &sum.given {
        let Line { kind, times, .. } = given(spending, *own);
        let times = times.map_or_else(String::new, |times| times.to_string());
        let id = Label::plain(&spending.choices[own.choice as usize].id);
        by_kind.entry((kind, times)).or_default().push(id);
    }
    let about = by_kind.into_iter().map(|((kind, times), ids)| {
        let words = format!("certificate-about-{}", kind.replace('_', "-"));
        let (ids, times) = (and(&ids), Label::plain(&times));
        both(&words, &[("choices", &ids), ("times", &times)])
    });
    let about: Vec<Label> = about.collect();
    Line {
        what: joined(&about, ", "),
        ..total(sum)
    }
}

fn every_cell(year: &Year, sum: &Sum) -> Vec<Line> {
    let words = |cell: u32| cell_in_words(year, year.headline(), cell as usize);
    let cells = sum.outside.iter();
    cells
        .map(|(cell, need)| Line::counting("need", words(*cell), *need))
        .collect()
}

/// The cells of a topic together.
fn by_topic(year: &Year, sum: &Sum) -> Vec<Line> {
    let topic = year.vocabulary.with_role(Role::Topic);
    let picture = year.headline();
    let mut topics: BTreeMap<Option<Node>, (Vec<u32>, u64)> = BTreeMap::new();
    for (cell, need) in &sum.outside {
        let node = topic.map(|topic| picture.cells.node(*cell as usize, topic));
        let own = topics.entry(node).or_default();
        own.0.push(*cell);
        own.1 += need;
    }
    let line = |(cells, need): (Vec<u32>, u64)| {
        let words = match in_words(year, picture, &cells) {
            Value::Category { label, .. } => label,
            _ => both("everybody", &[]),
        };
        Line::counting("need", words, need)
    };
    topics.into_values().map(line).collect()
}

fn places(spending: &Spending, sum: &Sum, detail: Detail) -> Vec<Line> {
    let all: u64 = sum.places.iter().map(|(_, places)| places).sum();
    let name = |offer: u32| Label::plain(&spending.offers[offer as usize]);
    match (detail, &sum.places[..]) {
        (Detail::Short, [_, _, ..]) => {
            let number = [("count", count(sum.places.len() as u64))];
            let words = both_with("certificate-offers", &number);
            vec![Line::counting("places", words, all)]
        }
        (_, places) => {
            let lines = places.iter();
            let line = |own: &(u32, u64)| Line::counting("places", name(own.0), own.1);
            lines.map(line).collect()
        }
    }
}

fn bought(spending: &Spending, own: Bought) -> Line {
    let choice = &spending.choices[own.choice as usize];
    let each = choice.cost.unwrap_or_default().as_f64();
    let cost = euros(own.cost);
    Line {
        kind: match own.is_cut_off {
            true => "in_part",
            false => "bought",
        },
        what: Label::plain(&named(choice, 1, false)),
        times: Some(match each > 0.0 {
            true => cost.abs() / each,
            false => f64::from(own.times),
        }),
        cost: Some(cost),
        cases: Some(Quantity::from_units(own.cases.unsigned_abs() as u64)),
        is_less: own.cases < 0,
    }
}

fn total(sum: &Sum) -> Line {
    let kind = match sum.bound {
        Ok(_) => "total",
        Err(Impossible::Money) => "too_dear",
        Err(Impossible::Rules) => "ruled_out",
    };
    let cost = sum.bought.iter().map(|own| euros(own.cost)).sum();
    Line {
        kind,
        what: Label::plain(""),
        times: None,
        cost: sum.bound.is_ok().then_some(cost),
        cases: sum.bound.ok().map(Quantity::from_units),
        is_less: false,
    }
}
