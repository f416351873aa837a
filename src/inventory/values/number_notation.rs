//! Numbers as people write them: `ca. 20`, `20-25`, `15 + 5`, `2 Gruppen à 10`, `<3`, `(12)`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::numbers::{DecimalMark, Number, NumberProblem};
use super::plain_number::{is_factor, plain_number};
use super::signs::{Counts, Sign, is_unit, sign};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// The words of `number_notation.toml`, where each list is explained.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    about: Vec<String>,
    at_most: Vec<String>,
    at_least: Vec<String>,
    less_than: Vec<String>,
    about_behind: Vec<String>,
    at_least_behind: Vec<String>,
    each: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("number_notation.toml")).unwrap_or_default());

impl Number {
    /// Reads a cell. `mark` only matters where a cell alone could mean two things: `1.234` is then a
    /// thousand and more, as everywhere in Germany, unless the column has decimal points; `1,234` is
    /// read only if the column shows which mark it has. Beyond six decimals, numbers are rounded.
    pub fn parse(cell: &str, mark: DecimalMark) -> Result<Number, NumberProblem> {
        Number::of(cell, mark, Counts::Anything)
    }

    /// The same in a column that counts this: what counts something else is no number of it.
    pub fn of(cell: &str, mark: DecimalMark, counts: Counts) -> Result<Number, NumberProblem> {
        read(cell, mark, counts)
    }
}

/// Reads a cell of a column that counts this. `mark` only matters where a cell alone could mean two things.
pub fn read(cell: &str, mark: DecimalMark, counts: Counts) -> Result<Number, NumberProblem> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(Number::Empty);
    }
    if let Some(whole) = whole_number(cell) {
        return Ok(Number::Exact(whole));
    }
    match sign(cell) {
        Some(Sign::Nothing) => return Ok(Number::Nothing),
        Some(Sign::Withheld) => return Ok(Number::Withheld),
        Some(Sign::Untold) => return Ok(Number::Untold),
        Some(Sign::Unknown) => return Ok(Number::Unknown),
        None => {}
    }
    let reader = Reader { mark, counts };
    match reader.number(cell) {
        // Only what is no number as it stands is looked at twice.
        Err(NumberProblem::NotANumber | NumberProblem::Unit) => {
            let unit = || reader.unit_of(cell);
            reader.notation(cell).unwrap_or_else(|| Err(unit()))
        }
        read => read,
    }
}

/// Digits and nothing else, as nearly all cells are: they can be read in one way only.
fn whole_number(cell: &str) -> Option<Quantity> {
    const SURE_TO_FIT: usize = 9;
    let is_plain = cell.len() <= SURE_TO_FIT && cell.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| cell.parse().ok().map(Quantity::from_whole))?
}

/// How a column's cells are read.
#[derive(Clone, Copy)]
struct Reader {
    mark: DecimalMark,
    counts: Counts,
}

impl Reader {
    /// A number with what it counts behind it, and no more.
    fn number(self, text: &str) -> Result<Number, NumberProblem> {
        plain_number(text, self.mark, |unit| self.is_counted(unit))
    }

    /// Whether words behind a number say what the column counts: `Kinder und Jugendliche`.
    fn is_counted(self, words: &str) -> bool {
        let mut words = words
            .split([' ', '/'])
            .filter(|word| !word.is_empty())
            .peekable();
        let filler = |word: &str| matches!(normalised(word).as_str(), "und" | "and" | "u." | "o.");
        match self.counts {
            Counts::Anything => {
                words.next().is_some_and(|word| is_unit(word, self.counts))
                    && words.next().is_none()
            }
            _ => {
                words.peek().is_some()
                    && words.all(|word| filler(word) || is_unit(word, self.counts))
            }
        }
    }

