//! Controlled rounding: parts of cases become whole cases, and sums stay what they are.
//!
//! Every cell goes down or up to a whole number, and so does the sum of every group of two families of nested
//! groups: a sum that is whole already is kept to the unit. With two such families this can always be done. The
//! amounts are a circulation: cells are arcs from the finest groups of the one family to the finest groups of the
//! other, groups are arcs from and to the groups around them. Where an amount is fractional, so is another one at
//! each of its ends, so there is a cycle of fractional amounts, and moving along it makes one of them whole and
//! changes no sum that is. With three families it may be impossible (Cox 1987), so there are no more than two.
//!
//! Bacharach 1966, "Matrix rounding problems", Management Science 12; Cox & Ernst 1982, "Controlled rounding",
//! INFOR 20; Cox 1987, "A constructive procedure for unbiased controlled rounding", JASA 82.

/// A family of nested groups of cells.
#[derive(Debug, Clone, Default)]
pub struct Family {
    /// By level, coarse first: the number of the group of every cell.
    levels: Vec<Vec<u32>>,
}

impl Family {
    /// The groups of cells whose keys begin alike: a key for each cell, all of the same length.
    pub fn of_keys(keys: &[Vec<u32>]) -> Family {
        let depth = keys.first().map_or(0, Vec::len);
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by(|one, other| keys[*one].cmp(&keys[*other]));
        let mut levels = vec![vec![0; keys.len()]; depth];
        let mut numbers = vec![0u32; depth];
        for (place, cell) in order.iter().enumerate() {
            let alike = match place.checked_sub(1) {
                Some(before) => shared(&keys[order[before]], &keys[*cell]),
                None => depth,
            };
            for (level, number) in numbers.iter_mut().enumerate() {
                *number += u32::from(level >= alike);
                levels[level][*cell] = *number;
            }
        }
        Family { levels }
    }
}

/// How many of the first parts of two keys are the same.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let pairs = one.iter().zip(other);
    pairs.take_while(|(one, other)| one == other).count()
}

/// Amounts in parts, of which a whole has `unit`, as numbers of wholes: every amount, the sum of all, and the sum of
/// every group of both families go down or up to the next whole number, and stay where they are whole. Of the two
/// ways along a cycle that is taken which leaves the amounts nearer to where they were.
pub fn controlled(amounts: &[u64], unit: u64, families: [&Family; 2]) -> Vec<u64> {
    let mut circulation = Circulation::of(amounts, unit.max(1), families);
    circulation.round();
    let cells = circulation.arcs[..amounts.len()].iter();
    cells.map(|arc| arc.amount / circulation.unit).collect()
}

/// An amount between two groups.
struct Arc {
    from: u32,
    to: u32,
    amount: u64,
    /// What a part more costs: less than nothing where the next whole number above was nearer.
    cost: i64,
}

/// From all cells down to the finest groups of the first family, over the cells, up in the second family to all
/// cells, and back.
struct Circulation {
    /// Those of the cells first.
    arcs: Vec<Arc>,
    unit: u64,
    /// Per group: the arcs at it that are fractional, or were when they were last looked at.
    fractional: Vec<Vec<u32>>,
}

impl Circulation {
    fn of(amounts: &[u64], unit: u64, families: [&Family; 2]) -> Circulation {
        let mut circulation = Circulation {
            arcs: Vec::with_capacity(amounts.len()),
            unit,
            fractional: vec![Vec::new(); 2],
        };
        let mut finest = [0, 1].map(|root| vec![root; amounts.len()]);
        let mut around: Vec<Arc> = Vec::new();
        for (side, family) in families.iter().enumerate() {
            for groups in &family.levels {
                let first = circulation.fractional.len() as u32;
                let count = groups.iter().max().map_or(0, |last| *last as usize + 1);
                let mut sums = vec![(0u32, 0u64); count];
                for (cell, group) in groups.iter().enumerate() {
                    let (parent, sum) = &mut sums[*group as usize];
                    *parent = std::mem::replace(&mut finest[side][cell], first + group);
                    *sum += amounts[cell];
                }
                circulation
                    .fractional
                    .resize(first as usize + count, Vec::new());
                let arcs = (first..)
                    .zip(sums)
                    .map(|(group, (parent, sum))| match side {
                        0 => circulation.arc(parent, group, sum),
                        _ => circulation.arc(group, parent, sum),
                    });
                around.extend(arcs);
            }
        }
        let ends = finest[0].iter().zip(&finest[1]).zip(amounts);
        let cells: Vec<Arc> = ends
            .map(|((from, to), amount)| circulation.arc(*from, *to, *amount))
            .collect();
        circulation.arcs = cells;
        circulation.arcs.extend(around);
        let all = circulation.arc(1, 0, amounts.iter().sum());
        circulation.arcs.push(all);
        for position in 0..circulation.arcs.len() {
            if !circulation.is_whole(position) {
                let Arc { from, to, .. } = circulation.arcs[position];
                circulation.fractional[from as usize].push(position as u32);
                circulation.fractional[to as usize].push(position as u32);
            }
        }
        circulation
    }

    fn arc(&self, from: u32, to: u32, amount: u64) -> Arc {
        Arc {
            from,
            to,
            amount,
            cost: self.unit as i64 - 2 * (amount % self.unit) as i64,
        }
    }

    fn is_whole(&self, arc: usize) -> bool {
        self.arcs[arc].amount.is_multiple_of(self.unit)
    }

