//! What can only be seen by laying statements beside each other: needs beside needs, needs beside offers.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::count_file::CountFile;
use super::counts::Read;
use crate::inventory::columns::Field;
use crate::inventory::files::source::Source;
use crate::inventory::findings::Findings;
use crate::language::Label;
use crate::model::finding::{Code, Finding, Place, Stopped};
use crate::model::inventory::{Inventory, LeftOut};
use crate::model::need::Need;
use crate::model::offer::Target;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// All comparisons of a read inventory. `year` is the year to be analysed, if it is settled; `has_settings` says
/// that a person has fixed the life phases.
pub fn compare(
    inventory: &Inventory,
    year: Option<i32>,
    has_settings: bool,
    findings: &mut Findings,
) {
    let latest = inventory.needs.iter().map(|need| need.year).max();
    if let Some(wanted) = year
        && !inventory.needs.iter().any(|need| need.year == wanted)
    {
        let years: BTreeSet<i32> = inventory.needs.iter().map(|need| need.year).collect();
        let years: Vec<String> = years.iter().map(i32::to_string).collect();
        let finding = Finding::new(Code::NeedsOfYearMissing, need_place(inventory))
            .seen(wanted.to_string())
            .detail("years", years);
        findings.add(finding);
    }
    latest_year(inventory, year, findings);
    // What a row with an error says is not known: that it is missing elsewhere cannot be said either.
    let whole = inventory.left_out == LeftOut::default();
    if whole {
        one_sided_categories(inventory, has_settings, findings);
    }
    if let Some(year) = year.or(latest) {
        beside_breakdown(inventory, year, findings);
        if whole {
            topics(inventory, year, findings);
        }
    }
}

/// Below this share of the statements of the year before, a year is probably not complete.
const FEW: f64 = 0.2;

/// So many years after the one before, a latest year may be what somebody expects and not what was counted.
const FAR: i32 = 3;

/// A latest year with a handful of statements, or far behind the others, which would be analysed because nobody
/// asked for another.
fn latest_year(inventory: &Inventory, year: Option<i32>, findings: &mut Findings) {
    let mut numbers: BTreeMap<i32, u64> = BTreeMap::new();
    for need in &inventory.needs {
        *numbers.entry(need.year).or_default() += 1;
    }
    let mut latest = numbers.iter().rev();
    let (Some((last, few)), Some((before, many)), None) = (latest.next(), latest.next(), year)
    else {
        return;
    };
    if (*few as f64) < FEW * *many as f64 {
        let finding = Finding::new(Code::LatestYearSmall, need_place(inventory))
            .detail("year", last.to_string())
            .detail("before", before.to_string())
            .detail("count", *few)
            .detail("many", *many);
        findings.add(finding);
    }
    let years: Vec<i32> = numbers.keys().copied().collect();
    if is_far(&years) {
        let finding = Finding::new(Code::LatestYearFar, need_place(inventory))
            .detail("year", last.to_string())
            .detail("before", before.to_string());
        findings.add(finding);
    }
}

/// Whether the last of these years, ascending, is far behind the one before: further than those are apart, since
/// some towns count every fifth year.
fn is_far(years: &[i32]) -> bool {
    let mut apart: Vec<i32> = years.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let last = apart.pop();
    last.is_some_and(|last| last >= FAR && apart.iter().all(|usual| *usual < last))
}

fn need_place(inventory: &Inventory) -> Place {
    inventory.need_files.first().cloned().unwrap_or_default()
}

fn offer_place(inventory: &Inventory) -> Place {
    let file = inventory.offers.first().map(|offer| offer.file.clone());
    Place::file(file.unwrap_or_default())
}

