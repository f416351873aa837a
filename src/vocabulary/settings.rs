//! Dimensions as a TOML file writes them, and what becomes of them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::age_reading::Reading;
use super::ages::{AgeBand, StatedBand};
use super::dimension::{Category, Completeness, Dimension, Level, Node, Role};
use super::words::normalised;
use crate::language::Label;

/// What the town's dimension does to the default one of the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Its categories come after the default ones; one of the same id replaces it.
    #[default]
    Extend,
    Replace,
    Omit,
}

/// A `[[dimension]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionSettings {
    pub id: String,
    #[serde(default)]
    pub mode: Mode,
    pub label: Option<Label>,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub ordered: Option<bool>,
    pub source: Option<String>,
    #[serde(default)]
    pub levels: Vec<LevelSettings>,
    #[serde(default)]
    pub categories: Vec<CategorySettings>,
    /// Words of the tables that mean another word of them: `{ "Altstadt Ost" = "Nord" }`.
    #[serde(default)]
    pub synonyms: BTreeMap<String, String>,
    /// A CSV with the columns id, label, level, parent, order, aliases, in place of `categories`.
    pub file: Option<String>,
}

/// One of a dimension's `levels`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelSettings {
    pub id: String,
    pub label: Option<Label>,
}

/// One of a dimension's `categories`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategorySettings {
    pub id: String,
    pub label: Option<Label>,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub level: Option<String>,
    pub parent: Option<String>,
    pub ages: Option<String>,
    pub definition: Option<String>,
    pub source: Option<String>,
    pub inventory: Option<Completeness>,
    /// Where its people live, in degrees.
    pub lat: Option<f64>,
    pub lon: Option<f64>,
}

/// A view over topics: a cross-cutting topic, a working group or a goal.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewSettings {
    pub id: String,
    pub label: Label,
    pub topics: Vec<String>,
    pub source: Option<String>,
}

/// A name in the settings that nothing else defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dangling {
    /// What names it: a dimension's or a view's id.
    pub owner: String,
    pub name: String,
    pub known: Vec<String>,
}

#[derive(Deserialize)]
struct Defaults {
    dimension: Vec<DimensionSettings>,
}

/// The dimensions that every town starts with.
pub fn defaults() -> Vec<DimensionSettings> {
    // The program's own file: a test reads it.
    toml::from_str::<Defaults>(include_str!("default.toml"))
        .map(|defaults| defaults.dimension)
        .unwrap_or_default()
}

/// The default dimensions with the town's changes; the flag says whether the categories are settled, or
/// only known words of a vocabulary that is taken from the data.
pub fn merged(town: &[DimensionSettings]) -> Vec<(DimensionSettings, bool)> {
    let mut dimensions: Vec<(DimensionSettings, bool)> = defaults()
        .into_iter()
        .map(|dimension| {
            let settled = dimension.id == "life_phase";
            (dimension, settled)
        })
        .collect();
    for own in town {
        let default = dimensions
            .iter()
            .position(|(dimension, _)| dimension.id == own.id);
        let settled = !own.categories.is_empty();
        match (default, own.mode) {
            (Some(position), Mode::Omit) => {
                dimensions.remove(position);
            }
            (None, Mode::Omit) => {}
            (Some(position), Mode::Replace) => {
                let aliases = dimensions[position].0.aliases.clone();
                let mut replaced = own.clone();
                replaced.aliases.extend(aliases);
                replaced.label = replaced.label.or(dimensions[position].0.label.take());
                dimensions[position] = (replaced, settled);
            }
            (Some(position), Mode::Extend) => {
                let (dimension, was_settled) = &mut dimensions[position];
                extend(dimension, own);
                *was_settled |= settled;
            }
            (None, _) => dimensions.push((own.clone(), settled)),
        }
    }
    dimensions
}

fn extend(dimension: &mut DimensionSettings, own: &DimensionSettings) {
    dimension.label = own.label.clone().or(dimension.label.take());
    dimension.aliases.extend(own.aliases.iter().cloned());
    dimension.ordered = own.ordered.or(dimension.ordered);
    dimension.levels.extend(own.levels.iter().cloned());
    let synonyms = own.synonyms.iter();
    let synonyms = synonyms.map(|(word, meant)| (word.clone(), meant.clone()));
    dimension.synonyms.extend(synonyms);
    for category in &own.categories {
        let same =
            |known: &&mut CategorySettings| normalised(&known.id) == normalised(&category.id);
        match dimension.categories.iter_mut().find(same) {
            Some(known) => *known = category.clone(),
            None => dimension.categories.push(category.clone()),
        }
    }
}

impl DimensionSettings {
    fn role(&self) -> Role {
        match self.id.as_str() {
            "life_phase" => Role::LifePhase,
            "district" => Role::District,
            "topic" => Role::Topic,
            _ => Role::Group,
        }
    }

