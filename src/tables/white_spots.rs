//! Where no offer is within reach: place by place for the planner, by district for everybody.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::column_id::ColumnId;
use super::crosstab::{Sums, shown_nodes};
use super::disclosure::{Disclosure, Measure};
use super::keys;
use super::labels::{both_with, column, counted};
use super::lists::{self, cases, counting, item, list};
use super::scope::Scope;
use super::shortages::offer_name;
use super::spec::TableId;
use super::table::{Column, Kind, Row, RowRole, Table, Value};
use crate::analysis::picture::Year;
use crate::analysis::white_spots::{WhiteSpot, cells_out_of_reach};
use crate::language::number;
use crate::model::inventory::Inventory;
use crate::model::location::{Location, Locations};
use crate::model::map::Map;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;

pub(super) const ROLES: [Role; 3] = [Role::Topic, Role::LifePhase, Role::District];

/// The columns that say where a place is.
pub(super) const LOCATION: [(ColumnId, Kind); 3] = [
    (ColumnId::Location, Kind::Text),
    (ColumnId::Lat, Kind::Text),
    (ColumnId::Lon, Kind::Text),
];

/// A row for each place out of reach of a topic and a life phase; none without any.
pub fn places(year: &Year, locations: &Locations, spots: &[WhiteSpot]) -> Option<Table> {
    if spots.is_empty() {
        return None;
    }
    let positions = ROLES.map(|role| year.vocabulary.with_role(role));
    let told = [
        (ColumnId::Population, Kind::Number),
        (ColumnId::CasesOutOfReach, Kind::Cases),
        (ColumnId::NearestOffer, Kind::Text),
        (ColumnId::NearestMetres, Kind::Count),
    ];
    let own = LOCATION.into_iter().chain(told);
    let own = own.map(|(id, kind)| column(id, kind, Disclosure::Internal));
    let columns: Vec<Column> = keys::columns(&year.vocabulary, positions)
        .chain(own)
        .collect();
    let row = |spot: &WhiteSpot| {
        let location = &locations.all[spot.location];
        let nodes = [spot.topic, spot.life_phase, Some(location.district)];
        let mut values = keys::values(&year.vocabulary, positions.into_iter().zip(nodes));
        values.extend(at(location));
        values.push(Value::Number(spot.people));
        values.push(Value::Number(spot.cases));
        values.extend(nearest(year, spot));
        item(values)
    };
    let rows = spots.iter().map(row).collect();
    let base = lists::whole(year, year.headline(), &Scope::default());
    let mut table = list(TableId::WhiteSpots, base, columns, rows);
    let factor = ("factor", number(locations.detour.factor()));
    table.notes.push(both_with("note-white-spots", &[factor]));
    Some(table)
}

/// What a place is called, and where it is.
pub(super) fn at(location: &Location) -> [Value; 3] {
    let degrees = |degrees: f64| Value::Text(format!("{degrees:.6}"));
    let [lat, lon] = match location.position {
        Some(position) => [degrees(position.lat()), degrees(position.lon())],
        None => [Value::NotRecorded, Value::NotRecorded],
    };
    [Value::Text(location.id.clone()), lat, lon]
}

/// The nearest offer, and the metres to it, to the nearest ten.
fn nearest(year: &Year, spot: &WhiteSpot) -> [Value; 2] {
    match spot.nearest {
        Some((offer, metres)) => [
            Value::Text(offer_name(&year.offers[offer])),
            Value::Number((metres / 10.0).round() * 10.0),
        ],
        None => [Value::NotApplicable, Value::NotApplicable],
    }
}

/// Where people live and which of them are out of reach, to be drawn.
#[derive(Debug, Clone)]
pub struct Spots {
    pub town: String,
    pub map: Option<Arc<Map>>,
    /// Those with a white spot.
    pub topics: Vec<TopicSpots>,
    /// How much longer the way is than the straight line.
    pub factor: f64,
}

/// A topic on the map.
#[derive(Debug, Clone)]
pub struct TopicSpots {
    /// None: the town has no topics.
    pub topic: Option<Value>,
    /// Where anybody lives, and whether no offer reaches the people of some life phase there.
    pub places: Vec<(Position, bool)>,
    pub offers: Vec<Position>,
}

