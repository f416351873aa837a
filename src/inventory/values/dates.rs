//! Calendar days as German offices and Excel write them.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::inventory::values::special_words::{SpecialWord, special};
use crate::model::finding::Code;
use crate::vocabulary::words::normalised;

/// Why a cell is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    NotADate,
    /// `31.02.2025`.
    NoSuchDay,
    /// `12/2025`: which day of the month?
    MonthOnly,
}

/// Words that say that something has no end, or that nobody knows it.
const NO_DAY: [&str; 38] = [
    "unbefristet",
    "laufend",
    "fortlaufend",
    "fortlaufend bis auf weiteres",
    "bis auf weiteres",
    "auf weiteres",
    "dauerhaft",
    "dauerangebot",
    "daueraufgabe",
    "regelangebot",
    "regelförderung",
    "unbegrenzt",
    "offen",
    "ohne ende",
    "kein ende",
    "ohne befristung",
    "nicht befristet",
    "keine befristung",
    "auf dauer",
    "ständig",
    "heute",
    "seit jeher",
    "open-ended",
    "ongoing",
    "permanent",
    "indefinite",
    "unlimited",
    "until further notice",
    "-",
    "–",
    "/",
    "...",
    "∞",
    "entfällt",
    // the last day that databases know
    "31.12.9999",
    "9999-12-31",
    "31.12.2999",
    "2999-12-31",
];

/// How a cell without a day is understood, if it says in words that there is none.
pub fn no_day(cell: &str) -> Option<Code> {
    let word = normalised(cell);
    let word = word.trim_end_matches('.');
    let says = |known: &&str| normalised(known).trim_end_matches('.') == word;
    if !word.is_empty() && NO_DAY.iter().any(says) {
        return Some(Code::DateOpen);
    }
    (special(cell) == Some(SpecialWord::Unknown)).then_some(Code::DateNotKnown)
}

/// Years of two digits below this are in our century.
const CENTURY_TURNS: i32 = 70;

/// Reads `2025-12-31`, `31.12.2025`, `31.12.25`, `1. 3. 2025`, with or without a time of day; nothing
/// in a blank cell.
pub fn parse_date(cell: &str) -> Result<Option<NaiveDate>, DateProblem> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let day = without_time(cell);
    let joined: String = day.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some([year, month, day]) = numbers(&joined, '-')
        && joined.find('-') == Some(4)
    {
        return existing(year, month, day);
    }
    if let Some([day, month, year]) = numbers(&joined, '.') {
        let short = joined
            .rsplit('.')
            .next()
            .is_some_and(|year| year.len() == 2);
        let century = if year < CENTURY_TURNS { 2000 } else { 1900 };
        return existing(if short { century + year } else { year }, month, day);
    }
    match is_month(&joined) {
        true => Err(DateProblem::MonthOnly),
        false => Err(DateProblem::NotADate),
    }
}

/// Excel and databases write days with the time of midnight.
fn without_time(cell: &str) -> &str {
    let is_time = |text: &str| {
        let text = text
            .trim_end_matches('Z')
            .split('.')
            .next()
            .unwrap_or_default();
        ["%H:%M:%S", "%H:%M"]
            .iter()
            .any(|format| NaiveTime::parse_from_str(text, format).is_ok())
    };
    match cell.rsplit_once([' ', 'T']) {
        Some((day, time)) if is_time(time) => day,
        _ => cell,
    }
}

fn existing(year: i32, month: i32, day: i32) -> Result<Option<NaiveDate>, DateProblem> {
    let date = u32::try_from(month)
        .ok()
        .zip(u32::try_from(day).ok())
        .and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day))
        .filter(|date| (1900..2200).contains(&date.year()));
    date.map(Some).ok_or(DateProblem::NoSuchDay)
}

fn numbers<const N: usize>(text: &str, separator: char) -> Option<[i32; N]> {
    let is_number =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let numbers: Option<Vec<i32>> = text
        .split(separator)
        .map(|part| is_number(part).then(|| part.parse().ok()).flatten())
        .collect();
    numbers?.try_into().ok()
}

fn is_month(text: &str) -> bool {
    ['/', '.', '-']
        .iter()
        .any(|separator| match numbers(text, *separator) {
            Some([one, other]) => {
                let year = |number: i32| (1900..2200).contains(&number);
                let month = |number: i32| (1..=12).contains(&number);
                month(one) && year(other) || year(one) && month(other)
            }
            None => false,
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_read_as_offices_write_it() {
        let last = NaiveDate::from_ymd_opt(2025, 12, 31);
        for cell in [
            "2025-12-31",
            "31.12.2025",
            "31.12.25",
            " 31. 12. 2025",
            "2025-12-31 00:00:00",
            "2025-12-31T00:00:00",
        ] {
            assert_eq!(parse_date(cell), Ok(last), "{cell}");
        }
        assert_eq!(
            parse_date("1.3.2025"),
            Ok(NaiveDate::from_ymd_opt(2025, 3, 1))
        );
        assert_eq!(
            parse_date("1.3.98"),
            Ok(NaiveDate::from_ymd_opt(1998, 3, 1))
        );
        assert_eq!(parse_date("  "), Ok(None));
    }

    #[test]
    fn a_day_that_does_not_exist_or_is_none_is_refused() {
        assert_eq!(parse_date("31.02.2025"), Err(DateProblem::NoSuchDay));
        assert_eq!(parse_date("2025-13-01"), Err(DateProblem::NoSuchDay));
        assert_eq!(parse_date("1.1.0025"), Err(DateProblem::NoSuchDay));
        assert_eq!(parse_date("12/2025"), Err(DateProblem::MonthOnly));
        assert_eq!(parse_date("2025-12"), Err(DateProblem::MonthOnly));
        for cell in ["2025", "31/12/2025", "bald", "--", "1.2.3.4"] {
            assert_eq!(parse_date(cell), Err(DateProblem::NotADate), "{cell}");
        }
    }

    #[test]
    fn words_say_that_there_is_no_end() {
        for cell in [
            "unbefristet",
            "laufend",
            "bis auf Weiteres",
            "Dauerhaft",
            "unbegrenzt",
            "offen",
            "fortlaufend",
            "-",
            "–",
            "ongoing",
            "nicht befristet",
            "bis auf weiteres.",
        ] {
            assert_eq!(no_day(cell), Some(Code::DateOpen), "{cell}");
        }
        assert_eq!(no_day("k. A."), Some(Code::DateNotKnown));
        for cell in ["", "31.12.2025", "bald", "2025"] {
            assert_eq!(no_day(cell), None, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_stops_the_program(cell in ".{0,30}", strange in "[-0-9./: T]{0,24}") {
            let _ = (parse_date(&cell), parse_date(&strange));
        }

        #[test]
        fn a_day_that_we_wrote_is_read_as_the_same_day(days in 693_596..803_168) {
            let date = NaiveDate::from_num_days_from_ce_opt(days);
            let written = date.map(|date| date.format("%d.%m.%Y").to_string()).unwrap_or_default();
            prop_assert_eq!(parse_date(&written), Ok(date));
        }
    }
}