/// Rows of a counting file that are equal in everything that is read.
pub fn equal_rows(file: &CountFile, read: &Read, findings: &mut Findings) -> Result<(), Stopped> {
    if file.columns.field(Field::Persons).is_none() {
        return Ok(());
    }
    let twice: Vec<&super::counts::Counted> = read.counted.iter().filter(|c| c.rows > 1).collect();
    if twice.is_empty() {
        return Ok(());
    }
    let tuples: BTreeSet<Vec<String>> = twice
        .iter()
        .map(|counted| file.tuple(counted.group))
        .collect();
    let located = file.source.locate(&file.grouped, &tuples)?;
    for counted in twice {
        let tuple = file.tuple(counted.group);
        let place = Place {
            lines: located
                .get(&tuple)
                .map(|found| found.lines.clone())
                .unwrap_or_default(),
            ..file.source.place(None)
        };
        let seen: Vec<&str> = tuple
            .iter()
            .map(String::as_str)
            .filter(|v| !v.is_empty())
            .collect();
        let finding = Finding::new(Code::NeedTwice, place)
            .seen(seen.join("; "))
            .detail("count", counted.rows);
        findings.add(finding);
    }
    Ok(())
}

/// Larger files are lists of cases and not tables that somebody put together from two others.
const MOST_ROWS: u64 = 100_000;

/// Numbers of two sources for the same people: they may be the same people, counted twice.
pub fn two_sources(file: &CountFile, findings: &mut Findings) -> Result<(), Stopped> {
    let columns = (
        file.columns.field(Field::Source),
        file.columns.field(Field::Persons),
    );
    let (Some(told), Some(persons)) = columns else {
        return Ok(());
    };
    if file.source.rows > MOST_ROWS {
        return Ok(());
    }
    let mut wanted = file.grouped.clone();
    wanted.retain(|column| *column != persons && *column != told);
    wanted.push(told);
    let groups = file.source.distinct(&wanted)?;
    let last = wanted.len() - 1;
    let mut sources: BTreeMap<Vec<&str>, BTreeSet<&str>> = BTreeMap::new();
    for group in 0..groups.len() {
        let name = groups.value(group, last).trim();
        if !name.is_empty() {
            let said = (0..last).map(|slot| groups.value(group, slot)).collect();
            sources.entry(said).or_default().insert(name);
        }
    }
    let twice: Vec<&BTreeSet<&str>> = sources.values().filter(|names| names.len() > 1).collect();
    if twice.is_empty() {
        return Ok(());
    }
    let names: BTreeSet<&str> = twice.iter().copied().flatten().copied().collect();
    let names: Vec<String> = names.into_iter().map(str::to_string).collect();
    let place = Place {
        column: Some(file.source.header[told].clone()),
        ..file.source.place(None)
    };
    let finding = Finding::new(Code::NeedsFromTwoSources, place);
    let finding = finding.detail("count", twice.len() as u64);
    findings.add(finding.detail("sources", names));
    Ok(())
}

/// Files of needs that say the same, numbers included, are one inventory twice.
pub fn editions_of_needs(files: &[CountFile]) -> Option<Finding> {
    let counts = |file: &&CountFile| file.columns.field(Field::Persons).is_some();
    if files.iter().filter(counts).count() < 2 {
        return None;
    }
    let keys: Vec<(&Source, HashSet<String>)> = files
        .iter()
        .filter(counts)
        .map(|file| {
            let said = |group| {
                let mut cells: Vec<(String, String)> = file
                    .grouped
                    .iter()
                    .zip(file.tuple(group))
                    .map(|(column, cell)| {
                        (normalised(&file.source.header[*column]), normalised(&cell))
                    })
                    .collect();
                cells.sort();
                cells
                    .into_iter()
                    .map(|(_, cell)| cell)
                    .collect::<Vec<_>>()
                    .join("; ")
            };
            (
                &file.source,
                (0..file.groups.rows.len()).map(said).collect(),
            )
        })
        .collect();
    editions(&keys, Code::NeedsTwoEditions)
}

