//! `run.json`: how a report came about, so that another year can be compared with it.

use serde_json::{Value as Json, json};

use crate::analysis::budget::Held;
use crate::analysis::outlook::NeedCourse;
use crate::analysis::picture::Question;
use crate::analysis::targets::Conventions;
use crate::inventory::SourceRecord;
use crate::inventory::project::Project;
use crate::inventory::project::run_folder::Copied;
use crate::language::Language;
use crate::model::condition::Demand;
use crate::model::finding::Finding;
use crate::model::inventory::LeftOut;
use crate::model::offer::Catchment;
use crate::render::json::finding;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;

/// A run that is to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct Ran<'a> {
    pub project: &'a Project,
    pub vocabulary: &'a Vocabulary,
    pub question: &'a Question,
    pub sources: &'a [SourceRecord],
    pub findings: &'a [Finding],
    /// What every package of measures keeps.
    pub conditions: &'a [Held],
    /// What its numbers lack.
    pub left_out: &'a LeftOut,
    /// The copies of its inputs, if it keeps any.
    pub copies: &'a [Copied],
}

/// Version, settings, input files with check sums and row counts, findings.
pub fn run_record(ran: Ran, language: Language) -> Vec<u8> {
    let Ran {
        project,
        vocabulary,
        question,
        sources,
        findings,
        conditions,
        left_out,
        copies,
    } = ran;
    let Conventions {
        blank_target,
        default_catchment,
    } = question.conventions;
    let mut record = json!({
        "protected": false,
        "program": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        "town": project.name,
        "settings": {
            "year": question.year,
            "reference_date": question.reference_date.to_string(),
            "evidence": question.evidence.id(),
            "blank_target": format!("{blank_target:?}").to_lowercase(),
            "default_reach": reach(default_catchment, vocabulary),
            "settings_file": project.has_settings,
            "outlook_need": NeedCourse::of_settings(project).id(),
        },
        "inputs": sources,
        "copies": copies,
        "left_out": {
            "need_rows": left_out.need_rows,
            "persons": left_out.persons.as_f64(),
            "offer_rows": left_out.offer_rows,
            "places": left_out.places.as_f64(),
        },
        "findings": findings.iter().map(|found| finding(found, language)).collect::<Vec<_>>(),
    });
    if !conditions.is_empty() {
        let conditions = conditions.iter().map(|own| condition(own, vocabulary));
        record["conditions"] = conditions.collect();
    }
    let mut bytes = serde_json::to_vec_pretty(&record).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A condition by the keys of the settings, and whether the best package for the budget keeps it.
fn condition(own: &Held, vocabulary: &Vocabulary) -> Json {
    let dimension = &vocabulary.dimensions[own.condition.dimension];
    let cases = |units: u64| Quantity::from_units(units).as_f64();
    let (key, demand) = match own.condition.demand {
        Demand::NotLess => ("must_not_lose", json!(true)),
        Demand::Coverage(least) => ("least_coverage", json!(least.share())),
    };
    json!({
        "dimension": dimension.id,
        "category": dimension.node_id(own.condition.category),
        key: demand,
        "need": cases(own.need),
        "least_covered": cases(own.least),
        "covered_undecided": cases(own.undecided),
        "covered_after": own.covered.map(cases),
        "kept": own.is_kept(),
    })
}

/// A reach as settings write it.
fn reach(catchment: Catchment, vocabulary: &Vocabulary) -> String {
    let level = |position: usize| {
        let districts = &vocabulary.dimensions[vocabulary.with_role(Role::District)?];
        districts.levels.get(position).map(|level| level.id.clone())
    };
    match catchment {
        Catchment::Own => "own".to_string(),
        Catchment::All => "all".to_string(),
        Catchment::Within(limit) => limit.to_string(),
        Catchment::Level(position) => level(position).unwrap_or_default(),
    }
}
