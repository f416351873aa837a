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
    folder.refused().says("L140", &["einwohner"]);
}

#[test]
fn the_gap_to_what_was_decided_stands_beside_the_gap_to_the_need() {
    let folder = town(&format!(
        "{KITA}Kita;;0;2;80 %;;;;Ziel;;Beschluss 12/2024\n"
    ));
    let table = folder.written("internal/decided.csv", &[]);
    // Nord: 80 % of 200 are 160 places, 150 are there; the need of both ages is 199
    let nord = table.at(
        &[("district", "Nord")],
        ["need", "gap", "decided", "decided_gap"],
    );
    assert_eq!(nord, ["199", "49", "160", "10"]);
    let total = table.at(&[("district", "total")], ["need", "decided", "decided_gap"]);
    assert_eq!(total, ["298.5", "240", "30"]);
    // a target is no need
    assert_eq!(row(&districts(&folder), "Nord")[0], "199");
}

const BY_ORIGIN: &str = "\
jahr;stadtteil;herkunft;personen
2025;Nord;mit Migrationshintergrund;90
2025;Nord;ohne Migrationshintergrund;210
2025;Süd;mit Migrationshintergrund;30
2025;Süd;ohne Migrationshintergrund;120
";

const WITH_ORIGIN: &str = "\
handlungsfeld;herkunft;alter_von;alter_bis;quote;quelle
Sprachförderung;mit Migrationshintergrund;3;5;50 %;a
";

#[test]
fn two_tables_of_inhabitants_are_joined_and_the_estimate_is_said() {
    let folder = Folder::new()
        .file("einwohner-alter.csv", PEOPLE)
        .file("einwohner-herkunft.csv", BY_ORIGIN)
        .file(
            "angebote.csv",
            OFFERS
                .replace("Kita\n", "Sprachförderung\n")
                .replace(";Kita;", ";Sprachförderung;"),
        )
        .file("bedarfsquoten.csv", WITH_ORIGIN);
    let table = districts(&folder);
    // Nord: 100 of 300 are from 3 to 5, 90 of 300 with migration background: 30 children, half of them need it
    assert_eq!(row(&table, "Nord")[0], "15");
    assert_eq!(row(&table, "Süd")[0], "5");
    let cells = folder.cells();
    let bounds = cells.at(&[("district", "Nord")], ["need_at_least", "need_at_most"]);
    assert_eq!(bounds, ["0", "45"]);
    let record = folder.read("bericht/internal/run.json");
    assert!(record.contains("L524"), "{record}");
    let page = folder.read("bericht/public/report.html");
    assert!(page.contains("aus getrennten Tabellen geschätzt"));
}

#[test]
fn a_gap_that_is_only_there_in_the_estimate_is_possible_and_not_certain() {
    let folder = Folder::new()
        .file("einwohner-alter.csv", PEOPLE)
        .file("einwohner-herkunft.csv", BY_ORIGIN)
        .file(
            "angebote.csv",
            "kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze\nS1;Sprache;Nord;3;5;Sprachförderung;10\n",
        )
        .file("bedarfsquoten.csv", WITH_ORIGIN);
    let cells = folder.cells();
    let nord = cells.at(&[("district", "Nord")], ["need", "gap", "certainty"]);
    assert_eq!(nord, ["15", "5", "possible"]);
}

#[test]
fn tables_of_inhabitants_that_contradict_each_other_stop_the_run_with_both_numbers() {
    let folder = Folder::new()
        .file("einwohner-alter.csv", PEOPLE)
        .file("einwohner-herkunft.csv", BY_ORIGIN.replace(";210", ";60"))
        .file("angebote.csv", OFFERS)
        .file("bedarfsquoten.csv", WITH_ORIGIN);
    folder
        .stopped()
        .says("L520", &["Nord", "300", "150", "einwohner-herkunft.csv"]);
}

