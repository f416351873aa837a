//! The kinds of mistakes that people who do this work complained about, each in other words, signs and layouts than
//! those that it was first met in: read right, or somebody is told. Never a wrong number in silence.
//!
//! The tables are data (`*.txt`), read by `variant`; how they are judged stands there.

#![allow(
    clippy::print_stderr,
    reason = "how many were read is said beside the result"
)]

mod judge;
mod variant;
mod workbook;

use variant::variants;

/// Runs the variants of one file, and says which were not judged as they should be.
fn hold(file: &str, text: &str) {
    let asked = std::env::var("VARIANTS").unwrap_or_default();
    let all: Vec<_> = variants(file, text)
        .into_iter()
        .filter(|variant| format!("{}/{}", variant.kind, variant.name).contains(&asked))
        .collect();
    let judged: Vec<_> = all
        .iter()
        .map(|variant| (variant, judge::run(variant)))
        .collect();
    let right = judged
        .iter()
        .filter(|(_, ran)| ran.figures.is_some())
        .count();
    eprintln!("{file}: {right} of {} read", judged.len());
    let wrong: Vec<String> = judged
        .iter()
        .filter_map(|(variant, ran)| judge::fault(variant, ran))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sums_beside_their_parts() {
    hold("sums", include_str!("sums.txt"));
}

#[test]
fn ages_as_offices_write_them() {
    hold("ages", include_str!("ages.txt"));
}

#[test]
fn words_for_everybody_nobody_and_one_thing() {
    hold("words", include_str!("words.txt"));
}

#[test]
fn numbers_and_signs_in_their_place() {
    hold("numbers", include_str!("numbers.txt"));
}

#[test]
fn layouts_that_are_made_to_be_looked_at() {
    hold("layouts", include_str!("layouts.txt"));
}

#[test]
fn workbooks_with_sheets_merged_cells_and_typed_cells() {
    hold("workbooks", include_str!("workbooks.txt"));
}

#[test]
fn years_and_ends_of_offers() {
    hold("years", include_str!("years.txt"));
}

#[test]
fn tables_that_towns_and_offices_have_published() {
    hold("published", include_str!("published.txt"));
}

#[test]
fn the_lines_that_a_finding_prints_lead_to_the_right_number() {
    hold("advice", include_str!("advice.txt"));
}
