//! A set of cells in words: `Bildung · 3–5 Jahre · Nordstadt und Neustadt · weiblich`.

use std::collections::BTreeSet;

use super::keys;
use super::labels::both;
use super::table::Value;
use crate::analysis::picture::{Picture, Year};
use crate::analysis::targets::Leaves;
use crate::language::{Label, Language};
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// How many names a list shows before it only counts.
const NAMED: usize = 6;

/// The cells in words. A dimension in which they lie in every category that has need is left out. Where
/// the words would name cells that are not among them, the sentence says "parts of".
pub fn in_words(year: &Year, picture: &Picture, cells: &[u32]) -> Value {
    let dimensions = &year.vocabulary.dimensions;
    // a part of a district has no name: it counts as the district, and the sentence says "parts of"
    let node = |position: usize, cell: usize| {
        let (dimension, node) = (&dimensions[position], picture.cells.node(cell, position));
        match dimension.role {
            Role::District => dimension.shown(node),
            Role::LifePhase | Role::Topic | Role::Group => node,
        }
    };
    let nodes = |position: usize, cells: &mut dyn Iterator<Item = usize>| -> BTreeSet<Node> {
        cells.map(|cell| node(position, cell)).collect()
    };
    let mut named: Vec<(usize, BTreeSet<Node>)> = Vec::new();
    for position in order(dimensions) {
        let dimension = &dimensions[position];
        let own = nodes(position, &mut cells.iter().map(|cell| *cell as usize));
        let all = nodes(position, &mut (0..picture.cells.len()));
        let always = dimension.role == Role::Topic && all.len() > 1;
        if always || !is_everybody(dimension, &own, &all) {
            named.push((position, own));
        }
    }
    let fits = |cell: &usize| {
        named
            .iter()
            .all(|(position, own)| own.contains(&node(*position, *cell)))
    };
    let needed = |cell: &usize| picture.results[*cell].cautious.need > Quantity::ZERO;
    let meant = (0..picture.cells.len())
        .filter(|cell| needed(cell) && fits(cell))
        .count();
    let parts: Vec<Label> = named
        .iter()
        .map(|(position, own)| listed(&dimensions[*position], &fewest(&dimensions[*position], own)))
        .collect();
    let words = match parts.is_empty() {
        true => both("everybody", &[]),
        false => joined(&parts, " · "),
    };
    let ids: Vec<String> = named
        .iter()
        .map(|(position, own)| {
            let ids: Vec<String> = own
                .iter()
                .map(|node| keys::node_name(&dimensions[*position], *node))
                .collect();
            let name = keys::dimension_name(&year.vocabulary, *position);
            keys::place_name(&name, &ids.join("|"))
        })
        .collect();
    Value::Category {
        id: ids.join(" "),
        label: match meant > cells.len() {
            true => both("parts-of", &[("words", &words)]),
            false => words,
        },
    }
}

/// Whether the nodes say nothing about whom they mean: some need is not broken down, or they are all that
/// have need.
fn is_everybody(dimension: &Dimension, own: &BTreeSet<Node>, all: &BTreeSet<Node>) -> bool {
    own.contains(&Node::NOT_BROKEN_DOWN) || leaves(dimension, own) == leaves(dimension, all)
}

/// All leaves at or below the categories among these nodes.
fn leaves(dimension: &Dimension, nodes: &BTreeSet<Node>) -> BTreeSet<Node> {
    let categories = nodes.iter().filter(|node| node.index() >= 2);
    categories
        .flat_map(|node| dimension.leaves(*node))
        .collect()
}

/// The fewest categories that name the same leaves: an area in place of all its districts.
fn fewest(dimension: &Dimension, nodes: &BTreeSet<Node>) -> BTreeSet<Node> {
    let own = leaves(dimension, nodes);
    let widest = |node: Node| {
        let path: Vec<Node> = dimension.path(node).collect();
        let is_whole = |node: &Node| {
            dimension
                .leaves(*node)
                .iter()
                .all(|leaf| own.contains(leaf))
        };
        path.into_iter().take_while(is_whole).last().unwrap_or(node)
    };
    nodes.iter().map(|node| widest(*node)).collect()
}

/// Topic, life phase and district first, then the groups.
fn order(dimensions: &[Dimension]) -> Vec<usize> {
    let rank = |position: &usize| match dimensions[*position].role {
        Role::Topic => 0,
        Role::LifePhase => 1,
        Role::District => 2,
        Role::Group => 3,
    };
    let mut order: Vec<usize> = (0..dimensions.len()).collect();
    order.sort_by_key(rank);
    order
}

/// Some nodes of a dimension as a list; only counted if they are many.
fn listed(dimension: &Dimension, nodes: &BTreeSet<Node>) -> Label {
    let names = names(dimension, nodes);
    if names.len() > NAMED {
        let count = Label::plain(&names.len().to_string());
        return both(
            "many-of",
            &[("count", &count), ("dimension", &dimension.label)],
        );
    }
    and(&names)
}

