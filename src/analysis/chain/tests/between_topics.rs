//! Hand-overs between topics by hand, and against every two offers, topics, phases and persons.

use super::*;

/// "School" and "health".
const TOPICS: [Node; 2] = [Node(2), Node(3)];

fn side(topic: Node, phase: Node) -> Side {
    Side { topic, phase }
}

/// An offer of the topic "health" for everybody in these phases.
fn health(id: usize, phases: &[u32], places: Option<u32>, next: &[usize]) -> Offer {
    let targets = [only(&[3]), Target::All, Target::All, only(phases)];
    offered(id, targets, places, next)
}

#[test]
fn a_hand_over_to_another_topic_is_found_and_closes_no_transition() {
    let offers = vec![
        health(0, &[3], Some(10), &[1]),
        school(1, &[3, 4], Some(20), &[]),
    ];
    let mut needs = ten_in(&[3, 4]);
    needs.extend([3, 4].map(|phase| needed([3, 2, 0, phase], 10)));
    let year = year_of(needs, offers);
    let to = |phase| BetweenTopics {
        from: side(TOPICS[1], PHASES[1]),
        to: side(TOPICS[0], phase),
        handing_over: vec![(0, 1)],
    };
    assert_eq!(between_topics(&year), [to(PHASES[1]), to(PHASES[2])]);
    let chains = Chains::new(&year, year.headline(), Served::default()).unwrap();
    let of_health: Vec<u32> = (0..4)
        .filter(|cell| year.headline().cells.node(*cell as usize, 0) == Node(3))
        .collect();
    assert_eq!(states(&chains.within_topic(&of_health))[1], OPEN);
}

#[test]
fn no_hand_over_leads_between_topics_back_or_within_one_or_where_nobody_can_follow() {
    let found = |offers| between_topics(&year_of(ten_in(&[3, 4]), offers)).len();
    let to = |phases: &[u32], places| {
        let next = school(1, phases, places, &[]);
        found(vec![health(0, &[4], Some(1), &[1]), next])
    };
    assert_eq!(to(&[4], Some(1)), 1);
    assert_eq!(to(&[4], None), 1);
    assert_eq!(to(&[4], Some(0)), 0);
    assert_eq!(to(&[3], Some(1)), 0, "back");
    assert_eq!(to(&[2, 3, 4, 5], Some(1)), 0, "for all ages");
    let both = [only(&[2, 3]), Target::All, Target::All, only(&[4])];
    let shares = offered(1, both, Some(1), &[]);
    assert_eq!(found(vec![health(0, &[4], Some(1), &[1]), shares]), 0);
    let in_districts = |one: u32, other: u32| {
        let based = |topic, district| [only(&[topic]), only(&[district]), Target::All, only(&[4])];
        let from = offered(0, based(3, one), Some(1), &[1]);
        found(vec![from, offered(1, based(2, other), Some(1), &[])])
    };
    assert_eq!((in_districts(2, 2), in_districts(2, 3)), (1, 0));
}

/// The hand-overs between topics: every two offers, topics and phases, for every person that there can be.
fn between_twin(year: &Year) -> Vec<BetweenTopics> {
    let nodes = [Node(2), Node(3)];
    let persons = nodes.map(|district| nodes.map(|gender| [district, gender]));
    let all = 0..year.offers.len() as u32;
    let pairs: Vec<(u32, u32)> = all
        .clone()
        .flat_map(|from| all.clone().map(move |to| (from, to)))
        .collect();
    let takes = |offer: &Offer, topic: Node, phase: Node, [district, gender]: [Node; 2]| {
        reaches(year, offer, &[topic, district, gender, phase], true)
    };
    let is_of = |offer: &Offer, topic: Node| {
        let mut phases = PHASES.iter();
        phases.any(|phase| {
            persons
                .iter()
                .flatten()
                .any(|one| takes(offer, topic, *phase, *one))
        })
    };
    let mut found = Vec::new();
    for (topic, other) in [(TOPICS[0], TOPICS[1]), (TOPICS[1], TOPICS[0])] {
        for (at, phase) in PHASES.iter().enumerate() {
            for next in PHASES.iter().skip(at).take(2) {
                let hands_over = |(from, to): &(u32, u32)| {
                    let [one, two] = [from, to].map(|offer| &year.offers[*offer as usize]);
                    let names = from != to && one.hands_over_to.contains(&two.id);
                    let are_of = |topic: &Node| is_of(one, *topic) && is_of(two, *topic);
                    let follows = persons.iter().flatten().any(|person| {
                        takes(one, topic, *phase, *person) && takes(two, other, *next, *person)
                    });
                    names && !TOPICS.iter().any(are_of) && follows && leads(&one) && leads(&two)
                };
                let [from, to] = [side(topic, *phase), side(other, *next)];
                let handing_over: Vec<(u32, u32)> =
                    pairs.iter().copied().filter(hands_over).collect();
                if !handing_over.is_empty() {
                    found.push(BetweenTopics {
                        from,
                        to,
                        handing_over,
                    });
                }
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn hand_overs_between_topics_are_those_of_the_definition((needs, offers) in any_town()) {
        let year = year_of(needs, offers);
        prop_assert_eq!(between_topics(&year), between_twin(&year));
    }
}
