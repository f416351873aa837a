//! Protected tables become files: HTML, CSV, JSON, charts; text for a terminal.
//!
//! Here lives how something is written, set and drawn, and how a report gets to the disk whole. What the
//! numbers are is `tables`, what may be shown is `protect`. A [`public::Public`] is made from
//! [`crate::protect::Protected`] alone; plain tables only get into an [`internal::Internal`].
//!
//! - [`values`]: a value as text, the only place where this is decided
//! - [`grid`], [`cross`]: a table laid out for reading
//! - [`document`]: one model for every format; [`report`]: which table stands in which chapter;
//!   [`chapters`]: what chapters say in sentences; [`findings`]: findings by code
//! - [`html`], [`pdf`], [`docx`], [`terminal`]: the formats; [`workbook`]: the tables for those who calculate on;
//!   [`messages`]: findings like a compiler's messages
//! - [`csv`], [`json`]: for programs; [`charts`]: pictures
//! - [`check_page`]: what is to be mended, as a page
//! - [`summary`]: the few lines at the end of a run; [`run_record`]: how it came about
//! - [`public`], [`internal`], [`publish`]: the files of a report, written whole or not at all

pub mod chapters;
pub mod charts;
pub mod check_page;
pub mod cross;
pub mod csv;
pub mod document;
pub mod docx;
pub mod explorer;
pub mod findings;
pub mod grid;
pub mod html;
pub mod internal;
pub mod json;
pub mod messages;
pub mod pdf;
pub mod public;
pub mod publish;
pub mod report;
pub mod run_record;
pub mod summary;
pub mod terminal;
pub mod values;
pub mod workbook;

use crate::language::Language;

/// A file of a report: its path inside its folder, with `/`, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Why the files of a report could not be made.
#[derive(Debug)]
pub enum RenderError {
    Csv(std::io::Error),
    Chart(charts::DrawError),
    Workbook(rust_xlsxwriter::XlsxError),
    Docx(zip::result::ZipError),
    Pdf(pdf::PdfError),
}

impl From<std::io::Error> for RenderError {
    fn from(error: std::io::Error) -> RenderError {
        RenderError::Csv(error)
    }
}

impl From<charts::DrawError> for RenderError {
    fn from(error: charts::DrawError) -> RenderError {
        RenderError::Chart(error)
    }
}

impl From<rust_xlsxwriter::XlsxError> for RenderError {
    fn from(error: rust_xlsxwriter::XlsxError) -> RenderError {
        RenderError::Workbook(error)
    }
}

impl From<zip::result::ZipError> for RenderError {
    fn from(error: zip::result::ZipError) -> RenderError {
        RenderError::Docx(error)
    }
}

impl From<pdf::PdfError> for RenderError {
    fn from(error: pdf::PdfError) -> RenderError {
        RenderError::Pdf(error)
    }
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            RenderError::Csv(error) => write!(f, "{error}"),
            RenderError::Chart(charts::DrawError(error)) => write!(f, "{error}"),
            RenderError::Workbook(error) => write!(f, "{error}"),
            RenderError::Docx(error) => write!(f, "{error}"),
            RenderError::Pdf(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for RenderError {}

/// The language of a report as office programs name it.
pub(crate) fn office_language(language: Language) -> &'static str {
    match language {
        Language::German => "de-DE",
        Language::English => "en-GB",
    }
}

/// A name as a file's stem that every system accepts.
pub(crate) fn stem(name: &str) -> String {
    let safe = |c: char| match c {
        'a'..='z' | '0'..='9' | '_' | '-' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        _ => '-',
    };
    let stem: String = name.chars().map(safe).take(100).collect();
    if stem.is_empty() {
        "-".to_string()
    } else {
        stem
    }
}

/// The stems of names, in order, told apart by a number where two are the same.
pub(crate) fn stems<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let mut stems = Vec::new();
    for name in names {
        let plain = stem(name);
        let mut one = plain.clone();
        let mut number = 2;
        while !taken.insert(one.clone()) {
            one = format!("{plain}-{number}");
            number += 1;
        }
        stems.push(one);
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_of_a_dimension_leads_out_of_the_folder_or_over_another_file() {
        let names = ["../../etc", "Größe", "grö-e", "gr--e", ""];
        let stems = stems(names.into_iter());
        assert_eq!(stems, ["------etc", "gr--e", "gr--e-2", "gr--e-3", "-"]);
    }
}
