//! One name in two forms, as two offices write it: `01 Nord`, `Nord (01)`, `OT Nord`, `Nord-Stadt`.
//!
//! Forms are taken for one name only where nothing speaks against it: each table has one of them, and neither their
//! numbers nor the kinds of areas that they name contradict each other. Anything else is for a person to say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::vocabulary::dimension::{Dimension, Meaning, Role};
use crate::vocabulary::words::normalised;

/// A word, and the one that it is taken for.
pub type Pair = (String, String);

/// What a form says beside the name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    /// The letters and digits of the name.
    name: String,
    number: Option<u64>,
    kind: Option<&'static str>,
}

/// The list of `one_name.toml`.
#[derive(Debug, Default, Deserialize)]
struct List {
    kinds: Vec<String>,
}

static KINDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let list = toml::from_str(include_str!("one_name.toml"));
    list.map_or_else(|_| Vec::new(), |list: List| list.kinds)
});

/// A name has at least so many letters: `A` and `A1` are told apart.
const FEWEST_LETTERS: usize = 3;

impl Form {
    /// The form of a word; none if it has no name.
    fn of(word: &str, role: Role) -> Option<Form> {
        let word = normalised(word);
        let word = word.trim_end_matches(['¹', '²', '³', '⁴', '*', '†', ' ']);
        let (rest, behind) = number_behind(word);
        let (rest, before) = number_before(rest);
        let kind = (role == Role::District)
            .then(|| {
                KINDS.iter().map(String::as_str).find(|kind| {
                    let rest = rest.strip_prefix(*kind);
                    rest.is_some_and(|rest| rest.starts_with([' ', ':']))
                })
            })
            .flatten();
        let rest = kind.map_or(rest, |kind| rest[kind.len()..].trim_matches([' ', ':']));
        let (rest, between) = number_before(rest);
        let rest = match rest.strip_prefix("st. ").or(rest.strip_prefix("st.")) {
            Some(saint) => format!("sankt {saint}"),
            None => rest.to_string(),
        };
        let name: String = rest.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let is_kind = KINDS.contains(&rest);
        (letters >= FEWEST_LETTERS && !is_kind).then_some(Form {
            name,
            number: before.or(between).or(behind),
            kind,
        })
    }
}

/// `01 nord`, `1. nord`, `01-nord`: the rest, and the number.
fn number_before(word: &str) -> (&str, Option<u64>) {
    let word = word.trim();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word[digits..].trim_start_matches([' ', '.', ':', '-', '/', ')']);
    let is_parted = rest.len() < word.len() - digits;
    match word[..digits].parse() {
        Ok(number) if is_parted && rest.starts_with(char::is_alphabetic) => (rest, Some(number)),
        _ => (word, None),
    }
}

/// `nord (01)`, `nord [1]`.
fn number_behind(word: &str) -> (&str, Option<u64>) {
    let inner = word.strip_suffix([')', ']']);
    let parts = inner.and_then(|inner| inner.rsplit_once(['(', '[']));
    match parts.map(|(name, number)| (name.trim(), number.trim().parse())) {
        Some((name, Ok(number))) => (name, Some(number)),
        _ => (word, None),
    }
}

/// Words of each kind of table, those first whose words hold.
pub type Tables<'a> = [&'a BTreeSet<String>; 3];

/// The words of tables that are another form of a category's name, or of a word in a table before theirs.
pub fn pairs(dimension: &Dimension, tables: Tables) -> Vec<Pair> {
    if dimension.role == Role::LifePhase {
        return Vec::new();
    }
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut bare: Vec<(usize, &str)> = Vec::new();
    for (_, category) in dimension.categories() {
        for name in category.names() {
            let form = Form::of(name, dimension.role);
            let group = form.map(|form| groups.entry(form.name.clone()).or_default());
            if let Some(group) = group {
                group.known.insert(&category.id);
            }
        }
    }
    for (table, words) in tables.into_iter().enumerate() {
        let parts = words.iter().flat_map(|cell| cell.split(['|', ';', ',']));
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for word in parts.map(str::trim).filter(|word| !word.is_empty()) {
            let is_known = dimension.meaning(word) != Meaning::Nothing;
            if !seen.insert(normalised(word)) || is_known {
                continue;
            }
            match Form::of(word, dimension.role) {
                Some(form) => {
                    let group = groups.entry(form.name.clone()).or_default();
                    group.words.push((table, word, form));
                }
                None if word.bytes().all(|byte| byte.is_ascii_digit()) => bare.push((table, word)),
                None => {}
            }
        }
    }
    let mut found: Vec<Pair> = groups.values().flat_map(Group::pairs).collect();
    if dimension.role == Role::District {
        let numbered = bare.iter().filter_map(|(table, word)| {
            let number: u64 = word.parse().ok()?;
            let mut named = groups
                .values()
                .filter_map(|group| group.numbered(number, *table));
            let meant = named.next()?;
            named
                .next()
                .is_none()
                .then(|| (word.to_string(), meant.to_string()))
        });
        found.extend(numbered);
    }
    found.sort();
    found.dedup();
    found
}

