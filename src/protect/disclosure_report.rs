//! What was withheld, for `protection.json`.

use serde::Serialize;

use super::{Profile, Threshold, Zeros};
use crate::protect::audit::Certificate;
use crate::protect::inhabitants::{self, Inhabitants};
use crate::protect::primary::Kept;
use crate::protect::publish::RowGroups;
use crate::protect::secondary::SuppressionPattern;
use crate::protect::statistics::Statistics;
use crate::protect::statistics::component::Component;
use crate::tables::{ColumnId, Edition, Measure, Row, RowRole, Table, Value};

/// What everybody may know: it follows from the published tables.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// The name of the rule: see [`Profile`].
    pub profile: &'static str,
    /// The smallest count that is shown; none where counts are rounded or all shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<u32>,
    /// Whether counts of 0 are withheld as well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zeros: Option<Zeros>,
    /// No count that is kept back can be narrowed further than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrowest_interval: Option<u32>,
    /// Which counts that holds for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds_for: Option<&'static str>,
    /// Counts are multiples of this; none where they are not rounded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounded_to: Option<u32>,
    /// Rows of all tables, how many of them say no number of their cases, and how many leave out some.
    pub rows: usize,
    /// Rows that say no number of their cases.
    pub withheld: usize,
    /// Of how many of these a range of their cases is told.
    pub withheld_with_range: usize,
    /// The same in percent of all rows, with one decimal.
    pub withheld_percent: f64,
    /// Rows that leave out some of their numbers.
    pub withheld_in_part: usize,
    /// The part of all cases that the published inner rows of the tables do not count, over all tables together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases_not_shown_percent: Option<f64>,
    /// Those in which rows can be withheld, in the order of the report.
    pub tables: Vec<Loss>,
}

/// How much of a table is withheld.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Loss {
    /// Its name in files.
    pub table: String,
    /// All its rows.
    pub rows: usize,
    /// Rows that say no number of their cases.
    pub withheld: usize,
    /// Of how many of these a range of their cases is told.
    pub withheld_with_range: usize,
    /// Rows that leave out some of their numbers.
    pub withheld_in_part: usize,
    /// Where rows are withheld: the part of all cases that no published inner row counts, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases_not_shown_percent: Option<f64>,
}

/// What only the planner may know: which row is withheld for which reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reasons {
    /// Whether small counts are withheld.
    pub protected: bool,
    /// Statistics that are withheld for their own count.
    pub primary: usize,
    /// Statistics that are withheld for the sake of others.
    pub secondary: usize,
    /// In cases; none if no count is withheld.
    pub narrowest_interval: Option<f64>,
    /// How many other sets of needs would have made the same edition: the proof of the above.
    pub tables: usize,
    /// Those that are withheld, wholly or in part.
    pub rows: Vec<Reason>,
}

/// A withheld row, or a number in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// Its name in files.
    pub table: String,
    /// Its keys, one after the other.
    pub row: String,
    /// The report's name; none for a town's only report.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub report: String,
    /// None: all that the row counts. Where what is covered is withheld, the column `covered` stands for all that
    /// follows from it, and `gap_low` for both ends of the range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// `primary`: a count of its own is small; `secondary`: it would give another row away; `known`: it is
    /// small, but a report published before says it.
    pub reason: &'static str,
}

const ALL_WITHHELD: &str = "all_withheld_rows";

