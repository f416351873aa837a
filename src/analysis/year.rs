//! A year: what is needed, what is offered on the reference date, and what is covered of it.

use super::cells::{Cells, Shared, cells, decided_cells};
use super::cover::{Market, solve};
use super::cuts::cut;
use super::gaps;
use super::picture::{CellResult, Cover, GapType, Picture, Question, Year};
use super::reach::{NodeSet, reach};
use super::staff::estimated_places;
use super::targets::{Leaves, NodeSets, Openness, leaves};
use crate::model::evidence::Evidence;
use crate::model::inventory::Inventory;
use crate::model::need::Amount;
use crate::model::offer::{MostPlaces, Offer};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Completeness, Role};
use crate::vocabulary::quantity::Quantity;

/// Why a year cannot be analysed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Needs or places add up to more than can be computed with.
    TooLarge,
}

/// Analyses a year with the inventory's offers.
pub fn analyse(inventory: &Inventory, question: Question) -> Result<Year, Refused> {
    analyse_with(inventory, &inventory.offers, question)
}

/// Analyses a year with other offers, such as those of a plan.
pub fn analyse_with(
    inventory: &Inventory,
    on_record: &[Offer],
    question: Question,
) -> Result<Year, Refused> {
    let in_force = on_record
        .iter()
        .filter(|offer| offer.in_force(question.reference_date));
    let mut year = Year::before_cover(inventory, in_force.cloned().collect(), question);
    let mut kinds = vec![question.evidence];
    kinds.extend(
        Evidence::ALL
            .into_iter()
            .filter(|kind| *kind != question.evidence),
    );
    for evidence in kinds {
        let (cells, shared) = cells(inventory, &year.vocabulary, question.year, evidence);
        let headline = evidence == question.evidence;
        if headline {
            year.shared = shared;
        }
        if headline || !cells.is_empty() {
            let picture = year.picture(on_record, evidence, cells)?;
            year.pictures.push(picture);
        }
    }
    let decided = decided_cells(inventory, &year.vocabulary, question.year);
    if !decided.is_empty() {
        let picture = year.picture(on_record, question.evidence, decided)?;
        year.decided = Some(picture);
    }
    Ok(year)
}

fn node_sets(
    vocabulary: &Vocabulary,
    targets: &[Vec<Leaves>],
    openness: Openness,
) -> Vec<Vec<NodeSet>> {
    let mut sets = NodeSets::new(vocabulary, openness);
    targets
        .iter()
        .map(|target| {
            let dimensions = target.iter().enumerate();
            dimensions
                .map(|(position, leaves)| sets.node_set(position, leaves))
                .collect()
        })
        .collect()
}

/// How unknown capacities are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    Nothing,
    Enough,
}

impl Year {
    /// A year whose offers have their targets, and whose needs nobody has covered yet.
    pub(super) fn before_cover(
        inventory: &Inventory,
        offers: Vec<Offer>,
        question: Question,
    ) -> Year {
        let vocabulary = cut(inventory);
        let targets: Vec<Vec<Leaves>> = offers
            .iter()
            .map(|offer| leaves(&vocabulary, &inventory.parts, offer, question.conventions))
            .collect();
        Year {
            estimated: offers
                .iter()
                .map(|offer| estimated_places(offer, inventory))
                .collect(),
            takes_somebody: node_sets(&vocabulary, &targets, Openness::Somebody),
            takes_everybody: node_sets(&vocabulary, &targets, Openness::Everybody),
            question,
            parts: inventory.parts.clone(),
            vocabulary,
            offers,
            targets,
            pictures: Vec::new(),
            decided: None,
            shared: Shared::default(),
            left_out_topics: inventory.left_out.topics.clone(),
        }
    }

    fn picture(
        &self,
        on_record: &[Offer],
        evidence: Evidence,
        cells: Cells,
    ) -> Result<Picture, Refused> {
        let high: Vec<Quantity> = cells.need.iter().map(|need| need.high).collect();
        let low: Vec<Quantity> = cells.need.iter().map(|need| need.low).collect();
        let everybody = &self.takes_everybody;
        let cautious = self.cover(&cells, &high, everybody, Unknown::Nothing)?;
        let generous = self.cover(&cells, &low, &self.takes_somebody, Unknown::Enough)?;
        let known = |offer: &Offer| {
            offer.capacity.is_some() && offer.capacity_most == MostPlaces::AsRecorded
        };
        let known = self.offers.iter().all(known);
        // Only where a capacity is unknown or a range does this third cover differ from the first.
        let recorded = match known {
            true => None,
            false => Some(self.cover(&cells, &high, everybody, Unknown::Enough)?),
        };
        let mut picture = Picture {
            evidence,
            cells,
            cautious,
            generous,
            results: Vec::new(),
        };
        picture.results = self.results(on_record, &picture, recorded.as_ref());
        Ok(picture)
    }

