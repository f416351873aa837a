//! By which rule small counts are kept back.

use serde::{Deserialize, Serialize};

/// `[protection]` of the settings: what it does not say is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub profile: Name,
    /// The smallest count of persons that may be shown.
    pub minimum: u32,
    /// How wide the interval must stay that can be computed for a small count.
    pub width: u32,
    /// To which multiple `round` rounds.
    pub base: Base,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            profile: Name::None,
            minimum: 3,
            width: 3,
            base: Base::Five,
        }
    }
}

/// A profile's name, as in the settings and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Name {
    Threshold,
    Round,
    None,
}

/// What counts are rounded to a multiple of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u32")]
pub enum Base {
    Five,
    Ten,
}

impl TryFrom<u32> for Base {
    type Error = String;

    fn try_from(number: u32) -> Result<Base, String> {
        match number {
            5 => Ok(Base::Five),
            10 => Ok(Base::Ten),
            other => Err(format!("{other}: 5 or 10")),
        }
    }
}

/// A rule with everything that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Small counts are withheld, and so many more that none can be computed.
    Threshold(Threshold),
    /// Every count is rounded to a multiple of this.
    Round(u32),
    /// Nothing is withheld: for data that are public already.
    None,
}

/// The numbers of the profile `threshold`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Threshold {
    /// Counts from 1 to below this are withheld.
    pub minimum: u32,
    /// No small count can be narrowed to an interval narrower than this.
    pub width: u32,
}

impl Settings {
    /// The profile that is meant; a name on the command line comes before that of the settings.
    pub fn profile(&self, asked: Option<Name>) -> Profile {
        match asked.unwrap_or(self.profile) {
            Name::Threshold => Profile::Threshold(Threshold {
                minimum: self.minimum,
                width: self.width.max(1),
            }),
            Name::Round => Profile::Round(match self.base {
                Base::Five => 5,
                Base::Ten => 10,
            }),
            Name::None => Profile::None,
        }
    }
}

impl Profile {
    /// The name of its rule's text in the locales.
    pub fn message(self) -> &'static str {
        match self {
            Profile::Threshold(_) => "protection-threshold",
            Profile::Round(_) => "protection-round",
            Profile::None => "protection-none",
        }
    }

    /// Its name, as in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Threshold(_) => "threshold",
            Profile::Round(_) => "round",
            Profile::None => "none",
        }
    }
}