/// Words with the same name.
#[derive(Debug, Default)]
struct Group<'a> {
    /// Categories that the vocabulary has, by their ids.
    known: BTreeSet<&'a str>,
    /// The others, each with its table.
    words: Vec<(usize, &'a str, Form)>,
}

impl Group<'_> {
    /// The word that holds: that of the only known category, or of the first table.
    fn holds(&self) -> Option<&str> {
        match self.known.len() {
            0 => self.words.first().map(|(_, word, _)| *word),
            1 => self.known.first().copied(),
            _ => None,
        }
    }

    /// Whether nothing speaks against all of it being one name.
    fn is_one(&self) -> bool {
        let numbers: BTreeSet<u64> = self
            .words
            .iter()
            .filter_map(|(.., form)| form.number)
            .collect();
        let kinds: BTreeSet<&str> = self
            .words
            .iter()
            .filter_map(|(.., form)| form.kind)
            .collect();
        let mut tables = self
            .words
            .iter()
            .map(|(table, ..)| *table)
            .collect::<Vec<_>>();
        let number = tables.len();
        tables.dedup();
        numbers.len() <= 1 && kinds.len() <= 1 && tables.len() == number
    }

    fn pairs(&self) -> Vec<Pair> {
        let Some(meant) = self.holds().filter(|_| self.is_one()) else {
            return Vec::new();
        };
        let others = self.words.iter().map(|(_, word, _)| *word);
        let others = others.filter(|word| normalised(word) != normalised(meant));
        others
            .map(|word| (word.to_string(), meant.to_string()))
            .collect()
    }

    /// The word that holds, if another table gives it this number.
    fn numbered(&self, wanted: u64, table: usize) -> Option<&str> {
        let mut words = self.words.iter();
        let has_number = words.any(|(_, _, form)| form.number == Some(wanted));
        let is_elsewhere = self.words.iter().all(|(other, ..)| *other != table);
        self.holds()
            .filter(|_| has_number && is_elsewhere && self.is_one())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::settings::defaults;

    fn found(needs: &[&str], offers: &[&str]) -> Vec<Pair> {
        let district = defaults().into_iter().find(|known| known.id == "district");
        let words = |words: &[&str]| words.iter().map(|word| word.to_string()).collect();
        let tables: [BTreeSet<String>; 3] = [words(needs), words(offers), BTreeSet::new()];
        pairs(&district.unwrap().build().0, tables.each_ref())
    }

    #[test]
    fn a_number_or_a_kind_before_a_name_does_not_make_it_another() {
        for form in [
            "01 Nord",
            "1. Nord",
            "01-Nord",
            "Nord (01)",
            "Nord [1]",
            "OT Nord",
            "Stadtteil Nord",
            "Stadtteil 01 Nord",
        ] {
            let pair = (form.to_string(), "Nord".to_string());
            assert_eq!(found(&["Nord", "Süd"], &[form, "Süd"]), [pair], "{form}");
            let pair = ("Nord".to_string(), form.to_string());
            assert_eq!(found(&[form, "Süd"], &["Nord", "Süd"]), [pair], "{form}");
        }
        assert_eq!(found(&["01 Nord", "02 Süd"], &["1", "2"]).len(), 2);
        assert_eq!(found(&["Nord-Ost"], &["Nordost"]).len(), 1);
        assert_eq!(found(&["Sankt Georg"], &["St. Georg"]).len(), 1);
        assert_eq!(found(&["Nord", "Süd"], &["01 Nord, 02 Süd"]).len(), 2);
    }

    #[test]
    fn what_could_be_two_areas_stays_two() {
        for (needs, offers) in [
            (vec!["Nord"], vec!["01 Nord", "02 Nord"]),
            (vec!["01 Nord"], vec!["02 Nord"]),
            (vec!["Nord"], vec!["Bezirk Nord"]),
            (vec!["Nord"], vec!["Nordstadt"]),
            (vec!["Ortsteil Nord"], vec!["Planungsraum Nord"]),
            (vec!["Nord", "OT Nord"], vec!["Nord"]),
            (vec!["Bezirk 1"], vec!["1. Bezirk", "2. Bezirk"]),
            (vec!["01", "02"], vec!["1", "3"]),
        ] {
            assert_eq!(found(&needs, &offers), [], "{needs:?} {offers:?}");
        }
    }
}
