//! One report in many formats: none of them says a number that another does not.
//!
//! CSV, JSON, workbook and pictures are held together number by number in `tests/attack/formats.rs`; here are the two
//! that are set on paper, against the page.

use std::io::{Cursor, Read};

use lueckenlos::language::Language;
use lueckenlos::protect::Protected;
use lueckenlos::render::chapters::paper::paper;
use lueckenlos::render::docx::docx;
use lueckenlos::render::html::html;
use lueckenlos::render::pdf::pdf;
use lueckenlos::render::report::report;
use zip::ZipArchive;

use crate::chapters::PROTECTED;
use crate::paper::poppler;

/// A text without anything at which a line may break.
fn unbroken(text: &str) -> String {
    let breaks = |c: &char| c.is_whitespace() || "\u{ad}\u{200b}\u{2060}".contains(*c);
    text.chars().filter(|c| !breaks(c)).collect()
}

/// What stands between the tags, but for scripts and styles.
fn without_tags(markup: &str) -> String {
    let mut text = String::new();
    let mut silent = false;
    for part in markup.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        match tag.split_whitespace().next().unwrap_or_default() {
            "script" | "style" => silent = true,
            "/script" | "/style" => silent = false,
            _ => {}
        }
        if !silent {
            text.push_str(words);
        }
    }
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    named
        .iter()
        .fold(text, |text, (name, letter)| text.replace(name, letter))
}

fn page(protected: &Protected) -> String {
    let page = html(&report(protected, Language::German)).expect("a page");
    unbroken(&without_tags(&page))
}

/// A line of the paper without what only pages have: their numbers, and the hyphen at the end.
fn of_page(line: &str) -> Option<String> {
    let is_footer = line.contains("Seite ") && line.contains(" von ");
    let is_of_paper = is_footer || line.contains(". . .");
    let (line, _) = line.split_once(" (Seite ").unwrap_or((line, ""));
    let line = unbroken(line);
    let line = line
        .trim_end_matches(['-', '\u{2010}'])
        .trim_start_matches('•');
    let has_number = line.contains(|c: char| c.is_ascii_digit());
    (has_number && !is_of_paper).then(|| line.to_string())
}

#[test]
fn every_line_with_a_number_on_the_paper_stands_on_the_page_too() {
    for protected in PROTECTED.iter() {
        let file = pdf(&report(protected, Language::German)).expect("a paper");
        let Some(text) = poppler("pdftotext", &file, &["-raw", "-enc", "UTF-8"]) else {
            return;
        };
        let page = page(protected);
        let lines: Vec<String> = text.lines().filter_map(of_page).collect();
        // on paper a term stands before its meaning, with a colon between them
        let is_told = |line: &&String| {
            page.contains(line.as_str()) || page.contains(&line.replacen(':', "", 1))
        };
        let lost: Vec<&String> = lines.iter().filter(|line| !is_told(line)).collect();
        assert!(lines.len() > 100, "{}", lines.len());
        assert!(
            lost.is_empty(),
            "{} of {}: {lost:#?}",
            lost.len(),
            lines.len()
        );
    }
}

#[test]
fn the_paper_for_the_council_says_the_steps_and_costs_of_the_report() {
    let protected = &PROTECTED[0];
    let page = page(protected);
    let file = docx(&paper(protected, Language::German)).expect("a document");
    let mut zip = ZipArchive::new(Cursor::new(file)).expect("a document");
    let mut text = String::new();
    let mut body = zip.by_name("word/document.xml").expect("a body");
    body.read_to_string(&mut text).expect("text");
    let paragraphs = text.split("</w:p>").map(|one| unbroken(&without_tags(one)));
    let (mut steps, mut costs) = (0, 0.0);
    for paragraph in paragraphs.filter(|one| one.starts_with("Schritt")) {
        let (number, words) = paragraph.split_once(':').expect("a step");
        assert!(page.contains(words), "{words}");
        match words.strip_prefix("rund") {
            Some(cost) => {
                let digits: String = cost.chars().filter(char::is_ascii_digit).collect();
                costs += digits.parse::<f64>().expect("a cost");
            }
            None => {
                steps += 1;
                assert_eq!(number, format!("Schritt{steps}"));
            }
        }
    }
    let sum = format!("kostenzusammenrund{costs}EuroimJahr");
    assert!(
        steps > 5 && unbroken(&without_tags(&text)).contains(&sum),
        "{sum}"
    );
}
