//! Need from inhabitants and shares: so many of a group live in a district, and such a share of them needs a thing.
//!
//! The need of a group is its inhabitants times the share of the row that says most about it: most dimensions named,
//! then the one whose group lies within the other's. Two rows that say equally much are an error, not a choice. The
//! low share is the generous reading, the high one the cautious.
//!
//! Inhabitants counted in a band of ages that a share cuts are spread evenly over its years.
//!
//! # On paper
//!
//! North has 200 children under 3 and South 100. In a survey the parents of 50 to 60 % want a place, in South of
//! 40 %. Need: North from 100 to 120, South 40.
//!
//! - `product`: which share holds for whom, and how many cases that makes
//! - `said`: what is to be said of the shares

mod product;
mod said;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::evidence::Evidence;
use crate::model::finding::Finding;
use crate::model::inventory::Inventory;
use crate::model::need::People;
use crate::model::need_rate::{NeedRate, RateKind};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Node, Role};
use product::Product;
use said::Said;

/// Adds the needs that inhabitants and shares make, and what was decided. `headline` is the kind of share that
/// counts where a topic has several.
pub fn estimate(inventory: &mut Inventory, headline: Option<RateKind>) -> Vec<Finding> {
    if inventory.rates.is_empty() {
        return Vec::new();
    }
    let mut said = Said::default();
    let (mut needs, mut decided) = (Vec::new(), Vec::new());
    let years: BTreeSet<i32> = inventory.population.iter().map(|row| row.year).collect();
    for year in years {
        let of_year = |row: &&People| row.year == year;
        let people: Vec<&People> = inventory.population.iter().filter(of_year).collect();
        for (group, rates) in groups(&inventory.rates, &inventory.vocabulary) {
            if group.purpose == Purpose::Need && is_counted(inventory, year, group) {
                said.beside_counted.extend(rates);
                continue;
            }
            let Some(rates) = of_one_kind(&inventory.rates, rates, headline, &mut said) else {
                continue;
            };
            let product = Product {
                vocabulary: &inventory.vocabulary,
                all: &inventory.rates,
                rates: in_force(&inventory.rates, rates, year, &mut said),
                fitting: BTreeSet::new(),
                said: &mut said,
            };
            let made = product.needs(&people, year, group.evidence);
            match group.purpose {
                Purpose::Need => needs.extend(made),
                Purpose::Decided => decided.extend(made),
            }
        }
    }
    let findings = said.findings(&inventory.rates);
    inventory.needs.extend(needs);
    inventory.decided = decided;
    findings
}

/// What shares are added up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Purpose {
    Need,
    Decided,
}

/// Shares that could be of the same people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    topic: Node,
    purpose: Purpose,
    evidence: Evidence,
}

fn groups(rates: &[NeedRate], vocabulary: &Vocabulary) -> BTreeMap<Group, Vec<usize>> {
    let topic = vocabulary.with_role(Role::Topic);
    let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    for (position, rate) in rates.iter().enumerate() {
        let purpose = match rate.kind {
            RateKind::Target => Purpose::Decided,
            RateKind::Usage
            | RateKind::ParentsWish
            | RateKind::Prevalence
            | RateKind::LegalClaim => Purpose::Need,
        };
        let group = Group {
            topic: topic.map_or(Node::NOT_BROKEN_DOWN, |topic| rate.nodes[topic]),
            purpose,
            evidence: rate.evidence,
        };
        groups.entry(group).or_default().push(position);
    }
    groups
}

/// Whether the needs of a group's topic were counted in a year: then these hold.
fn is_counted(inventory: &Inventory, year: i32, group: Group) -> bool {
    let Some(topic) = inventory.vocabulary.with_role(Role::Topic) else {
        return inventory.needs.iter().any(|need| need.year == year);
    };
    let topics = &inventory.vocabulary.dimensions[topic];
    inventory.needs.iter().any(|need| {
        need.year == year
            && need.evidence == group.evidence
            && topics.is_within(need.nodes[topic], group.topic)
    })
}

/// The shares of the one kind that counts; none where that is open.
fn of_one_kind(
    all: &[NeedRate],
    rates: Vec<usize>,
    headline: Option<RateKind>,
    said: &mut Said,
) -> Option<Vec<usize>> {
    let kinds: BTreeSet<RateKind> = rates.iter().map(|rate| all[*rate].kind).collect();
    let kind = match (kinds.len(), headline) {
        (1, _) => kinds.first().copied(),
        (_, Some(headline)) if kinds.contains(&headline) => Some(headline),
        _ => None,
    };
    let Some(kind) = kind else {
        said.kinds_mixed.entry(rates).or_insert(kinds);
        return None;
    };
    let of_kind = rates.into_iter().filter(|rate| all[*rate].kind == kind);
    Some(of_kind.collect())
}

/// Of rows about the same people those of the latest year up to this one. Where all are of later years, what was
/// found first stands for the time before, too, with a finding; a claim or a target does not hold before its year.
fn in_force(all: &[NeedRate], rates: Vec<usize>, year: i32, said: &mut Said) -> Vec<usize> {
    let mut same: BTreeMap<(&[Node], Option<AgeBand>), Vec<usize>> = BTreeMap::new();
    for rate in rates {
        let key = (&all[rate].nodes[..], all[rate].ages);
        same.entry(key).or_default().push(rate);
    }
    let mut holding = Vec::new();
    for rates in same.into_values() {
        let so_far = rates.iter().map(|rate| all[*rate].year);
        let latest = so_far
            .filter(|from| from.is_none_or(|from| from <= year))
            .max();
        let since = match latest {
            Some(latest) => latest,
            None if rates.iter().any(|rate| begins(all[*rate].kind)) => continue,
            None => {
                said.later.extend(&rates);
                rates.iter().filter_map(|rate| all[*rate].year).min()
            }
        };
        holding.extend(rates.into_iter().filter(|rate| all[*rate].year == since));
    }
    holding.sort_unstable();
    holding
}

/// Whether a share of this kind only holds from a day on.
fn begins(kind: RateKind) -> bool {
    match kind {
        RateKind::LegalClaim | RateKind::Target => true,
        RateKind::Usage | RateKind::ParentsWish | RateKind::Prevalence => false,
    }
}

#[cfg(test)]
mod tests;
