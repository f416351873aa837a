//! Floors: so much of the need of some cells has to be covered in the fair cover of a package.
//!
//! A fair cover serves the worst served first, wherever they are. So a floor is no capacity that a flow could be asked
//! for, and a package is looked at by its fair cover. What cannot keep a floor is left out before, by two bounds:
//!
//! - no cover gives some cells more than a flow that is for them alone, and the cuts of that flow are linear in the
//!   package, as all cuts are;
//! - places more take nothing from any cell of the fair cover: places and cells are complements in a maximum flow (Gale &
//!   Politof 1981). Only openings do, as the opened offer is shared with others. So where all openings are decided, no
//!   package gives any cell more than the one with all places.

use std::collections::BTreeMap;

use super::covered_of;
use super::linear::Linear;
use super::network::Network;
use super::problem::Problem;
use crate::analysis::cover::solve;

/// What the floors of a problem are checked by.
#[derive(Debug)]
pub(super) struct Floors {
    /// Per floor: how much its cells could have if all others needed nothing.
    alone: Vec<Network>,
    /// What packages that were looked at cover of the cells of every floor.
    known: BTreeMap<Vec<u32>, Vec<u64>>,
}

/// What is nearer to a floor keeps it, in floating point.
const BROKEN: f64 = 1e-9;

impl Floors {
    pub fn new(problem: &Problem) -> Floors {
        let floors = problem.rules().floors.iter();
        Floors {
            alone: floors
                .map(|floor| Network::new(&problem.only_for(&floor.cells)))
                .collect(),
            known: BTreeMap::new(),
        }
    }

    pub fn work(&self) -> u64 {
        self.alone.iter().map(Network::work).sum()
    }

    /// How much the cells of a floor could have with a package if all others needed nothing.
    pub fn alone(&mut self, floor: usize, times: &[u32]) -> u64 {
        let network = &mut self.alone[floor];
        let covered = network.covered(times) * i128::from(network.unit);
        u64::try_from(covered.max(0)).unwrap_or(u64::MAX)
    }

    /// A cut of a floor's cells alone that does not leave enough for a package in fractions, and how much it has to leave.
    pub fn cut(&mut self, floor: usize, covered: u64, times: &[f64]) -> Option<(Linear, i128)> {
        let network = &mut self.alone[floor];
        let least = i128::from(covered.div_ceil(network.unit));
        let (covered, cut) = network.least_cut(times);
        (covered < least as f64 * (1.0 - BROKEN)).then_some((cut, least))
    }

    /// What the fair cover of a package gives the cells of every floor, if it was looked at.
    pub fn known(&self, times: &[u32]) -> Option<Vec<u64>> {
        self.known.get(times).cloned()
    }

    /// The same, looked at now.
    pub fn look(&mut self, problem: &Problem, times: &[u32]) -> Vec<u64> {
        let market = problem.with(times);
        let cover = solve(&market).into_cover();
        let floors = problem.rules().floors.iter();
        let covered: Vec<u64> = floors
            .map(|floor| covered_of(&market, &cover, &floor.cells))
            .collect();
        self.known.insert(times.to_vec(), covered.clone());
        covered
    }
}
