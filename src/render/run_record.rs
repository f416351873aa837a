//! `run.json`: how a report came about, so that another year can be compared with it.

use serde_json::json;

use crate::analysis::outlook::NeedCourse;
use crate::analysis::picture::Question;
use crate::analysis::targets::Conventions;
use crate::inventory::SourceRecord;
use crate::inventory::finding::Finding;
use crate::inventory::project::Project;
use crate::language::Language;
use crate::render::json::finding;

/// Version, settings, input files with check sums and row counts, findings.
pub fn run_record(
    project: &Project,
    question: &Question,
    sources: &[SourceRecord],
    findings: &[Finding],
    language: Language,
) -> Vec<u8> {
    let Conventions {
        blank_target,
        default_catchment,
    } = question.conventions;
    let record = json!({
        "protected": false,
        "program": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        "town": project.name,
        "settings": {
            "year": question.year,
            "reference_date": question.reference_date.to_string(),
            "evidence": question.evidence.id(),
            "blank_target": format!("{blank_target:?}").to_lowercase(),
            "default_reach": format!("{default_catchment:?}").to_lowercase(),
            "settings_file": project.has_settings,
            "outlook_need": NeedCourse::of_settings(project).id(),
        },
        "inputs": sources,
        "findings": findings.iter().map(|found| finding(found, language)).collect::<Vec<_>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&record).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
