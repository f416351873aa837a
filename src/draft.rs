//! Files that appear in a folder all at once or not at all.
//!
//! They are first written into a temporary folder inside the target, so on the same disk. Only when all
//! are complete is what stood in their places renamed away and the new renamed in; if one of these steps
//! fails, the old comes back.
//!
//! A run may be killed between two steps. All that is old is away before anything new comes in, so old and
//! new never stand side by side, and what comes first in the alphabet goes first and comes last: `public/` is
//! never missing or old where `internal/` is new. The next run finishes what was begun: before the first new
//! file was in its place, the old comes back; from then on, the new comes in.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// Files on their way into a folder. Dropped unfinished, it leaves everything as it was.
#[derive(Debug)]
pub struct Draft {
    target: PathBuf,
    // The order matters: the temporary folder goes before the folder in which it stands.
    temporary: TempDir,
    _made: Option<Made>,
}

/// What could not be written, and why.
#[derive(Debug)]
pub struct WriteError {
    pub path: PathBuf,
    pub error: io::Error,
}

/// A folder that was not there before. It goes with this value, unless something is in it by then.
#[derive(Debug)]
struct Made(PathBuf);

impl Drop for Made {
    fn drop(&mut self) {
        // Fails where the folder is in use, as it should.
        let _ = fs::remove_dir(&self.0);
    }
}

/// How the names of temporary folders begin.
const TEMPORARY: &str = ".lueckenlos-";

impl Draft {
    /// Begins to write into this folder, which is made if there is none.
    pub fn begin(target: &Path) -> Result<Draft, WriteError> {
        let made = (!target.exists()).then(|| Made(target.to_path_buf()));
        fs::create_dir_all(target).map_err(|error| failed(target, error))?;
        recover(target)?;
        let temporary = tempfile::Builder::new()
            .prefix(TEMPORARY)
            .tempdir_in(target)
            .map_err(|error| failed(target, error))?;
        let draft = Draft {
            target: target.to_path_buf(),
            temporary,
            _made: made,
        };
        for folder in [draft.new_files(), draft.old_files()] {
            fs::create_dir(&folder).map_err(|error| failed(target, error))?;
        }
        Ok(draft)
    }

    fn new_files(&self) -> PathBuf {
        self.temporary.path().join("new")
    }

    fn old_files(&self) -> PathBuf {
        self.temporary.path().join("old")
    }

    /// Where a file stands until all are finished.
    pub fn path(&self, name: &Path) -> PathBuf {
        self.new_files().join(name)
    }

    /// Writes a file; its folders are made. `fill` writes the text.
    pub fn write<E: From<WriteError>>(
        &self,
        name: &Path,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = self.path(name);
        let not_written = |error| failed(&self.target.join(name), error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(not_written)?;
        }
        let file = File::create(&path).map_err(not_written)?;
        let mut buffered = io::BufWriter::new(&file);
        fill(&mut buffered)?;
        buffered.flush().map_err(not_written)?;
        // A full disk may only be noticed here.
        file.sync_all().map_err(not_written)?;
        Ok(())
    }

    /// Writes a file that is in memory.
    pub fn write_bytes(&self, name: &Path, bytes: &[u8]) -> Result<(), WriteError> {
        let not_written = |error| failed(&self.target.join(name), error);
        self.write(name, |file| file.write_all(bytes).map_err(not_written))
    }

    /// Writes a file that is the same as another, byte for byte.
    pub fn copy(&self, name: &Path, source: &Path) -> Result<(), WriteError> {
        let mut original = File::open(source).map_err(|error| failed(source, error))?;
        let not_written = |error| failed(&self.target.join(name), error);
        self.write(name, |file| {
            io::copy(&mut original, file)
                .map(|_| ())
                .map_err(not_written)
        })
    }

