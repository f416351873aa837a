//! Borders with more points than a chart can show: points fall together that no reader can tell apart.
//!
//! Each point goes to the nearest place of a grid over the whole map, and of those that follow each other at
//! the same place one stays. Whatever areas share a border goes to the same places, so no gap opens between them.

use crate::model::map::{Map, Point, Ring};

/// Maps with fewer points stay as they are.
const MANY: usize = 20_000;

/// Places of the grid along the longer side: four for each pixel of the widest chart.
const PLACES: f64 = 8192.0;

/// How many points the borders have.
pub(super) fn points(map: &Map) -> usize {
    rings(map).map(Vec::len).sum()
}

/// Lets points fall together if there are many.
pub(super) fn thin_out(map: &mut Map) {
    if points(map) > MANY {
        thin_out_to(map, PLACES);
    }
}

fn thin_out_to(map: &mut Map, places: f64) {
    let mut low: Point = [f64::INFINITY; 2];
    let mut high: Point = [f64::NEG_INFINITY; 2];
    for point in rings(map).flatten() {
        for axis in 0..2 {
            low[axis] = low[axis].min(point[axis]);
            high[axis] = high[axis].max(point[axis]);
        }
    }
    let side = (high[0] - low[0]).max(high[1] - low[1]) / places;
    if !side.is_finite() || side <= 0.0 {
        return;
    }
    let place = |point: Point| {
        let along = |axis: usize| low[axis] + ((point[axis] - low[axis]) / side).round() * side;
        [along(0), along(1)]
    };
    for area in &mut map.areas {
        for polygon in &mut area.polygons {
            for ring in polygon.iter_mut() {
                for point in ring.iter_mut() {
                    *point = place(*point);
                }
                ring.dedup();
            }
            // An island smaller than a place of the grid: what is left of it is no area.
            polygon.retain(|ring| ring.len() > 2);
        }
        area.polygons.retain(|polygon| !polygon.is_empty());
    }
    map.areas.retain(|area| !area.polygons.is_empty());
}

fn rings(map: &Map) -> impl Iterator<Item = &Ring> {
    map.areas
        .iter()
        .flat_map(|area| area.polygons.iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::map::Area;

    fn map(rings: Vec<Ring>) -> Map {
        let area = |ring: Ring| Area {
            district: "a".to_string(),
            polygons: vec![vec![ring]],
        };
        Map {
            areas: rings.into_iter().map(area).collect(),
        }
    }

    #[test]
    fn points_that_no_reader_can_tell_apart_fall_together_and_shared_borders_stay_shared() {
        let border = [[1.0, 0.0], [1.0, 0.502], [1.0, 0.504], [1.0, 1.0]];
        let mut west: Ring = border.to_vec();
        west.push([0.0, 0.5]);
        let mut east: Ring = border.iter().rev().copied().collect();
        east.push([2.0, 0.5]);
        let mut map = map(vec![west, east]);
        thin_out_to(&mut map, 20.0);
        let of = |area: usize| &map.areas[area].polygons[0][0];
        assert_eq!(of(0), &vec![[1.0, 0.0], [1.0, 0.5], [1.0, 1.0], [0.0, 0.5]]);
        let reversed: Ring = of(1)[..3].iter().rev().copied().collect();
        assert_eq!(&of(0)[..3], &reversed[..]);
    }

    #[test]
    fn a_map_with_few_points_stays_as_it_is() {
        let before = map(vec![vec![[0.0, 0.0], [1e-9, 0.0], [1.0, 1.0]]]);
        let mut after = before.clone();
        thin_out(&mut after);
        assert_eq!(after, before);
    }
}
