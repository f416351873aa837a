//! One document model for every format, and one walker through it.
//!
//! A format says how a heading, a table or a picture is set; what is said, and in which order, is the
//! same everywhere. What a report says is decided in [`crate::render::report`].

use crate::language::Language;
use crate::model::finding::Severity;
use crate::render::charts::Picture;
use crate::render::grid::Grid;

/// A report before it has a format.
pub struct Document<'a> {
    pub title: String,
    /// One line below the title.
    pub subtitle: String,
    pub language: Language,
    pub blocks: Vec<Block<'a>>,
}

/// A part of a document.
pub enum Block<'a> {
    Heading {
        /// 2 for a chapter, 3 below it; the title of the document is 1.
        level: u8,
        anchor: String,
        text: String,
    },
    Paragraph(String),
    /// A paragraph that must not be overlooked.
    Notice(String),
    List(Vec<String>),
    KeyFigures(Vec<FigureLine>),
    Table(Grid<'a>),
    Figure(Figure),
    Terms(Vec<Term>),
    Findings(Vec<FindingGroup>),
    /// What follows begins on a new page, where there are pages.
    PageBreak,
}

/// A key figure in words.
pub struct FigureLine {
    pub label: String,
    pub value: String,
    /// "zwischen 12 und 20, je nach Annahme", where the scenarios differ.
    pub range: Option<String>,
}

/// A chart with everything that stands around it.
pub struct Figure {
    pub anchor: String,
    pub caption: String,
    /// In which table its numbers stand, in words.
    pub numbers: String,
    /// The anchor of the table that holds the numbers.
    pub table: String,
    pub picture: Picture,
}

impl Figure {
    /// What the picture shows, in words, and where its numbers stand.
    pub fn alternative(&self) -> String {
        format!("{} {}", self.picture.description, self.numbers)
    }
}

/// A word or sign and what it means here.
pub struct Term {
    pub term: String,
    pub meaning: String,
}

/// Findings of one code.
pub struct FindingGroup {
    pub severity: Severity,
    /// "Fehler", "Warnung", "Hinweis".
    pub label: String,
    pub code: &'static str,
    pub entries: Vec<FindingEntry>,
    /// How many more there are than are listed.
    pub more: Option<String>,
}

pub struct FindingEntry {
    pub message: String,
    /// File and lines.
    pub place: String,
    pub advice: Option<String>,
}

/// How the parts of a document are written.
pub trait Format {
    fn title(&mut self, title: &str, subtitle: &str);
    fn heading(&mut self, level: u8, anchor: &str, text: &str);
    fn paragraph(&mut self, text: &str);
    fn notice(&mut self, text: &str);
    fn list(&mut self, items: &[String]);
    fn key_figures(&mut self, figures: &[FigureLine]);
    fn table(&mut self, grid: &Grid);
    fn figure(&mut self, figure: &Figure);
    fn terms(&mut self, terms: &[Term]);
    fn findings(&mut self, groups: &[FindingGroup]);
    fn page_break(&mut self);
}

/// Hands every part of a document to a format, in order.
pub fn walk(document: &Document, format: &mut impl Format) {
    format.title(&document.title, &document.subtitle);
    for block in &document.blocks {
        match block {
            Block::Heading {
                level,
                anchor,
                text,
            } => format.heading(*level, anchor, text),
            Block::Paragraph(text) => format.paragraph(text),
            Block::Notice(text) => format.notice(text),
            Block::List(items) => format.list(items),
            Block::KeyFigures(figures) => format.key_figures(figures),
            Block::Table(grid) => format.table(grid),
            Block::Figure(figure) => format.figure(figure),
            Block::Terms(terms) => format.terms(terms),
            Block::Findings(groups) => format.findings(groups),
            Block::PageBreak => format.page_break(),
        }
    }
}
