//! What all commands that look at inventories share: their arguments, and how they say what stops a run.

use std::any::Any;
use std::io::IsTerminal;
use std::path::PathBuf;

use super::progress::Progress;
use super::{Outcome, cause, complain, earlier, not_written, refused};
use crate::analysis::year::Refused;
use crate::engine::{self, Asked, Prepared, Reason, RunError, Step, what_stops};
use crate::inventory::Reading;
use crate::inventory::project::settings::Settings;
use crate::inventory::project::{Project, Request};
use crate::language::{Language, text};
use crate::model::finding::{Code, Finding, Severity};
use crate::render::messages::{Drawing, brief, messages};
use crate::render::terminal;

/// The inventories that a command looks at.
#[derive(Debug, clap::Args)]
pub struct Inputs {
    pub project: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    needs: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    offers: Vec<PathBuf>,
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    #[arg(long, value_name = "LEVEL")]
    reach: Option<String>,
    #[arg(long)]
    pub keep_going: bool,
}

/// Files that a command lays over those of the project.
#[derive(Debug, Clone, Copy, Default)]
pub struct Overlay<'a> {
    /// Offers, over the inventory.
    pub plan: &'a [PathBuf],
    /// In place of the settings' projection.
    pub projection: &'a [PathBuf],
}

/// In which language to speak: what was asked for comes first, then the project's own.
#[derive(Debug, Clone, Copy)]
pub struct Speech {
    pub asked: Option<Language>,
    pub fallback: Language,
    /// Without progress on standard error.
    pub is_quiet: bool,
    /// The warnings were said already.
    pub findings_were_said: bool,
}

impl Speech {
    /// Says what a run is at for as long as the value lives.
    pub fn at(self, step: Step, language: Language) -> Option<Progress> {
        (!self.is_quiet).then(|| Progress::of(step, language))
    }

    /// The same for a run of the engine.
    pub fn watch(self) -> impl Fn(Step, Language) -> Box<dyn Any> {
        move |step: Step, language: Language| Box::new(self.at(step, language))
    }

    /// Warns that what is printed now is exact, however small: only `public/` is protected.
    pub fn warn_of_exact_numbers(self, language: Language) {
        if !self.is_quiet {
            complain(&format!(
                "{}\n",
                language.texts().get("cli-not-protected-here")
            ));
        }
    }
}

impl Inputs {
    /// With the files that a command lays over those of the project.
    fn asked(&self, overlay: Overlay, speech: Speech) -> engine::Inputs {
        engine::Inputs {
            files: Request {
                folder: self.project.clone(),
                needs: self.needs.clone(),
                offers: self.offers.clone(),
                plan: overlay.plan.to_vec(),
                projection: overlay.projection.to_vec(),
                ..Request::default()
            },
            year: self.year,
            reach: self.reach.clone(),
            keep_going: self.keep_going,
            language: speech.asked,
            usual_language: speech.fallback,
        }
    }

    /// Tables of a request without further wishes.
    pub fn of_request(request: &Request) -> Inputs {
        Inputs {
            project: request.folder.clone(),
            needs: request.needs.clone(),
            offers: request.offers.clone(),
            year: None,
            reach: None,
            keep_going: false,
        }
    }

    /// A project folder without further wishes.
    pub fn of_folder(project: PathBuf, reach: Option<String>, keep_going: bool) -> Inputs {
        Inputs {
            project: Some(project),
            needs: Vec::new(),
            offers: Vec::new(),
            year: None,
            reach,
            keep_going,
        }
    }
}

/// Opens, reads and analyses; what stops the run was said when this returns an outcome.
pub fn prepare(inputs: &Inputs, overlay: Overlay, speech: Speech) -> Result<Prepared, Outcome> {
    engine::prepare(&inputs.asked(overlay, speech), &speech.watch()).map_err(said)
}

/// The same without an analysis; with the settings of another project, that project's way to read unknowns holds.
pub fn ask(inputs: &Inputs, like: Option<&Settings>, speech: Speech) -> Result<Asked, Outcome> {
    let inputs = inputs.asked(Overlay::default(), speech);
    engine::ask(&inputs, like, &speech.watch()).map_err(said)
}

