//! The town that comes with the project.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use lueckenlos::engine::{Inputs, Reason, RunError, Wishes, analyse, unwatched};
use lueckenlos::model::finding::Code;
use lueckenlos::render::public::FormatName;

fn lueckenlos(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_lueckenlos");
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    command.output().expect("the program starts")
}

fn table(arguments: &[&str]) -> Vec<BTreeMap<String, String>> {
    let mut all = vec!["table", "data/musterstadt", "--format", "csv"];
    all.extend(arguments);
    let output = lueckenlos(&all);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    reader
        .deserialize()
        .map(|row| row.expect("a row"))
        .collect()
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or(f64::NAN)
}

/// By topic: need, covered and gap of the cautious scenario, smallest possible gap. Computed by a program
/// of its own, in another language, with exact fractions, from the same files.
const INDEPENDENT: [(&str, f64, f64, f64, f64); 8] = [
    ("fruehe_hilfen", 503.0, 385.0, 118.0, 94.0),
    ("kindertagesbetreuung", 1525.0, 1314.0, 211.0, 167.0),
    ("bildung", 2869.0, 1663.1, 1205.9, 1101.2),
    ("medien", 2779.75, 1653.9, 1125.9, 1007.5),
    ("gesundheitsbildung", 2154.0, 1462.0, 692.0, 262.0),
    ("sicheres_leben", 1609.0, 907.1, 701.9, 617.3),
    ("pflege_teilhabe", 1268.0, 989.0, 279.0, 82.5),
    ("total", 12707.75, 8374.1, 4333.6, 3331.4),
];

#[test]
fn an_independent_calculation_finds_the_same_gaps_in_every_topic() {
    let rows = table(&["--rows", "topic"]);
    for (topic, need, covered, gap, smallest) in INDEPENDENT {
        let row = rows.iter().find(|row| row["topic"] == topic).expect(topic);
        let found = ["need", "covered", "gap", "gap_low"].map(|column| number(row, column));
        for (found, expected) in found.into_iter().zip([need, covered, gap, smallest]) {
            assert!(
                (found - expected).abs() < 0.051,
                "{topic}: {found}, expected {expected}"
            );
        }
    }
}

#[test]
fn need_in_a_topic_without_any_offer_stands_beside_the_gap_and_not_in_it() {
    let rows = table(&["--rows", "topic"]);
    let row = rows
        .iter()
        .find(|row| row["topic"] == "wohnungslosigkeit")
        .expect("the topic");
    assert_eq!(row["not_assessable"], "207");
    assert_eq!(row["gap"], "–");
}

#[test]
fn every_type_of_gap_occurs_and_they_add_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    let output = lueckenlos(&[
        "analyse",
        "data/musterstadt",
        "--protect",
        "none",
        "--out",
        out.to_str().expect("a path"),
    ]);
    assert!(output.status.success());
    let file = out.join("public/tables/gap_types.csv");
    let mut reader = csv::Reader::from_path(file).expect("the table");
    let rows: Vec<BTreeMap<String, String>> = reader
        .deserialize()
        .map(|row| row.expect("a row"))
        .collect();
    let cells: Vec<&str> = rows.iter().map(|row| row["cells"].as_str()).collect();
    // The same independent program counted these cells.
    assert_eq!(cells, ["82", "200", "741", "148", "2", "4", "1177"]);
    let gaps: Vec<f64> = rows.iter().map(|row| number(row, "gap")).collect();
    let (total, types) = gaps.split_last().expect("rows");
    assert!((types.iter().sum::<f64>() - total).abs() < 0.01);
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder").flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => open.push(path),
                false => {
                    let inside = path.strip_prefix(folder).expect("inside").to_path_buf();
                    found.insert(inside, std::fs::read(&path).expect("a file"));
                }
            }
        }
    }
    found
}

#[test]
fn the_example_report_in_the_repository_is_what_the_program_makes_today() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    let output = lueckenlos(&[
        "analyse",
        "data/musterstadt",
        "--out",
        out.to_str().expect("a path"),
    ]);
    assert!(output.status.success());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let committed = files(&root.join("reports/musterstadt-2025/public"));
    let made = files(&out.join("public"));
    let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    let advice = "out of date: run `cargo run -- analyse data/musterstadt` and commit its public/";
    assert_eq!(names(&committed), names(&made), "{advice}");
    for (name, bytes) in &made {
        assert!(committed[name] == *bytes, "{} is {advice}", name.display());
    }
}

