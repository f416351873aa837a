//! The statements of files that count, in a form in which sums can be looked for: a value on every axis, and an
//! amount.

use std::collections::{BTreeMap, HashMap};

use crate::inventory::columns::Field;
use crate::inventory::rows::count_file::CountFile;
use crate::inventory::values::numbers::{DecimalMark, Number};
use crate::inventory::values::special_words::special_in;
use crate::inventory::values::special_words::{SpecialWord, special};
use crate::inventory::values::total_words::{Total, total};
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::ages::{AgeBand, StatedBand};
use crate::vocabulary::dimension::{Dimension, Meaning, Node, Role};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::settings::DimensionSettings;
use crate::vocabulary::words::normalised;

/// What a value on an axis is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A category, as far as one knows.
    Plain,
    /// A blank cell, or `alle`: everything, or not broken down.
    Open,
    /// `Summe`.
    Total,
    /// `Innenstadt gesamt`, where no category has this name.
    TotalOf,
}

/// An axis: a dimension, the year or the kind of evidence.
#[derive(Debug)]
pub struct Axis {
    /// Position among the dimensions; none: the year, or the evidence.
    pub dimension: Option<usize>,
    /// The distinct values as the files write them.
    pub words: Vec<String>,
    pub values: Vec<Value>,
    /// The town says that this is no sum.
    pub never_a_sum: Vec<bool>,
    /// Whether any value is a category.
    has_plain: bool,
    /// Which values lie below a value: those of the bands within a band, or below a category.
    pub below: Vec<Vec<u32>>,
}

/// One group of equal rows.
#[derive(Debug)]
pub struct Statement {
    pub file: usize,
    pub group: usize,
    /// A value on every axis.
    pub at: Vec<u32>,
    /// None: withheld, blank or no number.
    pub amount: Option<Quantity>,
    /// Its words say that it is the sum of a category: `Nord Ergebnis`.
    pub is_named_sum: bool,
}

/// All statements of files of one kind.
#[derive(Debug)]
pub struct Statements {
    pub axes: Vec<Axis>,
    pub rows: Vec<Statement>,
    /// For each axis, in which place of the files a value first stands; empty where nobody looked.
    pub order: Vec<Vec<usize>>,
}

/// Words of a column while they are collected.
#[derive(Default)]
struct Words {
    known: HashMap<String, u32>,
    words: Vec<String>,
}

impl Words {
    fn code(&mut self, word: &str) -> u32 {
        let normal = normalised(word);
        if let Some(code) = self.known.get(&normal) {
            return *code;
        }
        let code = self.words.len() as u32;
        self.known.insert(normal, code);
        self.words.push(word.trim().to_string());
        code
    }
}

/// What joins the two columns of an age band.
const AGES: &str = "-";

impl Statements {
    pub fn of(files: &[CountFile], outlines: &[(DimensionSettings, bool)]) -> Statements {
        let dimensions: Vec<Dimension> = outlines
            .iter()
            .map(|(outline, _)| outline.build().0)
            .collect();
        let mut words: Vec<Words> = (0..dimensions.len() + 2)
            .map(|_| Words::default())
            .collect();
        let mut rows = Vec::new();
        for (position, file) in files.iter().enumerate() {
            if file.columns.field(Field::Persons).is_some() {
                collect(file, position, &dimensions, &mut words, &mut rows);
            }
        }
        let of_files = |list: fn(&CountFile) -> &[String]| -> Vec<String> {
            files
                .iter()
                .flat_map(list)
                .map(|word| normalised(word))
                .collect()
        };
        let sums = of_files(|file| &file.source.sums);
        let no_sums = of_files(|file| &file.source.no_sums);
        let axes = words.into_iter().enumerate().map(|(position, words)| {
            let dimension = dimensions
                .get(position)
                .map(|dimension| (position, dimension));
            Axis::of(words, dimension, &sums, &no_sums)
        });
        let axes: Vec<Axis> = axes.collect();
        let meant: Vec<Vec<u32>> = axes.iter().map(Axis::all_meant).collect();
        for row in &mut rows {
            for (meant, at) in meant.iter().zip(&mut row.at) {
                let meant = meant[*at as usize];
                row.is_named_sum |= meant != *at;
                *at = meant;
            }
        }
        let order = order(&axes, files, &dimensions);
        Statements { axes, rows, order }
    }
}

impl Statements {
    /// Whether a statement is a sum by another word than this.
    pub fn is_total_beside(&self, row: usize, word: &str) -> bool {
        let mut said = self.axes.iter().zip(&self.rows[row].at);
        said.any(|(axis, at)| {
            axis.values[*at as usize] == Value::Total && axis.words[*at as usize] != word
        })
    }
}

