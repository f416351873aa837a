//! How the chains of a picture are found: from cells to links, from what reaches them to transitions.

use std::collections::BTreeMap;

use super::offers::{for_all_ages, hands_over_to, may_have_places};
use super::{Chain, Link, LinkState, Tally, Transition, TransitionState};
use crate::analysis::lists::{Lists, grouped};
use crate::analysis::picture::{Cover, Picture, Year};
use crate::model::settings::Served;
use crate::vocabulary::dimension::{Dimension, Node, Role};
use crate::vocabulary::quantity::Quantity;

/// The chains of a picture.
pub struct Chains<'a> {
    year: &'a Year,
    picture: &'a Picture,
    served: Served,
    /// The life phases that are links, in order.
    phases: Vec<Node>,
    /// Per cell: the link that it lies in; none where its life phase is not known.
    link: Vec<Option<usize>>,
    cautious: Reaching,
    generous: Reaching,
    /// The offers that lead on to others in force, with these.
    hands_over_to: BTreeMap<u32, Vec<u32>>,
    for_all_ages: Vec<bool>,
}

/// Which offers reach a cell in a scenario, by way of the targets that they share.
struct Reaching {
    targets_of_cell: Lists,
    offers_of_target: Lists,
}

impl Reaching {
    fn of(cover: &Cover) -> Reaching {
        let reach = cover.market.reach();
        let of_offer = (0..).zip(reach.target_of_offer());
        Reaching {
            targets_of_cell: reach.targets().transposed(reach.cells()),
            offers_of_target: grouped(
                reach.targets().len(),
                of_offer.map(|(offer, target)| (*target, offer)),
            ),
        }
    }

    /// The offers that reach one of these cells, rising.
    fn some(&self, cells: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut targets: Vec<u32> = cells
            .flat_map(|cell| self.targets_of_cell.get(cell as usize))
            .copied()
            .collect();
        targets.sort_unstable();
        targets.dedup();
        let offers = targets
            .iter()
            .flat_map(|target| self.offers_of_target.get(*target as usize));
        let mut offers: Vec<u32> = offers.copied().collect();
        offers.sort_unstable();
        offers
    }
}