#[test]
fn the_report_says_that_the_need_is_estimated_and_from_where() {
    let folder = town(KITA);
    folder.analysed_with(&["--out", "bericht"]);
    let page = folder.read("bericht/public/report.html");
    for said in ["nicht gezählt, sondern geschätzt", "KiBS 2023"] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn places_that_nobody_recorded_follow_from_posts_as_a_range() {
    let offers = "\
kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze;vzae
K1;Schulsozialarbeit;Nord;0;2;Kita;;0,5
";
    let folder = town(KITA)
        .file("angebote.csv", offers)
        .file(
            "richtwerte.csv",
            "handlungsfeld;plätze_je_stelle;plätze_je_stelle_bis;gruppengröße;stellen_je_gruppe;kosten_je_platz;quelle\nKita;150;180;20;1,5;1000;Richtlinie\n",
        );
    let table = folder.table(&[".", "--rows", "stadtteil"]);
    // 102 children under 3 and 97 from 3 on: half a post stands for 75 to 90 places for the first
    let nord = table.at(&[("district", "Nord")], ["need", "gap", "gap_low"]);
    assert_eq!(nord, ["199", "124", "109"]);
    let groups = folder.written("internal/groups.csv", &[]);
    // 27 places too few in the bottleneck: two groups, three posts, 40 places
    let found = groups.at(
        &[("bottleneck", "1")],
        [
            "gap_low",
            "gap_high",
            "groups_low",
            "groups_high",
            "posts_high",
            "cost_high",
        ],
    );
    assert_eq!(found, ["12", "27", "1", "2", "3", "40000"]);
    let page = folder.read("bericht/public/report.html");
    assert!(page.contains("aus den Stellen geschätzt"));
}

#[test]
fn a_planning_reserve_stands_beside_the_need_and_in_no_other_number() {
    let needs = "jahr;stadtteil;handlungsfeld;personen\n2025;Nord;Kita;100\n";
    let offers = "kennung;angebot;stadtteil;handlungsfeld;plätze\nK1;Kita Ahorn;Nord;Kita;98\n";
    let told = |settings: &str| {
        let town = crate::util::town_of(needs, offers).file("lueckenlos.toml", settings);
        let ran = town.run(&["analyse", ".", "--out", "bericht", "--quiet"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        town
    };
    let with = told("[reserve]\nKita = 0.05\n");
    let reserve = crate::util::Rows::of(&with.read("bericht/internal/reserve.csv"));
    for (column, value) in [
        ("need", "100"),
        ("gap", "2"),
        ("reserve", "5"),
        ("missing_with_reserve", "7"),
    ] {
        assert_eq!(reserve.column(column), [value], "{column}");
    }
    let without = told("");
    assert!(!without.has("bericht/internal/reserve.csv"));
    for file in ["public/results.json", "internal/cells.csv"] {
        let file = format!("bericht/{file}");
        assert_eq!(with.read(&file), without.read(&file), "{file}");
    }
}

#[test]
fn a_reserve_for_a_topic_that_nobody_knows_is_an_error_with_the_nearest() {
    let needs = "jahr;stadtteil;handlungsfeld;personen\n2025;Nord;Kita;100\n";
    let offers = "kennung;angebot;stadtteil;handlungsfeld;plätze\nK1;Kita Ahorn;Nord;Kita;98\n";
    let town =
        crate::util::town_of(needs, offers).file("lueckenlos.toml", "[reserve]\nKyta = 0.05\n");
    let ran = town.run(&["check", "."]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(
        ran.err.contains("Kyta") && ran.err.contains("Kita"),
        "{}",
        ran.err
    );
    let town = crate::util::town_of(needs, offers).file("lueckenlos.toml", "[reserve]\nKita = 5\n");
    let ran = town.run(&["check", "."]);
    assert!(
        ran.code != Some(0) && ran.err.contains("0 < reserve <= 1"),
        "{}",
        ran.err
    );
}
