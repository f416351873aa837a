//! Chains by hand, and against a twin that follows the definition offer by offer and cell by cell.

mod between_topics;

use proptest::prelude::*;

use super::super::tests::{need, nodes_of, offer, question, reaches};
use super::*;
use crate::analysis::picture::Year;
use crate::analysis::year::analyse;
use crate::language::Label;
use crate::model::brief::Brief;
use crate::model::inventory::{Inventory, LeftOut};
use crate::model::need::Need;
use crate::model::offer::{Offer, Target};
use crate::vocabulary::Vocabulary;
use crate::vocabulary::ages::{Age, AgeBand};
use crate::vocabulary::dimension::{Category, Dimension, Role};

/// Birth (no ages), 0–5, 6–17, 18 and older.
const PHASES: [Node; 4] = [Node(2), Node(3), Node(4), Node(5)];

fn vocabulary() -> Vocabulary {
    let ages = |from, to: Option<u32>| AgeBand {
        from: Age::years(from),
        to: to.map(Age::years),
    };
    let plain = |name: &str| Category::from_data(name);
    let aged = |name: &str, from, to| Category {
        ages: Some(ages(from, to)),
        ..plain(name)
    };
    let dimension = |id: &str, role: Role, categories: Vec<Category>| {
        let label = Label::plain(id);
        Dimension::new(
            id.into(),
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
            dimension("topic", Role::Topic, vec![plain("school"), plain("health")]),
            dimension(
                "district",
                Role::District,
                vec![plain("north"), plain("south")],
            ),
            dimension("gender", Role::Group, vec![plain("female"), plain("male")]),
            dimension(
                "life_phase",
                Role::LifePhase,
                vec![
                    plain("birth"),
                    aged("0-5", 0, Some(6)),
                    aged("6-17", 6, Some(18)),
                    aged("18+", 18, None),
                ],
            ),
        ],
        cross_cutting: Vec::new(),
        working_groups: Vec::new(),
        goals: Vec::new(),
    }
}

fn year_of(needs: Vec<Need>, offers: Vec<Offer>) -> Year {
    let town = Inventory {
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
        left_out: LeftOut::default(),
        rows_are_persons: false,
        briefs: vec![Brief::default()],
        map: None,
        locations: Default::default(),
        parts: Default::default(),
    };
    analyse(&town, question()).unwrap()
}

fn needed(nodes: [u32; 4], persons: u32) -> Need {
    let [topic, district, gender, phase] = nodes;
    let mut need = need([topic, district, gender], persons, persons);
    need.nodes.push(Node(phase));
    need
}

fn offered(id: usize, targets: [Target; 4], places: Option<u32>, next: &[usize]) -> Offer {
    let [topic, district, gender, phase] = targets;
    let mut offer = offer(id, [topic, district, gender], places);
    offer.targets.push(phase);
    offer.hands_over_to = next.iter().map(usize::to_string).collect();
    offer
}

fn only(nodes: &[u32]) -> Target {
    Target::Some(nodes.iter().copied().map(Node).collect())
}

/// An offer of the topic "school" for everybody in these phases.
fn school(id: usize, phases: &[u32], places: Option<u32>, next: &[usize]) -> Offer {
    let targets = [only(&[2]), Target::All, Target::All, only(phases)];
    offered(id, targets, places, next)
}

/// Ten cases of "school" in the north in each of these phases.
fn ten_in(phases: &[u32]) -> Vec<Need> {
    let ten = |phase: &u32| needed([2, 2, 0, *phase], 10);
    phases.iter().map(ten).collect()
}

fn chain_of(year: &Year) -> Chain {
    let chains = Chains::new(year, year.headline(), Served::default()).unwrap();
    let cells: Vec<u32> = (0..year.headline().cells.len() as u32).collect();
    chains.within_topic(&cells)
}

fn states(chain: &Chain) -> Vec<Option<TransitionState>> {
    let transitions = chain.transitions.iter();
    transitions.map(|transition| transition.state).collect()
}

const BRIDGED: Option<TransitionState> = Some(TransitionState::Bridged);
const HANDED_OVER: Option<TransitionState> = Some(TransitionState::HandedOver);
const POSSIBLY: Option<TransitionState> = Some(TransitionState::PossiblyBridged);
const OPEN: Option<TransitionState> = Some(TransitionState::Open);

#[test]
fn an_offer_with_places_bridges_the_phases_that_it_serves_and_a_hand_over_leads_on() {
    let offers = vec![
        school(0, &[2, 3], Some(20), &[1]),
        school(1, &[4], Some(9), &[]),
        school(2, &[5], Some(10), &[]),
    ];
    let year = year_of(ten_in(&[2, 3, 4, 5]), offers);
    let chain = chain_of(&year);
    assert_eq!(states(&chain), [BRIDGED, HANDED_OVER, OPEN]);
    assert_eq!(chain.transitions[0].bridging, [0]);
    assert_eq!(chain.transitions[1].handing_over, [(0, 1)]);
    let broken = Break {
        kind: BreakKind::OpenTransition,
        at: 3,
        until: 3,
        served_before: Some(2),
    };
    assert_eq!(chain.breaks(), [broken]);
}