/// Opens the project and reads its files, without judging what was found.
pub fn open(
    request: &Request,
    year: Option<i32>,
    speech: Speech,
) -> Result<(Project, Reading, Language), Outcome> {
    let inputs = engine::Inputs {
        files: request.clone(),
        year,
        language: speech.asked,
        usual_language: speech.fallback,
        ..engine::Inputs::default()
    };
    engine::open(&inputs, &speech.watch()).map_err(said)
}

/// Says why a run came to no report, and how it therefore ends.
pub fn said(error: RunError) -> Outcome {
    let RunError {
        reason,
        findings,
        language,
    } = error;
    let cannot_write = |reason: String| {
        let reason = [("reason", text(reason))];
        refused(language, "cli-not-written", &reason)
    };
    match reason {
        Reason::Unreadable => {
            say(&findings, language);
            outcome(&findings)
        }
        Reason::UnknownReach => {
            say(&findings, language);
            Outcome::Attention
        }
        Reason::Errors { can_be_left_out } => stopped_by(&findings, can_be_left_out, language),
        Reason::NoYear => {
            say(&findings, language);
            complain(&format!("{}\n", language.texts().get("cli-no-needs")));
            Outcome::Attention
        }
        Reason::TooLarge => too_large(Refused::TooLarge, language),
        Reason::NotProtected => refused(language, "cli-not-protected", &[]),
        Reason::Earlier(unusable) => earlier::refuse(unusable, language),
        Reason::NotCopied(error) => cannot_write(cause(&error, language)),
        Reason::NotRendered(error) => cannot_write(error.to_string()),
        Reason::NotWritten(error) => not_written(language, &error),
    }
}

/// Says all findings and which kind of errors stop the run.
fn stopped_by(findings: &[Finding], can_be_left_out: bool, language: Language) -> Outcome {
    say(findings, language);
    let name = match can_be_left_out {
        true => "cli-stopped-by-rows",
        false => "cli-stopped-by-errors",
    };
    complain(&format!("\n{}\n", language.texts().get(name)));
    Outcome::Attention
}

/// Says all findings and stops if there are errors, unless all of them are about what can be left out, and
/// that was asked for.
pub fn unless_stopped(
    findings: &[Finding],
    keep_going: bool,
    language: Language,
) -> Result<(), Outcome> {
    match what_stops(findings, keep_going) {
        Some(Reason::Errors { can_be_left_out }) => {
            Err(stopped_by(findings, can_be_left_out, language))
        }
        _ => Ok(()),
    }
}

/// Says that there is too much to compute with.
pub fn too_large(refused: Refused, language: Language) -> Outcome {
    match refused {
        Refused::TooLarge => {
            complain(&format!("{}\n", language.texts().get("cli-too-large")));
            Outcome::Refused
        }
    }
}

/// Draws warnings and errors on standard error, unless nothing shall be said.
pub fn say_warnings(findings: &[Finding], speech: Speech, language: Language) {
    if !findings.is_empty() && !speech.is_quiet {
        say_from(findings, Severity::Warning, language);
    }
}

/// Warnings are said with a line each: what is asked for is one table, and `check` tells all.
pub fn mention_warnings(findings: &[Finding], speech: Speech, language: Language) {
    if !speech.is_quiet {
        complain(&brief(findings, drawing(language)));
    }
}

/// Draws findings on standard error.
pub fn say(findings: &[Finding], language: Language) {
    say_from(findings, Severity::Note, language);
}

fn say_from(findings: &[Finding], least: Severity, language: Language) {
    complain(&messages(findings, least, drawing(language)));
}

fn drawing(language: Language) -> Drawing {
    Drawing {
        language,
        colour: std::io::stderr().is_terminal(),
        width: usize::from(terminal::width()),
    }
}

/// How a run ends that these findings stop: refused, if there was nothing to read.
pub fn outcome(findings: &[Finding]) -> Outcome {
    let nothing_to_read = [
        Code::FileMissing,
        Code::FileIsFolder,
        Code::FileEmpty,
        Code::FileWithoutRows,
        Code::FileBinary,
        Code::FileUnreadable,
        Code::ProjectIsFile,
        Code::NeedsMissing,
        Code::RatesWithoutPopulation,
        Code::OffersMissing,
        Code::RunWithoutCopies,
    ];
    match findings
        .iter()
        .any(|finding| nothing_to_read.contains(&finding.code))
    {
        true => Outcome::Refused,
        false => Outcome::Attention,
    }
}
