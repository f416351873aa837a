//! Need from inhabitants and shares: no table of needs is at hand.

use crate::util::{Folder, Ran, Rows};

const PEOPLE: &str = "\
jahr;stadtteil;alter_von;alter_bis;personen
2025;Nord;0;2;200
2025;Nord;3;5;100
2025;Süd;0;2;100
2025;Süd;3;5;50
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze
K1;Kita Ahorn;Nord;0;5;Kita;150
K2;Kita Birke;Süd;0;5;Kita;60
";

const HEAD: &str =
    "handlungsfeld;stadtteil;alter_von;alter_bis;quote;quote_von;quote_bis;je;art;jahr;quelle\n";

/// A town with inhabitants, offers and these rates, and no needs.
fn town(rates: &str) -> Folder {
    town_with(PEOPLE, rates)
}

fn town_with(people: &str, rates: &str) -> Folder {
    Folder::new()
        .file("einwohner.csv", people)
        .file("angebote.csv", OFFERS)
        .file("bedarfsquoten.csv", format!("{HEAD}{rates}"))
}

fn districts(folder: &Folder) -> Rows {
    folder.table(&[".", "--rows", "stadtteil"])
}

/// Need and gap of a district, in the cautious reading, and the smallest gap.
fn row<'a>(table: &'a Rows, district: &str) -> [&'a str; 3] {
    table.at(&[("district", district)], ["need", "gap", "gap_low"])
}

/// What `check` says.
fn checked(folder: &Folder) -> Ran {
    folder.run(&["check", "."])
}

const KITA: &str =
    "Kita;;0;2;51 %;;;;Elternwunsch;;KiBS 2023\nKita;;3;5;0,97;;;;Elternwunsch;;KiBS 2023\n";

#[test]
fn inhabitants_and_two_shares_are_enough_for_a_report() {
    let folder = town(KITA);
    // Nord: 200 · 51 % + 100 · 97 % = 102 + 97; Süd: half of it
    let table = districts(&folder);
    assert_eq!(row(&table, "Nord"), ["199", "49", "49"]);
    assert_eq!(row(&table, "Süd"), ["99.5", "39.5", "39.5"]);
    let ran = folder.analysed();
    ran.silent("L354");
    assert!(folder.has("reports/musterdorf-2025/public/report.html"));
}

#[test]
fn a_share_per_thousand_and_a_share_in_percent_say_the_same() {
    for rate in [
        "510;;;1000",
        "51 %;;;",
        "51 Prozent;;;",
        "0,51;;;",
        "51;;;100",
        "0.51;;;",
    ] {
        let folder = town(&format!("Kita;;0;2;{rate};Nutzung;;S. 3\n"));
        assert_eq!(row(&districts(&folder), "Nord")[0], "102", "{rate}");
    }
}

#[test]
fn the_high_share_is_the_cautious_reading_and_the_low_one_the_generous() {
    let folder = town(
        "Kita;;0;2;;50 %;60 %;;Elternwunsch;;Umfrage\nKita;Süd;0;2;40 %;;;;Elternwunsch;;Umfrage\n",
    );
    let table = districts(&folder);
    // Nord: 120 or 100 children and 150 places
    assert_eq!(row(&table, "Nord"), ["120", "0", "0"]);
    assert_eq!(row(&table, "Süd"), ["40", "0", "0"]);
    let cells = folder.cells();
    let nord = cells.at(&[("district", "Nord")], ["need", "need_low", "need_high"]);
    assert_eq!(nord, ["120", "100", "120"]);
}

#[test]
fn the_districts_own_share_wins_before_the_towns() {
    let folder = town("Kita;;0;2;50 %;;;;Nutzung;;a\nKita;Süd;0;2;80 %;;;;Nutzung;;b\n");
    let table = districts(&folder);
    assert_eq!(row(&table, "Nord")[0], "100");
    assert_eq!(row(&table, "Süd")[0], "80");
}

#[test]
fn two_shares_that_say_equally_much_are_an_error_with_both_lines() {
    let folder = town("Kita;;0;2;50 %;;;;Nutzung;;a\nKita;;0;2;60 %;;;;Nutzung;;b\n");
    folder
        .stopped()
        .says("L420", &["bedarfsquoten.csv:3", "Zeile 2"]);
    // one names the district, the other the ages: neither says more
    let folder = town("Kita;Nord;;;50 %;;;;Nutzung;;a\nKita;;0;2;60 %;;;;Nutzung;;b\n");
    folder.stopped().says("L420", &["Zeile 2"]);
}

