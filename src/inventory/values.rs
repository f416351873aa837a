//! What single cells of a file say: categories, ages, numbers, dates. No lines are known here.

pub mod dates;
pub mod digits;
pub mod formula_guard;
pub mod number_notation;
pub mod numbers;
pub mod plain_number;
pub mod reach_limit;
pub mod signs;
pub mod special_words;
pub mod status_words;
pub mod target_phrases;
pub mod total_words;
pub mod years;

use chrono::NaiveDate;

use self::dates::{DateProblem, no_day, parse_date};
use self::numbers::{DecimalMark, Number, NumberProblem};
use self::reach_limit::limit;
use self::signs::Counts;
use self::special_words::special_in;
use super::findings::Problem;
use crate::inventory::values::special_words::{SpecialWord, special};
use crate::language::Label;
use crate::model::finding::Code;
use crate::model::need::Amount;
use crate::model::offer::{Catchment, MostPlaces, Target};
use crate::vocabulary::age_notation::{self, Notation};
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::ages::{AgeBand, AgeNumber, AgeProblem, StatedBand};
use crate::vocabulary::dimension::{Dimension, Meaning, Node, Role};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::{nearest, normalised};

/// One cell of a dimension's column in needs or population.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Statement {
    Node(Node),
    /// Ages that are no category.
    Ages(StatedBand),
}

/// The category of a cell; `alle` in a need says that it is not broken down.
pub fn statement(dimension: &Dimension, cell: &str) -> Result<Statement, Problem> {
    known_statement(dimension, cell).map_err(|unread| match unread {
        Unread::Several(nodes) => ambiguous(dimension, &nodes),
        Unread::Age(problem) => age_problem(problem),
        Unread::Unknown => unknown(dimension, cell),
    })
}

/// Whether a cell's meaning in a dimension is known. What else may be meant is not looked for: that takes long
/// where a dimension has many words.
pub fn is_known(dimension: &Dimension, cell: &str) -> bool {
    known_statement(dimension, cell).is_ok()
}

/// Why a cell states nothing.
enum Unread {
    Several(Vec<Node>),
    Age(AgeProblem),
    Unknown,
}

fn known_statement(dimension: &Dimension, cell: &str) -> Result<Statement, Unread> {
    let cell = dimension.synonym(cell).unwrap_or(cell);
    match special_in(dimension, cell) {
        Some(SpecialWord::Blank | SpecialWord::All) => {
            return Ok(Statement::Node(Node::NOT_BROKEN_DOWN));
        }
        Some(SpecialWord::Unknown) => return Ok(Statement::Node(Node::UNKNOWN)),
        None => {}
    }
    match dimension.meaning(cell) {
        Meaning::One(node) => Ok(match numbers_of(dimension, node, cell) {
            Some(band) => Statement::Ages(band),
            None => Statement::Node(node),
        }),
        Meaning::Several(nodes) => Err(Unread::Several(nodes)),
        Meaning::Nothing if dimension.role == Role::LifePhase => match StatedBand::parse(cell) {
            Ok(band) => Ok(Statement::Ages(band)),
            Err(AgeProblem::NotAnAge) => Err(Unread::Unknown),
            Err(problem) => Err(Unread::Age(problem)),
        },
        Meaning::Nothing => Err(Unread::Unknown),
    }
}

/// The numbers of a cell that names a life phase by its ages: how these are meant, the file's other bands
/// tell.
fn numbers_of(dimension: &Dimension, node: Node, cell: &str) -> Option<StatedBand> {
    let ages = dimension.category(node)?.ages?;
    let noted = age_notation::read(cell).ok()?;
    let same = noted.band.read(&Reading::default()) == ages;
    (noted.notation == Notation::Numbers && same).then_some(noted.band)
}

/// What one cell of an offer's target says.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedTarget {
    pub target: Target,
    pub ages: Vec<StatedBand>,
}

