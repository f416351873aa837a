//! The eight states between two years, each solved by the same cover, and the causes that follow.

use super::Which;
use super::causes::{CauseWeights, Causes, Gaps, KNOWLEDGE, NEED, SUPPLY, shapley};
use super::slot::Slot;
use crate::analysis::cover::{Market, solve};
use crate::analysis::lists::Lists;
use crate::analysis::picture::Year;
use crate::analysis::reach::Reach;
use crate::analysis::year::Refused;

/// Which of the causes stand as after; the others stand as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State(usize);

impl State {
    fn side(self, cause: usize) -> Which {
        match self.0 & cause {
            0 => Which::From,
            _ => Which::To,
        }
    }
}

/// What is open of a cell's need in a state.
#[derive(Debug, Clone, Copy)]
struct Open {
    /// In millionths.
    gap: i128,
    share: f64,
}

/// The causes of the change in every cell, in the cautious scenario, and how they follow from both years'
/// needs. Both years have the same cells.
pub fn causes(
    from: &Year,
    to: &Year,
    slots: &[Slot],
) -> Result<(Vec<Causes>, Vec<CauseWeights>), Refused> {
    let open: Vec<Vec<Open>> = (0..8)
        .map(|state| open(from, to, slots, State(state)))
        .collect::<Result<_, _>>()?;
    let cells = 0..from.headline().cells.len();
    let of_cell = |cell: usize| {
        let gaps: Gaps = std::array::from_fn(|state| open[state][cell].gap);
        let shares = std::array::from_fn(|state| open[state][cell].share);
        (shapley(&gaps), CauseWeights::of(&shares))
    };
    Ok(cells.map(of_cell).unzip())
}

/// Per cell what is open in a state: nothing where nothing could be concluded.
fn open(from: &Year, to: &Year, slots: &[Slot], state: State) -> Result<Vec<Open>, Refused> {
    let year = |which: Which| match which {
        Which::From => from,
        Which::To => to,
    };
    let needs = &year(state.side(NEED)).headline().cells.need;
    let needs: Vec<u64> = needs.iter().map(|need| need.high.units()).collect();
    let (mut places, mut reached) = (Vec::new(), Vec::new());
    for slot in slots {
        let (supply, knowledge) = (state.side(SUPPLY), state.side(KNOWLEDGE));
        if let Some((which, offer)) = slot.stands(supply, knowledge) {
            let market = &year(which).headline().cautious.market;
            reached.push(market.reach().of(offer).iter().copied());
            let (which, offer) = slot.counts(supply, knowledge).unwrap_or((which, offer));
            let capacity = year(which).offers[offer].capacity;
            places.push(capacity.map_or(0, |places| places.units()));
        }
    }
    let reach = Reach::new(needs.len(), reached.into_iter().collect::<Lists>());
    let market = Market::new(needs, places, reach).map_err(|_| Refused::TooLarge)?;
    let cover = solve(&market).into_cover();
    let assessable = &year(state.side(KNOWLEDGE)).headline().results;
    let open = |(cell, need): (usize, &u64)| {
        let coverage = cover.coverage(cell);
        let covered = coverage.map_or(0, |coverage| coverage.of(*need));
        match assessable[cell].certainty {
            Some(_) => Open {
                gap: i128::from(*need) - i128::from(covered),
                share: coverage.map_or(0.0, |coverage| 1.0 - coverage.as_f64()),
            },
            None => Open { gap: 0, share: 0.0 },
        }
    };
    Ok(market.need().iter().enumerate().map(open).collect())
}
