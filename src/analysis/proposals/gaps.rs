//! The gaps that proposals answer: sure ones, by topic, life phase and district.

use std::collections::BTreeMap;

use super::SMALLEST_GAP;
use crate::analysis::picture::{Certainty, Year};
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// Some cells of one topic, life phase and district.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// None where the town has no such dimension. Not broken down: everybody.
    pub topic: Option<Node>,
    /// See `topic`.
    pub life_phase: Option<Node>,
    /// See `topic`.
    pub district: Option<Node>,
    /// Its cells with a sure gap, ascending.
    pub cells: Vec<u32>,
    /// Their sure gap when it was its turn.
    pub gap: Quantity,
}

/// What tells groups apart.
pub type Key = [Option<Node>; 3];

impl Group {
    /// Its topic, life phase and district.
    pub fn key(&self) -> Key {
        [self.topic, self.life_phase, self.district]
    }
}

/// Where topic, life phase and district stand among the dimensions.
#[derive(Debug, Clone, Copy)]
pub struct Positions {
    pub topic: Option<usize>,
    pub life_phase: Option<usize>,
    pub district: Option<usize>,
}

impl Positions {
    pub fn of(year: &Year) -> Positions {
        let position = |role| {
            let position = year.vocabulary.with_role(role);
            position.filter(|position| !year.vocabulary.dimensions[*position].is_empty())
        };
        Positions {
            topic: position(Role::Topic),
            life_phase: position(Role::LifePhase),
            district: position(Role::District),
        }
    }
}

/// Per cell of the headline how much of its gap is there in both scenarios.
pub fn sure_gaps(year: &Year) -> Vec<Quantity> {
    let results = year.headline().results.iter();
    let sure = results.map(|result| match result.certainty {
        Some(Certainty::Certain) => result.cautious.gap().min(result.generous.gap()),
        _ => Quantity::ZERO,
    });
    sure.collect()
}

/// The groups of these cells (ascending) by key; `gap` is per cell of the headline. A group below
/// [`SMALLEST_GAP`] is joined with others in the area above its district.
pub fn groups(year: &Year, cells: &[u32], gap: &[Quantity]) -> BTreeMap<Key, Group> {
    let positions = Positions::of(year);
    let mut found: BTreeMap<Key, Group> = BTreeMap::new();
    for cell in cells {
        let own = gap[*cell as usize];
        if own > Quantity::ZERO
            && let Some(key) = key_of(year, positions, *cell as usize)
        {
            add(&mut found, key, &[*cell], own);
        }
    }
    if let Some(position) = positions.district {
        join_small(&mut found, &year.vocabulary.dimensions[position]);
    }
    found
}

/// None for a need without a topic: nobody knows what to offer.
fn key_of(year: &Year, positions: Positions, cell: usize) -> Option<Key> {
    let node = |position: Option<usize>| {
        position.map(|position| {
            let dimension = &year.vocabulary.dimensions[position];
            shown(dimension, year.headline().cells.node(cell, position))
        })
    };
    let topic = node(positions.topic);
    let known = topic != Some(Node::NOT_BROKEN_DOWN);
    known.then(|| [topic, node(positions.life_phase), node(positions.district)])
}

/// The category that tables show; what is not known counts as not broken down.
fn shown(dimension: &Dimension, node: Node) -> Node {
    let is_shown = |above: &Node| {
        dimension
            .category(*above)
            .is_some_and(|category| !category.cut)
    };
    let shown = dimension.path(node).find(is_shown);
    shown.unwrap_or(Node::NOT_BROKEN_DOWN)
}

fn add(groups: &mut BTreeMap<Key, Group>, key: Key, cells: &[u32], gap: Quantity) {
    let group = groups.entry(key).or_insert_with(|| Group {
        topic: key[0],
        life_phase: key[1],
        district: key[2],
        cells: Vec::new(),
        gap: Quantity::ZERO,
    });
    group.cells.extend(cells);
    group.cells.sort_unstable();
    group.gap += gap;
}

/// Small groups move up to the area above until they are large enough or there is none; the deepest first.
fn join_small(groups: &mut BTreeMap<Key, Group>, districts: &Dimension) {
    let depth = |key: &Key| key[2].map_or(0, |node| districts.depth(node));
    let deepest = groups.keys().map(depth).max().unwrap_or(0);
    for level in (1..=deepest).rev() {
        let is_small = |group: &Group| group.gap < SMALLEST_GAP;
        let small: Vec<Key> = groups
            .iter()
            .filter(|(key, group)| depth(key) == level && is_small(group))
            .map(|(key, _)| *key)
            .collect();
        for key in small {
            let above = key[2].and_then(|node| districts.category(node)?.parent);
            if let (Some(above), Some(group)) = (above, groups.remove(&key)) {
                add(
                    groups,
                    [key[0], key[1], Some(above)],
                    &group.cells,
                    group.gap,
                );
            }
        }
    }
}
