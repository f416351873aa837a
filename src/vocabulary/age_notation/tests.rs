//! Ages as offices write them, and what they mean.

use proptest::prelude::*;

use super::*;
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::ages::AgeBand;

/// The ages that a cell means on its own, in years; none: no upper end.
fn years(cell: &str) -> (f64, Option<f64>) {
    let noted = read(cell).unwrap_or_else(|problem| panic!("{cell}: {problem:?}"));
    let band = noted.band.read(&Reading::default());
    (band.from.in_years(), band.to.map(Age::in_years))
}

#[track_caller]
fn all_mean(cells: &[&str], from: f64, to: impl Into<Option<f64>>) {
    let expected = (from, to.into());
    for cell in cells {
        assert_eq!(years(cell), expected, "{cell}");
    }
}

#[test]
fn half_open_bands_as_offices_write_them() {
    all_mean(
        &[
            "3 bis unter 6 Jahre",
            "3 bis unter 6",
            "von 3 bis unter 6 Jahren",
            "3-u6",
            "3 - unter 6",
            "3 – u. 6",
            "3 b. u. 6 J.",
            "3-<6",
            "3 bis u. 6 Jahre",
            "3 to under 6 years",
            "Ages 3 to under 6",
            "ab 3 bis unter 6 Jahre",
            "3 Jahre bis unter 6 Jahre",
            "3-unter 6-Jährige",
        ],
        3.0,
        6.0,
    );
    all_mean(
        &[
            "unter 3 Jahre",
            "unter 3",
            "U3",
            "u 3",
            "U-3",
            "<3",
            "< 3 Jahre",
            "bis unter 3",
            "0 bis unter 3",
            "under 3",
            "jünger als 3",
            "younger than 3",
            "unter 3-Jährige",
            "unter_3",
            "0-u3",
        ],
        0.0,
        3.0,
    );
    all_mean(
        &["unter 1", "unter 1 Jahr", "0 bis unter 1 Jahr", "u1", "< 1"],
        0.0,
        1.0,
    );
}

#[test]
fn closed_bands_and_single_years_as_offices_write_them() {
    all_mean(
        &[
            "3-5",
            "3–5 Jahre",
            "3 bis 5 Jahre",
            "von 3 bis 5 Jahren",
            "3- bis 5-Jährige",
            "3 bis 5-jährige",
            "3 bis einschl. 5 Jahre",
            "3 bis einschließlich 5",
            "zwischen 3 und 5 Jahren",
            "3 to 5",
            "Ages 3–5",
            "3-5-year-olds",
            "Kinder von 3 bis 5 Jahren",
            "Kinder 3-5",
            "3.0-5.0",
            "3 - 5 J.",
            "Kindergarten (3-5 Jahre)",
        ],
        3.0,
        6.0,
    );
    all_mean(
        &[
            "1-Jährige",
            "1 Jahr",
            "1",
            "1jährig",
            "Age 1",
            "Einjährige",
            "ein Jahr",
            "im Alter von 1 Jahr",
            "1.0",
        ],
        1.0,
        2.0,
    );
    all_mean(
        &[
            "bis 5",
            "bis 5 Jahre",
            "bis zu 5 Jahren",
            "up to 5",
            "≤5",
            "<= 5",
            "max. 5",
        ],
        0.0,
        6.0,
    );
}

#[test]
fn bands_without_an_upper_end_as_offices_write_them() {
    all_mean(
        &[
            "65 Jahre und mehr",
            "65 und mehr",
            "65 Jahre und älter",
            "65 u. ä.",
            "65 u.ä.",
            "65 J. u. ä.",
            "65 Jahre u. älter",
            "65 u. m.",
            "65plus",
            "65 plus",
            "65+",
            "65 +",
            "ab 65",
            "ab 65 Jahren",
            "≥65",
            ">= 65",
            "mindestens 65 Jahre",
            "65 und darüber",
            "65 years and over",
            "Ages 65 and over",
            "65 or older",
            "ab_65",
            "65-Jährige und Ältere",
            "Seniorinnen und Senioren ab 65",
            "Senior*innen 65plus",
            "65-99",
            "ab fünfundsechzig Jahren",
            "65 bis 120",
        ],
        65.0,
        None,
    );
    all_mean(
        &[
            "über 65",
            "über 65 Jahre",
            "Ü65",
            "ü 65",
            "> 65",
            "over 65",
            "älter als 65",
        ],
        65.0,
        None,
    );
    all_mean(&["0-99", "0 – 99 Jahre", "0 bis 100", "0-100+"], 0.0, None);
    all_mean(&["95-99", "95 bis 99 Jahre"], 95.0, 100.0);
}

