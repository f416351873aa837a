//! Reads every workbook that lies in `public/`.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

/// A sheet: its name, and what stands in each field of each row.
#[derive(Debug)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Field>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    Number(f64),
    Word(String),
    Empty,
}

impl Sheet {
    /// All words of the sheet.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let fields = self.rows.iter().flatten();
        fields.filter_map(|field| match field {
            Field::Word(word) => Some(word.as_str()),
            _ => None,
        })
    }

    /// The rows below the one that begins with this head.
    pub fn below(&self, head: &str) -> Option<(&[Field], &[Vec<Field>])> {
        let is_head = |row: &Vec<Field>| row.first() == Some(&Field::Word(head.to_string()));
        let at = self.rows.iter().position(is_head)?;
        Some((&self.rows[at], &self.rows[at + 1..]))
    }
}

pub fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let sheets = book.worksheets().into_iter();
    let field = |data: &Data| match data {
        Data::Float(number) => Field::Number(*number),
        Data::Int(number) => Field::Number(*number as f64),
        Data::Empty => Field::Empty,
        other => Field::Word(other.to_string()),
    };
    sheets
        .map(|(name, range)| Sheet {
            name,
            rows: range
                .rows()
                .map(|row| row.iter().map(field).collect())
                .collect(),
        })
        .collect()
}
