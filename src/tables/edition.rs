//! Everything that the report of a year says in public, put together.

use super::crosstab::{Request, Sums, crosstab};
use super::facts::facts;
use super::lists;
use super::plan::plan;
use super::reasons;
use super::shortages;
use super::table::{Chart, ChartKind, Edition, KeyFigure, Kind, Notice, Table, Value};
use super::words::{both, both_with};
use crate::analysis::levers::Levers;
use crate::analysis::picture::{Covered, Year};
use crate::inventory::columns::Evidence;
use crate::inventory::finding::Finding;
use crate::inventory::statement::Inventory;
use crate::language::{Argument, count, number, text};
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;

/// How many lines the lists of a report have.
const LISTED: usize = 15;

/// The edition of a year, with what a plan would change if there is one.
pub fn edition(
    town: &str,
    inventory: &Inventory,
    year: &Year,
    planned: Option<&Year>,
    levers: &Levers,
    findings: &[Finding],
) -> Edition {
    let picture = year.headline();
    let mut tables = by_dimension(year);
    let mut charts = Vec::new();
    tables.extend(crossed(year, &mut charts));
    tables.push(reasons::largest_gaps(year, picture, LISTED));
    tables.push(reasons::gap_types(year, picture));
    tables.push(shortages::bottlenecks(year, picture, LISTED));
    tables.push(shortages::levers(year, picture, levers, LISTED));
    tables.push(shortages::more_places(year, picture, levers, LISTED));
    tables.extend(lists::evidence(year));
    tables.extend(lists::definitions(year));
    tables.extend(planned.map(|planned| plan(year, planned, LISTED)));
    tables.retain(|table| !table.rows.is_empty());
    charts.insert(
        0,
        chart("largest_gaps", ChartKind::LargestGaps, "largest_gaps"),
    );
    charts.push(chart(
        "need_against_covered",
        ChartKind::NeedAgainstCovered,
        "life_phase",
    ));
    charts.retain(|chart| tables.iter().any(|table| table.name == chart.table));
    Edition {
        town: town.to_string(),
        year: year.question.year,
        reference_date: year.question.reference_date,
        figures: figures(year, planned),
        tables,
        charts,
        notices: notices(inventory, year),
        findings: findings.to_vec(),
        cells: facts(year, planned),
        headline: picture.cells.len() as u32,
    }
}

/// A table for each dimension by which anything is broken down.
fn by_dimension(year: &Year) -> Vec<Table> {
    let dimensions = year.vocabulary.dimensions.iter().enumerate();
    dimensions
        .filter(|(_, dimension)| !dimension.is_empty())
        .map(|(position, _)| {
            let request = Request {
                by: vec![position],
                filter: Vec::new(),
            };
            crosstab(year, year.headline(), &request)
        })
        .collect()
}

/// The cross-tables of two dimensions, and the charts that belong to them. The dimension with fewer
/// categories goes across.
fn crossed(year: &Year, charts: &mut Vec<Chart>) -> Vec<Table> {
    let vocabulary = &year.vocabulary;
    let pairs = [
        (Role::LifePhase, Role::District, Some(ChartKind::HeatMap)),
        (Role::Topic, Role::District, None),
        (Role::LifePhase, Role::Topic, Some(ChartKind::OffersGrid)),
    ];
    let mut tables = Vec::new();
    for (one, other, kind) in pairs {
        let size = |position: usize| vocabulary.dimensions[position].categories().count();
        let (Some(one), Some(other)) = (vocabulary.with_role(one), vocabulary.with_role(other))
        else {
            continue;
        };
        if size(one) == 0 || size(other) == 0 {
            continue;
        }
        let by = match size(one) >= size(other) {
            true => vec![one, other],
            false => vec![other, one],
        };
        let request = Request {
            by,
            filter: Vec::new(),
        };
        let table = crosstab(year, year.headline(), &request);
        if let Some(kind) = kind {
            let name = match kind {
                ChartKind::OffersGrid => "offers",
                _ => "coverage",
            };
            charts.push(chart(name, kind, &table.name));
        }
        tables.push(table);
    }
    tables
}

