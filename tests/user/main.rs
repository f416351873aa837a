//! What users do with the program, and what it does then: the real binary in a fresh folder.

mod ages;
mod between;
mod check;
mod columns;
mod command_line;
mod fair_cover;
mod files;
mod init;
mod map;
mod numbers;
mod output;
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
