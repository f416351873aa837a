//! What a committee member holds in hand: the report as a PDF.

use std::io::ErrorKind;
use std::process::Command;
use std::sync::LazyLock;

use lueckenlos::language::Language;
use lueckenlos::protect::{Profile, Protected, protect};
use lueckenlos::render::charts::{Anchor, Font, Ink, Lettering, Mark, Picture};
use lueckenlos::render::document::{Block, Document, Figure};
use lueckenlos::render::grid::{Grid, Line};
use lueckenlos::render::pdf::pdf;
use lueckenlos::render::report::report;
use lueckenlos::tables::{Edition, Value};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::edition::{town, town_of};

fn protected(edition: Edition) -> Protected {
    protect(edition, Profile::None).unwrap()
}

fn paper(edition: Edition) -> Vec<u8> {
    pdf(&report(&protected(edition), Language::German)).unwrap()
}

/// Set once for all tests.
static TOWN: LazyLock<Vec<u8>> = LazyLock::new(|| paper(town()));

/// What no independent judge may find.
fn violations(file: &[u8]) -> Vec<String> {
    let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    let judged = validate_pdf_bytes(file, &options).unwrap();
    let told = judged.failures.iter().map(ToString::to_string);
    assert_eq!(judged.is_compliant, judged.failures.is_empty());
    told.collect()
}

/// What a tool of poppler says about the file; nothing where poppler is not installed.
pub fn poppler(tool: &str, file: &[u8], further: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, file).unwrap();
    // to standard output, where the tool would write a file
    let output = (tool == "pdftotext").then_some("-");
    let ran = Command::new(tool)
        .args(further)
        .arg(&path)
        .args(output)
        .output();
    match ran {
        Ok(ran) => Some(String::from_utf8_lossy(&ran.stdout).into_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("not checked: {tool} is not installed");
            None
        }
        Err(error) => panic!("{tool}: {error}"),
    }
}

/// The words in the order in which a screen reader says them.
fn words(file: &[u8]) -> Option<String> {
    let text = poppler("pdftotext", file, &["-raw", "-enc", "UTF-8"]);
    text.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn grids<'a>(document: &'a Document<'a>) -> Vec<&'a Grid<'a>> {
    let grid = |block: &'a Block<'a>| match block {
        Block::Table(grid) => Some(grid),
        _ => None,
    };
    document.blocks.iter().filter_map(grid).collect()
}

fn document_figures(document: &Document) -> usize {
    let figure = |block: &&Block| matches!(block, Block::Figure(_));
    document.blocks.iter().filter(figure).count()
}

/// The numbers that stand beside each other in a line.
fn runs(grid: &Grid, line: &Line, language: Language) -> Vec<String> {
    let mut runs = vec![Vec::new()];
    for (head, field) in grid.head.iter().zip(&line.fields) {
        match head.is_numeric() {
            true => runs.last_mut().unwrap().push(field.text(language)),
            false => runs.push(Vec::new()),
        }
    }
    let joined = |run: Vec<String>| {
        run.join(" ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    runs.into_iter()
        .map(joined)
        .filter(|run| !run.is_empty())
        .collect()
}

#[test]
fn an_independent_judge_finds_the_paper_accessible() {
    assert_eq!(violations(&TOWN), Vec::<String>::new());
}

#[test]
fn the_same_numbers_give_the_same_paper() {
    assert_eq!(paper(town()), *TOWN);
}

#[test]
fn every_number_of_every_table_stands_on_the_paper_in_its_order() {
    let Some(words) = words(&TOWN) else { return };
    let protected = protected(town());
    let document = report(&protected, Language::German);
    let mut rest = words.as_str();
    for grid in grids(&document) {
        for line in &grid.lines {
            for run in runs(grid, line, Language::German) {
                let Some(start) = rest.find(&run) else {
                    panic!("{}: {run}", grid.title)
                };
                rest = &rest[start + run.len()..];
            }
        }
    }
    assert!(rest.len() < words.len() / 2);
}

#[test]
fn a_chart_stands_below_the_heading_that_it_belongs_to_and_above_the_next() {
    let Some(words) = words(&TOWN) else { return };
    let protected = protected(town());
    let document = report(&protected, Language::German);
    let mut rest = words.as_str();
    for block in &document.blocks {
        let wanted = match block {
            Block::Heading { text, .. } => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Block::Figure(_) => "Alle Zahlen stehen in".to_string(),
            _ => continue,
        };
        let Some(start) = rest.find(&wanted) else {
            panic!("{wanted} does not follow")
        };
        rest = &rest[start + wanted.len()..];
    }
}

#[test]
fn the_paper_says_its_title_language_and_page_and_brings_its_fonts() {
    let Some(info) = poppler("pdfinfo", &TOWN, &[]) else {
        return;
    };
    let of = |name: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("no {name} in {info}"))
            .trim()
            .to_string()
    };
    assert_eq!(of("Tagged:"), "yes");
    assert!(of("Title:").contains("Musterstadt"), "{info}");
    assert!(
        !info.contains("CreationDate") && !info.contains("ModDate"),
        "{info}"
    );
    let pages = of("Pages:");
    let text = words(&TOWN).unwrap_or_default();
    assert!(text.contains(&format!("Seite 1 von {pages}")));
    assert!(text.contains(&format!("Seite {pages} von {pages}")));
    let fonts = poppler("pdffonts", &TOWN, &[]).unwrap_or_default();
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        let embedded = font.split_whitespace().rev().nth(4);
        assert!(
            font.contains("NotoSans") && embedded == Some("yes"),
            "{font}"
        );
    }
}

