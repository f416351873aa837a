//! Inhabitants are persons too: small counts of them are withheld, and so many more that none can be computed.
//!
//! They stand in few numbers, each a part of others: everybody, the districts below them, the life phases. Whoever
//! knows some of these knows bounds of the others; the sums form a tree, so propagating bounds along it tells all
//! that can be known. Two things join them to the needs, as nobody needs the same thing twice:
//!
//! - a group has no fewer inhabitants than cases in any topic; the bounds are taken as if all needs were known;
//! - and no more cases than inhabitants: a number of inhabitants that would rule out one of the other sets of needs
//!   that protect a withheld need is withheld as well.
//!
//! Where a topic has more cases than there are people, that is not so, and nothing follows from it.

use std::collections::BTreeMap;

use crate::protect::profile::{Profile, Zeros};
use crate::protect::statistics::counts::{self, nearest_multiple};
use crate::tables::{Axis, Cell, Disclosure, Edition, Inhabited, Row, Table, TableId, Value};

#[cfg(test)]
mod tests;

/// By how many cases a set of needs differs from the true one, cell by cell.
pub type Changes = Vec<(u32, i64)>;

/// More inhabitants than any town has.
const UNBOUNDED: i64 = i64::MAX / 8;

/// The groups whose number reports tell, and what is known of them beside it.
#[derive(Debug, Clone, Default)]
pub struct Inhabitants {
    groups: Vec<CellGroup>,
    families: Vec<Family>,
    /// By axis and id of the category; everybody has no axis.
    positions: BTreeMap<(Option<Axis>, String), usize>,
}

#[derive(Debug, Clone)]
struct CellGroup {
    count: i64,
    /// As many cases as a topic has in it: no fewer people are there.
    at_least: i64,
    /// The most cases that a topic has in any set of needs that would have given the same reports.
    room: i64,
}

/// A group and its parts: together they are all of it but a rest that is taken as known.
#[derive(Debug, Clone)]
struct Family {
    whole: usize,
    parts: Vec<usize>,
    rest: i64,
}

/// Why the number of a group is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is small itself.
    Primary,
    /// It would tell another one, or narrow a need too far.
    Secondary,
}

/// Per group: why its number is withheld; none where it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld(Vec<Option<Reason>>);

impl Inhabitants {
    /// The groups of all reports of a run, made from these cells; `worlds` are other sets of needs that would have
    /// given the same reports.
    pub fn of(cells: &[Cell], editions: &[Edition], worlds: &[Changes]) -> Inhabitants {
        let mut inhabitants = Inhabitants::default();
        for edition in editions {
            inhabitants.add(&edition.inhabitants);
        }
        for table in editions.iter().flat_map(|edition| &edition.tables) {
            for row in &table.rows {
                inhabitants.meet(table, row, cells, worlds);
            }
        }
        inhabitants
    }

    fn add(&mut self, all: &[Inhabited]) {
        let mut own: Vec<usize> = Vec::with_capacity(all.len());
        let mut parts: BTreeMap<(usize, Option<Axis>), Vec<usize>> = BTreeMap::new();
        for one in all {
            let next = self.groups.len();
            let key = (one.axis, one.category.clone());
            let position = *self.positions.entry(key).or_insert(next);
            own.push(position);
            if position < next {
                // another report tells of the same group
                continue;
            }
            self.groups.push(CellGroup {
                count: one.count,
                at_least: 0,
                room: 0,
            });
            if let Some(whole) = one.part_of.and_then(|whole| own.get(whole)) {
                parts.entry((*whole, one.axis)).or_default().push(position);
            }
        }
        self.families
            .extend(parts.into_iter().map(|((whole, _), parts)| {
                let counted: i64 = parts.iter().map(|part| self.groups[*part].count).sum();
                Family {
                    whole,
                    rest: self.groups[whole].count - counted,
                    parts,
                }
            }));
    }

