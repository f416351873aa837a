//! How files are read: what a user saves out of Excel, and what happens to it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use lueckenlos::inventory::files::encoding::Encoding;
use lueckenlos::inventory::files::source::{FileSettings, Kind, Source};
use lueckenlos::inventory::values::formula_guard::is_guarded;
use lueckenlos::language::Language;
use lueckenlos::model::finding::{Code, Finding};
use proptest::prelude::*;
use tempfile::TempDir;

const NEEDS: &str =
    "jahr;stadtteil;bedarf\n2025;Westliche Höhe;12\n2025;Südstadt;7,5\n2025;Südstadt;7,5\n";

/// A file in a folder of its own.
struct Saved {
    folder: TempDir,
    path: PathBuf,
}

fn saved(name: &str, bytes: &[u8]) -> Saved {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    Saved { folder, path }
}

/// An open file whose folder lasts as long.
struct Open {
    source: Source,
    _folder: TempDir,
}

impl std::ops::Deref for Open {
    type Target = Source;

    fn deref(&self) -> &Source {
        &self.source
    }
}

impl std::ops::DerefMut for Open {
    fn deref_mut(&mut self) -> &mut Source {
        &mut self.source
    }
}

impl Saved {
    fn open(self) -> Open {
        let source = self
            .try_open()
            .unwrap_or_else(|finding| panic!("{finding:?}"));
        Open {
            source,
            _folder: self.folder,
        }
    }

    fn try_open(&self) -> Result<Source, Box<Finding>> {
        Source::open(&self.path, &FileSettings::default())
    }

    fn stopped_by(&self) -> Box<Finding> {
        self.try_open().expect_err("a file that cannot be read")
    }
}

fn rows(source: &Source) -> Vec<(u64, Vec<String>)> {
    let rows = source.rows().unwrap();
    rows.map(|row| row.unwrap())
        .map(|row| (row.line, row.fields))
        .collect()
}

fn values(text: &str) -> Vec<Vec<String>> {
    rows(&saved("needs.csv", text.as_bytes()).open())
        .into_iter()
        .map(|row| row.1)
        .collect()
}

/// What `distinct` says, as rows and how often they occur.
fn counted(source: &Source) -> BTreeMap<Vec<String>, u64> {
    let columns: Vec<usize> = (0..source.header.len()).collect();
    let groups = source
        .distinct(&columns)
        .unwrap_or_else(|finding| panic!("{finding:?}"));
    let row = |group| {
        columns
            .iter()
            .map(|column| groups.value(group, *column).to_string())
            .collect()
    };
    (0..groups.len())
        .map(|group| (row(group), groups.rows[group]))
        .collect()
}

/// What `rows` says, counted one by one.
fn counted_slowly(source: &Source) -> BTreeMap<Vec<String>, u64> {
    let mut counts = BTreeMap::new();
    for (_, row) in rows(source) {
        *counts.entry(row).or_default() += 1;
    }
    counts
}

fn utf16(text: &str, encode: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(encode).collect()
}

