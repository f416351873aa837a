//! Writes a report whole or not at all: see [`crate::draft`].

use std::fmt;
use std::path::{Path, PathBuf};

use crate::draft::{self, Draft, WriteError};
use crate::render::File;
use crate::render::internal::{Copy, Internal};
use crate::render::public::Public;

/// Why no report was written. What stood there before still does.
#[derive(Debug)]
pub enum PublishError {
    /// The target, or a part of it, is something else than a folder.
    NotAFolder(PathBuf),
    /// The folder holds files, but no report: it is not ours to replace.
    NotAReport(PathBuf),
    /// The disk is full, the folder not writable, and the like.
    Io(WriteError),
}

/// The folders of a report.
const PARTS: [&str; 2] = ["public", "internal"];

/// The file that tells a report's folder from any other.
const MARK: &str = "datapackage.json";

/// Writes `public/` and `internal/` into the target; an earlier report there is replaced.
pub fn publish(
    target: &Path,
    public: &Public,
    internal: &Internal,
) -> Result<Vec<PathBuf>, PublishError> {
    let [of_public, of_internal] = PARTS;
    let parts = [(of_public, public.files()), (of_internal, internal.files())];
    write(target, &parts, internal.copies())
}

/// Writes `internal/` alone; `public/` stays as it is.
pub fn publish_internal(target: &Path, internal: &Internal) -> Result<Vec<PathBuf>, PublishError> {
    let [_, of_internal] = PARTS;
    let parts = [(of_internal, internal.files())];
    write(target, &parts, internal.copies())
}

fn write(
    target: &Path,
    parts: &[(&str, &[File])],
    copies: &[Copy],
) -> Result<Vec<PathBuf>, PublishError> {
    if target.exists() && !target.is_dir() {
        return Err(PublishError::NotAFolder(target.to_path_buf()));
    }
    let draft = Draft::begin(target)?;
    for part in PARTS {
        may_replace(target.join(part))?;
    }
    let mut written = Vec::new();
    for (part, files) in parts {
        for file in *files {
            let inside = Path::new(part).join(&file.path);
            draft.write_bytes(&inside, &file.bytes)?;
            written.push(target.join(inside));
        }
    }
    let [_, of_internal] = PARTS;
    for copy in copies {
        let inside = Path::new(of_internal).join(&copy.path);
        draft.copy(&inside, &copy.source)?;
        written.push(target.join(inside));
    }
    draft.finish()?;
    Ok(written)
}

fn may_replace(part: PathBuf) -> Result<(), PublishError> {
    if !part.exists() {
        return Ok(());
    }
    if !part.is_dir() {
        return Err(PublishError::NotAFolder(part));
    }
    match part.join(MARK).exists() || draft::is_empty(&part)? {
        true => Ok(()),
        false => Err(PublishError::NotAReport(part)),
    }
}

impl From<WriteError> for PublishError {
    fn from(error: WriteError) -> PublishError {
        PublishError::Io(error)
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            PublishError::NotAFolder(path) => write!(f, "{}: not a folder", path.display()),
            PublishError::NotAReport(path) => write!(f, "{}: not a report", path.display()),
            PublishError::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PublishError::Io(error) => Some(error),
            PublishError::NotAFolder(_) | PublishError::NotAReport(_) => None,
        }
    }
}
