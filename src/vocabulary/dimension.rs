//! A dimension: its categories, their hierarchy, and the words by which they are known.

use std::collections::{BTreeMap, HashMap};

use super::ages::AgeBand;
use super::words::{is_short_for, normalised};
use crate::language::{Label, Language};

/// A place in a dimension: a category, or one of the two ways of naming none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub u32);

impl Node {
    /// The statement is not broken down in this dimension.
    pub const NOT_BROKEN_DOWN: Node = Node(0);
    /// It was asked for, and is not known.
    pub const UNKNOWN: Node = Node(1);

    /// The node of the category at this position.
    pub fn of_category(position: usize) -> Node {
        Node(position as u32 + 2)
    }

    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a dimension is to the analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The ordered dimension with ages: the links of the chain.
    LifePhase,
    /// Where people live; offers may reach beyond their own.
    District,
    /// What is needed: offers never cross it.
    Topic,
    /// Any other: who it is about.
    Group,
}

/// Whether the town says that it has recorded all offers of a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Completeness {
    Complete,
    Incomplete,
}

/// One value of a dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    pub id: String,
    pub label: Label,
    pub aliases: Vec<String>,
    pub parent: Option<Node>,
    /// Position in the dimension's levels.
    pub level: Option<usize>,
    pub ages: Option<AgeBand>,
    pub definition: Option<String>,
    pub source: Option<String>,
    pub inventory: Option<Completeness>,
    /// A part of a life phase that only exists because an age bound cuts the phase; in no table.
    pub cut: bool,
}

impl Category {
    /// All that it is called, in either language.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        let labels = [Some(&self.label.de), self.label.en.as_ref()];
        let own = labels.into_iter().flatten().chain([&self.id]);
        own.chain(&self.aliases)
    }

    /// A category that was found in the data: its name is all that is known of it.
    pub fn from_data(word: &str) -> Category {
        Category {
            id: word.to_string(),
            label: Label::plain(word),
            aliases: Vec::new(),
            parent: None,
            level: None,
            ages: None,
            definition: None,
            source: None,
            inventory: None,
            cut: false,
        }
    }
}

/// A step of a hierarchy, such as Bezirksregion.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    pub id: String,
    pub label: Label,
}

/// An axis by which needs and offers are classified.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    pub id: String,
    pub label: Label,
    /// Further names of its column.
    pub aliases: Vec<String>,
    pub role: Role,
    pub ordered: bool,
    /// From the top of the hierarchy to its leaves; empty if there is none.
    pub levels: Vec<Level>,
    categories: Vec<Category>,
    ids: HashMap<String, Node>,
    words: BTreeMap<String, Vec<Node>>,
    /// Words that mean another word.
    synonyms: BTreeMap<String, String>,
    children: Vec<Vec<Node>>,
    /// The names of categories whose label others have, too.
    told_apart: HashMap<Node, Label>,
}

/// What a word means in a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    One(Node),
    /// Several categories are known by this word.
    Several(Vec<Node>),
    Nothing,
}

impl Dimension {
    /// A dimension over these categories. Parents must be among them; a category that would be its own
    /// ancestor becomes a root.
    pub fn new(
        id: String,
        label: Label,
        aliases: Vec<String>,
        role: Role,
        ordered: bool,
        levels: Vec<Level>,
        categories: Vec<Category>,
    ) -> Dimension {
        let mut dimension = Dimension {
            id,
            label,
            aliases,
            role,
            ordered,
            levels,
            categories,
            ids: HashMap::new(),
            words: BTreeMap::new(),
            synonyms: BTreeMap::new(),
            children: Vec::new(),
            told_apart: HashMap::new(),
        };
        dimension.cut_cycles();
        dimension.index();
        dimension.tell_apart();
        dimension
    }

    /// The same, where words mean other words.
    pub fn with_synonyms(mut self, synonyms: &BTreeMap<String, String>) -> Dimension {
        let synonyms = synonyms.iter();
        let synonyms = synonyms.map(|(word, meant)| (normalised(word), meant.clone()));
        self.synonyms.extend(synonyms);
        self
    }

    /// The word that another one means, as somebody said.
    pub fn synonym(&self, word: &str) -> Option<&str> {
        let meant = match self.synonyms.is_empty() {
            true => None,
            false => self.synonyms.get(&normalised(word)),
        };
        meant.map(String::as_str)
    }

