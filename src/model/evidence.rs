//! What a need rests on.

use serde::{Deserialize, Serialize};

/// What a need rests on. Kinds of evidence are never added up.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Counted or estimated from registers and statistics.
    #[default]
    Data,
    /// Said by professionals.
    Professionals,
    /// Said by those concerned.
    Participation,
}

impl Evidence {
    /// In the order in which reports show them.
    pub const ALL: [Evidence; 3] = [
        Evidence::Data,
        Evidence::Professionals,
        Evidence::Participation,
    ];

    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Evidence::Data => "data",
            Evidence::Professionals => "professionals",
            Evidence::Participation => "participation",
        }
    }
}
