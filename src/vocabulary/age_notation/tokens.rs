//! A notation of ages as numbers, words and signs.

use crate::vocabulary::number_words;

/// The tokens of a cell that is [normalised](crate::vocabulary::words::normalised), numbers in words as digits.
pub fn tokens(words: &str) -> Vec<String> {
    in_digits(split(words))
}

/// Numbers, words and signs. `3-u6jährige` is `3`, `-`, `u`, `6`, `jaehrige`.
fn split(words: &str) -> Vec<String> {
    #[derive(PartialEq, Clone, Copy)]
    enum Kind {
        Digit,
        Letter,
        Sign,
        Blank,
    }
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => Kind::Digit,
        c if c.is_alphabetic() => Kind::Letter,
        '<' | '>' | '=' | '≤' | '≥' | '+' | '-' | '/' | '&' => Kind::Sign,
        _ => Kind::Blank,
    };
    let chars: Vec<char> = words.chars().collect();
    let mut tokens: Vec<String> = Vec::new();
    let mut last = Kind::Blank;
    for (position, c) in chars.iter().enumerate() {
        let decimal = matches!(c, '.' | ',')
            && last == Kind::Digit
            && chars.get(position + 1).is_some_and(char::is_ascii_digit);
        let now = if decimal { Kind::Digit } else { kind(*c) };
        let joins = now == last && (now != Kind::Sign || matches!(c, '='));
        match tokens.last_mut() {
            Some(token) if joins && now != Kind::Blank => token.push(*c),
            _ if now != Kind::Blank => tokens.push(c.to_string()),
            _ if !matches!(c, ' ' | '.' | '\'') => tokens.push(c.to_string()),
            _ => {}
        }
        last = now;
    }
    tokens
}

/// Numbers in words as digits: `drei bis fünf`. `null` alone is no age but a database's blank.
fn in_digits(tokens: Vec<String>) -> Vec<String> {
    if let [only] = &tokens[..]
        && matches!(only.as_str(), "null" | "ein" | "eine" | "one")
    {
        return tokens;
    }
    let digits = |token: String| match (number_words::number(&token), number_words::leading(&token))
    {
        (Some(number), _) => vec![number.to_string()],
        (None, Some((number, rest))) => vec![number.to_string(), rest.to_string()],
        (None, None) => vec![token],
    };
    tokens.into_iter().flat_map(digits).collect()
}
