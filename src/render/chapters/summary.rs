//! The summary: one page that a committee can decide on.

use super::{Line, as_shown};
use crate::language::{Language, count, number, text};
use crate::protect::{Profile, Protected};
use crate::render::document::Block;
use crate::render::report::{figures, section};
use crate::tables::Edition;

/// So many gaps, breaks and proposals stand on the first page.
const GAPS: usize = 5;
const BREAKS: usize = 4;
const PROPOSALS: usize = 5;

/// Key figures, the largest certain gaps, where the chain breaks, and what could be done.
pub fn summary(protected: &Protected, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    let texts = language.texts();
    let wanted = ["need", "coverage", "gap"];
    let mut blocks = vec![Block::KeyFigures(figures(edition, &wanted, language))];
    blocks.extend(overall(edition, language).map(Block::Paragraph));
    let parts = [
        ("largest-certain", largest_certain(edition, language)),
        ("breaks", breaks(edition, language)),
        ("proposals", proposals(edition, language)),
    ];
    for (name, sentences) in parts {
        if !sentences.is_empty() {
            blocks.push(section(name, texts.get(&format!("report-section-{name}"))));
            blocks.push(Block::List(sentences));
        }
    }
    blocks.push(Block::Notice(protection(protected, language)));
    blocks
}

/// How small numbers are kept back, in a sentence.
pub(super) fn protection(protected: &Protected, language: Language) -> String {
    let texts = language.texts();
    match protected.profile() {
        Profile::Threshold(rule) => texts.with(
            "report-protected-threshold",
            &[("minimum", count(u64::from(rule.minimum)))],
        ),
        Profile::Round(base) => texts.with(
            "report-protected-round",
            &[("base", count(u64::from(base)))],
        ),
        Profile::None => texts.get("protection-none"),
    }
}

/// Need, covered and gap in one sentence; none where they are withheld.
pub(super) fn overall(edition: &Edition, language: Language) -> Option<String> {
    let value = |id: &str| {
        let figure = edition.figures.iter().find(|figure| figure.id == id)?;
        figure.value.number().map(as_shown)
    };
    let arguments = [
        ("need", number(value("need")?)),
        ("covered", number(value("covered")?)),
        ("gap", number(value("gap")?)),
    ];
    Some(language.texts().with("report-overall", &arguments))
}

/// The largest gaps that are there in both scenarios.
pub(super) fn largest_certain(edition: &Edition, language: Language) -> Vec<String> {
    let lines = Line::all(edition, "largest_gaps").into_iter();
    let certain = lines.filter(|line| line.id("certainty") == Some("certain"));
    let sentence = |line: Line| {
        let arguments = [
            ("group", text(line.about(language))),
            ("gap", number(line.number("gap")?)),
            ("need", number(line.number("need")?)),
            ("reason", text(line.shown("reason", language)?)),
        ];
        Some(language.texts().with("report-large-gap", &arguments))
    };
    certain.filter_map(sentence).take(GAPS).collect()
}

/// Where the chain breaks, the largest need first.
pub(super) fn breaks(edition: &Edition, language: Language) -> Vec<String> {
    let lines = Line::all(edition, "chain_breaks").into_iter();
    let sentence = |line: Line| {
        let kind = line.id("break")?.replace('_', "-");
        let before = line.shown("served_before", language);
        let arguments = [
            ("group", text(line.shown("where", language)?)),
            ("phase", text(line.shown("life_phase", language)?)),
            (
                "before",
                text(match line.id("served_before") {
                    Some(_) => before?,
                    None => "none".to_string(),
                }),
            ),
            ("gap", number(line.number("gap")?)),
            ("need", number(line.number("need")?)),
        ];
        let name = format!("report-break-{kind}");
        Some(language.texts().with(&name, &arguments))
    };
    lines.filter_map(sentence).take(BREAKS).collect()
}

/// What could be done: the plan as a whole, openings of offers with free places, more places.
pub(super) fn proposals(edition: &Edition, language: Language) -> Vec<String> {
    let texts = language.texts();
    let plan = Line::all(edition, "plan").into_iter().rev().take(1);
    let plan = plan.filter_map(|line| {
        let arguments = [
            ("before", number(line.number("gap_before")?)),
            ("after", number(line.number("gap_after")?)),
        ];
        Some(texts.with("report-propose-plan", &arguments))
    });
    let openings = Line::all(edition, "levers").into_iter().filter_map(|line| {
        let relief = line.number("relief").filter(|relief| *relief > 0.0)?;
        let arguments = [
            ("offer", text(line.shown("offer", language)?)),
            ("dimension", text(line.shown("opens_in", language)?)),
            ("category", text(line.shown("opens_to", language)?)),
            ("relief", number(relief)),
        ];
        Some(texts.with("report-propose-opening", &arguments))
    });
    let places = Line::all(edition, "more_places")
        .into_iter()
        .filter_map(|line| {
            let relief = line
                .number("relief_of_ten")
                .filter(|relief| *relief > 0.0)?;
            let arguments = [
                ("offer", text(line.shown("offer", language)?)),
                ("relief", number(relief)),
            ];
            Some(texts.with("report-propose-places", &arguments))
        });
    // half of the room for openings: they cost no further places
    let openings = openings.take(PROPOSALS.div_ceil(2));
    plan.chain(openings).chain(places).take(PROPOSALS).collect()
}
