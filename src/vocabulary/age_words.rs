//! Words for ages: `Grundschulkinder`, `Ü3`, `Jugendliche`. The list is `age_words.toml`.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::normalised;

#[derive(Deserialize)]
struct List {
    word: Vec<Word>,
}

/// One of the list's words with its other forms.
#[derive(Deserialize)]
struct Word {
    names: Vec<String>,
    ages: String,
    /// A law, an office, or that it is our own choice; for people who read the list.
    #[allow(dead_code)]
    source: String,
}

/// What the list says of each word in the form in which they are compared: `3-5`, `0.5-3`, `80+`.
static WORDS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let Ok(list) = toml::from_str::<List>(include_str!("age_words.toml")) else {
        return BTreeMap::new();
    };
    let of_word = |word: Word| -> Vec<(String, String)> {
        let names = word.names.iter();
        let ages = names.map(|name| (comparable(name), word.ages.clone()));
        ages.collect()
    };
    list.word.into_iter().flat_map(of_word).collect()
});

/// People of whom a number says how old they are: `Kinder von 3 bis 6`.
static PEOPLE: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let of_list = WORDS
        .keys()
        .filter(|word| !word.contains(|c: char| !c.is_alphabetic()));
    let further = [
        "menschen",
        "personen",
        "people",
        "persons",
        "maedchen",
        "jungen",
        "schueler",
        "schuelerinnen",
    ];
    let mut people: HashSet<String> = of_list.cloned().collect();
    people.extend(further.map(String::from));
    people
});

/// The ages of a word, already [`normalised`], as the list writes them.
pub fn ages(word: &str) -> Option<&'static str> {
    WORDS.get(&comparable(word)).map(String::as_str)
}

/// Whether a word names people whose ages a number beside it may state.
pub fn is_people(word: &str) -> bool {
    PEOPLE.contains(&comparable(word))
}

/// The form in which words of the list are compared: a hyphen is a space.
fn comparable(word: &str) -> String {
    let word = ungendered(&normalised(word)).replace('-', " ");
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A [`normalised`] text without what only gendered forms add: `Senior*innen`, `Senior:innen` and
/// `SeniorInnen` are `seniorinnen`.
pub fn ungendered(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        let gendered = matches!(c, '*' | ':' | '/' | '(' | ' ' | '·' | '\'')
            && behind.trim_start_matches('-').starts_with("innen");
        rest = match gendered {
            true => {
                plain.push_str("innen");
                let behind = behind.trim_start_matches('-');
                behind["innen".len()..].trim_start_matches(')')
            }
            false => {
                plain.push(c);
                behind
            }
        };
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::super::ages::StatedBand;
    use super::*;

    #[test]
    fn the_list_is_read_and_no_word_stands_twice() {
        let list: List = toml::from_str(include_str!("age_words.toml")).unwrap();
        let mut seen = HashSet::new();
        for word in &list.word {
            let read = StatedBand::parse(&word.ages);
            assert!(read.is_ok(), "{}", word.ages);
            assert!(!word.source.is_empty());
            for name in &word.names {
                assert!(seen.insert(comparable(name)), "{name}");
            }
        }
    }

    #[test]
    fn gendered_forms_are_one_word() {
        for form in [
            "Senior*innen",
            "Senior:innen",
            "Senior_innen",
            "SeniorInnen",
            "Senior/-innen",
            "Senior(innen)",
            "Senior/innen",
        ] {
            assert_eq!(comparable(form), "seniorinnen", "{form}");
        }
    }
}
