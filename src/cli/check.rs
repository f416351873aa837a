//! `lueckenlos check`: findings only, and copies of the inventories that say per row what to mend.

use std::path::{Path, PathBuf};

use super::prepare::{self, Speech, open, say};
use super::{Outcome, print, refused, write_failed};
use crate::draft::{Draft, WriteError, distinct_names};
use crate::inventory::checked_folder::CheckedFolder;
use crate::inventory::copies::{self, Copied, CopyError};
use crate::inventory::files::source::Source;
use crate::inventory::project::{CHECKED, Project, Request, default_catchment};
use crate::language::{Language, count, text};
use crate::model::finding::{Finding, Severity};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    project: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    needs: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    offers: Vec<PathBuf>,
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    let request = Request {
        folder: arguments.project.clone(),
        needs: arguments.needs.clone(),
        offers: arguments.offers.clone(),
        ..Request::default()
    };
    match open(&request, arguments.year, speech) {
        Ok((project, reading, language)) => {
            let mut findings = reading.findings;
            if let Some(inventory) = &reading.inventory {
                let asked = project.settings.default_reach.as_deref();
                let catchment = default_catchment(&project, &inventory.vocabulary, asked);
                findings.extend(catchment.err().map(|stopped| *stopped));
            }
            say(&findings, language);
            let target = target(&project, arguments.out.as_deref());
            match write(&project, &findings, language, &target) {
                Ok(written) => report(&written, &findings, language, &target),
                Err(error) => refuse(&error, language, &target),
            }
        }
        Err(outcome) => outcome,
    }
}

/// Where the copies go: a folder of copies that is checked again stays the folder of copies.
fn target(project: &Project, out: Option<&Path>) -> PathBuf {
    match out {
        Some(out) => out.to_path_buf(),
        None if CheckedFolder::open(&project.folder).is_ours() => project.folder.clone(),
        None => project.folder.join(CHECKED),
    }
}

/// Why no copies were written. What stood there before still does.
enum CheckError {
    /// Copies beside the originals would be read as further inventories.
    BesideOriginals,
    /// A file of this name is not ours, or was changed since it was written.
    Changed(String),
    Copy(CopyError),
}

impl From<CopyError> for CheckError {
    fn from(error: CopyError) -> CheckError {
        CheckError::Copy(error)
    }
}

impl From<WriteError> for CheckError {
    fn from(error: WriteError) -> CheckError {
        CheckError::Copy(CopyError::Unwritten(error))
    }
}

/// The copies that were written.
#[derive(Default)]
struct Written {
    names: Vec<String>,
    copied: Copied,
}

/// Writes a copy of every inventory that can be opened; why one cannot, its finding has said.
fn write(
    project: &Project,
    findings: &[Finding],
    language: Language,
    target: &Path,
) -> Result<Written, CheckError> {
    let inputs = [&project.needs[..], &project.offers[..]].concat();
    let sources: Vec<Source> = inputs
        .iter()
        .filter_map(|file| Source::open(file, &project.reading(file)).ok())
        .collect();
    if sources.is_empty() {
        return Ok(Written::default());
    }
    let names: Vec<String> = sources.iter().map(copy_name).collect();
    let mut written = Written {
        names: distinct_names(&names),
        copied: Copied::default(),
    };
    let mut folder = CheckedFolder::open(target);
    let unwritten = |error| WriteError {
        path: target.to_path_buf(),
        error,
    };
    if !folder.is_ours() && same_folder(target, &project.folder) {
        return Err(CheckError::BesideOriginals);
    }
    for name in &written.names {
        if !folder.may_replace(name, &inputs).map_err(unwritten)? {
            return Err(CheckError::Changed(name.clone()));
        }
    }
    let draft = Draft::begin(target)?;
    for (source, name) in sources.iter().zip(&written.names) {
        let inside = Path::new(name);
        draft.write(inside, |into| -> Result<(), CopyError> {
            let copied = copies::write(source, findings, language, into)?;
            written.copied.guarded |= copied.guarded;
            written.copied.unmarked |= copied.unmarked;
            Ok(())
        })?;
        let noted = folder.note(name, &draft.path(inside));
        noted.map_err(unwritten)?;
    }
    draft.write_bytes(Path::new(CheckedFolder::SUMS), folder.text().as_bytes())?;
    draft.finish()?;
    Ok(written)
}

fn copy_name(source: &Source) -> String {
    let name = Path::new(&source.name).with_extension("csv");
    name.to_string_lossy().into_owned()
}

fn same_folder(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Says where the copies are, and how the check ended.
fn report(written: &Written, findings: &[Finding], language: Language, target: &Path) -> Outcome {
    let texts = language.texts();
    let errors = findings
        .iter()
        .filter(|finding| finding.code.severity() == Severity::Error)
        .count();
    if written.copied.guarded {
        print(&format!("{}\n", texts.get("cli-check-guarded")));
    }
    if written.copied.unmarked {
        print(&format!("{}\n", texts.get("cli-check-unmarked")));
    }
    let arguments = [
        ("path", text(target.display().to_string())),
        ("files", text(written.names.join(", "))),
        ("errors", count(errors as u64)),
    ];
    let name = match written.names.is_empty() {
        true => "cli-check-no-copies",
        false => "cli-check-written",
    };
    print(&format!("{}\n", texts.with(name, &arguments)));
    match errors {
        0 => Outcome::Done,
        _ => prepare::outcome(findings),
    }
}

fn refuse(error: &CheckError, language: Language, target: &Path) -> Outcome {
    let path = ("path", text(target.display().to_string()));
    let (name, detail) = match error {
        CheckError::BesideOriginals => ("cli-check-beside-originals", String::new()),
        CheckError::Changed(file) => ("cli-check-changed", file.clone()),
        CheckError::Copy(CopyError::Unread(finding)) => {
            ("cli-check-not-written", finding.message(language))
        }
        CheckError::Copy(CopyError::Unwritten(error)) => {
            ("cli-check-not-written", write_failed(error, language))
        }
    };
    refused(language, name, &[path, ("detail", text(detail))])
}
