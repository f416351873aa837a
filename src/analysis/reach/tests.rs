use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::classes::{classes, components};
use super::*;

/// For every cell its nodes, and for every offer the nodes that it takes in every dimension.
type Town = (Vec<Vec<u32>>, Vec<Vec<BTreeSet<u32>>>);

const DIMENSIONS: usize = 3;

/// Mostly few nodes, so that many cells and targets are equal, but some of many, beyond a word of bits.
fn town() -> impl Strategy<Value = Town> {
    let node = || prop_oneof![2 => 0..3u32, 1 => 0..70u32];
    let cell = prop::collection::vec(node(), DIMENSIONS);
    let set = prop_oneof![
        2 => prop::collection::btree_set(node(), 0..4),
        1 => Just((0..70).collect::<BTreeSet<u32>>()),
    ];
    let target = prop::collection::vec(set, DIMENSIONS);
    (
        prop::collection::vec(cell, 0..80),
        prop::collection::vec(target, 0..12),
    )
}

fn reach_of((cells, offers): &Town) -> Reach {
    let columns: Vec<Vec<u32>> = (0..DIMENSIONS)
        .map(|dimension| cells.iter().map(|nodes| nodes[dimension]).collect())
        .collect();
    let mut targets = Targets::new(DIMENSIONS);
    for target in offers {
        let sets: Vec<NodeSet> = target
            .iter()
            .map(|nodes| nodes.iter().copied().collect())
            .collect();
        targets.push(&sets);
    }
    reach(&columns, &targets)
}

/// The slow twin: every offer against every cell.
fn slow_reach((cells, offers): &Town) -> Vec<Vec<u32>> {
    let takes = |target: &[BTreeSet<u32>], nodes: &[u32]| {
        target
            .iter()
            .zip(nodes)
            .all(|(set, node)| set.contains(node))
    };
    let of = |target: &Vec<BTreeSet<u32>>| {
        (0..)
            .zip(cells)
            .filter(|(_, nodes)| takes(target, nodes))
            .map(|(cell, _)| cell)
            .collect()
    };
    offers.iter().map(of).collect()
}

proptest! {
    #[test]
    fn a_node_set_holds_what_was_put_in(nodes in prop::collection::btree_set(0..200u32, 0..20), other in 0..300u32) {
        let set: NodeSet = nodes.iter().copied().collect();
        prop_assert!(set.iter().eq(nodes.iter().copied()));
        prop_assert_eq!((set.len(), set.is_empty()), (nodes.len(), nodes.is_empty()));
        prop_assert_eq!(set.contains(other), nodes.contains(&other));
    }

    #[test]
    fn an_offer_reaches_the_cells_whose_nodes_it_takes(town in town()) {
        let reach = reach_of(&town);
        let lists: Vec<Vec<u32>> = (0..reach.offers()).map(|offer| reach.of(offer).to_vec()).collect();
        prop_assert_eq!(lists, slow_reach(&town));
    }

    /// The slow twin sorts the cells by the list of offers that reach them, and the other way round.
    #[test]
    fn classes_are_reached_or_reach_alike(town in town(), wanted in prop::collection::vec(any::<bool>(), 80)) {
        let reach = reach_of(&town);
        let lists: Vec<Vec<u32>> = slow_reach(&town).into_iter()
            .map(|cells| cells.into_iter().filter(|&cell| wanted[cell as usize]).collect()).collect();
        let mut cells: BTreeMap<Vec<usize>, Vec<u32>> = BTreeMap::new();
        for cell in 0..town.0.len() as u32 {
            let offers = (0..lists.len()).filter(|&offer| lists[offer].contains(&cell)).collect();
            cells.entry(offers).or_default().push(cell);
        }
        cells.remove(&Vec::new());
        let mut offers: BTreeMap<Vec<u32>, Vec<u32>> = BTreeMap::new();
        for (offer, cells) in (0..).zip(&lists) {
            offers.entry(cells.clone()).or_default().push(offer);
        }
        offers.remove(&Vec::new());

        let classes = classes(&reach, |cell| wanted[cell as usize]);
        let set = |lists: &Lists| lists.iter().map(<[u32]>::to_vec).collect::<BTreeSet<_>>();
        prop_assert_eq!(set(&classes.cells), cells.into_values().collect::<BTreeSet<_>>());
        prop_assert_eq!(set(&classes.offers), offers.into_values().collect::<BTreeSet<_>>());
        for (same_offers, reached) in classes.offers.iter().zip(classes.reach.iter()) {
            let mut cells: Vec<u32> = reached.iter().flat_map(|&class| classes.cells.get(class as usize)).copied().collect();
            cells.sort_unstable();
            prop_assert_eq!(&cells, &lists[same_offers[0] as usize]);
            prop_assert!(reached.is_sorted());
        }
        for (class, members) in (0..).zip(classes.cells.iter()) {
            prop_assert!(members.iter().all(|&cell| classes.of_cell[cell as usize] == Some(class)));
        }
    }

    /// The slow twin follows reach from cell to cell until nothing new comes up.
    #[test]
    fn components_hang_together_and_share_nothing(town in town()) {
        let classes = classes(&reach_of(&town), |_| true);
        let components = components(&classes.reach, classes.cells.len());
        for (number, (cells, offers)) in (0..).zip(components.cells.iter().zip(components.offers.iter())) {
            let mut seen = BTreeSet::from([cells[0]]);
            for _ in cells {
                let more = classes.reach.iter().filter(|list| list.iter().any(|cell| seen.contains(cell)));
                seen = more.flatten().copied().collect();
            }
            prop_assert!(seen.iter().eq(cells));
            let reach_here = (0..classes.reach.len() as u32).filter(|&offer| seen.contains(&classes.reach.get(offer as usize)[0]));
            prop_assert!(reach_here.eq(offers.iter().copied()));
            prop_assert!(cells.iter().all(|&cell| components.of_cell[cell as usize] == number));
            prop_assert!(offers.iter().all(|&offer| components.of_offer[offer as usize] == number));
        }
        prop_assert_eq!(components.cells.items().len(), classes.cells.len());
    }
}
