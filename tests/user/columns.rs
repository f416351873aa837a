//! Columns that are missing, named twice, or not known.

use crate::util::{NEEDS, OFFERS, figures, town_of};

#[test]
fn a_missing_column_is_named_with_its_other_names_and_the_columns_that_were_found() {
    let offers = OFFERS.replace("plätze", "farbe");
    let things = ["capacity", "plätze", "kapazität", "kennung", "farbe"];
    town_of(NEEDS, offers).stopped().says("L201", &things);
    let needs = NEEDS.replace("handlungsfeld", "farbe");
    let things = ["topic", "handlungsfeld", "themenfeld", "farbe"];
    town_of(needs, OFFERS).stopped().says("L201", &things);
}

#[test]
fn a_typing_error_in_a_header_gets_a_suggestion() {
    let offers = OFFERS.replace("plätze", "pläzte");
    town_of(NEEDS, offers)
        .stopped()
        .says("L201", &["angebote.csv:1", "Ist „pläzte“ gemeint?"]);
}

#[test]
fn two_columns_for_the_same_thing_are_both_named() {
    let needs = NEEDS
        .replace("personen", "personen;anzahl")
        .replace(";120", ";120;1")
        .replace(";40", ";40;1");
    town_of(needs, OFFERS)
        .stopped()
        .says("L202", &["bedarfe.csv:1", "„personen“", "„anzahl“"]);
}

#[test]
fn letter_case_umlauts_and_underscores_in_headers_do_not_matter() {
    let offers = OFFERS
        .replace("plätze", "PLAETZE")
        .replace("alter_von", "Alter von")
        .replace("kennung", " Kennung ");
    assert_eq!(figures(&town_of(NEEDS, offers)), ["160", "125", "35"]);
}

#[test]
fn english_names_are_known_too() {
    let needs = NEEDS.replace(
        "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen",
        "year;district;age_from;age_to;topic;persons",
    );
    let offers = OFFERS.replace(
        "kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze",
        "id;name;district;age_from;age_to;topic;capacity",
    );
    assert_eq!(figures(&town_of(needs, offers)), ["160", "125", "35"]);
}

#[test]
fn a_count_under_an_unknown_name_is_never_one_person_a_row() {
    let needs = NEEDS.replace("personen", "kopfzahl");
    town_of(needs, OFFERS)
        .stopped()
        .says("L204", &["bedarfe.csv:1", "kopfzahl", "persons"]);
}

#[test]
fn a_count_with_withheld_values_under_an_unknown_name_is_noticed_as_well() {
    let needs = NEEDS.replace("personen", "kopfzahl").replace(";40", ";x");
    town_of(needs, OFFERS).stopped().says("L204", &["kopfzahl"]);
}

const PERSONS: &str = "\
fall;jahr;stadtteil;handlungsfeld
4711;2025;Nordstadt;Bildung
4712;2025;Nordstadt;Bildung
4713;2025;Südstadt;Bildung
";

#[test]
fn a_row_is_one_person_only_if_the_town_says_so() {
    let folder = town_of(PERSONS, OFFERS);
    folder
        .stopped()
        .says("L204", &["bedarfe.csv:1", "fall", "rows = \"persons\""]);
    let without_numbers = PERSONS
        .replace("4711", "a")
        .replace("4712", "b")
        .replace("4713", "c");
    let ran = town_of(without_numbers, OFFERS).stopped();
    ran.says(
        "L207",
        &["bedarfe.csv:1", "rows = \"persons\"", "columns.persons ="],
    );
}

#[test]
fn where_the_town_says_so_every_row_is_one_person_whatever_numbers_stand_in_it() {
    let settings = "[files.reading.\"bedarfe.csv\"]\nrows = \"persons\"\n";
    let folder = town_of(PERSONS, OFFERS).file("lueckenlos.toml", settings);
    assert_eq!(figures(&folder)[0], "3");
    folder.analysed();
    let report = folder.read("reports/musterdorf-2025/public/report.html");
    assert!(report.contains("L205") && report.contains("zählt als eine Person"));
}

#[test]
fn a_column_that_nothing_is_known_by_is_kept_with_a_note() {
    let offers = OFFERS
        .replace("plätze", "plätze;telefon")
        .replace(";85", ";85;0461-1")
        .replace(";40", ";40;0461-2");
    let folder = town_of(NEEDS, offers);
    assert_eq!(figures(&folder), ["160", "125", "35"]);
    folder.analysed();
    let record = folder.read("reports/musterdorf-2025/internal/run.json");
    assert!(
        record.contains("L203") && record.contains("telefon"),
        "{record}"
    );
}