/// The first two files that share most of what they are known by.
pub fn editions(files: &[(&Source, HashSet<String>)], code: Code) -> Option<Finding> {
    for (position, (one, a)) in files.iter().enumerate() {
        for (other, b) in &files[position + 1..] {
            let shared = a.intersection(b).count();
            let are_same = shared >= 2 && shared == a.len() && shared == b.len();
            if are_same || shared >= FEWEST_SHARED && shared * 2 > a.len().min(b.len()) {
                let finding = Finding::new(code, one.place(None))
                    .detail("other", other.name.as_str())
                    .detail("shared", shared as u64);
                return Some(finding);
            }
        }
    }
    None
}

/// Fewer than this may be alike by chance.
const FEWEST_SHARED: usize = 3;

/// A category that only one of the two inventories names: a gap or another word for the same, only a person can
/// tell.
fn one_sided_categories(inventory: &Inventory, has_settings: bool, findings: &mut Findings) {
    for (position, dimension) in inventory.vocabulary.dimensions.iter().enumerate() {
        if dimension.is_empty() {
            continue;
        }
        let sides = Sides::of(inventory, position, dimension);
        // Ages are cut at every bound, so phases with ages meet whatever they are called.
        let ageless = |node: &Node| dimension.category(*node).is_some_and(|c| c.ages.is_none());
        let is_phase = dimension.role == Role::LifePhase;
        let mut only_offered = sides.only_offered();
        only_offered.retain(|node| !is_phase || ageless(node));
        // A topic without offers has a finding of its own.
        let mut only_needed = match dimension.role {
            Role::Topic => Vec::new(),
            _ if sides.open_to_all => Vec::new(),
            _ => sides.only_needed(),
        };
        only_needed.retain(|node| !is_phase || ageless(node));
        // topics without offers are told elsewhere, and may be another word for one with offers all the same
        let unmet = sides.only_needed();
        let pairs = pairs(dimension, &only_offered, &unmet);
        let note = |code: Code, place: Place, nodes: &[Node]| {
            let label = |node: &Node| dimension.category(*node).map(|c| c.label.clone());
            let names: Vec<Label> = nodes.iter().filter_map(label).collect();
            let (words, meant): (Vec<String>, Vec<String>) = pairs.iter().cloned().unzip();
            Finding::new(code, place)
                .detail("dimension", dimension.label.clone())
                .detail("dimension_id", dimension.id.as_str())
                .detail("count", names.len() as u64)
                .detail("paste", if words.is_empty() { "none" } else { "lines" })
                .detail("words", words)
                .detail("meant", meant)
                .detail("names", names)
        };
        if !only_offered.is_empty() {
            let code = Code::CategoryOnlyInOffers;
            findings.add(note(code, offer_place(inventory), &only_offered));
        }
        if only_needed.is_empty() {
            continue;
        }
        // Pregnancy is known to have no ages; a phase of which nothing but its name is known may have them.
        let is_bare = |node: &Node| {
            let category = dimension.category(*node);
            category.is_some_and(|category| category.label.de == category.id)
        };
        let cannot_meet = is_phase && sides.states_ages && !has_settings;
        let (bare, other): (Vec<Node>, Vec<Node>) = only_needed
            .into_iter()
            .partition(|node| cannot_meet && is_bare(node));
        for (code, nodes) in [
            (Code::PhaseWithoutAges, bare),
            (Code::CategoryOnlyInNeeds, other),
        ] {
            if !nodes.is_empty() {
                let finding = note(code, need_place(inventory), &nodes);
                findings.add(match code {
                    Code::PhaseWithoutAges => with_ages(finding, inventory, dimension, &nodes),
                    _ => finding,
                });
            }
        }
    }
}

/// So many words are told in lines to paste.
const MOST_PAIRS: usize = 20;

