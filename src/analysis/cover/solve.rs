//! A market as a whole: merged, solved component by component, and put together.

use rayon::prelude::*;

use super::certify::certify;
use super::coverage::Coverage;
use super::flow::Flow;
use super::guess::Guess;
use super::network::{Network, Side};
use super::tiers::{Group, connected, groups};
use super::{FairCover, Market, Part, Standing, Tier};
use crate::analysis::reach::classes::{Classes, Components, classes, components};

/// A market with its fair cover, and what is needed to tell what a change would do.
#[derive(Debug)]
pub struct Solved<'a> {
    pub(super) market: &'a Market,
    pub(super) cover: FairCover,
    pub(super) classes: Classes,
    /// Which classes hang together.
    pub(super) components: Components,
    /// For every component a maximum flow.
    pub(super) maximum: Vec<MaximumFlow>,
}

/// A maximum flow in a component. Nothing flows between its two sides, in no maximum flow.
#[derive(Debug)]
pub(super) struct MaximumFlow {
    /// The cells with a coverage below 1, and the offers that reach them: no place is left.
    pub low: Half,
    /// All other cells and offers: nothing is missing.
    pub high: Half,
}

#[derive(Debug)]
pub(super) struct Half {
    pub network: Network,
    pub flow: Flow,
    /// The classes of the network's cells and offers.
    pub cells: Vec<u32>,
    pub offers: Vec<u32>,
}

/// Rounds by which the guess is improved before anything is cut.
const ROUNDS: usize = 3;

/// The fair cover of a market, with all that [`Solved`] tells. The same market gives the same cover to
/// the byte, however many threads there are, and a cell's coverage does not depend on its number.
pub fn solve(market: &Market) -> Solved<'_> {
    let classes = classes(&market.reach, |cell| market.need[cell as usize] > 0);
    let components = components(&classes.reach, classes.cells.len());
    let networks = networks(market, &classes, &components);
    let numbers = components.cells.iter().zip(components.offers.iter());
    let numbered: Vec<_> = networks.into_iter().zip(numbers).collect();
    let (maximum, groups): (Vec<MaximumFlow>, Vec<Vec<Group>>) =
        numbered.into_par_iter().map(|(network, (cells, offers))| solve_component(network, cells, offers)).unzip();
    let parts = groups.into_par_iter().flatten_iter().map(|group| part(market, &classes, group));
    let cover = assembled(market, parts.collect());
    debug_assert_eq!(certify(market, &cover), Ok(()));
    Solved { market, cover, classes, components, maximum }
}

impl Solved<'_> {
    pub fn cover(&self) -> &FairCover {
        &self.cover
    }

    pub fn into_cover(self) -> FairCover {
        self.cover
    }
}

/// One network per component. Its cells and offers are the classes, in their order.
fn networks(market: &Market, classes: &Classes, components: &Components) -> Vec<Network> {
    let mut number = vec![0; classes.cells.len()];
    for cells in components.cells.iter() {
        for (local, &cell) in (0..).zip(cells) {
            number[cell as usize] = local;
        }
    }
    let total = |amounts: &[u64], members: &[u32]| members.iter().map(|&member| amounts[member as usize]).sum();
    let network = |component: usize| {
        let cells = components.cells.get(component).iter();
        let offers = components.offers.get(component).iter();
        let reach = |&offer: &u32| classes.reach.get(offer as usize).iter().map(|&cell| number[cell as usize]);
        Network::new(
            cells.map(|&cell| total(&market.need, classes.cells.get(cell as usize))).collect(),
            offers.clone().map(|&offer| total(&market.places, classes.offers.get(offer as usize))).collect(),
            offers.map(reach).collect(),
        )
    };
    (0..components.cells.len()).into_par_iter().map(network).collect()
}

/// A maximum flow and the parts of a component, in classes.
fn solve_component(network: Network, cells: &[u32], offers: &[u32]) -> (MaximumFlow, Vec<Group>) {
    let mut guess = Guess::even(&network);
    guess.improve(&network, ROUNDS);
    let mut flow = Flow::up_to(Coverage::FULL, &network, &guess);
    let short = flow.maximise(&network);
    let (low, high) = network.split(&short);
    let low_guess = guess.within(&low);
    let half = |side: Side| {
        let of = |classes: &[u32], numbers: &[u32]| numbers.iter().map(|&number| classes[number as usize]).collect();
        Half {
            flow: flow.within(&side),
            cells: of(cells, &side.cells),
            offers: of(offers, &side.offers),
            network: side.network,
        }
    };
    let (low, high) = (half(low), half(high));
    let in_classes = |half: &Half, group: Group| Group {
        coverage: group.coverage,
        cells: group.cells.iter().map(|&cell| half.cells[cell as usize]).collect(),
        offers: group.offers.iter().map(|&offer| half.offers[offer as usize]).collect(),
    };
    let short = groups(&low.network, low_guess).into_iter().map(|group| in_classes(&low, group));
    let full = connected(&high.network, Coverage::FULL).into_iter().map(|group| in_classes(&high, group));
    let all = short.chain(full).collect();
    (MaximumFlow { low, high }, all)
}

/// The part made of a group of classes; its tier is not known yet.
fn part(market: &Market, classes: &Classes, group: Group) -> Part {
    let members = |lists: &crate::analysis::lists::Lists, classes: &[u32]| {
        let members = classes.iter().flat_map(|&class| lists.get(class as usize));
        let mut members: Vec<u32> = members.copied().collect();
        members.sort_unstable();
        members
    };
    let total = |amounts: &[u64], members: &[u32]| members.iter().map(|&member| amounts[member as usize]).sum();
    let cells = members(&classes.cells, &group.cells);
    let offers = members(&classes.offers, &group.offers);
    Part {
        tier: 0,
        coverage: group.coverage,
        need: total(&market.need, &cells),
        places: total(&market.places, &offers),
        cells,
        offers,
    }
}

/// The cover made of all parts.
fn assembled(market: &Market, mut parts: Vec<Part>) -> FairCover {
    parts.par_sort_unstable_by(|a, b| a.coverage.cmp(&b.coverage).then(a.cells[0].cmp(&b.cells[0])));
    let standing = |&need: &u64| if need > 0 { Standing::Unreached } else { Standing::NoNeed };
    let mut cells: Vec<Standing> = market.need.iter().map(standing).collect();
    let mut offers = vec![None; market.places.len()];
    for (number, part) in (0..).zip(&parts) {
        for &cell in &part.cells {
            cells[cell as usize] = Standing::Part(number);
        }
        for &offer in &part.offers {
            offers[offer as usize] = Some(number);
        }
    }

    let unreached = market.need.iter().zip(&cells).filter(|&(_, &standing)| standing == Standing::Unreached);
    let unreached: u64 = unreached.map(|(need, _)| need).sum();
    let mut tiers: Vec<Tier> = Vec::new();
    if unreached > 0 {
        tiers.push(Tier { coverage: Coverage::NONE, need: unreached, parts: 0..0 });
    }
    for (number, part) in parts.iter_mut().enumerate() {
        match tiers.last_mut() {
            Some(tier) if tier.coverage == part.coverage => {
                tier.need += part.need;
                tier.parts.end = number + 1;
            }
            _ => tiers.push(Tier { coverage: part.coverage, need: part.need, parts: number..number + 1 }),
        }
        part.tier = tiers.len() as u32 - 1;
    }
    FairCover { tiers, parts, cells, offers }
}
