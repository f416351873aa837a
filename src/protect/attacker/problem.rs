//! The attack on an edition: can a count be narrowed too far by all that is published?
//!
//! What counts against it are feasible tables: other whole counts that agree with all that is published. Two that
//! are far enough apart show that a count cannot be narrowed further than to the interval between them.

use crate::protect::attacker::constraints::{Constraints, EPSILON, Move, RealMove, Terms, rounded};
use crate::protect::attacker::feasible_tables::FeasibleTables;
use crate::protect::attacker::integer_program::{BRANCHES, IntegerProgram, Way};
use crate::protect::attacker::neighbourhood::near;
pub use crate::protect::attacker::targets::{Attack, Target};
use crate::protect::statistics::linear_form::LinearForm;

/// What is published, and what it would cost to withhold more.
#[derive(Debug, Clone, Copy)]
pub struct Published<'a> {
    /// Per statistic.
    pub withheld: &'a [bool],
    /// Per statistic: what the reader loses with it.
    pub costs: &'a [f64],
    /// None where a statistic has to stay.
    pub prices: &'a [Option<f64>],
}

/// What has to give way for a target, and the move that then is a feasible table.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Statistics that are not withheld yet.
    pub statistics: Vec<usize>,
    /// What the reader loses with them.
    pub cost: f64,
    /// By how many cases each unknown is another, in the other needs that this makes possible.
    pub moved: Move,
}

/// Up to so many unknowns a problem is solved as a whole; beyond, in growing neighbourhoods.
const SIZES: [usize; 3] = [60, 160, 400];

/// Beyond so many, the largest neighbourhoods would take minutes: a city of 50 districts has 3000.
const LARGE: usize = 2000;

/// How large neighbourhoods get in a system: up to all of it where it is small.
pub fn sizes(constraints: &Constraints) -> Vec<usize> {
    let all = constraints.unknowns.len();
    let mut sizes: Vec<usize> = SIZES.into_iter().take_while(|size| *size < all).collect();
    if sizes.len() < SIZES.len() {
        sizes.push(all);
    } else if all > LARGE {
        sizes.pop();
    }
    sizes
}

/// How large they get where it is the last resort.
const AT_LAST: [usize; 4] = [60, 160, 400, 1000];

/// How large neighbourhoods get before a report is refused, however long that takes.
pub fn sizes_at_last(constraints: &Constraints) -> Vec<usize> {
    let all = constraints.unknowns.len();
    let mut sizes: Vec<usize> = AT_LAST.into_iter().map(|size| size.min(all)).collect();
    sizes.dedup();
    sizes
}

/// So often the cheapest answer is asked for, each time with prices that prefer what gave way before.
const ROUNDS: usize = 3;

