//! Which columns of a table of travel times are what, in the formats of the usual programs. The names stand in
//! `travel.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::vocabulary::words::normalised;

#[derive(Deserialize)]
struct Names {
    from: Vec<String>,
    to: Vec<String>,
    mode: Vec<String>,
    minutes: Vec<String>,
    seconds: Vec<String>,
    hours: Vec<String>,
}

static NAMES: LazyLock<Option<Names>> = LazyLock::new(|| {
    let mut names: Names = toml::from_str(include_str!("travel.toml")).ok()?;
    let lists = [
        &mut names.from,
        &mut names.to,
        &mut names.mode,
        &mut names.minutes,
        &mut names.seconds,
        &mut names.hours,
    ];
    for list in lists {
        list.iter_mut().for_each(|name| *name = normalised(name));
    }
    Some(names)
});

/// In what a table counts time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Minutes,
    Seconds,
    Hours,
}

impl Unit {
    pub fn id(self) -> &'static str {
        match self {
            Unit::Minutes => "minutes",
            Unit::Seconds => "seconds",
            Unit::Hours => "hours",
        }
    }

    pub fn seconds(self) -> f64 {
        match self {
            Unit::Minutes => 60.0,
            Unit::Seconds => 1.0,
            Unit::Hours => 3600.0,
        }
    }
}

/// How a table of travel times is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TravelColumns {
    /// A row a way.
    Long {
        from: usize,
        to: usize,
        mode: Option<usize>,
        time: usize,
        unit: Unit,
        /// The first row is a way, too.
        without_header: bool,
    },
    /// A row a location, a column an offer, in minutes.
    Matrix { offers: Vec<(usize, String)> },
}

impl TravelColumns {
    /// None if nothing tells what is what. `is_offer` knows the ids of the offers.
    pub fn of(header: &[String], is_offer: impl Fn(&str) -> bool) -> Option<TravelColumns> {
        let names = NAMES.as_ref()?;
        let plain: Vec<String> = header.iter().map(|name| normalised(name)).collect();
        let find = |list: &[String]| plain.iter().position(|name| list.contains(name));
        let times = [
            (&names.minutes, Unit::Minutes),
            (&names.seconds, Unit::Seconds),
            (&names.hours, Unit::Hours),
        ];
        let mut times = times.into_iter();
        let time = times.find_map(|(list, unit)| Some((find(list)?, unit)));
        if let (Some(from), Some(to), Some((time, unit))) =
            (find(&names.from), find(&names.to), time)
        {
            return Some(TravelColumns::Long {
                from,
                to,
                mode: find(&names.mode),
                time,
                unit,
                without_header: false,
            });
        }
        if is_of_urmo_ac(header, &is_offer) {
            return Some(TravelColumns::Long {
                from: 0,
                to: 1,
                mode: None,
                time: 3,
                unit: Unit::Seconds,
                without_header: true,
            });
        }
        let offers = header.iter().enumerate().skip(1);
        let offers: Vec<(usize, String)> = offers
            .filter(|(_, name)| is_offer(name))
            .map(|(column, name)| (column, name.trim().to_string()))
            .collect();
        (!offers.is_empty()).then_some(TravelColumns::Matrix { offers })
    }
}

/// Whether the first line is a way as UrMo AC writes it, without a header: origin, destination, metres, seconds,
/// number, value; more in its longer outputs. Source: its documentation, "O/D output".
fn is_of_urmo_ac(header: &[String], is_offer: impl Fn(&str) -> bool) -> bool {
    let is_measure = |cell: &String| cell.trim().parse::<f64>().is_ok() && !is_offer(cell);
    header.len() >= 6 && header[2..6].iter().all(is_measure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(header: &str) -> Option<TravelColumns> {
        let header: Vec<String> = header.split([',', ';']).map(str::to_string).collect();
        TravelColumns::of(&header, |id| id.starts_with("kita"))
    }

    fn long(from: usize, to: usize, time: usize, unit: Unit) -> Option<TravelColumns> {
        Some(TravelColumns::Long {
            from,
            to,
            mode: None,
            time,
            unit,
            without_header: false,
        })
    }

    #[test]
    fn the_formats_of_the_usual_programs_are_known() {
        assert_eq!(
            columns("from_id,to_id,travel_time"),
            long(0, 1, 2, Unit::Minutes)
        );
        assert_eq!(
            columns("from_id,to_id,travel_time_p50"),
            long(0, 1, 2, Unit::Minutes)
        );
        assert_eq!(
            columns("FROM_ID,TO_ID,DURATION_H,DIST_KM"),
            long(0, 1, 2, Unit::Hours)
        );
        let qneat = "origin_id,destination_id,entry_cost,network_cost,exit_cost,total_cost";
        assert_eq!(columns(qneat), long(0, 1, 5, Unit::Seconds));
        assert_eq!(
            columns("origin,destination,cost"),
            long(0, 1, 2, Unit::Minutes)
        );
        assert_eq!(
            columns("a;kita-1;812.5;650.0;1;80").map(|one| matches!(
                one,
                TravelColumns::Long {
                    without_header: true,
                    time: 3,
                    ..
                }
            )),
            Some(true)
        );
        let german = columns("von;nach;minuten;art");
        assert!(matches!(
            german,
            Some(TravelColumns::Long {
                mode: Some(3),
                unit: Unit::Minutes,
                ..
            })
        ));
    }

    #[test]
    fn a_matrix_has_the_offers_above_its_columns() {
        let offers = vec![(1, "kita-1".to_string()), (3, "kita-2".to_string())];
        assert_eq!(
            columns("ort;kita-1;hort;kita-2"),
            Some(TravelColumns::Matrix { offers })
        );
        assert_eq!(columns("ort;hort"), None);
        assert_eq!(columns("von;nach"), None);
    }
}
