//! A project folder: its settings and which of its files are which.

pub mod pasted;
pub mod reports;
pub mod reserves;
pub mod run_copies;
pub mod run_folder;
pub mod settings;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use self::settings::{SETTINGS_FILE, Settings};
use super::columns::{self, Field, FileKind};
use super::files::folder::{self, shown, tables_in};
use super::files::source::{FileSettings, Source};
use crate::model::finding::{Code, Finding, Place, Stopped};
use crate::model::offer::Catchment;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Meaning, Node, Role};
use crate::vocabulary::words::{nearest, normalised};

/// Where a project's files are, as the command line says it.
#[derive(Debug, Clone, Default)]
pub struct Request {
    pub folder: Option<PathBuf>,
    pub needs: Vec<PathBuf>,
    pub offers: Vec<PathBuf>,
    pub population: Vec<PathBuf>,
    pub need_rates: Vec<PathBuf>,
    /// Offers that are laid over the inventory.
    pub plan: Vec<PathBuf>,
    /// In place of the settings' projection.
    pub projection: Vec<PathBuf>,
}

/// A folder with its settings and the files that belong to it.
#[derive(Debug, Clone)]
pub struct Project {
    pub folder: PathBuf,
    pub name: String,
    pub settings: Settings,
    pub has_settings: bool,
    pub needs: Vec<PathBuf>,
    pub offers: Vec<PathBuf>,
    pub population: Vec<PathBuf>,
    pub need_rates: Vec<PathBuf>,
    pub staff_ratios: Vec<PathBuf>,
    pub housing: Vec<PathBuf>,
    /// Blocks or cells of a grid, with inhabitants.
    pub locations: Vec<PathBuf>,
    pub travel_times: Vec<PathBuf>,
    /// How earlier categories go over into later ones.
    pub crosswalk: Vec<PathBuf>,
    /// What was decided earlier.
    pub measures: Vec<PathBuf>,
    /// What could be decided.
    pub options: Vec<PathBuf>,
    pub plan: Vec<PathBuf>,
    pub projection: Vec<PathBuf>,
    pub map: Option<PathBuf>,
}

/// The folder inside a project's in which `check` writes its copies: they are no inventories.
pub const CHECKED: &str = "lueckenlos-pruefung";

const NEEDS: [&str; 2] = ["needs", "bedarfe"];
const OFFERS: [&str; 2] = ["offers", "angebote"];
const POPULATION: [&str; 3] = ["population", "einwohner", "bevoelkerung"];
const NEED_RATES: [&str; 3] = ["need_rates", "bedarfsquoten", "quoten"];
const STAFF_RATIOS: [&str; 2] = ["staff_ratios", "richtwerte"];
const HOUSING: [&str; 2] = ["housing", "baugebiete"];
const LOCATIONS: [&str; 3] = ["orte", "locations", "zensus"];
const TRAVEL_TIMES: [&str; 2] = ["wege", "travel_times"];
const CROSSWALK: [&str; 2] = ["crosswalk", "umschluesselung"];
const MEASURES: [&str; 2] = ["measures", "massnahmen"];
const OPTIONS: [&str; 2] = ["options", "optionen"];

