//! White spots on the map, for the planner: where people live, where offers are, and which places none of them reaches.

use std::collections::BTreeMap;

use crate::language::{Language, count, number, text};
use crate::model::map::{Map, Point};
use crate::render::charts::WIDEST;
use crate::render::charts::frame::{Frame, MARGIN};
use crate::render::charts::ink::{GAP, GREY, Ink, NEED};
use crate::render::charts::legend::{Entry, Swatch};
use crate::render::charts::picture::{Anchor, Picture, STRONG};
use crate::render::charts::shape::{Projection, Shape};
use crate::render::charts::symbol::Symbol;
use crate::render::values::{cut, shown};
use crate::tables::Kind;
use crate::tables::white_spots::{Spots, TopicSpots};
use crate::vocabulary::position::Position;

const ACROSS: i32 = 2;
const BETWEEN: i32 = 20;
const TALLEST: i32 = 360;
/// So many maps are drawn.
const MAPS: usize = 12;
/// The side of a place in pixels: places in one such field are one.
const FIELD: i32 = 4;
/// White around the places, in degrees: about a hundred metres.
const AROUND: f64 = 0.001;

/// A map for each topic with white spots; none without any, or where no position is known.
pub fn white_spots(spots: &Spots, year: i32, language: Language) -> Option<Picture> {
    let drawn: Vec<&TopicSpots> = spots.topics.iter().take(MAPS).collect();
    let width = (WIDEST - 2 * MARGIN - (ACROSS - 1) * BETWEEN) / ACROSS;
    let corners = corners(spots)?;
    let projection = Projection::fitting(corners.iter(), (width, TALLEST))?;
    let texts = language.texts();
    let arguments = [
        ("town", text(&spots.town)),
        ("year", text(year.to_string())),
    ];
    let subtitle = texts.with("chart-white-spots-base", &arguments);
    let mut frame = Frame::new(&texts.get("chart-white-spots"), &subtitle, WIDEST);
    frame.legend("", &legend(language));
    for line in drawn.chunks(ACROSS.unsigned_abs() as usize) {
        row(&mut frame, line, spots, &projection, (width, language));
    }
    let factor = [("factor", number(spots.factor))];
    let mut notes = vec![texts.with("chart-note-white-spots", &factor)];
    if drawn.len() < spots.topics.len() {
        let rest = [("count", count((spots.topics.len() - drawn.len()) as u64))];
        notes.push(texts.with("chart-rest-maps", &rest));
    }
    frame.notes(&notes);
    let names: Vec<String> = drawn
        .iter()
        .map(|topic| cut(&name(topic, language), 60))
        .collect();
    let arguments = [("topics", text(names.join(", ")))];
    Some(frame.finish(texts.with("chart-describe-white-spots", &arguments)))
}

fn legend(language: Language) -> Vec<Entry> {
    let entry = |swatch: Swatch, name: &str| Entry {
        swatch,
        text: language.texts().get(name),
    };
    vec![
        entry(Swatch::Fill(GAP), "chart-legend-out-of-reach"),
        entry(Swatch::Fill(NEED), "chart-legend-in-reach"),
        entry(Swatch::Symbol(Symbol::Dot), "chart-legend-offer"),
    ]
}

fn name(topic: &TopicSpots, language: Language) -> String {
    let name = topic
        .topic
        .as_ref()
        .map(|topic| shown(topic, Kind::Category, language));
    name.unwrap_or_default()
}

/// The corners of all that is drawn, with white around it.
fn corners(spots: &Spots) -> Option<[Point; 2]> {
    let places = spots.topics.iter().flat_map(|topic| &topic.places);
    let places = places.map(|(position, _)| point(position));
    let areas = spots.map.iter().flat_map(|map| &map.areas);
    let areas = areas
        .flat_map(|area| &area.polygons)
        .flatten()
        .flatten()
        .copied();
    let points: Vec<Point> = places.chain(areas).collect();
    let end = |axis: usize, better: fn(f64, f64) -> f64| {
        points.iter().map(|point| point[axis]).reduce(better)
    };
    let [west, south] = [end(0, f64::min)?, end(1, f64::min)?];
    let [east, north] = [end(0, f64::max)?, end(1, f64::max)?];
    Some([
        [west - AROUND, south - AROUND],
        [east + AROUND, north + AROUND],
    ])
}

