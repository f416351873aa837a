//! What was withheld for others and need not be: a search that goes on adding takes too much.

use super::Search;
use crate::protect::attack::Witness;
use crate::protect::part::Part;

/// So often other witnesses are sought to show something again: a bound for cities, where each takes long.
pub const SOUGHT: usize = 800;

/// After so many that could not be replaced no further one is tried.
const IN_VAIN: usize = 5;

impl Search<'_> {
    /// Does without whatever it can.
    pub(super) fn do_without(&mut self) {
        self.show_again();
        self.replace();
    }

    /// What is withheld for others, the dearest first.
    fn secondary(&self) -> Vec<usize> {
        let mut secondary: Vec<usize> = (0..self.withheld.len())
            .filter(|item| self.withheld[*item] && !self.primary[*item])
            .collect();
        secondary.sort_by(|one, other| {
            self.costs[*other]
                .total_cmp(&self.costs[*one])
                .then(one.cmp(other))
        });
        secondary
    }

    /// Whether an item goes with another one that is withheld.
    fn is_carried(&self, item: usize) -> bool {
        let first = item - item % Part::ALL.len();
        let siblings = (first..item).filter(|sibling| self.withheld[*sibling]);
        let mut carried = siblings.flat_map(|sibling| self.items.carried(sibling));
        carried.any(|carried| carried == item)
    }

    /// Shows again, the dearest first, what need not be withheld: the witnesses found since, or others that
    /// are found in the smallest neighbourhood, keep everything wide without it.
    fn show_again(&mut self) {
        let secondary = self.secondary();
        let smallest = self.sizes.first().copied().unwrap_or(0);
        for item in secondary {
            if self.is_carried(item) {
                continue;
            }
            self.show(item, smallest);
        }
        let withheld = &self.withheld;
        let holds = |witness: &Witness| witness.broken.iter().all(|item| withheld[*item]);
        self.attack.witnesses.retain(holds);
        self.attack.recount(&self.withheld);
    }

    /// Shows an item if everything else stays wide without it, or can be made so in neighbourhoods of a size;
    /// whether it is shown.
    fn show(&mut self, item: usize, size: usize) -> bool {
        self.withheld[item] = false;
        self.attack.recount(&self.withheld);
        let open = (0..self.tries.len()).filter(|target| self.is_open(*target));
        let is_safe = open.collect::<Vec<usize>>().into_iter().all(|target| {
            let (withheld, costs) = (&self.withheld, &self.costs);
            self.sought = self.sought.saturating_sub(1);
            self.sought > 0 && self.attack.widen(withheld, costs, target, size)
        });
        self.withheld[item] = !is_safe;
        is_safe
    }

    /// Tries to do without the dearest items, one by one, at the price of others.
    fn replace(&mut self) {
        let sizes = self.sizes.clone();
        self.sizes.truncate(1);
        let mut in_vain = 0;
        for item in self.secondary() {
            if in_vain < IN_VAIN && self.withheld[item] && !self.is_carried(item) {
                let (cost, before) = (self.cost(), self.state());
                match self.is_cheaper_without(item, cost) {
                    true => in_vain = 0,
                    false => {
                        self.restore(before);
                        in_vain += 1;
                    }
                }
            }
        }
        self.sizes = sizes;
    }

    /// Shows an item and withholds others for it; whether that is better.
    fn is_cheaper_without(&mut self, item: usize, cost: f64) -> bool {
        for carried in self.items.carried(item) {
            self.withheld[carried] = self.primary[carried];
        }
        self.attack.recount(&self.withheld);
        self.tries.fill(0);
        let price = self.prices[item].take();
        let is_closed = self.close_all(|search| search.cost() < cost);
        self.prices[item] = price;
        if is_closed.is_ok() {
            self.show_again();
        }
        is_closed.is_ok() && self.cost() < cost
    }

    /// What all that is withheld costs.
    fn cost(&self) -> f64 {
        let all = self.withheld.iter().zip(&self.costs);
        all.filter(|(withheld, _)| **withheld)
            .map(|(_, cost)| cost)
            .sum()
    }
}
