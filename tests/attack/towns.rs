//! Small random towns with many small counts, and what is published of them.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use lueckenlos::analysis::budget::{Asked, Spending, spending};
use lueckenlos::analysis::outlook::{
    Assumption, Horizon, NeedCourse, Outlook, StepLength, last_ending, outlook,
};
use lueckenlos::analysis::packages::Effort;
use lueckenlos::analysis::picture::{Picture, Question, Year};
use lueckenlos::analysis::reach::parts::divide;
use lueckenlos::analysis::review::{Side, review};
use lueckenlos::analysis::targets::Conventions;
use lueckenlos::analysis::year::analyse;
use lueckenlos::inventory::project::{Project, Request};
use lueckenlos::inventory::read;
use lueckenlos::model::brief::Brief;
use lueckenlos::model::choice::{Act, Choice};
use lueckenlos::model::condition::{Condition, Demand, LeastCoverage};
use lueckenlos::model::crosswalk::Crosswalk;
use lueckenlos::model::evidence::Evidence;
use lueckenlos::model::inventory::Inventory;
use lueckenlos::model::offer::Catchment;
use lueckenlos::model::settings::BlankTarget;
use lueckenlos::render::csv::csv;
use lueckenlos::tables::edition::{Material, edition};
use lueckenlos::tables::proposals::for_briefs;
use lueckenlos::tables::reasons::largest_gaps;
use lueckenlos::tables::scope::Scope;
use lueckenlos::tables::shortages::bottlenecks;
use lueckenlos::tables::year_review::public_tables::Behind;
use lueckenlos::tables::{Edition, Table};
use lueckenlos::vocabulary::quantity::Quantity;

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
    /// Two years, most rows in one of them, and what professionals say.
    Kinds,
    /// Two years with about the same needs; offers that begin and end.
    Years,
}

const TRAITS: [Trait; 6] = [
    Trait::Plain,
    Trait::Boroughs,
    Trait::Groups,
    Trait::Unknowns,
    Trait::Kinds,
    Trait::Years,
];

/// The year that the reports are on.
pub const YEAR: i32 = 2025;

/// When offers begin and end, as far as that is stated.
const VALID: [[&str; 3]; 4] = [
    ["2025-03-01", "", ""],
    ["", "2025-06-30", ""],
    ["", "2026-07-31", ""],
    ["", "", "2026-12-31"],
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

/// A town with many cells of one or two cases, and some of none. Every sixth has the same trait.
pub fn random(seed: u64) -> Town {
    let kind = TRAITS[seed as usize % TRAITS.len()];
    let mut dice = Dice(seed);
    let districts = match kind {
        Trait::Boroughs => &DISTRICTS[..],
        _ => &DISTRICTS[..3 + dice.below(2) as usize],
    };
    Town {
        needs: needs(&mut dice, kind, districts),
        offers: offers(&mut dice, kind, districts),
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
                    (Trait::Kinds, 0) => YEAR - 1,
                    _ => YEAR,
                };
                let evidence = match (kind, dice.below(4)) {
                    (Trait::Kinds, 0) => "professionals",
                    _ => "data",
                };
                let count = match (kind, dice.below(15)) {
                    (Trait::Unknowns, 0) => "x".to_string(),
                    _ => persons.to_string(),
                };
                let mut tell = |year: i32, count: &str| {
                    let _ = writeln!(
                        needs,
                        "{year};{district};{phase};{topic};{gender};{origin};{impairment};{evidence};{count}"
                    );
                };
                if persons > 0 {
                    tell(year, &count);
                }
                if kind == Trait::Years {
                    let before = (persons + dice.below(4)).saturating_sub(1);
                    if before > 0 {
                        tell(year - 1, &before.to_string());
                    }
                }
            }
        }
    }
    needs
}

/// The same town with about the same needs in the year before its first one.
pub fn with_a_year_more(town: Town) -> Town {
    let first = (YEAR - 1).to_string();
    let mut dice = Dice(town.needs.len() as u64);
    let mut more = String::new();
    for line in town.needs.lines() {
        let Some((rest, count)) = line.rsplit_once(';') else {
            continue;
        };
        if let (Some(rest), Ok(count)) = (rest.strip_prefix(&first), count.parse::<u64>()) {
            let before = (count + dice.below(4)).saturating_sub(1);
            if before > 0 {
                let _ = writeln!(more, "{}{rest};{before}", YEAR - 2);
            }
        }
    }
    Town {
        needs: town.needs + &more,
        ..town
    }
}

