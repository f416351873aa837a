//! A table of blocks or of cells of a grid with inhabitants: `orte*.csv`, the grid of the census as it is published.
//!
//! A row is a location, or a location and ages. Its district stands in a column, else the map tells. The ages stand
//! in columns of their own (`alter_von`, `alter_bis`, or `alter`), else over columns of persons (`0-2`, `3-5`).

use std::collections::HashMap;
use std::path::Path;

use super::areas::Areas;
use crate::inventory::columns;
use crate::inventory::coordinates::point_columns::PointColumns;
use crate::inventory::coordinates::recognise::is_nowhere;
use crate::inventory::coordinates::recognise::{Frame, Recognised, recognise};
use crate::inventory::coordinates::systems::System;
use crate::inventory::files::lines::Row;
use crate::inventory::files::settings::FileSettings;
use crate::inventory::files::source::Source;
use crate::inventory::findings::Findings;
use crate::inventory::limits::{Limit, Limits};
use crate::inventory::values;
use crate::inventory::values::numbers::DecimalMark;
use crate::language::Label;
use crate::model::finding::{Code, Finding, Lines, Place, Stopped};
use crate::model::location::Location;
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::ages::{AgeBand, StatedBand};
use crate::vocabulary::dimension::{Dimension, Meaning, Node};
use crate::vocabulary::position::Position;
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::{nearest, normalised};

/// What a town knows when its locations are read.
#[derive(Clone, Copy)]
pub struct Town<'a> {
    pub districts: &'a Dimension,
    /// Further names of the districts' column.
    pub names: &'a [String],
    pub areas: &'a Areas<'a>,
    /// Where the town lies.
    pub frame: Option<Frame>,
    /// How small and how large a count may be that is withheld.
    pub withheld: [u32; 2],
}

/// Where in the table everything stands.
struct Columns {
    id: Option<usize>,
    district: Option<usize>,
    points: PointColumns,
    /// Of ages: from, to; or one with both.
    ages: [Option<usize>; 3],
    /// The columns of persons, each with the ages that its heading names.
    persons: Vec<(usize, Option<StatedBand>)>,
}

/// A row, before its coordinates are read.
struct Raw {
    line: u64,
    id: String,
    district: Option<Node>,
    point: Option<[f64; 2]>,
    middle: Option<Position>,
    people: Vec<(Option<StatedBand>, Quantity)>,
}

const ID: [&str; 9] = [
    "id",
    "kennung",
    "ort",
    "ort_id",
    "block",
    "blocknummer",
    "baublock",
    "location",
    "place",
];
const AGE_FROM: [&str; 2] = ["alter_von", "age_from"];
const AGE_TO: [&str; 2] = ["alter_bis", "age_to"];
const AGES: [&str; 5] = ["alter", "ages", "age", "lebensphase", "altersgruppe"];
const PERSONS: [&str; 8] = [
    "personen",
    "einwohner",
    "persons",
    "population",
    "bevölkerung",
    "einwohnerzahl",
    "anzahl",
    "insgesamt",
];

/// Reads a file; what cannot be used is left out, with a finding.
pub fn read(
    path: &Path,
    reading: &FileSettings,
    town: Town,
    findings: &mut Findings,
) -> Vec<Location> {
    let opened = Source::open(path, reading);
    let Some(source) = findings.unless_stopped(opened) else {
        return Vec::new();
    };
    let checked = Limits::standard().check(Limit::Locations, source.rows, &source.place(None));
    if findings.unless_stopped(checked).is_none() {
        return Vec::new();
    }
    let columns = Columns::of(&source, town);
    if columns.district.is_none() && town.areas.is_empty() {
        let names: Vec<String> = [town.districts.id.clone()]
            .into_iter()
            .chain(town.names.iter().cloned())
            .collect();
        findings.add(columns::missing(&source, &names));
        return Vec::new();
    }
    let rows = raw_rows(&source, &columns, town, findings);
    let rows = findings.unless_stopped(rows).unwrap_or_default();
    let file = LocationFile {
        source: &source,
        columns: &columns,
        town,
    };
    file.located(rows, findings)
}

