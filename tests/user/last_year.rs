//! Last year's report is out, and this year's says what has changed since: together they tell no more than each.

use crate::util::{Folder, Rows, town_of};

/// In 2024 one child of the west is six to nine years old.
const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen
2024;Nord;3;5;Bildung;14
2025;Nord;3;5;Bildung;12
2024;Nord;6;9;Bildung;6
2025;Nord;6;9;Bildung;8
2024;Ost;3;5;Bildung;9
2025;Ost;3;5;Bildung;7
2024;Ost;6;9;Bildung;2
2025;Ost;6;9;Bildung;6
2024;Süd;3;5;Bildung;23
2025;Süd;3;5;Bildung;28
2024;Süd;6;9;Bildung;29
2025;Süd;6;9;Bildung;29
2024;West;3;5;Bildung;12
2025;West;3;5;Bildung;12
2024;West;6;9;Bildung;1
2025;West;6;9;Bildung;5
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

/// What a report of this year says that the west needed last year.
fn west_last_year(folder: &Folder, report: &str) -> String {
    let rows = Rows::of(&folder.read(format!("{report}/public/tables/review_groups.csv")));
    let keys = [
        ("dimension", "district"),
        ("category", "West"),
        ("year", "2024"),
    ];
    rows.at(&keys, ["need"])[0].to_string()
}

#[test]
fn what_last_year_s_report_hid_this_year_s_does_not_give_away() {
    let folder = with_last_year();
    let last_year = folder.read("vorjahr/public/tables/district-life_phase.csv");
    let last_year = Rows::of(&last_year);
    let west = ["3-5", "6-9", "total"].map(|phase| {
        let keys = [("district", "West"), ("life_phase", phase)];
        last_year.at(&keys, ["need"])[0].to_string()
    });
    assert_eq!(west, ["12", "x", "x"]);
    // Nobody named last year's report, and 13 - 12 is the one child.
    folder.protected_with(&["--out", "allein"]);
    assert_eq!(west_last_year(&folder, "allein"), "13");
    let ran = folder.protected_with(&["--out", "genannt", "--earlier", "vorjahr/public"]);
    assert_eq!(west_last_year(&folder, "genannt"), "x");
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
    // a clerk mended last year's count of the north
    folder.save(
        "bedarfe.csv",
        NEEDS.replace("2024;Nord;3;5;Bildung;14", "2024;Nord;3;5;Bildung;17"),
    );
    let ran = folder.protected_with(&["--earlier", "vorjahr/public"]);
    assert!(ran.out.contains("gelten als bekannt"), "{}", ran.out);
    assert!(!ran.out.contains("; 0 Zeilen haben sich"), "{}", ran.out);
}
