//! How long it takes to find the best package for a budget, and the frontier, from a town to a metropolis.
//!
//! `cargo bench --bench packages` runs all sizes; names of sizes after `--` choose among them. With the environment
//! variable `LUECKENLOS_PACKAGES` set to a folder, every problem is written there with what was found, and
//! `benches/peer/packages.py` has HiGHS solve the same problems. `greedy` as a name compares with adding one by one
//! on 200 random towns.

#![allow(clippy::print_stdout, reason = "a benchmark says its figures")]

#[allow(dead_code)] // other benchmarks use the rest
mod generator;

use std::env;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use generator::town;
use lueckenlos::analysis::cover::Market;
use lueckenlos::analysis::packages::{
    Best, Choice, Effect, Effort, Problem, Rules, best, frontier, greedy,
};
use lueckenlos::analysis::reach::reach;

/// A case, and a place, in the units of the generator.
const CASE: u64 = 1_000_000;

#[derive(Debug, Clone, Copy)]
struct Size {
    name: &'static str,
    districts: u32,
    offers: usize,
    choices: usize,
}

const SIZES: [Size; 3] = [
    Size {
        name: "town",
        districts: 10,
        offers: 200,
        choices: 20,
    },
    Size {
        name: "city",
        districts: 20,
        offers: 1_000,
        choices: 60,
    },
    Size {
        name: "metropolis",
        districts: 50,
        offers: 5_000,
        choices: 200,
    },
];

/// The budget is this share of what everything costs.
const BUDGET: (i128, i128) = (2, 5);

fn main() -> io::Result<()> {
    let chosen: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let is_chosen = |name: &str| chosen.is_empty() || chosen.iter().any(|own| own == name);
    println!(
        "size         cells  offers  choices      budget   covered   at most    best ms  corners  frontier ms  proved"
    );
    for size in SIZES.iter().filter(|size| is_chosen(size.name)) {
        let problem = problem(*size, 1);
        let budget = budget(&problem);
        let (best_time, found) = timed(|| best(&problem, budget, Effort::default()));
        let (corners_time, corners) = timed(|| frontier(&problem, Effort::default()));
        let Ok(found) = found else { continue };
        println!(
            "{:10} {:7} {:7} {:10} {:11} {:9.0} {:9.0} {:10.1} {:8} {:12.1}  {} {} {}",
            size.name,
            problem.market().need().len(),
            problem.market().places().len(),
            problem.choices().len(),
            budget,
            cases(found.package.covered),
            cases(found.bound),
            milliseconds(best_time),
            corners.corners.len(),
            milliseconds(corners_time),
            found.is_proved(),
            found.fairest,
            corners.is_exact,
        );
        if let Some(folder) = env::var_os("LUECKENLOS_PACKAGES") {
            let file = Path::new(&folder).join(size.name).with_extension("txt");
            write_problem(&problem, budget, &found, (best_time, corners_time), &file)?;
        }
    }
    if is_chosen("greedy") {
        against_greedy();
    }
    Ok(())
}

/// On 200 random towns: how many cases more the best package covers than what adding one by one finds.
fn against_greedy() {
    let size = Size {
        name: "random",
        districts: 4,
        offers: 60,
        choices: 16,
    };
    let mut more: Vec<f64> = (0..200)
        .filter_map(|seed| {
            let problem = problem(size, seed);
            let budget = budget(&problem);
            let slow = greedy(&problem, budget)?;
            let best = best(&problem, budget, Effort::default()).ok()?;
            Some(cases(best.package.covered) - cases(slow.covered))
        })
        .collect();
    more.sort_unstable_by(f64::total_cmp);
    let better = more.iter().filter(|more| **more > 0.0).count();
    println!(
        "more than one by one, on {} random towns: median {:.0} cases, most {:.0}, better on {better}",
        more.len(),
        more[more.len() / 2],
        more[more.len() - 1],
    );
}

fn budget(problem: &Problem) -> i128 {
    let costs = problem.choices().iter();
    let all: i128 = costs
        .map(|own| i128::from(own.cost.max(0)) * i128::from(own.most))
        .sum();
    all * BUDGET.0 / BUDGET.1
}

