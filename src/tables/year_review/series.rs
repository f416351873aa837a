//! More than two years, one after the other.

use super::scope::Seen;
use super::{base, own, signed};
use crate::analysis::picture::Year;
use crate::analysis::review::{Review, Which};
use crate::tables::column_id::ColumnId;
use crate::tables::crosstab::Sums;
use crate::tables::disclosure::{Disclosure, Measure};
use crate::tables::labels::{both, column, counted};
use crate::tables::lists::{cases, item, list};
use crate::tables::spec::TableId;
use crate::tables::supply;
use crate::tables::table::{Kind, Row, RowRole, Table, Value};

/// Several years, one after the other: each year's totals, and what changed since the one before.
pub fn series(reviews: &[Review]) -> Option<Table> {
    let columns = vec![
        own(ColumnId::Year, Kind::Text, Disclosure::Key),
        counted(Measure::Need),
        counted(Measure::Covered),
        counted(Measure::Gap),
        counted(Measure::GapLow),
        counted(Measure::GapHigh),
        counted(Measure::Coverage),
        counted(Measure::NotAssessable),
        column(ColumnId::Offers, Kind::Count, Disclosure::Record),
        own(ColumnId::Change, Kind::Cases, Disclosure::Internal),
        own(ColumnId::ByNeed, Kind::Cases, Disclosure::Internal),
        own(ColumnId::BySupply, Kind::Cases, Disclosure::Internal),
        own(ColumnId::ByKnowledge, Kind::Cases, Disclosure::Internal),
        own(ColumnId::LeftOutAfter, Kind::Cases, Disclosure::Internal),
    ];
    let first = reviews.first()?;
    let mut rows = vec![year_row(first, Which::From)];
    rows.extend(reviews.iter().map(|review| year_row(review, Which::To)));
    let mut table = list(TableId::ReviewSeries, base(reviews.last()?), columns, rows);
    table.notes = vec![both("review-note-left-out", &[])];
    Some(table)
}

fn year_row(review: &Review, which: Which) -> Row {
    let year = review.year(which);
    let sums = Sums::of(year.headline());
    let (cautious, generous) = (sums.cautious, sums.generous);
    let mut values = vec![
        Value::Text(year.question.year.to_string()),
        cases(cautious.need),
        cases(cautious.covered),
        cases(cautious.gap()),
        cases(cautious.gap().min(generous.gap())),
        cases(cautious.gap().max(generous.gap())),
        cautious
            .coverage()
            .map_or(Value::NotApplicable, Value::Number),
        cases(sums.not_assessable),
        Value::Number(year.offers.len() as f64),
    ];
    match which {
        Which::From => values.extend(vec![Value::NotApplicable; 5]),
        Which::To => {
            let group = review.group(&review.all_cells());
            let causes = group.causes;
            let parts = [group.change(), causes.need, causes.supply, causes.knowledge];
            values.extend(parts.map(signed));
            values.push(cases(group.left_out[1]));
        }
    }
    item(values)
}

/// The same as everybody may know it, for the years up to the report's: each counted as in its own report. Why the
/// gap changed is told of the last two years only ([`super::public_tables`]). `first` is the number that the first
/// cell of the earliest year gets in the edition.
pub(super) fn in_public(seen: &Seen, earlier: &[Year], first: usize) -> Option<Table> {
    let columns = vec![
        own(ColumnId::Year, Kind::Text, Disclosure::Key),
        counted(Measure::Need),
        counted(Measure::Gap),
        counted(Measure::GapLow),
        counted(Measure::GapHigh),
        counted(Measure::Coverage),
        counted(Measure::NotAssessable),
        // a group shares its places with others
        column(
            match seen.scope.is_everybody() {
                true => ColumnId::Places,
                false => ColumnId::NominalCapacity,
            },
            Kind::Places,
            Disclosure::Record,
        ),
    ];
    let mut rows = Vec::with_capacity(earlier.len() + 2);
    let mut next = first;
    for year in earlier {
        let cells = seen.scope.cells(year, year.headline()).into_iter();
        let numbers = cells.filter_map(|cell| u32::try_from(next + cell as usize).ok());
        rows.push(in_its_report(year, seen, numbers.collect()));
        next += year.headline().cells.len();
    }
    let before = seen.own.iter();
    let before = before.filter_map(|cell| seen.numbers.get(Which::From, *cell));
    rows.push(in_its_report(&seen.review.from, seen, before.collect()));
    let today = seen.scope.cells(seen.year, seen.year.headline());
    rows.push(in_its_report(seen.year, seen, today));
    let mut table = list(TableId::ReviewSeries, seen.base(), columns, rows);
    table.notes = vec![both("review-note-series", &[])];
    (!earlier.is_empty()).then_some(table)
}

/// All whom a report looks at in a year; `numbers` are their cells in the edition.
fn in_its_report(year: &Year, seen: &Seen, mut numbers: Vec<u32>) -> Row {
    let sums = Sums::within(year, year.headline(), seen.scope);
    let (gap, other) = (sums.cautious.gap(), sums.generous.gap());
    let coverage = sums.cautious.coverage();
    numbers.sort_unstable();
    Row {
        role: RowRole::Item { depth: 0 },
        values: vec![
            Value::Text(year.question.year.to_string()),
            cases(sums.cautious.need),
            cases(gap),
            cases(gap.min(other)),
            cases(gap.max(other)),
            coverage.map_or(Value::NotApplicable, Value::Number),
            cases(sums.not_assessable),
            supply::sum(&seen.scope.offers(year), |offer| offer.capacity),
        ],
        cells: numbers.into(),
        tells: Vec::new(),
    }
}
