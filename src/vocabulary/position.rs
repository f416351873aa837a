//! A point on the earth, and how far it is from another.
//!
//! Distances are straight lines over the ellipsoid WGS 84 (ETRS89 differs from it by less than a metre). The two
//! points are taken to three dimensions, and the chord between them to the arc that it spans on a sphere of the
//! mean radius. Up to 65 kilometres this is less than a millimetre off the geodesic in Germany, up to 5 000 kilometres
//! less than a thousandth, anywhere less than a hundredth, as the test shows against Karney's published geodesics.
//!
//! Sources: NIMA TR8350.2 (2000), "World Geodetic System 1984", for the ellipsoid and for the change to three
//! dimensions; Moritz 2000, "Geodetic Reference System 1980", Journal of Geodesy 74, for the mean radius.

/// Semi-major axis of WGS 84 in metres.
pub const SEMI_MAJOR: f64 = 6_378_137.0;
/// Flattening of WGS 84.
pub const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// The mean radius of its ellipsoid in metres, `(2a + b) / 3`.
const MEAN_RADIUS: f64 = 6_371_008.771_4;

/// A point on the earth: geographic latitude and longitude in degrees, of WGS 84 or ETRS89.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Position {
    lat: f64,
    lon: f64,
}

/// The same point in metres from the earth's centre.
pub type Cartesian = [f64; 3];

impl Position {
    /// None if one of the two is no latitude or longitude: not finite, beyond 90, beyond 180 degrees.
    pub fn new(lat: f64, lon: f64) -> Option<Position> {
        let is_one = lat.abs() <= 90.0 && lon.abs() <= 180.0;
        // `-0` and `0` are one place.
        is_one.then_some(Position {
            lat: lat + 0.0,
            lon: lon + 0.0,
        })
    }

    /// North positive, in degrees.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// East positive, in degrees.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// What tells two positions apart.
    pub fn bits(self) -> [u64; 2] {
        [self.lat.to_bits(), self.lon.to_bits()]
    }

    /// In metres from the earth's centre, on the ellipsoid.
    pub fn cartesian(self) -> Cartesian {
        let (sin_lat, cos_lat) = self.lat.to_radians().sin_cos();
        let (sin_lon, cos_lon) = self.lon.to_radians().sin_cos();
        let squared_eccentricity = FLATTENING * (2.0 - FLATTENING);
        let normal = SEMI_MAJOR / (1.0 - squared_eccentricity * sin_lat * sin_lat).sqrt();
        [
            normal * cos_lat * cos_lon,
            normal * cos_lat * sin_lon,
            normal * (1.0 - squared_eccentricity) * sin_lat,
        ]
    }

    /// Metres over the ellipsoid to another point.
    pub fn metres_to(self, other: Position) -> f64 {
        arc(squared_chord(self.cartesian(), other.cartesian()).sqrt())
    }
}

/// The square of the straight line between two points, through the earth, in square metres.
pub fn squared_chord(one: Cartesian, other: Cartesian) -> f64 {
    let [x, y, z] = [0, 1, 2].map(|axis| one[axis] - other[axis]);
    x * x + y * y + z * z
}

/// The way over the ellipsoid that a chord spans, in metres.
pub fn arc(chord: f64) -> f64 {
    2.0 * MEAN_RADIUS * (chord / (2.0 * MEAN_RADIUS)).min(1.0).asin()
}