/// The statements of one file.
fn collect(
    file: &CountFile,
    position: usize,
    dimensions: &[Dimension],
    words: &mut [Words],
    rows: &mut Vec<Statement>,
) {
    let field = |name: Field| file.columns.field(name);
    let counts = file.values(field(Field::Persons));
    let mark = DecimalMark::of(counts.iter().map(String::as_str));
    let amounts: Vec<Option<Quantity>> = counts.iter().map(|cell| amount(cell, mark)).collect();
    let in_dimensions = file.columns.dimensions.iter().copied();
    let in_fields = [field(Field::Year), field(Field::Evidence)];
    let mut codes: Vec<Codes> = in_dimensions
        .chain(in_fields)
        .map(|column| Codes::of(file, column))
        .collect();
    let [from, to, persons] =
        [Field::AgeFrom, Field::AgeTo, Field::Persons].map(|name| file.slot(field(name)));
    let value = |slot: Option<usize>, group: usize| -> &str {
        slot.map_or("", |slot| file.groups.value(group, slot))
    };
    let has_ages = from.is_some() || to.is_some();
    for group in 0..file.groups.len() {
        let mut at = Vec::with_capacity(codes.len());
        for (axis, codes) in codes.iter_mut().enumerate() {
            let is_phase = dimensions
                .get(axis)
                .is_some_and(|dimension| dimension.role == Role::LifePhase);
            let (from, to) = (value(from, group), value(to, group));
            let is_in_ages = has_ages
                && is_phase
                && value(codes.slot, group).trim().is_empty()
                && !(from.trim().is_empty() && to.trim().is_empty());
            at.push(match is_in_ages {
                true => words[axis].code(&ages(from, to)),
                false => codes.in_group(file, group, &mut words[axis]),
            });
        }
        let position_of = |slot: usize| file.groups.columns[slot][group] as usize;
        let amount = persons.and_then(|slot| amounts[position_of(slot)]);
        rows.push(Statement {
            file: position,
            group,
            at,
            amount: amount.map(|amount| amount.times(file.groups.rows[group])),
            is_named_sum: false,
        });
    }
}

/// What a cell counts; none: withheld, blank or no number.
fn amount(cell: &str, mark: DecimalMark) -> Option<Quantity> {
    match Number::parse(cell, mark) {
        Ok(Number::Exact(quantity) | Number::Read(quantity)) => Some(quantity),
        Ok(Number::Nothing) => Some(Quantity::ZERO),
        _ => None,
    }
}

/// The codes of a column's distinct values, as far as they have been asked for.
struct Codes {
    slot: Option<usize>,
    known: Vec<Option<u32>>,
}

impl Codes {
    fn of(file: &CountFile, column: Option<usize>) -> Codes {
        Codes {
            slot: file.slot(column),
            // a column that the file does not have says nothing in all rows
            known: vec![None; file.values(column).len().max(1)],
        }
    }

    fn in_group(&mut self, file: &CountFile, group: usize, words: &mut Words) -> u32 {
        let value = self
            .slot
            .map(|slot| (slot, file.groups.columns[slot][group] as usize));
        let known = &mut self.known[value.map_or(0, |(_, value)| value)];
        *known.get_or_insert_with(|| {
            words.code(value.map_or("", |(slot, value)| file.groups.values[slot][value].as_str()))
        })
    }
}

/// Two columns of ages as one word that can be read as a band. A word for a sum stays what it is.
fn ages(from: &str, to: &str) -> String {
    match (from.trim(), to.trim()) {
        (from, to) if total(from).is_some() || total(to).is_some() => format!("{from} {to}"),
        (from, "") => format!("{from}+"),
        ("", to) => format!("0{AGES}{to}"),
        (from, to) => format!("{from}{AGES}{to}"),
    }
}

impl Axis {
    fn of(
        words: Words,
        dimension: Option<(usize, &Dimension)>,
        sums: &[String],
        no_sums: &[String],
    ) -> Axis {
        let normal: Vec<String> = words.words.iter().map(|word| normalised(word)).collect();
        let never_a_sum: Vec<bool> = normal.iter().map(|word| no_sums.contains(word)).collect();
        let mut values: Vec<Value> = Vec::with_capacity(normal.len());
        for (word, normal) in words.words.iter().zip(&normal) {
            let is_known = dimension
                .is_some_and(|(_, dimension)| matches!(dimension.meaning(word), Meaning::One(_)));
            let said = match dimension {
                Some((_, dimension)) => special_in(dimension, word),
                None => special(word),
            };
            values.push(match (said, total(word)) {
                _ if no_sums.contains(normal) => Value::Plain,
                _ if sums.contains(normal) => Value::Total,
                (Some(SpecialWord::Unknown), _) => Value::Plain,
                (_, Some(Total::Everything)) => Value::Total,
                (Some(SpecialWord::Blank | SpecialWord::All), _) => Value::Open,
                _ if is_known => Value::Plain,
                (_, Some(Total::Of(_))) => Value::TotalOf,
                (None, None) => Value::Plain,
            });
        }
        let below = match dimension {
            Some((_, dimension)) => below(&words.words, &values, dimension),
            None => vec![Vec::new(); values.len()],
        };
        Axis {
            dimension: dimension.map(|(position, _)| position),
            words: words.words,
            has_plain: values.contains(&Value::Plain),
            values,
            never_a_sum,
            below,
        }
    }

    /// For each value the one that is meant.
    fn all_meant(&self) -> Vec<u32> {
        let all = 0..self.words.len();
        all.map(|at| self.meant(at as u32)).collect()
    }