#[test]
fn a_file_saved_by_excel_on_windows_reads_the_same_as_its_utf8_twin() {
    let twin = saved("needs.csv", NEEDS.as_bytes()).open();
    let windows = NEEDS.replace('\n', "\r\n");
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(&windows);
    let marked = format!("\u{feff}{windows}");
    for (bytes, encoding) in [
        (latin.to_vec(), Encoding::Windows1252),
        (windows.clone().into_bytes(), Encoding::Utf8),
        (marked.clone().into_bytes(), Encoding::Utf8),
        (utf16(&marked, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(&marked, u16::to_be_bytes), Encoding::Utf16Be),
        (utf16(&windows, u16::to_le_bytes), Encoding::Utf16Le),
    ] {
        let source = saved("needs.csv", &bytes).open();
        assert!(matches!(source.kind, Kind::Csv { encoding: found, .. } if found == encoding));
        assert_eq!(source.header, twin.header);
        assert_eq!(rows(&source), rows(&twin));
        assert_eq!(counted(&source), counted(&twin));
    }
}

#[test]
fn a_file_with_dos_umlauts_or_two_encodings_is_not_read_with_wrong_letters() {
    let dos = b"jahr;stadtteil\n2025;S\x81dstadt\n2025;Westliche H\x94he\n";
    assert_eq!(
        saved("needs.csv", dos).stopped_by().code,
        Code::EncodingDoubtful
    );
    let mixed = b"jahr;stadtteil\n2025;S\xc3\xbcdstadt\n2025;Westliche H\xf6he\n";
    assert_eq!(
        saved("needs.csv", mixed).stopped_by().code,
        Code::EncodingDoubtful
    );
}

#[test]
fn the_town_can_overrule_what_was_detected() {
    let file = saved("needs.csv", b"a,b;c\n1,2;3\n");
    let settings = FileSettings {
        delimiter: Some(','),
        ..FileSettings::default()
    };
    let source = Source::open(&file.path, &settings).unwrap();
    assert_eq!(source.header, ["a", "b;c"]);
    assert!(matches!(
        source.kind,
        Kind::Csv {
            delimiter_overruled: true,
            delimiter: ',',
            ..
        }
    ));
}

#[test]
fn line_ends_of_any_system_and_blank_rows_do_not_matter() {
    let expected = [["1", "2"], ["3", "4"], ["5", "6"]];
    for text in [
        "a;b\n1;2\n3;4\n5;6",
        "a;b\r\n1;2\r3;4\n5;6\r\n",
        "\n;\na;b\n\n1;2\n;\n3;4\n ; \n5;6\n;;\n\n",
    ] {
        assert_eq!(values(text), expected, "{text:?}");
    }
    assert_eq!(saved("needs.csv", b"a;b\n\n1;2\n;\n").open().rows, 1);
}

#[test]
fn a_first_line_that_tells_excel_the_delimiter_is_no_header() {
    let source = saved("needs.csv", b"sep=,\r\na;b,c\r\n1,2\r\n").open();
    assert_eq!(source.header, ["a;b", "c"]);
    assert_eq!(rows(&source), [(3, vec!["1".to_string(), "2".to_string()])]);
}

#[test]
fn cells_missing_at_the_end_and_blank_cells_too_many_are_harmless() {
    let mut source = saved("needs.csv", b"a;b;note\n1;2\n3;4;x;;\n").open();
    let findings = source
        .check_layout(&|column, value| column == 2 || !value.is_empty())
        .unwrap();
    assert!(findings.is_empty());
    assert_eq!(rows(&source)[0].1, ["1", "2", ""]);
    assert_eq!(rows(&source)[1].1, ["3", "4", "x"]);
    assert_eq!(counted(&source), counted_slowly(&source));
}

#[test]
fn a_row_with_a_missing_delimiter_is_named_and_left_out() {
    let mut source = saved(
        "needs.csv",
        b"jahr;ort;zahl\n2025;Nord;3\n2025 Nord;3\n2025;Nord;4\n",
    )
    .open();
    let findings = source.check_layout(&|_, value| !value.is_empty()).unwrap();
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].message(Language::German).trim_end(),
        "Zeile 3 hat 2 Spalten, die Kopfzeile hat 3."
    );
    assert_eq!(source.left_out().keys().copied().collect::<Vec<_>>(), [3]);
    assert_eq!(counted(&source), counted_slowly(&source));
    assert_eq!(rows(&source).len(), 2);
}

/// Names, then age bands, then a number.
fn fits_offers(column: usize, value: &str) -> bool {
    let band = |part: &str| part.trim().split('-').all(|age| age.parse::<u8>().is_ok());
    match column {
        1 => value.is_empty() || value.split(';').all(band),
        2 => value.is_empty() || value.parse::<u32>().is_ok(),
        _ => true,
    }
}

#[test]
fn a_list_without_quotes_is_found_and_the_row_shown_as_it_was_meant() {
    let mut source = saved("offers.csv", b"name;alter;zahl\nA;0-3;5\nB;0-3; 3-6;12\n").open();
    let findings = source.check_layout(&fits_offers).unwrap();
    assert_eq!(findings[0].code, Code::ListUnquoted);
    assert_eq!(findings[0].place.lines.first, [3]);
    assert_eq!(
        findings[0].advice(Language::German).unwrap(),
        "Gemeint ist vermutlich: B;\"0-3; 3-6\";12"
    );
    let excerpt = findings[0].excerpt.as_ref().unwrap();
    assert_eq!(&excerpt.line[excerpt.span.clone()], "0-3; 3-6");
}

#[test]
fn where_a_row_could_be_mended_in_two_ways_none_is_proposed() {
    let mut source = saved("offers.csv", b"name;note;zahl\nA;b;5\nB;c;d;12\n").open();
    let findings = source
        .check_layout(&|column, value| column != 2 || value.parse::<u8>().is_ok())
        .unwrap();
    assert_eq!(findings[0].code, Code::RowTooLong);
}

#[test]
fn a_quote_that_is_never_closed_is_named_with_the_line_where_it_begins() {
    for text in ["a;b\n1;2\n3;\"4\n5;6\n", "a;b\n1;2\n3;\"4\n5;\"x\"\n"] {
        let finding = saved("needs.csv", text.as_bytes()).stopped_by();
        assert_eq!(finding.code, Code::QuoteOpen, "{text:?}");
        assert_eq!(finding.place.lines.first, [3]);
    }
}

