//! Gaps that are there in one scenario only: whom to ask before anything is built.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::gaps::near_misses;
use crate::analysis::picture::{Certainty, GapType, Year};
use crate::model::offer::Offer;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// What is to be asked, and for which cells it matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Inquiry {
    /// By position among the year's offers; none: it is about the needs.
    pub offers: Vec<usize>,
    /// What is not known.
    pub about: About,
    /// Of the cells; none where the town has no topics.
    pub topic: Option<Node>,
    /// Ascending.
    pub cells: Vec<u32>,
}

/// What an inquiry asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// How many places they have.
    Places,
    /// Whether free places can be opened to a category.
    Opening {
        /// By position in the vocabulary.
        dimension: usize,
        /// One that they do not take today.
        category: Node,
    },
    /// To which categories of a dimension the needs belong: the counts do not say.
    Needs {
        /// By position in the vocabulary.
        dimension: usize,
    },
}

/// The inquiries that would settle most of the gaps that may be none, the most first.
pub fn inquiries(year: &Year, cells: &[u32]) -> Vec<Inquiry> {
    let topic = year.vocabulary.with_role(Role::Topic);
    let picture = year.headline();
    let mut found: BTreeMap<(About, Option<Node>), Vec<u32>> = BTreeMap::new();
    for cell in cells {
        let result = &picture.results[*cell as usize];
        if result.certainty != Some(Certainty::Possible) {
            continue;
        }
        let own_topic = topic.map(|position| picture.cells.node(*cell as usize, position));
        let about = match result.gap_type {
            Some(GapType::PlacesNotRecorded) => Some(About::Places),
            Some(GapType::NotForGroup) => blank_dimension(year, *cell as usize),
            _ => None,
        };
        if let Some(about) = about {
            found.entry((about, own_topic)).or_default().push(*cell);
        }
    }
    let gap = |cells: &[u32]| -> Quantity {
        let gaps = cells.iter();
        gaps.map(|cell| picture.results[*cell as usize].cautious.gap())
            .sum()
    };
    let mut inquiries: Vec<Inquiry> = found
        .into_iter()
        .map(|((about, topic), cells)| Inquiry {
            offers: match about {
                About::Places => without_places(year, &cells),
                About::Opening { .. } | About::Needs { .. } => Vec::new(),
            },
            about,
            topic,
            cells,
        })
        .collect();
    inquiries.sort_by_key(|inquiry| std::cmp::Reverse(gap(&inquiry.cells)));
    inquiries
}

/// The dimension in which a need is not broken down, which alone keeps it from an offer.
fn blank_dimension(year: &Year, cell: usize) -> Option<About> {
    let picture = year.headline();
    let is_blank = |dimension: usize| picture.cells.node(cell, dimension).index() < 2;
    let mut misses = near_misses(year, picture, cell);
    let miss = misses.find(|miss| is_blank(miss.dimension))?;
    Some(About::Needs {
        dimension: miss.dimension,
    })
}

/// The offers that reach some of these cells and whose places nobody recorded.
fn without_places(year: &Year, cells: &[u32]) -> Vec<usize> {
    let cells: BTreeSet<u32> = cells.iter().copied().collect();
    let reach = year.headline().cautious.market.reach();
    let is_asked = |(position, offer): &(usize, &Offer)| {
        offer.capacity.is_none() && reach.of(*position).iter().any(|cell| cells.contains(cell))
    };
    let offers = year.offers.iter().enumerate().filter(is_asked);
    offers.map(|(position, _)| position).collect()
}
