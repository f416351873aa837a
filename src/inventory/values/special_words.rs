//! Words in a column of categories that name none: everybody, not known, nothing stated. The lists are
//! `special_words.toml`.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::vocabulary::dimension::{Dimension, Meaning};
use crate::vocabulary::words::normalised;

/// Words by the dimension in which they mean it; `any` in all of them.
type ByDimension = HashMap<String, BTreeSet<String>>;

#[derive(Deserialize)]
struct Lists {
    all: HashMap<String, BTreeSet<String>>,
    unknown: HashMap<String, BTreeSet<String>>,
    blank: HashMap<String, BTreeSet<String>>,
    plain: Plain,
}

/// What every reader knows as it stands, whatever the column.
#[derive(Deserialize)]
struct Plain {
    unknown: BTreeSet<String>,
    all: BTreeSet<String>,
}

struct Words {
    all: ByDimension,
    unknown: ByDimension,
    blank: ByDimension,
    plain: Plain,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let lists: Lists = toml::from_str(include_str!("special_words.toml")).ok()?;
    let words = |words: BTreeSet<String>| words.iter().map(|word| normalised(word)).collect();
    let compared = |lists: HashMap<String, BTreeSet<String>>| -> ByDimension {
        lists
            .into_iter()
            .map(|(id, list)| (id, words(list)))
            .collect()
    };
    Some(Words {
        all: compared(lists.all),
        unknown: compared(lists.unknown),
        blank: compared(lists.blank),
        plain: Plain {
            unknown: words(lists.plain.unknown),
            all: words(lists.plain.all),
        },
    })
});

/// What a cell says that names no category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpecialWord {
    Blank,
    Unknown,
    All,
}

/// Whether a cell is blank, `unbekannt` or `alle`.
pub fn special(cell: &str) -> Option<SpecialWord> {
    let word = normalised(cell);
    let plain = &WORDS.as_ref()?.plain;
    if word.is_empty() {
        Some(SpecialWord::Blank)
    } else if plain.unknown.contains(&word) {
        Some(SpecialWord::Unknown)
    } else if plain.all.contains(&word) {
        Some(SpecialWord::All)
    } else {
        None
    }
}

/// Words that mean everybody, whatever a town calls its categories.
const ALWAYS: [&str; 3] = ["alle", "all", "*"];

/// What a cell of a dimension's column says that names no category. A category that is known by such a word
/// is meant by it.
pub fn special_in(dimension: &Dimension, cell: &str) -> Option<SpecialWord> {
    let word = normalised(cell);
    if word.is_empty() {
        return Some(SpecialWord::Blank);
    }
    let words = WORDS.as_ref()?;
    let among = |lists: &ByDimension| {
        ["any", dimension.id.as_str()]
            .iter()
            .any(|id| lists.get(*id).is_some_and(|list| list.contains(&word)))
    };
    let found = if among(&words.all) || all_of(dimension, &word) {
        SpecialWord::All
    } else if among(&words.unknown) {
        SpecialWord::Unknown
    } else if among(&words.blank) {
        SpecialWord::Blank
    } else {
        return None;
    };
    let is_category = || dimension.meaning(cell) != Meaning::Nothing;
    (ALWAYS.contains(&word.as_str()) || !is_category()).then_some(found)
}

/// `alle Stadtteile`, `jedes Geschlecht`: everybody, with a name of the dimension in whatever form.
fn all_of(dimension: &Dimension, word: &str) -> bool {
    const LEADS: [&str; 8] = [
        "alle ", "allen ", "jede ", "jeder ", "jedes ", "jedem ", "all ", "any ",
    ];
    const ENDINGS: [&str; 6] = ["", "e", "n", "en", "er", "s"];
    let Some(name) = LEADS.iter().find_map(|lead| word.strip_prefix(lead)) else {
        return false;
    };
    dimension.names().any(|own| {
        let own = normalised(own);
        name.strip_prefix(own.as_str())
            .is_some_and(|ending| ENDINGS.contains(&ending))
    })
}

