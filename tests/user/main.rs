//! What users do with the program, and what it does then: the real binary in a fresh folder.

#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test that is skipped says so"
)]

mod ages;
mod between;
mod check;
mod cohorts;
mod columns;
mod command_line;
mod conditions;
mod fact_sheets;
mod fair_cover;
mod files;
mod hand_overs;
mod init;
mod last_year;
mod map;
mod need_rates;
mod numbers;
mod office_tables;
mod office_words;
mod open;
mod output;
mod page;
mod places;
mod plan;
mod projection;
mod protection;
mod reach;
mod real_cities;
mod reports;
mod review;
mod rows;
mod run_folders;
mod settings;
mod strange_text;
mod supply;
mod unknowns;
mod util;
mod values;
mod vocabulary;
mod what_if;
mod whole_counts;
