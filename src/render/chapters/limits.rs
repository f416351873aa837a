//! What these data cannot say: what was left out or guessed, what is not known, what should be looked at.

use super::super::findings;
use super::summary::whom;
use crate::language::Language;
use crate::protect::{Profile, Protected};
use crate::render::chapters::parts::{figures, section};
use crate::render::document::Block;
use crate::render::values::visible;
use crate::tables::FigureId;

pub fn limits(protected: &Protected, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    let texts = language.texts();
    let mut blocks = vec![Block::Paragraph(texts.get("report-intro-limits"))];
    blocks.push(Block::KeyFigures(figures(
        edition,
        &[FigureId::NotAssessable, FigureId::UnknownCapacities],
        language,
    )));
    let notices = edition.notices.iter();
    let notices = notices.map(|notice| visible(notice.text.in_language(language)));
    let sentences: Vec<String> = whom(edition, language).into_iter().chain(notices).collect();
    if !sentences.is_empty() {
        blocks.push(Block::List(sentences));
    }
    blocks.push(section("findings", texts.get("report-section-findings")));
    match protected.profile() {
        Profile::None if edition.findings.is_empty() => {
            blocks.push(Block::Paragraph(texts.get("report-findings-none")));
        }
        Profile::None => {
            let tally = findings::tally(&edition.findings, language);
            blocks.push(Block::Paragraph(tally));
        }
        Profile::Threshold(_) | Profile::Round(_) => {
            let left_out = match edition.findings.is_empty() {
                true => "report-findings-internal",
                false => "report-findings-offers",
            };
            blocks.push(Block::Paragraph(texts.get(left_out)));
        }
    }
    if !edition.findings.is_empty() {
        let groups = findings::groups(&edition.findings, language);
        blocks.push(Block::Findings(groups));
    }
    blocks
}
