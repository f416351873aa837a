//! The chain as tables: link by link for each topic and each district, where it breaks, and what leads from
//! one topic to another.

mod between_topics;
mod breaks;
mod rows;

use std::collections::BTreeMap;

use super::column_id::ColumnId;
use super::crosstab::shown_nodes;
use super::disclosure::{Disclosure, Measure};
use super::keys::{self, node_value};
use super::labels::{both, both_with, column, counted};
use super::lists::{self, code, list};
use super::scope::Scope;
use super::shortages::offer_name;
use super::spec::TableId;
use super::table::{Base, Column, Kind, RowRole, Shape, Table, Value};
use crate::analysis::chain::{Chains, LinkState};
use crate::analysis::picture::{Picture, Year};
use crate::language::{Label, count, number, text};
use crate::model::settings::ChainSettings;
use crate::vocabulary::dimension::{Node, Role};

pub use between_topics::between_topics;

/// In how many districts, or topics, a transition is bridged, handed over, possibly bridged or open.
const DISTRICTS: [ColumnId; 4] = [
    ColumnId::DistrictsBridged,
    ColumnId::DistrictsHandedOver,
    ColumnId::DistrictsPossiblyBridged,
    ColumnId::DistrictsOpen,
];
const TOPICS: [ColumnId; 4] = [
    ColumnId::TopicsBridged,
    ColumnId::TopicsHandedOver,
    ColumnId::TopicsPossiblyBridged,
    ColumnId::TopicsOpen,
];

/// How many offers a field names before only their number tells.
const NAMED: usize = 15;

/// The public tables of the headline's chain: by topic, by district, and the `most` largest breaks, only of
/// cells that the scope holds and if any need has a life phase; and as many hand-overs between topics.
pub fn tables(year: &Year, settings: ChainSettings, scope: &Scope, most: usize) -> Vec<Table> {
    let view = View::new(year, settings, scope);
    let of_needs = view.map(|view| [view.by_topic(), view.by_district(), view.breaks(most)]);
    let of_offers = between_topics(year, scope, most, NAMED);
    let all = of_needs.into_iter().flatten().chain([of_offers]);
    all.flatten().collect()
}

/// The chain over all topics in each of these areas, which are categories of one dimension.
pub fn of_areas(
    year: &Year,
    settings: ChainSettings,
    scope: &Scope,
    (position, nodes): (usize, &[Node]),
) -> Option<Table> {
    let view = View::new(year, settings, scope)?;
    (position != view.phase).then(|| view.by(TableId::AreaChain, position, nodes))
}

/// The chain of every topic in every district that has need in it: for the planner.
pub fn everything(year: &Year, settings: ChainSettings) -> Option<Table> {
    let everybody = Scope::default();
    let view = View::new(year, settings, &everybody)?;
    let (topic, district) = (
        view.dimension(Role::Topic)?,
        view.dimension(Role::District)?,
    );
    let groups = view.grouped(&[topic, district]);
    let mut rows = Vec::new();
    for topic_node in view.lines(topic) {
        for node in view.lines(district) {
            let Some(cells) = groups.get(&vec![topic_node, node]) else {
                continue;
            };
            let chain = view.chains.within_topic(cells);
            let keys = [(topic, topic_node), (district, node)]
                .map(|(position, node)| node_value(&year.vocabulary.dimensions[position], node));
            let mut own = view.rows(&keys, cells, &chain, None);
            let breaks = chain.breaks();
            for (at, row) in own.iter_mut().enumerate() {
                let found = breaks.iter().find(|found| found.at == at);
                row.values.extend(view.break_values(&chain, found));
            }
            rows.extend(own);
        }
    }
    let mut columns = view.columns(&[topic, district], None);
    columns.extend([
        column(ColumnId::Break, Kind::Code, Disclosure::Verdict),
        column(ColumnId::ServedBefore, Kind::Category, Disclosure::Verdict),
        column(ColumnId::BrokenUntil, Kind::Category, Disclosure::Verdict),
    ]);
    Some(list(TableId::Chain, view.base(), columns, rows))
}