impl Project {
    /// Opens the folder; the findings say what is missing.
    pub fn open(request: &Request) -> Result<Project, Vec<Finding>> {
        let Base {
            folder,
            settings,
            has_settings,
        } = Base::of(request)?;
        let pick = |asked: &[PathBuf], set: &[String], stems: &[&str]| -> Vec<PathBuf> {
            match (asked, set) {
                (asked, _) if !asked.is_empty() => {
                    asked.iter().map(|file| in_folder(file, request)).collect()
                }
                (_, set) if !set.is_empty() => set.iter().map(|name| folder.join(name)).collect(),
                _ => found_in(&folder, stems),
            }
        };
        let project = Project {
            name: name_of(&settings, &folder),
            needs: pick(&request.needs, &settings.files.needs, &NEEDS),
            offers: pick(&request.offers, &settings.files.offers, &OFFERS),
            population: pick(&request.population, &settings.files.population, &POPULATION),
            need_rates: pick(&request.need_rates, &settings.files.need_rates, &NEED_RATES),
            staff_ratios: pick(&[], &settings.files.staff_ratios, &STAFF_RATIOS),
            housing: pick(&[], &settings.files.housing, &HOUSING),
            locations: pick(&[], &settings.files.locations, &LOCATIONS),
            travel_times: pick(&[], &settings.files.travel_times, &TRAVEL_TIMES),
            crosswalk: pick(&[], &settings.files.crosswalk, &CROSSWALK),
            measures: pick(&[], &settings.files.measures, &MEASURES),
            options: pick(&[], &settings.files.options, &OPTIONS),
            plan: request
                .plan
                .iter()
                .map(|file| in_folder(file, request))
                .collect(),
            projection: pick(&request.projection, &settings.files.projection, &[]),
            map: settings.files.map.as_ref().map(|name| folder.join(name)),
            folder,
            settings,
            has_settings,
        };
        let has_needs = !project.needs.is_empty() || !project.need_rates.is_empty();
        let has_people = project.need_rates.is_empty() || !project.population.is_empty();
        let missing: Vec<Finding> = [
            (has_needs, Code::NeedsMissing),
            (has_people, Code::RatesWithoutPopulation),
            (!project.offers.is_empty(), Code::OffersMissing),
        ]
        .into_iter()
        .filter(|(is_there, _)| !is_there)
        .map(|(_, code)| project.missing(code))
        .collect();
        match missing.is_empty() {
            true => Ok(project),
            false => Err(missing),
        }
    }

    /// The finding that a kind of table is missing, with the files that may be meant: those that lie there and are
    /// none of the others.
    fn missing(&self, code: Code) -> Finding {
        let used = [
            &self.needs,
            &self.offers,
            &self.population,
            &self.need_rates,
            &self.projection,
            &self.staff_ratios,
            &self.housing,
        ];
        let used = used.into_iter().flatten();
        let used: Vec<String> = used.map(|path| folder::name_of(path)).collect();
        let mut others = tables_in(&self.folder);
        others.retain(|name| !used.contains(name));
        const OF_NEEDS: [&str; 2] = ["bedarf", "need"];
        const OF_OFFERS: [&str; 4] = ["angebot", "offer", "kita", "einricht"];
        let says = |name: &str, words: &[&str]| words.iter().any(|word| name.contains(word));
        let named = |name: &&String| {
            let name = normalised(name);
            let of_needs = says(&name, &OF_NEEDS);
            let fits = match code {
                Code::OffersMissing => says(&name, &OF_OFFERS) && !of_needs,
                _ => of_needs,
            };
            fits && !name.ends_with("json")
        };
        let candidate = others.iter().find(named).cloned().unwrap_or_default();
        Finding::new(code, Place::file(shown(&self.folder)))
            .detail("others", others)
            .detail("candidate", candidate)
    }

    /// How a file of this project is to be read.
    pub fn reading(&self, file: &Path) -> FileSettings {
        let name = file.file_name().map(|name| name.to_string_lossy());
        name.and_then(|name| self.settings.files.reading.get(name.as_ref()))
            .cloned()
            .unwrap_or_default()
    }

    /// The reference date of a year: the settings' if it lies in that year, else its last day.
    pub fn reference_date(&self, year: i32) -> NaiveDate {
        use chrono::Datelike;
        let stated = self.settings.reference_date.and_then(|date| {
            let date = date.date?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        });
        stated
            .filter(|date| date.year() == year)
            .or_else(|| NaiveDate::from_ymd_opt(year, 12, 31))
            .unwrap_or(NaiveDate::MAX)
    }

