//! Why no package within a budget covers more: sums that anybody can add up with a pencil.
//!
//! Some cells compete for places. Of all others the whole need counts. Those that compete cannot have more places than
//! the offers that reach them have, and what money buys there: what brings most for its money first, the last of it in
//! part. No package covers more than all this together: it is a cut (Ford & Fulkerson 1956), and the most that money
//! adds to it (Dantzig 1957). Where one such sum allows too much, packages with and without a choice have a sum each.
//!
//! What is written here can be checked without knowing how it was found: [`Certificate::sums`] counts it anew from needs,
//! places, reach and costs. Floors are not used: what holds of all packages holds of those that keep them.

use super::arcs::unit;
use super::problem::{Effect, Problem};

/// A proof that no package within a budget covers more than so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// In the unit of the choices' costs.
    pub budget: i128,
    /// How it is proved.
    pub proof: Proof,
}

/// How it is proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// By one sum: these cells compete, rising.
    Sum(Vec<u32>),
    /// By what holds of packages that take a choice at most so often, and of those that take it more often.
    Split {
        /// By number.
        choice: u32,
        /// How often it is taken at most in `fewer`.
        most: u32,
        /// About the packages that take it at most so often.
        fewer: Box<Proof>,
        /// About all others.
        more: Box<Proof>,
    },
}

/// A sum, written out: needs, places and what is bought add up to what no package covers more than. All in the units of
/// the market and of the choices' costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The packages that it is about; all where none is named.
    pub given: Vec<Given>,
    /// The cells that do not compete, with their need.
    pub outside: Vec<(u32, u64)>,
    /// The offers that reach those that compete, with their places before anything is decided.
    pub places: Vec<(u32, u64)>,
    /// What is given or brings something there, in the order in which money is spent.
    pub bought: Vec<Bought>,
    /// None of its packages covers more.
    pub bound: Result<u64, Impossible>,
}

/// Packages in which a choice is taken at least and at most so often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// By number.
    pub choice: u32,
    /// How often at least.
    pub least: u32,
    /// How often at most.
    pub most: u32,
}

/// What a choice costs, and how many places those who compete have by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bought {
    /// By number.
    pub choice: u32,
    /// Below 0: it saves money.
    pub cost: i128,
    /// Below 0: they lose places. Rounded down where money ends.
    pub cases: i128,
    /// How often it is taken in whole.
    pub times: u32,
    /// Whether money was left for a part of one more.
    pub is_cut_off: bool,
}

/// Why there is no package of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impossible {
    /// Exclusions and prerequisites leave none.
    Rules,
    /// What is given costs more than there is.
    Money,
}

/// How often every choice is taken at least and at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub low: Vec<u32>,
    pub high: Vec<u32>,
}

impl Span {
    pub fn everything(problem: &Problem) -> Span {
        let most = problem.choices().iter().map(|own| own.most);
        Span {
            low: vec![0; problem.choices().len()],
            high: most.collect(),
        }
    }

    pub fn split(&self, choice: u32, most: u32) -> [Span; 2] {
        let own = choice as usize;
        let (mut fewer, mut more) = (self.clone(), self.clone());
        fewer.high[own] = fewer.high[own].min(most);
        more.low[own] = more.low[own].max(most.saturating_add(1));
        [fewer, more]
    }
}

impl Certificate {
    /// All sums, counted anew.
    pub fn sums(&self, problem: &Problem) -> Vec<Sum> {
        let mut sums = Vec::new();
        let mut left = vec![(&self.proof, Span::everything(problem))];
        while let Some((proof, span)) = left.pop() {
            match proof {
                Proof::Sum(cells) => sums.push(sum(problem, self.budget, span, cells)),
                Proof::Split {
                    choice,
                    most,
                    fewer,
                    more,
                } => {
                    let [below, above] = span.split(*choice, *most);
                    left.push((fewer, below));
                    left.push((more, above));
                }
            }
        }
        sums
    }

