//! Target groups in words: `Mädchen ab 12`, `Familien mit Kindern bis 3`, `Senior*innen 65plus`.
//!
//! The phrases are `target_phrases.toml` and what the town adds. A phrase says what it restricts; what no phrase
//! knows is a finding, and the offer's target is then not stated by it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::special_words::special_in;
use crate::inventory::values::special_words::SpecialWord;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::age_notation;
use crate::vocabulary::age_words;
use crate::vocabulary::ages::{Age, AgeNumber, StatedBand};
use crate::vocabulary::dimension::{Dimension, Meaning, Node, Role};
use crate::vocabulary::words::{nearest, normalised};

/// A phrase with what it restricts; `[[target_phrase]]` in the settings.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    pub words: Vec<String>,
    /// Categories by dimension.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// Ages, in any notation.
    pub ages: Option<String>,
    /// The age before which an open end beside the phrase ends.
    pub until: Option<u32>,
    /// It restricts the offer in something that no dimension tells apart.
    #[serde(default)]
    pub other: bool,
}

#[derive(Deserialize)]
struct Lists {
    phrase: Vec<Phrase>,
    silent: Silent,
}

#[derive(Deserialize)]
struct Silent {
    words: Vec<String>,
}

static LISTS: LazyLock<Option<Lists>> =
    LazyLock::new(|| toml::from_str(include_str!("target_phrases.toml")).ok());

/// All phrases that are known, by their words in the form in which they are compared.
pub struct Phrases {
    phrases: BTreeMap<String, Phrase>,
    silent: HashSet<String>,
    longest: usize,
}

/// What a text says of whom an offer is for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Understood {
    /// Categories by the position of their dimension; `None`: it is open to all there.
    pub nodes: BTreeMap<usize, BTreeSet<Node>>,
    pub ages: Vec<StatedBand>,
    /// It says that it is for everybody.
    pub everybody: bool,
    /// Phrases that restrict the offer in something that no dimension tells apart.
    pub untold: Vec<String>,
    /// Words that no phrase knows, with the phrase that is nearest.
    pub unknown: Vec<(String, Option<String>)>,
}

impl Understood {
    fn is_nothing(&self) -> bool {
        self.nodes.is_empty() && self.ages.is_empty() && !self.everybody && self.untold.is_empty()
    }
}

impl Phrases {
    /// The program's phrases with those of the town, which go before.
    pub fn with(own: &[Phrase]) -> Phrases {
        let lists = LISTS.as_ref();
        let known = lists.map_or(&[][..], |lists| &lists.phrase);
        let mut phrases = BTreeMap::new();
        for phrase in known.iter().chain(own) {
            for word in &phrase.words {
                phrases.insert(comparable(word), phrase.clone());
            }
        }
        let silent = lists.map_or(&[][..], |lists| &lists.silent.words);
        Phrases {
            longest: phrases
                .keys()
                .map(|words| words.split(' ').count())
                .max()
                .unwrap_or(1),
            silent: silent.iter().map(|word| comparable(word)).collect(),
            phrases,
        }
    }

    /// What a cell says: by the parts of its list, of which each adds people, if all of them are known; else as a
    /// whole.
    pub fn understand(&self, cell: &str, vocabulary: &Vocabulary) -> Understood {
        let read = |parts: Vec<&str>| -> Vec<Understood> {
            let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
            parts.map(|part| self.part(part, vocabulary)).collect()
        };
        let listed = || cell.split([',', ';', '|', '/', '\n']);
        let list = read(listed().collect());
        if list.len() > 1 && list.iter().all(|part| part.unknown.is_empty()) {
            return together(&list);
        }
        let whole = self.part(cell, vocabulary);
        if whole.unknown.is_empty() {
            return whole;
        }
        let parts = read(listed().flat_map(|part| part.split(" und ")).collect());
        match parts.len() > 1 && parts.iter().any(|part| !part.is_nothing()) {
            true => together(&parts),
            false => whole,
        }
    }

