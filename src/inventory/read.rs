//! From a project's files to its checked inventory.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::alike::{self, WordColumn};
use super::columns::{self, Columns, Field, FileKind};
use super::counted::{self, Context};
use super::finding::{Code, Finding, Place, Severity};
use super::findings::Findings;
use super::offers::{self, OfferFile};
use super::open_vocabulary::{self, Seen};
use super::project::{Project, SETTINGS_FILE};
use super::source::{Kind, Source, Stopped};
use super::statement::{CountFile, Inventory, LeftOut, Need, Offer, People, Trace};
use super::{compare, finding, fits};
use crate::language::Label;
use crate::vocabulary::dimension::{Dimension, Meaning, Role};
use crate::vocabulary::settings::{DimensionSettings, ViewSettings, merged};
use crate::vocabulary::{View, Vocabulary};

/// What came of reading: the inventory as far as it could be read, and all findings.
#[derive(Debug)]
pub struct Reading {
    /// None if a file could not be read at all.
    pub inventory: Option<Inventory>,
    pub findings: Vec<Finding>,
    /// The files that were opened, for the record of the run.
    pub sources: Vec<SourceRecord>,
}

/// What is on record about an input file.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SourceRecord {
    pub file: String,
    pub sha256: String,
    pub rows: u64,
    pub read_as: Kind,
}

impl Reading {
    pub fn has_errors(&self) -> bool {
        let error = |finding: &Finding| finding.code.severity() == Severity::Error;
        self.findings.iter().any(error)
    }
}

/// How a withheld count is understood where the settings say nothing.
const WITHHELD: [u32; 2] = [1, 2];

/// Reads and checks everything that a project names. `year` stands for rows without a year.
pub fn read(project: &Project, year: Option<i32>) -> Reading {
    let mut findings = Findings::default();
    let mut sources = Vec::new();
    let opened = Opened::open(project, &mut findings, &mut sources);
    let inventory = opened.and_then(|opened| opened.check(project, year, &mut findings));
    Reading {
        inventory,
        findings: findings.sorted(),
        sources,
    }
}

/// Opened files whose columns are known.
struct Opened {
    outlines: Vec<(DimensionSettings, bool)>,
    needs: Vec<CountFile>,
    offers: Vec<OfferFile>,
    plan: Vec<OfferFile>,
    population: Vec<CountFile>,
}

impl Opened {
    fn open(
        project: &Project,
        findings: &mut Findings,
        records: &mut Vec<SourceRecord>,
    ) -> Option<Opened> {
        let mut open = |files: &[PathBuf]| open_all(project, files, findings, records);
        let (needs, offers) = (open(&project.needs), open(&project.offers));
        let (population, plan) = (open(&project.population), open(&project.plan));
        let (needs, offers, population, plan) = (needs?, offers?, population?, plan?);
        let mut outlines = merged(&with_files(project, findings)?);
        if !project.has_settings {
            outlines.extend(shared_columns(&needs, &offers, &outlines));
        }
        let mut group = |sources: Vec<Source>, kind: FileKind| -> Option<Vec<CountFile>> {
            let files: Vec<Option<CountFile>> = sources
                .into_iter()
                .map(|mut source| {
                    let columns = resolve(&mut source, kind, &outlines, findings)?;
                    noted(counted::group(source, columns), findings)
                })
                .collect();
            files.into_iter().collect()
        };
        let needs = group(needs, FileKind::Needs);
        let population = group(population, FileKind::Population);
        let mut rows = |sources: Vec<Source>| -> Option<Vec<OfferFile>> {
            let files: Vec<Option<OfferFile>> = sources
                .into_iter()
                .map(|mut source| {
                    let columns = resolve(&mut source, FileKind::Offers, &outlines, findings)?;
                    noted(OfferFile::new(source, columns), findings)
                })
                .collect();
            files.into_iter().collect()
        };
        let (offers, plan) = (rows(offers), rows(plan));
        Some(Opened {
            outlines,
            needs: needs?,
            offers: offers?,
            plan: plan?,
            population: population?,
        })
    }

