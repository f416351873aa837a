//! How far a withheld count is narrowed by what the same report publishes: its feasibility interval (Hundepool et
//! al. 2012), told outward to a step.
//!
//! Only published numbers enter, and which cells each row of a table counts, which the attacker of
//! [`super::attacker::constraints`] knows. So whatever the withheld counts are, the same published tables give the same intervals:
//! an interval tells nothing that its reader could not work out. Bounds are propagated within one table at a time,
//! by adding and subtracting rows (Hickey, Ju & van Emden 2001, "Interval arithmetic: from principles to
//! implementation", Journal of the ACM 48), and carried from table to table. They hold, but need not be the
//! narrowest: an attacker who combines several tables in one linear problem may do better.

use std::collections::BTreeMap;

use crate::protect::statistics::Statistics;
use crate::protect::statistics::cell_groups::CellGroups;
use crate::protect::statistics::component::Component;
use crate::protect::statistics::counts::{Counts, Steps};
use crate::tables::{Cell, Edition, Table};

/// A sum of which an interval is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// Need that can be assessed.
    Need,
    /// Need of which no gap can be told.
    NotAssessable,
    /// Need that is not covered, in the cautious scenario.
    Gap,
}

/// From the least to the most that a sum may be, in cases; the most may be infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// At least so many cases.
    pub low: f64,
    /// At most so many cases: not below `low`.
    pub high: f64,
}

/// Whole cases from and to, both multiples of the step or ends that are known otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldRange {
    /// At least so many cases.
    pub low: i64,
    /// At most so many cases: not below `low`.
    pub high: i64,
}

/// What everybody knows of the sums of one group.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PriorKnowledge {
    need: Interval,
    not_assessable: Interval,
    gap: Interval,
}

/// Per group: what is told of the sums that are withheld.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ranges {
    groups: Vec<GroupRanges>,
}

/// None: nothing is told of it, since it is published, or since nothing useful is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupRanges {
    /// None: nothing is told of it.
    pub need: Option<ToldRange>,
    /// None: nothing is told of it.
    pub not_assessable: Option<ToldRange>,
    /// None: nothing is told of it.
    pub gap: Option<ToldRange>,
}

/// So often bounds are carried from table to table at most; towns need two or three.
const PASSES: usize = 4;

/// So often bounds are carried from row to row within a table at most.
const ROUNDS: usize = 12;

/// Less is no progress, in cases.
const PROGRESS: f64 = 1e-6;

/// What rounding to whole cases hides.
const HALF: f64 = 0.5;

impl Interval {
    const OPEN: Interval = Interval {
        low: 0.0,
        high: f64::INFINITY,
    };

    fn exactly(count: i64) -> Interval {
        Interval {
            low: count as f64,
            high: count as f64,
        }
    }

    fn and(self, other: Interval) -> Interval {
        Interval {
            low: self.low.max(other.low),
            high: self.high.min(other.high),
        }
    }

    fn is_narrower_than(self, other: Interval) -> bool {
        self.low > other.low + PROGRESS || self.high < other.high - PROGRESS
    }
}

impl PriorKnowledge {
    fn sum(&self, sum: Sum) -> Interval {
        match sum {
            Sum::Need => self.need,
            Sum::NotAssessable => self.not_assessable,
            Sum::Gap => self.gap,
        }
    }

    fn sum_mut(&mut self, sum: Sum) -> &mut Interval {
        match sum {
            Sum::Need => &mut self.need,
            Sum::NotAssessable => &mut self.not_assessable,
            Sum::Gap => &mut self.gap,
        }
    }
}

/// A table as sums over atoms: cells that the same rows count.
struct Frame {
    /// Per row that counts anything: its group, none where nobody needs anything, and its atoms.
    rows: Vec<(Option<usize>, Vec<usize>)>,
    atoms: usize,
}

impl Frame {
    /// The rows of a table over the cells of one kind.
    fn of(table: &Table, groups: &[Option<usize>], counts: impl Fn(u32) -> bool) -> Frame {
        let mut within: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (position, row) in table.rows.iter().enumerate() {
            for cell in row.cells.iter().filter(|cell| counts(**cell)) {
                within.entry(*cell).or_default().push(position);
            }
        }
        let mut atoms: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        for rows in within.into_values() {
            let next = atoms.len();
            atoms.entry(rows).or_insert(next);
        }
        let mut of_rows: Vec<Vec<usize>> = vec![Vec::new(); table.rows.len()];
        for (rows, atom) in &atoms {
            rows.iter().for_each(|row| of_rows[*row].push(*atom));
        }
        let rows = groups.iter().copied().zip(of_rows);
        Frame {
            rows: rows.filter(|(_, atoms)| !atoms.is_empty()).collect(),
            atoms: atoms.len(),
        }
    }

