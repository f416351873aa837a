//! What a table, a chart and a whole edition are.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::column_id::{Axis, ColumnId};
use super::disclosure::{Disclosure, Measure};
use super::spec::{ChartKind, TableId};
use crate::language::{Label, Language};
use crate::model::brief::ChapterName;
use crate::model::finding::Finding;
use crate::model::map::Map;
use crate::model::settings::Served;
use crate::vocabulary::position::Position;

/// One table in tidy form: one row a group or an item, keys first, then measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub id: TableId,
    /// The file's stem, such as `life_phase-district`; unique in an edition, and read by files only.
    pub name: String,
    pub title: Label,
    pub base: Base,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub shape: Shape,
    /// Sentences that belong under the table.
    pub notes: Vec<Label>,
}

/// What a table's numbers are counted from: stands in its header.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    pub year: i32,
    /// The need that the table breaks down.
    pub need: Value,
    /// How much of it cannot be assessed: the headline's need is less by that.
    pub not_assessable: Value,
    /// Whether the base is persons (one topic) or cases (several).
    pub persons: bool,
    /// The filter in words: `Stadtteil: Nordstadt`.
    pub filter: Vec<Label>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub id: ColumnId,
    /// Its name in CSV and JSON, the same in every language, and read by files only.
    pub name: String,
    /// What the town calls it, where that is the name of one of the program's own columns.
    pub renamed_from: Option<String>,
    pub label: Label,
    pub kind: Kind,
    pub disclosure: Disclosure,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Categories of a dimension.
    Category,
    /// Text from the inventories: data wherever it lands.
    Text,
    /// A word of the program with a text in both languages, such as a gap's type.
    Code,
    /// Cases of need; may have decimals.
    Cases,
    /// A share of one, shown as a percentage.
    Share,
    /// Whole things: offers, rows.
    Count,
    /// Places of offers.
    Places,
    /// Euros.
    Euro,
    /// A number in a unit that the column names, such as full-time posts or cases in 1 000 persons.
    Number,
    /// A number without a unit, such as a ratio.
    Index,
}

/// There is nothing that could be counted.
pub const NOT_APPLICABLE: &str = "–";
/// Nobody recorded it.
pub const NOT_RECORDED: &str = ".";
/// Withheld.
pub const WITHHELD: &str = "x";

/// The signs of what is no number, in every file.
pub(super) const SIGNS: [&str; 3] = [NOT_APPLICABLE, NOT_RECORDED, WITHHELD];

/// What one field says. Different signs for different things.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A category, or a group in words; its id is the same in every language.
    Category {
        id: String,
        label: Label,
    },
    Text(String),
    /// Names several things, such as the offers of a bottleneck.
    List(Vec<String>),
    /// A code and its text.
    Code {
        id: &'static str,
        label: Label,
    },
    /// A number in the unit of the column's kind; a share is of one.
    Number(f64),
    /// `–`: there is nothing that could be counted.
    NotApplicable,
    /// `.`: nobody recorded it.
    NotRecorded,
    /// `x`: withheld.
    Withheld,
    /// Withheld, but everybody can compute from what is published that it lies between these, ends included.
    Range {
        low: f64,
        high: f64,
    },
    /// A share of one that is known to whole percent only: what it is computed from is told in steps.
    WholePercent(f64),
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub role: RowRole,
    /// One value per column.
    pub values: Vec<Value>,
    /// The edition's cells whose need it counts, by number, ascending.
    pub cells: Arc<[u32]>,
    /// Numbers of it that follow from needs in another way than the measures of its cells.
    pub tells: Vec<Told>,
}

/// A number beside groups of cells: the sum of weight times need over these cells of the edition. It is
/// published in whole cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The position of its column.
    pub column: usize,
    pub weights: Arc<[(u32, f64)]>,
}

impl Row {
    /// The same row with a number that follows from the needs of cells.
    pub fn telling(mut self, column: usize, weights: impl IntoIterator<Item = (u32, f64)>) -> Row {
        let weights = weights.into_iter().collect();
        self.tells.push(Told { column, weights });
        self
    }
}

/// What stands behind the counts of an edition: one group of cases, counted in whole cases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    pub need: u32,
    /// How much less the need may be, where the source withholds a count.
    pub unsure: u32,
    /// Whether anything can be concluded for its topic.
    pub assessable: bool,
    /// The share of the need that is covered in the cautious scenario.
    pub covered: f64,
    /// The same in the generous scenario.
    pub covered_at_most: f64,
    /// The same in the cautious scenario under the plan; 0 without one.
    pub covered_with_plan: f64,
}

