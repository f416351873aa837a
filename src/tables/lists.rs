//! Tables that list things one by one: cells, gaps, bottlenecks, levers, offers.

use std::collections::HashSet;

use super::crosstab::{self, Request, Sums, node_value};
use super::facts::first_cell;
use super::table::{Base, Column, Kind, Row, RowRole, Shape, Table, Value};
use super::wording::in_words;
use super::words::{both, column};
use crate::analysis::gaps::{Certainty, GapType};
use crate::analysis::levers::Levers;
use crate::analysis::year::{CellResult, Picture, Year};
use crate::inventory::statement::Offer;
use crate::vocabulary::dimension::{Dimension, Role};
use crate::vocabulary::quantity::Quantity;

pub(super) fn cases(quantity: Quantity) -> Value {
    Value::Number(quantity.as_f64())
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
    }
}

/// A word of the program as a value; its text is the message `<group>-<id>`, with hyphens.
pub(super) fn code(group: &str, id: &'static str) -> Value {
    Value::Code {
        id,
        label: both(&format!("{group}-{}", id.replace('_', "-")), &[]),
    }
}

fn list(name: &str, base: Base, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        name: name.to_string(),
        title: both(&format!("table-{}", name.replace('_', "-")), &[]),
        base,
        columns,
        rows,
        shape: Shape::List,
        notes: Vec::new(),
    }
}

/// The base of everything in a picture.
fn whole(year: &Year, picture: &Picture) -> Base {
    crosstab::base(year, picture, &Request::default(), Sums::of(picture))
}

/// Every cell: its categories, and all that is known of it.
pub fn cells(year: &Year, picture: &Picture) -> Table {
    cell_table("cells", year, picture, |_| true)
}

/// Every cell with a gap, or whose need cannot be assessed; the largest first.
pub fn gaps(year: &Year, picture: &Picture) -> Table {
    let has_gap = |result: &CellResult| result.gap_type.is_some();
    let mut table = cell_table("gaps", year, picture, has_gap);
    if let Some(gap) = table.column("gap") {
        let size = |row: &Row| row.values[gap].number().unwrap_or(-1.0);
        table
            .rows
            .sort_by(|one, other| size(other).total_cmp(&size(one)));
    }
    table
}

fn cell_table(
    name: &str,
    year: &Year,
    picture: &Picture,
    wanted: impl Fn(&CellResult) -> bool,
) -> Table {
    let mut columns: Vec<Column> = year
        .vocabulary
        .dimensions
        .iter()
        .map(|dimension| Column {
            id: dimension.id.clone(),
            label: dimension.label.clone(),
            kind: Kind::Category,
        })
        .collect();
    columns.extend(CELL_MEASURES.iter().map(|(id, kind)| column(id, *kind)));
    let reaching = offers_by_cell(year, picture);
    let rows = (0..picture.cells.len())
        .filter(|cell| wanted(&picture.results[*cell]))
        .map(|cell| {
            let values = cell_values(year, picture, cell, &reaching[cell]);
            counting(values, &[cell as u32])
        })
        .collect();
    list(name, whole(year, picture), columns, rows)
}

const CELL_MEASURES: [(&str, Kind); 17] = [
    ("need", Kind::Cases),
    ("covered", Kind::Cases),
    ("gap", Kind::Cases),
    ("coverage", Kind::Share),
    ("need_low", Kind::Cases),
    ("need_high", Kind::Cases),
    ("covered_low", Kind::Cases),
    ("covered_high", Kind::Cases),
    ("gap_low", Kind::Cases),
    ("gap_high", Kind::Cases),
    ("coverage_low", Kind::Share),
    ("coverage_high", Kind::Share),
    ("offers", Kind::Count),
    ("nominal_capacity", Kind::Places),
    ("gap_type", Kind::Code),
    ("certainty", Kind::Code),
    ("bottleneck", Kind::Count),
];

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
        Some(gap_type) => code("gap-type", gap_type.id()),
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

