//! The analysis of a year against slow, obviously right twins on thousands of small random towns.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::levers::{MORE, levers};
use super::picture::{Certainty, GapType};
use super::picture::{Cover, Question, Year};
use super::targets::Conventions;
use super::year::{analyse, analyse_with};
use crate::language::Label;
use crate::model::brief::Brief;
use crate::model::evidence::Evidence;
use crate::model::inventory::{Inventory, LeftOut};
use crate::model::need::{Amount, Need, Trace};
use crate::model::offer::{Catchment, Offer, Target};
use crate::model::settings::BlankTarget;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Category, Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// Two topics, three districts (two of them in one area), two groups.
fn vocabulary() -> Vocabulary {
    let districts = [
        ("area", None),
        ("north", Some(2)),
        ("south", Some(2)),
        ("west", None),
    ];
    with_districts(&districts)
}

pub(crate) fn with_districts(districts: &[(&str, Option<u32>)]) -> Vocabulary {
    let dimension = |id: &str, role: Role, names: &[(&str, Option<u32>)]| {
        let categories = names
            .iter()
            .map(|(name, parent)| Category {
                parent: parent.map(Node),
                ..Category::from_data(name)
            })
            .collect();
        let label = Label::plain(id);
        Dimension::new(
            id.to_string(),
            label,
            Vec::new(),
            role,
            false,
            Vec::new(),
            categories,
        )
    };
    Vocabulary {
        dimensions: vec![
            dimension("topic", Role::Topic, &[("school", None), ("health", None)]),
            dimension("district", Role::District, districts),
            dimension("gender", Role::Group, &[("female", None), ("male", None)]),
        ],
        cross_cutting: Vec::new(),
        working_groups: Vec::new(),
        goals: Vec::new(),
    }
}

pub(crate) fn need(nodes: [u32; 3], low: u32, high: u32) -> Need {
    Need {
        year: 2025,
        nodes: nodes.map(Node).to_vec(),
        ages: None,
        persons: Amount {
            low: Quantity::from_whole(low),
            high: Quantity::from_whole(high),
        },
        evidence: Evidence::Data,
        trace: Trace::Counted { file: 0, group: 0 },
    }
}

