//! What is read at most of one input, so that no file, hostile or only odd, takes all memory or all day.
//!
//! The limits are data: `limits.toml` says where each comes from. Tests lower them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::finding::{Code, Finding, Place};

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    Columns,
    Rows,
    Cells,
    CellBytes,
    TextBytes,
    UnpackedBytes,
    TextTags,
    Tags,
    UntaggedBytes,
    Files,
    Dimensions,
    Offers,
    Locations,
    TravelTimes,
    SettingsBytes,
    Reports,
    MapBytes,
    MapPoints,
    Categories,
    FindingsOfAKind,
}

impl Limit {
    /// Its name in `limits.toml` and in the text of the finding.
    pub fn id(self) -> &'static str {
        match self {
            Limit::Columns => "columns",
            Limit::Rows => "rows",
            Limit::Cells => "cells",
            Limit::CellBytes => "cell_bytes",
            Limit::TextBytes => "text_bytes",
            Limit::UnpackedBytes => "unpacked_bytes",
            Limit::TextTags => "text_tags",
            Limit::Tags => "tags",
            Limit::UntaggedBytes => "untagged_bytes",
            Limit::Files => "files",
            Limit::Dimensions => "dimensions",
            Limit::Offers => "offers",
            Limit::Locations => "locations",
            Limit::TravelTimes => "travel_times",
            Limit::SettingsBytes => "settings_bytes",
            Limit::Reports => "reports",
            Limit::MapBytes => "map_bytes",
            Limit::MapPoints => "map_points",
            Limit::Categories => "categories",
            Limit::FindingsOfAKind => "findings_of_a_kind",
        }
    }
}

/// How much of each is read.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Limits(BTreeMap<Limit, u64>);

static STANDARD: LazyLock<Limits> = LazyLock::new(|| {
    toml::from_str(include_str!("limits.toml")).expect("limits.toml is part of the program")
});

impl Limits {
    /// Those of `limits.toml`.
    pub fn standard() -> &'static Limits {
        &STANDARD
    }

    /// How much there may be. What is not limited may be as much as it likes.
    pub fn most(&self, limit: Limit) -> u64 {
        self.0.get(&limit).copied().unwrap_or(u64::MAX)
    }

    /// The finding that there is more, if there is.
    ///
    /// # Errors
    /// `number` is greater than the limit.
    pub fn check(&self, limit: Limit, number: u64, place: &Place) -> Result<(), Box<Finding>> {
        match number > self.most(limit) {
            true => Err(Box::new(self.exceeded(limit, place.clone()))),
            false => Ok(()),
        }
    }

    /// The finding that there is more than is read.
    pub fn exceeded(&self, limit: Limit, place: Place) -> Finding {
        Finding::new(Code::LimitExceeded, place)
            .detail("limit", limit.id())
            .detail("most", self.most(limit))
    }

    /// The same with another limit.
    #[cfg(test)]
    pub fn with(&self, limit: Limit, most: u64) -> Limits {
        let mut limits = self.clone();
        limits.0.insert(limit, most);
        limits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_stands_in_the_list_under_its_own_name() {
        let names: BTreeMap<String, u64> = toml::from_str(include_str!("limits.toml")).unwrap();
        for (limit, most) in &Limits::standard().0 {
            assert_eq!(names.get(limit.id()), Some(most));
        }
        assert_eq!(names.len(), Limits::standard().0.len());
    }
}
