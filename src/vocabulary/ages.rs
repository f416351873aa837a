//! Age bands, from which birthday to which.

use std::fmt;

use crate::language::{Label, Language, text};

/// A point in a life, in thousandths of a year: `3000` is the third birthday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Age(pub u32);

impl Age {
    pub const BIRTH: Age = Age(0);
    /// Older than anybody: where a band without an upper end is cut for sharing out by years.
    pub const TOP: Age = Age::years(100);
    /// A larger number in an age column is a typing error.
    pub const HIGHEST: Age = Age::years(130);

    pub const fn years(years: u32) -> Age {
        Age(years * 1000)
    }

    pub fn in_years(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// All ages from `from` up to, but not including, `to`; without `to`, with no upper end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeBand {
    pub from: Age,
    pub to: Option<Age>,
}

/// A number in an age column: whole numbers are completed years, decimals are points in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgeNumber {
    pub age: Age,
    pub whole: bool,
}

/// Two numbers as a file states them, not yet read as inclusive or half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatedBand {
    pub from: AgeNumber,
    pub to: Option<AgeNumber>,
}

/// Why a statement about ages cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeProblem {
    /// Not an age at all.
    NotAnAge,
    /// From is after to.
    Reversed,
    /// Above [`Age::HIGHEST`].
    TooOld,
}

impl AgeNumber {
    /// Reads `3`, `0,5` or `0.5`.
    pub fn parse(word: &str) -> Result<AgeNumber, AgeProblem> {
        let word = word.trim();
        let plausible = !word.is_empty()
            && word.len() <= 12
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || c == ',' || c == '.');
        if !plausible {
            return Err(AgeProblem::NotAnAge);
        }
        let years: f64 = word
            .replace(',', ".")
            .parse()
            .map_err(|_| AgeProblem::NotAnAge)?;
        if years > Age::HIGHEST.in_years() {
            return Err(AgeProblem::TooOld);
        }
        Ok(AgeNumber {
            age: Age((years * 1000.0).round() as u32),
            whole: !word.contains([',', '.']),
        })
    }
}

impl StatedBand {
    /// Reads a band written in one cell: `0-2`, `0,5–3`, `80+`, `ab 80`, `bis 3`, `3 bis 6 Jahre`,
    /// `under 3`, `5`.
    pub fn parse(cell: &str) -> Result<StatedBand, AgeProblem> {
        let words = super::words::normalised(cell);
        let words = words
            .trim_end_matches('.')
            .trim_end_matches("jahren")
            .trim_end_matches("jahre")
            .trim_end_matches("jahr")
            .trim_end_matches("years")
            .trim_end_matches("year")
            .trim_end_matches(" j")
            .trim();
        if let Some(from) = words.strip_suffix('+') {
            return StatedBand::open(from);
        }
        for lead in ["ab ", "from ", ">="] {
            if let Some(from) = words.strip_prefix(lead) {
                return StatedBand::open(from);
            }
        }
        for tail in [" und aelter", " and older", " and over"] {
            if let Some(from) = words.strip_suffix(tail) {
                return StatedBand::open(from.trim_end_matches("jahre").trim());
            }
        }
        for lead in ["unter ", "under ", "<"] {
            if let Some(to) = words.strip_prefix(lead) {
                let to = AgeNumber::parse(to)?;
                return StatedBand::of(birth(), Some(AgeNumber { whole: false, ..to }));
            }
        }
        for lead in ["bis ", "up to "] {
            if let Some(to) = words.strip_prefix(lead) {
                return StatedBand::of(birth(), Some(AgeNumber::parse(to)?));
            }
        }
        for middle in ["-", " bis ", " to "] {
            if let Some((from, to)) = words.split_once(middle) {
                let from = AgeNumber::parse(from.trim_start_matches("von "))?;
                return StatedBand::of(from, Some(AgeNumber::parse(to)?));
            }
        }
        let only = AgeNumber::parse(words)?;
        StatedBand::of(only, Some(only))
    }

    fn open(from: &str) -> Result<StatedBand, AgeProblem> {
        StatedBand::of(AgeNumber::parse(from)?, None)
    }

    /// The band of two numbers; without `to`, with an open end.
    pub fn of(from: AgeNumber, to: Option<AgeNumber>) -> Result<StatedBand, AgeProblem> {
        let band = StatedBand { from, to };
        match band.read(Reading::CompletedYears) {
            AgeBand { from, to: Some(to) } if from >= to => Err(AgeProblem::Reversed),
            _ => Ok(band),
        }
    }

    /// The ages meant.
    pub fn read(self, reading: Reading) -> AgeBand {
        // A decimal on either side says that both numbers are points in time.
        let points = !self.from.whole || self.to.is_some_and(|to| !to.whole);
        let inclusive = reading == Reading::CompletedYears && !points;
        AgeBand {
            from: self.from.age,
            to: self.to.map(|to| match inclusive {
                true => Age(to.age.0 + 1000),
                false => to.age,
            }),
        }
    }
}

fn birth() -> AgeNumber {
    AgeNumber {
        age: Age::BIRTH,
        whole: true,
    }
}

/// How whole numbers in a file's age bands are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// `0-2` is everybody before the third birthday.
    CompletedYears,
    /// `0-3; 3-6`: bands that touch end where the next begins.
    HalfOpen,
}

