//! The proof that a cover is the fair one, for a market of any size.

use super::coverage::Coverage;
use super::flow::{Amount, Flow};
use super::network::Network;
use super::warm_start::Guess;
use super::{FairCover, Market, Part, Standing};
use crate::analysis::lists::{at, position, sum_at};

/// What keeps a cover from being the fair one. Cells, offers, parts and tiers are meant by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violation {
    /// The cover is of another number of cells or offers.
    Size,
    /// The cell stands where it does not belong, or not where it says.
    Cell(u32),
    /// The offer is not in a part of the worst covered cells that it reaches, or not where it says.
    Offer(u32),
    /// Cells, offers, need, places and coverage of the part do not fit each other.
    Sums(u32),
    /// The offers of the part cannot give its cells what they are said to get.
    NotFeasible(u32),
    /// The tiers do not rise, or do not hold what they should.
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
    let cells = market.need.len() == cover.standing.len();
    let offers = market.places.len() == cover.part_of_offer.len();
    if !cells || !offers {
        return Err(Violation::Size);
    }
    check_cells(market, cover)?;
    check_offers(market, cover)?;
    check_tiers(market, cover)?;
    for (number, part) in (0..).zip(&cover.parts) {
        if !sums_fit(market, part) {
            return Err(Violation::Sums(number));
        }
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
    for (cell, &standing) in (0..).zip(&cover.standing) {
        let has_need = market.need[cell as usize] > 0;
        let fits = match standing {
            Standing::NoNeed => !has_need,
            Standing::Unreached => has_need && !reached[cell as usize],
            Standing::Part(number) => {
                let part = cover.parts.get(number as usize);
                has_need && part.is_some_and(|part| position(&part.cells, cell).is_some())
            }
        };
        if !fits {
            return Err(Violation::Cell(cell));
        }
    }
    for (number, part) in (0..).zip(&cover.parts) {
        let here = Some(&Standing::Part(number));
        let stray = |&&cell: &&u32| cover.standing.get(cell as usize) != here;
        if let Some(&cell) = part.cells.iter().find(stray) {
            return Err(Violation::Cell(cell));
        }
    }
    Ok(())
}

/// Every offer is in a part with a cell that it reaches, reaches nobody in a worse tier, and is listed
/// there, once.
fn check_offers(market: &Market, cover: &FairCover) -> Result<(), Violation> {
    for (offer, &part) in (0..).zip(&cover.part_of_offer) {
        let cells = market.reach.of(offer as usize);
        let coverages = cells
            .iter()
            .filter_map(|&cell| cover.coverage(cell as usize));
        let fits = match (part, coverages.min()) {
            (None, worst) => worst.is_none(),
            (Some(number), worst) => cover.parts.get(number as usize).is_some_and(|part| {
                worst == Some(part.coverage)
                    && cells
                        .iter()
                        .any(|&cell| position(&part.cells, cell).is_some())
                    && position(&part.offers, offer).is_some()
            }),
        };
        if !fits {
            return Err(Violation::Offer(offer));
        }
    }
    for (number, part) in (0..).zip(&cover.parts) {
        let here = Some(&Some(number));
        let stray = |&&offer: &&u32| cover.part_of_offer.get(offer as usize) != here;
        if let Some(&offer) = part.offers.iter().find(stray) {
            return Err(Violation::Offer(offer));
        }
    }
    Ok(())
}

/// The tiers rise, and hold all parts of their coverage and the cells that nobody reaches.
fn check_tiers(market: &Market, cover: &FairCover) -> Result<(), Violation> {
    let stands = market.need.iter().zip(&cover.standing);
    let unreached = stands.filter(|&(_, &standing)| standing == Standing::Unreached);
    let unreached: u64 = unreached.map(|(need, _)| need).sum();
    let mut next = 0;
    for (number, tier) in (0..).zip(&cover.tiers) {
        let parts = cover
            .parts
            .get(tier.parts.clone())
            .ok_or(Violation::Tiers)?;
        let own = |part: &Part| part.tier == number && part.coverage == tier.coverage;
        let of_parts: u64 = parts.iter().map(|part| part.need).sum();
        let of_unreached = if tier.coverage == Coverage::NONE {
            unreached
        } else {
            0
        };
        let fits = tier.parts.start == next
            && parts.iter().all(own)
            && tier.need == of_parts + of_unreached
            && tier.need > 0;
        if !fits {
            return Err(Violation::Tiers);
        }
        next = tier.parts.end;
    }
    let worst = cover.tiers.first().map(|tier| tier.coverage);
    let rise = cover.tiers.is_sorted_by(|a, b| a.coverage < b.coverage);
    if !rise || next != cover.parts.len() || (unreached > 0 && worst != Some(Coverage::NONE)) {
        return Err(Violation::Tiers);
    }
    Ok(())
}

/// Whether the part's sums are those of its cells and offers, and its coverage follows from them.
fn sums_fit(market: &Market, part: &Part) -> bool {
    part.cells.is_sorted_by(|a, b| a < b)
        && part.offers.is_sorted_by(|a, b| a < b)
        && part.need == sum_at(&market.need, &part.cells)
        && part.places == sum_at(&market.places, &part.offers)
        && part.need > 0
        && part.coverage == Coverage::new(part.places, part.need)
}

/// Whether the part's offers can give every one of its cells its coverage: there is a flow that does.
fn is_feasible(market: &Market, part: &Part) -> bool {
    let cells_here = |&offer: &u32| {
        let cells = market.reach.of(offer as usize).iter();
        cells.filter_map(|&cell| position(&part.cells, cell))
    };
    let network = Network::new(
        at(&market.need, &part.cells),
        at(&market.places, &part.offers),
        part.offers.iter().map(cells_here).collect(),
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
    let needs = network.need.iter().map(|&need| Amount::from(need));
    covered
        .into_iter()
        .eq(needs.map(|need| need * Amount::from(p)))
}
