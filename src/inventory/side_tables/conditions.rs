//! The conditions of a council: `[[condition]]` of the settings, and the same in words of a command line.

use crate::inventory::findings::Problem;
use crate::inventory::project::Project;

use crate::inventory::project::settings::{ConditionSettings, SETTINGS_FILE, StatedShare};
use crate::inventory::values::numbers::without_percent;
use crate::language::Label;
use crate::model::condition::{Condition, Demand, LeastCoverage};
use crate::model::finding::{Code, Finding, Place, Stopped};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Dimension, Meaning, Node};
use crate::vocabulary::words::nearest;

/// The conditions of a project, and what is wrong with them.
pub fn conditions_of(project: &Project, vocabulary: &Vocabulary) -> (Vec<Condition>, Vec<Finding>) {
    let (mut conditions, mut findings) = (Vec::new(), Vec::new());
    for own in &project.settings.condition {
        match condition(own, vocabulary) {
            Ok(own) => conditions.extend(own),
            Err((problem, seen)) => {
                findings.push(problem.at(Place::file(SETTINGS_FILE), &seen));
            }
        }
    }
    (conditions, findings)
}

/// `Stadtteil: Nord`, as somebody wrote it at this place: nobody there may lose.
///
/// # Errors
/// Nobody knows it.
pub fn not_less(words: &str, place: &Place, vocabulary: &Vocabulary) -> Result<Condition, Stopped> {
    let category = category(words, vocabulary);
    let (dimension, category) =
        category.map_err(|problem| Box::new(problem.at(place.clone(), words)))?;
    Ok(Condition {
        dimension,
        category,
        demand: Demand::NotLess,
    })
}

/// `Handlungsfeld: Kita = 60 %`, as somebody wrote it at this place.
///
/// # Errors
/// Nobody knows the category, or it is no coverage.
pub fn least_coverage(
    words: &str,
    place: &Place,
    vocabulary: &Vocabulary,
) -> Result<Condition, Stopped> {
    let at = |problem: Problem| Box::new(problem.at(place.clone(), words));
    let (name, share) = words.rsplit_once('=').unwrap_or((words, ""));
    let share = stated(share).ok_or_else(|| at(no_coverage()))?;
    let (dimension, category) = category(name, vocabulary).map_err(at)?;
    Ok(Condition {
        dimension,
        category,
        demand: Demand::Coverage(share),
    })
}

fn condition(
    own: &ConditionSettings,
    vocabulary: &Vocabulary,
) -> Result<Vec<Condition>, (Problem, String)> {
    let named = |problem: Problem| (problem, own.whom.clone());
    let (dimension, category) = category(&own.whom, vocabulary).map_err(named)?;
    let mut demands = Vec::new();
    if own.must_not_lose {
        demands.push(Demand::NotLess);
    }
    if let Some(share) = &own.least_coverage {
        let share = match share {
            StatedShare::Number(share) => LeastCoverage::of(*share),
            StatedShare::Words(words) => stated(words),
        };
        demands.push(Demand::Coverage(share.ok_or_else(|| named(no_coverage()))?));
    }
    if demands.is_empty() {
        let nothing = Problem::new(Code::ConditionInvalid).detail("reason", "nothing");
        return Err(named(nothing));
    }
    let demands = demands.into_iter().map(|demand| Condition {
        dimension,
        category,
        demand,
    });
    Ok(demands.collect())
}

/// `60 %`, `0,6`.
fn stated(words: &str) -> Option<LeastCoverage> {
    let plain = without_percent(words.trim());
    let number: f64 = plain.trim().replace(',', ".").parse().ok()?;
    let is_percent = plain.len() < words.trim().len();
    LeastCoverage::of(if is_percent { number / 100.0 } else { number })
}

fn no_coverage() -> Problem {
    Problem::new(Code::ConditionInvalid).detail("reason", "coverage")
}

/// `Stadtteil: Nord` or `stadtteil=Nord`; a category alone where only one dimension knows it.
fn category(words: &str, vocabulary: &Vocabulary) -> Result<(usize, Node), Problem> {
    let parts = words.split_once([':', '=']);
    let named = parts.and_then(|(name, word)| Some((vocabulary.named(name.trim())?, word.trim())));
    if let Some((dimension, word)) = named {
        return match vocabulary.dimensions[dimension].meaning(word) {
            Meaning::One(node) => Ok((dimension, node)),
            Meaning::Several(nodes) => Err(ambiguous(vocabulary, &[(dimension, nodes)])),
            Meaning::Nothing => Err(unknown(word, &vocabulary.dimensions[dimension])),
        };
    }
    let meanings = (0..).zip(&vocabulary.dimensions);
    let meanings = meanings.filter_map(|(position, own)| match own.meaning(words.trim()) {
        Meaning::One(node) => Some((position, vec![node])),
        Meaning::Several(nodes) => Some((position, nodes)),
        Meaning::Nothing => None,
    });
    let meanings: Vec<(usize, Vec<Node>)> = meanings.collect();
    match &meanings[..] {
        [] => Err(unknown_anywhere(words, vocabulary)),
        [(dimension, nodes)] if nodes.len() == 1 => Ok((*dimension, nodes[0])),
        several => Err(ambiguous(vocabulary, several)),
    }
}

/// `Stadtteil: Nord`
fn in_words(own: &Dimension, category: Label) -> Label {
    Label::joined(&[own.label.clone(), category], ": ")
}

fn not_known(near: Option<Label>, known: Vec<Label>) -> Problem {
    let problem = Problem::new(Code::ConditionUnknown);
    let problem = match near {
        Some(near) => problem.detail("suggestion", near),
        None => problem.detail("suggestion", ""),
    };
    problem.detail("allowed", known)
}

fn unknown(word: &str, own: &Dimension) -> Problem {
    let near = nearest(word, own.known_words());
    let near = near.map(|near| in_words(own, Label::plain(near)));
    let known = own.categories().filter(|(_, one)| !one.cut);
    not_known(near, known.map(|(_, one)| one.label.clone()).collect())
}

/// A dimension that nobody knows, or a category alone.
fn unknown_anywhere(words: &str, vocabulary: &Vocabulary) -> Problem {
    let dimensions = || vocabulary.dimensions.iter();
    let near = match words.split_once([':', '=']) {
        Some((name, word)) => {
            let name = nearest(name.trim(), dimensions().flat_map(Dimension::names));
            name.map(|name| format!("{name}: {}", word.trim()))
        }
        None => {
            nearest(words.trim(), dimensions().flat_map(Dimension::known_words)).map(str::to_string)
        }
    };
    let known = dimensions().map(|own| own.label.clone());
    not_known(near.map(|near| Label::plain(&near)), known.collect())
}

fn ambiguous(vocabulary: &Vocabulary, meanings: &[(usize, Vec<Node>)]) -> Problem {
    let all = meanings.iter().flat_map(|(dimension, nodes)| {
        let own = &vocabulary.dimensions[*dimension];
        let id = |node: &Node| Label::plain(own.node_id(*node));
        nodes.iter().map(move |node| in_words(own, id(node)))
    });
    Problem::new(Code::ConditionInvalid)
        .detail("reason", "several")
        .detail("allowed", all.collect::<Vec<Label>>())
}
