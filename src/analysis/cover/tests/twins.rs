//! Every function of the core against its slow twin, on thousands of random markets.

use std::collections::BTreeSet;

use super::super::flow::Flow;
use super::super::network::Network;
use super::super::warm_start::Guess;
use super::super::{Coverage, FairCover, Market, Part, Standing, Violation, certify, solve};
use super::{cover, market, slow};

/// The generator of Steele, Lea and Flood 2014 (SplitMix64).
struct Random(u64);

impl Random {
    /// A number from 0 up to, but not including, `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % end
    }
}

/// A market with small numbers, so that equal coverages, zeros and unreached cells are frequent; one in
/// four is of very small and very large numbers together.
fn any_market(random: &mut Random, most_cells: u64) -> Market {
    let cells = random.below(most_cells) + 1;
    let offers = random.below(7);
    let powers = if random.below(4) == 0 { 16 } else { 1 };
    let in_ten = random.below(8) + 1;
    let mut amount = |below: u64| random.below(below) * 10u64.pow(random.below(powers) as u32);
    let need: Vec<u64> = (0..cells).map(|_| amount(9)).collect();
    let places: Vec<u64> = (0..offers).map(|_| amount(12)).collect();
    let reach: Vec<Vec<u32>> = (0..offers)
        .map(|_| {
            (0..cells as u32)
                .filter(|_| random.below(10) < in_ten)
                .collect()
        })
        .collect();
    market(&need, &places, &reach)
}

fn markets(seed: u64, count: usize, most_cells: u64) -> impl Iterator<Item = Market> {
    let mut random = Random(seed);
    (0..count).map(move |_| any_market(&mut random, most_cells))
}

fn coverages(cover: &FairCover) -> Vec<Option<Coverage>> {
    (0..cover.standing.len())
        .map(|cell| cover.coverage(cell))
        .collect()
}

#[test]
fn coverages_are_those_of_the_slow_twin() {
    for market in markets(1, 3000, 6).chain(markets(2, 100, 12)) {
        assert_eq!(
            coverages(&cover(&market)),
            slow::fair(&market),
            "{market:?}"
        );
    }
}

#[test]
fn as_much_is_covered_as_a_maximum_flow_covers() {
    for market in markets(3, 2000, 7) {
        assert_eq!(
            cover(&market).covered(),
            slow::maximum_flow(&market),
            "{market:?}"
        );
    }
}

#[test]
fn spare_is_what_the_maximum_flow_does_not_lose() {
    for market in markets(4, 2000, 7) {
        let slow: Vec<u64> = (0..market.places().len())
            .map(|offer| slow::spare(&market, offer))
            .collect();
        assert_eq!(solve(&market).spare(), slow, "{market:?}");
    }
}

/// A flow up to a coverage is a maximum one, and short are the cells below this coverage.
#[test]
fn short_cells_are_those_below_the_coverage() {
    let mut random = Random(5);
    for market in markets(6, 2000, 6) {
        let wanted: Vec<u32> = (0..market.need().len() as u32)
            .filter(|&cell| market.need()[cell as usize] > 0)
            .filter(|cell| {
                (0..market.places().len()).any(|offer| market.reach().of(offer).contains(cell))
            })
            .collect();
        let local = |cell: &u32| wanted.binary_search(cell).ok().map(|local| local as u32);
        let lists: Vec<Vec<u32>> = (0..market.places().len())
            .map(|offer| market.reach().of(offer).iter().filter_map(local).collect())
            .collect();
        let need = wanted
            .iter()
            .map(|&cell| market.need()[cell as usize])
            .collect();
        let network = Network::new(need, market.places().to_vec(), lists.into_iter().collect());
        let level = Coverage::new(random.below(13), 12);
        let short = Flow::up_to(level, &network, &Guess::even(&network)).maximise(&network);
        let fair = slow::fair(&market);
        let below: Vec<bool> = wanted
            .iter()
            .map(|&cell| fair[cell as usize] < Some(level))
            .collect();
        assert_eq!(short, below, "{level:?} {market:?}");
    }
}

/// Parts are found again by following reach, step by step, from cell to cell.
#[test]
fn parts_are_what_hangs_together_in_a_tier() {
    for market in markets(7, 1000, 8) {
        let cover = cover(&market);
        let coverage = coverages(&cover);
        let worst = |offer: usize| {
            market
                .reach()
                .of(offer)
                .iter()
                .filter_map(|&cell| coverage[cell as usize])
                .min()
        };
        for (first, &standing) in cover.standing.iter().enumerate() {
            let Standing::Part(number) = standing else {
                continue;
            };
            let (mut cells, mut offers) = (BTreeSet::from([first as u32]), BTreeSet::new());
            for _ in 0..market.need().len() {
                for offer in
                    (0..market.places().len()).filter(|&offer| worst(offer) == coverage[first])
                {
                    let here = market
                        .reach()
                        .of(offer)
                        .iter()
                        .filter(|&&cell| coverage[cell as usize] == coverage[first]);
                    if here.clone().any(|cell| cells.contains(cell)) {
                        offers.insert(offer as u32);
                        cells.extend(here);
                    }
                }
            }
            let part = &cover.parts[number as usize];
            assert_eq!(part.cells, Vec::from_iter(cells), "{market:?}");
            assert_eq!(part.offers, Vec::from_iter(offers), "{market:?}");
        }
    }
}