pub(crate) fn offer(id: usize, targets: [Target; 3], capacity: Option<u32>) -> Offer {
    Offer {
        id: id.to_string(),
        name: String::new(),
        provider: String::new(),
        targets: targets.to_vec(),
        ages: Vec::new(),
        age_limit: None,
        catchment: None,
        capacity: capacity.map(Quantity::from_whole),
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
}

pub(crate) fn inventory(needs: Vec<Need>, offers: Vec<Offer>) -> Inventory {
    Inventory {
        vocabulary: vocabulary(),
        needs,
        offers,
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
        briefs: vec![Brief::default()],
    }
}

pub(crate) fn question() -> Question {
    Question {
        year: 2025,
        reference_date: NaiveDate::from_ymd_opt(2025, 12, 31).unwrap(),
        evidence: Evidence::Data,
        conventions: Conventions {
            blank_target: BlankTarget::All,
            default_catchment: Catchment::Own,
        },
    }
}

pub(crate) fn year_of(inventory: &Inventory) -> Year {
    analyse(inventory, question()).unwrap()
}

/// Exactly, where sums of cells are rounded to millionths.
pub(crate) fn total_gap(cover: &Cover) -> Quantity {
    let need = cover.market.need().iter().sum::<u64>();
    Quantity::from_units(need - cover.cover.covered())
}

pub(crate) fn cautious_gap(year: &Year) -> Quantity {
    total_gap(&year.headline().cautious)
}

/// A lever by hand: offer A reaches north and south with 55 places, for 100 boys and 10 girls. Offer O
/// reaches west with 41 places for one girl, so 40 are left. Opened to the 7 girls in the east, who have
/// nothing, it covers 7 cases more. Opened to the 10 girls in the south it covers 10 more: half of them
/// had places at A, which now go to the boys.
#[test]
fn an_opening_helps_where_it_frees_places_that_others_lack() {
    let only = |node: u32| Target::Some(vec![Node(node)]);
    let (north, south, west, east) = (2, 3, 4, 5);
    let (girls, boys) = (2, 3);
    let shared = Target::Some(vec![Node(north), Node(south)]);
    let town = Inventory {
        vocabulary: with_districts(&[
            ("north", None),
            ("south", None),
            ("west", None),
            ("east", None),
        ]),
        ..inventory(
            vec![
                need([2, north, boys], 100, 100),
                need([2, south, girls], 10, 10),
                need([2, west, girls], 1, 1),
                need([2, east, girls], 7, 7),
            ],
            vec![
                offer(0, [only(2), shared, Target::All], Some(55)),
                offer(1, [only(2), only(west), only(girls)], Some(41)),
            ],
        )
    };
    let year = year_of(&town);
    let found = levers(&year, year.headline()).openings;
    let [lever] = found.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(
        (lever.offer, lever.dimension, lever.category),
        (1, 1, Node(south))
    );
    assert_eq!(
        (lever.spare, lever.relief),
        (Quantity::from_whole(40), Quantity::from_whole(10))
    );
}

fn any_target(categories: u32) -> impl Strategy<Value = Target> {
    let some = proptest::collection::btree_set(2..2 + categories, 1..=categories as usize);
    prop_oneof![
        2 => Just(Target::All),
        1 => Just(Target::NotStated),
        6 => some.prop_map(|nodes| Target::Some(nodes.into_iter().map(Node).collect())),
    ]
}

pub(crate) fn any_offers() -> impl Strategy<Value = Vec<Offer>> {
    let topic = (2u32..4).prop_map(|topic| Target::Some(vec![Node(topic)]));
    let capacity = prop_oneof![1 => Just(None), 5 => (0u32..12).prop_map(Some)];
    let ended = prop::bool::weighted(0.2);
    let one = (topic, any_target(4), any_target(2), capacity, ended);
    proptest::collection::vec(one, 0..6).prop_map(|offers| {
        let record = |(id, (topic, district, gender, capacity, ended))| Offer {
            valid_to: NaiveDate::from_ymd_opt(2024, 6, 30).filter(|_| ended),
            ..offer(id, [topic, district, gender], capacity)
        };
        offers.into_iter().enumerate().map(record).collect()
    })
}

pub(crate) fn any_needs() -> impl Strategy<Value = Vec<Need>> {
    let withheld = (0u32..9).prop_map(|high| (high.min(1), high));
    let count = prop_oneof![4 => (0u32..9).prop_map(|n| (n, n)), 1 => withheld];
    let one = (2u32..4, 0u32..6, 0u32..4, count);
    proptest::collection::vec(one, 0..9).prop_map(|needs| {
        let record =
            |(topic, district, gender, (low, high))| need([topic, district, gender], low, high);
        needs.into_iter().map(record).collect()
    })
}

/// Whether an offer reaches a place, straight from the rules of unknowns: a node that names nobody is
/// everybody below it.
pub(crate) fn reaches(year: &Year, offer: &Offer, nodes: &[Node], everybody: bool) -> bool {
    let dimensions = year.vocabulary.dimensions.iter();
    dimensions
        .zip(&offer.targets)
        .zip(nodes)
        .all(|((dimension, target), node)| {
            let Target::Some(taken) = target else {
                return true;
            };
            let takes = |leaf: &Node| taken.iter().any(|own| dimension.is_within(*leaf, *own));
            let below = dimension.leaves(*node);
            match everybody {
                true => below.iter().all(takes),
                false => below.iter().any(takes),
            }
        })
}

fn opened(offer: &Offer, dimension: usize, category: Node) -> Offer {
    let mut wider = offer.clone();
    if let Target::Some(nodes) = &mut wider.targets[dimension] {
        nodes.push(category);
    }
    wider
}

pub(crate) fn nodes_of(year: &Year, cell: usize) -> Vec<Node> {
    let cells = &year.headline().cells;
    (0..cells.columns.len())
        .map(|dimension| cells.node(cell, dimension))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn offers_reach_what_the_rules_for_unknowns_say(needs in any_needs(), offers in any_offers()) {
        let town = inventory(needs, offers);
        let year = year_of(&town);
        let picture = year.headline();
        for (position, offer) in year.offers.iter().enumerate() {
            for cell in 0..picture.cells.len() {
                let nodes = nodes_of(&year, cell);
                let in_market = |cover: &Cover| {
                    cover.market.reach().of(position).contains(&(cell as u32))
                };
                let cautious = in_market(&picture.cautious);
                prop_assert_eq!(cautious, reaches(&year, offer, &nodes, true));
                let generous = in_market(&picture.generous);
                prop_assert_eq!(generous, reaches(&year, offer, &nodes, false));
            }
        }
    }

    #[test]
    fn the_town_s_gap_is_never_smaller_in_the_cautious_scenario(
        needs in any_needs(), offers in any_offers()
    ) {
        let year = year_of(&inventory(needs, offers));
        let picture = year.headline();
        prop_assert!(total_gap(&picture.generous) <= total_gap(&picture.cautious));
    }

    #[test]
    fn every_gap_has_the_first_type_whose_rule_holds(needs in any_needs(), offers in any_offers()) {
        let town = inventory(needs, offers);
        let year = year_of(&town);
        let recorded: Vec<Offer> = town
            .offers
            .iter()
            .map(|offer| Offer {
                capacity: Some(offer.capacity.unwrap_or(Quantity::from_whole(1000))),
                ..offer.clone()
            })
            .collect();
        let recorded = analyse_with(&town, &recorded, question()).unwrap();
        for (cell, result) in year.headline().results.iter().enumerate() {
            let nodes = nodes_of(&year, cell);
            let on_record = town.offers.iter().any(|offer| offer.targets[0] == Target::Some(vec![nodes[0]]));
            let reached = |offer: &Offer| reaches(&year, offer, &nodes, true);
            let by_one = |offer: &Offer| [1, 2].into_iter().any(|dimension| {
                let mut all = offer.clone();
                all.targets[dimension] = Target::All;
                reached(&all)
            });
            let expected = if result.cautious.need == Quantity::ZERO {
                None
            } else if !on_record {
                Some(GapType::NotAssessable)
            } else if result.cautious.gap() == Quantity::ZERO {
                None
            } else if recorded.headline().results[cell].cautious.gap() == Quantity::ZERO {
                Some(GapType::PlacesNotRecorded)
            } else if year.offers.iter().any(reached) {
                Some(GapType::TooFew)
            } else if year.offers.iter().any(by_one) {
                Some(GapType::NotForGroup)
            } else if town.offers.iter().any(reached) {
                Some(GapType::Ended)
            } else {
                Some(GapType::None)
            };
            prop_assert_eq!(result.gap_type, expected);
        }
    }

    #[test]
    fn a_gap_is_certain_if_it_is_there_in_both_scenarios(needs in any_needs(), offers in any_offers()) {
        let year = year_of(&inventory(needs, offers));
        for result in &year.headline().results {
            let gaps = [result.cautious, result.generous].map(|side| side.gap() > Quantity::ZERO);
            let expected = match gaps {
                [true, true] => Certainty::Certain,
                [false, false] => Certainty::None,
                _ => Certainty::Possible,
            };
            prop_assert!(result.certainty.is_none_or(|certainty| certainty == expected));
        }
    }

    #[test]
    fn a_lever_does_what_the_analysis_of_the_opened_offer_says_and_none_does_more(
        needs in any_needs(), offers in any_offers()
    ) {
        let town = inventory(needs, offers);
        let year = year_of(&town);
        let before = cautious_gap(&year);
        let found = levers(&year, year.headline()).openings;
        let fall = |offer: usize, dimension: usize, category: Node| {
            let mut offers = year.offers.clone();
            offers[offer] = opened(&offers[offer], dimension, category);
            before - cautious_gap(&analyse_with(&town, &offers, question()).unwrap())
        };
        for offer in 0..year.offers.len() {
            let single = [1, 2].into_iter().flat_map(|dimension| {
                let categories = year.vocabulary.dimensions[dimension].categories();
                categories.map(|(node, _)| fall(offer, dimension, node)).collect::<Vec<_>>()
            });
            let most = single.max().unwrap_or(Quantity::ZERO);
            match found.iter().find(|lever| lever.offer == offer) {
                Some(lever) => {
                    prop_assert_eq!(lever.relief, fall(offer, lever.dimension, lever.category));
                    prop_assert_eq!(lever.relief, most);
                    // Who gains less who loses is what the town gains, but for rounded millionths.
                    let difference = (lever.gained - lever.lost).as_f64() - lever.relief.as_f64();
                    prop_assert!(difference.abs() < 1e-3);
                }
                None => prop_assert_eq!(most, Quantity::ZERO),
            }
        }
    }

    #[test]
    fn ten_more_places_do_what_the_analysis_with_ten_more_places_says(
        needs in any_needs(), offers in any_offers()
    ) {
        let town = inventory(needs, offers);
        let year = year_of(&town);
        let before = cautious_gap(&year);
        for more in levers(&year, year.headline()).places {
            let mut offers = year.offers.clone();
            let capacity = offers[more.offer].capacity.unwrap_or(Quantity::ZERO);
            offers[more.offer].capacity = Some(capacity + MORE);
            let after = cautious_gap(&analyse_with(&town, &offers, question()).unwrap());
            let difference = (before - after).as_f64() - more.relief.as_f64();
            prop_assert!(difference.abs() < 1e-3);
        }
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing(
        (needs, shuffled_needs) in any_needs().prop_flat_map(|needs| {
            (Just(needs.clone()), Just(needs).prop_shuffle())
        }),
        (offers, shuffled_offers) in any_offers().prop_flat_map(|offers| {
            (Just(offers.clone()), Just(offers).prop_shuffle())
        }),
    ) {
        let one = year_of(&inventory(needs, offers));
        let other = year_of(&inventory(shuffled_needs, shuffled_offers));
        prop_assert_eq!(&one.headline().results, &other.headline().results);
    }
}
