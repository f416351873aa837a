//! The cells that several tables of inhabitants leave open: one part of every dimension that any of them names.

use std::collections::{BTreeSet, HashMap};

use super::tables::{Part, Row, Table, parts_of};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::{Age, AgeBand};
use crate::vocabulary::dimension::{Dimension, Node};
use crate::vocabulary::quantity::Quantity;

/// More cells than this are not made: a country in squares of 100 metres by ten ages has three million.
pub const MOST_CELLS: usize = 4_000_000;

/// What a cell is.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// One per dimension of the vocabulary.
    pub nodes: Vec<Node>,
    /// None: whatever age.
    pub ages: Option<AgeBand>,
}

/// The cells, and the rows that they belong to.
#[derive(Debug)]
pub struct Joint {
    /// Each once.
    pub cells: Vec<Key>,
    /// Per cell: how much of its rows it would have if these were spread evenly over years of age.
    pub seeds: Vec<f64>,
    /// Per table and cell: the position of its row.
    pub groups: Vec<Vec<u32>>,
    /// Per cell: whether it is all that its rows have in common.
    pub is_whole: Vec<bool>,
    /// Per cell: the group that all tables count together, by the dimensions that all of them name.
    pub common: Vec<u32>,
    /// Per such group: its people.
    pub around: Vec<Quantity>,
}

/// Why there are no cells.
#[derive(Debug, PartialEq, Eq)]
pub enum Unjoined {
    /// There would be so many: more than [`MOST_CELLS`].
    TooMany(u64),
    /// Two rows of a table count the same people.
    Overlap { table: usize, rows: (usize, usize) },
}

impl Joint {
    /// What the tables leave open together.
    ///
    /// # Errors
    /// There would be too many cells, or two rows of one table count the same people.
    pub fn of(tables: &[Table], vocabulary: &Vocabulary) -> Result<Joint, Unjoined> {
        let all: Vec<&Table> = tables.iter().collect();
        let dimensions = vocabulary.dimensions.iter().enumerate();
        let atoms: Vec<Vec<Part>> = dimensions
            .map(|(position, dimension)| atoms(&all, position, dimension))
            .collect();
        let expanded: Result<Vec<Expanded>, Unjoined> = (0..tables.len())
            .map(|table| Expanded::of(table, &tables[table], &atoms, vocabulary))
            .collect();
        let partial = natural_join(&expanded?, tables, atoms.len())?;
        Ok(filled(partial, tables, &atoms, vocabulary))
    }
}

/// The smallest parts of a dimension that the tables tell apart; one for everybody where none names it.
fn atoms(tables: &[&Table], position: usize, dimension: &Dimension) -> Vec<Part> {
    let parts = parts_of(tables, position, dimension);
    let bands: Vec<AgeBand> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Ages(band) => Some(*band),
            Part::Node(_) => None,
        })
        .collect();
    let ends = bands.iter().flat_map(|band| [Some(band.from), band.to]);
    let bounds: BTreeSet<Age> = ends.flatten().collect();
    let bounds: Vec<Age> = bounds.into_iter().collect();
    let ages = (0..bounds.len()).map(|place| AgeBand {
        from: bounds[place],
        to: bounds.get(place + 1).copied(),
    });
    let ages = ages.filter(|atom| bands.iter().any(|band| band.includes(atom)));
    let named = |part: &&Part| matches!(part, Part::Node(node) if super::says(*node));
    let nodes: Vec<Part> = parts.iter().filter(named).copied().collect();
    let within = |one: &Part, other: &Part| one != other && one.lies_in(*other, dimension);
    let smallest = nodes
        .iter()
        .filter(|part| !nodes.iter().any(|other| within(other, part)));
    let mut atoms: Vec<Part> = smallest.copied().collect();
    atoms.extend(ages.map(Part::Ages));
    if atoms.is_empty() {
        atoms.push(Part::Node(Node::NOT_BROKEN_DOWN));
    }
    atoms
}

/// The rows of a table by their atoms, those of dimensions that the table names.
struct Expanded {
    named: Vec<usize>,
    /// Atoms, and the row, in the order of the rows.
    rows: Vec<(Vec<u32>, u32)>,
}

