//! The command line: a file per subcommand, its arguments and its run.
//!
//! Texts stand in `locales/*/cli.ftl`; what the program does stands in the rooms below.

mod analyse;
mod apply;
mod check;
mod earlier;
mod explain;
mod help;
mod init;
mod open;
mod outlook;
mod plan;
mod prepare;
mod progress;
mod review;
mod review_inputs;
mod settings_file;
mod table;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{FromArgMatches, Parser, Subcommand};

use crate::draft::WriteError;
use crate::inventory::files::folder::shown;
use crate::language::{Argument, Language, text};
use crate::render::publish::PublishError;

#[derive(Debug, Parser)]
#[command(name = "lueckenlos", version)]
struct Cli {
    #[arg(long, global = true, value_name = "de|en")]
    lang: Option<Language>,
    #[arg(long, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Analyse(analyse::Arguments),
    Check(check::Arguments),
    Init(init::Arguments),
    Table(table::Arguments),
    Explain(explain::Arguments),
    Outlook(outlook::Arguments),
    Plan(plan::Arguments),
    Review(review::Arguments),
    #[command(hide = true)]
    Open(open::Arguments),
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// The input needs attention, and it was said where.
    Attention,
    /// The program could not run as asked.
    Refused,
}

impl Outcome {
    pub fn exit_code(self) -> u8 {
        match self {
            Outcome::Done => 0,
            Outcome::Attention => 1,
            Outcome::Refused => 2,
        }
    }
}

/// Runs the program with these arguments, the program's name first. `locale` is the environment's.
pub fn run(arguments: Vec<OsString>, locale: Option<&str>) -> Outcome {
    let language = language_asked(&arguments)
        .or_else(|| locale.and_then(Language::from_locale))
        .unwrap_or_default();
    let arguments = match &arguments[..] {
        [] | [_] => return open::welcome(language),
        _ => open::with_command(arguments),
    };
    let command = help::localised(<Cli as clap::CommandFactory>::command(), language);
    let parsed = command
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return help::refuse(&error, language),
    };
    let speech = prepare::Speech {
        asked: cli.lang,
        fallback: language,
        is_quiet: cli.quiet,
        findings_were_said: false,
    };
    match cli.command {
        Command::Analyse(arguments) => analyse::run(&arguments, speech),
        Command::Check(arguments) => check::run(&arguments, speech),
        Command::Init(arguments) => init::run(&arguments, speech),
        Command::Table(arguments) => table::run(&arguments, speech),
        Command::Explain(arguments) => explain::run(&arguments, speech),
        Command::Outlook(arguments) => outlook::run(&arguments, speech),
        Command::Plan(arguments) => plan::run(&arguments, speech),
        Command::Review(arguments) => review::run(&arguments, speech),
        Command::Open(arguments) => open::run(&arguments, speech),
    }
}

/// The language of `--lang`, before anything else is understood: help texts and mistakes need it, too.
fn language_asked(arguments: &[OsString]) -> Option<Language> {
    let words: Vec<String> = arguments
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    words.iter().enumerate().find_map(|(position, word)| {
        let value = match word.as_str() {
            "--lang" => words.get(position + 1)?.as_str(),
            other => other.strip_prefix("--lang=")?,
        };
        Language::from_locale(value)
    })
}

/// Writes to standard output. A reader that has gone away, as `head` does, is no mistake.
fn print(text: &str) {
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Writes to standard error.
fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Says why no report was written.
fn not_written(language: Language, error: &PublishError) -> Outcome {
    let (name, shown) = match error {
        PublishError::NotAFolder(path) => ("cli-not-a-folder", shown(path)),
        PublishError::NotAReport(path) => ("cli-not-a-report", shown(path)),
        PublishError::Io(error) => ("cli-not-written", write_failed(error, language)),
    };
    let arguments = [("reason", text(shown.clone())), ("path", text(shown))];
    refused(language, name, &arguments)
}

/// Which file could not be written, and why.
fn write_failed(error: &WriteError, language: Language) -> String {
    format!("{}: {}", shown(&error.path), cause(&error.error, language))
}

/// Why a file cannot be read or written, in the reader's language where the reason is a usual one.
fn cause(error: &io::Error, language: Language) -> String {
    let name = match error.kind() {
        io::ErrorKind::NotFound => "cli-cause-not-found",
        io::ErrorKind::PermissionDenied => "cli-cause-not-allowed",
        io::ErrorKind::NotADirectory => "cli-cause-no-folder",
        io::ErrorKind::IsADirectory => "cli-cause-folder",
        io::ErrorKind::StorageFull => "cli-cause-full",
        io::ErrorKind::ReadOnlyFilesystem => "cli-cause-read-only",
        io::ErrorKind::InvalidData => "cli-cause-invalid",
        _ => return error.to_string(),
    };
    language.texts().get(name)
}

/// Says why the program cannot do what was asked, and what to do about it.
fn refused(language: Language, name: &str, arguments: &[Argument]) -> Outcome {
    let texts = language.texts();
    let mut said = format!("{}\n", texts.with(name, arguments));
    if let Some(advice) = texts.advice(name, arguments) {
        said.push_str(&format!("{advice}\n"));
    }
    complain(&said);
    Outcome::Refused
}
