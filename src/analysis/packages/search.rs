//! Branch and bound over packages.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::fairness::Fairness;
use super::network::Network;
use super::problem::{Effect, Problem};
use super::relaxation::{Objective, Range, Relaxation};
use crate::analysis::cover::{Market, solve};

/// A package with what it covers, in units, and its cost, in the search's own unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub times: Vec<u32>,
    pub covered: i128,
    pub cost: i128,
}

/// What is left to look through. The one with the best bound comes first, and of equals the deeper one.
#[derive(Debug, PartialEq, Eq)]
struct Node {
    bound: i128,
    depth: u32,
    number: std::cmp::Reverse<u64>,
    range: Range,
}

impl Ord for Node {
    fn cmp(&self, other: &Node) -> Ordering {
        let key = |node: &Node| (node.bound, node.depth, node.number);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Node) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a search has found: the best package, and a score that no package exceeds.
#[derive(Debug)]
pub(super) struct Found {
    pub best: Option<Candidate>,
    pub bound: i128,
}

/// What became of a range when it was bounded.
enum Bounded {
    /// It holds no package that counts.
    Empty,
    /// It may hold one; how often choices would be taken, in parts, if that is known.
    Open(i128, Range, Option<Vec<f64>>),
}

#[derive(Debug)]
pub(super) struct Search<'a> {
    pub problem: &'a Problem,
    pub network: Network,
    relaxation: Relaxation,
    pub costs: Vec<i128>,
    /// Work that may still be done: ends of arcs and numbers of tables looked at.
    left: u64,
    spent_before: u64,
    /// What a fair cover counts for.
    cover: u64,
}

/// Rounds of cuts before a range is divided: at the start, and later.
const ROUNDS: [usize; 2] = [200, 12];
/// Packages that cover equally many are listed, if they are no more than this, and no more ranges were looked at.
const EQUALS: (usize, usize) = (64, 1000);
/// A fair cover takes about as long as so many ends of arcs for every offer and cell that it reaches.
const WORK_PER_PAIR: u64 = 100;
/// What is nearer to a whole number is one.
const WHOLE: f64 = 1e-6;

