//! Cross-tables: cells summed up by the categories of one or two dimensions, with margins.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::column_id::ColumnId;
use super::disclosure::{Disclosure, Measure};
use super::keys::{self, node_value};
use super::labels::{both, column, counted, list};
use super::scope::Scope;
use super::spec::TableId;
use super::table::{Base, Column, Kind, Row, RowRole, Shape, Table, Value};
use crate::analysis::picture::{Covered, Picture, Year};
use crate::language::Label;
use crate::vocabulary::View;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// What a cross-table is to show.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Request {
    /// Positions of one or more dimensions: rows first, then what goes across.
    pub by: Vec<usize>,
    /// Whom it looks at.
    pub scope: Scope,
}

/// A line along one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A category, or one of the two special nodes.
    Node(Node),
    /// The margin.
    Total,
}

/// Need and covered in both scenarios, and the need that cannot be assessed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    pub cautious: Covered,
    pub generous: Covered,
    pub not_assessable: Quantity,
}

impl Sums {
    /// Adds a cell.
    pub fn add(&mut self, picture: &Picture, cell: usize) {
        let result = &picture.results[cell];
        match result.certainty {
            None => self.not_assessable += result.cautious.need,
            Some(_) => {
                self.cautious += result.cautious;
                self.generous += result.generous;
            }
        }
    }

    /// All cells of a picture.
    pub fn of(picture: &Picture) -> Sums {
        let mut sums = Sums::default();
        (0..picture.cells.len()).for_each(|cell| sums.add(picture, cell));
        sums
    }

    /// The cells of a picture that a report looks at.
    pub fn within(year: &Year, picture: &Picture, scope: &Scope) -> Sums {
        let mut sums = Sums::default();
        let cells = scope.cells(year, picture).into_iter();
        cells.for_each(|cell| sums.add(picture, cell as usize));
        sums
    }

    /// What stands in a row's column. From no need, or none that can be assessed, no gap can be told.
    pub fn value(&self, measure: Measure) -> Value {
        let cases = |quantity: Quantity| Value::Number(quantity.as_f64());
        let share = |covered: Covered| {
            covered
                .coverage()
                .map_or(Value::NotApplicable, Value::Number)
        };
        let (cautious, generous) = (self.cautious, self.generous);
        let is_nothing = cautious.need == Quantity::ZERO && generous.need == Quantity::ZERO;
        let is_unsure = is_nothing && self.not_assessable > Quantity::ZERO;
        let in_order = cautious.coverage() <= generous.coverage();
        let (lower, higher) = match in_order {
            true => (cautious, generous),
            false => (generous, cautious),
        };
        match measure {
            Measure::Need => cases(cautious.need),
            Measure::NotAssessable => cases(self.not_assessable),
            share if share.is_share() && is_nothing => Value::NotApplicable,
            _ if is_unsure => Value::NotApplicable,
            _ if is_nothing => cases(Quantity::ZERO),
            Measure::Covered => cases(cautious.covered),
            Measure::Gap => cases(cautious.gap()),
            Measure::Coverage => share(cautious),
            Measure::GapLow => cases(cautious.gap().min(generous.gap())),
            Measure::GapHigh => cases(cautious.gap().max(generous.gap())),
            Measure::CoverageLow => share(lower),
            Measure::CoverageHigh => share(higher),
            // what a plan would do stands in tables of its own: see `plan`
            Measure::CoveredWithPlan | Measure::GapWithPlan | Measure::Change => {
                Value::NotApplicable
            }
        }
    }
}

/// The sums of a group, and the cells that they are made from.
#[derive(Debug, Clone, Default)]
struct Group {
    sums: Sums,
    cells: Vec<u32>,
}

/// What a cross-table counts of the cells of a row, in the order of its columns.
const COUNTED: [Measure; 9] = [
    Measure::Need,
    Measure::Covered,
    Measure::Gap,
    Measure::Coverage,
    Measure::GapLow,
    Measure::GapHigh,
    Measure::CoverageLow,
    Measure::CoverageHigh,
    Measure::NotAssessable,
];

