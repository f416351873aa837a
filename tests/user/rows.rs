//! Rows of one table beside each other.

use crate::util::{NEEDS, OFFERS, figures, town, town_of};

#[test]
fn an_id_that_stands_twice_for_the_same_time_is_an_error_with_both_lines() {
    let offers = OFFERS.replace("K2", "K1");
    town_of(NEEDS, offers)
        .stopped()
        .says("L401", &["angebote.csv:3", "„K1“", "Zeile 2"]);
}

#[test]
fn an_offer_that_grew_has_two_rows_that_follow_each_other() {
    let offers = "\
kennung;stadtteil;handlungsfeld;plätze;gültig_ab;gültig_bis
K1;Nordstadt;Bildung;60;2020-01-01;2024-12-31
K1;Nordstadt;Bildung;85;2025-01-01;
";
    let folder = town_of(NEEDS, offers);
    assert_eq!(figures(&folder)[1], "85");
    folder.run(&["analyse", "."]).silent("L401");
}

#[test]
fn two_offers_that_are_equal_but_for_the_id_get_a_warning() {
    let offers = format!("{OFFERS}K3;Kita Süd;Südstadt;3;5;Bildung;40\n");
    town_of(NEEDS, offers)
        .analysed()
        .says("L402", &["angebote.csv:4", "„K3“", "„K2“", "Zeile 3"]);
}

#[test]
fn the_same_row_twice_is_noticed_even_where_no_offer_has_an_id() {
    let offers = "\
angebot;stadtteil;handlungsfeld;plätze
Kita Nord;Nordstadt;Bildung;85
Kita Nord;Nordstadt;Bildung;85
";
    town_of(NEEDS, offers)
        .analysed()
        .says("L402", &["angebote.csv:3", "Zeile 2"]);
}

#[test]
fn offers_without_ids_get_one_from_their_row() {
    let offers = "\
angebot;stadtteil;handlungsfeld;plätze
Kita Nord;Nordstadt;Bildung;85
Kita Süd;Südstadt;Bildung;40
";
    let folder = town_of(NEEDS, offers);
    assert_eq!(figures(&folder), ["160", "125", "35"]);
    folder.analysed();
    let record = folder.read("reports/musterdorf-2025/internal/run.json");
    assert!(record.contains("L403"), "{record}");
}

#[test]
fn a_need_that_stands_twice_gets_a_warning_with_both_lines() {
    let needs = format!("{NEEDS}2025;Südstadt;3;5;Bildung;40\n");
    town_of(needs, OFFERS)
        .analysed()
        .says("L410", &["bedarfe.csv:3", "Zeile 4", "2 Zeilen"]);
}

#[test]
fn a_hand_over_to_an_offer_that_does_not_exist_gets_a_suggestion() {
    let offers = OFFERS
        .replace("plätze", "plätze;übergibt_an")
        .replace(";85", ";85;K22")
        .replace(";40", ";40;K1");
    town_of(NEEDS, offers)
        .analysed()
        .says("L406", &["angebote.csv:2", "K22", "K2"]);
}

#[test]
fn a_capacity_that_nobody_recorded_gets_a_warning_with_its_lines() {
    let offers = OFFERS.replace(";85", ";").replace(";40", ";");
    town_of(NEEDS, offers)
        .analysed()
        .says("L405", &["angebote.csv:2", "2 Angeboten"]);
}

fn needs_by_gender(whole: u32) -> String {
    format!(
        "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;geschlecht;personen
2025;Nordstadt;3;5;Bildung;;{whole}
2025;Nordstadt;3;5;Bildung;weiblich;58
2025;Nordstadt;3;5;Bildung;männlich;62
"
    )
}

#[test]
fn needs_in_total_that_are_the_sum_of_needs_by_gender_are_counted_once() {
    let folder = town_of(needs_by_gender(120), OFFERS);
    assert_eq!(figures(&folder)[0], "120");
    folder
        .run(&["check", "."])
        .says("L440", &["bedarfe.csv:2", "120 = 120"]);
}

#[test]
fn needs_in_total_beside_needs_by_gender_may_count_the_same_persons_twice() {
    let ran = town_of(needs_by_gender(300), OFFERS).analysed();
    ran.says(
        "L411",
        &["Geschlecht", "Einmal 300, aufgeschlüsselt 120", "Nordstadt"],
    );
    town().analysed().silent("L411");
}

#[test]
fn needs_in_total_that_are_nearly_the_sum_are_asked_about() {
    let ran = town_of(needs_by_gender(121), OFFERS).stopped();
    ran.says("L442", &["bedarfe.csv:2", "121", "120", "no_sums"]);
}

#[test]
fn needs_by_two_kinds_of_evidence_are_no_double_count() {
    let needs = "\
jahr;stadtteil;handlungsfeld;geschlecht;personen;nachweis
2025;Nordstadt;Bildung;;120;Fachkräfte
2025;Nordstadt;Bildung;weiblich;58;Daten
";
    let ran = town_of(needs, OFFERS).analysed();
    ran.silent("L411");
    ran.silent("L410");
}
