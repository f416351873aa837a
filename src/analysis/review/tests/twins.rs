//! Reviews of random pairs of years against slow, obviously right twins.

use proptest::prelude::*;

use super::*;

/// The counted gap of a cell, in millionths.
fn counted(year: &Year, cell: usize) -> i128 {
    let result = &year.headline().results[cell];
    let gap = i128::from(result.cautious.gap().units());
    if result.certainty.is_some() { gap } else { 0 }
}

/// The gap of every cell of `all` in a town with these needs and offers, by a fresh analysis.
fn fresh(needs: &[Need], offers: Vec<Offer>, all: &Year) -> Vec<i128> {
    let town = inventory(needs.to_vec(), offers);
    let year = analyse(&town, question()).unwrap();
    let keys = |year: &Year, cell: usize| -> Vec<u32> {
        let columns = year.headline().cells.columns.iter();
        columns.map(|column| column[cell]).collect()
    };
    let own = 0..year.headline().cells.len();
    let known: Vec<(Vec<u32>, i128)> = own
        .map(|cell| {
            let gap = year.headline().results[cell].cautious.gap();
            (keys(&year, cell), i128::from(gap.units()))
        })
        .collect();
    let cells = 0..all.headline().cells.len();
    cells
        .map(|cell| {
            let key = keys(all, cell);
            known
                .iter()
                .find(|(own, _)| *own == key)
                .map_or(0, |(_, gap)| *gap)
        })
        .collect()
}

/// The offers when supply and knowledge stand so, one by one.
fn offers_in(review: &Review, slots: &[Slot], supply: Which, knowledge: Which) -> Vec<Offer> {
    let offer = |which: Which, slot: &Slot| -> Option<Offer> {
        match which {
            Which::From => slot.from.map(|offer| review.from.offers[offer].clone()),
            Which::To => slot.to.map(|offer| review.to.offers[offer].clone()),
        }
    };
    let stands = slots.iter().filter_map(|slot| {
        let mut stands = offer(if slot.only_known { knowledge } else { supply }, slot)?;
        if slot.recorded {
            stands.capacity = offer(knowledge, slot)?.capacity;
        }
        Some(stands)
    });
    stands.collect()
}

/// Shapley's mean by its definition: each of the six orders, each step a fresh analysis.
fn slow(review: &Review, from: &[Need], to: &[Need]) -> Vec<Causes> {
    let slots = slots(&review.from, &review.to);
    let side = |after: bool| if after { Which::To } else { Which::From };
    let gaps = |state: [bool; 3]| -> Vec<i128> {
        let needs = if state[0] { to } else { from };
        let offers = offers_in(review, &slots, side(state[1]), side(state[2]));
        let judged = review.year(side(state[2])).headline();
        let gaps = fresh(needs, offers, &review.from).into_iter().enumerate();
        gaps.map(|(cell, gap)| match judged.results[cell].certainty {
            Some(_) => gap,
            None => 0,
        })
        .collect()
    };
    let mut sums = vec![[0i128; 3]; review.from.headline().cells.len()];
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let mut state = [false; 3];
        let mut before = gaps(state);
        for cause in order {
            state[cause] = true;
            let after = gaps(state);
            for (sum, (after, before)) in sums.iter_mut().zip(after.iter().zip(&before)) {
                sum[cause] += after - before;
            }
            before = after;
        }
    }
    // The mean of six: as many sixths of a millionth as the sum has millionths.
    sums.into_iter()
        .map(|[need, supply, knowledge]| Causes {
            need: Sixths::new(need),
            supply: Sixths::new(supply),
            knowledge: Sixths::new(knowledge),
        })
        .collect()
}

