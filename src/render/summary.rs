//! The few lines that a terminal shows: what was read and how, and what came of it.

use crate::inventory::SourceRecord;
use crate::inventory::files::source::Kind;
use crate::inventory::layout::Described;
use crate::language::{Language, count, text};
use crate::render::values::{rounded, visible};
use crate::tables::Edition;

/// The key figures with their ranges, a line each.
pub fn summary(edition: &Edition, language: Language) -> String {
    let texts = language.texts();
    let date = text(language.date(edition.reference_date));
    let heading = [
        ("town", text(&*edition.town)),
        ("year", text(edition.year.to_string())),
        ("date", date),
    ];
    let mut lines = vec![texts.with("cli-summary", &heading)];
    let width = |label: &str| label.chars().count();
    let longest = edition
        .figures
        .iter()
        .map(|figure| width(figure.label.in_language(language)))
        .max()
        .unwrap_or(0);
    for figure in &edition.figures {
        let label = figure.label.in_language(language);
        let space = " ".repeat(longest - width(label));
        let value = rounded(&figure.value, figure.kind, language);
        let range = figure.range.as_ref().map_or(String::new(), |(low, high)| {
            let [low, high] = [low, high].map(|end| rounded(end, figure.kind, language));
            match low == high {
                true => String::new(),
                false => texts.with("cli-range", &[("low", text(low)), ("high", text(high))]),
            }
        });
        lines.push(
            format!("  {label}{space}  {value} {range}")
                .trim_end()
                .to_string(),
        );
    }
    let missing = edition.notices.iter();
    let missing = missing.filter(|notice| notice.is_of_missing_rows());
    lines.extend(missing.map(|notice| format!("  {}", notice.text.in_language(language))));
    lines.join("\n") + "\n"
}

/// The layout that was found: where the header stands, what was left out, which columns are used.
fn laid_out(layout: &Described, language: Language) -> String {
    let texts = language.texts();
    let list = |words: &[String]| match words.is_empty() {
        true => text("none"),
        false => text(
            words
                .iter()
                .map(|word| visible(word))
                .collect::<Vec<_>>()
                .join(", "),
        ),
    };
    let arguments = [
        ("first", count(layout.header_line)),
        (
            "last",
            count(layout.header_line + layout.header_rows.saturating_sub(1)),
        ),
        ("headerrows", count(layout.header_rows)),
        ("sums", count(layout.sums)),
        ("notes", count(layout.notes)),
        ("said", list(&layout.said_of_all)),
        ("used", list(&layout.used)),
        ("unused", list(&layout.unused)),
    ];
    match layout.header_rows {
        // nothing was found out about it
        0 => String::new(),
        _ => format!("  {}\n", texts.with("cli-read-layout", &arguments)),
    }
}

/// What was read, and how each file was understood, a few lines each.
pub fn inputs(sources: &[SourceRecord], language: Language) -> String {
    let line = |source: &SourceRecord| {
        let mut arguments = vec![("file", text(&*source.file)), ("rows", count(source.rows))];
        let name = match &source.read_as {
            Kind::Csv {
                encoding,
                delimiter,
                ..
            } => {
                arguments.push(("encoding", text(encoding.to_string())));
                let delimiter = match delimiter {
                    ';' => "semicolon",
                    ',' => "comma",
                    _ => "tab",
                };
                arguments.push(("delimiter", text(delimiter)));
                "cli-read-csv"
            }
            Kind::Sheet { sheet, .. } => {
                arguments.push(("sheet", text(&**sheet)));
                "cli-read-sheet"
            }
            Kind::GeoJson => "cli-read-map",
        };
        let layout = source.layout.as_ref();
        let layout = layout.map_or(String::new(), |layout| laid_out(layout, language));
        format!("{}\n{layout}", language.texts().with(name, &arguments))
    };
    sources.iter().map(line).collect()
}
