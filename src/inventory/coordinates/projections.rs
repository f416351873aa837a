//! From the metres of German offices to degrees.
//!
//! - Transverse Mercator (UTM, Gauß–Krüger): Krüger's series in the third flattening, to its fourth power; Krüger 1912,
//!   "Konforme Abbildung des Erdellipsoids in der Ebene"; Karney 2011, "Transverse Mercator with an accuracy of a few
//!   nanometers", Journal of Geodesy 85, eqs. 12, 36 and Krüger's for the latitude.
//! - Lambert azimuthal equal-area (EPSG:3035, the grid of the census): Snyder 1987, "Map Projections: A Working Manual",
//!   USGS Professional Paper 1395, pp. 187–190.
//! - From Bessel's ellipsoid to WGS 84: EPSG transformation 1777, "DHDN to WGS 84 (2)", a Helmert transformation of seven
//!   parameters, good to about three metres in all of Germany.

use crate::vocabulary::position::{Cartesian, Position};

/// An ellipsoid of revolution.
#[derive(Debug, Clone, Copy)]
struct Ellipsoid {
    /// In metres.
    semi_major: f64,
    flattening: f64,
}

/// Geodetic Reference System 1980, that of ETRS89.
const GRS80: Ellipsoid = Ellipsoid {
    semi_major: 6_378_137.0,
    flattening: 1.0 / 298.257_222_101,
};
/// Bessel 1841, that of Gauß–Krüger in Germany.
const BESSEL: Ellipsoid = Ellipsoid {
    semi_major: 6_377_397.155,
    flattening: 1.0 / 299.152_812_8,
};
const WGS84: Ellipsoid = Ellipsoid {
    semi_major: crate::vocabulary::position::SEMI_MAJOR,
    flattening: crate::vocabulary::position::FLATTENING,
};

/// The position of UTM coordinates (ETRS89) in a zone of six degrees; `east` without the zone's number before it.
pub fn from_utm(zone: u32, east: f64, north: f64) -> Option<Position> {
    let meridian = f64::from(zone) * 6.0 - 183.0;
    let [lat, lon] = transverse_mercator(GRS80, 0.9996, [east - 500_000.0, north])?;
    Position::new(lat.to_degrees(), meridian + lon.to_degrees())
}

/// The position of Gauß–Krüger coordinates (DHDN) in a strip of three degrees; `east` with the strip's number before it.
pub fn from_gauss_krueger(strip: u32, east: f64, north: f64) -> Option<Position> {
    let offset = f64::from(strip) * 1_000_000.0 + 500_000.0;
    let meridian = (f64::from(strip) * 3.0).to_radians();
    let [lat, lon] = transverse_mercator(BESSEL, 1.0, [east - offset, north])?;
    let [lat, lon] = geographic(
        WGS84,
        dhdn_to_wgs84(cartesian(BESSEL, [lat, meridian + lon])),
    );
    Position::new(lat.to_degrees(), lon.to_degrees())
}

/// The position of coordinates of EPSG:3035 (ETRS89-LAEA).
pub fn from_laea(east: f64, north: f64) -> Option<Position> {
    let (lat_0, lon_0) = (52f64.to_radians(), 10f64.to_radians());
    let (x, y) = (east - 4_321_000.0, north - 3_210_000.0);
    let a = GRS80.semi_major;
    let e2 = GRS80.squared_eccentricity();
    let q = |lat: f64| authalic(lat, e2.sqrt());
    let q_pole = q(std::f64::consts::FRAC_PI_2);
    let radius = a * (q_pole / 2.0).sqrt();
    let beta_0 = (q(lat_0) / q_pole).asin();
    let d = a * lat_0.cos() / (1.0 - e2 * lat_0.sin().powi(2)).sqrt() / (radius * beta_0.cos());
    let rho = (x / d).hypot(d * y);
    if rho < 1e-9 {
        return Position::new(52.0, 10.0);
    }
    // further out than the other side of the earth
    let half = Some(rho / (2.0 * radius)).filter(|half| *half < 1.0)?;
    let (sin_c, cos_c) = (2.0 * half.asin()).sin_cos();
    let beta = (cos_c * beta_0.sin() + d * y * sin_c * beta_0.cos() / rho).asin();
    let lon = lon_0
        + (x * sin_c).atan2(d * rho * beta_0.cos() * cos_c - d * d * y * beta_0.sin() * sin_c);
    let (e4, e6) = (e2 * e2, e2 * e2 * e2);
    let lat = beta
        + (e2 / 3.0 + 31.0 * e4 / 180.0 + 517.0 * e6 / 5040.0) * (2.0 * beta).sin()
        + (23.0 * e4 / 360.0 + 251.0 * e6 / 3780.0) * (4.0 * beta).sin()
        + 761.0 * e6 / 45360.0 * (6.0 * beta).sin();
    Position::new(lat.to_degrees(), lon.to_degrees())
}

