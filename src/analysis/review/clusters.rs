//! Cells that cannot be compared one by one, but together.

use std::collections::{BTreeMap, BTreeSet};

use super::Which;

/// Why a cell cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Only this year has needs in its topic.
    TopicOnlyIn(Which),
    /// No offer in its topic is on record in either year.
    NeverAssessable,
    /// Only this year can be assessed; what changes by that counts as knowledge.
    AssessableOnlyIn(Which),
    /// Only this year knows its category in the dimension at this position.
    CategoryOnlyIn(Which, usize),
    /// Its category in the dimension at this position is defined in other words.
    Redefined(usize),
    /// The other year states these people in other groups.
    BrokenDownDifferently,
}

impl Reason {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Reason::TopicOnlyIn(Which::From) => "topic_only_before",
            Reason::TopicOnlyIn(Which::To) => "topic_only_after",
            Reason::NeverAssessable => "never_assessable",
            Reason::AssessableOnlyIn(Which::From) => "assessable_only_before",
            Reason::AssessableOnlyIn(Which::To) => "assessable_only_after",
            Reason::CategoryOnlyIn(Which::From, _) => "category_only_before",
            Reason::CategoryOnlyIn(Which::To, _) => "category_only_after",
            Reason::Redefined(_) => "redefined",
            Reason::BrokenDownDifferently => "broken_down_differently",
        }
    }
}

/// Per cell of both years why it cannot be compared, and with which others it can.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparable {
    /// Per cell; none: it is compared by itself.
    pub reasons: Vec<Option<Reason>>,
    /// Per cell the number of its cluster.
    cluster: Vec<Option<u32>>,
    /// Per cluster how many cells it has.
    sizes: Vec<u32>,
}

impl Comparable {
    /// Of a group's cells those that it may count, and of them those that are compared in full.
    pub fn counted(&self, cells: &[u32]) -> (Vec<u32>, bool) {
        let mut held: BTreeMap<u32, u32> = BTreeMap::new();
        let clusters = cells.iter().filter_map(|cell| self.cluster[*cell as usize]);
        clusters.for_each(|cluster| *held.entry(cluster).or_default() += 1);
        let whole = |cell: u32| {
            self.cluster[cell as usize]
                .is_some_and(|cluster| held[&cluster] == self.sizes[cluster as usize])
        };
        let in_full = |cell: u32| self.reasons[cell as usize].is_none() || whole(cell);
        let counted = cells.iter().copied().filter(|cell| {
            let known = matches!(
                self.reasons[*cell as usize],
                Some(Reason::AssessableOnlyIn(_))
            );
            known || in_full(*cell)
        });
        let counted: Vec<u32> = counted.collect();
        let compared = counted.iter().any(|cell| in_full(*cell));
        (counted, compared)
    }
}

/// Cells that belong together: a forest of pointers to the smallest.
pub(super) struct Clusters(Vec<u32>);

impl Clusters {
    /// Each of so many cells for itself.
    pub fn new(cells: usize) -> Clusters {
        Clusters((0..cells as u32).collect())
    }

    fn root(&self, mut cell: u32) -> u32 {
        while self.0[cell as usize] != cell {
            cell = self.0[cell as usize];
        }
        cell
    }

    /// These two, and what each is joined with, belong together.
    pub fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other) as usize] = one.min(other);
    }

    /// Clusters of cells whose reason lets them be counted together.
    pub fn comparable(self, reasons: Vec<Option<Reason>>) -> Comparable {
        let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
        let roots: Vec<u32> = (0..reasons.len() as u32)
            .map(|cell| self.root(cell))
            .collect();
        roots
            .iter()
            .for_each(|root| *sizes.entry(*root).or_default() += 1);
        let together = |cell: usize| {
            matches!(
                reasons[cell],
                Some(
                    Reason::CategoryOnlyIn(..)
                        | Reason::Redefined(_)
                        | Reason::BrokenDownDifferently
                )
            )
        };
        // A cluster that holds a cell of another kind is never whole.
        let spoiled: BTreeSet<u32> = (0..reasons.len())
            .filter(|cell| reasons[*cell].is_some() && !together(*cell))
            .map(|cell| roots[cell])
            .collect();
        let numbers: BTreeMap<u32, u32> = sizes
            .iter()
            .filter(|(root, size)| **size > 1 && !spoiled.contains(root))
            .zip(0..)
            .map(|((root, _), number)| (*root, number))
            .collect();
        Comparable {
            cluster: roots
                .iter()
                .map(|root| numbers.get(root).copied())
                .collect(),
            sizes: numbers.keys().map(|root| sizes[root]).collect(),
            reasons,
        }
    }
}