    /// The dimension, and the names in it that point nowhere.
    pub fn build(&self) -> (Dimension, Vec<Dangling>) {
        let mut dangling = Vec::new();
        let mut nowhere = |name: &str, known: Vec<String>| {
            dangling.push(Dangling {
                owner: self.id.clone(),
                name: name.to_string(),
                known,
            });
        };
        let levels = self.all_levels();
        let mut categories = Vec::with_capacity(self.categories.len());
        let positions: std::collections::HashMap<String, usize> = self
            .categories
            .iter()
            .enumerate()
            .map(|(position, category)| (normalised(&category.id), position))
            .collect();
        let stated = self
            .categories
            .iter()
            .filter_map(|category| StatedBand::parse(category.ages.as_deref()?).ok());
        let reading = Reading::of(&stated.collect::<Vec<_>>());
        for settings in &self.categories {
            let parent = settings.parent.as_deref().and_then(|parent| {
                let position = positions.get(&normalised(parent)).copied();
                if position.is_none() {
                    nowhere(
                        parent,
                        self.categories.iter().map(|c| c.id.clone()).collect(),
                    );
                }
                position.map(Node::of_category)
            });
            let level = settings.level.as_deref().and_then(|level| {
                levels
                    .iter()
                    .position(|known| normalised(&known.id) == normalised(level))
            });
            let ages = settings.ages.as_deref().and_then(|ages| {
                let band = band_of(ages, &reading);
                if band.is_none() {
                    nowhere(ages, vec!["0-2".into(), "80+".into()]);
                }
                band
            });
            categories.push(settings.category(parent, level, ages));
        }
        let dimension = Dimension::new(
            self.id.clone(),
            self.label.clone().unwrap_or_else(|| Label::plain(&self.id)),
            self.aliases.clone(),
            self.role(),
            self.ordered.unwrap_or(false),
            levels,
            categories,
        );
        (dimension.with_synonyms(&self.synonyms), dangling)
    }

    /// The levels that are described, then those that only categories name, in the order of the latter.
    fn all_levels(&self) -> Vec<Level> {
        let mut levels: Vec<Level> = self
            .levels
            .iter()
            .map(|level| Level {
                id: level.id.clone(),
                label: level
                    .label
                    .clone()
                    .unwrap_or_else(|| Label::plain(&level.id)),
            })
            .collect();
        for name in self
            .categories
            .iter()
            .filter_map(|category| category.level.as_ref())
        {
            if !levels
                .iter()
                .any(|level| normalised(&level.id) == normalised(name))
            {
                levels.push(Level {
                    id: name.clone(),
                    label: Label::plain(name),
                });
            }
        }
        levels
    }
}

impl CategorySettings {
    fn category(
        &self,
        parent: Option<Node>,
        level: Option<usize>,
        ages: Option<AgeBand>,
    ) -> Category {
        Category {
            id: self.id.clone(),
            label: self.label.clone().unwrap_or_else(|| Label::plain(&self.id)),
            aliases: self.aliases.clone(),
            parent,
            level,
            ages,
            definition: self.definition.clone(),
            source: self.source.clone(),
            inventory: self.inventory,
            cut: false,
        }
    }
}

fn band_of(ages: &str, reading: &Reading) -> Option<AgeBand> {
    let stated = StatedBand::parse(ages).ok()?;
    Some(stated.read(reading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_dimensions_are_read() {
        let ids: Vec<String> = defaults()
            .into_iter()
            .map(|dimension| dimension.id)
            .collect();
        let expected = [
            "life_phase",
            "district",
            "topic",
            "origin",
            "gender",
            "impairment",
        ];
        assert_eq!(ids, expected);
        assert!(
            defaults()
                .iter()
                .all(|dimension| dimension.build().1.is_empty())
        );
    }

    #[test]
    fn a_town_extends_replaces_and_leaves_out() {
        #[derive(Deserialize)]
        struct Town {
            dimension: Vec<DimensionSettings>,
        }
        let town: Town = toml::from_str(
            r#"
            [[dimension]]
            id = "gender"
            categories = [{ id = "inter" }]
            [[dimension]]
            id = "origin"
            mode = "replace"
            categories = [{ id = "here" }, { id = "elsewhere" }]
            [[dimension]]
            id = "impairment"
            mode = "omit"
            [[dimension]]
            id = "socioeconomic"
            categories = [{ id = "poor" }]
            "#,
        )
        .unwrap();
        let merged = merged(&town.dimension);
        let sizes: Vec<(&str, usize)> = merged
            .iter()
            .map(|(dimension, _)| (dimension.id.as_str(), dimension.categories.len()))
            .collect();
        assert_eq!(
            sizes[2..],
            [
                ("topic", 0),
                ("origin", 2),
                ("gender", 4),
                ("socioeconomic", 1)
            ]
        );
    }
}
