//! The decomposition: a network falls into groups of equal coverage.

use std::borrow::Cow;

use super::coverage::Coverage;
use super::flow::Flow;
use super::guess::Guess;
use super::network::Network;
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
/// Method: decomposition of a polymatroid (Fujishige 1980, Megiddo 1974; for two sides Bochet et al.
/// 2012). A maximum flow that covers no cell beyond a coverage L tells the cells below L from the
/// others: the short ones, in the smallest minimum cut. The offers that reach a cell below L give it
/// nothing to others, so the two sides can be split on their own. If nobody is short at the coverage
/// that the places would give to all (places / need), all have it: this is a tier. Otherwise that
/// coverage cuts the piece in two. A guess of the coverages finds cuts nearer to the middle (as in Gallo,
/// Grigoriadis and Tarjan 1989, all cuts are of one parametric network), and a flow to begin with.
///
/// A cut at L never goes through a tier: equal coverages are all below L or all not.
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
        guessed.filter(divides).or_else(|| Some(self.short_at(whole)).filter(divides))
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
                cells: side.cells.iter().map(|&cell| self.cells[cell as usize]).collect(),
                offers: side.offers.iter().map(|&offer| self.offers[offer as usize]).collect(),
            }
        })
    }

    /// The connected parts of a piece that is one tier.
    fn into_groups(self) -> impl Iterator<Item = Group> {
        let coverage = Coverage::new(self.network.total_places(), self.network.total_need());
        let in_whole = |numbers: &[u32], local: &mut Vec<u32>| {
            local.iter_mut().for_each(|number| *number = numbers[*number as usize]);
        };
        connected(&self.network, coverage).into_iter().map(move |mut group| {
            in_whole(&self.cells, &mut group.cells);
            in_whole(&self.offers, &mut group.offers);
            group
        })
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
    parts.cells.iter().zip(parts.offers.iter()).map(group).collect()
}