    /// Why a text is no number: what stands behind it, if that is a word.
    fn unit_of(self, cell: &str) -> NumberProblem {
        let digits = cell.find(|c: char| c.is_ascii_digit()) == Some(0);
        let behind =
            cell.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
        let is_word = (behind.chars().filter(|c| c.is_alphabetic()).count() >= 2 || behind == "€")
            && behind
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | ' ' | '-' | '€'));
        match self.counts != Counts::Anything && digits && is_word && !is_factor(behind.trim()) {
            true => NumberProblem::Unit,
            false => NumberProblem::NotANumber,
        }
    }

    fn quantity(self, text: &str) -> Option<Quantity> {
        match self.number(text.trim()) {
            Ok(Number::Exact(quantity) | Number::Read(quantity)) => Some(quantity),
            _ => None,
        }
    }

    /// A number with something before, between or around it; none if nothing of it is known.
    fn notation(self, cell: &str) -> Option<Result<Number, NumberProblem>> {
        let lower = cell.to_lowercase();
        let whole = |text: &str| self.quantity(text);
        let found = behind(&lower, &WORDS.about)
            .and_then(whole)
            .map(Number::About)
            .or_else(|| self.between(&lower))
            .or_else(|| {
                behind(&lower, &WORDS.at_most)
                    .and_then(whole)
                    .map(Number::AtMost)
            })
            .or_else(|| behind(&lower, &WORDS.less_than).and_then(|text| self.less(text)))
            .or_else(|| {
                behind(&lower, &WORDS.at_least)
                    .and_then(whole)
                    .map(Number::AtLeast)
            })
            .or_else(|| lower.strip_prefix('>').and_then(whole).map(Number::AtLeast))
            .or_else(|| {
                before(&lower, &WORDS.about_behind)
                    .and_then(whole)
                    .map(Number::About)
            })
            .or_else(|| {
                before(&lower, &WORDS.at_least_behind)
                    .and_then(whole)
                    .map(Number::AtLeast)
            })
            .or_else(|| self.sum(&lower))
            .or_else(|| self.product(&lower))
            .or_else(|| self.in_brackets(&lower))
            .or_else(|| self.with_mark(&lower));
        found.map(Ok)
    }

    /// `<3`: at most 2.
    fn less(self, text: &str) -> Option<Number> {
        let limit = self.quantity(text)?;
        let most = limit.units().checked_sub(Quantity::ONE.units())?;
        Some(Number::Below(Quantity::from_units(most)))
    }

    /// `20-25`, `20 bis 25`, `zwischen 20 und 25`: the lower number goes before.
    fn between(self, text: &str) -> Option<Number> {
        let text = behind(text, &WORDS.about).unwrap_or(text);
        let inside = text
            .strip_prefix("zwischen ")
            .or_else(|| text.strip_prefix("between "));
        let (text, middles): (&str, &[&str]) = match inside {
            Some(inside) => (inside, &[" und ", " and "]),
            None => (
                text.strip_prefix("von ").unwrap_or(text),
                &[" bis ", " to ", "–", "—", "-"],
            ),
        };
        let (low, high) = middles.iter().find_map(|middle| text.split_once(middle))?;
        let low = low.trim();
        // The unit may stand behind the last number only.
        let low = self.quantity(low)?;
        let high = self.quantity(high)?;
        (low < high).then_some(Number::Between(low, high))
    }

    /// `15 + 5`.
    fn sum(self, text: &str) -> Option<Number> {
        let parts: Vec<&str> = text.split('+').collect();
        let numbers: Option<Vec<Quantity>> = parts.iter().map(|part| self.quantity(part)).collect();
        let numbers = numbers.filter(|numbers| numbers.len() > 1)?;
        Some(Number::Read(numbers.into_iter().sum()))
    }

    /// `2 Gruppen à 10`, `2 x 10`, `2 Gruppen mit je 10 Plätzen`.
    fn product(self, text: &str) -> Option<Number> {
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        let (groups, rest) = text.split_at(end);
        let groups = groups.parse::<u64>().ok()?;
        let rest = rest.trim_start();
        let rest = match rest.strip_prefix(['x', '×', '*', '·', 'à']) {
            Some(each) if !each.starts_with(char::is_alphabetic) => each,
            _ => {
                // a word for the groups: Gruppen, Kurse, Standorte
                let word = rest
                    .find(|c: char| !c.is_alphabetic())
                    .unwrap_or(rest.len());
                let behind_word = rest.split_at(word).1.trim_start();
                [rest, behind_word]
                    .iter()
                    .find_map(|text| behind(text, &WORDS.each))?
            }
        };
        let each = self.quantity(rest)?;
        Some(Number::Read(each.times(groups)))
    }

    /// `(12)`: less certain than others.
    fn in_brackets(self, text: &str) -> Option<Number> {
        let inside = text.strip_prefix('(')?.strip_suffix(')')?;
        self.quantity(inside).map(Number::About)
    }

    /// `12 r`, `12*`, `12 1)`: a number with a mark of official tables or of a footnote.
    fn with_mark(self, text: &str) -> Option<Number> {
        let marks = |text: &str| -> Option<(String, bool)> {
            let plain = text.trim_end_matches(['¹', '²', '³', '*']);
            if plain.len() < text.len() {
                return Some((plain.to_string(), false));
            }
            let number = text
                .strip_suffix([')'])?
                .trim_end_matches(|c: char| c.is_ascii_digit());
            number.ends_with(' ').then(|| (number.to_string(), false))
        };
        let letter = |text: &str| -> Option<(String, bool)> {
            let mark = text.chars().last()?;
            let number = text.strip_suffix(mark)?.trim_end();
            let is_number = number.ends_with(|c: char| c.is_ascii_digit());
            // p: preliminary, r: corrected, s: estimated
            (matches!(mark, 'p' | 'r' | 's') && is_number)
                .then(|| (number.to_string(), mark != 'r'))
        };
        let (number, is_doubtful) = marks(text).or_else(|| letter(text))?;
        let quantity = self.quantity(&number)?;
        Some(match is_doubtful {
            true => Number::About(quantity),
            false => Number::Read(quantity),
        })
    }
}

/// What stands behind one of these words.
fn behind<'a>(text: &'a str, words: &[String]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let rest = text.strip_prefix(word.as_str())?;
        let parted =
            !word.ends_with(char::is_alphabetic) || rest.starts_with([' ', '\u{a0}', '\u{202f}']);
        parted.then(|| rest.trim_start())
    })
}

/// What stands before one of these words, which may stand in brackets.
fn before<'a>(text: &'a str, words: &[String]) -> Option<&'a str> {
    let in_brackets = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
        .filter(|(_, inside)| words.iter().any(|word| word == inside.trim()));
    let plain = || {
        words
            .iter()
            .find_map(|word| text.strip_suffix(word.as_str()))
    };
    let rest = in_brackets.map(|(rest, _)| rest).or_else(plain)?;
    Some(rest.trim_end_matches([' ', '\u{a0}', ',']))
}

#[cfg(test)]
mod tests;
