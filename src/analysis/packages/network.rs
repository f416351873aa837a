//! How many a package covers: a maximum flow whose capacities are linear in how often choices are taken.
//!
//! From the source to every offer its places; from an offer to the cells that it reaches; from a cell to the sink
//! its need. An opening is a node of its own between its offer and its cells, with arcs that are closed as long as
//! it is not taken. So whatever a package is, the number covered is the least capacity of a cut (Ford & Fulkerson
//! 1956), and the capacity of every cut is linear in the package: what a cut says, it says of all packages.
//!
//! Most of a town is not touched: cells that are short whatever is taken, and cells that are never short. They
//! are merged with source and sink before anything is searched.

use std::collections::BTreeMap;

use super::arcs::{Arc, Arcs, arcs, unit};
use super::flow::{Flow, SINK, SOURCE, UNBOUNDED};
use super::linear::Linear;
use super::merged::{apart, merged};
use super::problem::{Choice, Problem};

/// Some cells and offers that share nothing with others.
#[derive(Debug)]
pub(super) struct Part {
    arcs: Vec<Arc>,
    flow: Flow,
    /// No package covers more in this part.
    pub most: i128,
    /// The arcs whose capacity depends on the package.
    changing: Vec<usize>,
    /// The package of the last whole flow, as far as it concerns the part, and the flow's value.
    whole: Option<(Vec<u32>, i128)>,
    /// The same for the last package in fractions.
    in_fractions: Option<(Vec<f64>, f64)>,
    /// The choices that concern it.
    pub choices: Vec<u32>,
}

/// The number covered as a function of the package, in units of `unit`.
#[derive(Debug)]
pub(super) struct Network {
    pub unit: u64,
    /// What is covered by offers that are always used up, and of cells that are never short.
    pub fixed: Linear,
    pub parts: Vec<Part>,
    /// Capacities are counted in so many binary digits after the point, for packages in fractions.
    digits: u32,
}

/// In how many binary digits fractions of a unit are counted, where numbers are small enough.
const DIGITS: u32 = 20;

impl Network {
    pub fn new(problem: &Problem) -> Network {
        let unit = unit(problem);
        let Arcs { nodes, arcs, .. } = arcs(problem, unit);
        let (fixed, nodes, arcs) = merged(nodes, arcs, problem.choices());
        let total: u128 = [problem.market().need(), problem.market().places()]
            .into_iter()
            .flatten()
            .map(|amount| u128::from(amount / unit))
            .sum();
        let all: Vec<u32> = problem.choices().iter().map(|own| own.most).collect();
        let more: u128 = problem
            .with(&all)
            .places()
            .iter()
            .map(|own| u128::from(own / unit))
            .sum();
        let bits = u128::BITS - (total + more).leading_zeros();
        let digits = DIGITS.min(61u32.saturating_sub(bits));
        let parts = apart(nodes, arcs).into_iter();
        let parts = parts.map(|arcs| part(arcs, problem.choices(), digits));
        Network {
            unit,
            fixed,
            parts: parts.collect(),
            digits,
        }
    }

    /// How many units a package covers.
    pub fn covered(&mut self, times: &[u32]) -> i128 {
        let digits = self.digits;
        let parts = self.parts.iter_mut();
        let parts: i128 = parts.map(|part| part.covered(times, digits)).sum();
        self.fixed.at(times) + parts
    }

    /// The cuts of a part that tell that a package in fractions covers less of it than was said: all packages cover
    /// no more than these allow. None if it covers as much.
    pub fn cuts(&mut self, part: usize, times: &[f64], said: f64) -> Vec<Linear> {
        let digits = self.digits;
        let part = &mut self.parts[part];
        if part.covered_in_fractions(times, digits) >= said {
            return Vec::new();
        }
        let near = part.flow.near_side();
        let far = part.flow.far_side();
        let mut cuts = vec![part.through(&near)];
        if far != near {
            cuts.push(part.through(&far));
        }
        cuts
    }

    /// How much is covered by a package in fractions, and a cut that tells so of all packages.
    pub fn least_cut(&mut self, times: &[f64]) -> (f64, Linear) {
        let digits = self.digits;
        let own = self.fixed.each.iter();
        let own: f64 = own
            .map(|(choice, more)| *more as f64 * times[*choice as usize])
            .sum();
        let mut covered = self.fixed.constant as f64 + own;
        let mut cut = self.fixed.clone();
        for part in &mut self.parts {
            covered += part.covered_in_fractions(times, digits);
            let near = part.flow.near_side();
            cut.add(&part.through(&near));
        }
        (covered, cut)
    }

