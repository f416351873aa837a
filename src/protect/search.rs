//! Which items to withhold: the small ones, and so many more that no small one can be computed.
//!
//! For every withheld count that can be narrowed too far, one linear problem says which further items would
//! have to give way, and how far, so that the sum in question is free: the cheapest such items are
//! withheld. This is the heuristic of Kelly, Golden & Assad 1992 ("Cell suppression: disclosure
//! protection for sensitive tabular data", Networks 22), here over all linked tables together. An
//! item costs the root of what it counts, a margin more ([`Item::cost`]). What is small is kept wide first, then
//! all that is withheld. What turns out not to be needed is shown again ([`again`]), a part of the answer is taken away
//! and completed anew if that is cheaper ([`anew`]), and large totals are spared ([`totals`]).

mod again;
mod anew;
mod totals;

use std::sync::Arc;

use super::attack::{Attack, Opening, Published, Target, sizes, sizes_at_last};
use super::evidence::{Evidence, Witness};
use super::goal::{Goal, Kept, wide};
use super::items::{Item, Items};
use super::prior_knowledge::World;
use super::system::{HAIR, System};
use super::whole::{BRANCHES, BRANCHES_AT_LAST};

/// A target is looked at so often before it counts as one that cannot be kept wide.
const PATIENCE: usize = 12;

/// So often targets are looked at beyond the small ones: enough for a town, and a bound for cities.
const BEYOND: usize = 400;

/// So many neighbourhoods, of growing size, are looked through for a cheaper answer; the largest take long and
/// seldom have one.
const THOROUGH: usize = 2;

/// What costs so many times as much as what it protects is dear: it is worth looking further.
const DEAR: f64 = 20.0;

/// A withheld row can be computed, and nothing more may be withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exposed;

/// Which items are withheld.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is kept wide.
    pub kept: Kept,
    /// Per item: whether one of its own counts is small.
    pub primary: Vec<bool>,
    /// Per item: these, and what was added to protect them.
    pub withheld: Vec<bool>,
    /// What proves it.
    pub witnesses: Vec<Arc<Witness>>,
}

/// How much is tried for a target.
#[derive(Debug, Clone)]
struct Effort {
    /// How large the neighbourhoods may get in which answers are sought, ascending.
    sizes: Vec<usize>,
    /// Whether to go on where a quick search finds no answer.
    is_thorough: bool,
    /// Whether all else has failed, and time does not matter.
    is_last: bool,
}

/// The search as it goes on.
#[derive(Debug, Clone)]
struct Search<'a> {
    attack: &'a Attack<'a>,
    items: &'a Items,
    goal: Goal,
    primary: Vec<bool>,
    withheld: Vec<bool>,
    evidence: Evidence,
    costs: Vec<f64>,
    /// None where an item has to stay.
    prices: Vec<Option<f64>>,
    /// Per target: how often it was looked at in vain.
    tries: Vec<usize>,
    effort: Effort,
    /// How many neighbourhoods may still be looked through to do better.
    budget: usize,
}

/// Withholds more and more until every attack fails: first those on what must be kept wide, then, where it
/// can be had, those on all that is withheld.
pub fn search(
    system: &System,
    items: &Items,
    goal: Goal,
    first: Vec<bool>,
    worlds: &[World],
) -> Result<Choice, Exposed> {
    let attack = Attack::new(system, items, goal.minimum, goal.width, |item, form| {
        wide(goal, item, form)
    });
    let all = items.all.iter();
    let price = |item: &Item| (!item.is_everybody()).then(|| item.cost());
    let mut search = Search {
        tries: vec![0; attack.targets.len()],
        effort: Effort {
            sizes: sizes(system),
            is_thorough: true,
            is_last: false,
        },
        budget: 0,
        evidence: Evidence::none(&attack),
        attack: &attack,
        items,
        goal,
        withheld: items.with_carried(&first),
        primary: first,
        costs: all.clone().map(Item::cost).collect(),
        prices: all.map(price).collect(),
    };
    let moves = system.moves(worlds);
    search.evidence.suggest(&attack, moves, &search.withheld);
    if search.close_all(|_| true).is_err() {
        search.withhold_all();
        search.effort.is_last = true;
        search.close_all(|_| true)?;
        search.effort.is_last = false;
    }
    search.do_without();
    if goal.kept == Kept::Small && search.keep_all() {
        search.do_without();
    }
    search.evidence.forget(&search.withheld);
    Ok(Choice {
        kept: search.goal.kept,
        primary: search.primary,
        withheld: search.withheld,
        witnesses: search.evidence.witnesses,
    })
}

