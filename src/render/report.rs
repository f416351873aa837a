//! What a report says, chapter by chapter: from a protected edition to a document.
//!
//! Which table stands in which chapter is said in [`crate::tables::spec`]; what a chapter says in sentences stands
//! in [`crate::render::chapters`]. Everything is made from protected tables: a sentence reads its numbers
//! out of them.

use crate::language::{Language, count};
use crate::model::brief::ChapterName;
use crate::protect::Protected;
use crate::render::chapters;
use crate::render::chapters::figures::{OVERVIEW, figure, grids_with, overview};
use crate::render::chapters::parts::{figures, section, titled};
use crate::render::document::{Block, Document, FigureLine};
use crate::render::grid;
use crate::render::values::visible;
use crate::tables::{Audience, Chart, Edition, FigureId, Table, TableId};

/// How anchors of headings begin: in the paper, and in the annex for a chapter that the paper has, too.
const PAPER: &str = "chapter";
const ANNEX: &str = "annex";

/// A directory of more offers is not printed: it stands in the workbook, as CSV and in the explorer.
const DIRECTORY: usize = 250;

/// The report of an edition: a paper of few pages in sentences, then an annex with all tables and pictures.
pub fn report(protected: &Protected, language: Language) -> Document<'_> {
    let edition = protected.edition();
    if let Some(axis) = edition.report.sheets {
        return Document {
            blocks: chapters::fact_sheets::fact_sheets(protected, axis, language),
            ..titled(edition, language)
        };
    }
    let chapters = &edition.report.chapters;
    let mut blocks = Vec::new();
    let mut told = Vec::new();
    for name in chapters {
        let own = in_short(*name, protected, language);
        if !own.is_empty() {
            blocks.push(heading(*name, PAPER, language));
            blocks.extend(own);
            told.push(*name);
        }
        if *name == ChapterName::Summary {
            blocks.push(Block::PageBreak);
        }
    }
    let mut annex = Vec::new();
    for name in chapters {
        let own = chapter(*name, protected, language);
        if !own.is_empty() {
            let part = if told.contains(name) { ANNEX } else { PAPER };
            annex.push(heading(*name, part, language));
            annex.extend(own);
        }
    }
    if !annex.is_empty() {
        let texts = language.texts();
        if !matches!(blocks.last(), None | Some(Block::PageBreak)) {
            blocks.push(Block::PageBreak);
        }
        blocks.push(Block::Heading {
            level: 2,
            anchor: ANNEX.to_string(),
            text: texts.get("report-annex"),
        });
        blocks.push(Block::Paragraph(texts.get("report-annex-lead")));
        blocks.extend(annex);
    }
    Document {
        blocks,
        ..titled(edition, language)
    }
}

fn heading(name: ChapterName, part: &str, language: Language) -> Block<'static> {
    Block::Heading {
        level: 2,
        anchor: grid::anchor(part, name.id()),
        text: language
            .texts()
            .get(&format!("report-chapter-{}", name.id())),
    }
}

/// What the paper says in a chapter: sentences, and on the first page one picture.
fn in_short(name: ChapterName, protected: &Protected, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    let list = |sentences: Vec<String>| match sentences.is_empty() {
        true => Vec::new(),
        false => vec![Block::List(sentences)],
    };
    match name {
        ChapterName::Summary => {
            let picture = overview(edition, language);
            chapters::summary::summary(protected, picture, language)
        }
        ChapterName::Levers => list(chapters::proposals::steps(edition, language)),
        ChapterName::Chain => list(chapters::summary::breaks(edition, language)),
        ChapterName::Development | ChapterName::Outlook | ChapterName::Money => {
            chapters::changes::sentences(name, edition, language)
        }
        ChapterName::WorkingGroups => chapters::working_groups::working_groups(protected, language),
        _ => Vec::new(),
    }
}

/// What a chapter says in the annex; nothing where the data have nothing to say in it.
fn chapter(name: ChapterName, protected: &Protected, language: Language) -> Vec<Block<'_>> {
    let edition = protected.edition();
    match name {
        ChapterName::Summary | ChapterName::WorkingGroups => Vec::new(),
        ChapterName::Limits => {
            let mut blocks = chapters::limits::limits(protected, language);
            blocks.extend(tables_of(name, edition, language));
            blocks
        }
        ChapterName::Method => {
            let mut blocks = chapters::method::method(protected, language);
            blocks.extend(tables_of(name, edition, language));
            blocks
        }
        _ => with_introduction(name, edition, language),
    }
}

/// The chapter's sentences, then its tables; nothing without a table.
fn with_introduction(name: ChapterName, edition: &Edition, language: Language) -> Vec<Block<'_>> {
    let tables = tables_of(name, edition, language);
    if tables.is_empty() {
        return Vec::new();
    }
    let texts = language.texts();
    let introduction = texts.get(&format!("report-intro-{}", name.id()));
    let mut blocks = vec![Block::Paragraph(introduction)];
    let figures = figures_of(name, edition, language);
    if !figures.is_empty() {
        blocks.push(Block::KeyFigures(figures));
    }
    blocks.extend(tables);
    blocks
}

/// The key figures that a chapter begins with.
fn figures_of(name: ChapterName, edition: &Edition, language: Language) -> Vec<FigureLine> {
    let wanted: &[FigureId] = match name {
        ChapterName::Inventory => &[
            FigureId::Offers,
            FigureId::Places,
            FigureId::NominalCapacity,
            FigureId::UnknownCapacities,
        ],
        ChapterName::Need => &[FigureId::Need, FigureId::Covered, FigureId::NotAssessable],
        ChapterName::Levers => &[FigureId::Gap, FigureId::GapWithPlan],
        _ => &[],
    };
    figures(edition, wanted, language)
}

/// The tables of a chapter, each in a section; the charts of a table stand before it.
fn tables_of(name: ChapterName, edition: &Edition, language: Language) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    for table in placed(name, edition) {
        let title = visible(table.title.in_language(language));
        blocks.push(section(&table.name, title));
        let of_table = |chart: &&Chart| chart.table == table.id;
        let charts: Vec<&Chart> = edition.charts.iter().filter(of_table).collect();
        let grids = grids_with(table, &charts, language);
        // the overview stands on the first page
        let on_page_one = edition.report.chapters.contains(&ChapterName::Summary);
        let others = charts.iter();
        for chart in others.filter(|chart| chart.kind != OVERVIEW || !on_page_one) {
            blocks.extend(figure(edition, chart, &grids, language).map(Block::Figure));
        }
        if table.id == TableId::Directory && table.rows.len() > DIRECTORY {
            let offers = [("offers", count(table.rows.len() as u64))];
            let sentence = language.texts().with("report-directory-elsewhere", &offers);
            blocks.push(Block::Paragraph(sentence));
            continue;
        }
        let printed = grids.into_iter();
        let printed = printed.map(|grid| grid::printed(grid, language));
        blocks.extend(printed.map(Block::Table));
    }
    blocks
}

/// A chapter's tables in the order of [`TableId::OWN`].
fn placed(name: ChapterName, edition: &Edition) -> Vec<&Table> {
    let own = |table: &&Table| table.id.spec().audience == Audience::Everybody(name);
    let mut tables: Vec<&Table> = edition.tables.iter().filter(own).collect();
    let place = |table: &&Table| {
        let mut all = TableId::OWN.iter();
        all.position(|id| *id == table.id).unwrap_or(usize::MAX)
    };
    // those by the town's dimensions stand last, in the edition's order
    tables.sort_by_key(place);
    tables
}
