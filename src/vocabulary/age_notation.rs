//! How offices write ages: the one place where such a notation is read.
//!
//! `3 bis unter 6 Jahre`, `drei bis fünf Jahre`, `3-u6`, `85 u. ä.`, `über 65`, `Ü3`, `65plus`, `Klasse 5–7`, `Grundschulkinder`,
//! `6 Monate bis 3 Jahre`, `03. Mai`: cells, headings, phases and phrases all come through here. What whole
//! numbers of a table mean together is [`super::age_reading`].

mod symbols;
mod tokens;
mod words;

use super::age_dates;
use super::age_reading::Reading;
use super::age_words;
use super::ages::{Age, AgeNumber, AgeProblem, StatedBand, is_endless};
use super::words::normalised;
use symbols::symbols;
use tokens::tokens;
use words::{Symbol, is_behind, is_school_year};

/// The ages that a cell states, and from what they were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    pub band: StatedBand,
    pub notation: Notation,
}

/// From what ages were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notation {
    /// Numbers, which say it themselves.
    Numbers,
    /// `über 65`: whether 65 is among them is open.
    Over,
    /// `0–99`: an upper end that nobody reaches is none.
    NoUpperEnd,
    /// `Klasse 5–7`: school years, counted from the sixth birthday.
    Class,
    /// `Grundschulkinder`: a word of the list.
    Word,
    /// `03. Mai`: a spreadsheet has made a date of `3-5`.
    Date,
}

impl StatedBand {
    /// Reads a band written in one cell, whatever its notation.
    ///
    /// # Errors
    /// It is no age at all, its ends are the wrong way round, or nobody gets so old.
    pub fn parse(cell: &str) -> Result<StatedBand, AgeProblem> {
        read(cell).map(|noted| noted.band)
    }
}

/// Reads one cell. What is no statement about ages at all is [`AgeProblem::NotAnAge`].
pub fn read(cell: &str) -> Result<Noted, AgeProblem> {
    let words = age_words::ungendered(&normalised(cell));
    let of_word = of_word(&words).or_else(|| of_word(without_people(&words)?));
    if let Some(band) = of_word {
        return Ok(Noted {
            band,
            notation: Notation::Word,
        });
    }
    if let Some(band) = age_dates::band(&words) {
        return Ok(Noted {
            band,
            notation: Notation::Date,
        });
    }
    match of_symbols(&words) {
        Err(AgeProblem::NotAnAge) => in_brackets(&words).ok_or(AgeProblem::NotAnAge),
        read => read,
    }
}

/// `Ü3-Kinder`, `Ü3-Plätze`: what stands before a word for people or places.
fn without_people(words: &str) -> Option<&str> {
    let (before, last) = words.rsplit_once([' ', '-'])?;
    let has_number = before.contains(|c: char| c.is_ascii_digit());
    (has_number && is_behind(last)).then(|| before.trim_end())
}

/// `Kindergarten (3-6 Jahre)`: what stands in brackets behind a name, if it is an age.
fn in_brackets(words: &str) -> Option<Noted> {
    let (name, behind) = words.split_once(['(', '['])?;
    let inside = behind.strip_suffix([')', ']'])?;
    let is_name =
        name.chars().any(char::is_alphabetic) && !name.contains(|c: char| c.is_ascii_digit());
    is_name.then(|| of_symbols(inside).ok())?
}

/// The age in completed years in which a class begins: the first one at six.
const CLASS_AGE: u32 = 5;
/// The last class of any school.
const LAST_CLASS: u32 = 13;

/// The ages of the word of the list, already [`normalised`]: points in time, however the list writes them.
pub fn of_word(word: &str) -> Option<StatedBand> {
    let noted = of_numbers(age_words::ages(word)?).ok()?;
    let band = noted.band.read(&Reading::default());
    let point = |age: Age| AgeNumber { age, whole: false };
    Some(StatedBand {
        from: point(band.from),
        to: band.to.map(point),
        over: false,
    })
}

/// Reads numbers and signs only, no words of the list and no dates.
fn of_numbers(words: &str) -> Result<Noted, AgeProblem> {
    of_symbols(&normalised(words))
}

fn of_symbols(words: &str) -> Result<Noted, AgeProblem> {
    let tokens = tokens(words);
    let is_class = tokens.iter().any(|token| is_school_year(token));
    let symbols = symbols(&tokens, is_class)?;
    if is_class {
        let band = classes(&symbols)?;
        let notation = Notation::Class;
        return Ok(Noted { band, notation });
    }
    let band = band(&symbols)?;
    let notation = match band {
        _ if band.over => Notation::Over,
        StatedBand { to: Some(to), .. } if is_endless(band.from, to) => Notation::NoUpperEnd,
        _ => Notation::Numbers,
    };
    Ok(Noted {
        band: band.without_endless(),
        notation,
    })
}

fn band(symbols: &[Symbol]) -> Result<StatedBand, AgeProblem> {
    use Symbol::{From, Included, Number, OrMore, Over, To, Under};
    let point = |number: AgeNumber| AgeNumber {
        whole: false,
        ..number
    };
    let birth = AgeNumber::BIRTH;
    match *symbols {
        [Number(only)] => StatedBand::of(only, Some(only)),
        [Number(from), OrMore] | [From, Number(from)] | [From, Number(from), OrMore] => {
            StatedBand::of(from, None)
        }
        [Over, Number(from)] | [Over, Number(from), OrMore] => Ok(StatedBand {
            over: from.whole,
            ..StatedBand::of(from, None)?
        }),
        [Under, Number(to)] => StatedBand::of(birth, Some(point(to))),
        [To, Number(to)] => StatedBand::of(birth, Some(to)),
        [Included, Number(to)] => StatedBand::of(birth, Some(to.end_included())),
        [Number(from), To, Number(to)] | [From, Number(from), To, Number(to)] => {
            StatedBand::of(from, Some(to))
        }
        [Number(from), Under, Number(to)] | [From, Number(from), Under, Number(to)] => {
            StatedBand::of(from, Some(point(to)))
        }
        [Number(from), Included, Number(to)] | [From, Number(from), Included, Number(to)] => {
            StatedBand::of(from, Some(to.end_included()))
        }
        _ => Err(AgeProblem::NotAnAge),
    }
}

/// School years as ages: class 1 is the seventh year of life.
fn classes(symbols: &[Symbol]) -> Result<StatedBand, AgeProblem> {
    use Symbol::{From, Included, Number, OrMore, To};
    let (first, last) = match *symbols {
        [Number(only)] => (only, Some(only)),
        [Number(from), To | Included, Number(to)] | [From, Number(from), To, Number(to)] => {
            (from, Some(to))
        }
        [From, Number(from)] | [Number(from), OrMore] => (from, None),
        [To | Included, Number(to)] => (AgeNumber::whole(1), Some(to)),
        _ => return Err(AgeProblem::NotAnAge),
    };
    let class = |number: AgeNumber| {
        let class = number.in_units();
        let is_class = number.whole && (1..=LAST_CLASS).contains(&class);
        is_class.then_some(class).ok_or(AgeProblem::NotAnAge)
    };
    let (first, last) = (class(first)?, last.map_or(Ok(LAST_CLASS), class)?);
    let point = |years: u32| AgeNumber {
        age: Age::years(years),
        whole: false,
    };
    StatedBand::of(point(first + CLASS_AGE), Some(point(last + CLASS_AGE + 1)))
}

#[cfg(test)]
mod tests;
