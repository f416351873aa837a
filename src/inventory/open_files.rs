//! The files of a project, opened: their columns are known, and rows that are sums are taken out.

use super::columns::FileKind;
use super::files::folder::shown;
use super::files::source::Source;
use super::findings::Findings;
use super::limits::{Limit, Limits};
use super::open_tables::open_tables;
use super::project::Project;
use super::rows::count_file::CountFile;
use super::rows::counts;
use super::rows::offer_file::OfferFile;
use super::rows::recognise::{recognise, shared_columns, topics_of};
use super::source_record::SourceRecord;
use super::vocabulary_file;
use super::{areas, sums};
use crate::model::finding::Place;
use crate::vocabulary::settings::{DimensionSettings, merged};

/// Opened files whose columns are known.
pub(super) struct Opened {
    pub outlines: Vec<(DimensionSettings, bool)>,
    pub needs: Vec<CountFile>,
    pub offers: Vec<OfferFile>,
    pub plan: Vec<OfferFile>,
    pub population: Vec<CountFile>,
    pub rates: Vec<OfferFile>,
    pub projection: Vec<CountFile>,
}

impl Opened {
    pub fn open(
        project: &Project,
        findings: &mut Findings,
        records: &mut Vec<SourceRecord>,
        opened: &mut Vec<Source>,
    ) -> Option<Opened> {
        let mut outlines = merged(&with_files(project, findings)?);
        let tables = open_tables(project, &outlines, findings)?;
        let [needs, offers, population, plan, rates, projection] = tables.map(|tables| {
            findings.extend(tables.findings);
            records.extend(tables.records);
            tables.is_whole.then_some(tables.sources)
        });
        opened.extend(needs.iter().chain(&offers).flatten().cloned());
        let (mut needs, mut offers, mut population) = (needs?, offers?, population?);
        let (mut plan, mut projection) = (plan?, projection?);
        let mut tables = [
            &mut needs,
            &mut offers,
            &mut population,
            &mut plan,
            &mut projection,
        ];
        let settled = areas::settle(&mut tables, &mut outlines, findings);
        findings.unless_stopped(settled)?;
        if !project.has_settings {
            outlines.extend(shared_columns(&needs, &offers, &outlines, findings));
        }
        let place = Place::file(shown(&project.folder));
        let number = outlines.len() as u64;
        findings.unless_stopped(Limits::standard().check(Limit::Dimensions, number, &place))?;
        let of_needs = topics_of(&needs, FileKind::Needs, &outlines);
        let of_offers = topics_of(&offers, FileKind::Offers, &outlines);
        let topics: Vec<&String> = of_needs.union(&of_offers).collect();
        let only_topic = match topics[..] {
            [only] => Some(only.as_str()),
            _ => None,
        };
        let mut group = |sources: Vec<Source>, kind: FileKind| -> Option<Vec<CountFile>> {
            let files: Vec<Option<CountFile>> = sources
                .into_iter()
                .map(|mut source| {
                    let columns = recognise(&mut source, kind, &outlines, only_topic, findings)?;
                    findings.unless_stopped(counts::group(source, columns))
                })
                .collect();
            files.into_iter().collect()
        };
        let needs = group(needs, FileKind::Needs);
        let population = group(population, FileKind::Population);
        let projection = group(projection, FileKind::Projection);
        let mut rows = |sources: Vec<Source>, kind: FileKind| -> Option<Vec<OfferFile>> {
            let files: Vec<Option<OfferFile>> = sources
                .into_iter()
                .map(|mut source| {
                    let columns = recognise(&mut source, kind, &outlines, only_topic, findings)?;
                    findings.unless_stopped(OfferFile::new(source, columns))
                })
                .collect();
            files.into_iter().collect()
        };
        let (offers, plan) = (rows(offers, FileKind::Offers), rows(plan, FileKind::Offers));
        let rates = rows(rates?, FileKind::Rates);
        let mut opened = Opened {
            needs: needs?,
            offers: offers?,
            plan: plan?,
            population: population?,
            rates: rates?,
            projection: projection?,
            outlines,
        };
        opened.take_sums_out(&project.name, findings)?;
        opened.note_columns(records);
        Some(opened)
    }

    /// Puts on record which columns were used, and how many rows were sums.
    fn note_columns(&self, records: &mut [SourceRecord]) {
        let counts = [&self.needs, &self.population, &self.projection]
            .into_iter()
            .flatten();
        let counts = counts.map(|file| (&file.source, &file.columns, file.sums_left_out));
        let offers = self.offers.iter().chain(&self.plan);
        let offers = offers.map(|file| (&file.source, &file.columns, file.sums_left_out));
        for (source, columns, sums) in counts.chain(offers) {
            let mut same = records
                .iter_mut()
                .filter(|record| record.file == source.name && record.read_as == source.kind);
            if let Some(layout) = same.next().and_then(|record| record.layout.as_mut()) {
                layout.note_columns(source, columns, sums);
            }
        }
    }

    /// Sums and other rows that are no data: the words in them are no categories, either.
    fn take_sums_out(&mut self, town: &str, findings: &mut Findings) -> Option<()> {
        for files in [&mut self.needs, &mut self.population, &mut self.projection] {
            let taken = sums::take_out(files, &self.outlines, town, findings);
            findings.unless_stopped(taken)?;
        }
        for file in &mut self.offers {
            sums::of_offers(file, findings);
        }
        Some(())
    }
}

/// The settings' dimensions, those that stand in a file of their own read from it.
fn with_files(project: &Project, findings: &mut Findings) -> Option<Vec<DimensionSettings>> {
    let mut dimensions = project.settings.dimension.clone();
    for dimension in &mut dimensions {
        if let Some(name) = &dimension.file {
            let path = project.folder.join(name);
            match vocabulary_file::read(&path, &project.reading(&path)) {
                Ok(categories) => dimension.categories.extend(categories),
                Err(stopped) => {
                    findings.add(*stopped);
                    return None;
                }
            }
        }
    }
    Some(dimensions)
}