fn offers(dice: &mut Dice, kind: Trait, districts: &[&str]) -> String {
    let mut offers =
        "id;name;topic;life_phase;district;capacity;valid_from;valid_to;funding_until\n"
            .to_string();
    for offer in 0..4 + dice.below(4) {
        let topic = TOPICS[dice.below(2) as usize];
        let phase = PHASES[dice.below(3) as usize];
        let district = districts[dice.below(districts.len() as u64) as usize];
        let capacity = dice.below(20);
        let ends = match kind {
            Trait::Years => dice.below(6) as usize,
            _ => 5,
        };
        let [from, to, funding] = VALID.get(ends).unwrap_or(&["", "", ""]);
        let _ = writeln!(
            offers,
            "A{offer};Angebot {offer};{topic};{phase};{district};{capacity};{from};{to};{funding}"
        );
    }
    offers
}

/// What a report would say without protection, and what stands behind it.
#[derive(Debug, Clone)]
pub struct Told {
    pub edition: Edition,
    /// Per cell of the edition what it is, the same in every report on the town: year, kind of evidence,
    /// categories.
    pub names: Vec<String>,
    /// Per ranking that has an end: its name, and all groups of cells that may stand in it.
    pub candidates: Vec<(&'static str, Vec<Vec<u32>>)>,
}

/// What a town's first report would say.
pub fn told(town: &Town) -> Told {
    let mut all = told_in(town, YEAR).expect("reports");
    all.remove(0)
}

/// What all of a town's reports on a year would say; none: there is nothing to say of it.
pub fn told_in(town: &Town, year: i32) -> Option<Vec<Told>> {
    let folder = tempfile::tempdir().expect("a folder");
    let save = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect(name);
    save("needs.csv", &town.needs);
    save("offers.csv", &town.offers);
    if let Some(settings) = &town.settings {
        save("lueckenlos.toml", settings);
    }
    told_of(folder.path(), year)
}

/// The same for a folder.
pub fn told_of(folder: &Path, year: i32) -> Option<Vec<Told>> {
    let request = Request {
        folder: Some(folder.to_path_buf()),
        ..Request::default()
    };
    let project = Project::open(&request).expect("a project");
    let read = read(&project, Some(year));
    let mut inventory = read.inventory?;
    divide(&mut inventory, Catchment::Own, &[]);
    let question = |year: i32| Question {
        year,
        reference_date: project.reference_date(year),
        evidence: Evidence::Data,
        conventions: Conventions {
            blank_target: BlankTarget::All,
            default_catchment: Catchment::Own,
        },
    };
    let analysed = analyse(&inventory, question(year)).expect("a year");
    let ahead = ahead(&inventory, &analysed);
    let until = NaiveDate::from_ymd_opt(year + 2, 12, 31).expect("a day");
    let horizon = Horizon {
        until,
        step: StepLength::Quarter,
        need: NeedCourse::Constant,
    };
    let proposals = for_briefs(
        &inventory,
        &analysed,
        Some((horizon, &Assumption::Constant)),
    )
    .expect("proposals");
    let has_before = inventory.needs.iter().any(|need| need.year == year - 1);
    let side = |year: i32| Side {
        inventory: &inventory,
        question: question(year),
    };
    let years: BTreeSet<i32> = inventory.needs.iter().map(|need| need.year).collect();
    let earlier = years.range(..year - 1);
    let earlier = earlier.map(|year| analyse(&inventory, question(*year)).expect("a year"));
    let behind = has_before.then(|| Behind {
        review: review(side(year - 1), side(year), &Crosswalk::default()).expect("a review"),
        earlier: earlier.collect(),
        measures: Vec::new(),
    });
    let money = money(&inventory, &analysed, until);
    let material = Material {
        town: "Kleinstadt",
        inventory: &inventory,
        year: &analysed,
        planned: None,
        proposals: &proposals,
        ahead: ahead.as_ref(),
        money: Some(&money),
        behind: behind.as_ref(),
        findings: &[],
        served: Default::default(),
    };
    let pictures = analysed.pictures.iter();
    let mut names: Vec<String> = pictures.flat_map(|one| named(year, one)).collect();
    if let Some(behind) = &behind {
        names.extend(named(year - 1, behind.review.from.headline()));
        for earlier in &behind.earlier {
            names.extend(named(earlier.question.year, earlier.headline()));
        }
    }
    let told = |brief: &Brief| {
        let edition = edition(material, brief);
        assert!(edition.cells.len() <= names.len());
        Told {
            names: names[..edition.cells.len()].to_vec(),
            candidates: candidates(&analysed, &Scope::new(brief.filter.clone())),
            edition,
        }
    };
    Some(inventory.briefs.iter().map(told).collect())
}

/// What is possible for which money: some offers could have more places, many or one by one.
fn money(inventory: &Inventory, year: &Year, until: NaiveDate) -> Spending {
    let offers = inventory.offers.iter().take(6).zip(1u64..);
    let choices = offers.map(|(offer, number)| Choice {
        id: format!("mehr {number}"),
        name: format!("Ausbau {}", char::from(b'A' + (number % 26) as u8)),
        act: Act::Places(offer.id.clone(), Quantity::ONE.times(1 + 6 * (number % 2))),
        cost: Some(Quantity::ONE.times(1000 * number)),
        most: 3,
        one_of: String::new(),
        requires: Vec::new(),
    });
    let conditions = conditions(inventory, year);
    let asked = Asked {
        until,
        budget: Some(Quantity::ONE.times(5000)),
        effort: Effort::default(),
        amounts: 4,
        conditions: &conditions,
    };
    spending(inventory, year, &choices.collect::<Vec<_>>(), asked).expect("a budget")
}

/// Every third town demands nothing, the others that a category does not lose, or is covered to three tenths.
fn conditions(inventory: &Inventory, year: &Year) -> Vec<Condition> {
    let demand = match inventory.needs.len() % 3 {
        0 => None,
        1 => Some(Demand::NotLess),
        _ => LeastCoverage::of(0.3).map(Demand::Coverage),
    };
    let dimensions = year.vocabulary.dimensions.iter().enumerate();
    let first = dimensions.filter_map(|(dimension, own)| {
        let (category, _) = own.categories().next()?;
        Some((dimension, category))
    });
    let first = first.take(1).zip(demand);
    let conditions = first.map(|((dimension, category), demand)| Condition {
        dimension,
        category,
        demand,
    });
    conditions.collect()
}

/// What is to come, by quarters to the end of the year after the last ending.
fn ahead(inventory: &Inventory, year: &Year) -> Option<Outlook> {
    let last = last_ending(&inventory.offers, year.question.reference_date)?;
    let horizon = Horizon {
        until: NaiveDate::from_ymd_opt(last.year() + 1, 12, 31)?,
        step: StepLength::Quarter,
        need: NeedCourse::Constant,
    };
    outlook(inventory, &inventory.offers, year, horizon).ok()
}

/// What the cells of a picture are.
fn named(year: i32, picture: &Picture) -> Vec<String> {
    let name = |cell: usize| {
        let nodes = picture.cells.columns.iter().map(|column| column[cell]);
        let nodes: Vec<u32> = nodes.collect();
        format!("{year} {:?} {nodes:?}", picture.evidence)
    };
    (0..picture.cells.len()).map(name).collect()
}

fn candidates(year: &Year, scope: &Scope) -> Vec<(&'static str, Vec<Vec<u32>>)> {
    let picture = year.headline();
    let groups = |table: Table| {
        let rows = table.rows.iter();
        rows.map(|row| row.cells.to_vec()).collect()
    };
    let largest = largest_gaps(year, picture, scope, usize::MAX);
    vec![
        ("largest_gaps", groups(largest)),
        (
            "bottlenecks",
            groups(bottlenecks(year, picture, usize::MAX)),
        ),
    ]
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

/// The smallest town that still has a property: rows are left out, and counts made smaller, as long as it stays.
pub fn reduced(town: &Town, holds: impl Fn(&Town) -> bool) -> Town {
    let mut town = town.clone();
    let mut changed = true;
    while changed {
        changed = false;
        for is_need in [true, false] {
            let mut at = 1;
            loop {
                let text = if is_need { &town.needs } else { &town.offers };
                let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
                if at >= lines.len() {
                    break;
                }
                lines.remove(at);
                let rest = lines.join("\n") + "\n";
                let smaller = match is_need {
                    true => Town {
                        needs: rest,
                        ..town.clone()
                    },
                    false => Town {
                        offers: rest,
                        ..town.clone()
                    },
                };
                if lines.len() > 1 && holds(&smaller) {
                    (town, changed) = (smaller, true);
                } else {
                    at += 1;
                }
            }
        }
    }
    town
}
