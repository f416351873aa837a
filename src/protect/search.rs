//! Which items to withhold: the small ones, and so many more that no small one can be computed.
//!
//! For every withheld count that can be narrowed too far, one linear problem says which further items would
//! have to give way, and how far, so that the sum in question is free: the cheapest such items are
//! withheld. This is the heuristic of Kelly, Golden & Assad 1992 ("Cell suppression: disclosure
//! protection for sensitive tabular data", Networks 22), here over all linked tables together. Rows cost
//! what they count; margins cost more. At the end those that turned out not to be needed are shown again.

use std::collections::BTreeSet;

use super::attack::{Attack, Kept, Target, Witness, sizes};
use super::figures::Figures;
use super::groups::Group;
use super::items::{Item, Items};
use super::part::Part;
use super::system::{Form, System, rounds_alike};

/// So often other witnesses are sought to show something again: enough for everything in Musterstadt, and a
/// bound for cities.
const SOUGHT: usize = 1500;

/// So many neighbourhoods, of growing size, are looked through for the cheapest answer.
const THOROUGH: usize = 2;

/// So many of the dearest items are tried to be replaced by cheaper ones.
const IMPROVED: usize = 12;

/// A withheld row can be computed, and nothing more may be withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exposed;

/// What the search is about.
#[derive(Debug, Clone, Copy)]
pub struct Goal {
    pub kept: Kept,
    /// Counts from 1 to below this are small.
    pub minimum: u32,
    /// How wide the interval of every kept count has to be.
    pub width: u32,
}

/// Which items are withheld.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Per item: whether one of its own counts is small.
    pub primary: Vec<bool>,
    /// Per item: these, and what was added to protect them.
    pub withheld: Vec<bool>,
    /// What proves it.
    pub witnesses: Vec<Witness>,
}

/// The items that have a small count. Where all cells of a group have the same coverage, everybody who knows
/// it can compute what is covered from the need: then the need counts as small where that is.
pub fn primary(system: &System, items: &Items, minimum: u32) -> Vec<bool> {
    let is_small_part = |group: &Group, part: Part| part.is_small(group.figures, minimum);
    let follows = |position: usize, part: Part| {
        let terms = system.terms(position, part.told());
        system.follows(position, &terms)
    };
    let is_primary = |(position, item): (usize, &Item)| match item {
        Item::Part(group, Part::Need) => {
            let mut parts = Part::ALL.into_iter();
            parts.any(|part| match part {
                Part::Need => is_small_part(group, part),
                Part::Covered => is_small_part(group, part) && follows(position, part),
                Part::NotAssessable | Part::Generous | Part::Plan => false,
            })
        }
        Item::Part(group, part) => is_small_part(group, *part),
        Item::Told(told) => is_small(told.count, minimum),
    };
    items.all.iter().enumerate().map(is_primary).collect()
}

/// Whether a count, or by how much one changes, is small.
pub fn is_small(count: i64, minimum: u32) -> bool {
    (1..i64::from(minimum)).contains(&count.abs())
}

/// How wide the interval of a count must be. Where counts are rounded, the interval has to be half a
/// base wide, or as wide as rounding leaves it where less is rounded to 0. What is not small, and the same
/// as that of the whole town, is told by the town's margin and need not be wide.
pub fn wide(goal: Goal, item: &Item, form: Option<Form>) -> f64 {
    match (goal.kept, item, form) {
        (Kept::All, Item::Part(group, _), Some(form)) => {
            let (from, to) = rounds_alike(form.count(group.figures), goal.width);
            // as wide as half a base: nearest multiples of sums always tell something of their parts
            (to - from).min(i64::from(goal.width / 2)) as f64
        }
        (_, Item::Part(group, part), Some(form))
            if part.is_need() && is_that_of_all(goal, group, form) =>
        {
            0.0
        }
        _ => f64::from(goal.width),
    }
}

/// Whether a count is that of the whole town, not small, and told: cells have need, so equal sums are sums
/// of the same cells.
fn is_that_of_all(goal: Goal, group: &Group, form: Form) -> bool {
    let count = form.count(group.figures);
    let is_told = |all: Figures| form.count(all) == count;
    !is_small(count, goal.minimum) && group.everybody_figures.is_some_and(is_told)
}

