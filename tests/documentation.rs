//! The pages of the documentation say what the program does.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use lueckenlos::model::finding::{Code, Severity};
use tempfile::TempDir;

const PAGES: [&str; 2] = ["README.md", "docs/verfahren.md"];

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A fresh folder with the examples at the same relative path as in the project, so that reports are
/// not written into the project.
fn desk() -> TempDir {
    let desk = TempDir::new().expect("a folder");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/beispiele");
    for example in fs::read_dir(examples).expect("examples").flatten() {
        let copy = desk.path().join("docs/beispiele").join(example.file_name());
        fs::create_dir_all(&copy).expect("a folder");
        for file in fs::read_dir(example.path()).expect("an example").flatten() {
            fs::copy(file.path(), copy.join(file.file_name())).expect("a copy");
        }
    }
    desk
}

fn lueckenlos(desk: &TempDir, arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_lueckenlos"))
        .args(arguments)
        .current_dir(desk.path())
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("COLUMNS")
        .env("LANG", "de_DE.UTF-8")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    output
}

type Rows = BTreeMap<String, BTreeMap<String, String>>;

/// Rows of a CSV by what stands in one of its columns.
fn rows(csv: &[u8], key: &str) -> Rows {
    let mut reader = csv::Reader::from_reader(csv);
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    rows.map(|row| row.expect("a row"))
        .map(|row| (row[key].clone(), row))
        .collect()
}

/// A cross-table of an example along one dimension.
fn table(example: &str, dimension: &str, id: &str) -> Rows {
    let folder = format!("docs/beispiele/{example}");
    let desk = desk();
    let arguments = ["table", &folder, "--rows", dimension, "--format", "csv"];
    rows(&lueckenlos(&desk, &arguments).stdout, id)
}

/// One of the tables for the planner that `analyse` writes for an example.
fn internal(example: &str, plan: bool, file: &str, key: &str) -> Rows {
    written(example, plan, &format!("internal/{file}"), key)
}

/// One of the tables that `analyse` writes for an example, by what stands in one of its columns.
fn written(example: &str, plan: bool, file: &str, key: &str) -> Rows {
    let folder = format!("docs/beispiele/{example}");
    let plan_file = format!("{folder}/plan.csv");
    let mut arguments = vec!["analyse", &folder, "--out", "report", "--protect", "none"];
    if plan {
        arguments.extend(["--what-if", &plan_file]);
    }
    let desk = desk();
    lueckenlos(&desk, &arguments);
    let written = desk.path().join("report").join(file);
    rows(&fs::read(written).expect("a table"), key)
}

/// Checks a row against words such as `need=120 gap=35`.
#[track_caller]
fn says(rows: &Rows, row: &str, expected: &str) {
    for word in expected.split(' ') {
        let (column, value) = word.split_once('=').expect("column=value");
        assert_eq!(rows[row][column], value, "{row}: {column}");
    }
}

/// Every block of a page that begins with `$ lueckenlos`: the command and the lines below it.
fn consoles(page: &str) -> Vec<(Vec<&str>, Vec<&str>)> {
    let blocks = page.split("```console\n").skip(1);
    blocks
        .map(|block| {
            let mut lines = block.split("\n```").next().unwrap_or_default().lines();
            let command = lines.next().unwrap_or_default();
            let command = command.strip_prefix("$ lueckenlos ").expect(command);
            (command.split(' ').collect(), lines.collect())
        })
        .collect()
}

#[test]
fn every_output_that_a_page_shows_is_what_the_program_prints() {
    let desk = desk();
    for name in PAGES {
        let page = page(name);
        let consoles = consoles(&page);
        assert!(!consoles.is_empty(), "{name} shows no command");
        for (command, shown) in consoles {
            let output = lueckenlos(&desk, &command);
            let printed = String::from_utf8_lossy(&output.stdout).into_owned();
            let mut lines = printed.lines().map(str::trim_end);
            for line in shown {
                let found = lines.any(|printed| printed == line.trim_end());
                assert!(
                    found,
                    "{name} shows for {command:?}\n{line}\nbut:\n{printed}"
                );
            }
        }
    }
}

