//! What published statements leave to a few unknowns, said as shortly as it can be: a report says the same in
//! many places, and a linear problem takes the longer the more often it is told.

use std::collections::BTreeMap;

use simplex::echelon::Echelon;

use crate::protect::attacker::constraints::EPSILON;

/// A sum of free unknowns, by their place among them, and how far it may move.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Weights of the unknowns.
    pub terms: Vec<(usize, f64)>,
    /// At most 0.
    pub low: f64,
    /// At least 0.
    pub high: f64,
}

/// How far each unknown may move, down and up.
pub type Ranges = Vec<(i64, i64)>;

/// All that is left to some unknowns.
#[derive(Debug, Clone)]
pub struct Bounds {
    /// An unknown that cannot move has the range (0, 0).
    pub ranges: Ranges,
    /// None follows from the others as long as they are exact.
    pub all: Vec<Bound>,
    /// What must not move at all.
    fixed: Fixed,
}

/// The direction of a sum: sums that are multiples of each other have the same.
pub type Direction = Vec<(usize, i64)>;

/// Weights are compared to so many parts of one.
const PARTS: f64 = 1e8;

/// A sum as a multiple of its direction, the first weight of which is 1.
pub fn direction(terms: &[(usize, f64)]) -> (f64, Direction) {
    let scale = terms.first().map_or(1.0, |(_, weight)| *weight);
    let part = |(place, weight): &(usize, f64)| (*place, (weight / scale * PARTS).round() as i64);
    (scale, terms.iter().map(part).collect())
}

impl Bound {
    /// Whether the sum must not move.
    fn is_exact(&self) -> bool {
        self.low == 0.0 && self.high == 0.0
    }

    /// The same without unknowns that cannot move, as a bound on its direction.
    fn without_fixed(&self, ranges: &Ranges) -> (Direction, Bound) {
        let terms = self.terms.iter();
        let terms: Vec<(usize, f64)> = terms
            .filter(|(place, _)| ranges[*place] != (0, 0))
            .copied()
            .collect();
        let (scale, direction) = direction(&terms);
        let ends = [self.low / scale, self.high / scale];
        let terms = terms.iter().map(|(place, weight)| (*place, weight / scale));
        let bound = Bound {
            terms: terms.collect(),
            low: ends[0].min(ends[1]),
            high: ends[0].max(ends[1]),
        };
        (direction, bound)
    }

    /// Whether no move within the ranges breaks it.
    fn always_holds(&self, ranges: &Ranges) -> bool {
        let ends = self.terms.iter().map(|(place, weight)| {
            let (down, up) = ranges[*place];
            let ends = (weight * down as f64, weight * up as f64);
            (ends.0.min(ends.1), ends.0.max(ends.1))
        });
        let (low, high) = ends.fold((0.0, 0.0), |sum, end| (sum.0 + end.0, sum.1 + end.1));
        low >= self.low && high <= self.high
    }
}

impl Bounds {
    /// The same bounds without what cannot move, what always holds, what is said twice and what follows.
    pub fn of(bounds: Vec<Bound>, mut ranges: Ranges) -> Bounds {
        loop {
            let merged = merged(&bounds, &ranges);
            let fixed = Fixed::of(&merged, ranges.len());
            let mut changed = narrow(&merged, &mut ranges);
            for place in fixed.sums.single() {
                changed |= ranges[place] != (0, 0);
                ranges[place] = (0, 0);
            }
            if !changed {
                let all = merged.into_iter().enumerate();
                let all = all.filter(|(at, bound)| match bound.is_exact() {
                    true => fixed.independent[*at],
                    false => !bound.always_holds(&ranges),
                });
                return Bounds {
                    all: all.map(|(_, bound)| bound).collect(),
                    ranges,
                    fixed,
                };
            }
        }
    }

    /// Whether a sum cannot move as it is itself made of sums that do not.
    pub fn is_fixed(&self, terms: &[(usize, f64)]) -> bool {
        let alive = terms.iter().copied();
        let alive: Vec<(usize, f64)> = alive
            .filter(|(place, _)| self.ranges[*place] != (0, 0))
            .collect();
        let row = row(&alive, self.ranges.len());
        self.fixed.sums.determines(row)
    }
}

/// One bound for each direction.
fn merged(bounds: &[Bound], ranges: &Ranges) -> Vec<Bound> {
    let mut merged: BTreeMap<Direction, Bound> = BTreeMap::new();
    for bound in bounds {
        let (direction, bound) = bound.without_fixed(ranges);
        if bound.terms.is_empty() {
            continue;
        }
        let own = merged.entry(direction).or_insert_with(|| bound.clone());
        own.low = own.low.max(bound.low);
        own.high = own.high.min(bound.high);
    }
    merged.into_values().collect()
}

/// Narrows the ranges of unknowns of which a bound speaks alone; whether any is narrower now.
fn narrow(bounds: &[Bound], ranges: &mut Ranges) -> bool {
    let mut changed = false;
    for bound in bounds {
        let [(place, _)] = bound.terms[..] else {
            continue;
        };
        let low = (bound.low - EPSILON).ceil() as i64;
        let high = (bound.high + EPSILON).floor() as i64;
        let range = &mut ranges[place];
        let narrow = (range.0.max(low), range.1.min(high));
        changed |= narrow != *range;
        *range = narrow;
    }
    changed
}

