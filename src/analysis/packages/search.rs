//! Branch and bound over packages.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::fairness::Fairness;
use super::floors::Floors;
use super::network::Network;
use super::problem::Problem;
use super::relaxation::{Objective, Range, Relaxation};
use crate::analysis::cover::Market;

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
pub(super) enum Bounded {
    /// It holds no package that counts.
    Empty,
    /// It may hold one; how often choices would be taken, in parts, if that is known.
    Open(i128, Range, Option<Vec<f64>>),
}

#[derive(Debug)]
pub(super) struct Search<'a> {
    pub problem: &'a Problem,
    pub network: Network,
    pub relaxation: Relaxation,
    pub floors: Floors,
    pub costs: Vec<i128>,
    /// Work that may still be done: ends of arcs and numbers of tables looked at.
    left: u64,
    spent_before: u64,
    /// What a fair cover counts for.
    cover: u64,
}

/// Rounds of cuts before a range is divided: at the start, and later.
pub(super) const ROUNDS: [usize; 2] = [200, 12];
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
            floors: Floors::new(problem),
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
    pub fn fairness(&mut self, times: &[u32]) -> Option<Fairness> {
        self.count_cover();
        (self.left > 0).then(|| Fairness::of(self.problem, times))
    }

    /// A fair cover is about to be computed.
    pub fn count_cover(&mut self) {
        self.left = self.left.saturating_sub(self.cover);
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

    pub fn is_out_of_work(&mut self) -> bool {
        let now = self.network.work() + self.relaxation.work() + self.floors.work();
        let done = now - self.spent_before;
        self.spent_before = now;
        self.left = self.left.saturating_sub(done);
        self.left == 0
    }

    /// The package with what it covers, if rules, costs and floors allow it.
    pub fn candidate(&mut self, times: Vec<u32>, (least, most): (i128, i128)) -> Option<Candidate> {
        let candidate = self.affordable(times, (least, most))?;
        self.keeps_floors(&candidate.times).then_some(candidate)
    }

    /// The same whether or not it keeps the floors.
    fn affordable(&mut self, times: Vec<u32>, (least, most): (i128, i128)) -> Option<Candidate> {
        let cost = self.cost(&times);
        if cost < least || cost > most || !self.problem.is_allowed(&times) {
            return None;
        }
        let covered = self.network.covered(&times);
        Some(Candidate {
            times,
            covered,
            cost,
        })
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
    pub fn bounded(
        &mut self,
        mut range: Range,
        mut bound: i128,
        at_least: i128,
        rounds: usize,
        found: &mut Vec<Candidate>,
    ) -> Bounded {
        let mut times = None;
        for round in 0..rounds {
            if !self.propagate(&mut range) || (round == 0 && !self.may_keep_floors(&range)) {
                return Bounded::Empty;
            }
            if range.low == range.high {
                found.extend(self.worth_it(range.low.clone(), range.cost, at_least));
                return Bounded::Empty;
            }
            let Some((taken, covered)) = self.relaxation.solve(&range) else {
                return match self.relaxation.is_ruled_out(&range) {
                    true => Bounded::Empty,
                    false => Bounded::Open(bound, range, None),
                };
            };
            if let Some(own) = self.relaxation.bound(&range) {
                bound = bound.min(own.score());
                if bound < at_least || !own.narrow(&mut range, at_least) {
                    return Bounded::Empty;
                }
            }
            let is_cut = self.cut(&taken, &covered) | self.cut_by_floors(&taken);
            if !is_cut || round % 8 == 0 {
                let rounded = self.rounded(&taken, &range);
                found.extend(rounded.and_then(|times| self.worth_it(times, range.cost, at_least)));
            }
            times = Some(taken);
            if !is_cut {
                break;
            }
        }
        Bounded::Open(bound, range, times)
    }

    /// A package that is allowed and has at least this score. Whether it keeps the floors takes longest to tell.
    fn worth_it(
        &mut self,
        times: Vec<u32>,
        cost: (i128, i128),
        at_least: i128,
    ) -> Option<Candidate> {
        let own = self.affordable(times, cost)?;
        let score = self.relaxation.objective().score(own.covered, own.cost);
        (score >= at_least && self.keeps_floors(&own.times)).then_some(own)
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
    pub fn divided(&self, range: Range, taken: Option<&[f64]>) -> Vec<Range> {
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
}

/// How many pairs of an offer and a cell that it reaches there are.
fn pairs(market: &Market) -> u64 {
    let offers = 0..market.places().len();
    offers
        .map(|offer| market.reach().of(offer).len() as u64)
        .sum()
}
