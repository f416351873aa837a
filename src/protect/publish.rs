//! Puts counts that may be published into the rows of an edition, and takes out what may not.

use std::cmp::Ordering;

use crate::analysis::chain::LinkState;
use crate::model::finding::Code;
use crate::model::settings::Served;
use crate::protect::chain_breaks;
use crate::protect::feasibility::{GroupRanges, ToldRange};
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::{Counts, Measure};
use crate::protect::statistics::{Statistic, Statistics};
use crate::tables::chain::link_value;
use crate::tables::labels::both;
use crate::tables::{
    Column, ColumnId, Disclosure, Edition, KeyFigure, Kind, Notice, Order, Row, Table, TableId,
    Value,
};

/// Findings that quote nothing but what an offer is, for whom and since when. Numbers are not among them, as
/// they may count those who use it; nor is what compares offers with needs.
const OF_OFFERS: [Code; 18] = [
    Code::ColumnUnknown,
    Code::CategoryUnknown,
    Code::CategoryAmbiguous,
    Code::AgeInvalid,
    Code::AgesReversed,
    Code::AgeTooOld,
    Code::AgesTouch,
    Code::AgesContradict,
    Code::DateInvalid,
    Code::DateImpossible,
    Code::DateMonthOnly,
    Code::DatesReversed,
    Code::ReachUnknown,
    Code::OfferTwice,
    Code::OfferAlike,
    Code::OfferWithoutId,
    Code::OfferTargetBlank,
    Code::OfferCapacityBlank,
];

/// What may be said of a group: its counts as they are told, and which components of them.
#[derive(Debug, Clone, Default)]
pub struct PublishedCounts {
    /// The counts, exact or as they are told.
    pub counts: Counts,
    /// Those that may be said.
    pub shown: Vec<Component>,
    /// What is told of components that are not shown.
    pub ranges: GroupRanges,
    /// Whether its cases are told in steps: then a decimal of its coverage would be made up, or stand beside others
    /// that have none.
    pub in_steps: bool,
}

impl PublishedCounts {
    /// Nothing is withheld.
    pub fn all(counts: Counts) -> PublishedCounts {
        PublishedCounts {
            counts,
            shown: Component::ALL.to_vec(),
            ..PublishedCounts::default()
        }
    }

    fn shows(&self, components: &[Component]) -> bool {
        components
            .iter()
            .all(|component| self.shown.contains(component))
    }

    fn value(&self, measure: Measure) -> Value {
        if !self.shows(Component::of(measure)) {
            return self.range(measure);
        }
        match self.counts.value(measure) {
            Value::Number(share) if measure.is_share() && self.in_steps => {
                Value::WholePercent(whole_percent(share))
            }
            value => value,
        }
    }

    /// The range that is told of a measure; if none is, it is withheld.
    fn range(&self, measure: Measure) -> Value {
        let is_need_shown = self.shows(&[Component::Need]);
        let need = match is_need_shown {
            true => Some(ToldRange {
                low: self.counts.need,
                high: self.counts.need,
            }),
            false => self.ranges.need,
        };
        let gap = self.ranges.gap;
        let range = match measure {
            Measure::Need => need,
            Measure::NotAssessable => self.ranges.not_assessable,
            Measure::Gap => gap,
            Measure::Covered => need.zip(gap).map(|(need, gap)| need.without(gap)),
            Measure::Coverage => {
                return need
                    .zip(gap)
                    .map_or(Value::Withheld, |(need, gap)| coverage(need, gap));
            }
            Measure::GapLow
            | Measure::GapHigh
            | Measure::CoverageLow
            | Measure::CoverageHigh
            | Measure::CoveredWithPlan
            | Measure::GapWithPlan
            | Measure::Change => None,
        };
        range.map_or(Value::Withheld, |range| Value::Range {
            low: range.low as f64,
            high: range.high as f64,
        })
    }
}

/// A share to whole percent.
fn whole_percent(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

/// The coverages that a range of needs and one of gaps leave possible, outward to whole percent.
fn coverage(need: ToldRange, gap: ToldRange) -> Value {
    let share = |gap: i64, need: i64| 1.0 - gap as f64 / need.max(1) as f64;
    let low = share(gap.high, need.low).clamp(0.0, 1.0);
    let high = share(gap.low, need.high).clamp(0.0, 1.0);
    let (low, high) = ((low * 100.0).floor() / 100.0, (high * 100.0).ceil() / 100.0);
    match low <= 0.0 && high >= 1.0 {
        true => Value::Withheld,
        false => Value::Range { low, high },
    }
}

/// What an edition speaks of: positions of groups and statistics.
#[derive(Debug, Clone, Copy)]
pub struct RowGroups<'a> {
    /// The group that its key figures count.
    pub whole: Option<usize>,
    /// Per table, per row: its group.
    pub rows: &'a [Vec<Option<usize>>],
    /// Per table, per row: the column and the statistic of each number told.
    pub told: &'a [Vec<Vec<(usize, usize)>>],
}

