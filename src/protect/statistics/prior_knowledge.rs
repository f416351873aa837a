//! What everybody knows already: numbers of reports published before, and that they withhold others.
//!
//! A number that was published cannot be protected any more. It is one more thing that an attacker knows:
//! whatever else is withheld must be safe in spite of it, whether the new reports speak of it or not. And what was
//! withheld is no safer than the new reports leave it: where it is small, it has to stay wide beside them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::protect::statistics::component::Component;
use crate::protect::statistics::linear_form::View;
use crate::tables::Cell;

/// What reports published before tell of the cells of an edition. What of a need is covered is told with the need.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PriorKnowledge {
    /// Parts of rows.
    pub components: Vec<KnownComponent>,
    /// Numbers beside groups of cells.
    pub numbers: Vec<KnownNumber>,
    /// Groups of cells that they speak of and withhold, wholly or in part; by number, ascending.
    pub withheld: Vec<Arc<[u32]>>,
    /// Numbers beside groups that they withhold, by their weights.
    pub withheld_numbers: Vec<Arc<[(u32, f64)]>>,
    /// Other counts that they may have left possible: what is withheld beside them is sought from there. Each is
    /// checked before it counts.
    pub worlds: Vec<World>,
}

/// Other counts than the true ones: cells, by number, with the change of their need, in cases.
pub type World = Vec<(u32, i64)>;

/// A component of what a row says of these cells.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownComponent {
    /// By number, ascending.
    pub cells: Arc<[u32]>,
    /// Which component of what is said of them.
    pub component: Component,
    /// How it is told: what was told in steps is known to its step.
    pub view: View,
}

/// A number told beside groups of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownNumber {
    /// Cells by number with the weight of each of their cases.
    pub weights: Arc<[(u32, f64)]>,
    /// How it is told: what was told in steps is known to its step.
    pub view: View,
}

impl PriorKnowledge {
    /// Adds what is known of the cells of another edition. What counts a case of a cell that there is none of
    /// here is left out: no number of this edition says anything about it.
    pub fn add(&mut self, other: &PriorKnowledge, numbering: &Numbering) {
        let components = other.components.iter();
        self.components.extend(components.filter_map(|one| {
            let cells = numbering.cells(&one.cells)?;
            Some(KnownComponent {
                cells,
                ..one.clone()
            })
        }));
        let numbers = other.numbers.iter();
        self.numbers.extend(numbers.filter_map(|one| {
            let weights = numbering.weights(&one.weights)?;
            Some(KnownNumber {
                weights,
                ..one.clone()
            })
        }));
        let withheld = other.withheld.iter();
        self.withheld
            .extend(withheld.filter_map(|cells| numbering.cells(cells)));
        let withheld = other.withheld_numbers.iter();
        self.withheld_numbers
            .extend(withheld.filter_map(|weights| numbering.weights(weights)));
    }
}

/// Which cell of an edition each cell of another one is.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbering(Vec<Place>);

/// Where a cell stands in the other edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    At(u32),
    /// Nobody needs anything there: it adds nothing to any number.
    Empty,
    /// It has need, and the other edition has no such cell, or knows it otherwise.
    Nowhere,
}

impl Numbering {
    /// The cells of an edition among those of another one; each has its cells and what they are, the same in
    /// both.
    pub fn between<K: Ord>(
        (keys, cells): (&[K], &[Cell]),
        (other_keys, other_cells): (&[K], &[Cell]),
    ) -> Numbering {
        let others = other_keys.iter().zip(other_cells).zip(0u32..);
        let others: BTreeMap<&K, (&Cell, u32)> = others
            .map(|((key, cell), number)| (key, (cell, number)))
            .collect();
        let place = |(key, cell): (&K, &Cell)| match others.get(key) {
            Some((other, number)) if is_alike(cell, other) => Place::At(*number),
            _ if cell.need == 0 => Place::Empty,
            _ => Place::Nowhere,
        };
        Numbering(keys.iter().zip(cells).map(place).collect())
    }

    fn place(&self, cell: u32) -> Place {
        let place = self.0.get(cell as usize).copied();
        place.unwrap_or(Place::Nowhere)
    }

    /// The same cells in the other edition, ascending; none if one of them is missing.
    fn cells(&self, cells: &[u32]) -> Option<Arc<[u32]>> {
        let weights = cells.iter().map(|cell| (*cell, 1.0));
        let there = self.moved(weights)?;
        Some(there.into_iter().map(|(cell, _)| cell).collect())
    }

    fn weights(&self, weights: &[(u32, f64)]) -> Option<Arc<[(u32, f64)]>> {
        self.moved(weights.iter().copied()).map(Arc::from)
    }

    /// What a world changes of the cells that the other edition has.
    pub fn world(&self, world: &World) -> World {
        let there = world
            .iter()
            .filter_map(|(cell, change)| match self.place(*cell) {
                Place::At(number) => Some((number, *change)),
                Place::Empty | Place::Nowhere => None,
            });
        there.collect()
    }

    fn moved(&self, weights: impl Iterator<Item = (u32, f64)>) -> Option<Vec<(u32, f64)>> {
        let mut there = Vec::new();
        for (cell, weight) in weights {
            match self.place(cell) {
                Place::At(number) => there.push((number, weight)),
                Place::Empty => {}
                Place::Nowhere => return None,
            }
        }
        there.sort_unstable_by_key(|(number, _)| *number);
        Some(there)
    }
}

/// Whether two cells have the same need, covered in the same way: a crosswalk may have given one of them other
/// people. Plans are another matter.
fn is_alike(one: &Cell, other: &Cell) -> bool {
    let without_plan = |cell: &Cell| Cell {
        covered_with_plan: 0.0,
        ..*cell
    };
    without_plan(one) == without_plan(other)
}
