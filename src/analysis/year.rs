//! A year: what is needed, what is offered on the reference date, and what is covered of it.

use chrono::NaiveDate;

use super::cells::{Cells, Shared, cells};
use super::cover::{FairCover, Market, Standing, solve};
use super::cuts::cut;
use super::gaps::{self, Certainty, GapType};
use super::reach::{NodeSet, reach};
use super::targets::{Conventions, Leaves, NodeSets, Openness, leaves};
use crate::inventory::columns::Evidence;
use crate::inventory::statement::{Inventory, Offer};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Completeness, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// What is asked of an inventory.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    pub year: i32,
    pub reference_date: NaiveDate,
    /// The kind of evidence that the headline rests on.
    pub evidence: Evidence,
    pub conventions: Conventions,
}

/// A year's analysis.
#[derive(Debug)]
pub struct Year {
    pub question: Question,
    /// The inventory's vocabulary, its life phases cut at every age bound.
    pub vocabulary: Vocabulary,
    /// The offers in force on the reference date.
    pub offers: Vec<Offer>,
    /// What each of them takes, per dimension; same order as `offers`.
    pub targets: Vec<Vec<Leaves>>,
    /// The nodes of which it takes somebody, per dimension; same order as `offers`.
    pub takes_somebody: Vec<Vec<NodeSet>>,
    /// The nodes of which it takes everybody, per dimension; same order as `offers`.
    pub takes_everybody: Vec<Vec<NodeSet>>,
    /// The headline's kind of evidence first; only kinds that the year has.
    pub pictures: Vec<Picture>,
    pub shared: Shared,
}

/// One kind of evidence, covered for itself.
#[derive(Debug)]
pub struct Picture {
    pub evidence: Evidence,
    pub cells: Cells,
    /// Unknown capacities are 0, needs not broken down can use only what takes everybody, withheld counts
    /// are high.
    pub cautious: Cover,
    /// Unknown capacities are enough, such needs can use what takes somebody, withheld counts are low.
    pub generous: Cover,
    /// Per cell.
    pub results: Vec<CellResult>,
}

/// A market and its fair cover.
#[derive(Debug)]
pub struct Cover {
    pub market: Market,
    pub cover: FairCover,
    /// Per offer: the most that can stay empty.
    pub spare: Vec<Quantity>,
}

/// What is known about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellResult {
    pub cautious: Covered,
    pub generous: Covered,
    /// None: nothing can be concluded, as no offer in the topic is on record.
    pub certainty: Option<Certainty>,
    /// Only where there is a gap in the cautious scenario, or where nothing can be concluded.
    pub gap_type: Option<GapType>,
    /// The number of the part that the cell shares places in, in the cautious scenario, if its coverage
    /// is below 1.
    pub bottleneck: Option<u32>,
}

/// Need and what of it is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Covered {
    pub need: Quantity,
    pub covered: Quantity,
}

impl Covered {
    pub fn gap(self) -> Quantity {
        self.need - self.covered
    }

    /// Covered / need; none without need.
    pub fn coverage(self) -> Option<f64> {
        (self.need > Quantity::ZERO).then(|| self.covered.as_f64() / self.need.as_f64())
    }
}

impl std::ops::AddAssign for Covered {
    fn add_assign(&mut self, other: Covered) {
        self.need += other.need;
        self.covered += other.covered;
    }
}

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
    let vocabulary = cut(inventory);
    let in_force = on_record
        .iter()
        .filter(|offer| offer.in_force(question.reference_date));
    let offers: Vec<Offer> = in_force.cloned().collect();
    let targets: Vec<Vec<Leaves>> = offers
        .iter()
        .map(|offer| leaves(&vocabulary, offer, question.conventions))
        .collect();
    let takes_somebody = node_sets(&vocabulary, &targets, Openness::Somebody);
    let takes_everybody = node_sets(&vocabulary, &targets, Openness::Everybody);
    let mut year = Year {
        question,
        vocabulary,
        offers,
        targets,
        takes_somebody,
        takes_everybody,
        pictures: Vec::new(),
        shared: Shared::default(),
    };
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
enum Unknown {
    Nothing,
    Enough,
}

impl Year {
    /// The headline's picture.
    pub fn headline(&self) -> &Picture {
        &self.pictures[0]
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
        let known = self.offers.iter().all(|offer| offer.capacity.is_some());
        // Only where a capacity is unknown does this third cover differ from the first.
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
        let mut targets = super::reach::Targets::new(cells.columns.len());
        takes.iter().for_each(|target| targets.push(target));
        let reach = reach(&cells.columns, &targets);
        let places: Vec<u64> = self
            .offers
            .iter()
            .enumerate()
            .map(|(position, offer)| match (offer.capacity, unknown) {
                (Some(places), _) => places.units(),
                (None, Unknown::Nothing) => 0,
                (None, Unknown::Enough) => {
                    let reached = reach.of(position).iter();
                    reached.map(|cell| needs[*cell as usize].units()).sum()
                }
            })
            .collect();
        let needs: Vec<u64> = needs.iter().map(|need| need.units()).collect();
        let market = Market::new(needs, places, reach).map_err(|_| Refused::TooLarge)?;
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
                CellResult {
                    cautious,
                    generous,
                    certainty: assessable
                        .map(|complete| gaps::certainty(cautious, generous, complete)),
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
        let mut sets = NodeSets::new(&self.vocabulary, Openness::Somebody);
        let offered: Vec<NodeSet> = on_record
            .iter()
            .map(|offer| {
                let target = leaves(&self.vocabulary, offer, self.question.conventions);
                sets.node_set(position, &target[position])
            })
            .collect();
        let known = dimension
            .categories()
            .map(|(node, category)| {
                let recorded = offered.iter().any(|set| set.contains(node.0));
                match (recorded, category.inventory) {
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

    /// Whether an offer reaches somebody (not broken down: everybody) in a group of one node per named
    /// dimension.
    pub fn reaches(&self, offer: usize, group: &[(usize, Node)]) -> bool {
        group.iter().all(|(dimension, node)| {
            let takes = match node.index() {
                0 | 1 => &self.takes_everybody,
                _ => &self.takes_somebody,
            };
            takes[offer][*dimension].contains(node.0)
        })
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

impl Cover {
    /// Need and covered of a cell, to the nearest millionth.
    pub fn covered(&self, cell: usize) -> Covered {
        let need = self.market.need()[cell];
        let covered = self
            .cover
            .coverage(cell)
            .map_or(0, |coverage| coverage.of(need));
        Covered {
            need: Quantity::from_units(need),
            covered: Quantity::from_units(covered),
        }
    }

    /// The part of a cell whose places do not suffice.
    pub fn bottleneck(&self, cell: usize) -> Option<u32> {
        match self.cover.standing[cell] {
            Standing::Part(part) => {
                let is_full = self.cover.parts[part as usize].places_left() == 0;
                let below = self.cover.parts[part as usize].covered()
                    < self.cover.parts[part as usize].need;
                (is_full && below).then_some(part)
            }
            Standing::NoNeed | Standing::Unreached => None,
        }
    }
}