    /// Takes in what a row tells of a topic's need in a group.
    fn meet(&mut self, table: &Table, row: &Row, cells: &[Cell], worlds: &[Changes]) {
        let Some(position) = self.position(table, row) else {
            return;
        };
        let own = row
            .cells
            .iter()
            .filter_map(|cell| cells.get(*cell as usize));
        let need: i64 = own.map(|cell| i64::from(cell.need)).sum();
        let group = &mut self.groups[position];
        if need > group.count {
            return;
        }
        let rise = |changes: &Changes| -> i64 {
            let own = changes
                .iter()
                .filter(|(cell, _)| row.cells.binary_search(cell).is_ok());
            own.map(|(_, change)| change).sum()
        };
        let most = worlds.iter().map(rise).max().unwrap_or(0);
        group.at_least = group.at_least.max(need);
        group.room = group.room.max(need + most.max(0));
    }

    /// The group whose inhabitants a row counts.
    fn position(&self, table: &Table, row: &Row) -> Option<usize> {
        let TableId::Rates(axis) = table.id else {
            return None;
        };
        let Some(Value::Category { id, .. }) = row.values.get(1) else {
            return None;
        };
        let key = |axis: Option<Axis>| self.positions.get(&(axis, id.clone()));
        key(Some(axis)).or_else(|| key(None)).copied()
    }

    /// What has to be withheld: what is small, and more until all that must stay wide does.
    pub fn withheld(&self, profile: Profile) -> Withheld {
        let is_small = |group: &CellGroup| match profile {
            Profile::Threshold(rule) => {
                let is_zero = group.count == 0 && rule.zeros == Zeros::Sensitive;
                is_zero || counts::is_small(group.count, rule.minimum)
            }
            Profile::Round(_) | Profile::None => false,
        };
        let groups = self.groups.iter();
        let first = groups.map(|group| is_small(group).then_some(Reason::Primary));
        let mut withheld = Withheld(first.collect());
        if profile != Profile::None {
            while let Some(narrow) = self.narrow(&withheld, profile)
                && let Some(next) = self.next(&withheld, narrow, None)
            {
                withheld.0[next] = Some(Reason::Secondary);
            }
        }
        withheld
    }

    /// A group of which too much can be computed.
    fn narrow(&self, withheld: &Withheld, profile: Profile) -> Option<usize> {
        let bounds = self.bounds(withheld, profile);
        (0..self.groups.len()).find(|position| {
            let (group, (low, high)) = (&self.groups[*position], bounds[*position]);
            let width = match profile {
                Profile::Threshold(rule) => match withheld.0[*position] {
                    Some(Reason::Primary) => i64::from(rule.width),
                    _ => 0,
                },
                Profile::Round(base) if group.count < i64::from(base) => i64::from(base / 2),
                Profile::Round(_) | Profile::None => 0,
            };
            high - low < width || high < group.room
        })
    }

    /// What to withhold next where a group is too narrow: its own number; what is left of a whole or of its own
    /// parts, the smallest number that leaves room; then the whole. `from` is the family that asks.
    fn next(&self, withheld: &Withheld, group: usize, from: Option<usize>) -> Option<usize> {
        let is_told = |position: &usize| withheld.0[*position].is_none();
        if is_told(&group) {
            return Some(group);
        }
        let others = || {
            let families = self.families.iter().enumerate();
            families.filter(move |(position, _)| Some(*position) != from)
        };
        let smallest = |family: &Family, least: fn(&CellGroup) -> i64| {
            let parts = family.parts.iter().copied().filter(is_told);
            let parts = parts.filter(|part| self.groups[*part].count > least(&self.groups[*part]));
            parts.min_by_key(|part| (self.groups[*part].count, *part))
        };
        // beside it a part must be able to be less, below it to be more
        let beside = |family: &Family| smallest(family, |group| group.at_least.max(1));
        let below = |family: &Family| smallest(family, |_| 0);
        let wholes = || others().filter(|(_, family)| family.parts.contains(&group));
        let own_parts = || others().filter(|(_, family)| family.whole == group);
        let all_told = |family: &Family| family.parts.iter().all(is_told);
        let mut summed_up = own_parts().filter(|(_, family)| all_told(family));
        summed_up
            .find_map(|(_, family)| below(family))
            .or_else(|| wholes().find_map(|(_, family)| beside(family)))
            .or_else(|| wholes().find_map(|(at, one)| self.next(withheld, one.whole, Some(at))))
            .or_else(|| own_parts().find_map(|(_, family)| below(family)))
    }