#[test]
fn what_is_no_table_gets_one_clear_sentence() {
    for (bytes, code) in [
        (&b""[..], Code::FileEmpty),
        (b"\xef\xbb\xbf \r\n;;\r\n", Code::FileEmpty),
        (b"a;b;c\r\n", Code::FileWithoutRows),
        (b"a;b\r\n;\r\n", Code::FileWithoutRows),
        (b"%PDF-1.7\n", Code::FileBinary),
        (b"PK\x03\x04nonsense", Code::FileBinary),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00",
            Code::FileBinary,
        ),
    ] {
        let finding = saved("needs.csv", bytes).stopped_by();
        assert_eq!(finding.code, code, "{bytes:?}");
        for language in [Language::German, Language::English] {
            assert!(!finding.message(language).contains('⟨'));
            assert!(finding.advice(language).is_some());
        }
    }
}

#[test]
fn a_missing_file_suggests_its_neighbour_and_a_folder_names_its_tables() {
    let file = saved("needs-2025.csv", NEEDS.as_bytes());
    let wrong = file.folder.path().join("need-2025.csv");
    let finding = Source::open(&wrong, &FileSettings::default()).unwrap_err();
    assert_eq!(finding.code, Code::FileMissing);
    assert_eq!(
        finding.advice(Language::German).unwrap(),
        "Meinten Sie „needs-2025.csv“?"
    );
    let finding = Source::open(file.folder.path(), &FileSettings::default()).unwrap_err();
    assert_eq!(finding.code, Code::FileIsFolder);
    assert!(
        finding
            .advice(Language::English)
            .unwrap()
            .contains("needs-2025.csv")
    );
}

#[test]
fn wrong_values_are_found_with_their_lines_and_shown_in_their_row() {
    let source = saved(
        "needs.csv",
        b"a;b\n1;Nord\n1;Nrod\n2;\"Nrod\"\n1;S\xc3\xbcd\n",
    )
    .open();
    let wanted = [vec!["Nrod".to_string()]].into();
    let found = source.locate(&[1], &wanted).unwrap();
    let located = &found[&vec!["Nrod".to_string()]];
    assert_eq!(
        (&located.lines.first[..], located.lines.total),
        (&[3, 4][..], 2)
    );
    let excerpt = located.first.excerpt(1).unwrap();
    assert_eq!(&excerpt.line[excerpt.span.clone()], "Nrod");
    let excerpt = source.excerpt(5, 1).unwrap().unwrap();
    assert_eq!(
        (&excerpt.line[..], &excerpt.line[excerpt.span]),
        ("1;Süd", "Süd")
    );
}

#[test]
fn a_very_long_row_is_shown_around_the_cell_in_question() {
    let long = "ä".repeat(10_000);
    let source = saved(
        "needs.csv",
        format!("a;b;c\n{long};Nord;{long}\n").as_bytes(),
    )
    .open();
    let excerpt = source.excerpt(2, 1).unwrap().unwrap();
    assert_eq!(&excerpt.line[excerpt.span], "Nord");
    assert!(excerpt.line.chars().count() < 200);
}

const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="3"><c r="B3" t="inlineStr"><is><t>name</t></is></c><c r="C3" t="inlineStr"><is><t>seit</t></is></c><c r="D3" t="inlineStr"><is><t>plätze</t></is></c></row>
<row r="4"><c r="B4" t="inlineStr"><is><t>Treff; offen</t></is></c><c r="C4" s="1"><v>46022</v></c><c r="D4"><v>12</v></c></row>
<row r="6"><c r="B6" t="inlineStr"><is><t>Zeile
Umbruch</t></is></c><c r="D6"><v>7.5</v></c></row>
<row r="7"><c r="B7" t="inlineStr"><is><t>Nach</t></is></c></row>
</sheetData></worksheet>"#;

const EMPTY_SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>"#;

