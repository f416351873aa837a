//! The words by which tables name a sum of their rows.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::vocabulary::words::normalised;

/// What a cell sums up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Total {
    /// `Summe`, `Stadt gesamt`.
    Everything,
    /// `Nord Ergebnis`: the rest of the cell.
    Of(String),
}

#[derive(Deserialize)]
struct Words {
    /// A cell that says no more than this.
    alone: Vec<String>,
    /// A cell that begins or ends with one of these words.
    beside: Vec<String>,
    /// With these a name begins that is part of something else.
    parts: Vec<String>,
    /// A name of an offer that has one of these words anywhere may be one: fewer, as offers have names of their own.
    within: Vec<String>,
    /// A row of this name is a figure about others: a mean, a share, a comparison.
    figures: Vec<String>,
    /// The same, where more stands behind it.
    figures_of: Vec<String>,
    /// With these words end the names of means: `Landesdurchschnitt`.
    figure_ends: Vec<String>,
    /// What stands beside it where it means everything.
    everything: Vec<String>,
}

static WORDS: LazyLock<Option<Words>> =
    LazyLock::new(|| toml::from_str(include_str!("total_words.toml")).ok());

/// Whether a cell names a sum.
pub fn total(cell: &str) -> Option<Total> {
    let words = WORDS.as_ref()?;
    let word = normalised(cell);
    let word =
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != 'Σ' && c != 'σ' && c != '∑');
    if words.alone.iter().any(|known| known == word) {
        return Some(Total::Everything);
    }
    let rest = words.beside.iter().find_map(|known| {
        let before = word.strip_suffix(known.as_str());
        let before = before.filter(|rest| rest.ends_with([' ', ':', '-', ',']));
        let after = word.strip_prefix(known.as_str());
        let after = after.filter(|rest| rest.starts_with([' ', ':', '-', ',']));
        before.or(after)
    })?;
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric()).trim();
    let is_everything = rest.is_empty() || words.everything.iter().any(|known| known == rest);
    Some(match is_everything {
        true => Total::Everything,
        false => Total::Of(rest.to_string()),
    })
}

/// Whether a name begins as that of a part of something else: `davon weiblich`.
pub fn says_part(name: &str) -> bool {
    let word = normalised(name);
    let parts = WORDS.as_ref().map(|words| &words.parts);
    parts.is_some_and(|parts| {
        parts.iter().any(|known| {
            let rest = word.strip_prefix(known.as_str());
            rest.is_some_and(|rest| known.ends_with('.') || rest.starts_with([' ', ':']))
        })
    })
}

/// Whether a cell names a figure about other rows and no row of data: `Durchschnitt`, `Veränderung in %`, `Stand 1.10.`.
pub fn says_figure(cell: &str) -> bool {
    let Some(words) = WORDS.as_ref() else {
        return false;
    };
    let word = normalised(cell);
    let bare =
        word.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '.' | '(' | ')'));
    let is_longer = |known: &String| {
        let rest = word.strip_prefix(known.as_str());
        rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric() && c != '-'))
    };
    let ends = |known: &String| bare.ends_with(known.as_str());
    let names = |known: &String| known == bare;
    words
        .figures
        .iter()
        .any(|known| names(known) || is_longer(known))
        || words.figures_of.iter().any(is_longer)
        || words.figure_ends.iter().any(ends)
        || states_day(&word)
}

/// `Stand 1.10.2025`: a day or a year behind it, since a name may begin so.
fn states_day(word: &str) -> bool {
    let rest = word.strip_prefix("stand ").or(word.strip_prefix("stand: "));
    rest.is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit()))
}

/// Whether a name has the word for a sum anywhere in it: `Kita gesamt Nord`.
pub fn says_sum_within(name: &str) -> bool {
    let word = normalised(name);
    let mut parts = word.split(|c: char| !c.is_alphanumeric());
    let within = WORDS.as_ref().map(|words| &words.within);
    within.is_some_and(|within| parts.any(|part| within.iter().any(|known| known == part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_words_is_read() {
        assert!(toml::from_str::<Words>(include_str!("total_words.toml")).is_ok());
    }

    #[test]
    fn parts_are_known_by_how_their_names_begin() {
        for name in ["davon weiblich", "Darunter: U3", "dav. integrativ"] {
            assert!(says_part(name), "{name}");
        }
        for name in ["Davongekommen", "Kita davon", "davon"] {
            assert!(!says_part(name), "{name}");
        }
    }

    #[test]
    fn figures_about_other_rows_are_known_by_their_words() {
        for cell in [
            "Durchschnitt",
            "Ø",
            "Mittelwert:",
            "Veränderung zum Vorjahr",
            "Anteil in %",
            "in %",
            "Übertrag",
            "Vorjahr",
            "Landesdurchschnitt",
            "Stand 1.10.2025",
            "Quelle: Jugendamt",
            "davon",
        ] {
            assert!(says_figure(cell), "{cell}");
        }
        for cell in [
            "Quelle",
            "Standort Nord",
            "Mittelstadt",
            "Vorjahrsweg",
            "Anteilsweg",
            "Stand-Up-Treff",
            "Ziel",
            "",
        ] {
            assert!(!says_figure(cell), "{cell}");
        }
    }

    #[test]
    fn sums_are_known_by_their_words_and_nothing_else_is() {
        for cell in [
            "Summe",
            "SUMME:",
            "insgesamt",
            "Stadt gesamt",
            "Gesamtstadt",
            "Gesamtergebnis",
            "Σ",
            "Total",
            "Summe Stadt",
            "alle Altersgruppen zusammen",
            "Zwischensumme",
        ] {
            assert_eq!(total(cell), Some(Total::Everything), "{cell}");
        }
        assert_eq!(total("Nord Ergebnis"), Some(Total::Of("nord".into())));
        assert_eq!(total("Summe Nord"), Some(Total::Of("nord".into())));
        for cell in [
            "Gesamtschule",
            "Nord",
            "",
            "Zusammenhalt",
            "Ergebnisoffene Beratung",
        ] {
            assert_eq!(total(cell), None, "{cell}");
        }
    }
}
