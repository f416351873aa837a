//! Offers opened to all against offers for one group, dimension by dimension. Public facts about offers.

use super::column_id::ColumnId;
use super::crosstab::shown_nodes;
use super::disclosure::Disclosure;
use super::keys::{self, node_value};
use super::labels::{both, column};
use super::lists::{item, list};
use super::spec::TableId;
use super::supply::of_offers;
use super::table::{Kind, Row, Table, Value};
use crate::analysis::picture::Year;
use crate::analysis::targets::Leaves;
use crate::model::offer::{Catchment, Target};
use crate::vocabulary::dimension::{Dimension, Node, Role};

/// For whom an offer is, in one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// For everybody.
    All,
    /// For several categories, not for all; also for nobody.
    Several,
    /// For a part of this category, or for all of it.
    One(Node),
    /// It does not say.
    NotStated,
}

/// Per dimension but the topic: how many offers are for all, for several categories, for one, do not say.
pub fn openness(year: &Year) -> Table {
    let columns = vec![
        column(ColumnId::Dimensions, Kind::Category, Disclosure::Key),
        column(ColumnId::Offers, Kind::Count, Disclosure::Record),
        column(ColumnId::ForAll, Kind::Count, Disclosure::Record),
        column(ColumnId::ForSeveral, Kind::Count, Disclosure::Record),
        column(ColumnId::ForOne, Kind::Count, Disclosure::Record),
        column(ColumnId::NotStated, Kind::Count, Disclosure::Record),
    ];
    let rows = told_apart(year).map(|(position, _)| {
        let open = of_offers_in(year, position);
        let count = |wanted: fn(&Open) -> bool| {
            Value::Number(open.iter().filter(|open| wanted(open)).count() as f64)
        };
        item(vec![
            keys::dimension_value(&year.vocabulary, position),
            Value::Number(open.len() as f64),
            count(|open| *open == Open::All),
            count(|open| *open == Open::Several),
            count(|open| matches!(open, Open::One(_))),
            count(|open| *open == Open::NotStated),
        ])
    });
    let rows = rows.collect();
    let mut table = list(TableId::Openness, of_offers(year), columns, rows);
    table.notes = vec![both("note-openness", &[])];
    table
}

/// Per category of a life phase or group: how many offers take it, and how many are for it alone.
pub fn only_for(year: &Year) -> Table {
    let columns = vec![
        column(ColumnId::Dimensions, Kind::Category, Disclosure::Key),
        column(ColumnId::Category, Kind::Category, Disclosure::Key),
        column(ColumnId::Taking, Kind::Count, Disclosure::Record),
        column(ColumnId::OnlyFor, Kind::Count, Disclosure::Record),
    ];
    let mut rows: Vec<Row> = Vec::new();
    for (position, dimension) in told_apart(year) {
        // Where an offer is based is told by district elsewhere.
        if dimension.role == Role::District {
            continue;
        }
        let open = of_offers_in(year, position);
        for node in shown_nodes(dimension) {
            let taking = (0..year.offers.len())
                .filter(|offer| year.reaches(*offer, &[(position, node)]))
                .count();
            let only = open.iter().filter(|open| match open {
                Open::One(one) => dimension.is_within(*one, node),
                Open::All | Open::Several | Open::NotStated => false,
            });
            rows.push(item(vec![
                keys::dimension_value(&year.vocabulary, position),
                node_value(dimension, node),
                Value::Number(taking as f64),
                Value::Number(only.count() as f64),
            ]));
        }
    }
    list(TableId::OnlyFor, of_offers(year), columns, rows)
}

/// The dimensions in which groups are told apart: no offer is for all topics.
fn told_apart(year: &Year) -> impl Iterator<Item = (usize, &Dimension)> {
    let dimensions = year.vocabulary.dimensions.iter().enumerate();
    dimensions.filter(|(_, dimension)| dimension.role != Role::Topic && !dimension.is_empty())
}

/// For each of the year's offers for whom it is in a dimension.
fn of_offers_in(year: &Year, position: usize) -> Vec<Open> {
    let dimension = &year.vocabulary.dimensions[position];
    let shown = innermost(dimension, &dimension.leaves(Node::NOT_BROKEN_DOWN));
    let offers = year.offers.iter().zip(&year.targets);
    offers
        .map(|(offer, targets)| {
            let states_ages = !offer.ages.is_empty() || offer.age_limit.is_some();
            let says_otherwise = match dimension.role {
                Role::LifePhase => states_ages,
                Role::District => offer.catchment == Some(Catchment::All),
                Role::Topic | Role::Group => false,
            };
            if offer.targets[position] == Target::NotStated && !says_otherwise {
                return Open::NotStated;
            }
            match &targets[position] {
                Leaves::Everybody => Open::All,
                Leaves::Only(leaves) => match innermost(dimension, leaves).as_slice() {
                    taken if taken.len() == shown.len() => Open::All,
                    [one] => Open::One(*one),
                    _ => Open::Several,
                },
            }
        })
        .collect()
}

/// The categories that a reader knows in which leaves lie: a part of a life phase counts as the phase.
fn innermost(dimension: &Dimension, leaves: &[Node]) -> Vec<Node> {
    let is_shown = |node: &Node| dimension.category(*node).is_some_and(|one| !one.cut);
    let mut nodes: Vec<Node> = leaves
        .iter()
        .filter_map(|leaf| dimension.path(*leaf).find(is_shown))
        .collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}