#[test]
fn kinds_of_shares_are_never_mixed() {
    let rates = "Kita;;0;2;36,4 %;;;;Nutzung;;a\nKita;;0;2;51 %;;;;Elternwunsch;;b\n";
    let folder = town(rates);
    folder
        .stopped()
        .says("L421", &["usage", "parents_wish", "rate_kind"]);
    let folder = town(rates).file(
        "lueckenlos.toml",
        "name = \"Musterdorf\"\nrate_kind = \"elternwunsch\"\n",
    );
    assert_eq!(row(&districts(&folder), "Nord")[0], "102");
}

#[test]
fn counted_needs_win_for_their_topic() {
    let folder = town(&format!("{KITA}Sport;;;;10 %;;;;Nutzung;;c\n")).file(
        "bedarfe.csv",
        "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen\n2025;Nord;0;2;Kita;77\n",
    );
    let topics = folder.table(&[".", "--rows", "handlungsfeld"]);
    assert_eq!(topics.at(&[("topic", "Kita")], ["need"]), ["77"]);
    assert_eq!(topics.at(&[("topic", "Sport")], ["not_assessable"]), ["45"]);
    checked(&folder).says("L512", &["bedarfsquoten.csv"]);
}

#[test]
fn a_share_for_ages_that_were_counted_together_is_spread_evenly_and_said_so() {
    let people = "jahr;stadtteil;alter_von;alter_bis;personen\n2025;Nord;0;17;360\n";
    let folder = town_with(people, "Kita;;0;2;50 %;;;;Nutzung;;a\n");
    assert_eq!(row(&districts(&folder), "Nord")[0], "30");
    checked(&folder).says("L513", &["360"]);
}

#[test]
fn a_share_of_a_group_that_nobody_counted_is_an_error() {
    let folder = Folder::new()
        .file("einwohner.csv", PEOPLE)
        .file("angebote.csv", OFFERS)
        .file(
            "bedarfsquoten.csv",
            "handlungsfeld;geschlecht;alter_von;alter_bis;quote;quelle\nKita;weiblich;0;2;0,5;a\n",
        );
    folder.stopped().says("L510", &["bedarfsquoten.csv:2"]);
}

#[test]
fn explain_shows_the_product_with_its_source() {
    let folder = town("Kita;;0;2;;50 %;60 %;;Elternwunsch;;Umfrage 2024, S. 7\n");
    let ran = folder.run(&["explain", ".", "--cell", "stadtteil=Nord"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for said in [
        "200 Einwohnern × 50 bis 60 % = 100 bis 120 Fälle",
        "Elternwunsch",
        "bedarfsquoten.csv, Zeile 2",
        "Umfrage 2024, S. 7",
    ] {
        assert!(ran.out.contains(said), "{said} is not in:\n{}", ran.out);
    }
}

#[test]
fn a_claim_holds_from_its_year_on_and_a_survey_until_the_next() {
    let people = PEOPLE.replace("2025", "2026")
        + &PEOPLE[PEOPLE.find('\n').unwrap() + 1..].replace("2025", "2027");
    let rates = "\
Kita;;0;2;40 %;;;;Nutzung;2024;a
Kita;;0;2;50 %;;;;Nutzung;2027;b
Ganztag;;3;5;100 %;;;;Rechtsanspruch;2027;SGB VIII
";
    let folder = town_with(&people, rates);
    for (year, kita, ganztag) in [("2026", "120", "0"), ("2027", "150", "150")] {
        let topics = folder.table(&[".", "--rows", "handlungsfeld", "--year", year]);
        assert_eq!(topics.at(&[("topic", "Kita")], ["need"]), [kita], "{year}");
        let found = topics.at(&[("topic", "Ganztag")], ["not_assessable"]);
        assert_eq!(found, [ganztag], "{year}");
    }
}

#[test]
fn what_is_wrong_with_a_share_is_said_at_its_line() {
    for (rate, code) in [
        ("Kita;;0;2;51;;;;Nutzung;;a", "L350"),
        ("Kita;;0;2;;60 %;50 %;;Nutzung;;a", "L351"),
        ("Kita;;0;2;50 %;;;;Wunschtraum;;a", "L352"),
        (";;0;2;50 %;;;;Nutzung;;a", "L353"),
        ("Kita;;0;2;viele;;;;Nutzung;;a", "L310"),
        ("Kita;;0;2;;;;;Nutzung;;a", "L312"),
    ] {
        town(&format!("{rate}\n"))
            .stopped()
            .says(code, &["bedarfsquoten.csv:2"]);
    }
    checked(&town("Kita;;0;2;50 %;;;;Nutzung;;\n")).says("L354", &["bedarfsquoten.csv:2"]);
}

#[test]
fn rates_without_inhabitants_say_what_is_missing() {
    let folder = Folder::new()
        .file("angebote.csv", OFFERS)
        .file("bedarfsquoten.csv", format!("{HEAD}{KITA}"));
    folder.refused().says("L119", &["einwohner"]);
}
