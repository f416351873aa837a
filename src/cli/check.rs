//! `lueckenlos check`: findings only, and copies of the inventories that say per row what to mend.

use std::path::{Path, PathBuf};

use super::apply::{KEPT, apply, copy_name};
use super::prepare::{self, Speech, open, say};
use super::{Outcome, print, refused, write_failed};
use crate::analysis::reach::parts;
use crate::draft::{Draft, WriteError, distinct_names};
use crate::inventory::copies::checked_folder::CheckedFolder;
use crate::inventory::copies::marked;
use crate::inventory::copies::{self, Copied, CopyError};
use crate::inventory::files::folder::shown;
use crate::inventory::files::source::Source;
use crate::inventory::project::{CHECKED, Project, Request, default_catchment};
use crate::inventory::side_tables::choices_of;
use crate::inventory::side_tables::conditions::conditions_of;
use crate::language::{Language, count, text};
use crate::model::finding::{Finding, Severity};
use crate::model::marked::MarkedFile;
use crate::render::check_page::{CheckPage, check_page};
use crate::render::summary;

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
    #[arg(long)]
    apply: bool,
}

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    let request = Request {
        folder: arguments.project.clone(),
        needs: arguments.needs.clone(),
        offers: arguments.offers.clone(),
        ..Request::default()
    };
    let out = arguments.out.as_deref();
    if arguments.apply
        && let Err(outcome) = apply_copies(&request, arguments.year, out, speech)
    {
        return outcome;
    }
    match check(&request, arguments.year, out, speech) {
        Ok(checked) => checked.outcome,
        Err(outcome) => outcome,
    }
}

/// Takes corrected copies over; what became of them is said.
fn apply_copies(
    request: &Request,
    year: Option<i32>,
    out: Option<&Path>,
    speech: Speech,
) -> Result<(), Outcome> {
    let (project, reading, language) = open(request, year, speech)?;
    let target = target(&project, out);
    if target == project.folder {
        return Err(refused(language, "cli-apply-in-copies", &[]));
    }
    let applied = apply(&project, &reading.opened, &target).map_err(|error| {
        let detail = ("detail", text(write_failed(&error, language)));
        let path = ("path", text(target.display().to_string()));
        refused(language, "cli-check-not-written", &[path, detail])
    })?;
    let say = |name: &str, files: &[String]| {
        let files = ("files", text(files.join(", ")));
        let kept = ("kept", text(target.join(KEPT).display().to_string()));
        print(&format!(
            "{}\n",
            language.texts().with(name, &[files, kept])
        ));
    };
    match (applied.taken.is_empty(), applied.left.is_empty()) {
        (true, true) => say("cli-apply-nothing", &[]),
        (taken_none, left_none) => {
            if !taken_none {
                say("cli-apply-taken", &applied.taken);
            }
            if !left_none {
                say("cli-apply-left", &applied.left);
                return Err(Outcome::Attention);
            }
        }
    }
    Ok(())
}

/// Tables that were checked: everything found was said, and the copies and the page are written.
#[derive(Debug)]
pub struct Checked {
    pub outcome: Outcome,
    /// The page with the findings; none if no table could be read.
    pub page: Option<PathBuf>,
}

/// Checks the tables of a request; what stops it was said when this returns an outcome.
pub fn check(
    request: &Request,
    year: Option<i32>,
    out: Option<&Path>,
    speech: Speech,
) -> Result<Checked, Outcome> {
    let (project, reading, language) = open(request, year, speech)?;
    let mut findings = reading.findings;
    if let Some(inventory) = &reading.inventory {
        let asked = project.settings.default_reach.as_deref();
        let catchment = default_catchment(&project, &inventory.vocabulary, asked);
        match catchment {
            Ok(catchment) => findings.extend(parts::unmeasured(inventory, catchment)),
            Err(stopped) => findings.push(*stopped),
        }
        let (vocabulary, offers) = (&inventory.vocabulary, &inventory.offers);
        let (_, of_options) = choices_of(&project, &project.options, vocabulary, offers);
        findings.extend(of_options);
        let (_, of_conditions) = conditions_of(&project, vocabulary);
        findings.extend(of_conditions);
    }
    say(&findings, language);
    print(&summary::inputs(&reading.sources, language));
    let target = target(&project, out);
    match write(&project, &reading.opened, &findings, language, &target) {
        Ok(written) => Ok(Checked {
            outcome: report(&written, &findings, language, &target),
            page: (!written.names.is_empty()).then(|| target.join(PAGE)),
        }),
        Err(error) => Err(refuse(&error, language, &target)),
    }
}

/// The page with the findings, beside the copies.
const PAGE: &str = "pruefbericht.html";

/// A page shows so many rows of a file; the copies have all.
const ROWS_SHOWN: usize = 200;

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
    sources: &[Source],
    findings: &[Finding],
    language: Language,
    target: &Path,
) -> Result<Written, CheckError> {
    let inputs = [&project.needs[..], &project.offers[..]].concat();
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
    for name in written.names.iter().map(String::as_str).chain([PAGE]) {
        if !folder.may_replace(name, &inputs).map_err(unwritten)? {
            return Err(CheckError::Changed(name.to_string()));
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
    let page = page(project, sources, findings, language, target)?;
    draft.write_bytes(Path::new(PAGE), page.as_bytes())?;
    let noted = folder.note(PAGE, &draft.path(Path::new(PAGE)));
    noted.map_err(unwritten)?;
    draft.write_bytes(Path::new(CheckedFolder::SUMS), folder.text().as_bytes())?;
    draft.finish()?;
    Ok(written)
}

/// The findings as a page, those of a file together, in the order in which its first is listed.
fn page(
    project: &Project,
    sources: &[Source],
    findings: &[Finding],
    language: Language,
    target: &Path,
) -> Result<String, CheckError> {
    let mut by_file: Vec<Vec<Finding>> = Vec::new();
    for finding in findings {
        let same = |file: &&mut Vec<Finding>| {
            let place = &file[0].place;
            place.file == finding.place.file && place.sheet == finding.place.sheet
        };
        match by_file.iter_mut().find(same) {
            Some(file) => file.push(finding.clone()),
            None => by_file.push(vec![finding.clone()]),
        }
    }
    let marked = |findings: Vec<Finding>| {
        let place = findings[0].place.clone();
        let is_here = |source: &&Source| {
            let own = source.place(None);
            own.file == place.file && own.sheet == place.sheet
        };
        match sources.iter().find(is_here) {
            Some(source) => marked::rows(source, findings, ROWS_SHOWN),
            None => Ok(MarkedFile {
                name: place.file,
                sheet: place.sheet,
                header: Vec::new(),
                findings,
                rows: Vec::new(),
                more_rows: 0,
            }),
        }
    };
    let files = by_file.into_iter().map(marked);
    let files: Result<Vec<MarkedFile>, _> = files.collect();
    let copies = std::path::absolute(target).unwrap_or_else(|_| target.to_path_buf());
    let copies = shown(&copies);
    Ok(check_page(&CheckPage {
        town: &project.name,
        files: &files.map_err(CopyError::Unread)?,
        copies: &copies,
        language,
    }))
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
    if !written.names.is_empty() {
        let page = [("path", text(target.join(PAGE).display().to_string()))];
        print(&format!("{}\n", texts.with("cli-check-page", &page)));
    }
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
