//! Cells: one category from every dimension, with the need that falls into it.

mod over_parts;

use std::collections::{BTreeMap, HashMap};

use crate::model::evidence::Evidence;
use crate::model::inventory::Inventory;
use crate::model::need::{Amount, Need, People, Trace};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;
use over_parts::OverParts;

/// The cells that a year's statements of one kind of evidence fill, in the order of their keys.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// One column per dimension, one node per cell.
    pub columns: Vec<Vec<u32>>,
    /// Per cell.
    pub need: Vec<Amount>,
    /// Per cell: how small and how large its need may be, where the inhabitants behind it were estimated from
    /// several tables; none: it is not about such.
    pub bounds: Vec<Option<Amount>>,
    /// Per cell: the positions of the needs that it was made from.
    pub sources: Vec<Vec<u32>>,
}

impl Cells {
    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.need.len()
    }

    /// Whether there is no need of this kind.
    pub fn is_empty(&self) -> bool {
        self.need.is_empty()
    }

    /// The category of a cell in a dimension; panics outside of both.
    pub fn node(&self, cell: usize, dimension: usize) -> Node {
        Node(self.columns[dimension][cell])
    }
}

/// What had to be shared out over ages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shared {
    /// Statements that themselves lie over several life phases.
    pub spanning: SharedOut,
    /// Statements of one life phase that is cut at the ages of an offer or of another need.
    pub cut: SharedOut,
}

/// How many statements were shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SharedOut {
    /// Rows of the tables of needs.
    pub statements: u64,
    /// What they count together.
    pub persons: Quantity,
    /// How many of the statements the population could not help with: shared evenly by years.
    pub evenly: u64,
}

/// The cells of a year for one kind of evidence.
pub fn cells(
    inventory: &Inventory,
    vocabulary: &Vocabulary,
    year: i32,
    evidence: Evidence,
) -> (Cells, Shared) {
    let counts = |need: &Need| need.year == year && need.evidence == evidence;
    cells_of((inventory, &inventory.needs), vocabulary, year, counts)
}

/// The cells of what was decided to have places for in a year, whatever that rests on.
pub fn decided_cells(inventory: &Inventory, vocabulary: &Vocabulary, year: i32) -> Cells {
    let of_year = |need: &Need| need.year == year;
    cells_of((inventory, &inventory.decided), vocabulary, year, of_year).0
}

fn cells_of(
    (inventory, needs): (&Inventory, &[Need]),
    vocabulary: &Vocabulary,
    year: i32,
    counts: impl Fn(&Need) -> bool,
) -> (Cells, Shared) {
    let population = Population::of(inventory, vocabulary, year);
    let phase = vocabulary.with_role(Role::LifePhase);
    let mut sharing = Sharing {
        vocabulary,
        population,
        weights: HashMap::new(),
    };
    let mut over_parts = OverParts::of(inventory, vocabulary);
    let mut shared = Shared::default();
    let mut filled: BTreeMap<Vec<u32>, Filled> = BTreeMap::new();
    for (position, need) in needs.iter().enumerate() {
        if !counts(need) {
            continue;
        }
        let shares = sharing.shares(need, phase);
        if shares.len() > 1 {
            let out = match need.ages {
                Some(_) => &mut shared.spanning,
                None => &mut shared.cut,
            };
            out.statements += 1;
            out.persons += need.persons.high;
            out.evenly += u64::from(!sharing.by_population(need, phase));
        }
        let bounds = bounds_of(inventory, need);
        let is_shared = shares.len() > 1;
        for (leaf, persons) in shares {
            let mut key: Vec<u32> = need.nodes.iter().map(|node| node.0).collect();
            if let (Some(phase), Some(leaf)) = (phase, leaf) {
                key[phase] = leaf.0;
            }
            let bounds = match (bounds, is_shared) {
                (Some(bounds), false) => bounds,
                (Some(bounds), true) => Amount {
                    low: Quantity::ZERO,
                    high: bounds.high,
                },
                (None, _) => persons,
            };
            let mut fill = |key: Vec<u32>, [persons, bounds]: [Amount; 2]| {
                let cell = filled.entry(key).or_default();
                cell.need.low += persons.low;
                cell.need.high += persons.high;
                cell.bounds.low += bounds.low;
                cell.bounds.high += bounds.high;
                cell.is_estimated |= bounds_of(inventory, need).is_some();
                cell.sources.push(position as u32);
            };
            let Some(district) = over_parts.district else {
                fill(key, [persons, bounds]);
                continue;
            };
            let whole = (need.nodes[district], leaf);
            for (part, amounts) in over_parts.share(whole, [persons, bounds]) {
                let mut key = key.clone();
                key[district] = part.0;
                fill(key, amounts);
            }
        }
    }
    (columnar(filled, vocabulary.dimensions.len()), shared)
}

/// What falls into a cell.
#[derive(Debug, Default)]
struct Filled {
    need: Amount,
    bounds: Amount,
    /// Whether the inhabitants behind some of it were estimated from several tables.
    is_estimated: bool,
    sources: Vec<u32>,
}

