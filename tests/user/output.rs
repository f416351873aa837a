//! What is written, or is not: never half a report, always the same bytes.

use std::fs;

use crate::util::{Folder, NEEDS, OFFERS, OPEN, town};

const REPORT: &str = "reports/musterdorf-2025";

#[test]
fn a_file_in_the_place_of_the_report_is_not_replaced() {
    let folder = town().file("bericht", "mein Bericht");
    let ran = folder.run(&["analyse", ".", "--out", "bericht"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(
        ran.err.contains("Der Bericht wurde nicht geschrieben"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("ist eine Datei, kein Ordner"),
        "{}",
        ran.err
    );
    assert_eq!(folder.read("bericht"), "mein Bericht");
}

#[test]
fn a_file_in_the_place_of_the_folder_of_reports_is_not_replaced() {
    let folder = town().file("reports", "keine Berichte");
    let ran = folder.run(&["analyse", "."]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(folder.read("reports"), "keine Berichte");
}

#[test]
fn a_folder_with_files_of_its_own_is_not_replaced() {
    let folder = town().file("bericht/public/brief.txt", "Sehr geehrte");
    let ran = folder.run(&["analyse", ".", "--out", "bericht"]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(folder.read("bericht/public/brief.txt"), "Sehr geehrte");
    assert!(!folder.has("bericht/internal"));
}

#[test]
fn an_earlier_report_stays_as_it_was_when_a_run_fails() {
    let folder = town();
    folder.analysed();
    let before = folder.all(REPORT);
    folder.save("bedarfe.csv", NEEDS.replace(";40", ";viele"));
    assert_eq!(folder.run(&["analyse", "."]).code, Some(1));
    assert_eq!(folder.all(REPORT), before);
}

#[test]
fn an_earlier_report_stays_as_it_was_when_the_new_one_cannot_be_written() {
    let folder = town();
    folder.analysed();
    fs::remove_dir_all(folder.path(REPORT).join("internal")).unwrap();
    folder.save(&format!("{REPORT}/internal"), "im Weg");
    let before = folder.all(REPORT);
    folder.save("bedarfe.csv", NEEDS.replace(";40", ";41"));
    assert_eq!(folder.run(&["analyse", "."]).code, Some(2));
    assert_eq!(folder.all(REPORT), before);
}

#[test]
fn a_new_report_replaces_the_earlier_one_as_a_whole() {
    let folder = town();
    folder.analysed();
    folder.save(&format!("{REPORT}/public/tables/veraltet.csv"), "alt");
    folder.save("bedarfe.csv", NEEDS.replace(";40", ";41"));
    folder.analysed();
    assert!(!folder.has(&format!("{REPORT}/public/tables/veraltet.csv")));
    assert!(
        folder
            .read(format!("{REPORT}/internal/cells.csv"))
            .contains("Südstadt")
    );
    let names: Vec<_> = fs::read_dir(folder.path(REPORT))
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn the_report_is_written_in_every_format_unless_one_is_asked_for() {
    let folder = town();
    assert_eq!(folder.run(&["analyse", "."]).code, Some(0));
    for format in ["report.html", "report.pdf"] {
        assert!(folder.has(&format!("{REPORT}/public/{format}")), "{format}");
    }
    folder.analysed();
    assert!(!folder.has(&format!("{REPORT}/public/report.pdf")));
    let ran = folder.run(&["analyse", ".", "--formats", "html,word"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("word"), "{}", ran.err);
}

#[test]
fn what_a_run_left_that_was_cut_off_is_cleared_away_by_the_next() {
    let folder = town();
    folder.analysed();
    let left = format!("{REPORT}/.lueckenlos-abc");
    fs::create_dir_all(folder.path(&left).join("old")).unwrap();
    fs::rename(
        folder.path(REPORT).join("public"),
        folder.path(&left).join("old/public"),
    )
    .unwrap();
    folder.analysed();
    assert!(!folder.has(&left));
    assert!(folder.has(&format!("{REPORT}/public/report.html")));
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_leaves_no_half_a_report() {
    let folder = town();
    folder.analysed();
    let before = folder.all(REPORT);
    let program = env!("CARGO_BIN_EXE_lueckenlos");
    // No file may grow beyond one block of 1024 bytes.
    let limited = format!("ulimit -f 1; trap '' XFSZ; exec {program} analyse .");
    let run = std::process::Command::new("bash")
        .args(["-c", &limited])
        .current_dir(folder.path(""))
        .output();
    let Ok(run) = run else {
        return;
    };
    assert_eq!(
        run.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert_eq!(folder.all(REPORT), before);
}

#[test]
fn the_same_tables_give_the_same_bytes_on_one_processor_and_on_four() {
    let folder = larger_town(false);
    for (threads, out) in [("1", "eins"), ("4", "vier")] {
        let variables = [
            ("RAYON_NUM_THREADS", threads),
            ("POLARS_MAX_THREADS", threads),
        ];
        let ran = folder.run_with(
            &variables,
            &[&["analyse", ".", "--out", out], &OPEN[..]].concat(),
        );
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    assert!(folder.all("eins") == folder.all("vier"));
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let one = larger_town(false);
    let other = larger_town(true);
    one.analysed();
    other.analysed();
    let cells = format!("{REPORT}/internal/cells.csv");
    assert_eq!(one.read(&cells), other.read(&cells));
    let table = format!("{REPORT}/public/tables/district-topic.csv");
    assert_eq!(one.read(&table), other.read(&table));
}

/// Twelve districts, two topics, forty offers with lists and wide ages; forwards or backwards.
fn larger_town(backwards: bool) -> Folder {
    let mut needs = Vec::new();
    let mut offers = Vec::new();
    for number in 0..48 {
        let (district, topic) = (number % 12, ["Bildung", "Gesundheit"][number % 2]);
        let from = number * 7 % 30;
        needs.push(format!(
            "2025;Bezirk {district};{from};{};{topic};{}",
            from + 5,
            number * 13 % 37
        ));
    }
    for number in 0..40 {
        let (one, other) = (number % 12, number * 5 % 12);
        let topic = ["Bildung", "Gesundheit|Bildung"][number % 2];
        let places = if number % 9 == 0 {
            String::new()
        } else {
            (number * 11 % 23).to_string()
        };
        offers.push(format!(
            "K{number};Bezirk {one}|Bezirk {other};{};{};{topic};{places}",
            number % 8,
            number + 9
        ));
    }
    if backwards {
        needs.reverse();
        offers.reverse();
    }
    let table = |header: &str, rows: Vec<String>| format!("{header}\n{}\n", rows.join("\n"));
    Folder::new()
        .file(
            "bedarfe.csv",
            table(
                "jahr;stadtteil;alter_von;alter_bis;handlungsfeld;personen",
                needs,
            ),
        )
        .file(
            "angebote.csv",
            table(
                "kennung;stadtteil;alter_von;alter_bis;handlungsfeld;plätze",
                offers,
            ),
        )
}

#[test]
fn a_table_leaves_nothing_on_the_disk() {
    let folder = town();
    folder.table(&[".", "--rows", "stadtteil"]);
    assert_eq!(folder.all("").len(), 2);
    assert_eq!(folder.read("angebote.csv"), OFFERS);
}
