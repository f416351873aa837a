//! Points and the areas of a map: which area holds a point, and a point that an area holds.

use crate::model::map::{Area, Map, Point, Ring};
use crate::vocabulary::dimension::{Dimension, Meaning, Node};
use crate::vocabulary::position::Position;

/// The innermost districts of a map with their areas, ready to be asked which of them holds a point.
pub struct Areas<'a> {
    areas: Vec<(Node, [Point; 2], &'a Area)>,
}

impl<'a> Areas<'a> {
    pub fn of(map: &'a Map, districts: &Dimension) -> Areas<'a> {
        let node = |area: &Area| match districts.meaning(&area.district) {
            Meaning::One(node) if districts.is_leaf(node) => Some(node),
            _ => None,
        };
        let areas = map.areas.iter();
        let areas = areas.filter_map(|area| Some((node(area)?, bounds(area)?, area)));
        Areas {
            areas: areas.collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// The innermost district that holds a position; on a border, the first that does.
    pub fn holding(&self, position: Position) -> Option<Node> {
        let point = [position.lon(), position.lat()];
        let is_near = |[least, most]: &[Point; 2]| {
            (0..2).all(|axis| (least[axis]..=most[axis]).contains(&point[axis]))
        };
        let mut near = self.areas.iter().filter(|(_, bounds, _)| is_near(bounds));
        near.find(|(_, _, area)| holds(area, point))
            .map(|(node, ..)| *node)
    }

    /// A point inside every district, in the order of the map.
    pub fn inner_points(&self) -> Vec<(Node, Position)> {
        let mut points: Vec<(Node, Position)> = Vec::new();
        for (node, _, area) in &self.areas {
            let is_known = points.iter().any(|(known, _)| known == node);
            if let (false, Some(position)) = (is_known, inner_point(area)) {
                points.push((*node, position));
            }
        }
        points
    }
}

/// The south-western and the north-eastern corner of an area; none without a point.
fn bounds(area: &Area) -> Option<[Point; 2]> {
    let points = || area.polygons.iter().flatten().flatten();
    let first = *points().next()?;
    let [mut least, mut most] = [first, first];
    for point in points() {
        for axis in 0..2 {
            least[axis] = least[axis].min(point[axis]);
            most[axis] = most[axis].max(point[axis]);
        }
    }
    Some([least, most])
}

/// Whether a point lies inside one of an area's polygons and in none of its holes: a line to the west crosses the
/// rings of the polygon an odd number of times (Shimrat 1962, "Algorithm 112", Communications of the ACM 5).
pub fn holds(area: &Area, point: Point) -> bool {
    let crossed = |polygon: &Vec<Ring>| -> usize {
        let crossings = polygon.iter().flat_map(|ring| crossings(ring, point[1]));
        crossings.filter(|lon| *lon < point[0]).count()
    };
    area.polygons
        .iter()
        .any(|polygon| crossed(polygon) % 2 == 1)
}

/// The longitudes at which a ring crosses a latitude.
fn crossings(ring: &Ring, lat: f64) -> impl Iterator<Item = f64> {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    ends.filter_map(move |(one, other)| {
        let crosses = (one[1] <= lat) != (other[1] <= lat);
        let share = (lat - one[1]) / (other[1] - one[1]);
        crosses.then(|| one[0] + share * (other[0] - one[0]))
    })
}

/// A point inside an area and well away from its border: of the stretches that lines of latitude cut out of its
/// polygons, the middle of the longest. As JTS does it (`InteriorPointArea`), with several lines in place of one.
fn inner_point(area: &Area) -> Option<Position> {
    /// More lines would find a longer stretch, but hardly another place.
    const LINES: u32 = 15;
    let mut best: Option<(f64, Point)> = None;
    for polygon in &area.polygons {
        let lats = || polygon.iter().flatten().map(|point| point[1]);
        let (south, north) = (
            lats().fold(f64::MAX, f64::min),
            lats().fold(f64::MIN, f64::max),
        );
        for line in 1..=LINES {
            let lat = south + (north - south) * f64::from(line) / f64::from(LINES + 1);
            let mut lons: Vec<f64> = polygon
                .iter()
                .flat_map(|ring| crossings(ring, lat))
                .collect();
            lons.sort_by(f64::total_cmp);
            for stretch in lons.chunks_exact(2) {
                let middle = [(stretch[0] + stretch[1]) / 2.0, lat];
                let length = stretch[1] - stretch[0];
                let longer = best.is_none_or(|(longest, _)| length > longest);
                if longer && holds(area, middle) {
                    best = Some((length, middle));
                }
            }
        }
    }
    let (_, [lon, lat]) = best?;
    Position::new(lat, lon)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn area(rings: Vec<Ring>) -> Area {
        Area {
            district: "north".to_string(),
            polygons: vec![rings],
        }
    }

    #[test]
    fn the_inner_point_of_a_horseshoe_and_of_a_ring_lies_inside() {
        let horseshoe: Ring = vec![
            [0.0, 0.0],
            [10.0, 0.0],
            [10.0, 10.0],
            [8.0, 10.0],
            [8.0, 2.0],
            [2.0, 2.0],
            [2.0, 10.0],
            [0.0, 10.0],
        ];
        let hole: Ring = vec![[1.0, 1.0], [9.0, 1.0], [9.0, 9.0], [1.0, 9.0]];
        let square: Ring = vec![
            [0.0, 0.0],
            [10.0, 0.0],
            [10.0, 10.0],
            [0.0, 10.0],
            [0.0, 0.0],
        ];
        for area in [area(vec![horseshoe]), area(vec![square.clone(), hole])] {
            let point = inner_point(&area).unwrap();
            assert!(holds(&area, [point.lon(), point.lat()]), "{point:?}");
            assert!(!holds(&area, [5.0, 5.0]));
        }
        let point = inner_point(&area(vec![square])).unwrap();
        assert_eq!(point.lon(), 5.0);
    }

    #[test]
    fn lines_and_nothing_have_no_inner_point() {
        assert_eq!(inner_point(&area(vec![])), None);
        assert_eq!(inner_point(&area(vec![vec![[1.0, 1.0], [2.0, 2.0]]])), None);
        assert_eq!(inner_point(&area(vec![vec![[1.0, 1.0]]])), None);
        assert_eq!(
            inner_point(&area(vec![vec![
                [f64::NAN, 1.0],
                [2.0, f64::NAN],
                [0.0, 0.0]
            ]])),
            None
        );
    }

    proptest! {
        #[test]
        fn an_inner_point_is_never_outside(ring in prop::collection::vec(prop::array::uniform2(-20.0..20.0f64), 3..12)) {
            let area = area(vec![ring]);
            if let Some(point) = inner_point(&area) {
                prop_assert!(holds(&area, [point.lon(), point.lat()]));
            }
        }
    }
}
