//! `[reserve]` of the settings: how many places a town wants to have beyond the need, by topic.

use super::Project;
use crate::inventory::findings::Findings;
use crate::model::reserve::Reserve;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Meaning, Role};

/// The reserves of a town; a topic that nobody knows becomes a finding, and its reserve is left out.
pub fn reserves(
    project: &Project,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Vec<Reserve> {
    let topics = vocabulary
        .with_role(Role::Topic)
        .map(|position| &vocabulary.dimensions[position]);
    let mut reserves = Vec::new();
    for (word, share) in &project.settings.reserve {
        match topics.map(|topics| topics.meaning(word)) {
            Some(Meaning::One(topic)) => reserves.push(Reserve {
                topic,
                share: share.share(),
            }),
            _ => {
                let known = topics.into_iter().flat_map(|topics| topics.categories());
                let known: Vec<String> = known.map(|(_, category)| category.id.clone()).collect();
                findings.add(project.unknown_reference("reserve", word, &known));
            }
        }
    }
    reserves
}