/// A link's state as a value.
pub fn link_value(state: LinkState) -> Value {
    code("link", state.id())
}

/// Where people read it, a chain runs from left to right.
fn link_by_link() -> Shape {
    Shape::Cross {
        shown: vec![ColumnId::Coverage, ColumnId::Transition],
    }
}

/// The chains of some cells, and what is needed to speak of them.
struct View<'a> {
    year: &'a Year,
    picture: &'a Picture,
    settings: ChainSettings,
    scope: &'a Scope,
    chains: Chains<'a>,
    /// The life phase's position.
    phase: usize,
    /// The scope's cells, rising.
    cells: Vec<u32>,
}

impl<'a> View<'a> {
    fn new(year: &'a Year, settings: ChainSettings, scope: &'a Scope) -> Option<View<'a>> {
        let picture = year.headline();
        let chains = Chains::new(year, picture, settings.served)?;
        let cells = scope.cells(year, picture);
        let has_phase = chains.beside(&cells).len() < cells.len();
        has_phase.then_some(View {
            year,
            picture,
            settings,
            scope,
            chains,
            phase: year.vocabulary.with_role(Role::LifePhase)?,
            cells,
        })
    }

    /// The position of the dimension with this role, if the town tells anything apart in it.
    fn dimension(&self, role: Role) -> Option<usize> {
        let vocabulary = &self.year.vocabulary;
        let position = vocabulary.with_role(role)?;
        (!vocabulary.dimensions[position].is_empty()).then_some(position)
    }

    fn by_topic(&self) -> Option<Table> {
        let topic = self.dimension(Role::Topic)?;
        let groups = self.grouped(&[topic]);
        let mut rows = Vec::new();
        for node in self.lines(topic) {
            let cells = groups.get(&vec![node]).map_or(&[][..], Vec::as_slice);
            let chain = self.chains.within_topic(cells);
            let tallies = self.chains.by_district(cells);
            let key = [node_value(&self.year.vocabulary.dimensions[topic], node)];
            rows.extend(self.rows(&key, cells, &chain, Some(&tallies)));
        }
        let columns = self.columns(&[topic], Some(DISTRICTS));
        let mut table = list(TableId::ChainTopic, self.base(), columns, rows);
        table.notes = self.notes();
        table.shape = link_by_link();
        table.notes.push(both("note-chain-town", &[]));
        Some(table)
    }

    fn by_district(&self) -> Option<Table> {
        let district = self.year.vocabulary.with_role(Role::District)?;
        let lines = self.lines(district);
        Some(self.by(TableId::ChainDistrict, district, &lines))
    }

    /// Over all topics, for these categories of a dimension and for everybody.
    fn by(&self, id: TableId, position: usize, nodes: &[Node]) -> Table {
        let dimension = &self.year.vocabulary.dimensions[position];
        let groups = self.grouped(&[position]);
        let mut rows = Vec::new();
        let mut add = |key: Value, cells: &[u32], role: Option<RowRole>| {
            let (chain, tallies) = self.chains.over_topics(cells);
            let mut own = self.rows(&[key], cells, &chain, Some(&tallies));
            own.iter_mut()
                .for_each(|row| row.role = role.unwrap_or(row.role));
            rows.extend(own);
        };
        for node in nodes.iter().copied() {
            let cells = groups.get(&vec![node]).map_or(&[][..], Vec::as_slice);
            let role = dimension.category(node).map(|_| RowRole::Item {
                depth: dimension.depth(node) as u8,
            });
            add(node_value(dimension, node), cells, role);
        }
        add(keys::total(), &self.cells, Some(RowRole::Total));
        let columns = self.columns(&[position], Some(TOPICS));
        let mut table = list(id, self.base(), columns, rows);
        table.title = both("table-chain-by", &[("dimension", &dimension.label)]);
        table.notes = self.notes();
        table.shape = link_by_link();
        table.notes.push(both("note-chain-topics", &[]));
        table
    }

    /// The cells by their node in these dimensions and every category above it.
    fn grouped(&self, by: &[usize]) -> BTreeMap<Vec<Node>, Vec<u32>> {
        let mut groups: BTreeMap<Vec<Node>, Vec<u32>> = BTreeMap::new();
        for cell in &self.cells {
            let keys = by.iter().fold(vec![Vec::new()], |keys, position| {
                let node = self.picture.cells.node(*cell as usize, *position);
                let path = self.year.vocabulary.dimensions[*position].path(node);
                let path: Vec<Node> = path.collect();
                let longer = |key: &Vec<Node>| -> Vec<Vec<Node>> {
                    let with = |node: &Node| [key.as_slice(), &[*node]].concat();
                    path.iter().map(with).collect()
                };
                keys.iter().flat_map(longer).collect()
            });
            for key in keys {
                groups.entry(key).or_default().push(*cell);
            }
        }
        groups
    }

    /// The lines of a dimension: every category; the special nodes where they have need.
    fn lines(&self, position: usize) -> Vec<Node> {
        let mut lines = shown_nodes(&self.year.vocabulary.dimensions[position]);
        let occurs = |node: &Node| {
            let mut cells = self.cells.iter();
            cells.any(|cell| self.picture.cells.node(*cell as usize, position) == *node)
        };
        lines.extend(
            [Node::NOT_BROKEN_DOWN, Node::UNKNOWN]
                .iter()
                .filter(|n| occurs(n)),
        );
        lines
    }

    fn columns(&self, keys: &[usize], tally: Option<[ColumnId; 4]>) -> Vec<Column> {
        let keys = keys.iter();
        let mut columns: Vec<Column> = keys
            .map(|position| keys::column(&self.year.vocabulary, *position))
            .collect();
        columns.push(self.phase_column());
        columns.extend([
            counted(Measure::Need),
            counted(Measure::Covered),
            counted(Measure::Gap),
            counted(Measure::Coverage),
            counted(Measure::NotAssessable),
            column(ColumnId::Link, Kind::Code, Disclosure::Verdict),
            column(ColumnId::Transition, Kind::Code, Disclosure::Verdict),
            column(ColumnId::Between, Kind::Text, Disclosure::Record),
            column(ColumnId::OffersBetween, Kind::Count, Disclosure::Record),
        ]);
        let tally = tally.into_iter().flatten();
        columns.extend(tally.map(|id| column(id, Kind::Count, Disclosure::Record)));
        columns
    }

    fn phase_column(&self) -> Column {
        keys::column(&self.year.vocabulary, self.phase)
    }

    fn base(&self) -> Base {
        lists::whole(self.year, self.picture, self.scope)
    }

    /// From when on a link is served, and which offers stand beside the chain.
    fn notes(&self) -> Vec<Label> {
        let reached = |offer: &usize| self.scope.is_reached(self.year, *offer);
        let beside: Vec<usize> = self.chains.for_all_ages().filter(reached).collect();
        let named = beside.iter().take(NAMED);
        let named = named.map(|offer| offer_name(&self.year.offers[*offer]));
        let arguments = [
            ("count", count(beside.len() as u64)),
            ("offers", text(named.collect::<Vec<_>>().join(", "))),
            ("more", count(beside.len().saturating_sub(NAMED) as u64)),
        ];
        let mut notes = vec![self.threshold()];
        if !beside.is_empty() {
            notes.push(both_with("note-chain-all-ages", &arguments));
        }
        notes
    }

    fn threshold(&self) -> Label {
        let served = number(self.settings.served.share() * 100.0);
        both_with("note-chain-served", &[("served", served)])
    }
}

/// `Sprachkita (K) → Offener Ganztag (G)`.
fn hand_over(year: &Year, (from, to): (u32, u32)) -> String {
    let [from, to] = [from, to].map(|offer| offer_name(&year.offers[offer as usize]));
    format!("{from} → {to}")
}
