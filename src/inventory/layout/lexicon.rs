//! What a heading says to somebody who knows the columns and categories of this kind of table.

use std::collections::{BTreeMap, BTreeSet};

use crate::inventory::columns::headings;
use crate::inventory::columns::{self, Field, FileKind};
use crate::inventory::files::settings::FileSettings;
use crate::inventory::values::total_words::{Total, total};
use crate::inventory::values::years;
use crate::vocabulary::ages::StatedBand;
use crate::vocabulary::dimension::{Dimension, Meaning, Role};
use crate::vocabulary::settings::DimensionSettings;
use crate::vocabulary::words::normalised;

/// Words as they are compared, by the position of the dimension that they belong to.
pub type HeadingWords = BTreeMap<usize, BTreeSet<String>>;

/// What a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// By position.
    Dimension(usize),
    Field(Field),
}

/// A category that a heading names, in a dimension or as a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trait {
    pub target: Target,
    pub value: String,
    /// It may as well be a number or a letter of a row.
    pub is_weak: bool,
}

/// What one heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    Column(Target),
    Traits(Vec<Trait>),
    Total,
    Unknown,
}

/// What is known of the columns and categories of one kind of table.
pub struct Lexicon {
    pub kind: FileKind,
    pub dimensions: Vec<Dimension>,
    settings: Vec<DimensionSettings>,
    /// Whether a dimension's categories are fixed.
    settled: Vec<bool>,
    targets: Vec<(Target, [Vec<String>; 2])>,
    assigned: Vec<(Target, String)>,
    /// Words of dimensions whose categories are not fixed, as other tables have them.
    words: HeadingWords,
}

/// Words that say what is counted, and no more.
const COUNTED: [&str; 22] = [
    "anzahl",
    "zahl",
    "der",
    "kinder",
    "personen",
    "einwohner",
    "bedarf",
    "faelle",
    "plaetze",
    "im",
    "alter",
    "von",
    "jahre",
    "jahren",
    "bevoelkerung",
    "in",
    "age",
    "ages",
    "aged",
    "children",
    "persons",
    "davon",
];

/// What is longer, in bytes, is a note: it names no column and no category, and need not be looked through for one.
const LONGEST_NAME: usize = 400;

impl Lexicon {
    pub fn new(
        kind: FileKind,
        outlines: &[(DimensionSettings, bool)],
        settings: &FileSettings,
        words: &HeadingWords,
    ) -> Lexicon {
        let normal = |names: [Vec<String>; 2]| {
            names.map(|names| names.iter().map(|name| normalised(name)).collect())
        };
        let mut targets: Vec<(Target, [Vec<String>; 2])> = Vec::new();
        for (position, (outline, _)) in outlines.iter().enumerate() {
            let names = normal(columns::dimension_names(outline));
            targets.push((Target::Dimension(position), names));
        }
        for field in columns::fields_of(kind) {
            targets.push((
                Target::Field(field),
                normal(columns::field_names(kind, field)),
            ));
        }
        let of_name = |name: &String| {
            let name = normalised(name);
            let mut known = targets.iter();
            let found = known.find(|(_, names)| names.iter().flatten().any(|known| *known == name));
            found.map(|(target, _)| *target)
        };
        let assigned = settings.columns.iter();
        let assigned =
            assigned.filter_map(|(name, heading)| Some((of_name(name)?, normalised(heading))));
        Lexicon {
            kind,
            assigned: assigned.collect(),
            dimensions: outlines
                .iter()
                .map(|(outline, _)| outline.build().0)
                .collect(),
            settings: outlines
                .iter()
                .map(|(outline, _)| outline.clone())
                .collect(),
            settled: outlines.iter().map(|(_, settled)| *settled).collect(),
            targets,
            words: words.clone(),
        }
    }

    /// The field or dimension of this name, as settings write it.
    pub fn named(&self, name: &str) -> Option<Target> {
        let name = normalised(name);
        let mut known = self.targets.iter();
        let found = known.find(|(_, names)| names.iter().flatten().any(|known| *known == name));
        found.map(|(target, _)| *target)
    }

    /// The dimension with this role.
    pub fn with_role(&self, role: Role) -> Option<usize> {
        self.dimensions
            .iter()
            .position(|dimension| dimension.role == role)
    }

    /// The name under which a column of this target is known.
    pub fn column_name(&self, target: Target) -> String {
        match target {
            Target::Dimension(position) => {
                let settings = &self.settings[position];
                settings.aliases.first().unwrap_or(&settings.id).clone()
            }
            Target::Field(field) => {
                let [clear, _] = columns::field_names(self.kind, field);
                clear.get(1).or(clear.first()).cloned().unwrap_or_default()
            }
        }
    }

    /// The id by which settings assign a column to this target.
    pub fn id(&self, target: Target) -> String {
        match target {
            Target::Dimension(position) => self.settings[position].id.clone(),
            Target::Field(field) => {
                let [clear, _] = columns::field_names(self.kind, field);
                clear.first().cloned().unwrap_or_default()
            }
        }
    }