/// The white spots of each topic that has some.
pub fn spots(town: &str, year: &Year, inventory: &Inventory, found: &[WhiteSpot]) -> Spots {
    let locations = &inventory.locations;
    let position = year.vocabulary.with_role(Role::Topic);
    let mut by_topic: BTreeMap<Option<Node>, BTreeSet<usize>> = BTreeMap::new();
    for spot in found {
        by_topic
            .entry(spot.topic)
            .or_default()
            .insert(spot.location);
    }
    let lives = |location: &Location| {
        let persons: Quantity = location.people.iter().map(|(_, persons)| *persons).sum();
        location.people.is_empty() || persons > Quantity::ZERO
    };
    let topic = |(topic, white): (Option<Node>, BTreeSet<usize>)| {
        let all = locations
            .all
            .iter()
            .enumerate()
            .filter(|(_, location)| lives(location));
        let places = all
            .filter_map(|(number, location)| Some((location.position?, white.contains(&number))));
        let group: Vec<(usize, Node)> = position.zip(topic).into_iter().collect();
        let offers = (0..year.offers.len()).filter(|offer| year.reaches(*offer, &group));
        TopicSpots {
            topic: position.zip(topic).map(|(position, topic)| {
                keys::node_value(&year.vocabulary.dimensions[position], topic)
            }),
            places: places.collect(),
            offers: offers
                .filter_map(|offer| year.offers[offer].position)
                .collect(),
        }
    };
    Spots {
        town: town.to_string(),
        map: inventory.map.clone(),
        topics: by_topic.into_iter().map(topic).collect(),
        factor: locations.detour.factor(),
    }
}

/// How much of the need of each district, by topic, nobody reaches: for everybody, as a sum of needs that protection
/// tells in steps. None where reach is told by districts alone.
pub fn by_area(year: &Year, locations: &Locations, scope: &Scope) -> Option<Table> {
    let out: BTreeSet<u32> = cells_out_of_reach(locations, year).into_iter().collect();
    if year.parts.reached.is_empty() {
        return None;
    }
    let vocabulary = &year.vocabulary;
    let positions = [Role::Topic, Role::District].map(|role| vocabulary.with_role(role));
    let district = positions[1]?;
    let columns: Vec<Column> = keys::columns(vocabulary, positions)
        .chain([
            counted(Measure::Need),
            column(ColumnId::CasesOutOfReach, Kind::Cases, Disclosure::Linear),
        ])
        .collect();
    let areas = innermost(year, district);
    let topics: Vec<Option<Node>> = match positions[0] {
        Some(position) => leaves(year, position).into_iter().map(Some).collect(),
        None => vec![None],
    };
    let all = scope.cells(year, year.headline());
    let at = |cell: u32, position: usize| {
        let dimension = &vocabulary.dimensions[position];
        dimension.shown(year.headline().cells.node(cell as usize, position))
    };
    let mut rows = Vec::new();
    for topic in topics {
        let is_of = |cell: &u32| {
            topic.is_none_or(|topic| {
                positions[0].is_some_and(|position| at(*cell, position) == topic)
            })
        };
        let own: Vec<u32> = all.iter().copied().filter(is_of).collect();
        for area in areas.iter().copied().map(Some).chain([None]) {
            let here = own
                .iter()
                .copied()
                .filter(|cell| area.is_none_or(|area| at(*cell, district) == area));
            let here: Vec<u32> = here.collect();
            let keys = keys::values(vocabulary, positions.into_iter().zip([topic, area]));
            rows.push(area_row(year, keys, &here, &out, area.is_none()));
        }
    }
    let base = lists::whole(year, year.headline(), scope);
    let mut table = list(TableId::OutOfReach, base, columns, rows);
    let factor = ("factor", number(locations.detour.factor()));
    table.notes.push(both_with("note-out-of-reach", &[factor]));
    Some(table)
}

fn area_row(
    year: &Year,
    mut values: Vec<Value>,
    cells: &[u32],
    out: &BTreeSet<u32>,
    is_total: bool,
) -> Row {
    let picture = year.headline();
    let mut sums = Sums::default();
    cells
        .iter()
        .for_each(|cell| sums.add(picture, *cell as usize));
    let beyond: Vec<u32> = cells
        .iter()
        .copied()
        .filter(|cell| out.contains(cell))
        .collect();
    let need = |cell: &u32| picture.results[*cell as usize].cautious.need;
    let sum: Quantity = beyond.iter().map(need).sum();
    values.push(sums.value(Measure::Need));
    let told = values.len();
    values.push(cases(sum));
    let row = counting(values, cells).telling(told, beyond.into_iter().map(|cell| (cell, 1.0)));
    match is_total {
        true => Row {
            role: RowRole::Total,
            ..row
        },
        false => row,
    }
}

/// The innermost districts that tables show.
fn innermost(year: &Year, district: usize) -> Vec<Node> {
    let dimension = &year.vocabulary.dimensions[district];
    let is_shown = |node: &Node| dimension.category(*node).is_some_and(|own| !own.cut);
    let mut nodes = shown_nodes(dimension);
    nodes.retain(|node| !dimension.children(*node).iter().any(is_shown));
    nodes
}

fn leaves(year: &Year, topic: usize) -> Vec<Node> {
    let dimension = &year.vocabulary.dimensions[topic];
    let mut nodes = shown_nodes(dimension);
    nodes.retain(|node| dimension.children(*node).is_empty());
    nodes
}
