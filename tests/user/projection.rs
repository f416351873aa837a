//! Need that follows a projection of the population.

use crate::util::{Folder, Rows, town_of};

const NEEDS: &str = "\
jahr;stadtteil;lebensphase;handlungsfeld;personen
2025;Nord;3-5;Kita;40
2025;Süd;3-5;Kita;20
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;lebensphase;handlungsfeld;plätze;förderung_bis
K1;Kita Ahorn;Nord;3-5;Kita;40;
K2;Kita Birke;Süd;3-5;Kita;20;31.07.2026
";

const PROJECTION: &str = "\
jahr;stadtteil;alter_von;alter_bis;personen
2025;Nord;3;5;400
2027;Nord;3;5;480
";

const SETTINGS: &str = "[files]\nprojection = [\"prognose.csv\"]\n";

fn town() -> Folder {
    town_of(NEEDS, OFFERS).file("prognose.csv", PROJECTION)
}

/// The steps of an outlook by years up to 2027.
fn steps(folder: &Folder, need: &[&str]) -> Rows {
    let asked = ["outlook", ".", "--steps", "year", "--until", "31.12.2027"];
    let ran = folder.run(&[&asked, need, &["--format", "csv"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let end = ran.out.find("offer,").unwrap_or(ran.out.len());
    Rows::of(&ran.out[..end])
}

#[test]
fn need_follows_the_file_that_is_named() {
    let found = steps(&town(), &["--need", "prognose.csv"]);
    assert_eq!(found.column("need_then"), ["60", "64", "68"]);
    assert_eq!(found.column("gap_then"), ["0", "24", "28"]);
    assert_eq!(found.column("need_kept"), ["20", "20", "20"]);
}

#[test]
fn a_file_that_only_lies_there_changes_nothing() {
    let found = steps(&town(), &[]);
    assert_eq!(found.column("gap_then"), ["0", "20", "20"]);
}

#[test]
fn the_settings_name_the_projection_and_the_command_line_may_overrule_them() {
    let town = town().file("lueckenlos.toml", SETTINGS);
    assert_eq!(steps(&town, &[]).column("gap_then"), ["0", "24", "28"]);
    let constant = steps(&town, &["--need", "constant"]);
    assert_eq!(constant.column("gap_then"), ["0", "20", "20"]);
}

#[test]
fn the_report_says_what_is_assumed_of_need() {
    let town = town();
    let report = |folder: &Folder| {
        let ran = folder.run(&["analyse", ".", "--out", "bericht", "--protect", "none"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let run: serde_json::Value =
            serde_json::from_str(&folder.read("bericht/internal/run.json")).unwrap();
        let need = run["settings"]["outlook_need"]
            .as_str()
            .unwrap()
            .to_string();
        (folder.read("bericht/public/report.html"), need)
    };
    let (page, need) = report(&town);
    assert!(page.contains("Gerechnet ist mit gleichbleibendem Bedarf."));
    assert_eq!(need, "constant");
    town.save("lueckenlos.toml", SETTINGS);
    let (page, need) = report(&town);
    assert!(page.contains("die Prognose (2025 bis 2027)"));
    assert_eq!(need, "projection");
    let steps = Rows::of(&town.read("bericht/public/tables/outlook_steps.csv"));
    let last = [("day", "2027-12-31")];
    assert_eq!(
        steps.at(&last, ["need_then", "need_kept", "gap_then"]),
        ["68", "20", "28"]
    );
}

#[test]
fn what_a_projection_says_wrong_is_named_with_line_and_column() {
    let wrong = format!("{PROJECTION}2027;Nordd;3;5;10\n2027;Süd;3;5;viele\n");
    let settings = format!(
        "{SETTINGS}[[dimension]]\nid = \"district\"\ncategories = [{{ id = \"Nord\" }}, {{ id = \"Süd\" }}]\n"
    );
    let town = town_of(NEEDS, OFFERS).file("prognose.csv", wrong);
    let ran = town.file("lueckenlos.toml", settings).stopped();
    ran.says("L301", &["prognose.csv:4", "Nordd", "Nord"]);
    ran.says("L310", &["prognose.csv:5", "viele"]);
}

#[test]
fn totals_beside_their_parts_are_an_error() {
    let with = |rows: &str| {
        let town = town_of(NEEDS, OFFERS).file("lueckenlos.toml", SETTINGS);
        town.file("prognose.csv", format!("{PROJECTION}{rows}"))
    };
    // of the whole town; of other ages that overlap; of the same once more
    for rows in [
        "2027;;3;5;900\n",
        "2027;Nord;4;8;90\n",
        "2027;Nord;3;5;480\n",
    ] {
        with(rows).stopped().says("L630", &["prognose.csv"]);
    }
    with("2027;;3;5;900\n")
        .stopped()
        .says("L630", &["prognose.csv:4", "Zeile 3"]);
    with("2027;Süd;3;5;900\n2028;;;;900\n").analysed();
}

#[test]
fn a_projection_needs_years_and_people() {
    let ran = town()
        .file("ohne.csv", "stadtteil;personen\nNord;4\n")
        .run(&["outlook", ".", "--need", "ohne.csv"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    ran.says("L201", &["ohne.csv", "jahr"]);
    let ran = town().run(&["outlook", ".", "--need", "prognosse.csv"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    ran.says("L101", &["prognosse.csv"]);
}
