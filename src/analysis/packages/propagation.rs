//! What follows from rules and costs, before anything is computed.

use super::relaxation::Range;
use super::search::Search;

impl Search<'_> {
    /// What follows from rules and costs for a range; whether it still holds a package.
    pub fn propagate(&self, range: &mut Range) -> bool {
        loop {
            let before = (range.low.clone(), range.high.clone());
            for (own, other) in &self.problem.rules().prerequisites {
                let (own, other) = (*own as usize, *other as usize);
                if range.low[own] > 0 {
                    range.low[other] = range.low[other].max(1);
                }
                if range.high[other] == 0 {
                    range.high[own] = 0;
                }
            }
            for exclusion in &self.problem.rules().exclusions {
                let taken = exclusion
                    .iter()
                    .position(|own| range.low[*own as usize] > 0);
                if let Some(taken) = taken {
                    for (position, own) in exclusion.iter().enumerate() {
                        if position != taken {
                            range.high[*own as usize] = 0;
                        }
                    }
                }
            }
            if !self.within_cost(range) {
                return false;
            }
            let mut bounds = range.low.iter().zip(&range.high);
            if bounds.any(|(low, high)| low > high) {
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