/// The categories of an offer's cell: the whole cell if it is a known category, else split at `|`, else
/// `;`, else `,`, where every part must be known.
pub fn target(dimension: &Dimension, cell: &str) -> Result<StatedTarget, Problem> {
    let without_ages = |target| StatedTarget {
        target,
        ages: Vec::new(),
    };
    match special_in(dimension, cell) {
        Some(SpecialWord::Blank | SpecialWord::Unknown) => {
            return Ok(without_ages(Target::NotStated));
        }
        Some(SpecialWord::All) => return Ok(without_ages(Target::All)),
        None => {}
    }
    let mut nodes = Vec::new();
    let mut ages = Vec::new();
    for part in parts(cell, |whole| is_known(dimension, whole)) {
        match (special_in(dimension, part), statement(dimension, part)?) {
            (Some(SpecialWord::All), _) => return Ok(without_ages(Target::All)),
            (_, Statement::Node(node)) if node.index() >= 2 => nodes.push(node),
            (_, Statement::Node(_)) => {}
            (_, Statement::Ages(band)) => ages.push(band),
        }
    }
    nodes.sort();
    nodes.dedup();
    Ok(StatedTarget {
        target: Target::Some(nodes),
        ages,
    })
}

/// The separators of a list in one cell, in the order in which they are tried.
const SEPARATORS: [char; 3] = ['|', ';', ','];
/// What names have in them as well: these part a list only if every part is known.
const IN_NAMES: [&str; 6] = ["/", " und ", " u. ", " and ", " & ", "+"];

/// A cell as a list, at the first separator that it contains; whole if it is known as a whole.
pub fn parts<'a>(cell: &'a str, known: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let cell = cell.trim();
    if known(cell) {
        return vec![cell];
    }
    let split = |separator: char| -> Vec<&'a str> {
        cell.split(separator)
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect()
    };
    let present: Vec<char> = SEPARATORS
        .into_iter()
        .filter(|separator| cell.contains(*separator))
        .collect();
    let in_names = IN_NAMES
        .iter()
        .filter(|separator| cell.contains(**separator));
    let in_names = in_names.map(|separator| -> Vec<&'a str> {
        cell.split(*separator)
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect()
    });
    present
        .iter()
        .map(|separator| split(*separator))
        .chain(in_names)
        .find(|parts| parts.len() > 1 && parts.iter().all(|part| known(part)))
        .or_else(|| present.first().map(|separator| split(*separator)))
        .filter(|parts| !parts.is_empty())
        .unwrap_or_else(|| vec![cell])
}

/// The catchment of a cell: `own`, a level of the districts, `all`, metres or minutes; blank: none stated.
pub fn catchment(districts: Option<&Dimension>, cell: &str) -> Result<Option<Catchment>, Problem> {
    match special(cell) {
        Some(SpecialWord::Blank | SpecialWord::Unknown) => return Ok(None),
        Some(SpecialWord::All) => return Ok(Some(Catchment::All)),
        None => {}
    }
    let word = normalised(cell);
    if ["own", "eigener", "eigen", "eigener stadtteil"].contains(&word.as_str()) {
        return Ok(Some(Catchment::Own));
    }
    let everywhere = districts.and_then(|dimension| special_in(dimension, cell));
    let is_town = ["stadt", "gesamtstadt", "stadtweit", "town", "city"].contains(&word.as_str());
    if is_town || everywhere == Some(SpecialWord::All) {
        return Ok(Some(Catchment::All));
    }
    if let Some(level) = districts.and_then(|dimension| dimension.level(cell)) {
        return Ok(Some(Catchment::Level(level)));
    }
    if let Some(limit) = limit(cell) {
        return Ok(Some(Catchment::Within(limit)));
    }
    let mut allowed = ["own", "all", "800 m", "15 min"].map(Label::plain).to_vec();
    if let Some(dimension) = districts {
        allowed.extend(dimension.levels.iter().map(|level| level.label.clone()));
    }
    let suggestion = nearest(cell, allowed.iter().flat_map(Label::words)).unwrap_or_default();
    Err(Problem::new(Code::ReachUnknown)
        .detail("suggestion", suggestion)
        .detail("allowed", allowed.clone()))
}

fn unknown(dimension: &Dimension, cell: &str) -> Problem {
    let visible = dimension.categories().filter(|(_, category)| !category.cut);
    let allowed: Vec<Label> = visible
        .map(|(_, category)| category.label.clone())
        .collect();
    Problem::new(Code::CategoryUnknown)
        .detail("dimension", dimension.label.clone())
        .detail(
            "suggestion",
            nearest(cell, dimension.known_words()).unwrap_or_default(),
        )
        .detail("allowed", allowed)
}

