//! Examples that anybody can recount by hand.

use crate::util::{Folder, town_of};

/// Three districts, two offers: the Kita takes Amtal and Bergen, the Hort Bergen and Claushof.
fn three_districts(kita: u32, hort: u32) -> Folder {
    let needs = "\
jahr;stadtteil;handlungsfeld;personen
2025;Amtal;Bildung;10
2025;Bergen;Bildung;10
2025;Claushof;Bildung;20
";
    let offers = format!(
        "kennung;angebot;stadtteil;handlungsfeld;plätze\n\
         K1;Kita;Amtal|Bergen;Bildung;{kita}\nK2;Hort;Bergen|Claushof;Bildung;{hort}\n"
    );
    town_of(needs, offers)
}

#[test]
fn a_place_is_given_out_once_and_the_worst_served_district_comes_first() {
    let folder = three_districts(2, 15);
    let cells = folder.cells();
    assert_eq!(cells.column("covered"), ["2", "5", "10"]);
    assert_eq!(cells.column("gap"), ["8", "5", "10"]);
    assert_eq!(cells.column("coverage"), ["20.0", "50.0", "50.0"]);
    assert_eq!(cells.column("nominal_capacity"), ["2", "17", "15"]);
    let table = folder.table(&[".", "--rows", "stadtteil"]);
    let total = table.at(
        &[("district", "total")],
        ["covered", "nominal_capacity", "offers"],
    );
    assert_eq!(total, ["17", "17", "2"]);
}

#[test]
fn its_bottlenecks_can_be_recounted() {
    let folder = three_districts(2, 15);
    folder.analysed();
    let bottlenecks = folder.read("reports/musterdorf-2025/internal/bottlenecks.csv");
    assert!(
        bottlenecks.contains(",10,2,8,20.0,1,1,Kita (K1)"),
        "{bottlenecks}"
    );
    assert!(
        bottlenecks.contains(",30,15,15,50.0,2,1,Hort (K2)"),
        "{bottlenecks}"
    );
}

#[test]
fn where_everybody_can_share_everybody_is_served_alike() {
    let cells = three_districts(6, 15).cells();
    assert_eq!(cells.column("covered"), ["5.25", "5.25", "10.5"]);
    assert_eq!(cells.column("bottleneck"), ["1", "1", "1"]);
}

#[test]
fn places_beyond_the_need_cover_nobody() {
    let cells = three_districts(100, 100).cells();
    assert_eq!(cells.column("covered"), ["10", "10", "20"]);
    assert_eq!(cells.column("certainty"), ["none", "none", "none"]);
}

#[test]
fn runs_give_out_the_places_anew() {
    let needs = "jahr;handlungsfeld;personen\n2025;Bildung;100\n";
    let offers = "kennung;handlungsfeld;plätze;durchgänge\nK1;Bildung;12;3\nK2;Bildung;10;\n";
    let table = town_of(needs, offers).table(&[".", "--rows", "topic"]);
    assert_eq!(
        table.at(&[("topic", "Bildung")], ["covered", "nominal_capacity"]),
        ["46", "46"]
    );
}

#[test]
fn the_example_of_the_help_text_is_true() {
    let folder = town_of(
        "stadtteil;alter_von;alter_bis;handlungsfeld;personen\nNordstadt;3;5;Bildung;120\n",
        "kennung;stadtteil;alter_von;alter_bis;handlungsfeld;plätze\nK1;Nordstadt;0;5;Bildung;85\n",
    );
    let ran = folder.protected_with(&["--year", "2025"]);
    let figures: Vec<&str> = ran.out.split_whitespace().collect();
    let said = figures.join(" ");
    assert!(
        said.contains("Bedarf 120 davon gedeckt 85 Lücke 35 Deckungsgrad 71 %"),
        "{said}"
    );
}
