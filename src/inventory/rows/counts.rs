//! Files that count people, needs and population: distinct rows become statements.
//!
//! The rows are grouped by their raw values, so a file of twenty million persons is checked on the few
//! thousand different things that it says; only the lines of what is wrong are looked up.

use std::collections::{BTreeMap, BTreeSet};

use super::count_file::CountFile;
use crate::inventory::columns::{self, Columns, Field};
use crate::inventory::files::groups::Groups;
use crate::inventory::files::source::Source;
use crate::inventory::findings::{Findings, Problem};
use crate::inventory::limits::{Limit, Limits};
use crate::inventory::values::numbers::DecimalMark;
use crate::inventory::values::years::{self, StatedYear};
use crate::inventory::values::{self, Statement};
use crate::model::evidence::Evidence;
use crate::model::finding::{Code, Finding, Place, Stopped};
use crate::model::need::{Amount, People};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::ages::{AgeBand, AgeNumber, StatedBand};
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// One group of equal rows, read.
#[derive(Debug, Clone)]
pub struct Counted {
    pub group: usize,
    pub year: i32,
    pub nodes: Vec<Node>,
    pub ages: Option<AgeBand>,
    pub persons: Amount,
    pub evidence: Evidence,
    pub rows: u64,
}

impl From<Counted> for People {
    fn from(counted: Counted) -> People {
        People {
            year: counted.year,
            nodes: counted.nodes,
            ages: counted.ages,
            persons: counted.persons,
            table: 0,
            bounds: None,
        }
    }
}

/// The groups of a file that could be read, and what the others amount to.
#[derive(Debug, Default)]
pub struct Read {
    pub counted: Vec<Counted>,
    pub rows_left_out: u64,
    pub persons_left_out: Quantity,
}

/// What a cell cannot say by itself.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The year of rows without a year column.
    pub year: Option<i32>,
    pub withheld: [u32; 2],
    /// Rows of the population only weigh: what they say beyond the inventories is no mistake.
    pub lenient: bool,
}

/// Groups a file by all columns that matter here.
pub fn group(source: Source, columns: Columns) -> Result<CountFile, Stopped> {
    let fields = [
        Field::Year,
        Field::AgeFrom,
        Field::AgeTo,
        Field::Persons,
        Field::Evidence,
    ];
    let mut grouped: Vec<usize> = columns.dimensions.iter().flatten().copied().collect();
    grouped.extend(fields.iter().filter_map(|field| columns.field(*field)));
    grouped.sort_unstable();
    grouped.dedup();
    let groups = source.distinct(&grouped)?;
    Ok(CountFile {
        source,
        columns,
        grouped,
        groups,
        reading: Reading::default(),
        sums_left_out: 0,
        bounds: BTreeMap::new(),
    })
}

impl CountFile {
    /// The position of a header column among the grouped ones.
    pub(in crate::inventory) fn slot(&self, column: Option<usize>) -> Option<usize> {
        let column = column?;
        self.grouped.iter().position(|grouped| *grouped == column)
    }

    /// The raw values of a group, in the order of the grouped columns.
    pub fn tuple(&self, group: usize) -> Vec<String> {
        let slots = 0..self.grouped.len();
        slots
            .map(|slot| self.groups.value(group, slot).to_string())
            .collect()
    }

    /// The distinct values of a header column.
    pub fn values(&self, column: Option<usize>) -> &[String] {
        match self.slot(column) {
            Some(slot) => &self.groups.values[slot],
            None => &[],
        }
    }

    /// The bands of ages that the file states, in the life phase's column and in those of ages, as far as they
    /// can be read.
    pub fn stated_bands(&self, phase: Option<usize>) -> Vec<StatedBand> {
        let column = phase.and_then(|position| self.columns.dimensions[position]);
        let in_cells = self.values(column).iter();
        let in_cells = in_cells.filter_map(|cell| StatedBand::parse(cell).ok());
        in_cells.chain(self.age_columns()).collect()
    }

