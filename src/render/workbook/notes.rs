//! The last sheet: how the numbers are protected, what was noticed, signs, terms and method.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::layout::height;
use super::names::Names;
use super::sheet::{HEAD, Top, field, head};
use super::style::{Look, Styles};
use crate::language::Language;
use crate::protect::Protected;
use crate::render::chapters::limits::limits;
use crate::render::chapters::method::method;
use crate::render::document::{Block, Document, FindingGroup};

/// The widths of the two columns, in characters.
const WIDTHS: [usize; 2] = [30, 90];

/// A keyword and what is said about it; a line without text begins a part.
struct Line {
    keyword: String,
    text: String,
}

/// Fills the sheet.
pub fn notes(
    sheet: &mut Worksheet,
    protected: &Protected,
    report: &Document,
    names: &Names,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    let language = report.language;
    let texts = language.texts();
    let title = texts.get("workbook-notes");
    let top = Top {
        title: &title,
        lines: vec![report.title.clone(), report.subtitle.clone()],
    };
    top.write(sheet, Some(names), language, styles)?;
    for (column, name) in [(0, "workbook-keyword"), (1, "workbook-meaning")] {
        head(sheet, column, &texts.get(name), Look::WordHead, styles)?;
    }
    for (row, line) in (HEAD + 1..).zip(lines(protected, language)) {
        let look = match line.text.is_empty() {
            true => Look::Section,
            false => Look::Word,
        };
        field(sheet, row, 0, &line.keyword, styles.plain(look), language)?;
        let word = styles.plain(Look::Word);
        field(sheet, row, 1, &line.text, word, language)?;
        let [first, second] = WIDTHS;
        let fields = [(line.keyword.as_str(), first), (line.text.as_str(), second)];
        height(sheet, row, fields.into_iter())?;
    }
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width as f64)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    Ok(())
}

fn lines(protected: &Protected, language: Language) -> Vec<Line> {
    let mut blocks = limits(protected, language);
    blocks.extend(method(protected, language));
    let mut lines = Vec::new();
    blocks
        .into_iter()
        .for_each(|block| write(&mut lines, block));
    lines
}

fn write(lines: &mut Vec<Line>, block: Block) {
    let mut line = |keyword: String, text: String| lines.push(Line { keyword, text });
    match block {
        Block::Heading { text, .. } => line(text, String::new()),
        Block::Paragraph(text) | Block::Notice(text) => line(String::new(), text),
        Block::List(items) => items.into_iter().for_each(|item| line(String::new(), item)),
        Block::Terms(terms) => terms
            .into_iter()
            .for_each(|term| line(term.term, term.meaning)),
        Block::Findings(groups) => groups.into_iter().for_each(|group| findings(lines, group)),
        // they have sheets of their own, and charts are files of their own
        Block::KeyFigures(_) | Block::Table(_) | Block::Figure(_) | Block::PageBreak => {}
    }
}

fn findings(lines: &mut Vec<Line>, group: FindingGroup) {
    let keyword = format!("{} {}", group.label, group.code);
    let entries = group.entries.into_iter().map(|entry| {
        let parts = [Some(entry.message), Some(entry.place), entry.advice];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    lines.extend(entries.chain(group.more).map(|text| Line {
        keyword: keyword.clone(),
        text,
    }));
}
