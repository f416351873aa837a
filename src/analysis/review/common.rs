//! Two inventories in one vocabulary, with the same cells.
//!
//! The later vocabulary is the common one; categories that only the earlier one has come after it, unless a
//! crosswalk tells into which later ones their people go. Life phases with ages need no crosswalk: they are
//! read as ages.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::joined::{DefinitionChange, Joined, Place};
use super::{Side, Which};
use crate::analysis::cells::{apportioned, cells};
use crate::analysis::cuts::{bounds, cut_at};
use crate::analysis::picture::Question;
use crate::analysis::reach::parts::{divide, limit};
use crate::analysis::targets::{Leaves, counts, leaves};
use crate::model::crosswalk::Crosswalk;
use crate::model::inventory::{Inventory, LeftOut};
use crate::model::location::{Location, Locations};
use crate::model::need::{Amount, Need, People, Trace};
use crate::model::offer::{Catchment, Offer, Target};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// Both inventories, ready to be analysed cell by cell.
#[derive(Debug)]
pub struct Common {
    /// The earlier year's.
    pub from: Inventory,
    /// The later year's.
    pub to: Inventory,
    /// What is asked of each: about the later one's kind of evidence.
    pub questions: [Question; 2],
    /// How many of each inventory's needs are statements; those after them only name the other's cells.
    pub statements: [usize; 2],
    /// Categories that do not mean the same in both.
    pub definitions: Vec<DefinitionChange>,
}

/// Brings both sides into one vocabulary and one set of cells.
pub fn common(from: Side, to: Side, crosswalk: &Crosswalk) -> Common {
    let (own, later) = (&from.inventory.vocabulary, &to.inventory.vocabulary);
    let same = own == later;
    let joined = Joined::new(own, later, crosswalk);
    let before = Question {
        evidence: to.question.evidence,
        ..from.question
    };
    let locations = locations(&joined, from.inventory, to.inventory);
    let translated = |which: Which, side: Side, question: Question| Inventory {
        vocabulary: joined.vocabulary.clone(),
        needs: needs(&joined, which, side.inventory, question.year),
        offers: match same {
            true => side.inventory.offers.clone(),
            false => offers(&joined, which, side.inventory, question),
        },
        population: people(&joined, which, side.inventory, question.year),
        rates: Vec::new(),
        decided: Vec::new(),
        staff_ratios: side.inventory.staff_ratios.clone(),
        moving_in: side.inventory.moving_in.clone(),
        reserves: side.inventory.reserves.clone(),
        population_files: Vec::new(),
        projection: Vec::new(),
        need_files: Vec::new(),
        plan: None,
        left_out: LeftOut::default(),
        rows_are_persons: side.inventory.rows_are_persons,
        briefs: Vec::new(),
        map: None,
        locations: locations.clone(),
        parts: match same {
            true => side.inventory.parts.clone(),
            false => Default::default(),
        },
    };
    let mut one = translated(Which::From, from, before);
    let mut other = translated(Which::To, to, to.question);
    // as in an analysis of either inventory, so that its cells are found here too
    let all = [&one, &other, from.inventory, to.inventory];
    let bounds: BTreeSet<_> = all.into_iter().flat_map(bounds).collect();
    let vocabulary = cut_at(&joined.vocabulary, &bounds);
    one.vocabulary = vocabulary;
    if one.parts.of_district.is_empty() {
        divide(
            &mut one,
            before.conventions.default_catchment,
            &other.offers,
        );
    }
    other.vocabulary = one.vocabulary.clone();
    other.parts = one.parts.clone();
    let questions = [before, to.question];
    let statements = [one.needs.len(), other.needs.len()];
    let keys = [keys(&one, &questions[0]), keys(&other, &questions[1])];
    let missing = |own: usize| keys[1 - own].difference(&keys[own]);
    one.needs
        .extend(missing(0).map(|key| nobody(key, &questions[0])));
    other
        .needs
        .extend(missing(1).map(|key| nobody(key, &questions[1])));
    Common {
        from: one,
        to: other,
        questions,
        statements,
        definitions: joined.definitions,
    }
}

