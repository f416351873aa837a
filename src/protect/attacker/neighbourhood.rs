//! Which unknowns to look at: a move that hides a count needs few others, and they are told of in almost
//! the same places.

use crate::protect::attacker::constraints::{Constraints, Terms};

/// The unknowns nearest to those of a sum, so many at most, ascending. Two unknowns are the nearer the less
/// tells them apart: `weights` says per statistic how much its number does, 0 where it is withheld. One by one
/// the unknown that is nearest to all chosen so far comes in: so the corners of rectangles find together.
pub fn near(constraints: &Constraints, weights: &[f64], terms: &Terms, most: usize) -> Vec<usize> {
    let count = constraints.unknowns.len();
    if count <= most {
        return (0..count).collect();
    }
    let mut seeds: Vec<usize> = terms.iter().map(|(unknown, _)| *unknown).collect();
    seeds.sort_by_key(|unknown| {
        (
            std::cmp::Reverse(constraints.unknowns[*unknown].falls),
            *unknown,
        )
    });
    seeds.truncate((most / SEEDED).max(1));
    let mut crowd = Crowd {
        constraints,
        weights,
        told: (0..count)
            .map(|unknown| told(constraints, weights, unknown))
            .collect(),
        closeness: vec![0.0; count],
        is_in: vec![false; count],
        shared: vec![0.0; count],
    };
    let mut chosen = 0;
    for seed in seeds {
        crowd.add(seed);
        chosen += 1;
    }
    while chosen < most {
        let mut best: Option<usize> = None;
        for unknown in (0..count).filter(|unknown| !crowd.is_in[*unknown]) {
            let closeness = crowd.closeness[unknown];
            if closeness > best.map_or(0.0, |best| crowd.closeness[best]) {
                best = Some(unknown);
            }
        }
        let Some(best) = best else { break };
        crowd.add(best);
        chosen += 1;
    }
    (0..count).filter(|unknown| crowd.is_in[*unknown]).collect()
}

/// One of so many is of the sum itself.
const SEEDED: usize = 12;

/// Those chosen so far.
struct Crowd<'a> {
    constraints: &'a Constraints,
    weights: &'a [f64],
    /// Per unknown: how much is told of it.
    told: Vec<f64>,
    /// Per unknown: how near it is to the chosen ones.
    closeness: Vec<f64>,
    is_in: Vec<bool>,
    /// Room for counting.
    shared: Vec<f64>,
}

impl Crowd<'_> {
    fn add(&mut self, one: usize) {
        self.is_in[one] = true;
        let mut met: Vec<usize> = Vec::new();
        for statistic in telling(self.constraints, one) {
            // a withheld statistic brings its cells together, and tells none apart
            let shared = self.weights[*statistic].max(f64::MIN_POSITIVE);
            for other in &self.constraints.members[*statistic] {
                if self.shared[*other] == 0.0 {
                    met.push(*other);
                }
                self.shared[*other] += shared;
            }
        }
        for other in met {
            let apart = self.told[one] + self.told[other] - 2.0 * self.shared[other];
            self.closeness[other] += 1.0 / (1.0 + apart.max(0.0)).powi(2);
            self.shared[other] = 0.0;
        }
    }
}

fn told(constraints: &Constraints, weights: &[f64], unknown: usize) -> f64 {
    let statistics = telling(constraints, unknown);
    statistics.map(|statistic| weights[*statistic]).sum()
}

/// The statistics that an unknown is in, without those that most unknowns are in: they tell few apart, and to look
/// through all their members takes longest.
fn telling(constraints: &Constraints, unknown: usize) -> impl Iterator<Item = &usize> {
    let most = constraints.unknowns.len() / 2;
    let statistics = constraints.statistics_of[unknown].iter();
    statistics.filter(move |statistic| constraints.members[**statistic].len() <= most)
}
