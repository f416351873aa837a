//! Categories that are probably one word with a typing error, and where the rarer of the two stands.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::inventory::files::source::Source;
use crate::inventory::values;
use crate::model::finding::{Code, Excerpt, Finding, Lines, Place};
use crate::vocabulary::dimension::{Category, Dimension, Meaning, Node};
use crate::vocabulary::words::alike;

/// A column of one of the tables that names categories.
pub struct WordColumn<'a> {
    pub source: &'a Source,
    /// Its position in the header.
    pub position: usize,
    /// Its distinct cells.
    pub cells: Vec<&'a str>,
}

/// Comparing every word with every other grows with the square: beyond this no town has names.
const MOST_COMPARED: usize = 2000;

/// A finding for each pair of categories that look alike.
pub fn findings(dimension: &Dimension, columns: &[WordColumn]) -> Vec<Finding> {
    let pairs = pairs(dimension);
    let nodes: BTreeSet<Node> = pairs.iter().flatten().copied().collect();
    let mut uses: BTreeMap<Node, Use> = BTreeMap::new();
    if !pairs.is_empty() {
        for (number, column) in columns.iter().enumerate() {
            column.count(dimension, &nodes, number, &mut uses);
        }
    }
    let finding = |[one, other]: &[Node; 2]| {
        let (one, other) = (uses.get(one)?, uses.get(other)?);
        let (odd, usual) = match one.rank() < other.rank() {
            true => (one, other),
            false => (other, one),
        };
        let label = |used: &Use| dimension.category(used.node).map(|c| c.label.clone());
        Some(
            Finding::new(Code::CategoryAlike, odd.place.clone())
                .seen_as(label(odd)?)
                .detail("dimension", dimension.label.clone())
                .detail("other", label(usual)?)
                .excerpt(odd.excerpt.clone()),
        )
    };
    pairs.iter().filter_map(finding).collect()
}

/// Categories that look alike. Numbers never do, so only words are compared with one another.
fn pairs(dimension: &Dimension) -> Vec<[Node; 2]> {
    let words: Vec<(Node, &Category)> = dimension
        .categories()
        .filter(|(_, category)| category.id.chars().any(char::is_alphabetic))
        .take(MOST_COMPARED)
        .collect();
    let mut pairs = Vec::new();
    for (position, (node, one)) in words.iter().enumerate() {
        let others = &words[position + 1..];
        let near = others
            .iter()
            .filter(|(_, other)| alike(&one.label.de, &other.label.de));
        pairs.extend(near.map(|(other, _)| [*node, *other]));
    }
    pairs
}

/// How often a category is named, and where first.
struct Use {
    node: Node,
    rows: u64,
    /// The number of the column that names it first.
    column: usize,
    place: Place,
    excerpt: Option<Excerpt>,
}

impl Use {
    /// The lower of two is more likely to be the error: fewer rows name it, or only a later table does.
    fn rank(&self) -> (u64, Reverse<usize>) {
        (self.rows, Reverse(self.column))
    }
}

impl WordColumn<'_> {
    /// Adds where these categories are named in this column. A file that cannot be read again names none.
    fn count(
        &self,
        dimension: &Dimension,
        nodes: &BTreeSet<Node>,
        number: usize,
        uses: &mut BTreeMap<Node, Use>,
    ) {
        let wanted: BTreeSet<Vec<String>> = self
            .cells
            .iter()
            .filter(|cell| {
                nodes_in(dimension, cell)
                    .iter()
                    .any(|node| nodes.contains(node))
            })
            .map(|cell| vec![cell.to_string()])
            .collect();
        let located = self
            .source
            .locate(&[self.position], &wanted)
            .unwrap_or_default();
        let mut lines: BTreeMap<Node, BTreeSet<u64>> = BTreeMap::new();
        for (cell, found) in &located {
            for node in nodes_in(dimension, &cell[0])
                .iter()
                .filter(|node| nodes.contains(node))
            {
                lines.entry(*node).or_default().extend(&found.lines.first);
            }
        }
        for (node, lines) in lines {
            let rows = lines.len() as u64;
            let first = located
                .values()
                .find(|found| Some(&found.first.line) == lines.first());
            let used = uses.entry(node).or_insert_with(|| Use {
                node,
                rows: 0,
                column: number,
                place: self.place(lines),
                excerpt: first.and_then(|found| found.first.excerpt(self.position)),
            });
            used.rows += rows;
        }
    }

    fn place(&self, lines: BTreeSet<u64>) -> Place {
        let mut counted = Lines::default();
        lines.into_iter().for_each(|line| counted.add(line));
        Place {
            lines: counted,
            column: Some(self.source.header[self.position].clone()),
            ..self.source.place(None)
        }
    }
}

/// The categories that a cell names.
fn nodes_in(dimension: &Dimension, cell: &str) -> Vec<Node> {
    let known = |part: &str| dimension.meaning(part) != Meaning::Nothing;
    let parts = values::parts(cell, known).into_iter();
    parts
        .filter_map(|part| match dimension.meaning(part) {
            Meaning::One(node) => Some(node),
            _ => None,
        })
        .collect()
}