    /// Where counts stand in this kind of table.
    pub fn count_field(&self) -> Field {
        match self.kind {
            FileKind::Offers => Field::Capacity,
            FileKind::Needs | FileKind::Population | FileKind::Projection => Field::Persons,
            FileKind::Rates => Field::Share,
        }
    }

    /// Which column a heading names, and whether the name is a vague one.
    pub fn target(&self, heading: &str) -> Option<(Target, bool)> {
        let word = normalised(heading);
        let assigned = self.assigned.iter().find(|(_, named)| *named == word);
        if let Some((target, _)) = assigned {
            return Some((*target, false));
        }
        let close = self.targets.iter().flat_map(|(target, names)| {
            let of_names = |vague: usize| {
                let closeness = headings::closeness(heading, &names[vague])?;
                Some((vague, closeness, *target))
            };
            [of_names(0), of_names(1)]
        });
        let best = close
            .flatten()
            .min_by_key(|(vague, closeness, _)| (*vague, *closeness));
        best.map(|(vague, _, target)| (target, vague == 1))
    }

    /// Everything that a heading can say.
    pub fn heading(&self, heading: &str) -> Heading {
        if heading.trim().is_empty() || heading.len() > LONGEST_NAME {
            return Heading::Unknown;
        }
        let named = self.target(heading);
        if let Some((target, false)) = named {
            return Heading::Column(target);
        }
        let traits = self.traits(heading);
        if !traits.is_empty() {
            return Heading::Traits(traits);
        }
        let joined = headings::without_remarks(&headings::joined(heading));
        match (named, total(&joined)) {
            (_, Some(Total::Everything)) => Heading::Total,
            (Some((target, _)), _) => Heading::Column(target),
            (None, _) => Heading::Unknown,
        }
    }

    /// The categories that a heading names: one, or two of different dimensions.
    pub fn traits(&self, heading: &str) -> Vec<Trait> {
        if heading.len() > LONGEST_NAME {
            return Vec::new();
        }
        let joined = headings::joined(heading);
        let bare = headings::without_remarks(&joined);
        for text in [joined.as_str(), bare.as_str()] {
            if let Some(one) = self.category(text) {
                return vec![one];
            }
        }
        let words: Vec<&str> = bare
            .split([' ', '_', ',', ':', '\u{a0}'])
            .filter(|word| !word.is_empty())
            .collect();
        for cut in 1..words.len() {
            let (before, after) = (words[..cut].join(" "), words[cut..].join(" "));
            if let (Some(one), Some(two)) = (self.category(&before), self.category(&after))
                && one.target != two.target
            {
                return vec![one, two];
            }
        }
        let said: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| !COUNTED.contains(&normalised(word).as_str()))
            .collect();
        let is_named = said.len() < words.len();
        let said = said.join(" ");
        let year = Target::Field(Field::Year);
        let fits = |one: &Trait| !one.is_weak || is_named && one.target == year;
        let one = self.category(&said).filter(fits);
        one.into_iter().collect()
    }

    /// The category of any dimension, or the year, that a text names.
    pub fn category(&self, text: &str) -> Option<Trait> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST_NAME {
            return None;
        }
        let is_bare = text.bytes().all(|byte| byte.is_ascii_digit());
        if let Some(year) = years::year_of(text) {
            return Some(Trait {
                target: Target::Field(Field::Year),
                value: year.year.to_string(),
                is_weak: true,
            });
        }
        if let Some(phase) = self.with_role(Role::LifePhase)
            && (StatedBand::parse(text).is_ok() || self.names(phase, text))
        {
            return Some(Trait {
                target: Target::Dimension(phase),
                value: text.to_string(),
                is_weak: is_bare,
            });
        }
        let mut found = (0..self.dimensions.len()).filter(|position| {
            let role = self.dimensions[*position].role;
            let fixed =
                role == Role::Group || self.settled[*position] || self.words.contains_key(position);
            fixed && role != Role::LifePhase && self.names(*position, text)
        });
        let first = found.next()?;
        // `ohne` may be said of several dimensions
        if found.next().is_some() {
            return None;
        }
        Some(Trait {
            target: Target::Dimension(first),
            value: text.to_string(),
            is_weak: text.chars().count() < 3,
        })
    }

    /// Whether a dimension's categories are only known from what other tables say.
    pub fn is_open(&self, target: Target) -> bool {
        matches!(target, Target::Dimension(position) if self.words.contains_key(&position))
    }

    /// Whether the town itself has a category of this name in a dimension.
    pub fn is_category(&self, dimension: usize, word: &str) -> bool {
        matches!(self.dimensions[dimension].meaning(word), Meaning::One(_))
    }

    /// Whether a dimension knows a category by this word.
    pub fn names(&self, dimension: usize, word: &str) -> bool {
        let of_others = self.words.get(&dimension);
        matches!(self.dimensions[dimension].meaning(word), Meaning::One(_))
            || of_others.is_some_and(|words| words.contains(&normalised(word)))
    }
}
