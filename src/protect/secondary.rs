//! Which statistics to withhold: the small ones, and so many more that no small one can be computed.
//!
//! For every withheld count that can be narrowed too far, one linear problem says which further statistics would
//! have to give way, and how far, so that the sum in question is free: the cheapest such statistics are
//! withheld. This is the heuristic of Kelly, Golden & Assad 1992 ("Cell suppression: disclosure
//! protection for sensitive tabular data", Networks 22), here over all linked tables together. An
//! statistic costs the root of what it counts, a margin more ([`Statistic::cost`]). What is small is kept wide first, then
//! all that is withheld. What turns out not to be needed is shown again ([`redundant`]), a part of the answer is taken away
//! and completed anew if that is cheaper ([`large_neighbourhood`]), and large totals are spared ([`totals`]).

mod large_neighbourhood;
mod redundant;
mod totals;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::protect::attacker::constraints::{Constraints, EPSILON};
use crate::protect::attacker::feasible_tables::{FeasibleTable, FeasibleTables};
use crate::protect::attacker::integer_program::{BRANCHES, BRANCHES_AT_LAST};
use crate::protect::attacker::problem::{Attack, Opening, Published, Target, sizes, sizes_at_last};
use crate::protect::primary::{Kept, ProtectionLevel, wide};
use crate::protect::statistics::prior_knowledge::World;
use crate::protect::statistics::{Statistic, Statistics};

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

/// Which statistics are withheld.
#[derive(Debug, Clone)]
pub struct SuppressionPattern {
    /// What is kept wide.
    pub kept: Kept,
    /// Per statistic: whether one of its own counts is small.
    pub primary: Vec<bool>,
    /// Per statistic: these, and what was added to protect them.
    pub withheld: Vec<bool>,
    /// What proves it.
    pub tables: Vec<Arc<FeasibleTable>>,
}

/// How much is tried for a target.
#[derive(Debug, Clone)]
struct Effort {
    /// How large the neighbourhoods may get in which answers are sought, ascending.
    sizes: Vec<usize>,
    /// Whether to go on where a quick search finds no answer.
    is_thorough: bool,
}

/// The search as it goes on.
#[derive(Debug, Clone)]
struct Search<'a> {
    attack: &'a Attack<'a>,
    statistics: &'a Statistics,
    level: ProtectionLevel,
    primary: Vec<bool>,
    withheld: Vec<bool>,
    feasible: FeasibleTables,
    costs: Vec<f64>,
    /// None where a statistic has to stay.
    prices: Vec<Option<f64>>,
    /// Per target: how often it was looked at in vain.
    tries: Vec<usize>,
    effort: Effort,
    /// How many neighbourhoods may still be looked through to do better.
    budget: usize,
    /// Totals of which it was tried to spare them.
    tried_totals: BTreeSet<usize>,
}

