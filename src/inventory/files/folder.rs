//! What lies in a folder: what kind of file, and what was probably meant if it is not there.

use std::fs;
use std::path::{Path, PathBuf};

use super::encoding::Encoding;
use crate::model::finding::{Code, Finding, Place, Stopped};
use crate::vocabulary::words;

/// What the first bytes say that a file is.
pub(super) enum FileType {
    Empty,
    Text,
    /// A zip file, as `.xlsx` and `.ods` are, or a compound file, as `.xls` and workbooks with a password are.
    Workbook,
    Binary,
}

impl FileType {
    pub fn of(head: &[u8]) -> FileType {
        let is_text = || Encoding::of_head(head).is_some() || !head.contains(&0);
        match head {
            _ if head.starts_with(b"PK\x03\x04") => FileType::Workbook,
            _ if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => FileType::Workbook,
            _ if head.starts_with(b"%PDF-") => FileType::Binary,
            _ if !is_text() => FileType::Binary,
            _ if head
                .utf8_chunks()
                .all(|part| part.valid().trim().is_empty() && part.invalid().is_empty()) =>
            {
                FileType::Empty
            }
            _ => FileType::Text,
        }
    }
}

/// There is no such file.
pub(super) fn missing(path: &Path, place: &Place) -> Stopped {
    let beside = path.parent().map(tables_in).unwrap_or_default();
    let near = words::nearest(&place.file, beside.iter().map(String::as_str));
    let finding = Finding::new(Code::FileMissing, place.clone());
    Box::new(finding.detail("suggestion", near.unwrap_or_default()))
}

/// The names of the tables in a folder, in alphabetical order; a map may have been meant as one.
pub(in crate::inventory) fn tables_in(folder: &Path) -> Vec<String> {
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let is_table = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|e| {
            [
                "csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "geojson",
            ]
            .contains(&e.to_lowercase().as_str())
        })
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.path())
        .filter(is_table)
        .map(|path| name_of(&path))
        .collect();
    names.sort();
    names
}

/// A file's name as it is shown.
pub(in crate::inventory) fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// A path as people write it.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
