//! The map of the districts: a GeoJSON file becomes plain rings of points, one area a district.

use crate::model::map::{Area, Map, Point, Ring};
use std::collections::BTreeSet;
use std::path::Path;

use geojson::{Feature, GeoJson, GeometryValue, JsonValue, Position};

use super::coordinates::recognise::{self, Recognised, recognise};
use super::coordinates::systems::System;
use super::files::folder::shown;
use super::files::source::Kind;
use super::files::survey::check_sum;
use super::findings::Findings;
use super::limits::{Limit, Limits};
use super::source_record::SourceRecord;
use crate::language::Label;
use crate::model::finding::{Code, Finding, Place};
use crate::vocabulary::dimension::{Dimension, Meaning, Node};
use crate::vocabulary::words::normalised;

mod thin;

/// Names of a property that most offices use for their districts, behind the dimension's own.
const PROPERTIES: [&str; 3] = ["district", "id", "name"];

/// Longitudes reach to 180, latitudes to 90; what lies beyond is in metres.
const DEGREES: [f64; 2] = [180.0, 90.0];

/// Reads the map; what is wrong or doubtful becomes a finding, and without an area there is no map.
pub fn read(
    file: &Path,
    districts: &Dimension,
    findings: &mut Findings,
    records: &mut Vec<SourceRecord>,
) -> Option<Map> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let place = || Place::file(name.clone());
    let limits = Limits::standard();
    let bytes = std::fs::metadata(file).map_or(0, |metadata| metadata.len());
    if let Err(stopped) = limits.check(Limit::MapBytes, bytes, &place()) {
        findings.add(*stopped);
        return None;
    }
    let read =
        std::fs::read_to_string(file).and_then(|text| Ok((check_sum(text.as_bytes())?, text)));
    let (sha256, text) = match read {
        Ok(read) => read,
        Err(error) => {
            findings.add(match file.exists() {
                false => Finding::new(Code::FileMissing, Place::file(shown(file)))
                    .detail("suggestion", ""),
                true => Finding::new(Code::MapInvalid, place()).detail("reason", error.to_string()),
            });
            return None;
        }
    };
    let features = match features(&text) {
        Ok(features) => features,
        Err(reason) => {
            findings.add(Finding::new(Code::MapInvalid, place()).detail("reason", reason));
            return None;
        }
    };
    records.push(SourceRecord {
        file: name.to_string(),
        sha256,
        rows: features.len() as u64,
        read_as: Kind::GeoJson,
        layout: None,
    });
    let polygons_of: Vec<Vec<Vec<Ring>>> = features.iter().map(polygons).collect();
    let Some(reading) = reading_of(&polygons_of, &text) else {
        findings.add(Finding::new(Code::MapNotDegrees, place()));
        return None;
    };
    if reading != Recognised::DEGREES {
        let finding = Finding::new(Code::MapRead, place());
        let swapped = if reading.swapped { "yes" } else { "" };
        findings.add(
            finding
                .detail("system", reading.system.name())
                .detail("swapped", swapped),
        );
    }
    let mut map = Map { areas: Vec::new() };
    let mut unknown: Vec<String> = Vec::new();
    for (position, (feature, polygons)) in features.iter().zip(polygons_of).enumerate() {
        let Some(node) = district(feature, districts) else {
            unknown.push(named(feature, districts).unwrap_or_else(|| format!("#{}", position + 1)));
            continue;
        };
        let polygons = in_degrees(polygons, reading);
        if !polygons.is_empty() {
            map.areas.push(Area {
                district: districts.node_id(node).to_string(),
                polygons,
            });
        }
    }
    thin::thin_out(&mut map);
    if let Err(stopped) = limits.check(Limit::MapPoints, thin::points(&map) as u64, &place()) {
        findings.add(*stopped);
        return None;
    }
    if !unknown.is_empty() {
        let count = unknown.len() as u64;
        let finding = Finding::new(Code::MapDistrictUnknown, place()).detail("names", unknown);
        findings.add(finding.detail("count", count));
    }
    let missing = missing(&map, districts);
    if !missing.is_empty() {
        findings.add(Finding::new(Code::MapDistrictMissing, place()).detail("names", missing));
    }
    (!map.areas.is_empty()).then_some(map)
}

fn features(text: &str) -> Result<Vec<Feature>, String> {
    let text = text.trim_start_matches('\u{feff}');
    match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(collection)) => Ok(collection.features),
        Ok(GeoJson::Feature(feature)) => Ok(vec![feature]),
        Ok(GeoJson::Geometry(_)) => Err("FeatureCollection?".to_string()),
        Err(error) => Err(error.to_string()),
    }
}

