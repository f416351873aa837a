//! The proof that a cover is the fair one, for a market of any size.

use super::coverage::Coverage;
use super::flow::{Amount, Flow};
use super::guess::Guess;
use super::network::Network;
use super::{FairCover, Market, Part, Standing};

/// What keeps a cover from being the fair one. Cells, offers, parts and tiers are meant by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violation {
    /// The cover is of another number of cells or offers.
    Size,
    /// The cell stands where it does not belong, or not where it says.
    Cell(u32),
    /// The offer is not in a part of the worst covered cells that it reaches, or not where it says.
    Offer(u32),
    /// Need, places, coverage and tier of the part do not fit each other.
    Sums(u32),
    /// The offers of the part cannot give its cells what they are said to get.
    NotFeasible(u32),
    /// The tiers do not rise.
    Tiers,
}

/// Checks that a cover is the fair one, without regard to how it came about.
///
/// A cover is the fair one if and only if it is feasible and, for every coverage below 1, the
/// cells that have it or less get all places of all offers that reach them. The first holds if every part
/// is feasible on its own, for no place is in two parts. The second holds if every offer is in a part of
/// the worst tier that it reaches, and the need of every part below 1 times its coverage is the sum
/// of its places.
pub fn certify(market: &Market, cover: &FairCover) -> Result<(), Violation> {
    if cover.cells.len() != market.need.len() || cover.offers.len() != market.places.len() {
        return Err(Violation::Size);
    }
    check_cells(market, cover)?;
    check_offers(market, cover)?;
    check_sums(market, cover)?;
    for (number, part) in (0..).zip(&cover.parts) {
        if !is_feasible(market, part) {
            return Err(Violation::NotFeasible(number));
        }
    }
    Ok(())
}

/// Every cell stands where it belongs and is listed there, once.
fn check_cells(market: &Market, cover: &FairCover) -> Result<(), Violation> {
    let mut reached = vec![false; market.need.len()];
    for &cell in market.reach.targets().items() {
        reached[cell as usize] = true;
    }
    let listed = |number: u32, cell: u32| {
        let part = cover.parts.get(number as usize);
        part.is_some_and(|part| part.cells.binary_search(&cell).is_ok())
    };
    for (cell, (&standing, &need)) in (0..).zip(cover.cells.iter().zip(&market.need)) {
        let fits = match standing {
            Standing::NoNeed => need == 0,
            Standing::Unreached => need > 0 && !reached[cell as usize],
            Standing::Part(number) => need > 0 && listed(number, cell),
        };
        if !fits {
            return Err(Violation::Cell(cell));
        }
    }
    let stands_in = |cell: u32, number: u32| cover.cells.get(cell as usize) == Some(&Standing::Part(number));
    for (number, part) in (0..).zip(&cover.parts) {
        if let Some(&cell) = part.cells.iter().find(|&&cell| !stands_in(cell, number)) {
            return Err(Violation::Cell(cell));
        }
        if !part.cells.is_sorted_by(|a, b| a < b) {
            return Err(Violation::Sums(number));
        }
    }
    Ok(())
}

/// Every offer is in a part with a cell that it reaches, reaches nobody in a worse tier, and is listed
/// there, once.
fn check_offers(market: &Market, cover: &FairCover) -> Result<(), Violation> {
    for (offer, &number) in (0..).zip(&cover.offers) {
        let cells = market.reach.of(offer as usize).iter();
        let worst = cells.clone().filter_map(|&cell| cover.coverage(cell as usize)).min();
        let fits = match number.map(|number| (number, cover.parts.get(number as usize))) {
            None => worst.is_none(),
            Some((_, None)) => false,
            Some((number, Some(part))) => {
                let mut standings = cells.map(|&cell| cover.cells[cell as usize]);
                worst == Some(part.coverage)
                    && standings.any(|standing| standing == Standing::Part(number))
                    && part.offers.binary_search(&offer).is_ok()
            }
        };
        if !fits {
            return Err(Violation::Offer(offer));
        }
    }
    for (number, part) in (0..).zip(&cover.parts) {
        let stands_here = |offer: u32| cover.offers.get(offer as usize) == Some(&Some(number));
        if let Some(&offer) = part.offers.iter().find(|&&offer| !stands_here(offer)) {
            return Err(Violation::Offer(offer));
        }
        if !part.offers.is_sorted_by(|a, b| a < b) {
            return Err(Violation::Sums(number));
        }
    }
    Ok(())
}

/// The sums of every part are those of its cells and offers, its coverage follows from them, and the
/// tiers rise and hold all parts.
fn check_sums(market: &Market, cover: &FairCover) -> Result<(), Violation> {
    let total = |amounts: &[u64], members: &[u32]| members.iter().map(|&member| amounts[member as usize]).sum::<u64>();
    for (number, part) in (0..).zip(&cover.parts) {
        let tier = cover.tiers.get(part.tier as usize);
        let in_tier = tier.is_some_and(|tier| {
            tier.coverage == part.coverage && tier.parts.contains(&(number as usize))
        });
        let fits = part.need == total(&market.need, &part.cells)
            && part.places == total(&market.places, &part.offers)
            && part.need > 0
            && part.coverage == Coverage::new(part.places, part.need);
        if !in_tier || !fits {
            return Err(Violation::Sums(number));
        }
    }
    if !cover.tiers.is_sorted_by(|a, b| a.coverage < b.coverage) {
        return Err(Violation::Tiers);
    }
    Ok(())
}

/// Whether the part's offers can give every one of its cells its coverage: there is a flow that does.
fn is_feasible(market: &Market, part: &Part) -> bool {
    let reach = |&offer: &u32| {
        let cells = market.reach.of(offer as usize).iter();
        cells.filter_map(|cell| part.cells.binary_search(cell).ok()).map(|cell| cell as u32)
    };
    let of = |amounts: &[u64], members: &[u32]| members.iter().map(|&member| amounts[member as usize]).collect();
    let network = Network::new(
        of(&market.need, &part.cells),
        of(&market.places, &part.offers),
        part.offers.iter().map(reach).collect(),
    );
    let mut flow = Flow::up_to(part.coverage, &network, &Guess::even(&network));
    flow.maximise(&network);

    // The flow is looked at as if by somebody who does not know how it came about.
    let (p, q) = part.coverage.fraction();
    let mut covered = vec![0; network.need.len()];
    for (offer, &places) in network.places.iter().enumerate() {
        let mut given: Amount = 0;
        for (cell, pair) in network.reached_from(offer) {
            given += flow.given[pair];
            covered[cell] += flow.given[pair];
        }
        if given > Amount::from(places) * Amount::from(q) {
            return false;
        }
    }
    let wanted = network.need.iter().map(|&need| Amount::from(need) * Amount::from(p));
    covered.into_iter().eq(wanted)
}