impl Reading {
    /// Bands are half open where some touch (`0-3`, `3-6`) and none follow each other as completed
    /// years do (`0-2`, `3-5`).
    pub fn of(bands: &[StatedBand]) -> Reading {
        let whole = |number: &AgeNumber| number.whole.then_some(number.age.0);
        let starts: Vec<u32> = bands.iter().filter_map(|band| whole(&band.from)).collect();
        let ends = |after: u32| {
            bands
                .iter()
                .filter(|band| band.to.is_some_and(|to| to.age > band.from.age))
                .filter_map(|band| whole(band.to.as_ref()?))
                .any(|end| starts.contains(&(end + after)))
        };
        match ends(0) && !ends(1000) {
            true => Reading::HalfOpen,
            false => Reading::CompletedYears,
        }
    }
}

impl AgeBand {
    /// Whether every age of `other` is in this band.
    pub fn includes(&self, other: &AgeBand) -> bool {
        self.from <= other.from && self.end() >= other.end()
    }

    /// The ages in both bands.
    pub fn shared_with(&self, other: &AgeBand) -> Option<AgeBand> {
        let from = self.from.max(other.from);
        let to = match (self.to, other.to) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        match to {
            Some(to) if to <= from => None,
            _ => Some(AgeBand { from, to }),
        }
    }

    /// How long the band is, in thousandths of a year; an open end is taken as [`Age::TOP`], and a
    /// band that begins after it as one year.
    pub fn length(&self) -> u32 {
        let end = self.to.unwrap_or(Age::TOP).0;
        match end.checked_sub(self.from.0) {
            Some(length) if length > 0 => length,
            _ => 1000,
        }
    }

    /// The band as people say it: `3–5 Jahre`, `80 Jahre und älter`, `0,5 bis unter 3 Jahre`.
    pub fn label(&self) -> Label {
        let number = |language: Language, age: Age| language.short_number(age.in_years());
        let in_language = |language: Language| {
            let texts = language.texts();
            let from = text(number(language, self.from));
            let whole = |age: Age| age.0.is_multiple_of(1000);
            match self.to {
                None => texts.with("ages-from", &[("from", from)]),
                Some(to) if whole(self.from) && whole(to) => {
                    let last = Age(to.0.saturating_sub(1000));
                    let name = match last == self.from {
                        true => "ages-single",
                        false => "ages-whole",
                    };
                    texts.with(
                        name,
                        &[("from", from), ("last", text(number(language, last)))],
                    )
                }
                Some(to) => texts.with(
                    "ages-points",
                    &[("from", from), ("to", text(number(language, to)))],
                ),
            }
        };
        Label {
            de: in_language(Language::German),
            en: Some(in_language(Language::English)),
        }
    }

    fn end(&self) -> u32 {
        self.to.map_or(u32::MAX, |to| to.0)
    }
}

/// `3-5` for whole years, `0.5-3` for points in time, `80+` without an upper end.
impl fmt::Display for AgeBand {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let whole = |age: Age| age.0.is_multiple_of(1000);
        match self.to {
            None => write!(f, "{}+", self.from.in_years()),
            Some(to) if whole(self.from) && whole(to) => {
                let (first, last) = (self.from.0 / 1000, to.0 / 1000 - 1);
                match first == last {
                    true => write!(f, "{first}"),
                    false => write!(f, "{first}-{last}"),
                }
            }
            Some(to) => write!(f, "{}-{}", self.from.in_years(), to.in_years()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(cell: &str) -> AgeBand {
        StatedBand::parse(cell)
            .unwrap()
            .read(Reading::CompletedYears)
    }

    #[test]
    fn whole_numbers_are_completed_years_and_decimals_are_points_in_time() {
        assert_eq!(band("0-2").to, Some(Age::years(3)));
        assert_eq!(band("0,5–3").to, Some(Age::years(3)));
        assert_eq!(band("0,5–3").from, Age(500));
        assert_eq!(band("80+"), band("ab 80 Jahren"));
        assert_eq!(band("3 bis 5 Jahre"), band("3-5"));
        assert_eq!(band("unter 3"), band("0-2"));
        assert_eq!(band("5"), band("5-5"));
    }

    #[test]
    fn ages_that_cannot_be_are_refused() {
        assert_eq!(StatedBand::parse("9-3"), Err(AgeProblem::Reversed));
        assert_eq!(StatedBand::parse("3-131"), Err(AgeProblem::TooOld));
        assert_eq!(StatedBand::parse("Kinder"), Err(AgeProblem::NotAnAge));
        assert_eq!(StatedBand::parse("--"), Err(AgeProblem::NotAnAge));
        assert_eq!(StatedBand::parse("1e3"), Err(AgeProblem::NotAnAge));
    }

    #[test]
    fn bands_that_touch_are_half_open_but_only_if_no_band_follows_as_completed_years() {
        let stated = |cells: &[&str]| -> Vec<StatedBand> {
            cells
                .iter()
                .map(|cell| StatedBand::parse(cell).unwrap())
                .collect()
        };
        assert_eq!(Reading::of(&stated(&["0-3", "3-6"])), Reading::HalfOpen);
        assert_eq!(
            Reading::of(&stated(&["0-2", "3-5"])),
            Reading::CompletedYears
        );
        assert_eq!(
            Reading::of(&stated(&["0-3", "3-6", "0-2"])),
            Reading::CompletedYears
        );
    }

    #[test]
    fn a_band_is_shown_as_it_was_written() {
        for cell in ["0-2", "80+", "5"] {
            assert_eq!(band(cell).to_string(), cell);
        }
        assert_eq!(band("0,5-3").to_string(), "0.5-3");
    }
}
