//! The folder of a run as a project: `internal/inputs/` holds a copy of every file that the run read, byte for
//! byte, and `internal/run.json` says which is what. So a year can still be compared when the files that it was
//! made from have long been overwritten.
//!
//! The copies lie as the files do in the project's folder; what lies outside of it comes to the top, under its
//! own name as the settings may say how a file of that name is read. Settings are copied as they are, though they
//! may name files outside: which copy is meant is taken from `run.json`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files::survey::check_sum;
use super::project::{Project, SETTINGS_FILE, Settings, shown};
use super::settings_file;
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
    Projection,
    Map,
    Crosswalk,
    Measures,
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
pub(super) struct Opened {
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

/// Every file that a project names and that is there, with what its copy is called.
pub fn copies(project: &Project) -> io::Result<Vec<(PathBuf, Copied)>> {
    let files: Vec<(Part, Option<String>, PathBuf)> = files(project)
        .into_iter()
        .filter(|(_, _, path)| path.is_file())
        .collect();
    let names = names(files.iter().map(|(_, _, path)| path), &project.folder);
    let copies = files.into_iter().map(|(part, named, path)| {
        let sha256 = File::open(&path).and_then(check_sum)?;
        let file = names.get(&path).cloned().unwrap_or_default();
        let copied = Copied {
            part,
            file,
            named,
            sha256,
        };
        Ok((path, copied))
    });
    copies.collect()
}

fn files(project: &Project) -> Vec<(Part, Option<String>, PathBuf)> {
    let mut files = Vec::new();
    if project.has_settings {
        files.push((Part::Settings, None, project.folder.join(SETTINGS_FILE)));
    }
    let named = project.settings.dimension.iter();
    for name in named.filter_map(|dimension| dimension.file.as_ref()) {
        let path = project.folder.join(name);
        files.push((Part::Dimension, Some(name.clone()), path));
    }
    let lists = [
        (Part::Needs, &project.needs),
        (Part::Offers, &project.offers),
        (Part::Population, &project.population),
        (Part::NeedRates, &project.need_rates),
        (Part::StaffRatios, &project.staff_ratios),
        (Part::Projection, &project.projection),
        (Part::Crosswalk, &project.crosswalk),
        (Part::Measures, &project.measures),
        (Part::Plan, &project.plan),
    ];
    for (part, paths) in lists {
        files.extend(paths.iter().map(|path| (part, None, path.clone())));
    }
    files.extend(project.map.iter().map(|map| (Part::Map, None, map.clone())));
    files
}

/// The copies' places: first those of the project's own folder, then the others, in numbered folders where a
/// name is taken. Letter case makes no difference, as on many disks.
fn names<'a>(paths: impl Iterator<Item = &'a PathBuf>, folder: &Path) -> BTreeMap<PathBuf, String> {
    let inside = |path: &Path| -> Option<String> {
        let below = path.strip_prefix(folder).ok()?;
        let parts = below.components().map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        });
        Some(parts.collect::<Option<Vec<String>>>()?.join("/"))
    };
    let (own, others): (Vec<&PathBuf>, Vec<&PathBuf>) =
        paths.partition(|path| inside(path).is_some());
    let mut names: BTreeMap<PathBuf, String> = BTreeMap::new();
    for path in own.into_iter().chain(others) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let wanted = inside(path).unwrap_or_else(|| name.to_string());
        let numbered = (2_usize..).map(|number| format!("{number}/{name}"));
        let is_free = |free: &String| {
            let free = free.to_lowercase();
            names.values().all(|taken| taken.to_lowercase() != free)
        };
        if names.contains_key(path) {
            continue;
        }
        if let Some(free) = std::iter::once(wanted).chain(numbered).find(is_free) {
            names.insert(path.clone(), free);
        }
    }
    names
}

/// Opens a run's inputs as the run read them.
pub(super) fn open(run: &Path) -> Result<Opened, Vec<Finding>> {
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
            let read = settings_file::read(&folder.join(SETTINGS_FILE));
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
    files.projection = of(Part::Projection);
    files.crosswalk = of(Part::Crosswalk);
    files.measures = of(Part::Measures);
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