impl Columns {
    fn of(source: &Source, town: Town) -> Columns {
        let header: Vec<String> = source.header.iter().map(|name| normalised(name)).collect();
        let find = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| normalised(name)).collect();
            header.iter().position(|name| names.contains(name))
        };
        let mut names: Vec<&str> = town.districts.names().collect();
        names.extend(town.names.iter().map(String::as_str));
        let points = PointColumns::of(&source.header);
        let used = [points.east, points.north, points.cell];
        let free = |column: &usize| !used.contains(&Some(*column));
        let by_age = source
            .header
            .iter()
            .enumerate()
            .filter(|(column, _)| free(column));
        let by_age =
            by_age.filter_map(|(column, name)| Some((column, Some(StatedBand::parse(name).ok()?))));
        let mut persons: Vec<(usize, Option<StatedBand>)> = by_age.collect();
        if persons.is_empty() {
            persons.extend(find(&PERSONS).map(|column| (column, None)));
        }
        Columns {
            id: find(&ID).filter(free).or(points.cell),
            district: find(&names).filter(free),
            points,
            ages: [find(&AGE_FROM), find(&AGE_TO), find(&AGES)],
            persons,
        }
    }

    /// The ages that a row names.
    fn ages_of(&self, row: &Row) -> Option<StatedBand> {
        let cell = |column: Option<usize>| {
            column
                .and_then(|column| row.fields.get(column))
                .map_or("", String::as_str)
        };
        let [from, to, both] = self.ages;
        let number = |column| values::age(cell(column)).ok().flatten();
        let of_two = values::band(number(from), values::last_age(cell(to)).ok().flatten());
        of_two
            .ok()
            .flatten()
            .or_else(|| StatedBand::parse(cell(both)).ok())
    }
}

fn raw_rows(
    source: &Source,
    columns: &Columns,
    town: Town,
    findings: &mut Findings,
) -> Result<Vec<Raw>, Stopped> {
    let mut raw = Vec::new();
    let mut known: HashMap<String, Option<Node>> = HashMap::new();
    for row in source.rows()? {
        let row = row?;
        let cell = |column: usize| row.fields.get(column).map_or("", |cell| cell.trim());
        let word = columns.district.map(cell).filter(|word| !word.is_empty());
        let district = match word {
            None => None,
            Some(word) => {
                let node = known.entry(word.to_string());
                let node = *node.or_insert_with(|| innermost(town.districts, word));
                if node.is_none() {
                    findings.add(unknown(source, columns, &row, town.districts, word));
                    continue;
                }
                node
            }
        };
        let ages = columns.ages_of(&row);
        let people = columns.persons.iter().filter_map(|(column, band)| {
            let persons = persons(cell(*column), columns.points.cell.is_some(), town.withheld)?;
            Some((band.or(ages), persons))
        });
        raw.push(Raw {
            line: row.line,
            id: columns.id.map(cell).unwrap_or_default().to_string(),
            district,
            point: columns.points.raw(&row),
            middle: columns.points.middle(&row),
            people: people.collect(),
        });
    }
    Ok(raw)
}

/// The district of a word, if it is one in which no other lies.
fn innermost(districts: &Dimension, word: &str) -> Option<Node> {
    match districts.meaning(word) {
        Meaning::One(node) if districts.is_leaf(node) => Some(node),
        _ => None,
    }
}

fn unknown(
    source: &Source,
    columns: &Columns,
    row: &Row,
    districts: &Dimension,
    word: &str,
) -> Finding {
    let column = columns.district.map(|column| source.header[column].clone());
    let place = Place {
        lines: Lines::one(row.line),
        column,
        ..source.place(None)
    };
    let leaves = districts
        .categories()
        .filter(|(node, _)| districts.is_leaf(*node));
    let allowed: Vec<Label> = leaves.map(|(_, category)| category.label.clone()).collect();
    Finding::new(Code::CategoryUnknown, place)
        .seen(word)
        .detail("dimension", districts.label.clone())
        .detail(
            "suggestion",
            nearest(word, districts.known_words()).unwrap_or_default(),
        )
        .detail("allowed", allowed)
        .excerpt(columns.district.and_then(|column| row.excerpt(column)))
}