/// The chord of a way over the ellipsoid, in metres; half round the earth there is no longer one.
pub fn chord(arc: f64) -> f64 {
    let half = (arc / (2.0 * MEAN_RADIUS)).clamp(0.0, std::f64::consts::FRAC_PI_2);
    // no two points are further apart than the equator's
    match half < std::f64::consts::FRAC_PI_2 {
        true => 2.0 * MEAN_RADIUS * half.sin(),
        false => 2.0 * SEMI_MAJOR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Latitude and longitude of both ends, and the metres between them. The first twelve are of the test set of
    /// GeographicLib (Karney 2013, "Algorithms for geodesics", Journal of Geodesy 87; `GeodTest`, those of them that its
    /// Python package carries), the others what that package 2.1 gives between places in Germany.
    const PUBLISHED: [(f64, f64, f64, f64, f64); 18] = [
        (
            35.60777,
            -139.44815,
            -11.17491,
            -69.95921,
            8_935_244.560_481_83,
        ),
        (
            55.52454,
            106.05087,
            77.03196,
            197.18234 - 360.0,
            4_105_086.171_392_44,
        ),
        (
            -21.97856,
            142.59065,
            41.84138,
            98.56635,
            8_394_328.894_657_67,
        ),
        (
            -66.99028,
            112.2363,
            -12.70631,
            285.90344 - 360.0,
            11_150_344.231_208_02,
        ),
        (
            -17.42761,
            173.34268,
            -15.84784,
            5.93557,
            16_076_603.163_118_07,
        ),
        (
            -50.56724,
            -16.30485,
            -33.56571,
            -94.97412,
            6_455_670.511_866_87,
        ),
        (
            -68.82867,
            -74.28391,
            -50.63005,
            -8.36685,
            3_956_936.926_063_54,
        ),
        (
            -21.76221,
            166.90563,
            48.72884,
            213.97627 - 360.0,
            9_098_627.398_655_49,
        ),
        (
            -19.79938,
            -174.47484,
            -11.99349,
            -154.35109,
            2_319_004.860_116_94,
        ),
        (
            -87.85331,
            85.66836,
            66.48646,
            16.09921,
            17_286_615.314_714_47,
        ),
        (
            -41.22777,
            122.32875,
            -7.57291,
            130.37946,
            3_812_686.035_106_02,
        ),
        (
            -29.47124,
            95.14681,
            -27.46601,
            -69.15955,
            13_487_015.838_114_55,
        ),
        (52.52251, 13.38439, 52.51175, 13.38212, 1_207.217_5),
        (54.793, 9.436, 54.799, 9.436, 667.9186),
        (47.4099, 10.2797, 47.4099, 10.2997, 1_509.447_5),
        (50.9413, 6.9583, 50.3569, 7.589, 78_840.989_9),
        (48.1372, 11.5755, 53.5511, 9.9937, 612_445.746_2),
        (51.0, 10.0, 51.00001, 10.00001, 1.3154),
    ];

    #[test]
    fn distances_are_those_of_published_geodesics() {
        for (lat, lon, other_lat, other_lon, metres) in PUBLISHED {
            let one = Position::new(lat, lon).unwrap();
            let other = Position::new(other_lat, other_lon).unwrap();
            let off = (one.metres_to(other) - metres).abs();
            let most = match metres {
                ..65_000.0 => 0.001,
                ..5_000_000.0 => metres / 1000.0,
                _ => metres / 100.0,
            };
            assert!(
                off < most,
                "{lat} {lon} {other_lat} {other_lon}: {off} m off"
            );
            assert_eq!(one.metres_to(other), other.metres_to(one));
        }
    }

    #[test]
    fn a_way_is_the_arc_of_its_chord() {
        for metres in [0.0, 0.5, 800.0, 12_345.6, 1_000_000.0] {
            assert!((arc(chord(metres)) - metres).abs() < 1e-6, "{metres}");
        }
        assert!(chord(1e9) >= 2.0 * SEMI_MAJOR && chord(-1.0) == 0.0);
    }

    #[test]
    fn what_is_no_latitude_or_longitude_is_no_position() {
        for (lat, lon) in [
            (90.1, 0.0),
            (-91.0, 0.0),
            (0.0, 180.5),
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
        ] {
            assert_eq!(Position::new(lat, lon), None, "{lat} {lon}");
        }
        let zero = Position::new(-0.0, 0.0).unwrap();
        assert_eq!(zero.bits(), Position::new(0.0, -0.0).unwrap().bits());
    }
}
