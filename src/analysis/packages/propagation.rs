//! What follows from rules and costs, before anything is computed.

use super::problem::Rules;
use super::relaxation::Range;
use super::search::Search;

impl Rules {
    /// Narrows how often choices are taken at least and at most to what exclusions and prerequisites leave; whether
    /// they leave anything.
    pub(super) fn narrow(&self, low: &mut [u32], high: &mut [u32]) -> bool {
        loop {
            let before = (low.to_vec(), high.to_vec());
            for (own, other) in &self.prerequisites {
                let (own, other) = (*own as usize, *other as usize);
                if low[own] > 0 {
                    low[other] = low[other].max(1);
                }
                if high[other] == 0 {
                    high[own] = 0;
                }
            }
            for exclusion in &self.exclusions {
                let taken = exclusion.iter().position(|own| low[*own as usize] > 0);
                if let Some(taken) = taken {
                    for (position, own) in exclusion.iter().enumerate() {
                        if position != taken {
                            high[*own as usize] = 0;
                        }
                    }
                }
            }
            if low.iter().zip(&*high).any(|(low, high)| low > high) {
                return false;
            }
            if before.0 == *low && before.1 == *high {
                return true;
            }
        }
    }
}

impl Search<'_> {
    /// What follows from rules and costs for a range; whether it still holds a package.
    pub fn propagate(&self, range: &mut Range) -> bool {
        loop {
            let before = (range.low.clone(), range.high.clone());
            let rules = self.problem.rules();
            if !rules.narrow(&mut range.low, &mut range.high) || !self.within_cost(range) {
                return false;
            }
            if before == (range.low.clone(), range.high.clone()) {
                return true;
            }
        }
    }

    /// Takes away what alone would cost too much, or too little.
    fn within_cost(&self, range: &mut Range) -> bool {
        let ends = |own: usize, range: &Range| {
            let cost = self.costs[own];
            let ends = [range.low[own], range.high[own]].map(|times| cost * i128::from(times));
            (ends[0].min(ends[1]), ends[0].max(ends[1]))
        };
        let count = self.costs.len();
        let least: i128 = (0..count).map(|own| ends(own, range).0).sum();
        let most: i128 = (0..count).map(|own| ends(own, range).1).sum();
        if least > range.cost.1 || most < range.cost.0 {
            return false;
        }
        for own in 0..count {
            let cost = self.costs[own];
            if cost == 0 || range.low[own] >= range.high[own] {
                continue;
            }
            // how many steps away from its cheapest, and from its dearest, the others leave room for
            let steps = |room: i128| u32::try_from(room / cost.abs()).unwrap_or(u32::MAX);
            let (up, down) = (steps(range.cost.1 - least), steps(most - range.cost.0));
            let (low, high) = (range.low[own], range.high[own]);
            match cost > 0 {
                true => {
                    range.high[own] = high.min(low.saturating_add(up));
                    range.low[own] = low.max(high.saturating_sub(down));
                }
                false => {
                    range.low[own] = low.max(high.saturating_sub(up));
                    range.high[own] = high.min(low.saturating_add(down));
                }
            }
            if (range.low[own], range.high[own]) != (low, high) {
                return range.low[own] <= range.high[own];
            }
        }
        true
    }
}
