//! Reads every workbook that lies in `public/`.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

use super::folder::Folder;

/// A row of a sheet: its words and its numbers, in order.
#[derive(Debug)]
pub struct SheetRow {
    pub place: String,
    pub words: Vec<String>,
    pub numbers: Vec<f64>,
}

pub fn rows(folder: &Folder) -> Vec<SheetRow> {
    let books = folder.iter().filter(|(path, _)| path.ends_with(".xlsx"));
    let mut rows = Vec::new();
    for (path, bytes) in books {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.as_slice())).expect(path);
        for (sheet, range) in book.worksheets() {
            for (position, cells) in range.rows().enumerate() {
                let mut row = SheetRow {
                    place: format!("{path} {sheet} {}", position + 1),
                    words: Vec::new(),
                    numbers: Vec::new(),
                };
                for cell in cells {
                    match cell {
                        Data::Float(number) => row.numbers.push(*number),
                        Data::Int(number) => row.numbers.push(*number as f64),
                        Data::Empty => {}
                        other => row.words.push(other.to_string()),
                    }
                }
                rows.push(row);
            }
        }
    }
    rows
}
