//! Small random towns with many small counts, and what is published of them.

use std::fmt::Write;
use std::path::Path;

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

use super::folder::Folder;

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

const PHASES: [&str; 3] = ["0-2", "3-5", "6-9"];
const DISTRICTS: [&str; 5] = ["Nord", "Ost", "Süd", "West", "Insel"];
const TOPICS: [&str; 2] = ["Bildung", "Gesundheit"];

/// What makes a town harder to protect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    Plain,
    /// Two boroughs; one of them has a single planning area.
    Boroughs,
    /// Origin and impairment beside gender.
    Groups,
    /// Rows that are not broken down, not known, or withheld at the source.
    Unknowns,
    /// Two years, and what professionals say.
    Kinds,
}

const TRAITS: [Trait; 5] = [
    Trait::Plain,
    Trait::Boroughs,
    Trait::Groups,
    Trait::Unknowns,
    Trait::Kinds,
];

/// The inputs of a town.
#[derive(Debug, Clone)]
pub struct Town {
    pub needs: String,
    pub offers: String,
    pub settings: Option<String>,
}

const BOROUGHS: &str = r#"
name = "Kleinstadt"

[[dimension]]
id = "district"
mode = "replace"
label = { de = "Planungsraum" }
aliases = ["stadtteil"]
levels = [{ id = "bezirk", label = { de = "Bezirk" } }, { id = "raum", label = { de = "Planungsraum" } }]
categories = [
  { id = "Land", label = { de = "Land" }, level = "bezirk" },
  { id = "Meer", label = { de = "Meer" }, level = "bezirk" },
  { id = "Nord", label = { de = "Nord" }, level = "raum", parent = "Land" },
  { id = "Ost", label = { de = "Ost" }, level = "raum", parent = "Land" },
  { id = "Süd", label = { de = "Süd" }, level = "raum", parent = "Land" },
  { id = "West", label = { de = "West" }, level = "raum", parent = "Land" },
  { id = "Insel", label = { de = "Insel" }, level = "raum", parent = "Meer" },
]
"#;

/// A town with many cells of one or two cases, and some of none. Every fifth has the same trait.
pub fn random(seed: u64) -> Town {
    let kind = TRAITS[seed as usize % TRAITS.len()];
    let mut dice = Dice(seed);
    let districts = match kind {
        Trait::Boroughs => &DISTRICTS[..],
        _ => &DISTRICTS[..3 + dice.below(2) as usize],
    };
    Town {
        needs: needs(&mut dice, kind, districts),
        offers: offers(&mut dice, districts),
        settings: (kind == Trait::Boroughs).then(|| BOROUGHS.to_string()),
    }
}

fn needs(dice: &mut Dice, kind: Trait, districts: &[&str]) -> String {
    let mut needs =
        "year;district;life_phase;topic;gender;origin;impairment;evidence;persons\n".to_string();
    for district in districts {
        for phase in PHASES {
            for topic in TOPICS {
                let persons = match dice.below(5) {
                    0 => 0,
                    1 => 1 + dice.below(2),
                    _ => dice.below(12),
                };
                let district = match (kind, dice.below(12)) {
                    (Trait::Boroughs, 0) => "Land",
                    (Trait::Unknowns, 0) => "unknown",
                    (Trait::Unknowns, 1) => "",
                    _ => district,
                };
                let gender = match kind {
                    Trait::Unknowns => ["female", "male", "", "unknown"][dice.below(4) as usize],
                    _ => ["female", "male", ""][dice.below(3) as usize],
                };
                let [origin, impairment] = match kind {
                    Trait::Groups => [
                        ["here", "elsewhere", ""][dice.below(3) as usize],
                        ["yes", "no", ""][dice.below(3) as usize],
                    ],
                    _ => [""; 2],
                };
                let year = match (kind, dice.below(3)) {
                    (Trait::Kinds, 0) => 2024,
                    _ => 2025,
                };
                let evidence = match (kind, dice.below(4)) {
                    (Trait::Kinds, 0) => "professionals",
                    _ => "data",
                };
                let count = match (kind, dice.below(15)) {
                    (Trait::Unknowns, 0) => "x".to_string(),
                    _ => persons.to_string(),
                };
                if persons > 0 {
                    let _ = writeln!(
                        needs,
                        "{year};{district};{phase};{topic};{gender};{origin};{impairment};{evidence};{count}"
                    );
                }
            }
        }
    }
    needs
}

fn offers(dice: &mut Dice, districts: &[&str]) -> String {
    let mut offers = "id;name;topic;life_phase;district;capacity\n".to_string();
    for offer in 0..4 + dice.below(4) {
        let topic = TOPICS[dice.below(2) as usize];
        let phase = PHASES[dice.below(3) as usize];
        let district = districts[dice.below(districts.len() as u64) as usize];
        let capacity = dice.below(20);
        let _ = writeln!(
            offers,
            "A{offer};Angebot {offer};{topic};{phase};{district};{capacity}"
        );
    }
    offers
}

/// What a town's report would say without protection.
pub fn told(town: &Town) -> Edition {
    let folder = tempfile::tempdir().expect("a folder");
    let save = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect(name);
    save("needs.csv", &town.needs);
    save("offers.csv", &town.offers);
    if let Some(settings) = &town.settings {
        save("lueckenlos.toml", settings);
    }
    told_of(folder.path())
}

/// The same for a folder with settings.
pub fn told_of(folder: &Path) -> Edition {
    let request = Request {
        folder: Some(folder.to_path_buf()),
        ..Request::default()
    };
    let project = Project::open(&request).expect("a project");
    let read = read(&project, None);
    let findings = &read.findings;
    let inventory = read.inventory.unwrap_or_else(|| panic!("{findings:?}"));
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
        behind: None,
        findings: &[],
        served: Default::default(),
    };
    edition(material, &Brief::default())
}

/// The CSV files of an edition as `public/` would have them.
pub fn files(edition: &Edition) -> Folder {
    let tables = edition.tables.iter();
    tables
        .map(|table| {
            let path = format!("tables/{}.csv", table.name);
            (path, csv(table).expect("a table"))
        })
        .collect()
}