#[test]
fn months_are_points_in_time() {
    all_mean(
        &[
            "6 Monate bis 3 Jahre",
            "6 Monaten bis unter 3 Jahren",
            "0,5-3",
            "6-36 Monate",
        ],
        0.5,
        3.0,
    );
    all_mean(
        &[
            "0-12 Monate",
            "0-11 Monate",
            "unter 12 Monate",
            "bis 12 Monate",
        ],
        0.0,
        1.0,
    );
    all_mean(&["ab 6 Monaten", "ab 0,5"], 0.5, None);
}

#[test]
fn school_years_and_words_have_the_ages_of_the_law_and_of_school() {
    all_mean(
        &[
            "Klasse 5–7",
            "Klassen 5 bis 7",
            "5.-7. Klasse",
            "Kl. 5-7",
            "Jahrgangsstufe 5-7",
            "grades 5-7",
        ],
        10.0,
        13.0,
    );
    all_mean(&["Klasse 1", "1. Klasse"], 6.0, 7.0);
    all_mean(
        &[
            "bis Klasse 4",
            "Grundschulkinder",
            "1.-4. Klasse",
            "Grundschüler*innen",
        ],
        6.0,
        10.0,
    );
    all_mean(
        &[
            "Ü3",
            "ü-3",
            "Kindergartenalter",
            "Vorschulkinder",
            "3 Jahre bis Schuleintritt",
            "Ü3-Kinder",
            "drei bis fünf Jahre",
            "drei bis unter sechs Jahre",
            "Kinder von drei bis fünf Jahren",
            "Drei- bis Fünfjährige",
            "three to five years",
        ],
        3.0,
        6.0,
    );
    all_mean(
        &[
            "Senior*innen",
            "Senior:innen",
            "SENIOREN",
            "Seniorinnen und Senioren",
        ],
        65.0,
        None,
    );
    assert_eq!(read("Ü3").map(|noted| noted.notation), Ok(Notation::Word));
    assert_eq!(read("Ü65").map(|noted| noted.notation), Ok(Notation::Over));
}

#[test]
fn ages_that_a_spreadsheet_made_into_dates_are_turned_back() {
    all_mean(
        &[
            "03. Mai",
            "3. Mai",
            "03.Mai",
            "3-May",
            "May-03",
            "03.05.",
            "03.05.2025",
            "2025-05-03",
        ],
        3.0,
        6.0,
    );
    all_mean(
        &["06. Sep", "6-Sep", "06.09.2026", "2026-09-06 00:00:00"],
        6.0,
        10.0,
    );
    all_mean(
        &["Okt 15", "Oct-15", "01.10.2015", "2015-10-01T00:00:00"],
        10.0,
        16.0,
    );
    all_mean(&["5-Mar"], 3.0, 6.0);
    assert_eq!(
        read("03. Mai").map(|noted| noted.notation),
        Ok(Notation::Date)
    );
}

#[test]
fn what_is_no_age_is_refused() {
    for cell in [
        "Kita",
        "Schwangerschaft und Geburt",
        "Nordstadt",
        "3 Gruppen",
        "drei Gruppen",
        "null",
        "viele",
        "--",
        "1e3",
        "3 4",
        "",
        "bis",
        "ab",
        "3 und mehr Kinder im Haushalt",
        "Haus 3",
        "Klasse 14",
        "K 3",
        "5.6.7",
    ] {
        assert_eq!(read(cell), Err(AgeProblem::NotAnAge), "{cell}");
    }
    assert_eq!(read("9-3"), Err(AgeProblem::Reversed));
    assert_eq!(read("3-131"), Err(AgeProblem::TooOld));
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(from in 0u32..100, length in 0u32..29, open: bool, half: bool) {
        let from = Age(from * 1000 + if half { 500 } else { 0 });
        let to = Age(from.0 + length * 1000 + 1000);
        let band = AgeBand { from, to: (!open).then_some(to) };
        let label = band.label();
        for printed in [band.to_string(), label.de.clone(), label.en.clone().unwrap_or_default()] {
            let noted = read(&printed);
            prop_assert_eq!(noted.map(|noted| noted.band.read(&Reading::default())), Ok(band), "{}", printed);
        }
    }

    #[test]
    fn no_cell_stops_the_program(cell in ".{0,30}", strange in "[-u0-9.,+<> bismoJahreKlä()/]{0,24}") {
        let _ = (read(&cell), read(&strange));
    }
}
