//! When two words are the same word, look alike, or were probably meant.

/// The form in which words are compared: lower case, `ä` as `ae`, one kind of dash, single spaces.
///
/// `Westliche  Höhe`, `westliche hoehe` and `WESTLICHE_HÖHE` are one word.
pub fn normalised(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            // A decomposed umlaut, as some systems write it: the letter stands before the mark.
            '\u{308}' => plain.push('e'),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => plain.push('-'),
            '_' | '\u{a0}' | '\u{202f}' => plain.push(' '),
            '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}' => {}
            other => plain.push(other),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two different words are probably one with a typing error: one letter missing, added,
/// changed or swapped; two in words of twelve letters or more. Words that differ in a digit are
/// two words: `Bezirk 1` and `Bezirk 2`.
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (normalised(one), normalised(other));
    let length = one.chars().count().min(other.chars().count());
    if one == other || length < 5 || digits(&one) != digits(&other) {
        return false;
    }
    let allowed = if length < 12 { 1 } else { 2 };
    strsim::damerau_levenshtein(&one, &other) <= allowed
}

fn digits(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}

/// Below this likeness nothing is suggested: a wrong suggestion costs more than none.
const SUGGESTED_FROM: f64 = 0.6;

/// The known word that was probably meant, if any is near enough.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = normalised(word);
    known
        .into_iter()
        .map(|candidate| {
            let likeness = strsim::normalized_damerau_levenshtein(&wanted, &normalised(candidate));
            (likeness, candidate)
        })
        .filter(|(likeness, _)| *likeness >= SUGGESTED_FROM)
        // The first of equally near words, whatever the order of iteration over the rest.
        .fold(None, |best: Option<(f64, &str)>, next| match best {
            Some(found) if found.0 >= next.0 => Some(found),
            _ => Some(next),
        })
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_case_umlauts_and_dashes_do_not_matter() {
        assert_eq!(normalised("  Westliche  Höhe "), "westliche hoehe");
        assert_eq!(normalised("WESTLICHE_HÖHE"), "westliche hoehe");
        assert_eq!(normalised("0–2"), normalised("0-2"));
        assert_eq!(normalised("Ho\u{308}he"), "hoehe");
    }

    #[test]
    fn a_typing_error_looks_alike_but_another_number_does_not() {
        assert!(alike("Nordstat", "Nordstadt"));
        assert!(alike("Nrodstadt", "Nordstadt"));
        assert!(!alike("Nordstadt", "Südstadt"));
        assert!(!alike("Weststadt", "Oststadt"));
        assert!(!alike("01100101", "01100102"));
        assert!(!alike("female", "male"));
    }

    #[test]
    fn the_nearest_word_is_suggested_and_nothing_where_none_is_near() {
        let known = ["Altstadt", "Nordstadt", "Neustadt"];
        assert_eq!(nearest("Nordstat", known), Some("Nordstadt"));
        assert_eq!(nearest("Elbmarsch", known), None);
    }
}