/// Rewrites every count of the edition; `said` decides for each group, and for rows of nobody. Says whether a
/// ranking lost a row.
pub fn write(
    edition: &mut Edition,
    spoken: RowGroups,
    statistics: &Statistics,
    withheld: &[bool],
    told_as: impl Fn(i64) -> i64,
    said: impl Fn(Option<usize>) -> PublishedCounts,
) -> bool {
    let ranked = ranked(edition);
    let served = edition.served;
    let tables = edition.tables.iter_mut().zip(spoken.rows).zip(spoken.told);
    for ((table, rows), told) in tables {
        if table.base.need != Value::NotApplicable {
            (table.base.need, table.base.not_assessable) = base(&said(spoken.whole));
        }
        let told_columns = tell(table, told, statistics, withheld, &told_as);
        drop_columns(table, &told_columns);
        if table.is_counted() {
            for (row, group) in table.rows.iter_mut().zip(rows) {
                fill(row, &table.columns, &said(*group));
            }
            judge_links(table, served);
        }
        match table.id.spec().order {
            Order::Ranking(by) => rank(table, by),
            Order::Effects(by) | Order::Proposals(by) => last_if_withheld(table, by),
            Order::Fixed => {}
        }
    }
    chain_breaks::judge(edition);
    let has_lost = self::ranked(edition) < ranked;
    // names without numbers say nothing
    let says = |table: &Table| table.columns.iter().any(|column| column.kind != Kind::Code);
    edition
        .tables
        .retain(|table| table.id.is_public() && !table.rows.is_empty() && says(table));
    let tables = &edition.tables;
    let is_drawn = |id: &TableId| tables.iter().any(|table| table.id == *id);
    edition.charts.retain(|chart| is_drawn(&chart.table));
    let everybody = said(spoken.whole);
    edition
        .figures
        .iter_mut()
        .for_each(|one| figure(one, &everybody));
    edition.notices.iter_mut().for_each(without_numbers);
    keep_public(edition);
    edition.cells.clear();
    let rows = edition.tables.iter_mut().flat_map(|table| &mut table.rows);
    rows.for_each(|row| {
        row.cells = [].into();
        row.tells.clear();
    });
    has_lost
}

/// How many rows all rankings have together.
fn ranked(edition: &Edition) -> usize {
    let tables = edition.tables.iter().filter(|table| table.id.is_ranking());
    tables.map(|table| table.rows.len()).sum()
}

/// Says under every ranking that rows may be missing: the same under all, so that it does not tell which of
/// them lost one.
pub fn note_rankings(edition: &mut Edition) {
    let rankings = edition.tables.iter_mut();
    for table in rankings.filter(|table| table.id.is_ranking()) {
        table.notes.push(both("note-ranking-withheld", &[]));
    }
}

/// What a table counts, also what is not assessable; and how much that is.
fn base(said: &PublishedCounts) -> (Value, Value) {
    let number = |count: i64| Value::Number(count as f64);
    let missing = said.counts.not_assessable;
    match said.shows(&[Component::Need, Component::NotAssessable]) {
        true => (number(said.counts.need + missing), number(missing)),
        false => (Value::Withheld, Value::Withheld),
    }
}

/// Writes the numbers that rows tell beside their counts, and says in which columns they stand.
fn tell(
    table: &mut Table,
    told: &[Vec<(usize, usize)>],
    statistics: &Statistics,
    withheld: &[bool],
    told_as: impl Fn(i64) -> i64,
) -> Vec<usize> {
    let mut columns: Vec<usize> = told.iter().flatten().map(|(column, _)| *column).collect();
    // a small effect was taken out before
    columns.extend(table.rows.iter().flat_map(|row| {
        let values = row.values.iter().enumerate();
        let withheld = values.filter(|(_, value)| **value == Value::Withheld);
        withheld.map(|(column, _)| column)
    }));
    columns.sort_unstable();
    columns.dedup();
    for (row, told) in table.rows.iter_mut().zip(told) {
        for column in &columns {
            let statistic = told.iter().find(|(own, _)| own == column);
            // such as the effect of a question
            if statistic.is_none() && row.values[*column] == Value::NotApplicable {
                continue;
            }
            row.values[*column] = match statistic
                .map(|(_, statistic)| (&statistics.all[*statistic], withheld[*statistic]))
            {
                Some((Statistic::Number(number), false)) => {
                    Value::Number(told_as(number.count) as f64)
                }
                _ => Value::Withheld,
            };
        }
    }
    columns
}

/// Counts that follow from needs in a way that no attack can follow: how many places stay empty, how many
/// cells there are. They are left out with their columns.
fn drop_columns(table: &mut Table, told: &[usize]) {
    let columns = table.columns.iter().enumerate();
    let stays: Vec<bool> = columns
        .map(|(position, one)| match one.disclosure {
            Disclosure::Linear => told.contains(&position),
            Disclosure::Internal => false,
            // without the need of its cells a row belongs to no group
            Disclosure::Counts(_) => table.is_counted(),
            Disclosure::Key
            | Disclosure::Named
            | Disclosure::Verdict
            | Disclosure::Record
            | Disclosure::Users
            | Disclosure::Inhabitants
            | Disclosure::Recomputed => true,
        })
        .collect();
    let mut kept = stays.iter();
    table
        .columns
        .retain(|_| kept.next().copied().unwrap_or(false));
    for row in &mut table.rows {
        let mut kept = stays.iter();
        row.values.retain(|_| kept.next().copied().unwrap_or(false));
    }
}

