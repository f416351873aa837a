//! What all commands that look at inventories do first: find the files, read them, settle the question.

use std::io::IsTerminal;
use std::path::PathBuf;

use super::progress::{Progress, Step};
use super::{Outcome, complain};
use crate::analysis::cells::SharedOut;
use crate::analysis::picture::{Question, Year};
use crate::analysis::targets::Conventions;
use crate::analysis::year::{Refused, analyse, analyse_with};
use crate::analysis::{margins, need_rates};
use crate::inventory::count_file::CountFile;
use crate::inventory::files::folder::shown;
use crate::inventory::project::{Project, Request, default_catchment};
use crate::inventory::settings::{SETTINGS_FILE, Settings};
use crate::inventory::{Reading, SourceRecord, read_completed};
use crate::language::Language;
use crate::model::finding::{Code, Finding, Place, Severity};
use crate::model::inventory::Inventory;
use crate::render::messages::{Drawing, brief, messages};
use crate::render::terminal;
use crate::tables::usage;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::Age;
use crate::vocabulary::dimension::Role;

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

/// A project whose files were read, and what is asked of it.
#[derive(Debug)]
pub struct Asked {
    pub project: Project,
    pub language: Language,
    pub inventory: Inventory,
    /// The files of the needs, to find the lines of a statement again.
    pub need_files: Vec<CountFile>,
    pub findings: Vec<Finding>,
    pub sources: Vec<SourceRecord>,
    pub question: Question,
}

/// A project whose files were read, nothing about it open any more.
#[derive(Debug)]
pub struct Prepared {
    pub project: Project,
    pub language: Language,
    pub inventory: Inventory,
    /// The files of the needs, to find the lines of a statement again.
    pub need_files: Vec<CountFile>,
    pub findings: Vec<Finding>,
    pub sources: Vec<SourceRecord>,
    pub question: Question,
    pub year: Year,
    /// The same year with the plan laid over the offers.
    pub planned: Option<Year>,
}

