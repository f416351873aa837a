//! `lueckenlos check --apply`: corrected copies become the tables, and the tables before them are kept.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::draft::WriteError;
use crate::inventory::checked_folder::CheckedFolder;
use crate::inventory::files::source::Source;
use crate::inventory::project::Project;

/// The folder beside the copies in which the tables are kept that corrected copies replaced.
pub const KEPT: &str = "vorher";

/// What became of the corrected copies.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The copies that are tables now.
    pub taken: Vec<String>,
    /// Corrected copies that could not be taken over: their table is a workbook with several sheets, or another
    /// table has the name that it would need.
    pub left: Vec<String>,
}

/// Takes over each copy in `target` that was changed since `check` wrote it. The program reads a copy as the table
/// that it was made from: the column that says what to mend is not read.
pub fn apply(project: &Project, sources: &[Source], target: &Path) -> Result<Applied, WriteError> {
    let inputs: Vec<&PathBuf> = project.needs.iter().chain(&project.offers).collect();
    let mut folder = CheckedFolder::open(target);
    let mut applied = Applied::default();
    for input in &inputs {
        let own: Vec<&Source> = sources
            .iter()
            .filter(|source| source.path == **input)
            .collect();
        let names: Vec<String> = own.iter().map(|source| copy_name(source)).collect();
        let failed = |error: io::Error| WriteError {
            path: target.to_path_buf(),
            error,
        };
        let mut changed = Vec::new();
        for name in &names {
            if folder.is_changed(name).map_err(failed)? {
                changed.push(name.clone());
            }
        }
        let Some(name) = changed.pop() else {
            continue;
        };
        let place = input.with_extension("csv");
        let others = sources
            .iter()
            .filter(|source| copy_name(source) == name)
            .count();
        let is_free = place == **input || !place.exists() && !is_named(project, input);
        if names.len() != 1 || others != 1 || !is_free {
            applied.left.push(name);
            continue;
        }
        take_over(&target.join(&name), input, &place, target).map_err(failed)?;
        folder.note(&name, &target.join(&name)).map_err(failed)?;
        applied.taken.push(name);
    }
    if !applied.taken.is_empty() {
        let sums = target.join(CheckedFolder::SUMS);
        fs::write(&sums, folder.text()).map_err(|error| WriteError { path: sums, error })?;
    }
    Ok(applied)
}

/// Whether the settings name a file: under another name it would be missed.
fn is_named(project: &Project, input: &Path) -> bool {
    let name = input
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let files = &project.settings.files;
    let lists = files.needs.iter().chain(&files.offers);
    let named = lists.chain(files.reading.keys());
    named.into_iter().any(|own| Some(own) == name.as_ref())
}

/// The copy is written beside the table and takes its name only when it is whole.
fn take_over(copy: &Path, input: &Path, place: &Path, target: &Path) -> io::Result<()> {
    let kept = target.join(KEPT);
    fs::create_dir_all(&kept)?;
    let name = input
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let numbered = (2..).map(|number| kept.join(format!("{number}-{name}")));
    let mut free = std::iter::once(kept.join(&name))
        .chain(numbered)
        .filter(|path| !path.exists());
    let kept = free.next().unwrap_or_else(|| kept.join(&name));
    let draft = place.with_extension("csv.neu");
    fs::copy(copy, &draft)?;
    File::open(&draft)?.sync_all()?;
    fs::copy(input, &kept)?;
    fs::rename(&draft, place)?;
    if place != input {
        fs::remove_file(input)?;
    }
    Ok(())
}

/// What the copy of a table is called.
pub fn copy_name(source: &Source) -> String {
    let name = Path::new(&source.name).with_extension("csv");
    name.to_string_lossy().into_owned()
}
