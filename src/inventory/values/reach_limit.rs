//! Limits of reach as people write them: `800 m`, `2,5 km`, `15 min`, `15 min zu Fuß`. The words stand in
//! `reach_limit.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::location::Mode;
use crate::model::offer::Limit;
use crate::vocabulary::words::normalised;

#[derive(Deserialize)]
struct Words {
    metres: Vec<String>,
    kilometres: Vec<String>,
    minutes: Vec<String>,
    hours: Vec<String>,
    modes: BTreeMap<Mode, Vec<String>>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let mut words: Words = toml::from_str(include_str!("reach_limit.toml")).ok()?;
    let lists = [
        &mut words.metres,
        &mut words.kilometres,
        &mut words.minutes,
        &mut words.hours,
    ];
    for list in lists.into_iter().chain(words.modes.values_mut()) {
        list.iter_mut().for_each(|word| *word = normalised(word));
    }
    Some(words)
});

/// No offer has a circle wider than this, in metres: beyond it lies another country, and the distance is no longer
/// exact to a thousandth.
const FURTHEST: f64 = 1_000_000.0;
/// No way that is looked at takes longer, in seconds: a day.
const LONGEST: f64 = 86_400.0;

/// The limit that a cell or a setting states; none: it states none, or one that cannot be.
pub fn limit(cell: &str) -> Option<Limit> {
    let words = WORDS.as_ref()?;
    let cell = normalised(cell);
    let begin = cell.find(|c: char| c.is_alphabetic() || c == '\'')?;
    let (number, rest) = cell.split_at(begin);
    let number = number_of(number)?;
    let (unit, how) = rest.split_once(' ').unwrap_or((rest, ""));
    let is = |list: &[String]| list.iter().any(|word| word == unit);
    let metres = |factor: f64| {
        let metres = (number * factor).round();
        let can_be = how.is_empty() && (1.0..=FURTHEST).contains(&metres);
        can_be.then_some(Limit::Metres(metres as u32))
    };
    let time = |factor: f64| {
        let seconds = (number * factor).round();
        let mode = match how {
            "" => None,
            how => Some(mode(how)?),
        };
        let can_be = (1.0..=LONGEST).contains(&seconds);
        can_be.then_some(Limit::Time {
            seconds: seconds as u32,
            mode,
        })
    };
    match () {
        () if is(&words.metres) => metres(1.0),
        () if is(&words.kilometres) => metres(1000.0),
        () if is(&words.minutes) => time(60.0),
        () if is(&words.hours) => time(3600.0),
        () => None,
    }
}

/// How somebody is on the way, by a word for it.
pub fn mode(word: &str) -> Option<Mode> {
    let word = normalised(word.trim_matches(['(', ')']));
    let modes = WORDS.as_ref()?.modes.iter();
    let mut known = modes.filter(|(_, words)| words.contains(&word));
    known.next().map(|(mode, _)| *mode)
}

/// `800`, `2,5`, `2.5`, `1.500`: a point before three digits parts thousands, as everywhere in Germany.
fn number_of(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_thousands = |(whole, rest): (&str, &str)| {
        rest.len() == 3 && !rest.contains(',') && whole.len() <= 3 && whole != "0"
    };
    let plain = match text.split_once('.') {
        Some(parts) if is_thousands(parts) => text.replacen('.', "", 1),
        _ => text.replacen(',', ".", 1),
    };
    let digits = plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain.parse::<f64>().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn metres_and_minutes_are_read_as_people_write_them() {
        let time = |minutes: u32, mode| {
            let seconds = minutes * 60;
            Some(Limit::Time { seconds, mode })
        };
        for (cell, expected) in [
            ("800 m", Some(Limit::Metres(800))),
            ("800m", Some(Limit::Metres(800))),
            ("1.500 Meter", Some(Limit::Metres(1500))),
            ("1 500 m", Some(Limit::Metres(1500))),
            ("2,5 km", Some(Limit::Metres(2500))),
            ("2.5 km", Some(Limit::Metres(2500))),
            ("0,8 KM", Some(Limit::Metres(800))),
            ("15 min", time(15, None)),
            ("15 Min.", time(15, None)),
            ("15 Minuten zu Fuß", time(15, Some(Mode::Walk))),
            ("15 min (zu Fuß)", time(15, Some(Mode::Walk))),
            ("10 minutes by bike", time(10, Some(Mode::Bicycle))),
            ("30 min ÖPNV", time(30, Some(Mode::Transit))),
            ("1 h", time(60, None)),
        ] {
            assert_eq!(limit(cell), expected, "{cell}");
        }
    }

    #[test]
    fn what_is_no_limit_is_none() {
        for cell in [
            "",
            "m",
            "0 m",
            "-5 m",
            "800",
            "800 m zu Fuß",
            "15 min auf Rollschuhen",
            "1,5,2 km",
            "1001 km",
            "eigener",
            "alle",
            "Bezirk",
            "25 Stunden und mehr",
        ] {
            assert_eq!(limit(cell), None, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_stops_the_program(cell in ".{0,30}", near in "[0-9,. ]{0,8} ?(m|km|min|h) ?[a-z ]{0,8}") {
            let _ = (limit(&cell), limit(&near));
        }

        #[test]
        fn a_limit_that_settings_write_is_read_as_the_same(metres in 1..1_000_000u32, seconds in 1..86_400u32) {
            let of_metres = Limit::Metres(metres);
            prop_assert_eq!(limit(&of_metres.to_string()), Some(of_metres));
            let of_time = Limit::Time { seconds: seconds / 60 * 60 + 60, mode: Some(Mode::Walk) };
            prop_assert!(seconds > 86_340 || limit(&of_time.to_string()) == Some(of_time));
        }
    }
}
