//! Public reports published before: what they say is known to everybody. Each is made again from today's
//! data ([`Again`]), to see whom its rows count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::printed::Printed;
use super::rows::{Shared, learn};
use crate::model::brief::Brief;
use crate::protect::statistics::counts::Steps;
use crate::protect::statistics::linear_form::View;
use crate::protect::{Numbering, PriorKnowledge, Profile, Threshold, Zeros};
use crate::tables::Edition;
use crate::tables::keys::dimensions_of_table;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Meaning, Node};

/// The file that says all that a report says.
const RESULTS: &str = "results.json";
const PROTECTION: &str = "protection.json";

/// A report that is out already.
#[derive(Debug)]
pub struct Earlier {
    path: PathBuf,
    year: i32,
    printed: Printed,
    looks_at: LooksAt,
    /// How its counts may be told, the rule that its files name first.
    views: Vec<View>,
    /// Under which small counts are withheld in it, if they are.
    rule: Option<Threshold>,
}

/// Whom a report looks at; nothing: everybody.
#[derive(Debug)]
enum LooksAt {
    /// Ids of categories per id of a dimension.
    Ids(BTreeMap<String, Vec<String>>),
    /// Files from before there were ids: German words, a sentence for each dimension.
    Words(Vec<String>),
}

/// What of `results.json` is needed beside its numbers.
#[derive(Debug, Deserialize)]
struct Head {
    year: i32,
    protection: String,
    report: Option<ReportHead>,
}

#[derive(Debug, Deserialize)]
struct ReportHead {
    filter: BTreeMap<String, Vec<String>>,
}

/// What of `protection.json` is needed.
#[derive(Debug, Deserialize)]
struct Rule {
    minimum: Option<u32>,
    narrowest_interval: Option<u32>,
    rounded_to: Option<u32>,
}

/// Why a report published before cannot be taken into account.
#[derive(Debug)]
pub struct Unusable {
    /// The report's folder, or the file in it.
    pub path: PathBuf,
    pub fault: Fault,
}

#[derive(Debug)]
pub enum Fault {
    /// There is no report in the folder.
    Missing(Unread),
    Damaged(Unread),
    /// It is rounded, and the new one is not rounded alike.
    Rounded,
    /// It looks at a category that is not known today.
    Filter(String),
}

/// Why a file of a report cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// A file that every report has is not there.
    Absent(&'static str),
    Io(std::io::Error),
    Json(serde_json::Error),
}

/// Reports that are out already.
#[derive(Debug, Default)]
pub struct Reports {
    /// Those that have to be taken into account.
    pub all: Vec<Earlier>,
    /// How many are on years of which the new reports tell nothing.
    pub of_other_years: usize,
}

/// A report as it would be made from today's data, not protected.
#[derive(Debug)]
pub struct Again {
    pub edition: Edition,
    /// Which cell of today's reports each of its cells is.
    pub numbering: Numbering,
}

/// What was learned from reports published before.
#[derive(Debug, Default)]
pub struct Learned {
    pub known: PriorKnowledge,
    pub shared: Shared,
}

/// The reports in these folders, and in folders below them; `years` are those that the new reports tell of.
///
/// # Errors
/// A folder holds no report, or one that is damaged or rounded otherwise than the new ones are.
pub fn read(
    folders: &[PathBuf],
    years: &BTreeSet<i32>,
    profile: Profile,
) -> Result<Reports, Unusable> {
    let mut read = Reports::default();
    for folder in folders {
        for report in reports(folder)? {
            let path = report.join(RESULTS);
            let head: Head = parsed(&path)?;
            match years.contains(&head.year) {
                true => read.all.extend(Earlier::read(&report, head, profile)?),
                false => read.of_other_years += 1,
            }
        }
    }
    Ok(read)
}

/// The folder itself and the reports in folders below it.
fn reports(folder: &Path) -> Result<Vec<PathBuf>, Unusable> {
    let missing = |unread: Unread| Unusable {
        path: folder.to_path_buf(),
        fault: Fault::Missing(unread),
    };
    let entries = fs::read_dir(folder).map_err(|error| missing(Unread::Io(error)))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.push(folder.to_path_buf());
    folders.retain(|path| path.join(RESULTS).is_file());
    folders.sort_unstable();
    match folders.is_empty() {
        true => Err(missing(Unread::Absent(RESULTS))),
        false => Ok(folders),
    }
}

fn parsed<T: DeserializeOwned>(path: &Path) -> Result<T, Unusable> {
    let damaged = |unread: Unread| Unusable {
        path: path.to_path_buf(),
        fault: Fault::Damaged(unread),
    };
    let content = fs::read_to_string(path).map_err(|error| damaged(Unread::Io(error)))?;
    serde_json::from_str(&content).map_err(|error| damaged(Unread::Json(error)))
}