    /// Walks along fractional arcs; where the walk comes back to one of its groups, it has gone round a cycle.
    fn round(&mut self) {
        let mut place_of: Vec<Option<u32>> = vec![None; self.fractional.len()];
        for start in 0..self.fractional.len() as u32 {
            let mut walk: Vec<u32> = Vec::new();
            let mut at = start;
            loop {
                if let Some(place) = place_of[at as usize] {
                    self.move_round(at, &walk[place as usize..]);
                    for arc in walk.drain(place as usize..) {
                        let Arc { from, to, .. } = self.arcs[arc as usize];
                        place_of[from as usize] = None;
                        place_of[to as usize] = None;
                    }
                    continue;
                }
                let Some(next) = self.next(at, walk.last().copied()) else {
                    break;
                };
                place_of[at as usize] = Some(walk.len() as u32);
                walk.push(next);
                at = self.other_end(next, at);
            }
        }
    }

    fn other_end(&self, arc: u32, group: u32) -> u32 {
        let arc = &self.arcs[arc as usize];
        if arc.from == group { arc.to } else { arc.from }
    }

    /// A fractional arc at a group, but not the one that the walk came by.
    fn next(&mut self, group: u32, came_by: Option<u32>) -> Option<u32> {
        let mut arcs = std::mem::take(&mut self.fractional[group as usize]);
        let mut found = None;
        let mut place = arcs.len();
        while let Some(last) = place.checked_sub(1) {
            let arc = arcs[last];
            if self.is_whole(arc as usize) {
                arcs.swap_remove(last);
            } else if Some(arc) != came_by {
                found = Some(arc);
                break;
            }
            place = last;
        }
        self.fractional[group as usize] = arcs;
        found
    }

    /// Moves as much along a cycle that begins at a group as makes one of its arcs whole.
    fn move_round(&mut self, start: u32, cycle: &[u32]) {
        let mut at = start;
        let (mut cost, mut room_on, mut room_back) = (0i128, u64::MAX, u64::MAX);
        let mut with: Vec<bool> = Vec::with_capacity(cycle.len());
        for position in cycle {
            let arc = &self.arcs[*position as usize];
            let (below, above) = (arc.amount % self.unit, self.unit - arc.amount % self.unit);
            let forward = arc.from == at;
            if forward {
                cost += i128::from(arc.cost);
                (room_on, room_back) = (room_on.min(above), room_back.min(below));
            } else {
                cost -= i128::from(arc.cost);
                (room_on, room_back) = (room_on.min(below), room_back.min(above));
            }
            with.push(forward);
            at = self.other_end(*position, at);
        }
        let on = cost <= 0;
        let parts = if on { room_on } else { room_back };
        for (position, forward) in cycle.iter().zip(with) {
            let amount = &mut self.arcs[*position as usize].amount;
            if forward == on {
                *amount += parts;
            } else {
                *amount -= parts;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys for two families over cells of three dimensions.
    fn families(cells: &[[u32; 3]]) -> [Family; 2] {
        let first: Vec<Vec<u32>> = cells.iter().map(|[a, b, _]| vec![*a, *b]).collect();
        let second: Vec<Vec<u32>> = cells.iter().map(|[a, _, c]| vec![*c, *a]).collect();
        [Family::of_keys(&first), Family::of_keys(&second)]
    }

    /// The sums of all groups, found one by one.
    fn sums(amounts: &[u64], family: &Family) -> Vec<u64> {
        let mut sums = vec![amounts.iter().sum()];
        for level in &family.levels {
            let last = level.iter().max().copied().unwrap_or_default();
            for group in 0..=last {
                let own = level.iter().zip(amounts).filter(|(own, _)| **own == group);
                sums.push(own.map(|(_, amount)| amount).sum());
            }
        }
        sums
    }

    #[test]
    fn half_cases_of_two_bands_are_shared_out_so_that_every_row_and_column_is_whole() {
        // four districts with 5 cases each, half of them in either band of ages
        let cells: Vec<[u32; 3]> = (0..8).map(|cell| [0, cell / 2, cell % 2]).collect();
        let [first, second] = families(&cells);
        let whole = controlled(&[25; 8], 10, [&first, &second]);
        for district in whole.chunks(2) {
            assert_eq!(district.iter().sum::<u64>(), 5);
        }
        let band: u64 = whole.iter().step_by(2).sum();
        assert_eq!(band, 10);
    }

    #[test]
    fn amounts_that_are_whole_stay() {
        let cells = [[0, 0, 0], [0, 1, 0], [1, 0, 1]];
        let [first, second] = families(&cells);
        assert_eq!(controlled(&[30, 0, 70], 10, [&first, &second]), [3, 0, 7]);
        let none = Family::default();
        assert!(controlled(&[], 10, [&none, &none]).is_empty());
        assert_eq!(
            controlled(&[4, 4, 4], 10, [&none, &none])
                .iter()
                .sum::<u64>(),
            1
        );
    }

    #[test]
    fn every_sum_of_random_tables_goes_to_a_whole_number_beside_it() {
        let mut seed = 12345u64;
        let mut random = |below: u64| {
            seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            (seed >> 33) % below
        };
        for round in 0..3000 {
            let unit = [2, 10, 1_000_000][round % 3];
            let count = random(60) as usize;
            let cells: Vec<[u32; 3]> = (0..count)
                .map(|_| [random(3) as u32, random(8) as u32, random(4) as u32])
                .collect();
            let amounts: Vec<u64> = (0..count).map(|_| random(unit * 3)).collect();
            let [first, second] = families(&cells);
            let whole = controlled(&amounts, unit, [&first, &second]);
            for (amount, whole) in amounts.iter().zip(&whole) {
                assert!(whole * unit < amount + unit && whole * unit + unit > *amount);
            }
            for family in [&first, &second] {
                for (exact, whole) in sums(&amounts, family).iter().zip(sums(&whole, family)) {
                    assert!(whole * unit < exact + unit && whole * unit + unit > *exact);
                }
            }
        }
    }
}
