//! Tables become protected tables: the only ones that `render` can publish.
//!
//! So far every edition passes unchanged, under the profile `none`; the reports say so.

use serde::Serialize;

use crate::tables::Edition;

/// By which rule small counts are kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// Nothing is withheld: for data that are public already.
    None,
}

impl Profile {
    /// The name of its rule's text in the locales.
    pub fn message(self) -> &'static str {
        match self {
            Profile::None => "protection-none",
        }
    }
}

/// An edition that may be published. Only [`protect`] makes one.
#[derive(Debug, Clone)]
pub struct Protected {
    edition: Edition,
    profile: Profile,
}

impl Protected {
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    pub fn profile(&self) -> Profile {
        self.profile
    }
}

/// Protects everything that a report says, together.
pub fn protect(edition: Edition) -> Protected {
    Protected {
        edition,
        profile: Profile::None,
    }
}