#[test]
fn who_was_served_before_finds_nothing_after() {
    let year = year_of(ten_in(&[2, 3, 4, 5]), vec![school(0, &[3], Some(8), &[])]);
    let chain = chain_of(&year);
    let found = |at, until, served_before| Break {
        kind: BreakKind::LinkNotServed,
        at,
        until,
        served_before,
    };
    assert_eq!(chain.breaks(), [found(0, 0, None), found(2, 3, Some(1))]);
}

#[test]
fn a_hotline_for_all_ages_bridges_nothing() {
    let hotline = |phase: Target| {
        let targets = [only(&[2]), Target::All, Target::All, phase];
        vec![offered(0, targets, Some(100), &[])]
    };
    for phase in [Target::All, Target::NotStated, only(&[3, 4, 5])] {
        let year = year_of(ten_in(&[3, 4]), hotline(phase));
        assert_eq!(states(&chain_of(&year)), [None, OPEN, None]);
    }
    let year = year_of(ten_in(&[3, 4]), hotline(only(&[2, 3, 4])));
    assert_eq!(states(&chain_of(&year)), [None, BRIDGED, None]);
}

#[test]
fn places_that_nobody_recorded_may_be_a_bridge_and_no_places_are_none() {
    let with = |places| {
        let offers = vec![
            school(0, &[3, 4], places, &[]),
            school(1, &[5], Some(1), &[]),
        ];
        states(&chain_of(&year_of(ten_in(&[3, 4]), offers)))[1]
    };
    assert_eq!(with(Some(1)), BRIDGED);
    assert_eq!(with(None), POSSIBLY);
    assert_eq!(with(Some(0)), OPEN);
}

#[test]
fn a_link_that_just_reaches_the_threshold_is_served() {
    let state = |places| {
        chain_of(&year_of(
            ten_in(&[3]),
            vec![school(0, &[3], Some(places), &[])],
        ))
    };
    assert_eq!(state(8).links[1].state, LinkState::Served);
    assert_eq!(state(7).links[1].state, LinkState::NotServed);
    assert_eq!(state(7).links[2].state, LinkState::NoNeed);
    let elsewhere = [only(&[3]), Target::All, Target::All, only(&[3])];
    let year = year_of(ten_in(&[3]), vec![offered(0, elsewhere, Some(8), &[])]);
    assert_eq!(chain_of(&year).links[1].state, LinkState::NotAssessable);
}

#[test]
fn a_transition_over_topics_is_as_good_as_its_worst_topic() {
    let mut needs = ten_in(&[3, 4]);
    needs.extend([needed([3, 2, 0, 3], 1), needed([3, 2, 0, 4], 1)]);
    let health = [only(&[3]), Target::All, Target::All, only(&[4])];
    let offers = vec![
        school(0, &[3, 4], Some(20), &[]),
        offered(1, health, Some(1), &[]),
    ];
    let year = year_of(needs, offers);
    let chains = Chains::new(&year, year.headline(), Served::default()).unwrap();
    let (chain, tallies) = chains.over_topics(&[0, 1, 2, 3]);
    assert_eq!(
        chain.transitions[1].state,
        Some(TransitionState::PartlyOpen)
    );
    assert_eq!((tallies[1].bridged, tallies[1].open), (1, 1));
}

fn any_target(nodes: u32) -> impl Strategy<Value = Target> {
    let some = proptest::collection::btree_set(2..2 + nodes, 1..=nodes as usize);
    prop_oneof![
        1 => Just(Target::All),
        1 => Just(Target::NotStated),
        5 => some.prop_map(|nodes| Target::Some(nodes.into_iter().map(Node).collect())),
    ]
}

fn any_town() -> impl Strategy<Value = (Vec<Need>, Vec<Offer>)> {
    let need = (2u32..4, 0u32..4, 0u32..4, 0u32..6, 0u32..6);
    let needs = proptest::collection::vec(need, 0..14).prop_map(|all| {
        let needs = all.into_iter();
        needs
            .map(|(topic, district, gender, phase, n)| needed([topic, district, gender, phase], n))
            .collect()
    });
    let capacity = prop_oneof![1 => Just(None), 4 => (0u32..9).prop_map(Some)];
    let next = proptest::collection::vec(0usize..6, 0..3);
    let targets = (any_target(2), any_target(2), any_target(2), any_target(4));
    let offers = proptest::collection::vec((targets, capacity, next), 0..6).prop_map(|all| {
        let offers = all.into_iter().enumerate();
        offers
            .map(|(id, ((topic, district, gender, phase), places, next))| {
                offered(id, [topic, district, gender, phase], places, &next)
            })
            .collect()
    });
    (needs, offers)
}

