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

use super::flow::{Flow, SINK, SOURCE, UNBOUNDED};
use super::problem::{Choice, Effect, Problem};
use crate::analysis::cover::Market;
use crate::analysis::lists::Lists;
use crate::analysis::reach::Reach;
use crate::analysis::reach::classes::{Classes, classes};

/// A constant and so much more for every time that a choice is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Linear {
    pub constant: i128,
    /// By choice, rising.
    pub each: Vec<(u32, i128)>,
}

impl Linear {
    fn of(constant: u64) -> Linear {
        Linear {
            constant: i128::from(constant),
            each: Vec::new(),
        }
    }

    pub fn add(&mut self, other: &Linear) {
        self.constant += other.constant;
        for (choice, more) in &other.each {
            match self.each.binary_search_by_key(choice, |(own, _)| *own) {
                Ok(position) => self.each[position].1 += more,
                Err(position) => self.each.insert(position, (*choice, *more)),
            }
        }
    }

    pub fn at(&self, times: &[u32]) -> i128 {
        let each = self.each.iter();
        let each = each.map(|(choice, more)| more * i128::from(times[*choice as usize]));
        self.constant + each.sum::<i128>()
    }

    /// The smallest and the largest that it can be.
    fn range(&self, choices: &[Choice]) -> (i128, i128) {
        let ends = self.each.iter().map(|(choice, more)| {
            let end = more * i128::from(choices[*choice as usize].most);
            (end.min(0), end.max(0))
        });
        ends.fold(
            (self.constant, self.constant),
            |(low, high), (less, more)| (low + less, high + more),
        )
    }
}

/// A connection with what fits through it; none: anything.
#[derive(Debug, Clone)]
struct Arc {
    from: u32,
    to: u32,
    capacity: Option<Linear>,
}

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
        let (nodes, arcs) = arcs(problem, unit);
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
        Network {
            unit,
            fixed,
            parts: parts(nodes, arcs, problem.choices(), digits),
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

/// The largest amount of which all needs and places are whole multiples.
fn unit(problem: &Problem) -> u64 {
    let market = problem.market();
    let more = problem.choices().iter().map(|own| match own.effect {
        Effect::Places { more, .. } => more,
        Effect::Opening { .. } | Effect::Closing { .. } => 0,
    });
    let amounts = market.need().iter().chain(market.places()).copied();
    amounts.chain(more).fold(0, common_divisor).max(1)
}

pub(super) fn common_divisor(mut one: u64, mut other: u64) -> u64 {
    while one != 0 {
        (one, other) = (other % one, one);
    }
    other
}

/// The number of nodes, and all arcs. Cells that the same offers and openings reach are one node, and so are
/// offers that reach the same cells, unless one of them may be opened.
fn arcs(problem: &Problem, unit: u64) -> (usize, Vec<Arc>) {
    let market = problem.market();
    let openings: Vec<(u32, u32, &Vec<u32>)> = (0..)
        .zip(problem.choices())
        .filter_map(|(number, choice)| match &choice.effect {
            Effect::Opening { offer, cells } => Some((number, *offer, cells)),
            _ => None,
        })
        .collect();
    let classes = with_openings(
        market,
        openings.iter().map(|(_, _, cells)| cells.as_slice()),
    );
    let places = places(problem, unit);
    let sum = |members: &[u32], amount: &dyn Fn(usize) -> Linear| {
        let mut sum = Linear::default();
        members
            .iter()
            .for_each(|own| sum.add(&amount(*own as usize)));
        sum
    };

    let mut arcs = Vec::new();
    let mut next = 2;
    let mut node = || {
        next += 1;
        next - 1
    };
    let cells: Vec<u32> = (0..classes.cells.len()).map(|_| node()).collect();
    for (members, cell) in classes.cells.iter().zip(&cells) {
        let need = |own: usize| Linear::of(market.need()[own] / unit);
        arcs.push(Arc {
            from: *cell,
            to: SINK,
            capacity: Some(sum(members, &need)),
        });
    }
    let may_open = |offer: &u32| openings.iter().any(|(_, own, _)| own == offer);
    let reached = |offer: u32| match classes.of_offer[offer as usize] {
        Some(class) => classes.reach.get(class as usize),
        None => &[],
    };
    let offers = market.places().len() as u32;
    let together = classes.offers.iter().map(|members| {
        let members = members
            .iter()
            .filter(|own| **own < offers && !may_open(own));
        members.copied().collect::<Vec<u32>>()
    });
    let alone = (0..offers).filter(may_open).map(|own| vec![own]);
    let mut node_of = BTreeMap::new();
    for members in together.chain(alone).filter(|members| !members.is_empty()) {
        let offer = node();
        node_of.insert(members[0], offer);
        arcs.push(Arc {
            from: SOURCE,
            to: offer,
            capacity: Some(sum(&members, &|own| places[own].clone())),
        });
        arcs.extend(reached(members[0]).iter().map(|cell| Arc {
            from: offer,
            to: cells[*cell as usize],
            capacity: None,
        }));
    }
    for (position, (choice, offer, _)) in (0..).zip(&openings) {
        let open = node();
        let taken = |most: i128| Linear {
            constant: 0,
            each: vec![(*choice, most)],
        };
        let (_, most) = places[*offer as usize].range(problem.choices());
        arcs.push(Arc {
            from: node_of[offer],
            to: open,
            capacity: Some(taken(most)),
        });
        for cell in reached(offers + position) {
            let need = classes.cells.get(*cell as usize).iter();
            let need: u64 = need.map(|own| market.need()[*own as usize] / unit).sum();
            arcs.push(Arc {
                from: open,
                to: cells[*cell as usize],
                capacity: Some(taken(i128::from(need))),
            });
        }
    }
    (next as usize, arcs)
}

/// The classes of a market to which every opening is added as an offer.
fn with_openings<'a>(market: &'a Market, openings: impl Iterator<Item = &'a [u32]>) -> Classes {
    let reach = market.reach();
    let offers = (0..reach.offers()).map(|offer| reach.of(offer));
    let lists: Lists = offers
        .chain(openings)
        .map(|cells| cells.iter().copied())
        .collect();
    let reach = Reach::new(reach.cells(), lists);
    classes(&reach, |cell| market.need()[cell as usize] > 0)
}

