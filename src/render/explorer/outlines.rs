//! Where the areas of a town lie, as outlines that the page fills with colour.
//!
//! Points go to the pixels of the widest map, for all areas alike, so that neighbours still meet and the outlines of
//! a large city stay small.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value as Json, json};

use crate::model::map::Map;
use crate::render::charts::{Projection, SMALL, Shape};

/// The size of the map that a wide screen shows, in pixels.
const ROOM: (i32, i32) = (900, 560);

/// A number that has room in an area is no longer than this.
const NUMBER: &str = "88 888,8";

/// An area of the page: a line of its tables.
pub(super) struct Area {
    pub id: String,
    pub label: String,
    pub depth: usize,
}

/// The outlines of the level with the most areas on the map; an area of another level would cover them. `axis` is the
/// page's dimension of districts.
pub(super) fn outlines(map: &Map, axis: usize, areas: &[Area]) -> Option<Json> {
    let mut polygons: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for area in &map.areas {
        let own = polygons.entry(area.district.as_str()).or_default();
        own.extend(&area.polygons);
    }
    let drawn = areas
        .iter()
        .filter(|area| polygons.contains_key(area.id.as_str()));
    let drawn: Vec<&Area> = drawn.collect();
    let level = |depth: usize| drawn.iter().filter(|area| area.depth == depth).count();
    let most = drawn.iter().map(|area| area.depth);
    let most = most.max_by_key(|depth| level(*depth))?;
    let own: Vec<&&Area> = drawn.iter().filter(|area| area.depth == most).collect();
    let points = own.iter().flat_map(|area| &polygons[area.id.as_str()]);
    let projection = Projection::fitting(points.copied().flatten().flatten(), ROOM)?;
    let outline = |area: &&&Area| {
        let polygons = polygons[area.id.as_str()].iter();
        let shapes = polygons.filter_map(|polygon| Shape::of(polygon, &projection, (0, 0)));
        outline(area, shapes.collect())
    };
    Some(json!({
        "axis": axis,
        "size": projection.size,
        "areas": own.iter().filter_map(outline).collect::<Vec<_>>(),
    }))
}

/// An area with its path, and where its name and a number, or a number alone, have room.
fn outline(area: &Area, mut shapes: Vec<Shape>) -> Option<Json> {
    shapes.sort_by_key(|shape| -shape.doubled_area());
    let number = SMALL.width(NUMBER);
    let name = SMALL.width(&area.label);
    let line = SMALL.line_height();
    let room = |size: (i32, i32)| shapes.iter().find_map(|shape| shape.room(size, &[], 0));
    let both = room((name.max(number) + 4, 2 * line));
    let alone = || room((number + 4, line));
    (!shapes.is_empty()).then(|| {
        json!({
            "id": area.id,
            "path": shapes.iter().map(path).collect::<String>(),
            "named": both.is_some(),
            "at": both.or_else(alone),
        })
    })
}

/// The rings of a shape in the words of SVG 2, section 9.3: from each point to the next as a step.
fn path(shape: &Shape) -> String {
    let mut path = String::new();
    for ring in shape.rings() {
        let mut at = (0, 0);
        for (position, point) in ring.iter().enumerate() {
            let command = match position {
                0 => "M",
                1 => "l",
                _ => " ",
            };
            let (x, y) = (point.0 - at.0, point.1 - at.1);
            // a minus parts two numbers, too
            let between = if y < 0 { "" } else { " " };
            let _ = write!(path, "{command}{x}{between}{y}");
            at = *point;
        }
        path.push('z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::map;

    fn square(left: f64, right: f64) -> Vec<[f64; 2]> {
        vec![[left, 0.0], [right, 0.0], [right, 1.0], [left, 1.0]]
    }

    #[test]
    fn neighbours_share_their_border_and_the_level_with_most_areas_is_drawn() {
        let area = |district: &str, ring: Vec<[f64; 2]>| map::Area {
            district: district.to_string(),
            polygons: vec![vec![ring]],
        };
        let map = Map {
            areas: vec![
                area("town", square(0.0, 2.0)),
                area("west", square(0.0, 1.0)),
                area("east", square(1.0, 2.0)),
                area("elsewhere", square(5.0, 9.0)),
            ],
        };
        let areas = [("town", 0), ("west", 1), ("east", 1), ("north", 1)];
        let areas = areas.map(|(id, depth)| Area {
            id: id.to_string(),
            label: id.to_string(),
            depth,
        });
        let drawn = outlines(&map, 3, &areas).unwrap();
        assert_eq!(drawn["axis"], 3);
        assert_eq!(drawn["size"], json!([900, 451]));
        let paths = [&drawn["areas"][0]["path"], &drawn["areas"][1]["path"]];
        assert_eq!(
            paths,
            ["M0 450l450 0 0-450 -450 0z", "M450 450l450 0 0-450 -450 0z"]
        );
        assert_eq!(drawn["areas"].as_array().map(Vec::len), Some(2));
        assert_eq!(drawn["areas"][0]["named"], true);
    }
}
