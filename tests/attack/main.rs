//! What somebody finds out who has nothing but the files in `public/`, and all the time in the world.

mod attacker;
mod towns;

use lueckenlos::language::Language;
use lueckenlos::protect::{Profile, Threshold, protect, without_small_counts};
use lueckenlos::render::public::Public;
use lueckenlos::tables::Edition;
use lueckenlos::tables::derived::derive;

use attacker::{Find, attack, is_small};
use towns::{Files, files, random, told};

const RULE: Threshold = Threshold {
    minimum: 3,
    width: 3,
};

const TOWNS: u64 = 200;

/// What the attacker finds out about counts that are in truth small.
fn small_finds(truth: &Edition, published: &Edition) -> Vec<Find> {
    let truth = files(truth);
    let mut finds = attack(&files(published), 3.0);
    finds.retain(|find| is_small(&truth, find));
    finds
}

#[test]
fn no_withheld_count_of_two_hundred_small_towns_can_be_computed() {
    let mut refused = 0;
    for seed in 0..TOWNS {
        let (needs, offers) = random(seed);
        let Ok(protected) = protect(told(&needs, &offers), Profile::Threshold(RULE)) else {
            refused += 1;
            continue;
        };
        let finds = small_finds(&told(&needs, &offers), protected.edition());
        assert!(finds.is_empty(), "town {seed}: {finds:#?}");
    }
    assert!(refused <= TOWNS / 10, "{refused} towns got no report");
}

#[test]
fn where_only_small_counts_are_withheld_the_same_attack_finds_them() {
    let found = (0..TOWNS / 4).filter(|seed| {
        let (needs, offers) = random(*seed);
        let published = without_small_counts(told(&needs, &offers), RULE);
        !small_finds(&told(&needs, &offers), &published).is_empty()
    });
    let found = found.count() as u64;
    assert!(found > TOWNS / 8, "only {found}");
}

/// Every file of `public/` that is text, by its path.
fn published(public: &Public) -> Files {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let files = public.files().iter();
    files
        .filter_map(|file| Some((file.path.clone(), text(&file.bytes)?)))
        .collect()
}

#[test]
fn page_charts_and_json_say_nothing_that_the_tables_withhold() {
    let (needs, offers) = random(7);
    let protected = protect(told(&needs, &offers), Profile::Threshold(RULE)).expect("a report");
    let public = Public::of(&protected, Language::German).expect("files");
    let files = published(&public);
    let results: serde_json::Value = serde_json::from_str(&files["results.json"]).expect("results");
    let mut withheld = 0;
    for table in results["tables"].as_array().expect("tables") {
        let name = table["name"].as_str().expect("a name");
        let Some(csv) = files.get(&format!("tables/{name}.csv")) else {
            panic!("no table {name}");
        };
        let of_json = table["rows"].as_array().expect("rows").iter();
        let of_json: usize = of_json
            .map(|row| row.to_string().matches("\"x\"").count())
            .sum();
        assert_eq!(
            csv.split([',', '\n']).filter(|field| *field == "x").count(),
            of_json
        );
        withheld += of_json;
    }
    assert!(withheld > 0, "this town has small counts");
    for file in ["results.json", "protection.json", "report.html"] {
        for word in ["primary", "secondary", "needs.csv"] {
            assert!(!files[file].contains(word), "{file}: {word}");
        }
    }
}

#[test]
fn measures_that_are_no_counts_follow_from_what_is_published() {
    let mut left_out = 0.0;
    for seed in 0..40 {
        let (needs, offers) = random(seed);
        let Ok(protected) = protect(told(&needs, &offers), Profile::Threshold(RULE)) else {
            continue;
        };
        let published = &protected.edition().tables;
        let equity = published.iter().find(|table| table.name == "equity");
        let equity = equity.expect("a table of equity");
        let column = equity.column("left_out").expect("a column");
        left_out += equity
            .rows
            .iter()
            .filter_map(|row| row.values[column].number())
            .sum::<f64>();
        // whoever has only the published tables computes the same
        let mut again = published.clone();
        for table in again.iter_mut().filter(|table| table.name == "equity") {
            table.rows.iter_mut().for_each(|row| row.values.truncate(2));
        }
        derive(&mut again);
        assert_eq!(&again, published, "town {seed}");
    }
    assert!(left_out > 0.0, "some towns have withheld categories");
}

#[test]
fn the_same_town_is_protected_in_the_same_way_every_time() {
    let (needs, offers) = random(11);
    let made = || {
        let protected = protect(told(&needs, &offers), Profile::Threshold(RULE)).expect("a report");
        files(protected.edition())
    };
    assert_eq!(made(), made());
}

#[test]
fn rounded_counts_are_multiples_of_five_wherever_they_stand() {
    for seed in 0..20 {
        let (needs, offers) = random(seed);
        let protected = protect(told(&needs, &offers), Profile::Round(5)).expect("a report");
        for (name, text) in files(protected.edition()) {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let head = reader.headers().expect("a head").clone();
            let counts = [
                "need",
                "covered",
                "gap",
                "gap_low",
                "gap_high",
                "not_assessable",
            ];
            for record in reader.records().flatten() {
                for (column, field) in head.iter().zip(&record) {
                    let Some(number) = counts
                        .contains(&column)
                        .then(|| field.parse::<i64>().ok())
                        .flatten()
                    else {
                        continue;
                    };
                    assert_eq!(number % 5, 0, "{name} {column}");
                }
            }
        }
    }
}