    /// All words that mean others, as they are compared.
    pub fn synonyms(&self) -> &BTreeMap<String, String> {
        &self.synonyms
    }

    fn cut_cycles(&mut self) {
        for start in 0..self.categories.len() {
            let own = Node::of_category(start);
            let mut node = self.categories[start].parent;
            let mut steps = 0;
            while let Some(parent) = node {
                steps += 1;
                if parent == own || steps > self.categories.len() {
                    self.categories[start].parent = None;
                    break;
                }
                node = self.category(parent).and_then(|category| category.parent);
            }
        }
    }

    fn index(&mut self) {
        let mut children = vec![Vec::new(); self.categories.len() + 2];
        for (position, category) in self.categories.iter().enumerate() {
            let node = Node::of_category(position);
            let parent = category.parent.unwrap_or(Node::NOT_BROKEN_DOWN);
            children[parent.index()].push(node);
            self.ids.entry(normalised(&category.id)).or_insert(node);
            let names = [&category.label.de]
                .into_iter()
                .chain(&category.label.en)
                .chain(&category.aliases);
            for name in names {
                let known = self.words.entry(normalised(name)).or_default();
                if !known.contains(&node) {
                    known.push(node);
                }
            }
        }
        self.children = children;
    }

    /// Gives categories of one label names of their own: with the parent's label, where this does not help
    /// with their level's, else with their id.
    fn tell_apart(&mut self) {
        let mut twins: BTreeMap<&str, Vec<Node>> = BTreeMap::new();
        for (node, category) in self.categories().filter(|(_, category)| !category.cut) {
            let mut labels = vec![category.label.de.as_str()];
            labels.extend(category.label.en.as_deref());
            labels.dedup();
            labels
                .into_iter()
                .for_each(|label| twins.entry(label).or_default().push(node));
        }
        let mut names = HashMap::new();
        for nodes in twins.values().filter(|nodes| nodes.len() > 1) {
            for node in nodes {
                names.insert(*node, self.name_among(*node, nodes));
            }
        }
        self.told_apart = names;
    }

    /// A category's label with what tells it from the others of these nodes.
    fn name_among(&self, node: Node, twins: &[Node]) -> Label {
        let own = &self.categories[node.index() - 2];
        let parent = |node: Node| {
            let parent = self.category(node)?.parent?;
            self.category(parent).map(|category| &category.label)
        };
        let level = |node: Node| {
            let level = self.category(node)?.level?;
            self.levels.get(level).map(|level| &level.label)
        };
        let others = || twins.iter().filter(|other| **other != node);
        let by_parent = parent(node).filter(|label| **label != own.label);
        let by_parent = by_parent.filter(|label| others().all(|one| parent(*one) != Some(*label)));
        let by_level = level(node).filter(|label| others().all(|one| level(*one) != Some(*label)));
        let id = Label::plain(&own.id);
        with_word(&own.label, by_parent.or(by_level).unwrap_or(&id))
    }

    /// The name of a category: its label, with what tells it from others of the same label. None for the two
    /// special nodes.
    pub fn name(&self, node: Node) -> Option<&Label> {
        let label = self.category(node).map(|category| &category.label);
        self.told_apart.get(&node).or(label)
    }

    /// All categories, in order.
    pub fn categories(&self) -> impl Iterator<Item = (Node, &Category)> {
        self.categories
            .iter()
            .enumerate()
            .map(|(position, category)| (Node::of_category(position), category))
    }

    pub fn is_empty(&self) -> bool {
        self.categories.is_empty()
    }

    /// How many nodes there are: the categories and the two special ones.
    pub fn nodes(&self) -> usize {
        self.categories.len() + 2
    }

    /// The category of a node; none for the two special nodes.
    pub fn category(&self, node: Node) -> Option<&Category> {
        self.categories.get(node.index().checked_sub(2)?)
    }

    /// The id of a node as it stands in files that come out.
    pub fn node_id(&self, node: Node) -> &str {
        match self.category(node) {
            Some(category) => &category.id,
            None if node == Node::UNKNOWN => "unknown",
            None => "not_broken_down",
        }
    }

