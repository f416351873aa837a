//! The vocabulary where the settings do not fix it: taken from the words in the files.

use std::collections::{BTreeMap, BTreeSet};

use crate::inventory::values;
use crate::inventory::values::special_words::special_in;
use crate::language::{Label, Language};
use crate::vocabulary::ages::{AgeBand, StatedBand};
use crate::vocabulary::dimension::{Category, Dimension, Meaning, Node, Role};
use crate::vocabulary::settings::DimensionSettings;
use crate::vocabulary::words::{is_short_for, normalised};

/// The distinct words of one dimension's columns.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pub needs: BTreeSet<String>,
    pub offers: BTreeSet<String>,
    /// Those of the tables of inhabitants: they name no categories of their own.
    pub people: BTreeSet<String>,
}

/// A dimension whose categories are those that the files name. Default categories lend their labels and
/// aliases where a word is one of theirs.
pub fn from_data(outline: &DimensionSettings, seen: &Seen) -> Dimension {
    let (known, _) = outline.build();
    let mut used: BTreeSet<Node> = BTreeSet::new();
    let mut new: BTreeMap<String, String> = BTreeMap::new();
    let mut take = |word: &str, new: &mut BTreeMap<String, String>| {
        let word = known.synonym(word).unwrap_or(word);
        match known.meaning(word) {
            Meaning::One(node) => {
                used.insert(node);
            }
            _ => {
                new.entry(normalised(word))
                    .or_insert_with(|| word.trim().to_string());
            }
        }
    };
    let said = |word: &&String| special_in(&known, word).is_none();
    for word in seen.needs.iter().filter(said) {
        take(word, &mut new);
    }
    let of_needs = new.clone();
    let is_known = |word: &str| {
        of_needs.contains_key(&normalised(word))
            || known.synonym(word).is_some()
            || known.meaning(word) != Meaning::Nothing
            || special_in(&known, word).is_some()
    };
    for cell in seen.offers.iter().filter(said) {
        for part in open_parts(cell, is_known) {
            if special_in(&known, part).is_none() {
                take(part, &mut new);
            }
        }
    }
    without_abbreviations(&mut new);
    // One group alone is never everybody: an offer for girls only leaves somebody out, even if no other
    // group is named anywhere.
    let alone = known.role == Role::Group && used.len() + new.len() == 1;
    // what lies in an area that is not named itself
    let above: Vec<Node> = used.iter().flat_map(|node| known.path(*node)).collect();
    used.extend(above);
    let wanted = |node: &Node| used.contains(node) || alone;
    let kept: Vec<Node> = known
        .categories()
        .map(|(node, _)| node)
        .filter(wanted)
        .collect();
    let place = |node: Node| {
        kept.iter()
            .position(|other| *other == node)
            .map(Node::of_category)
    };
    let defaults = kept.iter().filter_map(|node| known.category(*node));
    let mut categories: Vec<Category> = defaults
        .map(|category| Category {
            parent: category.parent.and_then(place),
            ..category.clone()
        })
        .collect();
    categories.extend(new.values().map(|word| Category::from_data(word)));
    if alone && categories.len() == 1 {
        categories.push(others());
    }
    Dimension::new(
        known.id.clone(),
        known.label.clone(),
        known.aliases.clone(),
        known.role,
        known.ordered,
        known.levels.clone(),
        categories,
    )
    .with_synonyms(known.synonyms())
}

/// Leaves out words that are short for exactly one of the others: the dimension knows them by that one.
fn without_abbreviations(words: &mut BTreeMap<String, String>) {
    let short = |word: &String| {
        let long = words.keys().filter(|long| is_short_for(word, long));
        word.contains('.') && long.count() == 1
    };
    let short: Vec<String> = words.keys().filter(|word| short(word)).cloned().collect();
    words.retain(|word, _| !short.contains(word));
}

/// Everybody else, where the files name one group only.
fn others() -> Category {
    Category {
        label: Label {
            de: Language::German.texts().get("others"),
            en: Some(Language::English.texts().get("others")),
        },
        ..Category::from_data("others")
    }
}

/// A list whose parts nobody has fixed: `|` and `;` always part it, a comma only if a part is known,
/// since names contain commas.
fn open_parts(cell: &str, known: impl Fn(&str) -> bool) -> Vec<&str> {
    let parts = values::parts(cell, &known);
    let by_comma = !cell.contains(['|', ';']);
    match by_comma && parts.len() > 1 && !parts.iter().any(|part| known(part)) {
        true => vec![cell.trim()],
        false => parts,
    }
}

/// Life phases as the needs name them, where their ages do not overlap; otherwise none, and the default
/// scale holds. `ages` are the bands that the needs state, as they are meant.
pub fn phases_from_needs(
    outline: &DimensionSettings,
    words: &BTreeSet<String>,
    mut ages: BTreeSet<AgeBand>,
) -> Option<Dimension> {
    let (known, _) = outline.build();
    let mut named: Vec<Category> = Vec::new();
    for word in words
        .iter()
        .filter(|word| special_in(&known, word).is_none())
    {
        let word = known.synonym(word).unwrap_or(word);
        match (StatedBand::parse(word), known.meaning(word)) {
            (Ok(_), _) => {}
            (Err(_), Meaning::One(node)) => named.extend(known.category(node).cloned()),
            (Err(_), _) => named.push(Category::from_data(word.trim())),
        }
    }
    ages.extend(named.iter().filter_map(|category| category.ages));
    let ages: Vec<AgeBand> = ages.into_iter().collect();
    let overlap = ages
        .windows(2)
        .any(|pair| pair[0].shared_with(&pair[1]).is_some());
    if overlap || (ages.is_empty() && named.is_empty()) {
        return None;
    }
    let of_default = |band: &AgeBand| {
        let same = |category: &Category| category.ages == Some(*band);
        known
            .categories()
            .map(|(_, category)| category)
            .find(|c| same(c))
            .cloned()
    };
    named.retain(|category| category.ages.is_none());
    let aged = ages.iter().map(|band| {
        of_default(band).unwrap_or_else(|| Category {
            label: band.label(),
            ages: Some(*band),
            ..Category::from_data(&band.to_string())
        })
    });
    let is_first = |category: &Category| known.meaning(&category.id) != Meaning::Nothing;
    let (first, last): (Vec<Category>, Vec<Category>) = named.into_iter().partition(is_first);
    let categories = first.into_iter().chain(aged).chain(last).collect();
    let phases = Dimension::new(
        known.id.clone(),
        known.label.clone(),
        known.aliases.clone(),
        Role::LifePhase,
        true,
        Vec::new(),
        categories,
    );
    Some(phases.with_synonyms(known.synonyms()))
}
