//! How long it takes to find out who reaches whom, and the fair cover, from a town to a country.
//!
//! `cargo bench --bench cover` runs all sizes; names of sizes after `--` choose among them. With the
//! environment variable `LUECKENLOS_PAIRS` set to a folder, needs, places and pairs of every size are
//! written there, for a comparison with other programs on the same pairs.

#![allow(clippy::print_stdout, reason = "a benchmark says its figures")]

mod generator;

use std::env;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use generator::{Inventory, country, town};
use lueckenlos::analysis::cover::{Market, solve};
use lueckenlos::analysis::reach::reach;

struct Size {
    name: &'static str,
    inventory: fn() -> Inventory,
    /// How often it is measured; the shortest time counts.
    runs: usize,
}

const SIZES: [Size; 4] = [
    Size {
        name: "town",
        inventory: || town(10, 200, 1),
        runs: 50,
    },
    Size {
        name: "city",
        inventory: || town(20, 1_000, 1),
        runs: 20,
    },
    Size {
        name: "metropolis",
        inventory: || town(50, 5_000, 1),
        runs: 5,
    },
    Size {
        name: "country",
        inventory: || country(11_000, 500_000, 1),
        runs: 1,
    },
];

fn main() -> io::Result<()> {
    let chosen: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    println!(
        "size             cells    offers       pairs    tiers    reach ms    cover ms   per pair ns   spare ms"
    );
    for size in SIZES
        .iter()
        .filter(|size| chosen.is_empty() || chosen.iter().any(|name| name == size.name))
    {
        let inventory = (size.inventory)();
        let (reach_time, reach) =
            shortest(size.runs, || reach(&inventory.columns, &inventory.targets));
        let market = inventory.market(reach);
        let (cover_time, solved) = shortest(size.runs, || solve(&market));
        let (spare_time, _) = shortest(size.runs, || solved.spare());
        let pairs: usize = (0..market.places().len())
            .map(|offer| market.reach().of(offer).len())
            .sum();
        println!(
            "{:10} {:11} {:9} {:11} {:8} {:11.2} {:11.2} {:13.1} {:10.2}",
            size.name,
            market.need().len(),
            market.places().len(),
            pairs,
            solved.cover().tiers.len(),
            milliseconds(reach_time),
            milliseconds(cover_time),
            cover_time.as_nanos() as f64 / pairs as f64,
            milliseconds(spare_time),
        );
        if let Some(folder) = env::var_os("LUECKENLOS_PAIRS") {
            write_pairs(
                &market,
                &Path::new(&folder).join(size.name).with_extension("txt"),
            )?;
        }
    }
    Ok(())
}

fn shortest<T>(runs: usize, mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut timed = || {
        let start = Instant::now();
        let result = run();
        (start.elapsed(), result)
    };
    let mut best = timed();
    for _ in 1..runs {
        let next = timed();
        best = if next.0 < best.0 { next } else { best };
    }
    best
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A line with the numbers of cells, offers and pairs; a line per need, then per offer's places, then per
/// pair with the cell and the offer.
fn write_pairs(market: &Market, path: &Path) -> io::Result<()> {
    let offers = 0..market.places().len();
    let pairs = offers.flat_map(|offer| {
        market
            .reach()
            .of(offer)
            .iter()
            .map(move |cell| (cell, offer))
    });
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(
        file,
        "{} {} {}",
        market.need().len(),
        market.places().len(),
        pairs.clone().count()
    )?;
    for amount in market.need().iter().chain(market.places()) {
        writeln!(file, "{amount}")?;
    }
    for (cell, offer) in pairs {
        writeln!(file, "{cell} {offer}")?;
    }
    file.flush()
}
