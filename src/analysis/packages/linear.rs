//! Amounts that are linear in how often choices are taken.

use super::problem::Choice;

/// A constant and so much more for every time that a choice is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Linear {
    pub constant: i128,
    /// By choice, rising.
    pub each: Vec<(u32, i128)>,
}

impl Linear {
    pub fn of(constant: u64) -> Linear {
        Linear {
            constant: i128::from(constant),
            each: Vec::new(),
        }
    }

    pub fn add(&mut self, other: &Linear) {
        self.constant += other.constant;
        for (choice, more) in &other.each {
            match self.each.binary_search_by_key(choice, |(own, _)| *own) {
                Ok(position) => self.each[position].1 += more,
                Err(position) => self.each.insert(position, (*choice, *more)),
            }
        }
    }

    pub fn at(&self, times: &[u32]) -> i128 {
        let each = self.each.iter();
        let each = each.map(|(choice, more)| more * i128::from(times[*choice as usize]));
        self.constant + each.sum::<i128>()
    }

    /// The smallest and the largest that it can be.
    pub fn range(&self, choices: &[Choice]) -> (i128, i128) {
        let ends = self.each.iter().map(|(choice, more)| {
            let end = more * i128::from(choices[*choice as usize].most);
            (end.min(0), end.max(0))
        });
        ends.fold(
            (self.constant, self.constant),
            |(low, high), (less, more)| (low + less, high + more),
        )
    }
}
