//! From where people come to an offer.

use crate::util::{Folder, Rows, town_of};

const SETTINGS: &str = r#"
[[dimension]]
id = "district"
levels = [
    { id = "bezirk", label = { de = "Bezirk", en = "Borough" } },
    { id = "stadtteil", label = { de = "Stadtteil" } },
]
categories = [
    { id = "ost", level = "bezirk" },
    { id = "west", level = "bezirk" },
    { id = "o1", level = "stadtteil", parent = "ost" },
    { id = "o2", level = "stadtteil", parent = "ost" },
    { id = "w1", level = "stadtteil", parent = "west" },
]
"#;

const NEEDS: &str = "\
jahr;stadtteil;handlungsfeld;personen
2025;o1;Bildung;10
2025;o2;Bildung;10
2025;w1;Bildung;10
";

fn town(district: &str, reach: &str) -> Folder {
    let offers = format!(
        "kennung;stadtteil;handlungsfeld;plätze;einzugsbereich\nK1;{district};Bildung;6;{reach}\n"
    );
    town_of(NEEDS, offers).file("lueckenlos.toml", SETTINGS)
}

fn covered(table: &Rows) -> [String; 3] {
    ["o1", "o2", "w1"].map(|id| table.at(&[("district", id)], ["covered"])[0].to_string())
}

#[test]
fn an_offer_reaches_its_own_district_a_level_or_all() {
    for (district, reach, expected) in [
        ("o1", "", ["6", "0", "0"]),
        ("o1", "own", ["6", "0", "0"]),
        ("o1", "Bezirk", ["3", "3", "0"]),
        ("o1", "borough", ["3", "3", "0"]),
        ("o1", "alle", ["2", "2", "2"]),
        ("o1", "gesamtstadt", ["2", "2", "2"]),
        ("ost", "", ["3", "3", "0"]),
        ("o1|w1", "", ["3", "0", "3"]),
        ("o1|w1", "bezirk", ["2", "2", "2"]),
        ("alle", "", ["2", "2", "2"]),
    ] {
        let table = town(district, reach).table(&[".", "--rows", "stadtteil"]);
        assert_eq!(covered(&table), expected, "{district}, {reach}");
    }
}

#[test]
fn the_town_or_the_command_line_says_how_far_an_offer_reaches_that_does_not() {
    let folder = town("o1", "").file(
        "lueckenlos.toml",
        format!("default_reach = \"bezirk\"\n{SETTINGS}"),
    );
    let rows = [".", "--rows", "stadtteil"];
    assert_eq!(covered(&folder.table(&rows)), ["3", "3", "0"]);
    let asked = [&rows[..], &["--reach", "all"]].concat();
    assert_eq!(covered(&folder.table(&asked)), ["2", "2", "2"]);
    let asked = [&rows[..], &["--reach", "own"]].concat();
    assert_eq!(covered(&folder.table(&asked)), ["6", "0", "0"]);
}

#[test]
fn what_an_offer_says_wins_over_what_the_town_says() {
    let folder = town("o1", "own").file(
        "lueckenlos.toml",
        format!("default_reach = \"all\"\n{SETTINGS}"),
    );
    let table = folder.table(&[".", "--rows", "stadtteil"]);
    assert_eq!(covered(&table), ["6", "0", "0"]);
}

#[test]
fn the_sum_of_a_borough_stands_above_its_districts() {
    let table = town("o1", "bezirk").table(&[".", "--rows", "stadtteil"]);
    assert_eq!(
        table.column("district"),
        ["ost", "o1", "o2", "west", "w1", "total"]
    );
    assert_eq!(table.column("need"), ["20", "10", "10", "10", "10", "30"]);
    assert_eq!(
        table.column("nominal_capacity"),
        ["6", "6", "6", "0", "0", "6"]
    );
}

#[test]
fn a_need_of_a_borough_as_a_whole_uses_what_takes_the_whole_borough() {
    let needs = "jahr;stadtteil;handlungsfeld;personen\n2025;ost;Bildung;10\n";
    let offers = "kennung;stadtteil;handlungsfeld;plätze\nK1;o1;Bildung;4\nK2;ost;Bildung;3\n";
    let folder = town_of(needs, offers).file("lueckenlos.toml", SETTINGS);
    let cells = folder.cells();
    assert_eq!(
        cells.at(&[("district", "ost")], ["covered_low", "covered_high"]),
        ["3", "7"]
    );
}