fn ambiguous(dimension: &Dimension, nodes: &[Node]) -> Problem {
    let ids: Vec<String> = nodes
        .iter()
        .map(|node| dimension.node_id(*node).to_string())
        .collect();
    Problem::new(Code::CategoryAmbiguous)
        .detail("dimension", dimension.label.clone())
        .detail("ids", ids)
}

/// The problem with an age as a finding.
pub fn age_problem(problem: AgeProblem) -> Problem {
    Problem::new(match problem {
        AgeProblem::NotAnAge => Code::AgeInvalid,
        AgeProblem::Reversed => Code::AgesReversed,
        AgeProblem::TooOld => Code::AgeTooOld,
    })
}

/// A cell of `age_from` or `age_to`; blank is no number.
pub fn age(cell: &str) -> Result<Option<AgeNumber>, Problem> {
    if cell.trim().is_empty() {
        return Ok(None);
    }
    AgeNumber::parse(cell).map(Some).map_err(age_problem)
}

/// A cell of `age_to`, which may say in words that there is no upper end.
pub fn last_age(cell: &str) -> Result<Option<AgeNumber>, Problem> {
    const OPEN: [&str; 12] = [
        "offen",
        "open",
        "ohne",
        "unbegrenzt",
        "und aelter",
        "und mehr",
        "u. ae.",
        "plus",
        "+",
        "-",
        "∞",
        "...",
    ];
    match OPEN.contains(&normalised(cell).as_str()) {
        true => Ok(None),
        false => age(cell),
    }
}

/// The band of two columns; none if neither says anything.
pub fn band(from: Option<AgeNumber>, to: Option<AgeNumber>) -> Result<Option<StatedBand>, Problem> {
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    StatedBand::of(from.unwrap_or(AgeNumber::BIRTH), to)
        .map(StatedBand::without_endless)
        .map(Some)
        .map_err(age_problem)
}

/// A year: `2025`, `2025/26`, `31.12.2025`.
///
/// A school year is known by the year in which it begins.
pub fn year(cell: &str) -> Result<i32, Problem> {
    let year = years::year_of(cell).map(|stated| stated.year);
    year.ok_or_else(|| Problem::new(Code::YearInvalid))
}

/// A calendar day; blank is none, and so are words that say that there is none.
pub fn day(cell: &str) -> Result<Stated<NaiveDate>, Problem> {
    if let Some(note) = no_day(cell) {
        return Ok(Stated {
            note: Some(Problem::new(note)),
            ..Stated::default()
        });
    }
    match parse_date(cell) {
        Ok(value) => Ok(Stated {
            value,
            ..Stated::default()
        }),
        Err(problem) => Err(Problem::new(match problem {
            DateProblem::NotADate => Code::DateInvalid,
            DateProblem::NoSuchDay => Code::DateImpossible,
            DateProblem::MonthOnly => Code::DateMonthOnly,
        })),
    }
}

/// What an optional cell says.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated<T> {
    pub value: Option<T>,
    /// The upper end, where the cell states a range; `value` is the lower one.
    pub most: Option<T>,
    /// Whether there may be any number more.
    pub is_least: bool,
    /// How it had to be understood.
    pub note: Option<Problem>,
}

impl<T> Default for Stated<T> {
    fn default() -> Stated<T> {
        Stated {
            value: None,
            most: None,
            is_least: false,
            note: None,
        }
    }
}

impl Stated<Quantity> {
    /// How many places it may be at most.
    pub fn most_places(&self) -> MostPlaces {
        match (self.is_least, self.most) {
            (true, _) => MostPlaces::NotKnown,
            (false, Some(most)) => MostPlaces::UpTo(most),
            (false, None) => MostPlaces::AsRecorded,
        }
    }
}

