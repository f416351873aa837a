//! The past years of the population as cohorts: areas, age groups, years; and what is expected as rows of a projection.

use std::collections::{BTreeMap, BTreeSet};

use super::cohorts::{Cohorts, Counts, History};
use crate::model::housing::MovingIn;
use crate::model::inventory::Inventory;
use crate::model::need::{Amount, People};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::{Age, AgeBand};
use crate::vocabulary::dimension::{Meaning, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// How far ahead cohorts are projected, in years.
const AHEAD: i32 = 10;

/// What the past years of the population let expect.
#[derive(Debug, Clone, PartialEq)]
pub struct FromPast {
    /// Rows as of a projection: by district and age group.
    pub rows: Vec<People>,
    /// The first and the last year of the tables.
    pub years: (i32, i32),
    /// How many of the people move into new homes.
    pub moving_in: Quantity,
    /// By how many years ahead: within which factor nine of ten past results were; none: too few years of tables.
    pub bands: Option<BTreeMap<i32, f64>>,
}

impl FromPast {
    /// None where the population has no two years that can be compared: age groups of the same width in all years, two
    /// years that are as far apart as an age group is wide.
    pub fn of(inventory: &Inventory, reference: i32) -> Option<FromPast> {
        let vocabulary = &inventory.vocabulary;
        let rows: Vec<&People> = inventory
            .population
            .iter()
            .filter(|row| row.year <= reference)
            .collect();
        let bands = age_groups(&rows, vocabulary)?;
        let areas = Areas::of(&rows, vocabulary);
        let mut history = history(&rows, vocabulary, &bands, &areas);
        let step = history.step()?;
        let first = *history.years.keys().next()?;
        let last = *history.years.keys().next_back()?;
        let new = inventory.moving_in.iter();
        let new: Vec<&MovingIn> = new
            .filter(|own| own.year > last && own.year <= last + AHEAD)
            .collect();
        let people_now = history.years.get(&last)?.people.clone();
        let mut settled: Vec<Quantity> = Vec::new();
        for own in &new {
            let people = history.moving_in.entry(own.year);
            let people = people.or_insert_with(|| vec![vec![0.0; bands.len()]; areas.nodes.len()]);
            if areas.settle(own, &bands, &people_now, vocabulary, people) {
                settled.push(own.persons);
            }
        }
        let Cohorts {
            years,
            bands: errors,
        } = history.project(last + AHEAD)?;
        let mut rows = Vec::new();
        let now = history.years.get(&last).map(|counts| &counts.people);
        let all = now
            .map(|people| (last, people))
            .into_iter()
            .chain(years.iter().map(|(year, people)| (*year, people)));
        for (year, people) in all {
            for (area, node) in areas.leaves() {
                for (band, persons) in bands.iter().zip(&people[area]) {
                    rows.push(row(vocabulary, year, node, *band, *persons));
                }
            }
        }
        let in_years = |errors: BTreeMap<usize, f64>| {
            let errors = errors.into_iter();
            errors
                .map(|(steps, error)| (step * i32::try_from(steps).unwrap_or(1), error))
                .collect()
        };
        Some(FromPast {
            rows,
            years: (first, last),
            moving_in: settled.into_iter().sum(),
            bands: errors.map(in_years),
        })
    }
}

fn row(vocabulary: &Vocabulary, year: i32, district: Node, ages: AgeBand, persons: f64) -> People {
    let mut nodes = vec![Node::NOT_BROKEN_DOWN; vocabulary.dimensions.len()];
    if let Some(position) = vocabulary.with_role(Role::District) {
        nodes[position] = district;
    }
    let millionths = (persons.max(0.0) * Quantity::ONE.units() as f64).round();
    let persons = Quantity::from_units(millionths as u64);
    People {
        year,
        nodes,
        ages: Some(ages),
        persons: Amount {
            low: persons,
            high: persons,
        },
        table: 0,
        bounds: None,
    }
}

fn ages_of(row: &People, vocabulary: &Vocabulary) -> Option<AgeBand> {
    let of_phase = || {
        let position = vocabulary.with_role(Role::LifePhase)?;
        vocabulary.dimensions[position]
            .category(row.nodes[position])?
            .ages
    };
    row.ages.or_else(of_phase)
}

/// The age groups, where they are the same in every row that is broken down by age: one after the other from birth, all but the
/// last of the same width. Rows without ages tell nothing here.
fn age_groups(rows: &[&People], vocabulary: &Vocabulary) -> Option<Vec<AgeBand>> {
    let bands: BTreeSet<AgeBand> = rows
        .iter()
        .filter_map(|row| ages_of(row, vocabulary))
        .collect();
    let bands: Vec<AgeBand> = bands.into_iter().collect();
    let width = bands.first()?.length();
    let mut from = Age::BIRTH;
    for (place, band) in bands.iter().enumerate() {
        let is_last = place + 1 == bands.len();
        if band.from != from || (!is_last && band.length() != width) {
            return None;
        }
        from = band.to.unwrap_or(Age::TOP);
    }
    (width.is_multiple_of(1000) && bands.len() > 1).then_some(bands)
}

/// Districts with inhabitants, and the areas around them up to the whole town.
struct Areas {
    nodes: Vec<Node>,
    counted: BTreeSet<Node>,
    around: Vec<Option<usize>>,
}

impl Areas {
    fn of(rows: &[&People], vocabulary: &Vocabulary) -> Areas {
        let district = vocabulary.with_role(Role::District);
        let node = |row: &&People| district.map_or(Node::NOT_BROKEN_DOWN, |at| row.nodes[at]);
        let counted: BTreeSet<Node> = rows.iter().map(node).collect();
        let mut all: BTreeSet<Node> = BTreeSet::from([Node::NOT_BROKEN_DOWN]);
        for node in &counted {
            match district {
                Some(at) => all.extend(vocabulary.dimensions[at].path(*node)),
                None => drop(all.insert(*node)),
            }
        }
        let nodes: Vec<Node> = all.into_iter().collect();
        let place = |node: Node| nodes.iter().position(|other| *other == node);
        let parent = |node: &Node| {
            if *node == Node::NOT_BROKEN_DOWN {
                return None;
            }
            let dimension = &vocabulary.dimensions[district?];
            let parent = dimension
                .category(*node)
                .and_then(|category| category.parent);
            place(parent.unwrap_or(Node::NOT_BROKEN_DOWN))
        };
        Areas {
            around: nodes.iter().map(parent).collect(),
            counted,
            nodes,
        }
    }

    /// The areas that rows name.
    fn leaves(&self) -> impl Iterator<Item = (usize, Node)> {
        let nodes = self.nodes.iter().copied().enumerate();
        nodes.filter(|(_, node)| self.counted.contains(node))
    }

    /// Adds who moves in to the areas where inhabitants are counted, and to all around these. Where inhabitants are only
    /// counted in the area around it, that is where they move to; where they are counted in areas within it, they move to
    /// these in proportion to their inhabitants. Whether there is any such area: of a district without inhabitants no need
    /// grows.
    fn settle(
        &self,
        new: &MovingIn,
        bands: &[AgeBand],
        now: &[Vec<f64>],
        vocabulary: &Vocabulary,
        people: &mut [Vec<f64>],
    ) -> bool {
        let homes = self.homes(new.district, now, vocabulary);
        for (node, share) in &homes {
            for (group, band) in bands.iter().enumerate() {
                let both = band.shared_with(&new.ages);
                let part = both.map_or(0.0, |both| f64::from(both.length()))
                    / f64::from(new.ages.length());
                for area in self.upward(*node) {
                    people[area][group] += new.persons.as_f64() * part * share;
                }
            }
        }
        !homes.is_empty()
    }

    /// The counted areas that a district stands for, each with its share.
    fn homes(&self, district: Node, now: &[Vec<f64>], vocabulary: &Vocabulary) -> Vec<(Node, f64)> {
        let dimension = vocabulary
            .with_role(Role::District)
            .map(|position| &vocabulary.dimensions[position]);
        let is_within = |node: Node, around: Node| match dimension {
            Some(dimension) => dimension.is_within(node, around),
            None => true,
        };
        let counted = || self.leaves();
        if let Some((_, node)) = counted()
            .filter(|(_, node)| is_within(district, *node))
            .max_by_key(|(area, _)| self.upward_from(*area).count())
        {
            return vec![(node, 1.0)];
        }
        let inner: Vec<(usize, Node)> = counted()
            .filter(|(_, node)| is_within(*node, district))
            .collect();
        let people = |area: usize| now[area].iter().sum::<f64>();
        let all: f64 = inner.iter().map(|(area, _)| people(*area)).sum();
        let share = |area: usize| match all > 0.0 {
            true => people(area) / all,
            false => 1.0 / inner.len() as f64,
        };
        inner
            .iter()
            .map(|(area, node)| (*node, share(*area)))
            .collect()
    }

    fn upward_from(&self, area: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(area), |area| self.around[*area])
    }

    /// An area and all around it.
    fn upward(&self, node: Node) -> impl Iterator<Item = usize> {
        let own = self.nodes.iter().position(|other| *other == node);
        own.into_iter().flat_map(|area| self.upward_from(area))
    }
}

