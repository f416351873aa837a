//! Areas of the earth as pixels: projected, thinned out, cut by lines, and searched for room for a label.

use crate::model::map::{Point, Ring};

/// Where points of the earth stand in a picture: equirectangular, true to scale at the mean latitude (Snyder,
/// "Map projections: a working manual", 1987, chapter 12). A town is too small for the difference to show.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    west: f64,
    north: f64,
    /// Pixels for one degree of longitude and of latitude.
    scale: [f64; 2],
    pub size: (i32, i32),
    /// Pixels are multiples of this.
    grid: i32,
}

/// With more points than this, neighbours fall together on a coarser grid: the same for all areas, so that
/// they still meet.
const DETAILED: usize = 12_000;

impl Projection {
    /// Makes the points fill a box as far as their shape lets them; none if they have no extent.
    pub fn fitting<'a>(
        points: impl Iterator<Item = &'a Point> + Clone,
        room: (i32, i32),
    ) -> Option<Projection> {
        let end = |axis: usize, better: fn(f64, f64) -> f64| {
            points.clone().map(|point| point[axis]).reduce(better)
        };
        let (west, east) = (end(0, f64::min)?, end(0, f64::max)?);
        let (south, north) = (end(1, f64::min)?, end(1, f64::max)?);
        let stretch = ((south + north) / 2.0).to_radians().cos().max(1e-6);
        let (width, height) = ((east - west) * stretch, north - south);
        let scale = (f64::from(room.0) / width).min(f64::from(room.1) / height);
        if !(scale.is_finite() && width > 0.0 && height > 0.0) {
            return None;
        }
        Some(Projection {
            west,
            north,
            scale: [scale * stretch, scale],
            size: (
                (width * scale).ceil() as i32,
                (height * scale).ceil() as i32,
            ),
            grid: if points.count() > DETAILED { 2 } else { 1 },
        })
    }

    /// Where a point stands in a picture whose map has its corner here.
    pub fn pixel(&self, point: &Point, corner: (i32, i32)) -> (i32, i32) {
        let on_grid = |length: f64| (length / f64::from(self.grid)).round() as i32 * self.grid;
        (
            corner.0 + on_grid((point[0] - self.west) * self.scale[0]),
            corner.1 + on_grid((self.north - point[1]) * self.scale[1]),
        )
    }
}

/// A polygon in pixels: the outer ring first, then its holes, each without its last point again.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    rings: Vec<Vec<(i32, i32)>>,
}

impl Shape {
    /// The polygon with the picture's corner at `corner`; none if it is smaller than a pixel.
    pub fn of(polygon: &[Ring], projection: &Projection, corner: (i32, i32)) -> Option<Shape> {
        let thinned = |ring: &Ring| {
            let mut pixels: Vec<(i32, i32)> = ring
                .iter()
                .map(|point| projection.pixel(point, corner))
                .collect();
            pixels.dedup();
            while pixels.len() > 1 && pixels.first() == pixels.last() {
                pixels.pop();
            }
            without_straight(&pixels)
        };
        let rings: Vec<Vec<(i32, i32)>> = polygon.iter().map(thinned).collect();
        let is_area = |ring: &Vec<(i32, i32)>| ring.len() >= 3 && doubled_area(ring) != 0;
        if !rings.first().is_some_and(is_area) {
            return None;
        }
        Some(Shape {
            rings: rings.into_iter().filter(is_area).collect(),
        })
    }

    /// One closed line around everything: from the outer ring to each hole, around it the other way, and
    /// back, so that it is filled alike by every rule.
    pub fn line(&self) -> Vec<(i32, i32)> {
        let mut line = Vec::new();
        for (position, ring) in self.rings.iter().enumerate() {
            let mut ring = ring.clone();
            if (doubled_area(&ring) > 0) != (position == 0) {
                ring.reverse();
            }
            line.extend(&ring);
            line.extend(ring.first());
            if position > 0 {
                line.extend(self.rings[0].first().map(|_| line[0]));
            }
        }
        line
    }

    /// The outer ring first, then its holes.
    pub fn rings(&self) -> &[Vec<(i32, i32)>] {
        &self.rings
    }