/// How small and how large a need may be whose inhabitants were estimated from several tables.
fn bounds_of(inventory: &Inventory, need: &Need) -> Option<Amount> {
    match need.trace {
        Trace::Estimated {
            rate,
            bounds: Some(bounds),
            ..
        } => {
            let share = inventory.rates[rate].share;
            Some(Amount {
                low: bounds.low.product(share.low),
                high: bounds.high.product(share.high),
            })
        }
        Trace::Estimated { bounds: None, .. } | Trace::Counted { .. } => None,
    }
}

fn columnar(filled: BTreeMap<Vec<u32>, Filled>, dimensions: usize) -> Cells {
    let mut cells = Cells {
        columns: vec![Vec::with_capacity(filled.len()); dimensions],
        ..Cells::default()
    };
    for (key, cell) in filled {
        for (column, node) in cells.columns.iter_mut().zip(key) {
            column.push(node);
        }
        cells.need.push(cell.need);
        cells.bounds.push(cell.is_estimated.then_some(cell.bounds));
        cells.sources.push(cell.sources);
    }
    cells
}

/// The population of a year, found by district.
struct Population<'a> {
    people: Vec<&'a People>,
    by_district: BTreeMap<Node, Vec<usize>>,
    district: Option<usize>,
}

impl<'a> Population<'a> {
    fn of(inventory: &'a Inventory, vocabulary: &Vocabulary, year: i32) -> Population<'a> {
        let district = vocabulary.with_role(Role::District);
        let of_year = |people: &&People| people.year == year;
        let people: Vec<&People> = inventory.population.iter().filter(of_year).collect();
        let mut by_district: BTreeMap<Node, Vec<usize>> = BTreeMap::new();
        for (position, row) in people.iter().enumerate() {
            let node = district.map_or(Node::NOT_BROKEN_DOWN, |district| row.nodes[district]);
            by_district.entry(node).or_default().push(position);
        }
        Population {
            people,
            by_district,
            district,
        }
    }

    /// Everybody counted in districts that lie in this one, or in which this one lies.
    fn around(&self, node: Node, vocabulary: &Vocabulary) -> Vec<&'a People> {
        let Some(position) = self.district else {
            return self.people.clone();
        };
        let dimension = &vocabulary.dimensions[position];
        let near =
            |other: Node| dimension.is_within(other, node) || dimension.is_within(node, other);
        let mut rows: Vec<usize> = self
            .by_district
            .iter()
            .filter(|(other, _)| near(**other))
            .flat_map(|(_, rows)| rows.iter().copied())
            .collect();
        rows.sort_unstable();
        rows.into_iter().map(|row| self.people[row]).collect()
    }
}

/// The weights of a statement's age bands, and whether they come from the population.
type Weights = (Vec<(Node, u128)>, bool);

struct Sharing<'a> {
    vocabulary: &'a Vocabulary,
    population: Population<'a>,
    /// By what matters for it: the nodes and ages of a need.
    weights: HashMap<(Vec<Node>, Option<AgeBand>), Weights>,
}

impl Sharing<'_> {
    /// The leaves of the life phase that a need falls into, with what falls into each. The parts add up to
    /// the whole, exactly. A need without any ages stays where it is.
    fn shares(&mut self, need: &Need, phase: Option<usize>) -> Vec<(Option<Node>, Amount)> {
        let Some(phase) = phase else {
            return vec![(None, need.persons)];
        };
        let (weights, _) = self.weights(need, phase);
        match weights.as_slice() {
            [] => vec![(None, need.persons)],
            [(leaf, _)] => vec![(Some(*leaf), need.persons)],
            several => {
                let weights: Vec<u128> = several.iter().map(|(_, weight)| *weight).collect();
                let low = apportioned(need.persons.low, &weights);
                let high = apportioned(need.persons.high, &weights);
                let amounts = low.into_iter().zip(high).map(|(low, high)| Amount {
                    // Rounding may not turn a range round.
                    low: low.min(high),
                    high,
                });
                let leaves = several.iter().map(|(leaf, _)| Some(*leaf));
                leaves.zip(amounts).collect()
            }
        }
    }

    fn by_population(&mut self, need: &Need, phase: Option<usize>) -> bool {
        phase.is_some_and(|phase| self.weights(need, phase).1)
    }

    fn weights(&mut self, need: &Need, phase: usize) -> &Weights {
        let key = (need.nodes.clone(), need.ages);
        if !self.weights.contains_key(&key) {
            let weights = self.weigh(need, phase);
            self.weights.insert(key.clone(), weights);
        }
        &self.weights[&key]
    }

    fn weigh(&self, need: &Need, phase: usize) -> Weights {
        let dimension = &self.vocabulary.dimensions[phase];
        let leaves = leaves_of(dimension, need, phase);
        if leaves.len() < 2 {
            return (
                leaves.into_iter().map(|(leaf, _)| (leaf, 1)).collect(),
                false,
            );
        }
        let district = self
            .population
            .district
            .map(|position| need.nodes[position]);
        let named = district.filter(|node| node.index() >= 2);
        let around = named.unwrap_or(Node::NOT_BROKEN_DOWN);
        let alike: Vec<&People> = self
            .population
            .around(around, self.vocabulary)
            .into_iter()
            .filter(|people| self.alike(people, need, phase))
            .collect();
        let counted: Vec<(Node, u128)> = leaves
            .iter()
            .map(|(leaf, ages)| (*leaf, people_aged(&alike, dimension, phase, *ages)))
            .collect();
        match counted.iter().any(|(_, weight)| *weight > 0) {
            true => (counted, true),
            false => {
                let years = |(leaf, ages): &(Node, AgeBand)| (*leaf, u128::from(ages.length()));
                (leaves.iter().map(years).collect(), false)
            }
        }
    }

    /// Whether people are of the group that a need names, as far as the population tells.
    fn alike(&self, people: &People, need: &Need, phase: usize) -> bool {
        let dimensions = self.vocabulary.dimensions.iter().enumerate();
        dimensions
            .filter(|(position, _)| *position != phase)
            .all(|(position, dimension)| {
                let (one, other) = (people.nodes[position], need.nodes[position]);
                let named = |node: Node| node.index() >= 2;
                !named(one)
                    || !named(other)
                    || dimension.is_within(one, other)
                    || dimension.is_within(other, one)
            })
    }
}

