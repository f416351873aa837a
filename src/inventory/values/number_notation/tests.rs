//! Numbers as people write them, and what they mean.

use proptest::prelude::*;

use super::*;

fn places(cell: &str) -> Result<Number, NumberProblem> {
    read(cell, DecimalMark::Unknown, Counts::Persons)
}

fn whole(number: u32) -> Quantity {
    Quantity::from_whole(number)
}

#[test]
fn numbers_that_are_not_exact_are_counted_with_and_told() {
    for cell in [
        "ca. 20",
        "ca 20",
        "etwa 20",
        "rund 20 Kinder",
        "~20",
        "≈ 20",
        "(20)",
        "ungefähr 20",
        "20 s",
        "20 (geschätzt)",
        "20 geschätzt",
        "20 Plätze (Schätzung)",
        "20 ca.",
        "about 20",
    ] {
        assert_eq!(places(cell), Ok(Number::About(whole(20))), "{cell}");
    }
    for cell in [
        "max. 12",
        "maximal 12",
        "bis zu 12",
        "bis 12",
        "höchstens 12 TN",
        "≤ 12",
        "up to 12",
    ] {
        assert_eq!(places(cell), Ok(Number::AtMost(whole(12))), "{cell}");
    }
    for cell in [
        "mind. 10",
        "mindestens 10",
        "ab 10 Personen",
        "über 10",
        "> 10",
        ">=10",
        "10+",
        "10 +",
        "10 (mind.)",
        "10 und mehr",
        "at least 10",
    ] {
        assert_eq!(places(cell), Ok(Number::AtLeast(whole(10))), "{cell}");
    }
}

#[test]
fn ranges_sums_and_groups_are_worked_out() {
    for cell in [
        "20-25",
        "20–25",
        "20 - 25",
        "20 bis 25",
        "von 20 bis 25",
        "zwischen 20 und 25",
        "ca. 20-25",
        "20-25 Plätze",
        "20 to 25",
    ] {
        assert_eq!(
            places(cell),
            Ok(Number::Between(whole(20), whole(25))),
            "{cell}"
        );
    }
    for cell in ["15 + 5", "15+5", "10+5+5", "15 Plätze + 5 Plätze"] {
        assert_eq!(places(cell), Ok(Number::Read(whole(20))), "{cell}");
    }
    for cell in [
        "2 Gruppen à 10",
        "2 x 10",
        "2x10",
        "2×10",
        "2 * 10",
        "2 à 10",
        "2 Gruppen mit je 10 Plätzen",
        "2 Gruppen je 10 Kinder",
        "2 Gruppen zu 10",
        "2 groups of 10",
        "2 Kurse mit jeweils 10 TN",
    ] {
        assert_eq!(places(cell), Ok(Number::Read(whole(20))), "{cell}");
    }
}

#[test]
fn what_counts_something_else_is_no_number_of_places() {
    for cell in [
        "3 Gruppen",
        "40 Stunden",
        "40 Std.",
        "2 Räume",
        "1,5 Stellen",
        "5 Termine",
        "100 €",
        "3 Gruppen pro Woche",
    ] {
        assert!(
            matches!(
                places(cell),
                Err(NumberProblem::Unit | NumberProblem::NotANumber)
            ),
            "{cell}"
        );
    }
    assert_eq!(places("3 Gruppen"), Err(NumberProblem::Unit));
    assert_eq!(places("40 Std."), Err(NumberProblem::Unit));
    for cell in [
        "12 Plätze",
        "12 Kinder",
        "12 Kinder und Jugendliche",
        "12 TN",
        "12 Kitaplätze",
    ] {
        assert_eq!(places(cell), Ok(Number::Read(whole(12))), "{cell}");
    }
}

#[test]
fn signs_of_official_tables_mean_what_their_office_says() {
    for (cell, meant) in [
        ("-", Number::Nothing),
        ("–", Number::Nothing),
        (".", Number::Untold),
        ("...", Number::Untold),
        ("…", Number::Untold),
        ("/", Number::Untold),
        ("( )", Number::Untold),
        ("x", Number::Withheld),
        ("*", Number::Withheld),
        ("g", Number::Withheld),
        ("auf Anfrage", Number::Unknown),
        ("unbegrenzt", Number::Unknown),
        ("n. n.", Number::Unknown),
        ("#NV", Number::Unknown),
        ("<3", Number::Below(whole(2))),
        ("< 5", Number::Below(whole(4))),
        ("weniger als 3", Number::Below(whole(2))),
        ("12*", Number::Read(whole(12))),
        ("12 r", Number::Read(whole(12))),
        ("12 1)", Number::Read(whole(12))),
    ] {
        assert_eq!(places(cell), Ok(meant), "{cell}");
    }
}

#[test]
fn what_is_no_number_stays_none() {
    for cell in [
        "viele",
        "12 je Gruppe",
        "50 %",
        "12 Tsd.",
        "1 2",
        "1.2.3",
        "25-20",
        "03. Mai",
        "2 Gruppen",
        "10/12",
        "ca.",
        "x10y",
    ] {
        assert!(places(cell).is_err(), "{cell}: {:?}", places(cell));
    }
    assert_eq!(places("-5"), Err(NumberProblem::Negative));
}

proptest! {
    #[test]
    fn no_cell_stops_the_program(cell in ".{0,30}", strange in "[-0-9ca.bisx+à()<>~ GruppenTN]{0,24}") {
        for counts in [Counts::Persons, Counts::Money, Counts::Anything] {
            let _ = (read(&cell, DecimalMark::Unknown, counts), read(&strange, DecimalMark::Unknown, counts));
        }
    }
}

#[test]
fn the_words_are_read_and_none_hides_a_longer_one() {
    let lists = [
        &WORDS.about,
        &WORDS.at_most,
        &WORDS.at_least,
        &WORDS.less_than,
    ];
    let words: Vec<&String> = lists.into_iter().flatten().collect();
    assert!(words.len() > 35 && !WORDS.each.is_empty());
    for list in lists {
        for (position, word) in list.iter().enumerate() {
            let mut before = list[..position].iter();
            let hides = |shorter: &String| {
                behind(word, std::slice::from_ref(shorter)).is_some_and(|rest| !rest.is_empty())
            };
            assert!(!before.any(hides), "{word}");
        }
    }
}
