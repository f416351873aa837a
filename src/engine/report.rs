//! From a prepared project to the files of its report.

use std::path::{Path, PathBuf};

use super::found::Found;
use super::inputs::Inputs;
use super::internal_tables::internal_tables;
use super::money::not_kept;
use super::prepared::{Prepared, prepare};
use super::replay::Today;
use super::stopped::{Reason, RunError};
use super::watch::{Step, Watch};
use crate::inventory::project::run_copies;
use crate::inventory::project::run_folder::{Copied, INPUTS, RECORD};
use crate::inventory::project::settings::SETTINGS_FILE;
use crate::model::brief::Brief;
use crate::model::finding::{Finding, Place};
use crate::model::settings::ProfileName;
use crate::protect::{Profile, Protected, protect_beside};
use crate::published::{self, Shared};
use crate::render::internal::{Copy, Internal};
use crate::render::public::{FormatName, Public};
use crate::render::publish::{PublishError, publish};
use crate::render::run_record::{Ran, run_record};
use crate::render::{RenderError, charts, explorer, json, summary};
use crate::tables::edition::{Material, edition};
use crate::tables::explorer::Everything;
use crate::tables::money::{amounts, options};
use crate::tables::white_spots::spots;
use crate::tables::{Edition, Table};

/// What is asked of a report beside its inputs.
#[derive(Debug, Clone)]
pub struct Wishes {
    /// In place of the settings' profile.
    pub profile: Option<ProfileName>,
    pub formats: Vec<FormatName>,
    /// Folders of reports that are out already: what they say is known to everybody.
    pub earlier: Vec<PathBuf>,
}

/// The profile of the settings, every format, nothing published before.
impl Default for Wishes {
    fn default() -> Wishes {
        Wishes {
            profile: None,
            formats: FormatName::ALL.to_vec(),
            earlier: Vec::new(),
        }
    }
}

/// A run that came to its end: its report is made and not yet written.
#[derive(Debug)]
pub struct Run {
    pub prepared: Prepared,
    pub profile: Profile,
    /// What may be published: an edition for each report that the town asks for, in this order.
    pub protected: Vec<Protected>,
    /// The town in a few lines for the planner, in exact numbers.
    pub summary: String,
    /// What was learned from reports that are out.
    pub earlier: EarlierReports,
    public: Public,
    internal: Internal,
}

/// How far reports that are out tell of the same.
#[derive(Debug, Clone, Copy, Default)]
pub struct EarlierReports {
    pub shared: Shared,
    /// How many were taken into account.
    pub known: usize,
    /// How many are on years of which the new reports tell nothing.
    pub of_other_years: usize,
}

/// Everything from the inputs to the report.
///
/// # Errors
/// The inputs cannot be read or have errors, there is too much to compute with, no report of theirs would be safe, or
/// a report that is out cannot be taken into account.
pub fn analyse(inputs: &Inputs, wishes: &Wishes, watch: Watch) -> Result<Run, RunError> {
    let prepared = prepare(inputs, watch)?;
    report(
        prepared.with_options(&[], inputs.keep_going)?,
        wishes,
        watch,
    )
}

/// The report of a prepared project.
///
/// # Errors
/// As [`analyse`], except for the inputs.
pub fn report(prepared: Prepared, wishes: &Wishes, watch: Watch) -> Result<Run, RunError> {
    match Made::of(&prepared, wishes, watch) {
        Ok(made) => Ok(made.run(prepared)),
        Err(reason) => Err(prepared.stopped(reason)),
    }
}

impl Run {
    /// Writes both folders of the report, or nothing.
    ///
    /// # Errors
    /// The target is no folder, holds something else than a report, or cannot be written.
    pub fn publish(&self, target: &Path) -> Result<(), PublishError> {
        publish(target, &self.public, &self.internal).map(|_| ())
    }
}

/// A [`Run`] without what it was made from.
struct Made {
    profile: Profile,
    protected: Vec<Protected>,
    summary: String,
    earlier: EarlierReports,
    /// What was found on top of what the inputs tell.
    findings: Vec<Finding>,
    public: Public,
    internal: Internal,
}

