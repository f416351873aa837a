//! Whole numbers in words, as offices write ages: `drei`, `fünfundsechzig`, `six`.

/// German and English words for 0 to 20; `ß` and umlauts written out.
const SMALL: [(&str, &str); 21] = [
    ("null", "zero"),
    ("ein", "one"),
    ("zwei", "two"),
    ("drei", "three"),
    ("vier", "four"),
    ("fuenf", "five"),
    ("sechs", "six"),
    ("sieben", "seven"),
    ("acht", "eight"),
    ("neun", "nine"),
    ("zehn", "ten"),
    ("elf", "eleven"),
    ("zwoelf", "twelve"),
    ("dreizehn", "thirteen"),
    ("vierzehn", "fourteen"),
    ("fuenfzehn", "fifteen"),
    ("sechzehn", "sixteen"),
    ("siebzehn", "seventeen"),
    ("achtzehn", "eighteen"),
    ("neunzehn", "nineteen"),
    ("zwanzig", "twenty"),
];

/// The same for the tens from 20 on.
const TENS: [(&str, &str); 8] = [
    ("zwanzig", "twenty"),
    ("dreissig", "thirty"),
    ("vierzig", "forty"),
    ("fuenfzig", "fifty"),
    ("sechzig", "sixty"),
    ("siebzig", "seventy"),
    ("achtzig", "eighty"),
    ("neunzig", "ninety"),
];

/// The number from 0 to 99 that a [`normalised`](super::words::normalised) word names.
pub fn number(word: &str) -> Option<u32> {
    let at = |words: &[(&str, &str)], word: &str| {
        let found = words
            .iter()
            .position(|(german, english)| *german == word || *english == word)?;
        u32::try_from(found).ok()
    };
    if matches!(word, "eins" | "eine" | "einem") {
        return Some(1);
    }
    let tens = |word: &str| at(&TENS, word).map(|position| position * 10 + 20);
    at(&SMALL, word).or_else(|| tens(word)).or_else(|| {
        let (unit, ten) = word.split_once("und")?;
        let unit = at(&SMALL[..10], unit).filter(|unit| *unit > 0)?;
        Some(tens(ten)? + unit)
    })
}

/// The same for a word that goes on behind the number: `dreijaehrige` is 3 and `jaehrige`.
pub fn leading(word: &str) -> Option<(u32, &str)> {
    let behind = word.find("jaehrig")?;
    let (number_word, rest) = word.split_at(behind);
    Some((number(number_word)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_are_those_that_they_name() {
        for (word, expected) in [
            ("null", 0),
            ("eins", 1),
            ("drei", 3),
            ("zwoelf", 12),
            ("zwanzig", 20),
            ("einundzwanzig", 21),
            ("fuenfundsechzig", 65),
            ("neunundneunzig", 99),
            ("eighty", 80),
            ("six", 6),
        ] {
            assert_eq!(number(word), Some(expected), "{word}");
        }
        for word in [
            "und",
            "hundert",
            "nullundzwanzig",
            "zehnundzwanzig",
            "dreist",
            "",
        ] {
            assert_eq!(number(word), None, "{word}");
        }
        assert_eq!(leading("sechsjaehrige"), Some((6, "jaehrige")));
        assert_eq!(leading("jaehrige"), None);
    }
}
