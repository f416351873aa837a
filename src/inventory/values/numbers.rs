//! Numbers as German offices write them.

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

/// A cell without the percent sign or word behind its number.
pub fn without_percent(cell: &str) -> &str {
    let cell = cell.trim();
    let ends = ["%", "Prozent", "prozent", "percent", "v. H.", "v.H."];
    let number = ends.iter().find_map(|end| cell.strip_suffix(end));
    number.map_or(cell, str::trim_end)
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
