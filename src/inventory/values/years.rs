//! Years as offices write them: `2024`, `2024/25`, `31.12.2024`, `2022_12_31`.

use chrono::NaiveDate;

use crate::vocabulary::words::normalised;

/// A year that a cell, a heading, a sheet or a title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedYear {
    pub year: i32,
    /// `2024/25` begins in this year and ends in the next.
    pub is_school_year: bool,
}

impl StatedYear {
    /// Its first and its last day; school years begin on the first of August.
    pub fn days(self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let day = NaiveDate::from_ymd_opt;
        match self.is_school_year {
            true => (day(self.year, 8, 1), day(self.year + 1, 7, 31)),
            false => (day(self.year, 1, 1), day(self.year, 12, 31)),
        }
    }
}

/// The year that a text names, if it names nothing else.
pub fn year_of(text: &str) -> Option<StatedYear> {
    let word = normalised(text);
    let word = LEADS
        .iter()
        .find_map(|lead| word.strip_prefix(lead))
        .unwrap_or(&word)
        .trim();
    // as a data frame writes whole numbers
    let word = word.strip_suffix(".0").unwrap_or(word);
    plain(word)
        .map(|year| StatedYear {
            year,
            is_school_year: false,
        })
        .or_else(|| school_year(word))
        .or_else(|| day(word))
}

/// What may stand before a year.
const LEADS: [&str; 16] = [
    "schuljahr",
    "kindergartenjahr",
    "kita-jahr",
    "kitajahr",
    "sj",
    "kgj",
    "jahr",
    "stand:",
    "stand",
    "stichtag:",
    "stichtag",
    "am ",
    "zum ",
    "year",
    "ende",
    "fiscal year",
];

fn plain(word: &str) -> Option<i32> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year = is_year.then(|| word.parse().ok()).flatten()?;
    (1900..=2200).contains(&year).then_some(year)
}

/// `2024/25`, `2024/2025`, `2024-25`: two years that follow each other.
fn school_year(word: &str) -> Option<StatedYear> {
    let (from, to) = word.split_once(['/', '-'])?;
    let year = plain(from.trim())?;
    let to = to.trim();
    let follows = match to.len() {
        2 => to.parse::<i32>().ok()? == (year + 1) % 100,
        4 => plain(to)? == year + 1,
        _ => false,
    };
    follows.then_some(StatedYear {
        year,
        is_school_year: true,
    })
}

/// A day: `31.12.2024`, `2024-12-31`, `2022 12 31`.
fn day(word: &str) -> Option<StatedYear> {
    let parts: Vec<&str> = word
        .split(['.', '-', '/', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let [one, two, three] = parts[..] else {
        return None;
    };
    let number = |part: &str, most: u32| {
        let fits = part.len() <= 2 && part.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n));
        fits.then_some(())
    };
    let year = match (plain(one), plain(three)) {
        (Some(year), None) => number(two, 12).and(number(three, 31)).map(|()| year),
        (None, Some(year)) => number(one, 31).and(number(two, 12)).map(|()| year),
        _ => None,
    }?;
    Some(StatedYear {
        year,
        is_school_year: false,
    })
}

/// The only year in a text that says more than that, such as a title or the name of a file.
pub fn year_in(text: &str) -> Option<StatedYear> {
    let word = normalised(text);
    let words: Vec<&str> = word
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '/' | '-')))
        .map(|part| part.trim_matches(['.', '-', '/']))
        .filter(|part| !part.is_empty())
        .collect();
    let mut found: Option<StatedYear> = None;
    for word in words {
        let parts = [word].into_iter().chain(word.split('-'));
        let Some(year) = parts.filter_map(year_of).next() else {
            continue;
        };
        match found {
            Some(other) if other != year => return None,
            _ => found = Some(year),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> Option<i32> {
        year_of(text).map(|stated| stated.year)
    }

    #[test]
    fn years_are_read_as_offices_write_them() {
        for text in [
            "2024",
            "2024.0",
            "2024/25",
            "2024/2025",
            "2024-25",
            "31.12.2024",
            "2024-12-31",
            "2024_12_31",
            "Schuljahr 2024/25",
            "Stand: 31.12.2024",
        ] {
            assert_eq!(year(text), Some(2024), "{text}");
        }
        for text in [
            "",
            "24",
            "2024/26",
            "1.2.3",
            "20245",
            "Nord",
            "3-5",
            "31.13.2024",
            "2024/2026",
        ] {
            assert_eq!(year(text), None, "{text}");
        }
        assert!(year_of("2024/25").is_some_and(|stated| stated.is_school_year));
    }

    #[test]
    fn a_title_names_a_year_if_it_names_only_one() {
        let year = |text: &str| year_in(text).map(|stated| stated.year);
        assert_eq!(
            year("Bevölkerung nach Alter, Stand: 31.12.2024"),
            Some(2024)
        );
        assert_eq!(year("bedarfe-2024.csv"), Some(2024));
        assert_eq!(year("einwohner_2022_12_31"), Some(2022));
        assert_eq!(year("Bedarfe 2023 und 2024"), None);
        assert_eq!(year("Bedarfe der Stadt"), None);
    }
}