    /// How much was done so far.
    pub fn work(&self) -> u64 {
        self.parts.iter().map(|part| part.flow.work).sum()
    }
}

fn in_fractions(capacity: &Linear, times: &[f64], digits: u32) -> u64 {
    let each = capacity.each.iter();
    let each: f64 = each
        .map(|(choice, more)| *more as f64 * times[*choice as usize])
        .sum();
    let scaled = (capacity.constant as f64 + each) * (1u64 << digits) as f64;
    scaled.round().clamp(0.0, UNBOUNDED as f64) as u64
}

impl Part {
    fn covered(&mut self, times: &[u32], digits: u32) -> i128 {
        let own = self.choices.iter();
        let own: Vec<u32> = own.map(|choice| times[*choice as usize]).collect();
        if let Some((last, covered)) = &self.whole
            && *last == own
        {
            return *covered;
        }
        for position in &self.changing {
            if let Some(capacity) = &self.arcs[*position].capacity {
                let capacity = u64::try_from(capacity.at(times) << digits).unwrap_or(0);
                self.flow.set_capacity(*position, capacity);
            }
        }
        let covered = i128::from(self.flow.maximise() >> digits);
        self.whole = Some((own, covered));
        self.in_fractions = None;
        covered
    }

    fn covered_in_fractions(&mut self, times: &[f64], digits: u32) -> f64 {
        let own = self.choices.iter();
        let own: Vec<f64> = own.map(|choice| times[*choice as usize]).collect();
        if let Some((last, covered)) = &self.in_fractions
            && *last == own
        {
            return *covered;
        }
        for position in &self.changing {
            if let Some(capacity) = &self.arcs[*position].capacity {
                let capacity = in_fractions(capacity, times, digits);
                self.flow.set_capacity(*position, capacity);
            }
        }
        let covered = self.flow.maximise() as f64 / (1u64 << digits) as f64;
        self.in_fractions = Some((own, covered));
        self.whole = None;
        covered
    }

    /// What fits through the cut between these nodes and the others.
    pub fn through(&self, near: &[bool]) -> Linear {
        let mut through = Linear::default();
        for arc in &self.arcs {
            if near[arc.from as usize]
                && !near[arc.to as usize]
                && let Some(capacity) = &arc.capacity
            {
                through.add(capacity);
            }
        }
        through
    }

    /// The two simplest cuts: all that comes in, and all that goes out.
    pub fn outer_cuts(&self) -> [Linear; 2] {
        let nodes = self.arcs.iter().map(|arc| arc.from.max(arc.to));
        let nodes = nodes.max().map_or(2, |last| last as usize + 1);
        let mut near = vec![false; nodes];
        near[SOURCE as usize] = true;
        let mut far = vec![true; nodes];
        far[SINK as usize] = false;
        [self.through(&near), self.through(&far)]
    }
}

fn part(mut arcs: Vec<Arc>, choices: &[Choice], digits: u32) -> Part {
    let mut number = BTreeMap::from([(SOURCE, SOURCE), (SINK, SINK)]);
    let mut concerned: Vec<u32> = Vec::new();
    for arc in &mut arcs {
        for node in [&mut arc.from, &mut arc.to] {
            let next = number.len() as u32;
            *node = *number.entry(*node).or_insert(next);
        }
        let each = arc.capacity.iter().flat_map(|own| &own.each);
        concerned.extend(each.map(|(choice, _)| *choice));
    }
    concerned.sort_unstable();
    concerned.dedup();
    let ends: Vec<(u32, u32)> = arcs.iter().map(|arc| (arc.from, arc.to)).collect();
    let mut flow = Flow::new(number.len(), &ends);
    let mut changing = Vec::new();
    for (position, arc) in arcs.iter().enumerate() {
        match &arc.capacity {
            None => flow.set_capacity(position, UNBOUNDED),
            Some(own) if own.each.is_empty() => {
                let capacity = u64::try_from(own.constant << digits).unwrap_or(0);
                flow.set_capacity(position, capacity);
            }
            Some(_) => changing.push(position),
        }
    }
    let mut part = Part {
        flow,
        arcs,
        most: 0,
        changing,
        whole: None,
        in_fractions: None,
        choices: concerned,
    };
    let most = part.outer_cuts().map(|cut| cut.range(choices).1);
    part.most = most[0].min(most[1]).max(0);
    part
}
