//! Single values: districts, ages, dates, kinds of evidence.

use crate::util::{NEEDS, OFFERS, SETTINGS, figures, town, town_of};

#[test]
fn a_typing_error_in_a_district_is_shown_with_its_line_and_a_suggestion() {
    let needs = NEEDS.replace("Südstadt", "Südtsadt");
    let ran = town_of(needs, OFFERS)
        .file("lueckenlos.toml", SETTINGS)
        .stopped();
    ran.says(
        "L301",
        &[
            "bedarfe.csv:3:6",
            "2025;Südtsadt;3;5",
            "Meinten Sie „Südstadt“?",
        ],
    );
}

#[test]
fn a_district_that_is_like_no_other_gets_the_list_of_districts() {
    let offers = OFFERS.replace("Südstadt", "Elbmarsch");
    let ran = town_of(NEEDS, offers)
        .file("lueckenlos.toml", SETTINGS)
        .stopped();
    ran.says(
        "L301",
        &[
            "angebote.csv:3",
            "„Elbmarsch“",
            "Möglich sind: Nordstadt, Südstadt",
        ],
    );
}

#[test]
fn the_same_error_in_many_rows_is_one_finding_with_all_its_lines() {
    let needs = format!("{NEEDS}2025;Elbmarsch;3;5;Bildung;1\n2025;Elbmarsch;6;9;Bildung;2\n");
    let ran = town_of(needs, OFFERS)
        .file("lueckenlos.toml", SETTINGS)
        .stopped();
    ran.says("L301", &["bedarfe.csv:4", "Zeile 5"]);
}

#[test]
fn an_error_in_a_thousand_rows_names_the_first_lines_and_counts_the_rest() {
    let many = "2025;Elbmarsch;3;5;Bildung;1\n".repeat(1000);
    let folder = town_of(format!("{NEEDS}{many}"), OFFERS);
    let ran = folder.file("lueckenlos.toml", SETTINGS).stopped();
    ran.says("L301", &["bedarfe.csv:4", "5, 6, 7, 8", "995"]);
    assert!(!ran.err.contains("500"), "{}", ran.err);
}

#[test]
fn all_errors_of_both_tables_are_said_at_once() {
    let needs = NEEDS
        .replace("Südstadt", "Elbmarsch")
        .replace(";120", ";viele");
    let offers = OFFERS.replace(";85", ";-1");
    let ran = town_of(needs, offers)
        .file("lueckenlos.toml", SETTINGS)
        .stopped();
    ran.says("L301", &["bedarfe.csv:3"]);
    ran.says("L310", &["bedarfe.csv:2"]);
    ran.says("L311", &["angebote.csv:2"]);
    assert!(ran.err.contains("3 Fehler"), "{}", ran.err);
    assert!(
        ran.err.contains("Es wurde nichts ausgewertet"),
        "{}",
        ran.err
    );
}

#[test]
fn letter_case_spaces_and_umlauts_spelled_ae_are_the_same_district() {
    for written in ["SÜDSTADT", "Suedstadt", " südstadt ", "Su\u{308}dstadt"] {
        let folder = town_of(NEEDS, OFFERS.replace("Südstadt", written));
        assert_eq!(figures(&folder), ["160", "125", "35"], "{written}");
        folder.run(&["analyse", "."]).silent("L303");
        let folder =
            town_of(NEEDS, OFFERS.replace("Südstadt", written)).file("lueckenlos.toml", SETTINGS);
        assert_eq!(figures(&folder), ["160", "125", "35"], "{written}");
    }
}

#[test]
fn without_settings_a_district_that_looks_like_another_gets_a_warning_at_its_line() {
    let ran = town_of(NEEDS, OFFERS.replace("Südstadt", "Südstat")).analysed();
    ran.says("L303", &["angebote.csv:3", "„Südstat“", "„Südstadt“"]);
    let needs = format!("{NEEDS}2025;Nordstat;3;5;Bildung;1\n");
    let ran = town_of(needs, OFFERS).analysed();
    ran.says("L303", &["bedarfe.csv:4", "„Nordstat“", "„Nordstadt“"]);
}

#[test]
fn from_after_to_is_no_age() {
    let needs = NEEDS.replace("Südstadt;3;5", "Südstadt;5;3");
    town_of(needs, OFFERS)
        .stopped()
        .says("L322", &["bedarfe.csv:3", "vertauscht"]);
    let offers = OFFERS.replace("Südstadt;3;5", "Südstadt;5;3");
    town_of(NEEDS, offers)
        .stopped()
        .says("L322", &["angebote.csv:3"]);
}