    /// The name as part of a folder's name: letters, digits and single hyphens.
    pub fn slug(&self) -> String {
        let plain: String = normalised(&self.name)
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let slug = plain.split_whitespace().collect::<Vec<_>>().join("-");
        match slug.is_empty() {
            true => "stadt".to_string(),
            false => slug.chars().take(60).collect(),
        }
    }

    /// Where a finding about the settings belongs: their file, or the folder that has none.
    pub fn settings_place(&self) -> Place {
        match self.has_settings {
            true => Place::file(SETTINGS_FILE),
            false => Place::file(&self.name),
        }
    }

    /// The topic that the settings name.
    ///
    /// # Errors
    /// The finding that there is none of this name.
    pub fn topic(
        &self,
        owner: &str,
        word: &str,
        vocabulary: &Vocabulary,
    ) -> Result<Node, Box<Finding>> {
        let topics = vocabulary
            .with_role(Role::Topic)
            .map(|position| &vocabulary.dimensions[position]);
        match topics.map(|topics| topics.meaning(word)) {
            Some(Meaning::One(node)) => Ok(node),
            _ => {
                let known = topics.into_iter().flat_map(|topics| topics.categories());
                let known: Vec<String> = known.map(|(_, category)| category.id.clone()).collect();
                Err(Box::new(self.unknown_reference(owner, word, &known)))
            }
        }
    }

    /// A name in the settings that nothing defines.
    pub fn unknown_reference(&self, owner: &str, name: &str, known: &[String]) -> Finding {
        let near = nearest(name, known.iter().map(String::as_str));
        Finding::new(Code::SettingsUnknownReference, self.settings_place())
            .seen(name)
            .detail("owner", owner)
            .detail("suggestion", near.unwrap_or_default())
            .detail("allowed", known.to_vec())
    }
}

/// A folder and its settings, before it is known which of its files are which.
struct Base {
    folder: PathBuf,
    settings: Settings,
    has_settings: bool,
}

impl Base {
    fn of(request: &Request) -> Result<Base, Vec<Finding>> {
        let folder = folder_of(request);
        if let Some(asked) = &request.folder
            && !asked.is_dir()
        {
            let place = Place::file(shown(asked));
            return Err(vec![match asked.exists() {
                true => Finding::new(Code::ProjectIsFile, place),
                false => Finding::new(Code::FileMissing, place)
                    .detail("suggestion", folder_like(asked).unwrap_or_default()),
            }]);
        }
        if run_folder::is_at(&folder) && !is_project(&folder) {
            let run_folder::Opened {
                folder,
                settings,
                has_settings,
            } = run_folder::open(&folder)?;
            return Ok(Base {
                folder,
                settings,
                has_settings,
            });
        }
        let settings_file = folder.join(SETTINGS_FILE);
        // Who only names two tables wants these two, whatever else lies beside them.
        let only_files =
            request.folder.is_none() && !(request.needs.is_empty() && request.offers.is_empty());
        let has_settings = settings_file.is_file() && !only_files;
        let settings = match has_settings {
            true => settings::read(&settings_file).map_err(|stopped| vec![*stopped])?,
            false => Settings::default(),
        };
        Ok(Base {
            folder,
            settings,
            has_settings,
        })
    }
}

/// Which of the two inventories a table is: by its name, else by its columns; none if neither tells.
pub fn kind_of(file: &Path) -> Option<FileKind> {
    let name = normalised(&file.file_name()?.to_string_lossy());
    let begins = |stems: &[&str]| stems.iter().any(|stem| name.starts_with(stem));
    match (begins(&NEEDS), begins(&OFFERS)) {
        (true, _) => return Some(FileKind::Needs),
        (_, true) => return Some(FileKind::Offers),
        _ => {}
    }
    let source = Source::open(file, &FileSettings::default()).ok()?;
    let has = |kind: FileKind, field: Field| {
        let (columns, _) = columns::resolve(&source, kind, &[]);
        columns.field(field).is_some()
    };
    match (
        has(FileKind::Needs, Field::Persons),
        has(FileKind::Offers, Field::Capacity),
    ) {
        (true, false) => Some(FileKind::Needs),
        (false, true) => Some(FileKind::Offers),
        _ => None,
    }
}

