//! The words and signs of notations of ages. The list is `age_notation.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::vocabulary::ages::AgeNumber;

/// What a part of a notation says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Symbol {
    Number(AgeNumber),
    To,
    Under,
    /// The number that follows is included, whatever the other bands of the table say.
    Included,
    From,
    Over,
    OrMore,
}

/// Words that say nothing by themselves, and those that say how others are meant.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    or_more: Vec<String>,
    under: Vec<String>,
    included: Vec<String>,
    to: Vec<String>,
    from: Vec<String>,
    over: Vec<String>,
    silent: Vec<String>,
    school_years: Vec<String>,
    people: Vec<String>,
    years: Vec<String>,
    months: Vec<String>,
    weeks: Vec<String>,
}

static LIST: LazyLock<List> =
    LazyLock::new(|| toml::from_str(include_str!("../age_notation.toml")).unwrap_or_default());

/// A symbol as it is written: in so many words.
#[derive(Debug)]
pub struct Written {
    pub words: Vec<&'static str>,
    pub symbol: Symbol,
}

/// All symbols with all that they are written as.
pub static SYMBOLS: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let list: &'static List = &LIST;
    let all = [
        (&list.or_more, Symbol::OrMore),
        (&list.under, Symbol::Under),
        (&list.included, Symbol::Included),
        (&list.to, Symbol::To),
        (&list.from, Symbol::From),
        (&list.over, Symbol::Over),
    ];
    let written = all.into_iter().flat_map(|(texts, symbol)| {
        texts.iter().map(move |text| Written {
            words: text.split(' ').collect(),
            symbol,
        })
    });
    written.collect()
});

fn has(words: &[String], word: &str) -> bool {
    words.iter().any(|own| own == word)
}

/// Whether a word says nothing beside a number.
pub fn is_silent(word: &str) -> bool {
    has(&LIST.silent, word)
}

/// Whether a word makes numbers school years.
pub fn is_school_year(word: &str) -> bool {
    has(&LIST.school_years, word)
}

/// Whether a word behind an age says who or what is of that age.
pub fn is_behind(word: &str) -> bool {
    has(&LIST.people, word)
}

/// How long the unit of a number is, in thousandths of a year.
pub fn unit(word: &str) -> Option<f64> {
    match word {
        _ if has(&LIST.years, word) => Some(1000.0),
        _ if has(&LIST.months, word) => Some(1000.0 / 12.0),
        _ if has(&LIST.weeks, word) => Some(7000.0 / 365.25),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::words::normalised;

    #[test]
    fn the_list_is_read_and_written_as_cells_are_compared() {
        assert!(SYMBOLS.len() > 60 && is_silent("jahre") && is_school_year("klasse"));
        for written in SYMBOLS.iter() {
            let text = written.words.join(" ");
            assert_eq!(normalised(&text), text);
        }
    }
}
