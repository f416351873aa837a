//! `lueckenlos analyse`: the analysis of a year, with report, tables and charts.

use std::path::{Path, PathBuf};

use super::earlier;
use super::prepare::{Inputs, Overlay, Speech, prepare, said, say_warnings};
use super::{Outcome, not_written, print, refused};
use crate::engine::{self, Prepared, Step, Wishes};
use crate::inventory::project::run_folder;
use crate::language::text;
use crate::model::settings::ProfileName;
use crate::render::public::FormatName;
use crate::render::summary;
use crate::render::values::visible;

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
    let keep_going = arguments.inputs.keep_going;
    let prepared = prepared.with_options(&[], keep_going).map_err(said)?;
    let language = prepared.language;
    let target = target(arguments, &prepared)?;
    if !speech.findings_were_said {
        say_warnings(&prepared.findings, speech, language);
    }
    let said_before = prepared.findings.len();
    let wishes = Wishes {
        profile: arguments.protect,
        formats: arguments.formats.clone(),
        earlier: arguments.earlier.clone(),
    };
    let run = engine::report(prepared, &wishes, &speech.watch()).map_err(said)?;
    say_warnings(&run.prepared.findings[said_before..], speech, language);
    let step = speech.at(Step::Writing, language);
    let written = run.publish(&target);
    drop(step);
    written.map_err(|error| not_written(language, &error))?;
    let inputs = summary::inputs(&run.prepared.sources, language);
    print(&format!("{inputs}\n{}", run.summary));
    if !arguments.earlier.is_empty() {
        print(&earlier::known(&run));
    }
    let written = [("path", text(target.display().to_string()))];
    print(&format!(
        "\n{}\n",
        language.texts().with("cli-written", &written)
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
