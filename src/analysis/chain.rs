//! The chain: life phases in order are its links. Which of them are served, what leads from one to the
//! next, and where it breaks.
//!
//! An own definition (DESIGN.md, section 6), in the terms of the municipal prevention chains. It says of
//! places and agreements whether they are there, not whether anybody follows them.

mod between_topics;
mod chains;
mod offers;
#[cfg(test)]
mod tests;

use super::picture::Covered;
use crate::model::settings::Served;
use crate::vocabulary::dimension::Node;
use crate::vocabulary::quantity::Quantity;

pub use between_topics::{BetweenTopics, Side, between_topics};
pub use chains::Chains;

/// The chain of a group of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// From the first life phase to the last.
    pub links: Vec<Link>,
    /// One fewer than links: the first leads from the first link to the second.
    pub transitions: Vec<Transition>,
}

/// A group in one life phase.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The life phase.
    pub phase: Node,
    /// By number, rising.
    pub cells: Vec<u32>,
    /// Of the assessable cells.
    pub cautious: Covered,
    /// See `cautious`.
    pub generous: Covered,
    /// Cases of which no gap can be told.
    pub not_assessable: Quantity,
    /// Whether it holds.
    pub state: LinkState,
}

/// Whether a link holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// Its coverage reaches the town's threshold, in the cautious scenario.
    Served,
    /// Its coverage is below the threshold.
    NotServed,
    /// Nobody needs anything.
    NoNeed,
    /// There is need, but nothing can be concluded about it.
    NotAssessable,
}

/// What leads from a link to the next. Offers are positions among the year's.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Transition {
    /// None where a side has no need that can be assessed.
    pub state: Option<TransitionState>,
    /// What bridges it in the cautious scenario.
    pub bridging: Vec<u32>,
    /// An offer of this side and the offer of the next that it hands over to.
    pub handing_over: Vec<(u32, u32)>,
    /// What would bridge it in the generous scenario; only where nothing else does.
    pub possibly_bridging: Vec<u32>,
}

/// How a transition stands: the first that holds, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransitionState {
    /// An offer with places reaches both sides, in the cautious scenario.
    Bridged,
    /// An offer of this side names one of the next to which it hands over.
    HandedOver,
    /// An offer reaches both sides in the generous scenario only: its places are not recorded, or it takes
    /// a part of a need that is not broken down.
    PossiblyBridged,
    /// Over several topics only: some are open, some are not.
    PartlyOpen,
    /// Nothing leads on.
    Open,
}

/// How many of several chains have their transition in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// See [`TransitionState::Bridged`].
    pub bridged: u32,
    /// See [`TransitionState::HandedOver`].
    pub handed_over: u32,
    /// See [`TransitionState::PossiblyBridged`].
    pub possibly_bridged: u32,
    /// See [`TransitionState::Open`].
    pub open: u32,
}

/// Where a chain breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// What kind of break.
    pub kind: BreakKind,
    /// The first link that is not served, or the one behind the open transition.
    pub at: usize,
    /// The last link that is not served before one is again; for an open transition `at`.
    pub until: usize,
    /// The last served link before it: who was served there finds nothing after.
    pub served_before: Option<usize>,
}

/// Why a chain breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakKind {
    /// It has a link that is not served.
    LinkNotServed,
    /// Both links are served, and nothing leads from one to the other.
    OpenTransition,
}

impl LinkState {
    /// Covered cases are rounded to millionths before they are added up: so much may be missing from a
    /// coverage that just reaches the threshold.
    const ROUNDED: f64 = 1e-6;

    /// The state of a link with this coverage; none: it has no need that can be assessed.
    pub fn of(coverage: Option<f64>, not_assessable: bool, served: Served) -> LinkState {
        match coverage {
            Some(share) if share + LinkState::ROUNDED >= served.share() => LinkState::Served,
            Some(_) => LinkState::NotServed,
            None if not_assessable => LinkState::NotAssessable,
            None => LinkState::NoNeed,
        }
    }

    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            LinkState::Served => "served",
            LinkState::NotServed => "not_served",
            LinkState::NoNeed => "no_need",
            LinkState::NotAssessable => "not_assessable",
        }
    }
}

impl TransitionState {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            TransitionState::Bridged => "bridged",
            TransitionState::HandedOver => "handed_over",
            TransitionState::PossiblyBridged => "possibly_bridged",
            TransitionState::PartlyOpen => "partly_open",
            TransitionState::Open => "open",
        }
    }
}

impl BreakKind {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            BreakKind::LinkNotServed => "link_not_served",
            BreakKind::OpenTransition => "open_transition",
        }
    }
}

impl Tally {
    fn add(&mut self, state: Option<TransitionState>) {
        match state {
            Some(TransitionState::Bridged) => self.bridged += 1,
            Some(TransitionState::HandedOver) => self.handed_over += 1,
            Some(TransitionState::PossiblyBridged) => self.possibly_bridged += 1,
            Some(TransitionState::Open) => self.open += 1,
            // A single chain is never partly open.
            Some(TransitionState::PartlyOpen) | None => {}
        }
    }

    /// The state of several chains taken together: no better than the worst of them.
    pub fn state(self) -> Option<TransitionState> {
        let Tally {
            bridged,
            handed_over,
            possibly_bridged,
            open,
        } = self;
        match (bridged, handed_over, possibly_bridged, open) {
            (0, 0, 0, 0) => None,
            (_, 0, 0, 0) => Some(TransitionState::Bridged),
            (_, _, 0, 0) => Some(TransitionState::HandedOver),
            (_, _, _, 0) => Some(TransitionState::PossiblyBridged),
            (0, 0, 0, _) => Some(TransitionState::Open),
            _ => Some(TransitionState::PartlyOpen),
        }
    }
}

impl Chain {
    /// Where it breaks, from the first link on: at a link that is not served, and at an open transition
    /// between two links that are. Links that are not served and follow each other are one break; what lies
    /// between them without need, or without a judgement, mends nothing.
    pub fn breaks(&self) -> Vec<Break> {
        let mut breaks: Vec<Break> = Vec::new();
        let mut served_before = None;
        let mut is_broken = false;
        for (at, link) in self.links.iter().enumerate() {
            let begins = |kind: BreakKind| Break {
                kind,
                at,
                until: at,
                served_before,
            };
            match link.state {
                LinkState::NotServed if is_broken => {
                    breaks
                        .iter_mut()
                        .last()
                        .into_iter()
                        .for_each(|one| one.until = at);
                }
                LinkState::NotServed => breaks.push(begins(BreakKind::LinkNotServed)),
                LinkState::Served if self.is_open_between_served(at) => {
                    breaks.push(begins(BreakKind::OpenTransition));
                }
                LinkState::Served | LinkState::NoNeed | LinkState::NotAssessable => {}
            }
            match link.state {
                LinkState::NotServed => is_broken = true,
                LinkState::Served => (is_broken, served_before) = (false, Some(at)),
                LinkState::NoNeed | LinkState::NotAssessable => {}
            }
        }
        breaks
    }

    /// Whether the link before this one is served, and nothing leads from there to here.
    fn is_open_between_served(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.links[before].state == LinkState::Served
                && self.transitions[before].state == Some(TransitionState::Open)
        })
    }
}

impl Link {
    fn empty(phase: Node) -> Link {
        Link {
            phase,
            cells: Vec::new(),
            cautious: Covered::default(),
            generous: Covered::default(),
            not_assessable: Quantity::ZERO,
            state: LinkState::NoNeed,
        }
    }
}
