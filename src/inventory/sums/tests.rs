//! Sums by words, levels and numbers, and what is none.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::inventory::columns::FileKind;
use crate::inventory::files::source::{FileSettings, Source};
use crate::inventory::rows::counts;
use crate::inventory::rows::recognise::recognise;
use crate::vocabulary::settings::merged;

/// The lines that are no data, and the codes of the findings.
fn taken(text: &str) -> (u64, Vec<&'static str>) {
    let (files, findings) = read_and_taken(text);
    let codes: BTreeSet<&str> = findings
        .sorted()
        .iter()
        .map(|finding| finding.code.id())
        .collect();
    (files[0].sums_left_out, codes.into_iter().collect())
}

fn read_and_taken(text: &str) -> (Vec<CountFile>, Findings) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bedarfe.csv");
    std::fs::write(&path, text).unwrap();
    let outlines = merged(&[]);
    let mut findings = Findings::default();
    let mut source = Source::open(&path, &FileSettings::default()).unwrap();
    let columns = recognise(&mut source, FileKind::Needs, &outlines, None, &mut findings).unwrap();
    let mut files = vec![counts::group(source, columns).unwrap()];
    let mut findings = Findings::default();
    take_out(&mut files, &outlines, "musterdorf", &mut findings).unwrap();
    (files, findings)
}

const HEADER: &str = "stadtteil;lebensphase;geschlecht;handlungsfeld;personen\n";

fn of(rows: &[&str]) -> (u64, Vec<&'static str>) {
    taken(&format!("{HEADER}{}\n", rows.join("\n")))
}

#[test]
fn a_sum_by_its_word_is_left_out_whatever_it_says() {
    let parts = ["Nord;3-5;;Kita;60", "Süd;3-5;;Kita;40"];
    for word in [
        "Summe",
        "insgesamt",
        "Gesamtstadt",
        "Stadt gesamt",
        "zusammen",
    ] {
        let equal = format!("{word};3-5;;Kita;100");
        assert_eq!(
            of(&[parts[0], parts[1], &equal]),
            (1, vec!["L440"]),
            "{word}"
        );
        let other = format!("{word};3-5;;Kita;90");
        assert_eq!(
            of(&[parts[0], parts[1], &other]),
            (1, vec!["L441"]),
            "{word}"
        );
    }
}

#[test]
fn a_word_for_everything_without_parts_beside_it_is_a_statement() {
    assert_eq!(
        of(&["Nord;3-5;insgesamt;Kita;60", "Süd;3-5;insgesamt;Kita;40"]),
        (0, vec![])
    );
}

#[test]
fn subtotals_and_the_total_over_them_are_each_held_against_their_parts() {
    let rows = [
        "Nord;3-5;weiblich;Kita;31",
        "Nord;3-5;männlich;Kita;29",
        "Nord;3-5;insgesamt;Kita;60",
        "Süd;3-5;weiblich;Kita;17",
        "Süd;3-5;männlich;Kita;23",
        "Süd;3-5;insgesamt;Kita;40",
        "Summe;3-5;weiblich;Kita;48",
        "Summe;3-5;männlich;Kita;52",
        "Summe;3-5;insgesamt;Kita;100",
    ];
    assert_eq!(of(&rows), (5, vec!["L440"]));
}

#[test]
fn a_pivot_tables_subtotal_is_that_of_its_category() {
    let rows = [
        "Nord;0-2;;Kita;31",
        "Nord;3-5;;Kita;29",
        "Nord Ergebnis;;;;60",
        "Süd;0-2;;Kita;40",
    ];
    assert_eq!(of(&rows).0, 1);
}

#[test]
fn an_age_band_that_is_as_much_as_its_parts_is_their_sum() {
    let parts = ["Nord;0-2;;Kita;31", "Nord;3-5;;Kita;29"];
    assert_eq!(
        of(&[parts[0], parts[1], "Nord;0-5;;Kita;60"]),
        (1, vec!["L440"])
    );
    assert_eq!(
        of(&[parts[0], parts[1], "Nord;0-5;;Kita;61"]),
        (0, vec!["L442"])
    );
    assert_eq!(of(&[parts[0], parts[1], "Nord;0-5;;Kita;90"]), (0, vec![]));
}

