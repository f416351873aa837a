//! How long it takes to protect the report of a city, and how much is withheld, as its districts grow.
//!
//! `cargo bench --bench protection` runs all sizes; numbers of districts after `--` choose among them. A city
//! has 6 dimensions, so 15 cross-tables of two and 6 tables of one, with margins. Its districts are of very
//! different size: in the small ones most counts are small.

#![allow(clippy::print_stdout, reason = "a benchmark says its figures")]

mod edition;

use std::env;
use std::time::Instant;

use edition::{Made, RULE, Random};
use lueckenlos::protect::protect;
use lueckenlos::tables::{Cell, Edition};

const DISTRICTS: [u32; 4] = [10, 20, 50, 100];
/// Life phase, topic, origin, gender, impairment.
const OTHERS: [u32; 5] = [9, 6, 3, 3, 2];
/// What fair covers look like: few tiers.
const COVERAGES: [f64; 6] = [0.0, 0.0, 0.25, 7.0 / 12.0, 0.8, 1.0];

fn main() {
    let chosen: Vec<u32> = env::args().filter_map(|word| word.parse().ok()).collect();
    println!("districts     cells     cases      rows   primary  secondary   withheld %   seconds");
    for districts in DISTRICTS {
        if chosen.is_empty() || chosen.contains(&districts) {
            measure(districts);
        }
    }
}

fn measure(districts: u32) {
    let edition = city(districts);
    let cells = edition.cells.len();
    let cases: u32 = edition.cells.iter().map(|cell| cell.need).sum();
    let start = Instant::now();
    let Ok(protected) = protect(edition, RULE) else {
        println!("{districts:9} {cells:9} {cases:9} refused");
        return;
    };
    let seconds = start.elapsed().as_secs_f64();
    let record = protected.record();
    let (primary, secondary) = protected
        .reasons()
        .map_or((0, 0), |reasons| (reasons.primary, reasons.secondary));
    println!(
        "{districts:9} {cells:9} {cases:9} {:9} {primary:9} {secondary:10} {:12.1} {seconds:9.2}",
        record.rows, record.withheld_percent,
    );
}

/// The same city for the same number of districts.
fn city(districts: u32) -> Edition {
    let mut random = Random(u64::from(districts));
    let mut made = Made {
        sizes: [districts].into_iter().chain(OTHERS).collect(),
        cells: Vec::new(),
        categories: Vec::new(),
    };
    let kinds: u32 = OTHERS.iter().product();
    for district in 0..districts {
        // of a thousand kinds of cases so many occur
        let filled = 5 + random.below(120);
        for kind in 0..kinds {
            if random.below(1000) >= filled {
                continue;
            }
            let mut own = vec![district];
            let mut rest = kind;
            for size in OTHERS {
                own.push(rest % size);
                rest /= size;
            }
            let tier = (own[1] * 7 + own[2] * 5 + district / 3) as usize % COVERAGES.len();
            let most = 1 + random.below(8);
            made.cells.push(Cell {
                need: 1 + random.below(most),
                unsure: 0,
                assessable: own[2] != 5,
                covered: COVERAGES[tier],
                covered_at_most: COVERAGES[tier],
                covered_with_plan: 0.0,
            });
            made.categories.push(own);
        }
    }
    let dimensions = made.sizes.len();
    let mut tables = Vec::new();
    for one in 0..dimensions {
        tables.push(vec![one]);
        for other in one + 1..dimensions {
            tables.push(vec![one, other]);
        }
    }
    made.edition(&tables)
}