impl Record {
    /// The record of an edition as it is published; `cells` holds the cells of its rows.
    pub fn of(
        profile: Profile,
        published: &Edition,
        inner: &[Vec<bool>],
        kept: Option<Kept>,
    ) -> Record {
        let (rule, width, rounded_to) = match profile {
            Profile::Threshold(rule) => (Some(rule), Some(rule.width), None),
            Profile::Round(base) => (None, Some(base / 2), Some(base)),
            Profile::None => (None, None, None),
        };
        let of_tables = published.tables.iter().zip(inner);
        let shown = of_tables.filter_map(|(table, inner)| shown(table, inner));
        let (all, shown) = shown.fold((0.0, 0.0), |sum, (all, shown)| (sum.0 + all, sum.1 + shown));
        let tables = published.tables.iter().zip(inner);
        let tables: Vec<Loss> = tables.map(|(table, inner)| loss(table, inner)).collect();
        let rows = tables.iter().map(|table| table.rows).sum();
        let withheld = tables.iter().map(|table| table.withheld).sum();
        let withheld_in_part = tables.iter().map(|table| table.withheld_in_part).sum();
        Record {
            profile: profile.name(),
            minimum: rule.map(|rule: Threshold| rule.minimum),
            zeros: rule.map(|rule| rule.zeros),
            narrowest_interval: width,
            holds_for: kept.map(|kept| match kept {
                Kept::Withheld => ALL_WITHHELD,
                Kept::Small => "rows_with_small_counts",
                Kept::All => "counts_below_the_base",
            }),
            rounded_to,
            rows,
            withheld,
            withheld_with_range: tables.iter().map(|table| table.withheld_with_range).sum(),
            withheld_percent: (1000.0 * withheld as f64 / rows.max(1) as f64).round() / 10.0,
            withheld_in_part,
            cases_not_shown_percent: (withheld + withheld_in_part > 0 && all > 0.0)
                .then(|| percent_not_shown(all, shown)),
            tables,
        }
    }
}

impl Record {
    /// Whether every need that is withheld is kept wide, and not only what is small.
    pub fn is_all_kept(&self) -> bool {
        self.holds_for == Some(ALL_WITHHELD)
    }
}

fn loss(table: &Table, inner: &[bool]) -> Loss {
    let need = table.measured(Measure::Need);
    let is_whole = |row: &&Row| need.is_some_and(|need| row.values[need].is_withheld());
    let is_ranged =
        |row: &&Row| need.is_some_and(|need| matches!(row.values[need], Value::Range { .. }));
    let is_touched = |row: &&Row| row.values.iter().any(Value::is_withheld);
    let withheld = table.rows.iter().filter(is_whole).count();
    let touched = table.rows.iter().filter(is_touched).count();
    Loss {
        table: table.name.clone(),
        rows: table.rows.len(),
        withheld,
        withheld_with_range: table.rows.iter().filter(is_ranged).count(),
        withheld_in_part: touched - withheld,
        cases_not_shown_percent: shown(table, inner)
            .filter(|_| touched > 0)
            .map(|(all, shown)| percent_not_shown(all, shown)),
    }
}

/// In percent with one decimal.
fn percent_not_shown(all: f64, shown: f64) -> f64 {
    (1000.0 * (all - shown).max(0.0) / all).round() / 10.0
}

/// How many cases there are, and how many of them the published inner rows count. Only from published
/// numbers, so that it tells nothing new.
fn shown(table: &Table, inner: &[bool]) -> Option<(f64, f64)> {
    let all = table.base.need.number().filter(|all| *all > 0.0)?;
    if !inner.contains(&true) {
        return None;
    }
    let columns = [Measure::Need, Measure::NotAssessable].map(|one| table.measured(one));
    let rows = table.rows.iter().zip(inner).filter(|(_, inner)| **inner);
    let shown: f64 = rows
        .flat_map(|(row, _)| columns.iter().flatten().map(|column| &row.values[*column]))
        .filter_map(Value::number)
        .sum();
    Some((all, shown))
}

/// Per row: whether no other row of its table counts a part of its cells. Only in tables that count
/// everybody.
pub fn inner_rows(table: &Table) -> Vec<bool> {
    let counts_all = table.rows.iter().any(|row| row.role == RowRole::Total);
    let is_item = |row: &Row| !matches!(row.role, RowRole::Total | RowRole::View);
    let is_part = |part: &Row, whole: &Row| {
        part.cells.len() < whole.cells.len()
            && part
                .cells
                .iter()
                .all(|cell| whole.cells.binary_search(cell).is_ok())
            && !part.cells.is_empty()
    };
    let rows = table.rows.iter();
    rows.map(|row| {
        let others = || {
            table
                .rows
                .iter()
                .any(|other| is_item(other) && is_part(other, row))
        };
        counts_all && table.is_counted() && is_item(row) && !row.cells.is_empty() && !others()
    })
    .collect()
}