/// Snyder's q.
fn authalic(lat: f64, e: f64) -> f64 {
    let sin = lat.sin();
    let log = ((1.0 - e * sin) / (1.0 + e * sin)).ln();
    (1.0 - e * e) * (sin / (1.0 - e * e * sin * sin) - log / (2.0 * e))
}

/// Latitude, and longitude from the central meridian, in radians; none far outside of any zone.
fn transverse_mercator(
    ellipsoid: Ellipsoid,
    scale: f64,
    [east, north]: [f64; 2],
) -> Option<[f64; 2]> {
    let n = ellipsoid.flattening / (2.0 - ellipsoid.flattening);
    let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
    let radius = ellipsoid.semi_major / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0);
    let (xi, eta) = (north / (scale * radius), east / (scale * radius));
    // beyond a seventh of the earth's circumference the series does not hold
    if !(xi.abs() < 1.6 && eta.abs() < 0.9) {
        return None;
    }
    let beta = [
        n / 2.0 - 2.0 * n2 / 3.0 + 37.0 * n3 / 96.0 - n4 / 360.0,
        n2 / 48.0 + n3 / 15.0 - 437.0 * n4 / 1440.0,
        17.0 * n3 / 480.0 - 37.0 * n4 / 840.0,
        4397.0 * n4 / 161_280.0,
    ];
    let delta = [
        2.0 * n - 2.0 * n2 / 3.0 - 2.0 * n3 + 116.0 * n4 / 45.0,
        7.0 * n2 / 3.0 - 8.0 * n3 / 5.0 - 227.0 * n4 / 45.0,
        56.0 * n3 / 15.0 - 136.0 * n4 / 35.0,
        4279.0 * n4 / 630.0,
    ];
    let (mut xi_plain, mut eta_plain) = (xi, eta);
    for (number, beta) in (1..).zip(beta) {
        let twice = 2.0 * f64::from(number);
        xi_plain -= beta * (twice * xi).sin() * (twice * eta).cosh();
        eta_plain -= beta * (twice * xi).cos() * (twice * eta).sinh();
    }
    let conformal = (xi_plain.sin() / eta_plain.cosh()).asin();
    let terms = (1..).zip(delta);
    let terms = terms.map(|(number, delta)| delta * (2.0 * f64::from(number) * conformal).sin());
    let lon = eta_plain.sinh().atan2(xi_plain.cos());
    Some([conformal + terms.sum::<f64>(), lon])
}

impl Ellipsoid {
    fn squared_eccentricity(self) -> f64 {
        self.flattening * (2.0 - self.flattening)
    }
}

/// In metres from the ellipsoid's centre; latitude and longitude in radians.
fn cartesian(ellipsoid: Ellipsoid, [lat, lon]: [f64; 2]) -> Cartesian {
    let e2 = ellipsoid.squared_eccentricity();
    let normal = ellipsoid.semi_major / (1.0 - e2 * lat.sin().powi(2)).sqrt();
    [
        normal * lat.cos() * lon.cos(),
        normal * lat.cos() * lon.sin(),
        normal * (1.0 - e2) * lat.sin(),
    ]
}

