//! Dimensions, their categories and hierarchy, the words by which they are known, and ages.
//!
//! No file is read here and nothing is counted.

mod age_dates;
pub mod age_notation;
pub mod age_reading;
pub mod age_words;
pub mod ages;
pub mod as_toml;
pub mod dimension;
pub mod number_words;
pub mod position;
pub mod quantity;
pub mod settings;
pub mod words;

use dimension::{Dimension, Node, Role};

use crate::language::Label;

/// A view over topics, never added to them: a cross-cutting topic, a working group or a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    pub id: String,
    pub label: Label,
    pub topics: Vec<Node>,
    /// Who set it, such as the United Nations a goal.
    pub source: Option<String>,
}

/// All words that a town uses.
#[derive(Debug, Clone, PartialEq)]
pub struct Vocabulary {
    /// In the order in which tables show them.
    pub dimensions: Vec<Dimension>,
    pub cross_cutting: Vec<View>,
    pub working_groups: Vec<View>,
    pub goals: Vec<View>,
}

impl Vocabulary {
    /// The position of the dimension of this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.dimensions
            .iter()
            .position(|dimension| dimension.id == id)
    }

    /// The position of the dimension that goes by this name: its id, its label or one of its columns'.
    pub fn named(&self, name: &str) -> Option<usize> {
        let wanted = words::normalised(name);
        self.dimensions.iter().position(|dimension| {
            dimension
                .names()
                .any(|own| words::normalised(own) == wanted)
        })
    }

    /// The dimension that goes by this name, with all its levels; else the dimension of which a level does, and that
    /// level.
    pub fn dimension_or_level(&self, name: &str) -> Option<(usize, Option<usize>)> {
        let mut dimensions = self.dimensions.iter().enumerate();
        let mut level = || dimensions.find_map(|(at, one)| Some((at, Some(one.level(name)?))));
        let whole = self.named(name).map(|position| (position, None));
        whole.or_else(&mut level)
    }

    /// The position of the one dimension with this role, if the town has it.
    pub fn with_role(&self, role: Role) -> Option<usize> {
        self.dimensions
            .iter()
            .position(|dimension| dimension.role == role)
    }
}
