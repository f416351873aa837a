//! The decomposition: a network falls into groups of equal coverage.

use std::borrow::Cow;

use super::coverage::Coverage;
use super::flow::Flow;
use super::network::Network;
use super::warm_start::Guess;
use crate::analysis::lists::at;
use crate::analysis::reach::classes::components;

/// A connected part of a tier, in a network's numbers.
#[derive(Debug)]
pub(super) struct Group {
    pub coverage: Coverage,
    pub cells: Vec<u32>,
    pub offers: Vec<u32>,
}

/// What is still to be split. It holds whole tiers of the network, all next to each other, and every
/// offer whose worst covered cells are in them; nothing else competes for these places.
struct Piece<'a> {
    network: Cow<'a, Network>,
    guess: Guess,
    /// The whole network's numbers of the piece's cells and offers.
    cells: Vec<u32>,
    offers: Vec<u32>,
}

/// Rounds by which the guess is improved after every cut: more make for easier cuts, but take longer.
const ROUNDS: usize = 2;

/// Coverages between which a cut is guessed differ by this share of themselves at least; closer ones
/// are likely one tier.
const CLEAR_GAP: f64 = 1e-3;

/// All connected parts of all tiers, in no particular order.
///
/// A maximum flow that covers no cell beyond a coverage L tells the cells below L from the others:
/// they are the short ones, on the near side of the smallest minimum cut. Offers that reach a cell
/// below L have nothing for others, so the two sides are split on their own. If nobody is short at the
/// coverage that the places would give to all alike (places / need), all have it: this is a tier.
/// If some are, that coverage divides the piece, for not all can be below it. A guess finds
/// coverages that divide it nearer to the middle, and flows to begin with.
///
/// A cut at L never goes through a tier: equal coverages are all below L or all not.
///
/// Sources: Megiddo 1974, Optimal flows in networks with multiple sources and sinks; Fujishige 1980,
/// Lexicographically optimal base of a polymatroid with respect to a weight vector (the decomposition);
/// Gallo, Grigoriadis and Tarjan 1989, A fast parametric maximum flow algorithm and applications;
/// Bochet, İlkılıç, Moulin and Sethuraman 2012, Balancing supply and demand under bilateral constraints.
pub(super) fn groups(network: &Network, guess: Guess) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut pieces = vec![Piece {
        network: Cow::Borrowed(network),
        guess,
        cells: (0..network.need.len() as u32).collect(),
        offers: (0..network.places.len() as u32).collect(),
    }];
    // The pieces wait on a stack of our own: there may be thousands of tiers one below the other.
    while let Some(piece) = pieces.pop() {
        match piece.cut() {
            Some(low) => pieces.extend(piece.split(&low)),
            None => groups.extend(piece.into_groups()),
        }
    }
    groups
}

impl Piece<'_> {
    /// The cells below some coverage that divides the piece; none if the piece is one tier.
    fn cut(&self) -> Option<Vec<bool>> {
        let whole = Coverage::new(self.network.total_places(), self.network.total_need());
        let divides = |short: &Vec<bool>| short.contains(&true) && short.contains(&false);
        let guessed = self.guessed_level().map(|level| self.short_at(level));
        guessed
            .filter(divides)
            .or_else(|| Some(self.short_at(whole)).filter(divides))
    }

    /// The cells with less than this coverage.
    fn short_at(&self, coverage: Coverage) -> Vec<bool> {
        Flow::up_to(coverage, &self.network, &self.guess).maximise(&self.network)
    }

    /// The coverage in the middle of a wide gap between guessed coverages that leaves about as
    /// many pairs below as above.
    fn guessed_level(&self) -> Option<Coverage> {
        let network = &*self.network;
        let covered = self.guess.covered(network).into_iter().zip(&network.need);
        let coverage = covered.map(|(covered, &need)| covered / need as f64);
        let mut rising: Vec<(f64, usize)> = coverage.zip(0..).collect();
        rising.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));

        let mut below = 0;
        let mut best = (0.0, 0.0);
        for neighbours in rising.windows(2) {
            let [(low, cell), (high, _)] = [neighbours[0], neighbours[1]];
            below += network.offers.get(cell).len();
            let gap = (high - low) / high;
            let smaller_side = below.min(network.pair.len() - below);
            let merit = gap * smaller_side as f64;
            if gap > CLEAR_GAP && merit > best.0 {
                best = (merit, (low + high) / 2.0);
            }
        }
        let fine: u64 = 1 << 20;
        (best.0 > 0.0).then(|| Coverage::new((best.1 * fine as f64) as u64, fine))
    }

    fn split(&self, low: &[bool]) -> [Piece<'static>; 2] {
        let (low, high) = self.network.split(low);
        [low, high].map(|side| {
            let mut guess = self.guess.within(&side);
            guess.improve(&side.network, ROUNDS);
            Piece {
                network: Cow::Owned(side.network),
                guess,
                cells: at(&self.cells, &side.cells),
                offers: at(&self.offers, &side.offers),
            }
        })
    }

    /// The connected parts of a piece that is one tier.
    fn into_groups(self) -> impl Iterator<Item = Group> {
        let coverage = Coverage::new(self.network.total_places(), self.network.total_need());
        let groups = connected(&self.network, coverage).into_iter();
        groups.map(move |group| group.renumbered(&self.cells, &self.offers))
    }
}

impl Group {
    /// The same group with other numbers: those that the given lists hold at its own.
    pub fn renumbered(&self, cells: &[u32], offers: &[u32]) -> Group {
        Group {
            coverage: self.coverage,
            cells: at(cells, &self.cells),
            offers: at(offers, &self.offers),
        }
    }
}

/// The connected parts of a network in which all cells have this coverage.
pub(super) fn connected(network: &Network, coverage: Coverage) -> Vec<Group> {
    let parts = components(&network.cells, network.need.len());
    let group = |(cells, offers): (&[u32], &[u32])| Group {
        coverage,
        cells: cells.to_vec(),
        offers: offers.to_vec(),
    };
    let parts = parts.cells.iter().zip(parts.offers.iter());
    parts.map(group).collect()
}
