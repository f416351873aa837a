//! Which cells of two years can be compared, and why others cannot.
//!
//! Cells that stand for the same people in another order, such as a Bezirk in the one year and its parts in
//! the other, cannot be compared one by one. Together they can: they form a cluster, and a group that holds
//! a cluster whole may count it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Which;
use super::clusters::{Clusters, Comparable, Reason};
use super::common::Common;
use super::joined::DefinitionKind;
use crate::analysis::picture::Year;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Node, Role};

/// What can be compared of two years with the same cells.
pub fn comparable(common: &Common, from: &Year, to: &Year) -> Comparable {
    let vocabulary = &from.vocabulary;
    let cells = from.headline().cells.len();
    let stated = [
        stated(from, common.statements[0]),
        stated(to, common.statements[1]),
    ];
    let keys = Keys::new(from);
    let topics = Topics::new(vocabulary, &keys, &stated);
    let defined = defined(common, vocabulary);
    let mut clusters = Clusters::new(cells);
    let differently = differently(vocabulary, &keys, &stated, &mut clusters);
    let mut alike: HashMap<(usize, Vec<u32>), u32> = HashMap::new();
    let mut reasons: Vec<Option<Reason>> = vec![None; cells];
    for cell in 0..cells {
        let known = [from, to].map(|year| year.headline().results[cell].certainty.is_some());
        let by_definition = || {
            let dimensions = 0..vocabulary.dimensions.len();
            dimensions
                .filter_map(|d| Some((d, *defined.get(&(d, keys.of(cell)[d]))?)))
                .next()
        };
        reasons[cell] = match (topics.only_in(cell), known) {
            (Some(which), _) => Some(Reason::TopicOnlyIn(which)),
            (None, [false, false]) => Some(Reason::NeverAssessable),
            (None, [true, false]) => Some(Reason::AssessableOnlyIn(Which::From)),
            (None, [false, true]) => Some(Reason::AssessableOnlyIn(Which::To)),
            (None, [true, true]) => match by_definition() {
                Some((dimension, reason)) => {
                    // Another topic is another need; any other dimension sorts the same people.
                    if vocabulary.dimensions[dimension].role != Role::Topic {
                        let mut rest = keys.of(cell).to_vec();
                        rest[dimension] = u32::MAX;
                        let first = *alike.entry((dimension, rest)).or_insert(cell as u32);
                        clusters.join(first, cell as u32);
                    }
                    Some(reason)
                }
                None => differently[cell].then_some(Reason::BrokenDownDifferently),
            },
        };
    }
    clusters.comparable(reasons)
}

/// Which cells a year has a statement about, if only that nobody needs anything.
fn stated(year: &Year, statements: usize) -> Vec<bool> {
    let sources = year.headline().cells.sources.iter();
    sources
        .map(|sources| sources.iter().any(|source| (*source as usize) < statements))
        .collect()
}

/// The cells' keys, row by row.
struct Keys(Vec<Vec<u32>>);

impl Keys {
    fn new(year: &Year) -> Keys {
        let cells = &year.headline().cells;
        let key = |cell| cells.columns.iter().map(|column| column[cell]).collect();
        Keys((0..cells.len()).map(key).collect())
    }

    fn of(&self, cell: usize) -> &[u32] {
        &self.0[cell]
    }
}

/// Which year alone has needs in a cell's topic.
struct Topics<'a> {
    keys: &'a Keys,
    position: Option<usize>,
    of_year: [BTreeSet<u32>; 2],
}

impl<'a> Topics<'a> {
    fn new(vocabulary: &Vocabulary, keys: &'a Keys, stated: &[Vec<bool>; 2]) -> Topics<'a> {
        let position = vocabulary.with_role(Role::Topic);
        let topics = |stated: &Vec<bool>| -> BTreeSet<u32> {
            let cells = (0..stated.len()).filter(|cell| stated[*cell]);
            cells
                .filter_map(|cell| Some(keys.of(cell)[position?]))
                .collect()
        };
        Topics {
            keys,
            position,
            of_year: [topics(&stated[0]), topics(&stated[1])],
        }
    }

    fn only_in(&self, cell: usize) -> Option<Which> {
        let topic = self.keys.of(cell)[self.position?];
        match [0, 1].map(|year: usize| self.of_year[year].contains(&topic)) {
            [true, false] => Some(Which::From),
            [false, true] => Some(Which::To),
            _ => None,
        }
    }
}

/// By dimension and node the reason that its definition gives.
fn defined(common: &Common, vocabulary: &Vocabulary) -> BTreeMap<(usize, u32), Reason> {
    let mut defined = BTreeMap::new();
    for change in &common.definitions {
        let dimension = &vocabulary.dimensions[change.dimension];
        match change.kind {
            DefinitionKind::OnlyIn(which) => {
                let reason = Reason::CategoryOnlyIn(which, change.dimension);
                defined.insert((change.dimension, change.node.0), reason);
            }
            DefinitionKind::Redefined => {
                let below = dimension.categories().map(|(node, _)| node);
                let below = below.filter(|node| dimension.is_within(*node, change.node));
                defined.extend(
                    below.map(|n| ((change.dimension, n.0), Reason::Redefined(change.dimension))),
                );
            }
        }
    }
    defined
}

/// Cells that only one year states, while the other states only a cell that contains them, or that they
/// contain: the same people in coarser or finer groups.
fn differently(
    vocabulary: &Vocabulary,
    keys: &Keys,
    stated: &[Vec<bool>; 2],
    clusters: &mut Clusters,
) -> Vec<bool> {
    let only = |cell: usize, year: usize| stated[year][cell] && !stated[1 - year][cell];
    let mut found = vec![false; keys.0.len()];
    for year in [0, 1] {
        let coarse = (0..keys.0.len()).filter(|cell| only(*cell, 1 - year));
        let coarse: HashMap<&[u32], usize> = coarse.map(|cell| (keys.of(cell), cell)).collect();
        for cell in (0..keys.0.len()).filter(|cell| only(*cell, year)) {
            above(vocabulary, keys.of(cell), &mut |key| {
                if let Some(other) = coarse.get(key) {
                    found[cell] = true;
                    found[*other] = true;
                    clusters.join(cell as u32, *other as u32);
                }
            });
        }
    }
    found
}

/// Calls for every key of a cell that contains this one, in the same topic.
fn above(vocabulary: &Vocabulary, key: &[u32], call: &mut impl FnMut(&[u32])) {
    let choices: Vec<Vec<u32>> = vocabulary
        .dimensions
        .iter()
        .zip(key)
        .map(|(dimension, node)| {
            let mut path: Vec<u32> = dimension.path(Node(*node)).map(|node| node.0).collect();
            if dimension.role != Role::Topic && *node != Node::NOT_BROKEN_DOWN.0 {
                path.push(Node::NOT_BROKEN_DOWN.0);
            }
            path
        })
        .collect();
    let mut at = vec![0; key.len()];
    let mut current = key.to_vec();
    loop {
        // The next combination, like the digits of a number.
        let Some(digit) = (0..key.len()).find(|digit| at[*digit] + 1 < choices[*digit].len())
        else {
            return;
        };
        for lower in 0..digit {
            at[lower] = 0;
            current[lower] = choices[lower][0];
        }
        at[digit] += 1;
        current[digit] = choices[digit][at[digit]];
        call(&current);
    }
}
