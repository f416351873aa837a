//! A number with its sign, and a word behind it that says what is counted.

use rust_decimal::Decimal;

use super::digits::Digits;
use super::numbers::{DecimalMark, Number, NumberProblem};
use crate::vocabulary::quantity::Quantity;

/// A number with its sign and the word behind it, if that is one of these.
pub(in crate::inventory) fn plain_number(
    cell: &str,
    mark: DecimalMark,
    is_unit: impl Fn(&str) -> bool,
) -> Result<Number, NumberProblem> {
    let (unsigned, negative) = match cell.strip_prefix(['-', '−']) {
        Some(rest) => (rest.trim_start(), true),
        None => (cell.strip_prefix('+').unwrap_or(cell), false),
    };
    let (quantity, plain) = unsigned_number(unsigned, mark, is_unit)?;
    match (negative, quantity) {
        (true, Quantity::ZERO) => Ok(Number::Read(quantity)),
        (true, _) => Err(NumberProblem::Negative),
        (false, _) if plain && unsigned == cell => Ok(Number::Exact(quantity)),
        (false, _) => Ok(Number::Read(quantity)),
    }
}

/// The number, and whether it is plainly written.
fn unsigned_number(
    text: &str,
    mark: DecimalMark,
    is_unit: impl Fn(&str) -> bool,
) -> Result<(Quantity, bool), NumberProblem> {
    let (number, unit) = without_unit(text, is_unit);
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (number, None),
    };
    let digits = Digits::of(mantissa).ok_or(NumberProblem::NotANumber)?;
    let mark = match exponent {
        // `1.234E+05`: before a power of ten nobody groups thousands.
        Some(_) if mantissa.contains('.') => DecimalMark::Point,
        Some(_) => DecimalMark::Comma,
        None => mark,
    };
    let (plain, grouped) = digits.plain(mark)?;
    let value = match exponent {
        Some(exponent) => shifted(&plain, exponent)?,
        None => Decimal::from_str_exact(&plain)
            .or_else(|_| plain.parse())
            .map_err(|_| NumberProblem::TooLarge)?,
    };
    let millionths = value
        .checked_mul(Decimal::from(1_000_000))
        .and_then(|value| i64::try_from(value.round()).ok())
        .and_then(Quantity::from_millionths)
        .ok_or(NumberProblem::TooLarge)?;
    Ok((millionths, !unit && !grouped && exponent.is_none()))
}

/// A number with a power of ten, as Excel shows large ones.
fn shifted(plain: &str, exponent: &str) -> Result<Decimal, NumberProblem> {
    let digits = exponent.trim_start_matches(['+', '-']);
    let well_formed = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && exponent.len() - digits.len() <= 1;
    if !well_formed {
        return Err(NumberProblem::NotANumber);
    }
    let is_zero = plain.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    match exponent.starts_with('-') {
        _ if is_zero => Ok(Decimal::ZERO),
        // What is too small for a decimal is nothing.
        true => {
            Ok(Decimal::from_scientific(&format!("{plain}e{exponent}")).unwrap_or(Decimal::ZERO))
        }
        false => Decimal::from_scientific(&format!("{plain}e{digits}"))
            .map_err(|_| NumberProblem::TooLarge),
    }
}

/// Words that change a number instead of naming what is counted.
const FACTORS: [&str; 10] = [
    "tsd", "tausend", "hundert", "dutzend", "mio", "million", "mrd", "milliard", "teur", "prozent",
];

/// Whether a word changes a number instead of naming what is counted.
pub(in crate::inventory) fn is_factor(word: &str) -> bool {
    let lower = word.to_lowercase();
    FACTORS.iter().any(|factor| lower.starts_with(factor))
}

/// The number without the words behind it that say what is counted, and whether there were any.
fn without_unit(text: &str, is_unit: impl Fn(&str) -> bool) -> (&str, bool) {
    let Some((last, _)) = text.char_indices().rfind(|(_, c)| c.is_ascii_digit()) else {
        return (text, false);
    };
    let (number, behind) = text.split_at(last + 1);
    let unit = behind.trim().trim_end_matches('.');
    match !unit.is_empty() && is_unit(unit) && !is_factor(unit) {
        true => (number, true),
        false => (text, false),
    }
}