    /// What everybody knows of each group: no fewer than this, and no more.
    fn bounds(&self, withheld: &Withheld, profile: Profile) -> Vec<(i64, i64)> {
        let is_zero_told = !matches!(
            profile,
            Profile::Threshold(rule) if rule.zeros == Zeros::Sensitive
        );
        let known = |(group, withheld): (&CellGroup, &Option<Reason>)| match (withheld, profile) {
            (Some(_), _) => {
                // what is told as a zero is nothing else
                let one = i64::from(is_zero_told && group.count > 0);
                (group.at_least.max(one), UNBOUNDED)
            }
            (None, Profile::Round(base)) => {
                let told = nearest_multiple(group.count, base);
                let base = i64::from(base);
                let least = told - base / 2;
                (least.max(group.at_least), told + (base - 1) / 2)
            }
            (None, Profile::Threshold(_) | Profile::None) => (group.count, group.count),
        };
        let groups = self.groups.iter().zip(&withheld.0);
        let mut bounds: Vec<(i64, i64)> = groups.map(known).collect();
        // sums of a tree: every pass goes one step up or down
        for _ in 0..=2 * self.families.len() {
            let before = bounds.clone();
            self.families
                .iter()
                .for_each(|family| family.narrow(&mut bounds));
            if bounds == before {
                break;
            }
        }
        bounds
    }

    /// Writes what may be told of inhabitants into an edition as it is published.
    pub fn write(&self, edition: &mut Edition, withheld: &Withheld, profile: Profile) {
        for table in &mut edition.tables {
            let mut columns = table.columns.iter();
            let is_own =
                |column: &crate::tables::Column| column.disclosure == Disclosure::Inhabitants;
            let Some(column) = columns.position(is_own) else {
                continue;
            };
            let rows = table.rows.iter();
            let positions: Vec<Option<usize>> = rows.map(|row| self.position(table, row)).collect();
            for (row, position) in table.rows.iter_mut().zip(positions) {
                if let Value::Number(count) = row.values[column] {
                    let is_told = position.is_some_and(|group| withheld.0[group].is_none());
                    row.values[column] = match (is_told || profile == Profile::None, profile) {
                        (false, _) => Value::Withheld,
                        (true, Profile::Round(base)) => {
                            Value::Number(nearest_multiple(count as i64, base) as f64)
                        }
                        (true, _) => Value::Number(count),
                    };
                }
            }
        }
        edition.inhabitants.clear();
    }

    /// Why the inhabitants of a row are withheld, if they are.
    pub fn reason(&self, table: &Table, row: &Row, withheld: &Withheld) -> Option<Reason> {
        withheld.0[self.position(table, row)?]
    }
}

impl Family {
    /// Narrows the bounds of the whole and of its parts by those of the others.
    fn narrow(&self, bounds: &mut [(i64, i64)]) {
        let (low, high) = self.sum(bounds, None);
        let whole = &mut bounds[self.whole];
        *whole = (whole.0.max(low), whole.1.min(high));
        let whole = *whole;
        for part in &self.parts {
            let (low, high) = self.sum(bounds, Some(*part));
            let own = &mut bounds[*part];
            *own = (own.0.max(whole.0 - high), own.1.min(whole.1 - low));
        }
    }

    /// The bounds of the sum of all parts, but one of them.
    fn sum(&self, bounds: &[(i64, i64)], without: Option<usize>) -> (i64, i64) {
        let parts = self.parts.iter().filter(|part| Some(**part) != without);
        parts.fold((self.rest, self.rest), |(low, high), part| {
            let (least, most) = bounds[*part];
            (low + least, high.saturating_add(most).min(UNBOUNDED))
        })
    }
}
