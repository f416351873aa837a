//! `lueckenlos plan`: the most that a budget can do.

use std::path::PathBuf;

use super::outlook::day_asked;
use super::prepare::{Inputs, Overlay, Speech, prepare, say_warnings, too_large, unless_stopped};
use super::table::{Format, print_table};
use super::{Outcome, cause, print, refused};
use crate::analysis::budget::{Asked, spending};
use crate::analysis::packages::Effort;
use crate::engine::{Prepared, Start, Step};
use crate::inventory::choices;
use crate::inventory::files::folder::shown;
use crate::language::text;
use crate::model::choice::Choice;
use crate::render::csv;
use crate::tables::packages::{frontier, measures, package, sentences};
use crate::vocabulary::quantity::Quantity;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    /// In euros a year.
    #[arg(long, value_name = "EURO")]
    budget: Option<String>,
    #[arg(long, value_name = "FILE")]
    options: Vec<PathBuf>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Where the package is written as measures.
    #[arg(long, value_name = "FILE")]
    measures: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    match plan(arguments, speech) {
        Ok(()) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

fn plan(arguments: &Arguments, speech: Speech) -> Result<(), Outcome> {
    let mut prepared = prepare(&arguments.inputs, Overlay::default(), speech)?;
    let choices = choices_of(arguments, &mut prepared);
    let language = prepared.language;
    unless_stopped(&prepared.findings, arguments.inputs.keep_going, language)?;
    let start = Start::of(&prepared, &prepared.year, None);
    let asked = Asked {
        until: day_asked(arguments.until.as_deref(), &prepared, start)?,
        budget: budget(arguments, &prepared)?,
        effort: Effort::default(),
    };
    let step = speech.at(Step::Ahead, language);
    let found = spending(&prepared.inventory, &prepared.year, choices, asked);
    drop(step);
    let found = found.map_err(|refused| too_large(refused, language))?;
    say_warnings(&prepared.findings, speech, language);
    speech.warn_of_exact_numbers(language);
    let tables = [
        package(&prepared.year, &found),
        Some(frontier(&prepared.year, &found)),
    ];
    for table in tables.iter().flatten() {
        print_table(table, arguments.format, language)?;
    }
    if let Some(file) = &arguments.measures
        && let Some(table) = measures(&prepared.year, &found)
    {
        let written = csv::csv(&table).and_then(|bytes| std::fs::write(file, bytes));
        written.map_err(|error| {
            let reason = format!("{}: {}", shown(file), cause(&error, language));
            refused(language, "cli-not-written", &[("reason", text(reason))])
        })?;
    }
    if arguments.format == Format::Text {
        print(&format!(
            "\n{}\n",
            sentences(&prepared.year, &found, language)
        ));
    }
    Ok(())
}

/// The choices of the files that were named, else of those in the folder; what is wrong in them is among the findings.
fn choices_of(arguments: &Arguments, prepared: &mut Prepared) -> Vec<Choice> {
    let files = match arguments.options.is_empty() {
        true => prepared.project.options.clone(),
        false => arguments.options.clone(),
    };
    let mut all = Vec::new();
    for file in files {
        let reading = prepared.project.reading(&file);
        let inventory = &prepared.inventory;
        let (own, findings) =
            choices::read(&file, &reading, &inventory.vocabulary, &inventory.offers);
        all.extend(own);
        prepared.findings.extend(findings);
    }
    all
}

/// As asked for, else as the settings say; none: only the frontier is shown.
fn budget(arguments: &Arguments, prepared: &Prepared) -> Result<Option<Quantity>, Outcome> {
    let Some(word) = &arguments.budget else {
        let budget = prepared.project.settings.budget;
        return Ok(budget.map(|euros| Quantity::ONE.times(euros)));
    };
    let is_mark = |c: &char| [' ', '\u{a0}', '.', '\''].contains(c);
    let digits: String = word.chars().filter(|c| !is_mark(c)).collect();
    match digits.parse::<u64>() {
        Ok(euros) => Ok(Some(Quantity::ONE.times(euros))),
        Err(_) => {
            let word = [("word", text(word.as_str()))];
            Err(refused(prepared.language, "cli-budget-invalid", &word))
        }
    }
}
