//! Cells that a spreadsheet would not leave as they are, and the apostrophe that keeps them.
//!
//! A spreadsheet runs `=1+1`, turns `3-5` into the third of May and `0110` into 110. In the copies that
//! `check` writes for it, an apostrophe stands before such a value; the readers take it back in every
//! file, since people also write it themselves. One apostrophe is added and one is taken, so a value that
//! had some keeps them.

use std::borrow::Cow;

/// The value as it is written for a spreadsheet.
pub fn guarded(value: &str) -> Cow<'_, str> {
    match would_change(bare(value)) {
        true => Cow::Owned(format!("'{value}")),
        false => Cow::Borrowed(value),
    }
}

/// Whether the first character is an apostrophe that is no part of the value.
pub fn is_guarded(value: &str) -> bool {
    value.starts_with('\'') && would_change(bare(value))
}

fn bare(value: &str) -> &str {
    value.trim_start_matches('\'')
}

fn would_change(value: &str) -> bool {
    is_formula(value) || is_range(value) || has_leading_zero(value)
}

/// Negative numbers and a single dash are left alone.
fn is_formula(value: &str) -> bool {
    let text = value.trim_start();
    let is_number = |rest: &str| rest.chars().all(|c| matches!(c, '0'..='9' | '.' | ','));
    match text.chars().next() {
        Some('=' | '+' | '@') => true,
        Some('-') => !is_number(&text[1..]),
        _ => value.starts_with(['\t', '\r']),
    }
}

/// `3-5`, `6/9`: two numbers of one or two digits, which are a day and a month to a spreadsheet.
fn is_range(value: &str) -> bool {
    let is_short = |number: &str| (1..=2).contains(&number.len()) && is_digits(number);
    value
        .split_once(['-', '/'])
        .is_some_and(|(from, to)| is_short(from.trim()) && is_short(to.trim()))
}

/// A number whose first digit a spreadsheet would drop.
fn has_leading_zero(value: &str) -> bool {
    value.len() > 1 && value.starts_with('0') && is_digits(value)
}

fn is_digits(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_spreadsheet_would_change_is_guarded_and_nothing_else() {
        for value in [
            "=cmd()", "+49 461", "@x", "-a", "\tx", " =1", "3-5", "10 - 15", "0110",
        ] {
            assert_eq!(guarded(value), format!("'{value}"), "{value:?}");
        }
        for value in [
            "",
            "-",
            "-5",
            "-3,5",
            "0",
            "12",
            "0,5",
            "2022-01-01",
            "31.12.2025",
            "21-100",
            "A-B",
            "x",
        ] {
            assert_eq!(guarded(value), value, "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_guarded_is_read_as_it_was(value in "['=+@0-9a \t-]{0,6}") {
            let written = guarded(&value);
            let read = match is_guarded(&written) {
                true => &written[1..],
                false => &written,
            };
            prop_assert_eq!(read, &value);
        }
    }
}