/// Latitude and longitude in radians of a point near the ellipsoid: Bowring 1976, "Transformation from spatial to
/// geographical coordinates", Survey Review 23.
fn geographic(ellipsoid: Ellipsoid, [x, y, z]: Cartesian) -> [f64; 2] {
    let a = ellipsoid.semi_major;
    let b = a * (1.0 - ellipsoid.flattening);
    let e2 = ellipsoid.squared_eccentricity();
    let second = e2 / (1.0 - e2);
    let p = x.hypot(y);
    let parametric = (z * a).atan2(p * b);
    let above = z + second * b * parametric.sin().powi(3);
    let beside = p - e2 * a * parametric.cos().powi(3);
    [above.atan2(beside), y.atan2(x)]
}

/// EPSG transformation 1777, in the convention of the position vector.
fn dhdn_to_wgs84([x, y, z]: Cartesian) -> Cartesian {
    let seconds = |angle: f64| (angle / 3600.0).to_radians();
    let [rx, ry, rz] = [seconds(0.202), seconds(0.045), seconds(-2.455)];
    let scale = 1.0 + 6.7e-6;
    [
        598.1 + scale * (x - rz * y + ry * z),
        73.7 + scale * (rz * x + y - rx * z),
        418.2 + scale * (-ry * x + rx * y + z),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    type Projected = (f64, f64);

    /// Latitude, longitude, UTM 32, UTM 33, LAEA, and the strip with its Gauß–Krüger coordinates.
    type Point = (f64, f64, Projected, Projected, Projected, (u32, f64, f64));

    /// Latitude and longitude; UTM 32 and 33, LAEA, and the strip with its Gauß–Krüger coordinates, as PROJ 9 gives
    /// them (pyproj 3.7; EPSG 25832, 25833, 3035; for Gauß–Krüger with EPSG transformation 1777).
    const PUBLISHED: [Point; 5] = [
        (
            52.52,
            13.405,
            (798_812.803, 5_827_999.900),
            (391_779.259, 5_820_072.159),
            (4_552_036.450, 3_273_268.274),
            (4, 4_595_471.685, 5_821_692.367),
        ),
        (
            54.793,
            9.436,
            (528_033.591, 6_071_844.215),
            (142_437.949, 6_085_961.296),
            (4_284_709.462, 3_520_945.910),
            (3, 3_528_114.602, 6_073_834.279),
        ),
        (
            50.9413,
            6.9583,
            (356_560.260, 5_645_282.136),
            (-64_608.745, 5_674_155.468),
            (4_107_276.629, 3_096_656.304),
            (2, 2_567_396.742, 5_645_554.159),
        ),
        (
            47.4099,
            10.2797,
            (596_542.703, 5_251_510.253),
            (143_923.954, 5_261_526.733),
            (4_342_124.670, 2_699_628.170),
            (3, 3_596_658.420, 5_253_172.141),
        ),
        (
            51.153,
            14.988,
            (918_629.140, 5_683_904.337),
            (499_160.737, 5_666_839.359),
            (4_669_684.658, 3_127_666.078),
            (5, 5_499_296.674, 5_668_662.236),
        ),
    ];

    #[test]
    fn metres_of_offices_are_where_another_program_says() {
        for (lat, lon, utm_32, utm_33, laea, (strip, east, north)) in PUBLISHED {
            let there = Position::new(lat, lon).unwrap();
            let is_there = |position: Option<Position>, most: f64| {
                let away = position.unwrap().metres_to(there);
                assert!(away < most, "{lat} {lon}: {away} m");
            };
            is_there(from_utm(32, utm_32.0, utm_32.1), 0.01);
            is_there(from_utm(33, utm_33.0, utm_33.1), 0.01);
            is_there(from_laea(laea.0, laea.1), 0.01);
            is_there(from_gauss_krueger(strip, east, north), 0.01);
        }
    }

    #[test]
    fn no_number_stops_the_program() {
        let numbers = [
            0.0,
            -0.0,
            1e-300,
            4_321_000.0,
            3_210_000.0,
            1e9,
            -1e300,
            f64::NAN,
            f64::INFINITY,
        ];
        for one in numbers {
            for other in numbers {
                let _ = (
                    from_utm(32, one, other),
                    from_gauss_krueger(3, one, other),
                    from_laea(one, other),
                );
            }
        }
        assert_eq!(
            from_laea(4_321_000.0, 3_210_000.0),
            Position::new(52.0, 10.0)
        );
    }
}
