//! Words by which lists of institutions say that one is not running: `status_words.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::vocabulary::words::normalised;

#[derive(Deserialize)]
struct Words {
    closed: Vec<String>,
}

static WORDS: LazyLock<Option<Words>> =
    LazyLock::new(|| toml::from_str(include_str!("status_words.toml")).ok());

/// Whether a cell says so, alone or as a remark behind a name: `Kita C (geplant 2027)`.
pub fn says_closed(cell: &str) -> bool {
    let word = normalised(cell);
    let Some(words) = WORDS.as_ref() else {
        return false;
    };
    let mut remarks = word.split(['(', ')', ',', ';', '-', '/']).map(str::trim);
    remarks.any(|remark| {
        words.closed.iter().any(|known| {
            let rest = remark.strip_prefix(known.as_str());
            rest.is_some_and(|rest| rest.is_empty() || is_when(rest))
        })
    })
}

/// Whether no more than a date stands behind a word: `seit 2023`, `ab 1.8.2027`.
fn is_when(text: &str) -> bool {
    let is_date = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is_little = |word: &str| matches!(word, "seit" | "ab" | "bis" | "fuer" | "since" | "from");
    text.starts_with(' ')
        && text
            .split_whitespace()
            .all(|word| is_date(word) || is_little(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_that_an_institution_is_not_running_is_told_from_names() {
        assert!(WORDS.is_some());
        for cell in [
            "geschlossen",
            "Kita C (geschlossen)",
            "Kita C (geplant 2027)",
            "Kita C, im Bau",
            "ruht seit 1.8.2024",
        ] {
            assert!(says_closed(cell), "{cell}");
        }
        for cell in [
            "in Betrieb",
            "geschlossene Gruppe",
            "Planung und Beratung",
            "Kita am Bau",
            "samstags geschlossen",
        ] {
            assert!(!says_closed(cell), "{cell}");
        }
    }
}