/// Of the choices half renew offers that end, a quarter adds places, some open offers to whom another of the same
/// kind reaches, some are new offers for whom an existing one is for, and the last ones close.
fn problem(size: Size, seed: u64) -> Problem {
    let town = town(size.districts, size.offers, seed);
    let reach = reach(&town.columns, &town.targets);
    let market = town.market(reach);
    let mut random = Random(seed + 77);
    let mut places = market.places().to_vec();
    let mut choices = Vec::new();
    let mut rules = Rules::default();
    for number in 0..size.choices {
        let offer = random.below(size.offers as u64) as u32;
        // an euro a place more or less decides
        let each = 1_500 + random.below(8_500);
        let kind = number * 20 / size.choices;
        let own = choices.len() as u32;
        choices.push(match kind {
            0..10 => {
                let more = places[offer as usize];
                let renewed = choices
                    .iter()
                    .any(|own: &Choice| own.effect.offer() == offer);
                places[offer as usize] = 0;
                let more = if renewed { 10 * CASE } else { more };
                placing(offer, more, 1, each)
            }
            10..15 => placing(
                offer,
                (5 + random.below(16)) * CASE,
                1 + random.below(3) as u32,
                each,
            ),
            15..18 => {
                let others = (0..size.offers as u32).filter(|other| {
                    let (one, two) = (
                        town.takes[offer as usize].clone(),
                        &town.takes[*other as usize],
                    );
                    one[2] == two[2] && one[0] != two[0]
                });
                let others: Vec<u32> = others.collect();
                let other = others[random.below(others.len() as u64) as usize];
                Choice {
                    effect: Effect::Opening {
                        offer,
                        cells: market.reach().of(other as usize).to_vec(),
                    },
                    most: 1,
                    cost: (5_000 + random.below(40_000)) as i64,
                }
            }
            18 => placing(offer, (20 + random.below(60)) * CASE, 1, each),
            _ => Choice {
                effect: Effect::Closing { offer },
                most: 1,
                cost: -((places[offer as usize] / CASE * each) as i64),
            },
        });
        if random.below(8) == 0 && own > 0 {
            let other = random.below(u64::from(own)) as u32;
            match random.below(2) {
                0 => rules.exclusions.push(vec![other, own]),
                _ => rules.prerequisites.push((own, other)),
            }
        }
    }
    let market = Market::new(market.need().to_vec(), places, market.reach().clone());
    Problem::new(market.expect("small numbers"), choices, rules).expect("all are there")
}

fn placing(offer: u32, more: u64, most: u32, each: u64) -> Choice {
    Choice {
        effect: Effect::Places { offer, more },
        most,
        cost: (more / CASE * each) as i64,
    }
}

/// The generator of Steele, Lea and Flood 2014 (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % end
    }
}

fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = run();
    (start.elapsed(), result)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn cases(units: u64) -> f64 {
    units as f64 / CASE as f64
}

/// As lines of numbers: cells, offers, choices; needs; places; every offer's cells; every choice's kind, offer,
/// most, cost, places and cells; exclusions; prerequisites; budget; what was found, its bound, and both times.
fn write_problem(
    problem: &Problem,
    budget: i128,
    found: &Best,
    (best_time, corners_time): (Duration, Duration),
    path: &Path,
) -> io::Result<()> {
    let market = problem.market();
    let mut file = BufWriter::new(File::create(path)?);
    let line = |numbers: &mut dyn Iterator<Item = i128>| -> String {
        let words: Vec<String> = numbers.map(|number| number.to_string()).collect();
        words.join(" ")
    };
    let in_cases = |amounts: &[u64]| line(&mut amounts.iter().map(|own| i128::from(own / CASE)));
    let list = |numbers: &[u32]| line(&mut numbers.iter().map(|own| i128::from(*own)));
    let sizes = [
        market.need().len(),
        market.places().len(),
        problem.choices().len(),
    ];
    writeln!(file, "{}", line(&mut sizes.iter().map(|own| *own as i128)))?;
    writeln!(file, "{}", in_cases(market.need()))?;
    writeln!(file, "{}", in_cases(market.places()))?;
    for offer in 0..market.places().len() {
        writeln!(file, "{}", list(market.reach().of(offer)))?;
    }
    for own in problem.choices() {
        let (kind, more, cells) = match &own.effect {
            Effect::Places { more, .. } => (0, more / CASE, &[][..]),
            Effect::Opening { cells, .. } => (1, 0, cells.as_slice()),
            Effect::Closing { .. } => (2, 0, &[][..]),
        };
        let offer = own.effect.offer();
        writeln!(
            file,
            "{kind} {offer} {} {} {more} {}",
            own.most,
            own.cost,
            list(cells)
        )?;
    }
    let rules = problem.rules();
    writeln!(file, "{}", rules.exclusions.len())?;
    for exclusion in &rules.exclusions {
        writeln!(file, "{}", list(exclusion))?;
    }
    writeln!(file, "{}", rules.prerequisites.len())?;
    for (own, other) in &rules.prerequisites {
        writeln!(file, "{own} {other}")?;
    }
    writeln!(file, "{budget}")?;
    writeln!(
        file,
        "{} {} {} {}",
        cases(found.package.covered),
        cases(found.bound),
        milliseconds(best_time),
        milliseconds(corners_time),
    )?;
    file.flush()
}
