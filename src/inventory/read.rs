//! From a project's files to its checked inventory.

use std::sync::Arc;

use super::columns::Field;
use super::files::source::Source;
use super::findings::Findings;
use super::limits::Limits;
use super::map;
use super::open_files::Opened;
use super::places::locations::Ground;
use super::places::reach_rules;
use super::project::Project;
use super::project::{reports, reserves};
use super::rows::count_file::CountFile;
use super::rows::counts::{self, Context};
use super::rows::offers;
use super::rows::{cross_checks, projection, rates};
use super::side_tables::{housing, staff_ratios};
use super::source_record::SourceRecord;
use super::values::target_phrases::Phrases;
use super::values::years;
use crate::model::finding::{Code, Finding, Severity};
use crate::model::inventory::{Inventory, LeftOut};
use crate::model::location::Locations;
use crate::model::map::Map;
use crate::model::need::{Need, People, Trace};
use crate::model::need_rate::NeedRate;
use crate::model::offer::Offer;
use crate::model::reach_rule;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::Role;

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
    let mut opened = Opened::open(project, &mut findings, &mut sources, &mut tables);
    if let Some(opened) = &mut opened {
        opened.settle_ages(&mut findings);
    }
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

impl Opened {
    fn check(
        &self,
        project: &Project,
        (year, complete): (Option<i32>, Complete),
        findings: &mut Findings,
        records: &mut Vec<SourceRecord>,
    ) -> Option<Inventory> {
        let editions = [
            cross_checks::editions_of_needs(&self.needs),
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
            let finding = Finding::new(Code::YearMissing, file.source.place(None));
            findings.add(finding.detail("year", self.likely_year().to_string()));
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
        let map = map_of(project, &vocabulary, findings, records);
        let district = vocabulary.with_role(Role::District);
        let ground = district.map(|position| Ground {
            project,
            districts: &vocabulary.dimensions[position],
            position,
            outline: &self.outlines[position].0,
            map: map.as_deref(),
            withheld: context.withheld,
        });
        let mut locations = ground
            .as_ref()
            .map_or_else(Locations::default, |ground| ground.locations(findings));
        let town = ground.as_ref().and_then(|ground| ground.frame(&locations));
        let mut offers: Vec<Offer> = Vec::new();
        for file in &self.offers {
            left_out.add_offer_rows(file.source.left_out().len() as u64);
            offers.extend(offers::read(
                file,
                (&vocabulary, &phrases),
                town,
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
                (&vocabulary, &phrases),
                town,
                findings,
                &mut left_out,
            ));
        }
        offers::once_each(&mut planned, &vocabulary, findings, &mut left_out);
        let rules = reach_rules::rules(project, &vocabulary, findings);
        reach_rule::apply(&rules, &vocabulary, &mut offers);
        reach_rule::apply(&rules, &vocabulary, &mut planned);
        if let Some(ground) = &ground {
            let every = offers.iter().chain(&planned);
            ground.travel_times(every.clone(), &mut locations, findings);
            findings.extend(ground.elsewhere(every));
        }
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
        let reserves = reserves::reserves(project, &vocabulary, findings);
        let mut moving_in = Vec::new();
        for path in &project.housing {
            let reading = project.reading(path);
            moving_in.extend(housing::read(path, &reading, &vocabulary, findings));
        }
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
            moving_in,
            reserves,
            population_files: self
                .population
                .iter()
                .map(|file| file.source.place(None))
                .collect(),
            projection,
            need_files: places.collect(),
            plan,
            map,
            locations: locations.into(),
            parts: Arc::default(),
            left_out,
            rows_are_persons,
            briefs,
        };
        findings.extend(complete(&mut inventory));
        cross_checks::compare(&inventory, context.year, project.has_settings, findings);
        Some(inventory)
    }

    /// The year that a table without one is probably about: the latest that another table names.
    fn likely_year(&self) -> i32 {
        /// Where no table names a year, somebody has to write theirs in its place.
        const EXAMPLE: i32 = 2025;
        let counted = self.needs.iter().chain(&self.population);
        let years = counted.flat_map(|file| file.values(file.columns.field(Field::Year)));
        let years = years.filter_map(|cell| years::year_of(cell));
        years.map(|stated| stated.year).max().unwrap_or(EXAMPLE)
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
            let read = counts::read(file, vocabulary, context, findings);
            let Some(read) = findings.unless_stopped(read) else {
                continue;
            };
            left_out.need_rows += read.rows_left_out + file.source.left_out().len() as u64;
            left_out.persons += read.persons_left_out;
            let compared = cross_checks::equal_rows(file, &read, findings);
            findings.unless_stopped(compared);
            let compared = cross_checks::two_sources(file, findings);
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
            let read = counts::read(file, vocabulary, context, findings);
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
