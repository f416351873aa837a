//! Random problems with all kinds of choices and rules.

use super::super::*;
use super::market;

/// The generator of Steele, Lea and Flood 2014 (SplitMix64).
pub struct Random(pub u64);

impl Random {
    /// A number from 0 up to, but not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % end
    }

    pub fn some(&mut self, of: u64, in_ten: u64) -> Vec<u32> {
        (0..of as u32).filter(|_| self.below(10) < in_ten).collect()
    }
}

/// A problem with small numbers, so that packages that cover equally many are frequent.
pub fn problem(random: &mut Random, most_choices: u64) -> Problem {
    let cells = random.below(6) + 2;
    let offers = random.below(5) + 2;
    let in_ten = random.below(5) + 2;
    let fine = if random.below(3) == 0 { 997 } else { 1 };
    let need: Vec<u64> = (0..cells)
        .map(|_| random.below(12) * (1 + random.below(fine)))
        .collect();
    let places: Vec<u64> = (0..offers)
        .map(|_| random.below(8) * (1 + random.below(fine)))
        .collect();
    let reach: Vec<Vec<u32>> = (0..offers).map(|_| random.some(cells, in_ten)).collect();
    let lists: Vec<&[u32]> = reach.iter().map(Vec::as_slice).collect();
    let market = market(&need, &places, &lists);
    let count = random.below(most_choices) + 1;
    let choices: Vec<Choice> = (0..count)
        .map(|_| choice(random, cells, offers, fine))
        .collect();
    let rules = rules(random, count, cells, &need);
    Problem::new(market, choices, rules).expect("small numbers")
}

fn choice(random: &mut Random, cells: u64, offers: u64, fine: u64) -> Choice {
    let offer = random.below(offers) as u32;
    let cost = random.below(9) as i64;
    match random.below(10) {
        0..=5 => Choice {
            effect: Effect::Places {
                offer,
                more: random.below(7) * (1 + random.below(fine)),
            },
            most: 1 + random.below(4).saturating_sub(2) as u32,
            cost,
        },
        6..=8 => Choice {
            effect: Effect::Opening {
                offer,
                cells: random.some(cells, 4),
            },
            most: 1,
            cost: cost.min(random.below(9) as i64),
        },
        _ => Choice {
            effect: Effect::Closing { offer },
            most: 1,
            cost: -cost,
        },
    }
}

fn rules(random: &mut Random, count: u64, cells: u64, need: &[u64]) -> Rules {
    let mut rules = Rules::default();
    for _ in 0..random.below(3) {
        rules.exclusions.push(random.some(count, 3));
    }
    for _ in 0..random.below(3) {
        rules
            .prerequisites
            .push((random.below(count) as u32, random.below(count) as u32));
    }
    if random.below(5) == 0 {
        let cells = random.some(cells, 4);
        let need: u64 = cells.iter().map(|cell| need[*cell as usize]).sum();
        rules.floors.push(Floor {
            cells,
            covered: need * random.below(4) / 4,
        });
    }
    rules
}
