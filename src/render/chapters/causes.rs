//! Why there are gaps, in sentences: the reasons with the cases behind each.

use fluent_bundle::FluentValue;

use super::{Line, cases};
use crate::analysis::picture::GapType;
use crate::language::{Language, text};
use crate::tables::{Axis, ColumnId, Edition, TableId, Value};

/// The topics of which nothing can be said until offers are on record, the largest need first.
pub(super) fn to_record(edition: &Edition, language: Language) -> Vec<String> {
    let lines = Line::all(edition, &TableId::GapTypesByTopic).into_iter();
    let unassessable =
        |line: &Line| line.id(ColumnId::GapType) == Some(GapType::NotAssessable.id());
    let lines: Vec<Line> = lines.filter(unassessable).collect();
    causes(edition, &lines, language)
}

/// Why there are gaps, with the cases behind each reason over these topics, the most first.
pub(super) fn causes(edition: &Edition, lines: &[Line], language: Language) -> Vec<String> {
    let of_type = |gap_type: &GapType| {
        let own = lines
            .iter()
            .filter(|line| line.id(ColumnId::GapType) == Some(gap_type.id()));
        let of_topics = own.filter_map(|line| {
            let column = match gap_type {
                GapType::NotAssessable => ColumnId::NotAssessable,
                _ => ColumnId::Gap,
            };
            let gap = line.number(column).filter(|gap| *gap > 0.0)?;
            Some((
                gap,
                line.shown(ColumnId::Dimension(Axis::Topic), language)?,
                unread(edition, *line),
            ))
        });
        of_topics
            .map(|(gap, topic, unread)| (gap, topic, unread, *gap_type))
            .collect::<Vec<_>>()
    };
    let mut found: Vec<_> = GapType::ALL.iter().flat_map(of_type).collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let withheld = lines.iter().filter_map(|line| withheld(*line, language));
    let sentence = |(gap, topic, unread, gap_type)| {
        let gap_type: GapType = gap_type;
        let name = format!("report-cause-{}", gap_type.id().replace('_', "-"));
        let arguments = [
            ("topic", text(topic)),
            ("gap", cases(gap)),
            ("unread", unread),
        ];
        language.texts().with(&name, &arguments)
    };
    found.into_iter().map(sentence).chain(withheld).collect()
}

/// Whether offers of the topic of a line may be on record that could not be read.
pub(super) fn unread(edition: &Edition, line: Line) -> FluentValue<'static> {
    let of = |topic: &str| {
        let mut unread = edition.unread.iter().flat_map(|unread| &unread.ids);
        unread.any(|id| id == topic)
    };
    text(
        match line.id(ColumnId::Dimension(Axis::Topic)).is_some_and(of) {
            true => "yes",
            false => "no",
        },
    )
}

/// Names a type of gap whose count is withheld without it.
fn withheld(line: Line, language: Language) -> Option<String> {
    let arguments = [
        (
            "topic",
            text(line.shown(ColumnId::Dimension(Axis::Topic), language)?),
        ),
        ("reason", text(line.shown(ColumnId::GapType, language)?)),
    ];
    let is_withheld = line.value(ColumnId::Gap).is_some_and(Value::is_withheld);
    is_withheld.then(|| language.texts().with("report-cause-withheld", &arguments))
}
