//! What is unknown is neither zero nor everything.

use crate::util::{Folder, NEEDS, OFFERS, Rows, figures, town, town_of};

const RANGE: [&str; 4] = ["covered_low", "covered_high", "gap_low", "gap_high"];

/// Needs by gender: girls, boys, not broken down, and asked but not known.
const BY_GENDER: &str = "\
jahr;handlungsfeld;geschlecht;personen
2025;Bildung;weiblich;10
2025;Bildung;männlich;20
2025;Bildung;;30
2025;Bildung;unbekannt;40
";

fn girls_and_all(for_all: &str) -> String {
    format!(
        "kennung;handlungsfeld;geschlecht;plätze\nK1;Bildung;weiblich;500\nK2;Bildung;{for_all};5\n"
    )
}

#[test]
fn blank_and_unknown_are_two_rows_and_neither_is_dropped() {
    let folder = town_of(BY_GENDER, girls_and_all("alle"));
    let table = folder.table(&[".", "--rows", "geschlecht"]);
    assert_eq!(
        table.column("gender"),
        ["female", "male", "not_broken_down", "unknown", "total"]
    );
    assert_eq!(table.column("need"), ["10", "20", "30", "40", "100"]);
}

#[test]
fn a_need_that_is_not_broken_down_uses_an_offer_for_girls_only_in_the_generous_case() {
    let cells = town_of(BY_GENDER, girls_and_all("weiblich")).cells();
    for unclear in ["not_broken_down", "unknown"] {
        let [low, high, ..] = cells.at(&[("gender", unclear)], RANGE);
        assert_eq!(low, "0", "{unclear}");
        assert_ne!(high, "0", "{unclear}");
    }
    assert_eq!(
        cells.at(&[("gender", "male")], RANGE),
        ["0", "0", "20", "20"]
    );
    assert_eq!(cells.at(&[("gender", "male")], ["certainty"]), ["certain"]);
    assert_eq!(
        cells.at(&[("gender", "unknown")], ["certainty"]),
        ["possible"]
    );
}

#[test]
fn an_offer_for_all_takes_everybody_for_certain() {
    let cells = town_of(BY_GENDER, girls_and_all("alle").replace(";5\n", ";500\n")).cells();
    assert_eq!(cells.column("covered_low"), cells.column("need"));
}

#[test]
fn all_in_a_need_says_that_it_is_not_broken_down() {
    let needs = BY_GENDER.replace("Bildung;;30", "Bildung;alle;30");
    let table = town_of(needs, girls_and_all("alle")).table(&[".", "--rows", "geschlecht"]);
    assert_eq!(table.at(&[("gender", "not_broken_down")], ["need"]), ["30"]);
}

#[test]
fn a_withheld_count_is_a_range_and_not_zero() {
    for withheld in ["x", "X", "."] {
        let folder = town_of(NEEDS.replace(";40", &format!(";{withheld}")), OFFERS);
        let cells = folder.cells();
        let range = cells.at(
            &[("district", "Südstadt")],
            ["need_low", "need_high", "need"],
        );
        assert_eq!(range, ["1", "2", "2"], "{withheld}");
    }
}

#[test]
fn the_town_says_what_a_withheld_count_can_be() {
    let folder =
        town_of(NEEDS.replace(";40", ";x"), OFFERS).file("lueckenlos.toml", "withheld = [0, 5]\n");
    let cells = folder.cells();
    assert_eq!(
        cells.at(&[("district", "Südstadt")], ["need_low", "need_high"]),
        ["0", "5"]
    );
    let record = folder.read("bericht/internal/run.json");
    assert!(record.contains("L412"), "{record}");
}

#[test]
fn an_unknown_capacity_is_nothing_or_enough() {
    let folder = town_of(NEEDS, OFFERS.replace(";85", ";"));
    let cells = folder.cells();
    let north = [("district", "Nordstadt")];
    assert_eq!(cells.at(&north, RANGE), ["0", "120", "0", "120"]);
    assert_eq!(
        cells.at(&north, ["gap_type", "certainty"]),
        ["places_not_recorded", "possible"]
    );
    assert_eq!(cells.at(&north, ["nominal_capacity"]), ["."]);
    assert_eq!(figures(&folder), ["160", "40", "120"]);
}