    /// Narrows what is known of its rows; whether anything is narrower now.
    fn narrow(&self, known: &mut [PriorKnowledge], sum: Sum) -> bool {
        let mut atoms = vec![Interval::OPEN; self.atoms];
        let mut is_narrower = false;
        for _ in 0..ROUNDS {
            let mut has_moved = false;
            for (group, own) in &self.rows {
                let mut total = Total::of(own.iter().map(|atom| atoms[*atom]));
                let before = group.map_or(Interval::exactly(0), |group| known[group].sum(sum));
                let row = before.and(total.interval());
                if let Some(group) = group
                    && row.is_narrower_than(before)
                {
                    *known[*group].sum_mut(sum) = row;
                    has_moved = true;
                    is_narrower = true;
                }
                for atom in own {
                    let before = atoms[*atom];
                    let after = before.and(total.left_of(row, before));
                    if after.is_narrower_than(before) {
                        total.replace(before, after);
                        atoms[*atom] = after;
                        has_moved = true;
                    }
                }
            }
            if !has_moved {
                break;
            }
        }
        is_narrower
    }
}

/// The sum of intervals, some of which may be open above.
#[derive(Debug, Clone, Copy, Default)]
struct Total {
    low: f64,
    /// Of those that are bounded.
    high: f64,
    open: usize,
}

impl Total {
    fn of(intervals: impl Iterator<Item = Interval>) -> Total {
        let mut total = Total::default();
        intervals.for_each(|interval| total.add(interval, 1.0));
        total
    }

    fn add(&mut self, interval: Interval, sign: f64) {
        self.low += sign * interval.low;
        match (interval.high.is_finite(), sign > 0.0) {
            (true, _) => self.high += sign * interval.high,
            (false, true) => self.open += 1,
            (false, false) => self.open -= 1,
        }
    }

    fn replace(&mut self, before: Interval, after: Interval) {
        self.add(before, -1.0);
        self.add(after, 1.0);
    }

    fn interval(self) -> Interval {
        Interval {
            low: self.low,
            high: if self.open == 0 {
                self.high
            } else {
                f64::INFINITY
            },
        }
    }

    /// What a whole leaves to one of its parts.
    fn left_of(mut self, whole: Interval, part: Interval) -> Interval {
        self.add(part, -1.0);
        let others = self.interval();
        Interval {
            low: (whole.low - others.high).max(0.0),
            high: (whole.high - others.low).max(0.0),
        }
    }
}

/// What is published of a group in itself: a component that is withheld tells nothing.
fn published(
    counts: Counts,
    withheld: impl Fn(Component) -> bool,
    exactly: bool,
    steps: Steps,
) -> PriorKnowledge {
    let count = |component: Component, count: i64| match withheld(component) {
        true => Interval::OPEN,
        false => Interval::exactly(count),
    };
    let gap = match withheld(Component::Covered) {
        true => Interval::OPEN,
        false => {
            let (low, high) = match exactly {
                true => (counts.gap(), counts.gap()),
                false => steps.alike(counts.gap(), counts.need),
            };
            Interval {
                low: (low as f64 - HALF).max(0.0),
                high: high as f64 + HALF,
            }
        }
    };
    PriorKnowledge {
        need: count(Component::Need, counts.need),
        not_assessable: count(Component::NotAssessable, counts.not_assessable),
        gap,
    }
}

