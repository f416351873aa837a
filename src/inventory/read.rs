//! From a project's files to its checked inventory.

use std::path::PathBuf;
use std::sync::Arc;

use super::columns::{Field, FileKind};
use super::count_file::CountFile;
use super::counted::{self, Context};
use super::files::source::{Kind, Source};
use super::findings::Findings;
use super::layout::{self, Described};
use super::limits::{Limit, Limits};
use super::map;
use super::offer_file::OfferFile;
use super::offers;
use super::project::{Project, shown};
use super::recognise::{recognise, shared_columns};
use super::target_phrases::Phrases;
use super::{areas, compare, projection, rates, reports, staff_ratios, sums, vocabulary_file};
use crate::model::finding::{Code, Finding, Place, Severity};
use crate::model::inventory::{Inventory, LeftOut};
use crate::model::map::Map;
use crate::model::need::{Need, People, Trace};
use crate::model::need_rate::NeedRate;
use crate::model::offer::Offer;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::Role;
use crate::vocabulary::settings::{DimensionSettings, merged};

/// What came of reading: the inventory as far as it could be read, and all findings.
#[derive(Debug)]
pub struct Reading {
    /// None if a file could not be read at all.
    pub inventory: Option<Inventory>,
    pub findings: Vec<Finding>,
    /// The files of the needs, in the order of [`Inventory::need_files`].
    pub need_files: Vec<CountFile>,
    /// The files that were opened, for the record of the run.
    pub sources: Vec<SourceRecord>,
    /// The tables of needs and offers as they were opened.
    pub opened: Vec<Source>,
}

/// What is on record about an input file.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SourceRecord {
    pub file: String,
    pub sha256: String,
    pub rows: u64,
    pub read_as: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<Described>,
}

impl Reading {
    pub fn has_errors(&self) -> bool {
        let error = |finding: &Finding| finding.code.severity() == Severity::Error;
        self.findings.iter().any(error)
    }
}

/// How a withheld count is understood where the settings say nothing.
const WITHHELD: [u32; 2] = [1, 2];

/// What is computed from what was read before its parts are compared: it may add to the inventory.
pub type Complete<'a> = &'a dyn Fn(&mut Inventory) -> Vec<Finding>;

/// Reads and checks everything that a project names. `year` stands for rows without a year.
pub fn read(project: &Project, year: Option<i32>) -> Reading {
    read_completed(project, year, &|_| Vec::new())
}