impl Made {
    fn of(prepared: &Prepared, wishes: &Wishes, watch: Watch) -> Result<Made, Reason> {
        let language = prepared.language;
        let step = watch(Step::Weighing, language);
        let found = Found::of(prepared, &prepared.year, prepared.planned.as_ref())?;
        drop(step);
        let editions = editions(prepared, found.material());
        let summaries = editions.first();
        let summaries = summaries.map(|first| summary::summary(first, language));
        let profile = Profile::of(prepared.project.settings.protection, wishes.profile);
        let today = Today::of(&found, &editions);
        let earlier = published::read(&wishes.earlier, &today.years(), profile)?;
        let learned = today.learned(&earlier.all, prepared, &found)?;
        let step = watch(Step::Protecting, language);
        let protected = protect_beside(editions, profile, &learned.known)?;
        drop(step);
        let step = watch(Step::Writing, language);
        let findings = money_findings(prepared, &found);
        let internal = internal(prepared, &found, &findings, &protected)?;
        let public = Public::of_all(&protected, &wishes.formats)?;
        drop(step);
        Ok(Made {
            profile,
            protected,
            summary: summaries.unwrap_or_default(),
            earlier: EarlierReports {
                shared: learned.shared,
                known: earlier.all.len(),
                of_other_years: earlier.of_other_years,
            },
            findings,
            public,
            internal,
        })
    }

    fn run(self, mut prepared: Prepared) -> Run {
        prepared.findings.extend(self.findings);
        Run {
            prepared,
            profile: self.profile,
            protected: self.protected,
            summary: self.summary,
            earlier: self.earlier,
            public: self.public,
            internal: self.internal,
        }
    }
}

/// An edition for each report that the town asks for. A language that was asked for comes first.
fn editions(prepared: &Prepared, material: Material) -> Vec<Edition> {
    let briefs = prepared.inventory.briefs.iter();
    let edition = |brief: &Brief| {
        let own = prepared.asked.or(brief.language);
        let brief = Brief {
            language: Some(own.unwrap_or(prepared.language)),
            ..brief.clone()
        };
        edition(material, &brief)
    };
    briefs.map(edition).collect()
}

/// The conditions on packages that none keeps.
fn money_findings(prepared: &Prepared, found: &Found) -> Vec<Finding> {
    let money = found.money.iter();
    let place = |_| Place::file(SETTINGS_FILE);
    let not_kept = money.flat_map(|money| not_kept(&prepared.year, money, place));
    not_kept.collect()
}

/// What only the planner may see: tables, the record of the run, copies of its inputs.
fn internal(
    prepared: &Prepared,
    found: &Found,
    more: &[Finding],
    protected: &[Protected],
) -> Result<Internal, Reason> {
    let language = prepared.language;
    let files = internal_tables(prepared, found);
    let copies = run_copies::copies(&prepared.project).map_err(Reason::NotCopied)?;
    let copied: Vec<Copied> = copies.iter().map(|(_, copied)| copied.clone()).collect();
    let inputs = copies.into_iter().map(|(source, copied)| Copy {
        path: format!("{INPUTS}/{}", copied.file),
        source,
    });
    let tables: Vec<&Table> = files.iter().collect();
    let findings: Vec<Finding> = prepared.findings.iter().chain(more).cloned().collect();
    let money = found.money.as_ref();
    let ran = Ran {
        project: &prepared.project,
        vocabulary: &prepared.inventory.vocabulary,
        question: &prepared.question,
        sources: &prepared.sources,
        findings: &findings,
        conditions: money.map_or(&[], |money| &money.conditions),
        left_out: &prepared.inventory.left_out,
        copies: &copied,
    };
    let internal = Internal::of(&tables, language)?
        .with(RECORD, run_record(ran, language))
        .with("explorer.html", explorer_page(prepared, found).into_bytes())
        .copying(inputs);
    let internal = match white_spots_drawn(prepared, found)? {
        Some(svg) => internal.with("white_spots.svg", svg.into_bytes()),
        None => internal,
    };
    Ok(match protected.iter().find_map(Protected::reasons) {
        Some(reasons) => internal.with("protection.json", json::reasons(reasons)),
        None => internal,
    })
}

/// The map of the places that no offer reaches; none where there are none.
fn white_spots_drawn(prepared: &Prepared, found: &Found) -> Result<Option<String>, Reason> {
    let (town, inventory) = (&prepared.project.name, &prepared.inventory);
    let spots = spots(town, &prepared.year, inventory, &found.white_spots);
    let picture = charts::white_spots(&spots, prepared.question.year, prepared.language);
    let svg = picture.map(|picture| picture.svg()).transpose();
    Ok(svg.map_err(RenderError::from)?)
}

/// Every cell of the year in a page of its own, today and with the best package for each amount of money.
fn explorer_page(prepared: &Prepared, found: &Found) -> String {
    let (year, language) = (&prepared.year, prepared.language);
    let served = prepared.project.settings.chain.served;
    let money = found.money.as_ref();
    let everything = Everything::of(year, money, served, language);
    let money = money.map(|money| [amounts(year, money), options(year, money)]);
    let town = &prepared.project.name;
    explorer::internal(
        (town, prepared.question.year),
        &everything,
        prepared.inventory.map.as_deref(),
        money.as_ref().map(<[Table; 2]>::each_ref),
        language,
    )
}
