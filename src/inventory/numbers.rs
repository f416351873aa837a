//! Numbers as German offices write them.

use rust_decimal::Decimal;

use super::digits::Digits;
use super::number_notation;
use super::signs::Counts;
use crate::vocabulary::quantity::Quantity;

/// What a cell of a column of numbers says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// Plainly written.
    Exact(Quantity),
    /// Clear, but written in an unusual way (`1.234,5`, `12 Plätze`, `1 204`): worth a note.
    Read(Quantity),
    /// `ca. 20`, `(20)`: not exact.
    About(Quantity),
    /// `max. 12`: no more than that.
    AtMost(Quantity),
    /// `mind. 10`: no fewer than that.
    AtLeast(Quantity),
    /// `20-25`: the lower number first.
    Between(Quantity, Quantity),
    /// `<3`: a small count, withheld at the source; no more than this.
    Below(Quantity),
    /// `x`: a small count, withheld at the source.
    Withheld,
    /// `.`, `/`, `...`: known to the source, which does not tell; it may be large.
    Untold,
    /// `-`: a count of 0.
    Nothing,
    /// `auf Anfrage`: nobody knows.
    Unknown,
    /// Nothing.
    Empty,
}

/// Why a cell is no number that can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberProblem {
    Negative,
    TooLarge,
    NotANumber,
    /// `3 Gruppen`: it counts something else than the column.
    Unit,
    /// `1,234`: a thousand, or a little more than one?
    Ambiguous,
}

/// Which mark a column's numbers have before their decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DecimalMark {
    Comma,
    Point,
    /// No value tells.
    #[default]
    Unknown,
    /// The values contradict each other: `1.234` beside `12.5`.
    Contradictory,
}

impl DecimalMark {
    /// What the values of a column that can only be read one way show. Where some show a decimal point and
    /// others could be thousands, nothing can be said of these.
    pub fn of<'a>(values: impl IntoIterator<Item = &'a str>) -> DecimalMark {
        let (mut comma, mut point, mut thousands) = (false, false, false);
        for value in values {
            let Some(digits) = Digits::of(value) else {
                continue;
            };
            match digits.decimal_mark() {
                Some(',') => comma = true,
                Some('.') => point = true,
                _ => thousands |= digits.is_pointed(),
            }
        }
        match (comma, point) {
            (true, true) => DecimalMark::Contradictory,
            (false, true) if thousands => DecimalMark::Contradictory,
            (true, false) => DecimalMark::Comma,
            (false, true) => DecimalMark::Point,
            (false, false) => DecimalMark::Unknown,
        }
    }

    /// The same in a file whose cells are parted by commas: there the point is the decimal mark, unless the
    /// column shows commas.
    pub fn of_column<'a>(
        values: impl IntoIterator<Item = &'a str>,
        parted_by_commas: bool,
    ) -> DecimalMark {
        let values: Vec<&str> = values.into_iter().collect();
        let marks = || {
            values
                .iter()
                .filter_map(|value| Digits::of(value)?.decimal_mark())
        };
        match parted_by_commas && marks().all(|mark| mark == '.') {
            true => DecimalMark::Point,
            false => DecimalMark::of(values),
        }
    }
}

impl Number {
    /// Reads a cell. `mark` only matters where a cell alone could mean two things: `1.234` is then a
    /// thousand and more, as everywhere in Germany, unless the column has decimal points; `1,234` is
    /// read only if the column shows which mark it has. Beyond six decimals, numbers are rounded.
    pub fn parse(cell: &str, mark: DecimalMark) -> Result<Number, NumberProblem> {
        Number::of(cell, mark, Counts::Anything)
    }

    /// The same in a column that counts this: what counts something else is no number of it.
    pub fn of(cell: &str, mark: DecimalMark, counts: Counts) -> Result<Number, NumberProblem> {
        number_notation::read(cell, mark, counts)
    }
}