#[test]
fn nobody_is_older_than_130() {
    let needs = NEEDS.replace("Südstadt;3;5", "Südstadt;3;1300");
    town_of(needs, OFFERS)
        .stopped()
        .says("L327", &["bedarfe.csv:3", "1300"]);
    let offers = OFFERS.replace("Südstadt;3;5", "Südstadt;99;131");
    town_of(NEEDS, offers)
        .stopped()
        .says("L327", &["angebote.csv:3", "131"]);
}

#[test]
fn an_age_has_to_be_a_number() {
    let needs = NEEDS.replace("Südstadt;3;5", "Südstadt;drei;5");
    town_of(needs, OFFERS)
        .stopped()
        .says("L321", &["bedarfe.csv:3", "„drei“"]);
    let needs = NEEDS.replace("Südstadt;3;5", "Südstadt;-3;5");
    town_of(needs, OFFERS)
        .stopped()
        .says("L321", &["bedarfe.csv:3", "-3"]);
}

#[test]
fn a_year_that_is_none_is_shown() {
    for wrong in ["25", "20255", "2024/26", ""] {
        let needs = NEEDS.replacen("2025;Süd", &format!("{wrong};Süd"), 1);
        town_of(needs, OFFERS)
            .stopped()
            .says("L320", &["bedarfe.csv:3"]);
    }
}

#[test]
fn a_year_without_needs_gets_the_years_that_there_are() {
    let ran = town().run(&["analyse", ".", "--year", "2031"]);
    assert_eq!(ran.code, Some(1));
    ran.says("L505", &["2031", "Es gibt: 2025"]);
}

#[test]
fn a_table_without_years_needs_one_from_the_command_line() {
    let needs = "stadtteil;alter_von;alter_bis;handlungsfeld;personen\nNordstadt;3;5;Bildung;120\n";
    let folder = town_of(needs, OFFERS);
    folder.stopped().says("L413", &["bedarfe.csv", "--year"]);
    let table = folder.table(&[".", "--rows", "stadtteil", "--year", "2025"]);
    assert_eq!(
        table.at(&[("district", "Nordstadt")], ["need", "covered"]),
        ["120", "85"]
    );
}

#[test]
fn a_date_that_does_not_exist_is_shown() {
    let until = |date: &str| with_dates("2024-01-01", date);
    town_of(NEEDS, until("31.02.2026"))
        .stopped()
        .says("L332", &["angebote.csv:3", "31.02.2026"]);
    town_of(NEEDS, until("demnächst"))
        .stopped()
        .says("L330", &["angebote.csv:3", "demnächst"]);
    town_of(NEEDS, until("12/2026"))
        .stopped()
        .says("L333", &["angebote.csv:3", "12/2026"]);
}

#[test]
fn an_offer_that_ends_before_it_begins_is_shown() {
    let offers = with_dates("2026-01-01", "2025-01-01");
    town_of(NEEDS, offers)
        .stopped()
        .says("L331", &["angebote.csv:3", "vor dem Beginn"]);
}

#[test]
fn an_offer_counts_only_while_it_is_in_force() {
    for (from, to, covered) in [
        ("1.1.2024", "31.12.2025", "125"),
        ("2024-01-01", "30.12.2025", "85"),
        ("31.12.2025", "", "125"),
        ("2026-01-01", "", "85"),
    ] {
        let folder = town_of(NEEDS, with_dates(from, to));
        assert_eq!(figures(&folder)[1], covered, "{from} to {to}");
    }
}

#[test]
fn a_kind_of_evidence_that_is_none_is_shown() {
    let needs = NEEDS
        .replace("personen", "personen;nachweis")
        .replace(";120", ";120;Daten")
        .replace(";40", ";40;Hörensagen");
    town_of(needs, OFFERS)
        .stopped()
        .says("L340", &["bedarfe.csv:3", "Hörensagen", "Fachkräfte"]);
}

#[test]
fn a_catchment_that_is_none_is_shown() {
    let offers = OFFERS
        .replace("plätze", "plätze;einzugsbereich")
        .replace(";85", ";85;alle")
        .replace(";40", ";40;Umland");
    town_of(NEEDS, offers).stopped().says(
        "L341",
        &["angebote.csv:3", "Umland", "Möglich sind: own, all"],
    );
    let ran = town().run(&["analyse", ".", "--reach", "Umland"]);
    assert_eq!(ran.code, Some(1));
    ran.says("L341", &["Umland"]);
}

/// The two offers, the second valid between these days.
fn with_dates(from: &str, to: &str) -> String {
    OFFERS
        .replace("plätze", "plätze;gültig_ab;gültig_bis")
        .replace(";85", ";85;;")
        .replace("Bildung;40", &format!("Bildung;40;{from};{to}"))
}

#[test]
fn a_finding_names_the_column_as_the_table_has_it() {
    let ran = town_of(NEEDS.replace(";40", ";viele"), OFFERS).stopped();
    ran.says("L310", &["personen"]);
}
