//! Two vocabularies as one, and where the earlier one's categories are in it.

use std::collections::BTreeSet;

use super::Which;
use crate::model::crosswalk::Crosswalk;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::{Category, Dimension, Node};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// A category that does not mean the same in both years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefinitionChange {
    /// Its position in the common vocabulary.
    pub dimension: usize,
    /// In the common vocabulary.
    pub node: Node,
    /// What changed.
    pub kind: DefinitionKind,
}

/// How a category changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DefinitionKind {
    /// Only this year's vocabulary has it.
    OnlyIn(Which),
    /// Its definition is put in other words.
    Redefined,
}

/// What becomes of an earlier category.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Place {
    /// One category of the common vocabulary.
    Node(Node),
    /// Several, by weight: a crosswalk says so.
    Shared(Vec<(Node, Quantity)>),
    /// A life phase that stands for other ages now.
    Ages(AgeBand),
}

/// Where a dimension of the earlier vocabulary is in the common one.
pub(super) struct Moved {
    pub position: usize,
    /// What becomes of the people at each of its nodes.
    pub people: Vec<Place>,
    /// What becomes of an offer for them.
    pub targets: Vec<Place>,
}

/// The common vocabulary, and where the earlier categories are in it.
pub(super) struct Joined {
    pub vocabulary: Vocabulary,
    /// One per dimension of the earlier vocabulary.
    dimensions: Vec<Moved>,
    pub definitions: Vec<DefinitionChange>,
}

impl Joined {
    /// The later vocabulary, with what only the earlier one knows added.
    pub fn new(own: &Vocabulary, later: &Vocabulary, crosswalk: &Crosswalk) -> Joined {
        let mut joined = Joined {
            vocabulary: later.clone(),
            dimensions: Vec::new(),
            definitions: Vec::new(),
        };
        for dimension in &own.dimensions {
            match later.position(&dimension.id) {
                Some(position) => joined.merge(position, dimension, crosswalk),
                None => {
                    let places: Vec<Place> = (0..dimension.nodes() as u32)
                        .map(|node| Place::Node(Node(node)))
                        .collect();
                    let position = joined.vocabulary.dimensions.len();
                    joined.vocabulary.dimensions.push(dimension.clone());
                    joined.dimensions.push(Moved {
                        position,
                        people: places.clone(),
                        targets: places,
                    });
                }
            }
        }
        joined
    }

    /// Finds the nodes of an earlier dimension in the later one, and adds what that lacks.
    fn merge(&mut self, position: usize, own: &Dimension, crosswalk: &Crosswalk) {
        let later = self.vocabulary.dimensions[position].clone();
        let mut more: Vec<Category> = Vec::new();
        let mut people = vec![
            Place::Node(Node::NOT_BROKEN_DOWN),
            Place::Node(Node::UNKNOWN),
        ];
        let mut targets = people.clone();
        let mut moved_to: BTreeSet<Node> = BTreeSet::new();
        let mut definitions = Vec::new();
        let mut note = |node: Node, kind: DefinitionKind| {
            definitions.push(DefinitionChange {
                dimension: position,
                node,
                kind,
            });
        };
        for (node, category) in own.categories() {
            let shares = crosswalk.of(&own.id, node);
            moved_to.extend(shares.into_iter().flatten().map(|(node, _)| *node));
            let same = same_category(&later, category);
            let stays = match (same, category.ages) {
                (Some(place), _) => Some(place),
                (None, Some(ages)) => Some(Place::Ages(ages)),
                (None, None) => None,
            };
            if let (Some(Place::Node(there)), None) = (&stays, shares) {
                let meaning = later.category(*there).and_then(|c| c.definition.as_ref());
                if let (Some(one), Some(other)) = (&category.definition, meaning)
                    && normalised(one) != normalised(other)
                {
                    note(*there, DefinitionKind::Redefined);
                }
            }
            let shared = shares.map(|shares| Place::Shared(shares.to_vec()));
            let place = match (stays, &shared) {
                (Some(place), _) => place,
                (None, Some(shared)) => shared.clone(),
                (None, None) => {
                    let new = Node::of_category(later.categories().count() + more.len());
                    note(new, DefinitionKind::OnlyIn(Which::From));
                    // A parent stands before its children here, or is not known yet: then it is a root.
                    let parent =
                        category
                            .parent
                            .and_then(|parent| match people.get(parent.index()) {
                                Some(Place::Node(parent)) => Some(*parent),
                                _ => None,
                            });
                    more.push(Category {
                        parent,
                        level: None,
                        ..category.clone()
                    });
                    Place::Node(new)
                }
            };
            people.push(shared.unwrap_or(place.clone()));
            targets.push(place);
        }
        let known: BTreeSet<String> = own.categories().map(|(_, c)| normalised(&c.id)).collect();
        for (node, category) in later.categories() {
            let is_new = !known.contains(&normalised(&category.id)) && !moved_to.contains(&node);
            if is_new && category.ages.is_none() {
                note(node, DefinitionKind::OnlyIn(Which::To));
            }
        }
        if !more.is_empty() {
            self.vocabulary.dimensions[position] = later.with_more(more);
        }
        self.definitions.extend(definitions);
        self.dimensions.push(Moved {
            position,
            people,
            targets,
        });
    }

    /// Where the dimensions of a side are; none for the later one, whose nodes all keep their places.
    pub fn dimensions(&self, which: Which) -> Option<&[Moved]> {
        (which == Which::From).then_some(self.dimensions.as_slice())
    }
}

/// The same category in another dimension: same id, and the same ages if it has some; or the same ages.
fn same_category(later: &Dimension, category: &Category) -> Option<Place> {
    let id = normalised(&category.id);
    let mut categories = later.categories();
    let same = categories.find(|(_, other)| match category.ages {
        Some(ages) => other.ages == Some(ages),
        None => normalised(&other.id) == id && other.ages.is_none(),
    });
    same.map(|(node, _)| Place::Node(node))
}
