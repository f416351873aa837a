//! Whom an offer takes: its target as a set of nodes in every dimension, for a scenario.

use std::collections::HashMap;

use super::reach::parts::limit;
use super::reach::{NodeSet, Targets};
use crate::model::offer::{Catchment, Offer, Target};
use crate::model::parts::{Parts, ReachKey};
use crate::model::settings::BlankTarget;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Node, Role};

/// How an unknown is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Openness {
    /// A need that is not broken down can only use offers that take everybody under it.
    Everybody,
    /// It can use any offer that takes somebody under it.
    Somebody,
}

/// What the project says for all offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conventions {
    /// Whom an offer takes that says nothing about a dimension.
    pub blank_target: BlankTarget,
    /// The catchment of an offer that does not state one.
    pub default_catchment: Catchment,
}

/// An offer's target as leaves of every dimension: the form in which openings are tried out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Leaves {
    /// All leaves, and those that no category is known for.
    Everybody,
    /// Positions of leaf nodes, in order.
    Only(Vec<Node>),
}

/// The leaves that an offer takes, one entry per dimension.
pub fn leaves(
    vocabulary: &Vocabulary,
    parts: &Parts,
    offer: &Offer,
    conventions: Conventions,
) -> Vec<Leaves> {
    let dimensions = vocabulary.dimensions.iter().zip(&offer.targets);
    let near = within(parts, offer, conventions.default_catchment);
    dimensions
        .map(|(dimension, target)| {
            if let (Role::District, Some(near)) = (dimension.role, near)
                && (*target != Target::All || offer.catchment.is_some())
            {
                return near_leaves(dimension, parts, near, target);
            }
            let nodes = match target {
                // Where nothing is told apart, nobody is left out.
                _ if dimension.is_empty() => return Leaves::Everybody,
                Target::All => return Leaves::Everybody,
                Target::NotStated if conventions.blank_target == BlankTarget::All => {
                    return Leaves::Everybody;
                }
                Target::NotStated => Vec::new(),
                Target::Some(nodes) => nodes.clone(),
            };
            match dimension.role {
                Role::District => catchment(
                    dimension,
                    &nodes,
                    offer.catchment.unwrap_or(conventions.default_catchment),
                ),
                Role::LifePhase => Leaves::Only(phases(dimension, &nodes, offer)),
                Role::Topic | Role::Group => only(dimension, &nodes),
            }
        })
        .collect()
}

/// The districts and parts within an offer's limit; none: it has none, or nothing tells who lives within it.
fn within<'a>(parts: &'a Parts, offer: &Offer, default: Catchment) -> Option<&'a [Node]> {
    let key = ReachKey::of(offer, limit(offer, default)?)?;
    parts.reached.get(&key).map(Vec::as_slice)
}

/// What is near, and of the offer's own districts those of which no more is known than their middle: somebody there
/// lives nearer than that.
fn near_leaves(districts: &Dimension, parts: &Parts, near: &[Node], target: &Target) -> Leaves {
    let own: Vec<Node> = match target {
        Target::Some(nodes) => nodes
            .iter()
            .flat_map(|node| districts.leaves(*node))
            .collect(),
        Target::All | Target::NotStated => Vec::new(),
    };
    let is_resolved = |leaf: &Node| {
        districts
            .path(*leaf)
            .any(|node| parts.resolved.contains(&node))
    };
    let mut leaves = near.to_vec();
    leaves.extend(own.into_iter().filter(|leaf| !is_resolved(leaf)));
    leaves.sort_unstable();
    leaves.dedup();
    Leaves::Only(leaves)
}

fn only(dimension: &Dimension, nodes: &[Node]) -> Leaves {
    let mut leaves: Vec<Node> = nodes
        .iter()
        .flat_map(|node| dimension.leaves(*node))
        .collect();
    leaves.sort_unstable();
    leaves.dedup();
    Leaves::Only(leaves)
}

