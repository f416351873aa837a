//! The attacker: knows nothing but the files of `public/`, and shares no code with what protects them.
//!
//! A row of a table is a group: the values of its keys, margins left out. Rows with the same group are one
//! unknown, in whichever file they stand. Between groups he knows the margins: a group is the sum of the
//! groups that name one more key. Counts of need are whole; covered and gap are rounded. He narrows every
//! unknown first by intervals alone, then by linear problems in whole numbers.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, Variable};

use super::towns::Files;

/// The keys of a group and their values, in the order of the keys.
pub type Group = BTreeMap<String, String>;

/// A withheld count that could be narrowed.
#[derive(Debug, Clone, PartialEq)]
pub struct Find {
    pub group: Group,
    pub measure: &'static str,
    pub low: f64,
    pub high: f64,
}

/// What a file says of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Said {
    Count(f64),
    Withheld,
}

/// More cases than any of these towns has.
const MOST: f64 = 10_000.0;

struct Knowledge {
    groups: Vec<Group>,
    said: Vec<Said>,
    /// A group and those that add up to it.
    sums: Vec<(usize, Vec<usize>)>,
    low: Vec<f64>,
    high: Vec<f64>,
    whole: bool,
}

/// Everything that can be narrowed to less than `width` cases of need, and every covered or gap figure that
/// can be computed to the half of a case.
pub fn attack(files: &Files, width: f64) -> Vec<Find> {
    let measures = [
        ("need", width, true),
        ("not_assessable", width, true),
        ("covered", 0.5, false),
        ("gap", 0.5, false),
    ];
    measures
        .into_iter()
        .flat_map(|(measure, width, whole)| {
            let mut knowledge = Knowledge::of(files, measure, whole);
            knowledge.propagate();
            knowledge.finds(measure, width)
        })
        .collect()
}

impl Knowledge {
    fn of(files: &Files, measure: &str, whole: bool) -> Knowledge {
        let mut said: BTreeMap<Group, Said> = BTreeMap::new();
        for text in files.values() {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let head = reader.headers().expect("a head").clone();
            let Some(column) = head.iter().position(|name| name == measure) else {
                continue;
            };
            let keys = head.iter().position(|name| name == "need").unwrap_or(0);
            let is_crossed = ["life_phase", "district", "topic", "gender"].contains(&&head[0]);
            for record in reader.records().flatten().filter(|_| is_crossed) {
                let named = (0..keys).filter(|key| &record[*key] != "total");
                let group: Group = named
                    .map(|key| (head[key].to_string(), record[key].to_string()))
                    .collect();
                let count = match &record[column] {
                    "x" => Said::Withheld,
                    text => Said::Count(text.parse().unwrap_or(0.0)),
                };
                let known = said.insert(group.clone(), count);
                let agrees = known.is_none_or(|known| known == count);
                assert!(agrees, "{group:?} is {known:?} here and {count:?} there");
            }
        }
        let (groups, said): (Vec<Group>, Vec<Said>) = said.into_iter().unzip();
        let sums = sums(&groups);
        let rounding = if whole { 0.0 } else { 0.5 };
        let low = said.iter().map(|said| match said {
            Said::Count(count) => (count - rounding).max(0.0),
            Said::Withheld => 0.0,
        });
        let high = said.iter().map(|said| match said {
            Said::Count(count) => count + rounding,
            Said::Withheld => MOST,
        });
        Knowledge {
            low: low.collect(),
            high: high.collect(),
            groups,
            said,
            sums,
            whole,
        }
    }

    /// Narrows all intervals by all sums until nothing changes.
    fn propagate(&mut self) {
        let mut changed = true;
        while changed {
            changed = false;
            for (whole, parts) in self.sums.clone() {
                let low: f64 = parts.iter().map(|part| self.low[*part]).sum();
                let high: f64 = parts.iter().map(|part| self.high[*part]).sum();
                changed |= self.narrow(whole, low, high);
                let (all_low, all_high) = (self.low[whole], self.high[whole]);
                for part in &parts {
                    let (own_low, own_high) = (self.low[*part], self.high[*part]);
                    let from = all_low - (high - own_high);
                    let to = all_high - (low - own_low);
                    changed |= self.narrow(*part, from, to);
                }
            }
        }
    }

    fn narrow(&mut self, group: usize, low: f64, high: f64) -> bool {
        let narrower = low > self.low[group] + 1e-6 || high < self.high[group] - 1e-6;
        self.low[group] = self.low[group].max(low);
        self.high[group] = self.high[group].min(high);
        narrower
    }

    fn finds(&self, measure: &'static str, width: f64) -> Vec<Find> {
        let withheld = (0..self.groups.len()).filter(|group| self.said[*group] == Said::Withheld);
        withheld
            .filter_map(|group| {
                let (mut low, mut high) = (self.low[group], self.high[group]);
                if high - low >= width {
                    low = self
                        .extreme(group, OptimizationDirection::Minimize)
                        .unwrap_or(low);
                    high = self
                        .extreme(group, OptimizationDirection::Maximize)
                        .unwrap_or(high);
                }
                // nothing but zero was ever possible: no case stands behind it
                let found = high - low < width - 1e-6 && high > 0.5;
                found.then(|| Find {
                    group: self.groups[group].clone(),
                    measure,
                    low,
                    high,
                })
            })
            .collect()
    }

    fn extreme(&self, group: usize, direction: OptimizationDirection) -> Option<f64> {
        let mut problem = Problem::new(direction);
        let variables: Vec<Variable> = (0..self.groups.len())
            .map(|other| {
                let weight = f64::from(u8::from(other == group));
                let (low, high) = (self.low[other], self.high[other]);
                match self.whole {
                    true => problem.add_integer_var(weight, (low as i32, high as i32)),
                    false => problem.add_var(weight, (low, high)),
                }
            })
            .collect();
        for (whole, parts) in &self.sums {
            let mut sum = LinearExpr::empty();
            sum.add(variables[*whole], -1.0);
            parts.iter().for_each(|part| sum.add(variables[*part], 1.0));
            problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(50);
        let outcome = problem.solve_with(options).ok()?;
        Some(
            outcome
                .solution()
                .filter(|_| outcome.is_optimal())?
                .objective(),
        )
    }
}

/// Which groups add up to which: all that name one more key, where the files have them all.
fn sums(groups: &[Group]) -> Vec<(usize, Vec<usize>)> {
    let position = |group: &Group| groups.binary_search(group).ok();
    let mut sums = Vec::new();
    for (whole, group) in groups.iter().enumerate() {
        for key in ["life_phase", "district", "topic", "gender"] {
            if group.contains_key(key) {
                continue;
            }
            let parts: Vec<usize> = groups
                .iter()
                .filter(|finer| {
                    let mut coarser = (*finer).clone();
                    coarser.remove(key).is_some() && coarser == *group
                })
                .filter_map(position)
                .collect();
            // the files have all of them, or (in a list of the largest) only some
            if !parts.is_empty() && group.len() < 2 {
                sums.push((whole, parts));
            }
        }
    }
    sums
}

/// Whether the true count of a find is 1 or 2, with the files of the unprotected report at hand.
pub fn is_small(truth: &Files, find: &Find) -> bool {
    let knowledge = Knowledge::of(truth, find.measure, true);
    let group = knowledge.groups.binary_search(&find.group);
    group.is_ok_and(|group| match knowledge.said[group] {
        Said::Count(count) => (0.5..2.5).contains(&count),
        Said::Withheld => false,
    })
}