/// The locations of the later inventory, or else of the earlier, in the common vocabulary: of one year to the next
/// people do not move as far as tables of blocks differ.
fn locations(joined: &Joined, from: &Inventory, to: &Inventory) -> Arc<Locations> {
    let (which, inventory) = match to.locations.is_empty() {
        true => (Which::From, from),
        false => (Which::To, to),
    };
    let Some(dimensions) = joined.dimensions(which) else {
        return inventory.locations.clone();
    };
    let Some(position) = inventory.vocabulary.with_role(Role::District) else {
        return Arc::default();
    };
    let people = &dimensions[position].people;
    let moved = |location: &Location| match &people[location.district.index()] {
        Place::Node(district) => Location {
            district: *district,
            ..location.clone()
        },
        Place::Shared(_) | Place::Ages(_) => location.clone(),
    };
    Arc::new(Locations {
        all: inventory.locations.all.iter().map(moved).collect(),
        ..Locations::clone(&inventory.locations)
    })
}

/// The keys of the cells that a year fills.
fn keys(inventory: &Inventory, question: &Question) -> BTreeSet<Vec<u32>> {
    let vocabulary = &inventory.vocabulary;
    let (cells, _) = cells(inventory, vocabulary, question.year, question.evidence);
    let key = |cell| cells.columns.iter().map(|column| column[cell]).collect();
    (0..cells.len()).map(key).collect()
}

/// The statement that nobody in a cell needs anything.
fn nobody(key: &[u32], question: &Question) -> Need {
    Need {
        year: question.year,
        nodes: key.iter().map(|node| Node(*node)).collect(),
        ages: None,
        persons: Amount::default(),
        evidence: question.evidence,
        trace: Trace::Counted { file: 0, group: 0 },
    }
}

/// A side's needs of a year in the common vocabulary.
fn needs(joined: &Joined, which: Which, inventory: &Inventory, year: i32) -> Vec<Need> {
    let of_year = inventory.needs.iter().filter(|need| need.year == year);
    of_year
        .flat_map(|need| {
            let moved = moved(joined, which, &need.nodes, need.ages, need.persons);
            moved.into_iter().map(|(nodes, ages, persons)| Need {
                nodes,
                ages,
                persons,
                ..need.clone()
            })
        })
        .collect()
}

/// A side's population of a year in the common vocabulary.
fn people(joined: &Joined, which: Which, inventory: &Inventory, year: i32) -> Vec<People> {
    let of_year = inventory.population.iter().filter(|row| row.year == year);
    of_year
        .flat_map(|row| moved(joined, which, &row.nodes, row.ages, row.persons))
        .map(|(nodes, ages, persons)| People {
            year,
            nodes,
            ages,
            persons,
            table: 0,
            bounds: None,
        })
        .collect()
}

type Statement = (Vec<Node>, Option<AgeBand>, Amount);

/// A count in the common vocabulary: one statement, or several where a crosswalk shares it out. The parts
/// add up to the whole, exactly.
fn moved(
    joined: &Joined,
    which: Which,
    nodes: &[Node],
    ages: Option<AgeBand>,
    persons: Amount,
) -> Vec<Statement> {
    let dimensions = joined.vocabulary.dimensions.len();
    let Some(places) = joined.dimensions(which) else {
        let mut nodes = nodes.to_vec();
        nodes.resize(dimensions, Node::NOT_BROKEN_DOWN);
        return vec![(nodes, ages, persons)];
    };
    let blank = vec![Node::NOT_BROKEN_DOWN; dimensions];
    let mut statements: Vec<Statement> = vec![(blank, ages, persons)];
    for (moved, node) in places.iter().zip(nodes) {
        let position = moved.position;
        match &moved.people[node.index()] {
            Place::Node(there) => statements
                .iter_mut()
                .for_each(|(nodes, _, _)| nodes[position] = *there),
            Place::Ages(band) => statements
                .iter_mut()
                .for_each(|(_, ages, _)| *ages = Some(*band)),
            Place::Shared(shares) => {
                let shared = statements.iter().flat_map(|s| shared(s, position, shares));
                statements = shared.collect();
            }
        }
    }
    statements
}

