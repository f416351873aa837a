//! Towns that call a dimension and its categories like something of the program's own: every number of every file
//! is right, and protected as everywhere.

use std::collections::BTreeMap;

use super::folder::published;
use super::formats::disagreements;
use super::towns::{Town, files, random, told};
use super::{Attacked, CONSTANT, side_by_side};

/// Columns, tables, margins, signs and headings, in both languages.
const NAMES: [&str; 20] = [
    "coverage",
    "gap",
    "total",
    "bottlenecks",
    "usage",
    "levers",
    "need",
    "x",
    "offers",
    "population",
    "Deckungsgrad",
    "Lücke",
    "insgesamt",
    "Engpässe",
    "Belegung",
    "Hebel",
    "Bedarf",
    "Stadtteile",
    "rates-district",
    "life_phase-topic",
];

/// A town that tells groups apart by a dimension of this name; its categories are called like a margin and a sign.
fn town(name: &str, seed: u64) -> Town {
    let town = random(seed);
    let needs = town
        .needs
        .lines()
        .enumerate()
        .map(|(line, text)| match line {
            0 => text.replace(";gender;", &format!(";{name};")),
            _ => text
                .replace(";female;", ";Oben;")
                .replace(";male;", ";Unten;"),
        });
    let offers = town
        .offers
        .lines()
        .enumerate()
        .map(|(line, text)| match line {
            0 => format!("{text};{name}"),
            _ => format!("{text};{}", ["Oben", ""][line % 2]),
        });
    let settings = format!(
        r#"
name = "Kleinstadt"

[[dimension]]
id = "{name}"
label = {{ de = "{name}" }}
categories = [
  {{ id = "total", label = {{ de = "Oben" }} }},
  {{ id = "x", label = {{ de = "Unten" }} }},
]
"#
    );
    Town {
        needs: needs.map(|line| line + "\n").collect(),
        offers: offers.map(|line| line + "\n").collect(),
        settings: Some(settings),
    }
}

/// The same numbers under a name that nothing else has.
fn plainly_named(seed: u64) -> Town {
    town("lage", seed)
}

/// The number of columns of each file's header, and of its records.
fn widths(bytes: &[u8]) -> (Vec<String>, bool) {
    let mut reader = csv::Reader::from_reader(bytes);
    let head: Vec<String> = reader
        .headers()
        .expect("a head")
        .iter()
        .map(str::to_string)
        .collect();
    let mut names = head.clone();
    names.sort_unstable();
    names.dedup();
    let is_one_each = names.len() == head.len();
    (head, is_one_each)
}

#[test]
fn a_town_may_call_its_dimension_as_it_likes_and_every_file_says_the_same() {
    let attacked = side_by_side(0..NAMES.len() as u64, |at| {
        let seed = 6 * (at % 4);
        let name = NAMES[at as usize];
        let own = Attacked::of(told(&town(name, seed)), published);
        let plain = Attacked::of(told(&plainly_named(seed)), |protected| {
            files(protected.edition())
        });
        (name, own, plain)
    });
    for (name, own, plain) in attacked {
        assert_eq!(own.is_some(), plain.is_some(), "{name}");
        let (Some(own), Some(plain)) = (own, plain) else {
            continue;
        };
        let broken = own.broken_promises();
        assert!(broken.is_empty(), "{name}: {broken:#?}");
        let disagreements = disagreements(&own.folder, &CONSTANT);
        assert!(disagreements.is_empty(), "{name}: {disagreements:#?}");
        // one file and one column each, whatever they are called, and the same numbers in them
        let sizes = |attacked: &super::Attacked| -> BTreeMap<usize, usize> {
            let tables = attacked.folder.iter();
            let tables = tables.filter(|(path, _)| path.starts_with("tables/"));
            let mut sizes = BTreeMap::new();
            for (path, bytes) in tables {
                let (head, is_one_each) = widths(bytes);
                assert!(is_one_each, "{name} {path}: {head:?}");
                *sizes.entry(head.len()).or_default() += 1;
            }
            sizes
        };
        assert_eq!(sizes(&own), sizes(&plain), "{name}");
        assert_eq!(numbers(&own), numbers(&plain), "{name}");
    }
}

/// All numbers and signs of all tables, sorted: what a town's words are does not change them.
fn numbers(attacked: &Attacked) -> Vec<String> {
    let lines = super::lines(&attacked.folder);
    let values = lines.iter().flat_map(|line| line.values.values().cloned());
    let is_told = |value: &String| value.parse::<f64>().is_ok() || value == "x";
    let mut values: Vec<String> = values.filter(is_told).collect();
    values.sort_unstable();
    values
}

#[test]
fn the_data_package_says_what_a_renamed_column_is_called_in_the_town() {
    let attacked = Attacked::of(told(&town("coverage", 0)), published).expect("a report");
    let package: serde_json::Value =
        serde_json::from_slice(&attacked.folder["datapackage.json"]).expect("a package");
    let resources = package["resources"].as_array().expect("resources").iter();
    let fields = resources.flat_map(|one| one["schema"]["fields"].as_array().expect("fields"));
    let own = fields.filter(|field| field["name"] == "dimension_coverage");
    let said: Vec<&str> = own
        .filter_map(|field| field["description"].as_str())
        .collect();
    assert!(!said.is_empty());
    assert!(
        said.iter().all(|said| said.contains("„coverage“")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|said| said.contains("category_")),
        "{said:?}"
    );
    assert!(
        attacked
            .folder
            .contains_key("tables/dimension_coverage.csv")
    );
}
