//! Where words may be broken.

use hypher::{Lang, hyphenate};

use crate::language::Language;

/// A syllable that is longer is broken anywhere.
const LONGEST_SYLLABLE: usize = 12;

/// What of a text cannot be broken: the syllables of its words.
pub fn pieces(text: &str, language: Language) -> Vec<&str> {
    let words = text.split([' ', '-', '/']);
    words
        .flat_map(|word| hyphenate(word, hyphenation(language)))
        .map(|syllable| {
            let end = syllable.char_indices().nth(LONGEST_SYLLABLE);
            end.map_or(syllable, |(end, _)| &syllable[..end])
        })
        .collect()
}

fn hyphenation(language: Language) -> Lang {
    match language {
        Language::German => Lang::German,
        Language::English => Lang::English,
    }
}

/// The text with a place to break in every syllable that is too long for any column.
pub fn breakable(text: &str, language: Language) -> String {
    let mut broken = String::with_capacity(text.len());
    for (position, word) in text.split(' ').enumerate() {
        if position > 0 {
            broken.push(' ');
        }
        for syllable in hyphenate(word, hyphenation(language)) {
            for (position, letter) in syllable.chars().enumerate() {
                if position > 0 && position % LONGEST_SYLLABLE == 0 {
                    broken.push('\u{200b}');
                }
                broken.push(letter);
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_ten_thousand_letters_can_be_broken() {
        let broken = breakable(&"x".repeat(100), Language::German);
        assert_eq!(broken.matches('\u{200b}').count(), 8);
        assert_eq!(
            breakable("Handlungsfeld Bildung", Language::German),
            "Handlungsfeld Bildung"
        );
    }
}
