//! Sentences with numbers: each number has to be one of those that are published of whom the sentence names.

use std::collections::BTreeSet;

use super::page::numbers;

/// What is published under some names: a sentence that says all of them may say its numbers.
#[derive(Debug)]
pub struct Said {
    /// Labels of the categories; nothing: of everybody.
    pub names: Vec<String>,
    pub numbers: Vec<f64>,
    pub is_withheld: bool,
}

/// All that sentences may say.
#[derive(Debug, Default)]
pub struct Speech {
    pub said: Vec<Said>,
    /// Names of categories, offers, tables and the like: a digit in them is no number.
    pub labels: BTreeSet<String>,
    /// Years that are spoken of.
    pub years: Vec<f64>,
    /// Sentences that stand in reports on other towns too.
    pub constant: BTreeSet<String>,
}

/// What counts rows, columns and offers, and no needs.
const THINGS: [&str; 9] = [
    "Zeile",
    "Spalte",
    "Gruppe",
    "Lebensphase",
    "Glied",
    "Übergänge",
    "Angebot",
    "Balken",
    "weitere",
];

/// What is numbered: a number behind it is a name.
const ENUMERATED: [&str; 3] = ["Schritt", "Anlage", "Punkt"];

/// What the council of a town demands of packages: a setting, and no count.
const DEMANDED: &str = "mindestens 30\u{a0}% gedeckt";

/// A sentence that is the same everywhere may be a part of a longer one.
const LONG: usize = 20;

/// Words that speak of everybody beside those who are named.
const EVERYBODY: [&str; 5] = [
    "insgesamt",
    "n = ",
    "Fälle",
    "Lücke im Vorjahr",
    "je nach Annahme",
];

impl Speech {
    /// Numbers of a text that nothing published accounts for: neither as a whole nor sentence by sentence.
    pub fn beyond(&self, text: &str) -> Vec<f64> {
        if self.constant.contains(text) || !text.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let parts = text.split_inclusive(". ");
        let of_parts: Vec<f64> = parts.flat_map(|part| self.unaccounted(part)).collect();
        let mut beyond = self.unaccounted(text);
        beyond.retain(|number| of_parts.contains(number));
        beyond
    }

    fn unaccounted(&self, sentence: &str) -> Vec<f64> {
        let named = |said: &&Said| {
            said.names
                .iter()
                .all(|name| sentence.contains(name.as_str()))
        };
        let own: Vec<&Said> = self.said.iter().filter(named).collect();
        let closest = own.iter().map(|said| said.names.len()).max().unwrap_or(0);
        let speaks_of_all = closest == 0 || EVERYBODY.iter().any(|word| sentence.contains(word));
        // of a withheld group nothing is said, but much of the groups around it could be
        let mut nearest = own.iter().filter(|said| said.names.len() == closest);
        let is_withheld = closest > 0 && nearest.all(|said| said.is_withheld);
        let allowed: Vec<f64> = own
            .iter()
            .filter(|said| match said.names.len() {
                0 => speaks_of_all && !is_withheld,
                names => names == closest || !is_withheld,
            })
            .flat_map(|said| said.numbers.iter().copied())
            .collect();
        let read = numbers(&self.bare(sentence)).into_iter();
        let read = read.filter(|read| !self.years.contains(read));
        read.filter(|read| !allowed.iter().any(|exact| reads_as(*exact, *read)))
            .collect()
    }

    /// Without names, days and counts of things.
    fn bare(&self, sentence: &str) -> String {
        let constant = self.constant.iter().filter(|one| one.len() > LONG);
        let demanded = sentence.replace(DEMANDED, " ");
        let bare = constant.fold(demanded, |bare, one| bare.replace(one.as_str(), " "));
        let bare = joined(&bare);
        let words: Vec<&str> = bare.split_whitespace().collect();
        let is_numeral = |word: &str| {
            let digits = word.trim_end_matches([',', '.', ':', ')']);
            !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
        };
        // "Schritt 3", "die Schritte 1, 2 und 4 bis 6": which of them, not how many
        let mut counts_off = false;
        let enumerated: Vec<bool> = words
            .iter()
            .map(|word| {
                let goes_on = is_numeral(word) || ["und", "bis"].contains(word);
                counts_off =
                    ENUMERATED.iter().any(|one| word.starts_with(one)) || counts_off && goes_on;
                counts_off && is_numeral(word)
            })
            .collect();
        let is_thing = |word: &&str| THINGS.iter().any(|thing| word.starts_with(thing));
        let kept = words.iter().enumerate().filter(|(position, word)| {
            let is_day = word.matches('.').count() >= 2 || word.matches('-').count() >= 2;
            let counts_things = words.get(position + 1).is_some_and(is_thing);
            !is_day && !counts_things && !enumerated[*position]
        });
        let bare = kept.map(|(_, word)| *word).collect::<Vec<&str>>();
        let mut bare = bare.join(" ");
        let mut labels: Vec<&String> = self.labels.iter().collect();
        labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
        for label in labels {
            bare = without(&bare, label);
            if label.ends_with('€') {
                bare = without(&bare, &joined(label));
            }
        }
        // the id of an offer behind its name
        let is_id = |word: &&str| word.starts_with('(') && word.contains(char::is_alphabetic);
        let words = bare.split_whitespace().filter(|word| !is_id(word));
        words.collect::<Vec<&str>>().join(" ")
    }
}

/// A text without a label, which may be a number: `20` is no part of 2025.
fn without(text: &str, label: &str) -> String {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(label).filter(|_| !label.is_empty()) {
        let (before, behind) = (&rest[..at], &rest[at + label.len()..]);
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let goes_on = is_digit(label.chars().next()) && is_digit(before.chars().next_back())
            || is_digit(label.chars().next_back()) && is_digit(behind.chars().next());
        bare.push_str(before);
        bare.push_str(if goes_on { label } else { "§" });
        rest = behind;
    }
    bare + rest
}

/// Without the spaces that part thousands.
fn joined(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| {
        let letter = at.and_then(|at| letters.get(at));
        letter.is_some_and(char::is_ascii_digit)
    };
    let is_parting = |at: usize| {
        let is_space = ['\u{a0}', '\u{202f}'].contains(&letters[at]);
        is_space && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))
    };
    let kept = (0..letters.len()).filter(|at| !is_parting(*at));
    kept.map(|at| letters[at]).collect()
}

/// Shares are in percent; people read one digit, and the size of what falls.
pub fn reads_as(exact: f64, read: f64) -> bool {
    let (exact, read) = (exact.abs(), read.abs());
    (exact - read).abs() < 0.051 || (exact.round() - read).abs() < 1e-9 && read.fract() == 0.0
}