/// Need and gap by type: each cell with a gap has exactly one, and they add up to the gap.
pub fn gap_types(year: &Year, picture: &Picture) -> Table {
    let columns = vec![
        column("gap_type", Kind::Code),
        column("cells", Kind::Count),
        column("need", Kind::Cases),
        column("gap", Kind::Cases),
        column("not_assessable", Kind::Cases),
    ];
    let sums = |wanted: &dyn Fn(Option<GapType>) -> bool| {
        let mut sums = Sums::default();
        let mut counted: Vec<u32> = Vec::new();
        for (cell, result) in picture.results.iter().enumerate() {
            if wanted(result.gap_type) {
                sums.add(picture, cell);
                counted.push(cell as u32);
            }
        }
        let values = [
            Value::Number(counted.len() as f64),
            cases(sums.cautious.need),
            cases(sums.cautious.gap()),
            cases(sums.not_assessable),
        ];
        (values, counted)
    };
    let mut rows: Vec<Row> = GapType::ALL
        .iter()
        .map(|gap_type| {
            let mut values = vec![code("gap-type", gap_type.id())];
            let (own, counted) = sums(&|own| own == Some(*gap_type));
            values.extend(own);
            counting(values, &counted)
        })
        .collect();
    let mut total = vec![code("gap-type", "total")];
    let (own, counted) = sums(&|own| own.is_some());
    total.extend(own);
    rows.push(Row {
        role: RowRole::Total,
        values: total,
        cells: counted.into(),
    });
    list("gap_types", whole(year, picture), columns, rows)
}

/// The bottlenecks: cells that share too few places, with the offers that they share. The sums recount by
/// hand: covered = places, coverage = places / need.
pub fn bottlenecks(year: &Year, picture: &Picture, most: usize) -> Table {
    let columns = vec![
        column("bottleneck", Kind::Count),
        column("whom", Kind::Text),
        column("need", Kind::Cases),
        column("places", Kind::Places),
        column("gap", Kind::Cases),
        column("coverage", Kind::Share),
        column("cells", Kind::Count),
        column("offers", Kind::Count),
        column("offer_names", Kind::Text),
    ];
    let mut rows: Vec<(u64, Row)> = Vec::new();
    for (number, part) in picture.cautious.cover.parts.iter().enumerate() {
        if part.covered() >= part.need {
            continue;
        }
        let gap = part.need - part.covered();
        let names = part
            .offers
            .iter()
            .map(|offer| offer_name(&year.offers[*offer as usize]));
        let values = vec![
            Value::Number(number as f64 + 1.0),
            in_words(year, picture, &part.cells),
            cases(Quantity::from_units(part.need)),
            cases(Quantity::from_units(part.places)),
            cases(Quantity::from_units(gap)),
            Value::Number(part.coverage.as_f64()),
            Value::Number(part.cells.len() as f64),
            Value::Number(part.offers.len() as f64),
            Value::List(names.collect()),
        ];
        rows.push((gap, counting(values, &part.cells)));
    }
    rows.sort_by_key(|(gap, _)| std::cmp::Reverse(*gap));
    let rows = rows.into_iter().take(most).map(|(_, row)| row).collect();
    list("bottlenecks", whole(year, picture), columns, rows)
}

/// An offer's name with its id.
pub fn offer_name(offer: &Offer) -> String {
    match offer.name == offer.id {
        true => offer.id.clone(),
        false => format!("{} ({})", offer.name, offer.id),
    }
}

