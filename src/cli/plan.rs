//! `lueckenlos plan`: the most that a budget can do.

use std::path::PathBuf;

use super::outlook::day_asked;
use super::prepare::{Inputs, Overlay, Speech, prepare, said, say, say_warnings, too_large};
use super::table::{Format, print_table};
use super::{Outcome, cause, print, refused};
use crate::analysis::budget::{Asked, spending};
use crate::analysis::packages::Effort;
use crate::engine::{Prepared, Start, Step, budget_of_settings, not_kept};
use crate::inventory::files::folder::shown;
use crate::inventory::project::settings::SETTINGS_FILE;
use crate::inventory::side_tables::conditions::{least_coverage, not_less};
use crate::language::text;
use crate::model::condition::Condition;
use crate::model::finding::Place;
use crate::render::csv;
use crate::tables::packages::certificate::{Detail, certificate};
use crate::tables::packages::conditions::conditions as conditions_kept;
use crate::tables::packages::measures::measures;
use crate::tables::packages::{frontier, package, sentences};
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
    #[arg(long, value_name = "CATEGORY")]
    must_not_lose: Vec<String>,
    #[arg(long, value_name = "SHARE")]
    least_coverage: Vec<String>,
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
    let prepared = prepare(&arguments.inputs, Overlay::default(), speech)?;
    let keep_going = arguments.inputs.keep_going;
    let prepared = prepared.with_options(&arguments.options, keep_going);
    let mut prepared = prepared.map_err(said)?;
    let of_settings = prepared.conditions.len();
    let asked = conditions(arguments, &prepared)?;
    let places: Vec<Place> = asked.iter().map(|(_, place)| place.clone()).collect();
    prepared
        .conditions
        .extend(asked.into_iter().map(|(own, _)| own));
    let language = prepared.language;
    let start = Start::of(&prepared, &prepared.year, None);
    let asked = Asked {
        until: day_asked(arguments.until.as_deref(), &prepared, start)?,
        budget: budget(arguments, &prepared)?,
        effort: Effort::default(),
        amounts: 0,
        conditions: &prepared.conditions,
    };
    let step = speech.at(Step::Ahead, language);
    let found = spending(
        &prepared.inventory,
        &prepared.year,
        &prepared.choices,
        asked,
    );
    drop(step);
    let found = found.map_err(|refused| too_large(refused, language))?;
    let mut findings = prepared.findings.clone();
    findings.extend(not_kept(&prepared.year, &found, |own| {
        let place = own.checked_sub(of_settings).map(|own| places[own].clone());
        place.unwrap_or_else(|| Place::file(SETTINGS_FILE))
    }));
    say_warnings(&findings, speech, language);
    speech.warn_of_exact_numbers(language);
    let detail = match arguments.format {
        Format::Text => Detail::Short,
        Format::Csv | Format::Json => Detail::Everything,
    };
    let tables = [
        package(&prepared.year, &found),
        (!found.frontier.corners.is_empty()).then(|| frontier(&prepared.year, &found)),
        certificate(&prepared.year, &found, detail),
        conditions_kept(&prepared.year, &found),
    ];
    for table in tables.iter().flatten() {
        print_table(table, arguments.format, language)?;
    }
    if let Some(file) = &arguments.measures
        && let Some(table) = measures(&prepared.year, &found, language)
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

/// The conditions of the command line, and where each stands.
fn conditions(
    arguments: &Arguments,
    prepared: &Prepared,
) -> Result<Vec<(Condition, Place)>, Outcome> {
    let vocabulary = &prepared.inventory.vocabulary;
    let [losing, least] = ["--must-not-lose", "--least-coverage"].map(Place::file);
    let losing = arguments.must_not_lose.iter().map(|words| {
        let own = not_less(words, &losing, vocabulary);
        own.map(|own| (own, losing.clone()))
    });
    let least = arguments.least_coverage.iter().map(|words| {
        let own = least_coverage(words, &least, vocabulary);
        own.map(|own| (own, least.clone()))
    });
    losing
        .chain(least)
        .collect::<Result<_, _>>()
        .map_err(|finding| {
            say(&[*finding], prepared.language);
            Outcome::Refused
        })
}

/// As asked for, else as the settings say; none: only the frontier is shown.
fn budget(arguments: &Arguments, prepared: &Prepared) -> Result<Option<Quantity>, Outcome> {
    let Some(word) = &arguments.budget else {
        return Ok(budget_of_settings(prepared));
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