    /// The borders, each closed.
    pub fn borders(&self) -> impl Iterator<Item = Vec<(i32, i32)>> {
        self.rings
            .iter()
            .map(|ring| ring.iter().chain(ring.first()).copied().collect())
    }

    /// Twice the number of square pixels inside.
    pub fn doubled_area(&self) -> i64 {
        let mut areas = self.rings.iter().map(|ring| doubled_area(ring).abs());
        let outer = areas.next().unwrap_or(0);
        outer - areas.sum::<i64>()
    }

    fn edges(&self) -> impl Iterator<Item = [(i32, i32); 2]> {
        self.rings.iter().flat_map(|ring| {
            let next = ring.iter().cycle().skip(1);
            ring.iter().zip(next).map(|(from, to)| [*from, *to])
        })
    }

    /// Where a line enters and leaves: `height` says on which side of the line a point lies, and is never 0.
    fn crossings(&self, height: impl Fn((i32, i32)) -> f64) -> Vec<(f64, f64)> {
        let mut crossings: Vec<(f64, f64)> = self
            .edges()
            .filter_map(|[from, to]| {
                let (one, other) = (height(from), height(to));
                ((one > 0.0) != (other > 0.0)).then(|| {
                    let share = one / (one - other);
                    let between =
                        |from: i32, to: i32| f64::from(from) + share * f64::from(to - from);
                    (between(from.0, to.0), between(from.1, to.1))
                })
            })
            .collect();
        crossings.sort_by(|one, other| one.0.total_cmp(&other.0));
        crossings
    }

    /// The inner parts of a row of pixels, from left to right.
    fn spans(&self, y: i32) -> Vec<(i32, i32)> {
        let crossings = self.crossings(|point| f64::from(point.1) - f64::from(y) - 0.5);
        let span = |pair: &[(f64, f64)]| (pair[0].0.ceil() as i32, pair[1].0.floor() as i32);
        crossings.chunks_exact(2).map(span).collect()
    }

    /// Diagonals that rise to the right, cut to the inside.
    pub fn hatch(&self, step: usize) -> Vec<[(i32, i32); 2]> {
        let along = || self.rings.iter().flatten().map(|(x, y)| x + y);
        let (Some(first), Some(last)) = (along().min(), along().max()) else {
            return Vec::new();
        };
        // on a raster of the picture, so that the lines of two areas meet
        let first = first - first.rem_euclid(step as i32);
        let mut lines = Vec::new();
        for sum in (first..last).step_by(step) {
            let height = |point: (i32, i32)| f64::from(point.0 + point.1) - f64::from(sum) - 0.5;
            let crossings = self.crossings(height);
            for pair in crossings.chunks_exact(2) {
                let pixel = |(x, y): (f64, f64)| (x.round() as i32, y.round() as i32);
                lines.push([pixel(pair[0]), pixel(pair[1])]);
            }
        }
        lines
    }

    /// The middle of a box of this size that lies inside and holds none of these points with so many pixels around
    /// each, near the middle of the area; none if there is none.
    pub fn room(
        &self,
        (width, height): (i32, i32),
        points: &[(i32, i32)],
        around: i32,
    ) -> Option<(i32, i32)> {
        const STEP: usize = 2;
        let ys = || self.rings.first().into_iter().flatten().map(|(_, y)| *y);
        let (top, bottom) = (ys().min()?, ys().max()?);
        let xs = || self.rings.first().into_iter().flatten().map(|(x, _)| *x);
        let middle = ((xs().min()? + xs().max()?) / 2, (top + bottom) / 2);
        let free = |y: i32| {
            let near = points.iter().filter(|(_, own)| (y - own).abs() <= around);
            near.fold(self.spans(y), |spans, (x, _)| {
                both(&spans, &[(i32::MIN, x - around), (x + around, i32::MAX)])
            })
        };
        let rows: Vec<Vec<(i32, i32)>> = (top..bottom).step_by(STEP).map(free).collect();
        let tall = height.unsigned_abs() as usize / STEP + 1;
        let mut best: Option<(i32, (i32, i32))> = None;
        for (first, window) in rows.windows(tall).enumerate() {
            let common = window
                .iter()
                .skip(1)
                .fold(window[0].clone(), |common, row| both(&common, row));
            let y = top + (first * STEP) as i32 + height / 2;
            for (left, right) in common {
                if right - left < width {
                    continue;
                }
                let x = middle.0.clamp(left + width / 2, right - width / 2);
                let off = (x - middle.0).abs() + (y - middle.1).abs();
                // room to spare is worth as much as nearness to the middle
                let off = off - (right - left - width).min(width);
                if best.is_none_or(|(least, _)| off < least) {
                    best = Some((off, (x, y)));
                }
            }
        }
        best.map(|(_, at)| at)
    }
}

