//! The real program over a variant's files, and what is wrong with its answer.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::variant::{Act, Step, Variant};
use crate::workbook;

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    /// Need, covered and gap, if there are any.
    pub figures: Option<[String; 3]>,
    pub said: String,
}

/// Asks for the table of districts.
pub fn run(variant: &Variant) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let mut variant = variant.clone();
    write(folder.path(), &variant);
    let mut words = Vec::new();
    for step in variant.expected.steps.clone() {
        words.extend(follow(folder.path(), step, &mut variant));
    }
    asked(folder.path(), &words, &variant)
}

fn write(folder: &Path, variant: &Variant) {
    for (name, text) in &variant.files {
        let bytes = match name.ends_with(".xlsx") {
            true => workbook::bytes(text),
            false => text.clone().into_bytes(),
        };
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// Does what a finding advises, which must be said. Gives the words that the run has to have behind it.
fn follow(folder: &Path, step: Step, variant: &mut Variant) -> Vec<String> {
    let said = run_in(folder, &["check", "."]).1;
    let block = said
        .split("\n\n")
        .find(|block| block.contains(&format!("[{}]:", step.code)));
    let block = block.unwrap_or_else(|| panic!("{variant:?} does not say {}:\n{said}", step.code));
    match step.act {
        Act::Say(words) => {
            assert!(block.contains(&words.join(" ")), "{block}");
            return words;
        }
        Act::Edit(from, to) => {
            let holds = variant.files.values().any(|text| text.contains(&from));
            assert!(holds, "{variant:?} has no {from}");
            for text in variant.files.values_mut() {
                *text = text.replace(&from, &to);
            }
            write(folder, variant);
        }
        Act::Paste(replaced) => paste(folder, block, replaced),
    }
    Vec::new()
}

/// Pastes the lines that a finding prints into the settings.
fn paste(folder: &Path, block: &str, replaced: Option<(String, String)>) {
    let lines: Vec<&str> = block.lines().map(str::trim).collect();
    let begin = lines.iter().position(|line| line.starts_with('['));
    let begin = begin.unwrap_or_else(|| panic!("no lines to paste:\n{block}"));
    let mut lines = lines[begin..].join("\n");
    if let Some((from, to)) = replaced {
        assert!(lines.contains(&from), "no {from} in\n{lines}");
        lines = lines.replace(&from, &to);
    }
    let file = folder.join("lueckenlos.toml");
    let before = fs::read_to_string(&file).unwrap_or_default();
    fs::write(&file, format!("{before}{lines}\n")).unwrap();
}

fn asked(folder: &Path, words: &[String], variant: &Variant) -> Ran {
    let mut arguments = vec!["table", ".", "--rows", "stadtteil", "--format", "csv"];
    arguments.extend(words.iter().map(String::as_str));
    let (out, said, code) = run_in(folder, &arguments);
    assert!(code.is_some_and(|code| code < 3), "{variant:?} {said}");
    let figures = (code == Some(0)).then(|| total(&out));
    Ran { figures, said }
}

/// What a run says on both of its streams, and how it ends.
fn run_in(folder: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_lueckenlos"))
        .args(arguments)
        .args(["--lang", "de"])
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code(),
    )
}

/// Need, covered and gap of the whole town.
fn total(csv: &str) -> [String; 3] {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let total = rows
        .iter()
        .find(|row| row.iter().any(|cell| cell == "total"));
    let total = total.or(rows.last()).expect("a row");
    ["need", "covered", "gap"].map(|name| {
        let column = header.iter().position(|column| column == name);
        column.map_or(String::new(), |column| total[column].to_string())
    })
}

/// The codes of what was said, with the severity that is asked for.
fn codes(said: &str, severities: &[&str]) -> Vec<String> {
    let heads = said
        .lines()
        .filter(|line| severities.iter().any(|severity| line.starts_with(severity)));
    let code = |line: &str| Some(line.split_once('[')?.1.split_once(']')?.0.to_string());
    heads.filter_map(code).collect()
}

/// What is wrong with an answer; none if it is as it should be.
pub fn fault(variant: &Variant, ran: &Ran) -> Option<String> {
    let expected = &variant.expected;
    let told = codes(&ran.said, &["Fehler", "Warnung"]);
    let all = codes(&ran.said, &["Fehler", "Warnung", "Hinweis"]);
    let same = match (&expected.figures, &ran.figures) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wanted), Some(found)) => wanted
            .iter()
            .zip(found)
            .all(|(wanted, found)| wanted.as_ref().is_none_or(|wanted| wanted == found)),
    };
    let unsaid = expected
        .says
        .iter()
        .filter(|code| !all.contains(code))
        .count();
    let is_right = match expected.stops {
        true => ran.figures.is_none(),
        false => same || expected.or_told && !told.is_empty(),
    };
    if is_right && unsaid == 0 {
        return None;
    }
    let how = match (&ran.figures, told.is_empty()) {
        (None, _) => "stopped",
        (Some(_), false) => "told",
        (Some(_), true) => "SILENT",
    };
    Some(format!(
        "{how} {}/{}: {:?}, expected {:?}; said {all:?}",
        variant.kind, variant.name, ran.figures, expected
    ))
}