/// The leaves with ages that a need lies over; one leaf if it lies in one, none if no ages are stated.
fn leaves_of(phases: &Dimension, need: &Need, phase: usize) -> Vec<(Node, AgeBand)> {
    let aged = |node: Node| Some((node, phases.category(node)?.ages?));
    match (need.ages, need.nodes[phase]) {
        (Some(band), _) => phases
            .leaves(Node::NOT_BROKEN_DOWN)
            .into_iter()
            .filter_map(aged)
            .filter(|(_, ages)| band.includes(ages))
            .collect(),
        (None, node) if node.index() < 2 => Vec::new(),
        (None, node) => phases.leaves(node).into_iter().filter_map(aged).collect(),
    }
}

/// How many people are of these ages, in millionths; within a counted band they are spread evenly.
pub(super) fn people_aged(
    people: &[&People],
    phases: &Dimension,
    phase: usize,
    ages: AgeBand,
) -> u128 {
    people
        .iter()
        .filter_map(|row| {
            let of_phase = || phases.category(row.nodes[phase])?.ages;
            let counted = row.ages.or_else(of_phase)?;
            let both = counted.shared_with(&ages)?;
            Some(
                u128::from(row.persons.high.units()) * u128::from(both.length())
                    / u128::from(counted.length()),
            )
        })
        .sum()
}

/// A quantity shared out by weights: largest remainders get the units that are left, so that the parts
/// add up to the whole (Hamilton's method). Equal remainders: the first part.
pub(super) fn apportioned(whole: Quantity, weights: &[u128]) -> Vec<Quantity> {
    let units = u128::from(whole.units());
    let total: u128 = weights.iter().sum();
    // Weights are shares, so low bits may go: what is left times 63 bits of units fits.
    let excess = (128 - total.leading_zeros()).saturating_sub(64);
    let weights: Vec<u128> = weights.iter().map(|weight| weight >> excess).collect();
    let total: u128 = weights.iter().sum::<u128>().max(1);
    let mut parts: Vec<u128> = weights
        .iter()
        .map(|weight| units * weight / total)
        .collect();
    let mut rest = units - parts.iter().sum::<u128>().min(units);
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|part| std::cmp::Reverse(units * weights[*part] % total));
    for part in order {
        if rest == 0 {
            break;
        }
        parts[part] += 1;
        rest -= 1;
    }
    parts
        .into_iter()
        .map(|part| Quantity::from_units(u64::try_from(part).unwrap_or(u64::MAX)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(cases: u32) -> Quantity {
        Quantity::from_whole(cases)
    }

    #[test]
    fn shared_out_parts_add_up_to_the_whole() {
        let parts = apportioned(whole(7), &[3000, 3000, 1000]);
        assert_eq!(parts, [whole(3), whole(3), whole(1)]);
        let thirds: Vec<u64> = apportioned(whole(1), &[1, 1, 1])
            .iter()
            .map(|q| q.units())
            .collect();
        assert_eq!(thirds, [333_334, 333_333, 333_333]);
        assert_eq!(apportioned(Quantity::ZERO, &[1, 2]), [Quantity::ZERO; 2]);
    }

    #[test]
    fn the_largest_numbers_are_shared_out_without_overflow() {
        let parts = apportioned(Quantity::MAX, &[u128::MAX / 4, u128::MAX / 4]);
        assert_eq!(parts.into_iter().sum::<Quantity>(), Quantity::MAX);
    }
}
