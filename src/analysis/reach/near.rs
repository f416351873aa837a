//! Points on the earth, ready to be asked which of them lie near another.
//!
//! The points are laid into rows of equal latitude, in each of them in the order of their longitudes: what lies
//! within some metres is a stretch of a few rows (Bentley, Stanat & Williams 1977, "The complexity of finding fixed-radius
//! near neighbors", Information Processing Letters 6). The stretch is a little too wide, and every point in it is measured.

use rayon::prelude::*;

use crate::vocabulary::position::{
    Cartesian, FLATTENING, Position, SEMI_MAJOR, chord, squared_chord,
};

/// The smallest radius of curvature of the ellipsoid, in metres: along the meridian at the equator. Nowhere does a
/// metre span a larger angle.
const SMALLEST_RADIUS: f64 = SEMI_MAJOR * (1.0 - FLATTENING) * (1.0 - FLATTENING);
/// How much wider than needed a stretch is looked through, so that no rounding loses a point.
const MARGIN: f64 = 1.001;
/// Rows are no lower than this, in degrees: about a hundred metres.
const LOWEST_ROW: f64 = 0.001;

/// Points in rows of latitude.
#[derive(Debug)]
pub struct NearIndex {
    /// The height of a row in degrees.
    height: f64,
    /// The latitude at which the first row begins.
    south: f64,
    /// Row `r` holds the points `start[r]..start[r + 1]`.
    start: Vec<u32>,
    /// Per point, in the order of the rows and in each of the longitudes.
    lon: Vec<f64>,
    at: Vec<Cartesian>,
    /// Where the point stood in what was given.
    number: Vec<u32>,
}

impl NearIndex {
    /// An index over these points for questions about so many metres; it answers others as well, only more slowly.
    pub fn new(points: &[Position], metres: f64) -> NearIndex {
        let height = degrees(metres).clamp(LOWEST_ROW, 90.0);
        let south = points.iter().map(|point| point.lat()).fold(90.0, f64::min);
        let north = points.iter().map(|point| point.lat()).fold(south, f64::max);
        let row = |position: &Position| ((position.lat() - south) / height) as u32;
        let mut order: Vec<(u32, f64, u32)> = points
            .par_iter()
            .enumerate()
            .map(|(number, point)| (row(point), point.lon(), number as u32))
            .collect();
        order.par_sort_unstable_by(|one, other| {
            let by_row = one.0.cmp(&other.0);
            by_row
                .then(one.1.total_cmp(&other.1))
                .then(one.2.cmp(&other.2))
        });
        let rows = ((north - south) / height) as usize + 1;
        let mut start = vec![0u32; rows + 1];
        for (row, _, _) in &order {
            start[*row as usize + 1] += 1;
        }
        for row in 0..rows {
            start[row + 1] += start[row];
        }
        let cartesian = |(_, _, number): &(u32, f64, u32)| points[*number as usize].cartesian();
        NearIndex {
            height,
            south,
            start,
            at: order.par_iter().map(cartesian).collect(),
            lon: order.iter().map(|(_, lon, _)| *lon).collect(),
            number: order.iter().map(|(_, _, number)| *number).collect(),
        }
    }

    /// The points no further from `centre` than so many metres, rising.
    pub fn within(&self, centre: Position, metres: f64) -> Vec<u32> {
        let mut found = Vec::new();
        self.each_within(centre, metres, |number, _| found.push(number));
        found.sort_unstable();
        found
    }

    /// The nearest of the points for which `counts` holds, and its distance in metres; of equally near ones the
    /// first.
    pub fn nearest(&self, centre: Position, counts: impl Fn(u32) -> bool) -> Option<(u32, f64)> {
        /// Half round the earth.
        const FURTHEST: f64 = 20_100_000.0;
        let mut metres = self.height.to_radians() * SMALLEST_RADIUS;
        loop {
            let mut best: Option<(f64, u32)> = None;
            self.each_within(centre, metres, |number, squared| {
                let nearer = best.is_none_or(|best| (squared, number) < best);
                if nearer && counts(number) {
                    best = Some((squared, number));
                }
            });
            if let Some((squared, number)) = best {
                return Some((number, crate::vocabulary::position::arc(squared.sqrt())));
            }
            if metres >= FURTHEST {
                return None;
            }
            metres *= 4.0;
        }
    }

    /// Calls `found` with every point no further than so many metres, and the square of its chord.
    fn each_within(&self, centre: Position, metres: f64, mut found: impl FnMut(u32, f64)) {
        let most = chord(metres) * chord(metres);
        let own = centre.cartesian();
        let reach = degrees(metres);
        let row = |lat: f64| ((lat - self.south).max(0.0) / self.height) as usize;
        let last = self.start.len() - 2;
        let rows = row(centre.lat() - reach).min(last)..=row(centre.lat() + reach).min(last);
        let stretches = longitudes(centre, reach);
        for row in rows {
            let (from, to) = (self.start[row] as usize, self.start[row + 1] as usize);
            let lon = &self.lon[from..to];
            for (west, east) in stretches.into_iter().flatten() {
                let first = from + lon.partition_point(|own| *own < west);
                let end = from + lon.partition_point(|own| *own <= east);
                for point in first..end {
                    let squared = squared_chord(own, self.at[point]);
                    if squared <= most {
                        found(self.number[point], squared);
                    }
                }
            }
        }
    }
}

/// No fewer degrees of latitude than so many metres span anywhere.
fn degrees(metres: f64) -> f64 {
    (metres.max(0.0) / SMALLEST_RADIUS * MARGIN).to_degrees() + f64::EPSILON * 90.0
}

/// The stretches of longitude in which everything within so many degrees lies: two where it crosses the date line.
///
/// On a sphere a circle of angular radius r round latitude φ spans `asin(sin r / cos φ)` to either side, and all
/// longitudes where it holds a pole.
fn longitudes(centre: Position, reach: f64) -> [Option<(f64, f64)>; 2] {
    // the ellipsoid's latitude is not the sphere's: what is a little too far is measured
    let (reach, lat) = (reach * 1.01, centre.lat().abs());
    if lat + reach >= 89.0 {
        return [Some((-180.0, 180.0)), None];
    }
    let half = reach.to_radians().sin() / lat.to_radians().cos();
    let half = half.min(1.0).asin().to_degrees() * MARGIN;
    let (west, east) = (centre.lon() - half, centre.lon() + half);
    let beyond = match (west < -180.0, east > 180.0) {
        (true, true) => return [Some((-180.0, 180.0)), None],
        (true, false) => Some((west + 360.0, 180.0)),
        (false, true) => Some((-180.0, east - 360.0)),
        (false, false) => None,
    };
    [Some((west, east)), beyond]
}

#[cfg(test)]
mod tests;