    /// What one description says: everything in it holds at once.
    fn part(&self, text: &str, vocabulary: &Vocabulary) -> Understood {
        let mut understood = Understood::default();
        let of_everybody = |dimension: &Dimension| {
            special_in(dimension, text) == Some(SpecialWord::All) && dimension.role != Role::Topic
        };
        if vocabulary.dimensions.iter().any(of_everybody) {
            understood.everybody = true;
            return understood;
        }
        let words = comparable(text);
        let tokens: Vec<&str> = words.split(' ').filter(|token| !token.is_empty()).collect();
        let mut until: Option<u32> = None;
        let mut of_word: Option<StatedBand> = None;
        let mut rest: Vec<&str> = Vec::new();
        let mut position = 0;
        while position < tokens.len() {
            let longest = self.longest.min(tokens.len() - position);
            let found = (1..=longest).rev().find_map(|length| {
                let words = tokens[position..position + length].join(" ");
                if let Some(phrase) = self.phrases.get(&words) {
                    return Some((length, Found::Phrase(words, phrase)));
                }
                age_notation::of_word(&words).map(|band| (length, Found::Ages(band)))
            });
            match found {
                Some((length, Found::Phrase(words, phrase))) => {
                    understood.take(&words, phrase, vocabulary);
                    until = phrase.until.or(until);
                    position += length;
                }
                Some((length, Found::Ages(band))) => {
                    of_word = Some(band);
                    position += length;
                }
                None => {
                    rest.push(tokens[position]);
                    position += 1;
                }
            }
        }
        let point = |years: u32| AgeNumber {
            age: Age::years(years),
            whole: false,
        };
        let end = of_word.and_then(|band| band.to).or(until.map(point));
        match self.ages_in(&rest) {
            Ok(Some(band)) => understood.ages.push(ended(band, end)),
            Ok(None) => understood.ages.extend(of_word),
            Err(unknown) => {
                understood.ages.extend(of_word);
                understood.unknown = unknown;
            }
        }
        understood
    }

    /// The ages that the words say which no phrase knows; an error with those words that say none.
    #[allow(clippy::type_complexity)]
    fn ages_in(&self, rest: &[&str]) -> Result<Option<StatedBand>, Vec<(String, Option<String>)>> {
        let speaking: Vec<&str> = rest
            .iter()
            .filter(|word| !self.silent.contains(**word))
            .copied()
            .collect();
        if speaking.is_empty() {
            return Ok(None);
        }
        // `von 6 bis 14`, `zwischen 3 und 6`: silent words may belong to the notation.
        let readings = [rest.join(" "), speaking.join(" ")];
        if let Some(noted) = readings
            .iter()
            .find_map(|text| age_notation::read(text).ok())
        {
            return Ok(Some(noted.band));
        }
        let known = self.phrases.keys().map(String::as_str);
        let unknown = speaking.join(" ");
        let near = nearest(&unknown, known).map(str::to_string);
        Err(vec![(unknown, near)])
    }
}

enum Found<'a> {
    Phrase(String, &'a Phrase),
    Ages(StatedBand),
}

impl Understood {
    fn take(&mut self, words: &str, phrase: &Phrase, vocabulary: &Vocabulary) {
        if phrase.other {
            self.untold.push(words.to_string());
        }
        for (dimension, category) in &phrase.values {
            let Some(position) = vocabulary.named(dimension) else {
                self.untold.push(words.to_string());
                continue;
            };
            let nodes = self.nodes.entry(position).or_default();
            if let Meaning::One(node) = vocabulary.dimensions[position].meaning(category) {
                nodes.insert(node);
            }
        }
        let ages = phrase
            .ages
            .as_deref()
            .and_then(|ages| StatedBand::parse(ages).ok());
        self.ages.extend(ages);
    }
}

/// Descriptions of which each adds people. A dimension that one of them leaves open is open.
fn together(parts: &[Understood]) -> Understood {
    let mut all = Understood::default();
    let saying: Vec<&Understood> = parts.iter().filter(|part| !part.is_nothing()).collect();
    all.everybody = saying.iter().any(|part| part.everybody);
    for part in parts {
        all.unknown.extend(part.unknown.iter().cloned());
        all.untold.extend(part.untold.iter().cloned());
    }
    if all.everybody {
        return all;
    }
    let positions: BTreeSet<usize> = saying
        .iter()
        .flat_map(|part| part.nodes.keys().copied())
        .collect();
    for position in positions {
        let nodes = saying.iter().map(|part| part.nodes.get(&position));
        let nodes: Option<Vec<&BTreeSet<Node>>> = nodes.collect();
        if let Some(nodes) = nodes {
            all.nodes
                .insert(position, nodes.into_iter().flatten().copied().collect());
        }
    }
    if saying.iter().all(|part| !part.ages.is_empty()) {
        all.ages = saying
            .iter()
            .flat_map(|part| part.ages.iter().copied())
            .collect();
    }
    all
}