/// How many inhabitants a group has that the rows of the rates count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inhabited {
    /// The dimension that tells it apart; none: everybody.
    pub axis: Option<Axis>,
    /// The category as its key column names it.
    pub category: String,
    pub count: i64,
    /// The position of the group that it is a part of.
    pub part_of: Option<usize>,
}

/// What a row is among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRole {
    /// A category or an item; depth 0 is the top of a hierarchy.
    Item { depth: u8 },
    /// Need that is not broken down in a key of this table.
    NotBrokenDown,
    /// Asked, not known.
    Unknown,
    /// The margin over a key.
    Total,
    /// A view over other rows, such as a cross-cutting topic: in no total.
    View,
}

/// How a table is laid out where people read it; in CSV it is always tidy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One line a row.
    List,
    /// The first key down, the second across; a block for each of these measures.
    Cross { shown: Vec<ColumnId> },
}

/// A picture of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The file's stem.
    pub name: String,
    pub title: Label,
    pub kind: ChartKind,
    /// The table whose rows it draws.
    pub table: TableId,
}

/// A number that stands by itself at the head of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyFigure {
    pub id: FigureId,
    pub label: Label,
    pub kind: Kind,
    pub value: Value,
    /// From the generous to the cautious scenario; absent where both agree.
    pub range: Option<(Value, Value)>,
}

/// Which number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureId {
    Need,
    Covered,
    Gap,
    Coverage,
    NotAssessable,
    Offers,
    Places,
    /// Places that others share.
    NominalCapacity,
    UnknownCapacities,
    GapWithPlan,
    /// What there is to spend, in euros a year.
    Budget,
}

impl FigureId {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            FigureId::Need => "need",
            FigureId::Covered => "covered",
            FigureId::Gap => "gap",
            FigureId::Coverage => "coverage",
            FigureId::NotAssessable => "not_assessable",
            FigureId::Offers => "offers",
            FigureId::Places => "places",
            FigureId::NominalCapacity => "nominal_capacity",
            FigureId::UnknownCapacities => "unknown_capacities",
            FigureId::GapWithPlan => "gap_with_plan",
            FigureId::Budget => "budget",
        }
    }

    /// What it counts of the report's cells; the others count offers and places, and are public.
    pub fn measure(self) -> Option<Measure> {
        match self {
            FigureId::Need => Some(Measure::Need),
            FigureId::Covered => Some(Measure::Covered),
            FigureId::Gap => Some(Measure::Gap),
            FigureId::Coverage => Some(Measure::Coverage),
            FigureId::NotAssessable => Some(Measure::NotAssessable),
            FigureId::GapWithPlan => Some(Measure::GapWithPlan),
            FigureId::Offers
            | FigureId::Places
            | FigureId::NominalCapacity
            | FigureId::UnknownCapacities
            | FigureId::Budget => None,
        }
    }
}

/// A sentence about what the program understood or left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub id: &'static str,
    pub text: Label,
    /// What is said instead where the counts of persons in it are not for everybody.
    pub public: Option<Label>,
}

impl Notice {
    /// Whether it says that rows are missing from all numbers.
    pub fn is_of_missing_rows(&self) -> bool {
        ["left_out_needs", "left_out_offers"].contains(&self.id)
    }
}

/// Topics whose offers could not be read: that none is on record must not be said of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Unread {
    /// All that may be such topics, by id.
    pub ids: Vec<String>,
    /// Those that the rows left out name.
    pub named: Vec<Label>,
}

/// Everything that one report says: the unit that is protected together.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    pub town: String,
    pub year: i32,
    pub reference_date: NaiveDate,
    pub report: Report,
    pub figures: Vec<KeyFigure>,
    pub tables: Vec<Table>,
    pub charts: Vec<Chart>,
    /// Where the districts lie, if the town has a map.
    pub map: Option<Arc<Map>>,
    /// Where the offers are, as far as that is on record; for the map only.
    pub points: Vec<OfferPoint>,
    pub notices: Vec<Notice>,
    /// None: every offer on record was read, as far as topics without any go.
    pub unread: Option<Unread>,
    pub findings: Vec<Finding>,
    /// The files that hold offers and no needs: what is wrong in them is no secret.
    pub public_files: Vec<String>,
    /// What stands behind the counts: the headline's cells first.
    pub cells: Vec<Cell>,
    /// What stands behind the counts of inhabitants: a whole before its parts.
    pub inhabitants: Vec<Inhabited>,
    /// The headline's cells that the report looks at: what its key figures count.
    pub whole: Arc<[u32]>,
    /// From which coverage on a link of the chain counts as served.
    pub served: Served,
}

