//! `[[report]]` of the settings: which reports a run writes, for whom, and about which people.
//!
//! What a report says in each chapter is `render`; which tables it needs is `tables`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::chain_settings::Served;
use super::finding::{Code, Finding, Place};
use super::findings::Findings;
use super::project::{Project, SETTINGS_FILE};
use super::settle::settings_finding;
use crate::language::Language;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Meaning, Node};

/// A `[[report]]`: what it leaves out is as in the report that everybody gets without one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportSettings {
    /// The name of its folder.
    pub name: String,
    pub title: Option<String>,
    /// For whom it is written.
    pub committee: Option<String>,
    pub language: Option<Language>,
    /// Per dimension the categories that it looks at.
    #[serde(default)]
    pub filter: BTreeMap<String, Vec<String>>,
    /// Tables by dimension, such as `topic` or `life_phase-district`.
    pub tables: Option<Vec<String>>,
    pub chapters: Option<Vec<String>>,
    /// From which coverage on a link of the chain is served.
    pub served: Option<Served>,
}

/// The chapters of a report, in their order: that of § 80 SGB VIII, which asks for the stock, the need, and
/// the plans that follow from both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChapterName {
    Summary,
    Inventory,
    Need,
    Gaps,
    Bottlenecks,
    Chain,
    Openness,
    Usage,
    Levers,
    Development,
    Outlook,
    WorkingGroups,
    CrossCutting,
    Resources,
    Limits,
    Method,
}

impl ChapterName {
    pub const ALL: [ChapterName; 16] = [
        ChapterName::Summary,
        ChapterName::Inventory,
        ChapterName::Need,
        ChapterName::Gaps,
        ChapterName::Bottlenecks,
        ChapterName::Chain,
        ChapterName::Openness,
        ChapterName::Usage,
        ChapterName::Levers,
        ChapterName::Development,
        ChapterName::Outlook,
        ChapterName::WorkingGroups,
        ChapterName::CrossCutting,
        ChapterName::Resources,
        ChapterName::Limits,
        ChapterName::Method,
    ];

    /// The chapter of this name in the settings.
    fn named(word: &str) -> Option<ChapterName> {
        let mut all = ChapterName::ALL.into_iter();
        all.find(|chapter| chapter.key() == word)
    }

    /// Its name in the settings.
    fn key(self) -> String {
        self.id().replace('-', "_")
    }

    /// The name of its texts in the locales: `report-chapter-<id>`.
    pub fn id(self) -> &'static str {
        match self {
            ChapterName::Summary => "summary",
            ChapterName::Inventory => "inventory",
            ChapterName::Need => "need",
            ChapterName::Gaps => "gaps",
            ChapterName::Bottlenecks => "bottlenecks",
            ChapterName::Chain => "chain",
            ChapterName::Openness => "openness",
            ChapterName::Usage => "usage",
            ChapterName::Levers => "levers",
            ChapterName::Development => "development",
            ChapterName::Outlook => "outlook",
            ChapterName::WorkingGroups => "working-groups",
            ChapterName::CrossCutting => "cross-cutting",
            ChapterName::Resources => "resources",
            ChapterName::Limits => "limits",
            ChapterName::Method => "method",
        }
    }
}

/// What one report is asked to say; nothing about it is open any more.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The name of its folder; empty for the only report of a town that asks for none.
    pub name: String,
    pub title: Option<String>,
    pub committee: Option<String>,
    pub language: Option<Language>,
    /// Dimensions and categories: those of one dimension are alternatives, dimensions narrow each other.
    pub filter: Vec<(usize, Node)>,
    /// Dimensions that tables break down by; none: the usual ones.
    pub tables: Option<Vec<Vec<usize>>>,
    /// In their order.
    pub chapters: Vec<ChapterName>,
    pub served: Option<Served>,
}

impl Default for Brief {
    fn default() -> Brief {
        Brief {
            name: String::new(),
            title: None,
            committee: None,
            language: None,
            filter: Vec::new(),
            tables: None,
            chapters: ChapterName::ALL.to_vec(),
            served: None,
        }
    }
}

/// The reports that a town asks for; without any, the one that everybody gets.
pub fn briefs(project: &Project, vocabulary: &Vocabulary, findings: &mut Findings) -> Vec<Brief> {
    let asked = &project.settings.report;
    for (position, one) in asked.iter().enumerate() {
        if asked[..position].iter().any(|other| other.name == one.name) {
            findings
                .add(Finding::new(Code::ReportTwice, Place::file(SETTINGS_FILE)).seen(&one.name));
        }
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
        findings.add(settings_finding(project, &settings.name, name, &known));
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
    }
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