/// Whether settings or inventories lie in a folder.
pub fn is_project(folder: &Path) -> bool {
    let lies_there = |stems: &[&str]| !found_in(folder, stems).is_empty();
    folder.join(SETTINGS_FILE).is_file()
        || lies_there(&NEEDS)
        || lies_there(&OFFERS)
        || lies_there(&NEED_RATES)
}

fn folder_of(request: &Request) -> PathBuf {
    let beside_needs = || request.needs.first()?.parent().map(Path::to_path_buf);
    let folder = request.folder.clone().or_else(beside_needs);
    match folder {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => PathBuf::from("."),
    }
}

/// The folder beside it whose name is nearest to that of a folder that does not exist.
fn folder_like(asked: &Path) -> Option<String> {
    let parent = asked
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let entries = std::fs::read_dir(parent.unwrap_or(Path::new("."))).ok()?;
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path()).filter(|path| path.is_dir()));
    let mut names: Vec<String> = folders
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    let wanted = asked.file_name()?.to_string_lossy();
    nearest(&wanted, names.iter().map(String::as_str)).map(str::to_string)
}

/// A file named beside a project folder is looked for there, too.
fn in_folder(file: &Path, request: &Request) -> PathBuf {
    match &request.folder {
        Some(folder) if !file.exists() && folder.join(file).exists() => folder.join(file),
        _ => file.to_path_buf(),
    }
}

fn name_of(settings: &Settings, folder: &Path) -> String {
    let of_folder = || {
        let whole = folder.canonicalize().ok()?;
        Some(whole.file_name()?.to_string_lossy().into_owned())
    };
    settings
        .name
        .clone()
        .or_else(of_folder)
        .unwrap_or_else(|| "stadt".to_string())
}

/// The files in a folder whose name begins with one of the stems, in order of their names.
fn found_in(folder: &Path, stems: &[&str]) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .filter(|path| {
            let name = normalised(&path.file_name().unwrap_or_default().to_string_lossy());
            let readable = [".csv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"]
                .iter()
                .any(|end| name.ends_with(end));
            readable && stems.iter().any(|stem| name.starts_with(&normalised(stem)))
        })
        .collect();
    files.sort();
    files
}

/// From where people come to an offer that does not say: as asked for, else its own district.
pub fn default_catchment(
    project: &Project,
    vocabulary: &Vocabulary,
    asked: Option<&str>,
) -> Result<Catchment, Stopped> {
    let districts = vocabulary.with_role(Role::District);
    let districts = districts.map(|position| &vocabulary.dimensions[position]);
    match super::values::catchment(districts, asked.unwrap_or_default()) {
        Ok(stated) => Ok(stated.unwrap_or(Catchment::Own)),
        Err(problem) => {
            let file = match project.has_settings {
                true => SETTINGS_FILE.to_string(),
                false => shown(&project.folder),
            };
            let place = Place::file(file);
            Err(Box::new(problem.at(place, asked.unwrap_or_default())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_file_is_found_by_each_of_its_names() {
        let all: [&[&str]; 8] = [
            &NEEDS,
            &OFFERS,
            &POPULATION,
            &NEED_RATES,
            &STAFF_RATIOS,
            &LOCATIONS,
            &TRAVEL_TIMES,
            &OPTIONS,
        ];
        for stems in all {
            for stem in stems {
                let folder = tempfile::tempdir().expect("a folder");
                let file = folder.path().join(format!("{stem}-2025.csv"));
                std::fs::write(&file, "").expect("a file");
                assert_eq!(found_in(folder.path(), stems), [file], "{stem}");
            }
        }
    }
}