#[test]
fn every_table_that_a_page_shows_is_a_file_of_an_example() {
    let desk = desk();
    let examples = fs::read_dir(desk.path().join("docs/beispiele")).expect("examples");
    let files = examples
        .flatten()
        .flat_map(|example| fs::read_dir(example.path()).expect("an example").flatten());
    let texts: Vec<String> = files
        .map(|file| fs::read_to_string(file.path()).expect("a table"))
        .collect();
    for name in PAGES {
        let page = page(name);
        let blocks = page.split("```text\n").skip(1);
        let blocks = blocks.map(|block| block.split("\n```").next().unwrap_or_default());
        for block in blocks.filter(|block| block.contains(";handlungsfeld;")) {
            let is_file = texts.iter().any(|text| text.trim_end() == block);
            assert!(
                is_file,
                "{name} shows a table that no example has:\n{block}"
            );
        }
    }
}

#[test]
fn my_first_two_tables_give_the_numbers_of_the_readme() {
    let phases = table("fuenf-minuten", "lebensphase", "life_phase");
    says(
        &phases,
        "total",
        "need=260 covered=200 gap=60 coverage=76.9",
    );
}

#[test]
fn a_place_that_two_districts_share_is_given_out_once() {
    let districts = table("einmal-vergeben", "stadtteil", "district");
    for row in ["Nord", "Mitte", "total"] {
        says(&districts, row, "coverage=50.0 nominal_capacity=60");
    }
}

#[test]
fn three_districts_and_two_offers_come_out_as_with_a_pencil() {
    let districts = table("drei-zellen", "stadtteil", "district");
    says(&districts, "Nord", "covered=40 coverage=40.0");
    says(&districts, "Mitte", "covered=36 coverage=60.0");
    says(&districts, "Süd", "covered=24 coverage=60.0");
    says(&districts, "total", "covered=100 coverage=50.0");
}

#[test]
fn the_places_left_at_house_b_would_help_nord_and_cost_the_others() {
    let levers = internal("drei-zellen-hebel", false, "levers.csv", "offer");
    says(
        &levers,
        "Haus B (B)",
        "spare=10 relief=10 gained=35 lost=25",
    );
    let plan = internal("drei-zellen-hebel", true, "plan.csv", "district");
    says(&plan, "Nord", "covered_before=40 covered_after=75");
    says(&plan, "Mitte", "covered_before=60 covered_after=45");
    says(&plan, "Süd", "covered_before=40 covered_after=30");
    says(&plan, "total", "gap_before=60 gap_after=50");
}

#[test]
fn each_of_the_four_unknowns_has_the_range_that_the_page_says() {
    let topics = table("vier-unbekannte", "handlungsfeld", "topic");
    for (topic, low, high) in [
        ("Sport", "0", "30"),
        ("Musik", "5", "5"),
        ("Theater", "0", "10"),
        ("Beratung", "0", "1"),
    ] {
        let expected = format!("gap={high} gap_low={low} gap_high={high}");
        says(&topics, topic, &expected);
    }
    let gaps = internal("vier-unbekannte", false, "gaps.csv", "topic");
    for (topic, certainty) in [
        ("Sport", "possible"),
        ("Musik", "certain"),
        ("Theater", "possible"),
        ("Beratung", "possible"),
    ] {
        says(&gaps, topic, &format!("certainty={certainty}"));
    }
}

