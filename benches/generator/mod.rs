//! Made-up towns of any size; the same seed gives the same town.
//!
//! A cell is one category of each dimension: life phase 9, district, topic 6, origin 3, gender 3,
//! impairment 2, socio-economic situation 2. Half of all cells have a need, of 1–40 cases. An offer
//! has 5–204 places, one topic, 1–3 neighbouring phases, and 1–3 districts or (30 %) all; every other
//! dimension is open to all with 80 %, else to one category. In a country each town is one district with
//! its own needs and offers.

use lueckenlos::analysis::cover::Market;
use lueckenlos::analysis::reach::{NodeSet, Reach, Targets};
use lueckenlos::language::Label;
use lueckenlos::model::evidence::Evidence;
use lueckenlos::model::inventory::{Inventory as Statements, LeftOut};
use lueckenlos::model::need::{Amount, Need, Trace};
use lueckenlos::model::offer::{Offer, Target};
use lueckenlos::vocabulary::Vocabulary;
use lueckenlos::vocabulary::dimension::{Category, Dimension, Node, Role};
use lueckenlos::vocabulary::quantity::Quantity;

/// What is needed and offered, before it is known who reaches whom.
pub struct Inventory {
    /// For every dimension the cells' nodes.
    pub columns: Vec<Vec<u32>>,
    /// In millionths of a case.
    pub need: Vec<u64>,
    pub targets: Targets,
    /// In millionths of a place.
    pub places: Vec<u64>,
    /// The targets once more, offer by offer.
    #[allow(dead_code)] // see `inventory`
    pub takes: Vec<Vec<NodeSet>>,
}

const UNIT: u64 = 1_000_000;
/// The node of the first category.
const FIRST: u32 = 2;
const PHASES: u32 = 9;
const TOPICS: u32 = 6;
/// Origin, gender, impairment, socio-economic situation.
const GROUPS: [u32; 4] = [3, 3, 2, 2];

/// One town, in which offers may serve several districts.
pub fn town(districts: u32, offers: usize, seed: u64) -> Inventory {
    let mut random = Random(seed);
    let mut inventory = Inventory::empty();
    inventory.add_needs(&mut random, FIRST..FIRST + districts);
    for _ in 0..offers {
        let all = random.percent(30);
        let several = random.up_to(3);
        let some = (0..several)
            .map(|_| FIRST + random.up_to(districts) - 1)
            .collect();
        let served = if all {
            (FIRST..FIRST + districts).collect()
        } else {
            some
        };
        inventory.add_offer(&mut random, served);
    }
    inventory
}

/// Towns that have nothing to do with each other.
pub fn country(towns: u32, offers: usize, seed: u64) -> Inventory {
    let mut random = Random(seed);
    let mut inventory = Inventory::empty();
    for town in FIRST..FIRST + towns {
        inventory.add_needs(&mut random, town..town + 1);
    }
    for offer in 0..offers as u32 {
        let town = FIRST + offer % towns;
        inventory.add_offer(&mut random, [town].into_iter().collect());
    }
    inventory
}

impl Inventory {
    fn empty() -> Inventory {
        let dimensions = 3 + GROUPS.len();
        Inventory {
            columns: vec![Vec::new(); dimensions],
            need: Vec::new(),
            targets: Targets::new(dimensions),
            places: Vec::new(),
            takes: Vec::new(),
        }
    }

    pub fn market(&self, reach: Reach) -> Market {
        Market::new(self.need.clone(), self.places.clone(), reach).expect("small numbers")
    }

    fn add_needs(&mut self, random: &mut Random, districts: std::ops::Range<u32>) {
        let others: Vec<u32> = [PHASES, TOPICS].into_iter().chain(GROUPS).collect();
        for district in districts {
            for cell in 0..others.iter().product() {
                if !random.percent(50) {
                    continue;
                }
                self.need.push(u64::from(random.up_to(40)) * UNIT);
                self.columns[0].push(district);
                let mut rest = cell;
                for (column, categories) in self.columns[1..].iter_mut().zip(&others) {
                    column.push(FIRST + rest % categories);
                    rest /= categories;
                }
            }
        }
    }

