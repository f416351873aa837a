//! `lueckenlos FOLDER`: what a person means who drops a folder, or two tables, on the program: check them,
//! analyse them, open the report; or open the page that says what to mend.

use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::CommandFactory;

use super::check::check;
use super::prepare::{Inputs, Speech};
use super::{Outcome, analyse, print, refused};
use crate::inventory::columns::FileKind;
use crate::inventory::files::folder::shown;
use crate::inventory::project::{Request, kind_of};
use crate::language::{Language, text};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[arg(long)]
    no_open: bool,
}

/// The command line with the command in it that a person leaves out who names nothing but folders or files.
pub fn with_command(arguments: Vec<OsString>) -> Vec<OsString> {
    let program = super::Cli::command();
    let mut words = arguments.iter().skip(1);
    let first = loop {
        match words.next() {
            Some(word) if word == "--lang" => _ = words.next(),
            Some(word) if word.to_string_lossy().starts_with('-') => {}
            other => break other,
        }
    };
    let is_named = |word: &OsString| program.find_subcommand(word).is_some();
    let is_path = first.is_some_and(|word| !is_named(word) && Path::new(word).exists());
    let mut arguments = arguments;
    if is_path {
        arguments.insert(1, "open".into());
    }
    arguments
}

/// What to do, for who starts the program by a double click.
pub fn welcome(language: Language) -> Outcome {
    print(&format!("{}\n", language.texts().get("cli-welcome")));
    wait_for_key(language);
    Outcome::Refused
}

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    let language = speech.asked.unwrap_or(speech.fallback);
    let outcome = match open(arguments, speech) {
        Ok(outcome) | Err(outcome) => outcome,
    };
    wait_for_key(language);
    outcome
}

fn open(arguments: &Arguments, speech: Speech) -> Result<Outcome, Outcome> {
    let language = speech.asked.unwrap_or(speech.fallback);
    let request = request(&arguments.paths, language)?;
    let show = |page: &Path| {
        if !arguments.no_open {
            show(page, language);
        }
    };
    let checked = check(&request, None, None, speech)?;
    if checked.outcome != Outcome::Done {
        checked.page.as_deref().map(show);
        return Ok(checked.outcome);
    }
    let inputs = Inputs::of_request(&request);
    // All findings were said by the check.
    let speech = Speech {
        findings_were_said: true,
        ..speech
    };
    let report = analyse::analyse(&analyse::Arguments::of_tables(inputs), speech)?;
    show(&report.join("public").join("report.html"));
    Ok(Outcome::Done)
}

/// What is meant by these paths: a folder; a file in it; or needs and offers, whichever comes first.
fn request(paths: &[PathBuf], language: Language) -> Result<Request, Outcome> {
    if let [path] = paths {
        let folder = match path.is_dir() {
            true => path.clone(),
            false => path.parent().map(Path::to_path_buf).unwrap_or_default(),
        };
        let here = folder.as_os_str().is_empty();
        return Ok(Request {
            folder: Some(if here { PathBuf::from(".") } else { folder }),
            ..Request::default()
        });
    }
    let mut request = Request::default();
    for path in paths {
        match kind_of(path) {
            Some(FileKind::Needs) => request.needs.push(path.clone()),
            Some(FileKind::Offers) => request.offers.push(path.clone()),
            _ => {
                let arguments = [("path", text(shown(path)))];
                return Err(refused(language, "cli-open-unclear", &arguments));
            }
        }
    }
    match request.needs.is_empty() || request.offers.is_empty() {
        true => Err(refused(language, "cli-open-one-kind", &[])),
        false => Ok(request),
    }
}

/// Opens a page in the browser; if there is none, says where the page is.
fn show(page: &Path, language: Language) {
    let page = std::path::absolute(page).unwrap_or_else(|_| page.to_path_buf());
    let program = match std::env::consts::OS {
        "windows" => "explorer",
        "macos" => "open",
        _ => "xdg-open",
    };
    let started = Command::new(program)
        .arg(&page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let arguments = [("path", text(shown(&page)))];
    let name = match started {
        Ok(_) => "cli-open-opened",
        Err(_) => "cli-open-by-hand",
    };
    print(&format!("{}\n", language.texts().with(name, &arguments)));
}

/// Keeps a window open that closes with the program: on Windows, unless the command was typed into a prompt.
fn wait_for_key(language: Language) {
    let is_own_window = cfg!(windows) && std::env::var_os("PROMPT").is_none();
    if is_own_window && io::stdin().is_terminal() && io::stdout().is_terminal() {
        print(&format!("\n{}\n", language.texts().get("cli-wait-for-key")));
        let _ = io::stdin().lock().read_line(&mut String::new());
    }
}