#[test]
fn each_kind_of_gap_is_the_one_that_the_page_says() {
    let gaps = internal("sechs-luecken", false, "gaps.csv", "topic");
    for (topic, gap, kind) in [
        ("Wohnungslosigkeit", "–", "not_assessable"),
        ("Sport", "30", "places_not_recorded"),
        ("Kita", "10", "too_few"),
        ("Jugendtreff", "20", "not_for_group"),
        ("Medienbildung", "12", "ended"),
        ("Nachhilfe", "10", "none"),
    ] {
        says(&gaps, topic, &format!("gap={gap} gap_type={kind}"));
    }
    says(&gaps, "Kita", "bottleneck=2");
}

#[test]
fn a_bottleneck_and_its_levers_can_be_recounted() {
    let bottlenecks = internal("engpass", false, "bottlenecks.csv", "bottleneck");
    says(&bottlenecks, "1", "need=120 places=85 offers=4");
    let gaps = internal("engpass", false, "gaps.csv", "district");
    says(&gaps, "Nordstadt", "covered=49.583 gap=20.417");
    says(&gaps, "Neustadt", "covered=35.417 gap=14.583");
    let levers = internal("engpass", false, "levers.csv", "offer");
    says(
        &levers,
        "Kita Sonne (K5)",
        "spare=15 relief=15 gained=17.857 lost=2.857",
    );
    let more = internal("engpass", false, "more_places.csv", "offer");
    says(
        &more,
        "Kita Ahorn (K1)",
        "relief_of_ten=10 cost_of_ten=80000.00",
    );
    let plan = internal("engpass", true, "plan.csv", "district");
    says(&plan, "total", "covered_after=120 gap_after=20");
}

#[test]
fn proposals_go_together_as_with_a_pencil() {
    let steps = internal("vorschlaege", false, "proposals.csv", "step");
    says(
        &steps,
        "new_offer",
        "topic=Kita relief=30 place_cost=8000.00",
    );
    says(
        &steps,
        "more_places",
        "topic=Kita relief=20 gained=20 lost=0",
    );
    says(&steps, "open", "topic=Sport opens_to=male relief=15 lost=0");
    says(
        &steps,
        "renew",
        "decide_before=2026-07-31 relief=25 annual_cost=50000.00",
    );
    let today = table("vorschlaege", "stadtteil", "district");
    says(&today, "total", "gap=65");
}

#[test]
fn three_incomes_are_as_unequal_as_with_a_pencil() {
    let equity = written("ungleich", false, "public/tables/equity.csv", "dimension");
    says(
        &equity,
        "income",
        "scale=ordered categories=3 left_out=0 best=high worst=low difference=40 ratio=2 \
         mean_difference=15 theil=0.035 concentration=0.135 slope=62.222",
    );
    assert_eq!(
        equity.len(),
        1,
        "one district and one topic are no inequality"
    );
    let rates = written(
        "ungleich",
        false,
        "public/tables/rates-district.csv",
        "district",
    );
    says(
        &rates,
        "Nord",
        "population=2000 rate=200 rate_low=183.052 rate_high=218.098",
    );
}

#[test]
fn a_waiting_list_and_free_places_stand_beside_the_gap() {
    let usage = written("ungleich", false, "public/tables/usage.csv", "topic");
    says(
        &usage,
        "Beratung",
        "offers=3 usage_stated=2 places_at_once=100 occupied=85 utilisation=85 free=15 waiting=12 \
         topic_gap=140 contradiction=free_beside_gap",
    );
    let offers = internal("ungleich", false, "usage_by_offer.csv", "offer");
    says(
        &offers,
        "Sozialberatung (W)",
        "gap_reached=60 contradiction=–",
    );
    says(
        &offers,
        "Beratungsstelle (M)",
        "gap_reached=40 contradiction=free_beside_gap",
    );
}

#[test]
fn need_from_inhabitants_and_shares_comes_out_as_with_a_pencil() {
    let districts = table("quoten", "stadtteil", "district");
    says(
        &districts,
        "Nord",
        "need=120 covered=90 gap=30 gap_low=10 gap_high=30",
    );
    says(&districts, "Süd", "need=40 covered=40 gap=0");
}

