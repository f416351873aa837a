//! The attack on an edition: can a count be narrowed too far by all that is published?
//!
//! What counts against it are witnesses: other whole counts that agree with all that is published. Two that
//! are far enough apart show that a count cannot be narrowed further than to the interval between them. A
//! witness stays one while more is withheld, so none is sought twice.

use super::goal::is_kept;
use super::items::{Item, Items};
use super::near::near;
use super::system::{Form, HAIR, Move, System, Terms};
use super::whole::{Problems, Way};

/// A sum that must not be narrowed, and how far down and up some witness moves it.
#[derive(Debug, Clone)]
pub struct Target {
    pub item: usize,
    pub form: Option<Form>,
    /// What a group counts in this form.
    pub count: Option<i64>,
    pub terms: Terms,
    /// How wide its interval must be. A covered case is a part of a case of need: a sum in which every case
    /// counts at most so much is as safe as the need behind it if it is as wide in these parts.
    pub needed: f64,
    pub down: f64,
    pub up: f64,
}

/// The attack, with all the witnesses found so far.
#[derive(Debug)]
pub struct Attack<'a> {
    pub system: &'a System,
    pub targets: Vec<Target>,
    pub witnesses: Vec<Witness>,
    /// Per unknown: the targets that it is in, with its weight.
    aimed: Vec<Vec<(usize, f64)>>,
    furthest: i64,
}

/// Other counts, and what they change.
#[derive(Debug, Clone)]
pub struct Witness {
    pub moved: Move,
    /// The items that have to be withheld for it.
    pub broken: Vec<usize>,
    /// Targets with their changes.
    pub changes: Vec<(usize, f64)>,
}

/// What has to give way for a target, and the move that then is a witness.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Items that are not withheld yet.
    pub items: Vec<usize>,
    pub cost: f64,
    pub moved: Move,
}

impl Target {
    pub fn is_wide(&self) -> bool {
        self.up - self.down + HAIR >= self.needed
    }
}

/// Up to so many unknowns a problem is solved as a whole; beyond, in growing neighbourhoods.
const SIZES: [usize; 3] = [60, 160, 400];

/// Beyond so many, the largest neighbourhoods would take minutes: a city of 50 districts has 3000.
const LARGE: usize = 2000;

/// How large neighbourhoods get in a system: up to all of it where it is small.
pub fn sizes(system: &System) -> Vec<usize> {
    let all = system.unknowns.len();
    let mut sizes: Vec<usize> = SIZES.into_iter().take_while(|size| *size < all).collect();
    if sizes.len() < SIZES.len() {
        sizes.push(all);
    } else if all > LARGE {
        sizes.pop();
    }
    sizes
}

/// Whether what has to give way is sought in whole numbers, round by round.
const ROUNDS: [bool; 3] = [false, true, true];

/// A move of a few times the width is enough for every witness; a wider search finds no more.
const TIMES: u32 = 4;

