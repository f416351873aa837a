//! Needs beside offers, and one table beside another.

use crate::util::{Folder, NEEDS, OFFERS, figures, town, town_of};

#[test]
fn a_district_that_only_the_offers_know_is_named() {
    let offers = format!("{OFFERS}K3;Treff;Altstadt;3;5;Bildung;10\n");
    town_of(NEEDS, offers)
        .analysed()
        .says("L501", &["angebote.csv", "Stadtteil", "Altstadt"]);
}

#[test]
fn a_district_that_only_the_needs_know_is_named() {
    let needs = format!("{NEEDS}2025;Altstadt;3;5;Bildung;10\n");
    town_of(needs, OFFERS)
        .analysed()
        .says("L502", &["bedarfe.csv", "Stadtteil", "Altstadt"]);
}

#[test]
fn an_error_in_a_row_does_not_make_its_district_look_unknown() {
    let ran = town_of(NEEDS.replace(";40", ";viele"), OFFERS).stopped();
    ran.says("L310", &["bedarfe.csv:3"]);
    ran.silent("L501");
}

#[test]
fn needs_and_places_a_hundred_times_apart_may_be_in_two_units() {
    let offers = OFFERS.replace(";85", ";8500").replace(";40", ";40000");
    let ran = town_of(NEEDS, offers).analysed();
    ran.says(
        "L503",
        &[
            "Bildung",
            "160 Fälle",
            "48 500 Plätze"
                .replace(' ', "\u{a0}")
                .replace("\u{a0}Plätze", " Plätze")
                .as_str(),
        ],
    );
    town().analysed().silent("L503");
}

#[test]
fn a_topic_without_any_offer_is_not_assessable_and_no_gap() {
    let needs = format!("{NEEDS}2025;Nordstadt;3;5;Wohnen;70\n");
    let folder = town_of(needs, OFFERS);
    folder.analysed().says("L504", &["„Wohnen“", "70"]);
    let table = folder.table(&[".", "--rows", "handlungsfeld"]);
    let columns = ["need", "gap", "not_assessable"];
    assert_eq!(table.at(&[("topic", "Wohnen")], columns), ["0", "–", "70"]);
    assert_eq!(
        table.at(&[("topic", "total")], columns),
        ["160", "35", "70"]
    );
}

#[test]
fn two_editions_of_one_inventory_have_to_be_chosen_from() {
    let offers =
        format!("{OFFERS}K3;Hort;Nordstadt;6;9;Bildung;20\nK4;Treff;Nordstadt;6;9;Bildung;20\n");
    let folder = Folder::new()
        .file("bedarfe.csv", NEEDS)
        .file("angebote-2024.csv", &offers)
        .file("angebote-2025.csv", offers.replace(";85", ";90"));
    folder.stopped().says(
        "L130",
        &["angebote-2024.csv", "angebote-2025.csv", "4 Angebote"],
    );
    let ran = folder.run(&["analyse", ".", "--offers", "angebote-2025.csv"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn offers_without_ids_that_were_saved_twice_are_noticed_too() {
    let offers = "\
angebot;stadtteil;handlungsfeld;plätze
Kita;Nordstadt;Bildung;85
Hort;Nordstadt;Bildung;20
Treff;Südstadt;Bildung;40
";
    let folder = town_of(NEEDS, offers).file("angebote (1).csv", offers);
    folder
        .stopped()
        .says("L130", &["angebote.csv", "angebote (1).csv"]);
}

#[test]
fn needs_that_were_saved_twice_are_never_added_up_in_silence() {
    let needs = format!("{NEEDS}2025;Altstadt;3;5;Bildung;10\n");
    let folder = town_of(&needs, OFFERS).file("bedarfe-kopie.csv", needs.replace(';', ","));
    folder.stopped().says(
        "L131",
        &["bedarfe.csv", "bedarfe-kopie.csv", "3 Angaben", "--needs"],
    );
    let ran = folder.run(&["analyse", ".", "--needs", "bedarfe.csv"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn needs_of_two_years_in_two_tables_are_no_editions() {
    let needs = format!("{NEEDS}2025;Altstadt;3;5;Bildung;10\n");
    let folder = town_of(&needs, OFFERS).file("bedarfe-2024.csv", needs.replace("2025", "2024"));
    assert_eq!(figures(&folder)[0], "170");
}

#[test]
fn two_tables_of_different_offers_are_read_as_one() {
    let (header, rows) = OFFERS.split_once('\n').unwrap();
    let (first, second) = rows.split_once('\n').unwrap();
    let folder = Folder::new()
        .file("bedarfe.csv", NEEDS)
        .file("angebote-kitas.csv", format!("{header}\n{first}\n"))
        .file("angebote-vereine.csv", format!("{header}\n{second}"));
    assert_eq!(figures(&folder), ["160", "125", "35"]);
}

#[test]
fn an_id_that_stands_in_two_tables_is_shown_with_the_other_table() {
    let folder = Folder::new()
        .file("bedarfe.csv", NEEDS)
        .file("angebote-a.csv", OFFERS)
        .file(
            "angebote-b.csv",
            OFFERS.replace("K1", "K9").replace("Kita Süd", "Kita Sued"),
        );
    folder.stopped().says(
        "L401",
        &["angebote-b.csv:3", "„K2“", "angebote-a.csv, Zeile 3"],
    );
}

#[test]
fn years_are_never_added_up() {
    let folder = town_of(format!("{NEEDS}2024;Nordstadt;3;5;Bildung;1000\n"), OFFERS);
    assert_eq!(figures(&folder)[0], "160");
    let earlier = folder.table(&[".", "--rows", "stadtteil", "--year", "2024"]);
    assert_eq!(earlier.at(&[("district", "total")], ["need"]), ["1000"]);
}