/// A run without the command line: whoever writes a program of their own calls it like this.
#[test]
fn a_run_is_a_library_call_and_its_report_the_one_that_comes_with_the_project() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inputs = Inputs::of_folder(&root.join("data/musterstadt"));
    let wishes = Wishes {
        formats: vec![FormatName::Html],
        ..Wishes::default()
    };
    let run = analyse(&inputs, &wishes, &unwatched).expect("a report");
    assert_eq!(run.prepared.question.year, 2025);
    assert_eq!(run.protected.len(), run.prepared.inventory.briefs.len());
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("report");
    run.publish(&target).expect("a folder that can be written");
    for file in ["public/results.json", "public/report.html"] {
        let read = |folder: &Path| std::fs::read(folder.join(file)).expect(file);
        let committed = read(&root.join("reports/musterstadt-2025"));
        assert!(read(&target) == committed, "{file}");
    }
}

#[test]
fn what_stops_a_run_comes_back_with_all_findings() {
    let folder = tempfile::tempdir().expect("a folder");
    let save = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect(name);
    };
    let wishes = Wishes::default();
    let run = |keep_going: bool| {
        let inputs = Inputs {
            keep_going,
            ..Inputs::of_folder(folder.path())
        };
        analyse(&inputs, &wishes, &unwatched)
    };
    let codes = |error: &RunError| -> Vec<Code> {
        let codes = error.findings.iter().map(|finding| finding.code);
        codes.collect()
    };
    let error = run(false).expect_err("an empty folder");
    assert!(matches!(error.reason, Reason::Unreadable), "{error:?}");
    assert_eq!(codes(&error), [Code::NeedsMissing, Code::OffersMissing]);
    let rows = "2025;Nord;3-5;bildung;40\n2025;Nord;3-5;bildung;viele\n";
    save(
        "bedarfe.csv",
        &format!("jahr;stadtteil;lebensphase;themenfeld;anzahl\n{rows}"),
    );
    let header = "kennung;angebot;stadtteil;lebensphase;themenfeld;plaetze";
    save(
        "angebote.csv",
        &format!("{header}\na;Hort;Nord;3-5;bildung;10\n"),
    );
    let error = run(false).expect_err("a number that is none");
    let can_be_left_out = true;
    assert!(
        matches!(error.reason, Reason::Errors { can_be_left_out: own } if own == can_be_left_out),
        "{error:?}"
    );
    assert!(codes(&error).contains(&Code::NumberInvalid), "{error:?}");
    let run = run(true).expect("a report without that row");
    let left_out = &run.prepared.inventory.left_out;
    assert_eq!(left_out.need_rows, 1);
}

/// Beside last year's report everything that it says is known, and whatever it withholds has to stay safe.
#[test]
fn every_need_of_a_phase_a_district_a_topic_or_a_group_is_told() {
    let tables = Path::new("reports/musterstadt-2025/public/tables");
    for name in [
        "life_phase",
        "district",
        "topic",
        "origin",
        "gender",
        "impairment",
    ] {
        let text = std::fs::read_to_string(tables.join(format!("{name}.csv"))).expect(name);
        let (head, rows) = text.split_once('\n').expect("a head");
        let need = head.split(',').position(|column| column == "need");
        let need = need.expect("a column for the need");
        for row in rows.lines() {
            assert!(row.split(',').nth(need) != Some("x"), "{name}: {row}");
        }
    }
}

#[test]
fn beside_last_year_s_report_hardly_more_is_withheld_and_no_table_falls_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |year: &str, earlier: Option<&Path>| -> serde_json::Value {
        let out = folder.path().join(year);
        let out = out.to_str().expect("a path");
        let mut arguments = vec!["analyse", "data/musterstadt", "--year", year, "--out", out];
        arguments.extend(["--formats", "html"]);
        let earlier = earlier.map(|path| path.to_str().expect("a path"));
        arguments.extend(earlier.iter().flat_map(|path| ["--earlier", *path]));
        let output = lueckenlos(&arguments);
        assert!(output.status.success(), "{output:?}");
        let record = Path::new(out).join("public/protection.json");
        let record = std::fs::read(record).expect("a record");
        serde_json::from_slice(&record).expect("JSON")
    };
    run("2024", None);
    let record = run("2025", Some(&folder.path().join("2024/public")));
    let count = |key: &str| record[key].as_u64().expect("a count");
    assert!(count("rows") > 1000, "{record}");
    assert!(20 * count("withheld") < count("rows"), "{record}");
}
