//! Inhabitants from several tables: by age and district, by origin and district, by gender and age become one table
//! of all of these together.
//!
//! The cells are those that every table leaves open; their numbers come from iterative proportional [`fitting`], which
//! assumes nothing of how the groups go together beyond what the tables say. So they are estimates: each has the
//! bounds that its rows alone give (Fréchet 1940, "Les probabilités associées à un système d'événements compatibles et
//! dépendants"), and two tables' sums stay what they are, to the millionth. Tables that contradict each other are
//! named, not averaged.
//!
//! # On paper
//!
//! North has 40 people and South 60; 30 are young and 70 old. North: 40 · 30 % = 12 young, and no fewer than
//! 40 + 30 − 100 < 0, so 0, and no more than 30.
//!
//! - `tables`: which rows are one table, and what they have in common
//! - `cells`: the cells that all tables leave open
//! - [`fitting`]: their numbers

mod cells;
pub mod fitting;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use super::controlled_rounding::{Family, controlled};
use crate::model::finding::{Code, Finding, Place};
use crate::model::inventory::Inventory;
use crate::model::need::{Amount, People};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;
use cells::{Joint, Unjoined};
use fitting::{Ended, Margin, fit};
use tables::{Table, contradictions, tables};

/// How near every sum is met before rounding, as a share of itself.
const TOLERANCE: f64 = 1e-9;

/// Joins, for each year, the tables of inhabitants that are broken down differently.
pub fn join(inventory: &mut Inventory) -> Vec<Finding> {
    let mut by_year: BTreeMap<i32, Vec<People>> = BTreeMap::new();
    for row in std::mem::take(&mut inventory.population) {
        by_year.entry(row.year).or_default().push(row);
    }
    let mut findings = Vec::new();
    for rows in by_year.into_values() {
        match joined(&rows, &inventory.vocabulary, &inventory.population_files) {
            Ok(None) => inventory.population.extend(rows),
            Ok(Some(joined)) => {
                findings.push(noted(&rows, &joined, &inventory.population_files));
                inventory.population.extend(joined);
            }
            Err(found) => {
                findings.extend(found);
                inventory.population.extend(rows);
            }
        }
    }
    findings
}

/// That several tables were joined, and into how many cells.
fn noted(rows: &[People], joined: &[People], files: &[Place]) -> Finding {
    let tables: BTreeSet<usize> = rows.iter().map(|row| row.table).collect();
    let places = tables.iter().filter_map(|table| files.get(*table));
    let names: Vec<String> = places.map(|place| place.file.clone()).collect();
    let first = tables.first().and_then(|table| files.get(*table));
    Finding::new(Code::PopulationJoined, first.cloned().unwrap_or_default())
        .seen(rows[0].year.to_string())
        .detail("files", names)
        .detail("cells", joined.len() as u64)
}

/// The rows of a year as one table; none if they are one already.
fn joined(
    rows: &[People],
    vocabulary: &Vocabulary,
    files: &[Place],
) -> Result<Option<Vec<People>>, Vec<Finding>> {
    let tables = tables(rows, vocabulary);
    if tables.len() < 2 {
        return Ok(None);
    }
    let place = |table: &Table| files.get(table.file).cloned().unwrap_or_default();
    let found = contradictions(&tables, vocabulary);
    if !found.is_empty() {
        let finding = |one: tables::Contradiction| {
            let (first, other) = (&tables[one.tables.0], &tables[one.tables.1]);
            Finding::new(Code::PopulationContradicts, place(first))
                .seen_as(one.group)
                .detail("other", place(other).file)
                .detail("sum", one.sums.0)
                .detail("othersum", one.sums.1)
        };
        return Err(found.into_iter().map(finding).collect());
    }
    let joint = Joint::of(&tables, vocabulary).map_err(|unjoined| {
        vec![match unjoined {
            Unjoined::TooMany(cells) => {
                Finding::new(Code::PopulationTooFine, place(&tables[0])).detail("cells", cells)
            }
            Unjoined::Overlap { table, rows } => {
                let name = |row: usize| tables[table].rows[row].name(vocabulary);
                Finding::new(Code::PopulationOverlaps, place(&tables[table]))
                    .seen_as(name(rows.0))
                    .detail("other", name(rows.1))
            }
        }]
    })?;
    let mut people: Vec<f64> = joint.seeds.clone();
    let margins: Vec<Margin> = joint
        .groups
        .iter()
        .zip(&tables)
        .map(|(group, table)| Margin {
            group: group.clone(),
            totals: table.rows.iter().map(|row| row.persons.as_f64()).collect(),
        })
        .collect();
    if let Ended::Missed { margin, group, sum } = fit(&mut people, &margins, TOLERANCE) {
        let table = &tables[margin];
        let finding = Finding::new(Code::PopulationNotMet, place(table))
            .seen_as(table.rows[group].name(vocabulary))
            .detail("sum", table.rows[group].persons)
            .detail("found", sum.round().max(0.0) as u64);
        return Err(vec![finding]);
    }
    Ok(Some(as_people(rows[0].year, &people, &joint, &tables)))
}

/// The fitted cells as rows, rounded so that the sums of the two finest tables are kept to the millionth.
fn as_people(year: i32, people: &[f64], joint: &Joint, tables: &[Table]) -> Vec<People> {
    let mut finest: Vec<usize> = (0..tables.len()).collect();
    finest.sort_by_key(|table| std::cmp::Reverse(tables[*table].rows.len()));
    let family = |table: usize| {
        let keys: Vec<Vec<u32>> = joint.groups[table]
            .iter()
            .map(|group| vec![*group])
            .collect();
        Family::of_keys(&keys)
    };
    let families = [family(finest[0]), family(finest[1])];
    let millionth = Quantity::ONE.units() as f64;
    // as finely as 53 bits allow, so that rounding finds the exact sums
    let parts: Vec<u64> = people
        .iter()
        .map(|persons| (persons * millionth * f64::from(FINER)).round() as u64)
        .collect();
    let rounded = controlled(&parts, u64::from(FINER), [&families[0], &families[1]]);
    let rows = joint.cells.iter().zip(rounded).enumerate();
    rows.map(|(cell, (key, millionths))| {
        let persons = Quantity::from_units(millionths);
        People {
            year,
            nodes: key.nodes.clone(),
            ages: key.ages,
            persons: Amount {
                low: persons,
                high: persons,
            },
            table: tables[finest[0]].file,
            bounds: Some(bounds(cell, joint, tables)),
        }
    })
    .collect()
}

/// Parts of a millionth that fitted numbers are rounded from.
const FINER: u32 = 64;

/// How few and how many people of a cell there can be, as far as its rows tell.
fn bounds(cell: usize, joint: &Joint, tables: &[Table]) -> Amount {
    let rows = tables.iter().zip(&joint.groups);
    let rows: Vec<Quantity> = rows
        .map(|(table, groups)| table.rows[groups[cell] as usize].persons)
        .collect();
    let high = rows.iter().copied().min().unwrap_or_default();
    let together: Quantity = rows.iter().copied().sum();
    let around = joint.around[joint.common[cell] as usize].times(rows.len() as u64 - 1);
    Amount {
        low: if joint.is_whole[cell] {
            together - around
        } else {
            Quantity::ZERO
        },
        high,
    }
}

/// Whether a node says something in its dimension.
fn says(node: Node) -> bool {
    node != Node::NOT_BROKEN_DOWN
}

#[cfg(test)]
mod tests;
