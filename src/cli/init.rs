//! `lueckenlos init`: a new project folder, with examples or made from two inventories.

use std::io;
use std::path::{Path, PathBuf};

use super::prepare::{self, Speech, open, say};
use super::settings_file::{self, CopiedFile};
use super::{Outcome, cause, print, refused};
use crate::draft::{self, Draft, WriteError, distinct_names};
use crate::inventory::Reading;
use crate::inventory::columns::FileKind;
use crate::inventory::project::settings::SETTINGS_FILE;
use crate::inventory::project::{Project, Request};
use crate::inventory::side_tables::rate_sets;
use crate::language::{Language, text};
use crate::model::finding::{Finding, Severity};

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("people").args(["needs", "population"]).multiple(true))]
pub struct Arguments {
    project: PathBuf,
    #[arg(long, value_name = "FILE", requires = "offers")]
    needs: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "people")]
    offers: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "offers")]
    population: Vec<PathBuf>,
    /// `SET` or `SET=TOPIC`.
    #[arg(long, value_name = "SET", requires = "population")]
    rates: Vec<String>,
    #[arg(long, value_name = "YEAR", requires = "people")]
    year: Option<i32>,
}

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    match init(arguments, speech) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn init(arguments: &Arguments, speech: Speech) -> Result<Outcome, Outcome> {
    let language = speech.asked.unwrap_or(speech.fallback);
    let target = &arguments.project;
    may_be_made(target, language)?;
    let (contents, findings) = match arguments.offers.is_empty() {
        true => (examples(language), Vec::new()),
        false => from_inventories(arguments, speech, language)?,
    };
    write(target, &contents).map_err(|error| not_written(target, &error, language))?;
    let names: Vec<&str> = contents.iter().map(|(name, _)| name.as_str()).collect();
    let arguments = [
        ("path", text(as_argument(target))),
        ("files", text(names.join(", "))),
    ];
    let texts = language.texts();
    let has_errors = findings
        .iter()
        .any(|finding| finding.code.severity() == Severity::Error);
    let next = match has_errors {
        true => "cli-init-errors",
        false => "cli-init-next",
    };
    for name in ["cli-init-written", next] {
        print(&format!("{}\n", texts.with(name, &arguments)));
    }
    Ok(match has_errors {
        true => Outcome::Attention,
        false => Outcome::Done,
    })
}

/// A path as it can be typed.
fn as_argument(path: &Path) -> String {
    let path = path.display().to_string();
    match path.contains(char::is_whitespace) {
        true => format!("\"{path}\""),
        false => path,
    }
}

/// A folder may be made where there is none, and filled where it is empty.
fn may_be_made(target: &Path, language: Language) -> Result<(), Outcome> {
    let path = [("path", text(target.display().to_string()))];
    if !target.exists() {
        return Ok(());
    }
    if !target.is_dir() {
        return Err(refused(language, "cli-init-not-a-folder", &path));
    }
    match draft::is_empty(target) {
        Ok(true) => Ok(()),
        Ok(false) => Err(refused(language, "cli-init-not-empty", &path)),
        Err(error) => Err(not_written(target, &error, language)),
    }
}

fn not_written(target: &Path, error: &WriteError, language: Language) -> Outcome {
    let arguments = [
        ("path", text(target.display().to_string())),
        ("detail", text(cause(&error.error, language))),
    ];
    refused(language, "cli-init-not-written", &arguments)
}

/// What becomes a file of the new folder.
enum Content {
    Text(String),
    CopyOf(PathBuf),
}

type Contents = Vec<(String, Content)>;

fn write(target: &Path, contents: &Contents) -> Result<(), WriteError> {
    let draft = Draft::begin(target)?;
    for (name, content) in contents {
        let name = Path::new(name);
        match content {
            Content::Text(text) => draft.write_bytes(name, text.as_bytes())?,
            Content::CopyOf(path) => draft.write(name, |into| {
                let copied =
                    std::fs::File::open(path).and_then(|mut file| io::copy(&mut file, into));
                let path = path.clone();
                copied.map(drop).map_err(|error| WriteError { path, error })
            })?,
        }
    }
    draft.finish()
}

fn examples(language: Language) -> Contents {
    let (needs, offers) = match language {
        Language::German => (
            ("bedarfe.csv", include_str!("templates/de/bedarfe.csv")),
            ("angebote.csv", include_str!("templates/de/angebote.csv")),
        ),
        Language::English => (
            ("needs.csv", include_str!("templates/en/needs.csv")),
            ("offers.csv", include_str!("templates/en/offers.csv")),
        ),
    };
    // Excel knows by the byte order mark how umlauts are written.
    let table = |(name, text): (&str, &str)| {
        let text = Content::Text(format!("\u{feff}{text}"));
        (name.to_string(), text)
    };
    let settings = Content::Text(settings_file::template(language).to_string());
    vec![
        (SETTINGS_FILE.to_string(), settings),
        table(needs),
        table(offers),
    ]
}

