//! Charts: a picture of a table, drawn by plotters as SVG and PNG with a font that the program carries.
//!
//! A chart is laid out here as plain marks (`Picture`); nothing is measured or read anywhere else.
//! A picture shows at most `ROWS` rows, because a reader compares no more: of a hierarchy the finest
//! level that fits, otherwise the rows with the largest values. The table has them all.

mod bars;
mod blank;
mod chain;
mod endings;
mod frame;
mod gap_types;
mod groups;
mod heat;
mod inhabitants;
mod ink;
mod legend;
mod map;
mod maps;
mod money;
mod pattern;
mod picture;
mod points;
mod scale;
mod series;
mod shape;
mod slope;
mod steps;
mod symbol;
mod timeline;
mod transition;
mod waterfall;
mod white_spots;

pub use ink::{Ink, coverage_class};
pub(super) use picture::SMALL;
pub use picture::{Anchor, DrawError, Font, Lettering, Mark, Picture};
pub(super) use scale::Scale;
pub(super) use shape::{Projection, Shape};
pub use white_spots::white_spots;

use crate::language::{Language, count};
use crate::render::values::shown;
use crate::tables::{Chart, ChartKind, ColumnId, Edition, FigureId, Kind, RowRole, TableId, Value};

/// How many rows a picture shows.
const ROWS: usize = 40;

/// How many columns a picture shows.
const COLUMNS: usize = 12;

/// How wide a picture may be: 17 cm between the margins of a page of A4 are 482 points, so that letters of
/// `SMALL`, 12 pixels high, are printed with at least 8 points.
const WIDEST: i32 = 720;

/// The picture of a chart's table, unless the table has nothing that it could show.
pub fn draw(edition: &Edition, chart: &Chart, language: Language) -> Option<Picture> {
    let table = edition.table(&chart.table)?;
    match chart.kind {
        ChartKind::HeatMap => {
            let scale = Scale::grades(edition.served, language);
            heat::heat(chart, table, &scale, language)
        }
        ChartKind::OffersGrid => heat::heat(chart, table, &Scale::offers(language), language),
        ChartKind::LargestGaps => bars::largest_gaps(chart, table, language),
        ChartKind::NeedAgainstCovered => bars::need_against_covered(chart, table, language),
        ChartKind::PlacesAgainstNeed => bars::places_against_need(chart, table, language),
        ChartKind::Chain => chain::chain(chart, table, language),
        ChartKind::Map => map::map(chart, table, ground(edition)?, language),
        ChartKind::GapTypes => gap_types::gap_types(chart, table, language),
        ChartKind::CoverageByGroup => groups::coverage_by_group(chart, table, language),
        ChartKind::Waterfall => waterfall::waterfall(chart, table, language),
        ChartKind::Slope => slope::slope(chart, table, language),
        ChartKind::Timeline => timeline::timeline(chart, table, language),
        ChartKind::Money => {
            let budget = edition.figure(FigureId::Budget);
            let budget = budget.and_then(|figure| figure.value.number());
            money::money(chart, table, budget, language)
        }
        ChartKind::Endings => endings::endings(chart, table, edition.reference_date, language),
        ChartKind::Series => series::series(chart, table, language),
        ChartKind::Inhabitants => {
            let whole = table
                .keys()
                .checked_sub(1)
                .map(|key| &table.columns[key].id);
            let levels = match whole {
                Some(ColumnId::Dimension(axis)) => edition.table(&TableId::By(vec![*axis])),
                _ => None,
            };
            inhabitants::inhabitants(chart, table, levels, language)
        }
        ChartKind::TopicMaps => maps::maps(chart, table, ground(edition)?, language),
    }
}

/// Where districts and offers lie; none without a map.
fn ground(edition: &Edition) -> Option<map::Places<'_>> {
    Some(map::Places {
        map: edition.map.as_deref()?,
        offers: &edition.points,
    })
}

/// The column that a chart shows first.
pub fn measure(kind: ChartKind) -> ColumnId {
    match kind {
        ChartKind::HeatMap
        | ChartKind::Chain
        | ChartKind::Map
        | ChartKind::TopicMaps
        | ChartKind::CoverageByGroup
        | ChartKind::Slope => ColumnId::Coverage,
        ChartKind::Waterfall => ColumnId::Cases,
        ChartKind::Timeline | ChartKind::Money => ColumnId::GapThen,
        ChartKind::Endings => ColumnId::LastDay,
        ChartKind::OffersGrid => ColumnId::Offers,
        ChartKind::LargestGaps | ChartKind::GapTypes => ColumnId::Gap,
        ChartKind::NeedAgainstCovered | ChartKind::Series | ChartKind::Inhabitants => {
            ColumnId::Need
        }
        ChartKind::PlacesAgainstNeed => ColumnId::NominalCapacity,
    }
}

/// Which of many lines a picture shows, in their order, and what it says about the others.
struct Choice {
    kept: Vec<usize>,
    left_out: Option<LeftOut>,
}

