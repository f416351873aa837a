//! What the attacker knows besides the files: which cells a line counts, and how well each is covered. He
//! knows the vocabulary, every offer and its places, and so he can compute both; he does not know a need.

use std::collections::BTreeMap;

use super::folder::{Line, beside, lines};
use super::towns::{Told, files};

/// The coverage of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    pub assessable: bool,
    pub cautious: f64,
    /// None: the source withholds a part of its need, and he cannot tell the scenarios apart.
    pub generous: Option<f64>,
}

/// A line of a report: the report's folder, the table, the keys.
type Place = (String, String, Vec<String>);

/// Cells with the weight of each.
pub type Weights = Vec<(u32, f64)>;

/// A ranking that shows only the largest: its report and its table, and all groups that may stand in it.
pub type Ranking = (String, &'static str, Vec<Vec<u32>>);

/// The cells that have any need, and which line of which table counts them.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// By number.
    pub cells: BTreeMap<u32, Share>,
    counted: BTreeMap<Place, Vec<u32>>,
    /// Columns that tell a weighted sum.
    told: BTreeMap<Place, Vec<(String, Weights)>>,
    pub rankings: Vec<Ranking>,
    /// The needs, to check a find with, and to begin the search from.
    pub truth: BTreeMap<u32, i64>,
}

impl Knowledge {
    /// From what a report would say without protection.
    pub fn of(told: &Told) -> Knowledge {
        Knowledge::of_all(&[("", told)])
    }

    /// The same for several reports on the same town, each in a folder of its own.
    pub fn of_all(reports: &[(&str, &Told)]) -> Knowledge {
        let mut knowledge = Knowledge::default();
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        for (folder, told) in reports {
            for name in &told.names {
                let next = numbers.len() as u32;
                numbers.entry(name).or_insert(next);
            }
            let own: Vec<u32> = told
                .names
                .iter()
                .map(|name| numbers[name.as_str()])
                .collect();
            knowledge.add(folder, told, &own);
        }
        knowledge
    }

    /// What a report counts; `numbers` holds the number of each of its cells.
    fn add(&mut self, folder: &str, told: &Told, numbers: &[u32]) {
        let edition = &told.edition;
        for (number, cell) in numbers.iter().zip(&edition.cells) {
            if cell.need == 0 {
                continue;
            }
            let share = Share {
                assessable: cell.assessable,
                cautious: cell.covered,
                generous: (cell.unsure == 0).then_some(cell.covered_at_most),
            };
            let known = self.truth.insert(*number, i64::from(cell.need));
            assert!(known.is_none_or(|known| known == i64::from(cell.need)));
            self.cells.entry(*number).or_insert(share);
        }
        let has_need = |cell: &u32| self.cells.contains_key(cell);
        let group = |cells: &[u32]| -> Vec<u32> {
            let own = cells.iter().map(|cell| numbers[*cell as usize]);
            let mut own: Vec<u32> = own.filter(has_need).collect();
            own.sort_unstable();
            own
        };
        let files = match folder {
            "" => files(edition),
            folder => beside([(folder, files(edition))]),
        };
        let lines = lines(&files);
        let mut rest = lines.iter();
        let mut tables: Vec<_> = edition.tables.iter().collect();
        tables.sort_by_key(|table| format!("tables/{}.csv", table.name));
        for table in tables {
            for row in &table.rows {
                let line = rest.next().expect("a line for every row");
                let tells = row.tells.iter().map(|one| {
                    let weights = one.weights.iter();
                    let weights = weights.map(|(cell, weight)| (numbers[*cell as usize], *weight));
                    let column = table.columns[one.column].name.clone();
                    (column, weights.filter(|(cell, _)| has_need(cell)).collect())
                });
                self.told.insert(place(line), tells.collect());
                self.counted.insert(place(line), group(&row.cells));
            }
        }
        let report = lines.first().map_or("", |line| line.report.as_str());
        for (table, candidates) in &told.candidates {
            let groups = candidates.iter().map(|cells| group(cells)).collect();
            self.rankings.push((report.to_string(), table, groups));
        }
    }

    /// The cells that a line counts, ascending; none: it counts none that has need.
    pub fn group(&self, line: &Line) -> Option<&[u32]> {
        let own = self.counted.get(&place(line))?;
        (!own.is_empty()).then_some(own)
    }

    /// The weighted sums that a line tells beside what it counts.
    pub fn told(&self, line: &Line) -> &[(String, Weights)] {
        self.told.get(&place(line)).map_or(&[], Vec::as_slice)
    }
}

fn place(line: &Line) -> Place {
    (line.report.clone(), line.table.clone(), line.keys.clone())
}
