//! Last year's report is out, and this year's says what has changed since: together they tell no more than each.

use crate::util::{Folder, Rows, town_of};

/// In 2024 one child lives in the north, and one in the west is six to nine years old.
const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen
2024;Nord;3;5;Bildung;1
2025;Nord;3;5;Bildung;4
2024;West;3;5;Bildung;6
2025;West;3;5;Bildung;7
2024;West;6;9;Bildung;1
2025;West;6;9;Bildung;7
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze
K1;Kita Nord;Nord;3;5;Bildung;20
K2;Hort Süd;Süd;6;9;Bildung;10
";

/// Last year's report is out.
fn with_last_year() -> Folder {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected_with(&["--year", "2024", "--out", "vorjahr"]);
    folder
}

/// What a report of this year says that a group needed last year.
fn last_years_need(folder: &Folder, report: &str, dimension: &str, category: &str) -> String {
    let rows = Rows::of(&folder.read(format!("{report}/public/tables/review_groups.csv")));
    let keys = [
        ("dimension", dimension),
        ("category", category),
        ("year", "2024"),
    ];
    rows.at(&keys, ["need"])[0].to_string()
}

#[test]
fn what_last_year_s_report_hid_this_year_s_does_not_give_away() {
    let folder = with_last_year();
    let last_year = folder.read("vorjahr/public/tables/district-life_phase.csv");
    let last_year = Rows::of(&last_year);
    let said = |district: &str, phase: &str| {
        let keys = [("district", district), ("life_phase", phase)];
        last_year.at(&keys, ["need"])[0].to_string()
    };
    assert_eq!(said("total", "total"), "8");
    assert_eq!(said("Nord", "total"), "x");
    assert_eq!(said("West", "total"), "x");
    let of_west = |report: &str| last_years_need(&folder, report, "district", "West");
    let of_three_to_five = |report: &str| last_years_need(&folder, report, "life_phase", "3-5");
    // Nobody named last year's report: 8 - 7 is the one child of the north, and the one from six to nine.
    folder.protected_with(&["--out", "allein"]);
    assert_eq!(of_west("allein"), "7");
    assert_eq!(of_three_to_five("allein"), "7");
    let ran = folder.protected_with(&["--out", "genannt", "--earlier", "vorjahr/public"]);
    assert_eq!(of_west("genannt"), "x");
    assert_eq!(of_three_to_five("genannt"), "x");
    assert!(
        ran.out.contains("Zeilen sind schon mit derselben Zahl"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("; 0 Zeilen haben sich"), "{}", ran.out);
}

#[test]
fn a_report_on_a_year_of_which_the_new_one_says_nothing_is_not_looked_at() {
    let folder = with_last_year();
    folder.protected_with(&["--out", "dieses"]);
    // next year's report tells nothing of the year before it came out
    let named = ["--earlier", "dieses/public"];
    let ran = folder.protected_with(&[&["--year", "2024"][..], &named].concat());
    let said =
        "Ein früherer Bericht blieb unbeachtet: Von seinem Jahr sagt der neue Bericht nichts.";
    assert!(ran.out.contains(said), "{}", ran.out);
    let only_this_year = NEEDS.lines().filter(|line| !line.starts_with("2024"));
    let only_this_year: Vec<&str> = only_this_year.collect();
    folder.save("bedarfe.csv", only_this_year.join("\n"));
    let ran = folder.protected_with(&["--earlier", "vorjahr/public"]);
    assert!(ran.out.contains(said), "{}", ran.out);
}

#[test]
fn what_changed_in_last_year_s_data_since_is_counted() {
    let folder = with_last_year();
    // a clerk mended last year's count of the west
    folder.save(
        "bedarfe.csv",
        NEEDS.replace("2024;West;3;5;Bildung;6", "2024;West;3;5;Bildung;9"),
    );
    let ran = folder.protected_with(&["--earlier", "vorjahr/public"]);
    assert!(ran.out.contains("gelten als bekannt"), "{}", ran.out);
    assert!(!ran.out.contains("; 0 Zeilen haben sich"), "{}", ran.out);
}
