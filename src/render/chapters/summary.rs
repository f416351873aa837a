//! The summary: one page that a committee can decide on.

use fluent_bundle::FluentValue;

use super::changes;
use super::largest::{largest_certain, others_withheld};
use super::proposals::first_steps;
use super::{Line, cases};
use crate::analysis::picture::GapType;
use crate::language::{Language, count, text};
use crate::model::brief::ChapterName;
use crate::protect::{Profile, Protected};
use crate::render::chapters::parts::{figures, section};
use crate::render::document::{Block, Figure};
use crate::render::values::visible;
use crate::tables::{Axis, ColumnId, Edition, FigureId, RowRole, TableId};

/// So many breaks of the chain stand in the paper.
const BREAKS: usize = 5;

/// So many measures, renewals and inquiries stand on the first page.
const PROPOSALS: [usize; 3] = [3, 1, 1];

/// So many reasons are named for all gaps together.
const REASONS: usize = 2;

/// One sentence, the key figures, one picture, the largest certain gaps, what could be done, and what changes.
pub fn summary<'a>(
    protected: &'a Protected,
    picture: Option<Figure>,
    language: Language,
) -> Vec<Block<'a>> {
    let edition = protected.edition();
    let texts = language.texts();
    let wanted = [FigureId::Need, FigureId::Coverage, FigureId::Gap];
    let mut blocks: Vec<Block> = whom(edition, language)
        .map(Block::Paragraph)
        .into_iter()
        .collect();
    blocks.extend(overall(edition, language).map(Block::Paragraph));
    blocks.push(Block::KeyFigures(figures(edition, &wanted, language)));
    blocks.extend(missing_rows(edition, language).map(Block::Notice));
    blocks.extend(picture.map(Block::Figure));
    blocks.extend(reasons(edition, language).map(Block::Paragraph));
    let parts = [
        (
            "largest-certain",
            largest_certain(protected, language),
            others_withheld(protected, language),
        ),
        ("proposals", proposals(edition, PROPOSALS, language), None),
        ("course", changes::in_short(edition, language), None),
    ];
    for (name, sentences, below) in parts {
        if !sentences.is_empty() || below.is_some() {
            blocks.push(section(name, texts.get(&format!("report-section-{name}"))));
            if name == "largest-certain" {
                blocks.push(Block::Paragraph(texts.get("report-lead-largest-certain")));
            }
            blocks.push(Block::List(sentences));
            blocks.extend(below.map(Block::Paragraph));
        }
    }
    let method = match edition.report.chapters.contains(&ChapterName::Method) {
        true => "here",
        false => "none",
    };
    let protection = protection(protected, method, language);
    blocks.push(match protected.profile() {
        Profile::None => Block::Notice(protection),
        Profile::Threshold(_) | Profile::Round(_) => Block::Paragraph(protection),
    });
    blocks
}

/// How small numbers are kept back, in a sentence. `method` says where more about it stands: `here`, in the
/// `report` that the document goes with, or `none`.
pub(super) fn protection(
    protected: &Protected,
    method: &'static str,
    language: Language,
) -> String {
    let texts = language.texts();
    let mut sentence = match protected.profile() {
        Profile::Threshold(rule) => texts.with(
            "report-protected-threshold",
            &[
                ("minimum", count(u64::from(rule.minimum))),
                ("step", count(u64::from(rule.steps().step))),
            ],
        ),
        Profile::Round(base) => texts.with(
            "report-protected-round",
            &[("base", count(u64::from(base)))],
        ),
        Profile::None => return texts.get("protection-none"),
    };
    if method != "none" {
        sentence.push(' ');
        sentence.push_str(&texts.with("report-protected-more", &[("method", text(method))]));
    }
    sentence
}

/// At whom the report looks, if not at everybody.
pub fn whom(edition: &Edition, language: Language) -> Option<String> {
    let filter = edition.report.filter.iter();
    let words: Vec<String> = filter
        .map(|words| visible(words.in_language(language)))
        .collect();
    let arguments = [("filter", text(words.join("; ")))];
    let sentence = || language.texts().with("report-filter", &arguments);
    (!words.is_empty()).then(sentence)
}

/// Need, covered and gap, how sure they are, and what cannot be said; none where they are withheld.
pub(super) fn overall(edition: &Edition, language: Language) -> Option<String> {
    let texts = language.texts();
    let value = |id: FigureId| edition.figure(id)?.value.number();
    let arguments = [
        ("need", cases(value(FigureId::Need)?)),
        ("covered", cases(value(FigureId::Covered)?)),
        ("gap", cases(value(FigureId::Gap)?)),
    ];
    let mut sentences = vec![texts.with("report-overall", &arguments)];
    let range = edition
        .figure(FigureId::Gap)
        .and_then(|figure| figure.range.as_ref());
    if let Some(least) = range.and_then(|(low, _)| low.number()) {
        sentences.push(texts.with("report-overall-certain", &[("least", cases(least))]));
    }
    if let Some(need) = value(FigureId::NotAssessable).filter(|need| *need > 0.0) {
        let mut arguments = vec![("need", cases(need))];
        arguments.extend(unread(edition, language));
        sentences.push(texts.with("report-overall-not-assessable", &arguments));
    }
    Some(sentences.join(" "))
}

