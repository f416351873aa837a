//! The tables as a workbook (`.xlsx`) for those who calculate on: contents, key figures, a table a sheet,
//! notes.
//!
//! A table is tidy, as in the CSV: keys first, a row a group, nothing merged, no formula. Numbers are those
//! of the CSV, with a format; the three signs stay signs.

mod layout;
mod names;
mod notes;
mod sheet;
mod style;

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use crate::language::{Language, text};
use crate::protect::Protected;
use crate::render::chapters::parts::titled;
use crate::render::document::Document;
use crate::render::grid::base_line;
use crate::render::values::{NOT_APPLICABLE, visible};
use crate::render::{RenderError, office_language};
use crate::tables::{Edition, Value};

use names::Names;
use sheet::{HEAD, Top, field, head, page, words};
use style::{Look, Styles};

/// The widths of the contents' columns, in characters.
const CONTENTS: [usize; 4] = [6, 64, 44, 9];

/// The tables of a protected edition as a workbook.
///
/// The same edition gives the same bytes: the workbook's date is the reference date.
pub fn workbook(protected: &Protected, language: Language) -> Result<Vec<u8>, RenderError> {
    let edition = protected.edition();
    let report = titled(edition, language);
    let names = Names::of(&edition.tables, language);
    let mut styles = Styles::default();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(edition, &report, language)?);
    contents(
        workbook.add_worksheet(),
        &names,
        edition,
        &report,
        &mut styles,
    )?;
    figures(
        workbook.add_worksheet(),
        &names,
        edition,
        &report,
        &mut styles,
    )?;
    for (table, name) in edition.tables.iter().zip(&names.tables) {
        let sheet = workbook.add_worksheet().set_name(name)?;
        sheet::table(sheet, table, &names, language, &mut styles)?;
        page(sheet, &report)?;
    }
    let sheet = workbook.add_worksheet().set_name(&names.notes)?;
    notes::notes(sheet, protected, &report, &names, &mut styles)?;
    page(sheet, &report)?;
    Ok(workbook.save_to_buffer()?)
}

/// Title, town, reference date and language. A year that no spreadsheet knows becomes the earliest it does.
fn properties(
    edition: &Edition,
    report: &Document,
    language: Language,
) -> Result<DocProperties, XlsxError> {
    let date = edition.reference_date;
    let year = u16::try_from(date.year()).unwrap_or_default();
    let [month, day] = [date.month(), date.day()].map(|part| u8::try_from(part).unwrap_or(1));
    let date = ExcelDateTime::from_ymd(year, month, day)
        .or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    let name = language.texts().get("workbook-language");
    Ok(DocProperties::new()
        .set_title(words(&report.title, language))
        .set_subject(words(&report.subtitle, language))
        .set_author(words(&edition.town, language))
        .set_creation_datetime(&date)
        .set_custom_property(name, office_language(language)))
}

/// The first sheet: a link to every other one.
fn contents(
    sheet: &mut Worksheet,
    names: &Names,
    edition: &Edition,
    report: &Document,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    let language = report.language;
    let texts = language.texts();
    sheet.set_name(&names.contents)?;
    let top = Top {
        title: &report.title,
        lines: vec![report.subtitle.clone()],
    };
    top.write(sheet, None, language, styles)?;
    let heads = [
        ("workbook-number", Look::NumberHead),
        ("workbook-table", Look::InnerHead),
        ("workbook-base", Look::InnerHead),
        ("workbook-rows", Look::NumberHead),
    ];
    for (column, (label, look)) in (0..).zip(heads) {
        head(sheet, column, &texts.get(label), look, styles)?;
    }
    for (number, entry) in (1..).zip(entries(names, edition, language)) {
        entry.write(sheet, number, language, styles)?;
    }
    for (column, width) in (0..).zip(CONTENTS) {
        sheet.set_column_width(column, width as f64)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    page(sheet, report)
}

/// A line of the contents.
struct Entry<'a> {
    sheet: &'a str,
    title: String,
    /// What the table counts, and its rows; none where the sheet holds no table.
    about: Option<(String, usize)>,
}