/// The districts from where people come. A district above the level stands for itself.
fn catchment(districts: &Dimension, nodes: &[Node], catchment: Catchment) -> Leaves {
    match catchment {
        Catchment::All => Leaves::Everybody,
        // without a position, or without travel times, the own districts are all that is known
        Catchment::Own | Catchment::Within(_) => only(districts, nodes),
        Catchment::Level(level) => {
            let wider = |node: &Node| districts.ancestor_at(*node, level).unwrap_or(*node);
            let wide: Vec<Node> = nodes.iter().map(wider).collect();
            only(districts, &wide)
        }
    }
}

/// Life phases and ages together, within the age limit. A phase without ages is kept: no limit speaks of
/// it.
fn phases(phases: &Dimension, nodes: &[Node], offer: &Offer) -> Vec<Node> {
    let ages = |node: Node| phases.category(node).and_then(|category| category.ages);
    let mut leaves: Vec<Node> = nodes.iter().flat_map(|node| phases.leaves(*node)).collect();
    let by_age = phases
        .leaves(Node::NOT_BROKEN_DOWN)
        .into_iter()
        .filter(|leaf| {
            ages(*leaf).is_some_and(|own| offer.ages.iter().any(|band| band.includes(&own)))
        });
    leaves.extend(by_age);
    if let Some(limit) = offer.age_limit {
        leaves.retain(|leaf| ages(*leaf).is_none_or(|own| limit.includes(&own)));
    }
    leaves.sort_unstable();
    leaves.dedup();
    leaves
}

/// Node sets of targets, each different one made once.
pub struct NodeSets<'a> {
    dimensions: &'a [Dimension],
    openness: Openness,
    /// How many leaves lie at or below a node, per dimension.
    leaf_counts: Vec<Vec<u32>>,
    known: Vec<HashMap<Leaves, NodeSet>>,
}

impl<'a> NodeSets<'a> {
    /// No sets yet, for the dimensions of this vocabulary.
    pub fn new(vocabulary: &'a Vocabulary, openness: Openness) -> NodeSets<'a> {
        let dimensions = &vocabulary.dimensions;
        let leaf_counts = dimensions
            .iter()
            .map(|dimension| counts(dimension, &dimension.leaves(Node::NOT_BROKEN_DOWN)))
            .collect();
        NodeSets {
            dimensions,
            openness,
            leaf_counts,
            known: vec![HashMap::new(); dimensions.len()],
        }
    }

    /// The targets of offers, ready for [`super::reach::reach`].
    pub fn targets<'t>(&mut self, offers: impl IntoIterator<Item = &'t [Leaves]>) -> Targets {
        let mut targets = Targets::new(self.dimensions.len());
        for leaves in offers {
            let sets: Vec<NodeSet> = leaves
                .iter()
                .enumerate()
                .map(|(position, leaves)| self.node_set(position, leaves))
                .collect();
            targets.push(&sets);
        }
        targets
    }

    /// The nodes of a dimension of which a target takes everybody, or somebody.
    pub fn node_set(&mut self, position: usize, leaves: &Leaves) -> NodeSet {
        if let Some(known) = self.known[position].get(leaves) {
            return known.clone();
        }
        let dimension = &self.dimensions[position];
        let all = 0..dimension.nodes() as u32;
        let set: NodeSet = match leaves {
            Leaves::Everybody => all.collect(),
            Leaves::Only(leaves) => {
                let taken = counts(dimension, leaves);
                let whole = &self.leaf_counts[position];
                all.filter(|node| {
                    let node = *node as usize;
                    match self.openness {
                        Openness::Everybody => taken[node] > 0 && taken[node] == whole[node],
                        Openness::Somebody => taken[node] > 0,
                    }
                })
                .collect()
            }
        };
        self.known[position].insert(leaves.clone(), set.clone());
        set
    }
}

/// How many of these leaves lie at or below each node; "unknown" counts like "not broken down".
pub(in crate::analysis) fn counts(dimension: &Dimension, leaves: &[Node]) -> Vec<u32> {
    let mut counts = vec![0; dimension.nodes()];
    for leaf in leaves {
        for node in dimension.path(*leaf) {
            counts[node.index()] += 1;
        }
    }
    counts[Node::NOT_BROKEN_DOWN.index()] = leaves.len() as u32;
    counts[Node::UNKNOWN.index()] = leaves.len() as u32;
    counts
}
