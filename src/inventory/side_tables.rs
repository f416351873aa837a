//! The small tables that a project may have beside its inventories.

pub mod choices;
pub mod conditions;
pub mod crosswalk;
pub mod housing;
pub mod measures;
pub mod rate_sets;
mod row_reader;
pub mod staff_ratios;

use std::path::PathBuf;

use super::project::Project;
use crate::model::choice::Choice;
use crate::model::crosswalk::Crosswalk;
use crate::model::decision::Decision;
use crate::model::finding::Finding;
use crate::model::offer::Offer;
use crate::vocabulary::Vocabulary;

/// A project's crosswalk from one vocabulary to another.
pub fn crosswalk_of(
    project: &Project,
    earlier: &Vocabulary,
    later: &Vocabulary,
) -> (Crosswalk, Vec<Finding>) {
    match project.crosswalk.first() {
        Some(file) => crosswalk::read(file, &project.reading(file), earlier, later),
        None => (Crosswalk::default(), Vec::new()),
    }
}

/// What a project decided earlier, and what is wrong in these files.
pub fn measures_of(project: &Project, vocabulary: &Vocabulary) -> (Vec<Decision>, Vec<Finding>) {
    let (mut all, mut findings) = (Vec::new(), Vec::new());
    for file in &project.measures {
        let (own, more) = measures::read(file, &project.reading(file), vocabulary);
        all.extend(own);
        findings.extend(more);
    }
    (all, findings)
}

/// What could be decided, as these files say, and what is wrong in them.
pub fn choices_of(
    project: &Project,
    files: &[PathBuf],
    vocabulary: &Vocabulary,
    offers: &[Offer],
) -> (Vec<Choice>, Vec<Finding>) {
    let (mut all, mut findings) = (Vec::new(), Vec::new());
    for file in files {
        let (own, more) = choices::read(file, &project.reading(file), vocabulary, offers);
        all.extend(own);
        findings.extend(more);
    }
    (all, findings)
}
