//! The folder of a run as a project: `internal/inputs/` holds a copy of every file that the run read, byte for
//! byte, and `internal/run.json` says which is what. So a year can still be compared when the files that it was
//! made from have long been overwritten.
//!
//! Settings are copied as they are, though they may name files outside of the project's folder: which copy is meant
//! is taken from `run.json`.

use std::fs::File;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::settings::{self, SETTINGS_FILE, Settings};
use crate::inventory::files::folder::shown;
use crate::inventory::files::survey::check_sum;
use crate::model::finding::{Code, Finding, Place};

/// What a file is to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Settings,
    /// The categories of a dimension.
    Dimension,
    Needs,
    Offers,
    Population,
    NeedRates,
    StaffRatios,
    Housing,
    Locations,
    TravelTimes,
    Projection,
    Map,
    Crosswalk,
    Measures,
    Options,
    Plan,
}

/// A copy among a run's inputs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    pub part: Part,
    /// Its place among the inputs, with `/` between folders.
    pub file: String,
    /// What the settings call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    pub sha256: String,
}

/// What of `run.json` is needed to open a run as a project.
#[derive(Deserialize)]
struct Record {
    town: String,
    settings: Asked,
    #[serde(default)]
    copies: Vec<Copied>,
}

/// What was asked on the command line, or settled from the settings.
#[derive(Deserialize)]
struct Asked {
    year: i32,
    default_reach: String,
}

/// A run as a project: where its files are and what its settings say.
pub(in crate::inventory) struct Opened {
    pub folder: PathBuf,
    pub settings: Settings,
    pub has_settings: bool,
}

/// The folder of everything that is not protected.
pub const INTERNAL: &str = "internal";

/// The file in it that tells of the run.
pub const RECORD: &str = "run.json";

/// The folder in it for the copies.
pub const INPUTS: &str = "inputs";

/// Whether a run was written into this folder.
pub fn is_at(folder: &Path) -> bool {
    folder.join(INTERNAL).join(RECORD).is_file()
}

/// The town whose run was written into this folder, if one was.
pub fn town_at(folder: &Path) -> Option<String> {
    let record = std::fs::read(folder.join(INTERNAL).join(RECORD)).ok()?;
    let record: Record = serde_json::from_slice(&record).ok()?;
    Some(record.town)
}

/// Opens a run's inputs as the run read them.
pub(in crate::inventory) fn open(run: &Path) -> Result<Opened, Vec<Finding>> {
    let of_run = |code: Code| Finding::new(code, Place::file(shown(run)));
    let path = run.join(INTERNAL).join(RECORD);
    let record = std::fs::read(path).map_err(|_| vec![of_run(Code::RunWithoutCopies)])?;
    let Ok(Record {
        town,
        settings: asked,
        copies,
    }) = serde_json::from_slice::<Record>(&record)
    else {
        return Err(vec![of_run(Code::RunWithoutCopies)]);
    };
    let folder = run.join(INTERNAL).join(INPUTS);
    if copies.is_empty() {
        return Err(vec![of_run(Code::RunWithoutCopies)]);
    }
    let changed: Vec<Finding> = copies
        .iter()
        .filter(|copied| !is_as_read(&folder.join(&copied.file), &copied.sha256))
        .map(|copied| of_run(Code::CopyChanged).seen(copied.file.as_str()))
        .collect();
    if !changed.is_empty() {
        return Err(changed);
    }
    let has_settings = copies.iter().any(|copied| copied.part == Part::Settings);
    let mut settings = match has_settings {
        true => {
            let read = settings::read(&folder.join(SETTINGS_FILE));
            read.map_err(|stopped| vec![*stopped])?
        }
        false => Settings::default(),
    };
    settings.name = Some(town);
    settings.year = Some(asked.year);
    settings.default_reach = Some(asked.default_reach);
    name_copies(&mut settings, &copies);
    Ok(Opened {
        folder,
        settings,
        has_settings,
    })
}

fn is_as_read(copy: &Path, sha256: &str) -> bool {
    File::open(copy)
        .and_then(check_sum)
        .is_ok_and(|found| found == sha256)
}

/// Lets the settings name the copies.
fn name_copies(settings: &mut Settings, copies: &[Copied]) {
    let of = |part: Part| -> Vec<String> {
        let own = copies.iter().filter(|copied| copied.part == part);
        own.map(|copied| copied.file.clone()).collect()
    };
    let files = &mut settings.files;
    files.needs = of(Part::Needs);
    files.offers = of(Part::Offers);
    files.population = of(Part::Population);
    files.need_rates = of(Part::NeedRates);
    files.staff_ratios = of(Part::StaffRatios);
    files.housing = of(Part::Housing);
    files.locations = of(Part::Locations);
    files.travel_times = of(Part::TravelTimes);
    files.projection = of(Part::Projection);
    files.crosswalk = of(Part::Crosswalk);
    files.measures = of(Part::Measures);
    files.options = of(Part::Options);
    files.map = of(Part::Map).pop();
    for dimension in &mut settings.dimension {
        let copy = copies.iter().find(|copied| {
            copied.part == Part::Dimension
                && copied.named.is_some()
                && copied.named == dimension.file
        });
        if let Some(copy) = copy {
            dimension.file = Some(copy.file.clone());
        }
    }
}
