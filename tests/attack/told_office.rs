//! Workbook, paper and print: the same lines as in the CSV files, field by field, and no sentence more.

use serde_json::Value as Json;

use super::folder::{Folder, Line};
use super::formats::Told;
use super::office::{paper, parts};
use super::page::{elements, grids, letterings, sentences, text};
use super::printed::{printed, tally};
use super::sentences::reads_as;
use super::workbook::{Field, Sheet, sheets};

/// The parts of a workbook: tables, texts, looks.
const PARTS: [&str; 8] = [
    "[Content_Types].xml",
    "_rels/",
    "docProps/",
    "xl/_rels/",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/theme/",
    "xl/work",
];

impl Told {
    /// Contents, key figures, a sheet for each table, notes; nothing else.
    pub fn of_workbook(&self, folder: &Folder) -> Vec<String> {
        let Some(bytes) = folder.get("tables.xlsx") else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let sheets = sheets(bytes);
        for (part, bytes) in parts(bytes) {
            if !PARTS.iter().any(|known| part.starts_with(known)) {
                found.push(format!("tables.xlsx: a part {part}"));
            }
            if ["docProps/core.xml", "docProps/custom.xml"].contains(&part.as_str()) {
                let said = text(&String::from_utf8_lossy(&bytes).replace('<', " <"));
                found.extend(self.beyond("tables.xlsx", &said));
            }
        }
        if sheets.len() != self.tables().len() + 3 {
            found.push(format!("tables.xlsx: {} sheets", sheets.len()));
            return found;
        }
        found.extend(self.of_contents(&sheets[0]));
        found.extend(self.of_key_figures(&sheets[1]));
        for (sheet, table) in sheets[2..].iter().zip(self.tables()) {
            found.extend(self.of_sheet(sheet, table));
        }
        let own = [&sheets[0], &sheets[1], &sheets[sheets.len() - 1]];
        for sheet in own {
            let words = sheet
                .words()
                .filter_map(|word| self.beyond(&sheet.name, word));
            found.extend(words);
        }
        found
    }

    fn of_contents(&self, sheet: &Sheet) -> Vec<String> {
        let Some((_, rows)) = sheet.below("Nr.") else {
            return vec!["tables.xlsx: no contents".to_string()];
        };
        let expected = (2..).zip(self.tables()).map(|(number, table)| {
            let lines = self.lines(table).len();
            [number as f64, lines as f64]
        });
        let said = rows
            .iter()
            .filter_map(|row| match (row.first(), row.get(3)) {
                (Some(Field::Number(number)), Some(Field::Number(lines))) => {
                    Some([*number, *lines])
                }
                _ => None,
            });
        match expected.eq(said)
            && numbers(rows).count() == 3 * self.tables().len() - self.tables().len() + 2
        {
            true => Vec::new(),
            false => vec!["tables.xlsx: other contents".to_string()],
        }
    }

    fn of_key_figures(&self, sheet: &Sheet) -> Vec<String> {
        let figures = self.results["figures"].as_array().expect("figures");
        let told = figures.iter().flat_map(|figure| {
            let range = figure["range"].as_array().cloned().unwrap_or_default();
            let all = std::iter::once(figure["value"].clone()).chain(range);
            all.filter_map(|value| Some((value.as_f64()?, &figure["kind"])))
        });
        let told: Vec<(f64, &Json)> = told.collect();
        let read: Vec<f64> = numbers(&sheet.rows).collect();
        let same = told.len() == read.len()
            && told
                .iter()
                .zip(&read)
                .all(|((told, kind), read)| is_told(*told, *read, kind));
        match same {
            true => Vec::new(),
            false => vec![format!(
                "tables.xlsx {}: {read:?}, not {told:?}",
                sheet.name
            )],
        }
    }

    /// Field by field.
    fn of_sheet(&self, sheet: &Sheet, table: &Json) -> Vec<String> {
        let place = |row: usize| format!("tables.xlsx {} {row}", sheet.name);
        let columns = table["columns"].as_array().expect("columns");
        let labels: Vec<&str> = columns
            .iter()
            .map(|column| column["label"]["de"].as_str().expect("a label"))
            .collect();
        let Some((head, rows)) = sheet.below(labels[0]) else {
            return vec![place(0)];
        };
        let lines = self.lines(table);
        let mut found = Vec::new();
        if rows.len() != lines.len() || head.len() != columns.len() {
            found.push(format!("{}: {} rows", place(0), rows.len()));
        }
        for (position, (row, line)) in rows.iter().zip(lines).enumerate() {
            for (field, column) in row.iter().zip(columns) {
                let id = column["id"].as_str().expect("an id");
                if !field_says(field, line, id, &column["kind"]) {
                    found.push(format!("{} {id}: {field:?}", place(position)));
                }
            }
        }
        let above = &sheet.rows[..sheet.rows.len() - rows.len() - 1];
        for field in above.iter().flatten() {
            match field {
                Field::Number(number) => found.push(format!("{}: {number}", place(0))),
                Field::Word(word) => found.extend(self.beyond(&sheet.name, word)),
                Field::Empty => {}
            }
        }
        found
    }

