//! The page on protection says of every column of every public table what is done with it.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use lueckenlos::analysis::budget::{Asked, spending};
use lueckenlos::analysis::outlook::{Horizon, NeedCourse, StepLength, outlook};
use lueckenlos::analysis::packages::Effort;
use lueckenlos::analysis::picture::Question;
use lueckenlos::analysis::review::{Side, review};
use lueckenlos::analysis::targets::Conventions;
use lueckenlos::analysis::year::analyse;
use lueckenlos::inventory::project::{Project, Request};
use lueckenlos::inventory::read;
use lueckenlos::model::crosswalk::Crosswalk;
use lueckenlos::model::decision::{Aim, Decision};
use lueckenlos::model::offer::Catchment;
use lueckenlos::tables::edition::{Material, edition};
use lueckenlos::tables::proposals::for_briefs;
use lueckenlos::tables::year_review::public_tables::Behind;
use lueckenlos::tables::{Axis, Column, ColumnId, Disclosure, Edition, Table, TableId};
use lueckenlos::vocabulary::quantity::Quantity;

/// The example town with everything that a report can tell of: a plan, three years, a measure, an outlook.
fn everything() -> Vec<Edition> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/musterstadt");
    let request = Request {
        folder: Some(folder),
        ..Request::default()
    };
    let project = Project::open(&request).expect("the project");
    let inventory = read(&project, None).inventory.expect("inventories");
    let year = project.settings.year.expect("a year");
    let question = |year: i32| Question {
        year,
        reference_date: project.reference_date(year),
        evidence: project.settings.evidence,
        conventions: Conventions {
            blank_target: project.settings.blank_target,
            default_catchment: Catchment::Own,
        },
    };
    let side = |year: i32| Side {
        inventory: &inventory,
        question: question(year),
    };
    let analysed = analyse(&inventory, question(year)).expect("a year");
    let horizon = Horizon {
        until: NaiveDate::from_ymd_opt(year + 2, 12, 31).expect("a day"),
        step: StepLength::Quarter,
        need: NeedCourse::Trend,
    };
    let ahead = outlook(&inventory, &inventory.offers, &analysed, horizon).expect("an outlook");
    let behind = Behind {
        earlier: vec![analyse(&inventory, question(year - 1)).expect("a year")],
        review: review(side(year - 1), side(year), &Crosswalk::default()).expect("a review"),
        measures: vec![Decision {
            id: "M1".to_string(),
            what: "mehr Plätze".to_string(),
            decided_on: None,
            decided_by: String::new(),
            aim: Aim::Group(Vec::new()),
            expected: None,
            due: None,
            package: None,
        }],
    };
    let asked = Asked {
        until: horizon.until,
        budget: Some(Quantity::ONE.times(100_000)),
        effort: Effort::default(),
        amounts: 2,
        conditions: &[],
    };
    let money = spending(&inventory, &analysed, &[], asked).expect("a budget");
    let material = Material {
        town: &project.name,
        inventory: &inventory,
        year: &analysed,
        planned: Some(&analysed),
        proposals: &for_briefs(&inventory, &analysed, Some((horizon, &ahead.assumed)))
            .expect("proposals"),
        ahead: Some(&ahead),
        money: Some(&money),
        behind: Some(&behind),
        findings: &[],
        served: project.settings.chain.served,
    };
    let briefs = [inventory.briefs.first(), inventory.briefs.last()];
    let briefs = briefs.into_iter().flatten();
    briefs.map(|brief| edition(material, brief)).collect()
}

fn table_name(table: &Table) -> String {
    match &table.id {
        TableId::By(axes) if axes.len() == 1 => "<merkmal>".to_string(),
        TableId::By(_) => "<merkmal>-<merkmal>".to_string(),
        TableId::Rates(_) => "rates-<merkmal>".to_string(),
        _ => table.name.clone(),
    }
}

fn column_name(table: &Table, column: &Column) -> String {
    match column.id {
        ColumnId::Dimension(Axis::Topic) if !matches!(table.id, TableId::By(_)) => {
            "topic".to_string()
        }
        ColumnId::Dimension(_) => "<merkmal>".to_string(),
        _ => column.name.clone(),
    }
}

fn class(disclosure: Disclosure) -> &'static str {
    match disclosure {
        Disclosure::Key => "Schlüssel",
        Disclosure::Named => "Name",
        Disclosure::Counts(_) => "Zählung",
        Disclosure::Verdict => "Urteil",
        Disclosure::Linear => "Summe",
        Disclosure::Record => "Akte",
        Disclosure::Users => "Nutzung",
        Disclosure::Inhabitants => "Einwohner",
        Disclosure::Recomputed => "Folge",
        Disclosure::Internal => "intern",
    }
}

const CLASSES: [Disclosure; 10] = [
    Disclosure::Key,
    Disclosure::Named,
    Disclosure::Counts(lueckenlos::tables::Measure::Need),
    Disclosure::Verdict,
    Disclosure::Linear,
    Disclosure::Record,
    Disclosure::Users,
    Disclosure::Inhabitants,
    Disclosure::Recomputed,
    Disclosure::Internal,
];

/// A line a table and class: `| largest_gaps | Schlüssel | `topic` `life_phase` |`.
fn lines(edition: &Edition) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for table in &edition.tables {
        for wanted in CLASSES {
            let own = table.columns.iter();
            let own = own.filter(|column| class(column.disclosure) == class(wanted));
            let mut seen = BTreeSet::new();
            let names = own
                .map(|column| column_name(table, column))
                .filter(|name| seen.insert(name.clone()));
            let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
            let line = format!(
                "| `{}` | {} | {} |",
                table_name(table),
                class(wanted),
                names.join(" ")
            );
            if !names.is_empty() && !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    lines
}

#[test]
fn the_page_on_protection_has_the_class_of_every_column_of_every_public_table() {
    let editions = everything();
    assert!(editions[1].report.sheets.is_some());
    let mut told: Vec<String> = editions.iter().flat_map(lines).collect();
    told.dedup();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schutz.md");
    let page = std::fs::read_to_string(path).expect("a page");
    let of_columns = page.lines().filter(|line| line.starts_with("| `"));
    let written: Vec<&str> = of_columns.collect();
    let missing: Vec<&String> = told
        .iter()
        .filter(|line| !written.contains(&line.as_str()))
        .collect();
    assert!(missing.is_empty(), "missing:\n{}", told.join("\n"));
    let gone: Vec<&&str> = written
        .iter()
        .filter(|line| !told.contains(&line.to_string()))
        .collect();
    assert!(gone.is_empty(), "no such column: {gone:#?}");
}
