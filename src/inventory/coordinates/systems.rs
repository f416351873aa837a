//! The reference systems in which German offices write coordinates, and the ids of the cells of a grid.

use super::projections::{from_gauss_krueger, from_laea, from_utm};
use crate::vocabulary::position::Position;
use crate::vocabulary::words::normalised;

/// A way to write a point as two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum System {
    /// Longitude and latitude in degrees: EPSG 4326, 4258.
    Degrees,
    /// Metres in a zone: EPSG 25832, 25833; with the zone's number before them 4647, 5650.
    Utm(u32),
    /// Metres in a strip: EPSG 31466 to 31469.
    GaussKrueger(u32),
    /// Metres of the European grid: EPSG 3035.
    Laea,
}

impl System {
    /// The systems that are met in Germany, the most frequent first.
    pub const ALL: [System; 8] = [
        System::Degrees,
        System::Utm(32),
        System::Utm(33),
        System::Laea,
        System::GaussKrueger(3),
        System::GaussKrueger(2),
        System::GaussKrueger(4),
        System::GaussKrueger(5),
    ];

    /// The system that an office names: `EPSG:25832`, `ETRS89 / UTM 32N`, `Gauß-Krüger 3`, `WGS 84`.
    pub fn named(word: &str) -> Option<System> {
        let word = normalised(word);
        // also `urn:ogc:def:crs:EPSG::25833`, as maps name it
        let code = word.rsplit("epsg").next().unwrap_or_default();
        let code = code.trim_matches([':', ' ']);
        if code.chars().all(|c| c.is_ascii_digit()) {
            return System::of_epsg(code.parse().ok()?);
        }
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        let has = |part: &str| word.contains(part);
        let zone = |among: std::ops::RangeInclusive<u32>, length: usize| {
            let tail = digits.get(digits.len().checked_sub(length)?..)?;
            tail.parse().ok().filter(|zone| among.contains(zone))
        };
        match () {
            () if has("laea") || has("lambert") => Some(System::Laea),
            () if has("utm") => zone(31..=33, 2).map(System::Utm),
            () if has("gauss") || has("gk") || has("dhdn") => {
                zone(2..=5, 1).map(System::GaussKrueger)
            }
            () if has("wgs") || has("grad") || has("degree") || has("etrs") || has("crs84") => {
                Some(System::Degrees)
            }
            () => None,
        }
    }

    fn of_epsg(code: u32) -> Option<System> {
        Some(match code {
            4326 | 4258 => System::Degrees,
            25831..=25833 => System::Utm(code - 25800),
            32631..=32633 => System::Utm(code - 32600),
            4647 => System::Utm(32),
            5650 => System::Utm(33),
            31466..=31469 => System::GaussKrueger(code - 31464),
            3035 => System::Laea,
            _ => return None,
        })
    }

    /// Its name in messages.
    pub fn name(self) -> String {
        match self {
            System::Degrees => "EPSG:4326".to_string(),
            System::Utm(zone) => format!("EPSG:{}", 25800 + zone),
            System::GaussKrueger(strip) => format!("EPSG:{}", 31464 + strip),
            System::Laea => "EPSG:3035".to_string(),
        }
    }

    /// The point of an easting (longitude) and a northing (latitude).
    pub fn position(self, [east, north]: [f64; 2]) -> Option<Position> {
        match self {
            System::Degrees => Position::new(north, east),
            System::Utm(zone) => {
                // `32512345`: the zone stands before the easting
                let before = f64::from(zone) * 1_000_000.0;
                let plain = (before..before + 1_000_000.0).contains(&east);
                from_utm(zone, if plain { east - before } else { east }, north)
            }
            System::GaussKrueger(strip) => from_gauss_krueger(strip, east, north),
            System::Laea => from_laea(east, north),
        }
    }
}

/// The middle of a cell of the European grid, by its id: `CRS3035RES100mN2689100E4337000`, `100mN26891E43370`.
pub fn middle_of_cell(id: &str) -> Option<Position> {
    let id = id.trim();
    let (size, rest, is_long) = match id.strip_prefix("CRS3035RES") {
        Some(rest) => (rest, rest, true),
        None => (id, id, false),
    };
    let digits = size.find(|c: char| !c.is_ascii_digit())?;
    let number: f64 = size[..digits].parse().ok()?;
    let unit = rest[digits..].split('N').next()?;
    let size = match unit.to_ascii_lowercase().as_str() {
        "m" => number,
        "km" => number * 1000.0,
        _ => return None,
    };
    let (north, east) = rest[digits + unit.len()..]
        .strip_prefix('N')?
        .split_once('E')?;
    // the short id counts in cells
    let factor = if is_long { 1.0 } else { size };
    let corner = |text: &str| -> Option<f64> {
        let is_number = !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
        Some(text.parse::<f64>().ok().filter(|_| is_number)? * factor + size / 2.0)
    };
    from_laea(corner(east)?, corner(north)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_the_names_that_offices_use() {
        for (name, system) in [
            ("EPSG:25832", System::Utm(32)),
            ("25833", System::Utm(33)),
            ("ETRS89 / UTM Zone 32N", System::Utm(32)),
            ("utm33", System::Utm(33)),
            ("EPSG:4647", System::Utm(32)),
            ("Gauß-Krüger 3", System::GaussKrueger(3)),
            (
                "DHDN / 3-degree Gauss-Kruger zone 4",
                System::GaussKrueger(4),
            ),
            ("ETRS89-LAEA", System::Laea),
            ("EPSG:3035", System::Laea),
            ("WGS 84", System::Degrees),
            ("urn:ogc:def:crs:EPSG::25833", System::Utm(33)),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", System::Degrees),
        ] {
            assert_eq!(System::named(name), Some(system), "{name}");
        }
        assert_eq!(System::named("EPSG:3857"), None);
        assert_eq!(System::named("Soldner"), None);
    }

    #[test]
    fn a_cell_of_the_census_stands_in_its_middle_whichever_id_it_has() {
        let middle = from_laea(4_337_050.0, 2_689_150.0);
        assert_eq!(middle_of_cell("CRS3035RES100mN2689100E4337000"), middle);
        assert_eq!(middle_of_cell("100mN26891E43370"), middle);
        let middle = from_laea(4_337_500.0, 2_689_500.0);
        assert_eq!(middle_of_cell("CRS3035RES1000mN2689000E4337000"), middle);
        assert_eq!(middle_of_cell("1kmN2689E4337"), middle);
        for id in [
            "",
            "CRS3035RES",
            "100m",
            "100mNE",
            "100mN1E",
            "12",
            "mN1E2",
            "100xN1E2",
            "ä1mN1E2",
            "100mNaE2",
        ] {
            assert_eq!(middle_of_cell(id), None, "{id}");
        }
    }
}
