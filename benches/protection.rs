//! How long it takes to protect the report of a city, and how much is withheld, as its districts grow.
//!
//! `cargo bench --bench protection` runs all sizes; numbers of districts after `--` choose among them. A city
//! has 6 dimensions, so 15 cross-tables of two and 6 tables of one, with margins. Its districts are of very
//! different size: in the small ones most counts are small.

use std::env;
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use lueckenlos::language::Label;
use lueckenlos::protect::{Profile, Threshold, protect};
use lueckenlos::tables::{
    Base, Cell, Column, Edition, Kind, Report, Row, RowRole, Shape, Table, Value,
};

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
    let rule = Threshold {
        minimum: 3,
        width: 3,
        zeros: lueckenlos::protect::Zeros::Show,
    };
    let start = Instant::now();
    let Ok(protected) = protect(edition, Profile::Threshold(rule)) else {
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
    let sizes: Vec<u32> = [districts].into_iter().chain(OTHERS).collect();
    let mut cells: Vec<Cell> = Vec::new();
    let mut categories: Vec<Vec<u32>> = Vec::new();
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
            cells.push(Cell {
                need: 1 + random.below(most),
                unsure: 0,
                assessable: own[2] != 5,
                covered: COVERAGES[tier],
                covered_at_most: COVERAGES[tier],
                covered_with_plan: 0.0,
            });
            categories.push(own);
        }
    }
    let mut tables = Vec::new();
    for one in 0..sizes.len() {
        tables.push(table(&sizes, &categories, &[one]));
        for other in one + 1..sizes.len() {
            tables.push(table(&sizes, &categories, &[one, other]));
        }
    }
    Edition {
        town: "Großstadt".to_string(),
        year: 2025,
        reference_date: NaiveDate::MAX,
        figures: Vec::new(),
        tables,
        charts: Vec::new(),
        notices: Vec::new(),
        findings: Vec::new(),
        map: None,
        report: Report::default(),
        whole: (0..cells.len() as u32).collect(),
        served: Default::default(),
        public_files: Vec::new(),
        cells,
    }
}

/// The counts by some dimensions, with margins.
fn table(sizes: &[u32], categories: &[Vec<u32>], by: &[usize]) -> Table {
    let mut keys: Vec<Vec<Option<u32>>> = vec![Vec::new()];
    for dimension in by {
        let options: Vec<Option<u32>> = (0..sizes[*dimension]).map(Some).chain([None]).collect();
        let longer = keys.iter().flat_map(|key| {
            options.iter().map(move |option| {
                let mut key = key.clone();
                key.push(*option);
                key
            })
        });
        keys = longer.collect();
    }
    let row = |key: &Vec<Option<u32>>| {
        let is_in = |own: &Vec<u32>| {
            let mut pairs = by.iter().zip(key);
            pairs.all(|(dimension, key)| key.is_none_or(|key| key == own[*dimension]))
        };
        let cells = (0u32..).zip(categories);
        let cells = cells.filter(|(_, own)| is_in(own)).map(|(cell, _)| cell);
        let names = key.iter().map(|key| {
            let id = key.map_or("total".to_string(), |key| key.to_string());
            Value::Category {
                label: Label::plain(&id),
                id,
            }
        });
        let measures = [Value::Number(0.0), Value::Number(0.0)];
        Row {
            role: match key.contains(&None) {
                true => RowRole::Total,
                false => RowRole::Item { depth: 0 },
            },
            values: names.chain(measures).collect(),
            cells: cells.collect::<Arc<[u32]>>(),
            tells: Vec::new(),
        }
    };
    let column = |id: String, kind: Kind| Column {
        label: Label::plain(&id),
        id,
        kind,
    };
    let names = by.iter().map(|dimension| format!("dimension{dimension}"));
    let columns = names.clone().map(|id| column(id, Kind::Category));
    let measures = ["need", "covered"].map(|id| column(id.to_string(), Kind::Cases));
    Table {
        name: names.collect::<Vec<String>>().join("-"),
        title: Label::plain("Tabelle"),
        base: Base {
            year: 2025,
            need: Value::Number(0.0),
            persons: false,
            filter: Vec::new(),
        },
        columns: columns.chain(measures).collect(),
        rows: keys.iter().map(row).collect(),
        shape: Shape::List,
        notes: Vec::new(),
    }
}

/// The generator of Steele, Lea and Flood 2014 (SplitMix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % u64::from(end)) as u32
    }
}
