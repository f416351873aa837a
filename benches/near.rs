//! All pairs of places and offers within a distance: a country in cells of a hundred metres, and a city by table.
//!
//! `cargo bench --bench near` makes three million places in settlements all over Germany and sixty thousand offers among
//! them, the same every time, and prints how long all pairs within a kilometre take, how many they are, and the most
//! memory. `cargo bench --bench near -- FILE` writes the points to a file, too: two numbers (places, offers) of 64 bits,
//! then latitude and longitude of each as doubles, all little-endian; `benches/peer/near.py` has scipy find the pairs of
//! the same points, and `PEER_PYTHON=python3` runs it beside.
//!
//! `cargo bench --bench near -- town FOLDER REACH` prints how long a cross-table of a folder takes by this reach, such as
//! Berlin at `1 km`, beside the same by districts.

#![allow(clippy::print_stdout, reason = "a benchmark says its figures")]

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

use lueckenlos::analysis::reach::near::NearIndex;
use lueckenlos::vocabulary::position::Position;
use rayon::prelude::*;

const PLACES: u64 = 3_000_000;
const OFFERS: u64 = 60_000;
const METRES: f64 = 1_000.0;
/// A settlement has so many places on average; they lie on a raster of a hundred metres around its middle.
const IN_SETTLEMENT: u64 = 150;
/// Germany without its corners: south, west, and degrees to the north and east.
const CORNER: [f64; 2] = [47.7, 6.5];
const EXTENT: [f64; 2] = [6.8, 7.8];
/// A hundred metres in degrees of latitude, and of longitude at 51° north.
const STEP: [f64; 2] = [0.000_899, 0.001_427];

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

    /// From 0 to below 1.
    fn share(&mut self) -> f64 {
        self.below(1 << 53) as f64 / (1u64 << 53) as f64
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    // cargo adds words of its own
    let words: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    match &words[..] {
        [town, folder, reach] if town == "town" => by_reach(Path::new(folder), reach),
        [] => country(&env::temp_dir().join("lueckenlos-points"), false),
        [file, ..] => country(Path::new(file), true),
    }
}

/// All pairs of a country, and scipy's beside them if it is asked for.
fn country(file: &Path, is_kept: bool) -> Result<(), Box<dyn Error>> {
    let (places, offers) = points();
    let start = Instant::now();
    let index = NearIndex::new(&places, METRES);
    let found = offers
        .par_iter()
        .map(|offer| index.within(*offer, METRES).len() as u64);
    let pairs: u64 = found.sum();
    let milliseconds = start.elapsed().as_millis();
    println!(
        "ours ms={milliseconds} pairs={pairs} peak_mb={}",
        peak_memory() / 1000
    );
    let peer = env::var("PEER_PYTHON").ok();
    if is_kept || peer.is_some() {
        write(file, &places, &offers)?;
    }
    if let Some(python) = peer {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("benches/peer/near.py");
        let told = Command::new(python).arg(script).arg(file).output()?;
        print!("{}", String::from_utf8_lossy(&told.stdout));
        if !told.status.success() {
            return Err(String::from_utf8_lossy(&told.stderr).into());
        }
    }
    if !is_kept && file.exists() {
        fs::remove_file(file)?;
    }
    Ok(())
}

/// Places in settlements, half of them small and some large, and offers at places.
fn points() -> (Vec<Position>, Vec<Position>) {
    let mut random = Random(1);
    let mut places = Vec::with_capacity(PLACES as usize);
    while (places.len() as u64) < PLACES {
        let middle = [0, 1].map(|axis| CORNER[axis] + random.share() * EXTENT[axis]);
        let count = match random.below(20) {
            0 => random.below(20 * IN_SETTLEMENT),
            _ => random.below(IN_SETTLEMENT),
        };
        let side = (2.0 * count as f64).sqrt().ceil() as u64 + 1;
        for _ in 0..count.min(PLACES - places.len() as u64) {
            let at = [0, 1].map(|axis| middle[axis] + random.below(side) as f64 * STEP[axis]);
            places.extend(Position::new(at[0], at[1]));
        }
    }
    let offers = (0..OFFERS).filter_map(|_| {
        let home = places[random.below(PLACES) as usize];
        let off = [0, 1].map(|axis| (random.share() - 0.5) * STEP[axis]);
        Position::new(home.lat() + off[0], home.lon() + off[1])
    });
    let offers = offers.collect();
    (places, offers)
}

fn write(file: &Path, places: &[Position], offers: &[Position]) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create(file)?);
    for count in [places.len(), offers.len()] {
        out.write_all(&(count as u64).to_le_bytes())?;
    }
    for point in places.iter().chain(offers) {
        out.write_all(&point.lat().to_le_bytes())?;
        out.write_all(&point.lon().to_le_bytes())?;
    }
    Ok(out.flush()?)
}

/// The program's own cross-table of a folder, by districts and by this reach.
fn by_reach(folder: &Path, reach: &str) -> Result<(), Box<dyn Error>> {
    for reach in ["own", reach] {
        let start = Instant::now();
        let program = env!("CARGO_BIN_EXE_lueckenlos");
        let mut table = Command::new(program);
        table
            .arg("table")
            .arg(folder)
            .args(["--rows", "district", "--format", "csv", "--reach", reach]);
        let told = table.output()?;
        if told.stdout.is_empty() {
            return Err(String::from_utf8_lossy(&told.stderr).into());
        }
        println!("table reach={reach:?} ms={}", start.elapsed().as_millis());
    }
    Ok(())
}

/// In kilobytes; 0 where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = peak.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}