impl Search<'_> {
    /// Closes one target after the other, as long as it is worth it.
    fn close_all(&mut self, is_worth_it: impl Fn(&Search) -> bool) -> Result<(), Exposed> {
        let order = self.order();
        while let Some(target) = order.iter().copied().find(|target| self.is_open(*target)) {
            self.close(target)?;
            if !is_worth_it(self) {
                return Err(Exposed);
            }
        }
        Ok(())
    }

    /// Withholds all that may be: where little may be, as next to a report that is out, step by step too much is
    /// given up before the little is found.
    fn withhold_all(&mut self) {
        for (withheld, price) in self.withheld.iter_mut().zip(&self.prices) {
            *withheld |= price.is_some();
        }
        self.tries.fill(0);
        self.evidence.recount(&self.withheld);
    }

    /// Keeps everything wide that is withheld, and says whether more is withheld for it now; where it cannot be
    /// had, all stays as it is.
    fn keep_all(&mut self) -> bool {
        let mut thorough = self.clone();
        thorough.effort.sizes.truncate(THOROUGH);
        thorough.goal.kept = Kept::Withheld;
        thorough.tries.fill(0);
        let tried = |search: &Search| search.tries.iter().sum::<usize>();
        if thorough.close_all(|search| tried(search) < BEYOND).is_err() {
            return false;
        }
        thorough.effort = self.effort.clone();
        let is_changed = thorough.withheld != self.withheld;
        *self = thorough;
        is_changed
    }

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
        self.is_kept(target) && !self.evidence.is_wide(self.attack, target)
    }

    fn published(&self) -> Published<'_> {
        Published {
            withheld: &self.withheld,
            costs: &self.costs,
            prices: &self.prices,
        }
    }

    /// Looks for witnesses in a neighbourhood; whether a target is wide with them.
    fn widen(&mut self, target: usize, size: usize, branches: u64) -> bool {
        let free = self.attack.near(self.published(), target, size);
        let withheld = &self.withheld;
        self.attack
            .widen(&mut self.evidence, withheld, target, (&free, branches))
    }

    /// Does without whatever it can.
    fn do_without(&mut self) {
        self.budget = again::SOUGHT;
        self.show_again();
        self.budget = anew::budget(self.attack.system);
        self.begin_parts_anew();
        self.spare_large_totals();
    }

    /// Makes a target wide, or withholds more for it.
    fn close(&mut self, target: usize) -> Result<(), Exposed> {
        let tried = self.tries[target];
        if tried >= PATIENCE {
            return Err(Exposed);
        }
        self.tries[target] += 1;
        self.spend()?;
        let sizes = self.effort.sizes.clone();
        let mut sizes = sizes.into_iter().take((tried + 1).max(THOROUGH));
        if sizes.any(|size| self.widen(target, size, BRANCHES)) {
            return Ok(());
        }
        let more = self.more(target);
        let items = self.items;
        let is_too_dear = |item: &usize| items.all[*item].is_large_total();
        if more.is_empty() || (self.goal.kept == Kept::Withheld && more.iter().any(is_too_dear)) {
            return Err(Exposed);
        }
        let more = more.into_iter().flat_map(|item| items.carried(item));
        more.for_each(|item| self.withheld[item] = true);
        self.evidence.recount(&self.withheld);
        Ok(())
    }

    /// Doing better is tried as long as the budget lasts; what must be done has none.
    fn spend(&mut self) -> Result<(), Exposed> {
        if !self.effort.is_thorough {
            self.budget = self.budget.saturating_sub(anew::SPENT);
            if self.budget == 0 {
                return Err(Exposed);
            }
        }
        Ok(())
    }

    /// What has to give way; where no whole move is found, the nearest.
    fn more(&mut self, target: usize) -> Vec<usize> {
        let item = self.attack.targets[target].item;
        if self.goal.kept == Kept::All && !self.withheld[item] && self.prices[item].is_some() {
            return vec![item];
        }
        if let Some(opening) = self.cheapest(target) {
            self.evidence.remember(self.attack, opening.moved);
            return match opening.items.is_empty() {
                true => vec![item],
                false => opening.items,
            };
        }
        if let Some(items) = self.known_answer(target) {
            return items;
        }
        if !self.effort.is_thorough {
            return Vec::new();
        }
        // there may be a witness after all
        let mut sizes = match self.effort.is_last {
            true => sizes_at_last(self.attack.system),
            false => Vec::new(),
        }
        .into_iter();
        if sizes.any(|size| self.widen(target, size, BRANCHES_AT_LAST)) {
            return vec![item];
        }
        // it would take too much to keep all that is withheld wide: only what is small, then
        match self.goal.kept {
            Kept::Withheld => Vec::new(),
            Kept::Small | Kept::All => self.nearest(item).into_iter().collect(),
        }
    }

    /// The cheapest answer that is found in growing neighbourhoods, as long as it is worth looking further.
    fn cheapest(&self, target: usize) -> Option<Opening> {
        let enough = DEAR * self.costs[self.attack.targets[target].item];
        let mut cheapest: Option<Opening> = None;
        for (looked, size) in self.effort.sizes.iter().enumerate() {
            let is_enough = |so_far: &Opening| looked >= THOROUGH || so_far.cost <= enough;
            if cheapest.as_ref().is_some_and(is_enough) {
                break;
            }
            let effort = (*size, self.effort.is_thorough);
            let (attack, evidence) = (self.attack, &self.evidence);
            let found = attack.open(evidence, self.published(), target, effort);
            let found = cheapest.into_iter().chain(found);
            cheapest = found.min_by(|one, other| one.cost.total_cmp(&other.cost));
        }
        cheapest
    }

    /// The cheapest items with which two witnesses that were suggested make a target wide.
    fn known_answer(&self, target: usize) -> Option<Vec<usize>> {
        let witnesses = self.evidence.witnesses.iter();
        let moving: Vec<(f64, Vec<usize>)> = witnesses
            .filter_map(|witness| {
                let change = witness.change(target);
                let shown = witness.broken.iter().copied();
                let shown: Vec<usize> = shown.filter(|item| !self.withheld[*item]).collect();
                let may_give = shown.iter().all(|item| self.prices[*item].is_some());
                (change != 0.0 && may_give).then_some((change, shown))
            })
            .collect();
        let needed = self.attack.targets[target].needed;
        let (down, up) = self.evidence.ends(target);
        let nothing = [(0.0, Vec::new())];
        let mut cheapest: Option<(f64, Vec<usize>)> = None;
        for (one, own) in &moving {
            for (other, more) in moving.iter().chain(&nothing) {
                let (low, high) = (down.min(*one).min(*other), up.max(*one).max(*other));
                if high - low + HAIR < needed {
                    continue;
                }
                let mut items: Vec<usize> = own.iter().chain(more).copied().collect();
                items.sort_unstable();
                items.dedup();
                let cost = items.iter().map(|item| self.costs[*item]).sum();
                if cheapest.as_ref().is_none_or(|(least, _)| cost < *least) {
                    cheapest = Some((cost, items));
                }
            }
        }
        cheapest.map(|(_, items)| items)
    }

    /// What all that is withheld costs.
    fn cost(&self) -> f64 {
        let all = self.withheld.iter().zip(&self.costs);
        all.filter(|(withheld, _)| **withheld)
            .map(|(_, cost)| cost)
            .sum()
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
}
