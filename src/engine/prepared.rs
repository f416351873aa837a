//! What all runs do first: find the files, read them, settle the question, analyse the year.

use std::path::PathBuf;

use super::inputs::Inputs;
use super::stopped::{Reason, RunError, what_stops};
use super::watch::{Step, Watch};
use crate::analysis::cells::SharedOut;
use crate::analysis::picture::{Question, Year};
use crate::analysis::reach::parts;
use crate::analysis::targets::Conventions;
use crate::analysis::year::{Refused, analyse, analyse_with};
use crate::analysis::{margins, need_rates};
use crate::inventory::files::folder::shown;
use crate::inventory::project::settings::{SETTINGS_FILE, Settings};
use crate::inventory::project::{Project, default_catchment};
use crate::inventory::rows::count_file::CountFile;
use crate::inventory::side_tables::choices_of;
use crate::inventory::side_tables::conditions::conditions_of;
use crate::inventory::{Reading, SourceRecord, read_completed};
use crate::language::Language;
use crate::model::choice::Choice;
use crate::model::condition::Condition;
use crate::model::finding::{Code, Finding, Place};
use crate::model::inventory::Inventory;
use crate::tables::usage;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::Age;
use crate::vocabulary::dimension::Role;

/// A project whose files were read, and what is asked of it.
#[derive(Debug)]
pub struct Asked {
    pub project: Project,
    /// In which language it is spoken of.
    pub language: Language,
    /// The language that was asked for, over those of the project and its reports.
    pub asked: Option<Language>,
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
    /// In which language it is spoken of.
    pub language: Language,
    /// The language that was asked for, over those of the project and its reports.
    pub asked: Option<Language>,
    pub inventory: Inventory,
    /// The files of the needs, to find the lines of a statement again.
    pub need_files: Vec<CountFile>,
    pub findings: Vec<Finding>,
    pub sources: Vec<SourceRecord>,
    pub question: Question,
    pub year: Year,
    /// The same year with the plan laid over the offers.
    pub planned: Option<Year>,
    /// What could be decided, once [`Prepared::with_options`] has read it.
    pub choices: Vec<Choice>,
    /// What every package has to keep; read with the choices.
    pub conditions: Vec<Condition>,
}

/// Opens, reads and analyses a year.
///
/// # Errors
/// The files cannot be read or have errors, or there is too much to compute with.
pub fn prepare(inputs: &Inputs, watch: Watch) -> Result<Prepared, RunError> {
    let mut asked = ask(inputs, None, watch)?;
    let default = asked.question.conventions.default_catchment;
    parts::divide(&mut asked.inventory, default, &[]);
    let step = watch(Step::Covering, asked.language);
    let years = years(&asked.inventory, asked.question);
    drop(step);
    let (year, planned) = match years {
        Ok(years) => years,
        Err(refused) => return Err(asked.stopped(refused.into())),
    };
    let mut findings = asked.findings;
    findings.extend(parts::unmeasured(&asked.inventory, default));
    findings.extend(shared_ages(&asked.inventory, &year));
    findings.extend(usage::findings(&year, year.headline()));
    Ok(Prepared {
        project: asked.project,
        language: asked.language,
        asked: asked.asked,
        inventory: asked.inventory,
        need_files: asked.need_files,
        findings,
        sources: asked.sources,
        question: asked.question,
        year,
        planned,
        choices: Vec::new(),
        conditions: Vec::new(),
    })
}

/// The year that is asked for, and the same with the plan laid over the offers, if there is one.
fn years(inventory: &Inventory, question: Question) -> Result<(Year, Option<Year>), Refused> {
    let year = analyse(inventory, question);
    let plan = inventory.plan.as_ref();
    let planned = plan.map(|offers| analyse_with(inventory, offers, question));
    Ok((year?, planned.transpose()?))
}

/// Opens and reads, and settles the question, but analyses nothing. With the settings of another project,
/// that project's way to read unknowns holds.
///
/// # Errors
/// The files cannot be read or have errors.
pub fn ask(inputs: &Inputs, like: Option<&Settings>, watch: Watch) -> Result<Asked, RunError> {
    let (mut project, language) = open_project(inputs)?;
    let unlike = like.map(|like| project.settings.read_unknowns_like(like));
    let unlike = unlike.unwrap_or_default();
    let step = watch(Step::Reading, language);
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
    let stopped = |reason: Reason, findings: Vec<Finding>| RunError {
        reason,
        findings,
        language,
    };
    let Some(inventory) = inventory else {
        return Err(stopped(Reason::Unreadable, findings));
    };
    let asked = inputs.reach.as_deref();
    let asked = asked.or(project.settings.default_reach.as_deref());
    let catchment = match default_catchment(&project, &inventory.vocabulary, asked) {
        Ok(catchment) => catchment,
        Err(finding) => {
            findings.push(*finding);
            return Err(stopped(Reason::UnknownReach, findings));
        }
    };
    if let Some(reason) = what_stops(&findings, inputs.keep_going) {
        return Err(stopped(reason, findings));
    }
    let latest = inventory.needs.iter().map(|need| need.year).max();
    let Some(year) = inputs.year.or(project.settings.year).or(latest) else {
        return Err(stopped(Reason::NoYear, findings));
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
        asked: inputs.language,
        inventory,
        need_files,
        findings,
        sources,
        question,
    })
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
///
/// # Errors
/// There is no project.
pub fn open(inputs: &Inputs, watch: Watch) -> Result<(Project, Reading, Language), RunError> {
    let (project, language) = open_project(inputs)?;
    let step = watch(Step::Reading, language);
    let reading = read_project(&project, inputs.year);
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

fn open_project(inputs: &Inputs) -> Result<(Project, Language), RunError> {
    let project = Project::open(&inputs.files).map_err(|findings| RunError {
        reason: Reason::Unreadable,
        findings,
        language: inputs.language.unwrap_or(inputs.usual_language),
    })?;
    let language = inputs.language.or(project.settings.language);
    let language = language.unwrap_or(inputs.usual_language);
    Ok((project, language))
}

impl Asked {
    fn stopped(self, reason: Reason) -> RunError {
        RunError {
            reason,
            findings: self.findings,
            language: self.language,
        }
    }
}

impl Prepared {
    /// With what could be decided: as these files say, or, without any, those of the project.
    ///
    /// # Errors
    /// The files have errors.
    pub fn with_options(
        mut self,
        files: &[PathBuf],
        keep_going: bool,
    ) -> Result<Prepared, RunError> {
        let files = match files {
            [] => &self.project.options[..],
            asked => asked,
        };
        let inventory = &self.inventory;
        let (choices, findings) = choices_of(
            &self.project,
            files,
            &inventory.vocabulary,
            &inventory.offers,
        );
        self.choices = choices;
        self.findings.extend(findings);
        let (conditions, findings) = conditions_of(&self.project, &inventory.vocabulary);
        self.conditions = conditions;
        self.findings.extend(findings);
        match what_stops(&self.findings, keep_going) {
            Some(reason) => Err(self.stopped(reason)),
            None => Ok(self),
        }
    }

    /// The end of a run for this reason.
    pub fn stopped(self, reason: Reason) -> RunError {
        RunError {
            reason,
            findings: self.findings,
            language: self.language,
        }
    }

    /// The same question, asked of another year.
    pub fn question_of(&self, year: i32) -> Question {
        Question {
            year,
            reference_date: self.project.reference_date(year),
            ..self.question
        }
    }
}
