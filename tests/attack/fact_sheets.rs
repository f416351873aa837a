//! Fact sheets beside the report of everybody: what both tell together.

use std::path::Path;

use lueckenlos::protect::{Profile, protect_all};
use lueckenlos::render::public::{FormatName, Public};

use super::attacker::{Attack, attack};
use super::folder::Folder;
use super::knowledge::Knowledge;
use super::towns::{Told, Town, YEAR, random, told_in, told_of};
use super::{RULE, side_by_side};

const TOWNS: u64 = 24;

/// What the sheets of towns are by, in turn.
const EACH: [&str; 4] = ["district", "life_phase", "topic", "gender"];

/// A town's report of everybody, and its sheets.
fn with_sheets(seed: u64) -> Option<[Told; 2]> {
    let town = random(seed);
    let each = match &town.settings {
        Some(_) => ["raum", "bezirk"][seed as usize / 6 % 2],
        None => EACH[seed as usize % EACH.len()],
    };
    let settings = town
        .settings
        .clone()
        .unwrap_or("name = \"Kleinstadt\"\n".to_string());
    let reports =
        format!("[[report]]\nname = \"rat\"\n\n[[report]]\nname = \"blatt\"\nje = \"{each}\"\n");
    let town = Town {
        settings: Some(format!("{settings}\n{reports}")),
        ..town
    };
    told_in(&town, YEAR)?.try_into().ok()
}

struct Attacked {
    /// The files of the sheets.
    sheets: Folder,
    attack: Attack,
    promises_all: bool,
}

/// Both reports protected together, and what somebody finds out who has both.
fn attacked(told: [Told; 2]) -> Option<Attacked> {
    let [everybody, mut sheets] = told;
    // there is no ranking in sheets
    sheets.candidates.clear();
    let knowledge = Knowledge::of_all(&[("", &everybody), ("blatt", &sheets)]);
    let editions = vec![everybody.edition, sheets.edition];
    let protected = protect_all(editions, Profile::Threshold(RULE)).ok()?;
    let public = Public::of_all(&protected, &[FormatName::Html, FormatName::Xlsx]).ok()?;
    let files = public.files().iter();
    let folder: Folder = files
        .map(|file| {
            (
                file.path.replace("steckbriefe/", "blatt/"),
                file.bytes.clone(),
            )
        })
        .collect();
    let own = folder.iter().filter_map(|(path, bytes)| {
        let path = path.strip_prefix("blatt/")?;
        Some((path.to_string(), bytes.clone()))
    });
    let records = protected.iter().map(|one| one.record().holds_for);
    Some(Attacked {
        sheets: own.collect(),
        attack: attack(&folder, &knowledge),
        promises_all: { records }.all(|held| held == Some("all_withheld_rows")),
    })
}

#[test]
fn no_small_count_can_be_computed_from_sheets_beside_the_report() {
    let all = side_by_side(0..TOWNS, |seed| attacked(with_sheets(seed)?));
    let (mut withheld, mut made) = (0, 0);
    for (seed, attacked) in all.iter().enumerate() {
        let Some(attacked) = attacked else { continue };
        let finds = attacked.attack.finds.iter();
        let broken: Vec<_> = finds
            .filter(|find| find.is_small || attacked.promises_all)
            .collect();
        assert!(broken.is_empty(), "town {seed}: {broken:#?}");
        withheld += attacked.attack.withheld;
        made += 1;
    }
    eprintln!("{made} towns, {withheld} withheld");
    assert!(made * 10 >= 9 * TOWNS && withheld > 5 * TOWNS as usize);
}

#[test]
fn no_small_count_of_musterstadt_can_be_computed_from_its_sheets() {
    let town = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/musterstadt");
    let mut told = told_of(&town, YEAR - 1).expect("reports");
    // the second one looks at a part of the people
    told.remove(1);
    let attacked = attacked(told.try_into().expect("two reports")).expect("reports");
    let small = attacked.attack.finds.iter().filter(|find| find.is_small);
    assert_eq!(small.count(), 0);
    assert!(attacked.attack.withheld > 0);
    let page = String::from_utf8_lossy(&attacked.sheets["report.html"]);
    assert_eq!(page.matches("id=\"sheet-").count(), 8);
}