/// Words of the offers, each with the word of the needs that it probably means: that which is most like it among those
/// that no other is taken for. That the tables have none other in common is all that is known.
fn pairs(dimension: &Dimension, offered: &[Node], needed: &[Node]) -> Vec<(String, String)> {
    let word = |node: &Node| dimension.category(*node).map(|own| own.id.clone());
    let offered: Vec<String> = offered.iter().filter_map(word).take(MOST_PAIRS).collect();
    let mut open: Vec<String> = needed.iter().filter_map(word).take(MOST_PAIRS).collect();
    let mut pairs = Vec::new();
    for word in offered {
        let likeness = |other: &String| {
            strsim::normalized_damerau_levenshtein(&normalised(&word), &normalised(other))
        };
        let most = (0..open.len()).max_by(|a, b| {
            let order = likeness(&open[*a]).total_cmp(&likeness(&open[*b]));
            // the first of equals
            order.then(b.cmp(a))
        });
        if let Some(most) = most {
            pairs.push((word, open.remove(most)));
        }
    }
    pairs
}

/// The finding that phases have no ages, with those of an offer as an example: only a person knows which are meant.
fn with_ages(
    finding: Finding,
    inventory: &Inventory,
    dimension: &Dimension,
    nodes: &[Node],
) -> Finding {
    let mut offers = inventory.offers.iter();
    let stated = offers.find_map(|offer| offer.ages.first().copied());
    let named = || {
        dimension
            .categories()
            .find_map(|(_, category)| category.ages)
    };
    let ages = stated.or_else(named).map(|band| band.to_string());
    let words = nodes.iter().filter_map(|node| dimension.category(*node));
    let words: Vec<String> = words.map(|category| category.id.clone()).collect();
    let meant = vec![ages.unwrap_or_else(|| "3-5".to_string()); words.len()];
    finding.detail("words", words).detail("meant", meant)
}

/// Which categories of a dimension the needs and the offers name.
struct Sides<'a> {
    dimension: &'a Dimension,
    needed: BTreeSet<Node>,
    offered: BTreeSet<Node>,
    /// Whether some offer leaves nobody out.
    open_to_all: bool,
    /// Whether offers state ages, in numbers or by a life phase that has them.
    states_ages: bool,
}

