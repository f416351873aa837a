//! One table on one sheet, and what every sheet has in common.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::layout::{BUTTON, LINES, WIDEST, height, indent, look, number_of, widths};
use super::names::{Names, address};
use super::page_numbers;
use super::style::{Look, Styles};
use crate::language::Language;
use crate::render::document::Document;
use crate::render::grid::{base_line, notes, value};
use crate::render::values::{cut, cut_field, shown, visible};
use crate::tables::{Kind, Row, RowRole, Table, Value};

/// The row of the column heads: above it stand title, base, notes and the way back.
pub const HEAD: u32 = 4;

/// The longest text in a cell, in characters: what the widest column shows in the highest row. The CSV has
/// it whole.
const LONGEST: usize = LINES * WIDEST;

/// A footer takes no more than 255 characters, codes included.
const LONGEST_FOOTER: usize = 90;

/// The number of the paper size A4.
const A4: u8 = 9;

/// What stands above the column heads.
pub struct Top<'a> {
    pub title: &'a str,
    /// At most two.
    pub lines: Vec<String>,
}

impl Top<'_> {
    /// With the way back to the contents, unless this is the contents.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        back: Option<&Names>,
        language: Language,
        styles: &mut Styles,
    ) -> Result<(), XlsxError> {
        field(sheet, 0, 0, self.title, styles.plain(Look::Title), language)?;
        for (row, line) in (1..).zip(self.lines.iter().filter(|line| !line.is_empty())) {
            field(sheet, row, 0, line, styles.plain(Look::Quiet), language)?;
        }
        if let Some(names) = back {
            let text = language.texts().get("workbook-back");
            let link = styles.plain(Look::Link);
            let address = address(&names.contents);
            sheet.write_url_with_options(HEAD - 1, 0, address, text, "", Some(link))?;
        }
        Ok(())
    }
}

/// Text as a cell takes it.
pub fn words(text: &str, language: Language) -> String {
    cut_field(&visible(text), LONGEST, language)
}

/// Writes text, whatever it begins with: never a formula, never a link.
pub fn field(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
    language: Language,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, words(text, language), format)?;
    Ok(())
}

/// The top of a column.
pub fn head(
    sheet: &mut Worksheet,
    column: u16,
    text: &str,
    look: Look,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(HEAD, column, text, styles.plain(look))?;
    Ok(())
}

/// Fills a sheet with a table.
pub fn table(
    sheet: &mut Worksheet,
    table: &Table,
    names: &Names,
    language: Language,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    let top = Top {
        title: table.title.in_language(language),
        lines: vec![
            base_line(&table.base, language),
            notes(table, language).join(" "),
        ],
    };
    top.write(sheet, Some(names), language, styles)?;
    let widths = widths(table, language);
    let labels = table.columns.iter();
    let labels: Vec<String> = labels
        .map(|column| words(column.label.in_language(language), language))
        .collect();
    for (position, (column, label)) in (0..).zip(table.columns.iter().zip(&labels)) {
        let look = match (column.kind.is_number(), position) {
            (true, _) => Look::NumberHead,
            (false, 0) => Look::WordHead,
            (false, _) => Look::InnerHead,
        };
        head(sheet, position, label, look, styles)?;
    }
    for (position, width) in (0..).zip(&widths) {
        sheet.set_column_width(position, *width as f64)?;
    }
    // the button of the filter stands in the last line
    let heads = labels.iter().zip(&widths);
    let heads = heads.map(|(label, width)| (label.as_str(), width.saturating_sub(BUTTON)));
    height(sheet, HEAD, heads)?;
    for (row, line) in (HEAD + 1..).zip(&table.rows) {
        write_row(sheet, row, table, line, &widths, language, styles)?;
    }
    let last = table.columns.len().saturating_sub(1) as u16;
    let first_is_key = table
        .columns
        .first()
        .is_some_and(|one| one.kind == Kind::Category);
    sheet.set_freeze_panes(HEAD + 1, first_is_key.into())?;
    sheet.autofilter(HEAD, 0, HEAD + table.rows.len() as u32, last)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    table: &Table,
    line: &Row,
    widths: &[usize],
    language: Language,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    let mut texts = Vec::new();
    for (position, column) in table.columns.iter().enumerate() {
        let value = value(line, position);
        let look = look(value, column.kind, position, line.role);
        let format = styles.of_row(look, line.role);
        match number_of(value, column.kind) {
            Some(number) => {
                sheet.write_number_with_format(row, position as u16, number, format)?;
            }
            None => {
                let text = shown(value, column.kind, language);
                field(sheet, row, position as u16, &text, format, language)?;
                texts.push((
                    words(&text, language),
                    widths[position].saturating_sub(indent(look)),
                ));
            }
        }
    }
    let texts = texts.iter().map(|(text, width)| (text.as_str(), *width));
    height(sheet, row, texts)
}

/// Writes a number that stands by itself, or its sign.
pub fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    kind: Kind,
    styles: &mut Styles,
    language: Language,
) -> Result<(), XlsxError> {
    let role = RowRole::Item { depth: 0 };
    let format = styles.plain(look(value, kind, column.into(), role));
    match number_of(value, kind) {
        Some(number) => {
            sheet.write_number_with_format(row, column, number, format)?;
        }
        None => field(
            sheet,
            row,
            column,
            &shown(value, kind, language),
            format,
            language,
        )?,
    }
    Ok(())
}

/// How a sheet is printed: A4, landscape, as wide as the page, with title and page number.
pub fn page(sheet: &mut Worksheet, report: &Document) -> Result<(), XlsxError> {
    // in a footer an ampersand begins a code
    let title = cut(&report.title, LONGEST_FOOTER).replace('&', "&&");
    let numbers = page_numbers(report.language);
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_footer(format!("&L{title}&C&A&R{numbers}"));
    Ok(())
}
