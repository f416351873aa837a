//! `lueckenlos analyse`: the analysis of a year, with report, tables and charts.

use std::path::PathBuf;

use super::prepare::{Inputs, Prepared, Speech, prepare};
use super::{Outcome, print, refused};
use crate::analysis::levers::{Levers, levers};
use crate::inventory::project::{ProfileName, shown};
use crate::language::text;
use crate::protect::{Profile, Protected, protect};
use crate::render::internal::Internal;
use crate::render::public::Public;
use crate::render::publish::{PublishError, publish};
use crate::render::run_record::run_record;
use crate::render::{RenderError, json, summary};
use crate::tables::edition::edition;
use crate::tables::plan::plan;
use crate::tables::{Edition, Table, lists, shortages};

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
}

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    match analyse(arguments, speech) {
        Ok(()) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

fn analyse(arguments: &Arguments, speech: Speech) -> Result<(), Outcome> {
    let prepared = prepare(&arguments.inputs, &arguments.what_if, speech)?;
    let year = &prepared.year;
    let levers = levers(year, year.headline());
    let edition = edition(
        &prepared.project.name,
        &prepared.inventory,
        year,
        prepared.planned.as_ref(),
        &levers,
        &prepared.findings,
    );
    let target = arguments
        .out
        .clone()
        .unwrap_or_else(|| default_target(&prepared));
    prepared.say_warnings();
    let summary = summary::summary(&edition, prepared.language);
    let protected = protected(&prepared, edition, arguments.protect)?;
    write(&prepared, &levers, &protected, &target)?;
    print(&format!(
        "{}
{summary}",
        summary::inputs(&prepared.sources, prepared.language)
    ));
    let written = [("path", text(target.display().to_string()))];
    print(&format!(
        "\n{}\n",
        prepared.language.texts().with("cli-written", &written)
    ));
    Ok(())
}

fn default_target(prepared: &Prepared) -> PathBuf {
    let name = format!("{}-{}", prepared.project.slug(), prepared.question.year);
    PathBuf::from("reports").join(name)
}

/// The edition under the profile that was asked for, or that the settings name.
fn protected(
    prepared: &Prepared,
    edition: Edition,
    asked: Option<ProfileName>,
) -> Result<Protected, Outcome> {
    let profile = Profile::of(prepared.project.settings.protection, asked);
    protect(edition, profile).map_err(|_| refused(prepared.language, "cli-not-protected", &[]))
}

/// Writes both folders of the report, or nothing.
fn write(
    prepared: &Prepared,
    levers: &Levers,
    protected: &Protected,
    target: &std::path::Path,
) -> Result<(), Outcome> {
    let files = internal_tables(prepared, levers);
    let made = || -> Result<(Public, Internal), RenderError> {
        let tables: Vec<&Table> = files.iter().collect();
        let record = run_record(
            &prepared.project,
            &prepared.question,
            &prepared.sources,
            &prepared.findings,
            prepared.language,
        );
        let mut internal = Internal::of(&tables, prepared.language)?.with("run.json", record);
        if let Some(reasons) = protected.reasons() {
            internal = internal.with("protection.json", json::reasons(reasons));
        }
        let public = Public::of(protected, prepared.language)?;
        Ok((public, internal))
    };
    let failed = |name: &str, shown: String| {
        let arguments = [("reason", text(shown.clone())), ("path", text(shown))];
        refused(prepared.language, name, &arguments)
    };
    let (public, internal) =
        made().map_err(|error| failed("cli-not-written", error.to_string()))?;
    publish(target, &public, &internal).map_err(|error| match error {
        PublishError::NotAFolder(path) => failed("cli-not-a-folder", shown(&path)),
        PublishError::NotAReport(path) => failed("cli-not-a-report", shown(&path)),
        PublishError::Io { .. } => failed("cli-not-written", error.to_string()),
    })?;
    Ok(())
}

/// Everything that the planner may see and nobody else.
fn internal_tables(prepared: &Prepared, levers: &Levers) -> Vec<Table> {
    let year = &prepared.year;
    let picture = year.headline();
    let all = usize::MAX;
    let planned = prepared
        .planned
        .iter()
        .map(|planned| plan(year, planned, all));
    let lists = [
        lists::cells(year, picture),
        lists::gaps(year, picture),
        shortages::bottlenecks(year, picture, all),
        shortages::levers(year, picture, levers, all),
        shortages::more_places(year, picture, levers, all),
    ];
    lists.into_iter().chain(planned).collect()
}