fn chart(name: &str, kind: ChartKind, table: &str) -> Chart {
    Chart {
        name: name.to_string(),
        title: both(&format!("chart-{}", name.replace('_', "-")), &[]),
        kind,
        table: table.to_string(),
    }
}

fn figures(year: &Year, planned: Option<&Year>) -> Vec<KeyFigure> {
    let sums = Sums::of(year.headline());
    let (cautious, generous) = (sums.cautious, sums.generous);
    let cases = |quantity: Quantity| Value::Number(quantity.as_f64());
    let figure =
        |id: &'static str, kind: Kind, value: Value, ends: Option<(Value, Value)>| KeyFigure {
            id,
            label: both(&format!("figure-{}", id.replace('_', "-")), &[]),
            kind,
            value,
            range: ends.filter(|(low, high)| low != high),
        };
    let range = |measure: &dyn Fn(Covered) -> Value| {
        let (one, other) = (measure(cautious), measure(generous));
        match one.number() <= other.number() {
            true => Some((one, other)),
            false => Some((other, one)),
        }
    };
    let gap = |covered: Covered| cases(covered.gap());
    let share = |covered: Covered| {
        covered
            .coverage()
            .map_or(Value::NotApplicable, Value::Number)
    };
    let offers = year.offers.iter();
    let places: Quantity = offers.clone().filter_map(|offer| offer.capacity).sum();
    let unknown = offers.filter(|offer| offer.capacity.is_none()).count();
    let mut figures = vec![
        figure(
            "need",
            Kind::Cases,
            cases(cautious.need),
            range(&|c| cases(c.need)),
        ),
        figure(
            "covered",
            Kind::Cases,
            cases(cautious.covered),
            range(&|c| cases(c.covered)),
        ),
        figure("gap", Kind::Cases, gap(cautious), range(&gap)),
        figure("coverage", Kind::Share, share(cautious), range(&share)),
        figure(
            "not_assessable",
            Kind::Cases,
            cases(sums.not_assessable),
            None,
        ),
        figure(
            "offers",
            Kind::Count,
            Value::Number(year.offers.len() as f64),
            None,
        ),
        figure("places", Kind::Places, cases(places), None),
        figure(
            "unknown_capacities",
            Kind::Count,
            Value::Number(unknown as f64),
            None,
        ),
    ];
    if let Some(planned) = planned {
        let with_plan = Sums::of(planned.headline()).cautious.gap();
        figures.push(figure("gap_with_plan", Kind::Cases, cases(with_plan), None));
    }
    figures
}

/// What the program understood, shared out or left out: sentences for the report.
fn notices(inventory: &Inventory, year: &Year) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut note = |id: &'static str, arguments: &[Argument]| {
        let text = both_with(&format!("notice-{}", id.replace('_', "-")), arguments);
        notices.push(Notice { id, text });
    };
    let left_out = inventory.left_out;
    if left_out.need_rows + left_out.offer_rows > 0 {
        note(
            "left_out",
            &[
                ("needs", count(left_out.need_rows)),
                ("persons", number(left_out.persons.as_f64())),
                ("offers", count(left_out.offer_rows)),
                ("places", number(left_out.places.as_f64())),
            ],
        );
    }
    if inventory.rows_are_persons {
        note("rows_are_persons", &[]);
    }
    let kept_apart: Vec<Evidence> = year
        .pictures
        .iter()
        .map(|picture| picture.evidence)
        .collect();
    if kept_apart.len() > 1 {
        note("evidence", &[]);
    }
    let empty: Vec<String> = year
        .vocabulary
        .dimensions
        .iter()
        .filter(|dimension| dimension.is_empty())
        .map(|dimension| dimension.label.de.clone())
        .collect();
    if !empty.is_empty() {
        note(
            "not_broken_down_at_all",
            &[("dimensions", text(empty.join(", ")))],
        );
    }
    notices
}