    /// The bands of ages that the file states in its two columns, as far as they can be read.
    fn age_columns(&self) -> Vec<StatedBand> {
        let from = self.slot(self.columns.field(Field::AgeFrom));
        let to = self.slot(self.columns.field(Field::AgeTo));
        let mut pairs: BTreeSet<(Option<u32>, Option<u32>)> = BTreeSet::new();
        for group in 0..self.groups.rows.len() {
            let value = |slot: Option<usize>| slot.map(|slot| self.groups.columns[slot][group]);
            pairs.insert((value(from), value(to)));
        }
        pairs
            .into_iter()
            .filter_map(|(first, last)| {
                let word = |slot: Option<usize>, value: Option<u32>| {
                    Some(&self.groups.values[slot?][value? as usize])
                };
                let first = word(from, first).and_then(|word| values::age(word).ok()?);
                let last = word(to, last).and_then(|word| values::last_age(word).ok()?);
                values::band(first, last).ok()?
            })
            .collect()
    }
}

/// Reads every group; what is wrong goes to the findings, with its lines.
pub fn read(
    file: &CountFile,
    vocabulary: &Vocabulary,
    context: Context,
    findings: &mut Findings,
) -> Result<Read, Stopped> {
    let reader = Reader::new(file, vocabulary, context);
    let mut problems = Problems::default();
    let mut read = Read::default();
    reader.note_reading(&mut problems, findings);
    for group in 0..file.groups.rows.len() {
        let rows = file.groups.rows[group];
        match reader.counted(group, &mut problems) {
            Some(counted) => read.counted.push(counted),
            None => {
                read.rows_left_out += rows;
                if let Ok(amount) = reader.persons(group) {
                    let persons = amount.high.times(rows);
                    read.persons_left_out += persons;
                }
            }
        }
    }
    problems.locate(file, findings)?;
    Ok(read)
}

/// Problems by the columns and values that show them.
struct Problems {
    by_value: BTreeMap<Vec<usize>, BTreeMap<Vec<String>, Vec<Problem>>>,
    /// Of columns with very many faulty values, what is not named one by one.
    counted: BTreeMap<(Vec<usize>, Code), u64>,
    most_values: usize,
}

impl Default for Problems {
    fn default() -> Problems {
        let most = Limits::standard().most(Limit::FindingsOfAKind);
        Problems {
            by_value: BTreeMap::new(),
            counted: BTreeMap::new(),
            most_values: usize::try_from(most).unwrap_or(usize::MAX),
        }
    }
}

impl Problems {
    /// Adds what is wrong with some values that stand in so many rows.
    fn add(&mut self, columns: Vec<usize>, values: Vec<String>, problem: Problem, rows: u64) {
        let of_columns = self.by_value.entry(columns.clone()).or_default();
        if of_columns.len() >= self.most_values && !of_columns.contains_key(&values) {
            *self.counted.entry((columns, problem.code)).or_default() += rows;
            return;
        }
        let same = of_columns.entry(values).or_default();
        if !same.contains(&problem) {
            same.push(problem);
        }
    }

    /// A pass over the file for each set of columns finds the lines.
    fn locate(self, file: &CountFile, findings: &mut Findings) -> Result<(), Stopped> {
        let source = &file.source;
        for ((columns, code), rows) in self.counted {
            let names: Vec<&str> = columns.iter().map(|c| source.header[*c].as_str()).collect();
            let place = Place {
                column: Some(names.join(", ")),
                ..source.place(None)
            };
            findings.count(code, place, rows);
        }
        for (columns, by_value) in self.by_value {
            let wanted: BTreeSet<Vec<String>> = by_value.keys().cloned().collect();
            let located = source.locate(&columns, &wanted)?;
            let names: Vec<&str> = columns.iter().map(|c| source.header[*c].as_str()).collect();
            for (values, problems) in by_value {
                let found = located.get(&values);
                let place = Place {
                    lines: found.map(|found| found.lines.clone()).unwrap_or_default(),
                    column: Some(names.join(", ")),
                    ..source.place(None)
                };
                let said: Vec<&str> = values
                    .iter()
                    .map(String::as_str)
                    .filter(|v| !v.is_empty())
                    .collect();
                let excerpt = found.and_then(|found| found.first.excerpt(*columns.first()?));
                for problem in problems {
                    let finding = problem.at(place.clone(), &said.join(" – "));
                    findings.add(finding.excerpt(excerpt.clone()));
                }
            }
        }
        Ok(())
    }
}

