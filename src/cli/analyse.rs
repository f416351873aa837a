//! `lueckenlos analyse`: the analysis of a year, with report, tables and charts.

use std::path::{Path, PathBuf};

use super::earlier;
use super::found::Found;
use super::prepare::{Inputs, Overlay, Prepared, Speech, prepare};
use super::progress::Step;
use super::retold::Today;
use super::{Outcome, cause, not_written, print, refused};
use crate::inventory::run_copies;
use crate::inventory::run_folder::{self, Copied, INPUTS, RECORD};
use crate::language::{Language, text};
use crate::model::brief::Brief;
use crate::model::settings::ProfileName;
use crate::protect::{Profile, Protected, Unsafe, protect_beside};
use crate::render::internal::{Copy, Internal};
use crate::render::public::{FormatName, Public};
use crate::render::publish::publish;
use crate::render::run_record::{Ran, run_record};
use crate::render::values::visible;
use crate::render::{RenderError, explorer, json, summary};
use crate::tables::edition::{Material, edition};
use crate::tables::explorer::Everything;
use crate::tables::plan::plan;
use crate::tables::scope::Scope;
use crate::tables::{Edition, Table, chain, decided, efforts, lists, proposals, shortages, usage};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    what_if: Vec<PathBuf>,
    #[arg(long, value_name = "PROFILE", value_enum)]
    protect: Option<ProfileName>,
    #[arg(long, value_name = "FORMAT", value_enum, value_delimiter = ',', default_values_t = FormatName::ALL.to_vec())]
    formats: Vec<FormatName>,
    #[arg(long, value_name = "DIR")]
    earlier: Vec<PathBuf>,
    /// The report goes into the project's own folder: who drops one on the program is in no folder.
    #[arg(skip)]
    into_project: bool,
}

