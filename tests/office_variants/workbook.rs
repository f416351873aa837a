//! Workbooks from text: `[Sheet]` or `[Sheet hidden]` begins a sheet, then rows of cells parted by `;`.
//!
//! A cell that is a number is written as one; `'12` is text, `date:2025-05-03` a date, `51%` a percentage. Lines in
//! braces: `{merge 1 0 2 0}` merges from row and column to row and column, `{hide 3}` hides a row, `{hide-column 3}` a column,
//! all counted from 0.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

/// The bytes of a workbook.
pub fn bytes(text: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let mut sheets: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        match line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            Some(name) => sheets.push((name, Vec::new())),
            None => sheets.last_mut().expect("a sheet").1.push(line),
        }
    }
    for (name, lines) in sheets {
        let sheet = workbook.add_worksheet();
        let visible = name.strip_suffix(" hidden");
        sheet.set_name(visible.unwrap_or(name)).unwrap();
        sheet.set_hidden(visible.is_some());
        let (orders, rows): (Vec<&str>, Vec<&str>) =
            lines.into_iter().partition(|line| line.starts_with('{'));
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.split(';').collect()).collect();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                write(sheet, row as u32, column as u16, cell);
            }
        }
        orders
            .into_iter()
            .for_each(|order| obey(sheet, order, &rows));
    }
    workbook.save_to_buffer().unwrap()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &str) {
    let number = |cell: &str| cell.parse::<f64>().ok();
    if let Some(text) = cell.strip_prefix('\'') {
        sheet.write_string(row, column, text).unwrap();
    } else if let Some(day) = cell.strip_prefix("date:") {
        let day = ExcelDateTime::parse_from_str(day).unwrap();
        let format = Format::new().set_num_format("dd.mm.yyyy");
        sheet
            .write_datetime_with_format(row, column, day, &format)
            .unwrap();
    } else if let Some(share) = cell.strip_suffix('%').and_then(number) {
        let format = Format::new().set_num_format("0.0%");
        sheet
            .write_number_with_format(row, column, share / 100.0, &format)
            .unwrap();
    } else if let Some(number) = number(cell) {
        sheet.write_number(row, column, number).unwrap();
    } else if !cell.is_empty() {
        sheet.write_string(row, column, cell).unwrap();
    }
}

fn obey(sheet: &mut Worksheet, order: &str, rows: &[Vec<&str>]) {
    let words: Vec<&str> = order.trim_matches(['{', '}']).split(' ').collect();
    let number = |position: usize| words[position].parse::<u32>().unwrap();
    match words[0] {
        "merge" => {
            let (top, left, bottom, right) = (number(1), number(2), number(3), number(4));
            let text = rows[top as usize][left as usize];
            let format = Format::new();
            sheet
                .merge_range(top, left as u16, bottom, right as u16, text, &format)
                .unwrap();
            write(sheet, top, left as u16, text);
        }
        "hide-column" => {
            sheet.set_column_hidden(number(1) as u16).unwrap();
        }
        "hide" => {
            sheet.set_row_hidden(number(1)).unwrap();
        }
        other => panic!("{other}"),
    }
}
