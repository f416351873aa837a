//! The groups of cells that an edition speaks of. Rows that count the same cells say the same, in
//! whichever table they stand: they are one group, shown or withheld together.

use std::collections::BTreeMap;

use super::figures::Figures;
use crate::tables::{Edition, RowRole, Table};

/// Cells that are counted together somewhere.
#[derive(Debug, Clone)]
pub struct Group {
    /// By number, ascending; only those with need.
    pub cells: Vec<u32>,
    pub figures: Figures,
    /// How often it is a margin: more than 0 makes it dear.
    pub margins: u32,
    /// Whether it is everybody: withheld only if it is small itself.
    pub everybody: bool,
}

/// All groups of an edition, and which row speaks of which.
#[derive(Debug, Clone)]
pub struct Groups {
    pub all: Vec<Group>,
    /// Per table, per row: the position of its group; none where nothing is needed.
    pub rows: Vec<Vec<Option<usize>>>,
    /// The group of the headline's whole picture.
    pub headline: Option<usize>,
}

impl Groups {
    /// Collects them from the tables whose rows are to be counted, and from the key figures.
    pub fn of(edition: &Edition) -> Groups {
        let mut groups = Groups {
            all: Vec::new(),
            rows: Vec::new(),
            headline: None,
        };
        let mut known: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
        groups.headline = groups.add(&mut known, edition, &edition.whole);
        if let Some(headline) = groups.headline {
            groups.all[headline].everybody = true;
        }
        for table in &edition.tables {
            let mut rows = Vec::new();
            for row in &table.rows {
                let group = match is_counted(table) {
                    true => groups.add(&mut known, edition, &row.cells),
                    false => None,
                };
                if let Some(group) = group {
                    groups.all[group].margins += u32::from(row.role == RowRole::Total);
                }
                rows.push(group);
            }
            groups.rows.push(rows);
        }
        groups
    }

    fn add(
        &mut self,
        known: &mut BTreeMap<Vec<u32>, usize>,
        edition: &Edition,
        cells: &[u32],
    ) -> Option<usize> {
        let needed = |cell: &u32| {
            let cell = edition.cells.get(*cell as usize);
            cell.is_some_and(|cell| cell.need > 0)
        };
        let cells: Vec<u32> = cells.iter().copied().filter(needed).collect();
        if cells.is_empty() {
            return None;
        }
        let next = self.all.len();
        let group = *known.entry(cells.clone()).or_insert(next);
        if group == next {
            self.all.push(Group {
                figures: Figures::of(&edition.cells, &cells),
                cells,
                margins: 0,
                everybody: false,
            });
        }
        Some(group)
    }
}

/// Whether the rows of a table say how large the need of their cells is. Levers say what an offer would
/// change: their figures are left out of what is published.
pub fn is_counted(table: &Table) -> bool {
    table.column("need").is_some()
}
