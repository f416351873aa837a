//! The groups of equal rows of a file.

use std::collections::BTreeSet;

/// Each combination of values that occurs, once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    /// For each column its distinct values, in alphabetical order.
    pub values: Vec<Vec<String>>,
    /// For each column, and in it for each group, the index of the value.
    pub columns: Vec<Vec<u32>>,
    /// For each group, how many rows have it.
    pub rows: Vec<u64>,
}

impl Groups {
    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes groups out, with the values that only they have.
    pub fn remove(&mut self, groups: &BTreeSet<usize>) {
        let kept: Vec<usize> = (0..self.len())
            .filter(|group| !groups.contains(group))
            .collect();
        self.rows = kept.iter().map(|group| self.rows[*group]).collect();
        for (column, values) in self.columns.iter_mut().zip(&mut self.values) {
            *column = kept.iter().map(|group| column[*group]).collect();
            let mut is_used = vec![false; values.len()];
            column
                .iter()
                .for_each(|code| is_used[*code as usize] = true);
            let mut place = vec![0; values.len()];
            let mut used: Vec<String> = Vec::new();
            for (code, value) in values
                .drain(..)
                .enumerate()
                .filter(|(code, _)| is_used[*code])
            {
                place[code] = used.len() as u32;
                used.push(value);
            }
            column
                .iter_mut()
                .for_each(|code| *code = place[*code as usize]);
            *values = used;
        }
    }

    /// A column in which all groups say the same.
    pub(super) fn insert_constant(&mut self, slot: usize, value: &str) {
        self.values.insert(slot, vec![value.to_string()]);
        self.columns.insert(slot, vec![0; self.rows.len()]);
    }

    /// A group's value in a column; the column is counted within those that were asked for.
    pub fn value(&self, group: usize, column: usize) -> &str {
        &self.values[column][self.columns[column][group] as usize]
    }
}
