//! Numbers as people write them.

use crate::util::{NEEDS, OFFERS, figures, town_of};

#[test]
fn numbers_that_can_mean_one_thing_only_are_read_with_a_note() {
    for (written, places) in [
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("40 Plätze", "40"),
        ("1 204", "1204"),
        ("1.204.000", "1204000"),
        ("4E+1", "40"),
        ("\"40,0\"", "40"),
    ] {
        let folder = town_of(NEEDS, with_places(written));
        let table = folder.table(&[".", "--rows", "stadtteil"]);
        let [nominal] = table.at(&[("district", "Südstadt")], ["nominal_capacity"]);
        assert_eq!(nominal, places, "{written}");
    }
    let folder = town_of(NEEDS, with_places("40 Plätze"));
    folder.analysed();
    let record = folder.read("reports/musterdorf-2025/internal/run.json");
    assert!(
        record.contains("L313") && record.contains("40 Plätze"),
        "{record}"
    );
}

#[test]
fn what_is_no_number_is_shown_with_its_line_and_value() {
    for (written, code) in [
        ("viele", "L310"),
        ("inf", "L310"),
        ("15-12", "L310"),
        ("12 je Gruppe", "L316"),
        ("3 Gruppen", "L316"),
        ("40 Stunden", "L316"),
        ("50 %", "L310"),
        ("-5", "L311"),
        ("−5", "L311"),
        ("1e400", "L314"),
        ("99999999999999", "L314"),
        ("1,234", "L315"),
    ] {
        town_of(NEEDS, with_places(written))
            .stopped()
            .says(code, &["angebote.csv:3", written]);
        let needs = NEEDS.replace(";40", &format!(";{written}"));
        town_of(needs, OFFERS)
            .stopped()
            .says(code, &["bedarfe.csv:3", written]);
    }
}

#[test]
fn a_need_without_a_number_is_no_zero() {
    let needs = NEEDS.replace(";40", ";");
    town_of(needs, OFFERS)
        .stopped()
        .says("L312", &["bedarfe.csv:3", "personen"]);
}

#[test]
fn a_need_of_zero_is_no_mistake() {
    let folder = town_of(NEEDS.replace(";40", ";0"), OFFERS);
    assert_eq!(figures(&folder), ["120", "85", "35"]);
}

#[test]
fn places_that_are_unknown_in_words_are_unknown_and_no_mistake() {
    let written = [
        "unbekannt",
        "k. A.",
        "keine Angabe",
        "x",
        ".",
        "n. b.",
        "liegt nicht vor",
        "wird nachgereicht",
        "noch nicht bekannt",
        "keine Daten",
        "n/a",
        "tba",
    ];
    for written in written {
        let ran = town_of(NEEDS, with_places(written)).analysed();
        ran.says("L405", &["angebote.csv:3"]);
    }
}

#[test]
fn a_number_that_cannot_be_read_is_one_finding_and_not_also_a_missing_one() {
    town_of(NEEDS, with_places("viele"))
        .stopped()
        .silent("L405");
}

#[test]
fn decimal_commas_and_points_are_read_as_the_column_has_them() {
    let needs = NEEDS.replace(";40", ";1,234").replace(";120", ";0,5");
    assert_eq!(figures(&town_of(needs, OFFERS))[0], "1.734");
    // Where commas part the cells, the point is the decimal mark.
    let needs = NEEDS.replace(";40", ";1.234").replace(";120", ";0.5");
    assert_eq!(
        figures(&town_of(needs.replace(';', ","), OFFERS))[0],
        "1.734"
    );
    // In a German file 1.234 is a thousand and more, and 0.5 shows a decimal point: only a person can tell.
    town_of(needs, OFFERS).stopped().says("L315", &["1.234"]);
}

#[test]
fn totals_beyond_all_towns_are_refused_and_not_computed_wrongly() {
    let needs = NEEDS
        .replace(";40", ";9000000000000")
        .replace(";120", ";9000000000000");
    let ran = town_of(needs, OFFERS).run(&["analyse", "."]);
    assert!(matches!(ran.code, Some(0..=2)), "{ran:?}");
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
}

#[test]
fn rows_with_errors_are_left_out_when_asked_to_go_on_and_the_report_says_how_many() {
    let needs = format!("{NEEDS}2025;Nordstadt;6;9;Bildung;viele\n2025;Südstadt;9;6;Bildung;7\n");
    let offers = format!("{OFFERS}K3;Hort;Südstadt;9;6;Bildung;12\n");
    let folder = town_of(needs, offers);
    folder.stopped();
    let ran = folder.analysed_with(&["--keep-going"]);
    assert!(ran.out.contains("160"), "{}", ran.out);
    let report = folder.read("reports/musterdorf-2025/public/report.html");
    let left_out = "2 Zeilen der Bedarfe mit 7 Personen";
    assert!(report.contains(left_out), "{left_out}");
    let left_out = "eine Zeile der Angebote mit 12 Plätzen";
    assert!(report.contains(left_out), "{left_out}");
}

