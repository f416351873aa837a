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

/// Whether a text is a longer one with words cut short, each ended by a point: `weibl.`, `m. Migrationshintergrund`.
/// Both [`normalised`].
pub fn is_short_for(short: &str, long: &str) -> bool {
    let long: Vec<&str> = long.split(' ').collect();
    // `m.Migr.` is two words
    let spaced = short.replace('.', ". ");
    let short: Vec<&str> = spaced.split_whitespace().collect();
    /// One letter alone says too little.
    const FEWEST_LETTERS: usize = 3;
    let stem = |word: &str| {
        word.strip_suffix('.')
            .filter(|stem| !stem.is_empty())
            .map(str::to_string)
    };
    let fits = |(short, long): (&&str, &&str)| match stem(short) {
        Some(stem) => long.len() > stem.len() && long.starts_with(&stem),
        None => short == long,
    };
    let letters: usize = short
        .iter()
        .map(|word| word.chars().filter(|c| c.is_alphabetic()).count())
        .sum();
    short.len() == long.len()
        && letters >= FEWEST_LETTERS
        && short.iter().any(|word| stem(word).is_some())
        && short.iter().zip(&long).all(fits)
}

/// Points of the compass: `Oststadt` and `Weststadt` are no typing errors of each other.
const COMPASS: [&str; 12] = [
    "nord", "sued", "ost", "west", "mitte", "innen", "aussen", "ober", "unter", "alt", "neu",
    "klein",
];

/// What a name says that another such name says otherwise: points of the compass, single letters and Roman
/// numerals.
fn told_apart_by(word: &str) -> Vec<String> {
    let parts = word
        .split([' ', '-', '/', '(', ')', ',', '.'])
        .filter(|part| !part.is_empty());
    let marks = |part: &str| -> Vec<String> {
        let is_roman = part.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        if is_roman || part.chars().count() == 1 {
            return vec![part.to_string()];
        }
        let first = COMPASS.iter().find(|point| part.starts_with(**point));
        let last = COMPASS.iter().find(|point| part.ends_with(**point));
        first
            .into_iter()
            .chain(last)
            .map(|point| point.to_string())
            .collect()
    };
    parts.flat_map(marks).collect()
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
    let (own, others) = (told_apart_by(&one), told_apart_by(&other));
    if own.len() == others.len() && own != others {
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
    fn districts_of_other_sides_of_a_town_are_no_typing_errors() {
        for (one, other) in [
            ("Innenstadt-Ost", "Innenstadt-West"),
            ("Neustadt Nord", "Neustadt Süd"),
            ("Bezirk A", "Bezirk B"),
            ("Planungsraum II", "Planungsraum III"),
            ("Altona-Altstadt-Ost", "Altona-Altstadt-West"),
            ("Gartenstadt-Nordost", "Gartenstadt-Nordwest"),
        ] {
            assert!(!alike(one, other), "{one}, {other}");
        }
        assert!(alike("Gartenstadt-Nord", "Gartenstat-Nord"));
    }

    #[test]
    fn an_abbreviation_is_known_by_its_point() {
        for (short, long) in [
            ("weibl.", "weiblich"),
            ("männl.", "männlich"),
            ("m. Migrationshintergrund", "mit Migrationshintergrund"),
            ("mit Migr.", "mit Migrationshintergrund"),
            ("o. Migr.", "ohne Migrationshintergrund"),
            ("Nordst.", "Nordstadt"),
        ] {
            assert!(
                is_short_for(&normalised(short), &normalised(long)),
                "{short}"
            );
        }
        for (short, long) in [
            ("w.", "weiblich"),
            ("weibl", "weiblich"),
            ("Nordstadt.", "Nordstadt"),
        ] {
            assert!(
                !is_short_for(&normalised(short), &normalised(long)),
                "{short}"
            );
        }
    }

    #[test]
    fn the_nearest_word_is_suggested_and_nothing_where_none_is_near() {
        let known = ["Altstadt", "Nordstadt", "Neustadt"];
        assert_eq!(nearest("Nordstat", known), Some("Nordstadt"));
        assert_eq!(nearest("Elbmarsch", known), None);
    }
}
