//! Iterative proportional fitting on a table of a city, and on one of a country.
//!
//! `cargo bench --bench margins` prints how long 542 areas × 20 ages × 2 genders × 3 origins and three million cells take, and
//! how near the sums are met. `cargo bench --bench margins -- FILE` writes the city's margins and cells to a JSON file,
//! for `benches/peer/margins.py`.

#![allow(clippy::print_stdout, reason = "a benchmark says its figures")]

use std::env;
use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::time::Instant;

use lueckenlos::analysis::margins::fitting::{Ended, Margin, fit};
use serde::Serialize;

const TOLERANCE: f64 = 1e-9;

#[derive(Serialize)]
struct Table {
    sizes: Vec<usize>,
    margins: Vec<Sums>,
    cells: Vec<f64>,
    seconds: f64,
}

#[derive(Serialize)]
struct Sums {
    dimensions: Vec<usize>,
    totals: Vec<f64>,
}

/// Numbers that look random, the same every time (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number
/// generators").
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// Per cell its group, by these dimensions.
fn groups(sizes: &[usize], dimensions: &[usize]) -> Vec<u32> {
    let cells: usize = sizes.iter().product();
    let group = |cell: usize| {
        let (mut rest, mut place) = (cell, vec![0; sizes.len()]);
        for at in (0..sizes.len()).rev() {
            place[at] = rest % sizes[at];
            rest /= sizes[at];
        }
        let number = dimensions
            .iter()
            .fold(0, |number, at| number * sizes[*at] + place[*at]);
        number as u32
    };
    (0..cells).map(group).collect()
}

/// A random table whose cells are hidden behind these margins, and how they are found again.
fn fitted(sizes: &[usize], margins: &[&[usize]]) -> Result<Table, Box<dyn Error>> {
    let mut random = Random(1);
    let cells: usize = sizes.iter().product();
    let truth: Vec<u64> = (0..cells)
        .map(|_| random.below(40) + random.below(3) * random.below(200))
        .collect();
    let hidden: Vec<Margin> = margins
        .iter()
        .map(|dimensions| {
            let group = groups(sizes, dimensions);
            let count = dimensions.iter().map(|at| sizes[*at]).product();
            let mut totals = vec![0.0; count];
            for (group, persons) in group.iter().zip(&truth) {
                totals[*group as usize] += *persons as f64;
            }
            Margin { group, totals }
        })
        .collect();
    drop(truth);
    let mut cells = vec![1.0; cells];
    let start = Instant::now();
    let ended = fit(&mut cells, &hidden, TOLERANCE);
    let seconds = start.elapsed().as_secs_f64();
    let Ended::Met { sweeps } = ended else {
        return Err(format!("{ended:?}").into());
    };
    println!(
        "{sizes:?}: {} cells, {sweeps} sweeps, {seconds:.4} s",
        cells.len()
    );
    let margins = margins.iter().zip(hidden);
    Ok(Table {
        sizes: sizes.to_vec(),
        margins: margins
            .map(|(dimensions, margin)| Sums {
                dimensions: dimensions.to_vec(),
                totals: margin.totals,
            })
            .collect(),
        cells,
        seconds,
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    // cargo adds words of its own
    let mut words = env::args().skip(1).filter(|word| !word.starts_with('-'));
    let city = fitted(&[542, 20, 2, 3], &[&[0, 1], &[0, 3], &[1, 2], &[2, 3]])?;
    match words.next() {
        Some(file) => serde_json::to_writer(BufWriter::new(File::create(file)?), &city)?,
        None => drop(fitted(&[300_000, 10], &[&[0], &[1]])?),
    }
    Ok(())
}