#[test]
fn an_offer_that_stands_twice_in_the_table_does_not_count_twice_when_asked_to_go_on() {
    let offers = OFFERS.replace(
        "K1;Kita Nord;Nordstadt;3;5;Bildung;85\n",
        "K1;Kita Nord;Nordstadt;3;5;Bildung;85\nK1;Kita Nord;Nordstadt;3;5;Bildung;85\n",
    );
    assert_ne!(offers, OFFERS);
    let folder = town_of(NEEDS, offers);
    folder.stopped().says("L401", &["angebote.csv:3"]);
    let table = folder.table(&[".", "--keep-going", "--rows", "stadtteil"]);
    let columns = ["need", "covered", "nominal_capacity"];
    assert_eq!(
        table.at(&[("district", "Nordstadt")], columns),
        ["120", "85", "85"]
    );
    folder.analysed_with(&["--keep-going"]);
    let report = folder.read("reports/musterdorf-2025/public/report.html");
    assert!(report.contains("eine Zeile der Angebote mit 85 Plätzen"));
}

#[test]
fn an_offer_that_grew_has_two_rows_and_both_stay() {
    let offers = "\
kennung;stadtteil;alter_von;alter_bis;handlungsfeld;plätze;gültig_ab;gültig_bis
K1;Nordstadt;3;5;Bildung;50;;2025-06-30
K1;Nordstadt;3;5;Bildung;85;2025-07-01;
K1;Nordstadt;3;5;Bildung;20;2025-01-01;2025-06-30
K2;Südstadt;3;5;Bildung;40;;
";
    let folder = town_of(NEEDS, offers);
    let ran = folder.stopped();
    assert_eq!(ran.findings("L401").len(), 1, "{}", ran.err);
    let table = folder.table(&[".", "--keep-going", "--rows", "stadtteil"]);
    assert_eq!(table.at(&[("district", "Nordstadt")], ["covered"]), ["85"]);
}

#[test]
fn the_planner_is_told_how_much_is_missing_and_the_committee_that_something_is() {
    let needs = format!("{NEEDS}2025;Südstadt;9;6;Bildung;17\n");
    let offers = format!("{OFFERS}K3;Hort;Südstadt;9;6;Bildung;12\n");
    let folder = town_of(needs, offers);
    let ran = folder.protected_with(&["--keep-going"]);
    for told in [
        "eine Zeile der Bedarfe mit 17 Personen",
        "eine Zeile der Angebote mit 12 Plätzen",
    ] {
        assert!(ran.out.contains(told), "{}", ran.out);
    }
    let record = folder.read("reports/musterdorf-2025/internal/run.json");
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    let left_out = serde_json::json!({
        "need_rows": 1, "persons": 17.0, "offer_rows": 1, "places": 12.0
    });
    assert_eq!(record["left_out"], left_out);
    let report = folder.read("reports/musterdorf-2025/public/report.html");
    let first_page = report
        .find("Größte gesicherte Lücken")
        .unwrap_or(report.len());
    let first_page = &report[..first_page];
    for told in [
        "Zeilen der Bedarfe, die Fehler enthalten",
        "eine Zeile der Angebote mit 12 Plätzen",
    ] {
        assert!(first_page.contains(told), "{told}");
    }
    assert!(!report.contains("17 Personen"));
}

#[test]
fn an_offer_that_could_not_be_read_is_not_an_offer_that_is_missing() {
    let needs = format!("{NEEDS}2025;Südstadt;3;5;Medien;60\n");
    let offers = format!("{OFFERS}K3;Medienbus;Südstadt;3;5;Medien;viele\n");
    let folder = town_of(needs, offers);
    folder.analysed_with(&["--keep-going"]);
    let report = folder.read("reports/musterdorf-2025/public/report.html");
    for told in [
        "wegen Fehlern weggelassen sind Angebote in: Medien.",
        "Medien: zuerst die Zeilen der Angebote berichtigen",
        "eine Zeile der Angebote ohne lesbare Platzzahl",
    ] {
        assert!(report.contains(told), "{told}");
    }
    for claimed in [
        "kein Angebot in diesem Handlungsfeld erfasst",
        "erfassen, was es gibt",
    ] {
        assert!(!report.contains(claimed), "{claimed}");
    }
    // complete as it was written, but not as it was read
    let settings = "[[dimension]]\nid = \"topic\"\ncategories = [{ id = \"Medien\", inventory = \"complete\" }]\n";
    folder.save("lueckenlos.toml", settings);
    let table = folder.table(&[".", "--keep-going", "--rows", "handlungsfeld"]);
    assert_eq!(table.at(&[("topic", "Medien")], ["not_assessable"]), ["60"]);
}

#[test]
fn leaving_rows_out_is_advised_only_where_it_helps() {
    let offers = OFFERS.replace(";85", ";viele");
    let ran = town_of(NEEDS, &offers).stopped();
    assert!(ran.err.contains("--keep-going"), "{}", ran.err);
    let folder = town_of(NEEDS, OFFERS);
    for further in [&["--year", "2023"][..], &["--year", "2023", "--keep-going"]] {
        let ran = folder.run(&[&["analyse", "."], further].concat());
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        ran.says("L505", &["2023"]);
        assert!(!ran.err.contains("--keep-going"), "{}", ran.err);
        assert!(!folder.has("reports"));
    }
}

/// The two offers, the second with these places.
fn with_places(written: &str) -> String {
    OFFERS.replace("Bildung;40", &format!("Bildung;{written}"))
}
