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