/// What a feature says about its district, under the names that the dimension goes by, then the usual ones.
fn words<'a>(feature: &'a Feature, districts: &Dimension) -> impl Iterator<Item = String> {
    let known = std::iter::once(districts.id.as_str())
        .chain(districts.aliases.iter().map(String::as_str))
        .chain(PROPERTIES)
        .map(normalised);
    let properties: Vec<(String, &'a JsonValue)> = feature
        .properties
        .iter()
        .flatten()
        .map(|(name, value)| (normalised(name), value))
        .collect();
    let word = |value: &JsonValue| match value {
        JsonValue::String(word) => Some(word.clone()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let words: Vec<String> = known
        .filter_map(|known| {
            let same = properties.iter().find(|(name, _)| *name == known);
            same.and_then(|(_, value)| word(value))
        })
        .collect();
    words.into_iter()
}

fn district(feature: &Feature, districts: &Dimension) -> Option<Node> {
    words(feature, districts).find_map(|word| match districts.meaning(&word) {
        Meaning::One(node) => Some(node),
        _ => None,
    })
}

fn named(feature: &Feature, districts: &Dimension) -> Option<String> {
    words(feature, districts).next()
}

/// The polygons of a feature; points and lines are no areas.
fn polygons(feature: &Feature) -> Vec<Vec<Ring>> {
    let Some(geometry) = &feature.geometry else {
        return Vec::new();
    };
    match &geometry.value {
        GeometryValue::Polygon { coordinates } => vec![rings(coordinates)],
        GeometryValue::MultiPolygon { coordinates } => {
            coordinates.iter().map(|polygon| rings(polygon)).collect()
        }
        _ => Vec::new(),
    }
}

fn rings(polygon: &[Vec<Position>]) -> Vec<Ring> {
    let point = |position: &Position| -> Option<Point> {
        let numbers = position.as_slice();
        Some([*numbers.first()?, *numbers.get(1)?])
    };
    let rings = polygon
        .iter()
        .map(|ring| ring.iter().filter_map(point).collect());
    rings.collect()
}

/// In which reference system a map is written; none if no usual one puts it into Germany. Numbers that can be degrees
/// are degrees, unless only the other order of the two lies in Germany.
fn reading_of(polygons: &[Vec<Vec<Ring>>], text: &str) -> Option<Recognised> {
    let points: Vec<Point> = polygons
        .iter()
        .flatten()
        .flatten()
        .flatten()
        .copied()
        .collect();
    match points.iter().any(is_beyond) {
        true => recognise(&points, stated(text), None),
        false => {
            let in_germany = |reading: Recognised| {
                let mut positions = points.iter().map(|point| reading.position(*point));
                positions.all(|position| {
                    position.is_some_and(|one| recognise::Frame::GERMANY.holds(one))
                })
            };
            let swapped = Recognised {
                swapped: true,
                ..Recognised::DEGREES
            };
            let is_swapped = !points.is_empty() && in_germany(swapped);
            Some(if is_swapped {
                swapped
            } else {
                Recognised::DEGREES
            })
        }
    }
}

/// The reference system that a map names: not in the standard any more (RFC 7946), but still written.
fn stated(text: &str) -> Option<System> {
    let json: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    System::named(json.get("crs")?.get("properties")?.get("name")?.as_str()?)
}

fn in_degrees(polygons: Vec<Vec<Ring>>, reading: Recognised) -> Vec<Vec<Ring>> {
    if reading == Recognised::DEGREES {
        return polygons;
    }
    let point = |point: &Point| {
        reading
            .position(*point)
            .map(|position| [position.lon(), position.lat()])
    };
    let ring = |ring: &Ring| ring.iter().filter_map(point).collect();
    let polygon = |rings: &Vec<Ring>| rings.iter().map(ring).collect();
    polygons.iter().map(polygon).collect()
}

fn is_beyond(point: &Point) -> bool {
    point
        .iter()
        .zip(DEGREES)
        .any(|(degrees, most)| degrees.abs() > most)
}

/// The districts of the map's own levels that it has no area for.
fn missing(map: &Map, districts: &Dimension) -> Vec<Label> {
    let drawn: BTreeSet<&str> = map
        .areas
        .iter()
        .map(|area| area.district.as_str())
        .collect();
    let has_area = |node: Node| drawn.contains(districts.node_id(node));
    let depths: BTreeSet<usize> = districts
        .categories()
        .filter(|(node, _)| has_area(*node))
        .map(|(node, _)| districts.depth(node))
        .collect();
    districts
        .categories()
        .filter(|(node, category)| {
            !category.cut && depths.contains(&districts.depth(*node)) && !has_area(*node)
        })
        .map(|(_, category)| category.label.clone())
        .collect()
}
