//! What stands behind the counts of an edition: its cells, each with its need in whole cases.

use super::table::Cell;
use crate::analysis::picture::{Cover, Picture, Year};
use crate::model::evidence::Evidence;
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;

/// The cells of all pictures of a year, the headline's first.
pub fn facts(year: &Year, planned: Option<&Year>) -> Vec<Cell> {
    let pictures = year.pictures.iter().enumerate();
    pictures
        .flat_map(|(position, picture)| {
            let planned = planned.and_then(|planned| planned.pictures.get(position));
            of_picture(year, picture, planned)
        })
        .collect()
}

/// The cells of the headline of another year that is told of.
pub fn of_headline(year: &Year) -> Vec<Cell> {
    of_picture(year, year.headline(), None)
}

/// What a cell is, in whichever edition on an inventory it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    pub year: i32,
    pub evidence: Evidence,
    /// Its category in every dimension.
    pub nodes: Vec<u32>,
}

/// What the cells of all pictures of a year are, in the order of [`facts`].
pub fn keys(year: &Year) -> Vec<CellKey> {
    let pictures = year.pictures.iter();
    pictures
        .flat_map(|picture| keys_of_picture(year, picture))
        .collect()
}

/// What the cells of the headline are, in the order of [`of_headline`].
pub fn keys_of_headline(year: &Year) -> Vec<CellKey> {
    keys_of_picture(year, year.headline()).collect()
}

fn keys_of_picture<'a>(year: &'a Year, picture: &'a Picture) -> impl Iterator<Item = CellKey> + 'a {
    (0..picture.cells.len()).map(|cell| CellKey {
        year: year.question.year,
        evidence: picture.evidence,
        nodes: picture
            .cells
            .columns
            .iter()
            .map(|column| column[cell])
            .collect(),
    })
}

/// Where the cells of a picture begin among those of all pictures.
pub fn first_cell(year: &Year, picture: usize) -> usize {
    let before = year.pictures.iter().take(picture);
    before.map(|picture| picture.cells.len()).sum()
}

fn of_picture(year: &Year, picture: &Picture, planned: Option<&Picture>) -> Vec<Cell> {
    let need = |cell: usize| picture.results[cell].cautious.need;
    let unsure = |cell: usize| need(cell) - picture.results[cell].generous.need;
    let order = rounding_order(year, picture);
    let needs = whole(&order, need);
    let ranges = whole(&order, unsure);
    (0..picture.cells.len())
        .map(|cell| Cell {
            need: needs[cell],
            unsure: ranges[cell].min(needs[cell]),
            assessable: picture.results[cell].certainty.is_some(),
            covered: share(&picture.cautious, cell),
            covered_at_most: share(&picture.generous, cell),
            covered_with_plan: planned.map_or(0.0, |planned| share(&planned.cautious, cell)),
        })
        .collect()
}

fn share(cover: &Cover, cell: usize) -> f64 {
    let coverage = cover.cover.coverage(cell);
    coverage.map_or(0.0, |coverage| coverage.as_f64())
}

/// The cells in the order in which what rounding leaves over is carried on: life phases last, as needs
/// are shared out over ages, so that what a statement counts stays together.
fn rounding_order(year: &Year, picture: &Picture) -> Vec<usize> {
    let dimensions = &year.vocabulary.dimensions;
    let rank = |position: &usize| match dimensions[*position].role {
        Role::Topic => 0,
        Role::District => 1,
        Role::Group => 2,
        Role::LifePhase => 3,
    };
    let mut positions: Vec<usize> = (0..dimensions.len()).collect();
    positions.sort_by_key(rank);
    let mut order: Vec<usize> = (0..picture.cells.len()).collect();
    order.sort_by_cached_key(|cell| -> Vec<u32> {
        let columns = positions.iter();
        columns
            .map(|position| picture.cells.columns[*position][*cell])
            .collect()
    });
    order
}

/// Needs in whole cases: every sum over the first cells of the order is the exact one, rounded. So no run
/// of cells is off by more than one case, and whole needs stay as they are.
fn whole(order: &[usize], need: impl Fn(usize) -> Quantity) -> Vec<u32> {
    let mut parts = vec![0; order.len()];
    let (mut exact, mut given) = (Quantity::ZERO, 0u64);
    for cell in order {
        exact += need(*cell);
        let reached = (exact.units() + Quantity::ONE.units() / 2) / Quantity::ONE.units();
        parts[*cell] = u32::try_from(reached - given).unwrap_or(u32::MAX);
        given = reached;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_cases_become_whole_cases_with_the_same_sum() {
        let thirds = [333_333, 333_333, 333_334, 2_000_000, 500_000].map(Quantity::from_units);
        assert_eq!(
            whole(&[0, 1, 2, 3, 4], |cell| thirds[cell]),
            [0, 1, 0, 2, 1]
        );
    }
}
