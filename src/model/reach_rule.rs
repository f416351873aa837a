//! How far people come to offers of a kind that do not say: a crèche 800 metres, a youth centre 2 kilometres.

use super::offer::{Catchment, Offer, Target};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Node, Role};

/// A rule; the first one that an offer fits holds for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReachRule {
    /// None: whatever the topic.
    pub topic: Option<Node>,
    /// None: whatever the ages.
    pub ages: Option<AgeBand>,
    /// From where people come.
    pub catchment: Catchment,
}

impl ReachRule {
    /// Whether all that an offer is for lies in the rule's topic and ages.
    pub fn fits(&self, offer: &Offer, vocabulary: &Vocabulary) -> bool {
        self.fits_topic(offer, vocabulary) && self.fits_ages(offer, vocabulary)
    }

    fn fits_topic(&self, offer: &Offer, vocabulary: &Vocabulary) -> bool {
        let Some(topic) = self.topic else {
            return true;
        };
        let Some(position) = vocabulary.with_role(Role::Topic) else {
            return false;
        };
        let topics = &vocabulary.dimensions[position];
        match &offer.targets[position] {
            Target::Some(nodes) => nodes.iter().all(|node| topics.is_within(*node, topic)),
            Target::All | Target::NotStated => false,
        }
    }

    fn fits_ages(&self, offer: &Offer, vocabulary: &Vocabulary) -> bool {
        let Some(ages) = self.ages else {
            return true;
        };
        if offer.age_limit.is_some_and(|limit| ages.includes(&limit)) {
            return true;
        }
        let Some(position) = vocabulary.with_role(Role::LifePhase) else {
            return false;
        };
        let phases = &vocabulary.dimensions[position];
        let is_within = |node: &Node| {
            let own = phases.category(*node).and_then(|category| category.ages);
            own.is_some_and(|own| ages.includes(&own))
        };
        let of_bands = offer.ages.iter().all(|band| ages.includes(band));
        match &offer.targets[position] {
            Target::Some(nodes) if nodes.is_empty() && offer.ages.is_empty() => false,
            Target::Some(nodes) => of_bands && nodes.iter().all(is_within),
            Target::All | Target::NotStated => false,
        }
    }
}

/// Gives offers that state no reach that of the first rule that they fit.
pub fn apply(rules: &[ReachRule], vocabulary: &Vocabulary, offers: &mut [Offer]) {
    for offer in offers.iter_mut().filter(|offer| offer.catchment.is_none()) {
        let fitting = rules.iter().find(|rule| rule.fits(offer, vocabulary));
        offer.catchment = fitting.map(|rule| rule.catchment);
    }
}
