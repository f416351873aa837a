//! Which files a run keeps copies of, and what the copies are called.
//!
//! The copies lie as the files do in the project's folder; what lies outside of it comes to the top, under its
//! own name as the settings may say how a file of that name is read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Project;
use super::run_folder::{Copied, Part};
use super::settings::SETTINGS_FILE;
use crate::inventory::files::survey::check_sum;

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
        (Part::Housing, &project.housing),
        (Part::Locations, &project.locations),
        (Part::TravelTimes, &project.travel_times),
        (Part::Projection, &project.projection),
        (Part::Crosswalk, &project.crosswalk),
        (Part::Measures, &project.measures),
        (Part::Options, &project.options),
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