    /// Lines of its tables stand on the page; its sentences say nothing beyond what is published.
    pub fn of_paper(&self, folder: &Folder) -> Vec<String> {
        let Some(bytes) = folder.get("summary.docx") else {
            return Vec::new();
        };
        let page = String::from_utf8_lossy(&folder["report.html"]).into_owned();
        let known: Vec<String> = sentences(&page);
        let paper = paper(bytes);
        let mut found = Vec::new();
        for sentence in &paper.sentences {
            if !known.contains(sentence) {
                found.extend(self.beyond("summary.docx", sentence));
            }
        }
        let on_page: Vec<Vec<String>> = grids(&page)
            .into_iter()
            .flat_map(|grid| grid.lines)
            .collect();
        for line in &paper.lines {
            let has_number = line
                .iter()
                .any(|field| super::page::number(field).is_some());
            let is_known = |shown: &Vec<String>| {
                let mut rest = shown.iter();
                line.iter().all(|field| rest.any(|shown| shown == field))
            };
            if has_number && !on_page.iter().any(is_known) {
                found.push(format!("summary.docx: {line:?}"));
            }
        }
        found
    }

    /// No number stands on paper more often than on the page, no sign less often, and no line says more.
    pub fn of_print(&self, folder: &Folder) -> Vec<String> {
        let printed = folder.get("report.pdf").and_then(|pdf| printed(pdf));
        let Some(printed) = printed else {
            return Vec::new();
        };
        let page = String::from_utf8_lossy(&folder["report.html"]).into_owned();
        let grids = grids(&page);
        let mut on_page: Vec<String> = sentences(&page);
        on_page.extend(
            grids
                .iter()
                .flat_map(|grid| grid.lines.iter().flatten().cloned()),
        );
        let heads: Vec<String> = grids.iter().flat_map(|grid| grid.head.clone()).collect();
        let drawn = super::page::pictures(&page);
        let drawn = drawn.iter().flat_map(|svg| letterings(svg));
        on_page.extend(drawn.map(|lettering| lettering.text));
        on_page.extend(elements(&page, "caption").map(|(_, caption)| text(caption)));
        let signs = signs(on_page.iter().map(String::as_str));
        let of_print = self::signs(printed.iter().map(String::as_str));
        let all = on_page.join(" ").replace(['\u{a0}', '\u{ad}'], " ");
        let all = all.split_whitespace().collect::<Vec<&str>>().join(" ");
        let on_page = tally(on_page.iter().chain(&heads).map(String::as_str));
        let mut found = Vec::new();
        if of_print < signs {
            found.push(format!("report.pdf: {of_print} signs of {signs}"));
        }
        for line in printed.iter().filter(|line| is_text(line)) {
            let line = line.replace(['\u{a0}', '\u{ad}'], " ");
            let words: Vec<&str> = line.split_whitespace().collect();
            if words.len() > 3 && !all.contains(&words.join(" ")) {
                found.extend(self.beyond("report.pdf", &words.join(" ")));
            }
        }
        for (number, times) in tally(printed.iter().map(String::as_str)) {
            let known = on_page.get(&number).copied().unwrap_or(0);
            if times > known && !self.is_year(&number) {
                found.push(format!("report.pdf: {number} {times} times, not {known}"));
            }
        }
        found
    }
}

/// How often the sign of what is withheld stands in some lines.
fn signs<'a>(lines: impl Iterator<Item = &'a str>) -> usize {
    let words = lines.flat_map(str::split_whitespace);
    let bare = words.map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation()));
    bare.filter(|word| *word == "x").count()
}

/// No line of the contents, and no foot of a page.
fn is_text(line: &str) -> bool {
    !line.contains("Seite ") && !line.contains(". . .")
}

fn numbers(rows: &[Vec<Field>]) -> impl Iterator<Item = f64> {
    rows.iter().flatten().filter_map(|field| match field {
        Field::Number(number) => Some(*number),
        _ => None,
    })
}

/// A share is a percentage in the files, and a share of one in the workbook; nothing else is read so. Of one that is
/// told in whole percent no decimals stand there, either.
fn is_told(told: f64, read: f64, kind: &Json) -> bool {
    match kind == "percent" {
        true if told.fract() == 0.0 => (told - read * 100.0).abs() < 1e-9,
        true => (told - read * 100.0).abs() < 0.051,
        false => (told - read).abs() < 0.051,
    }
}

fn field_says(field: &Field, line: &Line, column: &str, kind: &Json) -> bool {
    let value = line.values.get(column).map(String::as_str);
    match (field, value) {
        (Field::Number(read), Some(value)) => {
            value.parse().is_ok_and(|told| is_told(told, *read, kind))
        }
        // a key: such as the number of a bottleneck
        (Field::Number(read), None) => {
            let keys = line.keys.iter().filter_map(|key| key.parse().ok());
            keys.into_iter().any(|told| is_told(told, *read, kind))
        }
        (Field::Word(word), Some("x")) => line.hides(column, word),
        (Field::Word(word), Some(value)) => {
            value.parse::<f64>().is_err()
                || value.parse().is_ok_and(|told| {
                    super::page::number(word).is_some_and(|read| reads_as(told, read))
                })
        }
        (Field::Word(_) | Field::Empty, _) => true,
    }
}