/// The inventories as they are, and settings made from their words; what is wrong with them was said.
fn from_inventories(
    arguments: &Arguments,
    speech: Speech,
    language: Language,
) -> Result<(Contents, Vec<Finding>), Outcome> {
    let rates = named_rates(arguments, language)?;
    // the shares are read like a file, from one that is gone again afterwards
    let beside = tempfile::tempdir().map_err(|error| {
        let path = arguments.project.clone();
        not_written(&arguments.project, &WriteError { path, error }, language)
    })?;
    let mut need_rates = Vec::new();
    if let Some(text) = &rates {
        let path = beside.path().join(RATES_FILE);
        std::fs::write(&path, text).map_err(|error| {
            let path = path.clone();
            not_written(&arguments.project, &WriteError { path, error }, language)
        })?;
        need_rates.push(path);
    }
    let request = Request {
        folder: None,
        needs: arguments.needs.clone(),
        offers: arguments.offers.clone(),
        population: arguments.population.clone(),
        need_rates,
        ..Request::default()
    };
    let (project, reading, _) = open(&request, arguments.year, speech)?;
    let Reading {
        inventory,
        findings,
        sources,
        ..
    } = reading;
    say(&findings, language);
    let inventory = inventory.ok_or_else(|| prepare::outcome(&findings))?;
    let files = copied_files(&project);
    let settings = settings_file::filled_in(
        &town(&arguments.project),
        &files,
        &inventory,
        &sources,
        language,
    );
    let mut contents = vec![(SETTINGS_FILE.to_string(), Content::Text(settings))];
    contents.extend(files.into_iter().map(|file| match (file.kind, &rates) {
        // Excel knows by the byte order mark how umlauts are written.
        (FileKind::Rates, Some(text)) => (file.name, Content::Text(format!("\u{feff}{text}"))),
        _ => (file.name, Content::CopyOf(file.path)),
    }));
    Ok((contents, findings))
}

/// What the table of shares is called in a new folder.
const RATES_FILE: &str = "bedarfsquoten.csv";

/// The shares that were named, as a table; none if needs were. Nothing is taken that nobody names.
fn named_rates(arguments: &Arguments, language: Language) -> Result<Option<String>, Outcome> {
    let lists = || -> String {
        let sets = rate_sets::sets().iter();
        let lines = sets.map(|set| format!("  {}  {}\n", set.id, set.label.in_language(language)));
        lines.collect()
    };
    let mut named = Vec::new();
    for word in &arguments.rates {
        match rate_sets::named(word) {
            Some(set) => named.push(set),
            None => {
                let known = [("word", text(word.as_str())), ("sets", text(lists()))];
                return Err(refused(language, "cli-init-rates-unknown", &known));
            }
        }
    }
    if named.is_empty() {
        return match arguments.needs.is_empty() {
            true => Err(refused(
                language,
                "cli-init-rates-missing",
                &[("sets", text(lists()))],
            )),
            false => Ok(None),
        };
    }
    match rate_sets::as_csv(&named) {
        Ok(table) => Ok(Some(table)),
        Err(error) => {
            let arguments = [
                ("path", text(RATES_FILE)),
                ("detail", text(error.to_string())),
            ];
            Err(refused(language, "cli-init-not-written", &arguments))
        }
    }
}

/// The new folder's name is the town's until somebody writes another.
fn town(target: &Path) -> String {
    let whole = std::path::absolute(target).unwrap_or_else(|_| target.to_path_buf());
    let name = whole.file_name().unwrap_or(whole.as_os_str());
    name.to_string_lossy().into_owned()
}

fn copied_files(project: &Project) -> Vec<CopiedFile> {
    let of_kind = |kind, paths: &[PathBuf]| -> Vec<(FileKind, PathBuf)> {
        paths.iter().map(|path| (kind, path.clone())).collect()
    };
    let paths = [
        of_kind(FileKind::Needs, &project.needs),
        of_kind(FileKind::Offers, &project.offers),
        of_kind(FileKind::Population, &project.population),
        of_kind(FileKind::Rates, &project.need_rates),
    ]
    .concat();
    let own_name = |(_, path): &(FileKind, PathBuf)| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        name.to_string_lossy().into_owned()
    };
    let names: Vec<String> = std::iter::once(SETTINGS_FILE.to_string())
        .chain(paths.iter().map(own_name))
        .collect();
    let names = distinct_names(&names).into_iter().skip(1);
    names
        .zip(paths)
        .map(|(name, (kind, path))| CopiedFile { kind, name, path })
        .collect()
}
