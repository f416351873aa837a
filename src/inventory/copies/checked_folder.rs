//! The folder in which `check` writes: which of its files it wrote itself, and whether a person has worked
//! on them since. Nobody's work is ever replaced.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::inventory::files::survey::check_sum;

/// The check sums of the copies in a folder, as they were written.
#[derive(Debug)]
pub struct CheckedFolder {
    path: PathBuf,
    sums: BTreeMap<String, String>,
}

impl CheckedFolder {
    /// The file that holds them, a line for each copy: its SHA-256, two spaces, its name.
    pub const SUMS: &str = "pruefsummen.txt";

    /// Reads them; a folder in which `check` has not written has none.
    pub fn open(path: &Path) -> CheckedFolder {
        let text = fs::read_to_string(path.join(CheckedFolder::SUMS)).unwrap_or_default();
        let sums = text.lines().filter_map(|line| line.split_once("  "));
        CheckedFolder {
            path: path.to_path_buf(),
            sums: sums
                .map(|(sum, name)| (name.to_string(), sum.to_string()))
                .collect(),
        }
    }

    /// Whether `check` has written here.
    pub fn is_ours(&self) -> bool {
        !self.sums.is_empty()
    }

    /// Whether nothing is lost when a new copy takes this name: there is no such file, it is a copy that
    /// nobody has changed, or it is a copy that is read now, so that all it says is in the new one.
    pub fn may_replace(&self, name: &str, inputs: &[PathBuf]) -> io::Result<bool> {
        let place = self.path.join(name);
        if !place.exists() {
            return Ok(true);
        }
        let Some(sum) = self.sums.get(name) else {
            return Ok(false);
        };
        let place = place.canonicalize()?;
        let is_place = |input: &PathBuf| input.canonicalize().is_ok_and(|input| input == place);
        Ok(inputs.iter().any(is_place) || check_sum(File::open(&place)?)? == *sum)
    }

    /// Whether a person has worked on a copy since it was written.
    pub fn is_changed(&self, name: &str) -> io::Result<bool> {
        let place = self.path.join(name);
        match self.sums.get(name) {
            Some(sum) if place.is_file() => Ok(check_sum(File::open(&place)?)? != *sum),
            _ => Ok(false),
        }
    }

    /// Notes the copy that stands at `path` under its name.
    pub fn note(&mut self, name: &str, path: &Path) -> io::Result<()> {
        let sum = check_sum(File::open(path)?)?;
        self.sums.insert(name.to_string(), sum);
        Ok(())
    }

    /// The text of [`CheckedFolder::SUMS`].
    pub fn text(&self) -> String {
        let lines = self
            .sums
            .iter()
            .map(|(name, sum)| format!("{sum}  {name}\n"));
        lines.collect()
    }
}