fn shared(
    (nodes, ages, persons): &Statement,
    position: usize,
    shares: &[(Node, Quantity)],
) -> Vec<Statement> {
    let weights: Vec<u128> = shares.iter().map(|(_, w)| w.units().into()).collect();
    let low = apportioned(persons.low, &weights);
    let high = apportioned(persons.high, &weights);
    let parts = low.into_iter().zip(high).zip(shares);
    parts
        .map(|((low, high), (node, _))| {
            let mut nodes = nodes.clone();
            nodes[position] = *node;
            let persons = Amount {
                low: low.min(high),
                high,
            };
            (nodes, *ages, persons)
        })
        .collect()
}

/// A side's offers in the common vocabulary: whom they take is spelt out first in their own one, so that a
/// Bezirk, or all of a dimension, means what it meant in their year.
fn offers(joined: &Joined, which: Which, inventory: &Inventory, question: Question) -> Vec<Offer> {
    let vocabulary = &inventory.vocabulary;
    let translated = inventory.offers.iter().map(|offer| {
        let own = leaves(vocabulary, &inventory.parts, offer, question.conventions);
        let mut targets = vec![Target::All; joined.vocabulary.dimensions.len()];
        let mut ages = offer.ages.clone();
        for (d, dimension) in vocabulary.dimensions.iter().enumerate() {
            let (position, places) = match joined.dimensions(which) {
                Some(dimensions) => (dimensions[d].position, Some(&dimensions[d].targets)),
                None => (d, None),
            };
            let phases = dimension.role == Role::LifePhase;
            let nodes = match (&offer.targets[d], &own[d]) {
                (_, Leaves::Everybody) => continue,
                (Target::Some(nodes), _) if phases => nodes.clone(),
                (_, Leaves::Only(leaves)) if phases => leaves.clone(),
                (_, Leaves::Only(leaves)) => match full(dimension, leaves) {
                    None => continue,
                    Some(nodes) => nodes,
                },
            };
            let mut there = Vec::new();
            for node in nodes {
                match places.map(|places| &places[node.index()]) {
                    None => there.push(node),
                    Some(Place::Node(node)) => there.push(*node),
                    Some(Place::Shared(shares)) => there.extend(shares.iter().map(|(n, _)| *n)),
                    Some(Place::Ages(band)) => ages.push(*band),
                }
            }
            there.sort_unstable();
            there.dedup();
            targets[position] = Target::Some(there);
        }
        let by_districts = offer.catchment.is_none() && district_is_all(vocabulary, offer);
        let near = limit(offer, question.conventions.default_catchment);
        let near = near.filter(|_| !by_districts).map(Catchment::Within);
        Offer {
            targets,
            ages,
            catchment: Some(near.unwrap_or(Catchment::Own)),
            ..offer.clone()
        }
    });
    translated.collect()
}

/// Whether an offer says that it is for all districts.
fn district_is_all(vocabulary: &Vocabulary, offer: &Offer) -> bool {
    let district = vocabulary.with_role(Role::District);
    district.is_some_and(|position| offer.targets[position] == Target::All)
}

/// These leaves and every category that they fill; none if they are all there are.
fn full(dimension: &Dimension, leaves: &[Node]) -> Option<Vec<Node>> {
    let all = dimension.leaves(Node::NOT_BROKEN_DOWN);
    let taken = counts(dimension, leaves);
    let whole = counts(dimension, &all);
    let filled = dimension.categories().map(|(node, _)| node);
    let filled = filled.filter(|n| taken[n.index()] > 0 && taken[n.index()] == whole[n.index()]);
    (leaves.len() < all.len()).then(|| filled.collect())
}
