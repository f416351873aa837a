//! Reads the text of a PDF with poppler.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::process::Command;

use super::page::numbers;

/// The lines of a PDF; none where poppler is not installed.
pub fn printed(pdf: &[u8]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, pdf).expect("a file");
    let ran = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output();
    match ran {
        Ok(ran) => {
            let text = String::from_utf8_lossy(&ran.stdout).into_owned();
            Some(text.lines().map(str::to_string).collect())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("not checked: pdftotext is not installed");
            None
        }
        Err(error) => panic!("pdftotext: {error}"),
    }
}

/// How often each number stands in some lines, without the numbers of pages.
pub fn tally<'a>(lines: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut tally = BTreeMap::new();
    for line in lines {
        let is_of_contents = line.contains(". . .");
        let line = match line.split_once("Seite ") {
            Some((before, after)) => {
                let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
                let after = after.trim_start_matches(" von ");
                let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
                format!("{before} {after}")
            }
            None => line.to_string(),
        };
        // the narrow space that parts the thousands of an amount is printed as a plain one
        let line = line.replace(" 000 €", "000 €");
        if !is_of_contents {
            for number in numbers(&line) {
                *tally.entry(number.to_string()).or_default() += 1;
            }
        }
    }
    tally
}
