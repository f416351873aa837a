//! Odd and hostile workbooks, with lowered limits.

use std::io::Write;
use std::path::PathBuf;

use tempfile::TempDir;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::cell::{Region, Value};
use super::*;

struct Files {
    folder: TempDir,
}

impl Files {
    fn new() -> Files {
        Files {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn zip(&self, name: &str, parts: &[(&str, &str)]) -> PathBuf {
        let path = self.folder.path().join(name);
        let mut zip = ZipWriter::new(std::fs::File::create(&path).unwrap());
        for (part, text) in parts {
            zip.start_file(*part, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        path
    }

    /// A workbook of LibreOffice with one sheet.
    fn ods(&self, rows: &str) -> PathBuf {
        self.ods_of(&format!(
            "<table:table table:name='Bedarf'>{rows}</table:table>"
        ))
    }

    fn ods_of(&self, tables: &str) -> PathBuf {
        let content = format!("<office:document-content>{tables}</office:document-content>");
        let kind = "application/vnd.oasis.opendocument.spreadsheet";
        self.zip("t.ods", &[("mimetype", kind), ("content.xml", &content)])
    }

    /// A workbook of Excel with one sheet.
    fn xlsx(&self, rows: &str) -> PathBuf {
        let workbook =
            "<workbook><sheets><sheet name='Bedarf' sheetId='1' r:id='r1'/></sheets></workbook>";
        let rels = "<Relationships><Relationship Id='r1' Type='x/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";
        let root = "<Relationships><Relationship Id='r1' Type='x/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let parts = [
            ("_rels/.rels", root),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", rels),
            ("xl/worksheets/sheet1.xml", sheet.as_str()),
        ];
        self.zip("t.xlsx", &parts)
    }
}

/// All cells of the first sheet: row, column, what is shown.
fn cells(path: &Path, limits: &Limits) -> Result<Vec<(u64, u32, String)>, String> {
    let cells = sheet(path, limits)?.rows.into_iter().flat_map(|row| {
        let number = row.number;
        let cells = row.cells.into_iter();
        cells.map(move |cell| (number, cell.column, cell.value.shown()))
    });
    Ok(cells.collect())
}

fn sheet(path: &Path, limits: &Limits) -> Result<Sheet, String> {
    let place = Place::file("t");
    let named = |stopped: Stopped| format!("{:?} {:?}", stopped.code, stopped.details);
    let mut workbook = Workbook::open(path, &place, limits).map_err(named)?;
    let name = workbook.sheets()[0].0.clone();
    workbook.take(&name).map_err(named)
}

fn standard() -> Limits {
    Limits::standard().clone()
}

const WORD: &str =
    "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>";

#[test]
fn a_sheet_whose_first_and_last_cells_are_far_apart_takes_the_room_of_two_cells() {
    let files = Files::new();
    let far = files.xlsx(
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>",
    );
    let expected = vec![(1, 0, "1".to_string()), (1 << 20, 16_383, "2".to_string())];
    assert_eq!(cells(&far, &standard().with(Limit::Cells, 2)), Ok(expected));
    let far = files.ods(&format!(
        "<table:table-row table:number-rows-repeated='1048575'>\
         <table:table-cell table:number-columns-repeated='16384'/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated='16383'/>{WORD}</table:table-row>"
    ));
    let expected = vec![(1 << 20, 16_383, "x".to_string())];
    assert_eq!(cells(&far, &standard().with(Limit::Cells, 1)), Ok(expected));
}

#[test]
fn what_a_sheet_says_to_repeat_is_repeated_within_the_limit_of_cells() {
    let files = Files::new();
    let word = WORD.replace(
        "<table:table-cell ",
        "<table:table-cell table:number-columns-repeated='3' ",
    );
    let rows = format!("<table:table-row table:number-rows-repeated='2'>{word}</table:table-row>");
    let path = files.ods(&rows);
    let all = cells(&path, &standard()).unwrap();
    let places: Vec<(u64, u32)> = all.iter().map(|cell| (cell.0, cell.1)).collect();
    assert_eq!(places, [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]);
    let refused = cells(&path, &standard().with(Limit::Cells, 5)).unwrap_err();
    assert!(
        refused.contains("LimitExceeded") && refused.contains("\"cells\""),
        "{refused}"
    );
    let many = rows
        .replace("'3'", "'4000000000'")
        .replace("'2'", "'4000000000'");
    assert!(cells(&files.ods(&many), &standard().with(Limit::Cells, 1000)).is_err());
}

#[test]
fn an_archive_that_unpacks_to_more_than_is_read_is_not_unpacked_to_the_end() {
    let files = Files::new();
    let rows = "<row><c><v>1</v></c></row>".repeat(1000);
    let path = files.xlsx(&rows);
    assert!(cells(&path, &standard()).is_ok());
    for (limit, most) in [(Limit::UnpackedBytes, 10_000), (Limit::Cells, 999)] {
        let refused = cells(&path, &standard().with(limit, most)).unwrap_err();
        assert!(refused.contains(limit.id()), "{refused}");
    }
    let long = files.xlsx(&format!(
        "<row><c t='str'><v>{}</v></c></row>",
        "x".repeat(1000)
    ));
    for limit in [Limit::UntaggedBytes, Limit::CellBytes, Limit::TextBytes] {
        let refused = cells(&long, &standard().with(limit, 999)).unwrap_err();
        assert!(refused.contains(limit.id()), "{refused}");
    }
}

#[test]
fn one_text_that_many_cells_show_counts_each_time() {
    let files = Files::new();
    let row = "<table:table-row table:number-rows-repeated='100'><table:table-cell \
               office:value-type='string' table:number-columns-repeated='100'><text:p>abcdefghij</text:p>\
               </table:table-cell></table:table-row>";
    let path = files.ods(row);
    assert!(cells(&path, &standard().with(Limit::TextBytes, 100_000)).is_ok());
    assert!(cells(&path, &standard().with(Limit::TextBytes, 99_999)).is_err());
    let spaces = files.ods(
        "<table:table-row><table:table-cell office:value-type='string'><text:p>a<text:s text:c='4000000000'/>b</text:p></table:table-cell></table:table-row>",
    );
    assert!(
        cells(&spaces, &standard())
            .unwrap_err()
            .contains("cell_bytes")
    );
}

#[test]
fn values_keep_what_they_are() {
    let files = Files::new();
    let path = files.ods(
        "<table:table-row>\
         <table:table-cell office:value-type='float' office:value='13'><text:p>13,0</text:p></table:table-cell>\
         <table:table-cell office:value-type='percentage' office:value='0.5'><text:p>50 %</text:p></table:table-cell>\
         <table:table-cell office:value-type='date' office:date-value='2025-12-31'><text:p>31.12.25</text:p></table:table-cell>\
         <table:table-cell office:value-type='boolean' office:boolean-value='true'/>\
         <table:table-cell table:number-columns-spanned='2' office:value-type='string'>\
         <office:annotation><text:p>no value</text:p></office:annotation>\
         <text:p>a &amp; &#228;<text:s/>b</text:p><text:p>c</text:p></table:table-cell>\
         <table:covered-table-cell/>\
         <table:table-cell table:formula='of:=1/0' office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>\
         <table:table-cell table:formula='of:=[.A1]'/>\
         </table:table-row>",
    );
    let sheet = sheet(&path, &standard()).unwrap();
    let values: Vec<(u32, Value)> = sheet.rows[0]
        .cells
        .iter()
        .map(|cell| (cell.column, cell.value.clone()))
        .collect();
    let day = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    let expected = vec![
        (0, Value::Number(13.0)),
        (1, Value::Percentage(0.5)),
        (2, Value::Date(day.and_time(chrono::NaiveTime::MIN))),
        (3, Value::Truth(true)),
        (4, Value::Text("a & ä b\nc".into())),
        (6, Value::Error("#DIV/0!".into())),
        (7, Value::NotComputed),
    ];
    assert_eq!(values, expected);
    let merged = Region {
        rows: (1, 1),
        columns: (4, 5),
    };
    assert_eq!(sheet.merged, [merged]);
}

#[test]
fn a_formula_of_which_excel_stored_no_result_is_no_blank_cell() {
    let files = Files::new();
    let path =
        files.xlsx("<row r='1'><c r='A1'><f>B1</f></c><c r='B1'><f>1+1</f><v>2</v></c></row>");
    let sheet = sheet(&path, &standard()).unwrap();
    assert_eq!(sheet.rows[0].cells[0].value, Value::NotComputed);
    assert_eq!(sheet.rows[0].cells[1].value, Value::Number(2.0));
}

#[test]
fn cells_may_stand_in_a_file_in_any_order() {
    let files = Files::new();
    let path = files.xlsx(
        "<row r='2'><c r='B2'><v>4</v></c><c r='A2'><v>3</v></c></row><row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>5</v></c></row>",
    );
    let expected = [(1, 0, "1"), (2, 0, "5"), (2, 1, "4")];
    let expected = expected.map(|(row, column, text)| (row, column, text.to_string()));
    assert_eq!(cells(&path, &standard()), Ok(expected.to_vec()));
}

#[test]
fn hidden_sheets_are_told_and_a_chart_in_a_sheet_is_no_sheet() {
    let files = Files::new();
    let path = files.ods_of(&format!(
        "<style:style style:name='ta2'><style:table-properties table:display='false'/></style:style>\
         <table:table table:name='A'><table:table-row>{WORD}</table:table-row>\
         <table:table><table:table-row>{WORD}</table:table-row></table:table></table:table>\
         <table:table table:name='B' table:style-name='ta2'/>"
    ));
    let place = Place::file("t");
    let limits = standard();
    let workbook = Workbook::open(&path, &place, &limits).unwrap();
    let expected = [("A".to_string(), false), ("B".to_string(), true)];
    assert_eq!(workbook.sheets(), expected);
    assert_eq!(cells(&path, &limits).unwrap().len(), 1);
}

#[test]
fn hidden_columns_are_told_from_those_that_are_seen() {
    let files = Files::new();
    let path = files.ods(&format!(
        "<table:table-column/><table:table-column table:visibility='collapse' \
         table:number-columns-repeated='2'/><table:table-column table:number-columns-repeated='9'/>\
         <table:table-row>{WORD}</table:table-row>"
    ));
    let (place, limits) = (Place::file("t"), standard());
    let mut workbook = Workbook::open(&path, &place, &limits).unwrap();
    assert_eq!(workbook.take("Bedarf").unwrap().hidden_columns, [(1, 2)]);
}

#[test]
fn a_file_that_ends_in_the_middle_is_no_workbook_with_fewer_rows() {
    let files = Files::new();
    let path = files.zip(
        "t.ods",
        &[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            (
                "content.xml",
                &format!(
                    "<x><table:table table:name='A'><table:table-row>{WORD}</table:table-row>"
                ),
            ),
        ],
    );
    assert!(
        cells(&path, &standard())
            .unwrap_err()
            .contains("FileUnreadable")
    );
}

#[test]
fn a_cell_that_is_named_as_no_cell_is_makes_a_damaged_file_not_a_crash() {
    let files = Files::new();
    let path = files.xlsx("<row r='1'><c r='ZZZZZZZZZZZZ1'><v>1</v></c></row>");
    let read = cells(&path, &standard());
    assert!(read.is_err() || read.is_ok_and(|cells| cells.len() == 1));
}