/// The names of some nodes of a dimension; ages that follow each other as one span.
pub fn names(dimension: &Dimension, nodes: &BTreeSet<Node>) -> Vec<Label> {
    let mut names: Vec<Label> = Vec::new();
    let mut ages: Vec<AgeBand> = Vec::new();
    for node in nodes {
        match dimension.category(*node) {
            Some(category) => match category.ages.filter(|_| dimension.role == Role::LifePhase) {
                Some(band) => ages.push(band),
                None => names.extend(dimension.name(*node).cloned()),
            },
            None if *node == Node::UNKNOWN => {
                names.push(both("unknown-in", &[("dimension", &dimension.label)]));
            }
            None => names.push(both(
                "not-broken-down-in",
                &[("dimension", &dimension.label)],
            )),
        }
    }
    ages.sort();
    names.extend(spans(&ages).iter().map(AgeBand::label));
    names
}

/// Bands that touch, as one.
fn spans(ages: &[AgeBand]) -> Vec<AgeBand> {
    let mut spans: Vec<AgeBand> = Vec::new();
    for band in ages {
        match spans.last_mut() {
            Some(last) if last.to == Some(band.from) => last.to = band.to,
            _ => spans.push(*band),
        }
    }
    spans
}

/// `a, b und c`.
pub fn and(names: &[Label]) -> Label {
    match names {
        [] => Label::plain(""),
        [one] => one.clone(),
        [first @ .., last] => both("and", &[("first", &joined(first, ", ")), ("last", last)]),
    }
}

/// Words one after the other.
pub fn joined(labels: &[Label], separator: &str) -> Label {
    let in_language = |language: Language| {
        let words: Vec<&str> = labels
            .iter()
            .map(|label| label.in_language(language))
            .collect();
        words.join(separator)
    };
    Label {
        de: in_language(Language::German),
        en: Some(in_language(Language::English)),
    }
}

/// Categories of some dimensions in words; none: everybody.
pub fn group_in_words(year: &Year, named: &[(usize, Node)]) -> Value {
    let dimensions = &year.vocabulary.dimensions;
    let labels = named.iter();
    let labels: Vec<Label> = labels
        .filter_map(|(position, node)| dimensions[*position].name(*node).cloned())
        .collect();
    let ids = named.iter().map(|(position, node)| {
        let dimension = &dimensions[*position];
        format!("{}={}", dimension.id, dimension.node_id(*node))
    });
    Value::Category {
        id: ids.collect::<Vec<String>>().join(" "),
        label: match labels.is_empty() {
            true => both("everybody", &[]),
            false => joined(&labels, " · "),
        },
    }
}

/// Whom an offer takes in a dimension: the fewest categories; none where it takes everybody.
fn taken(year: &Year, offer: usize, position: usize) -> Option<BTreeSet<Node>> {
    let dimension = &year.vocabulary.dimensions[position];
    let Leaves::Only(leaves) = &year.targets[offer][position] else {
        return None;
    };
    let shown = |leaf: &Node| {
        let mut path = dimension.path(*leaf);
        path.find(|node| dimension.category(*node).is_some_and(|one| !one.cut))
    };
    let nodes: BTreeSet<Node> = leaves.iter().filter_map(shown).collect();
    Some(fewest(dimension, &nodes))
}

fn joined_ids(dimension: &Dimension, nodes: &BTreeSet<Node>) -> String {
    let ids = nodes.iter().map(|node| dimension.node_id(*node));
    ids.collect::<Vec<_>>().join("|")
}

/// Whom an offer takes in the dimension with this role, in words; its id are the ids of the categories, joined by
/// `|`, and empty for everybody.
pub fn target_in_words(year: &Year, offer: usize, role: Role) -> Value {
    let position = year.vocabulary.with_role(role);
    let own = position.and_then(|position| Some((position, taken(year, offer, position)?)));
    let Some((position, nodes)) = own else {
        return Value::Category {
            id: String::new(),
            label: both("everybody", &[]),
        };
    };
    let dimension = &year.vocabulary.dimensions[position];
    Value::Category {
        id: joined_ids(dimension, &nodes),
        label: listed(dimension, &nodes),
    }
}

/// Topic, age and place that an offer takes, in words: of each a few.
pub fn targets_in_words(year: &Year, offer: usize) -> Value {
    let dimensions = &year.vocabulary.dimensions;
    let mut parts = Vec::new();
    let mut ids = Vec::new();
    for position in order(dimensions) {
        let dimension = &dimensions[position];
        if dimension.role == Role::Group {
            continue;
        }
        if let Some(nodes) = taken(year, offer, position) {
            ids.push(format!(
                "{}={}",
                dimension.id,
                joined_ids(dimension, &nodes)
            ));
            parts.push(listed(dimension, &nodes));
        }
    }
    Value::Category {
        id: ids.join(" "),
        label: match parts.is_empty() {
            true => both("everybody", &[]),
            false => joined(&parts, " · "),
        },
    }
}

/// One cell in words: every category that it names.
pub fn cell_in_words(year: &Year, picture: &Picture, cell: usize) -> Label {
    let dimensions = &year.vocabulary.dimensions;
    let parts: Vec<Label> = order(dimensions)
        .into_iter()
        .filter_map(|position| {
            let dimension = &dimensions[position];
            dimension.name(picture.cells.node(cell, position)).cloned()
        })
        .collect();
    match parts.is_empty() {
        true => both("everybody", &[]),
        false => joined(&parts, " · "),
    }
}