impl<'a> Search<'a> {
    /// `work` bounds how much is looked at. It is no time, so that the same problem has the same result.
    pub fn new(problem: &'a Problem, costs: Vec<i128>, work: u64) -> Search<'a> {
        let network = Network::new(problem);
        let relaxation = Relaxation::new(problem, &network, &costs);
        Search {
            problem,
            network,
            relaxation,
            costs,
            left: work,
            spent_before: 0,
            cover: WORK_PER_PAIR * pairs(problem.market()),
        }
    }

    /// Keeps so much of the work that is left for later.
    pub fn keep_back(&mut self, work: u64) -> u64 {
        let kept = work.min(self.left);
        self.left -= kept;
        kept
    }

    pub fn give_back(&mut self, work: u64) {
        self.left = self.left.saturating_add(work);
    }

    /// How fair a package is; none if there is no work left to find out.
    fn fairness(&mut self, times: &[u32]) -> Option<Fairness> {
        self.left = self.left.saturating_sub(self.cover);
        (self.left > 0).then(|| Fairness::of(self.problem, times))
    }

    pub fn everything(&self, cost: (i128, i128)) -> Range {
        let choices = self.problem.choices().iter();
        Range {
            low: vec![0; choices.len()],
            high: choices.map(|own| own.most).collect(),
            cost,
        }
    }

    pub fn cost(&self, times: &[u32]) -> i128 {
        let costs = self.costs.iter().zip(times);
        costs.map(|(cost, times)| cost * i128::from(*times)).sum()
    }

    fn is_out_of_work(&mut self) -> bool {
        let now = self.network.work() + self.relaxation.work();
        let done = now - self.spent_before;
        self.spent_before = now;
        self.left = self.left.saturating_sub(done);
        self.left == 0
    }

    /// The package with what it covers, if rules, costs and floors allow it.
    pub fn candidate(&mut self, times: Vec<u32>, (least, most): (i128, i128)) -> Option<Candidate> {
        let cost = self.cost(&times);
        if cost < least
            || cost > most
            || !self.problem.is_allowed(&times)
            || !self.keeps_floors(&times)
        {
            return None;
        }
        let covered = self.network.covered(&times);
        Some(Candidate {
            times,
            covered,
            cost,
        })
    }

    fn keeps_floors(&self, times: &[u32]) -> bool {
        let floors = &self.problem.rules().floors;
        if floors.is_empty() {
            return true;
        }
        let market = self.problem.with(times);
        let cover = solve(&market).into_cover();
        floors
            .iter()
            .all(|floor| super::covered_of(&market, &cover, &floor.cells) >= floor.covered)
    }

    /// The package of largest score within a range, and a bound. Only packages better than `best` are sought.
    pub fn best(&mut self, objective: Objective, range: Range, best: Option<Candidate>) -> Found {
        self.relaxation.set_objective(objective);
        let mut best = best;
        let score = |candidate: &Candidate| objective.score(candidate.covered, candidate.cost);
        let mut heap = BinaryHeap::new();
        let mut number = 0u64;
        heap.push(Node {
            bound: i128::MAX,
            depth: 0,
            number: std::cmp::Reverse(0),
            range,
        });
        while let Some(node) = heap.pop() {
            let at_least = |best: &Option<Candidate>| {
                best.as_ref().map_or(i128::MIN / 4, |own| score(own) + 1)
            };
            if node.bound < at_least(&best) {
                break;
            }
            if self.is_out_of_work() {
                return Found {
                    bound: node.bound,
                    best,
                };
            }
            let rounds = ROUNDS[usize::from(node.depth > 0)];
            let mut found = Vec::new();
            let bounded = self.bounded(node.range, node.bound, at_least(&best), rounds, &mut found);
            for candidate in found {
                if score(&candidate) >= at_least(&best) {
                    best = Some(candidate);
                }
            }
            let Bounded::Open(bound, range, times) = bounded else {
                continue;
            };
            if bound < at_least(&best) {
                continue;
            }
            for range in self.divided(range, times.as_deref()) {
                number += 1;
                heap.push(Node {
                    bound,
                    depth: node.depth + 1,
                    number: std::cmp::Reverse(number),
                    range,
                });
            }
        }
        let bound = best.as_ref().map_or(i128::MIN, score);
        Found { best, bound }
    }

    /// Bounds a range and narrows it to packages with at least this score; packages that come up are found.
    fn bounded(
        &mut self,
        mut range: Range,
        mut bound: i128,
        at_least: i128,
        rounds: usize,
        found: &mut Vec<Candidate>,
    ) -> Bounded {
        let mut times = None;
        for round in 0..rounds {
            if !self.propagate(&mut range) {
                return Bounded::Empty;
            }
            if range.low == range.high {
                found.extend(self.candidate(range.low.clone(), range.cost));
                return Bounded::Empty;
            }
            let Some((taken, covered)) = self.relaxation.solve(&range) else {
                return Bounded::Open(bound, range, None);
            };
            if let Some(own) = self.relaxation.bound(&range) {
                bound = bound.min(own.score());
                if bound < at_least || !own.narrow(&mut range, at_least) {
                    return Bounded::Empty;
                }
            }
            let is_cut = self.cut(&taken, &covered);
            if !is_cut || round % 8 == 0 {
                let rounded = self.rounded(&taken, &range);
                found.extend(rounded.and_then(|times| self.candidate(times, range.cost)));
            }
            times = Some(taken);
            if !is_cut {
                break;
            }
        }
        Bounded::Open(bound, range, times)
    }

    /// Adds the cuts that a solution breaks; whether there were any.
    fn cut(&mut self, times: &[f64], covered: &[f64]) -> bool {
        let mut is_cut = false;
        for (part, said) in covered.iter().enumerate() {
            for cut in self
                .network
                .cuts(part, times, said - self.relaxation.broken())
            {
                is_cut |= self.relaxation.add_cut(part, &cut);
            }
        }
        is_cut
    }

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

    /// A package near a solution in parts: what is taken whole stays, then as much as goes of the rest, what is
    /// taken most first.
    fn rounded(&self, taken: &[f64], range: &Range) -> Option<Vec<u32>> {
        let mut times: Vec<u32> = taken
            .iter()
            .zip(range.low.iter().zip(&range.high))
            .map(|(taken, (low, high))| {
                ((taken + WHOLE).floor().max(0.0) as u32).clamp(*low, *high)
            })
            .collect();
        for (own, other) in &self.problem.rules().prerequisites {
            if times[*own as usize] > 0
                && times[*other as usize] == 0
                && range.high[*other as usize] > 0
            {
                times[*other as usize] = 1;
            }
        }
        let mut order: Vec<usize> = (0..times.len())
            .filter(|own| times[*own] < range.high[*own])
            .collect();
        let part = |own: usize| taken[own] - f64::from(times[own]);
        order.sort_by(|one, other| part(*other).total_cmp(&part(*one)).then(one.cmp(other)));
        for own in order {
            if taken[own] <= WHOLE {
                break;
            }
            times[own] += 1;
            if self.cost(&times) > range.cost.1 || !self.problem.is_allowed(&times) {
                times[own] -= 1;
            }
        }
        self.problem.is_allowed(&times).then_some(times)
    }

    /// The two halves of a range, divided at the choice that is furthest from a whole number; without one, at
    /// the first that is open.
    fn divided(&self, range: Range, taken: Option<&[f64]>) -> Vec<Range> {
        let open = (0..range.low.len()).filter(|own| range.low[*own] < range.high[*own]);
        let taken_at = |own: usize| taken.map_or(f64::from(range.low[own]), |taken| taken[own]);
        let distance = |own: usize| {
            let taken = taken_at(own);
            (taken - taken.round()).abs()
        };
        let furthest = open.max_by(|one, other| {
            distance(*one)
                .total_cmp(&distance(*other))
                .then(other.cmp(one))
        });
        let Some(own) = furthest else {
            // one package, which is looked at when its turn comes
            return vec![range];
        };
        let (low, high) = (range.low[own], range.high[own]);
        let below = (taken_at(own) + WHOLE).floor().max(0.0) as u32;
        let below = below.clamp(low, high - 1);
        let mut halves = vec![range.clone(), range];
        halves[0].high[own] = below;
        halves[1].low[own] = below + 1;
        halves
    }

    /// Of the packages that cover as much as this one, within a range, the fairest, and of these the cheapest;
    /// and whether that is proved.
    pub fn fairest(&mut self, best: Candidate, range: Range) -> (Candidate, bool) {
        self.relaxation.set_objective(Objective::COVERED);
        let (equals, are_all) = self.equals(&best, range.clone());
        let mut champion = Champion::new(best);
        let mut is_known = true;
        for candidate in self.without_dearer(equals) {
            is_known &= self.meet(&mut champion, candidate);
        }
        if are_all {
            return (champion.best, is_known);
        }
        let mut stack = vec![range];
        while let Some(range) = stack.pop() {
            if self.is_out_of_work() {
                return (champion.best, false);
            }
            let mut found = Vec::new();
            let covered = champion.best.covered;
            let bounded = self.bounded(range, i128::MAX, covered, ROUNDS[1], &mut found);
            for candidate in found {
                self.meet(&mut champion, candidate);
            }
            let Bounded::Open(_, mut range, times) = bounded else {
                continue;
            };
            let fairness = self.fairness_of(&mut champion).cloned();
            let (Some(own), Some(most)) = (fairness, self.fairness(&self.most_open(&range))) else {
                return (champion.best, false);
            };
            match most.cmp(&own) {
                Ordering::Less => continue,
                Ordering::Equal => range.cost.1 = range.cost.1.min(champion.best.cost - 1),
                Ordering::Greater => {}
            }
            if self.propagate(&mut range) {
                stack.extend(self.divided(range, times.as_deref()));
            }
        }
        (champion.best, true)
    }

    fn fairness_of<'c>(&mut self, champion: &'c mut Champion) -> Option<&'c Fairness> {
        if champion.fairness.is_none() {
            champion.fairness = self.fairness(&champion.best.times);
        }
        champion.fairness.as_ref()
    }

    /// The champion gives way to a package that covers more; of equals to a fairer one, then a cheaper one, then one
    /// of fewer choices, then one whose choices come earlier. Whether there was work left to tell.
    fn meet(&mut self, champion: &mut Champion, other: Candidate) -> bool {
        if other.times == champion.best.times || other.covered < champion.best.covered {
            return true;
        }
        let fairness = self.fairness(&other.times);
        let is_better = match other.covered.cmp(&champion.best.covered) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => {
                let (Some(fairness), Some(own)) = (&fairness, self.fairness_of(champion)) else {
                    return false;
                };
                let order = fairness.cmp(own);
                let own = &champion.best;
                let order = order.then_with(|| own.cost.cmp(&other.cost));
                let order = order.then_with(|| taken(&own.times).cmp(&taken(&other.times)));
                order.then_with(|| other.times.cmp(&own.times)).is_gt()
            }
        };
        if is_better {
            champion.best = other;
            champion.fairness = fairness;
        }
        true
    }

    /// The packages within a range that cover at least as much as this one, without it; and whether these are all.
    fn equals(&mut self, best: &Candidate, range: Range) -> (Vec<Candidate>, bool) {
        let mut equals: BTreeMap<Vec<u32>, Candidate> = BTreeMap::new();
        let mut stack = vec![range];
        for _ in 0..EQUALS.1 {
            let Some(range) = stack.pop() else {
                equals.remove(&best.times);
                return (equals.into_values().collect(), true);
            };
            let mut found = Vec::new();
            let bounded = self.bounded(range, i128::MAX, best.covered, ROUNDS[1], &mut found);
            let found = found.into_iter().filter(|own| own.covered >= best.covered);
            equals.extend(found.map(|own| (own.times.clone(), own)));
            if equals.len() > EQUALS.0 || self.is_out_of_work() {
                break;
            }
            if let Bounded::Open(_, range, times) = bounded {
                stack.extend(self.divided(range, times.as_deref()));
            }
        }
        (equals.into_values().collect(), false)
    }

    /// Without packages that have places more than another one that covers as much. Places that do not raise the
    /// number covered reach nobody who is short, not even over others; so they leave the fair cover as it is.
    fn without_dearer(&self, candidates: Vec<Candidate>) -> Vec<Candidate> {
        let has_only_places_more = |more: &Candidate, than: &Candidate| {
            let times = more.times.iter().zip(&than.times);
            let mut times = self.problem.choices().iter().zip(times);
            more.times != than.times
                && more.covered == than.covered
                && more.cost >= than.cost
                && times.all(|(own, (more, times))| {
                    more == times || (more > times && matches!(own.effect, Effect::Places { .. }))
                })
        };
        let is_dearer = |own: &&Candidate| {
            candidates
                .iter()
                .any(|other| has_only_places_more(own, other))
        };
        candidates
            .iter()
            .filter(|own| !is_dearer(own))
            .cloned()
            .collect()
    }

    /// Everything that a range may hold, and nothing closed that may stay: fairer than all that is in it.
    fn most_open(&self, range: &Range) -> Vec<u32> {
        let choices = self.problem.choices().iter().enumerate();
        let times = choices.map(|(own, choice)| match choice.effect {
            Effect::Closing { .. } => range.low[own],
            Effect::Places { .. } | Effect::Opening { .. } => range.high[own],
        });
        times.collect()
    }

    /// A package without what changes neither the number covered nor its fairness, and costs nothing.
    pub fn without_idle(&mut self, best: Candidate) -> Candidate {
        let mut champion = Champion::new(best);
        for own in (0..self.costs.len()).rev() {
            while champion.best.times[own] > 0 && self.costs[own] >= 0 {
                let mut times = champion.best.times.clone();
                times[own] -= 1;
                let Some(fewer) = self.candidate(times, (i128::MIN, champion.best.cost)) else {
                    break;
                };
                let is_places = matches!(self.problem.choices()[own].effect, Effect::Places { .. });
                let is_idle = fewer.covered == champion.best.covered
                    && (is_places || {
                        let fairness = self.fairness(&fewer.times);
                        fairness.is_some() && fairness.as_ref() == self.fairness_of(&mut champion)
                    });
                if !is_idle {
                    break;
                }
                champion.best = fewer;
            }
        }
        champion.best
    }
}

/// The best package so far, and how fair it is, once that is asked.
struct Champion {
    best: Candidate,
    fairness: Option<Fairness>,
}

impl Champion {
    fn new(best: Candidate) -> Champion {
        Champion {
            best,
            fairness: None,
        }
    }
}

/// How many pairs of an offer and a cell that it reaches there are.
fn pairs(market: &Market) -> u64 {
    let offers = 0..market.places().len();
    offers
        .map(|offer| market.reach().of(offer).len() as u64)
        .sum()
}

/// How often choices are taken, all together.
fn taken(times: &[u32]) -> u64 {
    times.iter().map(|times| u64::from(*times)).sum()
}