    /// `Nord Ergebnis` is said of `Nord`, if there is such a category.
    fn meant(&self, at: u32) -> u32 {
        let word = &self.words[at as usize];
        match (&self.values[at as usize], total(word)) {
            (Value::TotalOf, Some(Total::Of(rest))) => {
                let plain = (0..self.words.len()).find(|other| {
                    self.values[*other] == Value::Plain && normalised(&self.words[*other]) == rest
                });
                plain.map_or(at, |plain| plain as u32)
            }
            _ => at,
        }
    }

    /// Whether a value can stand for several others.
    pub fn is_general(&self, at: u32) -> bool {
        let at = at as usize;
        !self.never_a_sum[at] && (self.values[at] != Value::Plain || !self.below[at].is_empty())
    }

    /// Whether any value is one of those for which this one stands.
    pub fn has_parts(&self, at: u32) -> bool {
        match self.values[at as usize] {
            Value::Plain => !self.below[at as usize].is_empty(),
            Value::Open | Value::Total | Value::TotalOf => self.has_plain,
        }
    }

    /// Whether a value is one of those for which another stands.
    pub fn is_part(&self, at: u32, of: u32) -> bool {
        match self.values[of as usize] {
            Value::Plain => self.below[of as usize].contains(&at),
            Value::Open | Value::Total | Value::TotalOf => {
                at != of && self.values[at as usize] == Value::Plain
            }
        }
    }
}

/// For each value those that lie below it.
fn below(words: &[String], values: &[Value], dimension: &Dimension) -> Vec<Vec<u32>> {
    let plain = |position: usize| values[position] == Value::Plain;
    let nodes: Vec<Option<Node>> = words
        .iter()
        .map(|word| match dimension.meaning(word) {
            Meaning::One(node) => Some(node),
            _ => None,
        })
        .collect();
    let bands: Vec<Option<AgeBand>> = match dimension.role {
        Role::LifePhase => bands(words, &nodes, dimension),
        _ => vec![None; words.len()],
    };
    let is_below = |part: usize, whole: usize| {
        if part == whole || !plain(part) {
            return false;
        }
        if let (Some(part), Some(whole)) = (bands[part], bands[whole]) {
            return whole.includes(&part) && part != whole;
        }
        match (nodes[part], nodes[whole]) {
            (Some(part), Some(whole)) => part != whole && dimension.is_within(part, whole),
            _ => false,
        }
    };
    let has_levels = bands.iter().any(Option::is_some)
        || dimension
            .categories()
            .any(|(_, category)| category.parent.is_some());
    (0..words.len())
        .map(|whole| {
            let all = 0..words.len();
            let parts = all.filter(|part| has_levels && plain(whole) && is_below(*part, whole));
            parts.map(|part| part as u32).collect()
        })
        .collect()
}

fn bands(words: &[String], nodes: &[Option<Node>], dimension: &Dimension) -> Vec<Option<AgeBand>> {
    let stated: Vec<Option<StatedBand>> = words
        .iter()
        .map(|word| StatedBand::parse(word).ok())
        .collect();
    let reading = Reading::of(&stated.iter().flatten().copied().collect::<Vec<_>>());
    let of_node = |node: &Option<Node>| dimension.category((*node)?)?.ages;
    stated
        .iter()
        .zip(nodes)
        .map(|(stated, node)| stated.map(|band| band.read(&reading)).or(of_node(node)))
        .collect()
}

/// More rows are not gone through for the order of their words.
const MOST_ROWS: u64 = 50_000;

/// Where the values of each axis first stand: a subtotal stands beside its parts.
fn order(axes: &[Axis], files: &[CountFile], dimensions: &[Dimension]) -> Vec<Vec<usize>> {
    let mut order: Vec<BTreeMap<u32, usize>> = vec![BTreeMap::new(); axes.len()];
    let rows: u64 = files.iter().map(|file| file.source.rows).sum();
    let codes: Vec<HashMap<String, u32>> = axes
        .iter()
        .map(|axis| {
            let words = axis.words.iter().zip(0..);
            words.map(|(word, code)| (normalised(word), code)).collect()
        })
        .collect();
    let mut place = 0;
    let counts = |file: &&CountFile| file.columns.field(Field::Persons).is_some();
    for file in files.iter().filter(counts).filter(|_| rows <= MOST_ROWS) {
        let Ok(rows) = file.source.rows() else {
            continue;
        };
        for row in rows.flatten() {
            place += 1;
            for axis in 0..dimensions.len() {
                let column = file.columns.dimensions[axis];
                let cell = column.and_then(|column| row.fields.get(column));
                let code = cell.and_then(|cell| codes[axis].get(&normalised(cell)));
                if let Some(code) = code {
                    order[axis].entry(*code).or_insert(place);
                }
            }
        }
    }
    axes.iter()
        .zip(order)
        .map(|(axis, order)| {
            let place = |code: usize| order.get(&(code as u32)).copied().unwrap_or(usize::MAX);
            (0..axis.words.len()).map(place).collect()
        })
        .collect()
}