/// The columns of a cross-table behind its keys, in their order.
pub fn measure_columns() -> Vec<Column> {
    let counted = COUNTED.into_iter().map(counted);
    let of_offers = [
        column(ColumnId::Offers, Kind::Count, Disclosure::Record),
        column(ColumnId::NominalCapacity, Kind::Places, Disclosure::Record),
    ];
    counted.chain(of_offers).collect()
}

/// One cross-table of a picture.
pub fn crosstab(year: &Year, picture: &Picture, request: &Request) -> Table {
    let dimensions: Vec<&Dimension> = request
        .by
        .iter()
        .map(|position| &year.vocabulary.dimensions[*position])
        .collect();
    let sums = summed(year, picture, request);
    let keys: Vec<Vec<Key>> = request
        .by
        .iter()
        .enumerate()
        .map(|(axis, position)| {
            let dimension = &year.vocabulary.dimensions[*position];
            let mut lines = lines(dimension, &sums, axis);
            lines.retain(|line| match line {
                Key::Node(node) => request.scope.shows(dimension, *position, *node),
                Key::Total => true,
            });
            lines
        })
        .collect();
    let mut rows = Vec::new();
    for key in product(&keys) {
        let own = sums.get(&key).cloned().unwrap_or_default();
        let mut row = row(&dimensions, &key, own);
        let group = group(request, &key);
        row.values.extend(offer_measures(year, |offer| {
            year.reaches(offer, &group) && request.scope.is_reached(year, offer)
        }));
        rows.push(row);
    }
    if request.by.len() == 1 && dimensions[0].role == Role::Topic {
        let vocabulary = &year.vocabulary;
        let views = vocabulary.cross_cutting.iter();
        let views = views.chain(&vocabulary.working_groups);
        rows.extend(views.map(|view| view_row(year, picture, &sums, request, view)));
    }
    Table {
        id: TableId::By(keys::axes(&year.vocabulary, &request.by)),
        name: keys::table_name(&year.vocabulary, &request.by),
        title: title(&dimensions),
        base: base(year, picture, &request.scope),
        columns: columns(year, &request.by),
        rows,
        shape: match request.by.len() {
            2 => Shape::Cross {
                shown: vec![ColumnId::Coverage, ColumnId::Gap],
            },
            _ => Shape::List,
        },
        notes: Vec::new(),
    }
}

/// The cells of the filter summed up for every combination of lines that they lie in.
fn summed(year: &Year, picture: &Picture, request: &Request) -> BTreeMap<Vec<Key>, Group> {
    let mut sums: BTreeMap<Vec<Key>, Group> = BTreeMap::new();
    for cell in 0..picture.cells.len() {
        if !request.scope.holds(year, picture, cell) {
            continue;
        }
        let along: Vec<Vec<Key>> = request
            .by
            .iter()
            .map(|position| {
                let dimension = &year.vocabulary.dimensions[*position];
                let node = picture.cells.node(cell, *position);
                let shown = |node: &Node| dimension.category(*node).is_none_or(|c| !c.cut);
                let mut keys: Vec<Key> =
                    dimension.path(node).filter(shown).map(Key::Node).collect();
                keys.push(Key::Total);
                keys
            })
            .collect();
        for key in product(&along) {
            let group = sums.entry(key).or_default();
            group.sums.add(picture, cell);
            group.cells.push(cell as u32);
        }
    }
    sums
}

/// Every combination of one entry from each list, the last list running fastest.
fn product(lists: &[Vec<Key>]) -> Vec<Vec<Key>> {
    lists.iter().fold(vec![Vec::new()], |combinations, list| {
        let extended = |combination: &Vec<Key>| -> Vec<Vec<Key>> {
            let with = |key: &Key| [combination.as_slice(), &[*key]].concat();
            list.iter().map(with).collect()
        };
        combinations.iter().flat_map(extended).collect()
    })
}

