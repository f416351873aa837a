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
    /// `über 65`: whether 65 is among them is open.
    pub over: bool,
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
    /// Birth, as completed years.
    pub const BIRTH: AgeNumber = AgeNumber::whole(0);

    /// A number of completed years.
    pub const fn whole(years: u32) -> AgeNumber {
        AgeNumber {
            age: Age::years(years),
            whole: true,
        }
    }

    /// Reads `3`, `0,5` or `0.5`; `3.0`, as a data frame writes it, is `3`.
    pub fn parse(word: &str) -> Result<AgeNumber, AgeProblem> {
        AgeNumber::of_units(word)?.checked()
    }

    /// Reads a number that may be one of months: larger than any age in years.
    pub(super) fn of_units(word: &str) -> Result<AgeNumber, AgeProblem> {
        let word = word.trim();
        let plausible = !word.is_empty()
            && word.len() <= 12
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || c == ',' || c == '.');
        if !plausible {
            return Err(AgeProblem::NotAnAge);
        }
        let number: f64 = word
            .replace(',', ".")
            .parse()
            .map_err(|_| AgeProblem::NotAnAge)?;
        let thousandths = (number * 1000.0).round();
        if thousandths >= f64::from(u32::MAX) {
            return Err(AgeProblem::TooOld);
        }
        Ok(AgeNumber {
            age: Age(thousandths as u32),
            whole: number.fract() == 0.0,
        })
    }

    /// The number, unless nobody gets so old.
    pub(super) fn checked(self) -> Result<AgeNumber, AgeProblem> {
        match self.age > Age::HIGHEST {
            true => Err(AgeProblem::TooOld),
            false => Ok(self),
        }
    }

    /// As a whole number, whatever its unit is.
    pub(super) fn in_units(self) -> u32 {
        self.age.0 / 1000
    }

    /// The end of a band that holds everybody of this age.
    pub(super) fn end_included(self) -> AgeNumber {
        match self.whole {
            true => AgeNumber {
                age: Age(self.age.0 + 1000),
                whole: false,
            },
            false => self,
        }
    }
}

impl StatedBand {
    /// The band of two numbers; without `to`, with an open end.
    pub fn of(from: AgeNumber, to: Option<AgeNumber>) -> Result<StatedBand, AgeProblem> {
        let reversed = to.is_some_and(|to| match from.whole && to.whole {
            true => from.age > to.age,
            false => from.age >= to.age,
        });
        match reversed {
            true => Err(AgeProblem::Reversed),
            false => Ok(StatedBand {
                from,
                to,
                over: false,
            }),
        }
    }

    /// The band without an upper end that nobody reaches: `0–99` is everybody.
    pub fn without_endless(self) -> StatedBand {
        let to = self.to.filter(|to| !is_endless(self.from, *to));
        StatedBand { to, ..self }
    }
}

/// From here on an upper end is none, unless the band begins from [`OLDEST_GROUP`] on.
pub const NO_UPPER_END: Age = Age::years(99);
/// `95-99` is an age group of its own; `60-99` is everybody from 60 on.
const OLDEST_GROUP: Age = Age::years(90);

/// Whether an upper end is one that nobody reaches.
pub(super) fn is_endless(from: AgeNumber, to: AgeNumber) -> bool {
    from.whole && to.whole && to.age >= NO_UPPER_END && from.age < OLDEST_GROUP
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

    /// Whether every age of this band, up to [`Age::TOP`], is in one of `bands`.
    pub fn is_covered_by(&self, bands: impl Iterator<Item = AgeBand>) -> bool {
        let mut bands: Vec<AgeBand> = bands.collect();
        bands.sort();
        let mut from = self.from;
        for band in bands {
            if band.from <= from && band.to.is_none_or(|to| to > from) {
                match band.to {
                    None => return true,
                    Some(to) => from = to,
                }
            }
        }
        from >= self.to.unwrap_or(Age::TOP)
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
                Some(to) if whole(self.from) && whole(to) && !self.has_written_end(to) => {
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

    /// Whether the band ends at an age that nobody reaches: written as a last year it would be read as no end.
    fn has_written_end(&self, to: Age) -> bool {
        let last = AgeNumber {
            age: Age(to.0.saturating_sub(1000)),
            whole: true,
        };
        let from = AgeNumber {
            age: self.from,
            whole: true,
        };
        is_endless(from, last)
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
            Some(to) if self.has_written_end(to) => {
                write!(f, "{}-u{}", self.from.in_years(), to.in_years())
            }
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
    use super::super::age_reading::Reading;
    use super::*;

    fn band(cell: &str) -> AgeBand {
        StatedBand::parse(cell).unwrap().read(&Reading::default())
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
        assert_eq!(StatedBand::parse("Kita"), Err(AgeProblem::NotAnAge));
        assert_eq!(StatedBand::parse("--"), Err(AgeProblem::NotAnAge));
        assert_eq!(StatedBand::parse("1e3"), Err(AgeProblem::NotAnAge));
    }

    #[test]
    fn a_band_is_shown_as_it_was_written() {
        for cell in ["0-2", "80+", "5"] {
            assert_eq!(band(cell).to_string(), cell);
        }
        assert_eq!(band("0,5-3").to_string(), "0.5-3");
    }
}
