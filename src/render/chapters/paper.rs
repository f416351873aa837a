//! The paper for the council's system: two pages that a clerk can paste and edit.

use super::largest::{largest_certain, others_withheld};
use super::summary::{breaks, missing_rows, overall, proposals, protection};
use crate::language::{Language, count, text};
use crate::protect::Protected;
use crate::render::chapters::parts::titled;
use crate::render::document::{Block, Document};
use crate::render::grid::{anchor, few};
use crate::render::values::visible;
use crate::tables::{Axis, ColumnId, Edition, FigureId, TableId};

/// The facts, the findings, what is recommended, and what is attached.
pub fn paper(protected: &Protected, language: Language) -> Document<'_> {
    let edition = protected.edition();
    let texts = language.texts();
    let mut blocks = vec![heading("facts", language)];
    blocks.push(Block::Paragraph(facts(edition, language)));
    blocks.push(Block::Paragraph(texts.get("paper-method")));
    blocks.push(heading("findings", language));
    blocks.extend(overall(edition, language).map(Block::Paragraph));
    blocks.extend(missing_rows(edition, language).map(Block::Notice));
    if let Some(table) = edition.table(&TableId::By(vec![Axis::Topic])) {
        let shown = [
            ColumnId::Need,
            ColumnId::Gap,
            ColumnId::Coverage,
            ColumnId::NotAssessable,
        ];
        blocks.push(Block::Table(few(table, &shown, language)));
    }
    for (name, sentences, below) in [
        (
            "largest-certain",
            largest_certain(protected, language),
            others_withheld(protected, language),
        ),
        ("breaks", breaks(edition, language), None),
    ] {
        if !sentences.is_empty() || below.is_some() {
            let title = texts.get(&format!("report-section-{name}"));
            blocks.push(Block::Paragraph(format!("{title}:")));
            blocks.push(Block::List(sentences));
            blocks.extend(below.map(Block::Paragraph));
        }
    }
    blocks.push(heading("recommendations-title", language));
    let steps = proposals(edition, [usize::MAX; 3], language);
    match steps.is_empty() {
        true => blocks.push(Block::Paragraph(texts.get("paper-nothing-recommended"))),
        false => {
            blocks.push(Block::Paragraph(texts.get("paper-recommendations")));
            blocks.push(Block::List(steps));
        }
    }
    blocks.push(heading("attachments", language));
    blocks.push(Block::List(vec![
        texts.get("paper-attached-report"),
        texts.get("paper-attached-tables"),
    ]));
    let notice = protection(protected, "report", language);
    blocks.push(Block::Notice(notice));
    Document {
        blocks,
        ..titled(edition, language)
    }
}

fn heading(name: &str, language: Language) -> Block<'static> {
    Block::Heading {
        level: 2,
        anchor: anchor("paper", name),
        text: language.texts().get(&format!("paper-{name}")),
    }
}

/// What was compared with what, for whom, and when.
fn facts(edition: &Edition, language: Language) -> String {
    let offers = edition.figure(FigureId::Offers);
    let offers = offers.and_then(|figure| figure.value.number());
    let arguments = [
        ("town", text(visible(&edition.town))),
        ("year", text(edition.year.to_string())),
        ("date", text(language.date(edition.reference_date))),
        ("offers", count(offers.unwrap_or(0.0) as u64)),
    ];
    language.texts().with("paper-compared", &arguments)
}
