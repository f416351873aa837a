//! The paper for the council's system: what a clerk pastes, completes and puts to the vote.
//!
//! What the data do not say (who is in charge, which budget, what it means for the climate) is there as a field to fill.

use super::largest::{largest_certain, others_withheld};
use super::proposals::{Step, StepKind, in_order};
use super::summary::{breaks, missing_rows, overall, plan, protection, whom};
use crate::language::{Language, count, text};
use crate::protect::Protected;
use crate::render::chapters::figures::overview;
use crate::render::chapters::parts::titled;
use crate::render::document::{Block, Document, Figure};
use crate::render::grid::{anchor, few};
use crate::render::values::visible;
use crate::tables::{Axis, ColumnId, Edition, FigureId, RowRole, TableId};

/// The facts with a picture, the steps in order, what is to be decided, what it costs, and what is attached.
pub fn paper(protected: &Protected, language: Language) -> Document<'_> {
    let edition = protected.edition();
    let steps = in_order(edition, language);
    let mut blocks = facts(protected, language);
    blocks.extend(proposals(edition, &steps, language));
    blocks.extend(decision(edition, &steps, language));
    blocks.extend(costs(&steps, language));
    blocks.extend(fields(language));
    blocks.extend(attachments(edition, language));
    blocks.push(Block::Notice(protection(protected, "report", language)));
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

/// What was compared, what came of it, the picture of the first page, and the largest gaps.
fn facts(protected: &Protected, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    let texts = language.texts();
    let mut blocks = vec![heading("facts", language)];
    blocks.extend(whom(edition, language).map(Block::Paragraph));
    blocks.push(Block::Paragraph(compared(edition, language)));
    blocks.extend(overall(edition, language).map(Block::Paragraph));
    blocks.extend(missing_rows(edition, language).map(Block::Notice));
    let picture = overview(edition, language).map(|picture| Figure {
        numbers: texts.get("paper-numbers-attached"),
        ..picture
    });
    blocks.extend(picture.map(Block::Figure));
    if let Some(table) = edition.table(&TableId::By(vec![Axis::Topic])) {
        let shown = [
            ColumnId::Need,
            ColumnId::Gap,
            ColumnId::Coverage,
            ColumnId::NotAssessable,
        ];
        let mut grid = few(table, &shown, language);
        // groups of topics would count them twice
        grid.lines.retain(|line| line.role != RowRole::View);
        blocks.push(Block::Table(grid));
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
    blocks.push(Block::Paragraph(texts.get("paper-method")));
    blocks
}

/// What was compared with what, for whom, and when.
fn compared(edition: &Edition, language: Language) -> String {
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

/// The steps, numbered, so that the decision and the costs can speak of them.
fn proposals<'a>(edition: &Edition, steps: &[Step], language: Language) -> Vec<Block<'a>> {
    let texts = language.texts();
    let mut blocks = vec![heading("proposals", language)];
    blocks.extend(plan(edition, language).map(Block::Paragraph));
    if steps.is_empty() {
        blocks.push(Block::Paragraph(texts.get("paper-nothing-recommended")));
        return blocks;
    }
    let numbered = steps.iter().zip(1_u64..).map(|(step, number)| {
        let arguments = [
            ("number", count(number)),
            ("step", text(step.words.clone())),
        ];
        texts.with("paper-step", &arguments)
    });
    blocks.push(Block::Paragraph(texts.get("paper-recommendations")));
    blocks.push(Block::List(numbered.collect()));
    blocks
}

/// What the committee could decide, as a draft.
fn decision<'a>(edition: &Edition, steps: &[Step], language: Language) -> Vec<Block<'a>> {
    let texts = language.texts();
    let of = |kinds: &[StepKind]| {
        let own = steps.iter().filter(|step| kinds.contains(&step.kind));
        own.count() as u64
    };
    let whom = edition.report.committee.as_ref();
    let whom = [(
        "committee",
        whom.map_or(text("none"), |whom| text(visible(whom))),
    )];
    let decided = of(&[StepKind::Measure, StepKind::Renewal]);
    let mut points = vec![texts.get("paper-decide-report")];
    if decided > 0 {
        let arguments = [("last", count(decided))];
        points.push(texts.with("paper-decide-steps", &arguments));
    }
    if of(&[StepKind::Inquiry]) > 0 {
        let arguments = [
            ("first", count(decided + 1)),
            ("last", count(steps.len() as u64)),
        ];
        points.push(texts.with("paper-decide-inquiries", &arguments));
    }
    points.push(texts.get("paper-decide-again"));
    vec![
        heading("decision", language),
        Block::Paragraph(texts.with("paper-decide", &whom)),
        Block::List(points),
    ]
}

/// What the steps cost in a year, as far as a record says so, and the fields for the treasury.
fn costs<'a>(steps: &[Step], language: Language) -> Vec<Block<'a>> {
    let texts = language.texts();
    let mut blocks = vec![heading("costs", language)];
    let steps = steps.iter().zip(1_u64..);
    let (known, unknown): (Vec<_>, Vec<_>) = steps
        .filter(|(step, _)| step.kind != StepKind::Inquiry)
        .partition(|(step, _)| step.cost.is_some());
    let euros = |euros: f64| text(language.number(euros, 0));
    if !known.is_empty() {
        let all: f64 = known.iter().filter_map(|(step, _)| step.cost).sum();
        let arguments = [("cost", euros(all)), ("steps", count(known.len() as u64))];
        blocks.push(Block::Paragraph(texts.with("paper-costs-sum", &arguments)));
        let lines = known.iter().map(|(step, number)| {
            let cost = euros(step.cost.unwrap_or(0.0));
            texts.with("paper-cost", &[("number", count(*number)), ("cost", cost)])
        });
        blocks.push(Block::List(lines.collect()));
    }
    if !unknown.is_empty() {
        let numbers = unknown.iter().map(|(_, number)| number.to_string());
        let arguments = [
            ("numbers", text(numbers.collect::<Vec<_>>().join(", "))),
            ("steps", count(unknown.len() as u64)),
        ];
        blocks.push(Block::Paragraph(
            texts.with("paper-costs-unknown", &arguments),
        ));
    }
    let fields = [
        "paper-field-budget",
        "paper-field-funds",
        "paper-field-grants",
    ];
    blocks.push(Block::List(fields.map(|name| texts.get(name)).to_vec()));
    blocks
}

/// What the law or the town asks for beside, to be filled in.
fn fields<'a>(language: Language) -> Vec<Block<'a>> {
    let texts = language.texts();
    let field = |name: &str| {
        [
            heading(name, language),
            Block::Paragraph(texts.get(&format!("paper-field-{name}"))),
        ]
    };
    ["climate", "inclusion"]
        .iter()
        .flat_map(|name| field(name))
        .collect()
}

/// What goes with the paper.
fn attachments<'a>(edition: &Edition, language: Language) -> Vec<Block<'a>> {
    let texts = language.texts();
    let mut attached = vec!["paper-attached-report", "paper-attached-tables"];
    if edition.table(&TableId::Directory).is_some() {
        attached.push("paper-attached-directory");
    }
    let attached = attached.into_iter().map(|name| texts.get(name));
    vec![
        heading("attachments", language),
        Block::List(attached.collect()),
    ]
}