#[test]
fn two_tables_of_inhabitants_become_one_as_with_a_pencil() {
    let cells = internal("randtabellen", false, "cells.csv", "need");
    for (need, district, gender, bounds) in [
        ("12", "Nord", "female", "need_at_least=0 need_at_most=30"),
        ("28", "Nord", "male", "need_at_least=10 need_at_most=40"),
        ("18", "Süd", "female", "need_at_least=0 need_at_most=30"),
        ("42", "Süd", "male", "need_at_least=30 need_at_most=60"),
    ] {
        says(
            &cells,
            need,
            &format!("district={district} gender={gender} {bounds}"),
        );
    }
}

#[test]
fn every_finding_has_its_line_with_its_severity_in_the_documentation() {
    let page = page("docs/pruefhinweise.md");
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Error => "Fehler",
            Severity::Warning => "Warnung",
            Severity::Note => "Hinweis",
        };
        let begin = format!("| {} | {severity} | ", code.id());
        let lines = page.lines().filter(|line| line.starts_with(&begin)).count();
        assert_eq!(lines, 1, "docs/pruefhinweise.md has no line \"{begin}\"");
    }
}

#[test]
fn the_chain_holds_and_breaks_where_the_page_says() {
    let rows = internal("kette", false, "chain.csv", "life_phase");
    let served = "link=served break=–";
    says(
        &rows,
        "0-2",
        &format!("coverage=100.0 transition=bridged {served}"),
    );
    says(
        &rows,
        "3-5",
        &format!("coverage=100.0 transition=handed_over {served}"),
    );
    says(
        &rows,
        "6-9",
        &format!("coverage=90.0 transition=open {served}"),
    );
    says(
        &rows,
        "10-15",
        "coverage=90.0 link=served transition=possibly_bridged",
    );
    says(&rows, "10-15", "break=open_transition served_before=6-9");
    assert_eq!(rows["10-15"]["between"], "Mentoring (M)");
    assert_eq!(
        rows["3-5"]["between"],
        "Sprachkita (K) → Offener Ganztag (G)"
    );
    let last = "need=20 covered=5 coverage=25.0 link=not_served transition=–";
    says(&rows, "16-20", last);
    says(
        &rows,
        "16-20",
        "break=link_not_served served_before=10-15 broken_until=16-20",
    );
    let between = internal("kette", false, "chain_between_topics.csv", "to_life_phase");
    assert_eq!(between.len(), 2);
    let visits = "from_topic=Gesundheit from_life_phase=0-2 to_topic=Sprache hand_overs=1";
    for phase in ["0-2", "3-5"] {
        says(&between, phase, visits);
        let pair = "Hausbesuche (H) → Eltern-Kind-Gruppe (E)";
        assert_eq!(between[phase]["handing_over"], pair);
    }
}

#[test]
fn the_sums_of_the_page_on_budgets_add_up_to_twenty_two_and_twenty_four() {
    let desk = desk();
    let asked = ["--budget", "100000", "--format", "csv"];
    let command = [&["plan", "docs/beispiele/budget"][..], &asked].concat();
    let printed = lueckenlos(&desk, &command).stdout;
    let printed = String::from_utf8_lossy(&printed);
    let from = printed.find("sum,line").expect("sums");
    let mut reader = csv::Reader::from_reader(printed[from..].as_bytes());
    let (mut costs, mut cases) = (0.0, 0.0);
    let mut found = Vec::new();
    for line in reader.records() {
        let line = line.expect("a line");
        let number = |column: usize| line[column].parse::<f64>().unwrap_or(0.0);
        if &line[1] == "total" {
            assert_eq!((costs, cases), (number(4), number(5)));
            found.push((costs, cases));
            (costs, cases) = (0.0, 0.0);
        } else {
            costs += number(4);
            cases += number(5);
        }
    }
    assert_eq!(found, [(100_000.0, 22.0), (50_000.0, 24.0)]);
}
