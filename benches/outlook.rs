//! How long an outlook over five years in quarters takes, with the effect of each offer that ends.
//!
//! `cargo bench --bench outlook` looks ahead for a city with as many cells and offers as that of the coverage
//! benchmark: a fifth of the offers end within five years. `cargo bench --bench outlook -- village` takes a
//! small one.

#![allow(clippy::print_stdout, reason = "a benchmark says its figures")]

#[allow(dead_code)] // it makes markets too
mod generator;

use std::env;
use std::time::Instant;

use chrono::{Days, NaiveDate};
use generator::{Town, inventory};
use lueckenlos::analysis::outlook::{Horizon, NeedCourse, StepLength, outlook};
use lueckenlos::analysis::picture::Question;
use lueckenlos::analysis::targets::Conventions;
use lueckenlos::analysis::year::analyse;
use lueckenlos::model::evidence::Evidence;
use lueckenlos::model::inventory::Inventory;
use lueckenlos::model::offer::Catchment;
use lueckenlos::model::settings::BlankTarget;

const SIZES: [(&str, Town); 2] = [
    (
        "village",
        Town {
            districts: 2,
            offers: 100,
        },
    ),
    (
        "city",
        Town {
            districts: 20,
            offers: 1_000,
        },
    ),
];

/// Every so many offers one ends.
const ENDS: usize = 5;

fn main() {
    let chosen: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let wanted = |name: &str| match chosen.is_empty() {
        true => name == "city",
        false => chosen.iter().any(|word| word == name),
    };
    println!("size          cells    offers   endings   moments    outlook s");
    for (name, town) in SIZES.iter().filter(|(name, _)| wanted(name)) {
        let reference = day(2025);
        let mut inventory = inventory(*town, 2025, 1);
        let ending = ended(&mut inventory, reference);
        let question = Question {
            year: 2025,
            reference_date: reference,
            evidence: Evidence::Data,
            conventions: Conventions {
                blank_target: BlankTarget::All,
                default_catchment: Catchment::Own,
            },
        };
        let year = analyse(&inventory, question).expect("small numbers");
        let horizon = Horizon {
            until: day(2030),
            step: StepLength::Quarter,
            need: NeedCourse::Constant,
        };
        let started = Instant::now();
        let found = outlook(&inventory, &inventory.offers, &year, horizon).expect("small numbers");
        assert_eq!(found.endings.len(), ending);
        println!(
            "{name:10} {:8} {:9} {:9} {:9} {:12.2}",
            year.headline().cells.len(),
            inventory.offers.len(),
            ending,
            found.moments.len(),
            started.elapsed().as_secs_f64()
        );
    }
}

/// The last day of a year.
fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).expect("a day")
}

/// Lets funding end at the ends of months, spread over almost five years; says how many do.
fn ended(inventory: &mut Inventory, reference: NaiveDate) -> usize {
    let ends = inventory.offers.iter_mut().step_by(ENDS);
    let ends = ends.zip(0u64..).map(|(offer, ending)| {
        let months = Days::new(30 * (ending % 58) + 15);
        offer.funding_until = reference.checked_add_days(months);
    });
    ends.count()
}