/// The words for what nobody knows, whatever the column.
pub fn words_for_unknown() -> impl Iterator<Item = &'static str> {
    let words = WORDS.as_ref().and_then(|words| words.unknown.get("any"));
    words.into_iter().flatten().map(String::as_str)
}

/// Whether a word is one that every reader knows as it stands: `alle`, `unbekannt`, a blank.
pub fn is_plain(cell: &str) -> bool {
    special(cell).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::settings::defaults;

    #[test]
    fn special_words_are_told_apart() {
        assert_eq!(special("  "), Some(SpecialWord::Blank));
        assert_eq!(special("Unbekannt"), Some(SpecialWord::Unknown));
        assert_eq!(special("ALLE"), Some(SpecialWord::All));
        assert_eq!(special("Nordstadt"), None);
    }

    fn said(dimension: &str, cell: &str) -> Option<SpecialWord> {
        let outline = defaults()
            .into_iter()
            .find(|known| known.id == dimension)
            .unwrap();
        special_in(&outline.build().0, cell)
    }

    #[test]
    fn everybody_in_other_words() {
        for (dimension, cells) in [
            (
                "gender",
                vec![
                    "alle Geschlechter",
                    "gemischt",
                    "koedukativ",
                    "m/w/d",
                    "weiblich/männlich",
                    "Mädchen und Jungen",
                    "beide",
                    "ALLE",
                    "jedes Geschlecht",
                    "mixed",
                ],
            ),
            (
                "district",
                vec![
                    "Gesamtstadt",
                    "stadtweit",
                    "ganze Stadt",
                    "alle Stadtteile",
                    "überregional",
                    "alle Sozialräume",
                    "alle Ortsteile",
                    "city-wide",
                    "Gesamtes Stadtgebiet",
                    "stadtteilübergreifend",
                ],
            ),
            (
                "impairment",
                vec![
                    "inklusiv",
                    "barrierefrei",
                    "offen",
                    "mit und ohne",
                    "mit und ohne Behinderung",
                    "mit/ohne",
                    "Inklusion",
                    "integrativ",
                    "offen für alle",
                    "inclusive",
                ],
            ),
            (
                "origin",
                vec![
                    "mit und ohne",
                    "interkulturell",
                    "alle Nationalitäten",
                    "offen",
                    "mit und ohne Migrationshintergrund",
                    "international",
                    "alle Kulturen",
                    "alle",
                    "mit oder ohne",
                    "all origins",
                ],
            ),
            (
                "life_phase",
                vec![
                    "alle Altersgruppen",
                    "jedes Alter",
                    "altersübergreifend",
                    "alle Lebensphasen",
                    "generationenübergreifend",
                    "all ages",
                    "ohne Altersbegrenzung",
                    "jung und alt",
                    "alle Altersstufen",
                    "offen",
                ],
            ),
        ] {
            for cell in cells {
                assert_eq!(
                    said(dimension, cell),
                    Some(SpecialWord::All),
                    "{dimension}: {cell}"
                );
            }
        }
    }

    #[test]
    fn signs_say_nothing_and_words_of_other_dimensions_are_none() {
        for cell in ["-", "–", "/", "...", "entfällt", " "] {
            assert_eq!(said("gender", cell), Some(SpecialWord::Blank), "{cell}");
        }
        for cell in [
            "k. A.",
            "keine Angabe",
            "unbekannt",
            "nicht erfasst",
            "?",
            "ohne Angabe",
        ] {
            assert_eq!(said("origin", cell), Some(SpecialWord::Unknown), "{cell}");
        }
        assert_eq!(said("district", "inklusiv"), None);
        assert_eq!(said("topic", "gemischt"), None);
        assert_eq!(said("gender", "weiblich"), None);
        assert_eq!(said("topic", "Offene Jugendarbeit"), None);
    }
}