/// Every offer's places, in units.
fn places(problem: &Problem, unit: u64) -> Vec<Linear> {
    let before = problem.market().places().iter();
    let mut places: Vec<Linear> = before.map(|places| Linear::of(places / unit)).collect();
    for (number, choice) in (0..).zip(problem.choices()) {
        let own = &mut places[choice.effect.offer() as usize];
        let more = match choice.effect {
            Effect::Places { more, .. } => i128::from(more / unit),
            Effect::Closing { .. } => -own.constant,
            Effect::Opening { .. } => continue,
        };
        own.each.push((number, more));
    }
    places
}

/// The network with what is on one side of some cut of least capacity, whatever is taken, merged with source or
/// sink: what then fits through all cuts alike, and the rest.
///
/// Capacities that rise from the source move such a cut towards the sink (Gallo, Grigoriadis & Tarjan 1989). An
/// arc within that may be closed or open moves it no nearer to the source than if it led from its beginning to
/// the sink, and no nearer to the sink than if it led from the source to its end.
fn merged(nodes: usize, arcs: Vec<Arc>, choices: &[Choice]) -> (Linear, usize, Vec<Arc>) {
    let side = |most: bool| {
        let ends: Vec<(u32, u32)> = arcs
            .iter()
            .map(|arc| match (is_within(arc), most) {
                (false, _) => (arc.from, arc.to),
                (true, true) => (SOURCE, arc.to),
                (true, false) => (arc.from, SINK),
            })
            .collect();
        let mut flow = Flow::new(nodes, &ends);
        for (position, arc) in arcs.iter().enumerate() {
            let capacity = arc.capacity.as_ref().map_or(UNBOUNDED, |own| {
                let (low, high) = own.range(choices);
                let capacity = if most || is_within(arc) { high } else { low };
                u64::try_from(capacity).unwrap_or(0)
            });
            flow.set_capacity(position, capacity);
        }
        flow.maximise();
        if most {
            flow.far_side()
        } else {
            flow.near_side()
        }
    };
    let (always_near, may_be_near) = (side(false), side(true));
    let mut next = 2;
    let number = (0..nodes).map(|node| match (always_near[node], may_be_near[node]) {
        (true, _) => SOURCE,
        (false, false) => SINK,
        (false, true) => {
            next += 1;
            next - 1
        }
    });
    let number: Vec<u32> = number.collect();
    let mut fixed = Linear::default();
    let mut kept: BTreeMap<(u32, u32), Option<Linear>> = BTreeMap::new();
    for arc in &arcs {
        let (from, to) = (number[arc.from as usize], number[arc.to as usize]);
        match (from, to, &arc.capacity) {
            (from, to, _) if from == to || from == SINK || to == SOURCE => {}
            (SOURCE, SINK, Some(capacity)) => fixed.add(capacity),
            (_, _, None) => _ = kept.insert((from, to), None),
            (_, _, Some(capacity)) => {
                let own = kept.entry((from, to));
                if let Some(own) = own.or_insert_with(|| Some(Linear::default())) {
                    own.add(capacity);
                }
            }
        }
    }
    let arcs = kept.into_iter();
    let arcs = arcs.map(|((from, to), capacity)| Arc { from, to, capacity });
    (fixed, next as usize, arcs.collect())
}

/// Whether an arc between two nodes of which none is the source may be closed or open.
fn is_within(arc: &Arc) -> bool {
    let changes = arc
        .capacity
        .as_ref()
        .is_some_and(|own| !own.each.is_empty());
    changes && arc.from != SOURCE
}

/// The parts of a network that hang together other than through source and sink.
fn parts(nodes: usize, arcs: Vec<Arc>, choices: &[Choice], digits: u32) -> Vec<Part> {
    let mut parent: Vec<u32> = (0..nodes as u32).collect();
    let inner = |node: u32| node != SOURCE && node != SINK;
    for arc in arcs.iter().filter(|arc| inner(arc.from) && inner(arc.to)) {
        let (one, other) = (root(&mut parent, arc.from), root(&mut parent, arc.to));
        parent[one.max(other) as usize] = one.min(other);
    }
    let mut of_root: BTreeMap<u32, Vec<Arc>> = BTreeMap::new();
    for arc in arcs {
        let node = if inner(arc.from) { arc.from } else { arc.to };
        of_root
            .entry(root(&mut parent, node))
            .or_default()
            .push(arc);
    }
    let parts = of_root.into_values();
    parts.map(|arcs| part(arcs, choices, digits)).collect()
}

fn root(parent: &mut [u32], mut node: u32) -> u32 {
    while parent[node as usize] != node {
        let above = parent[parent[node as usize] as usize];
        parent[node as usize] = above;
        node = above;
    }
    node
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