/// What a word about a row follows from.
const BEHIND_WORDS: [Component; 3] = [Component::Need, Component::Covered, Component::Generous];

fn fill(row: &mut Row, columns: &[Column], said: &PublishedCounts) {
    for (value, column) in row.values.iter_mut().zip(columns) {
        match column.disclosure {
            Disclosure::Counts(measure) => {
                let told = said.value(measure);
                // a 0 that stands for what nobody has recorded is not told as a 0
                let is_unknown = *value == Value::NotRecorded && told.number().is_some();
                if !is_unknown {
                    *value = told;
                }
            }
            Disclosure::Verdict if !said.shows(&BEHIND_WORDS) => *value = Value::Withheld,
            // what is not computed anew must not be left as it was
            Disclosure::Recomputed if column.kind == Kind::Code && !said.shows(&BEHIND_WORDS) => {
                *value = Value::Withheld;
            }
            _ => {}
        }
    }
}

/// Whether a link of the chain is served is told from the coverage that is published, and not told where
/// none is: so the word says no more than the number beside it, and never something else.
fn judge_links(table: &mut Table, served: Served) {
    let state = |row: &Row, coverage: usize, not_assessable: Option<usize>| {
        if row.values[coverage].is_withheld() {
            return None;
        }
        // what is withheld is not zero
        let unsure = not_assessable.is_some_and(|column| {
            row.values[column].is_withheld() || row.values[column].number() > Some(0.0)
        });
        let coverage = row.values[coverage].number();
        Some(LinkState::of(coverage, unsure, served))
    };
    let Some(coverage) = table.column(ColumnId::Coverage) else {
        return;
    };
    let not_assessable = table.column(ColumnId::NotAssessable);
    if let Some(link) = table.column(ColumnId::Link) {
        let links = |row: &&mut Row| row.values[link] != Value::NotApplicable;
        for row in table.rows.iter_mut().filter(links) {
            row.values[link] = match state(row, coverage, not_assessable) {
                Some(state) => link_value(state),
                None => Value::Withheld,
            };
        }
    }
}

/// Takes out rows of which the number that orders them is withheld, and orders the others by it.
fn rank(table: &mut Table, by: ColumnId) {
    let by = table.column(by);
    table
        .rows
        .retain(|row| by.is_none_or(|by| !row.values[by].is_withheld()));
    let size = |row: &Row| {
        by.and_then(|by| row.values[by].number())
            .unwrap_or(0.0)
            .abs()
    };
    let last = |row: &Row| row.role == crate::tables::RowRole::Total;
    table.rows.sort_by(|one, other| {
        let by_size = size(other).total_cmp(&size(one));
        let by_name = || name(one).cmp(&name(other));
        last(one).cmp(&last(other)).then(by_size).then_with(by_name)
    });
}

/// Orders a list by what is published of it: the place of a withheld number tells nothing, nor does that of
/// one among equals.
pub fn last_if_withheld(table: &mut Table, by: ColumnId) {
    let by = table.column(by);
    let size = |row: &Row| by.and_then(|by| row.values[by].number());
    table.rows.sort_by(|one, other| {
        let withheld_last = size(one).is_none().cmp(&size(other).is_none());
        let by_size = || size(other).partial_cmp(&size(one));
        let by_size = || by_size().unwrap_or(Ordering::Equal);
        withheld_last
            .then_with(by_size)
            .then_with(|| name(one).cmp(&name(other)))
    });
}

/// What a row is called: the order of equals.
fn name(row: &Row) -> String {
    let words = row.values.iter().map(|value| match value {
        Value::Category { id, .. } => id.as_str(),
        Value::Code { id, .. } => id,
        Value::Text(text) => text,
        _ => "",
    });
    words.collect::<Vec<&str>>().join("|")
}

fn figure(figure: &mut KeyFigure, everybody: &PublishedCounts) {
    let Some(measure) = figure.id.measure() else {
        return;
    };
    let ends = match measure {
        Measure::Gap => Some((Measure::GapLow, Measure::GapHigh)),
        Measure::Coverage => Some((Measure::CoverageLow, Measure::CoverageHigh)),
        _ => None,
    };
    figure.value = everybody.value(measure);
    let range = ends.map(|(low, high)| (everybody.value(low), everybody.value(high)));
    figure.range = range.filter(|(low, high)| low != high);
}

/// Keeps the findings that tell of offers alone. Whole lines are not for everybody: who uses an offer stands
/// in them.
fn keep_public(edition: &mut Edition) {
    let public = &edition.public_files;
    edition.findings.retain(|finding| {
        OF_OFFERS.contains(&finding.code) && public.contains(&finding.place.file)
    });
    for finding in &mut edition.findings {
        finding.excerpt = None;
    }
}

/// How many persons were left out while reading is a count as any other.
fn without_numbers(notice: &mut Notice) {
    if let Some(public) = notice.public.take() {
        notice.text = public;
    }
}