/// Items with all that is withheld together with them.
pub fn with_carried(items: &Items, withheld: &[bool]) -> Vec<bool> {
    let chosen = (0..withheld.len()).filter(|item| withheld[*item]);
    let carried: BTreeSet<usize> = chosen.flat_map(|item| items.carried(item)).collect();
    (0..withheld.len())
        .map(|item| carried.contains(&item))
        .collect()
}

/// The search as it goes on.
struct Search<'a> {
    attack: Attack<'a>,
    items: &'a Items,
    goal: Goal,
    primary: Vec<bool>,
    withheld: Vec<bool>,
    costs: Vec<f64>,
    /// None where an item has to stay.
    prices: Vec<Option<f64>>,
    /// Per target: how often it was looked at in vain.
    tries: Vec<usize>,
}

/// Withholds more and more until every attack fails.
pub fn search(
    system: &System,
    items: &Items,
    goal: Goal,
    first: Vec<bool>,
) -> Result<Choice, Exposed> {
    let attack = Attack::new(system, items, goal.minimum, goal.width, |item, form| {
        wide(goal, item, form)
    });
    let all = items.all.iter();
    let price = |item: &Item| (!item.is_everybody()).then(|| item.cost());
    let mut search = Search {
        tries: vec![0; attack.targets.len()],
        attack,
        items,
        goal,
        withheld: with_carried(items, &first),
        primary: first,
        costs: all.clone().map(Item::cost).collect(),
        prices: all.map(price).collect(),
    };
    let order = search.order();
    while let Some(target) = order.iter().copied().find(|target| search.is_open(*target)) {
        search.close(target)?;
    }
    search.show_again();
    search.improve();
    Ok(Choice {
        primary: search.primary,
        withheld: search.withheld,
        witnesses: search.attack.witnesses,
    })
}