/// What two rows of spans have in common.
fn both(one: &[(i32, i32)], other: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let pairs = one
        .iter()
        .flat_map(|a| other.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|(left, right)| left < right).collect()
}

/// Drops points on the straight line between their neighbours.
fn without_straight(ring: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let count = ring.len();
    let turns = |position: &usize| {
        let [before, at, after] = [count - 1, 0, 1].map(|step| ring[(position + step) % count]);
        let (a, b) = (
            (at.0 - before.0, at.1 - before.1),
            (after.0 - at.0, after.1 - at.1),
        );
        a.0 * b.1 != a.1 * b.0
    };
    (0..count)
        .filter(turns)
        .map(|position| ring[position])
        .collect()
}

/// Gauss's formula; the sign says which way round.
fn doubled_area(ring: &[(i32, i32)]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(from, to): (&(i32, i32), &(i32, i32))| {
        i64::from(from.0) * i64::from(to.1) - i64::from(to.0) * i64::from(from.1)
    };
    ring.iter().zip(next).map(cross).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f64, to: f64) -> Ring {
        vec![[from, from], [to, from], [to, to], [from, to], [from, from]]
    }

    fn ring() -> Shape {
        let polygon = [square(-1.0, 1.0), square(-0.5, 0.5)];
        let projection = Projection::fitting(polygon[0].iter(), (100, 100)).unwrap();
        Shape::of(&polygon, &projection, (0, 0)).unwrap()
    }

    #[test]
    fn a_town_in_the_north_is_narrower_than_its_degrees() {
        let square = [[13.0, 60.0], [14.0, 60.0], [14.0, 61.0], [13.0, 61.0]];
        let projection = Projection::fitting(square.iter(), (1000, 1000)).unwrap();
        assert_eq!(projection.size, (493, 1000));
    }

    #[test]
    fn a_hole_is_no_part_of_an_area() {
        let ring = ring();
        assert_eq!(ring.doubled_area(), 2 * (100 * 100 - 50 * 50));
        assert_eq!(ring.spans(50), [(0, 25), (75, 100)]);
        assert_eq!(doubled_area(&ring.line()).abs(), ring.doubled_area());
        let in_hole = |(x, y): (i32, i32)| (27..73).contains(&x) && (27..73).contains(&y);
        for [from, to] in ring.hatch(7) {
            let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
            assert!(!in_hole(middle), "{from:?} {to:?}");
        }
    }

    #[test]
    fn a_label_has_room_or_none() {
        let ring = ring();
        let (x, y) = ring.room((60, 16), &[], 0).unwrap();
        assert!((30..=70).contains(&x), "{x}");
        assert!(y <= 17 || y >= 83, "{y}");
        assert_eq!(ring.room((60, 40), &[], 0), None);
    }

    #[test]
    fn a_label_keeps_clear_of_points() {
        let ring = ring();
        let (_, y) = ring.room((60, 16), &[(50, 10)], 6).unwrap();
        assert!(y >= 83, "{y}");
        assert_eq!(ring.room((60, 16), &[(50, 10), (50, 90)], 6), None);
        assert!(ring.room((30, 16), &[(50, 10), (50, 90)], 6).is_some());
    }

    #[test]
    fn what_is_smaller_than_a_pixel_is_not_drawn() {
        let whole = square(0.0, 1.0);
        let projection = Projection::fitting(whole.iter(), (100, 100)).unwrap();
        assert_eq!(Shape::of(&[square(0.5, 0.501)], &projection, (0, 0)), None);
    }
}
