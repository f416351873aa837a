//! Where ten new places would help most: at every place whose position is known, by what the fair cover would cover
//! more, place by place.
//!
//! What counts is the effect on the whole town when places are given out once, not how many lack a place in the circle:
//! somebody who has a place leaves it to others by taking a new one nearby. It is the rise of a maximum flow, for
//! which a circle that cuts a part of a district need not divide it: so many of its cases can use the new places as
//! live in the circle ([`Relief::of_some`]).
//!
//! The new offer takes everybody of a topic and a life phase from as far as most offers of these do. Need of which
//! nobody knows in which innermost district it lies counts as nowhere.
//!
//! # On paper
//!
//! Three blocks: at the first 30 cases share 15 places, at the second and third 20 each share 30, of which each has 15.
//! Ten new places at the second block, which only its own 20 cases reach: five of these lack a place, but the other
//! five new places make room at the house that the third block shares. All ten cases that both lack are covered.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::cover::{Relief, solve};
use super::levers::MORE;
use super::nearest::{Group, cells_by_group, node_of, offers, people};
use super::picture::{Picture, Year};
use super::reach::near::NearIndex;
use super::reach::parts::limit;
use crate::model::location::{Location, Locations};
use crate::model::offer::{Catchment, Limit};
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;

/// How many positions are named for each topic and life phase. Own choice.
pub const NAMED: usize = 5;

/// So many positions are tried before it is asked whether any other can be better.
const AT_ONCE: usize = 256;

/// Ten new places at a position.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NewPlace {
    /// None: the town has no topics.
    pub topic: Option<Node>,
    /// None: the town has no life phases, or the needs name none.
    pub life_phase: Option<Node>,
    /// Position among the locations.
    pub location: usize,
    /// From how far people come.
    pub metres: u32,
    /// By how many cases the total gap falls.
    pub relief: Quantity,
    /// How many cases within the circle lack a place today.
    pub lacking: Quantity,
}

/// For every topic and life phase with a gap the [`NAMED`] best positions: those where most cases more are covered, of
/// equals where most lack a place nearby. None for those whose offers have no limit in metres, or of whose topic no
/// offer is on record.
pub fn new_places(locations: &Locations, year: &Year) -> Vec<NewPlace> {
    let Some(district) = year.vocabulary.with_role(Role::District) else {
        return Vec::new();
    };
    let candidates = Candidates::of(locations);
    let groups = cells_by_group(year)
        .into_iter()
        .filter_map(|(group, cells)| {
            let metres = usual_limit(year, group)?;
            Some(Circle::of(
                locations,
                year,
                district,
                (group, metres),
                &cells,
            ))
            .filter(Circle::has_gap)
        });
    let groups: Vec<Circle> = groups.collect();
    if groups.is_empty() || candidates.all.is_empty() {
        return Vec::new();
    }
    let solved = solve(&year.headline().cautious.market);
    let best = |circle: &Circle| candidates.best(circle, || solved.relief());
    groups.iter().flat_map(best).collect()
}

/// From how far people come to most of a group's offers; of equals the shortest way.
fn usual_limit(year: &Year, group: Group) -> Option<u32> {
    let default = year.question.conventions.default_catchment;
    let mut found: BTreeMap<u32, usize> = BTreeMap::new();
    for offer in offers(year, group) {
        if let Some(Limit::Metres(metres)) = limit(&year.offers[offer], default) {
            *found.entry(metres).or_default() += 1;
        }
    }
    let usual = found
        .into_iter()
        .max_by_key(|(metres, count)| (*count, Reverse(*metres)));
    usual.map(|(metres, _)| metres).or(match default {
        Catchment::Within(Limit::Metres(metres)) => Some(metres),
        _ => None,
    })
}

/// Every place whose position is known.
struct Candidates {
    all: Vec<(usize, Position)>,
    points: Vec<Position>,
}

/// What is known of a candidate before the flow is asked.
struct Bound {
    location: usize,
    /// It covers no more than this.
    most: u64,
    lacking: u64,
    /// Of each cell so many live in the circle.
    cells: Vec<(u32, u64)>,
}

impl Candidates {
    fn of(locations: &Locations) -> Candidates {
        let all = locations.all.iter().enumerate();
        let all: Vec<(usize, Position)> = all
            .filter_map(|(number, location)| Some((number, location.position?)))
            .collect();
        Candidates {
            points: all.iter().map(|(_, position)| *position).collect(),
            all,
        }
    }

    /// The best positions of a group. What a candidate can cover at most is known beforehand, so once those that are
    /// named do better than all others can, these need not be tried.
    fn best<'a>(
        &self,
        circle: &Circle,
        relief: impl Fn() -> Relief<'a> + Sync + Send,
    ) -> Vec<NewPlace> {
        let index = NearIndex::new(&self.points, f64::from(circle.metres));
        let bound = |(location, position): &(usize, Position)| {
            let near = index.within(*position, f64::from(circle.metres));
            let near = near.into_iter().map(|point| self.all[point as usize].0);
            circle.bound(*location, near)
        };
        let mut bounds: Vec<Bound> = self.all.par_iter().map(bound).collect();
        bounds.retain(|bound| bound.most > 0);
        bounds.sort_by_key(|bound| (Reverse((bound.most, bound.lacking)), bound.location));
        let mut best: Vec<(Reverse<(u64, u64)>, usize)> = Vec::new();
        for some in bounds.chunks(AT_ONCE) {
            let is_done = best.get(NAMED - 1).is_some_and(|(Reverse(least), _)| {
                some.first()
                    .is_none_or(|next| *least > (next.most, next.lacking))
            });
            if is_done {
                break;
            }
            let tried = some.par_iter().map_init(&relief, |relief, bound| {
                let fall = relief.of_some(MORE.units(), bound.cells.iter().copied());
                (Reverse((fall, bound.lacking)), bound.location)
            });
            best.extend(
                tried
                    .filter(|(Reverse((fall, _)), _)| *fall > 0)
                    .collect::<Vec<_>>(),
            );
            best.sort_unstable();
            best.truncate(NAMED);
        }
        let named = |(Reverse((fall, lacking)), location)| NewPlace {
            topic: circle.group.0,
            life_phase: circle.group.1,
            location,
            metres: circle.metres,
            relief: Quantity::from_units(fall),
            lacking: Quantity::from_units(lacking),
        };
        best.into_iter().map(named).collect()
    }
}

