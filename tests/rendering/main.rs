//! What a reader finds in a report, whatever stands in the inventories.

#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test that is skipped says so"
)]

mod changes;
mod chapters;
mod classes;
mod edition;
mod further;
mod office;
mod paper;
mod pictures;
mod together;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use lueckenlos::language::Language;
use lueckenlos::model::finding::{Code, Severity};
use lueckenlos::protect::{Profile, protect};
use lueckenlos::render::File;
use lueckenlos::render::charts::{self, Anchor, Lettering, Mark, Picture};
use lueckenlos::render::internal::Internal;
use lueckenlos::render::messages::{Drawing, messages};
use lueckenlos::render::public::{FormatName, Public};
use lueckenlos::render::publish::{PublishError, publish};
use lueckenlos::render::terminal;
use lueckenlos::tables::Edition;

use edition::{berlin, both, by_dimension, edition, finding, gaps, nasty, town, town_of};

fn public(edition: Edition) -> Public {
    let protected = protect(edition, Profile::None).unwrap();
    Public::of(&protected, Language::German, &[FormatName::Html]).unwrap()
}

/// Rendered once for all tests.
static TOWN: LazyLock<Public> = LazyLock::new(|| public(town()));
static NASTY: LazyLock<Public> = LazyLock::new(|| public(town_of(nasty())));

fn file<'a>(public: &'a Public, path: &str) -> &'a [u8] {
    let found = public.files().iter().find(|file| file.path == path);
    &found.unwrap_or_else(|| panic!("no {path}")).bytes
}

fn page(public: &Public) -> &str {
    std::str::from_utf8(file(public, "report.html")).unwrap()
}

fn internal() -> Internal {
    let table = gaps(&["Nordstadt".to_string()]);
    Internal::of(&[&table], Language::German).unwrap()
}

#[test]
fn no_name_in_an_inventory_can_run_anything_in_the_report() {
    let page = page(&NASTY);
    assert_eq!(page.matches("<script").count(), 1, "only the report's own");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(page.contains("=cmd()") && page.contains("#{typst}"));
    assert!(page.contains("&quot;Anführung&quot; &amp; 'Zeichen'"));
    assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}') && !page.contains('\0'));
}

#[test]
fn a_name_of_ten_thousand_characters_is_cut_in_the_report_and_whole_in_the_csv() {
    let public = &*TOWN;
    let long = "x".repeat(10_000);
    assert!(!String::from_utf8_lossy(file(public, "report.html")).contains(&"x".repeat(500)));
    assert!(String::from_utf8_lossy(file(public, "tables/gaps.csv")).contains(&long));
}

#[test]
fn the_report_asks_nobody_for_anything() {
    let page = page(&TOWN);
    let namespaces = page.matches("xmlns=\"http://www.w3.org/2000/svg\"").count();
    assert_eq!(
        page.matches("http").count(),
        2 * namespaces + page.matches("http-equiv").count() - namespaces
    );
    assert!(page.contains("default-src 'none'") && page.contains("script-src 'sha256-"));
    for request in [
        "<link", " src=", "<img", "@import", "url(", "<iframe", "fetch(", "import ",
    ] {
        assert!(!page.contains(request), "{request}");
    }
}

#[test]
fn a_screen_reader_finds_one_title_ordered_headings_and_named_tables() {
    let page = page(&TOWN);
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"de\">"));
    assert_eq!(page.matches("<h1").count(), 1);
    assert_eq!(
        page.matches("<table").count(),
        page.matches("<caption").count()
    );
    assert_eq!(
        page.matches("<svg").count(),
        page.matches("role=\"img\"").count()
    );
    assert_eq!(page.matches("<svg").count(), page.matches("<desc").count());
    let numbers = page.matches("Alle Zahlen stehen in der Tabelle").count();
    assert_eq!(page.matches("<figure").count(), numbers);
    assert!(page.contains("n = 11\u{a0}204 Bedarfsfälle, 2025"));
    for link in page
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert_eq!(page.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
    }
}

#[test]
fn the_report_says_what_protects_the_numbers_and_that_nobody_is_named() {
    let page = page(&TOWN);
    assert!(page.contains("Schutzprofil: keines"));
    assert!(page.contains("Wer genau in welchem Angebot einen Platz hat"));
}