    /// The fair cover of some needs by the offers, whose targets are given as node sets.
    fn cover(
        &self,
        cells: &Cells,
        needs: &[Quantity],
        takes: &[Vec<NodeSet>],
        unknown: Unknown,
    ) -> Result<Cover, Refused> {
        let market = self.market(cells, needs, takes, unknown)?;
        let solved = solve(&market);
        let spare = solved
            .spare()
            .into_iter()
            .map(Quantity::from_units)
            .collect();
        let cover = solved.into_cover();
        Ok(Cover {
            market,
            cover,
            spare,
        })
    }

    /// Some needs, the offers' places, and who reaches whom.
    pub(super) fn market(
        &self,
        cells: &Cells,
        needs: &[Quantity],
        takes: &[Vec<NodeSet>],
        unknown: Unknown,
    ) -> Result<Market, Refused> {
        let mut targets = super::reach::Targets::new(cells.columns.len());
        takes.iter().for_each(|target| targets.push(target));
        let reach = reach(&cells.columns, &targets);
        let enough = |position: usize| -> u64 {
            let reached = reach.of(position).iter();
            reached.map(|cell| needs[*cell as usize].units()).sum()
        };
        let places: Vec<u64> = self
            .offers
            .iter()
            .enumerate()
            .map(
                |(position, offer)| match (offer.capacity, self.estimated[position], unknown) {
                    (Some(places), _, Unknown::Nothing) => places.units(),
                    (Some(places), _, Unknown::Enough) => match offer.capacity_most {
                        MostPlaces::AsRecorded => places.units(),
                        MostPlaces::UpTo(most) => most.max(places).units(),
                        MostPlaces::NotKnown => enough(position).max(places.units()),
                    },
                    (None, Some(places), Unknown::Nothing) => places.low.units(),
                    (None, Some(places), Unknown::Enough) => places.high.units(),
                    (None, None, Unknown::Nothing) => 0,
                    (None, None, Unknown::Enough) => enough(position),
                },
            )
            .collect();
        let needs: Vec<u64> = needs.iter().map(|need| need.units()).collect();
        Market::new(needs, places, reach).map_err(|_| Refused::TooLarge)
    }

    fn results(
        &self,
        on_record: &[Offer],
        picture: &Picture,
        recorded: Option<&Cover>,
    ) -> Vec<CellResult> {
        let topics = self.assessable_topics(on_record);
        let typing = gaps::Typing::new(self, on_record, picture, recorded);
        (0..picture.cells.len())
            .map(|cell| {
                let cautious = picture.cautious.covered(cell);
                let generous = picture.generous.covered(cell);
                let assessable = topics.of(self, picture, cell);
                // a gap that the smallest possible need would not have is not certain
                let lasts = |bounds: Amount| bounds.low > generous.covered;
                let is_sure = picture.cells.bounds[cell].is_none_or(lasts);
                CellResult {
                    cautious,
                    generous,
                    certainty: assessable
                        .map(|complete| gaps::certainty(cautious, generous, complete && is_sure)),
                    gap_type: match assessable {
                        None => (cautious.need > Quantity::ZERO).then_some(GapType::NotAssessable),
                        Some(_) => typing.of(cell, cautious),
                    },
                    bottleneck: picture.cautious.bottleneck(cell),
                }
            })
            .collect()
    }

    fn assessable_topics(&self, on_record: &[Offer]) -> Topics {
        let position = self.vocabulary.with_role(Role::Topic);
        let Some(position) = position else {
            return Topics {
                position: None,
                known: Vec::new(),
                any: !on_record.is_empty(),
            };
        };
        let dimension = &self.vocabulary.dimensions[position];
        let offered = self.topics_offered(on_record, position);
        let known = dimension
            .categories()
            .map(|(node, category)| {
                let recorded = offered.iter().any(|set| set.contains(node.0));
                match (recorded, category.inventory) {
                    // complete as it was written, but not as it was read
                    (false, _) if self.may_be_left_out(position, node) => None,
                    (_, Some(Completeness::Complete)) => Some(true),
                    (true, Some(Completeness::Incomplete)) => Some(false),
                    (true, None) => Some(true),
                    (false, _) => None,
                }
            })
            .collect();
        Topics {
            position: Some(position),
            known,
            any: !on_record.is_empty(),
        }
    }
}

/// Which topics can be judged at all.
struct Topics {
    position: Option<usize>,
    /// Per category: whether the inventory is as complete as can be told; none: no offer on record.
    known: Vec<Option<bool>>,
    any: bool,
}

impl Topics {
    fn of(&self, year: &Year, picture: &Picture, cell: usize) -> Option<bool> {
        let Some(position) = self.position else {
            return self.any.then_some(true);
        };
        match year.vocabulary.dimensions[position].is_empty() {
            true => self.any.then_some(true),
            false => match picture.cells.node(cell, position).index().checked_sub(2) {
                Some(category) => self.known[category],
                None => self.any.then_some(true),
            },
        }
    }
}
