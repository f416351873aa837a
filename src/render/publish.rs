//! Writes a report whole or not at all.
//!
//! Everything is first written into a temporary folder inside the target, so on the same disk. Only when
//! it is complete are the old `public/` and `internal/` renamed away and the new ones renamed in; if one
//! of these steps fails, the old ones come back. A run that was cut off between two steps leaves the old
//! report in the temporary folder: the next run puts it back before it begins.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::render::File;
use crate::render::internal::Internal;
use crate::render::public::Public;

/// Why no report was written. What stood there before still does.
#[derive(Debug)]
pub enum PublishError {
    /// The target, or a part of it, is something else than a folder.
    NotAFolder(PathBuf),
    /// The folder holds files, but no report: it is not ours to replace.
    NotAReport(PathBuf),
    /// The disk is full, the folder not writable, and the like.
    Io { path: PathBuf, error: io::Error },
}

/// The folders of a report, in the order in which they are put in place.
const PARTS: [&str; 2] = ["public", "internal"];

/// The file that tells a report's folder from any other.
const MARK: &str = "datapackage.json";

/// How the names of temporary folders begin.
const TEMPORARY: &str = ".lueckenlos-";

/// Writes `public/` and `internal/` into the target; an earlier report there is replaced.
pub fn publish(
    target: &Path,
    public: &Public,
    internal: &Internal,
) -> Result<Vec<PathBuf>, PublishError> {
    prepare(target)?;
    let temporary = tempfile::Builder::new()
        .prefix(TEMPORARY)
        .tempdir_in(target)
        .map_err(|error| failed(target, error))?;
    let mut written = Vec::new();
    for (part, files) in PARTS.into_iter().zip([public.files(), internal.files()]) {
        for file in files {
            let inside = Path::new(part).join(&file.path);
            write(&new(&temporary).join(&inside), file)?;
            written.push(target.join(inside));
        }
    }
    swap(target, &temporary)?;
    Ok(written)
}

fn prepare(target: &Path) -> Result<(), PublishError> {
    if target.exists() && !target.is_dir() {
        return Err(PublishError::NotAFolder(target.to_path_buf()));
    }
    fs::create_dir_all(target).map_err(|error| failed(target, error))?;
    recover(target)?;
    for part in PARTS.map(|part| target.join(part)) {
        if part.exists() && !part.is_dir() {
            return Err(PublishError::NotAFolder(part));
        }
        let foreign = part.exists() && !part.join(MARK).exists() && !is_empty(&part)?;
        if foreign {
            return Err(PublishError::NotAReport(part));
        }
    }
    Ok(())
}

fn is_empty(folder: &Path) -> Result<bool, PublishError> {
    let mut entries = fs::read_dir(folder).map_err(|error| failed(folder, error))?;
    Ok(entries.next().is_none())
}

/// Cleans up behind a run that was cut off, and puts back what it had renamed away.
fn recover(target: &Path) -> Result<(), PublishError> {
    let entries = fs::read_dir(target).map_err(|error| failed(target, error))?;
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(TEMPORARY);
        let left = entry.path();
        if !ours || !left.is_dir() {
            continue;
        }
        for part in PARTS {
            let (old, place) = (left.join("old").join(part), target.join(part));
            if old.exists() && !place.exists() {
                fs::rename(&old, &place).map_err(|error| failed(&place, error))?;
            }
        }
        fs::remove_dir_all(&left).map_err(|error| failed(&left, error))?;
    }
    Ok(())
}

fn new(temporary: &TempDir) -> PathBuf {
    temporary.path().join("new")
}

fn write(path: &Path, file: &File) -> Result<(), PublishError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    }
    fs::write(path, &file.bytes).map_err(|error| failed(path, error))
}

/// Old away, new in; undone in reverse order if a step fails.
fn swap(target: &Path, temporary: &TempDir) -> Result<(), PublishError> {
    let old = temporary.path().join("old");
    fs::create_dir_all(&old).map_err(|error| failed(&old, error))?;
    let mut done: Vec<(PathBuf, PathBuf)> = Vec::new();
    for part in PARTS {
        let place = target.join(part);
        let steps = [
            (place.clone(), old.join(part)),
            (new(temporary).join(part), place),
        ];
        for (from, to) in steps {
            if !from.exists() {
                continue;
            }
            if let Err(error) = fs::rename(&from, &to) {
                for (from, to) in done.iter().rev() {
                    // nothing better can be done if this fails too: the next run recovers
                    let _ = fs::rename(to, from);
                }
                return Err(failed(&to, error));
            }
            done.push((from, to));
        }
    }
    Ok(())
}

fn failed(path: &Path, error: io::Error) -> PublishError {
    PublishError::Io {
        path: path.to_path_buf(),
        error,
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            PublishError::NotAFolder(path) => write!(f, "{}: not a folder", path.display()),
            PublishError::NotAReport(path) => write!(f, "{}: not a report", path.display()),
            PublishError::Io { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PublishError::Io { error, .. } => Some(error),
            PublishError::NotAFolder(_) | PublishError::NotAReport(_) => None,
        }
    }
}
