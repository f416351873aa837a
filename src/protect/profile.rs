//! By which rule small counts are kept back.

use serde::Serialize;

pub use crate::model::settings::Zeros;
use crate::model::settings::{ProfileName, ProtectionSettings, RoundingBase};
use crate::protect::statistics::counts::Steps;

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
    /// Whether a count of 0 is withheld as well.
    pub zeros: Zeros,
}

impl Threshold {
    /// How covered and missing cases are told: in steps in which a count can hide as far as it has to, and
    /// one more, as the margin of the town is always shown. With narrower steps four times as many small towns
    /// got no report.
    pub fn steps(self) -> Steps {
        Steps {
            minimum: self.minimum,
            step: self.minimum.max(self.width) + 2,
        }
    }
}

impl Profile {
    /// The profile that the settings mean; a name on the command line comes before theirs.
    pub fn of(settings: ProtectionSettings, asked: Option<ProfileName>) -> Profile {
        match asked.unwrap_or(settings.profile) {
            ProfileName::Threshold => Profile::Threshold(Threshold {
                minimum: settings.minimum,
                width: settings.width.max(1),
                zeros: settings.zeros,
            }),
            ProfileName::Round => Profile::Round(match settings.base {
                RoundingBase::Five => 5,
                RoundingBase::Ten => 10,
            }),
            ProfileName::None => Profile::None,
        }
    }

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