/// A number with its sign and the word behind it, if that is one of these.
pub(super) fn plain_number(
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
pub(super) fn is_factor(word: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(cell: &str) -> Result<Number, NumberProblem> {
        Number::parse(cell, DecimalMark::Unknown)
    }

    fn millionths(number: i64) -> Quantity {
        Quantity::from_millionths(number).unwrap()
    }

    #[test]
    fn plain_numbers_are_read_with_either_decimal_mark() {
        assert_eq!(read("12"), Ok(Number::Exact(Quantity::from_whole(12))));
        assert_eq!(read(" 12,5 "), Ok(Number::Exact(millionths(12_500_000))));
        assert_eq!(read("0.125"), Ok(Number::Exact(millionths(125_000))));
        assert_eq!(read("007"), Ok(Number::Exact(Quantity::from_whole(7))));
    }

    #[test]
    fn unusual_but_clear_numbers_are_read_with_a_note() {
        for (cell, expected) in [
            ("1.234,5", 1_234_500_000),
            ("1,234.5", 1_234_500_000),
            ("12 Plätze", 12_000_000),
            ("1 204", 1_204_000_000),
            ("1\u{202f}204,5", 1_204_500_000),
            ("1'204", 1_204_000_000),
            ("1.234.567", 1_234_567_000_000),
            ("1.234", 1_234_000_000),
            ("1.200,00 €", 1_200_000_000),
            ("1,5E+03", 1_500_000_000),
            ("1.234E+05", 123_400_000_000),
            ("+3", 3_000_000),
        ] {
            assert_eq!(read(cell), Ok(Number::Read(millionths(expected))), "{cell}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused_for_its_own_reason() {
        for (cell, problem) in [
            ("-5", NumberProblem::Negative),
            ("−5", NumberProblem::Negative),
            ("1e400", NumberProblem::TooLarge),
            ("99999999999999", NumberProblem::TooLarge),
            ("inf", NumberProblem::NotANumber),
            ("viele", NumberProblem::NotANumber),
            ("15-12", NumberProblem::NotANumber),
            ("12 Tsd.", NumberProblem::NotANumber),
            ("50 %", NumberProblem::NotANumber),
            ("12 je Gruppe", NumberProblem::NotANumber),
            ("1.2.3", NumberProblem::NotANumber),
            ("1 2", NumberProblem::NotANumber),
            ("1,234", NumberProblem::Ambiguous),
        ] {
            assert_eq!(read(cell), Err(problem), "{cell}");
        }
    }

    #[test]
    fn withheld_and_empty_are_neither_zero_nor_an_error() {
        assert_eq!(read("x"), Ok(Number::Withheld));
        assert_eq!(read("."), Ok(Number::Untold));
        assert_eq!(read(" \u{a0}"), Ok(Number::Empty));
    }

    #[test]
    fn the_other_values_of_a_column_tell_what_a_comma_means() {
        let comma = DecimalMark::of(["1,234", "0,5", "7"]);
        assert_eq!(comma, DecimalMark::Comma);
        assert_eq!(
            Number::parse("1,234", comma),
            Ok(Number::Exact(millionths(1_234_000)))
        );
        assert_eq!(
            Number::parse("1.234", comma),
            Ok(Number::Read(millionths(1_234_000_000)))
        );
        // In a German column `1.234` is a thousand and more, and `0.5` shows a decimal point.
        let point = DecimalMark::of(["1.234", "0.5"]);
        assert_eq!(point, DecimalMark::Contradictory);
        assert_eq!(Number::parse("1.234", point), Err(NumberProblem::Ambiguous));
        let point = DecimalMark::of_column(["1.234", "0.5"], true);
        assert_eq!(
            Number::parse("1.234", point),
            Ok(Number::Exact(millionths(1_234_000)))
        );
        assert_eq!(
            Number::parse("1,234", point),
            Ok(Number::Read(millionths(1_234_000_000)))
        );
        assert_eq!(DecimalMark::of(["0,5", "0.5"]), DecimalMark::Contradictory);
        assert_eq!(
            DecimalMark::of_column(["4.875", "6"], true),
            DecimalMark::Point
        );
        assert_eq!(
            DecimalMark::of_column(["4.875", "6,5"], true),
            DecimalMark::Comma
        );
    }

    proptest! {
        #[test]
        fn no_cell_stops_the_program(cell in ".{0,40}", strange in "[-+0-9., 'eExX%€\u{a0}]{0,40}") {
            for cell in [cell, strange] {
                for mark in [DecimalMark::Comma, DecimalMark::Point, DecimalMark::of([cell.as_str()])] {
                    let _ = Number::parse(&cell, mark);
                }
            }
        }

        #[test]
        fn a_number_that_we_wrote_is_read_as_the_same_number(number in 0..i64::MAX) {
            let quantity = millionths(number);
            let written = quantity.to_string();
            prop_assert_eq!(Number::parse(&written, DecimalMark::Point), Ok(Number::Exact(quantity)));
            let german = written.replace('.', ",");
            prop_assert_eq!(Number::parse(&german, DecimalMark::Comma), Ok(Number::Exact(quantity)));
        }
    }
}
