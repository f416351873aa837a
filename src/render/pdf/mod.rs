//! A document as a PDF: PDF/UA-1, tagged, with bookmarks, the same bytes in every run.
//!
//! The document becomes data, and a fixed template sets it: no text of an inventory is ever markup.
//!
//! - [`content`]: a document as data for the template; [`fields`]: what stands in a table
//! - [`columns`]: how a table gets onto a page; [`syllables`]: where words may be broken
//! - [`letters`]: what can be set, and how wide it is
//! - `template.typ`: how it looks

mod columns;
mod content;
mod fields;
mod letters;
mod syllables;

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::render::charts::DrawError;
use crate::render::document::Document;
use letters::FONTS;

/// Why a PDF could not be made.
#[derive(Debug)]
pub enum PdfError {
    Chart(DrawError),
    /// The typesetter's words: not a report's fault, but the template's.
    Set(String),
}

impl From<DrawError> for PdfError {
    fn from(error: DrawError) -> PdfError {
        PdfError::Chart(error)
    }
}

impl std::fmt::Display for PdfError {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            PdfError::Chart(DrawError(error)) | PdfError::Set(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for PdfError {}

/// The document as a file. The export refuses whatever would violate PDF/UA-1.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PdfError> {
    let content = content::content(document)?;
    let desk = Desk {
        report: Bytes::from_string(content.to_string()),
    };
    let set = typst::compile::<PagedDocument>(&desk).output;
    let pages = set.map_err(|errors| told(&errors))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    let options = PdfOptions {
        creator: Smart::Custom(Some(
            concat!("lueckenlos ", env!("CARGO_PKG_VERSION")).into(),
        )),
        standards: standards.map_err(|error| PdfError::Set(error.message().to_string()))?,
        ..PdfOptions::default()
    };
    let file = typst_pdf::pdf(&pages, &options).map_err(|errors| told(&errors));
    // what was set is not set a second time: its memory is given back
    typst::comemo::evict(0);
    file
}

fn told(errors: &[SourceDiagnostic]) -> PdfError {
    let told = |error: &SourceDiagnostic| {
        let hints = error.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", error.message, hints.collect::<String>())
    };
    let told: Vec<String> = errors.iter().map(told).collect();
    PdfError::Set(told.join("; "))
}

/// What the typesetter sees of the world: the template, its fonts and one report.
struct Desk {
    report: Bytes,
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // header cells of rows
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| {
    Source::new(
        file("template.typ"),
        include_str!("template.typ").to_string(),
    )
});

static REPORT: LazyLock<FileId> = LazyLock::new(|| file("report.json"));

fn file(name: &str) -> FileId {
    // both names are plain
    let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!());
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let own = (id == TEMPLATE.id()).then(|| TEMPLATE.clone());
        own.ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let report = (id == *REPORT).then(|| self.report.clone());
        report.ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// A report knows no date but its reference date.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