/// Whether an offer can lead anywhere: it is not for all ages, and may have places.
fn leads(offer: &&Offer) -> bool {
    let for_all_ages = match &offer.targets[3] {
        Target::All | Target::NotStated => true,
        Target::Some(nodes) => PHASES[1..].iter().all(|phase| nodes.contains(phase)),
    };
    !for_all_ages && offer.capacity != Some(Quantity::ZERO)
}

/// The state of a transition, word by word from the definition.
fn twin(year: &Year, cells: &[u32], from: Node, to: Node) -> Option<TransitionState> {
    let picture = year.headline();
    let side = |phase: Node| -> Vec<Vec<Node>> {
        let all = cells.iter().map(|cell| *cell as usize);
        let of_side = all.filter(|cell| {
            let result = &picture.results[*cell];
            picture.cells.node(*cell, 3) == phase
                && result.certainty.is_some()
                && result.cautious.need > Quantity::ZERO
        });
        of_side.map(|cell| nodes_of(year, cell)).collect()
    };
    let (this, next) = (side(from), side(to));
    if this.is_empty() || next.is_empty() {
        return None;
    }
    let some = |offer: &Offer, side: &[Vec<Node>], everybody: bool| {
        let mut side = side.iter();
        side.any(|nodes| reaches(year, offer, nodes, everybody))
    };
    let offers: Vec<&Offer> = year.offers.iter().filter(leads).collect();
    let both =
        |offer: &&&Offer, everybody| some(offer, &this, everybody) && some(offer, &next, everybody);
    let bridged = offers
        .iter()
        .any(|one| one.capacity.is_some() && both(&one, true));
    let handed_over = offers.iter().any(|one| {
        let other = |other: &&Offer| {
            one.id != other.id && one.hands_over_to.contains(&other.id) && some(other, &next, true)
        };
        some(one, &this, true) && offers.iter().any(other)
    });
    let possibly = offers.iter().any(|one| both(&one, false));
    Some(match (bridged, handed_over, possibly) {
        (true, _, _) => TransitionState::Bridged,
        (_, true, _) => TransitionState::HandedOver,
        (_, _, true) => TransitionState::PossiblyBridged,
        _ => TransitionState::Open,
    })
}

/// Breaks by looking back and ahead from every link.
fn breaks_twin(chain: &Chain) -> Vec<Break> {
    let state = |at: usize| chain.links[at].state;
    let judged = |at: &usize| matches!(state(*at), LinkState::Served | LinkState::NotServed);
    let mut breaks = Vec::new();
    for at in 0..chain.links.len() {
        let served_before = (0..at).rev().find(|one| state(*one) == LinkState::Served);
        let follows = (0..at).rev().find(judged).map(state) == Some(LinkState::NotServed);
        let again = (at..chain.links.len()).find(|one| state(*one) == LinkState::Served);
        let end = again.unwrap_or(chain.links.len());
        let unserved = (at..end)
            .rev()
            .find(|one| state(*one) == LinkState::NotServed);
        let open = at > 0
            && chain.transitions[at - 1].state == OPEN
            && state(at - 1) == LinkState::Served
            && state(at) == LinkState::Served;
        let kind = match state(at) {
            LinkState::NotServed if !follows => BreakKind::LinkNotServed,
            _ if open => BreakKind::OpenTransition,
            _ => continue,
        };
        breaks.push(Break {
            kind,
            at,
            until: unserved.unwrap_or(at),
            served_before,
        });
    }
    breaks
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn transitions_and_breaks_are_those_of_the_definition((needs, offers) in any_town()) {
        let year = year_of(needs, offers);
        let picture = year.headline();
        let chains = Chains::new(&year, picture, Served::default()).unwrap();
        let all: Vec<u32> = (0..picture.cells.len() as u32).collect();
        let mut of_topics = Vec::new();
        for topic in [Node(2), Node(3)] {
            let in_topic = |cell: &u32| picture.cells.node(*cell as usize, 0) == topic;
            let cells: Vec<u32> = all.iter().copied().filter(in_topic).collect();
            let chain = chains.within_topic(&cells);
            let pairs = PHASES.windows(2);
            let expected: Vec<_> = pairs.map(|pair| twin(&year, &cells, pair[0], pair[1])).collect();
            prop_assert_eq!(states(&chain), expected.clone());
            prop_assert_eq!(chain.breaks(), breaks_twin(&chain));
            of_topics.push(expected);
        }
        let (chain, _) = chains.over_topics(&all);
        prop_assert_eq!(chain.breaks(), breaks_twin(&chain));
        for (at, state) in states(&chain).into_iter().enumerate() {
            let own: Vec<TransitionState> = of_topics.iter().filter_map(|one| one[at]).collect();
            let open = own.iter().filter(|one| **one == TransitionState::Open).count();
            let expected = match own.len() {
                0 => None,
                all if open == all => OPEN,
                _ if open > 0 => Some(TransitionState::PartlyOpen),
                _ if own.contains(&TransitionState::PossiblyBridged) => POSSIBLY,
                _ if own.contains(&TransitionState::HandedOver) => HANDED_OVER,
                _ => BRIDGED,
            };
            prop_assert_eq!(state, expected);
        }
    }
}