impl Attack<'_> {
    /// The unknowns nearest to a target, so many at most.
    pub fn near(&self, published: Published, target: usize, size: usize) -> Vec<usize> {
        let terms = &self.targets[target].terms;
        near(self.constraints, &published.weights(), terms, size)
    }

    /// Looks for feasible tables that make a target wide, among free unknowns; whether it is wide then.
    pub fn widen(
        &self,
        feasible: &mut FeasibleTables,
        withheld: &[bool],
        target: usize,
        (free, branches): (&[usize], u64),
    ) -> bool {
        let own = &self.targets[target];
        let problems = IntegerProgram::of(self.constraints, withheld, free, self.furthest);
        // a vertex of whole numbers is found at once, and bounds over the reals say where none can be
        let mut reaches = [0.0; 2];
        for (way, reach) in Way::BOTH.into_iter().zip(&mut reaches) {
            if feasible.is_wide(self, target) {
                return true;
            }
            let needed = self.needed(feasible, target, way);
            let (furthest, moved) = problems.relaxed(withheld, &own.terms, way, needed);
            *reach = furthest;
            if let Some(moved) = moved {
                feasible.remember(self, moved);
            }
        }
        let (down, up) = feasible.ends(target);
        if reaches.iter().sum::<f64>().max(up - down) + EPSILON < own.needed {
            return false;
        }
        for (way, reach) in Way::BOTH.into_iter().zip(reaches) {
            if feasible.is_wide(self, target) {
                break;
            }
            let needed = self.needed(feasible, target, way);
            let asked = match own.form {
                Some(LinearForm::Need | LinearForm::NotAssessable) => {
                    needed.min((reach + EPSILON).floor())
                }
                _ => needed.min(reach),
            };
            if asked > EPSILON
                && let Some(moved) = problems.whole(withheld, &own.terms, (way, asked), branches)
            {
                feasible.remember(self, moved);
            }
        }
        feasible.is_wide(self, target)
    }

    /// How far a target still has to be moved.
    fn needed(&self, feasible: &FeasibleTables, target: usize, way: Way) -> f64 {
        let (down, up) = feasible.ends(target);
        match way {
            Way::Up => self.targets[target].needed + down,
            Way::Down => self.targets[target].needed - up,
        }
    }

    /// Cheap statistics that have to give way so that a target is wide, among so many unknowns; none if there are
    /// none. If a thorough search is asked for, it goes on where the quick one finds nothing.
    pub fn open(
        &self,
        feasible: &FeasibleTables,
        published: Published,
        target: usize,
        (size, is_thorough): (usize, bool),
    ) -> Option<Opening> {
        let own = &self.targets[target];
        let free = self.near(published, target, size);
        let withheld = published.withheld;
        let may_give = withheld.iter().zip(published.prices);
        let may_give: Vec<bool> = may_give
            .map(|(withheld, price)| *withheld || price.is_some())
            .collect();
        let problems = IntegerProgram::of(self.constraints, &may_give, &free, self.furthest);
        let needed = self.needed(feasible, target, Way::Up);
        let mut asked = published.prices.to_vec();
        let mut openings: Vec<Opening> = Vec::new();
        for _ in 0..ROUNDS {
            let moved = problems.cheapest(withheld, &asked, &own.terms, needed)?;
            asked = self.constraints.reweighted(published.prices, &moved);
            let whole = self.in_whole_numbers(withheld, &free, &own.terms, needed, &moved);
            let opening = whole.and_then(|moved| self.opening(published, &may_give, moved));
            openings.extend(opening);
        }
        if openings.is_empty() && is_thorough {
            let moved = problems.cheapest_whole(withheld, &asked, &own.terms, needed)?;
            openings.extend(self.opening(published, &may_give, rounded(&moved)));
        }
        let openings = openings.into_iter();
        openings.min_by(|one, other| one.cost.total_cmp(&other.cost))
    }

    /// A whole move for which no more has to give way than for a real one.
    fn in_whole_numbers(
        &self,
        withheld: &[bool],
        free: &[usize],
        terms: &Terms,
        needed: f64,
        moved: &RealMove,
    ) -> Option<Move> {
        let is_whole = |(_, change): &(usize, f64)| (change - change.round()).abs() < EPSILON;
        if moved.iter().all(is_whole) {
            let moved = rounded(moved);
            return (Constraints::change(terms, &moved) + EPSILON >= needed).then_some(moved);
        }
        let mut withheld = withheld.to_vec();
        for statistic in self.constraints.given_way(moved) {
            withheld[statistic] = true;
        }
        let problems = IntegerProgram::of(self.constraints, &withheld, free, self.furthest);
        problems.whole(&withheld, terms, (Way::Up, needed), BRANCHES)
    }

    /// What has to give way for a move; none if it may not.
    fn opening(&self, published: Published, may_give: &[bool], moved: Move) -> Option<Opening> {
        let broken = self.constraints.broken(&moved)?;
        let may = broken.iter().all(|statistic| may_give[*statistic]);
        let more = broken.into_iter();
        let statistics: Vec<usize> = more
            .filter(|statistic| !published.withheld[*statistic])
            .collect();
        let cost = statistics
            .iter()
            .map(|statistic| published.costs[*statistic])
            .sum();
        may.then_some(Opening {
            statistics,
            cost,
            moved,
        })
    }
}

impl Published<'_> {
    /// By how much each statistic tells unknowns apart: the dearer it is to withhold, the more.
    fn weights(self) -> Vec<f64> {
        let weight = |(withheld, cost): (&bool, &f64)| match withheld {
            true => 0.0,
            false => cost.sqrt(),
        };
        self.withheld.iter().zip(self.costs).map(weight).collect()
    }
}