    fn add_offer(&mut self, random: &mut Random, districts: NodeSet) {
        self.places.push(u64::from(4 + random.up_to(200)) * UNIT);
        let phases = random.up_to(3);
        let first_phase = FIRST + random.up_to(PHASES - phases + 1) - 1;
        let topic = FIRST + random.up_to(TOPICS) - 1;
        let mut target: Vec<NodeSet> = vec![
            districts,
            (first_phase..first_phase + phases).collect(),
            [topic].into_iter().collect(),
        ];
        for categories in GROUPS {
            let one = FIRST + random.up_to(categories) - 1;
            let open = random.percent(80);
            target.push(if open {
                (FIRST..FIRST + categories).collect()
            } else {
                [one].into_iter().collect()
            });
        }
        self.targets.push(&target);
        self.takes.push(target);
    }
}

/// The generator of Steele, Lea and Flood 2014 (SplitMix64).
struct Random(u64);

impl Random {
    /// A number from 1 to `last`.
    fn up_to(&mut self, last: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        1 + ((mixed ^ mixed >> 31) % u64::from(last)) as u32
    }

    fn percent(&mut self, percent: u32) -> bool {
        self.up_to(100) <= percent
    }
}

#[allow(dead_code)] // see `inventory`
/// How large a town is whose inventories are made up.
#[derive(Debug, Clone, Copy)]
pub struct Town {
    pub districts: u32,
    pub offers: usize,
}

#[allow(dead_code)] // only the outlook's benchmark analyses
/// The inventories of a town as [`town`] makes it, for benchmarks of whole analyses.
pub fn inventory(size: Town, year: i32, seed: u64) -> Statements {
    let made = town(size.districts, size.offers, seed);
    let dimension = |id: &str, role: Role, categories: u32| {
        let names = (0..categories).map(|n| Category::from_data(&format!("{id} {n}")));
        let label = Label::plain(id);
        let (id, names) = (id.to_string(), names.collect());
        Dimension::new(id, label, Vec::new(), role, false, Vec::new(), names)
    };
    let mut dimensions = vec![
        dimension("district", Role::District, size.districts),
        dimension("phase", Role::Group, PHASES),
        dimension("topic", Role::Topic, TOPICS),
    ];
    let groups = ["origin", "gender", "impairment", "situation"]
        .into_iter()
        .zip(GROUPS);
    dimensions.extend(groups.map(|(id, categories)| dimension(id, Role::Group, categories)));
    let needs = made.need.iter().enumerate().map(|(cell, need)| Need {
        year,
        nodes: made
            .columns
            .iter()
            .map(|column| Node(column[cell]))
            .collect(),
        ages: None,
        persons: Amount {
            low: Quantity::from_units(*need),
            high: Quantity::from_units(*need),
        },
        evidence: Evidence::Data,
        trace: Trace::Counted { file: 0, group: 0 },
    });
    let offers = made.places.iter().enumerate().map(|(position, places)| {
        let own = made.takes[position].iter();
        let target = |set: &NodeSet| Target::Some(set.iter().map(Node).collect());
        Offer {
            id: position.to_string(),
            name: format!("Angebot {position}"),
            provider: String::new(),
            targets: own.map(target).collect(),
            ages: Vec::new(),
            age_limit: None,
            catchment: None,
            capacity: Some(Quantity::from_units(*places)),
            capacity_most: Default::default(),
            places_at_once: None,
            occupied: None,
            waiting: None,
            valid_from: None,
            valid_to: None,
            funding_until: None,
            annual_cost: None,
            staff: None,
            kind: String::new(),
            working_group: String::new(),
            hands_over_to: Vec::new(),
            checked_on: None,
            note: String::new(),
            position: None,
            file: String::new(),
            line: 0,
        }
    });
    Statements {
        vocabulary: Vocabulary {
            dimensions,
            cross_cutting: Vec::new(),
            working_groups: Vec::new(),
            goals: Vec::new(),
        },
        needs: needs.collect(),
        offers: offers.collect(),
        population: Vec::new(),
        rates: Vec::new(),
        decided: Vec::new(),
        staff_ratios: Vec::new(),
        moving_in: Vec::new(),
        reserves: Vec::new(),
        population_files: Vec::new(),
        projection: Vec::new(),
        need_files: Vec::new(),
        plan: None,
        map: None,
        locations: Default::default(),
        parts: Default::default(),
        left_out: LeftOut::default(),
        rows_are_persons: false,
        briefs: Vec::new(),
    }
}