/// Openings that would lower the gap, and what ten more places would do where places are short.
pub fn levers(year: &Year, picture: &Picture, levers: &Levers, most: usize) -> Table {
    let columns = vec![
        column("offer", Kind::Text),
        column("opens_in", Kind::Text),
        column("opens_to", Kind::Text),
        column("spare", Kind::Places),
        column("relief", Kind::Cases),
        column("gained", Kind::Cases),
        column("gains", Kind::Text),
        column("lost", Kind::Cases),
        column("loses", Kind::Text),
    ];
    let rows = levers.openings.iter().take(most).map(|lever| {
        let dimension = &year.vocabulary.dimensions[lever.dimension];
        let whom = |cells: &[u32]| match cells.is_empty() {
            true => Value::NotApplicable,
            false => in_words(year, picture, cells),
        };
        let mut cells = [lever.gaining.as_slice(), &lever.losing].concat();
        cells.sort_unstable();
        let values = vec![
            Value::Text(offer_name(&year.offers[lever.offer])),
            Value::Category {
                id: dimension.id.clone(),
                label: dimension.label.clone(),
            },
            node_value(dimension, lever.category),
            cases(lever.spare),
            cases(lever.relief),
            cases(lever.gained),
            whom(&lever.gaining),
            cases(lever.lost),
            whom(&lever.losing),
        ];
        counting(values, &cells)
    });
    list("levers", whole(year, picture), columns, rows.collect())
}

/// What ten more places at an offer of a bottleneck would do, and cost where the offer says what it costs.
pub fn more_places(year: &Year, picture: &Picture, levers: &Levers, most: usize) -> Table {
    let columns = vec![
        column("offer", Kind::Text),
        column("bottleneck", Kind::Count),
        column("whom", Kind::Text),
        column("relief_of_ten", Kind::Cases),
        column("cost_of_ten", Kind::Euro),
    ];
    let mut ranked = levers.places.clone();
    ranked.sort_by_key(|more| std::cmp::Reverse(more.relief));
    let rows = ranked
        .iter()
        .filter(|more| more.relief > Quantity::ZERO)
        .take(most)
        .map(|more| {
            let offer = &year.offers[more.offer];
            let part = &picture.cautious.cover.parts[more.part as usize];
            let values = vec![
                Value::Text(offer_name(offer)),
                Value::Number(f64::from(more.part) + 1.0),
                in_words(year, picture, &part.cells),
                cases(more.relief),
                cost_of_ten(offer),
            ];
            counting(values, &part.cells)
        });
    list("more_places", whole(year, picture), columns, rows.collect())
}

/// Ten times the cost of a place as it is today.
fn cost_of_ten(offer: &Offer) -> Value {
    match (offer.annual_cost, offer.capacity) {
        (Some(cost), Some(places)) if places > Quantity::ZERO => {
            Value::Number(cost.as_f64() / places.as_f64() * 10.0)
        }
        _ => Value::NotRecorded,
    }
}

/// The largest gaps by topic, life phase and district, with their range.
pub fn largest_gaps(year: &Year, picture: &Picture, most: usize) -> Table {
    let vocabulary = &year.vocabulary;
    let by: Vec<usize> = [Role::Topic, Role::LifePhase, Role::District]
        .into_iter()
        .filter_map(|role| vocabulary.with_role(role))
        .filter(|position| !vocabulary.dimensions[*position].is_empty())
        .collect();
    let request = Request {
        by: by.clone(),
        filter: Vec::new(),
    };
    let mut table = crosstab::crosstab(year, picture, &request);
    table.name = "largest_gaps".to_string();
    table.title = both("table-largest-gaps", &[]);
    table.shape = Shape::List;
    let ids: Vec<HashSet<&str>> = by
        .iter()
        .map(|position| innermost(&vocabulary.dimensions[*position]))
        .collect();
    let is_innermost = |row: &Row| {
        row.values.iter().zip(&ids).all(|(value, ids)| match value {
            Value::Category { id, .. } => ids.contains(id.as_str()),
            _ => false,
        })
    };
    if let Some(gap) = table.column("gap") {
        let size = |row: &Row| row.values[gap].number().unwrap_or(0.0);
        table
            .rows
            .retain(|row| size(row) > 0.0 && is_innermost(row));
        table
            .rows
            .sort_by(|one, other| size(other).total_cmp(&size(one)));
        table.rows.truncate(most);
    }
    table.columns.push(column("reason", Kind::Code));
    table.columns.push(column("certainty", Kind::Code));
    for row in &mut table.rows {
        let (reason, certainty) = reason(picture, &row.cells);
        row.values.extend([reason, certainty]);
    }
    table
}