impl<'a> Attack<'a> {
    /// `wide` says how wide the interval of each group's need and of each small count has to be, in cases.
    pub fn new(
        system: &'a System,
        items: &Items,
        minimum: u32,
        width: u32,
        wide: impl Fn(&Item, Option<Form>) -> f64,
    ) -> Attack<'a> {
        let mut targets: Vec<Target> = Vec::new();
        for (position, item) in items.all.iter().enumerate() {
            let mut add = |form: Option<Form>, terms: Terms| {
                let largest = terms
                    .iter()
                    .map(|(_, weight)| weight.abs())
                    .fold(0.0, f64::max);
                if largest > 0.0 {
                    targets.push(Target {
                        item: position,
                        form,
                        count: match (item, form) {
                            (Item::Part(group, _), Some(form)) => Some(form.count(group.figures)),
                            _ => None,
                        },
                        terms,
                        needed: wide(item, form) * largest,
                        down: 0.0,
                        up: 0.0,
                    });
                }
            };
            match item {
                // what is known is not kept
                _ if item.is_known() => {}
                Item::Part(group, part) => {
                    for form in part.kept() {
                        let terms = system.terms(position, *form);
                        // what follows from the need is as wide as that
                        let follows = !part.is_need()
                            && group.keeps_need()
                            && system.follows(position, &terms);
                        if !follows && is_kept(item, Some(*form), minimum) {
                            add(Some(*form), terms);
                        }
                    }
                }
                Item::Told(told) => {
                    if is_kept(item, None, minimum) {
                        add(None, system.weighed(told.weights.iter().copied()));
                    }
                }
            }
        }
        let mut aimed = vec![Vec::new(); system.unknowns.len()];
        for (position, target) in targets.iter().enumerate() {
            for (unknown, weight) in &target.terms {
                aimed[*unknown].push((position, *weight));
            }
        }
        Attack {
            system,
            targets,
            witnesses: Vec::new(),
            aimed,
            furthest: i64::from(width * TIMES),
        }
    }

    /// Looks for witnesses that make a target wide, among so many unknowns; whether it is wide then.
    pub fn widen(&mut self, withheld: &[bool], costs: &[f64], target: usize, size: usize) -> bool {
        let weights = weights(withheld, costs);
        let free = near(self.system, &weights, &self.targets[target].terms, size);
        let problems = Problems::of(self.system, withheld, &free, self.furthest);
        // a vertex of whole numbers is found at once, and bounds over the reals say where none can be
        let mut reach = 0.0;
        let mut reaches = [0.0; 2];
        for way in [Way::Up, Way::Down] {
            let own = &self.targets[target];
            if own.is_wide() {
                return true;
            }
            let needed = match way {
                Way::Up => own.needed + own.down,
                Way::Down => own.needed - own.up,
            };
            let (furthest, moved) = problems.relaxed(withheld, &own.terms, way, needed);
            reach += furthest;
            reaches[usize::from(way == Way::Down)] = furthest;
            if let Some(moved) = moved {
                self.remember(moved);
            }
        }
        let own = &self.targets[target];
        if own.is_wide() || reach.max(own.up - own.down) + HAIR < own.needed {
            return own.is_wide();
        }
        for (way, reach) in [Way::Up, Way::Down].into_iter().zip(reaches) {
            let own = &self.targets[target];
            if own.is_wide() {
                break;
            }
            let needed = match way {
                Way::Up => own.needed + own.down,
                Way::Down => own.needed - own.up,
            };
            let asked = match own.form {
                Some(Form::Need | Form::NotAssessable) => needed.min((reach + HAIR).floor()),
                _ => needed.min(reach),
            };
            if asked > HAIR
                && let Some(moved) = problems.whole(withheld, &own.terms, way, asked)
            {
                self.remember(moved);
            }
        }
        self.targets[target].is_wide()
    }

    /// Cheap items that have to give way so that a target is wide, among so many unknowns; none if there are
    /// none.
    pub fn open(
        &self,
        withheld: &[bool],
        costs: &[f64],
        prices: &[Option<f64>],
        target: usize,
        size: usize,
    ) -> Option<Opening> {
        let weights = weights(withheld, costs);
        let own = &self.targets[target];
        let free = near(self.system, &weights, &own.terms, size);
        let may_give: Vec<bool> = withheld
            .iter()
            .zip(prices)
            .map(|(withheld, price)| *withheld || price.is_some())
            .collect();
        let problems = Problems::of(self.system, &may_give, &free, self.furthest);
        let needed = own.needed + own.down;
        let opening = |asked: &[Option<f64>], is_whole: bool| {
            let moved = problems.cheapest(withheld, asked, &own.terms, needed, is_whole)?;
            let broken = self.system.broken(&moved)?;
            let may = broken.iter().all(|item| may_give[*item]);
            let more = broken.into_iter().filter(|item| !withheld[*item]);
            let items: Vec<usize> = more.collect();
            let cost = items.iter().map(|item| costs[*item]).sum();
            may.then_some(Opening { items, cost, moved })
        };
        let mut asked = prices.to_vec();
        let mut openings: Vec<Opening> = Vec::new();
        for is_whole in ROUNDS {
            if let Some(opening) = opening(&asked, is_whole) {
                asked = self.system.reweighted(prices, &opening.moved);
                openings.push(opening);
            }
        }
        let openings = openings.into_iter();
        openings.min_by(|one, other| one.cost.total_cmp(&other.cost))
    }

    /// Counts only those witnesses that hold with what is withheld now.
    pub fn recount(&mut self, withheld: &[bool]) {
        for target in &mut self.targets {
            (target.down, target.up) = (0.0, 0.0);
        }
        let witnesses = self.witnesses.iter();
        let holding = witnesses.filter(|one| one.broken.iter().all(|item| withheld[*item]));
        for (target, change) in holding.flat_map(|witness| &witness.changes) {
            let target = &mut self.targets[*target];
            target.down = target.down.min(*change);
            target.up = target.up.max(*change);
        }
    }

    /// A witness for one target is often one for others.
    pub fn remember(&mut self, moved: Move) {
        let Some(broken) = self.system.broken(&moved) else {
            return;
        };
        let mut changes: std::collections::BTreeMap<usize, f64> = std::collections::BTreeMap::new();
        for (unknown, change) in &moved {
            for (target, weight) in &self.aimed[*unknown] {
                *changes.entry(*target).or_default() += weight * *change as f64;
            }
        }
        for (target, change) in &changes {
            let target = &mut self.targets[*target];
            target.down = target.down.min(*change);
            target.up = target.up.max(*change);
        }
        self.witnesses.push(Witness {
            moved,
            broken,
            changes: changes.into_iter().collect(),
        });
    }
}

/// By how much each item tells unknowns apart: the dearer it is to withhold, the more.
fn weights(withheld: &[bool], costs: &[f64]) -> Vec<f64> {
    let weight = |(withheld, cost): (&bool, &f64)| match withheld {
        true => 0.0,
        false => cost.sqrt(),
    };
    withheld.iter().zip(costs).map(weight).collect()
}
