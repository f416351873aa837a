//! What stands in a column of numbers instead of a number, and what a number may count: `signs.toml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::special_words::words_for_unknown;
use crate::vocabulary::words::normalised;

/// What a sign or word says in the place of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// A count of 0.
    Nothing,
    /// A small count, withheld at the source.
    Withheld,
    /// A count of any size that the source does not tell.
    Untold,
    /// Nobody knows.
    Unknown,
}

/// What a column of numbers counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// Persons, cases or places.
    Persons,
    Money,
    Posts,
    Runs,
    /// What it counts is not known: any word may stand behind a number.
    #[serde(skip)]
    Anything,
}

#[derive(Deserialize)]
struct Lists {
    sign: Vec<SignList>,
    unknown: WordList,
    unit: Vec<UnitList>,
}

#[derive(Deserialize)]
struct SignList {
    signs: Vec<String>,
    means: Sign,
    /// Which office says so; for people who read the list.
    #[allow(dead_code)]
    source: String,
}

#[derive(Deserialize)]
struct WordList {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct UnitList {
    counts: Counts,
    words: Vec<String>,
}

#[derive(Default)]
struct Known {
    signs: HashMap<String, Sign>,
    units: HashMap<Counts, Vec<String>>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let Ok(lists) = toml::from_str::<Lists>(include_str!("signs.toml")) else {
        return Known::default();
    };
    let own = lists.unknown.words.iter().map(|word| comparable(word));
    let words = words_for_unknown().map(comparable).chain(own);
    let words = words.map(|word| (word, Sign::Unknown));
    let signs = lists.sign.iter();
    let signs = signs.flat_map(|list| list.signs.iter().map(|sign| (comparable(sign), list.means)));
    let units = lists.unit.iter();
    let units = units.map(|list| {
        (
            list.counts,
            list.words.iter().map(|word| normalised(word)).collect(),
        )
    });
    Known {
        // an office's sign is what that office says
        signs: words.chain(signs).collect(),
        units: units.collect(),
    }
});

/// What a cell says in the place of a number, if it holds such a sign or word and nothing else.
pub fn sign(cell: &str) -> Option<Sign> {
    KNOWN.signs.get(&comparable(cell)).copied()
}

fn comparable(cell: &str) -> String {
    let plain = normalised(cell);
    // A note in brackets is none, but brackets alone are a sign.
    match plain.strip_suffix('.') {
        Some(word) if word.chars().any(char::is_alphabetic) => word.to_string(),
        _ => plain,
    }
}

/// Whether a word behind a number says what this column counts.
pub fn is_unit(word: &str, counts: Counts) -> bool {
    let word = normalised(word);
    let word = word.trim_end_matches('.');
    let known = |counts: Counts| {
        let units = KNOWN.units.get(&counts).into_iter().flatten();
        units
            .into_iter()
            .any(|unit| word == unit || unit.chars().count() >= 4 && word.ends_with(unit.as_str()))
    };
    match counts {
        Counts::Anything => {
            word.chars().count() >= 2 && word.chars().all(char::is_alphabetic) || word == "€"
        }
        Counts::Persons | Counts::Money | Counts::Posts | Counts::Runs => known(counts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_and_no_sign_means_two_things() {
        let lists: Lists = toml::from_str(include_str!("signs.toml")).unwrap();
        assert!(lists.sign.iter().all(|list| !list.source.is_empty()));
        let unknown = lists.unknown.words.iter();
        let unknown = unknown.map(|word| (comparable(word), Sign::Unknown));
        let signs = lists.sign.iter();
        let signs =
            signs.flat_map(|list| list.signs.iter().map(|sign| (comparable(sign), list.means)));
        for (sign, meaning) in signs.chain(unknown) {
            assert_eq!(KNOWN.signs.get(&sign), Some(&meaning), "{sign}");
        }
    }

    #[test]
    fn units_are_told_from_what_is_no_place() {
        for word in ["Plätze", "Kitaplätze", "Kinder", "TN", "Pers.", "Schüler"] {
            assert!(is_unit(word, Counts::Persons), "{word}");
        }
        for word in [
            "Gruppen", "Stunden", "Std.", "Räume", "Termine", "€", "Stellen", "Wochen",
        ] {
            assert!(!is_unit(word, Counts::Persons), "{word}");
        }
        assert!(is_unit("€", Counts::Money));
        assert!(is_unit("VZÄ", Counts::Posts));
    }
}