/// `Mädchen ab 12` ends where girls do.
fn ended(band: StatedBand, end: Option<AgeNumber>) -> StatedBand {
    let end = end.filter(|end| band.to.is_none() && end.age > band.from.age);
    match end {
        Some(end) => StatedBand {
            to: Some(end),
            ..band
        },
        None => band,
    }
}

fn comparable(text: &str) -> String {
    let plain = age_words::ungendered(&normalised(text));
    let plain: String = plain
        .chars()
        .map(|c| match c {
            ',' | ';' | '(' | ')' | '!' | '"' | '„' | '“' | '/' => ' ',
            other => other,
        })
        .collect();
    plain
        .split_whitespace()
        .map(|word| word.trim_end_matches(['.', ':']))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::age_reading::Reading;
    use crate::vocabulary::settings::defaults;

    fn vocabulary() -> Vocabulary {
        Vocabulary {
            dimensions: defaults().iter().map(|outline| outline.build().0).collect(),
            cross_cutting: Vec::new(),
            working_groups: Vec::new(),
            goals: Vec::new(),
        }
    }

    /// Categories and ages in the program's own words.
    fn said(cell: &str) -> String {
        let vocabulary = vocabulary();
        let understood = Phrases::with(&[]).understand(cell, &vocabulary);
        let mut said: Vec<String> = Vec::new();
        for (position, nodes) in &understood.nodes {
            let dimension = &vocabulary.dimensions[*position];
            said.extend(
                nodes
                    .iter()
                    .map(|node| dimension.node_id(*node).to_string()),
            );
        }
        let reading = Reading::of(&understood.ages);
        said.extend(
            understood
                .ages
                .iter()
                .map(|band| band.read(&reading).to_string()),
        );
        said.extend(understood.everybody.then(|| "all".to_string()));
        said.extend(
            understood
                .untold
                .iter()
                .map(|words| format!("untold: {words}")),
        );
        said.extend(
            understood
                .unknown
                .iter()
                .map(|(words, _)| format!("unknown: {words}")),
        );
        said.join("; ")
    }

    #[test]
    fn target_groups_in_words_say_what_they_restrict() {
        for (cell, meant) in [
            ("Mädchen ab 12", "female; 12-17"),
            ("Mädchen und junge Frauen ab 12", "female; 12-26"),
            ("U3", "0-2"),
            ("Ü3", "3-5"),
            ("Grundschulkinder", "6-9"),
            ("Klasse 5–7", "10-12"),
            ("Schüler*innen der Klassen 5 bis 7", "10-12"),
            ("Familien mit Kindern bis 3", "0-3"),
            ("Familien mit Kindern unter 3 Jahren", "0-2"),
            ("Senior*innen 65plus", "65+"),
            ("Seniorinnen und Senioren", "65+"),
            ("Kinder von 6 bis 14 Jahren", "6-14"),
            ("Kinder ab 6", "6-13"),
            ("Kinder und Jugendliche", "0-17"),
            ("Jugendliche (14-18)", "14-18"),
            (
                "Frauen mit Migrationshintergrund",
                "with_migration_background; female",
            ),
            ("Menschen mit Behinderung", "with_impairment"),
            ("Familien", ""),
            ("alle", "all"),
            ("für alle Interessierten", ""),
            ("Alleinerziehende", "untold: alleinerziehende"),
            ("Frauen, Senioren", ""),
            ("Mädchen 10-13; Jungen 10-15", "female; male; 10-13; 10-15"),
            ("Girls aged 10 to 13", "female; 10-13"),
            ("Rasselbande", "unknown: rasselbande"),
        ] {
            assert_eq!(said(cell), meant, "{cell}");
        }
    }

    #[test]
    fn a_town_adds_its_own_phrases() {
        let own: Phrase = toml::from_str(
            "words = [\"Rasselbande\"]\nages = \"3-5\"\nvalues = { gender = \"male\" }",
        )
        .unwrap();
        let vocabulary = vocabulary();
        let understood = Phrases::with(&[own]).understand("Rasselbande", &vocabulary);
        assert_eq!(understood.nodes.len(), 1);
        assert_eq!(understood.ages.len(), 1);
        assert!(understood.unknown.is_empty());
    }

    #[test]
    fn the_list_of_phrases_is_read() {
        let vocabulary = vocabulary();
        for phrase in &LISTS.as_ref().unwrap().phrase {
            for (dimension, category) in &phrase.values {
                let position = vocabulary.named(dimension).unwrap();
                assert!(
                    matches!(
                        vocabulary.dimensions[position].meaning(category),
                        Meaning::One(_)
                    ),
                    "{category}"
                );
            }
        }
    }
}
