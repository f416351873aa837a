//! Names that are no harm where they stand, and must be none anywhere else.

use std::path::Path;

use crate::util::{Folder, town_of};

const NAMES: [&str; 9] = [
    "=cmd()",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "#{typst}",
    "Kita \"Am Anger\" & Söhne's",
    "Treff 🌳🏳️‍🌈",
    "\u{202e}dlihcS",
    "$(rm -rf) `x` %s {0}",
    "]]><svg onload=x>",
];

/// A district and an offer of every name, and of one that is 10 000 characters long.
fn strange_town() -> Folder {
    let long = "lang".repeat(2500);
    let mut needs = "jahr;stadtteil;handlungsfeld;personen\n".to_string();
    let mut offers = "kennung;angebot;stadtteil;handlungsfeld;plätze\n".to_string();
    for (number, name) in NAMES.iter().chain([&long.as_str()]).enumerate() {
        let quoted = format!("\"{}\"", name.replace('"', "\"\""));
        needs.push_str(&format!("2025;{quoted};Bildung;{}\n", 10 + number));
        offers.push_str(&format!("K{number};{quoted};{quoted};Bildung;{number}\n"));
    }
    town_of(needs, offers)
}

#[test]
fn the_analysis_counts_strange_names_like_any_other() {
    let folder = strange_town();
    let table = folder.table(&[".", "--rows", "stadtteil"]);
    assert_eq!(
        table.at(&[("district", "total")], ["need", "covered"]),
        ["145", "45"]
    );
    assert_eq!(
        table.at(&[("district", NAMES[2])], ["need", "covered"]),
        ["12", "2"]
    );
    assert_eq!(
        table.at(&[("district", NAMES[4])], ["need", "covered"]),
        ["14", "4"]
    );
}

#[test]
fn no_name_becomes_a_formula_in_a_csv() {
    let folder = strange_town();
    folder.analysed();
    let is_csv = |path: &&std::path::PathBuf| path.extension().is_some_and(|end| end == "csv");
    let files = folder.all("reports/musterdorf-2025");
    assert!(files.keys().filter(is_csv).count() > 5);
    for path in files.keys().filter(is_csv) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(&files[path][..]);
        for row in reader.records().map(Result::unwrap) {
            let formula = |cell: &str| cell.starts_with(['=', '+', '@', '\t']);
            assert!(!row.iter().any(formula), "{}: {row:?}", path.display());
        }
    }
}

#[test]
fn no_name_becomes_markup_in_a_report_or_a_chart() {
    let folder = strange_town();
    folder.analysed();
    for (path, bytes) in folder.all("reports/musterdorf-2025/public") {
        if is_markup(&path) {
            let text = String::from_utf8(bytes).unwrap();
            assert!(!text.contains("<script>alert"), "{}", path.display());
            assert!(!text.contains("<svg onload"), "{}", path.display());
            assert!(
                !text.contains('\u{202e}'),
                "{} can be turned round",
                path.display()
            );
        }
    }
    let report = folder.read("reports/musterdorf-2025/public/report.html");
    assert!(report.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(report.contains("#{typst}"));
    assert!(report.contains("🌳"));
}

fn is_markup(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end == "html" || end == "svg")
}

#[test]
fn json_has_every_name_as_it_was_written() {
    let folder = strange_town();
    folder.analysed();
    for file in [
        "public/results.json",
        "public/datapackage.json",
        "internal/run.json",
    ] {
        let text = folder.read(format!("reports/musterdorf-2025/{file}"));
        serde_json::from_str::<serde_json::Value>(&text).unwrap();
    }
    let results = folder.read("reports/musterdorf-2025/public/results.json");
    for name in NAMES {
        let written = serde_json::to_string(name).unwrap();
        assert!(results.contains(&written), "{written}");
    }
}

#[test]
fn a_strange_name_in_a_finding_cannot_write_to_the_terminal() {
    let offers =
        "kennung;stadtteil;handlungsfeld;plätze\nK1;Nordstadt;Bildung;\u{1b}[31m\u{202e}12\n";
    let ran = town_of(crate::util::NEEDS, offers).stopped();
    ran.says("L310", &["angebote.csv:2"]);
    assert!(!ran.err.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.err);
}

#[test]
fn a_file_and_a_town_of_a_strange_name_stay_in_their_folder() {
    let folder = Folder::new()
        .file("bedarfe <b> & = ü.csv", crate::util::NEEDS)
        .file("angebote.csv", crate::util::OFFERS)
        .file("lueckenlos.toml", "name = \"../../=<b>Öd & Söhne\"\n");
    folder.analysed();
    let report = folder.read("reports/b-oed-soehne-2025/public/report.html");
    assert!(report.contains("../../=&lt;b&gt;Öd &amp; Söhne"));
}
