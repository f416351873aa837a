//! Dimensions and categories of the town as keys of tables, and what they are called in files.
//!
//! Inside the program a column is a [`ColumnId`] and can be nothing else, whatever the town calls it. A CSV or JSON
//! file knows it by its name alone: a dimension or a category with a name of the program's own gets a prefix there,
//! in every table alike.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::column_id::{Axis, ColumnId};
use super::disclosure::Disclosure;
use super::labels::both;
use super::spec::TableId;
use super::table::{Column, Kind, SIGNS, Value};
use crate::language::Label;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Node};
use crate::vocabulary::words::normalised;

const OF_DIMENSIONS: &str = "dimension_";
const OF_CATEGORIES: &str = "category_";
/// What the tables of [`TableId::Rates`] are called, before the dimension's name.
const OF_RATES: &str = "rates-";

/// Values of key columns that are the program's own, beside the signs.
const OWN_VALUES: [&str; 6] = [
    "total",
    "not_broken_down",
    "unknown",
    "whole_town",
    "not_stated",
    "together",
];

pub fn axis(vocabulary: &Vocabulary, position: usize) -> Axis {
    Axis::of(&vocabulary.dimensions[position], position)
}

pub fn axes(vocabulary: &Vocabulary, by: &[usize]) -> Vec<Axis> {
    by.iter()
        .map(|position| axis(vocabulary, *position))
        .collect()
}

/// The column of a dimension's categories.
pub fn column(vocabulary: &Vocabulary, position: usize) -> Column {
    let dimension = &vocabulary.dimensions[position];
    let name = dimension_name(vocabulary, position);
    let label = match is_own_label(&dimension.label) {
        true => both("column-of-town", &[("dimension", &dimension.label)]),
        false => dimension.label.clone(),
    };
    Column {
        id: ColumnId::Dimension(axis(vocabulary, position)),
        renamed_from: (name != dimension.id).then(|| dimension.id.clone()),
        name,
        label,
        kind: Kind::Category,
        disclosure: Disclosure::Key,
    }
}

/// Whether one of the program's own columns is headed so, in either language.
fn is_own_label(label: &Label) -> bool {
    static OWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let names = ColumnId::NAMES.iter().map(|name| name.replace('_', "-"));
        let labels = names.map(|name| both(&format!("column-{name}"), &[]));
        let words = labels.flat_map(|label| [Some(label.de), label.en]);
        words.flatten().map(|word| normalised(&word)).collect()
    });
    label.words().any(|word| OWN.contains(&normalised(word)))
}

/// A dimension as a value: what its column is called elsewhere.
pub fn dimension_value(vocabulary: &Vocabulary, position: usize) -> Value {
    Value::Category {
        id: dimension_name(vocabulary, position),
        label: vocabulary.dimensions[position].label.clone(),
    }
}

/// A node as a value: its category, or the words for the special ones.
pub fn node_value(dimension: &Dimension, node: Node) -> Value {
    let label = match dimension.name(node) {
        Some(name) => name.clone(),
        None if node == Node::UNKNOWN => both("unknown", &[]),
        None => both("not-broken-down", &[]),
    };
    Value::Category {
        id: node_name(dimension, node),
        label,
    }
}

/// The columns of these dimensions, as far as the town has them.
pub fn columns(
    vocabulary: &Vocabulary,
    positions: impl IntoIterator<Item = Option<usize>>,
) -> impl Iterator<Item = Column> {
    let positions = positions.into_iter().flatten();
    positions.map(|at| column(vocabulary, at))
}

/// A category of each of these dimensions; without one, the margin over it.
pub fn values(
    vocabulary: &Vocabulary,
    keys: impl IntoIterator<Item = (Option<usize>, Option<Node>)>,
) -> Vec<Value> {
    let value = |(at, node): (Option<usize>, Option<Node>)| {
        let dimension = &vocabulary.dimensions[at?];
        Some(node.map_or_else(total, |node| node_value(dimension, node)))
    };
    keys.into_iter().filter_map(value).collect()
}

/// The margin over a key.
pub fn total() -> Value {
    Value::Category {
        id: "total".to_string(),
        label: both("total", &[]),
    }
}

/// What a dimension is called in files.
pub fn dimension_name(vocabulary: &Vocabulary, position: usize) -> String {
    let dimensions = || vocabulary.dimensions.iter().enumerate();
    let of_others =
        |name: &str| dimensions().any(|(other, one)| other != position && one.id == name);
    let is_own = |name: &str| ColumnId::NAMES.contains(&name) || is_own_value(name);
    let id = &vocabulary.dimensions[position].id;
    prefixed(id, OF_DIMENSIONS, is_own, of_others)
}

/// What a category is called in files; the two special nodes have names of their own.
pub fn node_name(dimension: &Dimension, node: Node) -> String {
    let id = dimension.node_id(node);
    if dimension.category(node).is_none() {
        return id.to_string();
    }
    let of_others = |name: &str| {
        dimension
            .categories()
            .any(|(_, category)| category.id == name)
    };
    prefixed(id, OF_CATEGORIES, is_own_value, of_others)
}

/// A category with its dimension, as one value: `topic=bildung`.
pub fn place_name(dimension: &str, category: &str) -> String {
    format!("{dimension}={category}")
}

/// A town's word as a value beside those of the program's own, such as a working group's.
pub fn safe_value(id: &str) -> String {
    prefixed(id, OF_CATEGORIES, is_own_value, |_| false)
}

/// Whether a value has the prefix that tells it from one of the program's own.
pub fn is_renamed_value(id: &str) -> bool {
    id.strip_prefix(OF_CATEGORIES).is_some_and(is_own_value)
}

