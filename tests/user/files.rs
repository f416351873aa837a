//! Files that cannot be read, or not as they are.

use rust_xlsxwriter::Workbook;

use crate::util::{Folder, NEEDS, OFFERS, figures, town, town_of};

#[test]
fn a_folder_without_tables_says_how_they_have_to_be_called() {
    let ran = Folder::new().refused();
    ran.says("L115", &["bedarfe", "needs", "--needs"]);
    ran.says("L116", &["angebote", "offers", "--offers"]);
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    let ran = town()
        .file("musterdorf/notiz.txt", "")
        .run(&["analyse", "musterdrof"]);
    assert_eq!(ran.code, Some(2));
    ran.says("L101", &["musterdrof", "„musterdorf“"]);
}

#[test]
fn a_table_in_place_of_a_folder_gets_the_advice_to_name_the_folder() {
    let ran = town().run(&["analyse", "bedarfe.csv"]);
    assert_eq!(ran.code, Some(2));
    ran.says("L114", &["bedarfe.csv", "--needs"]);
}

#[test]
fn a_file_with_a_typing_error_in_its_name_gets_a_suggestion() {
    let ran = town().run(&[
        "analyse",
        "--needs",
        "bedrafe.csv",
        "--offers",
        "angebote.csv",
    ]);
    assert_eq!(ran.code, Some(2));
    ran.says("L101", &["bedrafe.csv", "Meinten Sie „bedarfe.csv“?"]);
}

#[test]
fn a_folder_in_place_of_a_table_lists_the_tables_in_it() {
    let folder = town().file("alt/bedarfe-2024.csv", NEEDS);
    let ran = folder.run(&["analyse", "--needs", "alt", "--offers", "angebote.csv"]);
    assert_eq!(ran.code, Some(2));
    ran.says("L102", &["alt", "bedarfe-2024.csv"]);
}

#[test]
fn an_empty_file_is_not_a_town_without_needs() {
    for nothing in ["", "\n\r\n", "\u{feff}"] {
        town_of(nothing, OFFERS)
            .refused()
            .says("L103", &["bedarfe.csv"]);
    }
}

#[test]
fn a_header_without_rows_is_not_a_town_without_offers() {
    for rows in ["", "\n", "\r\n;;;;;;\r\n"] {
        let header = OFFERS.lines().next().unwrap();
        let ran = town_of(NEEDS, format!("{header}{rows}")).refused();
        ran.says("L104", &["angebote.csv", "Kopfzeile"]);
    }
}

#[test]
fn what_is_no_table_is_refused_in_one_sentence() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec();
    for bytes in [picture, b"%PDF-1.7\n1 0 obj".to_vec(), vec![0; 4096]] {
        let ran = town_of(bytes, OFFERS).refused();
        ran.says("L105", &["bedarfe.csv", "CSV UTF-8", ".xlsx"]);
    }
}

#[test]
fn a_workbook_that_was_cut_off_is_refused_without_a_panic() {
    let mut bytes = workbook(NEEDS);
    bytes.truncate(bytes.len() / 2);
    let folder = Folder::new()
        .file("bedarfe.xlsx", bytes)
        .file("angebote.csv", OFFERS);
    let ran = folder.refused();
    assert!(ran.err.contains("bedarfe.xlsx"), "{}", ran.err);
}

#[test]
fn both_files_are_looked_at_before_the_program_gives_up() {
    let ran = town_of("", b"%PDF-1.7").refused();
    ran.says("L103", &["bedarfe.csv"]);
    ran.says("L105", &["angebote.csv"]);
}

