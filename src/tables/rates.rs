//! Need in 1 000 persons of the same group, topic by topic: never over several topics, as one person may
//! have several needs.
//!
//! Need and people stand in the table; the rate and its interval are filled in from them ([`fill`]), again
//! after protection.

use std::collections::BTreeMap;

use super::column_id::ColumnId;
use super::crosstab::{Request, crosstab, upper_levels};
use super::disclosure::Disclosure;
use super::keys;
use super::labels::{both, column};
use super::spec::TableId;
use super::table::{Inhabited, Kind, Shape, Table, Value};
use crate::analysis::picture::{Picture, Year};
use crate::analysis::rates::{Population, rate};
use crate::model::inventory::Inventory;
use crate::vocabulary::dimension::{Dimension, Node, Role};

/// Rates are for so many persons.
const PERSONS: f64 = 1000.0;

/// Of a hierarchy the levels that have together at most so many categories: rates of very small areas say
/// more about chance than about need.
const MOST: usize = 60;

/// The margin over all categories.
const EVERYBODY: &str = "total";

/// The columns that [`fill`] writes.
const DERIVED: [ColumnId; 3] = [ColumnId::Rate, ColumnId::RateLow, ColumnId::RateHigh];

/// By topic and life phase, and by topic and district, as far as the population tells; none without one. With the
/// inhabitants that stand in them.
pub fn rates(
    year: &Year,
    inventory: &Inventory,
    picture: &Picture,
) -> (Vec<Table>, Vec<Inhabited>) {
    let vocabulary = &year.vocabulary;
    let population = Population::of(inventory, vocabulary, year.question.year);
    let (Some(population), Some(topic)) = (population, vocabulary.with_role(Role::Topic)) else {
        return (Vec::new(), Vec::new());
    };
    let positions = [Role::LifePhase, Role::District].map(|role| vocabulary.with_role(role));
    let positions = positions.into_iter().flatten();
    let positions = positions.filter(|position| !vocabulary.dimensions[*position].is_empty());
    let positions: Vec<usize> = positions.collect();
    let tables = positions
        .iter()
        .filter_map(|position| by(year, picture, &population, (topic, *position), MOST));
    (
        tables.collect(),
        inhabitants(year, &population, &positions, MOST),
    )
}

/// By topic and this dimension down to its last level, as far as the population tells.
pub fn of_areas(
    year: &Year,
    inventory: &Inventory,
    position: usize,
) -> (Option<Table>, Vec<Inhabited>) {
    let vocabulary = &year.vocabulary;
    let population = Population::of(inventory, vocabulary, year.question.year);
    let (Some(population), Some(topic)) = (population, vocabulary.with_role(Role::Topic)) else {
        return (None, Vec::new());
    };
    if topic == position {
        return (None, Vec::new());
    }
    let all = usize::MAX;
    let table = by(year, year.headline(), &population, (topic, position), all);
    (table, inhabitants(year, &population, &[position], all))
}

/// Everybody, and the people of each category that is shown, those above before those below.
fn inhabitants(
    year: &Year,
    population: &Population,
    positions: &[usize],
    most: usize,
) -> Vec<Inhabited> {
    let mut all = vec![Inhabited {
        axis: None,
        category: EVERYBODY.to_string(),
        count: population.whole().as_f64().round() as i64,
        part_of: None,
    }];
    for position in positions {
        let dimension = &year.vocabulary.dimensions[*position];
        let axis = keys::axis(&year.vocabulary, *position);
        let mut counted: BTreeMap<Node, usize> = BTreeMap::new();
        for node in upper_levels(dimension, most) {
            let Some(people) = population.within(*position, node) else {
                continue;
            };
            // a whole whose parts alone were counted stands in its parts
            let above = dimension.path(node).skip(1);
            let whole = above.filter_map(|above| counted.get(&above)).next();
            let part_of = Some(whole.copied().unwrap_or(0));
            counted.insert(node, all.len());
            all.push(Inhabited {
                axis: Some(axis),
                category: keys::node_name(dimension, node),
                count: people.as_f64().round() as i64,
                part_of,
            });
        }
    }
    all
}

