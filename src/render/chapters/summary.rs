//! The summary: one page that a committee can decide on.

use fluent_bundle::FluentValue;

use super::largest::{largest_certain, others_withheld};
use super::working_groups::recommendations;
use super::{Line, cases};
use crate::analysis::picture::GapType;
use crate::language::{Language, count, number, text};
use crate::model::brief::ChapterName;
use crate::protect::{Profile, Protected};
use crate::render::document::Block;
use crate::render::report::{figures, section};
use crate::render::values::visible;
use crate::tables::{Axis, ColumnId, Edition, FigureId, RowRole, TableId};

/// So many breaks and proposals stand on the first page.
const BREAKS: usize = 3;
const PROPOSALS: usize = 5;

/// So many reasons are named for all gaps together.
const REASONS: usize = 3;

/// Key figures, the largest certain gaps, where the chain breaks, and what could be done.
pub fn summary(protected: &Protected, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    let texts = language.texts();
    let wanted = [FigureId::Need, FigureId::Coverage, FigureId::Gap];
    let mut blocks: Vec<Block> = whom(edition, language)
        .map(Block::Paragraph)
        .into_iter()
        .collect();
    blocks.push(Block::KeyFigures(figures(edition, &wanted, language)));
    blocks.extend(overall(edition, language).map(Block::Paragraph));
    blocks.extend(missing_rows(edition, language).map(Block::Notice));
    blocks.extend(reasons(edition, language).map(Block::Paragraph));
    let served = [("served", number(edition.served.share() * 100.0))];
    let parts = [
        (
            "largest-certain",
            largest_certain(protected, language),
            others_withheld(protected, language),
        ),
        ("breaks", breaks(edition, language), None),
        ("proposals", proposals(edition, language), None),
    ];
    for (name, sentences, below) in parts {
        if !sentences.is_empty() || below.is_some() {
            blocks.push(section(name, texts.get(&format!("report-section-{name}"))));
            let lead = texts.with(&format!("report-lead-{name}"), &served);
            blocks.push(Block::Paragraph(lead));
            blocks.push(Block::List(sentences));
            blocks.extend(below.map(Block::Paragraph));
        }
    }
    let method = match edition.report.chapters.contains(&ChapterName::Method) {
        true => "here",
        false => "none",
    };
    blocks.push(Block::Notice(protection(protected, method, language)));
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
pub(super) fn breaks(edition: &Edition, language: Language) -> Vec<String> {
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

/// What could be done: the plan as a whole, what the types of gaps ask for, openings of offers with free
/// places, more places.
pub(super) fn proposals(edition: &Edition, language: Language) -> Vec<String> {
    let texts = language.texts();
    let plan = Line::all(edition, &TableId::Plan).into_iter().rev().take(1);
    let plan = plan.filter_map(|line| {
        let arguments = [
            ("before", cases(line.number(ColumnId::GapBefore)?)),
            ("after", cases(line.number(ColumnId::GapAfter)?)),
        ];
        Some(texts.with("report-propose-plan", &arguments))
    });
    let by_type = recommendations(
        edition,
        &Line::all(edition, &TableId::GapTypesByTopic),
        language,
    );
    let openings = Line::all(edition, &TableId::Levers).into_iter();
    let openings = openings.filter_map(|line| opening(line, language));
    let places = Line::all(edition, &TableId::MorePlaces).into_iter();
    let places = places.filter_map(|line| more_places(line, language));
    // the plan stands for itself; of the other kinds so many each that all have room
    plan.chain(by_type.into_iter().take(2))
        .chain(openings.take(2))
        .chain(places)
        .take(PROPOSALS)
        .collect()
}

/// One more group for an offer, and who loses by it; without its effect where this is withheld.
fn opening(line: Line, language: Language) -> Option<String> {
    let mut arguments = vec![
        ("offer", text(line.shown(ColumnId::Offer, language)?)),
        ("category", text(line.shown(ColumnId::OpensTo, language)?)),
    ];
    let Some(relief) = line.number(ColumnId::Relief) else {
        return Some(
            language
                .texts()
                .with("report-propose-opening-withheld", &arguments),
        );
    };
    arguments.push(("relief", cases(relief)));
    let mut sentence = language.texts().with("report-propose-opening", &arguments);
    sentence.extend(losers(line, language));
    (relief > 0.0).then_some(sentence)
}

/// How many win a place by an opening and how many others lose theirs; nothing where nobody does.
fn losers(line: Line, language: Language) -> Option<String> {
    line.value(ColumnId::Lost)
        .filter(|lost| lost.number() != Some(0.0))?;
    let told = |column: ColumnId| line.number(column).map_or(text("withheld"), cases);
    let arguments = [
        ("gained", told(ColumnId::Gained)),
        ("lost", told(ColumnId::Lost)),
    ];
    Some(language.texts().with("report-opening-losers", &arguments))
}

/// Ten more places in an offer; without their effect where this is withheld.
fn more_places(line: Line, language: Language) -> Option<String> {
    let mut arguments = vec![
        ("offer", text(line.shown(ColumnId::Offer, language)?)),
        ("whom", text(line.shown(ColumnId::Whom, language)?)),
    ];
    let Some(relief) = line.number(ColumnId::ReliefOfTen) else {
        return Some(
            language
                .texts()
                .with("report-propose-places-withheld", &arguments),
        );
    };
    arguments.push(("relief", cases(relief)));
    (relief > 0.0).then(|| language.texts().with("report-propose-places", &arguments))
}
