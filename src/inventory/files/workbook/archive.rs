//! The first look at a workbook, which is a zip file: whether its parts unpack to what can be read.
//!
//! What an archive says about the size of its parts need not be true, so they are unpacked once and thrown
//! away: a file of a few kilobytes may hold gigabytes. Whoever reads the parts afterwards may rely on it that
//! no tag, text or list of them fills the memory.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Code, Finding, Place, Stopped, unreadable};

/// How much is unpacked at a time.
const BLOCK: usize = 64 * 1024;

/// What a part of a workbook holds, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// They are read one by one.
    Cells,
    /// All texts of a workbook of Excel: they are kept in memory, as are the formats among the others.
    Texts,
    Picture,
    /// Records, not tags: the parts of an `.xlsb`, and macros.
    Binary,
    Other,
}

impl Kind {
    fn named(name: &str) -> Kind {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        match file {
            "sharedStrings.xml" => Kind::Texts,
            "content.xml" => Kind::Cells,
            _ if folder.ends_with("worksheets") && file.starts_with("sheet") => Kind::Cells,
            _ if file.ends_with(".bin") => Kind::Binary,
            _ if folder.ends_with("media") || folder.ends_with("Pictures") => Kind::Picture,
            _ => Kind::Other,
        }
    }
}

/// What one part of an archive is like.
#[derive(Debug, Default, PartialEq, Eq)]
struct Part {
    bytes: u64,
    tags: u64,
    /// Bytes since the last tag began, and the most that there were.
    untagged: u64,
    longest: u64,
    /// Whether something in it is said to be hidden, or cells to be merged.
    hides: bool,
    merges: bool,
    /// The end of what was seen, in which such a word may have begun.
    tail: Vec<u8>,
}

impl Part {
    fn watch(&mut self, block: &[u8]) {
        self.look_for_marks(block);
        self.bytes += block.len() as u64;
        let mut from = 0;
        for tag in memchr::memchr_iter(b'<', block) {
            self.tags += 1;
            self.longest = self.longest.max(self.untagged + (tag - from) as u64);
            self.untagged = 0;
            from = tag;
        }
        self.untagged += (block.len() - from) as u64;
        self.longest = self.longest.max(self.untagged);
    }

    fn look_for_marks(&mut self, block: &[u8]) {
        const HIDDEN: &[u8] = b" hidden=";
        const MERGED: &[u8] = b"mergeCell";
        if self.hides && self.merges {
            return;
        }
        let kept = HIDDEN.len().max(MERGED.len()) - 1;
        let mut seam = std::mem::take(&mut self.tail);
        seam.extend_from_slice(&block[..block.len().min(kept)]);
        let found = |word: &[u8]| {
            let within = |text: &[u8]| memchr::memmem::find(text, word).is_some();
            within(&seam) || within(block)
        };
        self.hides |= !self.hides && found(HIDDEN);
        self.merges |= !self.merges && found(MERGED);
        let end = if block.len() < kept { &seam } else { block };
        self.tail = end[end.len().saturating_sub(kept)..].to_vec();
    }
}

/// Parts with cells, by what they mark.
#[derive(Debug, Default)]
pub(super) struct MarkedParts {
    pub hiding: BTreeSet<String>,
    /// Whether any merges cells.
    pub merging: bool,
}

/// Unpacks all parts of a workbook once. Gives the names of those with cells in which something is marked.
///
/// # Errors
/// A part exceeds a limit, or the file is no archive.
pub(super) fn check(path: &Path, place: &Place, limits: &Limits) -> Result<MarkedParts, Stopped> {
    let file = File::open(path).map_err(|error| unreadable(place, &error))?;
    let Ok(mut archive) = ZipArchive::new(BufReader::new(file)) else {
        return Err(Box::new(Finding::new(Code::FileBinary, place.clone())));
    };
    let mut marked = MarkedParts::default();
    let mut bytes = 0;
    let mut block = vec![0; BLOCK];
    for position in 0..archive.len() {
        let Ok(mut entry) = archive.by_index(position) else {
            // Such as a part that is encrypted: whoever needs it will say so.
            continue;
        };
        let name = entry.name().as_deref().unwrap_or_default().to_string();
        let kind = Kind::named(&name);
        let mut part = Part::default();
        loop {
            let read = match entry.read(&mut block) {
                Ok(0) | Err(_) => break,
                Ok(read) => read,
            };
            part.watch(&block[..read]);
            limits.check(Limit::UnpackedBytes, bytes + part.bytes, place)?;
            match kind {
                Kind::Picture => continue,
                Kind::Binary => {
                    limits.check(Limit::TextBytes, part.bytes, place)?;
                    continue;
                }
                Kind::Cells | Kind::Texts | Kind::Other => {}
            }
            limits.check(Limit::UntaggedBytes, part.longest, place)?;
            match kind {
                Kind::Texts => limits.check(Limit::TextTags, part.tags, place)?,
                Kind::Other => limits.check(Limit::Tags, part.tags, place)?,
                // Cells are counted when they are read.
                Kind::Cells | Kind::Picture | Kind::Binary => {}
            }
        }
        bytes += part.bytes;
        marked.merging |= part.merges;
        if kind == Kind::Cells && part.hides {
            marked.hiding.insert(name);
        }
    }
    Ok(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_the_same_however_it_is_cut_into_blocks() {
        let text = b"<a>one</a><b>longer</b>tail";
        let mut whole = Part::default();
        whole.watch(text);
        assert_eq!((whole.tags, whole.longest), (4, 9));
        for size in 1..text.len() {
            let mut cut = Part::default();
            text.chunks(size).for_each(|block| cut.watch(block));
            assert_eq!(cut, whole);
        }
        let text = b"<row r=\"3\" hidden=\"1\"><c/></row>";
        for size in 1..text.len() {
            let mut cut = Part::default();
            text.chunks(size).for_each(|block| cut.watch(block));
            assert!(cut.hides, "{size}");
        }
        assert!(!whole.hides);
    }
}
