//! The fair cover before and after a change of some offers.
//!
//! What does not hang together with these offers stays as it is, so only the components that they are
//! in, or come to be in, are solved anew.

use std::collections::BTreeSet;

use super::coverage::Coverage;
use super::solve::{Solved, solve};
use super::{LARGEST_TOTAL, Market, Standing, TooLarge};
use crate::analysis::lists::{Lists, at, position};
use crate::analysis::reach::Reach;

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How much of all needs is covered before.
    pub covered_before: u64,
    /// How much of all needs is covered after.
    pub covered_after: u64,
    /// All cells whose coverage changes, rising.
    pub cells: Vec<CellChange>,
}

/// A cell that gains or loses coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellChange {
    /// Its number in the market.
    pub cell: u32,
    /// Its coverage today.
    pub before: Coverage,
    /// Its coverage with the change.
    pub after: Coverage,
}

impl Change {
    /// Cells whose coverage rises.
    pub fn gaining(&self) -> impl Iterator<Item = &CellChange> {
        self.cells.iter().filter(|cell| cell.after > cell.before)
    }

    /// Cells whose coverage falls: others share their places now.
    pub fn losing(&self) -> impl Iterator<Item = &CellChange> {
        self.cells.iter().filter(|cell| cell.after < cell.before)
    }
}

/// An offer as it would be.
struct Changed {
    offer: u32,
    places: u64,
    more_cells: Vec<u32>,
}

/// Cells and offers that hang together with no others; rising.
struct Area {
    cells: Vec<u32>,
    offers: Vec<u32>,
}

impl Solved<'_> {
    /// What it does if an offer reaches some cells more.
    pub fn with_more_reach(&self, offer: u32, cells: &[u32]) -> Change {
        let places = self.market.places[offer as usize];
        self.changed(&[Changed {
            offer,
            places,
            more_cells: cells.to_vec(),
        }])
    }

    /// What it does if an offer gets some places more.
    pub fn with_more_places(&self, offer: u32, more: u64) -> Result<Change, TooLarge> {
        let all = self.market.places.iter().sum::<u64>();
        let places = self.market.places[offer as usize];
        match all.checked_add(more) {
            Some(all) if all <= LARGEST_TOTAL => Ok(self.changed(&[Changed {
                offer,
                places: places + more,
                more_cells: Vec::new(),
            }])),
            _ => Err(TooLarge),
        }
    }

    /// What it does if some offers are no longer there.
    pub fn without(&self, offers: &[u32]) -> Change {
        let gone = |&offer: &u32| Changed {
            offer,
            places: 0,
            more_cells: Vec::new(),
        };
        self.changed(&offers.iter().map(gone).collect::<Vec<_>>())
    }

    fn changed(&self, changed: &[Changed]) -> Change {
        let area = self.area(changed);
        let market = self.market_in(&area, changed);
        let after = solve(&market).into_cover();
        let change = |(local, &cell): (usize, &u32)| {
            let before = self.cover.coverage(cell as usize)?;
            Some(CellChange {
                cell,
                before,
                after: after.coverage(local)?,
            })
        };
        let cells = area.cells.iter().enumerate().filter_map(change);
        let covered_before = self.cover.covered();
        Change {
            covered_before,
            covered_after: covered_before - self.covered_in(&area) + after.covered(),
            cells: cells.filter(|cell| cell.before != cell.after).collect(),
        }
    }

    /// All that hangs together with the changed offers, before or after.
    fn area(&self, changed: &[Changed]) -> Area {
        let mut components = BTreeSet::new();
        let mut unreached = BTreeSet::new();
        for changed in changed {
            let class = self.classes.of_offer[changed.offer as usize];
            components.extend(class.map(|class| self.components.of_offer[class as usize]));
            for &cell in &changed.more_cells {
                match self.classes.of_cell[cell as usize] {
                    Some(class) => _ = components.insert(self.components.of_cell[class as usize]),
                    None => _ = unreached.insert(cell),
                }
            }
        }
        unreached.retain(|&cell| self.cover.standing[cell as usize] == Standing::Unreached);
        let members = |classes: &Lists, members: &Lists| -> BTreeSet<u32> {
            let classes = components
                .iter()
                .flat_map(|&component| classes.get(component as usize));
            classes
                .flat_map(|&class| members.get(class as usize))
                .copied()
                .collect()
        };
        let mut cells = members(&self.components.cells, &self.classes.cells);
        cells.extend(unreached);
        let mut offers = members(&self.components.offers, &self.classes.offers);
        offers.extend(changed.iter().map(|changed| changed.offer));
        Area {
            cells: cells.into_iter().collect(),
            offers: offers.into_iter().collect(),
        }
    }

    /// The market of an area, with the changed offers.
    fn market_in(&self, area: &Area, changed: &[Changed]) -> Market {
        let mut places = at(&self.market.places, &area.offers);
        let reach = area
            .offers
            .iter()
            .map(|&offer| self.market.reach.of(offer as usize));
        let mut reach: Vec<Vec<u32>> = reach.map(<[u32]>::to_vec).collect();
        for changed in changed {
            if let Some(offer) = position(&area.offers, changed.offer) {
                let reach = &mut reach[offer as usize];
                reach.extend(&changed.more_cells);
                reach.sort_unstable();
                reach.dedup();
                places[offer as usize] = changed.places;
            }
        }
        let in_area = |cells: Vec<u32>| {
            cells
                .into_iter()
                .filter_map(|cell| position(&area.cells, cell))
        };
        let reach = reach.into_iter().map(in_area).collect();
        Market {
            need: at(&self.market.need, &area.cells),
            places,
            reach: Reach::new(area.cells.len(), reach),
        }
    }

    /// How much of the needs of an area is covered.
    fn covered_in(&self, area: &Area) -> u64 {
        let part = |&cell: &u32| match self.cover.standing[cell as usize] {
            Standing::Part(part) => Some(part),
            Standing::NoNeed | Standing::Unreached => None,
        };
        // An area holds a part whole or not at all.
        let parts: BTreeSet<u32> = area.cells.iter().filter_map(part).collect();
        let covered = |&part: &u32| self.cover.parts[part as usize].covered();
        parts.iter().map(covered).sum()
    }
}
