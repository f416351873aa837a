//! Hand-overs between topics: where an offer leads on to one of another field.

use std::collections::BTreeMap;

use super::chains::innermost;
use super::offers::{for_all_ages, hands_over_to, may_have_places};
use crate::analysis::picture::Year;
use crate::analysis::targets::Leaves;
use crate::vocabulary::dimension::{Node, Role};

/// A topic in a life phase: one side of a hand-over between topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// Among the topics.
    pub topic: Node,
    /// Among the life phases.
    pub phase: Node,
}

/// What leads from a topic in a life phase to another topic in the same phase or the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BetweenTopics {
    /// Where it leads from.
    pub from: Side,
    /// Where it leads to.
    pub to: Side,
    /// An offer and the offer that it hands over to, by position among the year's, rising.
    pub handing_over: Vec<(u32, u32)>,
}

/// The hand-overs between topics, in the order of the vocabulary.
///
/// An offer hands over between topics if it names another in `hands_over_to`, no topic is common to both, and
/// the other takes the life phase that the first takes, or the one after it. Both must be in force and may
/// not be known to have no places; offers for all ages stand beside the chain, as everywhere; and there is
/// somebody whom both take, in every dimension other than topic and life phase. A pair stands in every
/// combination of its topics and life phases for which this holds.
///
/// It closes no transition: who is handed over to another topic has not been led on in this one. It follows
/// from the offers alone, and says nothing about needs.
pub fn between_topics(year: &Year) -> Vec<BetweenTopics> {
    let vocabulary = &year.vocabulary;
    let positions = [Role::Topic, Role::LifePhase].map(|role| vocabulary.with_role(role));
    let [Some(topic), Some(phase)] = positions else {
        return Vec::new();
    };
    let [topics, phases] =
        [topic, phase].map(|position| innermost(&vocabulary.dimensions[position]));
    if phases.len() < 2 {
        return Vec::new();
    }
    let beside = for_all_ages(year, phase, &phases);
    let leads = |offer: &u32| !beside[*offer as usize] && may_have_places(year, *offer);
    let mut found: BTreeMap<(Side, Side), Vec<(u32, u32)>> = BTreeMap::new();
    for (from, others) in hands_over_to(year) {
        for to in others {
            let pair = [from, to];
            if !pair.iter().all(leads) || !have_somebody_in_common(year, pair, [topic, phase]) {
                continue;
            }
            let topics = pair.map(|offer| taken(year, offer, topic, &topics));
            let phases = pair.map(|offer| taken(year, offer, phase, &phases));
            for sides in sides(&topics, &phases) {
                found.entry(sides).or_default().push((from, to));
            }
        }
    }
    let found = found.into_iter();
    found
        .map(|((from, to), handing_over)| BetweenTopics {
            from,
            to,
            handing_over,
        })
        .collect()
}

/// The categories of which an offer takes somebody, each with its place among these.
type Taken = Vec<(usize, Node)>;

fn taken(year: &Year, offer: u32, position: usize, categories: &[Node]) -> Taken {
    let takes = &year.takes_somebody[offer as usize][position];
    let all = categories.iter().copied().enumerate();
    all.filter(|(_, node)| takes.contains(node.0)).collect()
}

/// From where to where a pair of offers leads, each with its topics and its life phases; nowhere, if they
/// have a topic in common.
fn sides(topics: &[Taken; 2], phases: &[Taken; 2]) -> Vec<(Side, Side)> {
    let [these, those] = topics;
    if these.iter().any(|topic| those.contains(topic)) {
        return Vec::new();
    }
    let mut sides = Vec::new();
    for (_, topic) in these {
        for (_, other) in those {
            for (at, phase) in &phases[0] {
                let next = phases[1]
                    .iter()
                    .filter(|(to, _)| [*at, at + 1].contains(to));
                let to = next.map(|(_, next)| Side {
                    topic: *other,
                    phase: *next,
                });
                let from = Side {
                    topic: *topic,
                    phase: *phase,
                };
                sides.extend(to.map(|to| (from, to)));
            }
        }
    }
    sides
}

/// Whether there is somebody whom both take, as far as these dimensions do not matter.
fn have_somebody_in_common(year: &Year, pair: [u32; 2], beside: [usize; 2]) -> bool {
    let [this, next] = pair.map(|offer| &year.targets[offer as usize]);
    let both = this.iter().zip(next).enumerate();
    both.filter(|(position, _)| !beside.contains(position))
        .all(|(_, (this, next))| match (this, next) {
            (Leaves::Everybody, Leaves::Everybody) => true,
            (Leaves::Everybody, Leaves::Only(leaves))
            | (Leaves::Only(leaves), Leaves::Everybody) => !leaves.is_empty(),
            (Leaves::Only(these), Leaves::Only(those)) => {
                these.iter().any(|leaf| those.contains(leaf))
            }
        })
}