/// Withholds more and more until every attack fails: first those on what must be kept wide, then, where it
/// can be had, those on all that is withheld.
pub fn search(
    constraints: &Constraints,
    statistics: &Statistics,
    level: ProtectionLevel,
    first: Vec<bool>,
    worlds: &[World],
) -> Result<SuppressionPattern, Exposed> {
    let attack = Attack::new(
        constraints,
        statistics,
        level.minimum,
        level.width,
        |statistic, form| wide(level, statistic, form),
    );
    let all = statistics.all.iter();
    let price = |statistic: &Statistic| (!statistic.is_everybody()).then(|| statistic.cost());
    let mut search = Search {
        tries: vec![0; attack.targets.len()],
        effort: Effort {
            sizes: sizes(constraints),
            is_thorough: true,
        },
        budget: 0,
        tried_totals: BTreeSet::new(),
        feasible: FeasibleTables::none(&attack),
        attack: &attack,
        statistics,
        level,
        withheld: statistics.with_carried(&first),
        primary: first,
        costs: all.clone().map(Statistic::cost).collect(),
        prices: all.map(price).collect(),
    };
    let moves = constraints.moves(worlds);
    search.feasible.suggest(&attack, moves, &search.withheld);
    search.close_all(|_| true)?;
    search.do_without();
    if level.kept == Kept::Small && search.keep_all() {
        search.do_without();
    }
    search.feasible.forget(&search.withheld);
    Ok(SuppressionPattern {
        kept: search.level.kept,
        primary: search.primary,
        withheld: search.withheld,
        tables: search.feasible.tables,
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

    /// Keeps everything wide that is withheld, and says whether more is withheld for it now; where it cannot be
    /// had, all stays as it is.
    fn keep_all(&mut self) -> bool {
        let mut thorough = self.clone();
        thorough.effort.sizes.truncate(THOROUGH);
        thorough.level.kept = Kept::Withheld;
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
            let cost = |target: &usize| self.costs[self.attack.targets[*target].statistic];
            cost(one).total_cmp(&cost(other)).then(one.cmp(other))
        });
        order
    }

    /// Whether a target has to be kept wide.
    fn is_kept(&self, target: usize) -> bool {
        let is_below = |level: ProtectionLevel, target: &Target| {
            target
                .count
                .is_some_and(|count| (1..i64::from(level.width)).contains(&count))
        };
        let target = &self.attack.targets[target];
        match self.level.kept {
            Kept::Withheld => self.withheld[target.statistic],
            Kept::Small => self.primary[target.statistic],
            Kept::All => is_below(self.level, target),
        }
    }

    /// Whether it has to be kept wide and is not.
    fn is_open(&self, target: usize) -> bool {
        self.is_kept(target) && !self.feasible.is_wide(self.attack, target)
    }

    fn published(&self) -> Published<'_> {
        Published {
            withheld: &self.withheld,
            costs: &self.costs,
            prices: &self.prices,
        }
    }

    /// Looks for feasible tables in a neighbourhood; whether a target is wide with them.
    fn widen(&mut self, target: usize, size: usize, branches: u64) -> bool {
        let free = self.attack.near(self.published(), target, size);
        let withheld = &self.withheld;
        self.attack
            .widen(&mut self.feasible, withheld, target, (&free, branches))
    }

    /// Does without whatever it can.
    fn do_without(&mut self) {
        self.budget = redundant::SOUGHT;
        self.show_again();
        self.budget = large_neighbourhood::budget(self.attack.constraints);
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
        let statistics = self.statistics;
        let is_too_dear = |statistic: &usize| statistics.all[*statistic].is_large_total();
        if more.is_empty() || (self.level.kept == Kept::Withheld && more.iter().any(is_too_dear)) {
            return Err(Exposed);
        }
        let more = more
            .into_iter()
            .flat_map(|statistic| statistics.carried(statistic));
        more.for_each(|statistic| self.withheld[statistic] = true);
        self.feasible.recount(&self.withheld);
        Ok(())
    }

    /// Doing better is tried as long as the budget lasts; what must be done has none.
    fn spend(&mut self) -> Result<(), Exposed> {
        if !self.effort.is_thorough {
            self.budget = self.budget.saturating_sub(large_neighbourhood::SPENT);
            if self.budget == 0 {
                return Err(Exposed);
            }
        }
        Ok(())
    }

    /// What has to give way; where no whole move is found, the nearest.
    fn more(&mut self, target: usize) -> Vec<usize> {
        let statistic = self.attack.targets[target].statistic;
        if self.level.kept == Kept::All
            && !self.withheld[statistic]
            && self.prices[statistic].is_some()
        {
            return vec![statistic];
        }
        if let Some(opening) = self.cheapest(target) {
            self.feasible.remember(self.attack, opening.moved);
            return match opening.statistics.is_empty() {
                true => vec![statistic],
                false => opening.statistics,
            };
        }
        if let Some(statistics) = self.known_answer(target) {
            return statistics;
        }
        if !self.effort.is_thorough {
            return Vec::new();
        }
        // it would take too much to keep all that is withheld wide: only what is small, then
        if self.level.kept == Kept::Withheld {
            return Vec::new();
        }
        match self.known_at_last(target) {
            // what is withheld already is enough
            Some(statistics) if statistics.is_empty() => vec![statistic],
            Some(statistics) => statistics,
            None => self.nearest(statistic, 1 << (self.tries[target] - 1)),
        }
    }

    /// What has to give way for feasible tables that are found where all may give way that can, however long that
    /// takes: where little may be withheld, as next to a report published before, no cheaper answer is found.
    fn known_at_last(&mut self, target: usize) -> Option<Vec<usize>> {
        let may_give = self.withheld.iter().zip(&self.prices);
        let may_give: Vec<bool> = may_give
            .map(|(withheld, price)| *withheld || price.is_some())
            .collect();
        let mut feasible = self.feasible.clone();
        feasible.recount(&may_give);
        let published = Published {
            withheld: &may_give,
            ..self.published()
        };
        let attack = self.attack;
        let mut sizes = sizes_at_last(attack.constraints).into_iter();
        let is_wide = sizes.any(|size| {
            let free = attack.near(published, target, size);
            attack.widen(&mut feasible, &may_give, target, (&free, BRANCHES_AT_LAST))
        });
        self.feasible.tables = feasible.tables;
        is_wide.then(|| self.known_answer(target)).flatten()
    }

    /// The cheapest answer that is found in growing neighbourhoods, as long as it is worth looking further.
    fn cheapest(&self, target: usize) -> Option<Opening> {
        let enough = DEAR * self.costs[self.attack.targets[target].statistic];
        let mut cheapest: Option<Opening> = None;
        for (looked, size) in self.effort.sizes.iter().enumerate() {
            let is_enough = |so_far: &Opening| looked >= THOROUGH || so_far.cost <= enough;
            if cheapest.as_ref().is_some_and(is_enough) {
                break;
            }
            let effort = (*size, self.effort.is_thorough);
            let (attack, feasible) = (self.attack, &self.feasible);
            let found = attack.open(feasible, self.published(), target, effort);
            let found = cheapest.into_iter().chain(found);
            cheapest = found.min_by(|one, other| one.cost.total_cmp(&other.cost));
        }
        cheapest
    }

    /// The cheapest statistics with which two feasible tables that were suggested make a target wide.
    fn known_answer(&self, target: usize) -> Option<Vec<usize>> {
        let tables = self.feasible.tables.iter();
        let moving: Vec<(f64, Vec<usize>)> = tables
            .filter_map(|table| {
                let change = table.change(target);
                let shown = table.broken.iter().copied();
                let shown: Vec<usize> = shown
                    .filter(|statistic| !self.withheld[*statistic])
                    .collect();
                let may_give = shown
                    .iter()
                    .all(|statistic| self.prices[*statistic].is_some());
                (change != 0.0 && may_give).then_some((change, shown))
            })
            .collect();
        let needed = self.attack.targets[target].needed;
        let (down, up) = self.feasible.ends(target);
        let nothing = [(0.0, Vec::new())];
        let mut cheapest: Option<(f64, Vec<usize>)> = None;
        for (one, own) in &moving {
            for (other, more) in moving.iter().chain(&nothing) {
                let (low, high) = (down.min(*one).min(*other), up.max(*one).max(*other));
                if high - low + EPSILON < needed {
                    continue;
                }
                let mut statistics: Vec<usize> = own.iter().chain(more).copied().collect();
                statistics.sort_unstable();
                statistics.dedup();
                let cost = statistics
                    .iter()
                    .map(|statistic| self.costs[*statistic])
                    .sum();
                if cheapest.as_ref().is_none_or(|(least, _)| cost < *least) {
                    cheapest = Some((cost, statistics));
                }
            }
        }
        cheapest.map(|(_, statistics)| statistics)
    }

    /// What all that is withheld costs.
    fn cost(&self) -> f64 {
        let all = self.withheld.iter().zip(&self.costs);
        all.filter(|(withheld, _)| **withheld)
            .map(|(_, cost)| cost)
            .sum()
    }

    /// The cheapest published statistics, so many, those first that share something with this one.
    fn nearest(&self, target: usize, count: usize) -> Vec<usize> {
        let members = &self.attack.constraints.members;
        let is_apart = |statistic: &usize| {
            let mut own = members[*statistic].iter();
            !own.any(|unknown| members[target].binary_search(unknown).is_ok())
        };
        let may =
            |statistic: &usize| !self.withheld[*statistic] && self.prices[*statistic].is_some();
        let mut nearest: Vec<usize> = (0..self.withheld.len()).filter(may).collect();
        // costs are not negative, so their bits are in their order
        nearest.sort_by_cached_key(|one| (is_apart(one), self.costs[*one].to_bits()));
        nearest.truncate(count);
        nearest
    }
}
