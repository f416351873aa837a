//! What `lueckenlos review` compares: years of one project or two projects, with what belongs to them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::prepare::{Inputs, Speech, ask};
use super::{Outcome, refused};
use crate::analysis::picture::Question;
use crate::analysis::review::joined::DefinitionKind;
use crate::analysis::review::offers::likely_same;
use crate::analysis::review::{Review, Side};
use crate::engine::Asked;
use crate::inventory::files::folder::shown;
use crate::inventory::project::is_project;
use crate::inventory::project::run_folder;
use crate::inventory::project::settings::SETTINGS_FILE;
use crate::language::{Label, text};
use crate::model::finding::{Code, Finding, Place};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A year, a range of years, or a project folder.
    pub from: String,
    /// A year or a project folder; after a range, the project.
    pub to: Option<String>,
    pub project: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "LEVEL")]
    pub reach: Option<String>,
    #[arg(long)]
    pub keep_going: bool,
}

/// What is to be compared, nothing about it open any more.
pub enum Wanted {
    /// Years of one project, in this order.
    Years {
        years: Years,
        project: PathBuf,
    },
    Folders(PathBuf, PathBuf),
}

pub enum Years {
    Two(i32, i32),
    /// All years that have needs, from the one to the other.
    Range(i32, i32),
}

/// Years of one project, or one year of each of two.
pub struct Compared {
    pub earlier: Option<Asked>,
    pub later: Asked,
    pub years: Vec<i32>,
}

/// Understands the positional arguments.
pub fn wanted(arguments: &Arguments, speech: Speech) -> Result<Wanted, Outcome> {
    let year = |word: &str| word.trim().parse::<i32>().ok();
    let language = speech.asked.unwrap_or(speech.fallback);
    let here = || PathBuf::from(".");
    let own = arguments.project.clone();
    if let Some((first, last)) = arguments.from.split_once("..")
        && let (Some(first), Some(last)) = (year(first), year(last.trim_start_matches(['.', '='])))
    {
        return Ok(Wanted::Years {
            years: Years::Range(first.min(last), first.max(last)),
            project: own
                .or_else(|| arguments.to.clone().map(PathBuf::from))
                .unwrap_or_else(here),
        });
    }
    let Some(to) = &arguments.to else {
        return Err(refused(
            language,
            "cli-review-one",
            &[("word", text(&*arguments.from))],
        ));
    };
    match (year(&arguments.from), year(to), own) {
        (Some(from), Some(to), own) => Ok(Wanted::Years {
            years: Years::Two(from, to),
            project: own.unwrap_or_else(here),
        }),
        (None, None, None) => Ok(Wanted::Folders((&arguments.from).into(), to.into())),
        _ => {
            let words = [("from", text(&*arguments.from)), ("to", text(&**to))];
            Err(refused(language, "cli-review-mixed", &words))
        }
    }
}

pub fn read(wanted: &Wanted, arguments: &Arguments, speech: Speech) -> Result<Compared, Outcome> {
    let inputs = |folder: &Path| {
        Inputs::of_folder(
            folder.to_path_buf(),
            arguments.reach.clone(),
            arguments.keep_going,
        )
    };
    match wanted {
        Wanted::Years { years, project } => {
            let asked = ask(&inputs(project), None, speech)?;
            let known: BTreeSet<i32> = asked.inventory.needs.iter().map(|need| need.year).collect();
            let years = match years {
                Years::Two(from, to) => vec![*from, *to],
                Years::Range(from, to) => known.range(*from..=*to).copied().collect(),
            };
            let missing = years.iter().find(|year| !known.contains(year));
            let listed: Vec<String> = known.iter().map(i32::to_string).collect();
            let known = ("known", text(listed.join(", ")));
            match missing {
                Some(year) => {
                    let words = [("year", text(year.to_string())), known];
                    Err(refused(asked.language, "cli-review-year-missing", &words))
                }
                None if years.len() < 2 => {
                    Err(refused(asked.language, "cli-review-too-few", &[known]))
                }
                None => Ok(Compared {
                    earlier: None,
                    later: asked,
                    years,
                }),
            }
        }
        Wanted::Folders(from, to) => {
            for folder in [from, to] {
                can_be_compared(folder, speech)?;
            }
            let later = ask(&inputs(to), None, speech)?;
            let like = Some(&later.project.settings);
            let earlier = ask(&inputs(from), like, speech)?;
            Ok(Compared {
                years: vec![earlier.question.year, later.question.year],
                earlier: Some(earlier),
                later,
            })
        }
    }
}

/// Refuses a folder that is there, but holds neither inventories nor a run.
fn can_be_compared(folder: &Path, speech: Speech) -> Result<(), Outcome> {
    if !folder.is_dir() || is_project(folder) || run_folder::is_at(folder) {
        return Ok(());
    }
    // who opened a report takes the folder in which it lies
    let above = folder.parent().filter(|above| run_folder::is_at(above));
    let words = [
        ("path", text(shown(folder))),
        ("above", text(above.map_or("none".to_string(), shown))),
    ];
    let language = speech.asked.unwrap_or(speech.fallback);
    Err(refused(language, "cli-review-neither", &words))
}

impl Compared {
    /// The years to be compared, each with its inventory and its own reference date.
    pub fn sides(&self) -> Vec<Side<'_>> {
        match &self.earlier {
            Some(earlier) => [earlier, &self.later]
                .map(|asked| Side {
                    inventory: &asked.inventory,
                    question: asked.question,
                })
                .to_vec(),
            None => {
                let side = |year: &i32| Side {
                    inventory: &self.later.inventory,
                    question: Question {
                        year: *year,
                        reference_date: self.later.project.reference_date(*year),
                        ..self.later.question
                    },
                };
                self.years.iter().map(side).collect()
            }
        }
    }
}

/// What a person should look at before believing the comparison.
pub fn doubts(review: &Review, later: &Asked) -> Vec<Finding> {
    let mut findings = Vec::new();
    let dimensions = &review.to.vocabulary.dimensions;
    for (position, dimension) in dimensions.iter().enumerate() {
        let changes = review
            .definitions
            .iter()
            .filter(|change| change.dimension == position);
        let names: Vec<Label> = changes
            .filter(|change| {
                // A category that nobody in either year needs anything under changes nothing.
                let cells = &review.to.headline().cells.columns[position];
                let used = cells.contains(&change.node.0);
                used || change.kind == DefinitionKind::Redefined
            })
            .filter_map(|change| dimension.category(change.node))
            .map(|category| category.label.clone())
            .collect();
        if !names.is_empty() {
            let place = Place::file(shown(&later.project.folder.join(SETTINGS_FILE)));
            let finding = Finding::new(Code::DefinitionsDiffer, place)
                .detail("dimension", dimension.label.clone())
                .detail("count", names.len() as u64)
                .detail("names", names);
            findings.push(finding);
        }
    }
    for (ended, begun) in likely_same(&review.from, &review.to, &review.offers) {
        let record = |change: usize| review.offers[change].record(&review.from, &review.to);
        if let (Some(before), Some(after)) = (record(ended), record(begun)) {
            let mut place = Place::file(after.file.clone());
            place.lines.add(after.line);
            let finding = Finding::new(Code::OfferLikelySame, place)
                .seen(after.name.clone())
                .detail("other", before.id.clone())
                .detail("id", after.id.clone());
            findings.push(finding);
        }
    }
    findings
}