/// Why there is a gap in some cells, and how sure it is: the type with the most cases, and whether some of
/// the gap is there in both scenarios.
fn reason(picture: &Picture, cells: &[u32]) -> (Value, Value) {
    let gap_of = |gap_type: GapType| -> Quantity {
        let results = cells.iter().map(|cell| &picture.results[*cell as usize]);
        let of_type = results.filter(|result| result.gap_type == Some(gap_type));
        of_type.map(|result| result.cautious.gap()).sum()
    };
    let assessable = GapType::ALL
        .into_iter()
        .filter(|kind| *kind != GapType::NotAssessable);
    // Of equals, the first in the order of the rules.
    let most = assessable.rev().max_by_key(|gap_type| gap_of(*gap_type));
    let certain = cells
        .iter()
        .any(|cell| picture.results[*cell as usize].certainty == Some(Certainty::Certain));
    let certainty = match certain {
        true => Certainty::Certain,
        false => Certainty::Possible,
    };
    let reason = most.map_or(Value::NotApplicable, |gap_type| {
        code("gap-type", gap_type.id())
    });
    (reason, code("certainty", certainty.id()))
}

/// The ids of the categories below which nothing is shown.
fn innermost(dimension: &Dimension) -> HashSet<&str> {
    let is_cut = |node| {
        dimension
            .category(node)
            .is_some_and(|category| category.cut)
    };
    crosstab::shown_nodes(dimension)
        .into_iter()
        .filter(|node| dimension.children(*node).iter().all(|child| is_cut(*child)))
        .map(|node| dimension.node_id(node))
        .collect()
}

/// Kinds of evidence side by side: each is covered for itself, and they are never added up. None if there
/// is only one kind.
pub fn evidence(year: &Year) -> Option<Table> {
    if year.pictures.len() < 2 {
        return None;
    }
    let columns = vec![
        column("evidence", Kind::Code),
        column("need", Kind::Cases),
        column("covered", Kind::Cases),
        column("gap", Kind::Cases),
        column("coverage", Kind::Share),
        column("not_assessable", Kind::Cases),
    ];
    let rows = year.pictures.iter().enumerate().map(|(position, picture)| {
        let sums = Sums::of(picture);
        let first = first_cell(year, position);
        let all = first..first + picture.cells.len();
        let all: Vec<u32> = all.map(|cell| cell as u32).collect();
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
        "evidence",
        whole(year, year.headline()),
        columns,
        rows.collect(),
    ))
}

/// What the town's categories mean, as far as its vocabulary says so; none if it defines nothing.
pub fn definitions(year: &Year) -> Option<Table> {
    let columns = vec![
        column("dimension", Kind::Text),
        column("category", Kind::Text),
        column("definition", Kind::Text),
        column("source", Kind::Text),
    ];
    let stated = |words: &Option<String>| match words {
        Some(words) => Value::Text(words.clone()),
        None => Value::NotRecorded,
    };
    let mut rows = Vec::new();
    for dimension in &year.vocabulary.dimensions {
        for (node, category) in dimension.categories() {
            if category.definition.is_some() {
                rows.push(item(vec![
                    Value::Category {
                        id: dimension.id.clone(),
                        label: dimension.label.clone(),
                    },
                    node_value(dimension, node),
                    stated(&category.definition),
                    stated(&category.source),
                ]));
            }
        }
    }
    (!rows.is_empty()).then(|| list("definitions", whole(year, year.headline()), columns, rows))
}