impl Ranges {
    /// The ranges of all that is withheld; `withheld` says so per statistic. Counts are told in these steps.
    pub fn of(
        editions: &[Edition],
        groups: &CellGroups,
        withheld: &[bool],
        steps: Steps,
    ) -> Ranges {
        let is_withheld =
            |group: usize, component: Component| withheld[Statistics::position(group, component)];
        let mut known: Vec<PriorKnowledge> = groups
            .all
            .iter()
            .enumerate()
            .map(|(position, group)| {
                // of a group that no row speaks of nothing is published
                let is_gone =
                    |component: Component| group.is_implicit || is_withheld(position, component);
                published(group.counts, is_gone, group.is_bottleneck, steps)
            })
            .collect();
        let cells = editions.first().map_or(&[][..], |edition| &edition.cells);
        let tables = editions.iter().flat_map(|edition| &edition.tables);
        let tables: Vec<(&Table, &Vec<Option<usize>>)> = tables.zip(&groups.rows).collect();
        for (sum, assessable) in [
            (Sum::Need, true),
            (Sum::NotAssessable, false),
            (Sum::Gap, true),
        ] {
            if sum == Sum::Gap {
                known
                    .iter_mut()
                    .for_each(|one| one.gap.high = one.gap.high.min(one.need.high));
            }
            narrow_all(&mut known, &frames(&tables, cells, assessable), sum);
        }
        let told = known.iter().enumerate().map(|(position, known)| {
            let is_gone = |component: Component| is_withheld(position, component);
            known.told(is_gone, steps)
        });
        Ranges {
            groups: told.collect(),
        }
    }

    /// What is told of a group.
    pub fn group(&self, position: usize) -> GroupRanges {
        self.groups.get(position).copied().unwrap_or_default()
    }
}

fn frames(
    tables: &[(&Table, &Vec<Option<usize>>)],
    cells: &[Cell],
    assessable: bool,
) -> Vec<Frame> {
    let counts = |cell: u32| {
        cells
            .get(cell as usize)
            .is_some_and(|cell| cell.assessable == assessable)
    };
    let counted = tables.iter().filter(|(table, _)| table.is_counted());
    counted
        .map(|(table, groups)| Frame::of(table, groups, counts))
        .collect()
}

/// Carries bounds from table to table.
fn narrow_all(known: &mut [PriorKnowledge], frames: &[Frame], sum: Sum) {
    for _ in 0..PASSES {
        let narrower = frames.iter().map(|frame| frame.narrow(known, sum));
        if narrower.filter(|narrower| *narrower).count() == 0 {
            return;
        }
    }
}

impl PriorKnowledge {
    fn told(&self, is_gone: impl Fn(Component) -> bool, steps: Steps) -> GroupRanges {
        let step = i64::from(steps.step.max(1));
        // what is withheld is not zero, but a gap may be
        let need = is_gone(Component::Need)
            .then(|| outward(self.need, step))
            .flatten();
        let need = need.map(not_zero);
        let not_assessable = is_gone(Component::NotAssessable)
            .then(|| outward(self.not_assessable, step))
            .flatten();
        let not_assessable = not_assessable.map(not_zero);
        let gap = is_gone(Component::Covered)
            .then(|| {
                let whole = Interval {
                    low: self.gap.low - HALF,
                    high: self.gap.high + HALF,
                };
                outward(whole, step)
            })
            .flatten();
        let most = match (is_gone(Component::Need), need) {
            (false, _) => self.need.high,
            (true, Some(need)) => need.high as f64,
            (true, None) => f64::INFINITY,
        };
        let gap = gap.map(|gap| ToldRange {
            high: gap.high.min(most as i64),
            ..gap
        });
        GroupRanges {
            need: need.filter(|range| range.high > step),
            not_assessable: not_assessable.filter(|range| range.high > step),
            // from none to all is known of every gap
            gap: gap
                .filter(|range| range.high > step && (range.low > 0 || (range.high as f64) < most)),
        }
    }
}

impl ToldRange {
    /// What is left of this without another part of it.
    pub fn without(self, part: ToldRange) -> ToldRange {
        ToldRange {
            low: (self.low - part.high).max(0),
            high: (self.high - part.low).max(0),
        }
    }
}

fn not_zero(range: ToldRange) -> ToldRange {
    ToldRange {
        low: range.low.max(1),
        ..range
    }
}

/// To the next multiples of a step below and above; none without a bound above.
fn outward(interval: Interval, step: i64) -> Option<ToldRange> {
    if !interval.high.is_finite() {
        return None;
    }
    let step = step as f64;
    let low = ((interval.low + PROGRESS) / step).floor().max(0.0) * step;
    let high = ((interval.high - PROGRESS) / step).ceil() * step;
    let high = high.max(low + step);
    Some(ToldRange {
        low: low as i64,
        high: high as i64,
    })
}
