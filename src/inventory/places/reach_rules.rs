//! `[[reach]]` of the settings: how far people come to offers that do not say, by topic and ages.

use crate::inventory::findings::Findings;
use crate::inventory::project::Project;
use crate::inventory::project::settings::{ReachSettings, SETTINGS_FILE};
use crate::inventory::values::catchment;
use crate::model::finding::Place;
use crate::model::offer::Catchment;
use crate::model::reach_rule::ReachRule;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::age_reading::Reading;
use crate::vocabulary::ages::StatedBand;
use crate::vocabulary::dimension::Role;

/// The rules of a town; what one of them names that is not known becomes a finding, and the rule is left out.
pub fn rules(
    project: &Project,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Vec<ReachRule> {
    let rules = project.settings.reach.iter();
    rules
        .filter_map(|settings| rule(settings, project, vocabulary, findings))
        .collect()
}

fn rule(
    settings: &ReachSettings,
    project: &Project,
    vocabulary: &Vocabulary,
    findings: &mut Findings,
) -> Option<ReachRule> {
    let topic = match &settings.topic {
        None => None,
        Some(word) => match project.topic("reach", word, vocabulary) {
            Ok(topic) => Some(topic),
            Err(finding) => {
                findings.add(*finding);
                return None;
            }
        },
    };
    let ages = match &settings.ages {
        None => None,
        Some(word) => match StatedBand::parse(word) {
            Ok(band) => Some(band.read(&Reading::default())),
            Err(_) => {
                findings.add(project.unknown_reference(
                    "reach",
                    word,
                    &["0-2".to_string(), "6+".to_string()],
                ));
                return None;
            }
        },
    };
    let districts = vocabulary
        .with_role(Role::District)
        .map(|position| &vocabulary.dimensions[position]);
    match catchment(districts, &settings.reach) {
        Ok(stated) => Some(ReachRule {
            topic,
            ages,
            catchment: stated.unwrap_or(Catchment::Own),
        }),
        Err(problem) => {
            findings.add(problem.at(Place::file(SETTINGS_FILE), &settings.reach));
            None
        }
    }
}
