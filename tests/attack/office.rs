//! Reads workbooks, papers and pictures as packages of parts: what people see, and what they do not.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::page::{elements, text};

/// The parts of a package with their names.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut parts = Vec::new();
    for position in 0..package.len() {
        let mut part = package.by_index(position).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        let name = part.name().expect("a name").to_string();
        parts.push((name, bytes));
    }
    parts
}

/// The package with a part changed.
pub fn with_part(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (own, bytes) in parts(bytes) {
        package
            .start_file(&own, SimpleFileOptions::default())
            .expect("a part");
        let bytes = match own == name {
            true => change(&String::from_utf8(bytes).expect("text")).into_bytes(),
            false => bytes,
        };
        package.write_all(&bytes).expect("bytes");
    }
    package.finish().expect("a package").into_inner()
}

/// A paper for the council: its sentences, and the lines of its tables.
#[derive(Debug, Default)]
pub struct Paper {
    pub sentences: Vec<String>,
    pub lines: Vec<Vec<String>>,
}

pub fn paper(bytes: &[u8]) -> Paper {
    let mut paper = Paper::default();
    for (name, bytes) in parts(bytes) {
        let part = String::from_utf8_lossy(&bytes).into_owned();
        if name.starts_with("docProps/") {
            paper.sentences.push(text(&part.replace('<', " <")));
            continue;
        }
        let is_read = name.starts_with("word/") && !name.contains("_rels");
        if !is_read
            || ["styles", "numbering", "settings"]
                .iter()
                .any(|one| name.contains(one))
        {
            continue;
        }
        let mut rest = part.clone();
        for (opening, table) in elements(&part, "w:tbl") {
            let whole = format!("{opening}>{table}</w:tbl>");
            rest = rest.replace(&whole, "");
            let rows = elements(table, "w:tr");
            paper.lines.extend(rows.map(|(_, row)| {
                let fields = elements(row, "w:tc");
                fields.map(|(_, field)| text(field)).collect()
            }));
        }
        let paragraphs = elements(&rest, "w:p");
        // the numbers of pages are fields of the footer
        let is_number = |line: &&str| line.chars().all(|c| c.is_ascii_digit());
        let is_footer = name.contains("footer");
        let sentences = paragraphs.map(|(_, paragraph)| {
            let said = text(paragraph);
            let lines = said.lines().map(str::trim);
            let kept = lines.filter(|line| !(is_footer && is_number(line)));
            kept.collect::<Vec<&str>>().join(" ").trim().to_string()
        });
        paper
            .sentences
            .extend(sentences.filter(|one| !one.is_empty()));
    }
    paper
}

/// The names of the chunks of a PNG: its pixels, and whatever is written beside them.
pub fn chunks(png: &[u8]) -> Vec<String> {
    let mut chunks = Vec::new();
    let mut at = 8;
    while let Some(head) = png.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        chunks.push(String::from_utf8_lossy(&head[4..]).into_owned());
        at += 12 + length;
    }
    chunks
}