fn history(rows: &[&People], vocabulary: &Vocabulary, bands: &[AgeBand], areas: &Areas) -> History {
    let district = vocabulary.with_role(Role::District);
    let women = women(vocabulary);
    let tells_women = women.is_some_and(|(at, node)| rows.iter().any(|row| row.nodes[at] == node));
    let parents = AgeBand {
        from: Age::years(15),
        to: Some(Age::years(45)),
    };
    let empty = || Counts {
        people: vec![vec![0.0; bands.len()]; areas.nodes.len()],
        parents: vec![0.0; areas.nodes.len()],
    };
    let mut years: BTreeMap<i32, Counts> = BTreeMap::new();
    for row in rows {
        let Some(ages) = ages_of(row, vocabulary) else {
            continue;
        };
        let Some(group) = bands.iter().position(|band| *band == ages) else {
            continue;
        };
        let counts = years.entry(row.year).or_insert_with(empty);
        let persons = row.persons.high.as_f64();
        let is_parent = !tells_women || women.is_some_and(|(at, node)| row.nodes[at] == node);
        let shared = ages.shared_with(&parents).filter(|_| is_parent);
        let part = shared.map_or(0.0, |both| {
            f64::from(both.length()) / f64::from(ages.length())
        });
        let node = district.map_or(Node::NOT_BROKEN_DOWN, |at| row.nodes[at]);
        for area in areas.upward(node) {
            counts.people[area][group] += persons;
            counts.parents[area] += persons * part;
        }
    }
    History {
        around: areas.around.clone(),
        ages: bands.iter().map(|band| band.from.0 / 1000).collect(),
        moving_in: BTreeMap::new(),
        years,
    }
}

/// The dimension that tells women apart, and their category.
fn women(vocabulary: &Vocabulary) -> Option<(usize, Node)> {
    let position = vocabulary.position("gender")?;
    match vocabulary.dimensions[position].meaning("female") {
        Meaning::One(node) => Some((position, node)),
        Meaning::Several(_) | Meaning::Nothing => None,
    }
}
