//! The files of a project as tables, before their columns are known.

use std::path::PathBuf;

use super::columns::FileKind;
use super::files::folder::shown;
use super::files::source::Source;
use super::findings::Findings;
use super::layout;
use super::layout::heading_words;
use super::layout::lexicon::HeadingWords;
use super::limits::{Limit, Limits};
use super::project::Project;
use super::source_record::SourceRecord;
use crate::model::finding::{Finding, Place, Stopped};
use crate::vocabulary::settings::DimensionSettings;

/// The opened files of one kind.
pub(super) struct Tables {
    pub sources: Vec<Source>,
    pub records: Vec<SourceRecord>,
    pub findings: Vec<Finding>,
    /// Whether all of them could be opened.
    pub is_whole: bool,
}

/// Opens the files of all kinds: needs, offers, population, plan, rates, projection. Those in which words of other
/// files stand as headings are opened once more, with them.
pub(super) fn open_tables(
    project: &Project,
    outlines: &[(DimensionSettings, bool)],
    findings: &mut Findings,
) -> Option<[Tables; 6]> {
    let all = [
        (&project.needs, FileKind::Needs),
        (&project.offers, FileKind::Offers),
        (&project.population, FileKind::Population),
        (&project.plan, FileKind::Offers),
        (&project.need_rates, FileKind::Rates),
        (&project.projection, FileKind::Projection),
    ];
    let mut words = HeadingWords::new();
    let open = |(files, kind): (&Vec<PathBuf>, FileKind), words: &HeadingWords| {
        open_all(project, files, (kind, outlines), words)
    };
    let mut tables = all.map(|files| open(files, &words));
    let opened: Vec<(FileKind, &[Source])> = all
        .iter()
        .zip(&tables)
        .map(|((_, kind), tables)| (*kind, tables.sources.as_slice()))
        .collect();
    words = findings.unless_stopped(heading_words::of(&opened, outlines))?;
    for (files, tables) in all.into_iter().zip(&mut tables) {
        let concerned = |source: &Source| heading_words::concern(&words, source, files.1, outlines);
        if tables.sources.iter().any(concerned) {
            *tables = open(files, &words);
        }
    }
    Some(tables)
}

/// Opens files of one kind.
fn open_all(
    project: &Project,
    files: &[PathBuf],
    (kind, outlines): (FileKind, &[(DimensionSettings, bool)]),
    words: &HeadingWords,
) -> Tables {
    let mut opened = Tables {
        sources: Vec::with_capacity(files.len()),
        records: Vec::new(),
        findings: Vec::new(),
        is_whole: true,
    };
    let stopped = |opened: &mut Tables, finding: Stopped| {
        opened.findings.push(*finding);
        opened.is_whole = false;
    };
    let place = Place::file(shown(&project.folder));
    let number = files.len() as u64;
    if let Err(finding) = Limits::standard().check(Limit::Files, number, &place) {
        stopped(&mut opened, finding);
        return opened;
    }
    for file in files {
        let tables = match layout::open(file, &project.reading(file), kind, outlines, words) {
            Ok(tables) => tables,
            Err(finding) => {
                stopped(&mut opened, finding);
                continue;
            }
        };
        opened.findings.extend(tables.findings);
        for (source, described) in tables.sources.iter().zip(tables.described) {
            opened.records.push(SourceRecord {
                file: source.name.clone(),
                sha256: source.sha256.clone(),
                rows: source.rows,
                read_as: source.kind.clone(),
                layout: Some(described),
            });
        }
        opened.sources.extend(tables.sources);
    }
    opened
}
