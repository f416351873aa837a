//! Many short lists of small numbers in one array.

use std::ops::Range;

/// Lists of indices, one after the other: list `i` is `items[start[i]..start[i + 1]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    start: Vec<usize>,
    items: Vec<u32>,
}

impl Default for Lists {
    fn default() -> Lists {
        Lists {
            start: vec![0],
            items: Vec::new(),
        }
    }
}

impl Lists {
    /// The number of lists.
    pub fn len(&self) -> usize {
        self.start.len() - 1
    }

    /// Whether there is no list.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The items of all lists in a row.
    pub fn items(&self) -> &[u32] {
        &self.items
    }

    /// Where list `list` stands among [`Lists::items`].
    pub fn range(&self, list: usize) -> Range<usize> {
        self.start[list]..self.start[list + 1]
    }

    /// One list.
    pub fn get(&self, list: usize) -> &[u32] {
        &self.items[self.range(list)]
    }

    /// One list after the other.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.start.windows(2).map(|w| &self.items[w[0]..w[1]])
    }

    /// Adds a list at the end.
    pub fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.items.extend(list);
        self.start.push(self.items.len());
    }

    /// The same lists with every item replaced, or left out.
    pub fn filter_map(&self, replaced: impl Fn(u32) -> Option<u32>) -> Lists {
        let mut lists = Lists::default();
        for list in self.iter() {
            lists.push(list.iter().filter_map(|&item| replaced(item)));
        }
        lists
    }

    /// For every number below `bound` the lists that hold it, in rising order.
    pub fn transposed(&self, bound: usize) -> Lists {
        let pairs = |list: usize| self.get(list).iter().map(move |&item| (item, list as u32));
        grouped(bound, (0..self.len()).flat_map(pairs))
    }
}

impl<L: IntoIterator<Item = u32>> FromIterator<L> for Lists {
    fn from_iter<I: IntoIterator<Item = L>>(lists: I) -> Lists {
        let mut all = Lists::default();
        for list in lists {
            all.push(list);
        }
        all
    }
}

/// The values with these numbers.
pub fn at<T: Copy>(values: &[T], numbers: &[u32]) -> Vec<T> {
    numbers
        .iter()
        .map(|&number| values[number as usize])
        .collect()
}

/// The sum of the amounts with these numbers.
pub fn sum_at(amounts: &[u64], numbers: &[u32]) -> u64 {
    numbers.iter().map(|&number| amounts[number as usize]).sum()
}

/// Where a number stands in a rising list.
pub fn position(rising: &[u32], number: u32) -> Option<u32> {
    rising
        .binary_search(&number)
        .ok()
        .map(|position| position as u32)
}

/// The items of `(list, item)` pairs, sorted into `lists` lists; the order within a list is kept.
pub fn grouped(lists: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Lists {
    let mut start = vec![0; lists + 1];
    for (list, _) in pairs.clone() {
        start[list as usize + 1] += 1;
    }
    for list in 0..lists {
        start[list + 1] += start[list];
    }
    let mut next = start.clone();
    let mut items = vec![0; start[lists]];
    for (list, item) in pairs {
        items[next[list as usize]] = item;
        next[list as usize] += 1;
    }
    Lists { start, items }
}