/// The sums that must not move.
#[derive(Debug, Clone)]
struct Fixed {
    sums: Echelon,
    /// Per bound: whether it is exact and does not follow from those before.
    independent: Vec<bool>,
}

impl Fixed {
    fn of(bounds: &[Bound], places: usize) -> Fixed {
        let mut sums = Echelon::default();
        let independent = bounds.iter().map(|bound| {
            let is_exact = bound.is_exact();
            is_exact && sums.add(row(&bound.terms, places))
        });
        Fixed {
            independent: independent.collect(),
            sums,
        }
    }
}

/// The weights of a sum, one for each place.
fn row(terms: &[(usize, f64)], places: usize) -> Vec<f64> {
    let mut row = vec![0.0; places];
    let terms = terms.iter();
    terms.for_each(|(place, weight)| row[*place] = *weight);
    row
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLACES: usize = 4;
    const FURTHEST: i64 = 2;

    fn any_bound() -> impl Strategy<Value = Bound> {
        let weight = prop_oneof![
            Just(0.0),
            Just(1.0),
            Just(1.0),
            Just(-1.0),
            Just(0.5),
            Just(2.0)
        ];
        let end = prop_oneof![Just(0.0), Just(0.0), Just(0.4), Just(1.0), Just(2.5)];
        let weights = proptest::collection::vec(weight, PLACES);
        (weights, end.clone(), end).prop_map(|(weights, low, high)| {
            let terms = weights.into_iter().enumerate();
            let terms: Vec<(usize, f64)> = terms.filter(|(_, weight)| *weight != 0.0).collect();
            within(&terms, -low, high)
        })
    }

    fn all_moves() -> Vec<Vec<i64>> {
        (0..PLACES).fold(vec![Vec::new()], |moves, _| {
            let longer = |moved: &Vec<i64>| {
                let with = |change: i64| [moved.as_slice(), &[change]].concat();
                (-FURTHEST..=FURTHEST).map(with).collect::<Vec<_>>()
            };
            moves.iter().flat_map(longer).collect()
        })
    }

    fn sum(terms: &[(usize, f64)], moved: &[i64]) -> f64 {
        let parts = terms
            .iter()
            .map(|(place, weight)| weight * moved[*place] as f64);
        parts.sum()
    }

    fn holds(bound: &Bound, moved: &[i64]) -> bool {
        let sum = sum(&bound.terms, moved);
        (bound.low - EPSILON..=bound.high + EPSILON).contains(&sum)
    }

    proptest! {
        #[test]
        fn the_shorter_bounds_allow_the_same_whole_moves(
            given in proptest::collection::vec(any_bound(), 0..7),
            objective in any_bound(),
        ) {
            let shorter = Bounds::of(given.clone(), vec![(-FURTHEST, FURTHEST); PLACES]);
            let mut is_moved = false;
            for moved in all_moves() {
                let before = given.iter().all(|bound| holds(bound, &moved));
                let mut within = moved.iter().zip(&shorter.ranges);
                let is_within = within.all(|(change, (down, up))| (*down..=*up).contains(change));
                let after = is_within && shorter.all.iter().all(|bound| holds(bound, &moved));
                prop_assert_eq!(before, after, "{:?} {:?}", moved, shorter);
                is_moved |= before && sum(&objective.terms, &moved) != 0.0;
            }
            prop_assert!(!(is_moved && shorter.is_fixed(&objective.terms)));
        }
    }

    fn exact(terms: &[(usize, f64)]) -> Bound {
        within(terms, 0.0, 0.0)
    }

    fn within(terms: &[(usize, f64)], low: f64, high: f64) -> Bound {
        Bound {
            terms: terms.to_vec(),
            low,
            high,
        }
    }

    #[test]
    fn margins_that_follow_from_others_are_left_out() {
        // a table of two by two: the last margin follows from the three others
        let rows = [[0, 1], [2, 3], [0, 2], [1, 3]];
        let bounds = rows.map(|row| exact(&row.map(|place| (place, 1.0))));
        let bounds = Bounds::of(bounds.to_vec(), vec![(-9, 9); 4]);
        assert_eq!(bounds.all.len(), 3);
        assert_eq!(bounds.ranges, [(-9, 9); 4]);
        assert!(bounds.is_fixed(&[(0, 2.0), (1, 2.0)]));
        assert!(!bounds.is_fixed(&[(0, 1.0), (3, 1.0)]));
    }

    #[test]
    fn what_two_sums_determine_together_cannot_move() {
        let bounds = vec![
            exact(&[(0, 1.0), (1, 1.0)]),
            exact(&[(0, 1.0), (1, 0.5)]),
            within(&[(2, 0.5)], -1.0, 0.7),
        ];
        let bounds = Bounds::of(bounds, vec![(-9, 9); 3]);
        assert_eq!(bounds.ranges, [(0, 0), (0, 0), (-2, 1)]);
        assert!(bounds.all.is_empty());
    }

    #[test]
    fn multiples_of_one_sum_are_one_bound() {
        let bounds = vec![
            within(&[(0, 2.0), (1, 4.0)], -2.0, 6.0),
            within(&[(0, -0.5), (1, -1.0)], -1.0, 0.25),
        ];
        let bounds = Bounds::of(bounds, vec![(-9, 9); 2]);
        assert_eq!(bounds.all, [within(&[(0, 1.0), (1, 2.0)], -0.5, 2.0)]);
    }
}