#[test]
fn every_text_of_the_report_is_there_in_both_languages() {
    for language in [Language::German, Language::English] {
        let protected = protect(berlin(), Profile::None).unwrap();
        let public = Public::of(&protected, language, &[FormatName::Html]).unwrap();
        let missing = |file: &File| {
            let text = String::from_utf8_lossy(&file.bytes);
            let name = text.split('⟨').nth(1)?.split('⟩').next()?;
            // texts of findings are not the report's
            (!name.starts_with("finding-")).then(|| name.to_string())
        };
        assert_eq!(public.files().iter().find_map(missing), None);
    }
}

#[test]
fn the_same_numbers_give_the_same_bytes() {
    assert_eq!(public(town()).files(), TOWN.files());
}

#[test]
fn a_formula_in_a_name_stays_text_in_the_csv() {
    let public = &*NASTY;
    let csv = String::from_utf8(file(public, "tables/district.csv").to_vec()).unwrap();
    assert!(csv.starts_with("district,need,covered,gap,coverage,"));
    assert!(csv.contains("\n'=cmd(),"));
    assert!(csv.contains("\ntotal,"));
    assert!(
        csv.lines()
            .any(|line| line.contains(",–,") && line.contains(",.,"))
    );
}

#[test]
fn every_csv_is_described_and_every_described_csv_is_there() {
    let public = &*TOWN;
    let package: serde_json::Value =
        serde_json::from_slice(file(public, "datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let csvs = public
        .files()
        .iter()
        .filter(|file| file.path.ends_with(".csv"));
    assert_eq!(resources.len(), csvs.count());
    for resource in resources {
        let bytes = file(public, resource["path"].as_str().unwrap());
        let header = std::str::from_utf8(bytes).unwrap().lines().next().unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields
            .iter()
            .filter_map(|field| field["name"].as_str())
            .collect();
        assert_eq!(names.join(","), header);
    }
}

#[test]
fn programs_get_the_numbers_that_people_read() {
    let public = &*TOWN;
    let results: serde_json::Value = serde_json::from_slice(file(public, "results.json")).unwrap();
    assert_eq!(results["protection"], "none");
    assert_eq!(results["figures"][3]["value"], 72.2);
    let table = &results["tables"][1];
    let csv = String::from_utf8(file(public, "tables/life_phase.csv").to_vec()).unwrap();
    let row = csv.lines().nth(2).unwrap();
    let values = table["rows"][1]["values"].as_object().unwrap();
    let text = |value: &serde_json::Value| value.to_string().trim_matches('"').to_string();
    let joined: Vec<String> = values.values().map(text).collect();
    assert_eq!(joined.join(","), row);
}

#[test]
fn a_report_is_replaced_by_a_complete_one() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("town-2025");
    let first = publish(&target, &TOWN, &internal()).unwrap();
    assert!(first.iter().all(|path| path.is_file()));
    fs::write(target.join("public/stale.txt"), "old").unwrap();
    publish(&target, &TOWN, &internal()).unwrap();
    assert!(!target.join("public/stale.txt").exists());
    assert_eq!(names(&target), ["internal", "public"]);
    let note = fs::read_to_string(target.join("internal/README.txt")).unwrap();
    assert!(note.contains("nicht zur Weitergabe"));
}

#[test]
fn a_run_that_fails_leaves_the_earlier_report_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path();
    publish(target, &TOWN, &internal()).unwrap();
    fs::write(target.join("public/mark.txt"), "earlier").unwrap();
    let too_long = internal().with(&"n".repeat(300), Vec::new());
    let error = publish(target, &TOWN, &too_long).unwrap_err();
    assert!(matches!(error, PublishError::Io { .. }));
    assert_eq!(names(target), ["internal", "public"]);
    assert!(target.join("public/mark.txt").exists());
}

#[test]
fn a_run_that_was_cut_off_is_cleaned_up_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path();
    publish(target, &TOWN, &internal()).unwrap();
    let left = target.join(".lueckenlos-cut");
    fs::create_dir_all(left.join("old")).unwrap();
    fs::rename(target.join("public"), left.join("old/public")).unwrap();
    let too_long = internal().with(&"n".repeat(300), Vec::new());
    publish(target, &TOWN, &too_long).unwrap_err();
    assert_eq!(names(target), ["internal", "public"]);
    assert!(target.join("public/report.html").exists());
}

#[test]
fn a_folder_that_is_no_report_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("public");
    fs::create_dir(&mine).unwrap();
    fs::write(mine.join("thesis.odt"), "mine").unwrap();
    let error = publish(folder.path(), &TOWN, &internal()).unwrap_err();
    assert!(matches!(error, PublishError::NotAReport(path) if path == mine));
    assert!(mine.join("thesis.odt").exists());
    let file = mine.join("thesis.odt");
    let error = publish(&file, &TOWN, &internal()).unwrap_err();
    assert!(matches!(error, PublishError::NotAFolder(path) if path == file));
}

