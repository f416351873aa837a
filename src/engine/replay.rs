//! Reports that are out, made again from today's data, as if they were written today.

use std::collections::BTreeSet;

use super::found::Found;
use super::prepared::Prepared;
use super::stopped::Reason;
use crate::analysis::year::analyse;
use crate::model::brief::Brief;
use crate::protect::{self, Numbering, Threshold, World};
use crate::published::{Again, Earlier, Learned};
use crate::tables::cells::CellKey;
use crate::tables::edition::edition;
use crate::tables::{Cell, Edition};

/// The cells of today's reports, and what they are.
pub struct Today<'a> {
    /// That they are on.
    year: i32,
    keys: Vec<CellKey>,
    cells: &'a [Cell],
}

impl<'a> Today<'a> {
    /// All editions of a run have the same cells.
    pub fn of(found: &Found, editions: &'a [Edition]) -> Today<'a> {
        let cells = editions.first().map_or(&[][..], |edition| &edition.cells);
        let mut keys = found.material().keys();
        keys.truncate(cells.len());
        Today {
            year: found.year.question.year,
            keys,
            cells,
        }
    }

    /// The years that today's reports tell of.
    pub fn years(&self) -> BTreeSet<i32> {
        let years = self.keys.iter().map(|key| key.year);
        years.chain([self.year]).collect()
    }

    /// A report on a year, made again.
    fn again(&self, found: &Found, brief: &Brief) -> Again {
        let material = found.material();
        let edition = edition(material, brief);
        let keys = material.keys();
        Again {
            numbering: Numbering::between((&keys, &edition.cells), (&self.keys, self.cells)),
            edition,
        }
    }

    /// What reports that are out say of the cells of today's, and how many of their rows do.
    pub fn learned(
        &self,
        reports: &[Earlier],
        prepared: &Prepared,
        found: &Found,
    ) -> Result<Learned, Reason> {
        let mut learned = Learned::default();
        let vocabulary = &prepared.inventory.vocabulary;
        for year in self.years() {
            let of_year = reports.iter().filter(|report| report.year() == year);
            let of_year: Vec<&Earlier> = of_year.collect();
            if of_year.is_empty() {
                continue;
            }
            let mut learn = |found: &Found| -> Result<(), Reason> {
                let mut again: Vec<Again> = Vec::new();
                for report in &of_year {
                    let brief = report.brief(vocabulary)?;
                    again.push(self.again(found, &brief));
                }
                for (report, again) in of_year.iter().zip(&again) {
                    report.learn(again, &mut learned);
                }
                let rules = of_year.iter().map(|report| report.rule());
                learned.known.worlds.extend(left_possible(&again, rules));
                Ok(())
            };
            if year == self.year {
                learn(found)?;
                continue;
            }
            // of what was planned then nothing is on record
            let analysed = analyse(&prepared.inventory, prepared.question_of(year))?;
            learn(&Found::of(prepared, &analysed, None)?)?;
        }
        Ok(learned)
    }
}

/// Other counts that reports on one year left possible, if all withhold by one rule, as those of one run do.
fn left_possible(
    reports: &[Again],
    mut rules: impl Iterator<Item = Option<Threshold>>,
) -> Vec<World> {
    let Some(Some(rule)) = rules.next() else {
        return Vec::new();
    };
    let (true, Some(first)) = (rules.all(|one| one == Some(rule)), reports.first()) else {
        return Vec::new();
    };
    let editions = reports.iter().map(|again| again.edition.clone());
    let worlds = protect::left_possible(editions.collect(), rule);
    let there = worlds.iter().map(|world| first.numbering.world(world));
    there.collect()
}