    /// What the dimension itself goes by: its id, its labels, its columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let labels = [Some(&self.label.de), self.label.en.as_ref()];
        let names = labels.into_iter().flatten().chain(&self.aliases);
        std::iter::once(self.id.as_str()).chain(names.map(String::as_str))
    }

    /// What a word means: an id wins over names, and what somebody said over both.
    pub fn meaning(&self, word: &str) -> Meaning {
        let word = normalised(self.synonym(word).unwrap_or(word));
        if let Some(node) = self.ids.get(&word) {
            return Meaning::One(*node);
        }
        match self.words.get(&word).map(Vec::as_slice) {
            Some([node]) => Meaning::One(*node),
            Some(nodes) => Meaning::Several(nodes.to_vec()),
            None => self
                .abbreviated(&word)
                .map_or(Meaning::Nothing, Meaning::One),
        }
    }

    /// The only category that a word with points is short for: `weibl.`, `m. Migrationshintergrund`.
    pub fn abbreviated(&self, word: &str) -> Option<Node> {
        let short = normalised(word);
        let is_known = || self.ids.contains_key(&short) || self.words.contains_key(&short);
        if !short.contains('.') || is_known() {
            return None;
        }
        let meant = self
            .words
            .iter()
            .filter(|(known, _)| is_short_for(&short, known));
        let mut nodes: Vec<Node> = meant.flat_map(|(_, nodes)| nodes).copied().collect();
        nodes.sort_unstable();
        nodes.dedup();
        match nodes[..] {
            [node] => Some(node),
            _ => None,
        }
    }

    /// Every id, label and alias, for suggestions: labels first.
    pub fn known_words(&self) -> impl Iterator<Item = &str> {
        let visible = || self.categories.iter().filter(|category| !category.cut);
        let labels = visible().map(|category| category.label.de.as_str());
        let ids = visible().map(|category| category.id.as_str());
        let aliases = visible().flat_map(|category| category.aliases.iter().map(String::as_str));
        labels.chain(ids).chain(aliases)
    }

    /// The categories directly below a node; the roots for "not broken down".
    pub fn children(&self, node: Node) -> &[Node] {
        &self.children[node.index()]
    }

    pub fn is_leaf(&self, node: Node) -> bool {
        self.children(node).is_empty()
    }

    /// The leaves at or below a node; for the two special nodes: all leaves.
    pub fn leaves(&self, node: Node) -> Vec<Node> {
        let top = match node {
            Node::UNKNOWN => Node::NOT_BROKEN_DOWN,
            other => other,
        };
        let mut leaves = Vec::new();
        let mut open = vec![top];
        while let Some(next) = open.pop() {
            match self.children(next) {
                [] if next == Node::NOT_BROKEN_DOWN => {}
                [] => leaves.push(next),
                below => open.extend(below.iter().rev()),
            }
        }
        leaves
    }

    /// The node and all categories above it, from itself up.
    pub fn path(&self, node: Node) -> impl Iterator<Item = Node> {
        std::iter::successors(Some(node), |node| self.category(*node)?.parent)
    }

    /// The category that tables show a node under: a part that only a cut makes counts as what was cut.
    pub fn shown(&self, node: Node) -> Node {
        let is_shown = |above: &Node| self.category(*above).is_none_or(|one| !one.cut);
        self.path(node).find(is_shown).unwrap_or(node)
    }

    /// Whether `node` is `top` or lies below it. Everything lies below "not broken down".
    pub fn is_within(&self, node: Node, top: Node) -> bool {
        top == Node::NOT_BROKEN_DOWN || self.path(node).any(|above| above == top)
    }

    /// The position of the level of this name.
    pub fn level(&self, word: &str) -> Option<usize> {
        let word = normalised(word);
        self.levels.iter().position(|level| {
            let english = level.label.en.as_deref().map(normalised);
            normalised(&level.id) == word
                || normalised(&level.label.de) == word
                || english.is_some_and(|english| english == word)
        })
    }

    /// The categories on a level, in order; without one, those below which nothing is shown.
    pub fn shown_on(&self, level: Option<usize>) -> Vec<Node> {
        let is_shown = |node: &Node| self.category(*node).is_some_and(|own| !own.cut);
        let is_on = |(node, own): &(Node, &Category)| match level {
            Some(level) => own.level == Some(level),
            None => !self.children(*node).iter().any(is_shown),
        };
        let shown = self.categories().filter(|(_, own)| !own.cut);
        shown.filter(is_on).map(|(node, _)| node).collect()
    }

    /// The ancestor (or the node itself) that stands on a level.
    pub fn ancestor_at(&self, node: Node, level: usize) -> Option<Node> {
        self.path(node)
            .find(|above| self.category(*above).and_then(|category| category.level) == Some(level))
    }

    /// How many categories stand above this one.
    pub fn depth(&self, node: Node) -> usize {
        self.path(node).count() - 1
    }

    /// The same dimension with further categories at the end.
    pub fn with_more(&self, more: Vec<Category>) -> Dimension {
        let mut categories = self.categories.clone();
        categories.extend(more);
        Dimension::new(
            self.id.clone(),
            self.label.clone(),
            self.aliases.clone(),
            self.role,
            self.ordered,
            self.levels.clone(),
            categories,
        )
    }
}