impl<'a> Chains<'a> {
    /// None if the town does not tell two life phases apart: one link is no chain.
    pub fn new(year: &'a Year, picture: &'a Picture, served: Served) -> Option<Chains<'a>> {
        let position = year.vocabulary.with_role(Role::LifePhase)?;
        let dimension = &year.vocabulary.dimensions[position];
        let phases = innermost(dimension);
        if phases.len() < 2 {
            return None;
        }
        let link = |cell: usize| {
            let mut path = dimension.path(picture.cells.node(cell, position));
            path.find_map(|node| phases.iter().position(|phase| *phase == node))
        };
        Some(Chains {
            year,
            picture,
            served,
            link: (0..picture.cells.len()).map(link).collect(),
            cautious: Reaching::of(&picture.cautious),
            generous: Reaching::of(&picture.generous),
            hands_over_to: hands_over_to(year),
            for_all_ages: for_all_ages(year, position, &phases),
            phases,
        })
    }

    /// Offers for all ages stand beside the chain, by position among the year's.
    pub fn for_all_ages(&self) -> impl Iterator<Item = usize> {
        let all = self.for_all_ages.iter().enumerate();
        all.filter_map(|(offer, for_all)| for_all.then_some(offer))
    }

    /// The cells of a group that lie in no link, as their life phase is not known.
    pub fn beside(&self, cells: &[u32]) -> Vec<u32> {
        let outside = |cell: &u32| self.link[*cell as usize].is_none();
        cells.iter().copied().filter(outside).collect()
    }

    /// The chain of a group within one topic. Cells by number, rising.
    pub fn within_topic(&self, cells: &[u32]) -> Chain {
        let links = self.links(cells);
        let transitions = links.windows(2).map(|pair| self.transition(pair));
        Chain {
            transitions: transitions.collect(),
            links,
        }
    }

    /// The chain of a group over all its topics, with a tally of the topics for each transition: it is as
    /// good as the worst topic with need on both sides.
    pub fn over_topics(&self, cells: &[u32]) -> (Chain, Vec<Tally>) {
        let links = self.links(cells);
        let mut transitions = vec![Transition::default(); links.len() - 1];
        let mut tallies = vec![Tally::default(); transitions.len()];
        for part in self.parts(cells, Role::Topic) {
            let own = self.within_topic(&part).transitions;
            for ((whole, tally), own) in transitions.iter_mut().zip(&mut tallies).zip(own) {
                tally.add(own.state);
                whole.bridging.extend(own.bridging);
                whole.handing_over.extend(own.handing_over);
                whole.possibly_bridging.extend(own.possibly_bridging);
            }
        }
        for (transition, tally) in transitions.iter_mut().zip(&tallies) {
            transition.state = tally.state();
            sort(&mut transition.bridging);
            sort(&mut transition.handing_over);
            sort(&mut transition.possibly_bridging);
        }
        (Chain { links, transitions }, tallies)
    }

    /// In how many districts the transitions of a group within one topic stand how.
    pub fn by_district(&self, cells: &[u32]) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.phases.len() - 1];
        for part in self.parts(cells, Role::District) {
            let own = self.within_topic(&part).transitions;
            for (tally, own) in tallies.iter_mut().zip(own) {
                tally.add(own.state);
            }
        }
        tallies
    }

    /// Cells by their own node in the dimension with this role; in one part if there is none.
    fn parts(&self, cells: &[u32], role: Role) -> Vec<Vec<u32>> {
        let position = self.year.vocabulary.with_role(role);
        let mut parts: BTreeMap<Option<Node>, Vec<u32>> = BTreeMap::new();
        for cell in cells {
            let node = position.map(|position| self.picture.cells.node(*cell as usize, position));
            parts.entry(node).or_default().push(*cell);
        }
        parts.into_values().collect()
    }

    fn links(&self, cells: &[u32]) -> Vec<Link> {
        let mut links: Vec<Link> = self
            .phases
            .iter()
            .map(|phase| Link::empty(*phase))
            .collect();
        for cell in cells {
            let Some(link) = self.link[*cell as usize] else {
                continue;
            };
            let result = &self.picture.results[*cell as usize];
            links[link].cells.push(*cell);
            match result.certainty {
                None => links[link].not_assessable += result.cautious.need,
                Some(_) => {
                    links[link].cautious += result.cautious;
                    links[link].generous += result.generous;
                }
            }
        }
        for link in &mut links {
            let unsure = link.not_assessable > Quantity::ZERO;
            link.state = LinkState::of(link.cautious.coverage(), unsure, self.served);
        }
        links
    }

    fn transition(&self, pair: &[Link]) -> Transition {
        let mut found = Transition::default();
        let has_need = |link: &Link| link.cautious.need > Quantity::ZERO;
        if !pair.iter().all(has_need) {
            return found;
        }
        let places = |offer: u32| self.year.offers[offer as usize].capacity;
        let sides =
            |reaching: &Reaching| [&pair[0], &pair[1]].map(|link| self.offers(reaching, link));
        let [this, next] = sides(&self.cautious);
        found.bridging = in_both(&this, &next);
        found.bridging.retain(|offer| places(*offer).is_some());
        for offer in &this {
            let named = self.hands_over_to.get(offer).into_iter().flatten();
            let there = named.filter(|other| next.binary_search(other).is_ok());
            found
                .handing_over
                .extend(there.map(|other| (*offer, *other)));
        }
        if found.bridging.is_empty() && found.handing_over.is_empty() {
            let [this, next] = sides(&self.generous);
            found.possibly_bridging = in_both(&this, &next);
        }
        found.state = Some(if !found.bridging.is_empty() {
            TransitionState::Bridged
        } else if !found.handing_over.is_empty() {
            TransitionState::HandedOver
        } else if !found.possibly_bridging.is_empty() {
            TransitionState::PossiblyBridged
        } else {
            TransitionState::Open
        });
        found
    }

    /// The offers of a link: they reach some of its need, are not for all ages, and are not known to have
    /// no places.
    fn offers(&self, reaching: &Reaching, link: &Link) -> Vec<u32> {
        let needed = |cell: &u32| {
            let result = &self.picture.results[*cell as usize];
            result.certainty.is_some() && result.cautious.need > Quantity::ZERO
        };
        let mut offers = reaching.some(link.cells.iter().copied().filter(needed));
        offers.retain(|offer| {
            !self.for_all_ages[*offer as usize] && may_have_places(self.year, *offer)
        });
        offers
    }
}

/// The categories below which no other is shown, in the order of the vocabulary: of life phases the links.
pub(super) fn innermost(dimension: &Dimension) -> Vec<Node> {
    let is_cut = |node: &Node| dimension.category(*node).is_some_and(|one| one.cut);
    let shown = dimension.categories().filter(|(_, one)| !one.cut);
    let innermost = shown.filter(|(node, _)| dimension.children(*node).iter().all(is_cut));
    innermost.map(|(node, _)| node).collect()
}

/// What stands in both rising lists.
fn in_both(one: &[u32], other: &[u32]) -> Vec<u32> {
    let there = |offer: &u32| other.binary_search(offer).is_ok();
    one.iter().copied().filter(there).collect()
}

fn sort<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}