impl Arguments {
    /// The analysis of these tables with nothing else asked for, into their folder.
    pub fn of_tables(inputs: Inputs) -> Arguments {
        Arguments {
            inputs,
            out: None,
            what_if: Vec::new(),
            protect: None,
            formats: FormatName::ALL.to_vec(),
            earlier: Vec::new(),
            into_project: true,
        }
    }
}

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    match analyse(arguments, speech) {
        Ok(_) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

/// Analyses and writes; the folder that was written.
pub fn analyse(arguments: &Arguments, speech: Speech) -> Result<PathBuf, Outcome> {
    let overlay = Overlay {
        plan: &arguments.what_if,
        ..Overlay::default()
    };
    let prepared = prepare(&arguments.inputs, overlay, speech)?;
    let target = target(arguments, &prepared)?;
    let step = speech.at(Step::Weighing, prepared.language);
    let found = Found::of(&prepared, &prepared.year, prepared.planned.as_ref());
    drop(step);
    let found = found?;
    let editions = editions(&prepared, found.material(), speech.asked);
    if !speech.findings_were_said {
        prepared.say_warnings(speech);
    }
    let summaries = editions
        .first()
        .map(|first| summary::summary(first, prepared.language));
    let summary = summaries.unwrap_or_default();
    let profile = Profile::of(prepared.project.settings.protection, arguments.protect);
    let language = prepared.language;
    let today = Today::of(&found, &editions);
    let earlier = earlier::read(&arguments.earlier, &today.years(), profile)
        .map_err(|unusable| unusable.refused(language))?;
    let learned = today.learned(&earlier.all, &prepared, &found)?;
    let step = speech.at(Step::Protecting, language);
    let protected = protect_beside(editions, profile, &learned.known)
        .map_err(|Unsafe| refused(language, "cli-not-protected", &[]));
    drop(step);
    let protected = protected?;
    let step = speech.at(Step::Writing, prepared.language);
    let written = write(&prepared, &found, &protected, &arguments.formats, &target);
    drop(step);
    written?;
    print(&format!(
        "{}
{summary}",
        summary::inputs(&prepared.sources, prepared.language)
    ));
    if !arguments.earlier.is_empty() {
        print(&earlier::in_words(
            learned.shared,
            &earlier,
            profile,
            language,
        ));
    }
    let written = [("path", text(target.display().to_string()))];
    print(&format!(
        "\n{}\n",
        prepared.language.texts().with("cli-written", &written)
    ));
    Ok(target)
}

/// Where the report goes: as asked, or into a folder named after the town and the year. Two towns may be
/// called almost alike; the report of another one is not replaced unless its folder was named.
fn target(arguments: &Arguments, prepared: &Prepared) -> Result<PathBuf, Outcome> {
    if let Some(asked) = &arguments.out {
        return Ok(asked.clone());
    }
    let project = &prepared.project;
    let name = format!("{}-{}", project.slug(), prepared.question.year);
    let reports = Path::new("reports").join(name);
    let target = match arguments.into_project {
        true => project.folder.join(reports),
        false => reports,
    };
    match run_folder::town_at(&target) {
        Some(other) if other != project.name => {
            let arguments = [
                ("path", text(target.display().to_string())),
                ("other", text(visible(&other))),
                ("town", text(visible(&project.name))),
            ];
            Err(refused(prepared.language, "cli-other-town", &arguments))
        }
        _ => Ok(target),
    }
}

/// An edition for each report that the town asks for. A language on the command line comes first.
fn editions(prepared: &Prepared, material: Material, asked: Option<Language>) -> Vec<Edition> {
    let briefs = prepared.inventory.briefs.iter();
    let edition = |brief: &Brief| {
        let language = asked.or(brief.language).unwrap_or(prepared.language);
        let brief = Brief {
            language: Some(language),
            ..brief.clone()
        };
        edition(material, &brief)
    };
    briefs.map(edition).collect()
}

/// Writes both folders of the report, or nothing.
fn write(
    prepared: &Prepared,
    found: &Found,
    protected: &[Protected],
    formats: &[FormatName],
    target: &Path,
) -> Result<(), Outcome> {
    let files = internal_tables(prepared, found);
    let copies = copies(prepared)?;
    let copied: Vec<Copied> = copies.iter().map(|(_, copied)| copied.clone()).collect();
    let inputs = copies.into_iter().map(|(source, copied)| Copy {
        path: format!("{INPUTS}/{}", copied.file),
        source,
    });
    let made = || -> Result<(Public, Internal), RenderError> {
        let tables: Vec<&Table> = files.iter().collect();
        let ran = Ran {
            project: &prepared.project,
            vocabulary: &prepared.inventory.vocabulary,
            question: &prepared.question,
            sources: &prepared.sources,
            findings: &prepared.findings,
            left_out: &prepared.inventory.left_out,
            copies: &copied,
        };
        let record = run_record(ran, prepared.language);
        let mut internal = Internal::of(&tables, prepared.language)?
            .with(RECORD, record)
            .with("explorer.html", explorer_page(prepared).into_bytes())
            .copying(inputs);
        if let Some(reasons) = protected.iter().find_map(Protected::reasons) {
            internal = internal.with("protection.json", json::reasons(reasons));
        }
        let public = Public::of_all(protected, formats)?;
        Ok((public, internal))
    };
    let (public, internal) = made().map_err(|error| {
        let reason = [("reason", text(error.to_string()))];
        refused(prepared.language, "cli-not-written", &reason)
    })?;
    publish(target, &public, &internal).map_err(|error| not_written(prepared.language, &error))?;
    Ok(())
}

/// Every cell of the year in a page of its own.
fn explorer_page(prepared: &Prepared) -> String {
    let (year, language) = (&prepared.year, prepared.language);
    let served = prepared.project.settings.chain.served;
    let everything = Everything::of(year, served, language);
    let town = &prepared.project.name;
    explorer::internal(town, prepared.question.year, &everything, language)
}

/// The files that the run has read, each with the place of its copy.
fn copies(prepared: &Prepared) -> Result<Vec<(PathBuf, Copied)>, Outcome> {
    run_copies::copies(&prepared.project).map_err(|error| {
        let reason = [("reason", text(cause(&error, prepared.language)))];
        refused(prepared.language, "cli-not-written", &reason)
    })
}

/// Everything that the planner may see and nobody else.
fn internal_tables(prepared: &Prepared, found: &Found) -> Vec<Table> {
    let year = &prepared.year;
    let picture = year.headline();
    let all = usize::MAX;
    let planned = prepared
        .planned
        .iter()
        .map(|planned| plan(year, planned, &Scope::default(), all));
    let lists = [
        lists::cells(year, picture),
        lists::gaps(year, picture),
        shortages::bottlenecks(year, picture, all),
        shortages::levers(year, picture, &found.levers, all),
        shortages::more_places(year, picture, &found.levers, all),
        usage::by_offer(year, picture),
    ];
    let chain = chain::everything(year, prepared.project.settings.chain);
    let between = chain::between_topics(year, &Scope::default(), all, all);
    let chain = [chain, between].into_iter().flatten();
    let briefs = prepared.inventory.briefs.iter().zip(&found.proposals);
    let proposed = briefs
        .take(1)
        .map(|(brief, own)| proposals::table(year, own, &Scope::new(brief.filter.clone())));
    let decided = decided::decided(year);
    let groups = efforts::table(year, &prepared.inventory.staff_ratios);
    lists
        .into_iter()
        .chain(decided)
        .chain(groups)
        .chain(chain)
        .chain(proposed)
        .chain(planned)
        .collect()
}
