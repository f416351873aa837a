//! What a clerk finds in the workbook and in the text document, read by programs that did not write them.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use lueckenlos::language::Language;
use lueckenlos::protect::{Profile, Protected, protect};
use lueckenlos::render::cross::grids;
use lueckenlos::render::csv::csv;
use lueckenlos::render::document::{Block, Document};
use lueckenlos::render::docx::docx;
use lueckenlos::render::report::report;
use lueckenlos::render::workbook::workbook;
use lueckenlos::tables::{Edition, Kind, Table, Value};
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::edition::{berlin, nasty, town, town_of};

/// The row of the column heads, counted from 0.
const HEAD: usize = 4;

fn protected(edition: Edition) -> Protected {
    protect(edition, Profile::None).unwrap()
}

fn book(edition: Edition) -> Vec<u8> {
    workbook(&protected(edition), Language::German).unwrap()
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The sheets of the tables, in order: behind contents and key figures, before the notes.
fn tables_of(book: &Xlsx<Cursor<&[u8]>>) -> Vec<String> {
    let names = book.sheet_names();
    names[2..names.len() - 1].to_vec()
}

fn part(file: &[u8], path: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    let mut part = zip.by_name(path).unwrap_or_else(|_| panic!("no {path}"));
    part.read_to_string(&mut text).unwrap();
    text
}

fn parts(file: &[u8]) -> Vec<String> {
    let zip = ZipArchive::new(Cursor::new(file)).unwrap();
    zip.file_names()
        .map(|name| name.unwrap().into_owned())
        .collect()
}

/// A field of the CSV against the cell of the workbook.
fn assert_same(plain: &str, cell: &Data, kind: Kind) {
    match (cell, plain.parse::<f64>()) {
        (Data::Float(number), Ok(expected)) => {
            let expected = match kind {
                Kind::Share => expected / 100.0,
                _ => expected,
            };
            assert!((number - expected).abs() < 1e-12, "{number} is not {plain}");
        }
        (Data::String(sign), Err(_)) => assert_eq!(sign, plain),
        (cell, _) => panic!("{cell:?} is not {plain}"),
    }
}

fn assert_table(table: &Table, cells: &calamine::Range<Data>) {
    let csv = String::from_utf8(csv(table).unwrap()).unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(cells.height(), HEAD + 1 + records.len(), "{}", table.name);
    for (line, record) in records.iter().enumerate() {
        for (column, field) in record.iter().enumerate() {
            let kind = table.columns[column].kind;
            let cell = cells.get((HEAD + 1 + line, column)).unwrap_or(&Data::Empty);
            match kind.is_number() {
                true => assert_same(field, cell, kind),
                false => assert!(matches!(cell, Data::String(_)), "{cell:?}"),
            }
        }
    }
}

#[test]
fn every_number_of_the_workbook_is_that_of_the_csv() {
    for edition in [town(), town_of(nasty()), berlin()] {
        let bytes = book(edition.clone());
        let mut book = opened(&bytes);
        let sheets = tables_of(&book);
        assert_eq!(sheets.len(), edition.tables.len());
        for (table, sheet) in edition.tables.iter().zip(sheets) {
            assert_table(table, &book.worksheet_range(&sheet).unwrap());
        }
    }
}

#[test]
fn the_contents_lead_to_every_sheet_with_its_base_and_its_rows() {
    let bytes = book(town());
    let mut book = opened(&bytes);
    let names: Vec<String> = book.sheet_names();
    assert_eq!(names[0], "Inhalt");
    let contents = book.worksheet_range("Inhalt").unwrap();
    assert_eq!(contents.height(), HEAD + names.len());
    for (number, table) in town().tables.iter().enumerate() {
        let cell = |column| contents.get((HEAD + 2 + number, column)).unwrap();
        assert_eq!(cell(0), &Data::Float(number as f64 + 2.0));
        let title = table.title.in_language(Language::German);
        assert_eq!(cell(1), &Data::String(title.to_string()));
        assert!(
            cell(2)
                .to_string()
                .starts_with("n = 11\u{a0}204 Bedarfsfälle, 2025")
        );
        assert_eq!(cell(3), &Data::Float(table.rows.len() as f64));
    }
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for name in &names[1..] {
        let link = format!("location=\"'{name}'!A1\"");
        assert!(sheet.contains(&link), "no link to {name}");
    }
}

#[test]
fn sheets_have_short_unique_names_whatever_the_tables_are_called() {
    for edition in [town(), town_of(nasty()), berlin()] {
        let names = opened(&book(edition)).sheet_names();
        let unique: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(unique.len(), names.len());
        assert!(names.iter().all(|name| name.encode_utf16().count() <= 31));
    }
    let names = opened(&book(town())).sheet_names();
    assert_eq!(names[2..4], ["2 Die größten Lücken", "3 Lebensphase"]);
}

#[test]
fn the_workbook_has_no_formula_and_nothing_merged_and_its_heads_stay_in_sight() {
    let bytes = book(town_of(nasty()));
    let mut book = opened(&bytes);
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let sheets = parts(&bytes);
    for path in sheets
        .iter()
        .filter(|path| path.starts_with("xl/worksheets/sheet"))
    {
        let sheet = part(&bytes, path);
        assert!(
            !sheet.contains("<f>") && !sheet.contains("mergeCell"),
            "{path}"
        );
        assert!(sheet.contains("state=\"frozen\""), "{path}");
        assert!(sheet.contains("orientation=\"landscape\""), "{path}");
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let cells = book.worksheet_range("4 Stadtteil").unwrap();
    assert_eq!(
        cells.get((HEAD + 1, 0)),
        Some(&Data::String("=cmd()".into()))
    );
}

#[test]
fn the_workbook_says_what_its_signs_and_words_mean() {
    let bytes = book(town());
    let notes = opened(&bytes).worksheet_range("Hinweise").unwrap();
    let lines: Vec<String> = notes
        .rows()
        .map(|row| format!("{}|{}", row[0], row[1]))
        .collect();
    for begin in [
        "–|trifft nicht zu",
        ".|nicht erfasst",
        "x|zurückgehalten",
        "Lücke|Bedarf minus",
    ] {
        assert!(lines.iter().any(|line| line.starts_with(begin)), "{begin}");
    }
    let said = lines.join("\n");
    assert!(said.contains("Schutzprofil: keines"));
    assert!(said.contains("Stichtag der Angebote: 31.12.2025"));
    assert!(said.contains("Die Stadtteile wurden den Daten entnommen."));
    assert!(said.contains("bedarfe.csv"));
}

#[test]
fn findings_of_a_protected_edition_stay_out_of_the_workbook() {
    let protected = protect(town(), Profile::Round(5)).unwrap();
    let bytes = workbook(&protected, Language::German).unwrap();
    assert!(!part(&bytes, "xl/sharedStrings.xml").contains("bedarfe.csv"));
}

#[test]
fn the_same_edition_gives_the_same_files_dated_on_the_reference_date() {
    let bytes = book(town());
    assert_eq!(bytes, book(town()));
    let properties = part(&bytes, "docProps/core.xml");
    assert!(properties.contains("2025-12-31T00:00:00Z"), "{properties}");
    assert!(properties.contains("<dc:title>Bedarf und Angebot: Musterstadt 2025</dc:title>"));
    assert!(properties.contains("<dc:creator>Musterstadt</dc:creator>"));
    assert!(part(&bytes, "docProps/custom.xml").contains("de-DE"));
    let protected = protected(town());
    let document = report(&protected, Language::German);
    assert_eq!(docx(&document).unwrap(), docx(&document).unwrap());
}

#[test]
fn text_of_any_length_and_kind_fits_into_both_formats() {
    let mut names = nasty();
    names.push("Ä😀".repeat(20_000));
    names.push("_x0041_ ]]> &amp; \u{ffff}\u{b}".to_string());
    let mut edition = town_of(names);
    edition.town = "Stadt & <Land> \u{0} 🧸".to_string();
    for table in &mut edition.tables {
        table
            .notes
            .push(lueckenlos::language::Label::plain(&"n".repeat(40_000)));
    }
    let bytes = book(edition.clone());
    let mut book = opened(&bytes);
    for name in book.sheet_names() {
        let cells = book.worksheet_range(&name).unwrap();
        let lengths = cells
            .cells()
            .map(|(_, _, cell)| cell.to_string().chars().count());
        assert!(lengths.max() < Some(2_000), "{name}");
    }
    let cells = book.worksheet_range("4 Stadtteil").unwrap();
    let long = cells.rows().find_map(|row| {
        let text = row[0].to_string();
        text.contains("gekürzt, insgesamt 40\u{a0}000 Zeichen")
            .then_some(text)
    });
    assert!(long.is_some());
    let protected = protected(edition);
    let file = docx(&report(&protected, Language::German)).unwrap();
    let text = words(&part(&file, "word/document.xml"));
    assert!(text.contains("_x0041_ ]]> &amp; ␣␣"));
    assert!(text.contains("<script>alert(1)</script>"));
    for path in parts(&file).iter().filter(|path| !path.ends_with(".png")) {
        words(&part(&file, path));
    }
}

/// The text of an XML part; panics where it is not well formed.
fn words(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut text, mut depth) = (String::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(piece) => text.push_str(&piece),
            Event::GeneralRef(name) => {
                let entity = format!("&{};", &*name);
                text.push_str(&quick_xml::escape::unescape(&entity).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    text
}

/// A short paper, as it goes into a council's system.
fn paper(table: &Table) -> Document<'_> {
    let heading = |level, text: &str| Block::Heading {
        level,
        anchor: String::new(),
        text: text.to_string(),
    };
    let mut blocks = vec![
        heading(2, "Sachverhalt"),
        Block::Paragraph("Die Verwaltung berichtet.".to_string()),
        heading(3, "Ergebnisse"),
        Block::List(vec!["Erstens".to_string(), "Zweitens".to_string()]),
    ];
    blocks.extend(grids(table, Language::German).into_iter().map(Block::Table));
    Document {
        title: "Vorlage".to_string(),
        subtitle: "Stichtag 31.12.2025".to_string(),
        language: Language::German,
        blocks,
    }
}

#[test]
fn the_paper_has_real_headings_lists_and_tables_with_a_head_on_every_page() {
    let edition = town();
    let table = &edition.tables[1];
    let file = docx(&paper(table)).unwrap();
    let text = part(&file, "word/document.xml");
    let styled = |style: &str| {
        let paragraphs = text
            .split("<w:p>")
            .filter(|one| one.contains(&format!("<w:pStyle w:val=\"{style}\"/>")));
        paragraphs
            .map(|one| {
                words(&format!(
                    "<w:p>{}",
                    one.split("</w:p>").next().unwrap_or("").to_string() + "</w:p>"
                ))
            })
            .collect::<Vec<String>>()
    };
    assert_eq!(styled("Title"), ["Vorlage"]);
    assert_eq!(styled("Heading1"), ["Sachverhalt"]);
    assert_eq!(styled("Heading2"), ["Ergebnisse"]);
    assert_eq!(styled("ListBullet"), ["Erstens", "Zweitens"]);
    assert_eq!(
        text.matches("<w:tblHeader/>").count(),
        text.matches("<w:tbl>").count()
    );
    assert_eq!(
        text.matches("<w:tblCaption").count(),
        text.matches("<w:tbl>").count()
    );
    let grid = &grids(table, Language::German)[0];
    let said = words(&text);
    for line in &grid.lines {
        for field in &line.fields {
            assert!(said.contains(&field.text(Language::German)));
        }
    }
    assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"de-DE\""));
    let properties = part(&file, "docProps/core.xml");
    assert!(properties.contains("<dc:title>Vorlage</dc:title>"));
    assert!(properties.contains("<dc:language>de-DE</dc:language>"));
}

#[test]
fn every_chart_of_a_text_document_is_there_and_said_in_words() {
    let protected = protected(town());
    let document = report(&protected, Language::German);
    let file = docx(&document).unwrap();
    let text = part(&file, "word/document.xml");
    let charts = document
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Figure(_)));
    let charts = charts.count();
    assert!(charts > 3);
    // .ci/office/run opens it with other programs
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("report.docx"), &file).unwrap();
    assert_eq!(text.matches("<wp:docPr").count(), charts);
    assert_eq!(
        text.matches("Alle Zahlen stehen in der Tabelle").count(),
        2 * charts
    );
    let pictures = parts(&file)
        .iter()
        .filter(|path| path.ends_with(".png"))
        .count();
    assert_eq!(pictures, charts);
    let relations = part(&file, "word/_rels/document.xml.rels");
    for number in 1..=charts {
        assert!(text.contains(&format!("r:embed=\"picture{number}\"")));
        assert!(relations.contains(&format!("Target=\"media/{number}.png\"")));
    }
}

#[test]
fn a_wide_table_is_set_in_parts_that_all_name_their_rows() {
    let edition = berlin();
    let cross = edition.tables.last().unwrap();
    let file = docx(&paper(cross)).unwrap();
    let text = words(&part(&file, "word/document.xml"));
    assert!(text.contains("Teil 1 von 2") && text.contains("Teil 2 von 2"));
    let row = |value: &Value| match value {
        Value::Category { label, .. } => label.de.clone(),
        _ => String::new(),
    };
    let last = row(&cross.rows[cross.rows.len() - 2].values[1]);
    assert_eq!(text.matches(&last).count(), 2 * 2, "{last}");
}