fn point(position: &Position) -> Point {
    [position.lon(), position.lat()]
}

/// Maps beside one another, each below the name of its topic.
fn row(
    frame: &mut Frame,
    topics: &[&TopicSpots],
    spots: &Spots,
    projection: &Projection,
    (width, language): (i32, Language),
) {
    let top = frame.bottom + STRONG.line_height() + 4;
    let lefts = (MARGIN..).step_by((width + BETWEEN).unsigned_abs() as usize);
    for (topic, left) in topics.iter().zip(lefts) {
        let name = STRONG.fit(&name(topic, language), width);
        let at = (left, frame.bottom + STRONG.line_height() / 2);
        frame.label(&name, at, Anchor::Start, STRONG, Ink::BLACK);
        places(frame, topic, projection, (left, top));
        borders(frame, spots.map.as_deref(), projection, (left, top));
        for offer in &topic.offers {
            let at = projection.pixel(&point(offer), (left, top));
            let inside = (at.0 - left, at.1 - top);
            if (0..=projection.size.0).contains(&inside.0)
                && (0..=projection.size.1).contains(&inside.1)
            {
                Symbol::Dot.draw(frame, at);
            }
        }
    }
    frame.bottom = top + projection.size.1 + BETWEEN;
}

/// The fields in which anybody lives; one is dark if anybody in it is out of reach.
fn places(frame: &mut Frame, topic: &TopicSpots, projection: &Projection, corner: (i32, i32)) {
    let mut fields: BTreeMap<(i32, i32), bool> = BTreeMap::new();
    for (position, is_white) in &topic.places {
        let at = projection.pixel(&point(position), (0, 0));
        let field = (at.0.div_euclid(FIELD), at.1.div_euclid(FIELD));
        *fields.entry(field).or_default() |= is_white;
    }
    for ((x, y), is_white) in fields {
        let from = (corner.0 + x * FIELD, corner.1 + y * FIELD);
        let ink = if is_white { GAP } else { NEED };
        frame.boxed(from, (from.0 + FIELD - 1, from.1 + FIELD - 1), ink);
    }
}

fn borders(frame: &mut Frame, map: Option<&Map>, projection: &Projection, corner: (i32, i32)) {
    let polygons = map
        .into_iter()
        .flat_map(|map| &map.areas)
        .flat_map(|area| &area.polygons);
    let shapes: Vec<Shape> = polygons
        .filter_map(|polygon| Shape::of(polygon, projection, corner))
        .collect();
    for border in shapes.iter().flat_map(Shape::borders) {
        frame.path(border, 1, GREY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::charts::picture::Mark;

    fn at(lat: f64) -> Position {
        Position::new(lat, 13.0).expect("a position")
    }

    /// The three blocks of `docs/verfahren.md`, the middle one out of reach.
    fn blocks() -> Spots {
        Spots {
            town: "Kleinstadt".to_string(),
            map: None,
            topics: vec![TopicSpots {
                topic: None,
                places: vec![(at(52.0), false), (at(52.01), true), (at(52.02), false)],
                offers: vec![at(52.0), at(52.015)],
            }],
            factor: 1.3,
        }
    }

    fn boxes(picture: &Picture, wanted: Ink) -> usize {
        let is_own = |mark: &&Mark| matches!(mark, Mark::Box { ink, .. } if *ink == wanted);
        picture.marks.iter().filter(is_own).count()
    }

    #[test]
    fn a_place_out_of_reach_is_dark_and_the_picture_says_how_much_longer_the_way_is() {
        let picture = white_spots(&blocks(), 2025, Language::German).expect("a picture");
        // a swatch of the legend, too
        assert_eq!(
            (boxes(&picture, GAP), boxes(&picture, NEED)),
            (1 + 1, 2 + 1)
        );
        let says = |part: &str| {
            let text = |mark: &Mark| matches!(mark, Mark::Text(own) if own.text.contains(part));
            picture.marks.iter().any(text)
        };
        assert!(says("1,3-mal"));
        assert!(picture.svg().is_ok());
    }

    #[test]
    fn without_white_spots_nothing_is_drawn() {
        let none = Spots {
            topics: Vec::new(),
            ..blocks()
        };
        assert_eq!(white_spots(&none, 2025, Language::German), None);
    }
}