    /// Puts everything in its place: old away, new in; undone in reverse order if a step fails.
    ///
    /// # Errors
    /// A file could not be moved, such as one that another program has open.
    pub fn finish(self) -> Result<(), WriteError> {
        self.finish_by(&mut |from, to| fs::rename(from, to))
    }

    fn finish_by(&self, step: &mut Rename) -> Result<(), WriteError> {
        let names = entries(&self.new_files())?;
        let list = self.temporary.path().join(NAMES);
        write_names(&list, &names).map_err(|error| failed(&self.target, error))?;
        let away = names
            .iter()
            .map(|name| (self.target.join(name), self.old_files().join(name)));
        let in_place = names
            .iter()
            .rev()
            .map(|name| (self.new_files().join(name), self.target.join(name)));
        let mut done: Vec<(PathBuf, PathBuf)> = Vec::new();
        for (from, to) in away.chain(in_place).collect::<Vec<_>>() {
            if !from.exists() {
                continue;
            }
            if let Err(error) = step(&from, &to) {
                for (from, to) in done.iter().rev() {
                    // Nothing better can be done if this fails too: the next run recovers.
                    let _ = fs::rename(to, from);
                }
                let place = self.target.join(from.file_name().unwrap_or_default());
                return Err(failed(&place, error));
            }
            done.push((from, to));
        }
        Ok(())
    }
}

/// A step from one place to another.
type Rename<'a> = dyn FnMut(&Path, &Path) -> io::Result<()> + 'a;

/// The file that lists, from before the first step on, what is to be put in place: a name a line.
const NAMES: &str = "names";

fn write_names(list: &Path, names: &[OsString]) -> io::Result<()> {
    let names = names.iter().map(|name| name.to_string_lossy());
    let mut file = File::create(list)?;
    file.write_all(names.collect::<Vec<_>>().join("\n").as_bytes())?;
    file.sync_all()
}

/// Cleans up behind a run that was cut off: puts back what it had renamed away, or puts in place what was
/// still to be, if something new stands there already.
fn recover(target: &Path) -> Result<(), WriteError> {
    for name in entries(target)? {
        let left = target.join(&name);
        if !is_temporary(&name) || !left.is_dir() {
            continue;
        }
        let names = fs::read_to_string(left.join(NAMES)).unwrap_or_default();
        let names: Vec<&str> = names.lines().collect();
        let new = left.join("new");
        let is_in_place = names.iter().any(|name| !new.join(name).exists());
        let from = match is_in_place {
            true => new,
            false => left.join("old"),
        };
        let waiting = match from.is_dir() {
            true => entries(&from)?,
            false => Vec::new(),
        };
        for name in waiting.into_iter().rev() {
            let place = target.join(&name);
            if !place.exists() {
                fs::rename(from.join(&name), &place).map_err(|error| failed(&place, error))?;
            }
        }
        fs::remove_dir_all(&left).map_err(|error| failed(&left, error))?;
    }
    Ok(())
}

/// Whether a folder holds nothing, apart from what a run that was cut off has left.
pub fn is_empty(folder: &Path) -> Result<bool, WriteError> {
    Ok(entries(folder)?.iter().all(is_temporary))
}

fn is_temporary(name: &OsString) -> bool {
    name.to_string_lossy().starts_with(TEMPORARY)
}

/// The names in a folder, in alphabetical order.
fn entries(folder: &Path) -> Result<Vec<OsString>, WriteError> {
    let names = fs::read_dir(folder).and_then(|found| {
        let names = found.map(|entry| Ok(entry?.file_name()));
        names.collect::<io::Result<Vec<OsString>>>()
    });
    let mut names = names.map_err(|error| failed(folder, error))?;
    names.sort();
    Ok(names)
}

