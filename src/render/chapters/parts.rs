//! What chapters are put together from: the title, headings of sections, key figures, the rule of protection.

use crate::language::{Language, count, text};
use crate::protect::{Profile, Protected};
use crate::render::document::{Block, Document, FigureLine};
use crate::render::grid;
use crate::render::values::{shown, visible};
use crate::tables::{Edition, FigureId, KeyFigure};

/// A document about an edition that says nothing yet.
pub fn titled(edition: &Edition, language: Language) -> Document<'static> {
    Document {
        title: title(edition, language),
        subtitle: subtitle(edition, language),
        language,
        blocks: Vec::new(),
    }
}

/// What the report is called.
pub fn title(edition: &Edition, language: Language) -> String {
    if let Some(title) = &edition.report.title {
        return visible(title);
    }
    let arguments = [
        ("town", text(visible(&edition.town))),
        ("year", text(edition.year.to_string())),
    ];
    language.texts().with("report-title", &arguments)
}

/// For whom it is, whom it looks at, and for which day it holds.
fn subtitle(edition: &Edition, language: Language) -> String {
    let texts = language.texts();
    let date = text(language.date(edition.reference_date));
    let year = text(edition.year.to_string());
    let mut parts = Vec::new();
    if let Some(committee) = &edition.report.committee {
        parts.push(texts.with("report-for", &[("committee", text(visible(committee)))]));
    }
    parts.push(texts.with("report-subtitle", &[("date", date), ("year", year)]));
    let filter = edition.report.filter.iter();
    parts.extend(filter.map(|words| visible(words.in_language(language))));
    parts.join(" · ")
}

/// The rule by which counts are kept back, in a sentence.
pub fn rule(protected: &Protected, language: Language) -> String {
    let all = match protected.record().is_all_kept() {
        true => "yes",
        false => "no",
    };
    let arguments = match protected.profile() {
        Profile::Threshold(rule) => vec![
            ("minimum", count(u64::from(rule.minimum))),
            ("width", count(u64::from(rule.width))),
            ("step", count(u64::from(rule.steps().step))),
            ("zeros", text(rule.zeros.id())),
            ("all", text(all)),
        ],
        Profile::Round(base) => vec![("base", count(u64::from(base)))],
        Profile::None => Vec::new(),
    };
    language
        .texts()
        .with(protected.profile().message(), &arguments)
}

/// A heading below a chapter's.
pub fn section(name: &str, text: String) -> Block<'static> {
    Block::Heading {
        level: 3,
        anchor: grid::anchor("section", name),
        text,
    }
}

/// Key figures in this order.
pub fn figures(edition: &Edition, wanted: &[FigureId], language: Language) -> Vec<FigureLine> {
    let found = wanted.iter().filter_map(|id| edition.figure(*id));
    found.map(|figure| figure_line(figure, language)).collect()
}

fn figure_line(figure: &KeyFigure, language: Language) -> FigureLine {
    let range = figure.range.as_ref().and_then(|(low, high)| {
        let [low, high] = [low, high].map(|end| shown(end, figure.kind, language));
        let arguments = [("low", text(low.clone())), ("high", text(high.clone()))];
        (low != high).then(|| language.texts().with("report-figure-range", &arguments))
    });
    FigureLine {
        label: visible(figure.label.in_language(language)),
        value: shown(&figure.value, figure.kind, language),
        range,
    }
}
