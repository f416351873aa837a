//! The town as it would be with the measures found so far.

use super::SMALLEST_ANSWERED;
use super::gaps::{Group, Key, Positions, groups, sure_gaps};
use crate::analysis::cover::{CellChange, Coverage, FairCover, Market, solve};
use crate::analysis::picture::Year;
use crate::analysis::reach::{NodeSet, Reach};
use crate::analysis::targets::{NodeSets, Openness, leaves};
use crate::analysis::year::Refused;
use crate::model::offer::Offer;
use crate::vocabulary::quantity::Quantity;

/// The offers with the measures laid over, and what is covered then, in the cautious scenario.
pub struct Trial<'a> {
    pub year: &'a Year,
    pub positions: Positions,
    /// The cells whose gaps are to be answered.
    cells: &'a [u32],
    sure: Vec<Quantity>,
    /// The year's offers at their positions, then those that the measures add.
    pub offers: Vec<Offer>,
    /// Which cells each of them reaches, rising.
    pub reached: Vec<Vec<u32>>,
    pub cover: FairCover,
}

/// One measure as it changes the offers.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The places that an offer has then.
    pub other_places: Option<(usize, Quantity)>,
    pub added: Option<Offer>,
}

/// What a change of the offers does.
pub struct Effect {
    pub relief: Quantity,
    pub changes: Vec<CellChange>,
    cover: FairCover,
}

impl<'a> Trial<'a> {
    pub fn of(year: &'a Year, cells: &'a [u32]) -> Trial<'a> {
        let cautious = &year.headline().cautious;
        let reach = cautious.market.reach();
        Trial {
            year,
            positions: Positions::of(year),
            cells,
            sure: sure_gaps(year),
            offers: year.offers.clone(),
            reached: (0..year.offers.len())
                .map(|offer| reach.of(offer).to_vec())
                .collect(),
            cover: cautious.cover.clone(),
        }
    }

    fn need(&self) -> &[u64] {
        self.year.headline().cautious.market.need()
    }

    /// How much of a cell's need is not covered.
    pub fn gap(&self, cell: u32) -> Quantity {
        let need = self.need()[cell as usize];
        let covered = self.cover.coverage(cell as usize);
        Quantity::from_units(need - covered.map_or(0, |coverage| coverage.of(need)))
    }

    /// The largest sure gap of a group that has not had its turn; of equals the first in the order of the
    /// vocabulary.
    pub fn largest_gap(&self, answered: &[Key]) -> Option<Group> {
        let mut gap = vec![Quantity::ZERO; self.sure.len()];
        for cell in self.cells {
            gap[*cell as usize] = self.sure[*cell as usize].min(self.gap(*cell));
        }
        let groups = groups(self.year, self.cells, &gap).into_values();
        let open = groups
            .filter(|group| group.gap >= SMALLEST_ANSWERED && !answered.contains(&group.key()));
        open.reduce(|largest, next| match next.gap > largest.gap {
            true => next,
            false => largest,
        })
    }

    /// The cells that an offer takes in the cautious scenario, rising.
    pub fn cells_of(&self, offer: &Offer) -> Vec<u32> {
        let vocabulary = &self.year.vocabulary;
        let mut sets = NodeSets::new(vocabulary, Openness::Everybody);
        let target = leaves(
            vocabulary,
            &self.year.parts,
            offer,
            self.year.question.conventions,
        );
        let takes: Vec<NodeSet> = target
            .iter()
            .enumerate()
            .map(|(position, leaves)| sets.node_set(position, leaves))
            .collect();
        let cells = &self.year.headline().cells;
        let is_taken = |cell: &usize| {
            let mut sets = takes.iter().enumerate();
            sets.all(|(position, set)| set.contains(cells.node(*cell, position).0))
        };
        let taken = (0..cells.len()).filter(is_taken);
        taken.map(|cell| cell as u32).collect()
    }

    /// What it does if an offer gets other places and a new one is added, each as far as one is given.
    pub fn effect(&self, change: &Change) -> Result<Effect, Refused> {
        let mut places: Vec<u64> = self.offers.iter().map(places).collect();
        let mut reached = self.reached.clone();
        if let Some((offer, capacity)) = change.other_places {
            places[offer] = capacity.units();
        }
        if let Some(added) = &change.added {
            places.push(self::places(added));
            reached.push(self.cells_of(added));
        }
        let need = self.need();
        let reach = Reach::new(need.len(), reached.into_iter().collect());
        let market = Market::new(need.to_vec(), places, reach).map_err(|_| Refused::TooLarge)?;
        let cover = solve(&market).into_cover();
        let changed = (0..need.len()).filter_map(|cell| {
            let (before, after) = (self.cover.coverage(cell)?, cover.coverage(cell)?);
            (before != after).then_some(CellChange {
                cell: cell as u32,
                before,
                after,
            })
        });
        Ok(Effect {
            // more places and more reach never cover less
            relief: Quantity::from_units(cover.covered().saturating_sub(self.cover.covered())),
            changes: changed.collect(),
            cover,
        })
    }

    /// How much more of some cells (ascending) is covered by a change.
    pub fn gain_in(&self, cells: &[u32], effect: &Effect) -> Quantity {
        let own = effect.changes.iter();
        let own = own.filter(|change| cells.binary_search(&change.cell).is_ok());
        own.map(|change| {
            let need = self.need()[change.cell as usize];
            let covered = |coverage: Coverage| Quantity::from_units(coverage.of(need));
            covered(change.after) - covered(change.before)
        })
        .sum()
    }

    /// Takes a change over for all measures that follow.
    pub fn apply(&mut self, change: Change, effect: Effect) -> Vec<CellChange> {
        if let Some((offer, capacity)) = change.other_places {
            self.offers[offer].capacity = Some(capacity);
        }
        if let Some(added) = change.added {
            self.reached.push(self.cells_of(&added));
            self.offers.push(added);
        }
        self.cover = effect.cover;
        effect.changes
    }

    /// All offers on record with the measures laid over.
    pub fn plan(self, on_record: &[Offer]) -> Vec<Offer> {
        let date = self.year.question.reference_date;
        let others = on_record.iter().filter(|offer| !offer.in_force(date));
        others.cloned().chain(self.offers).collect()
    }
}

/// In the cautious scenario places that nobody recorded count as none.
fn places(offer: &Offer) -> u64 {
    offer.capacity.map_or(0, Quantity::units)
}
