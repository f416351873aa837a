//! `lueckenlos review`: two years side by side, or several.

use std::path::{Path, PathBuf};

use super::prepare::{Speech, say_warnings, too_large, unless_stopped};
pub use super::review_inputs::Arguments;
use super::review_inputs::{Compared, doubts, read, wanted};
use super::{Outcome, not_written, print, refused};
use crate::analysis::review::packages::Followed;
use crate::analysis::review::{Review, Side, review};
use crate::inventory::side_tables::{crosswalk_of, measures_of};
use crate::language::text;
use crate::model::decision::Decision;
use crate::model::finding::Finding;
use crate::render::internal::Internal;
use crate::render::publish::publish_internal;
use crate::render::run_record::{Ran, run_record};
use crate::render::terminal;
use crate::tables::year_review::{offers, packages, series};
use crate::tables::{ColumnId, Table, TableId, year_review as tables};

pub fn run(arguments: &Arguments, speech: Speech) -> Outcome {
    match compare(arguments, speech) {
        Ok(()) => Outcome::Done,
        Err(outcome) => outcome,
    }
}

fn compare(arguments: &Arguments, speech: Speech) -> Result<(), Outcome> {
    let wanted = wanted(arguments, speech)?;
    let mut compared = read(&wanted, arguments, speech)?;
    let mut findings = std::mem::take(&mut compared.later.findings);
    if let Some(earlier) = &compared.earlier {
        findings.extend(earlier.findings.iter().cloned());
    }
    let project = &compared.later.project;
    let later = &compared.later.inventory.vocabulary;
    let earlier = compared.earlier.as_ref();
    let earlier = earlier.map_or(later, |asked| &asked.inventory.vocabulary);
    let (crosswalk, more) = crosswalk_of(project, earlier, later);
    findings.extend(more);
    let (measures, more) = measures_of(project, later);
    findings.extend(more);
    let language = compared.later.language;
    unless_stopped(&findings, arguments.keep_going, language)?;
    let sides = compared.sides();
    let pairs = sides.windows(2);
    let reviews: Vec<Review> = pairs
        .map(|pair| {
            review(pair[0], pair[1], &crosswalk).map_err(|error| too_large(error, language))
        })
        .collect::<Result<_, _>>()?;
    let Some(last) = reviews.last() else {
        return Err(Outcome::Refused);
    };
    findings.extend(doubts(last, &compared.later));
    say_warnings(&findings, speech, language);
    let packages = last.packages(&measures);
    let packages = packages.map_err(|refused| too_large(refused, language))?;
    let tables = all_tables(&reviews, &measures, &packages);
    let target = arguments.out.clone().unwrap_or_else(|| {
        let first = sides[0].question.year;
        let name = format!(
            "{}-{first}-{}",
            compared.later.project.slug(),
            last.to.question.year
        );
        PathBuf::from("reports").join(name)
    });
    write(&compared, &sides, &tables, &findings, &target)?;
    speech.warn_of_exact_numbers(language);
    show(&tables, &compared, &target);
    Ok(())
}

/// Everything for the planner: of several years, the last two in full.
fn all_tables(reviews: &[Review], measures: &[Decision], packages: &[Followed]) -> Vec<Table> {
    let mut all: Vec<Table> = Vec::new();
    if reviews.len() > 1 {
        all.extend(series::series(reviews));
    }
    if let Some(last) = reviews.last() {
        all.push(tables::summary(last));
        all.push(tables::cells(last));
        all.push(offers::offers(last, usize::MAX));
        all.extend(offers::measures(last, measures));
        all.extend(packages::packages(last, packages));
        all.extend(tables::not_comparable(last));
    }
    all
}

fn write(
    compared: &Compared,
    sides: &[Side],
    tables: &[Table],
    findings: &[Finding],
    target: &Path,
) -> Result<(), Outcome> {
    let later = &compared.later;
    let language = later.language;
    let listed: Vec<&Table> = tables.iter().collect();
    let mut internal = Internal::of(&listed, language).map_err(|error| {
        let reason = [("reason", text(error.to_string()))];
        refused(language, "cli-not-written", &reason)
    })?;
    for (position, side) in sides.iter().enumerate() {
        let asked = match (&compared.earlier, position) {
            (Some(earlier), 0) => earlier,
            _ => later,
        };
        let ran = Ran {
            conditions: &[],
            project: &asked.project,
            vocabulary: &asked.inventory.vocabulary,
            question: &side.question,
            sources: &asked.sources,
            findings,
            left_out: &asked.inventory.left_out,
            copies: &[],
        };
        let record = run_record(ran, language);
        internal = internal.with(&format!("run-{}.json", position + 1), record);
    }
    publish_internal(target, &internal).map_err(|error| not_written(language, &error))?;
    Ok(())
}

/// How many offers a terminal shows.
const SHOWN: usize = 10;

/// What a terminal shows of a table: its columns.
fn shown_columns(table: &TableId) -> Option<&'static [ColumnId]> {
    match table {
        TableId::ReviewSummary => Some(&[
            ColumnId::GapBefore,
            ColumnId::GapAfter,
            ColumnId::Change,
            ColumnId::ByNeed,
            ColumnId::BySupply,
            ColumnId::ByKnowledge,
            ColumnId::Status,
            ColumnId::Certain,
        ]),
        TableId::ReviewOffers => Some(&[
            ColumnId::Turn,
            ColumnId::Changed,
            ColumnId::PlacesBefore,
            ColumnId::PlacesAfter,
            ColumnId::Effect,
        ]),
        TableId::ReviewSeries => Some(&[
            ColumnId::Need,
            ColumnId::Gap,
            ColumnId::Coverage,
            ColumnId::Offers,
            ColumnId::Change,
            ColumnId::ByNeed,
            ColumnId::BySupply,
            ColumnId::ByKnowledge,
        ]),
        TableId::ReviewNotComparable => Some(&[
            ColumnId::Reason,
            ColumnId::CellCount,
            ColumnId::NeedBefore,
            ColumnId::NeedAfter,
        ]),
        TableId::ReviewMeasures => {
            Some(&[ColumnId::Expected, ColumnId::Happened, ColumnId::Outcome])
        }
        TableId::ReviewPackages => Some(&[
            ColumnId::OfferId,
            ColumnId::What,
            ColumnId::State,
            ColumnId::PlacesDecided,
            ColumnId::Places,
            ColumnId::Expected,
            ColumnId::EffectCertain,
            ColumnId::EffectPossible,
        ]),
        _ => None,
    }
}

fn show(tables: &[Table], compared: &Compared, target: &Path) {
    let language = compared.later.language;
    for table in tables {
        let Some(columns) = shown_columns(&table.id) else {
            continue;
        };
        let mut short = table.clone();
        short.keep(columns);
        if table.id == TableId::ReviewOffers && short.rows.len() > SHOWN {
            // The last row says what all do together.
            short.rows.drain(SHOWN..table.rows.len() - 1);
        }
        print(&format!("{}\n", terminal::table(&short, language)));
    }
    let path = [("path", text(target.display().to_string()))];
    print(&format!(
        "{}\n",
        language.texts().with("cli-review-written", &path)
    ));
}