/// The lines of a dimension: every category, also the empty ones; the special nodes where they have need.
fn lines(dimension: &Dimension, sums: &BTreeMap<Vec<Key>, Group>, axis: usize) -> Vec<Key> {
    let mut lines: Vec<Key> = shown_nodes(dimension).into_iter().map(Key::Node).collect();
    for special in [Node::NOT_BROKEN_DOWN, Node::UNKNOWN] {
        if sums.keys().any(|key| key[axis] == Key::Node(special)) {
            lines.push(Key::Node(special));
        }
    }
    lines.push(Key::Total);
    lines
}

/// Categories from the top down, each followed by what lies below it.
pub fn shown_nodes(dimension: &Dimension) -> Vec<Node> {
    let mut shown = Vec::new();
    let mut open: Vec<Node> = dimension.children(Node::NOT_BROKEN_DOWN).to_vec();
    open.reverse();
    while let Some(node) = open.pop() {
        if dimension
            .category(node)
            .is_some_and(|category| !category.cut)
        {
            shown.push(node);
            open.extend(dimension.children(node).iter().rev());
        }
    }
    shown
}

/// Of a hierarchy the levels that have together at most so many categories; the top in any case.
pub fn upper_levels(dimension: &Dimension, most: usize) -> Vec<Node> {
    let mut nodes = shown_nodes(dimension);
    let deepest = nodes.iter().map(|node| dimension.depth(*node)).max();
    let up_to = |depth: usize| {
        let nodes = nodes.iter();
        nodes
            .filter(|node| dimension.depth(**node) <= depth)
            .count()
    };
    let depth = (0..=deepest.unwrap_or(0))
        .rev()
        .find(|depth| up_to(*depth) <= most);
    nodes.retain(|node| dimension.depth(*node) <= depth.unwrap_or(0));
    nodes
}

/// The group of a row as one node per named dimension.
fn group(request: &Request, key: &[Key]) -> Vec<(usize, Node)> {
    let named = request.by.iter().zip(key);
    let named = named.filter_map(|(position, key)| match key {
        Key::Node(node) => Some((*position, *node)),
        Key::Total => None,
    });
    named.collect()
}

/// A row without what is said of its offers.
fn row(dimensions: &[&Dimension], key: &[Key], own: Group) -> Row {
    let mut values: Vec<Value> = key
        .iter()
        .zip(dimensions)
        .map(|(key, dimension)| key_value(dimension, *key))
        .collect();
    values.extend(COUNTED.map(|measure| own.sums.value(measure)));
    let role = match key {
        keys if keys.contains(&Key::Total) => RowRole::Total,
        keys if keys.contains(&Key::Node(Node::NOT_BROKEN_DOWN)) => RowRole::NotBrokenDown,
        keys if keys.contains(&Key::Node(Node::UNKNOWN)) => RowRole::Unknown,
        [Key::Node(node), ..] => RowRole::Item {
            depth: dimensions[0].depth(*node) as u8,
        },
        _ => RowRole::Item { depth: 0 },
    };
    Row {
        role,
        values,
        cells: own.cells.into(),
        tells: Vec::new(),
    }
}

fn key_value(dimension: &Dimension, key: Key) -> Value {
    match key {
        Key::Total => keys::total(),
        Key::Node(node) => node_value(dimension, node),
    }
}

/// How many different offers there are, and their places: each offer once.
fn offer_measures(year: &Year, reaches: impl Fn(usize) -> bool) -> [Value; 2] {
    let reaching: Vec<usize> = (0..year.offers.len())
        .filter(|offer| reaches(*offer))
        .collect();
    let capacities: Vec<Option<Quantity>> = reaching
        .iter()
        .map(|offer| year.offers[*offer].capacity)
        .collect();
    let places = match capacities.iter().flatten().next() {
        None if !capacities.is_empty() => Value::NotRecorded,
        _ => Value::Number(
            capacities
                .iter()
                .flatten()
                .copied()
                .sum::<Quantity>()
                .as_f64(),
        ),
    };
    [Value::Number(reaching.len() as f64), places]
}