/// The same, with what is computed from it in between.
pub fn read_completed(project: &Project, year: Option<i32>, complete: Complete) -> Reading {
    let mut findings = Findings::default();
    let mut sources = Vec::new();
    let mut tables = Vec::new();
    let opened = Opened::open(project, &mut findings, &mut sources, &mut tables);
    let inventory = opened
        .as_ref()
        .and_then(|opened| opened.check(project, (year, complete), &mut findings, &mut sources));
    let need_files = opened.map_or_else(Vec::new, |opened| opened.needs);
    Reading {
        inventory,
        need_files,
        findings: findings.sorted(),
        sources,
        opened: tables,
    }
}

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
    fn open(
        project: &Project,
        findings: &mut Findings,
        records: &mut Vec<SourceRecord>,
        opened: &mut Vec<Source>,
    ) -> Option<Opened> {
        let mut outlines = merged(&with_files(project, findings)?);
        let mut open = |files: &[PathBuf], kind: FileKind| {
            open_all(project, files, (kind, &outlines), findings, records)
        };
        let needs = open(&project.needs, FileKind::Needs);
        let offers = open(&project.offers, FileKind::Offers);
        let population = open(&project.population, FileKind::Population);
        let plan = open(&project.plan, FileKind::Offers);
        let rates = open(&project.need_rates, FileKind::Rates);
        let projection = open(&project.projection, FileKind::Projection);
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
        let mut group = |sources: Vec<Source>, kind: FileKind| -> Option<Vec<CountFile>> {
            let files: Vec<Option<CountFile>> = sources
                .into_iter()
                .map(|mut source| {
                    let columns = recognise(&mut source, kind, &outlines, findings)?;
                    findings.unless_stopped(counted::group(source, columns))
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
                    let columns = recognise(&mut source, kind, &outlines, findings)?;
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
        opened.settle_ages(findings);
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

    fn check(
        &self,
        project: &Project,
        (year, complete): (Option<i32>, Complete),
        findings: &mut Findings,
        records: &mut Vec<SourceRecord>,
    ) -> Option<Inventory> {
        let editions = [
            compare::editions_of_needs(&self.needs),
            offers::editions(&self.offers),
        ];
        if editions.iter().any(Option::is_some) {
            findings.extend(editions.into_iter().flatten());
            return None;
        }
        let too_many = self.too_many_words(Limits::standard());
        if !too_many.is_empty() {
            findings.extend(too_many);
            return None;
        }
        let vocabulary = self.vocabulary(project, findings);
        self.words_read(&vocabulary, findings);
        let context = Context {
            year: year.or(project.settings.year),
            withheld: project.settings.withheld.unwrap_or(WITHHELD),
            lenient: false,
        };
        let has_years = |file: &CountFile| file.columns.field(Field::Year).is_some();
        let multiplied = self.population.iter().filter(|_| !self.rates.is_empty());
        let mut counts = self.needs.iter().chain(multiplied);
        if let (None, Some(file)) = (context.year, counts.find(|file| !has_years(file))) {
            findings.add(Finding::new(Code::YearMissing, file.source.place(None)));
            return None;
        }
        let mut left_out = LeftOut::default();
        let needs = self.needs(&vocabulary, context, findings, &mut left_out);
        let population = self.people(&vocabulary, context, findings);
        let mut rates: Vec<NeedRate> = Vec::new();
        for file in &self.rates {
            rates.extend(rates::read(file, &vocabulary, findings));
        }
        let projection = projection::people(&self.projection, &vocabulary, context, findings);
        let phrases = Phrases::with(&project.settings.target_phrase);
        let mut offers: Vec<Offer> = Vec::new();
        for file in &self.offers {
            left_out.add_offer_rows(file.source.left_out().len() as u64);
            offers.extend(offers::read(
                file,
                &vocabulary,
                &phrases,
                findings,
                &mut left_out,
            ));
        }
        offers::compare(&self.offers, &offers, findings);
        let analysed = context.year.or(needs.iter().map(|need| need.year).max());
        findings.extend(analysed.and_then(|year| offers::years_over(&self.offers, &offers, year)));
        offers::once_each(&mut offers, &vocabulary, findings, &mut left_out);
        let mut planned: Vec<Offer> = Vec::new();
        for file in &self.plan {
            planned.extend(offers::read(
                file,
                &vocabulary,
                &phrases,
                findings,
                &mut left_out,
            ));
        }
        offers::once_each(&mut planned, &vocabulary, findings, &mut left_out);
        let plan = (!self.plan.is_empty()).then(|| offers::laid_over(&offers, planned));
        let rows_are_persons = self
            .needs
            .iter()
            .any(|file| file.columns.field(Field::Persons).is_none());
        let briefs = reports::briefs(project, &vocabulary, findings);
        let mut staff_ratios = Vec::new();
        for path in &project.staff_ratios {
            staff_ratios.extend(staff_ratios::read(
                path,
                &project.reading(path),
                &vocabulary,
                findings,
            ));
        }
        let map = map_of(project, &vocabulary, findings, records);
        let counted = self.needs.iter().map(|file| file.source.place(None));
        let estimated = self.rates.iter().map(|file| file.source.place(None));
        let places = counted.chain(estimated);
        let mut inventory = Inventory {
            vocabulary,
            needs,
            offers,
            population,
            rates,
            decided: Vec::new(),
            staff_ratios,
            population_files: self
                .population
                .iter()
                .map(|file| file.source.place(None))
                .collect(),
            projection,
            need_files: places.collect(),
            plan,
            map,
            left_out,
            rows_are_persons,
            briefs,
        };
        findings.extend(complete(&mut inventory));
        compare::compare(&inventory, context.year, project.has_settings, findings);
        Some(inventory)
    }

    fn needs(
        &self,
        vocabulary: &Vocabulary,
        context: Context,
        findings: &mut Findings,
        left_out: &mut LeftOut,
    ) -> Vec<Need> {
        let mut needs = Vec::new();
        for (position, file) in self.needs.iter().enumerate() {
            let read = counted::read(file, vocabulary, context, findings);
            let Some(read) = findings.unless_stopped(read) else {
                continue;
            };
            left_out.need_rows += read.rows_left_out + file.source.left_out().len() as u64;
            left_out.persons += read.persons_left_out;
            let compared = compare::equal_rows(file, &read, findings);
            findings.unless_stopped(compared);
            needs.extend(read.counted.into_iter().map(|counted| Need {
                year: counted.year,
                nodes: counted.nodes,
                ages: counted.ages,
                persons: counted.persons,
                evidence: counted.evidence,
                trace: Trace::Counted {
                    file: position,
                    group: counted.group,
                },
            }));
        }
        needs
    }

    fn people(
        &self,
        vocabulary: &Vocabulary,
        context: Context,
        findings: &mut Findings,
    ) -> Vec<People> {
        let mut people: Vec<People> = Vec::new();
        for (table, file) in self.population.iter().enumerate() {
            let context = Context {
                lenient: true,
                ..context
            };
            let read = counted::read(file, vocabulary, context, findings);
            let read = findings.unless_stopped(read).unwrap_or_default();
            let rows = read.counted.into_iter().map(People::from);
            people.extend(rows.map(|row| People { table, ..row }));
        }
        people
    }
}

/// The map of the districts, if the settings name one.
fn map_of(
    project: &Project,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
    records: &mut Vec<SourceRecord>,
) -> Option<Arc<Map>> {
    let file = project.map.as_ref()?;
    let districts = vocabulary.with_role(Role::District)?;
    let map = map::read(file, &vocabulary.dimensions[districts], findings, records);
    map.map(Arc::new)
}

/// Opens files of one kind; none if one of them cannot be read.
fn open_all(
    project: &Project,
    files: &[PathBuf],
    (kind, outlines): (FileKind, &[(DimensionSettings, bool)]),
    findings: &mut Findings,
    records: &mut Vec<SourceRecord>,
) -> Option<Vec<Source>> {
    let place = Place::file(shown(&project.folder));
    let number = files.len() as u64;
    findings.unless_stopped(Limits::standard().check(Limit::Files, number, &place))?;
    let mut sources = Vec::with_capacity(files.len());
    let mut is_whole = true;
    for file in files {
        let tables = layout::open(file, &project.reading(file), kind, outlines);
        let Some(tables) = findings.unless_stopped(tables) else {
            is_whole = false;
            continue;
        };
        findings.extend(tables.findings);
        for (source, described) in tables.sources.iter().zip(tables.described) {
            records.push(SourceRecord {
                file: source.name.clone(),
                sha256: source.sha256.clone(),
                rows: source.rows,
                read_as: source.kind.clone(),
                layout: Some(described),
            });
        }
        sources.extend(tables.sources);
    }
    is_whole.then_some(sources)
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