/// A number of persons, and how it had to be understood if it is no plain number.
pub fn persons(
    cell: &str,
    mark: DecimalMark,
    withheld: [u32; 2],
) -> Result<(Amount, Option<Problem>), Problem> {
    let exact = |quantity| Amount {
        low: quantity,
        high: quantity,
    };
    let [least, most] = withheld.map(Quantity::from_whole);
    let told = |code: Code, amount: Amount| {
        let problem = Problem::new(code)
            .detail("low", amount.low)
            .detail("high", amount.high);
        Ok((amount, Some(problem)))
    };
    let read = |code: Code, quantity: Quantity| {
        let problem = Problem::new(code).detail("number", quantity);
        Ok((exact(quantity), Some(problem)))
    };
    if special(cell) == Some(SpecialWord::Unknown) {
        return Err(Problem::new(Code::NeedUnknown));
    }
    let number = Number::of(cell, mark, Counts::Persons);
    match number.map_err(|problem| number_problem(problem, "need"))? {
        Number::Exact(quantity) => Ok((exact(quantity), None)),
        Number::Read(quantity) => read(Code::NumberRead, quantity),
        Number::About(quantity) | Number::AtLeast(quantity) => read(Code::NumberAbout, quantity),
        Number::AtMost(high) => {
            let low = Quantity::ZERO;
            told(Code::NumberRange, Amount { low, high })
        }
        Number::Between(low, high) => told(Code::NumberRange, Amount { low, high }),
        Number::Below(high) => {
            let low = least.min(high);
            told(Code::NeedWithheld, Amount { low, high })
        }
        Number::Withheld => {
            let (low, high) = (least, most);
            told(Code::NeedWithheld, Amount { low, high })
        }
        Number::Untold => {
            let (low, high) = (least, most);
            told(Code::NeedUntold, Amount { low, high })
        }
        Number::Nothing => read(Code::NumberNothing, Quantity::ZERO),
        Number::Unknown => Err(Problem::new(Code::NeedUnknown)),
        Number::Empty => Err(Problem::new(Code::NumberEmpty)),
    }
}

/// A number that may be missing; signs and words say that it is. Of a range, the lower end.
pub fn quantity(
    cell: &str,
    mark: DecimalMark,
    counts: Counts,
) -> Result<Stated<Quantity>, Problem> {
    let not_known = |code: Code| {
        Ok(Stated {
            note: Some(Problem::new(code)),
            ..Stated::default()
        })
    };
    let read = |code: Code, quantity: Quantity| {
        Ok(Stated {
            value: Some(quantity),
            note: Some(Problem::new(code).detail("number", quantity)),
            ..Stated::default()
        })
    };
    let between = |low: Quantity, high: Quantity| {
        let problem = Problem::new(Code::NumberRange);
        Ok(Stated {
            value: Some(low),
            most: Some(high),
            note: Some(problem.detail("low", low).detail("high", high)),
            ..Stated::default()
        })
    };
    if special(cell) == Some(SpecialWord::Unknown) {
        return not_known(Code::NumberNotKnown);
    }
    let counted = match counts {
        Counts::Persons => "places",
        Counts::Money => "money",
        Counts::Posts => "posts",
        Counts::Runs => "runs",
        Counts::Anything => "number",
    };
    let number = Number::of(cell, mark, counts);
    match number.map_err(|problem| number_problem(problem, counted))? {
        Number::Exact(quantity) => Ok(Stated {
            value: Some(quantity),
            ..Stated::default()
        }),
        Number::Read(quantity) => read(Code::NumberRead, quantity),
        Number::About(quantity) | Number::AtMost(quantity) => read(Code::NumberAbout, quantity),
        Number::AtLeast(least) => Ok(Stated {
            is_least: true,
            ..read(Code::NumberAtLeast, least)?
        }),
        Number::Between(low, high) => between(low, high),
        Number::Below(high) => between(Quantity::ZERO, high),
        Number::Empty => Ok(Stated::default()),
        Number::Withheld | Number::Untold | Number::Nothing | Number::Unknown => {
            not_known(Code::NumberNotKnown)
        }
    }
}

/// The problem with a number as a finding whose advice fits what the column counts.
fn number_problem(problem: NumberProblem, counted: &str) -> Problem {
    Problem::new(match problem {
        NumberProblem::Unit => Code::NumberUnit,
        NumberProblem::Negative => Code::NumberNegative,
        NumberProblem::TooLarge => Code::NumberTooLarge,
        NumberProblem::NotANumber => Code::NumberInvalid,
        NumberProblem::Ambiguous => Code::NumberAmbiguous,
    })
    .detail("counted", counted)
}

/// A statement about ages as a place in the life phases: a whole phase if one has just these ages.
pub fn settle(phases: &Dimension, band: AgeBand) -> (Node, Option<AgeBand>) {
    let same = phases
        .categories()
        .find(|(_, category)| !category.cut && category.ages == Some(band));
    match same {
        Some((node, _)) => (node, None),
        None => (Node::NOT_BROKEN_DOWN, Some(band)),
    }
}
