//! Two columns of numbers as positions, in whatever reference system they are written.
//!
//! Which system it is, and whether the two columns are swapped, is tried out: the right reading is the one that puts the
//! points where the town's districts lie; where nothing tells where these lie, it is Germany.

use super::systems::System;
use crate::vocabulary::position::Position;

/// A stretch of the earth between two latitudes and two longitudes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub south_west: [f64; 2],
    pub north_east: [f64; 2],
}

impl Frame {
    /// Germany: the outermost points of its territory, from List on Sylt to the Haldenwanger Eck, a little widened.
    /// Source: Federal Agency for Cartography and Geodesy, "Extremwerte der Bundesrepublik".
    pub const GERMANY: Frame = Frame {
        south_west: [47.2, 5.8],
        north_east: [55.1, 15.1],
    };

    /// The frame of some points, widened by half its size and a tenth of a degree; none without a point.
    pub fn around(points: impl IntoIterator<Item = Position>) -> Option<Frame> {
        let mut frame: Option<Frame> = None;
        for point in points {
            let own = [point.lat(), point.lon()];
            let frame = frame.get_or_insert(Frame {
                south_west: own,
                north_east: own,
            });
            for axis in [0, 1] {
                frame.south_west[axis] = frame.south_west[axis].min(own[axis]);
                frame.north_east[axis] = frame.north_east[axis].max(own[axis]);
            }
        }
        let mut frame = frame?;
        for axis in [0, 1] {
            let margin = (frame.north_east[axis] - frame.south_west[axis]) / 2.0 + 0.1;
            frame.south_west[axis] -= margin;
            frame.north_east[axis] += margin;
        }
        Some(frame)
    }

    pub fn holds(&self, position: Position) -> bool {
        let own = [position.lat(), position.lon()];
        let is_within =
            |axis: usize| (self.south_west[axis]..=self.north_east[axis]).contains(&own[axis]);
        is_within(0) && is_within(1)
    }
}

/// How two columns of numbers are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised {
    pub system: System,
    /// The column of eastings (longitudes) holds the northings (latitudes).
    pub swapped: bool,
}

impl Recognised {
    /// Longitude before latitude, in degrees.
    pub const DEGREES: Recognised = Recognised {
        system: System::Degrees,
        swapped: false,
    };

    pub fn position(self, [east, north]: [f64; 2]) -> Option<Position> {
        match self.swapped {
            false => self.system.position([east, north]),
            true => self.system.position([north, east]),
        }
    }
}

/// The reading that puts most of the points into the frame; among equals as stated, then as columns usually are. None
/// if no reading puts a point there.
///
/// `points` are easting and northing, or longitude and latitude, as the columns say.
pub fn recognise(
    points: &[[f64; 2]],
    stated: Option<System>,
    town: Option<Frame>,
) -> Option<Recognised> {
    /// So many points tell as much as all of them.
    const ENOUGH: usize = 1000;
    let step = points.len().div_ceil(ENOUGH).max(1);
    let frames = town.into_iter().chain([Frame::GERMANY]);
    for frame in frames {
        let holds = |reading: Recognised| {
            let points = points
                .iter()
                .step_by(step)
                .filter(|point| **point != [0.0, 0.0]);
            let positions = points.filter_map(|point| reading.position(*point));
            positions.filter(|position| frame.holds(*position)).count()
        };
        let systems = stated.into_iter().chain(System::ALL);
        let readings =
            systems.flat_map(|system| [false, true].map(|swapped| Recognised { system, swapped }));
        let mut best: Option<(usize, Recognised)> = None;
        for reading in readings {
            let count = holds(reading);
            if count > best.map_or(0, |(count, _)| count) {
                best = Some((count, reading));
            }
        }
        if let Some((_, reading)) = best {
            return Some(reading);
        }
    }
    None
}

/// Whether a position is that of nowhere: both numbers 0, as programs write what they do not know.
pub fn is_nowhere(position: Position) -> bool {
    position.lat() == 0.0 && position.lon() == 0.0
}

/// A coordinate as people write it: `52,5225`, `52.5225°`, `4 337 050`, `5.827.999,9`.
pub fn coordinate(cell: &str) -> Option<f64> {
    let text: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '°'))
        .collect();
    let text = text.replace('−', "-");
    let count = |mark: char| text.matches(mark).count();
    let plain = match (count(','), count('.')) {
        (0, 0 | 1) => text,
        (0, _) => text.replace('.', ""),
        (1, 0) => text.replace(',', "."),
        (1, _) if text.rfind(',') > text.rfind('.') => text.replace('.', "").replace(',', "."),
        _ => text.replace(',', ""),
    };
    let is_number = plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    plain
        .parse::<f64>()
        .ok()
        .filter(|number| is_number && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_read_as_people_write_them() {
        for (cell, number) in [
            ("52.5225", Some(52.5225)),
            ("52,5225°", Some(52.5225)),
            ("4 337 050", Some(4_337_050.0)),
            ("5.827.999,9", Some(5_827_999.9)),
            ("5,827,999.9", Some(5_827_999.9)),
            ("−1,5", Some(-1.5)),
            ("", None),
            ("nan", None),
            ("1e5", None),
            ("52°31'N", None),
        ] {
            assert_eq!(coordinate(cell), number, "{cell}");
        }
    }

    fn berlin() -> Option<Frame> {
        Frame::around([Position::new(52.4, 13.2)?, Position::new(52.6, 13.6)?])
    }

    fn read(system: System, swapped: bool) -> Option<Recognised> {
        Some(Recognised { system, swapped })
    }

    #[test]
    fn a_wrong_zone_and_swapped_axes_are_found_by_where_the_districts_lie() {
        let utm_33 = [391_779.259, 5_820_072.159];
        assert_eq!(
            recognise(&[utm_33], None, berlin()),
            read(System::Utm(33), false)
        );
        assert_eq!(
            recognise(&[utm_33], Some(System::Utm(32)), berlin()),
            read(System::Utm(33), false)
        );
        let swapped = [utm_33[1], utm_33[0]];
        assert_eq!(
            recognise(&[swapped], None, berlin()),
            read(System::Utm(33), true)
        );
        assert_eq!(
            recognise(&[[52.52, 13.405]], None, berlin()),
            read(System::Degrees, true)
        );
        let with_zone = [32_798_812.803, 5_827_999.900];
        assert_eq!(
            recognise(&[with_zone], None, berlin()),
            read(System::Utm(32), false)
        );
        let laea = [4_552_036.450, 3_273_268.274];
        assert_eq!(
            recognise(&[laea], None, berlin()),
            read(System::Laea, false)
        );
        let gauss_krueger = [4_595_471.685, 5_821_692.367];
        assert_eq!(
            recognise(&[gauss_krueger], None, berlin()),
            read(System::GaussKrueger(4), false)
        );
    }

    #[test]
    fn without_a_town_any_place_in_germany_will_do_and_none_elsewhere() {
        assert_eq!(
            recognise(&[[9.436, 54.793]], None, None),
            read(System::Degrees, false)
        );
        assert_eq!(
            recognise(&[[54.793, 9.436]], None, None),
            read(System::Degrees, true)
        );
        assert_eq!(recognise(&[[0.0, 0.0]], None, None), None);
        assert_eq!(recognise(&[[-74.0, 40.7]], None, None), None);
        assert_eq!(recognise(&[], None, None), None);
    }
}