#[test]
fn headings_become_bookmarks_and_lines_of_tables_have_a_heading() {
    let Some(structure) = poppler("pdfinfo", &TOWN, &["-struct"]) else {
        return;
    };
    let tags = structure
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let count = |tag: &str| {
        tags.clone()
            .filter(|one| one.trim_end_matches(':') == tag)
            .count()
    };
    let protected = protected(town());
    let document = report(&protected, Language::German);
    assert_eq!(count("Table"), grids(&document).len());
    let heads: usize = grids(&document)
        .iter()
        .map(|grid| grid.head.len() + grid.lines.len() * grid.keys)
        .sum();
    assert_eq!(count("TH"), heads, "{structure}");
    assert_eq!(count("Figure"), document_figures(&document), "{structure}");
    assert!(String::from_utf8_lossy(&TOWN).contains("/Outlines"));
}

const FONT: Font = Font {
    em: 13,
    bold: false,
};

/// Names that mean something to a typesetter, to a shell or to a reader from the right.
fn odd() -> Vec<String> {
    let names = [
        "#panic()",
        "$x^2$",
        "*stark* _schräg_",
        "@verweis <marke>",
        "\"Anführung\" 'einfach'",
        "rück\\strich \\u{41}",
        "// Kommentar /* bis */",
        "= Überschrift",
        "- eins -- zwei --- drei ~ ...",
        "#read(\"/etc/passwd\")",
        "[klammer] {klammer} ]",
        "https://example.org/?a=b&c=d",
        "{page} von {pages}",
        "</text><script>alert(1)</script>",
    ];
    names.map(String::from).to_vec()
}

#[test]
fn no_name_in_an_inventory_is_read_as_an_instruction() {
    let file = paper(town_of(odd()));
    assert_eq!(violations(&file), Vec::<String>::new());
    let Some(words) = words(&file) else { return };
    let words = unbroken(&words);
    for name in odd() {
        assert!(words.contains(&unbroken(&name)), "{name}: {words}");
    }
}

/// A text as if it stood in one line: wherever a line ends, there is a space, a hyphen or nothing.
fn unbroken(text: &str) -> String {
    let breaks = |c: &char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}');
    text.chars().filter(|c| !breaks(c)).collect()
}

#[test]
fn no_letter_of_the_world_keeps_the_paper_from_being_written() {
    let scripts = [
        "Kita 🧸 👩\u{200d}👧",
        "חיפה كيتا",
        "काठमांडू",
        "東京 日本",
        "Ελλάδα Киев",
        "a\u{308}o\u{302}\u{323}",
        "\u{e000}\u{fffd}\u{fff9}\u{10ffff}",
        "ﷺ \u{1f1e9}\u{1f1ea} ﬁ ĳ ㎡",
    ];
    let block = |first: u32| {
        (first..first + 0x40)
            .filter_map(char::from_u32)
            .collect::<String>()
    };
    let blocks = (0..0x2c00 / 0x40).map(|number| block(number * 0x40));
    let names: Vec<String> = scripts
        .map(String::from)
        .into_iter()
        .chain(blocks)
        .collect();
    let label = |(line, name): (usize, &String)| {
        Mark::Text(Lettering {
            text: name.replace(char::is_control, "␣"),
            at: (10, 20 * line as i32),
            anchor: Anchor::Start,
            font: FONT,
            ink: Ink::BLACK,
            upright: false,
        })
    };
    let picture = Picture {
        width: 800,
        height: 20 * names.len() as i32,
        title: names.concat(),
        description: names.concat(),
        marks: names.iter().enumerate().map(label).collect(),
    };
    let document = Document {
        title: names.concat(),
        subtitle: names.concat(),
        language: Language::English,
        blocks: vec![
            Block::Heading {
                level: 2,
                anchor: "chapter".to_string(),
                text: names.concat(),
            },
            Block::Figure(Figure {
                anchor: "chart".to_string(),
                caption: names.concat(),
                numbers: names.concat(),
                table: "no-table".to_string(),
                picture,
            }),
            Block::PageBreak,
            Block::List(names),
        ],
    };
    assert_eq!(violations(&pdf(&document).unwrap()), Vec::<String>::new());
}

#[test]
fn a_town_without_a_single_row_has_a_paper_too() {
    let mut edition = town();
    edition
        .tables
        .iter_mut()
        .for_each(|table| table.rows.clear());
    edition
        .figures
        .iter_mut()
        .for_each(|figure| figure.value = Value::NotRecorded);
    edition.findings.clear();
    edition.notices.clear();
    assert_eq!(violations(&paper(edition)), Vec::<String>::new());
    let mut edition = town();
    (edition.tables, edition.charts, edition.figures) = (Vec::new(), Vec::new(), Vec::new());
    assert_eq!(violations(&paper(edition)), Vec::<String>::new());
}