/// These names, made different from one another where they are not: `a.csv`, `a-2.csv`. Letter case makes
/// no difference, as on many disks.
pub fn distinct_names(names: &[String]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let (stem, ending) = match name.rfind('.') {
            Some(dot) => name.split_at(dot),
            None => (name.as_str(), ""),
        };
        let numbered = (2_usize..).map(|number| format!("{stem}-{number}{ending}"));
        let is_free = |free: &String| {
            let free = free.to_lowercase();
            taken.iter().all(|taken| taken.to_lowercase() != free)
        };
        let free = std::iter::once(name.clone()).chain(numbered).find(is_free);
        taken.extend(free);
    }
    taken
}

fn failed(path: &Path, error: io::Error) -> WriteError {
    WriteError {
        path: path.to_path_buf(),
        error,
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(target: &Path) -> Draft {
        let draft = Draft::begin(target).unwrap();
        draft.write_bytes(Path::new("a.csv"), b"new").unwrap();
        draft
    }

    #[test]
    fn what_is_not_finished_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("town");
        drop(begin(&target));
        assert!(!target.exists());
    }

    #[test]
    fn the_new_takes_the_place_of_the_old_and_touches_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path();
        fs::write(target.join("a.csv"), "old").unwrap();
        fs::write(target.join("b.csv"), "other").unwrap();
        begin(target).finish().unwrap();
        assert_eq!(fs::read(target.join("a.csv")).unwrap(), b"new");
        assert_eq!(entries(target).unwrap(), ["a.csv", "b.csv"]);
    }

    #[test]
    fn what_a_run_that_was_cut_off_had_set_aside_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path();
        let old = target.join(".lueckenlos-x/old");
        fs::create_dir_all(&old).unwrap();
        fs::write(old.join("b.csv"), "old").unwrap();
        assert!(is_empty(target).unwrap());
        begin(target).finish().unwrap();
        assert_eq!(entries(target).unwrap(), ["a.csv", "b.csv"]);
    }

    /// A report that is replaced, cut off after so many steps; whether it was.
    fn cut_off_after(steps: usize, target: &Path) -> bool {
        for part in ["internal", "public"] {
            fs::create_dir(target.join(part)).unwrap();
            fs::write(target.join(part).join("a"), "old").unwrap();
        }
        let draft = Draft::begin(target).unwrap();
        for part in ["internal", "public"] {
            let file = Path::new(part).join("a");
            draft.write_bytes(&file, b"new").unwrap();
        }
        // A process that is killed drops nothing.
        let draft = std::mem::ManuallyDrop::new(draft);
        let mut left = steps;
        let finished = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            draft.finish_by(&mut |from, to| {
                left = left.checked_sub(1).expect("killed");
                fs::rename(from, to)
            })
        }));
        finished.is_err()
    }

    fn says(target: &Path, part: &str) -> Option<String> {
        fs::read_to_string(target.join(part).join("a")).ok()
    }

    #[test]
    fn wherever_a_run_is_killed_a_new_internal_report_never_stands_beside_an_old_or_missing_public_one()
     {
        let mut steps = 0;
        loop {
            let folder = tempfile::tempdir().unwrap();
            let target = folder.path();
            let was_killed = cut_off_after(steps, target);
            let [internal, public] = ["internal", "public"].map(|part| says(target, part));
            let is_new = |text: &Option<String>| text.as_deref() == Some("new");
            assert!(is_new(&public) || !is_new(&internal), "after {steps} steps");
            recover(target).unwrap();
            let both = ["internal", "public"].map(|part| says(target, part));
            assert!(
                both[0].is_some() && both[0] == both[1],
                "after {steps} steps"
            );
            assert_eq!(entries(target).unwrap(), ["internal", "public"]);
            if !was_killed {
                assert!(is_new(&both[0]));
                break;
            }
            steps += 1;
        }
        assert_eq!(steps, 4);
    }

    #[test]
    fn names_that_differ_only_in_case_are_one_name_on_many_disks() {
        let names = ["a.csv", "A.csv", "a-2.csv", "b"].map(str::to_string);
        assert_eq!(
            distinct_names(&names),
            ["a.csv", "A-2.csv", "a-2-2.csv", "b"]
        );
    }
}