#[test]
fn a_finding_shows_the_line_and_underlines_the_value() {
    let drawing = Drawing {
        language: Language::German,
        colour: false,
        width: 100,
    };
    let findings = edition(&[]).findings;
    let drawn = messages(&findings, Severity::Note, drawing);
    assert!(drawn.contains("Fehler[L301]"), "{drawn}");
    assert!(drawn.contains("bedarfe.csv:17:6"), "{drawn}");
    assert!(drawn.contains("2025;Nordstat;3-6;Bildung;12"), "{drawn}");
    assert!(drawn.contains("━━━━━━━━"), "{drawn}");
    assert!(
        drawn.contains("Wo: Spalte Stadtteil, auch in Zeile 23"),
        "{drawn}"
    );
    assert!(
        drawn.ends_with("2 Fehler, 1 Warnung, 0 Hinweise\n"),
        "{drawn}"
    );
    assert!(!drawn.contains('\u{1b}'));
}

#[test]
fn a_value_in_a_very_long_line_is_shown_with_what_stands_around_it() {
    let drawing = Drawing {
        language: Language::German,
        colour: false,
        width: 100,
    };
    let long = format!("{};Nordstat;{}", "a;".repeat(5_000), "ü".repeat(5_000));
    let huge = "\u{1b}]".repeat(10_000);
    for (line, seen) in [(long.as_str(), "Nordstat"), (huge.as_str(), huge.as_str())] {
        let drawn = messages(
            &[finding(Code::CategoryUnknown, line, seen)],
            Severity::Note,
            drawing,
        );
        assert!(drawn.len() < 1_500, "{}", drawn.len());
        assert!(drawn.contains("━━━━━━━━"), "{drawn}");
        assert!(!drawn.contains('\u{1b}'));
    }
}

#[test]
fn a_table_on_a_terminal_has_its_title_its_base_and_german_numbers() {
    let table = by_dimension(
        "life_phase",
        both("Lebensphase", "Life phase"),
        &["0–2".to_string()],
    );
    let drawn = terminal::table(&table, Language::German);
    assert!(
        drawn.starts_with("Lebensphase\nn = 11\u{a0}204 Bedarfsfälle, 2025\n"),
        "{drawn}"
    );
    assert!(
        drawn.lines().all(|line| line.chars().count() <= 80),
        "{drawn}"
    );
    assert!(drawn.contains("insgesamt"));
}

/// Where a label stands: left, top, right, bottom.
fn bounds(label: &Lettering) -> [i32; 4] {
    let (width, height) = (label.font.width(&label.text), label.font.em);
    let start = match label.anchor {
        Anchor::Start => 0,
        Anchor::Middle => width / 2,
        Anchor::End => width,
    };
    let (x, y) = label.at;
    if label.upright {
        [x - height / 2, y + start - width, x + height / 2, y + start]
    } else {
        [x - start, y - height / 2, x - start + width, y + height / 2]
    }
}

#[test]
fn no_label_of_a_chart_is_cut_off_or_lies_on_another() {
    let areas = (0..542).map(|area| format!("Planungsraum {area:03} Am Langen See"));
    let editions = [
        town(),
        town_of(nasty()),
        berlin(),
        town_of(areas.collect()),
        town_of(vec!["A".into()]),
    ];
    for edition in &editions {
        for chart in &edition.charts {
            let picture = charts::draw(edition, chart, Language::German).unwrap();
            labels_apart(&picture);
        }
    }
}

/// Every label lies inside the picture and on no other.
fn labels_apart(picture: &Picture) {
    let label = |mark: &Mark| match mark {
        Mark::Text(label) => Some((label.text.clone(), bounds(label))),
        Mark::Box { .. } | Mark::Path { .. } | Mark::Area { .. } => None,
    };
    let name = &picture.title;
    let labels: Vec<_> = picture.marks.iter().filter_map(label).collect();
    for (index, (text, [left, top, right, bottom])) in labels.iter().enumerate() {
        let inside =
            *left >= 0 && *top >= 0 && *right <= picture.width && *bottom <= picture.height;
        assert!(inside, "{name}: {text} leaves the picture");
        for (other, [l, t, r, b]) in &labels[index + 1..] {
            let apart = right <= l || r <= left || bottom <= t || b <= top;
            assert!(apart, "{name}: {text} lies on {other}");
        }
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
