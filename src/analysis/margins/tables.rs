//! The tables that inhabitants are counted in: rows that name the same dimensions.

use std::collections::{BTreeMap, BTreeSet};

use super::says;
use crate::language::Label;
use crate::model::need::People;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// Rows that name the same dimensions.
#[derive(Debug)]
pub struct Table {
    /// The file of the first row.
    pub file: usize,
    /// Which dimensions are named.
    pub named: Vec<bool>,
    /// No two say the same.
    pub rows: Vec<Row>,
}

/// A row: a node in every dimension, and ages, where the life phase has some.
#[derive(Debug, Clone)]
pub struct Row {
    /// One per dimension of the vocabulary.
    pub nodes: Vec<Node>,
    /// Its own, or those of its life phase; none: whatever age.
    pub ages: Option<AgeBand>,
    /// How many people it counts.
    pub persons: Quantity,
}

impl Row {
    /// What the row says in a dimension, as a set of people: ages come before nodes.
    pub fn part(&self, position: usize, dimension: &Dimension) -> Part {
        match (dimension.role, self.ages) {
            (Role::LifePhase, Some(ages)) => Part::Ages(ages),
            _ => Part::Node(self.nodes[position]),
        }
    }

    /// The categories that the row names.
    pub fn name(&self, vocabulary: &Vocabulary) -> Label {
        let dimensions = vocabulary.dimensions.iter().enumerate();
        let names = dimensions
            .filter_map(|(position, dimension)| self.part(position, dimension).name(dimension));
        Label::joined(&names.collect::<Vec<Label>>(), ", ")
    }
}

/// A set of people in one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A category with all that lies under it.
    Node(Node),
    /// Everybody of these ages.
    Ages(AgeBand),
}

impl Part {
    /// Whether somebody can belong to both.
    pub fn meets(self, other: Part, dimension: &Dimension) -> bool {
        match (self, other) {
            (Part::Ages(one), Part::Ages(other)) => one.shared_with(&other).is_some(),
            (Part::Node(one), Part::Node(other)) => {
                dimension.is_within(one, other) || dimension.is_within(other, one)
            }
            (Part::Node(node), Part::Ages(_)) | (Part::Ages(_), Part::Node(node)) => !says(node),
        }
    }

    /// Whether everybody of this part belongs to the other.
    pub fn lies_in(self, other: Part, dimension: &Dimension) -> bool {
        match (self, other) {
            (Part::Ages(one), Part::Ages(other)) => other.includes(&one),
            (Part::Node(one), Part::Node(other)) => dimension.is_within(one, other),
            (Part::Ages(_), Part::Node(node)) => !says(node),
            (Part::Node(_), Part::Ages(_)) => false,
        }
    }

    fn name(self, dimension: &Dimension) -> Option<Label> {
        match self {
            Part::Node(node) if says(node) => {
                let label = dimension.name(node).cloned();
                Some(label.unwrap_or_else(|| Label::plain(dimension.node_id(node))))
            }
            Part::Node(_) => None,
            Part::Ages(ages) => Some(Label::plain(&ages.to_string())),
        }
    }
}

/// The persons of a table by what its rows say.
type Counts = BTreeMap<(Vec<Node>, Option<AgeBand>), Quantity>;

/// The tables of a year, by the dimensions that they name. Rows that say the same are added up.
pub fn tables(people: &[People], vocabulary: &Vocabulary) -> Vec<Table> {
    let mut tables: BTreeMap<Vec<bool>, (usize, Counts)> = BTreeMap::new();
    let phase = vocabulary.with_role(Role::LifePhase);
    for row in people {
        let of_phase = || {
            let dimension = &vocabulary.dimensions[phase?];
            dimension.category(row.nodes[phase?])?.ages
        };
        let ages = row.ages.or_else(of_phase);
        let mut nodes = row.nodes.clone();
        let mut named: Vec<bool> = nodes.iter().map(|node| says(*node)).collect();
        if let (Some(position), true) = (phase, ages.is_some()) {
            nodes[position] = Node::NOT_BROKEN_DOWN;
            named[position] = true;
        }
        let (file, rows) = tables.entry(named).or_insert((row.table, BTreeMap::new()));
        *file = (*file).min(row.table);
        *rows.entry((nodes, ages)).or_default() += row.persons.high;
    }
    let tables = tables.into_iter().map(|(named, (file, rows))| Table {
        file,
        named,
        rows: rows
            .into_iter()
            .map(|((nodes, ages), persons)| Row {
                nodes,
                ages,
                persons,
            })
            .collect(),
    });
    tables.collect()
}

