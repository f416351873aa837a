//! How long a file with a row for each person takes to read and group, and how much memory, against
//! a bare polars scan and group-by of the same file, in Python: see `benches/peer/scan.py`.
//!
//!     pip install -r benches/peer/requirements.txt
//!     cargo bench --bench reading                      1 million rows
//!     cargo bench --bench reading -- 1 5 20            1, 5 and 20 million rows
//!
//! `PEER_PYTHON` names the Python that has polars; otherwise it is `python3`.
//!
//! Each measurement runs in a process of its own, so that peak memory is that of one run. The first
//! run of each is thrown away; of the others the fastest is shown.

#![allow(clippy::print_stdout, reason = "a benchmark says its figures")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use lueckenlos::inventory::files::source::{FileSettings, Source};

const COLUMNS: usize = 8;
const RUNS: usize = 4;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if let [mode, path] = &arguments[..]
        && mode == "measure"
    {
        return measure(Path::new(path));
    }
    let mut millions: Vec<usize> = arguments
        .iter()
        .filter_map(|word| word.parse().ok())
        .collect();
    if millions.is_empty() {
        millions.push(1);
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!(
        "{:>12} {:>9} {:>8} {:>8} {:>8} {:>12} {:>12}",
        "rows", "MB", "polars", "ours", "ratio", "polars MB", "ours MB"
    );
    for million in millions {
        let path = folder.path().join(format!("needs-{million}.csv"));
        write_persons(&path, million * 1_000_000).expect("room for the file");
        let size = fs::metadata(&path).expect("the file").len() / 1_000_000;
        let (bare, ours) = (best(&|| bare(&path)), best(&|| ours(&path)));
        assert_eq!(bare["groups"], ours["groups"]);
        println!(
            "{:>12} {:>9} {:>7.2}s {:>7.2}s {:>8.2} {:>12} {:>12}",
            million * 1_000_000,
            size,
            bare["ms"] as f64 / 1000.0,
            ours["ms"] as f64 / 1000.0,
            ours["ms"] as f64 / bare["ms"] as f64,
            bare["peak_mb"],
            ours["peak_mb"],
        );
        fs::remove_file(&path).expect("the file");
    }
}

/// The fastest of some runs.
fn best(command: &dyn Fn() -> Command) -> BTreeMap<String, u64> {
    let run = || {
        let output = command().output().expect("a run");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        text.lines()
            .filter_map(|line| line.split_once('='))
            .filter_map(|(name, value)| Some((name.to_string(), value.parse().ok()?)))
            .collect::<BTreeMap<String, u64>>()
    };
    let runs = (0..RUNS).map(|_| run()).skip(1);
    runs.min_by_key(|run| run["ms"]).expect("some runs")
}

fn ours(path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.arg("measure").arg(path);
    command
}

fn bare(path: &Path) -> Command {
    let python = std::env::var_os("PEER_PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new(python);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peer/scan.py");
    command.arg(script).arg(path);
    command
}

fn measure(path: &Path) {
    let start = Instant::now();
    let source = Source::open(path, &FileSettings::default()).expect("a good file");
    let columns: Vec<usize> = (0..COLUMNS).collect();
    let groups = source.distinct(&columns).expect("groups").len();
    println!("ms={}", start.elapsed().as_millis());
    println!("groups={groups}");
    println!("peak_mb={}", peak_memory() / 1000);
}

/// The most memory this process ever had, in kilobytes.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|rest| rest.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn header() -> &'static str {
    "year;district;age_from;age_to;topic;origin;gender;impairment"
}

/// A row for each person; the same file for the same number of rows.
fn write_persons(path: &Path, rows: usize) -> io::Result<()> {
    let districts = [
        "Altstadt",
        "Nordstadt",
        "Südstadt",
        "Westliche Höhe",
        "Hafen",
        "Weiche",
        "Mürwik",
        "Friesischer Berg",
    ];
    let bands = [
        ("0", "2"),
        ("3", "5"),
        ("6", "9"),
        ("10", "15"),
        ("16", "20"),
        ("21", "26"),
        ("27", "64"),
        ("65", "79"),
        ("80", ""),
    ];
    let topics = [
        "Sicheres Leben",
        "Medien/Digitalisierung",
        "Gesundheitsbildung",
        "Bildung",
    ];
    let origins = [
        "mit Einwanderungsgeschichte",
        "ohne Einwanderungsgeschichte",
        "",
    ];
    let genders = ["w", "m", "d", "unbekannt"];
    let impairments = ["ja", "nein", ""];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut draw = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "{}", header())?;
    for _ in 0..rows {
        let (from, to) = bands[draw(bands.len())];
        writeln!(
            file,
            "{};{};{from};{to};{};{};{};{}",
            2024 + draw(2),
            districts[draw(districts.len())],
            topics[draw(topics.len())],
            origins[draw(origins.len())],
            genders[draw(genders.len())],
            impairments[draw(impairments.len())],
        )?;
    }
    file.flush()
}
