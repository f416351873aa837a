//! `[[report]]` of the settings: which reports a run writes, for whom, and about which people.
//!
//! What a report says in each chapter is `render`; which tables it needs is `tables`.

use crate::model::brief::{Brief, ChapterName, Each};

use super::Project;
use super::settings::{ReportSettings, SETTINGS_FILE};
use crate::inventory::findings::Findings;
use crate::inventory::limits::{Limit, Limits};
use crate::model::finding::{Code, Finding, Place};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Meaning};

/// The reports that a town asks for; without any, the one that everybody gets.
pub fn briefs(project: &Project, vocabulary: &Vocabulary, findings: &mut Findings) -> Vec<Brief> {
    let asked = &project.settings.report;
    for (position, one) in asked.iter().enumerate() {
        if asked[..position].iter().any(|other| other.name == one.name) {
            findings
                .add(Finding::new(Code::ReportTwice, Place::file(SETTINGS_FILE)).seen(&one.name));
        }
    }
    let number = asked.len() as u64;
    if let Err(stopped) =
        Limits::standard().check(Limit::Reports, number, &Place::file(SETTINGS_FILE))
    {
        findings.add(*stopped);
        return vec![Brief::default()];
    }
    match asked.is_empty() {
        true => vec![Brief::default()],
        false => asked
            .iter()
            .map(|settings| brief(settings, project, vocabulary, findings))
            .collect(),
    }
}

fn brief(
    settings: &ReportSettings,
    project: &Project,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Brief {
    let mut unknown = |name: &str, known: Vec<String>| {
        findings.add(project.unknown_reference(&settings.name, name, &known));
    };
    let mut filter = Vec::new();
    for (name, categories) in &settings.filter {
        let Some(position) = dimension(name, vocabulary, &mut unknown) else {
            continue;
        };
        let dimension = &vocabulary.dimensions[position];
        for word in categories {
            match dimension.meaning(word) {
                Meaning::One(node) => filter.push((position, node)),
                Meaning::Several(_) | Meaning::Nothing => unknown(word, category_ids(dimension)),
            }
        }
    }
    let tables = settings.tables.as_ref().map(|tables| {
        let by = tables.iter().map(|table| {
            let names = table.split('-');
            let positions = names.map(|name| dimension(name, vocabulary, &mut unknown));
            positions.collect::<Option<Vec<usize>>>()
        });
        by.flatten().collect()
    });
    let each = settings.each.as_ref();
    let each = each.and_then(|word| each_of(word, vocabulary, &mut unknown));
    let mut chapters = match &settings.chapters {
        Some(words) => chapters(words, &mut unknown),
        None => ChapterName::ALL.to_vec(),
    };
    chapters.sort_unstable();
    chapters.dedup();
    Brief {
        name: settings.name.clone(),
        title: settings.title.clone(),
        committee: settings.committee.clone(),
        language: settings.language,
        filter,
        tables,
        chapters,
        served: settings.served,
        each,
    }
}

/// The categories of a level by this name, else those of a dimension below which nothing is shown.
fn each_of(
    word: &str,
    vocabulary: &Vocabulary,
    unknown: &mut impl FnMut(&str, Vec<String>),
) -> Option<Each> {
    let found = vocabulary.dimension_or_level(word);
    if found.is_none() {
        let dimensions = vocabulary.dimensions.iter();
        let known = dimensions.flat_map(|one| {
            let levels = one.levels.iter().map(|level| level.id.clone());
            std::iter::once(one.id.clone()).chain(levels)
        });
        unknown(word, known.collect());
    }
    let (dimension, level) = found?;
    Some(Each {
        nodes: vocabulary.dimensions[dimension].shown_on(level),
        dimension,
    })
}

fn chapters(words: &[String], unknown: &mut impl FnMut(&str, Vec<String>)) -> Vec<ChapterName> {
    let mut found = Vec::new();
    for word in words {
        match ChapterName::named(word) {
            Some(chapter) => found.push(chapter),
            None => unknown(word, ChapterName::ALL.map(ChapterName::key).to_vec()),
        }
    }
    found
}

fn dimension(
    name: &str,
    vocabulary: &Vocabulary,
    unknown: &mut impl FnMut(&str, Vec<String>),
) -> Option<usize> {
    let position = vocabulary.named(name);
    if position.is_none() {
        let ids = vocabulary.dimensions.iter();
        unknown(name, ids.map(|dimension| dimension.id.clone()).collect());
    }
    position
}

fn category_ids(dimension: &Dimension) -> Vec<String> {
    let categories = dimension.categories();
    categories
        .map(|(_, category)| category.id.clone())
        .collect()
}