/// Which topics have offers that could not be read, as far as that is known.
fn unread(edition: &Edition, language: Language) -> [(&'static str, FluentValue<'static>); 2] {
    let named = edition.unread.iter().flat_map(|unread| &unread.named);
    let named: Vec<String> = named
        .map(|label| visible(label.in_language(language)))
        .collect();
    let unread = match (&edition.unread, named.is_empty()) {
        (None, _) => "no",
        (Some(_), true) => "unnamed",
        (Some(_), false) => "named",
    };
    [("unread", text(unread)), ("topics", text(named.join(", ")))]
}

/// That rows are missing from all numbers.
pub(super) fn missing_rows(edition: &Edition, language: Language) -> Option<String> {
    let notices = edition.notices.iter();
    let missing = notices.filter(|notice| notice.is_of_missing_rows());
    let sentences: Vec<String> = missing
        .map(|notice| visible(notice.text.in_language(language)))
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Why there are gaps, the commonest reasons first: those that none whose count is withheld can outdo.
fn reasons(edition: &Edition, language: Language) -> Option<String> {
    let texts = language.texts();
    let lines = Line::all(edition, &TableId::GapTypes).into_iter();
    let total = lines.clone().find(|line| line.row.role == RowRole::Total)?;
    let total = total.number(ColumnId::Gap)?;
    let is_reason = |line: &Line| {
        let mut types = GapType::ALL.iter();
        types.any(|gap_type| line.id(ColumnId::GapType) == Some(gap_type.id()))
    };
    let reason = |line: Line| {
        let gap = line.number(ColumnId::Gap).filter(|gap| *gap > 0.0)?;
        Some((gap, line.shown(ColumnId::GapType, language)?))
    };
    let mut found: Vec<(f64, String)> = lines.filter(is_reason).filter_map(reason).collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let rest = total - found.iter().map(|(gap, _)| gap).sum::<f64>();
    found.retain(|(gap, _)| *gap >= rest);
    let words = |(gap, reason): (f64, String)| {
        texts.with(
            "report-reason",
            &[("reason", text(reason)), ("gap", cases(gap))],
        )
    };
    let words: Vec<String> = found.into_iter().take(REASONS).map(words).collect();
    let arguments = [("reasons", text(words.join(", ")))];
    (!words.is_empty()).then(|| texts.with("report-reasons", &arguments))
}

/// Where the chain breaks, the largest need first.
pub fn breaks(edition: &Edition, language: Language) -> Vec<String> {
    let lines = Line::all(edition, &TableId::ChainBreaks).into_iter();
    let sentence = |line: Line| {
        let kind = line.id(ColumnId::Break)?.replace('_', "-");
        let before = line.shown(ColumnId::ServedBefore, language);
        let arguments = [
            ("group", text(line.shown(ColumnId::Where, language)?)),
            (
                "phase",
                text(line.shown(ColumnId::Dimension(Axis::LifePhase), language)?),
            ),
            (
                "before",
                text(match line.id(ColumnId::ServedBefore) {
                    Some(_) => before?,
                    None => "none".to_string(),
                }),
            ),
            ("gap", cases(line.number(ColumnId::Gap)?)),
            ("need", cases(line.number(ColumnId::Need)?)),
        ];
        let name = format!("report-break-{kind}");
        Some(language.texts().with(&name, &arguments))
    };
    lines.filter_map(sentence).take(BREAKS).collect()
}

/// What the plan at hand does as a whole, then the first proposals: so many of each kind.
fn proposals(edition: &Edition, most: [usize; 3], language: Language) -> Vec<String> {
    let plan = plan(edition, language).into_iter();
    plan.chain(first_steps(edition, most, language)).collect()
}

/// What the plan at hand does as a whole; none without one.
pub(super) fn plan(edition: &Edition, language: Language) -> Option<String> {
    let plan = Line::all(edition, &TableId::Plan).into_iter().next_back();
    plan.and_then(|line| {
        let before = line.number(ColumnId::GapBefore)?;
        let after = line.number(ColumnId::GapAfter)?;
        let way = match before.total_cmp(&after) {
            std::cmp::Ordering::Greater => "falls",
            std::cmp::Ordering::Equal => "stays",
            std::cmp::Ordering::Less => "grows",
        };
        let arguments = [
            ("before", cases(before)),
            ("after", cases(after)),
            ("way", text(way)),
        ];
        Some(language.texts().with("report-propose-plan", &arguments))
    })
}
