//! What speaks against an attack: other counts that would have given the same report.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::system::{HAIR, Move};
use super::targets::Attack;

/// Other counts, and what they change.
#[derive(Debug, Clone)]
pub struct Witness {
    /// By how many cases each unknown is another.
    pub moved: Move,
    /// The items that have to be withheld for it.
    pub broken: Vec<usize>,
    /// Targets with their changes.
    changes: Vec<(usize, f64)>,
}

/// All witnesses that were found, and how far down and up those that hold move each target. A witness stays
/// one while more is withheld, so none is sought twice.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Those that hold and those that did: see [`Evidence::recount`].
    pub witnesses: Vec<Arc<Witness>>,
    /// Per target: at most 0, and at least 0.
    ends: Vec<(f64, f64)>,
}

impl Evidence {
    /// Nothing was found yet.
    pub fn none(attack: &Attack) -> Evidence {
        Evidence {
            witnesses: Vec::new(),
            ends: vec![(0.0, 0.0); attack.targets.len()],
        }
    }

    /// How far down and up some witness moves a target.
    pub fn ends(&self, target: usize) -> (f64, f64) {
        self.ends[target]
    }

    /// Whether witnesses are far enough apart on a target.
    pub fn is_wide(&self, attack: &Attack, target: usize) -> bool {
        let (down, up) = self.ends[target];
        up - down + HAIR >= attack.targets[target].needed
    }

    /// Adds a move, if there can be such counts. A witness for one target is often one for others.
    pub fn remember(&mut self, attack: &Attack, moved: Move) {
        let Some(broken) = attack.system.broken(&moved) else {
            return;
        };
        let mut changes: BTreeMap<usize, f64> = BTreeMap::new();
        for (unknown, change) in &moved {
            for (target, weight) in attack.aimed(*unknown) {
                *changes.entry(*target).or_default() += weight * *change as f64;
            }
        }
        self.add(Arc::new(Witness {
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

    /// Adds a witness that holds.
    pub fn add(&mut self, witness: Arc<Witness>) {
        self.count(&witness);
        self.witnesses.push(witness);
    }

    fn count(&mut self, witness: &Witness) {
        for (target, change) in &witness.changes {
            let (down, up) = &mut self.ends[*target];
            *down = down.min(*change);
            *up = up.max(*change);
        }
    }

    /// Counts only those witnesses that hold with what is withheld now.
    pub fn recount(&mut self, withheld: &[bool]) {
        self.ends.fill((0.0, 0.0));
        for witness in self.witnesses.clone() {
            if witness.holds(withheld) {
                self.count(&witness);
            }
        }
    }

    /// Forgets those that do not hold.
    pub fn forget(&mut self, withheld: &[bool]) {
        self.witnesses.retain(|witness| witness.holds(withheld));
        self.recount(withheld);
    }
}

impl Witness {
    /// By how much it moves a target.
    pub fn change(&self, target: usize) -> f64 {
        let own = self.changes.binary_search_by_key(&target, |(own, _)| *own);
        own.map_or(0.0, |own| self.changes[own].1)
    }

    fn holds(&self, withheld: &[bool]) -> bool {
        self.broken.iter().all(|item| withheld[*item])
    }
}
