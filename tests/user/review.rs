//! Two years side by side: years of one project, and two project folders.

use crate::util::{Folder, Ran, Rows, town_of};

const NEEDS: &str = "\
jahr;stadtteil;lebensphase;handlungsfeld;personen
2024;Nord;3-5;Kita;40
2024;Süd;3-5;Kita;20
2025;Nord;3-5;Kita;20
2025;Süd;3-5;Kita;20
";

const OFFERS: &str = "\
kennung;angebot;träger;stadtteil;lebensphase;handlungsfeld;plätze;gültig_ab;gültig_bis
K1;Kita Ahorn;Stadt;Nord;3-5;Kita;20;;31.12.2024
K1;Kita Ahorn;Stadt;Nord;3-5;Kita;10;01.01.2025;
K2;Kita Birke;Stadt;Süd;3-5;Kita;20;;
";

fn reviewed(folder: &Folder, arguments: &[&str]) -> Ran {
    let ran = folder.run(&[&["review"], arguments, &["--out", "bericht"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran
}

fn table(folder: &Folder, name: &str) -> Rows {
    Rows::of(&folder.read(format!("bericht/internal/review_{name}.csv")))
}

fn total<const N: usize>(folder: &Folder, columns: [&str; N]) -> Vec<String> {
    let summary = table(folder, "summary");
    let found = summary.at(&[("category", "total")], columns);
    found.map(str::to_string).to_vec()
}

#[test]
fn need_halves_while_places_halve() {
    let town = town_of(NEEDS, OFFERS);
    reviewed(&town, &["2024", "2025", "."]);
    let columns = ["gap_before", "gap_after", "change", "by_need", "by_supply"];
    assert_eq!(total(&town, columns), ["20", "10", "-10", "-20", "10"]);
    let offers = table(&town, "offers");
    let kita = offers.at(&[("id", "K1")], ["turn", "changed", "effect"]);
    assert_eq!(kita, ["changed", "capacity", "10"]);
    assert!(!town.has("bericht/public"), "nothing unprotected in public");
}

#[test]
fn years_exchanged_exchange_the_signs() {
    let town = town_of(NEEDS, OFFERS);
    reviewed(&town, &["2025", "2024", "."]);
    let columns = ["change", "by_need", "by_supply", "status"];
    assert_eq!(total(&town, columns), ["10", "20", "-10", "larger"]);
}

#[test]
fn several_years_stand_one_below_the_other() {
    let needs = format!("{NEEDS}2026;Nord;3-5;Kita;5\n2026;Süd;3-5;Kita;20\n");
    let town = town_of(needs, OFFERS);
    reviewed(&town, &["2024..2026", "."]);
    let series = table(&town, "series");
    assert_eq!(series.column("year"), ["2024", "2025", "2026"]);
    assert_eq!(series.column("gap"), ["20", "10", "0"]);
    assert_eq!(series.column("by_supply"), ["–", "10", "0"]);
    assert_eq!(total(&town, ["status", "certain"]), ["closed", "certain"]);
}

#[test]
fn a_year_without_needs_is_refused_and_the_known_ones_are_named() {
    let ran = town_of(NEEDS, OFFERS).run(&["review", "2023", "2025", "."]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("2023") && ran.err.contains("2024, 2025"),
        "{}",
        ran.err
    );
}

#[test]
fn a_year_and_a_folder_do_not_go_together() {
    let town = town_of(NEEDS, OFFERS);
    for arguments in [vec!["2024", "alt"], vec!["2024"], vec!["alt", "neu", "."]] {
        let ran = town.run(&[vec!["review"], arguments].concat());
        assert_eq!(ran.code, Some(2), "{}", ran.err);
    }
}

#[test]
fn the_same_offer_under_another_id_is_proposed_and_never_assumed() {
    let offers = "\
kennung;angebot;träger;stadtteil;lebensphase;handlungsfeld;plätze;gültig_ab;gültig_bis
K1;Kita Ahorn;Stadt;Nord;3-5;Kita;20;;31.12.2024
K9;Kita Ahorn;Stadt;Nord;3-5;Kita;20;01.01.2025;
";
    let town = town_of(NEEDS, offers);
    let ran = reviewed(&town, &["2024", "2025", "."]);
    ran.says("L601", &["Kita Ahorn", "K1", "K9"]);
    let offers = table(&town, "offers");
    assert_eq!(offers.at(&[("id", "K1")], ["turn"]), ["ended"]);
    assert_eq!(offers.at(&[("id", "K9")], ["turn"]), ["begun"]);
}

/// Two folders: in the later one the district Nord is called Oberstadt.
fn renamed() -> Folder {
    let needs = |year: &str| {
        let lines = NEEDS.lines();
        let kept: Vec<&str> = lines
            .filter(|line| line.starts_with("jahr") || line.starts_with(year))
            .collect();
        kept.join("\n") + "\n"
    };
    let later = |text: &str| text.replace("Nord", "Oberstadt");
    Folder::new()
        .file("alt/bedarfe.csv", needs("2024"))
        .file("alt/angebote.csv", OFFERS)
        .file("neu/bedarfe.csv", later(&needs("2025")))
        .file("neu/angebote.csv", later(OFFERS))
}

#[test]
fn a_renamed_district_is_not_comparable_and_the_rest_is() {
    let town = renamed();
    let ran = reviewed(&town, &["alt", "neu"]);
    ran.says("L602", &["Stadtteil", "Nord", "Oberstadt"]);
    let summary = table(&town, "summary");
    let of = |district: &str| {
        let keys = [("dimension", "district"), ("category", district)];
        summary.at(&keys, ["status"])[0].to_string()
    };
    assert_eq!(of("Nord"), "not_comparable");
    assert_eq!(of("Oberstadt"), "not_comparable");
    assert_eq!(of("Süd"), "same");
    assert_eq!(total(&town, ["change", "status"]), ["-10", "smaller"]);
    let reasons = table(&town, "not_comparable");
    assert_eq!(
        reasons.column("reason"),
        ["category_only_before", "category_only_after"]
    );
}

#[test]
fn with_a_crosswalk_a_renamed_district_is_comparable() {
    let town = renamed().file(
        "neu/umschluesselung.csv",
        "merkmal;von;nach;gewicht;quelle\nStadtteil;Nord;Oberstadt;1;Ratsbeschluss\n",
    );
    reviewed(&town, &["alt", "neu"]).silent("L602");
    let summary = table(&town, "summary");
    let keys = [("dimension", "district"), ("category", "Oberstadt")];
    let columns = ["change", "by_need", "by_supply", "status"];
    assert_eq!(summary.at(&keys, columns), ["-10", "-20", "10", "smaller"]);
    let offers = table(&town, "offers");
    assert_eq!(offers.at(&[("id", "K1")], ["changed"]), ["capacity"]);
}

/// Two folders whose settings describe an origin in other words.
fn redefined() -> Folder {
    let settings = |words: &str| {
        format!(
            "[[dimension]]\nid = \"origin\"\nmode = \"replace\"\ncategories = [\n\
             {{ id = \"mit\", definition = \"{words}\" }},\n{{ id = \"ohne\" }},\n]\n"
        )
    };
    let needs = "jahr;stadtteil;lebensphase;handlungsfeld;herkunft;personen\n\
                 2025;Nord;3-5;Kita;mit;10\n2025;Nord;3-5;Kita;ohne;20\n";
    Folder::new()
        .file("alt/lueckenlos.toml", settings("selbst eingewandert"))
        .file("alt/bedarfe.csv", needs.replace("2025", "2024"))
        .file("alt/angebote.csv", OFFERS)
        .file(
            "neu/lueckenlos.toml",
            settings("selbst oder ein Elternteil"),
        )
        .file("neu/bedarfe.csv", needs)
        .file("neu/angebote.csv", OFFERS)
}

#[test]
fn a_category_described_in_other_words_is_not_comparable_unless_a_crosswalk_says_so() {
    let town = redefined();
    let status = |category: &str| {
        let summary = table(&town, "summary");
        let keys = [("dimension", "origin"), ("category", category)];
        summary.at(&keys, ["status"])[0].to_string()
    };
    reviewed(&town, &["alt", "neu"]).says("L602", &["Herkunft", "mit"]);
    assert_eq!(status("mit"), "not_comparable");
    assert_ne!(status("ohne"), "not_comparable");
    town.save(
        "neu/crosswalk.csv",
        "dimension,from,to,weight\norigin,mit,mit,1\n",
    );
    reviewed(&town, &["alt", "neu"]).silent("L602");
    assert_ne!(status("mit"), "not_comparable");
}

#[test]
fn weights_that_do_not_add_up_stop_the_run() {
    let crosswalk = "\
merkmal;von;nach;gewicht
stadtteil;Nord;Oberstadt;0,6
stadtteil;Nord;Süd;0,3
herkunft;Nord;Süd;1
farbe;Nord;Süd;1
";
    let town = renamed().file("neu/umschluesselung.csv", crosswalk);
    let ran = town.run(&["review", "alt", "neu"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    ran.says("L612", &["umschluesselung.csv:2", "Nord", "0,9"]);
    assert_eq!(ran.findings("L611").len(), 2, "{}", ran.err);
    ran.says("L610", &["farbe"]);
}

#[test]
fn settings_that_differ_are_said_and_the_later_ones_hold_for_both() {
    let town = renamed()
        .file("alt/lueckenlos.toml", "default_reach = \"all\"\n")
        .file("neu/lueckenlos.toml", "default_reach = \"own\"\n");
    let ran = reviewed(&town, &["alt", "neu"]);
    ran.says("L603", &["default_reach"]);
    assert_eq!(total(&town, ["gap_before"]), ["20"]);
}

#[test]
fn measures_are_followed_up() {
    let measures = "\
kennung;maßnahme;stadtteil;angebot;erwartete_wirkung;fällig;beschlossen_am;beschlossen_von
M1;Mehr Plätze;Nord;;10;30.06.2025;01.03.2024;Jugendhilfeausschuss
M2;Mehr Plätze;Nord;;15;30.06.2025;;
M3;Ausbau;;K1;5;30.06.2025;;
M4;Neubau;Süd;;20;30.06.2026;;
";
    let town = town_of(NEEDS, OFFERS).file("massnahmen.csv", measures);
    reviewed(&town, &["2024", "2025", "."]);
    let followed = table(&town, "measures");
    let outcomes = ["met", "partly", "not_met", "not_yet_due"];
    assert_eq!(followed.column("outcome"), outcomes);
    assert_eq!(followed.column("happened"), ["10", "10", "-10", "0"]);
    let aimless = format!("{measures}M5;Leitbild;;;;;;\n");
    town.save("massnahmen.csv", aimless);
    let ran = town.run(&["review", "2024", "2025", "."]);
    assert_eq!(ran.code, Some(1));
    ran.says("L620", &["massnahmen.csv:6", "M5"]);
}

#[test]
fn a_topic_with_needs_in_one_year_only_is_left_out_and_the_report_says_so() {
    let needs = format!("{NEEDS}2025;Nord;3-5;Sport;50\n");
    let offers = format!("{OFFERS}S1;Verein;;Nord;3-5;Sport;5;;\n");
    let town = town_of(needs, offers);
    let ran = reviewed(&town, &["2024", "2025", "."]);
    let columns = ["change", "left_out_before", "left_out_after"];
    assert_eq!(total(&town, columns), ["-10", "0", "50"]);
    assert!(
        ran.out.contains("Bedarf im Handlungsfeld nur im"),
        "{}",
        ran.out
    );
}

#[test]
fn musterstadt_has_one_of_each_status() {
    let town = Folder::new();
    let project = concat!(env!("CARGO_MANIFEST_DIR"), "/data/musterstadt");
    reviewed(&town, &["2024", "2025", project]);
    let cells = table(&town, "cells");
    let found = cells.column("status");
    let all = [
        "new",
        "closed",
        "smaller",
        "larger",
        "same",
        "not_comparable",
    ];
    for status in all {
        assert!(found.contains(&status), "no cell is {status}");
    }
    // Education from 65 to 79: by social area in 2024, by district in 2025.
    let differently = [
        ("topic", "bildung"),
        ("district", "sr_nord"),
        ("life_phase", "65-79"),
    ];
    let reason = cells.at(&differently, ["reason", "need_before"]);
    assert_eq!(reason, ["broken_down_differently", "22"]);
    let summary = table(&town, "summary");
    let north = [("dimension", "district"), ("category", "sr_nord")];
    assert_eq!(summary.at(&north, ["status"]), ["larger"]);
    // MU029 was there in 2024, too: only its places were not recorded.
    let offers = table(&town, "offers");
    let kita = offers.at(&[("id", "MU029")], ["turn", "places_before"]);
    assert_eq!(kita, ["changed", "."]);
    let homeless = [("dimension", "topic"), ("category", "wohnungslosigkeit")];
    assert_eq!(summary.at(&homeless, ["status"]), ["not_comparable"]);
}

fn in_public(folder: &Folder, name: &str) -> Rows {
    let ran = folder.run(&["analyse", ".", "--out", "bericht"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    Rows::of(&folder.read(format!("bericht/public/tables/review_{name}.csv")))
}

#[test]
fn the_committee_sees_the_change_and_why() {
    let town = town_of(NEEDS, OFFERS);
    let causes = in_public(&town, "causes");
    for (cause, cases) in [
        ("gap_before", "20"),
        ("by_need", "-20"),
        ("by_supply", "10"),
        ("by_knowledge", "0"),
        ("gap_after", "10"),
    ] {
        assert_eq!(causes.at(&[("cause", cause)], ["cases"]), [cases]);
    }
    let groups = Rows::of(&town.read("bericht/public/tables/review_groups.csv"));
    let nord = [("category", "Nord"), ("year", "2025")];
    let columns = ["gap", "gap_change", "status", "certain"];
    assert_eq!(
        groups.at(&nord, columns),
        ["10", "-10", "smaller", "certain"]
    );
    let report = town.read("bericht/public/report.html");
    assert!(report.contains("Die Lücke ist seit dem Vorjahr von 20 auf 10 Fälle gesunken"));
    let offers = Rows::of(&town.read("bericht/public/tables/review_offers.csv"));
    assert_eq!(offers.at(&[("id", "K1")], ["effect"]), ["10"]);
}

#[test]
fn what_became_of_a_withheld_gap_is_withheld() {
    // In the South 2 of 22 lack a place; in the year before nobody did.
    let needs = NEEDS
        .replace("2025;Süd;3-5;Kita;20", "2025;Süd;3-5;Kita;22")
        .replace("2025;Nord;3-5;Kita;20", "2025;Nord;3-5;Kita;50");
    let needs = format!("{needs}2024;West;3-5;Kita;30\n2025;West;3-5;Kita;30\n");
    let town = town_of(needs, OFFERS);
    let groups = in_public(&town, "groups");
    let south = [("category", "Süd"), ("year", "2025")];
    let columns = ["gap", "gap_change", "status", "certain"];
    assert_eq!(groups.at(&south, columns), ["x", "x", "x", "x"]);
    let north = [("category", "Nord"), ("year", "2025")];
    // it is 40, withheld for the sake of the South, and told as the range that everybody can compute
    let [shown, low, high] = groups.at(&north, ["gap", "gap_at_least", "gap_at_most"]);
    let ends = [low, high].map(|end| end.parse::<f64>().expect("an end"));
    assert_eq!(shown, "x");
    assert!(ends[0] <= 40.0 && 40.0 <= ends[1], "{ends:?}");
}

#[test]
fn without_a_year_before_there_is_no_chapter_about_it() {
    let needs: String = NEEDS
        .lines()
        .filter(|line| !line.starts_with("2024"))
        .map(|line| format!("{line}\n"))
        .collect();
    let town = town_of(needs, OFFERS);
    let ran = town.run(&["analyse", ".", "--out", "bericht"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!town.has("bericht/public/tables/review_causes.csv"));
}

#[test]
fn what_a_single_offer_does_is_withheld_where_it_is_small() {
    // K1 has 2 places less, and 2 more go without one
    let offers = OFFERS.replace(";10;01.01.2025;", ";18;01.01.2025;");
    let needs = NEEDS.replace("2025;Nord;3-5;Kita;20", "2025;Nord;3-5;Kita;40");
    let town = town_of(needs, offers);
    let public = in_public(&town, "offers");
    assert_eq!(public.at(&[("id", "K1")], ["effect"]), ["x"]);
    let internal = reviewed(&town, &["2024", "2025", "."]);
    internal.silent("L601");
    assert_eq!(
        table(&town, "offers").at(&[("id", "K1")], ["effect"]),
        ["2"]
    );
}

#[test]
fn a_measure_that_aims_at_an_offer_is_followed_up_in_public() {
    let measures = "kennung;angebot;erwartete_wirkung\nM1;K1;5\nM2;K2;5\n";
    let town = town_of(NEEDS, OFFERS).file("massnahmen.csv", measures);
    let found = in_public(&town, "measures");
    assert_eq!(found.column("happened"), ["-10", "0"]);
    assert_eq!(found.column("outcome"), ["not_met", "not_met"]);
}

#[test]
fn the_committee_sees_all_years_where_there_are_more_than_two() {
    let needs = format!("{NEEDS}2022;Nord;3-5;Kita;50\n2022;Süd;3-5;Kita;21\n");
    let town = town_of(needs, OFFERS);
    let series = in_public(&town, "series");
    assert_eq!(series.column("year"), ["2022", "2024", "2025"]);
    // in 2022 one in the South lacks a place: the gap of 31 is told in steps of five
    assert_eq!(series.column("need"), ["71", "60", "40"]);
    assert_eq!(series.column("gap"), ["30", "20", "10"]);
    let report = town.read("bericht/public/report.html");
    assert!(report.contains("Jedes Jahr für sich"));
    let two = town_of(NEEDS, OFFERS);
    in_public(&two, "groups");
    assert!(!two.has("bericht/public/tables/review_series.csv"));
}

#[test]
fn where_numbers_are_rounded_so_are_causes_effects_and_the_outlook() {
    let offers = OFFERS.replace("Süd;3-5;Kita;20;;", "Süd;3-5;Kita;20;;30.06.2026");
    let town = town_of(NEEDS, offers);
    let ran = town.run(&["analyse", ".", "--out", "bericht", "--protect", "round"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let table = |name: &str| Rows::of(&town.read(format!("bericht/public/tables/{name}.csv")));
    let is_rounded = |value: &str| value.parse::<i32>().is_ok_and(|cases| cases % 5 == 0);
    let causes = table("review_causes");
    assert!(causes.column("cases").into_iter().all(is_rounded));
    assert!(town.has("bericht/public/charts/review_causes.svg"));
    let steps = table("outlook_steps");
    assert!(steps.column("gap_then").into_iter().all(is_rounded));
    let effects = table("review_offers");
    let told = effects
        .column("effect")
        .into_iter()
        .filter(|one| *one != "–");
    assert!(told.clone().count() > 0 && told.into_iter().all(is_rounded));
    let report = town.read("bericht/public/report.html");
    assert!(report.contains("Gerundet sind auch die Gründe einer Änderung"));
}
