//! Need that follows the cohorts of the past years' inhabitants.

use crate::util::{Folder, Rows, town_of};

const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen
2025;Nord;2;2;Krippe;85
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze
K1;Krippe;Nord;2;2;Krippe;85
";

/// 100 children of 0, 90 of 1 and 80 of 2 years in 2024; 110, 100 and 85 in 2025.
const PEOPLE: &str = "\
jahr;stadtteil;alter_von;alter_bis;personen
2024;Nord;0;0;1000
2024;Nord;1;1;900
2024;Nord;2;2;800
2024;Nord;3;;0
2025;Nord;0;0;1100
2025;Nord;1;1;1000
2025;Nord;2;2;900
2025;Nord;3;;0
";

fn steps(folder: &Folder) -> Rows {
    let ran = folder.run(&[
        "outlook",
        ".",
        "--need",
        "cohorts",
        "--steps",
        "year",
        "--until",
        "31.12.2026",
        "--format",
        "csv",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let end = ran.out.find("offer,").unwrap_or(ran.out.len());
    Rows::of(&ran.out[..end])
}

#[test]
fn children_of_two_years_come_from_those_of_one_year_before() {
    let folder = town_of(NEEDS, OFFERS).file("einwohner.csv", PEOPLE);
    // 900 of 900 stayed from 1 to 2, so the 1000 of 2025 are 1000 in 2026: as 900 need 85, they need 94.444
    let found = steps(&folder);
    let need: Vec<f64> = found
        .column("need_then")
        .iter()
        .map(|need| need.parse().unwrap())
        .collect();
    assert_eq!(need[0], 85.0);
    assert!((need[1] - 85.0 * 1000.0 / 900.0).abs() < 0.001, "{need:?}");
}

#[test]
fn with_few_years_no_band_is_stated_and_it_says_so() {
    let folder = town_of(NEEDS, OFFERS).file("einwohner.csv", PEOPLE);
    let ran = folder.run(&["outlook", ".", "--need", "cohorts", "--until", "31.12.2026"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("mindestens sechs Jahren"), "{}", ran.out);
}

#[test]
fn one_year_of_inhabitants_is_refused_with_what_is_missing() {
    let folder =
        town_of(NEEDS, OFFERS).file("einwohner.csv", &PEOPLE[..PEOPLE.find("2025").unwrap()]);
    let ran = folder.run(&["outlook", ".", "--need", "cohorts"]);
    assert_eq!(ran.code, Some(2), "{}", ran.out);
    assert!(ran.err.contains("mindestens zwei Jahren"), "{}", ran.err);
}

#[test]
fn who_moves_into_new_homes_comes_on_top_and_grows_older() {
    // 50 homes, 2 people in each, a tenth of them 2 years old in 2026: 10 children
    let homes = "stadtteil;jahr;wohneinheiten;personen_je_we;alter_von;alter_bis;anteil\n\
                 Nord;2026;50;2;2;2;10 %\nNord;2024;50;2;2;2;10 %\n";
    let folder = town_of(NEEDS, OFFERS)
        .file("einwohner.csv", PEOPLE)
        .file("baugebiete.csv", homes);
    let found = steps(&folder);
    let need: Vec<f64> = found
        .column("need_then")
        .iter()
        .map(|need| need.parse().unwrap())
        .collect();
    // the 1000 of the cohort and the 10; those of 2024 are among the inhabitants already
    assert!((need[1] - 85.0 * 1010.0 / 900.0).abs() < 0.001, "{need:?}");
    let ran = folder.run(&["outlook", ".", "--need", "cohorts", "--until", "31.12.2026"]);
    assert!(ran.out.contains("Dazu kommen 10 Menschen"), "{}", ran.out);
}

#[test]
fn what_a_row_of_new_homes_does_not_say_is_an_error_where_it_stands() {
    let homes = "stadtteil;jahr;wohneinheiten;personen_je_we;alter_von;alter_bis;anteil\n\
                 Nort;2026;50;2;2;2;10 %\nNord;2026;;2;2;2;10 %\nNord;2026;50;2;2;2;11\n\
                 Nord;2026;50;2;5;2;10 %\n";
    let folder = town_of(NEEDS, OFFERS)
        .file("einwohner.csv", PEOPLE)
        .file("baugebiete.csv", homes);
    let ran = folder.run(&["check", "."]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    for word in [
        "baugebiete.csv:2",
        "Nord",
        "baugebiete.csv:3",
        "die Zahl der Wohnungen",
        "baugebiete.csv:4",
        "baugebiete.csv:5",
    ] {
        assert!(ran.err.contains(word), "{word}: {}", ran.err);
    }
}
