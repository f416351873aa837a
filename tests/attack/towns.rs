//! Small random towns with many small counts, and what is published of them.

use std::collections::BTreeMap;
use std::fmt::Write;

use lueckenlos::analysis::levers::levers;
use lueckenlos::analysis::picture::Question;
use lueckenlos::analysis::targets::Conventions;
use lueckenlos::analysis::year::analyse;
use lueckenlos::inventory::columns::Evidence;
use lueckenlos::inventory::project::{BlankTarget, Project, Request};
use lueckenlos::inventory::read;
use lueckenlos::inventory::reports::Brief;
use lueckenlos::inventory::statement::Catchment;
use lueckenlos::render::csv::csv;
use lueckenlos::tables::Edition;
use lueckenlos::tables::edition::{Material, edition};

/// The files of a folder by name.
pub type Files = BTreeMap<String, String>;

/// A generator whose numbers are the same everywhere (Steele, Lea & Flood 2014: SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

pub const PHASES: [&str; 3] = ["0-2", "3-5", "6-9"];
pub const DISTRICTS: [&str; 4] = ["Nord", "Ost", "Süd", "West"];
pub const TOPICS: [&str; 2] = ["Bildung", "Gesundheit"];

/// Needs and offers of a town: many cells of one or two cases, some of none.
pub fn random(seed: u64) -> (String, String) {
    let mut dice = Dice(seed);
    let mut needs = "year;district;life_phase;topic;gender;persons\n".to_string();
    let districts = 3 + dice.below(2) as usize;
    for district in &DISTRICTS[..districts] {
        for phase in PHASES {
            for topic in TOPICS {
                let persons = match dice.below(5) {
                    0 => 0,
                    1 => 1 + dice.below(2),
                    _ => dice.below(12),
                };
                let gender = ["female", "male", ""][dice.below(3) as usize];
                if persons > 0 {
                    let _ = writeln!(needs, "2025;{district};{phase};{topic};{gender};{persons}");
                }
            }
        }
    }
    let mut offers = "id;name;topic;life_phase;district;capacity\n".to_string();
    for offer in 0..4 + dice.below(4) {
        let topic = TOPICS[dice.below(2) as usize];
        let phase = PHASES[dice.below(3) as usize];
        let district = DISTRICTS[dice.below(districts as u64) as usize];
        let capacity = dice.below(20);
        let _ = writeln!(
            offers,
            "A{offer};Angebot {offer};{topic};{phase};{district};{capacity}"
        );
    }
    (needs, offers)
}

/// What a town's report would say without protection.
pub fn told(needs: &str, offers: &str) -> Edition {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("needs.csv"), needs).expect("needs");
    std::fs::write(folder.path().join("offers.csv"), offers).expect("offers");
    let request = Request {
        folder: Some(folder.path().to_path_buf()),
        ..Request::default()
    };
    let project = Project::open(&request).expect("a project");
    let inventory = read(&project, None).inventory.expect("an inventory");
    let question = Question {
        year: 2025,
        reference_date: project.reference_date(2025),
        evidence: Evidence::Data,
        conventions: Conventions {
            blank_target: BlankTarget::All,
            default_catchment: Catchment::Own,
        },
    };
    let year = analyse(&inventory, question).expect("a year");
    let levers = levers(&year, year.headline());
    let material = Material {
        town: "Kleinstadt",
        inventory: &inventory,
        year: &year,
        planned: None,
        levers: &levers,
        ahead: None,
        findings: &[],
        served: Default::default(),
    };
    edition(material, &Brief::default())
}

/// The tables of an edition as the CSV files of `public/`.
pub fn files(edition: &Edition) -> Files {
    let tables = edition.tables.iter();
    tables
        .map(|table| {
            let text = csv(table).expect("a table");
            let text = String::from_utf8(text).expect("text");
            (format!("tables/{}.csv", table.name), text)
        })
        .collect()
}
