//! Shares of the inhabitants who need something: what a survey says, what a guideline asks for, what a law entitles to.

use serde::Deserialize;

use super::evidence::Evidence;
use crate::vocabulary::ages::AgeBand;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

/// What a share says. Kinds are never mixed within a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateKind {
    /// How many use it.
    #[serde(alias = "nutzung")]
    Usage,
    /// For how many the parents want it.
    #[serde(alias = "elternwunsch")]
    ParentsWish,
    /// How many are concerned.
    #[serde(alias = "prävalenz", alias = "praevalenz")]
    Prevalence,
    /// How many are entitled by law.
    #[serde(alias = "rechtsanspruch")]
    LegalClaim,
    /// For how many the council has decided to have places: no need.
    Target,
}

impl RateKind {
    /// Every kind, as the settings and the files of shares may name it.
    pub const ALL: [RateKind; 5] = [
        RateKind::Usage,
        RateKind::ParentsWish,
        RateKind::Prevalence,
        RateKind::LegalClaim,
        RateKind::Target,
    ];

    /// Its name in files.
    pub fn id(self) -> &'static str {
        match self {
            RateKind::Usage => "usage",
            RateKind::ParentsWish => "parents_wish",
            RateKind::Prevalence => "prevalence",
            RateKind::LegalClaim => "legal_claim",
            RateKind::Target => "target",
        }
    }
}

/// How many of one person need it: cases a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// At least so many.
    pub low: Quantity,
    /// None: only the two ends are stated.
    pub stated: Option<Quantity>,
    /// At most so many: not below `low`.
    pub high: Quantity,
}

/// A row of the need rates.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedRate {
    /// One per dimension of the vocabulary; the topic is named, everything else only where the share is of a group.
    pub nodes: Vec<Node>,
    /// None: whatever age.
    pub ages: Option<AgeBand>,
    /// How many of one inhabitant need it.
    pub share: Share,
    /// What kind of share it is.
    pub kind: RateKind,
    /// What it rests on.
    pub evidence: Evidence,
    /// From which year on it holds, until a row of a later year says otherwise; none: always.
    pub year: Option<i32>,
    /// For which region it was found.
    pub applies_to: String,
    /// Who found it.
    pub source: String,
    /// The file's name as it is shown.
    pub file: String,
    /// Its line there, the header being line 1.
    pub line: u64,
}