/// Two tables that count different numbers of the same people.
#[derive(Debug)]
pub struct Contradiction {
    /// Positions among the tables.
    pub tables: (usize, usize),
    /// The people, by the dimensions that both tables name; empty: everybody.
    pub group: Label,
    /// How many people each of the two counts.
    pub sums: (Quantity, Quantity),
}

/// For all pairs of tables, the groups that both count, but not alike.
pub fn contradictions(tables: &[Table], vocabulary: &Vocabulary) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for first in 0..tables.len() {
        for other in first + 1..tables.len() {
            let pair = [&tables[first], &tables[other]];
            for (group, sums) in common_groups(pair, vocabulary) {
                if sums[0] != sums[1] {
                    found.push(Contradiction {
                        tables: (first, other),
                        group,
                        sums: (sums[0], sums[1]),
                    });
                }
            }
        }
    }
    found
}

/// The smallest groups, by the dimensions that two tables both name, that each of them counts without others.
fn common_groups(pair: [&Table; 2], vocabulary: &Vocabulary) -> Vec<(Label, [Quantity; 2])> {
    let shared = (0..vocabulary.dimensions.len())
        .filter(|position| pair.iter().all(|table| table.named[*position]));
    let alike: Vec<(usize, Alike)> = shared
        .map(|position| (position, Alike::of(&pair, position, vocabulary)))
        .collect();
    let mut sums: BTreeMap<Vec<usize>, [Quantity; 2]> = BTreeMap::new();
    for (side, table) in pair.iter().enumerate() {
        for row in &table.rows {
            let key = alike.iter().map(|(position, alike)| {
                let part = row.part(*position, &vocabulary.dimensions[*position]);
                alike.groups.get(&part).copied().unwrap_or_default()
            });
            sums.entry(key.collect()).or_default()[side] += row.persons;
        }
    }
    let groups = sums.into_iter();
    groups
        .map(|(key, sums)| {
            let names = alike.iter().zip(key);
            let names: Vec<Label> = names
                .map(|((_, alike), group)| alike.names[group].clone())
                .collect();
            (Label::joined(&names, ", "), sums)
        })
        .collect()
}

/// The parts of one dimension in some tables, those together that share people.
pub struct Alike {
    /// The number of each part's group.
    pub groups: BTreeMap<Part, usize>,
    /// By group: the name of its widest part.
    names: Vec<Label>,
}

impl Alike {
    /// The groups of what some tables say in the dimension at this position.
    pub fn of(tables: &[&Table], position: usize, vocabulary: &Vocabulary) -> Alike {
        let dimension = &vocabulary.dimensions[position];
        let parts = parts_of(tables, position, dimension);
        let mut groups: Vec<usize> = (0..parts.len()).collect();
        for one in 0..parts.len() {
            for other in 0..one {
                let (own, found) = (groups[one], groups[other]);
                if own != found && parts[one].meets(parts[other], dimension) {
                    let joined = own.min(found);
                    let both = groups
                        .iter_mut()
                        .filter(|group| **group == own || **group == found);
                    both.for_each(|group| *group = joined);
                }
            }
        }
        let names = (0..parts.len()).map(|group| {
            let own = || (0..parts.len()).filter(|part| groups[*part] == group);
            let inside = |part: &usize| {
                own()
                    .filter(|other| parts[*other].lies_in(parts[*part], dimension))
                    .count()
            };
            let widest = own().max_by_key(|part| (inside(part), std::cmp::Reverse(*part)));
            widest
                .and_then(|part| parts[part].name(dimension))
                .unwrap_or_else(|| Label::plain(""))
        });
        Alike {
            names: names.collect(),
            groups: parts.iter().copied().zip(groups.iter().copied()).collect(),
        }
    }
}

/// All that some tables say in a dimension, each once.
pub fn parts_of(tables: &[&Table], position: usize, dimension: &Dimension) -> Vec<Part> {
    let rows = tables.iter().flat_map(|table| &table.rows);
    let parts: BTreeSet<Part> = rows.map(|row| row.part(position, dimension)).collect();
    parts.into_iter().collect()
}