/// How many people live there, for weighing: of a count that is withheld, the middle of what it may be. In the grid of
/// the census a dash is such a count.
fn persons(cell: &str, is_grid: bool, withheld: [u32; 2]) -> Option<Quantity> {
    let cell = match normalised(cell).as_str() {
        "-" | "-1" if is_grid => "x",
        _ => cell,
    };
    let (amount, _) = values::persons(cell, DecimalMark::Unknown, withheld).ok()?;
    Some(Quantity::from_units(
        (amount.low.units() + amount.high.units()) / 2,
    ))
}

/// A file whose rows are known.
struct LocationFile<'a> {
    source: &'a Source,
    columns: &'a Columns,
    town: Town<'a>,
}

impl LocationFile<'_> {
    /// The rows as locations: those of one id, or without ids of one point, are one.
    fn located(&self, rows: Vec<Raw>, findings: &mut Findings) -> Vec<Location> {
        let points: Vec<[f64; 2]> = rows.iter().filter_map(|row| row.point).collect();
        let stated = self.columns.points.cell.map(|_| System::Laea);
        let reading = recognise(&points, stated, self.town.frame);
        findings.extend(reading.and_then(|read| self.unusual(read)));
        let bands: Vec<StatedBand> = rows
            .iter()
            .flat_map(|row| &row.people)
            .filter_map(|(band, _)| *band)
            .collect();
        let ages = Reading::of(&bands);
        let mut known: HashMap<(String, [u64; 2]), usize> = HashMap::new();
        let mut locations: Vec<Location> = Vec::new();
        let mut outside = Lines::default();
        for row in rows {
            let position = reading.and_then(|read| read.position(row.point?));
            let position = position
                .filter(|position| !is_nowhere(*position))
                .or(row.middle);
            let district = row.district.or_else(|| self.town.areas.holding(position?));
            let Some(district) = district else {
                outside.add(row.line);
                continue;
            };
            let people = row.people.into_iter();
            let people: Vec<(Option<AgeBand>, Quantity)> = people
                .map(|(band, persons)| (band.map(|band| band.read(&ages)), persons))
                .collect();
            let bits = match row.id.is_empty() {
                true => position.map_or([row.line, u64::MAX], Position::bits),
                false => [0, 0],
            };
            let place = *known
                .entry((row.id.clone(), bits))
                .or_insert(locations.len());
            match locations.get_mut(place) {
                Some(location) => location.people.extend(people),
                None => locations.push(Location {
                    id: row.id,
                    district,
                    position,
                    people,
                }),
            }
        }
        let count = outside.total;
        if count > 0 {
            let place = Place {
                lines: outside,
                ..self.source.place(None)
            };
            let finding = Finding::new(Code::LocationsOutside, place);
            findings.add(finding.detail("count", count));
        }
        locations
    }

    /// How the coordinates were read, if not in the way that the columns say.
    fn unusual(&self, read: Recognised) -> Option<Finding> {
        let PointColumns {
            east, north, cell, ..
        } = self.columns.points;
        let expected = match cell {
            Some(_) => System::Laea,
            None => System::Degrees,
        };
        if read.system == expected && !read.swapped {
            return None;
        }
        let place = Place {
            column: Some(self.source.header[east?].clone()),
            ..self.source.place(None)
        };
        let finding = Finding::new(Code::PositionsRead, place)
            .detail("system", read.system.name())
            .detail("other", self.source.header[north?].clone())
            .detail("swapped", if read.swapped { "yes" } else { "" });
        Some(finding)
    }
}
