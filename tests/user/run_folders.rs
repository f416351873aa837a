//! The folder of a run as a project: it can be compared when the tables it was made from are long overwritten.

use std::fs;

use crate::util::{Folder, Ran, Rows};

/// Settings that say how a file is read, and take the districts from a file of their own.
const SETTINGS: &str = "\
name = \"Musterdorf\"

[files]
needs = [\"bedarfe.csv\"]
offers = [\"tabellen/angebote.csv\"]

[files.reading.\"bedarfe.csv\"]
encoding = \"windows-1252\"

[[dimension]]
id = \"district\"
file = \"stadtteile.csv\"
";

const DISTRICTS: &str = "id;level;parent\nStadt;Stadt;\nNord;Viertel;Stadt\nSüd;Viertel;Stadt\n";

const OFFERS: &str = "\
kennung;angebot;träger;stadtteil;lebensphase;handlungsfeld;plätze
K1;Kita Ahorn;Stadt;Nord;3-5;Kita;20
K2;Kita Birke;Stadt;Süd;3-5;Kita;10
";

fn needs(year: &str, north: u32) -> Vec<u8> {
    let rows = format!(
        "jahr;stadtteil;lebensphase;handlungsfeld;personen\n\
         {year};Nord;3-5;Kita;{north}\n{year};Süd;3-5;Kita;20\n"
    );
    rows.chars().map(|c| c as u8).collect()
}

/// A folder each for 2024 and 2025.
fn two_years() -> Folder {
    let mut folder = Folder::new();
    for (name, year, north, places) in [("alt", "2024", 40, "20"), ("neu", "2025", 30, "25")] {
        folder = folder
            .file(&format!("{name}/lueckenlos.toml"), SETTINGS)
            .file(&format!("{name}/bedarfe.csv"), needs(year, north))
            .file(
                &format!("{name}/tabellen/angebote.csv"),
                OFFERS.replace(";20\n", &format!(";{places}\n")),
            )
            .file(&format!("{name}/stadtteile.csv"), DISTRICTS);
    }
    folder.file(
        "neu/massnahmen.csv",
        "kennung;maßnahme;stadtteil;erwartete_wirkung\nM1;Mehr Plätze;Nord;10\n",
    )
}

fn analysed(folder: &Folder, arguments: &[&str]) {
    let ran = folder.run(&[&["analyse"], arguments].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

/// The tables of a review, by their names.
fn reviewed(folder: &Folder, from: &str, to: &str) -> Vec<(String, String)> {
    let ran = folder.run(&["review", from, to, "--out", "vergleich"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.silent("L603");
    let names = folder.names("vergleich/internal");
    let tables = names.into_iter().filter(|name| name.ends_with(".csv"));
    tables
        .map(|name| {
            let table = folder.read(format!("vergleich/internal/{name}"));
            (name, table)
        })
        .collect()
}

fn refused(folder: &Folder, arguments: &[&str], code: i32) -> Ran {
    let ran = folder.run(&[&["review"], arguments].concat());
    assert_eq!(ran.code, Some(code), "{}", ran.err);
    ran
}

#[test]
fn a_run_keeps_a_copy_of_every_file_that_it_has_read() {
    let folder = two_years();
    analysed(&folder, &["neu", "--out", "lauf"]);
    let copies = folder.all("lauf/internal/inputs");
    assert_eq!(
        copies,
        folder.all("neu"),
        "byte for byte, and in the same places"
    );
    assert!(!folder.has("lauf/public/inputs"));
    // so they are a project, too
    analysed(&folder, &["lauf/internal/inputs", "--out", "noch_einmal"]);
    let cells = |run: &str| folder.read(format!("{run}/internal/cells.csv"));
    assert_eq!(cells("noch_einmal"), cells("lauf"));
}

#[test]
fn runs_and_projects_are_compared_alike_even_after_the_tables_were_overwritten() {
    let folder = two_years();
    analysed(&folder, &["alt", "--out", "lauf_alt"]);
    analysed(&folder, &["neu", "--out", "lauf_neu"]);
    let expected = reviewed(&folder, "alt", "neu");
    let names: Vec<&str> = expected.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"review_measures.csv"), "{names:?}");
    for (from, to) in [
        ("lauf_alt", "lauf_neu"),
        ("lauf_alt", "neu"),
        ("alt", "lauf_neu"),
    ] {
        assert_eq!(reviewed(&folder, from, to), expected, "{from} {to}");
    }
    for year in ["alt", "neu"] {
        fs::remove_dir_all(folder.path(year)).unwrap();
    }
    assert_eq!(reviewed(&folder, "lauf_alt", "lauf_neu"), expected);
}

#[test]
fn years_of_one_project_that_were_analysed_one_by_one_are_compared_alike() {
    let both = [needs("2024", 40), needs("2025", 30)].concat();
    let both = String::from_utf8_lossy(&both).replace("\u{fffd}", "ü");
    let header = both.lines().next().unwrap().to_string();
    let rows = both.lines().filter(|line| *line != header);
    let table = format!("{header}\n{}\n", rows.collect::<Vec<_>>().join("\n"));
    let offers = OFFERS.replace("plätze", "plätze;gültig_ab");
    let offers = offers
        .replace(";10\n", ";10;01.03.2025\n")
        .replace(";20\n", ";20;\n");
    let folder = Folder::new()
        .file("stadt/bedarfe.csv", table)
        .file("stadt/angebote.csv", offers);
    for (year, run) in [("2024", "lauf_alt"), ("2025", "lauf_neu")] {
        analysed(&folder, &["stadt", "--year", year, "--out", run]);
    }
    let of_runs = reviewed(&folder, "lauf_alt", "lauf_neu");
    let ran = folder.run(&["review", "2024", "2025", "stadt", "--out", "vergleich"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for (name, table) in &of_runs {
        let direct = folder.read(format!("vergleich/internal/{name}"));
        assert_eq!(*table, direct, "{name}");
    }
}

#[test]
fn what_the_command_line_said_holds_again() {
    let folder = two_years();
    for (name, out) in [("alt", "lauf_alt"), ("neu", "lauf_neu")] {
        analysed(&folder, &[name, "--reach", "Stadt", "--out", out]);
    }
    let own = reviewed(&folder, "alt", "neu");
    let wide = reviewed(&folder, "lauf_alt", "lauf_neu");
    assert_ne!(own, wide);
    let ran = folder.run(&[
        "review",
        "alt",
        "neu",
        "--reach",
        "Stadt",
        "--out",
        "vergleich",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let summary = folder.read("vergleich/internal/review_summary.csv");
    let found = wide.iter().find(|(name, _)| name == "review_summary.csv");
    assert_eq!(found.unwrap().1, summary);
}

#[test]
fn files_from_outside_of_the_folder_get_a_place_inside() {
    let settings = SETTINGS
        .replace(
            "\"bedarfe.csv\"]\noffers",
            "\"../gemeinsam/bedarfe.csv\"]\noffers",
        )
        .replace(
            "file = \"stadtteile.csv\"",
            "file = \"../gemeinsam/stadtteile.csv\"",
        );
    let folder = two_years()
        .file("neu/lueckenlos.toml", &settings)
        .file("gemeinsam/bedarfe.csv", needs("2025", 50))
        .file("gemeinsam/stadtteile.csv", DISTRICTS)
        .file("anderswo/angebote.csv", OFFERS);
    let offers = ["--offers", "anderswo/angebote.csv"];
    analysed(&folder, &[&["neu", "--out", "lauf"], &offers[..]].concat());
    let names = folder.names("lauf/internal/inputs");
    let expected = [
        "angebote.csv",
        "bedarfe.csv",
        "lueckenlos.toml",
        "massnahmen.csv",
        "stadtteile.csv",
    ];
    assert_eq!(names, expected);
    assert_eq!(
        folder.read("lauf/internal/inputs/lueckenlos.toml"),
        settings
    );
    fs::remove_dir_all(folder.path("gemeinsam")).unwrap();
    fs::remove_dir_all(folder.path("anderswo")).unwrap();
    analysed(&folder, &["lauf", "--out", "noch_einmal"]);
    let cells = |run: &str| folder.read(format!("{run}/internal/cells.csv"));
    assert_eq!(cells("noch_einmal"), cells("lauf"));
}

#[test]
fn files_of_one_name_do_not_overwrite_each_other() {
    let folder = two_years().file("zwei/bedarfe.csv", needs("2024", 7));
    let both = ["--needs", "neu/bedarfe.csv", "--needs", "zwei/bedarfe.csv"];
    analysed(&folder, &[&["neu", "--out", "lauf"], &both[..]].concat());
    let copies = folder.all("lauf/internal/inputs");
    let of = |name: &str| copies[std::path::Path::new(name)].clone();
    assert_eq!(of("bedarfe.csv"), needs("2025", 30));
    assert_eq!(of("2/bedarfe.csv"), needs("2024", 7));
    let ran = folder.run(&["review", "2024", "2025", "lauf", "--out", "vergleich"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let summary = Rows::of(&folder.read("vergleich/internal/review_summary.csv"));
    let north = [("dimension", "district"), ("category", "Nord")];
    assert_eq!(summary.at(&north, ["gap_before", "gap_after"]), ["0", "5"]);
}

#[test]
fn a_folder_that_is_neither_is_refused() {
    let folder = two_years().file("leer/brief.txt", "Sehr geehrte");
    analysed(&folder, &["alt", "--out", "lauf"]);
    let ran = refused(&folder, &["leer", "neu"], 2);
    assert!(
        ran.err.contains("leer") && ran.err.contains("analyse"),
        "{}",
        ran.err
    );
    let ran = refused(&folder, &["lauf/public", "neu"], 2);
    assert!(
        ran.err.contains("Meinten Sie den Ordner darüber, „lauf“"),
        "{}",
        ran.err
    );
    refused(&folder, &["nichts", "neu"], 2).says("L101", &["nichts"]);
}

#[test]
fn a_run_without_copies_or_with_other_ones_is_refused() {
    let folder = two_years();
    analysed(&folder, &["alt", "--out", "lauf"]);
    let copy = "lauf/internal/inputs/bedarfe.csv";
    folder.save(copy, needs("2024", 41));
    refused(&folder, &["lauf", "neu"], 1).says("L118", &["bedarfe.csv", "lauf"]);
    fs::remove_file(folder.path(copy)).unwrap();
    refused(&folder, &["lauf", "neu"], 1).says("L118", &["bedarfe.csv"]);
    folder.save("lauf/internal/run.json", "{}");
    refused(&folder, &["lauf", "neu"], 2).says("L117", &["lauf"]);
}