impl Search<'_> {
    /// The targets, the smallest first.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.attack.targets.len()).collect();
        order.sort_by(|one, other| {
            let cost = |target: &usize| self.costs[self.attack.targets[*target].item];
            cost(one).total_cmp(&cost(other)).then(one.cmp(other))
        });
        order
    }

    /// Whether a target has to be kept wide.
    fn is_kept(&self, target: usize) -> bool {
        let is_below = |goal: Goal, target: &Target| {
            target
                .count
                .is_some_and(|count| (1..i64::from(goal.width)).contains(&count))
        };
        let target = &self.attack.targets[target];
        match self.goal.kept {
            Kept::Withheld => self.withheld[target.item],
            Kept::Small => self.primary[target.item],
            Kept::All => is_below(self.goal, target),
        }
    }

    /// Whether it has to be kept wide and is not.
    fn is_open(&self, target: usize) -> bool {
        self.is_kept(target) && !self.attack.targets[target].is_wide()
    }

    /// Makes a target wide, or withholds more for it.
    fn close(&mut self, target: usize) -> Result<(), Exposed> {
        let sizes = sizes(self.attack.system);
        let tried = self.tries[target];
        self.tries[target] += 1;
        for size in sizes.iter().take(tried + 1) {
            if self
                .attack
                .widen(&self.withheld, &self.costs, target, *size)
            {
                return Ok(());
            }
        }
        let more = self.more(target, &sizes);
        if more.is_empty() {
            return Err(Exposed);
        }
        let items = self.items;
        let more = more.into_iter().flat_map(|item| items.carried(item));
        more.for_each(|item| self.withheld[item] = true);
        Ok(())
    }

    /// What has to give way; where no whole move is found, the nearest.
    fn more(&mut self, target: usize, sizes: &[usize]) -> Vec<usize> {
        let item = self.attack.targets[target].item;
        if self.goal.kept == Kept::All && !self.withheld[item] && self.prices[item].is_some() {
            return vec![item];
        }
        let mut cheapest: Option<Vec<usize>> = None;
        for (tried, size) in sizes.iter().enumerate() {
            // the largest neighbourhoods take long and seldom have a better answer
            if tried >= THOROUGH && cheapest.is_some() {
                break;
            }
            let (costs, prices) = (&self.costs, &self.prices);
            let found = self
                .attack
                .open(&self.withheld, costs, prices, target, *size);
            match found {
                Some(more) if more.is_empty() => return vec![item],
                Some(more) => {
                    let so_far = cheapest.as_ref();
                    if so_far.is_none_or(|cheapest| self.cost(&more) < self.cost(cheapest)) {
                        cheapest = Some(more);
                    }
                }
                None => {}
            }
        }
        if let Some(cheapest) = cheapest {
            return cheapest;
        }
        // the largest neighbourhood may have a witness after all
        let all = sizes.last().copied().unwrap_or(0);
        if self.attack.widen(&self.withheld, &self.costs, target, all) {
            return vec![item];
        }
        // it would take too much to keep all that is withheld wide: only what is small, then
        match self.goal.kept {
            Kept::Withheld => Vec::new(),
            Kept::Small | Kept::All => self.nearest(item).into_iter().collect(),
        }
    }

    fn cost(&self, items: &[usize]) -> f64 {
        items.iter().map(|item| self.costs[*item]).sum()
    }

    /// The cheapest published item, those first that share something with this one.
    fn nearest(&self, target: usize) -> Option<usize> {
        let members = &self.attack.system.members;
        let is_apart = |item: &usize| {
            let mut own = members[*item].iter();
            !own.any(|unknown| members[target].binary_search(unknown).is_ok())
        };
        let may = |item: &usize| !self.withheld[*item] && self.prices[*item].is_some();
        (0..self.withheld.len()).filter(may).min_by(|one, other| {
            let by_cost = self.costs[*one].total_cmp(&self.costs[*other]);
            is_apart(one).cmp(&is_apart(other)).then(by_cost)
        })
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
        let smallest = sizes(self.attack.system).first().copied().unwrap_or(0);
        let mut sought = 0;
        for item in secondary {
            if self.is_carried(item) {
                continue;
            }
            self.withheld[item] = false;
            self.attack.recount(&self.withheld);
            let open = (0..self.tries.len()).filter(|target| self.is_open(*target));
            let is_safe = open.collect::<Vec<usize>>().into_iter().all(|target| {
                let (withheld, costs) = (&self.withheld, &self.costs);
                sought += 1;
                sought <= SOUGHT && self.attack.widen(withheld, costs, target, smallest)
            });
            self.withheld[item] = !is_safe;
        }
        let withheld = &self.withheld;
        let holds = |witness: &Witness| witness.broken.iter().all(|item| withheld[*item]);
        self.attack.witnesses.retain(holds);
    }

    /// Tries to do without the dearest items, one by one, at the price of others.
    fn improve(&mut self) {
        for item in self.secondary().into_iter().take(IMPROVED) {
            if !self.withheld[item] || self.is_carried(item) {
                continue;
            }
            let before = (self.withheld.clone(), self.attack.witnesses.clone());
            let price = self.prices[item].take();
            let cost = self.cost_of_all();
            let carried: Vec<usize> = self.items.carried(item).collect();
            for carried in carried {
                self.withheld[carried] = self.primary[carried];
            }
            self.attack.recount(&self.withheld);
            let order = self.order();
            let open = |search: &Search| order.iter().copied().find(|one| search.is_open(*one));
            let mut is_better = true;
            while is_better && let Some(target) = open(self) {
                is_better = self.close(target).is_ok() && self.cost_of_all() < cost;
            }
            if is_better {
                self.show_again();
                is_better = self.cost_of_all() < cost;
            }
            if std::env::var("DBG").is_ok() { eprintln!("IMPROVE {item} {} {:.0} -> {:.0}", is_better, cost, self.cost_of_all()); }
            self.prices[item] = price;
            if !is_better {
                (self.withheld, self.attack.witnesses) = before;
                self.attack.recount(&self.withheld);
            }
        }
    }

    fn cost_of_all(&self) -> f64 {
        let all = self.withheld.iter().zip(&self.costs);
        all.filter(|(withheld, _)| **withheld)
            .map(|(_, cost)| cost)
            .sum()
    }
}