/// `Heerstraße (Staaken)`
fn with_word(label: &Label, word: &Label) -> Label {
    let words = |language| {
        format!(
            "{} ({})",
            label.in_language(language),
            word.in_language(language)
        )
    };
    Label {
        de: words(Language::German),
        en: Some(words(Language::English)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> Dimension {
        let category = |id: &str, label: &str, parent: Option<u32>| Category {
            label: Label::plain(label),
            parent: parent.map(Node),
            ..Category::from_data(id)
        };
        Dimension::new(
            "district".into(),
            Label::plain("Stadtteil"),
            Vec::new(),
            Role::District,
            false,
            Vec::new(),
            vec![
                category("01", "Mitte", None),
                category("011001", "Tiergarten Süd", Some(2)),
                category("011002", "Mitte", Some(2)),
            ],
        )
    }

    #[test]
    fn a_number_wins_over_a_name_and_a_name_on_two_levels_is_ambiguous() {
        let district = berlin();
        assert_eq!(district.meaning("01"), Meaning::One(Node(2)));
        assert_eq!(district.meaning("tiergarten sued"), Meaning::One(Node(3)));
        let mitte = Meaning::Several(vec![Node(2), Node(4)]);
        assert_eq!(district.meaning("Mitte"), mitte);
        assert_eq!(district.meaning("Spandau"), Meaning::Nothing);
    }

    #[test]
    fn categories_of_one_label_get_names_of_their_own() {
        let category = |id: &str, label: &str, parent: Option<u32>, level: usize| Category {
            label: Label::plain(label),
            parent: parent.map(Node),
            level: Some(level),
            ..Category::from_data(id)
        };
        let level = |name: &str| Level {
            id: name.to_string(),
            label: Label::plain(name),
        };
        let district = Dimension::new(
            "district".into(),
            Label::plain("Planungsraum"),
            Vec::new(),
            Role::District,
            false,
            vec![level("Bezirk"), level("Bezirksregion")],
            vec![
                category("01", "Mitte", None, 0),
                category("02", "Spandau", None, 0),
                category("0101", "Mitte", Some(2), 1),
                category("0102", "Heerstraße", Some(2), 1),
                category("0201", "Heerstraße", Some(3), 1),
                category("0202", "Am See", Some(3), 1),
                category("0203", "Am See", Some(3), 1),
            ],
        );
        let names: Vec<&str> = (2..9)
            .map(|node| district.name(Node(node)).unwrap().de.as_str())
            .collect();
        assert_eq!(
            names,
            [
                "Mitte (Bezirk)",
                "Spandau",
                "Mitte (Bezirksregion)",
                "Heerstraße (Mitte)",
                "Heerstraße (Spandau)",
                "Am See (0202)",
                "Am See (0203)",
            ]
        );
        assert_eq!(district.node_id(Node(4)), "0101");
    }

    #[test]
    fn leaves_are_what_lies_at_the_bottom() {
        let district = berlin();
        assert_eq!(district.leaves(Node(2)), [Node(3), Node(4)]);
        assert_eq!(district.leaves(Node::NOT_BROKEN_DOWN), [Node(3), Node(4)]);
        assert_eq!(district.leaves(Node(4)), [Node(4)]);
        assert!(district.is_within(Node(4), Node(2)));
    }

    #[test]
    fn a_category_that_is_its_own_ancestor_becomes_a_root() {
        let circle = |parent| Category {
            parent: Some(Node(parent)),
            ..Category::from_data("a")
        };
        let dimension = Dimension::new(
            "d".into(),
            Label::plain("D"),
            Vec::new(),
            Role::Group,
            false,
            Vec::new(),
            vec![circle(3), circle(2)],
        );
        assert!(
            dimension
                .categories()
                .any(|(_, category)| category.parent.is_none())
        );
    }
}