enum LeftOut {
    /// Other levels of a hierarchy.
    Levels,
    /// Smaller values.
    Smaller,
}

/// Keeps at most `limit` items, by `weight`; margins and what is not broken down are always kept.
fn choose(roles: &[RowRole], limit: usize, weight: impl Fn(usize) -> f64) -> Choice {
    let level = |depth: u8| {
        let same = move |role: &&RowRole| **role == RowRole::Item { depth };
        roles.iter().filter(same).count()
    };
    let items = roles.iter().filter(|role| is_item(**role)).count();
    let finest = (0..=u8::MAX)
        .rev()
        .find(|depth| (1..=limit).contains(&level(*depth)));
    let (left_out, keeps): (Option<LeftOut>, Vec<usize>) = match finest {
        _ if items <= limit => (None, (0..roles.len()).collect()),
        Some(depth) if level(depth) > 1 => {
            let at = |index: &usize| roles[*index] == RowRole::Item { depth };
            (Some(LeftOut::Levels), (0..roles.len()).filter(at).collect())
        }
        _ => {
            let mut ranked: Vec<usize> = (0..roles.len()).collect();
            ranked.retain(|index| is_item(roles[*index]));
            ranked.sort_by(|one, other| weight(*other).total_cmp(&weight(*one)));
            ranked.truncate(limit);
            (Some(LeftOut::Smaller), ranked)
        }
    };
    let kept = |index: &usize| keeps.contains(index) || !is_item(roles[*index]);
    Choice {
        kept: (0..roles.len()).filter(kept).collect(),
        left_out,
    }
}

/// The same, but never a level beside the sums of it.
fn choose_level(roles: &[RowRole], limit: usize, weight: impl Fn(usize) -> f64) -> Choice {
    let depths = || roles.iter().filter(|role| is_item(**role));
    let items = depths().count();
    let is_one_level = depths().all(|role| Some(role) == depths().next());
    match is_one_level {
        true => choose(roles, limit, weight),
        false => choose(roles, limit.min(items.saturating_sub(1)), weight),
    }
}

/// A number of cases as people read it.
fn cases_of(value: &Value, language: Language) -> String {
    shown(value, Kind::Cases, language)
}

/// A percentage whose sign stands in the legend.
fn without_sign(share: &str) -> String {
    share
        .trim_end_matches(|c: char| c == '%' || c.is_whitespace())
        .to_string()
}

fn is_item(role: RowRole) -> bool {
    matches!(role, RowRole::Item { .. })
}

impl Choice {
    /// The sentence below a picture that does not show everything; `ranked_by` names the one for a
    /// picture that shows the largest.
    fn note(&self, roles: &[RowRole], ranked_by: &str, language: Language) -> Option<String> {
        let name = match self.left_out.as_ref()? {
            LeftOut::Levels => "chart-rest-level",
            LeftOut::Smaller => ranked_by,
        };
        let shown = self.kept.iter().filter(|index| is_item(roles[**index]));
        let all = roles.iter().filter(|role| is_item(**role));
        let arguments = [
            ("shown", count(shown.count() as u64)),
            ("all", count(all.count() as u64)),
        ];
        Some(language.texts().with(name, &arguments))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(depths: &[(u8, usize)]) -> Vec<RowRole> {
        let level = |(depth, count): &(u8, usize)| vec![RowRole::Item { depth: *depth }; *count];
        depths.iter().flat_map(level).collect()
    }

    #[test]
    fn of_a_hierarchy_the_finest_level_that_fits_is_shown_with_its_margins() {
        let mut roles = items(&[(0, 12), (1, 143), (2, 542)]);
        roles.push(RowRole::Total);
        let choice = choose(&roles, ROWS, |_| 0.0);
        assert_eq!(choice.kept.len(), 13);
        assert!(matches!(choice.left_out, Some(LeftOut::Levels)));
    }

    #[test]
    fn of_many_areas_without_a_hierarchy_the_largest_are_shown_in_their_order() {
        let roles = items(&[(0, 542)]);
        let choice = choose(&roles, ROWS, |index| index as f64);
        assert_eq!(choice.kept, (502..542).collect::<Vec<_>>());
        assert!(matches!(choice.left_out, Some(LeftOut::Smaller)));
    }

    #[test]
    fn a_level_can_be_shown_without_those_above_however_few_there_are() {
        let choice = choose_level(&items(&[(0, 3), (1, 8)]), ROWS, |_| 0.0);
        assert_eq!(choice.kept, (3..11).collect::<Vec<_>>());
        let choice = choose_level(&items(&[(0, 3)]), ROWS, |_| 0.0);
        assert_eq!(choice.kept.len(), 3);
    }

    #[test]
    fn few_rows_are_all_shown() {
        let choice = choose(&items(&[(0, 2), (1, 6)]), ROWS, |_| 0.0);
        assert_eq!(choice.kept.len(), 8);
        assert!(choice.left_out.is_none());
    }
}
