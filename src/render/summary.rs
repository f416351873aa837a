//! The few lines that a terminal shows when a report was written.

use crate::language::{Language, text};
use crate::render::values::shown;
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
        let value = shown(&figure.value, figure.kind, language);
        let range = figure.range.as_ref().map_or(String::new(), |(low, high)| {
            let ends = [
                ("low", text(shown(low, figure.kind, language))),
                ("high", text(shown(high, figure.kind, language))),
            ];
            texts.with("cli-range", &ends)
        });
        lines.push(
            format!("  {label}{space}  {value} {range}")
                .trim_end()
                .to_string(),
        );
    }
    lines.join("\n") + "\n"
}