/// What every distinct value of one column means, worked out once.
struct Meanings<T> {
    /// Where the column stands among the grouped ones; none: the file has no such column.
    slot: Option<usize>,
    values: Vec<Result<T, Problem>>,
}

impl<T> Meanings<T> {
    fn of(
        file: &CountFile,
        column: Option<usize>,
        meaning: impl Fn(&str) -> Result<T, Problem>,
    ) -> Meanings<T> {
        Meanings {
            slot: file.slot(column),
            values: file
                .values(column)
                .iter()
                .map(|value| meaning(value))
                .collect(),
        }
    }

    /// What the column says in a group of equal rows; none if there is no such column.
    fn in_group(&self, groups: &Groups, group: usize) -> Option<&Result<T, Problem>> {
        let slot = self.slot?;
        self.values.get(groups.columns[slot][group] as usize)
    }
}

/// Days that name the same year in different words, if there are any.
fn days_of_one_year(years: &[(&String, StatedYear)]) -> Vec<String> {
    let is_day = |word: &str| word.trim().len() > "2024.0".len();
    let mut days: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for (word, stated) in years {
        if is_day(word) && !stated.is_school_year {
            let of_year = days.entry(stated.year).or_default();
            of_year.push(word.trim().to_string());
        }
    }
    let mut of_one = days.into_values().filter(|days| days.len() > 1);
    let mut days = of_one.next().unwrap_or_default();
    days.sort();
    days.dedup();
    if days.len() > 1 { days } else { Vec::new() }
}

