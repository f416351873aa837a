//! Tables that list things one by one: cells, gaps, kinds of evidence, definitions; and what every list
//! is made with.

use super::cells::first_cell;
use super::column_id::ColumnId;
use super::crosstab::{self, Sums};
use super::disclosure::{Disclosure, Measure};
use super::keys::{self, node_value};
pub(super) use super::labels::list;
use super::labels::{both, column, counted};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Base, Column, Kind, Row, RowRole, Table, Value};
use crate::analysis::picture::{CellResult, GapType, Picture, Year};
use crate::vocabulary::quantity::Quantity;

pub(super) fn cases(quantity: Quantity) -> Value {
    Value::Number(quantity.as_f64())
}

/// A cost in euros.
pub(super) fn euros(millionths: i128) -> f64 {
    millionths as f64 / Quantity::ONE.units() as f64
}

pub(super) fn item(values: Vec<Value>) -> Row {
    counting(values, &[])
}

/// An item that counts these cells.
pub(super) fn counting(values: Vec<Value>, cells: &[u32]) -> Row {
    Row {
        role: RowRole::Item { depth: 0 },
        values,
        cells: cells.into(),
        tells: Vec::new(),
    }
}

/// A word of the program as a value; its text is the message `<group>-<id>`, with hyphens.
pub(super) fn code(group: &str, id: &'static str) -> Value {
    Value::Code {
        id,
        label: both(&format!("{group}-{}", id.replace('_', "-")), &[]),
    }
}

/// The type of a gap. Where rows of offers were left out, it does not say that none is on record.
pub(super) fn gap_code(year: &Year, gap_type: GapType) -> Value {
    let id = gap_type.id();
    match gap_type {
        GapType::NotAssessable if !year.left_out_topics.is_empty() => Value::Code {
            id,
            label: both("gap-type-not-assessable-unread", &[]),
        },
        _ => code("gap-type", id),
    }
}

/// The base of everything in a picture that a report looks at.
pub(super) fn whole(year: &Year, picture: &Picture, scope: &Scope) -> Base {
    crosstab::base(year, picture, scope)
}

/// Every cell: its categories, and all that is known of it.
pub fn cells(year: &Year, picture: &Picture) -> Table {
    cell_table(TableId::Cells, year, picture, |_| true)
}

/// Every cell with a gap, or whose need cannot be assessed; the largest first.
pub fn gaps(year: &Year, picture: &Picture) -> Table {
    let has_gap = |result: &CellResult| result.gap_type.is_some();
    let mut table = cell_table(TableId::Gaps, year, picture, has_gap);
    if let Some(gap) = table.column(ColumnId::Gap) {
        let size = |row: &Row| row.values[gap].number().unwrap_or(-1.0);
        table
            .rows
            .sort_by(|one, other| size(other).total_cmp(&size(one)));
    }
    table
}

fn cell_table(
    id: TableId,
    year: &Year,
    picture: &Picture,
    wanted: impl Fn(&CellResult) -> bool,
) -> Table {
    let vocabulary = &year.vocabulary;
    let keys = 0..vocabulary.dimensions.len();
    let keys = keys.map(|position| keys::column(vocabulary, position));
    let is_estimated = picture.cells.bounds.iter().any(Option::is_some);
    let bounds = [ColumnId::NeedAtLeast, ColumnId::NeedAtMost];
    let bounds = bounds.map(|id| column(id, Kind::Cases, Disclosure::Internal));
    let bounds = bounds.into_iter().filter(|_| is_estimated);
    let columns = keys.chain(cell_columns()).chain(bounds).collect();
    let reaching = offers_by_cell(year, picture);
    let rows = (0..picture.cells.len())
        .filter(|cell| wanted(&picture.results[*cell]))
        .map(|cell| {
            let mut values = cell_values(year, picture, cell, &reaching[cell]);
            if is_estimated {
                let need = picture.cells.need[cell];
                let bounds = picture.cells.bounds[cell].unwrap_or(need);
                values.extend([cases(bounds.low), cases(bounds.high)]);
            }
            counting(values, &[cell as u32])
        })
        .collect();
    list(id, whole(year, picture, &Scope::default()), columns, rows)
}

fn cell_columns() -> Vec<Column> {
    let own = |id: ColumnId, kind: Kind| column(id, kind, Disclosure::Internal);
    vec![
        counted(Measure::Need),
        counted(Measure::Covered),
        counted(Measure::Gap),
        counted(Measure::Coverage),
        own(ColumnId::NeedLow, Kind::Cases),
        own(ColumnId::NeedHigh, Kind::Cases),
        own(ColumnId::CoveredLow, Kind::Cases),
        own(ColumnId::CoveredHigh, Kind::Cases),
        counted(Measure::GapLow),
        counted(Measure::GapHigh),
        counted(Measure::CoverageLow),
        counted(Measure::CoverageHigh),
        column(ColumnId::Offers, Kind::Count, Disclosure::Record),
        column(ColumnId::NominalCapacity, Kind::Places, Disclosure::Record),
        column(ColumnId::GapType, Kind::Code, Disclosure::Verdict),
        column(ColumnId::Certainty, Kind::Code, Disclosure::Verdict),
        own(ColumnId::Bottleneck, Kind::Count),
    ]
}

