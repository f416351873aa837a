//! A market as a whole: merged, solved component by component, and put together.

use rayon::prelude::*;

use super::certify::certify;
use super::coverage::Coverage;
use super::decomposition::{Group, connected, groups};
use super::flow::Flow;
use super::network::{Network, Side};
use super::warm_start::Guess;
use super::{FairCover, Market, Part, Standing, Tier};
use crate::analysis::lists::{Lists, at, sum_at};
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

/// A maximum flow in a component. In no maximum flow does anything flow from one side to the other.
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
    let (maximum, groups): (Vec<MaximumFlow>, Vec<Vec<Group>>) = numbered
        .into_par_iter()
        .map(|(network, (cells, offers))| solve_component(network, cells, offers))
        .unzip();
    let parts = groups
        .into_par_iter()
        .flatten_iter()
        .map(|group| part(market, &classes, &group));
    let cover = assembled(market, parts.collect());
    debug_assert_eq!(certify(market, &cover), Ok(()));
    Solved {
        market,
        cover,
        classes,
        components,
        maximum,
    }
}

impl Solved<'_> {
    /// The fair cover.
    pub fn cover(&self) -> &FairCover {
        &self.cover
    }

    /// The fair cover alone.
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
    let totals = |amounts: &[u64], members: &Lists, classes: &[u32]| -> Vec<u64> {
        let members = classes.iter().map(|&class| members.get(class as usize));
        members.map(|members| sum_at(amounts, members)).collect()
    };
    let network = |component: usize| {
        let (cells, offers) = (
            components.cells.get(component),
            components.offers.get(component),
        );
        let reach = offers
            .iter()
            .map(|&offer| classes.reach.get(offer as usize));
        Network::new(
            totals(&market.need, &classes.cells, cells),
            totals(&market.places, &classes.offers, offers),
            reach.map(|cells| at(&number, cells)).collect(),
        )
    };
    (0..components.cells.len())
        .into_par_iter()
        .map(network)
        .collect()
}

/// A maximum flow in a component, and the component's parts. `cells` and `offers` are its classes.
fn solve_component(network: Network, cells: &[u32], offers: &[u32]) -> (MaximumFlow, Vec<Group>) {
    let mut guess = Guess::even(&network);
    guess.improve(&network, ROUNDS);
    let mut flow = Flow::up_to(Coverage::FULL, &network, &guess);
    let short = flow.maximise(&network);

    let (low, high) = network.split(&short);
    let low_groups = groups(&low.network, guess.within(&low));
    let high_groups = connected(&high.network, Coverage::FULL);
    let half = |side: Side| Half {
        flow: flow.within(&side),
        cells: at(cells, &side.cells),
        offers: at(offers, &side.offers),
        network: side.network,
    };
    let (low, high) = (half(low), half(high));
    let low_groups = low_groups
        .iter()
        .map(|group| group.renumbered(&low.cells, &low.offers));
    let high_groups = high_groups
        .iter()
        .map(|group| group.renumbered(&high.cells, &high.offers));
    let groups = low_groups.chain(high_groups).collect();
    (MaximumFlow { low, high }, groups)
}

/// The part made of a group of classes; its tier is not known yet.
fn part(market: &Market, classes: &Classes, group: &Group) -> Part {
    let members = |members: &Lists, classes: &[u32]| {
        let members = classes
            .iter()
            .flat_map(|&class| members.get(class as usize));
        let mut members: Vec<u32> = members.copied().collect();
        members.sort_unstable();
        members
    };
    let cells = members(&classes.cells, &group.cells);
    let offers = members(&classes.offers, &group.offers);
    Part {
        tier: 0,
        coverage: group.coverage,
        need: sum_at(&market.need, &cells),
        places: sum_at(&market.places, &offers),
        cells,
        offers,
    }
}

/// The cover made of all parts.
fn assembled(market: &Market, mut parts: Vec<Part>) -> FairCover {
    parts.par_sort_unstable_by_key(|part| (part.coverage, part.cells[0]));
    let standing = |&need: &u64| match need {
        0 => Standing::NoNeed,
        _ => Standing::Unreached,
    };
    let mut standing: Vec<Standing> = market.need.iter().map(standing).collect();
    let mut part_of_offer = vec![None; market.places.len()];
    for (number, part) in (0..).zip(&parts) {
        for &cell in &part.cells {
            standing[cell as usize] = Standing::Part(number);
        }
        for &offer in &part.offers {
            part_of_offer[offer as usize] = Some(number);
        }
    }
    let stands = market.need.iter().zip(&standing);
    let unreached = stands.filter(|&(_, &standing)| standing == Standing::Unreached);
    let tiers = tiers(unreached.map(|(need, _)| need).sum(), &mut parts);
    FairCover {
        tiers,
        parts,
        standing,
        part_of_offer,
    }
}

/// The tiers of all parts, which come in their order; each part is told its tier.
fn tiers(unreached_need: u64, parts: &mut [Part]) -> Vec<Tier> {
    let mut tiers: Vec<Tier> = Vec::new();
    if unreached_need > 0 {
        tiers.push(Tier {
            coverage: Coverage::NONE,
            need: unreached_need,
            parts: 0..0,
        });
    }
    for (number, part) in parts.iter_mut().enumerate() {
        match tiers.last_mut() {
            Some(tier) if tier.coverage == part.coverage => {
                tier.need += part.need;
                tier.parts.end = number + 1;
            }
            _ => tiers.push(Tier {
                coverage: part.coverage,
                need: part.need,
                parts: number..number + 1,
            }),
        }
        part.tier = tiers.len() as u32 - 1;
    }
    tiers
}