/// What a circle of a group's metres holds, wherever its middle.
struct Circle<'a> {
    group: Group,
    metres: u32,
    picture: &'a Picture,
    /// The cells of each district or part.
    cells: BTreeMap<Node, Vec<Own>>,
    /// The district or part of every location.
    node: Vec<Node>,
    /// For each of the ages that cells have, how much every location weighs.
    weights: Vec<Weights>,
}

/// A cell that is looked at.
struct Own {
    cell: u32,
    /// Position among the weights.
    weights: usize,
}

struct Weights {
    of_location: Vec<f64>,
    of_node: BTreeMap<Node, f64>,
}

impl<'a> Circle<'a> {
    fn of(
        locations: &Locations,
        year: &'a Year,
        district: usize,
        (group, metres): (Group, u32),
        cells: &[u32],
    ) -> Circle<'a> {
        let picture = year.headline();
        let all = locations.all.iter().enumerate();
        let node: Vec<Node> = all
            .map(|(number, location)| node_of(year, number, location))
            .collect();
        let mut ages: Vec<Option<AgeBand>> = Vec::new();
        let mut by_node: BTreeMap<Node, Vec<Own>> = BTreeMap::new();
        let assessable = cells
            .iter()
            .filter(|cell| picture.results[**cell as usize].certainty.is_some());
        for cell in assessable {
            let own = ages_of(year, *cell);
            let weights = ages
                .iter()
                .position(|ages| *ages == own)
                .unwrap_or_else(|| {
                    ages.push(own);
                    ages.len() - 1
                });
            let own = Own {
                cell: *cell,
                weights,
            };
            by_node
                .entry(picture.cells.node(*cell as usize, district))
                .or_default()
                .push(own);
        }
        let weights = ages
            .into_iter()
            .map(|ages| Weights::of(locations, &node, ages));
        Circle {
            group,
            metres,
            picture,
            cells: by_node,
            weights: weights.collect(),
            node,
        }
    }

    fn has_gap(&self) -> bool {
        let mut cells = self.cells.values().flatten();
        cells.any(|own| self.picture.results[own.cell as usize].cautious.gap() > Quantity::ZERO)
    }

    /// What a circle holds with these locations in it.
    fn bound(&self, location: usize, near: impl Iterator<Item = usize>) -> Bound {
        let mut inside: BTreeMap<Node, Vec<usize>> = BTreeMap::new();
        for number in near {
            inside.entry(self.node[number]).or_default().push(number);
        }
        let mut cells = Vec::new();
        let (mut most, mut lacking) = (0u64, 0u64);
        for (node, members) in inside {
            for own in self.cells.get(&node).into_iter().flatten() {
                let share = self.weights[own.weights].share(node, &members);
                let result = self.picture.results[own.cell as usize].cautious;
                let part = |whole: Quantity| (whole.units() as f64 * share).round() as u64;
                most = most.saturating_add(part(result.need));
                lacking = lacking.saturating_add(part(result.gap()));
                cells.push((own.cell, part(result.need)));
            }
        }
        Bound {
            location,
            most: most.min(MORE.units()),
            lacking,
            cells,
        }
    }
}

/// The ages of a cell's life phase, or of its part of one.
fn ages_of(year: &Year, cell: u32) -> Option<AgeBand> {
    let position = year.vocabulary.with_role(Role::LifePhase)?;
    let node = year.headline().cells.node(cell as usize, position);
    year.vocabulary.dimensions[position].category(node)?.ages
}

impl Weights {
    /// As where a need is shared out: by the people of these ages; where none live in a district, by all.
    fn of(locations: &Locations, nodes: &[Node], ages: Option<AgeBand>) -> Weights {
        let of_ages = |location: &Location| people(location, ages);
        let mut of_district: BTreeMap<Node, f64> = BTreeMap::new();
        for location in &locations.all {
            *of_district.entry(location.district).or_default() += of_ages(location);
        }
        let weight = |location: &Location| match of_district.get(&location.district) {
            Some(people) if *people > 0.0 => of_ages(location),
            _ => people(location, None),
        };
        let of_location: Vec<f64> = locations.all.iter().map(weight).collect();
        let mut of_node: BTreeMap<Node, f64> = BTreeMap::new();
        for (node, weight) in nodes.iter().zip(&of_location) {
            *of_node.entry(*node).or_default() += weight;
        }
        Weights {
            of_location,
            of_node,
        }
    }

    /// How much of a district or part these of its locations are.
    fn share(&self, node: Node, members: &[usize]) -> f64 {
        let whole = self.of_node.get(&node).copied().unwrap_or(0.0);
        let inside: f64 = members.iter().map(|number| self.of_location[*number]).sum();
        if whole > 0.0 {
            (inside / whole).min(1.0)
        } else {
            0.0
        }
    }
}

#[cfg(test)]
mod tests;
