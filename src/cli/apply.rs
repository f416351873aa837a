//! `lueckenlos check --apply`: corrected copies become the tables, and the tables before them are kept.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::draft::{WriteError, distinct_names};
use crate::inventory::copies::checked_folder::CheckedFolder;
use crate::inventory::copies::workbook;
use crate::inventory::files::source::Source;
use crate::inventory::project::Project;

/// The folder beside the copies in which the tables are kept that corrected copies replaced.
pub const KEPT: &str = "vorher";

/// What became of the corrected copies.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The copies that are tables now.
    pub taken: Vec<String>,
    /// Corrected copies that could not be taken over: another table has the name that theirs would need, or the
    /// settings name the one that it would replace.
    pub left: Vec<String>,
}

/// Takes over each copy in `target` that was changed since `check` wrote it. The program reads a copy as the table
/// that it was made from: the column that says what to mend is not read. A workbook with several sheets becomes a
/// workbook of its copies.
pub fn apply(project: &Project, sources: &[Source], target: &Path) -> Result<Applied, WriteError> {
    let failed = |error: io::Error| WriteError {
        path: target.to_path_buf(),
        error,
    };
    let mut folder = CheckedFolder::open(target);
    let mut applied = Applied::default();
    let names: Vec<String> = sources.iter().map(copy_name).collect();
    let names = distinct_names(&names);
    let mut inputs: Vec<&PathBuf> = project.needs.iter().chain(&project.offers).collect();
    inputs.dedup();
    for input in inputs {
        let of_input = sources.iter().zip(&names);
        let own: Vec<Copy> = of_input
            .filter(|(source, _)| source.path == *input)
            .map(|(source, name)| Copy {
                name: name.clone(),
                sheet: source.place(None).sheet,
            })
            .collect();
        let mut changed = Vec::new();
        for copy in &own {
            if folder.is_changed(&copy.name).map_err(failed)? {
                changed.push(copy.name.clone());
            }
        }
        if changed.is_empty() {
            continue;
        }
        match Form::of(project, input, &own) {
            Some(form) => {
                take_over(form, &own, input, target).map_err(failed)?;
                for name in &changed {
                    folder.note(name, &target.join(name)).map_err(failed)?;
                }
                applied.taken.extend(changed);
            }
            None => applied.left.extend(changed),
        }
    }
    if !applied.taken.is_empty() {
        let sums = target.join(CheckedFolder::SUMS);
        fs::write(&sums, folder.text()).map_err(|error| WriteError { path: sums, error })?;
    }
    Ok(applied)
}

/// A copy of a table.
struct Copy {
    name: String,
    /// The sheet that it was made from; none: a text file.
    sheet: Option<String>,
}

/// What the copies of a table become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Workbook,
}

impl Form {
    /// The form whose file has the table's name, or a name that is free and that no setting misses.
    fn of(project: &Project, input: &Path, copies: &[Copy]) -> Option<Form> {
        let is_sheet = copies.iter().all(|copy| copy.sheet.is_some());
        let forms = match copies.len() {
            1 => [Form::Text, Form::Workbook],
            _ => [Form::Workbook, Form::Workbook],
        };
        let fits = |form: &Form| {
            let place = form.place(input);
            let is_free = place == input || !place.exists() && !is_named(project, input);
            is_free && (*form == Form::Text || is_sheet)
        };
        forms.into_iter().find(fits)
    }

    fn place(self, input: &Path) -> PathBuf {
        input.with_extension(match self {
            Form::Text => "csv",
            Form::Workbook => "xlsx",
        })
    }
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

/// The new table is written beside the old one and takes its name only when it is whole.
fn take_over(form: Form, copies: &[Copy], input: &Path, target: &Path) -> io::Result<()> {
    let place = form.place(input);
    let copies: Vec<(String, PathBuf)> = copies
        .iter()
        .map(|copy| {
            (
                copy.sheet.clone().unwrap_or_default(),
                target.join(&copy.name),
            )
        })
        .collect();
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
    let draft = place.with_extension("neu");
    match form {
        Form::Text => fs::copy(&copies[0].1, &draft).map(drop)?,
        Form::Workbook => {
            let sheets = copies.iter();
            let sheets: Vec<(String, &Path)> = sheets
                .map(|(sheet, path)| (sheet.clone(), path.as_path()))
                .collect();
            workbook::write(&sheets, &draft)?;
        }
    }
    File::open(&draft)?.sync_all()?;
    fs::copy(input, &kept)?;
    fs::rename(&draft, &place)?;
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