/// Opens, reads and analyses, with the files that are laid over the project's own; what stops the run was
/// said when this returns an outcome.
pub fn prepare(inputs: &Inputs, overlay: Overlay, speech: Speech) -> Result<Prepared, Outcome> {
    let Asked {
        project,
        language,
        inventory,
        need_files,
        mut findings,
        sources,
        question,
    } = ask(inputs, overlay, None, speech)?;
    let refused = |refused: Refused| too_large(refused, language);
    let step = speech.at(Step::Covering, language);
    let covered = analyse(&inventory, question);
    let plan = inventory.plan.as_ref();
    let planned = plan.map(|offers| analyse_with(&inventory, offers, question));
    drop(step);
    let year = covered.map_err(refused)?;
    let planned = planned.transpose().map_err(refused)?;
    findings.extend(shared_ages(&inventory, &year));
    findings.extend(usage::findings(&year, year.headline()));
    Ok(Prepared {
        project,
        language,
        inventory,
        need_files,
        findings,
        sources,
        question,
        year,
        planned,
    })
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

/// Opens and reads, and settles the question, but analyses nothing. With the settings of another project,
/// that project's way to read unknowns holds.
pub fn ask(
    inputs: &Inputs,
    overlay: Overlay,
    like: Option<&Settings>,
    speech: Speech,
) -> Result<Asked, Outcome> {
    let request = Request {
        folder: inputs.project.clone(),
        needs: inputs.needs.clone(),
        offers: inputs.offers.clone(),
        plan: overlay.plan.to_vec(),
        projection: overlay.projection.to_vec(),
        ..Request::default()
    };
    let (mut project, language) = open_project(&request, speech)?;
    let unlike = like.map(|like| project.settings.read_unknowns_like(like));
    let unlike = unlike.unwrap_or_default();
    let step = speech.at(Step::Reading, language);
    let reading = read_project(&project, inputs.year);
    drop(step);
    let Reading {
        inventory,
        need_files,
        mut findings,
        sources,
        ..
    } = reading;
    if !unlike.is_empty() {
        let place = Place::file(shown(&project.folder.join(SETTINGS_FILE)));
        findings.push(Finding::new(Code::SettingsDiffer, place).detail("names", unlike));
    }
    let Some(inventory) = inventory else {
        say(&findings, language);
        return Err(outcome(&findings));
    };
    let asked = inputs
        .reach
        .as_deref()
        .or(project.settings.default_reach.as_deref());
    let catchment = match default_catchment(&project, &inventory.vocabulary, asked) {
        Ok(catchment) => catchment,
        Err(finding) => {
            findings.push(*finding);
            say(&findings, language);
            return Err(Outcome::Attention);
        }
    };
    unless_stopped(&findings, inputs.keep_going, language)?;
    let latest = inventory.needs.iter().map(|need| need.year).max();
    let Some(year) = inputs.year.or(project.settings.year).or(latest) else {
        say(&findings, language);
        complain(&format!("{}\n", language.texts().get("cli-no-needs")));
        return Err(Outcome::Attention);
    };
    let question = Question {
        year,
        reference_date: project.reference_date(year),
        evidence: project.settings.evidence,
        conventions: Conventions {
            blank_target: project.settings.blank_target,
            default_catchment: catchment,
        },
    };
    Ok(Asked {
        project,
        language,
        inventory,
        need_files,
        findings,
        sources,
        question,
    })
}

/// Says all findings and stops if there are errors, unless all of them are about what can be left out, and
/// that was asked for.
pub fn unless_stopped(
    findings: &[Finding],
    keep_going: bool,
    language: Language,
) -> Result<(), Outcome> {
    let error = |finding: &&Finding| finding.code.severity() == Severity::Error;
    let mut errors = findings.iter().filter(error).peekable();
    let has_errors = errors.peek().is_some();
    let can_be_left_out = errors.all(|error| error.code.can_be_left_out());
    if !has_errors || (keep_going && can_be_left_out) {
        return Ok(());
    }
    say(findings, language);
    let name = match can_be_left_out {
        true => "cli-stopped-by-rows",
        false => "cli-stopped-by-errors",
    };
    complain(&format!("\n{}\n", language.texts().get(name)));
    Err(Outcome::Attention)
}

/// The findings that needs were shared out over ages: those that lie over several life phases, and those of
/// one phase that the ages of an offer or of another need cut.
fn shared_ages(inventory: &Inventory, year: &Year) -> Vec<Finding> {
    let finding = |code: Code, shared: SharedOut| {
        let mut place = inventory.need_files.first()?.clone();
        place.lines.total = shared.statements;
        let finding = Finding::new(code, place)
            .detail("persons", shared.persons)
            .detail("evenly", shared.evenly);
        (shared.statements > 0).then_some(finding)
    };
    let cut = finding(Code::AgesCut, year.shared.cut);
    let cut = cut.map(|cut| cut.detail("ages", cuts_within_phases(&year.vocabulary)));
    finding(Code::AgesShared, year.shared.spanning)
        .into_iter()
        .chain(cut)
        .collect()
}

/// The ages at which life phases are cut, in years.
fn cuts_within_phases(vocabulary: &Vocabulary) -> Vec<String> {
    let phases = vocabulary.with_role(Role::LifePhase);
    let phases = phases.map(|position| &vocabulary.dimensions[position]);
    let mut ages: Vec<Age> = Vec::new();
    for (_, part) in phases.iter().flat_map(|phases| phases.categories()) {
        let whole = part
            .parent
            .and_then(|parent| phases?.category(parent)?.ages);
        if let (true, Some(own), Some(whole)) = (part.cut, part.ages, whole)
            && own.from > whole.from
        {
            ages.push(own.from);
        }
    }
    ages.sort_unstable();
    ages.dedup();
    ages.iter().map(|age| age.in_years().to_string()).collect()
}

/// Opens the project and reads its files, without judging what was found.
pub fn open(
    request: &Request,
    year: Option<i32>,
    speech: Speech,
) -> Result<(Project, Reading, Language), Outcome> {
    let (project, language) = open_project(request, speech)?;
    let step = speech.at(Step::Reading, language);
    let reading = read_project(&project, year);
    drop(step);
    Ok((project, reading, language))
}

/// Reads a project's files and makes the needs that follow from inhabitants and shares.
fn read_project(project: &Project, year: Option<i32>) -> Reading {
    let headline = project.settings.rate_kind;
    read_completed(project, year, &|inventory| {
        let mut findings = margins::join(inventory);
        findings.extend(need_rates::estimate(inventory, headline));
        findings
    })
}

fn open_project(request: &Request, speech: Speech) -> Result<(Project, Language), Outcome> {
    let project = Project::open(request).map_err(|findings| {
        say(&findings, speech.asked.unwrap_or(speech.fallback));
        outcome(&findings)
    })?;
    let language = speech
        .asked
        .or(project.settings.language)
        .unwrap_or(speech.fallback);
    Ok((project, language))
}

impl Prepared {
    /// The same question, asked of another year.
    pub fn question_of(&self, year: i32) -> Question {
        Question {
            year,
            reference_date: self.project.reference_date(year),
            ..self.question
        }
    }

    /// Warnings are said, notes are only counted: the report lists them all.
    pub fn say_warnings(&self, speech: Speech) {
        say_warnings(&self.findings, speech, self.language);
    }

    /// Warnings are said with a line each: what is asked for is one table, and `check` tells all.
    pub fn mention_warnings(&self, speech: Speech) {
        if !speech.is_quiet {
            complain(&brief(&self.findings, drawing(self.language)));
        }
    }
}

/// Draws warnings and errors on standard error, unless nothing shall be said.
pub fn say_warnings(findings: &[Finding], speech: Speech, language: Language) {
    if !findings.is_empty() && !speech.is_quiet {
        say_from(findings, Severity::Warning, language);
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
