//! What needs rest on by assumption: shares instead of counts, ages shared out, tables of inhabitants joined.

use std::collections::{BTreeMap, BTreeSet};

use super::labels::{both, both_with};
use super::table::Notice;
use crate::analysis::picture::Year;
use crate::language::{Argument, Label, Language, text};
use crate::model::inventory::Inventory;
use crate::model::need::{Need, Trace};
use crate::vocabulary::dimension::Role;
use crate::vocabulary::quantity::Quantity;

/// A sentence for each assumption. Counts of persons are for the planner only.
pub fn notices(inventory: &Inventory, year: &Year) -> Vec<Notice> {
    let mut notices = estimated(inventory, year);
    notices.extend(joined(inventory, year));
    notices.extend(shared_out(inventory, year));
    notices.extend(places(inventory, year));
    notices
}

fn of_headline<'a>(inventory: &'a Inventory, year: &Year) -> impl Iterator<Item = &'a Need> {
    let (own, evidence) = (year.question.year, year.question.evidence);
    let needs = inventory.needs.iter();
    needs.filter(move |need| need.year == own && need.evidence == evidence)
}

/// For each topic whose need was made from shares, with the sources of these.
fn estimated(inventory: &Inventory, year: &Year) -> Vec<Notice> {
    let topic = inventory.vocabulary.with_role(Role::Topic);
    let mut sources: BTreeMap<Option<u32>, BTreeSet<&str>> = BTreeMap::new();
    for need in of_headline(inventory, year) {
        if let Trace::Estimated { rate, .. } = need.trace {
            let own = sources
                .entry(topic.map(|topic| need.nodes[topic].0))
                .or_default();
            own.extend(
                Some(inventory.rates[rate].source.as_str()).filter(|source| !source.is_empty()),
            );
        }
    }
    let sources = sources.into_iter().map(|(node, sources)| {
        let label = topic.zip(node).and_then(|(topic, node)| {
            inventory.vocabulary.dimensions[topic].name(crate::vocabulary::dimension::Node(node))
        });
        let sources = match sources.is_empty() {
            true => "none".to_string(),
            false => sources.into_iter().collect::<Vec<_>>().join("; "),
        };
        let in_language = |language: Language| {
            let topic = label.map_or("none", |label| label.in_language(language));
            let arguments: [Argument; 2] =
                [("topic", text(topic)), ("sources", text(sources.as_str()))];
            language.texts().with("notice-need-estimated", &arguments)
        };
        Notice {
            id: "need_estimated",
            text: Label {
                de: in_language(Language::German),
                en: Some(in_language(Language::English)),
            },
            public: None,
        }
    });
    sources.collect()
}

fn joined(inventory: &Inventory, year: &Year) -> Option<Notice> {
    let mut people = inventory.population.iter();
    let is_joined = people.any(|row| row.year == year.question.year && row.bounds.is_some());
    is_joined.then(|| Notice {
        id: "population_joined",
        text: both("notice-population-joined", &[]),
        public: None,
    })
}

/// How many offers have places that follow from their posts.
fn places(inventory: &Inventory, year: &Year) -> Option<Notice> {
    let offers = year.estimated.iter().flatten().count();
    let sources = inventory
        .staff_ratios
        .iter()
        .map(|ratio| match ratio.source.as_str() {
            "" => ratio.file.as_str(),
            source => source,
        });
    let sources: BTreeSet<&str> = sources.collect();
    let sources: Vec<&str> = sources.into_iter().collect();
    let arguments = [
        ("offers", crate::language::count(offers as u64)),
        ("sources", text(sources.join("; "))),
    ];
    (offers > 0).then(|| Notice {
        id: "places_estimated",
        text: both_with("notice-places-estimated", &arguments),
        public: None,
    })
}

/// That needs over several ages were shared out: all of them, or how many.
fn shared_out(inventory: &Inventory, year: &Year) -> Option<Notice> {
    let shared = year.shared.spanning;
    if shared.statements == 0 {
        return None;
    }
    let all: Quantity = of_headline(inventory, year)
        .map(|need| need.persons.high)
        .sum();
    let part = match shared.persons == all {
        true => "all",
        false => "some",
    };
    let how = match (shared.evenly, shared.statements) {
        (0, _) => "population",
        (evenly, statements) if evenly == statements => "evenly",
        _ => "both",
    };
    let words = [("part", text(part)), ("how", text(how))];
    let persons = ("persons", crate::language::number(shared.persons.as_f64()));
    Some(Notice {
        id: "ages_shared",
        text: both_with(
            "notice-ages-shared",
            &[words[0].clone(), words[1].clone(), persons],
        ),
        public: Some(both_with("notice-ages-shared-public", &words)),
    })
}