/// A table of views over the topics, all its rows in no total; its key is the column `key`.
pub fn views(
    year: &Year,
    picture: &Picture,
    scope: &Scope,
    (id, key): (TableId, ColumnId),
    views: &[View],
) -> Option<Table> {
    let topic = year.vocabulary.with_role(Role::Topic)?;
    let request = Request {
        by: vec![topic],
        scope: scope.clone(),
    };
    let sums = summed(year, picture, &request);
    let key = column(key, Kind::Category, Disclosure::Key);
    let columns = std::iter::once(key).chain(measure_columns());
    let rows = views.iter();
    let rows = rows.map(|view| view_row(year, picture, &sums, &request, view));
    let base = base(year, picture, scope);
    Some(list(id, base, columns.collect(), rows.collect()))
}

/// A cross-cutting topic, a working group or a goal: the sum over its topics, each counted once.
fn view_row(
    year: &Year,
    picture: &Picture,
    sums: &BTreeMap<Vec<Key>, Group>,
    request: &Request,
    view: &View,
) -> Row {
    let groups = view.topics.iter();
    let groups = groups.filter_map(|topic| sums.get(&vec![Key::Node(*topic)]));
    let mut cells: Vec<u32> = groups.flat_map(|group| group.cells.clone()).collect();
    cells.sort_unstable();
    cells.dedup();
    let mut own = Sums::default();
    cells
        .iter()
        .for_each(|cell| own.add(picture, *cell as usize));
    let mut values = vec![Value::Category {
        id: keys::safe_value(&view.id),
        label: view.label.clone(),
    }];
    values.extend(COUNTED.map(|measure| own.value(measure)));
    values.extend(offer_measures(year, |offer| {
        let topics = view.topics.iter();
        let mut groups = topics.map(|topic| group(request, &[Key::Node(*topic)]));
        groups.any(|group| year.reaches(offer, &group)) && request.scope.is_reached(year, offer)
    }));
    Row {
        role: RowRole::View,
        values,
        cells: Arc::from(cells),
        tells: Vec::new(),
    }
}

fn title(dimensions: &[&Dimension]) -> Label {
    match dimensions {
        [one] => both("table-by", &[("dimension", &one.label)]),
        [one, other, ..] => both(
            "table-by-two",
            &[("dimension", &one.label), ("other", &other.label)],
        ),
        [] => both("table-total", &[]),
    }
}

fn columns(year: &Year, by: &[usize]) -> Vec<Column> {
    let keys = by.iter();
    let keys = keys.map(|position| keys::column(&year.vocabulary, *position));
    keys.chain(measure_columns()).collect()
}

/// What a table counts from that speaks of everybody in a scope.
pub fn base(year: &Year, picture: &Picture, scope: &Scope) -> Base {
    let cells = scope.cells(year, picture);
    base_of(year, picture, &cells, scope.in_words(year))
}

/// The same for some cells. Sums over several topics are cases, not persons.
pub fn base_of(year: &Year, picture: &Picture, cells: &[u32], filter: Vec<Label>) -> Base {
    let topics: BTreeSet<u32> = match year.vocabulary.with_role(Role::Topic) {
        Some(topic) => {
            let topics = &picture.cells.columns[topic];
            cells.iter().map(|cell| topics[*cell as usize]).collect()
        }
        None => BTreeSet::new(),
    };
    let mut sums = Sums::default();
    let cells = cells.iter();
    cells.for_each(|cell| sums.add(picture, *cell as usize));
    let need = sums.cautious.need + sums.not_assessable;
    Base {
        year: year.question.year,
        need: Value::Number(need.as_f64()),
        not_assessable: Value::Number(sums.not_assessable.as_f64()),
        persons: topics.len() < 2,
        filter,
    }
}
