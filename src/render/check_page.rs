//! `pruefbericht.html`: what is to be mended, file by file, the wrong cells marked and the advice beside them.
//!
//! Like the report it loads nothing from anywhere and is escaped by construction. It shows rows as they are:
//! it is for whoever keeps the tables, not to be handed on.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use crate::language::{Language, count, text};
use crate::model::finding::{Finding, Lines, Severity};
use crate::model::marked::{MarkedFile, MarkedRow};
use crate::render::findings::{severity_label, tally};
use crate::render::html::STYLE;
use crate::render::values::{cut, visible};

const OWN_STYLE: &str = include_str!("check_page.css");

/// Nothing may be loaded and nothing run.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Longer cells are cut, in characters.
const LONGEST: usize = 80;

/// Of a wider table, the first few columns and those with something wrong are shown.
const WIDE: usize = 16;
const FIRST: usize = 4;

/// At most so many lines are named where a finding is told without its rows.
const NAMED: usize = 12;

/// What a page is about.
#[derive(Debug)]
pub struct CheckPage<'a> {
    pub town: &'a str,
    pub files: &'a [MarkedFile],
    /// The folder with copies that say in a column what to mend.
    pub copies: &'a str,
    pub language: Language,
}

/// The page.
pub fn check_page(page: &CheckPage) -> String {
    let texts = page.language.texts();
    let title = texts.with("check-page-title", &[("town", text(visible(page.town)))]);
    let findings: Vec<Finding> = page
        .files
        .iter()
        .flat_map(|file| file.findings.clone())
        .collect();
    let has = |severity: Severity| findings.iter().any(|one| one.code.severity() == severity);
    let what = match (has(Severity::Error), has(Severity::Warning)) {
        (true, _) => "check-page-errors",
        (false, true) => "check-page-warnings",
        (false, false) => "check-page-nothing",
    };
    let markup = markup! {
        (DOCTYPE)
        html lang=(page.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (cut(&title, LONGEST)) }
                style { (PreEscaped(STYLE)) (PreEscaped(OWN_STYLE)) }
            }
            body {
                header {
                    h1 { (cut(&title, 160)) }
                    p .subtitle { (tally(&findings, page.language)) }
                }
                main {
                    p .notice { (texts.get(what)) }
                    p { (texts.with("check-page-copies", &[("path", text(visible(page.copies)))])) }
                    p .quiet { (texts.get("check-page-private")) }
                    @for file in page.files { (section(file, page.language)) }
                }
            }
        }
    };
    markup.into_string()
}

fn section(file: &MarkedFile, language: Language) -> Markup {
    let texts = language.texts();
    let in_rows = |position: usize| {
        let mut rows = file.rows.iter();
        rows.any(|row| row.findings.contains(&position))
    };
    let all = file.findings.iter().enumerate();
    let (apart, notes): (Vec<_>, Vec<_>) = all
        .filter(|(position, _)| !in_rows(*position))
        .map(|(_, finding)| finding)
        .partition(|finding| finding.code.severity() != Severity::Note);
    markup! {
        section {
            h2 {
                bdi { (cut(&visible(&file.name), LONGEST)) }
                @if let Some(sheet) = &file.sheet { " · " bdi { (cut(&visible(sheet), LONGEST)) } }
            }
            @if !apart.is_empty() {
                ul .said { @for finding in apart { li { (said(finding, true, language)) } } }
            }
            @if !file.rows.is_empty() { (table(file, language)) }
            @if file.more_rows > 0 {
                p { (texts.with("check-page-more", &[("count", count(file.more_rows))])) }
            }
            @if !notes.is_empty() {
                details {
                    summary { (texts.with("check-page-notes", &[("count", count(notes.len() as u64))])) }
                    ul .said { @for finding in notes { li { (said(finding, true, language)) } } }
                }
            }
        }
    }
}

/// The rows to look at: the number, what to do, the cells.
fn table(file: &MarkedFile, language: Language) -> Markup {
    let texts = language.texts();
    let columns = columns(file);
    markup! {
        div .scroll tabindex="0" role="group" aria-label=(cut(&visible(&file.name), LONGEST)) {
            table .marked {
                thead { tr {
                    th scope="col" { (texts.get("check-page-line")) }
                    th scope="col" .advice { (texts.get("check-page-advice")) }
                    @for column in &columns {
                        th scope="col" { (cut(&visible(&file.header[*column]), LONGEST)) }
                    }
                } }
                tbody { @for row in &file.rows { (line(file, row, &columns, language)) } }
            }
        }
    }
}

fn line(file: &MarkedFile, row: &MarkedRow, columns: &[usize], language: Language) -> Markup {
    let blank = language.texts().get("check-page-blank");
    let cell = |column: usize| {
        let text = cut(&visible(row.cells[column].trim()), LONGEST);
        match (row.wrong.contains(&column), text.is_empty()) {
            (false, _) => markup! { td { (text) } },
            (true, true) => markup! { td .wrong { mark { (blank) } } },
            (true, false) => markup! { td .wrong { mark { (text) } } },
        }
    };
    markup! {
        tr {
            th scope="row" { (row.line) }
            td .advice {
                @for position in &row.findings { p { (said(&file.findings[*position], false, language)) } }
            }
            @for column in columns { (cell(*column)) }
        }
    }
}

/// The columns that are shown.
fn columns(file: &MarkedFile) -> Vec<usize> {
    let wrong = |column: &usize| file.rows.iter().any(|row| row.wrong.contains(column));
    let all = 0..file.header.len();
    match all.len() > WIDE {
        true => all
            .filter(|column| *column < FIRST || wrong(column))
            .collect(),
        false => all.collect(),
    }
}

/// `Fehler L310: „ca. 70“ ist keine Zahl. Schreiben Sie nur die Zahl.`
fn said(finding: &Finding, with_place: bool, language: Language) -> Markup {
    let severity = finding.code.severity();
    let class = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let label = format!(
        "{} {}",
        severity_label(severity, language),
        finding.code.id()
    );
    let lines = &finding.place.lines;
    markup! {
        span class={ "severity " (class) } { (label) } " "
        (visible(&finding.message(language)))
        @if let Some(advice) = finding.advice(language) { " " strong { (visible(&advice)) } }
        @if !finding.lines_to_paste().is_empty() {
            pre { @for line in finding.lines_to_paste() { (visible(&line)) "\n" } }
        }
        @if with_place && !lines.first.is_empty() {
            " " span .quiet { (place(lines, language)) }
        }
    }
}

fn place(lines: &Lines, language: Language) -> String {
    let named: Vec<String> = lines.first.iter().take(NAMED).map(u64::to_string).collect();
    let more = lines.total.saturating_sub(named.len() as u64);
    let arguments = [
        ("lines", text(named.join(", "))),
        ("count", count(lines.total.max(named.len() as u64))),
        ("more", count(more)),
    ];
    language.texts().with("report-place-lines", &arguments)
}
