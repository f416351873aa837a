//! Where the offers are: a public record, as the directory is.

use super::keys::node_value;
use super::scope::Scope;
use super::table::{OfferPoint, Value};
use crate::analysis::picture::Year;
use crate::vocabulary::dimension::{Dimension, Node, Role};

/// The offers that reach somebody of the scope, as far as it is known where they are: those of a single topic first,
/// in the order of the vocabulary.
pub fn offer_points(year: &Year, scope: &Scope) -> Vec<OfferPoint> {
    let offers = (0..year.offers.len()).filter(|offer| scope.is_reached(year, *offer));
    let mut points: Vec<(Option<Node>, OfferPoint)> =
        offers.filter_map(|offer| point(year, offer)).collect();
    points.sort_by_key(|(only, _)| (only.is_none(), *only));
    points.into_iter().map(|(_, point)| point).collect()
}

fn point(year: &Year, offer: usize) -> Option<(Option<Node>, OfferPoint)> {
    let position = year.offers[offer].position?;
    let topics = year.vocabulary.with_role(Role::Topic);
    let dimension = topics.map(|topics| &year.vocabulary.dimensions[topics]);
    let taken = |(node, _): &(Node, _)| {
        topics.is_some_and(|topics| year.takes_somebody[offer][topics].contains(node.0))
    };
    let taken: Vec<Node> = dimension
        .into_iter()
        .flat_map(Dimension::categories)
        .filter(taken)
        .map(|(node, _)| node)
        .collect();
    let value = |node: &Node| -> Option<Value> { Some(node_value(dimension?, *node)) };
    let is_leaf = |node: &&Node| dimension.is_some_and(|own| own.children(**node).is_empty());
    let mut leaves = taken.iter().filter(is_leaf);
    let only = leaves.next().copied();
    let only = only.filter(|_| leaves.next().is_none());
    let own = OfferPoint {
        position,
        only_topic: only.as_ref().and_then(value),
        topics: taken.iter().filter_map(value).collect(),
    };
    Some((only, own))
}
