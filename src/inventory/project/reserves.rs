//! `[reserve]` of the settings: how many places a town wants to have beyond the need, by topic.

use super::Project;
use crate::inventory::findings::Findings;
use crate::model::reserve::Reserve;
use crate::vocabulary::Vocabulary;

/// The reserves of a town; a topic that nobody knows becomes a finding, and its reserve is left out.
pub fn reserves(
    project: &Project,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Vec<Reserve> {
    let mut reserves = Vec::new();
    for (word, share) in &project.settings.reserve {
        match project.topic("reserve", word, vocabulary) {
            Ok(topic) => reserves.push(Reserve {
                topic,
                share: share.share(),
            }),
            Err(finding) => findings.add(*finding),
        }
    }
    reserves
}