#[test]
fn numbers_that_agree_are_asked_about_until_they_are_proof_together() {
    let first = [
        "Nord;3-5;;Kita;612",
        "Süd;3-5;;Kita;407",
        "Innenstadt;3-5;;Kita;1019",
    ];
    assert_eq!(of(&first), (0, vec!["L442"]));
    // 1 019 and 513 agree by chance once in 1 020 × 514 cases, one in half a million; with 766, in some 400 million
    let second = [
        "Nord;6-9;;Kita;311",
        "Süd;6-9;;Kita;202",
        "Innenstadt;6-9;;Kita;513",
    ];
    assert_eq!(of(&[first, second].concat()), (0, vec!["L442"]));
    let third = [
        "Nord;0-2;;Kita;405",
        "Süd;0-2;;Kita;361",
        "Innenstadt;0-2;;Kita;766",
    ];
    assert_eq!(of(&[first, second, third].concat()), (3, vec!["L449"]));
}

#[test]
fn round_numbers_that_agree_are_told_and_not_asked_about() {
    let rows = [
        "Nord;3-5;;Kita;60",
        "Süd;3-5;;Kita;40",
        "Innenstadt;3-5;;Kita;100",
    ];
    assert_eq!(of(&rows), (0, vec!["L443"]));
    let few = [
        "Nord;3-5;;Kita;20",
        "Süd;3-5;;Kita;10",
        "Innenstadt;3-5;;Kita;30",
    ];
    assert_eq!(of(&few), (0, vec![]));
}

#[test]
fn what_a_category_says_once_more_elsewhere_makes_it_no_sum() {
    let rows = [
        "Nord;3-5;;Kita;612",
        "Süd;3-5;;Kita;407",
        "Innenstadt;3-5;;Kita;1019",
        "Nord;6-9;;Kita;311",
        "Süd;6-9;;Kita;202",
        "Innenstadt;6-9;;Kita;17",
    ];
    assert_eq!(of(&rows), (0, vec![]));
}

#[test]
fn withheld_counts_lie_between_the_ends_that_their_sums_leave() {
    let text = format!(
        "{HEADER}Nord;0-2;;Kita;50\nNord;3-5;;Kita;.\nNord;insgesamt;;Kita;138\nSüd;0-2;;Kita;.\nSüd;3-5;;Kita;.\nSüd;insgesamt;;Kita;40\n"
    );
    let (files, _) = read_and_taken(&text);
    let ends: Vec<(String, String)> = files[0]
        .bounds
        .values()
        .map(|amount| (amount.low.to_string(), amount.high.to_string()))
        .collect();
    let expected = [("88", "88"), ("0", "40"), ("0", "40")];
    assert_eq!(
        ends,
        expected.map(|(low, high)| (low.to_string(), high.to_string()))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Rows of random numbers are data; with their sums beside them, they still are, and the sums are none.
    #[test]
    fn nothing_but_the_sums_that_were_added_is_left_out(
        numbers in proptest::collection::vec(proptest::collection::vec(100_u32..5000, 3), 3..6),
        by_number: bool,
    ) {
        let bands = ["0-2", "3-5", "6-9"];
        let mut rows: Vec<String> = Vec::new();
        for (district, numbers) in numbers.iter().enumerate() {
            for (band, number) in bands.iter().zip(numbers) {
                rows.push(format!("Gebiet {district};{band};;Kita;{number}"));
            }
        }
        let plain: Vec<&str> = rows.iter().map(String::as_str).collect();
        prop_assert_eq!(of(&plain).0, 0);
        let word = if by_number { "Kernstadt" } else { "Summe" };
        for (position, band) in bands.iter().enumerate() {
            let sum: u32 = numbers.iter().map(|numbers| numbers[position]).sum();
            rows.push(format!("{word};{band};;Kita;{sum}"));
        }
        let summed: Vec<&str> = rows.iter().map(String::as_str).collect();
        prop_assert_eq!(of(&summed).0, 3);
    }
}
