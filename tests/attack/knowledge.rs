//! What the attacker knows besides the files: which cells a line counts, and how well each is covered. He
//! knows the vocabulary, every offer and its places, and so he can compute both; he does not know a need.

use std::collections::BTreeMap;

use lueckenlos::tables::Edition;

use super::folder::{Line, lines};
use super::towns::files;

/// The coverage of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    pub assessable: bool,
    pub cautious: f64,
    /// None: the source withholds a part of its need, and he cannot tell the scenarios apart.
    pub generous: Option<f64>,
}

/// The cells that have any need, and which line of which table counts them.
#[derive(Debug)]
pub struct Knowledge {
    /// By number.
    pub cells: BTreeMap<u32, Share>,
    counted: BTreeMap<(String, Vec<String>), Vec<u32>>,
    /// The needs, to check a find with, and to begin the search from.
    pub truth: BTreeMap<u32, i64>,
}

impl Knowledge {
    /// From what a town's report would say without protection.
    pub fn of(edition: &Edition) -> Knowledge {
        let needed = edition.cells.iter().enumerate();
        let needed = needed.filter(|(_, cell)| cell.need > 0);
        let share = |cell: &lueckenlos::tables::Cell| Share {
            assessable: cell.assessable,
            cautious: cell.covered,
            generous: (cell.unsure == 0).then_some(cell.covered_at_most),
        };
        let cells = needed.clone();
        let cells: BTreeMap<u32, Share> = cells
            .map(|(number, cell)| (number as u32, share(cell)))
            .collect();
        let told = lines(&files(edition));
        let mut counted = BTreeMap::new();
        let mut rest = told.iter();
        let mut tables: Vec<_> = edition.tables.iter().collect();
        tables.sort_by_key(|table| format!("tables/{}.csv", table.name));
        for row in tables.iter().flat_map(|table| &table.rows) {
            let line = rest.next().expect("a line for every row");
            let own = row.cells.iter().copied();
            let own = own.filter(|cell| cells.contains_key(cell)).collect();
            counted.insert((line.table.clone(), line.keys.clone()), own);
        }
        Knowledge {
            cells,
            counted,
            truth: needed
                .map(|(number, cell)| (number as u32, i64::from(cell.need)))
                .collect(),
        }
    }

    /// The cells that a line counts, ascending; none: it counts none that has need.
    pub fn group(&self, line: &Line) -> Option<&[u32]> {
        let own = self.counted.get(&(line.table.clone(), line.keys.clone()))?;
        (!own.is_empty()).then_some(own)
    }
}