impl Expanded {
    fn of(
        number: usize,
        table: &Table,
        atoms: &[Vec<Part>],
        vocabulary: &Vocabulary,
    ) -> Result<Expanded, Unjoined> {
        let named: Vec<usize> = (0..atoms.len()).filter(|at| table.named[*at]).collect();
        let mut below: HashMap<(usize, Part), Vec<u32>> = HashMap::new();
        let mut seen: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut rows = Vec::with_capacity(table.rows.len());
        for (position, row) in table.rows.iter().enumerate() {
            if row.persons == Quantity::ZERO {
                continue;
            }
            let mut keys: Vec<Vec<u32>> = vec![Vec::with_capacity(named.len())];
            for at in &named {
                let dimension = &vocabulary.dimensions[*at];
                let part = row.part(*at, dimension);
                let own = below.entry((*at, part)).or_insert_with(|| {
                    let inside = |place: &usize| atoms[*at][*place].lies_in(part, dimension);
                    let places = (0..atoms[*at].len()).filter(inside);
                    places.map(|place| place as u32).collect()
                });
                let longer = keys.iter().flat_map(|key| {
                    own.iter()
                        .map(|atom| key.iter().copied().chain([*atom]).collect())
                });
                keys = longer.collect();
                too_many(keys.len() + rows.len())?;
            }
            for key in keys {
                if let Some(other) = seen.insert(key.clone(), position) {
                    return Err(Unjoined::Overlap {
                        table: number,
                        rows: (other, position),
                    });
                }
                rows.push((key, position as u32));
            }
        }
        Ok(Expanded { named, rows })
    }
}

fn too_many(cells: usize) -> Result<(), Unjoined> {
    match cells > MOST_CELLS {
        true => Err(Unjoined::TooMany(cells as u64)),
        false => Ok(()),
    }
}

/// Cells by their atoms in every dimension, and by their rows in every table.
#[derive(Default)]
struct Partial {
    atoms: Vec<Vec<u32>>,
    rows: Vec<Vec<u32>>,
}

/// All combinations of atoms of which every table has a row with people.
fn natural_join(
    expanded: &[Expanded],
    tables: &[Table],
    dimensions: usize,
) -> Result<Partial, Unjoined> {
    let mut order: Vec<usize> = (0..expanded.len()).collect();
    order.sort_by_key(|table| std::cmp::Reverse(tables[*table].rows.len()));
    let mut known = vec![false; dimensions];
    // atoms of every dimension, the first where it is not known yet, and then the rows of every table
    let mut cells: Vec<(Vec<u32>, Vec<u32>)> = vec![(vec![0; dimensions], vec![0; expanded.len()])];
    for table in order {
        let Expanded { named, rows } = &expanded[table];
        let (shared, new): (Vec<usize>, Vec<usize>) =
            (0..named.len()).partition(|place| known[named[*place]]);
        let mut by_shared: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
        for (position, (key, _)) in rows.iter().enumerate() {
            let key = shared.iter().map(|place| key[*place]).collect();
            by_shared.entry(key).or_default().push(position);
        }
        let mut longer = Vec::with_capacity(cells.len());
        for (atoms, positions) in &cells {
            let key: Vec<u32> = shared.iter().map(|place| atoms[named[*place]]).collect();
            for row in by_shared.get(&key).into_iter().flatten() {
                let (key, position) = &rows[*row];
                let (mut atoms, mut positions) = (atoms.clone(), positions.clone());
                new.iter()
                    .for_each(|place| atoms[named[*place]] = key[*place]);
                positions[table] = *position;
                longer.push((atoms, positions));
            }
            too_many(longer.len())?;
        }
        cells = longer;
        named.iter().for_each(|at| known[*at] = true);
    }
    cells.sort_unstable();
    let (atoms, rows) = cells.into_iter().unzip();
    Ok(Partial { atoms, rows })
}

