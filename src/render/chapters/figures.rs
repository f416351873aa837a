//! Pictures with the tables that hold their numbers.

use crate::language::{Language, text};
use crate::render::charts;
use crate::render::cross::{cross, cross_anchor, grids};
use crate::render::document::Figure;
use crate::render::grid::{self, Grid};
use crate::render::values::visible;
use crate::tables::{Chart, ChartKind, ColumnId, Edition, Shape, Table};

/// The picture of the first page.
pub const OVERVIEW: ChartKind = ChartKind::HeatMap;

/// Where need is met and where not, by age and place.
pub fn overview(edition: &Edition, language: Language) -> Option<Figure> {
    let mut charts = edition.charts.iter();
    let chart = charts.find(|chart| chart.kind == OVERVIEW)?;
    let table = edition.table(&chart.table)?;
    figure(
        edition,
        chart,
        &grids_with(table, &[chart], language),
        language,
    )
}

/// The grids of a table, and of every further measure that a chart shows: no picture without its numbers.
pub fn grids_with<'a>(table: &'a Table, charts: &[&Chart], language: Language) -> Vec<Grid<'a>> {
    let mut grids = grids(table, language);
    if let Shape::Cross { shown } = &table.shape {
        let mut measures: Vec<ColumnId> = charts
            .iter()
            .map(|chart| charts::measure(chart.kind))
            .collect();
        measures.retain(|measure| !shown.contains(measure));
        measures.dedup();
        grids.extend(
            measures
                .iter()
                .filter_map(|measure| cross(table, *measure, language)),
        );
    }
    // what belongs under the table stands once, below its last grid
    if let Some((_, others)) = grids.split_last_mut() {
        others.iter_mut().for_each(|grid| grid.notes.clear());
    }
    grids
}

/// A picture of a table; none where it has nothing to show, or its numbers stand in none of these grids.
pub fn figure(
    edition: &Edition,
    chart: &Chart,
    grids: &[Grid],
    language: Language,
) -> Option<Figure> {
    let table = edition.table(&chart.table)?;
    let picture = charts::draw(edition, chart, language)?;
    let crossed = cross_anchor(table, charts::measure(chart.kind));
    let grid = match &table.shape {
        Shape::Cross { .. } => grids.iter().find(|grid| grid.anchor == crossed)?,
        Shape::List => grids.first()?,
    };
    let arguments = [("table", text(grid.title.clone()))];
    let numbers = language.texts().with("chart-numbers-in", &arguments);
    Some(Figure {
        anchor: grid::anchor("chart", &chart.name),
        caption: visible(chart.title.in_language(language)),
        numbers,
        table: grid.anchor.clone(),
        picture,
    })
}