fn by(
    year: &Year,
    picture: &Picture,
    population: &Population,
    (topic, position): (usize, usize),
    most: usize,
) -> Option<Table> {
    let dimension = &year.vocabulary.dimensions[position];
    let people = people(dimension, position, population, most)?;
    let request = Request {
        by: vec![topic, position],
        ..Request::default()
    };
    let mut table = crosstab(year, picture, &request);
    table.id = TableId::Rates(keys::axis(&year.vocabulary, position));
    table.name = keys::rates_name(&year.vocabulary, position);
    table.title = both("table-rates", &[("dimension", &dimension.label)]);
    table.shape = Shape::Cross {
        // the ends of the interval stand in the CSV: three grids would hide the one that is asked for
        shown: vec![ColumnId::Rate],
    };
    table.notes = vec![both("note-rates", &[])];
    let topics = &year.vocabulary.dimensions[topic];
    let topics: Vec<String> = topics
        .categories()
        .map(|(node, _)| keys::node_name(topics, node))
        .collect();
    let is_topic = |value: &Value| topics.iter().any(|topic| topic == id(value));
    table
        .rows
        .retain(|row| is_topic(&row.values[0]) && people.contains_key(id(&row.values[1])));
    table.keep(&[ColumnId::Need, ColumnId::NotAssessable]);
    table.columns.push(column(
        ColumnId::Population,
        Kind::Count,
        Disclosure::Inhabitants,
    ));
    let derived = DERIVED.map(|id| column(id, Kind::Number, Disclosure::Recomputed));
    table.columns.extend(derived);
    for row in &mut table.rows {
        let people = people.get(id(&row.values[1])).cloned();
        row.values.push(people.unwrap_or(Value::NotRecorded));
        row.values.extend(DERIVED.map(|_| Value::NotApplicable));
    }
    fill(&mut table);
    Some(table)
}

fn id(value: &Value) -> &str {
    match value {
        Value::Category { id, .. } => id,
        _ => "",
    }
}

/// How many people there are in each category that is shown, and in all of them together; none where no
/// category was counted.
fn people(
    dimension: &Dimension,
    position: usize,
    population: &Population,
    most: usize,
) -> Option<BTreeMap<String, Value>> {
    let counted = |node: Node| match population.within(position, node) {
        Some(people) => Value::Number(people.as_f64().round()),
        None => Value::NotRecorded,
    };
    let people: BTreeMap<String, Value> = upper_levels(dimension, most)
        .into_iter()
        .map(|node| (keys::node_name(dimension, node), counted(node)))
        .collect();
    let whole = population.whole().as_f64().round();
    let whole = (EVERYBODY.to_string(), Value::Number(whole));
    let any = people.values().any(|people| people.number().is_some());
    any.then(|| people.into_iter().chain([whole]).collect())
}

/// Writes the rates that follow from the need and the people of each row.
pub fn fill(table: &mut Table) {
    let columns = [
        ColumnId::Need,
        ColumnId::NotAssessable,
        ColumnId::Population,
    ];
    let columns = columns.map(|id| table.column(id));
    let [Some(need), Some(not_assessable), Some(people)] = columns else {
        return;
    };
    let places = DERIVED.map(|id| table.column(id));
    for row in &mut table.rows {
        let parts = [need, not_assessable, people].map(|column| row.values[column].clone());
        let parts: Vec<&Value> = parts.iter().collect();
        let of = |number: fn(crate::analysis::rates::Rate) -> f64| {
            Value::combine(&parts, |numbers| {
                match rate(numbers[0] + numbers[1], numbers[2]) {
                    Some(rate) => Value::Number(number(rate) * PERSONS),
                    None => Value::NotApplicable,
                }
            })
        };
        let values = [of(|one| one.rate), of(|one| one.low), of(|one| one.high)];
        for (place, value) in places.iter().zip(values) {
            if let Some(place) = place {
                row.values[*place] = value;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::labels::counted;
    use crate::tables::{Axis, Base, Measure, Row, RowRole};

    fn table(rows: &[[Value; 3]]) -> Table {
        let mut columns = [Measure::Need, Measure::NotAssessable]
            .map(counted)
            .to_vec();
        columns.push(column(
            ColumnId::Population,
            Kind::Count,
            Disclosure::Inhabitants,
        ));
        let derived = DERIVED.map(|id| column(id, Kind::Number, Disclosure::Recomputed));
        columns.extend(derived);
        let row = |values: &[Value; 3]| Row {
            role: RowRole::Item { depth: 0 },
            values: values
                .iter()
                .cloned()
                .chain(DERIVED.map(|_| Value::Number(7.0)))
                .collect(),
            cells: [].into(),
            tells: Vec::new(),
        };
        Table {
            id: TableId::Rates(Axis::District),
            name: "rates-district".to_string(),
            title: both("total", &[]),
            base: Base {
                year: 2025,
                need: Value::Number(0.0),
                not_assessable: Value::Number(0.0),
                persons: true,
                filter: Vec::new(),
            },
            columns,
            rows: rows.iter().map(row).collect(),
            shape: Shape::List,
            notes: Vec::new(),
        }
    }

    #[test]
    fn eighty_one_of_two_hundred_and_sixty_three_are_308_in_a_thousand() {
        let number = Value::Number;
        let mut table = table(&[
            [number(61.0), number(20.0), number(263.0)],
            [Value::Withheld, number(0.0), number(263.0)],
            [number(4.0), number(0.0), Value::NotRecorded],
        ]);
        fill(&mut table);
        let of = |row: usize| &table.rows[row].values[3..];
        let rounded: Vec<f64> = of(0)
            .iter()
            .filter_map(Value::number)
            .map(f64::round)
            .collect();
        assert_eq!(rounded, [308.0, 255.0, 366.0]);
        assert!(of(1).iter().all(|value| *value == Value::Withheld));
        assert!(of(2).iter().all(|value| *value == Value::NotRecorded));
    }
}
