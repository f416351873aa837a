//! What the settings say about the protection of small counts; what it means is `protect`.

use serde::{Deserialize, Serialize};

/// `[protection]` of the settings: what it does not say is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProtectionSettings {
    pub profile: ProfileName,
    /// The smallest count of persons that may be shown.
    pub minimum: u32,
    /// How wide the interval must stay that can be computed for a small count.
    pub width: u32,
    /// Whether `threshold` shows that nobody is concerned.
    pub zeros: Zeros,
    /// To which multiple `round` rounds.
    pub base: RoundingBase,
}

impl Default for ProtectionSettings {
    fn default() -> ProtectionSettings {
        ProtectionSettings {
            profile: ProfileName::Threshold,
            minimum: 3,
            width: 3,
            zeros: Zeros::Show,
            base: RoundingBase::Five,
        }
    }
}

/// A profile's name, as in the settings and on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum ProfileName {
    Threshold,
    Round,
    None,
}

/// What becomes of a count of 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Zeros {
    #[default]
    Show,
    /// It is withheld like a small count.
    Sensitive,
}

impl Zeros {
    /// Its word in the settings.
    pub fn id(self) -> &'static str {
        match self {
            Zeros::Show => "show",
            Zeros::Sensitive => "sensitive",
        }
    }
}

/// What counts are rounded to a multiple of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u32")]
pub enum RoundingBase {
    Five,
    Ten,
}

impl TryFrom<u32> for RoundingBase {
    type Error = String;

    fn try_from(number: u32) -> Result<RoundingBase, String> {
        match number {
            5 => Ok(RoundingBase::Five),
            10 => Ok(RoundingBase::Ten),
            other => Err(format!("{other}: 5 or 10")),
        }
    }
}