fn entries<'a>(names: &'a Names, edition: &Edition, language: Language) -> Vec<Entry<'a>> {
    let own = |sheet: &'a str| Entry {
        sheet,
        title: sheet.to_string(),
        about: None,
    };
    let tables = edition.tables.iter().zip(&names.tables);
    let tables = tables.map(|(table, sheet)| Entry {
        sheet,
        title: visible(table.title.in_language(language)),
        about: Some((base_line(&table.base, language), table.rows.len())),
    });
    let first = std::iter::once(own(&names.figures));
    let last = std::iter::once(own(&names.notes));
    first.chain(tables).chain(last).collect()
}

impl Entry<'_> {
    fn write(
        &self,
        sheet: &mut Worksheet,
        number: u32,
        language: Language,
        styles: &mut Styles,
    ) -> Result<(), XlsxError> {
        let row = HEAD + number;
        sheet.write_number_with_format(row, 0, number, styles.plain(Look::Whole))?;
        let title = words(&self.title, language);
        let link = styles.plain(Look::InnerLink);
        sheet.write_url_with_options(row, 1, names::address(self.sheet), &title, "", Some(link))?;
        let Some((base, rows)) = &self.about else {
            field(
                sheet,
                row,
                2,
                NOT_APPLICABLE,
                styles.plain(Look::Indented(1)),
                language,
            )?;
            return field(
                sheet,
                row,
                3,
                NOT_APPLICABLE,
                styles.plain(Look::Sign),
                language,
            );
        };
        field(
            sheet,
            row,
            2,
            base,
            styles.plain(Look::Indented(1)),
            language,
        )?;
        sheet.write_number_with_format(row, 3, *rows as f64, styles.plain(Look::Whole))?;
        let [_, for_title, for_base, _] = CONTENTS;
        let widths = [
            (title.as_str(), for_title - 2),
            (base.as_str(), for_base - 2),
        ];
        layout::height(sheet, row, widths.into_iter())
    }
}

/// The numbers that stand by themselves at the head of the report.
fn figures(
    sheet: &mut Worksheet,
    names: &Names,
    edition: &Edition,
    report: &Document,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    let language = report.language;
    let texts = language.texts();
    sheet.set_name(&names.figures)?;
    let title = texts.get("workbook-figures");
    let top = Top {
        title: &title,
        lines: vec![report.title.clone(), report.subtitle.clone()],
    };
    top.write(sheet, Some(names), language, styles)?;
    let heads = [
        ("workbook-figure", Look::WordHead),
        ("workbook-value", Look::NumberHead),
        ("workbook-from", Look::NumberHead),
        ("workbook-to", Look::NumberHead),
    ];
    for (column, (label, look)) in (0..).zip(heads) {
        head(sheet, column, &texts.get(label), look, styles)?;
    }
    for (row, figure) in (HEAD + 1..).zip(&edition.figures) {
        let label = figure.label.in_language(language);
        field(sheet, row, 0, label, styles.plain(Look::Word), language)?;
        sheet::number(
            sheet,
            (row, 1),
            &figure.value,
            figure.kind,
            styles,
            language,
        )?;
        let ends = figure.range.clone();
        let (low, high) = ends.unwrap_or((Value::NotApplicable, Value::NotApplicable));
        sheet::number(sheet, (row, 2), &low, figure.kind, styles, language)?;
        sheet::number(sheet, (row, 3), &high, figure.kind, styles, language)?;
    }
    sheet.set_column_width(0, 44)?;
    for column in 1..4 {
        sheet.set_column_width(column, 14)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 1)?;
    page(sheet, report)
}

/// "Seite 1 von 3" in the code of headers and footers.
fn page_numbers(language: Language) -> String {
    let arguments = [("page", text("&P")), ("pages", text("&N"))];
    language.texts().with("workbook-page", &arguments)
}