impl Reasons {
    /// The reasons of a pattern, row by row.
    /// Of all editions together; `hidden` says per statistic whether it is small, but known already.
    pub fn of<'a>(
        editions: impl Iterator<Item = (&'a Edition, RowGroups<'a>)>,
        pattern: &SuppressionPattern,
        hidden: &[bool],
        certificate: Certificate,
    ) -> Reasons {
        let mut rows = Vec::new();
        for (edition, spoken) in editions {
            let tables = edition.tables.iter().zip(spoken.rows).zip(spoken.told);
            for ((table, groups), told) in tables {
                for ((row, group), told) in table.rows.iter().zip(groups).zip(told) {
                    let told = told
                        .iter()
                        .map(|(column, statistic)| (Some(*column), *statistic));
                    let group = group.map(|group| components(table, pattern, hidden, group));
                    for (column, statistic) in group.into_iter().flatten().chain(told) {
                        if let Some(reason) = why(pattern, hidden, statistic) {
                            rows.push(Reason {
                                table: table.name.clone(),
                                row: keys(table, row).join(" | "),
                                report: edition.report.name.clone(),
                                column: column.map(|column| table.columns[column].name.clone()),
                                reason,
                            });
                        }
                    }
                }
            }
        }
        let count = |reason: &str| rows.iter().filter(|row| row.reason == reason).count();
        Reasons {
            protected: false,
            primary: count("primary"),
            secondary: count("secondary"),
            narrowest_interval: certificate.narrowest,
            tables: certificate.tables,
            rows,
        }
    }
}

impl Reasons {
    /// Adds which numbers of inhabitants are withheld.
    pub fn add_inhabitants(
        &mut self,
        editions: &[Edition],
        inhabitants: &Inhabitants,
        profile: Profile,
    ) {
        let withheld = inhabitants.withheld(profile);
        for edition in editions {
            for table in &edition.tables {
                for row in &table.rows {
                    let reason = match inhabitants.reason(table, row, &withheld) {
                        Some(inhabitants::Reason::Primary) => "primary",
                        Some(inhabitants::Reason::Secondary) => "secondary",
                        None => continue,
                    };
                    match reason {
                        "primary" => self.primary += 1,
                        _ => self.secondary += 1,
                    }
                    self.rows.push(Reason {
                        table: table.name.clone(),
                        row: keys(table, row).join(" | "),
                        report: edition.report.name.clone(),
                        column: ColumnId::Population.name().map(str::to_string),
                        reason,
                    });
                }
            }
        }
    }
}

/// The components of a group that a table does not show, with their columns; none is the whole row.
fn components(
    table: &Table,
    pattern: &SuppressionPattern,
    hidden: &[bool],
    group: usize,
) -> Vec<(Option<usize>, usize)> {
    let is_gone = |component: Component| {
        let statistic = Statistics::position(group, component);
        pattern.withheld[statistic] || hidden[statistic]
    };
    let own = |component: Component, measures: &[Measure]| {
        let column = measures.iter().find_map(|one| table.measured(*one))?;
        is_gone(component).then_some((Some(column), Statistics::position(group, component)))
    };
    let not_assessable = own(Component::NotAssessable, &[Measure::NotAssessable]);
    if is_gone(Component::Need) {
        let need = (None, Statistics::position(group, Component::Need));
        return [Some(need), not_assessable].into_iter().flatten().collect();
    }
    let range = match is_gone(Component::Covered) {
        true => own(Component::Covered, &[Measure::Covered, Measure::Gap]),
        false => own(Component::Generous, &[Measure::GapLow]),
    };
    let plan = own(Component::Plan, &[Measure::GapWithPlan]);
    [not_assessable, range, plan]
        .into_iter()
        .flatten()
        .collect()
}

/// What a row is about, by ids: the same in every language.
fn keys(table: &Table, row: &Row) -> Vec<String> {
    let values = row.values.iter().take(table.keys());
    values.map(|value| id(value).to_string()).collect()
}

/// The id of a category or a code, or a text; empty for everything else.
fn id(value: &Value) -> &str {
    match value {
        Value::Category { id, .. } => id,
        Value::Code { id, .. } => id,
        Value::Text(text) => text,
        _ => "",
    }
}

/// Why a statistic is not shown; none if it is.
fn why(pattern: &SuppressionPattern, hidden: &[bool], statistic: usize) -> Option<&'static str> {
    match (
        hidden[statistic],
        pattern.withheld[statistic],
        pattern.primary[statistic],
    ) {
        (true, _, _) => Some("known"),
        (false, true, true) => Some("primary"),
        (false, true, false) => Some("secondary"),
        (false, false, _) => None,
    }
}
