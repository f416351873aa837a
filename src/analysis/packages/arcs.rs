//! The network of a problem, arc by arc: who could give how many places to whom.

use std::collections::BTreeMap;

use super::flow::{SINK, SOURCE};
use super::linear::Linear;
use super::problem::{Effect, Problem};
use crate::analysis::cover::Market;
use crate::analysis::lists::Lists;
use crate::analysis::reach::Reach;
use crate::analysis::reach::classes::{Classes, classes};

/// A connection with what fits through it; none: anything.
#[derive(Debug, Clone)]
pub(super) struct Arc {
    pub from: u32,
    pub to: u32,
    pub capacity: Option<Linear>,
}

/// The largest amount of which all needs and places are whole multiples.
pub(super) fn unit(problem: &Problem) -> u64 {
    let market = problem.market();
    let more = problem.choices().iter().map(|own| match own.effect {
        Effect::Places { more, .. } => more,
        Effect::Opening { .. } | Effect::Closing { .. } => 0,
    });
    let amounts = market.need().iter().chain(market.places()).copied();
    amounts.chain(more).fold(0, common_divisor).max(1)
}

pub(super) fn common_divisor(mut one: u64, mut other: u64) -> u64 {
    while one != 0 {
        (one, other) = (other % one, one);
    }
    other
}

/// The whole network of a problem, before anything is merged.
pub(super) struct Arcs {
    /// How many, source and sink counted in.
    pub nodes: usize,
    pub arcs: Vec<Arc>,
    /// The cells of every node that has some, from [`FIRST_CELL`] on.
    pub cells: Vec<Vec<u32>>,
}

/// The first node that stands for cells.
pub(super) const FIRST_CELL: usize = 2;

/// Cells that the same offers and openings reach are one node, and so are offers that reach the same cells, unless one
/// of them may be opened.
pub(super) fn arcs(problem: &Problem, unit: u64) -> Arcs {
    let market = problem.market();
    let openings: Vec<(u32, u32, &Vec<u32>)> = (0..)
        .zip(problem.choices())
        .filter_map(|(number, choice)| match &choice.effect {
            Effect::Opening { offer, cells } => Some((number, *offer, cells)),
            _ => None,
        })
        .collect();
    let classes = with_openings(
        market,
        openings.iter().map(|(_, _, cells)| cells.as_slice()),
    );
    let places = places(problem, unit);
    let sum = |members: &[u32], amount: &dyn Fn(usize) -> Linear| {
        let mut sum = Linear::default();
        members
            .iter()
            .for_each(|own| sum.add(&amount(*own as usize)));
        sum
    };

    let mut arcs = Vec::new();
    let mut next = FIRST_CELL as u32;
    let mut node = || {
        next += 1;
        next - 1
    };
    let cells: Vec<u32> = (0..classes.cells.len()).map(|_| node()).collect();
    for (members, cell) in classes.cells.iter().zip(&cells) {
        let need = |own: usize| Linear::of(market.need()[own] / unit);
        arcs.push(Arc {
            from: *cell,
            to: SINK,
            capacity: Some(sum(members, &need)),
        });
    }
    let may_open = |offer: &u32| openings.iter().any(|(_, own, _)| own == offer);
    let reached = |offer: u32| match classes.of_offer[offer as usize] {
        Some(class) => classes.reach.get(class as usize),
        None => &[],
    };
    let offers = market.places().len() as u32;
    let together = classes.offers.iter().map(|members| {
        let members = members
            .iter()
            .filter(|own| **own < offers && !may_open(own));
        members.copied().collect::<Vec<u32>>()
    });
    let alone = (0..offers).filter(may_open).map(|own| vec![own]);
    let mut node_of = BTreeMap::new();
    for members in together.chain(alone).filter(|members| !members.is_empty()) {
        let offer = node();
        node_of.insert(members[0], offer);
        arcs.push(Arc {
            from: SOURCE,
            to: offer,
            capacity: Some(sum(&members, &|own| places[own].clone())),
        });
        arcs.extend(reached(members[0]).iter().map(|cell| Arc {
            from: offer,
            to: cells[*cell as usize],
            capacity: None,
        }));
    }
    for (position, (choice, offer, _)) in (0..).zip(&openings) {
        let open = node();
        let taken = |most: i128| Linear {
            constant: 0,
            each: vec![(*choice, most)],
        };
        let (_, most) = places[*offer as usize].range(problem.choices());
        arcs.push(Arc {
            from: node_of[offer],
            to: open,
            capacity: Some(taken(most)),
        });
        for cell in reached(offers + position) {
            let need = classes.cells.get(*cell as usize).iter();
            let need: u64 = need.map(|own| market.need()[*own as usize] / unit).sum();
            arcs.push(Arc {
                from: open,
                to: cells[*cell as usize],
                capacity: Some(taken(i128::from(need))),
            });
        }
    }
    Arcs {
        nodes: next as usize,
        arcs,
        cells: classes.cells.iter().map(<[u32]>::to_vec).collect(),
    }
}

/// The classes of a market to which every opening is added as an offer.
fn with_openings<'a>(market: &'a Market, openings: impl Iterator<Item = &'a [u32]>) -> Classes {
    let reach = market.reach();
    let offers = (0..reach.offers()).map(|offer| reach.of(offer));
    let lists: Lists = offers
        .chain(openings)
        .map(|cells| cells.iter().copied())
        .collect();
    let reach = Reach::new(reach.cells(), lists);
    classes(&reach, |cell| market.need()[cell as usize] > 0)
}

/// Every offer's places, in units.
fn places(problem: &Problem, unit: u64) -> Vec<Linear> {
    let before = problem.market().places().iter();
    let mut places: Vec<Linear> = before.map(|places| Linear::of(places / unit)).collect();
    for (number, choice) in (0..).zip(problem.choices()) {
        let own = &mut places[choice.effect.offer() as usize];
        let more = match choice.effect {
            Effect::Places { more, .. } => i128::from(more / unit),
            Effect::Closing { .. } => -own.constant,
            Effect::Opening { .. } => continue,
        };
        own.each.push((number, more));
    }
    places
}
