//! Groups of rows, added up over the blocks of a file.

use std::borrow::Cow;

use polars::prelude::*;

use super::groups::Groups;

/// Adds up the groups of all blocks.
pub(super) struct Tally {
    codes: Vec<PlHashMap<String, u32>>,
    rows: PlHashMap<Box<[u32]>, u64>,
}

impl Tally {
    pub fn new(columns: usize) -> Tally {
        Tally {
            codes: vec![PlHashMap::new(); columns],
            rows: PlHashMap::new(),
        }
    }

    /// Adds the groups of a block: its columns, then how many rows each has.
    pub fn add(&mut self, groups: &DataFrame) -> PolarsResult<()> {
        let (keys, counts) = groups.columns().split_at(self.codes.len());
        let mut coded: Vec<Vec<u32>> = Vec::with_capacity(keys.len());
        for (key, codes) in keys.iter().zip(&mut self.codes) {
            let values = key.str()?.iter();
            coded.push(
                values
                    .map(|value| code(codes, value.unwrap_or_default()))
                    .collect(),
            );
        }
        let mut key = Vec::with_capacity(coded.len());
        for counts in counts {
            for (group, rows) in counts.idx()?.iter().enumerate() {
                key.clear();
                key.extend(coded.iter().map(|column| column[group]));
                self.count(&key, u64::from(rows.unwrap_or_default()));
            }
        }
        Ok(())
    }

    /// Adds rows that are equal in all columns.
    pub fn add_row<'a>(&mut self, fields: impl Iterator<Item = Cow<'a, str>>, rows: u64) {
        let codes = fields.zip(&mut self.codes);
        let key: Vec<u32> = codes.map(|(field, codes)| code(codes, &field)).collect();
        self.count(&key, rows);
    }

    fn count(&mut self, key: &[u32], rows: u64) {
        match self.rows.get_mut(key) {
            Some(count) => *count += rows,
            None => {
                self.rows.insert(key.into(), rows);
            }
        }
    }

    /// The groups in the order of their values, whatever the order in which they were found.
    pub fn finish(self) -> Groups {
        let mut values = Vec::with_capacity(self.codes.len());
        let mut ranks = Vec::with_capacity(self.codes.len());
        for codes in self.codes {
            let mut sorted: Vec<(String, u32)> = codes.into_iter().collect();
            sorted.sort_unstable();
            let mut rank = vec![0; sorted.len()];
            for (place, (_, code)) in sorted.iter().enumerate() {
                rank[*code as usize] = place as u32;
            }
            ranks.push(rank);
            values.push(sorted.into_iter().map(|(value, _)| value).collect());
        }
        let mut groups: Vec<(Box<[u32]>, u64)> = self.rows.into_iter().collect();
        for (key, _) in &mut groups {
            for (code, rank) in key.iter_mut().zip(&ranks) {
                *code = rank[*code as usize];
            }
        }
        groups.sort_unstable();
        let columns =
            (0..ranks.len()).map(|column| groups.iter().map(|(key, _)| key[column]).collect());
        Groups {
            columns: columns.collect(),
            values,
            rows: groups.iter().map(|(_, count)| *count).collect(),
        }
    }
}

fn code(codes: &mut PlHashMap<String, u32>, value: &str) -> u32 {
    if let Some(code) = codes.get(value) {
        return *code;
    }
    let next = codes.len() as u32;
    codes.insert(value.to_string(), next);
    next
}