#[test]
fn excel_files_are_read_whatever_their_encoding_delimiter_and_line_ends() {
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(NEEDS.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows: Vec<u8> = NEEDS
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let mixed = NEEDS.replacen('\n', "\r\n", 2);
    let ways = [
        utf16,
        windows,
        mixed.into_bytes(),
        format!("\u{feff}{NEEDS}").into_bytes(),
        NEEDS.replace(';', ",").into_bytes(),
        NEEDS.replace(';', "\t").into_bytes(),
        NEEDS.trim_end().as_bytes().to_vec(),
        NEEDS.replace("Nordstadt", "\"Nordstadt\"").into_bytes(),
        NEEDS.replace('\n', ";;\n").into_bytes(),
        format!("sep=;\n{NEEDS}").into_bytes(),
        format!("\n\n{NEEDS}\n\n;;;\n").into_bytes(),
    ];
    for bytes in ways {
        let folder = town_of(&bytes, OFFERS);
        assert_eq!(
            figures(&folder),
            ["160", "125", "35"],
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn what_was_detected_is_on_record() {
    let folder = town();
    folder.analysed();
    let record = folder.read("reports/musterdorf-2025/internal/run.json");
    assert!(record.contains("\"encoding\": \"utf-8\""), "{record}");
    assert!(record.contains("\"delimiter\": \";\""), "{record}");
}

#[test]
fn an_encoding_that_cannot_be_told_is_asked_for() {
    let mut bytes = NEEDS.as_bytes().to_vec();
    bytes.extend(b"2025;M\x81\x8d\x8f\x90\x9d;3;5;Bildung;7\n");
    town_of(bytes, OFFERS)
        .stopped()
        .says("L107", &["bedarfe.csv", "CSV UTF-8"]);
}

#[test]
fn a_quote_that_never_closes_is_shown_where_it_opens() {
    let needs = NEEDS.replace("Südstadt;3", "\"Südstadt;3");
    town_of(needs, OFFERS)
        .stopped()
        .says("L112", &["bedarfe.csv:3", "Anführungszeichen"]);
}

#[test]
fn a_row_that_is_too_short_is_shown_with_its_line() {
    let offers = OFFERS.replace("K2;Kita Süd;Südstadt", "K2;Südstadt");
    town_of(NEEDS, offers)
        .stopped()
        .says("L110", &["angebote.csv:3", "6 Spalten", "7"]);
}

#[test]
fn a_row_that_is_too_long_is_shown_with_its_line() {
    let needs = NEEDS.replace("Südstadt;3", "Südstadt;Mitte;3");
    town_of(needs, OFFERS)
        .stopped()
        .says("L111", &["bedarfe.csv:3", "7 Spalten", "6"]);
}

#[test]
fn a_list_of_ages_without_quotes_is_repaired_on_paper_and_not_in_silence() {
    let offers = "\
kennung;angebot;lebensphase;handlungsfeld;plätze
K1;Kita;0-2; 3-5;Bildung;20
";
    let ran = town_of(NEEDS, offers).stopped();
    ran.says(
        "L113",
        &["angebote.csv:2", "K1;Kita;\"0-2; 3-5\";Bildung;20"],
    );
}

#[test]
fn rows_that_cannot_be_split_are_left_out_and_counted_when_asked_to_go_on() {
    let needs = NEEDS.replace("Südstadt;3", "Südstadt;Mitte;3");
    let folder = town_of(needs, OFFERS);
    let table = folder.table(&[".", "--rows", "stadtteil", "--keep-going"]);
    assert_eq!(table.at(&[("district", "total")], ["need"]), ["120"]);
    let offers = OFFERS.replace("K2;Kita Süd;Südstadt", "K2;Südstadt");
    let folder = town_of(NEEDS, offers);
    folder.analysed_with(&["--keep-going"]);
    let report = folder.read("reports/musterdorf-2025/public/report.html");
    assert!(report.contains("eine Zeile der Angebote"));
}

#[test]
fn a_workbook_is_read_like_a_csv_and_its_findings_name_the_sheet() {
    let folder = Folder::new()
        .file("bedarfe.xlsx", workbook(NEEDS))
        .file("angebote.csv", OFFERS);
    assert_eq!(figures(&folder), ["160", "125", "35"]);
    let wrong = workbook(&NEEDS.replace(";40", ";vierzig"));
    let folder = Folder::new()
        .file("bedarfe.xlsx", wrong)
        .file("angebote.csv", OFFERS);
    folder
        .stopped()
        .says("L310", &["bedarfe.xlsx [Tabelle1]:3", "vierzig"]);
}

/// A table as LibreOffice saves it, with only what a reader needs.
fn open_document(text: &str) -> Vec<u8> {
    let cell = |value: &str| match value.parse::<f64>() {
        Ok(number) => format!(
            r#"<table:table-cell office:value-type="float" office:value="{number}"><text:p>{value}</text:p></table:table-cell>"#
        ),
        Err(_) => format!(
            r#"<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>"#
        ),
    };
    let row = |line: &str| {
        let cells: String = line.split(';').map(cell).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = text.lines().map(row).collect();
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
        <table:table table:name="Tabelle1">{rows}</table:table>
        </office:spreadsheet></office:body></office:document-content>"#
    );
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let stored = options.compression_method(zip::CompressionMethod::Stored);
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = r#"<?xml version="1.0"?><manifest:manifest
        xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    for (name, bytes) in [
        ("mimetype", mimetype),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest),
    ] {
        zip.start_file(name, stored).unwrap();
        std::io::Write::write_all(&mut zip, bytes.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_table_of_libreoffice_is_read_like_a_csv() {
    let folder = Folder::new()
        .file("bedarfe.csv", NEEDS)
        .file("angebote.ods", open_document(OFFERS));
    assert_eq!(figures(&folder), ["160", "125", "35"]);
}

#[test]
fn a_sheet_that_does_not_exist_gets_the_list_of_those_that_do() {
    let folder = Folder::new()
        .file("bedarfe.xlsx", workbook(NEEDS))
        .file("angebote.csv", OFFERS)
        .file(
            "lueckenlos.toml",
            "[files.reading.\"bedarfe.xlsx\"]\nsheet = \"Blatt 2\"\n",
        );
    folder
        .stopped()
        .says("L108", &["Blatt 2", "Vorhanden sind: Tabelle1"]);
}

#[test]
fn a_detection_that_is_wrong_can_be_overruled() {
    let folder = town_of(NEEDS.replace(';', "|"), OFFERS).file(
        "lueckenlos.toml",
        "[files.reading.\"bedarfe.csv\"]\ndelimiter = \"|\"\n",
    );
    assert_eq!(figures(&folder), ["160", "125", "35"]);
}

/// A table as Excel saves it: numbers are numbers.
fn workbook(text: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Tabelle1").unwrap();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}
