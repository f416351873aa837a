//! A section for each working group: its topics, how far they are covered, and what follows from that.

use super::causes::{causes, unread};
use super::largest::others_withheld;
use super::proposals::steps_of;
use super::{Line, cases, large_gap};
use crate::language::{Language, text};
use crate::protect::Protected;
use crate::render::chapters::parts::section;
use crate::render::document::Block;
use crate::render::values::{shown, visible};
use crate::tables::{Axis, ColumnId, Edition, Kind, TableId, Value, WorkingGroup};

/// So many of the largest gaps are named for each group.
const GAPS: usize = 3;

pub fn working_groups(protected: &Protected, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    let groups = edition.report.working_groups.iter();
    let mut blocks: Vec<Block> = groups
        .flat_map(|group| of_group(edition, group, language))
        .collect();
    if !blocks.is_empty() {
        let introduction = language.texts().get("report-intro-working-groups");
        let others = others_withheld(protected, language);
        let paragraph = [introduction].into_iter().chain(others);
        let paragraph = paragraph.collect::<Vec<String>>().join(" ");
        blocks.insert(0, Block::Paragraph(paragraph));
    }
    blocks
}

/// Nothing where the report has no need in the group's topics.
fn of_group<'a>(edition: &Edition, group: &WorkingGroup, language: Language) -> Vec<Block<'a>> {
    let is_own = |line: &Line| {
        let topic = line.id(ColumnId::Dimension(Axis::Topic));
        topic.is_some_and(|topic| group.topics.iter().any(|own| own == topic))
    };
    let own = |table: TableId| -> Vec<Line> {
        let lines = Line::all(edition, &table).into_iter();
        lines.filter(is_own).collect()
    };
    let topics = own(TableId::By(vec![Axis::Topic]));
    let sentences: Vec<String> = topics
        .iter()
        .filter_map(|line| state(edition, *line, language))
        .collect();
    if sentences.is_empty() {
        return Vec::new();
    }
    let texts = language.texts();
    let label = visible(group.label.in_language(language));
    let mut blocks = vec![section(&group.id, label), Block::List(sentences)];
    let gaps: Vec<String> = own(TableId::LargestGaps)
        .into_iter()
        .filter_map(|line| large_gap(line, language))
        .take(GAPS)
        .collect();
    if !gaps.is_empty() {
        blocks.push(Block::Paragraph(texts.get("report-group-gaps")));
        blocks.push(Block::List(gaps));
    }
    let steps = steps_of(edition, &group.topics, language);
    if !steps.is_empty() {
        blocks.push(Block::Paragraph(texts.get("report-group-proposals")));
        blocks.push(Block::List(steps));
    }
    let causes = causes(edition, &own(TableId::GapTypesByTopic), language);
    if !causes.is_empty() {
        blocks.push(Block::Paragraph(texts.get("report-group-causes")));
        blocks.push(Block::List(causes));
    }
    blocks
}

/// "Bildung: 340 von 1 204 Fällen ohne Platz, Deckungsgrad 71,8 %."
fn state(edition: &Edition, line: Line, language: Language) -> Option<String> {
    let texts = language.texts();
    let topic = line.about(language);
    if let Some(need @ Value::Range { .. }) = line.value(ColumnId::Need) {
        let arguments = [
            ("topic", text(topic)),
            ("range", text(shown(need, Kind::Cases, language))),
        ];
        return Some(texts.with("report-topic-range", &arguments));
    }
    if line.value(ColumnId::Need) == Some(&Value::Withheld) {
        return Some(texts.with("report-topic-withheld", &[("topic", text(topic))]));
    }
    let need = line.number(ColumnId::Need)?;
    if need == 0.0 {
        let missing = line
            .number(ColumnId::NotAssessable)
            .filter(|need| *need > 0.0)?;
        let arguments = [
            ("topic", text(topic)),
            ("need", cases(missing)),
            ("unread", unread(edition, line)),
        ];
        return Some(texts.with("report-topic-not-assessable", &arguments));
    }
    let coverage = shown(line.value(ColumnId::Coverage)?, Kind::Share, language);
    let arguments = [
        ("topic", text(topic)),
        ("need", cases(need)),
        ("gap", cases(line.number(ColumnId::Gap)?)),
        ("coverage", text(coverage)),
    ];
    Some(texts.with("report-topic-state", &arguments))
}