struct Reader<'a> {
    file: &'a CountFile,
    vocabulary: &'a Vocabulary,
    context: Context,
    dimensions: Vec<Meanings<Statement>>,
    year: Meanings<i32>,
    age_from: Meanings<Option<AgeNumber>>,
    age_to: Meanings<Option<AgeNumber>>,
    /// With how a cell had to be understood, if it is no plain number.
    persons: Meanings<(Amount, Option<Problem>)>,
    evidence: Meanings<Evidence>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a CountFile, vocabulary: &'a Vocabulary, context: Context) -> Reader<'a> {
        let columns = &file.columns;
        let persons = file.values(columns.field(Field::Persons));
        let persons = persons.iter().map(String::as_str);
        let mark = DecimalMark::of_column(persons, file.source.is_parted_by_commas());
        let dimensions: Vec<Meanings<Statement>> = vocabulary
            .dimensions
            .iter()
            .zip(&columns.dimensions)
            .map(|(dimension, column)| {
                Meanings::of(file, *column, |cell| {
                    match values::statement(dimension, cell) {
                        Err(_) if context.lenient => Ok(Statement::Node(Node::UNKNOWN)),
                        meaning => meaning,
                    }
                })
            })
            .collect();
        Reader {
            file,
            vocabulary,
            context,
            dimensions,
            year: Meanings::of(file, columns.field(Field::Year), values::year),
            age_from: Meanings::of(file, columns.field(Field::AgeFrom), values::age),
            age_to: Meanings::of(file, columns.field(Field::AgeTo), values::last_age),
            persons: Meanings::of(file, columns.field(Field::Persons), |cell| {
                values::persons(cell, mark, context.withheld)
            }),
            evidence: Meanings::of(file, columns.field(Field::Evidence), |cell| {
                columns::evidence(cell).ok_or_else(|| Problem::new(Code::EvidenceUnknown))
            }),
        }
    }

    /// How the file as a whole was understood.
    fn note_reading(&self, problems: &mut Problems, findings: &mut Findings) {
        let years = self
            .file
            .values(self.file.columns.field(Field::Year))
            .iter();
        let years: Vec<(&String, StatedYear)> = years
            .filter_map(|word| Some((word, years::year_of(word)?)))
            .collect();
        let days = days_of_one_year(&years);
        if !days.is_empty() {
            let finding = Finding::new(Code::DaysOfOneYear, self.file.source.place(None));
            findings.add(finding.detail("days", days));
        }
        let school_year = years.into_iter().find(|(_, stated)| stated.is_school_year);
        if let Some((word, stated)) = school_year {
            let finding = Finding::new(Code::SchoolYears, self.file.source.place(None));
            findings.add(
                finding
                    .seen(word.as_str())
                    .detail("year", stated.year.to_string()),
            );
        }
        let column = self.file.columns.field(Field::Persons);
        let values = self.file.values(column);
        if !self.file.bounds.is_empty() {
            let sum =
                |end: fn(&Amount) -> Quantity| self.file.bounds.values().map(end).sum::<Quantity>();
            let finding = Finding::new(Code::NeedBounded, self.file.source.place(None))
                .detail("count", self.file.bounds.len() as u64)
                .detail("low", sum(|amount| amount.low))
                .detail("high", sum(|amount| amount.high));
            findings.add(finding);
        }
        for (position, (value, meaning)) in values.iter().zip(&self.persons.values).enumerate() {
            let columns: Vec<usize> = column.into_iter().collect();
            let slot = self.file.slot(column);
            if slot.is_some_and(|slot| self.are_bounded(slot, position)) {
                continue;
            }
            if let Ok((_, Some(note))) = meaning {
                problems.add(columns, vec![value.clone()], note.clone(), 1);
            }
        }
    }

    /// The group as a statement; none if something in it cannot be read.
    fn counted(&self, group: usize, problems: &mut Problems) -> Option<Counted> {
        let groups = &self.file.groups;
        let year = self.checked(group, Some(Field::Year), &self.year, problems);
        let evidence = self.checked(group, Some(Field::Evidence), &self.evidence, problems);
        let persons = self.checked(group, Some(Field::Persons), &self.persons, problems);
        let ages = self.ages(group, problems);
        let place = self.place(group, problems);
        let rows = groups.rows[group];
        let (nodes, phase) = place?;
        let amount = persons?.map_or(ONE_PERSON, |(amount, _)| *amount);
        let amount = self.bounded(group, amount);
        let (nodes, ages) = self.settled(group, nodes, phase, ages?, problems)?;
        Some(Counted {
            group,
            year: year?.copied().or(self.context.year)?,
            nodes,
            ages,
            persons: Amount {
                low: amount.low.times(rows),
                high: amount.high.times(rows),
            },
            evidence: evidence?.copied().unwrap_or_default(),
            rows,
        })
    }

    /// A withheld count within the ends that the sums beside it leave, where they say more.
    fn bounded(&self, group: usize, amount: Amount) -> Amount {
        if self.file.bounds.is_empty() || amount.low == amount.high {
            return amount;
        }
        self.file
            .bounds
            .get(&self.file.tuple(group))
            .copied()
            .unwrap_or(amount)
    }

    /// Whether the sums bound all counts of this value.
    fn are_bounded(&self, slot: usize, value: usize) -> bool {
        let groups = &self.file.groups;
        let mut own =
            (0..groups.len()).filter(|group| groups.columns[slot][*group] as usize == value);
        !self.file.bounds.is_empty()
            && own.all(|group| self.file.bounds.contains_key(&self.file.tuple(group)))
    }

    fn persons(&self, group: usize) -> Result<Amount, ()> {
        match self.persons.in_group(&self.file.groups, group) {
            None => Ok(ONE_PERSON),
            Some(Ok((amount, _))) => Ok(*amount),
            Some(Err(_)) => Err(()),
        }
    }

    /// The meaning of a column in a group: outer none if it has a problem, which is then noted; inner
    /// none if there is no such column.
    fn checked<'m, T>(
        &self,
        group: usize,
        field: Option<Field>,
        meanings: &'m Meanings<T>,
        problems: &mut Problems,
    ) -> Option<Option<&'m T>> {
        match meanings.in_group(&self.file.groups, group) {
            None => Some(None),
            Some(Ok(meaning)) => Some(Some(meaning)),
            Some(Err(problem)) => {
                let column = field.and_then(|field| self.file.columns.field(field));
                self.note(
                    group,
                    &column.into_iter().collect::<Vec<_>>(),
                    problem,
                    problems,
                );
                None
            }
        }
    }

    fn note(&self, group: usize, columns: &[usize], problem: &Problem, problems: &mut Problems) {
        let groups = &self.file.groups;
        let value = |column: &usize| match self.file.slot(Some(*column)) {
            Some(slot) => groups.values[slot][groups.columns[slot][group] as usize].clone(),
            None => String::new(),
        };
        let values = columns.iter().map(value).collect();
        let rows = groups.rows[group];
        problems.add(columns.to_vec(), values, problem.clone(), rows);
    }

    /// The node in every dimension, and the ages that the life phase's cell states instead.
    fn place(
        &self,
        group: usize,
        problems: &mut Problems,
    ) -> Option<(Vec<Node>, Option<StatedBand>)> {
        let mut nodes = Vec::with_capacity(self.dimensions.len());
        let mut ages = None;
        let mut readable = true;
        for (position, meanings) in self.dimensions.iter().enumerate() {
            match meanings.in_group(&self.file.groups, group) {
                None => nodes.push(Node::NOT_BROKEN_DOWN),
                Some(Ok(Statement::Node(node))) => nodes.push(*node),
                Some(Ok(Statement::Ages(band))) => {
                    ages = Some(*band);
                    nodes.push(Node::NOT_BROKEN_DOWN);
                }
                Some(Err(problem)) => {
                    let column = self.file.columns.dimensions[position];
                    self.note(
                        group,
                        &column.into_iter().collect::<Vec<_>>(),
                        problem,
                        problems,
                    );
                    readable = false;
                }
            }
        }
        readable.then_some((nodes, ages))
    }

    /// The ages of the two columns: outer none if they cannot be read.
    fn ages(&self, group: usize, problems: &mut Problems) -> Option<Option<StatedBand>> {
        let from = self.checked(group, Some(Field::AgeFrom), &self.age_from, problems);
        let to = self.checked(group, Some(Field::AgeTo), &self.age_to, problems);
        match values::band(from?.copied().flatten(), to?.copied().flatten()) {
            Ok(band) => Some(band),
            Err(problem) => {
                let columns = [Field::AgeFrom, Field::AgeTo]
                    .into_iter()
                    .filter_map(|field| self.file.columns.field(field));
                self.note(group, &columns.collect::<Vec<_>>(), &problem, problems);
                None
            }
        }
    }

    /// Ages become a life phase where they are one. Those of the two columns may not contradict what the life
    /// phase's cell says.
    fn settled(
        &self,
        group: usize,
        mut nodes: Vec<Node>,
        in_cell: Option<StatedBand>,
        in_columns: Option<StatedBand>,
        problems: &mut Problems,
    ) -> Option<(Vec<Node>, Option<AgeBand>)> {
        let Some(position) = self.vocabulary.with_role(Role::LifePhase) else {
            return Some((nodes, None));
        };
        let phases = &self.vocabulary.dimensions[position];
        let read = |stated: StatedBand| stated.read(&self.file.reading);
        let named = phases
            .category(nodes[position])
            .map(|category| category.ages);
        let within = match (named, in_cell.map(read), in_columns.map(read)) {
            (_, None, None) => return Some((nodes, None)),
            (None, None, Some(band)) | (_, Some(band), None) => Some(band),
            (_, Some(own), Some(band)) | (Some(Some(own)), None, Some(band)) => {
                own.shared_with(&band)
            }
            (Some(None), None, Some(_)) => None,
        };
        let problem = match within {
            None => Problem::new(Code::AgesContradict),
            Some(within)
                if !self.context.lenient
                    && !within.is_covered_by(phases.categories().filter_map(|(_, c)| c.ages)) =>
            {
                Problem::new(Code::AgeOutside)
            }
            Some(within) => {
                let (node, ages) = values::settle(phases, within);
                nodes[position] = node;
                return Some((nodes, ages));
            }
        };
        let columns: Vec<usize> = [Field::AgeFrom, Field::AgeTo]
            .into_iter()
            .filter_map(|field| self.file.columns.field(field))
            .chain(self.file.columns.dimensions[position])
            .collect();
        self.note(group, &columns, &problem, problems);
        None
    }
}

/// A row of a file without a column that counts.
const ONE_PERSON: Amount = Amount {
    low: Quantity::ONE,
    high: Quantity::ONE,
};