    fn check(
        self,
        project: &Project,
        year: Option<i32>,
        findings: &mut Findings,
    ) -> Option<Inventory> {
        let editions = [
            compare::editions_of_needs(&self.needs),
            offers::editions(&self.offers),
        ];
        if editions.iter().any(Option::is_some) {
            findings.extend(editions.into_iter().flatten());
            return None;
        }
        let vocabulary = self.vocabulary(project, findings);
        let context = Context {
            year: year.or(project.settings.year),
            withheld: project.settings.withheld.unwrap_or(WITHHELD),
            lenient: false,
        };
        let has_years = |file: &CountFile| file.columns.field(Field::Year).is_some();
        if context.year.is_none() && !self.needs.iter().all(has_years) {
            let file = self.needs.iter().find(|file| !has_years(file))?;
            findings.add(Finding::new(Code::YearMissing, file.source.place(None)));
            return None;
        }
        let mut left_out = LeftOut::default();
        let needs = self.needs(&vocabulary, context, findings, &mut left_out);
        let population = self.people(&vocabulary, context, findings);
        let mut offers: Vec<Offer> = Vec::new();
        for file in &self.offers {
            left_out.offer_rows += file.source.left_out().len() as u64;
            offers.extend(offers::read(file, &vocabulary, findings, &mut left_out));
        }
        offers::compare(&self.offers, &offers, findings);
        let mut planned: Vec<Offer> = Vec::new();
        for file in &self.plan {
            planned.extend(offers::read(file, &vocabulary, findings, &mut left_out));
        }
        let plan = (!self.plan.is_empty()).then(|| offers::laid_over(&offers, planned));
        let rows_are_persons = self
            .needs
            .iter()
            .any(|file| file.columns.field(Field::Persons).is_none());
        let inventory = Inventory {
            vocabulary,
            needs,
            offers,
            population,
            need_files: self.needs,
            plan,
            left_out,
            rows_are_persons,
        };
        compare::compare(&inventory, context.year, findings);
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
            let Some(read) = noted(read, findings) else {
                continue;
            };
            left_out.need_rows += read.rows_left_out + file.source.left_out().len() as u64;
            left_out.persons += read.persons_left_out;
            noted(compare::equal_rows(file, &read, findings), findings);
            needs.extend(read.counted.into_iter().map(|counted| Need {
                year: counted.year,
                nodes: counted.nodes,
                ages: counted.ages,
                persons: counted.persons,
                evidence: counted.evidence,
                trace: Trace {
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
        let files = self.population.iter();
        files
            .filter_map(|file| {
                let context = Context {
                    lenient: true,
                    ..context
                };
                noted(counted::read(file, vocabulary, context, findings), findings)
            })
            .flat_map(|read| read.counted)
            .map(|counted| People {
                year: counted.year,
                nodes: counted.nodes,
                ages: counted.ages,
                persons: counted.persons,
            })
            .collect()
    }

    /// The vocabulary: from the settings where they fix it, else from the words in the files.
    fn vocabulary(&self, project: &Project, findings: &mut Findings) -> Vocabulary {
        let mut dimensions = Vec::with_capacity(self.outlines.len());
        let mut taken: Vec<String> = Vec::new();
        for (position, (outline, settled)) in self.outlines.iter().enumerate() {
            let seen = self.seen(position);
            let from_needs = || {
                let bands: Vec<_> = self.needs.iter().flat_map(CountFile::age_columns).collect();
                open_vocabulary::phases_from_needs(outline, &seen.needs, &bands)
            };
            let dimension = match (outline.id.as_str(), settled) {
                ("life_phase", _) if !project.has_settings => from_needs(),
                (_, false) => Some(open_vocabulary::from_data(outline, &seen)),
                _ => None,
            };
            let Some(dimension) = dimension else {
                let (dimension, dangling) = outline.build();
                findings.extend(
                    dangling.iter().map(|name| {
                        settings_finding(project, &name.owner, &name.name, &name.known)
                    }),
                );
                dimensions.push(dimension);
                continue;
            };
            findings.extend(alike::findings(&dimension, &self.word_columns(position)));
            if !dimension.is_empty() {
                taken.push(format!(
                    "{} ({})",
                    dimension.label.de,
                    dimension.categories().count()
                ));
            }
            dimensions.push(dimension);
        }
        if !taken.is_empty() {
            let place = Place::file(finding_file(project));
            findings.add(Finding::new(Code::VocabularyFromData, place).detail("dimensions", taken));
        }
        let topics = dimensions
            .iter()
            .find(|dimension| dimension.role == Role::Topic);
        let mut views = |settings: &[ViewSettings]| views(project, topics, settings, findings);
        Vocabulary {
            cross_cutting: views(&project.settings.cross_cutting),
            working_groups: views(&project.settings.working_group),
            dimensions,
        }
    }

    /// A dimension's columns, those of the needs first.
    fn word_columns(&self, position: usize) -> Vec<WordColumn<'_>> {
        let of_needs = self.needs.iter().filter_map(|file| {
            let column = file.columns.dimensions[position]?;
            let cells = file.values(Some(column)).iter().map(String::as_str);
            Some(WordColumn {
                source: &file.source,
                position: column,
                cells: cells.collect(),
            })
        });
        let of_offers = self.offers.iter().filter_map(|file| {
            let column = file.columns.dimensions[position]?;
            let cells = file.values(Some(column)).collect();
            Some(WordColumn {
                source: &file.source,
                position: column,
                cells,
            })
        });
        of_needs.chain(of_offers).collect()
    }

    /// The distinct words of a dimension's columns.
    fn seen(&self, position: usize) -> Seen {
        let of_needs = |file: &CountFile| file.values(file.columns.dimensions[position]).to_vec();
        let mut offers = BTreeSet::new();
        for file in self.offers.iter().chain(&self.plan) {
            let column = file.columns.dimensions[position];
            offers.extend(file.values(column).map(str::to_string));
        }
        Seen {
            needs: self.needs.iter().flat_map(of_needs).collect(),
            offers,
        }
    }
}

fn open_all(
    project: &Project,
    files: &[PathBuf],
    findings: &mut Findings,
    records: &mut Vec<SourceRecord>,
) -> Option<Vec<Source>> {
    let opened: Vec<Option<Source>> = files
        .iter()
        .map(|file| match Source::open(file, &project.reading(file)) {
            Ok(source) => {
                records.push(SourceRecord {
                    file: source.name.clone(),
                    sha256: source.sha256.clone(),
                    rows: source.rows,
                    read_as: source.kind.clone(),
                });
                Some(source)
            }
            Err(stopped) => {
                findings.add(*stopped);
                None
            }
        })
        .collect();
    opened.into_iter().collect()
}

/// The settings' dimensions, those that stand in a file of their own read from it.
fn with_files(project: &Project, findings: &mut Findings) -> Option<Vec<DimensionSettings>> {
    let mut dimensions = project.settings.dimension.clone();
    for dimension in &mut dimensions {
        if let Some(name) = &dimension.file {
            let path = project.folder.join(name);
            match super::vocabulary_file::read(&path, &project.reading(&path)) {
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

/// Columns that both inventories have, that nothing else is known by, and that hold words: dimensions
/// that the town added without saying so.
fn shared_columns(
    needs: &[Source],
    offers: &[Source],
    outlines: &[(DimensionSettings, bool)],
) -> Vec<(DimensionSettings, bool)> {
    let dimensions: Vec<DimensionSettings> = outlines.iter().map(|(o, _)| o.clone()).collect();
    let unknown = |sources: &[Source], kind: FileKind| -> Vec<(String, String)> {
        let of_source = |source: &Source| {
            let (columns, _) = columns::resolve(&source.name, &source.header, kind, &dimensions);
            let with_words = columns
                .unknown
                .into_iter()
                .filter(|column| holds_words(source, *column));
            with_words
                .map(|column| source.header[column].trim().to_string())
                .map(|name| (crate::vocabulary::words::normalised(&name), name))
                .collect::<Vec<_>>()
        };
        sources.iter().flat_map(of_source).collect()
    };
    let of_offers = unknown(offers, FileKind::Offers);
    let mut shared: Vec<(String, String)> = unknown(needs, FileKind::Needs)
        .into_iter()
        .filter(|(word, _)| of_offers.iter().any(|(other, _)| other == word))
        .collect();
    shared.sort();
    shared.dedup_by(|one, other| one.0 == other.0);
    shared
        .into_iter()
        .map(|(_, name)| {
            let settings = DimensionSettings {
                id: name.clone(),
                mode: Default::default(),
                label: Some(Label::plain(&name)),
                aliases: Vec::new(),
                ordered: None,
                source: None,
                levels: Vec::new(),
                categories: Vec::new(),
                file: None,
            };
            (settings, false)
        })
        .collect()
}

/// Whether a column holds words: few different ones, and no numbers.
fn holds_words(source: &Source, column: usize) -> bool {
    /// More different words than this are names or remarks.
    const MOST_WORDS: usize = 100;
    source.distinct(&[column]).is_ok_and(|groups| {
        let words: Vec<&String> = groups.values[0]
            .iter()
            .filter(|word| !word.is_empty())
            .collect();
        let is_word = |word: &&String| word.chars().any(char::is_alphabetic) && word.len() < 80;
        !words.is_empty() && words.len() <= MOST_WORDS && words.iter().all(is_word)
    })
}

/// What was read; a file that cannot be read becomes a finding.
fn noted<T>(read: Result<T, Stopped>, findings: &mut Findings) -> Option<T> {
    read.map_err(|stopped| findings.add(*stopped)).ok()
}

/// The columns of a file; none if one that it cannot do without is missing.
fn resolve(
    source: &mut Source,
    kind: FileKind,
    outlines: &[(DimensionSettings, bool)],
    findings: &mut Findings,
) -> Option<Columns> {
    let dimensions: Vec<DimensionSettings> = outlines
        .iter()
        .map(|(outline, _)| outline.clone())
        .collect();
    let (columns, found) = columns::resolve(&source.name, &source.header, kind, &dimensions);
    let mut stopping: Vec<Finding> = found;
    let topic = dimensions
        .iter()
        .position(|dimension| dimension.id == "topic");
    if let (Some(topic), FileKind::Needs | FileKind::Offers) = (topic, kind)
        && columns.dimensions[topic].is_none()
    {
        let mut names = vec![dimensions[topic].id.clone()];
        names.extend(dimensions[topic].aliases.iter().cloned());
        stopping.push(columns::missing(&source.name, &source.header, &names));
    }
    match kind {
        FileKind::Offers if columns.field(Field::Capacity).is_none() => {
            stopping.push(missing_field(source, kind, Field::Capacity));
        }
        FileKind::Population if columns.field(Field::Persons).is_none() => {
            stopping.push(missing_field(source, kind, Field::Persons));
        }
        FileKind::Needs if columns.field(Field::Persons).is_none() => {
            findings.add(rows_are_persons(source, &columns));
        }
        _ => {}
    }
    let unknown: Vec<String> = columns
        .unknown
        .iter()
        .map(|column| source.header[*column].clone())
        .collect();
    if !unknown.is_empty() {
        let finding = columns::header_finding(Code::ColumnUnknown, &source.name);
        findings.add(finding.detail("columns", unknown));
    }
    let stops = !stopping.is_empty() || findings_stop(source, &columns, kind);
    findings.extend(stopping);
    if stops {
        return None;
    }
    let ragged = noted(fits::check(source, &columns, kind, outlines), findings)?;
    findings.extend(ragged);
    Some(columns)
}

fn missing_field(source: &Source, kind: FileKind, field: Field) -> Finding {
    columns::missing_field(&source.name, &source.header, kind, field)
}

/// A column of numbers under an unknown name may be the count: then no row may pass as one person.
fn findings_stop(source: &Source, columns: &Columns, kind: FileKind) -> bool {
    kind == FileKind::Needs
        && columns.field(Field::Persons).is_none()
        && count_column(source, columns).is_some()
}

fn rows_are_persons(source: &Source, columns: &Columns) -> Finding {
    match count_column(source, columns) {
        Some(column) => columns::header_finding(Code::CountColumnUnknown, &source.name)
            .seen(source.header[column].as_str()),
        None => {
            columns::header_finding(Code::RowsArePersons, &source.name).detail("count", source.rows)
        }
    }
}

/// An unknown column whose values are all numbers.
fn count_column(source: &Source, columns: &Columns) -> Option<usize> {
    use super::numbers::{DecimalMark, Number};
    columns.unknown.iter().copied().find(|column| {
        source.distinct(&[*column]).is_ok_and(|groups| {
            let mut values = groups.values[0]
                .iter()
                .filter(|v| !v.trim().is_empty())
                .peekable();
            let numeric = |value: &String| {
                matches!(
                    Number::parse(value, DecimalMark::Unknown),
                    Ok(Number::Exact(_) | Number::Read(_) | Number::Withheld)
                )
            };
            values.peek().is_some() && values.all(numeric)
        })
    })
}

/// The town's views over topics.
fn views(
    project: &Project,
    topics: Option<&Dimension>,
    settings: &[ViewSettings],
    findings: &mut Findings,
) -> Vec<View> {
    let Some(topics) = topics else {
        return Vec::new();
    };
    settings
        .iter()
        .map(|view| {
            let mut nodes = Vec::new();
            for topic in &view.topics {
                match topics.meaning(topic) {
                    Meaning::One(node) => nodes.push(node),
                    _ => {
                        let known: Vec<String> = topics
                            .categories()
                            .map(|(_, category)| category.id.clone())
                            .collect();
                        findings.add(settings_finding(project, &view.id, topic, &known));
                    }
                }
            }
            View {
                id: view.id.clone(),
                label: view.label.clone(),
                topics: nodes,
            }
        })
        .collect()
}

fn finding_file(project: &Project) -> String {
    match project.has_settings {
        true => SETTINGS_FILE.to_string(),
        false => project.name.clone(),
    }
}

fn settings_finding(project: &Project, owner: &str, name: &str, known: &[String]) -> Finding {
    let near = crate::vocabulary::words::nearest(name, known.iter().map(String::as_str));
    finding::Finding::new(
        Code::SettingsUnknownReference,
        Place::file(finding_file(project)),
    )
    .seen(name)
    .detail("owner", owner)
    .detail("suggestion", near.unwrap_or_default())
    .detail("allowed", known.to_vec())
}