impl<'a> Sides<'a> {
    fn of(inventory: &Inventory, position: usize, dimension: &'a Dimension) -> Sides<'a> {
        let named = |node: &Node| node.index() >= 2;
        let of_needs = inventory.needs.iter().map(|need| need.nodes[position]);
        let offered: BTreeSet<Node> = inventory
            .offers
            .iter()
            .flat_map(|offer| match &offer.targets[position] {
                Target::Some(nodes) => nodes.clone(),
                Target::All | Target::NotStated => Vec::new(),
            })
            .collect();
        let is_phase = dimension.role == Role::LifePhase;
        let aged = |node: &Node| dimension.category(*node).is_some_and(|c| c.ages.is_some());
        let in_numbers = inventory.offers.iter().any(|offer| !offer.ages.is_empty());
        Sides {
            dimension,
            needed: of_needs.filter(named).collect(),
            open_to_all: inventory
                .offers
                .iter()
                .any(|offer| !matches!(offer.targets[position], Target::Some(_))),
            states_ages: is_phase && (in_numbers || offered.iter().any(aged)),
            offered,
        }
    }

    fn only_offered(&self) -> Vec<Node> {
        self.unrelated(&self.offered, &self.needed)
    }

    fn only_needed(&self) -> Vec<Node> {
        self.unrelated(&self.needed, &self.offered)
    }

    /// Those of which neither a part nor a whole is among the others.
    fn unrelated(&self, own: &BTreeSet<Node>, others: &BTreeSet<Node>) -> Vec<Node> {
        let dimension = self.dimension;
        let related = |node: &Node| {
            let near = |other: &Node| {
                dimension.is_within(*node, *other) || dimension.is_within(*other, *node)
            };
            others.iter().any(near)
        };
        own.iter().filter(|node| !related(node)).copied().collect()
    }
}

type Ages = Option<AgeBand>;

/// Needs that are not broken down in a dimension beside needs that are, for the same year, district,
/// life phase and topic: the same persons may be counted twice.
fn beside_breakdown(inventory: &Inventory, year: i32, findings: &mut Findings) {
    let dimensions = &inventory.vocabulary.dimensions;
    let shared: Vec<usize> = (0..dimensions.len())
        .filter(|position| dimensions[*position].role != Role::Group)
        .collect();
    let key = |need: &Need| -> (Vec<Node>, Ages) {
        (
            shared
                .iter()
                .map(|position| need.nodes[*position])
                .collect(),
            need.ages,
        )
    };
    for (position, dimension) in dimensions.iter().enumerate() {
        if dimension.role != Role::Group {
            continue;
        }
        let mut sums: BTreeMap<(Vec<Node>, Ages), [Quantity; 2]> = BTreeMap::new();
        let of_year = inventory.needs.iter().filter(|need| need.year == year);
        for need in of_year.filter(|need| need.evidence == Default::default()) {
            let broken_down = usize::from(need.nodes[position] != Node::NOT_BROKEN_DOWN);
            let sum = &mut sums.entry(key(need)).or_default()[broken_down];
            *sum += need.persons.high;
        }
        for ((nodes, ages), [whole, parts]) in sums {
            if whole == Quantity::ZERO || parts == Quantity::ZERO {
                continue;
            }
            let mut names: Vec<Label> = shared
                .iter()
                .zip(&nodes)
                .filter_map(|(position, node)| dimensions[*position].category(*node))
                .map(|category| category.label.clone())
                .collect();
            names.extend(ages.map(|band| band.label()));
            let finding = Finding::new(Code::NeedBesideBreakdown, need_place(inventory))
                .seen_as(Label::joined(&names, ", "))
                .detail("dimension", dimension.label.clone())
                .detail("whole", whole)
                .detail("parts", parts);
            findings.add(finding);
        }
    }
}

/// How far need and places of a topic may lie apart before the unit is in doubt.
const UNITS_APART: f64 = 100.0;

/// Topics without any offer, and topics whose totals cannot be in the same unit.
fn topics(inventory: &Inventory, year: i32, findings: &mut Findings) {
    let Some(position) = inventory.vocabulary.with_role(Role::Topic) else {
        return;
    };
    let dimension: &Dimension = &inventory.vocabulary.dimensions[position];
    for (node, category) in dimension.categories() {
        let of_year = inventory.needs.iter().filter(|need| need.year == year);
        let need: Quantity = of_year
            .filter(|need| need.nodes[position] == node)
            .map(|need| need.persons.high)
            .sum();
        if need == Quantity::ZERO {
            continue;
        }
        let of_topic = inventory
            .offers
            .iter()
            .filter(|offer| match &offer.targets[position] {
                Target::Some(nodes) => nodes
                    .iter()
                    .any(|own| dimension.is_within(node, *own) || dimension.is_within(*own, node)),
                Target::All | Target::NotStated => true,
            });
        let capacities: Vec<Option<Quantity>> = of_topic.map(|offer| offer.capacity).collect();
        let places: Quantity = capacities.iter().flatten().copied().sum();
        let ratio = need.as_f64() / places.as_f64();
        if capacities.is_empty() {
            let finding = Finding::new(Code::TopicWithoutOffers, need_place(inventory))
                .seen_as(category.label.clone())
                .detail("need", need);
            findings.add(finding);
        } else if places > Quantity::ZERO && !(1.0 / UNITS_APART..=UNITS_APART).contains(&ratio) {
            let finding = Finding::new(Code::UnitsDiffer, need_place(inventory))
                .seen_as(category.label.clone())
                .detail("need", need)
                .detail("places", places);
            findings.add(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_far_behind_the_others_but_not_where_a_town_counts_every_fifth() {
        assert!(is_far(&[2025, 2030]));
        assert!(is_far(&[2023, 2024, 2028]));
        assert!(!is_far(&[2023, 2025]));
        assert!(!is_far(&[2015, 2020, 2025]));
        assert!(!is_far(&[2025]));
    }
}
