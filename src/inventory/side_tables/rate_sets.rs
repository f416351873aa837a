//! Published shares that ship with the program, as data with their sources: a new project may begin with one, if it is
//! named.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::language::Label;

/// Shares of one source.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateSet {
    pub id: String,
    pub label: Label,
    /// What the topic is called, unless the town calls it otherwise.
    pub topic: String,
    pub kind: String,
    /// For which region the figures hold.
    pub region: String,
    pub source: String,
    pub url: String,
    /// Where in the source they stand.
    pub page: String,
    pub licence: String,
    pub rows: Vec<RateRow>,
}

/// The share of an age group, from a year on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateRow {
    pub age_from: u32,
    pub age_to: u32,
    pub share: String,
    pub year: i32,
}

#[derive(Deserialize)]
struct Sets {
    set: Vec<RateSet>,
}

static SETS: LazyLock<Vec<RateSet>> = LazyLock::new(|| {
    let sets = toml::from_str::<Sets>(include_str!("../../../data/bedarfsquoten.toml"));
    sets.map(|sets| sets.set).unwrap_or_default()
});

/// All sets.
pub fn sets() -> &'static [RateSet] {
    &SETS
}

/// The set that a word names, and what the town calls its topic: `SET` or `SET=TOPIC`.
pub fn named(word: &str) -> Option<(&'static RateSet, String)> {
    let (id, topic) = match word.split_once('=') {
        Some((id, topic)) => (id.trim(), Some(topic.trim().to_string())),
        None => (word.trim(), None),
    };
    let set = SETS.iter().find(|set| set.id == id)?;
    Some((set, topic.unwrap_or_else(|| set.topic.clone())))
}

/// Sets, each with its topic, as a table of need rates.
///
/// # Errors
/// If the table cannot be written, which only a lack of memory can cause.
pub fn as_csv(sets: &[(&RateSet, String)]) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    writer.write_record([
        "handlungsfeld",
        "alter_von",
        "alter_bis",
        "quote",
        "art",
        "jahr",
        "gilt_für",
        "quelle",
    ])?;
    for (set, topic) in sets {
        for row in &set.rows {
            writer.write_record([
                topic.as_str(),
                &row.age_from.to_string(),
                &row.age_to.to_string(),
                &row.share,
                &set.kind,
                &row.year.to_string(),
                &set.region,
                &format!("{} ({})", set.source, set.url),
            ])?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inventory::columns::rate_kind;

    #[test]
    fn every_share_says_where_it_stands_and_for_whom_it_holds() {
        assert!(toml::from_str::<Sets>(include_str!("../../../data/bedarfsquoten.toml")).is_ok());
        for set in sets() {
            for said in [
                &set.source,
                &set.region,
                &set.page,
                &set.licence,
                &set.topic,
            ] {
                assert!(!said.trim().is_empty(), "{}", set.id);
            }
            assert!(set.url.starts_with("https://"), "{}", set.id);
            assert!(
                set.label.en.is_some() && rate_kind(&set.kind).is_some(),
                "{}",
                set.id
            );
            assert!(!set.rows.is_empty(), "{}", set.id);
            for row in &set.rows {
                assert!(
                    row.age_from <= row.age_to && row.share.ends_with('%'),
                    "{}",
                    set.id
                );
                assert!((1990..=2100).contains(&row.year), "{}", set.id);
            }
        }
    }

    #[test]
    fn a_town_may_call_the_topic_otherwise() {
        let (set, topic) = named("elternwunsch-2023=Kita").unwrap();
        assert!(
            as_csv(&[(set, topic)])
                .unwrap()
                .contains("\nKita;0;2;51 %;Elternwunsch;2023;Deutschland;")
        );
        assert_eq!(
            named("rechtsanspruch-kita").unwrap().1,
            "Kindertagesbetreuung"
        );
        assert!(named("gibt-es-nicht").is_none());
    }
}