#[test]
fn places_that_nobody_recorded_are_not_told_as_0_places() {
    let folder = town_of(NEEDS, OFFERS.replace(";85", ";"));
    for protection in ["none", "threshold"] {
        let further = ["--protect", protection];
        let table = folder.written("public/tables/bottlenecks.csv", &further);
        assert_eq!(table.column("places"), ["."], "{protection}");
        assert_eq!(table.column("gap"), ["120"], "{protection}");
    }
    // how many there are comes before how many more there should be
    let more = folder.read("bericht/internal/more_places.csv");
    assert!(!more.contains("Kita Nord"), "{more}");
    let number = Rows::of(&folder.read("bericht/internal/bottlenecks.csv")).column("bottleneck")[0]
        .to_string();
    let told = folder.run(&["explain", ".", "--bottleneck", &number]).out;
    assert!(
        told.contains("120 Fälle teilen sich ein Angebot, bei dem nicht erfasst ist"),
        "{told}"
    );
    for wrong in ["0 Plätze", "davon", "Nachrechnen"] {
        assert!(!told.contains(wrong), "{told}");
    }
    let line = told
        .lines()
        .find(|line| line.contains("Kita Nord"))
        .unwrap();
    let fields: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(fields[3..5], [".", "."], "{told}");
    let told = folder.run(&["explain", ".", "--offer", "K1"]).out;
    assert!(!told.contains("Zehn Plätze mehr"), "{told}");
}

#[test]
fn where_nothing_is_unknown_only_one_number_is_printed() {
    let ran = town().analysed();
    assert!(!ran.out.contains(" bis "), "{}", ran.out);
    let ran = town_of(NEEDS, OFFERS.replace(";85", ";")).analysed();
    assert!(ran.out.contains("(0 bis 120)"), "{}", ran.out);
}

#[test]
fn a_blank_target_is_open_to_all_with_a_note_or_to_nobody_if_the_town_says_so() {
    let offers = "kennung;handlungsfeld;geschlecht;plätze\nK1;Bildung;;50\n";
    let folder = town_of(BY_GENDER, offers);
    assert_eq!(figures(&folder)[1], "50");
    folder.analysed();
    assert!(
        folder
            .read("reports/musterdorf-2025/internal/run.json")
            .contains("L404")
    );
    folder.save("lueckenlos.toml", "blank_target = \"nobody\"\n");
    assert_eq!(figures(&folder)[1], "0");
}

#[test]
fn kinds_of_evidence_stand_side_by_side_and_are_never_added_up() {
    let needs = "\
jahr;stadtteil;handlungsfeld;personen;nachweis
2025;Nordstadt;Bildung;120;
2025;Nordstadt;Bildung;200;Fachkräfte
2025;Nordstadt;Bildung;15;Befragung
";
    let folder = town_of(needs, OFFERS.replace(";3;5;", ";;;"));
    assert_eq!(figures(&folder), ["120", "85", "35"]);
    folder.analysed();
    let report = folder.read("reports/musterdorf-2025/public/report.html");
    assert!(report.contains("nie zusammengezählt"));
    folder.save("lueckenlos.toml", "evidence = \"professionals\"\n");
    assert_eq!(figures(&folder), ["200", "85", "115"]);
    folder.save("lueckenlos.toml", "evidence = \"participation\"\n");
    assert_eq!(figures(&folder), ["15", "15", "0"]);
}

#[test]
fn a_topic_whose_inventory_is_complete_has_a_gap_where_it_has_no_offer() {
    let needs = format!("{NEEDS}2025;Nordstadt;3;5;Wohnen;70\n");
    let settings = "\
[[dimension]]
id = \"topic\"
categories = [{ id = \"Bildung\" }, { id = \"Wohnen\", inventory = \"complete\" }]
";
    let folder = town_of(needs, OFFERS).file("lueckenlos.toml", settings);
    let cells: Rows = folder.cells();
    assert_eq!(
        cells.at(&[("topic", "Wohnen")], ["gap", "certainty", "gap_type"]),
        ["70", "certain", "none"]
    );
}

#[test]
fn an_offer_that_has_ended_leaves_a_gap_of_its_own_type() {
    let needs = "jahr;handlungsfeld;personen\n2025;Wohnen;70\n";
    let offers = "kennung;handlungsfeld;plätze;gültig_bis\nK1;Wohnen;70;2024-12-31\n";
    let folder: Folder = town_of(needs, offers);
    assert_eq!(
        folder
            .cells()
            .at(&[("topic", "Wohnen")], ["gap", "gap_type"]),
        ["70", "ended"]
    );
}