fn towns() -> impl Strategy<Value = (Inventory, Inventory)> {
    (any_needs(), any_offers(), any_needs(), any_offers())
        .prop_map(|(n, o, m, p)| (inventory(n, o), inventory(m, p)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_parts_add_up_in_every_cell_and_every_total((from, to) in towns()) {
        let review = compared(&from, &to);
        for (cell, causes) in review.causes.iter().enumerate() {
            let change = counted(&review.to, cell) - counted(&review.from, cell);
            prop_assert_eq!(causes.change(), Sixths::from_units(change));
        }
        for district in 0..6 {
            let group = cell(&review, SCHOOL, district);
            prop_assert_eq!(group.change(), group.after.gap() - group.before.gap());
        }
        let all = total(&review);
        prop_assert_eq!(all.change(), all.after.gap() - all.before.gap());
    }

    #[test]
    fn each_cause_is_weight_times_need_added_up((from, to) in towns()) {
        let review = compared(&from, &to);
        let needs = Which::BOTH.map(|which| &review.year(which).headline().results);
        for (cell, (causes, weights)) in review.causes.iter().zip(&review.weights).enumerate() {
            let sum = |weights: [f64; 2]| -> f64 {
                let needs = needs.map(|results| results[cell].cautious.need.as_f64());
                weights.iter().zip(needs).map(|(weight, need)| weight * need).sum()
            };
            let pairs = [
                (causes.need, weights.need),
                (causes.supply, weights.supply),
                (causes.knowledge, weights.knowledge),
            ];
            for (cause, weights) in pairs {
                // what is covered is rounded to a millionth in each of the eight states
                prop_assert!((cause.as_f64() - sum(weights)).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn need_broken_down_differently_is_found_as_pair_by_pair((from, to) in towns()) {
        let review = compared(&from, &to);
        let cells = &review.to.headline().cells;
        let vocabulary = &review.to.vocabulary;
        let nodes = |cell: usize| -> Vec<Node> { (0..3).map(|d| cells.node(cell, d)).collect() };
        let stated = |town: &Inventory, cell: usize| {
            town.needs.iter().any(|need| need.nodes == nodes(cell))
        };
        let within = |one: usize, other: usize| {
            let pairs = nodes(one).into_iter().zip(nodes(other)).enumerate();
            pairs.into_iter().all(|(d, (own, above))| {
                vocabulary.dimensions[d].is_within(own, above)
            })
        };
        for one in 0..cells.len() {
            let apart = (0..cells.len()).any(|other| {
                let sides = [stated(&from, one), stated(&to, one), stated(&from, other), stated(&to, other)];
                let opposite = matches!(
                    sides,
                    [true, false, false, true] | [false, true, true, false]
                );
                opposite && (within(one, other) || within(other, one))
            });
            match review.comparable.reasons[one] {
                None => prop_assert!(!apart),
                Some(Reason::BrokenDownDifferently) => prop_assert!(apart),
                Some(_) => {}
            }
        }
    }

    #[test]
    fn each_year_is_as_its_own_analysis_says((from, to) in towns()) {
        let review = compared(&from, &to);
        for (own, year) in [(&from, &review.from), (&to, &review.to)] {
            let alone = analyse(own, question()).unwrap();
            let gap = |year: &Year| -> i128 {
                (0..year.headline().cells.len()).map(|cell| counted(year, cell)).sum()
            };
            prop_assert_eq!(gap(&alone), gap(year));
        }
    }

    #[test]
    fn years_exchanged_exchange_all_signs((from, to) in towns()) {
        let (there, back) = (compared(&from, &to), compared(&to, &from));
        for (one, other) in there.causes.iter().zip(&back.causes) {
            prop_assert_eq!(one.need, -other.need);
            prop_assert_eq!(one.supply, -other.supply);
            prop_assert_eq!(one.knowledge, -other.knowledge);
        }
        let effects = |review: &Review| {
            let own = review.offers.iter().filter_map(|change| change.effect);
            own.sum::<Sixths>()
        };
        prop_assert_eq!(effects(&there), -effects(&back));
    }

    #[test]
    fn a_year_against_itself_is_all_zeros((from, _) in towns()) {
        let review = compared(&from, &from);
        prop_assert!(review.causes.iter().all(|causes| *causes == Causes::default()));
        prop_assert!(review.offers.is_empty());
        prop_assert_eq!(total(&review).change(), Sixths::ZERO);
    }

    #[test]
    fn the_causes_are_the_means_over_all_six_orders((from, to) in towns()) {
        let review = compared(&from, &to);
        prop_assert_eq!(&review.causes, &slow(&review, &from.needs, &to.needs));
    }

    #[test]
    fn a_district_renamed_with_a_crosswalk_changes_nothing((from, to) in towns()) {
        let plain = compared(&from, &to);
        let districts =
            [("area", None), ("upper", Some(2)), ("south", Some(2)), ("west", None)];
        let renamed = Inventory { vocabulary: with_districts(&districts), ..from };
        let step = ("district".to_string(), Node(NORTH), Node(NORTH), Quantity::ONE);
        let crosswalk = Crosswalk::of_steps([step]);
        let moved = review(side(&renamed), side(&to), &crosswalk).unwrap();
        prop_assert_eq!(&plain.causes, &moved.causes);
        prop_assert_eq!(&plain.comparable, &moved.comparable);
        prop_assert_eq!(plain.offers.len(), moved.offers.len());
    }

    #[test]
    fn a_single_offer_does_what_analyses_with_and_without_it_say((from, to) in towns()) {
        let review = compared(&from, &to);
        let gap = |needs: &[Need], offers: &[Offer]| -> i128 {
            let town = inventory(needs.to_vec(), offers.to_vec());
            let year = analyse(&town, question()).unwrap();
            let market = &year.headline().cautious.market;
            let need: u64 = market.need().iter().sum();
            i128::from(need - year.headline().cautious.cover.covered())
        };
        let (before, after) = (&review.from.offers, &review.to.offers);
        let with = |offers: &[Offer], position: Option<usize>, own: Option<&Offer>| {
            let mut changed = offers.to_vec();
            match (position, own) {
                (Some(position), Some(own)) => changed[position] = own.clone(),
                (Some(position), None) => { changed.remove(position); }
                (None, Some(own)) => changed.push(own.clone()),
                (None, None) => {}
            }
            changed
        };
        for change in &review.offers {
            let (one, other) = (change.slot.from, change.slot.to);
            let Some(effect) = change.effect else { continue };
            let there = with(before, one, other.map(|offer| &after[offer]));
            let back = with(after, other, one.map(|offer| &before[offer]));
            let done = gap(&from.needs, &there) - gap(&from.needs, before);
            let undone = gap(&to.needs, &back) - gap(&to.needs, after);
            prop_assert_eq!(effect + effect, Sixths::from_units(done - undone));
        }
    }
}