/// The cells with all that is asked of them.
fn filled(
    partial: Partial,
    tables: &[Table],
    atoms: &[Vec<Part>],
    vocabulary: &Vocabulary,
) -> Joint {
    let count = partial.atoms.len();
    let mut joint = Joint {
        cells: Vec::with_capacity(count),
        seeds: Vec::with_capacity(count),
        groups: vec![Vec::with_capacity(count); tables.len()],
        is_whole: Vec::with_capacity(count),
        common: Vec::with_capacity(count),
        around: Vec::new(),
    };
    let common = Common::of(tables, vocabulary);
    let mut numbers: HashMap<Vec<usize>, u32> = HashMap::new();
    for (cell, rows) in partial.atoms.into_iter().zip(partial.rows) {
        let parts: Vec<Part> = cell
            .iter()
            .zip(atoms)
            .map(|(atom, all)| all[*atom as usize])
            .collect();
        let own: Vec<&Row> = rows
            .iter()
            .zip(tables)
            .map(|(row, table)| &table.rows[*row as usize])
            .collect();
        let key = common.key(own[0], vocabulary);
        let number = match numbers.get(&key) {
            Some(number) => *number,
            None => {
                joint.around.push(common.people(&key));
                numbers.insert(key, joint.around.len() as u32 - 1);
                joint.around.len() as u32 - 1
            }
        };
        joint.common.push(number);
        joint.is_whole.push(is_whole(&parts, &own, vocabulary));
        joint.seeds.push(seed(&parts));
        joint.cells.push(as_key(&parts));
        for (groups, row) in joint.groups.iter_mut().zip(rows) {
            groups.push(row);
        }
    }
    joint
}

/// The groups that all tables count together.
struct Common {
    alike: Vec<(usize, super::tables::Alike)>,
    people: HashMap<Vec<usize>, Quantity>,
}

impl Common {
    fn of(tables: &[Table], vocabulary: &Vocabulary) -> Common {
        let all: Vec<&Table> = tables.iter().collect();
        let shared = (0..vocabulary.dimensions.len())
            .filter(|position| tables.iter().all(|table| table.named[*position]));
        let mut common = Common {
            alike: shared
                .map(|position| {
                    (
                        position,
                        super::tables::Alike::of(&all, position, vocabulary),
                    )
                })
                .collect(),
            people: HashMap::new(),
        };
        for row in &tables[0].rows {
            let key = common.key(row, vocabulary);
            *common.people.entry(key).or_default() += row.persons;
        }
        common
    }

    fn key(&self, row: &Row, vocabulary: &Vocabulary) -> Vec<usize> {
        let parts = self.alike.iter().map(|(position, alike)| {
            let part = row.part(*position, &vocabulary.dimensions[*position]);
            alike.groups.get(&part).copied().unwrap_or_default()
        });
        parts.collect()
    }

    fn people(&self, key: &[usize]) -> Quantity {
        self.people.get(key).copied().unwrap_or_default()
    }
}

/// Whether a cell is all that its rows have in common.
fn is_whole(parts: &[Part], rows: &[&Row], vocabulary: &Vocabulary) -> bool {
    let mut dimensions = vocabulary.dimensions.iter().enumerate();
    dimensions.all(|(position, dimension)| {
        let mut said = rows.iter().map(|row| row.part(position, dimension));
        match parts[position] {
            node @ Part::Node(_) => said.any(|part| part == node),
            Part::Ages(atom) => {
                let bands = said.filter_map(|part| match part {
                    Part::Ages(band) => Some(band),
                    Part::Node(_) => None,
                });
                let both = |one: Option<AgeBand>, other: AgeBand| match one {
                    Some(one) => one.shared_with(&other),
                    None => Some(other),
                };
                bands.fold(None, both) == Some(atom)
            }
        }
    })
}

/// How many years of age a cell has: so far people are taken to be spread evenly.
fn seed(parts: &[Part]) -> f64 {
    let years = parts.iter().map(|part| match part {
        Part::Ages(band) => f64::from(band.length()) / 1000.0,
        Part::Node(_) => 1.0,
    });
    years.product()
}

fn as_key(parts: &[Part]) -> Key {
    let mut ages = None;
    let nodes = parts.iter().map(|part| match part {
        Part::Node(node) => *node,
        Part::Ages(band) => {
            ages = Some(*band);
            Node::NOT_BROKEN_DOWN
        }
    });
    let nodes = nodes.collect();
    Key { nodes, ages }
}