    /// No package within the budget covers more; none if there is no package.
    pub fn recount(&self, problem: &Problem) -> Option<u64> {
        let sums = self.sums(problem).into_iter();
        sums.filter_map(|own| own.bound.ok()).max()
    }
}

/// What a cut allows: so many in any case, and so many more for every choice, each time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Allowed {
    pub constant: i128,
    pub gains: Vec<i128>,
}

/// A set of cells that compete, and the offers that reach one of them.
struct Cut<'a> {
    problem: &'a Problem,
    competes: Vec<bool>,
    offers: Vec<bool>,
}

impl Cut<'_> {
    fn new<'a>(problem: &'a Problem, cells: &[u32]) -> Cut<'a> {
        let market = problem.market();
        let mut competes = vec![false; market.need().len()];
        for cell in cells {
            // nobody competes where nobody needs anything
            competes[*cell as usize] = market.need()[*cell as usize] > 0;
        }
        let reaches = |offer: usize| {
            let mut own = market.reach().of(offer).iter();
            own.any(|cell| competes[*cell as usize])
        };
        Cut {
            offers: (0..market.places().len()).map(reaches).collect(),
            competes,
            problem,
        }
    }

    fn outside(&self) -> impl Iterator<Item = (u32, u64)> {
        let needs = (0..).zip(self.problem.market().need()).zip(&self.competes);
        needs
            .filter(|((_, need), competes)| **need > 0 && !**competes)
            .map(|((cell, need), _)| (cell, *need))
    }

    fn places(&self) -> impl Iterator<Item = (u32, u64)> {
        let places = (0..).zip(self.problem.market().places()).zip(&self.offers);
        places
            .filter(|((_, places), counts)| **places > 0 && **counts)
            .map(|((offer, places), _)| (offer, *places))
    }

    fn allowed(&self) -> Allowed {
        let stated = self.outside().chain(self.places());
        Allowed {
            constant: stated.map(|(_, amount)| i128::from(amount)).sum(),
            gains: self.gains(),
        }
    }

    /// How many places more those who compete have at most by each choice, each time.
    fn gains(&self) -> Vec<i128> {
        let market = self.problem.market();
        let gain = |effect: &Effect| {
            let counts = self.offers[effect.offer() as usize];
            match effect {
                Effect::Places { more, .. } if counts => i128::from(*more),
                Effect::Closing { offer } if counts => {
                    -i128::from(market.places()[*offer as usize])
                }
                Effect::Opening { offer, cells } if !counts => {
                    let opened = cells.iter().filter(|cell| self.competes[**cell as usize]);
                    let need = opened.map(|cell| i128::from(market.need()[*cell as usize]));
                    need.sum::<i128>().min(most_places(self.problem, *offer))
                }
                Effect::Places { .. } | Effect::Closing { .. } | Effect::Opening { .. } => 0,
            }
        };
        let choices = self.problem.choices().iter();
        choices.map(|own| gain(&own.effect)).collect()
    }
}

/// The places of an offer if it has all that can be added.
fn most_places(problem: &Problem, offer: u32) -> i128 {
    let own = problem.choices().iter();
    let own = own.filter(|own| own.effect.offer() == offer);
    let more = own.map(|own| match own.effect {
        Effect::Places { more, .. } => i128::from(more) * i128::from(own.most),
        Effect::Opening { .. } | Effect::Closing { .. } => 0,
    });
    i128::from(problem.market().places()[offer as usize]) + more.sum::<i128>()
}

/// What the cut at which these cells compete allows.
pub(super) fn allowed(problem: &Problem, cells: &[u32]) -> Allowed {
    Cut::new(problem, cells).allowed()
}