fn is_own_value(id: &str) -> bool {
    OWN_VALUES.contains(&id) || SIGNS.contains(&id)
}

/// The id as it is, unless it is the program's own: then with as many prefixes as it takes to be no other's.
fn prefixed(
    id: &str,
    prefix: &str,
    is_own: impl Fn(&str) -> bool,
    of_others: impl Fn(&str) -> bool,
) -> String {
    let mut name = id.to_string();
    if is_own(id) {
        name.insert_str(0, prefix);
        while of_others(&name) {
            name.insert_str(0, prefix);
        }
    }
    name
}

/// What a table by the town's dimensions is called in files.
pub fn table_name(vocabulary: &Vocabulary, by: &[usize]) -> String {
    let names: Vec<String> = by
        .iter()
        .map(|position| dimension_name(vocabulary, *position))
        .collect();
    let name = names.join("-");
    match is_own_table(&name) {
        true => format!("{OF_DIMENSIONS}{name}"),
        false => name,
    }
}

/// What the table of the rates by topic and a dimension is called.
pub fn rates_name(vocabulary: &Vocabulary, position: usize) -> String {
    format!("{OF_RATES}{}", dimension_name(vocabulary, position))
}

fn is_own_table(name: &str) -> bool {
    let own = TableId::OWN.iter().filter_map(TableId::name);
    name.starts_with(OF_RATES) || own.into_iter().any(|own| own == name)
}

/// The dimensions that a table of this name is by, as [`table_name`] calls it; none if it is no such table.
pub fn dimensions_of_table(vocabulary: &Vocabulary, name: &str) -> Option<Vec<usize>> {
    if is_own_table(name) {
        return None;
    }
    let inner = name
        .strip_prefix(OF_DIMENSIONS)
        .filter(|inner| is_own_table(inner));
    let names: Vec<String> = (0..vocabulary.dimensions.len())
        .map(|position| dimension_name(vocabulary, position))
        .collect();
    split(&names, inner.unwrap_or(name))
}

/// The names, joined by `-`, that a text is made of: they may hold a `-` themselves.
fn split(names: &[String], text: &str) -> Option<Vec<usize>> {
    if let Some(whole) = names.iter().position(|name| name == text) {
        return Some(vec![whole]);
    }
    let dashes = text.match_indices('-').map(|(at, _)| at);
    let mut ways = dashes.filter_map(|at| {
        let first = names.iter().position(|name| *name == text[..at])?;
        let mut rest = split(names, &text[at + 1..])?;
        let is_twice = rest.contains(&first);
        rest.insert(0, first);
        (!is_twice).then_some(rest)
    });
    ways.next()
}

/// Tells tables of the same name apart by a number: names with a `-` in them may join to the same.
pub fn tell_apart(tables: &mut [super::table::Table]) {
    let mut taken = BTreeSet::new();
    for table in tables {
        let plain = table.name.clone();
        let mut number = 2;
        while !taken.insert(table.name.clone()) {
            table.name = format!("{plain}-{number}");
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::dimension::{Category, Role};

    fn dimension(id: &str, categories: &[&str]) -> Dimension {
        let categories = categories.iter().map(|id| Category::from_data(id));
        Dimension::new(
            id.to_string(),
            Label::plain(id),
            Vec::new(),
            Role::Group,
            false,
            Vec::new(),
            categories.collect(),
        )
    }

    fn vocabulary(ids: &[&str]) -> Vocabulary {
        Vocabulary {
            dimensions: ids.iter().map(|id| dimension(id, &["a"])).collect(),
            cross_cutting: Vec::new(),
            working_groups: Vec::new(),
            goals: Vec::new(),
        }
    }

    #[test]
    fn a_town_s_word_that_is_one_of_ours_gets_a_prefix_and_no_two_get_the_same_name() {
        let ids = [
            "coverage",
            "dimension_coverage",
            "lage",
            "x",
            "total",
            "usage",
        ];
        let town = vocabulary(&ids);
        let names: Vec<String> = (0..ids.len())
            .map(|one| dimension_name(&town, one))
            .collect();
        let expected = [
            "dimension_dimension_coverage",
            "dimension_coverage",
            "lage",
            "dimension_x",
            "dimension_total",
            "usage",
        ];
        assert_eq!(names, expected);
        assert_eq!(table_name(&town, &[5]), "dimension_usage");
        assert_eq!(table_name(&town, &[2, 5]), "lage-usage");
    }

    #[test]
    fn a_category_that_is_called_like_a_margin_or_a_sign_is_told_from_it() {
        let own = dimension("lage", &["total", "x", "Mitte", "category_x"]);
        let names: Vec<String> = own
            .categories()
            .map(|(node, _)| node_name(&own, node))
            .collect();
        let expected = [
            "category_total",
            "category_category_x",
            "Mitte",
            "category_x",
        ];
        assert_eq!(names, expected);
        assert_eq!(node_name(&own, Node::UNKNOWN), "unknown");
    }

    #[test]
    fn the_name_of_a_table_says_which_dimensions_it_is_by() {
        let town = vocabulary(&["sozio-lage", "usage", "lage", "sozio"]);
        for by in [vec![0], vec![1], vec![0, 2], vec![1, 0], vec![3, 1]] {
            let name = table_name(&town, &by);
            assert_eq!(dimensions_of_table(&town, &name), Some(by), "{name}");
        }
        for own in ["usage", "rates-district", "nothing"] {
            assert_eq!(dimensions_of_table(&town, own), None);
        }
    }
}