/// An offer on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferPoint {
    pub position: Position,
    /// None: it is for several topics, or the town has none.
    pub only_topic: Option<Value>,
    /// All that it is for, and the topics above them.
    pub topics: Vec<Value>,
}

/// What a report is called, and what it is to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The name of its folder; empty for a town's only report.
    pub name: String,
    pub title: Option<String>,
    /// For whom it is written.
    pub committee: Option<String>,
    pub language: Language,
    /// Whom it looks at, in words; nothing: everybody.
    pub filter: Vec<Label>,
    /// The same by ids: categories per dimension.
    pub filter_ids: BTreeMap<String, Vec<String>>,
    pub chapters: Vec<ChapterName>,
    pub working_groups: Vec<WorkingGroup>,
    /// Of which areas it has a fact sheet each, in place of chapters.
    pub sheets: Option<Axis>,
}

impl Default for Report {
    /// The report of a town that asks for nothing special.
    fn default() -> Report {
        Report {
            name: String::new(),
            title: None,
            committee: None,
            language: Language::default(),
            filter: Vec::new(),
            filter_ids: BTreeMap::new(),
            chapters: ChapterName::ALL.to_vec(),
            working_groups: Vec::new(),
            sheets: None,
        }
    }
}

/// Who works on which topics.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingGroup {
    pub id: String,
    pub label: Label,
    /// By id.
    pub topics: Vec<String>,
}

impl Table {
    /// The position of a column.
    pub fn column(&self, id: ColumnId) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// The position of the column with a measure of the rows' cells, under whatever name.
    pub fn measured(&self, measure: Measure) -> Option<usize> {
        let holds = |column: &Column| column.disclosure == Disclosure::Counts(measure);
        self.columns.iter().position(holds)
    }

    /// Whether its rows say how large the need of their cells is. Levers say what an offer would change: their
    /// figures are told beside the groups.
    pub fn is_counted(&self) -> bool {
        self.measured(Measure::Need).is_some()
    }

    /// How many columns are keys: they stand first.
    pub fn keys(&self) -> usize {
        self.columns
            .iter()
            .take_while(|column| matches!(column.kind, Kind::Category | Kind::Text))
            .count()
    }
}

impl Table {
    /// Drops all columns but the keys and these.
    pub fn keep(&mut self, wanted: &[ColumnId]) {
        let keys = self.keys();
        let kept: Vec<bool> = self
            .columns
            .iter()
            .enumerate()
            .map(|(position, column)| position < keys || wanted.contains(&column.id))
            .collect();
        let mut column = kept.iter();
        self.columns
            .retain(|_| column.next().copied().unwrap_or(false));
        for row in &mut self.rows {
            let mut value = kept.iter();
            row.values
                .retain(|_| value.next().copied().unwrap_or(false));
        }
    }
}

impl Kind {
    /// Whether numbers stand in such a column; else words do.
    pub fn is_number(self) -> bool {
        match self {
            Kind::Category | Kind::Text | Kind::Code => false,
            Kind::Cases | Kind::Share | Kind::Count | Kind::Places | Kind::Euro => true,
            Kind::Number | Kind::Index => true,
        }
    }
}

impl Value {
    /// Whether the number itself is withheld, with or without a range.
    pub fn is_withheld(&self) -> bool {
        matches!(self, Value::Withheld | Value::Range { .. })
    }

    /// The number, where there is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number) | Value::WholePercent(number) => Some(*number),
            _ => None,
        }
    }
}

impl Value {
    /// What numbers give together: withheld if one of them is, not recorded if one is not.
    pub fn combine(parts: &[&Value], make: impl Fn(&[f64]) -> Value) -> Value {
        let numbers: Option<Vec<f64>> = parts.iter().map(|part| part.number()).collect();
        match numbers {
            Some(numbers) => make(&numbers),
            None if parts.iter().any(|part| part.is_withheld()) => Value::Withheld,
            None if parts.contains(&&Value::NotRecorded) => Value::NotRecorded,
            None => Value::NotApplicable,
        }
    }
}

impl Edition {
    pub fn figure(&self, id: FigureId) -> Option<&KeyFigure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    pub fn table(&self, id: &TableId) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == *id)
    }
}