/// A workbook with an empty sheet and one with a table that does not begin in the corner.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let files = [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{relations}"><Relationship Id="r0" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Leer" sheetId="1" r:id="r1"/><sheet name="Angebote" sheetId="2" r:id="r2"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                r#"<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
            ),
        ),
        ("xl/worksheets/sheet1.xml", EMPTY_SHEET.to_string()),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in files.chain([("xl/worksheets/sheet2.xml", sheet)]) {
        let options = zip::write::SimpleFileOptions::default();
        let stored = options.compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_is_read_like_a_csv_file_and_names_its_sheet_and_rows() {
    let source = saved("offers.xlsx", &workbook(SHEET.as_bytes())).open();
    // the table begins in the sheet's second column
    assert_eq!(source.header, ["", "name", "seit", "plätze"]);
    assert_eq!(source.place(Some(4)).sheet.as_deref(), Some("Angebote"));
    let text = |words: [&str; 3]| {
        [&[""], &words[..]]
            .concat()
            .iter()
            .map(|word| word.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rows(&source),
        [
            (4, text(["Treff; offen", "2025-12-31", "12"])),
            (6, text(["Zeile\nUmbruch", "", "7.5"])),
            (7, text(["Nach", "", ""])),
        ]
    );
    assert_eq!(counted(&source), counted_slowly(&source));
}

#[test]
fn a_sheet_that_does_not_exist_is_answered_with_those_that_do() {
    let file = saved("offers.xlsx", &workbook(SHEET.as_bytes()));
    let settings = FileSettings {
        sheet: Some("Angebot".to_string()),
        ..FileSettings::default()
    };
    let finding = Source::open(&file.path, &settings).unwrap_err();
    assert_eq!(
        finding.advice(Language::German).unwrap(),
        "Vorhanden sind: Leer, Angebote."
    );
}

#[test]
fn groups_are_the_same_as_rows_counted_by_hand_and_in_alphabetical_order() {
    let source = saved("needs.csv", NEEDS.as_bytes()).open();
    assert_eq!(counted(&source), counted_slowly(&source));
    let groups = source.distinct(&[2, 1]).unwrap();
    assert_eq!(
        groups.values,
        [vec!["12", "7,5"], vec!["Südstadt", "Westliche Höhe"]]
    );
    assert_eq!(groups.rows, [1, 2]);
}

/// The rows of a text by another reader: the `csv` crate, without the apostrophes that guard a value.
fn by_csv_crate(source: &Source, bytes: &[u8]) -> Option<BTreeMap<Vec<String>, u64>> {
    let Kind::Csv {
        encoding,
        delimiter,
        ..
    } = source.kind
    else {
        return None;
    };
    let encoding = match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252,
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let without_guard = |cell: &str| cell[usize::from(is_guarded(cell))..].to_string();
    let records = reader
        .records()
        .map(|record| record.unwrap().iter().map(without_guard).collect())
        .filter(|row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty()));
    let mut counts = BTreeMap::new();
    for mut row in records.skip(1) {
        row.resize(source.header.len(), String::new());
        *counts.entry(row).or_default() += 1;
    }
    Some(counts)
}

fn agrees(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let file = saved(name, bytes);
    let Ok(mut source) = file.try_open() else {
        return Ok(());
    };
    let fast = counted(&source);
    prop_assert_eq!(fast.values().sum::<u64>(), source.rows);
    prop_assert_eq!(&fast, &counted_slowly(&source));
    if let Some(other) = by_csv_crate(&source, bytes) {
        prop_assert_eq!(&fast, &other);
    }
    let findings = source
        .check_layout(&|_, value| !value.contains('1'))
        .unwrap();
    prop_assert_eq!(findings.is_empty(), source.left_out().is_empty());
    prop_assert_eq!(counted(&source), counted_slowly(&source));
    for line in 0..4 {
        let _ = source.excerpt(line, 1).unwrap();
    }
    Ok(())
}

#[test]
fn an_apostrophe_that_guards_a_value_is_read_alike_by_all() {
    for row in [
        "'@",
        "'=1+1",
        "''0110",
        "'3-5",
        "'Südstadt",
        "\"'@\"",
        "\"\"'=1",
    ] {
        agrees("needs.csv", format!("a\n{row}\n").as_bytes()).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_bytes_a_file_has_all_readers_agree_on_its_rows(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        agrees("needs.csv", &bytes)?;
    }

    #[test]
    fn whatever_a_table_is_like_all_readers_agree_on_its_rows(
        text in "\u{feff}?([ab];){0,3}c\r?\n([ab1äx'= \u{a0}\u{81};,\t\"\n\r]|;|\n|\r\n|\"[a;\"\n]\"|\"\"){0,60}",
        encoding in 0..5,
    ) {
        let bytes = match encoding {
            0 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
            1 => utf16(&text, u16::to_le_bytes),
            2 => utf16(&text, u16::to_be_bytes),
            _ => text.into_bytes(),
        };
        agrees("needs.csv", &bytes)?;
    }

    #[test]
    fn a_damaged_workbook_does_not_stop_the_program(
        place in 0_usize..4000,
        bytes in proptest::collection::vec(any::<u8>(), 1..8),
        whole in any::<bool>(),
    ) {
        let damage = |file: &mut [u8]| {
            let place = place % (file.len() - bytes.len());
            file[place..place + bytes.len()].copy_from_slice(&bytes);
        };
        let mut sheet = SHEET.as_bytes().to_vec();
        if !whole {
            damage(&mut sheet);
        }
        let mut workbook = workbook(&sheet);
        if whole {
            damage(&mut workbook);
        }
        agrees("offers.xlsx", &workbook)?;
    }
}
