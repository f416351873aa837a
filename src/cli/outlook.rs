//! `lueckenlos outlook`: what opens when funding ends.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::prepare::{Inputs, Overlay, Speech, mention_warnings, prepare, too_large};
use super::table::{Format, print_table};
use super::{Outcome, print, refused};
use crate::analysis::outlook::{Assumption, Horizon, NeedCourse, Outlook, StepLength};
use crate::engine::{Prepared, Start, Step};
use crate::inventory::values::dates::parse_date;
use crate::language::{Language, text};
use crate::tables::ColumnId;
use crate::tables::outlook::{Detail, endings, steps, together};
use crate::tables::scope::Scope;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    inputs: Inputs,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    steps: Steps,
    /// `constant`, `trend`, `cohorts` or a file.
    #[arg(long, value_name = "ASSUMPTION")]
    need: Option<String>,
    #[arg(long, value_name = "FILE")]
    what_if: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Steps {
    Month,
    #[default]
    Quarter,
    Year,
}

/// What a terminal has room for; the other columns are in the CSV.
const SHOWN: [ColumnId; 11] = [
    ColumnId::NeedThen,
    ColumnId::NeedKept,
    ColumnId::GapThen,
    ColumnId::GapThenLow,
    ColumnId::GapThenHigh,
    ColumnId::MoreThanToday,
    ColumnId::Ended,
    ColumnId::Begun,
    ColumnId::Places,
    ColumnId::LostAlone,
    ColumnId::RegainedAlone,
];

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    match look_ahead(arguments, speech) {
        Ok(()) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

fn look_ahead(arguments: &Arguments, speech: Speech) -> Result<(), Outcome> {
    let (asked, projection) = need_asked(arguments.need.as_deref());
    let overlay = Overlay {
        plan: &arguments.what_if,
        projection: projection.as_slice(),
    };
    let prepared = prepare(&arguments.inputs, overlay, speech)?;
    let start = Start::of(&prepared, &prepared.year, prepared.planned.as_ref());
    let horizon = Horizon {
        until: day_asked(arguments.until.as_deref(), &prepared, start)?,
        step: match arguments.steps {
            Steps::Month => StepLength::Month,
            Steps::Quarter => StepLength::Quarter,
            Steps::Year => StepLength::Year,
        },
        need: asked.unwrap_or_else(|| NeedCourse::of_settings(&prepared.project)),
    };
    let step = speech.at(Step::Ahead, prepared.language);
    let found = start.outlook(horizon);
    drop(step);
    let found = found.map_err(|refused| too_large(refused, prepared.language))?;
    if let Assumption::Trend(trend) = &found.assumed
        && trend.years.is_none()
    {
        return Err(refused(prepared.language, "cli-trend-too-few", &[]));
    }
    if horizon.need == NeedCourse::Cohorts && !found.assumed.changes() {
        return Err(refused(prepared.language, "cli-cohorts-too-few", &[]));
    }
    let year = start.year;
    let everybody = Scope::default();
    mention_warnings(&prepared.findings, speech, prepared.language);
    speech.warn_of_exact_numbers(prepared.language);
    // a terminal has no room for those who lose their place
    let detail = match arguments.format {
        Format::Text => Detail::Sizes,
        Format::Csv | Format::Json => Detail::Whom,
    };
    let tables = [
        steps(year, &found, &everybody),
        endings(year, &found, &everybody, usize::MAX, detail),
    ];
    for mut table in tables {
        if arguments.format == Format::Text {
            if table.rows.is_empty() {
                continue;
            }
            table.keep(&SHOWN);
        }
        print_table(&table, arguments.format, prepared.language)?;
    }
    if arguments.format == Format::Text {
        print(&said(&found, horizon, prepared.language));
    }
    Ok(())
}

/// The assumption that `--need` asks for; a word that names none is the file of a projection.
fn need_asked(word: Option<&str>) -> (Option<NeedCourse>, Vec<PathBuf>) {
    match word {
        None => (None, Vec::new()),
        Some("constant") => (Some(NeedCourse::Constant), Vec::new()),
        Some("trend") => (Some(NeedCourse::Trend), Vec::new()),
        Some("cohorts") => (Some(NeedCourse::Cohorts), Vec::new()),
        Some(file) => (Some(NeedCourse::Projection), vec![PathBuf::from(file)]),
    }
}

/// The day that `--until` names, else the usual end.
pub fn day_asked(
    asked: Option<&str>,
    prepared: &Prepared,
    start: Start,
) -> Result<NaiveDate, Outcome> {
    let Some(asked) = asked else {
        return Ok(start.usual_end());
    };
    let reference = prepared.question.reference_date;
    let language = prepared.language;
    let words = [
        ("word", text(asked)),
        ("date", text(language.date(reference))),
    ];
    match parse_date(asked) {
        Ok(Some(day)) if day > reference => Ok(day),
        Ok(Some(_)) => Err(refused(language, "cli-until-past", &words)),
        Ok(None) | Err(_) => Err(refused(language, "cli-until-invalid", &words)),
    }
}

/// What all endings take together.
fn said(found: &Outlook, horizon: Horizon, language: Language) -> String {
    let date = text(language.date(horizon.until));
    format!("\n{}\n", together(found, language, date))
}
