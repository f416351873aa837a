//! Topics of which offers are on record, but in rows that could not be read.

use super::picture::Year;
use super::reach::NodeSet;
use super::targets::{NodeSets, Openness, leaves};
use crate::model::offer::{Offer, Target};
use crate::vocabulary::dimension::{Node, Role};

/// A topic without an offer that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadTopic {
    pub node: Node,
    /// Whether a row that was left out names it; else only the topic of some row is not known.
    pub is_named: bool,
}

impl Year {
    /// What each of these offers takes of the topics, which stand at this position.
    pub(super) fn topics_offered(&self, on_record: &[Offer], position: usize) -> Vec<NodeSet> {
        let mut sets = NodeSets::new(&self.vocabulary, Openness::Somebody);
        let offered = on_record.iter().map(|offer| {
            let target = leaves(
                &self.vocabulary,
                &self.parts,
                offer,
                self.question.conventions,
            );
            sets.node_set(position, &target[position])
        });
        offered.collect()
    }

    /// The topics of which no offer was read, though a row that was left out may be one of theirs.
    pub fn unread_topics(&self, on_record: &[Offer]) -> Vec<UnreadTopic> {
        let Some(position) = self.vocabulary.with_role(Role::Topic) else {
            return Vec::new();
        };
        let offered = self.topics_offered(on_record, position);
        let categories = self.vocabulary.dimensions[position].categories();
        let without =
            categories.filter(|(node, _)| !offered.iter().any(|set| set.contains(node.0)));
        without
            .filter(|(node, _)| self.may_be_left_out(position, *node))
            .map(|(node, _)| UnreadTopic {
                node,
                is_named: self.names(position, node),
            })
            .collect()
    }

    /// Whether a row of the offers that was left out may be one of this topic.
    pub(super) fn may_be_left_out(&self, position: usize, topic: Node) -> bool {
        let stated = |target: &Target| matches!(target, Target::Some(_));
        !self.left_out_topics.iter().all(stated) || self.names(position, topic)
    }

    fn names(&self, position: usize, topic: Node) -> bool {
        let topics = &self.vocabulary.dimensions[position];
        let is_near = |own: &Node| topics.is_within(*own, topic) || topics.is_within(topic, *own);
        self.left_out_topics.iter().any(|target| match target {
            Target::Some(nodes) => nodes.iter().any(is_near),
            Target::All | Target::NotStated => false,
        })
    }
}
