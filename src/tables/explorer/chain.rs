//! What leads from one life phase to the next, for every topic in every district.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::analysis::chain::{Chain, Chains, Transition, TransitionState};
use crate::analysis::picture::Year;
use crate::model::settings::Served;
use crate::vocabulary::dimension::Role;

/// How many offers of a transition are named.
const NAMED: usize = 15;

/// Stands for all topics, or for all districts.
const ALL: i64 = -1;

/// The chains of a year. What is needed and covered in a link is a sum of cells; what leads on is not.
#[derive(Debug, Serialize)]
pub struct ChainEntries {
    /// The life phases that are links, in their order: nodes of the dimension at this position.
    pub phases: Vec<u32>,
    pub phase: usize,
    /// The positions of these dimensions, as far as the town has them.
    pub topic: Option<usize>,
    pub district: Option<usize>,
    pub lines: Vec<ChainLine>,
}

/// The transitions of a topic in a district; -1 stands for all of them.
#[derive(Debug, Serialize)]
pub struct ChainLine {
    pub topic: i64,
    pub district: i64,
    /// A sign for each transition: its position among [`STATES`], or `-`.
    pub states: String,
    /// Per transition the offers that it rests on, by position: one that reaches both sides, or two of which the first
    /// hands over to the second.
    pub offers: Vec<Vec<Vec<u32>>>,
}

/// The states of a transition in the order in which lines name them.
pub const STATES: [TransitionState; 5] = [
    TransitionState::Bridged,
    TransitionState::HandedOver,
    TransitionState::PossiblyBridged,
    TransitionState::PartlyOpen,
    TransitionState::Open,
];

impl ChainEntries {
    /// None if the town does not tell two life phases apart.
    pub(super) fn of(year: &Year, served: Served) -> Option<ChainEntries> {
        let picture = year.headline();
        let chains = Chains::new(year, picture, served)?;
        let position = |role: Role| year.vocabulary.with_role(role);
        let [topic, district] = [Role::Topic, Role::District].map(position);
        let keys = |cell: usize, position: Option<usize>| -> Vec<i64> {
            let nodes = position.map(|position| {
                let node = picture.cells.node(cell, position);
                let path = year.vocabulary.dimensions[position].path(node);
                path.map(|node| i64::from(node.0)).collect::<Vec<_>>()
            });
            nodes.into_iter().flatten().chain([ALL]).collect()
        };
        let mut groups: BTreeMap<(i64, i64), Vec<u32>> = BTreeMap::new();
        for cell in 0..picture.cells.len() {
            for topic in keys(cell, topic) {
                for district in keys(cell, district) {
                    let group = groups.entry((topic, district)).or_default();
                    group.push(cell as u32);
                }
            }
        }
        let whole = chains.within_topic(&[]);
        let lines = groups.into_iter().map(|((topic, district), cells)| {
            let chain = match topic {
                ALL => chains.over_topics(&cells).0,
                _ => chains.within_topic(&cells),
            };
            ChainLine::of(topic, district, &chain)
        });
        Some(ChainEntries {
            phases: whole.links.iter().map(|link| link.phase.0).collect(),
            phase: position(Role::LifePhase)?,
            topic,
            district,
            lines: lines.collect(),
        })
    }
}

impl ChainLine {
    fn of(topic: i64, district: i64, chain: &Chain) -> ChainLine {
        let transitions = chain.transitions.iter();
        ChainLine {
            topic,
            district,
            states: transitions.clone().map(sign).collect(),
            offers: transitions.map(offers).collect(),
        }
    }
}

fn sign(transition: &Transition) -> char {
    let position = STATES.iter().position(|own| Some(*own) == transition.state);
    position
        .and_then(|position| char::from_digit(position as u32, 10))
        .unwrap_or('-')
}

fn offers(transition: &Transition) -> Vec<Vec<u32>> {
    let single = transition.bridging.iter();
    let single = single.chain(&transition.possibly_bridging);
    let pairs = transition.handing_over.iter();
    single
        .map(|offer| vec![*offer])
        .chain(pairs.map(|(from, to)| vec![*from, *to]))
        .take(NAMED)
        .collect()
}