/// Opens an offer, adds places, removes offers: each time as if the changed market were solved from nothing.
#[test]
fn changes_lead_to_the_cover_of_the_changed_market() {
    let mut random = Random(8);
    for before in markets(9, 1500, 6).filter(|market| !market.places().is_empty()) {
        let solved = solve(&before);
        let offer = random.below(before.places().len() as u64) as u32;
        let cells: Vec<u32> = (0..before.need().len() as u32)
            .filter(|_| random.below(3) == 0)
            .collect();
        let more = random.below(6);

        let mut opened = before.clone();
        let mut lists: Vec<Vec<u32>> = (0..before.places().len())
            .map(|o| before.reach().of(o).to_vec())
            .collect();
        lists[offer as usize].extend(&cells);
        lists[offer as usize].sort_unstable();
        lists[offer as usize].dedup();
        opened.reach = market(before.need(), before.places(), &lists).reach;
        let mut larger = before.clone();
        larger.places[offer as usize] += more;
        let mut without = before.clone();
        without.places[offer as usize] = 0;

        let by_places = solved.with_more_places(offer, more).expect("small numbers");
        for (change, after) in [
            (solved.with_more_reach(offer, &cells), &opened),
            (by_places, &larger),
            (solved.without(&[offer]), &without),
        ] {
            let after = cover(after);
            assert_eq!(change.covered_before, solved.cover().covered());
            assert_eq!(change.covered_after, after.covered(), "{before:?}");
            let mut coverage = coverages(solved.cover());
            for cell in &change.cells {
                assert_eq!(coverage[cell.cell as usize], Some(cell.before));
                coverage[cell.cell as usize] = Some(cell.after);
            }
            assert_eq!(coverage, coverages(&after), "{before:?}");
        }

        let mut relief = solved.relief();
        let spare = solved.spare()[offer as usize];
        let covered = solved.cover().covered();
        for _ in 0..2 {
            // A second time, to see that a question leaves nothing behind.
            let by_reach = relief.of(spare, &cells);
            assert_eq!(
                by_reach,
                slow::maximum_flow(&opened) - covered,
                "offer {offer}, {cells:?}, {before:?}"
            );
            let by_places = relief.of(more, before.reach().of(offer as usize));
            assert_eq!(
                by_places,
                slow::maximum_flow(&larger) - covered,
                "offer {offer}, {more}, {before:?}"
            );
        }
    }
}

/// Whatever is changed in a cover, the certificate fails.
#[test]
fn nothing_but_the_fair_cover_is_certified() {
    for market in markets(10, 300, 6) {
        let right = cover(&market);
        for part in 0..right.parts.len() {
            let spoilt = |spoil: fn(&mut Part)| {
                let mut cover = right.clone();
                spoil(&mut cover.parts[part]);
                certify(&market, &cover)
            };
            assert!(spoilt(|part| part.need += 1).is_err());
            assert!(spoilt(|part| part.places += 1).is_err());
            assert!(spoilt(|part| part.coverage = Coverage::new(1, 1 << 40)).is_err());
            assert!(spoilt(|part| part.cells.truncate(part.cells.len() - 1)).is_err());
            assert!(spoilt(|part| part.offers.truncate(part.offers.len() - 1)).is_err());
        }
        for tier in 0..right.tiers.len() {
            let mut cover = right.clone();
            cover.tiers[tier].need += 1;
            assert_eq!(certify(&market, &cover), Err(Violation::Tiers));
            cover.tiers.remove(tier);
            assert_eq!(certify(&market, &cover), Err(Violation::Tiers));
        }
        for cell in 0..right.standing.len() {
            for standing in [Standing::NoNeed, Standing::Unreached, Standing::Part(99)] {
                let mut cover = right.clone();
                cover.standing[cell] = standing;
                let is_right = cover == right;
                assert_eq!(certify(&market, &cover).is_ok(), is_right);
            }
        }
        let mut cover = right.clone();
        cover.standing.pop();
        assert_eq!(certify(&market, &cover), Err(Violation::Size));
    }
}

/// The sums of a cover that treats all cells alike are right, but it cannot be carried out.
#[test]
fn a_cover_that_is_not_feasible_is_not_certified() {
    let apart = market(&[4, 4], &[1, 3], &[vec![0], vec![1]]);
    let together = market(&[4, 4], &[1, 3], &[vec![0, 1], vec![0, 1]]);
    assert_eq!(
        certify(&apart, &cover(&together)),
        Err(Violation::NotFeasible(0))
    );
    assert_eq!(certify(&together, &cover(&apart)), Err(Violation::Offer(1)));
}
