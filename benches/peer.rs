//! Tables of needs alone, as we protect them, for a comparison with another program that protects tables.
//!
//! `cargo bench --bench peer -- FILE` makes 30 random tables with margins, the same every time, protects each
//! and writes them to a JSON file: every field with its count and whether it is withheld. `benches/peer/compare.py`
//! has τ-ARGUS protect the same tables and compares.

#![allow(clippy::print_stdout, reason = "a benchmark says its figures")]

mod edition;

use std::env;
use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::time::Instant;

use edition::{Made, RULE, Random};
use lueckenlos::protect::protect;
use lueckenlos::tables::{Cell, ColumnId, Edition, Row, Table, Value};
use serde::Serialize;

/// How many tables there are of two and of three dimensions.
const TABLES: [(usize, u64); 2] = [(2, 18), (3, 12)];
/// The fewest categories of each dimension, and how many more there may be: cross-tables of a town.
const SIZES: [(u32, u32); 3] = [(4, 6), (3, 5), (2, 2)];
/// Of a hundred inner fields so many count 1 or 2, and so many nobody.
const SMALL: u32 = 14;
const EMPTY: u32 = 8;
/// A field that is not small counts 3 cases and fewer than this more; most count far fewer.
const LARGE: u32 = 60;

#[derive(Serialize)]
struct Protected {
    sizes: Vec<u32>,
    seconds: f64,
    /// Whether an interval is kept for all withheld rows, or for small counts alone.
    all_kept: bool,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    /// The category in every dimension; none is the margin.
    key: Vec<Option<u32>>,
    count: u32,
    withheld: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    // cargo adds words of its own
    let mut words = env::args().skip(1).filter(|word| !word.starts_with('-'));
    let Some(file) = words.next() else {
        println!("usage: cargo bench --bench peer -- FILE");
        return Ok(());
    };
    let numbers = TABLES.iter().flat_map(|(dimensions, tables)| {
        (0..*tables).map(move |number| random(*dimensions, number))
    });
    let protected: Option<Vec<Protected>> = numbers.map(protected).collect();
    let protected = protected.ok_or("a table cannot be protected")?;
    serde_json::to_writer(BufWriter::new(File::create(file)?), &protected)?;
    Ok(())
}

/// The same table for the same number.
fn random(dimensions: usize, number: u64) -> Made {
    let mut random = Random(number + 1000 * dimensions as u64);
    let sizes = SIZES.iter().take(dimensions);
    let sizes = sizes.map(|(fewest, more)| fewest + random.below(more + 1));
    let mut made = Made {
        sizes: sizes.collect(),
        cells: Vec::new(),
        categories: Vec::new(),
    };
    for position in 0..made.sizes.iter().product() {
        let need = need(&mut random);
        let mut rest = position;
        let mut own = Vec::new();
        for size in &made.sizes {
            own.push(rest % size);
            rest /= size;
        }
        if need > 0 {
            made.cells.push(uncovered(need));
            made.categories.push(own);
        }
    }
    made
}

fn need(random: &mut Random) -> u32 {
    match random.below(100) {
        kind if kind < SMALL => 1 + random.below(2),
        kind if kind < SMALL + EMPTY => 0,
        _ => {
            let most = 1 + random.below(LARGE);
            3 + random.below(most)
        }
    }
}

fn uncovered(need: u32) -> Cell {
    Cell {
        need,
        unsure: 0,
        assessable: true,
        covered: 0.0,
        covered_at_most: 0.0,
        covered_with_plan: 0.0,
    }
}

fn protected(made: Made) -> Option<Protected> {
    let sizes = made.sizes.clone();
    let dimensions: Vec<usize> = (0..sizes.len()).collect();
    let edition = made.edition(&[dimensions]);
    let rows = edition.tables[0].rows.clone();
    let counts: Vec<u32> = rows.iter().map(|row| count(&edition, row)).collect();
    let start = Instant::now();
    let protected = protect(edition, RULE).ok()?;
    let seconds = start.elapsed().as_secs_f64();
    let table = &protected.edition().tables[0];
    let fields = table.rows.iter().zip(counts);
    Some(Protected {
        seconds,
        all_kept: protected.record().is_all_kept(),
        fields: fields
            .map(|(row, count)| field(table, row, sizes.len(), count))
            .collect(),
        sizes,
    })
}

fn count(edition: &Edition, row: &Row) -> u32 {
    let cells = row.cells.iter();
    cells.map(|cell| edition.cells[*cell as usize].need).sum()
}

fn field(table: &Table, row: &Row, dimensions: usize, count: u32) -> Field {
    let key = row.values[..dimensions].iter().map(|value| match value {
        Value::Category { id, .. } => id.parse().ok(),
        _ => None,
    });
    let need = table.column(ColumnId::Need);
    Field {
        key: key.collect(),
        count,
        withheld: need.is_some_and(|column| row.values[column].is_withheld()),
    }
}