impl Earlier {
    /// A report in a folder; none if it is rounded as the new one is: the same number is rounded alike in every
    /// report.
    fn read(report: &Path, head: Head, profile: Profile) -> Result<Option<Earlier>, Unusable> {
        let path = report.join(RESULTS);
        let printed: Printed = parsed(&path)?;
        let mut withheld_under = None;
        let views = match head.protection.as_str() {
            "none" => vec![View::Exact],
            _ => {
                let rule = parsed::<Rule>(&report.join(PROTECTION))?;
                withheld_under = rule.threshold();
                rule.views(profile).ok_or_else(|| Unusable {
                    path: report.to_path_buf(),
                    fault: Fault::Rounded,
                })?
            }
        };
        let looks_at = match head.report {
            Some(report) => LooksAt::Ids(report.filter),
            None => LooksAt::Words(printed.filter()),
        };
        Ok((!views.is_empty()).then_some(Earlier {
            path,
            year: head.year,
            printed,
            looks_at,
            views,
            rule: withheld_under,
        }))
    }

    /// The rule by which it withholds small counts; none: it is rounded, or not protected.
    pub fn rule(&self) -> Option<Threshold> {
        self.rule
    }

    pub fn year(&self) -> i32 {
        self.year
    }

    /// What has to be asked for to get it again.
    ///
    /// # Errors
    /// It looks at a category that is not known today.
    pub fn brief(&self, vocabulary: &Vocabulary) -> Result<Brief, Unusable> {
        let filter = match &self.looks_at {
            LooksAt::Ids(ids) => ids
                .iter()
                .map(|(dimension, ids)| {
                    nodes(vocabulary, dimension, ids.iter().map(String::as_str))
                        .ok_or_else(|| format!("{dimension}: {}", ids.join(", ")))
                })
                .collect::<Result<Vec<_>, _>>(),
            LooksAt::Words(words) => words
                .iter()
                .map(|sentence| {
                    let (dimension, categories) = sentence.split_once(": ").ok_or(sentence)?;
                    nodes(vocabulary, dimension, categories.split(", ")).ok_or(sentence)
                })
                .collect::<Result<Vec<_>, _>>()
                .map_err(String::clone),
        };
        let filter = filter.map_err(|unknown| Unusable {
            path: self.path.clone(),
            fault: Fault::Filter(unknown),
        })?;
        let tables = self.printed.tables();
        let by = tables.filter_map(|name| dimensions_of_table(vocabulary, name));
        Ok(Brief {
            filter: filter.into_iter().flatten().collect(),
            tables: Some(by.collect()),
            ..Brief::default()
        })
    }

    /// Adds what it says, and what it withholds, of today's cells.
    pub fn learn(&self, again: &Again, learned: &mut Learned) {
        let mut own = PriorKnowledge::default();
        let shared = learn(&self.printed, &self.views, &again.edition, &mut own);
        learned.known.add(&own, &again.numbering);
        learned.shared = learned.shared.and(shared);
    }
}

impl Rule {
    /// How counts may be told under it: none of them matters where the new report is rounded alike, and no
    /// answer where it is not.
    fn views(&self, profile: Profile) -> Option<Vec<View>> {
        if let Some(rule) = self.threshold() {
            return Some(vec![View::Steps(rule.steps()), View::Steps(Steps::EXACT)]);
        }
        let is_alike = |base: u32| profile == Profile::Round(base);
        self.rounded_to.filter(|base| is_alike(*base))?;
        Some(Vec::new())
    }

    /// The rule by which small counts are withheld; none: counts are rounded.
    fn threshold(&self) -> Option<Threshold> {
        let (None, Some(minimum), Some(width)) =
            (self.rounded_to, self.minimum, self.narrowest_interval)
        else {
            return None;
        };
        Some(Threshold {
            minimum,
            width: width.max(1),
            zeros: Zeros::Show,
        })
    }
}

/// Categories of a dimension, by ids or labels; none if one of them is not known today.
fn nodes<'a>(
    vocabulary: &Vocabulary,
    dimension: &str,
    categories: impl Iterator<Item = &'a str>,
) -> Option<Vec<(usize, Node)>> {
    let position = vocabulary.named(dimension)?;
    let known = &vocabulary.dimensions[position];
    let node = |word: &str| match known.meaning(word) {
        Meaning::One(node) => Some((position, node)),
        Meaning::Several(_) | Meaning::Nothing => None,
    };
    categories.map(node).collect()
}