/// The sum for these packages where these cells compete.
fn sum(problem: &Problem, budget: i128, mut span: Span, cells: &[u32]) -> Sum {
    let is_allowed = problem.rules().narrow(&mut span.low, &mut span.high);
    let cut = Cut::new(problem, cells);
    let allowed = cut.allowed();
    let bought = match is_allowed {
        true => bought(problem, budget, &span, &allowed.gains).ok_or(Impossible::Money),
        false => Err(Impossible::Rules),
    };
    Sum {
        given: given(problem, &span),
        outside: cut.outside().collect(),
        places: cut.places().collect(),
        bound: bought
            .as_ref()
            .map(|bought| total(allowed.constant, bought, unit(problem)))
            .map_err(|own| *own),
        bought: bought.unwrap_or_default(),
    }
}

/// All lines together. A fraction of a unit is nobody.
pub(super) fn total(constant: i128, bought: &[Bought], unit: u64) -> u64 {
    let bought: i128 = bought.iter().map(|own| own.cases).sum();
    let total = u64::try_from((constant + bought).max(0)).unwrap_or(u64::MAX);
    total / unit * unit
}

fn given(problem: &Problem, span: &Span) -> Vec<Given> {
    let ends = span.low.iter().zip(&span.high).zip(problem.choices());
    let given = (0..).zip(ends).map(|(choice, ((least, most), own))| {
        let given = Given {
            choice,
            least: *least,
            most: *most,
        };
        (given, own.most)
    });
    given
        .filter(|(own, most)| own.least > 0 || own.most < *most)
        .map(|(own, _)| own)
        .collect()
}

/// A step away from the cheapest package: what it adds, and for how much money.
struct Step {
    choice: usize,
    gain: i128,
    cost: i128,
    most: u32,
}

/// What the money is spent on; none if what is given costs more. It begins with all that saves money, and nothing else;
/// then what brings most for its money comes first, also what is kept that could be saved. What alone costs more than
/// is left is in no package.
pub(super) fn bought(
    problem: &Problem,
    budget: i128,
    span: &Span,
    gains: &[i128],
) -> Option<Vec<Bought>> {
    let mut bought: Vec<Bought> = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    let mut left = budget;
    for (choice, own) in problem.choices().iter().enumerate() {
        let (low, high) = (span.low[choice], span.high[choice]);
        let cost = i128::from(own.cost);
        let times = if cost < 0 { high } else { low };
        left -= cost * i128::from(times);
        bought.push(Bought {
            choice: choice as u32,
            cost: cost * i128::from(times),
            cases: gains[choice] * i128::from(times),
            times,
            is_cut_off: false,
        });
        let gain = if cost < 0 {
            -gains[choice]
        } else {
            gains[choice]
        };
        if gain > 0 && low < high {
            steps.push(Step {
                choice,
                gain,
                cost: cost.abs(),
                most: high - low,
            });
        }
    }
    if left < 0 {
        return None;
    }
    let room = left;
    steps.sort_by(|one, other| (other.gain * one.cost).cmp(&(one.gain * other.cost)));
    let mut spent: Vec<u32> = Vec::new();
    for step in &steps {
        let affordable = |money: i128| match step.cost {
            0 => step.most,
            cost => u32::try_from(money / cost).map_or(step.most, |own| own.min(step.most)),
        };
        let times = affordable(left);
        let is_cut_off = times < affordable(room);
        let rest = if is_cut_off {
            left - step.cost * i128::from(times)
        } else {
            0
        };
        let cost = step.cost * i128::from(times) + rest;
        if cost == 0 && times == 0 {
            continue;
        }
        left -= cost;
        let own = &mut bought[step.choice];
        let part = if rest > 0 {
            step.gain * rest / step.cost
        } else {
            0
        };
        own.cost += cost;
        own.cases += step.gain * i128::from(times) + part;
        own.is_cut_off = is_cut_off;
        own.times = match problem.choices()[step.choice].cost < 0 {
            true => own.times - times,
            false => own.times + times,
        };
        spent.push(step.choice as u32);
    }
    let is_told = |own: &Bought| own.cost != 0 || own.cases != 0;
    let rank = |own: &Bought| spent.iter().position(|choice| *choice == own.choice);
    bought.retain(is_told);
    bought.sort_by_key(|own| rank(own).map_or((0, 0), |rank| (1, rank)));
    Some(bought)
}
