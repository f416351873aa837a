//! Small counts: what the committee sees of them if nobody asked for anything, and what the planner is told.

use std::path::Path;

use crate::util::{Folder, Rows, town_of};

const PUBLIC: &str = "reports/musterdorf-2025/public";
const INTERNAL: &str = "reports/musterdorf-2025/internal";

/// Four districts, one of them with two children.
const NEEDS: &str = "\
jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen
2025;Nordstadt;3;5;Bildung;120
2025;Südstadt;3;5;Bildung;40
2025;Weststadt;3;5;Bildung;2
2025;Oststadt;3;5;Bildung;30
";

const OFFERS: &str = "\
kennung;angebot;stadtteil;alter_von;alter_bis;handlungsfeld;plätze
K1;Kita Nord;Nordstadt;3;5;Bildung;85
K2;Kita Süd;Südstadt;3;5;Bildung;40
";

fn districts(folder: &Folder) -> Rows {
    Rows::of(&folder.read(format!("{PUBLIC}/tables/district.csv")))
}

#[test]
fn a_count_of_two_children_is_withheld_though_nobody_asked_for_it() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let rows = districts(&folder);
    let measures = ["need", "covered", "gap", "coverage"];
    assert_eq!(rows.at(&[("district", "Weststadt")], measures), ["x"; 4]);
    // And another row with it, or the total would give it away; but never the total.
    let withheld = rows
        .column("need")
        .iter()
        .filter(|need| **need == "x")
        .count();
    assert!(withheld >= 2, "{:?}", rows.column("need"));
    assert_eq!(rows.at(&[("district", "total")], ["need"]), ["192"]);
}

#[test]
fn the_report_says_the_rule_by_which_counts_are_withheld() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let rule = "Schutzprofil: Schwellenwert. Wo eine Anzahl";
    let page = folder.read(format!("{PUBLIC}/report.html"));
    assert!(page.contains(rule), "{page}");
    assert!(page.contains("kleiner als 3 ist"));
    assert!(
        folder
            .read(format!("{PUBLIC}/datapackage.json"))
            .contains(rule)
    );
    for file in ["results.json", "protection.json"] {
        let text = folder.read(format!("{PUBLIC}/{file}"));
        assert!(text.contains("\"threshold\""), "{file}");
    }
}

#[test]
fn a_report_without_protection_says_so_at_its_top() {
    let folder = town_of(NEEDS, OFFERS);
    folder.analysed();
    let page = folder.read(format!("{PUBLIC}/report.html"));
    let banner = page.find("<p class=\"notice\">Schutzprofil: keines.");
    assert!(banner.is_some_and(|banner| banner < page.find("<table").unwrap()));
    let rows = districts(&folder);
    assert_eq!(rows.at(&[("district", "Weststadt")], ["need"]), ["2"]);
}

#[test]
fn the_settings_choose_the_protection_and_the_command_line_comes_before_them() {
    let folder = town_of(NEEDS, OFFERS).file(
        "lueckenlos.toml",
        "name = \"Musterdorf\"\n[protection]\nprofile = \"round\"\nbase = 10\n",
    );
    folder.protected();
    let need = |folder: &Folder| {
        let rows = districts(folder);
        rows.at(&[("district", "Weststadt")], ["need"])[0].to_string()
    };
    assert_eq!(need(&folder), "0");
    folder.protected_with(&["--protect", "threshold"]);
    assert_eq!(need(&folder), "x");
}

#[test]
fn a_small_count_that_nothing_can_hide_stops_the_report_and_names_another_way() {
    let needs = NEEDS.lines().take(2).collect::<Vec<_>>().join("\n");
    let needs = format!("{needs}\n2025;Weststadt;3;5;Bildung;2\n");
    let folder = town_of(needs, OFFERS);
    let ran = folder.run(&["analyse", "."]);
    match ran.code {
        Some(0) => assert_eq!(
            districts(&folder).at(&[("district", "Weststadt")], ["need"]),
            ["x"]
        ),
        _ => {
            assert!(!folder.has("reports"));
            assert!(ran.err.contains("--protect round"), "{}", ran.err);
        }
    }
}

#[test]
fn every_file_of_the_internal_folder_says_that_it_is_not_protected() {
    let folder = town_of(NEEDS, OFFERS);
    folder.protected();
    let json = |name: &Path| -> serde_json::Value {
        let text = folder.read(Path::new(INTERNAL).join(name));
        serde_json::from_str(&text).unwrap()
    };
    let says = |text: &serde_json::Value| {
        let text = text.as_str().unwrap_or_default();
        text.starts_with("Ungeschützt, nicht zur Weitergabe")
    };
    let package = json(Path::new("datapackage.json"));
    let files = folder.all(INTERNAL);
    assert!(files.len() > 6, "{:?}", files.keys());
    for name in files.keys() {
        let said = match name.extension().and_then(|ending| ending.to_str()) {
            Some("txt") => {
                let text = folder.read(Path::new(INTERNAL).join(name));
                let first = text.lines().next().unwrap_or_default();
                first.contains("ungeschützt, nicht zur Weitergabe")
            }
            Some("csv") => {
                let resources = package["resources"].as_array().unwrap().iter();
                let mut own = resources.filter(|one| one["path"] == name.to_str().unwrap());
                own.any(|resource| says(&resource["description"]))
            }
            Some("json") => {
                let content = json(name);
                content["protected"] == false || says(&content["description"])
            }
            _ => false,
        };
        assert!(said, "{} does not say it", name.display());
    }
}

#[test]
fn the_same_rows_are_withheld_on_one_processor_and_on_four() {
    let folder = town_of(NEEDS, OFFERS);
    for (threads, out) in [("1", "eins"), ("4", "vier")] {
        let variables = [("RAYON_NUM_THREADS", threads)];
        let ran = folder.run_with(&variables, &["analyse", ".", "--out", out]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    assert!(folder.all("eins") == folder.all("vier"));
}
