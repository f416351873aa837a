//! What stands behind the counts of an edition: its cells, each with its need in whole cases.

use super::table::Cell;
use crate::analysis::controlled_rounding::{Family, controlled};
use crate::analysis::picture::{Cover, Picture, Year};
use crate::model::evidence::Evidence;
use crate::vocabulary::dimension::{Dimension, Node, Role};
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
    let families = families(year, picture);
    let needs = whole(picture, &families, need);
    let ranges = whole(picture, &families, unsure);
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

/// The sums that whole needs keep: those of topics, in each of them of districts, and there of all groups; those of
/// life phases, in each of them of topics, and there of all groups. What a statement counts is shared out over
/// ages only, so it is a group of the first family, and stays what it is.
fn families(year: &Year, picture: &Picture) -> [Family; 2] {
    let dimensions = &year.vocabulary.dimensions;
    let of_role = |role: Role| {
        let mut all =
            (0..dimensions.len()).filter(move |position| dimensions[*position].role == role);
        all.next()
    };
    let groups =
        || (0..dimensions.len()).filter(|position| dimensions[*position].role == Role::Group);
    let [topic, district, phase] = [Role::Topic, Role::District, Role::LifePhase].map(of_role);
    [[topic, district], [phase, topic]].map(|first| {
        let positions: Vec<usize> = first.into_iter().flatten().chain(groups()).collect();
        let depths: Vec<usize> = positions.iter().map(|at| depth(&dimensions[*at])).collect();
        let key = |cell: usize| -> Vec<u32> {
            let parts = positions.iter().zip(&depths);
            let paths = parts.map(|(at, depth)| {
                path_down(&dimensions[*at], picture.cells.node(cell, *at), *depth)
            });
            paths.flatten().collect()
        };
        let keys: Vec<Vec<u32>> = (0..picture.cells.len()).map(key).collect();
        Family::of_keys(&keys)
    })
}

/// The length of the longest path of a dimension.
fn depth(dimension: &Dimension) -> usize {
    let categories = dimension.categories();
    let depths = categories.map(|(node, _)| dimension.path(node).count());
    depths.max().unwrap_or(1)
}

/// The categories above a node from the top down to itself, which is repeated up to this length.
fn path_down(dimension: &Dimension, node: Node, depth: usize) -> Vec<u32> {
    let mut path: Vec<u32> = dimension.path(node).map(|node| node.0).collect();
    path.reverse();
    path.resize(depth, node.0);
    path
}

/// Amounts in whole cases, so that the sums of both families are the exact ones, rounded down or up.
fn whole(
    picture: &Picture,
    [one, other]: &[Family; 2],
    amount: impl Fn(usize) -> Quantity,
) -> Vec<u32> {
    let amounts: Vec<u64> = (0..picture.cells.len())
        .map(|cell| amount(cell).units())
        .collect();
    let whole = controlled(&amounts, Quantity::ONE.units(), [one, other]);
    let whole = whole.into_iter();
    whole
        .map(|cases| u32::try_from(cases).unwrap_or(u32::MAX))
        .collect()
}
