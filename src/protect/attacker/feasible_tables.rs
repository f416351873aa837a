//! What speaks against an attack: other counts that would have given the same report.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::protect::attacker::constraints::{EPSILON, Move};
use crate::protect::attacker::targets::Attack;

/// Other counts, and what they change.
#[derive(Debug, Clone)]
pub struct FeasibleTable {
    /// By how many cases each unknown is another.
    pub moved: Move,
    /// The statistics that have to be withheld for it.
    pub broken: Vec<usize>,
    /// Targets with their changes.
    changes: Vec<(usize, f64)>,
}

/// All feasible tables that were found, and how far down and up those that hold move each target. A feasible table stays
/// one while more is withheld, so none is sought twice.
#[derive(Debug, Clone)]
pub struct FeasibleTables {
    /// Those that hold and those that did: see [`FeasibleTables::recount`].
    pub tables: Vec<Arc<FeasibleTable>>,
    /// Per target: at most 0, and at least 0.
    ends: Vec<(f64, f64)>,
}

impl FeasibleTables {
    /// Nothing was found yet.
    pub fn none(attack: &Attack) -> FeasibleTables {
        FeasibleTables {
            tables: Vec::new(),
            ends: vec![(0.0, 0.0); attack.targets.len()],
        }
    }

    /// How far down and up some feasible table moves a target.
    pub fn ends(&self, target: usize) -> (f64, f64) {
        self.ends[target]
    }

    /// Whether feasible tables are far enough apart on a target.
    pub fn is_wide(&self, attack: &Attack, target: usize) -> bool {
        let (down, up) = self.ends[target];
        up - down + EPSILON >= attack.targets[target].needed
    }

    /// Adds a move, if there can be such counts. A feasible table for one target is often one for others.
    pub fn remember(&mut self, attack: &Attack, moved: Move) {
        let Some(broken) = attack.constraints.broken(&moved) else {
            return;
        };
        let mut changes: BTreeMap<usize, f64> = BTreeMap::new();
        for (unknown, change) in &moved {
            for (target, weight) in attack.aimed(*unknown) {
                *changes.entry(*target).or_default() += weight * *change as f64;
            }
        }
        self.add(Arc::new(FeasibleTable {
            moved,
            broken,
            changes: changes.into_iter().collect(),
        }));
    }

    /// Adds moves that may hold, now or once more is withheld.
    pub fn suggest(&mut self, attack: &Attack, moves: Vec<Move>, withheld: &[bool]) {
        moves
            .into_iter()
            .for_each(|moved| self.remember(attack, moved));
        self.recount(withheld);
    }

    /// Adds a feasible table that holds.
    pub fn add(&mut self, table: Arc<FeasibleTable>) {
        self.count(&table);
        self.tables.push(table);
    }

    fn count(&mut self, table: &FeasibleTable) {
        for (target, change) in &table.changes {
            let (down, up) = &mut self.ends[*target];
            *down = down.min(*change);
            *up = up.max(*change);
        }
    }

    /// Counts only those feasible tables that hold with what is withheld now.
    pub fn recount(&mut self, withheld: &[bool]) {
        self.ends.fill((0.0, 0.0));
        for table in self.tables.clone() {
            if table.holds(withheld) {
                self.count(&table);
            }
        }
    }

    /// Forgets those that do not hold.
    pub fn forget(&mut self, withheld: &[bool]) {
        self.tables.retain(|table| table.holds(withheld));
        self.recount(withheld);
    }
}

impl FeasibleTable {
    /// By how much it moves a target.
    pub fn change(&self, target: usize) -> f64 {
        let own = self.changes.binary_search_by_key(&target, |(own, _)| *own);
        own.map_or(0.0, |own| self.changes[own].1)
    }

    fn holds(&self, withheld: &[bool]) -> bool {
        self.broken.iter().all(|statistic| withheld[*statistic])
    }
}