/// For every cell the offers that reach it, by position among the year's offers.
fn offers_by_cell(year: &Year, picture: &Picture) -> Vec<Vec<usize>> {
    let mut reaching = vec![Vec::new(); picture.cells.len()];
    for offer in 0..year.offers.len() {
        for cell in picture.cautious.market.reach().of(offer) {
            reaching[*cell as usize].push(offer);
        }
    }
    reaching
}

fn cell_values(year: &Year, picture: &Picture, cell: usize, reaching: &[usize]) -> Vec<Value> {
    let dimensions = year.vocabulary.dimensions.iter().enumerate();
    let mut values: Vec<Value> = dimensions
        .map(|(position, dimension)| node_value(dimension, picture.cells.node(cell, position)))
        .collect();
    let result = &picture.results[cell];
    values.extend(covered_values(result));
    let capacities = reaching.iter().map(|offer| year.offers[*offer].capacity);
    let known: Vec<Quantity> = capacities.flatten().collect();
    values.push(Value::Number(reaching.len() as f64));
    values.push(match known.is_empty() && !reaching.is_empty() {
        true => Value::NotRecorded,
        false => cases(known.into_iter().sum()),
    });
    values.push(match result.gap_type {
        Some(gap_type) => gap_code(year, gap_type),
        None => Value::NotApplicable,
    });
    values.push(match result.certainty {
        Some(certainty) => code("certainty", certainty.id()),
        None => Value::NotApplicable,
    });
    values.push(match result.bottleneck {
        Some(part) => Value::Number(f64::from(part) + 1.0),
        None => Value::NotApplicable,
    });
    values
}

fn covered_values(result: &CellResult) -> Vec<Value> {
    let (cautious, generous) = (result.cautious, result.generous);
    if result.certainty.is_none() {
        let mut values = vec![
            cases(cautious.need),
            Value::NotApplicable,
            Value::NotApplicable,
        ];
        values.push(Value::NotApplicable);
        values.extend([cases(generous.need), cases(cautious.need)]);
        values.extend(std::iter::repeat_n(Value::NotApplicable, 6));
        return values;
    }
    let share = |coverage: Option<f64>| coverage.map_or(Value::NotApplicable, Value::Number);
    let both_shares = [cautious.coverage(), generous.coverage()];
    let shares = both_shares.into_iter().flatten();
    let range = |one: Quantity, other: Quantity| [cases(one.min(other)), cases(one.max(other))];
    let mut values = vec![
        cases(cautious.need),
        cases(cautious.covered),
        cases(cautious.gap()),
        share(cautious.coverage()),
    ];
    values.extend(range(cautious.need, generous.need));
    values.extend(range(cautious.covered, generous.covered));
    values.extend(range(cautious.gap(), generous.gap()));
    values.push(share(shares.clone().reduce(f64::min)));
    values.push(share(shares.reduce(f64::max)));
    values
}

/// Kinds of evidence side by side: each is covered for itself, and they are never added up. None if there
/// is only one kind.
pub fn evidence(year: &Year, scope: &Scope) -> Option<Table> {
    if year.pictures.len() < 2 {
        return None;
    }
    let columns = vec![
        column(ColumnId::Evidence, Kind::Code, Disclosure::Key),
        counted(Measure::Need),
        counted(Measure::Covered),
        counted(Measure::Gap),
        counted(Measure::Coverage),
        counted(Measure::NotAssessable),
    ];
    let rows = year.pictures.iter().enumerate().map(|(position, picture)| {
        let sums = Sums::within(year, picture, scope);
        let first = first_cell(year, position) as u32;
        let own = scope.cells(year, picture).into_iter();
        let all: Vec<u32> = own.map(|cell| first + cell).collect();
        let coverage = sums.cautious.coverage();
        let values = vec![
            code("evidence", picture.evidence.id()),
            cases(sums.cautious.need),
            cases(sums.cautious.covered),
            cases(sums.cautious.gap()),
            coverage.map_or(Value::NotApplicable, Value::Number),
            cases(sums.not_assessable),
        ];
        counting(values, &all)
    });
    Some(list(
        TableId::Evidence,
        whole(year, year.headline(), scope),
        columns,
        rows.collect(),
    ))
}

/// What the town's categories mean, as far as its vocabulary says so; none if it defines nothing.
pub fn definitions(year: &Year) -> Option<Table> {
    let columns = vec![
        column(ColumnId::Dimensions, Kind::Text, Disclosure::Key),
        column(ColumnId::Category, Kind::Text, Disclosure::Key),
        column(ColumnId::Definition, Kind::Text, Disclosure::Record),
        column(ColumnId::Source, Kind::Text, Disclosure::Record),
    ];
    let stated = |words: &Option<String>| match words {
        Some(words) => Value::Text(words.clone()),
        None => Value::NotRecorded,
    };
    let mut rows = Vec::new();
    for (position, dimension) in year.vocabulary.dimensions.iter().enumerate() {
        for (node, category) in dimension.categories() {
            if category.definition.is_some() {
                rows.push(item(vec![
                    keys::dimension_value(&year.vocabulary, position),
                    node_value(dimension, node),
                    stated(&category.definition),
                    stated(&category.source),
                ]));
            }
        }
    }
    (!rows.is_empty()).then(|| {
        list(
            TableId::Definitions,
            whole(year, year.headline(), &Scope::default()),
            columns,
            rows,
        )
    })
}
