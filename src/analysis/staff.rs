//! From posts to places, and from a gap to groups, posts and euros.
//!
//! An offer without recorded places, but with full-time posts, has as many places as its posts stand for: fewer in the
//! cautious scenario, more in the generous one. A gap becomes whole groups where people can share one: in a bottleneck, or,
//! where no offer reaches, in a topic and district; never cell by cell. What is less than half a place is no place.
//!
//! # On paper
//!
//! A post of school social work stands for 150 to 200 pupils; half a post has 75 to 100 places. A gap of 43.4 places is 43,
//! with 20 in a group three groups; at 1.5 posts each 4.5 posts.

use std::collections::BTreeMap;

use super::picture::{Picture, Year};
use crate::model::inventory::Inventory;
use crate::model::need::Amount;
use crate::model::offer::{Offer, Target};
use crate::model::staff_ratio::StaffRatio;
use crate::vocabulary::Vocabulary;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// The places that an offer's posts stand for, as a range; none where its places are recorded, or nothing says how many.
pub fn estimated_places(offer: &Offer, inventory: &Inventory) -> Option<Amount> {
    let (None, Some(staff)) = (offer.capacity, offer.staff) else {
        return None;
    };
    let topic = inventory.vocabulary.with_role(Role::Topic);
    let topics = topic.map(|topic| &offer.targets[topic]);
    let fits = |ratio: &&StaffRatio| {
        let in_topic = ratio.topic.is_none_or(|node| match topics {
            Some(Target::Some(nodes)) => nodes.as_slice() == [node],
            _ => false,
        });
        let of_kind = ratio.kind.is_empty() || normalised(&ratio.kind) == normalised(&offer.kind);
        in_topic && of_kind && ratio.places_per_post.is_some()
    };
    let ratios = inventory.staff_ratios.iter();
    let ratio = ratios.filter(fits).max_by_key(|ratio| says(ratio))?;
    let places = ratio.places_per_post?;
    Some(Amount {
        low: staff.product(places.low),
        high: staff.product(places.high),
    })
}

/// How much a ratio says of whom it is for.
fn says(ratio: &StaffRatio) -> u8 {
    2 * u8::from(ratio.topic.is_some()) + u8::from(!ratio.kind.is_empty())
}

/// What would close a gap that people can share a group in.
#[derive(Debug, Clone, PartialEq)]
pub struct Effort {
    /// The topic of these people; none: the town has no topics.
    pub topic: Option<Node>,
    /// The number of the bottleneck; none: no offer reaches these people.
    pub bottleneck: Option<u32>,
    /// The district of people whom no offer reaches.
    pub district: Option<Node>,
    /// Places missing, in whole places: generous and cautious.
    pub places: [u64; 2],
    /// Whole groups; none: nothing says how large one is.
    pub groups: Option<[u64; 2]>,
    /// Full-time equivalents; none: nothing says how many it takes.
    pub posts: Option<Amount>,
    /// EUR a year for the places of these groups, or without groups for the missing places.
    pub cost: Option<Amount>,
}

/// Who can share a group: topic, age band and district, where they are stated.
type Sharing = (Option<Node>, Option<u32>, Option<Node>);

/// For each set of people who can share a group, what would close its gap: where a ratio says anything about its topic.
pub fn efforts(year: &Year, picture: &Picture, ratios: &[StaffRatio]) -> Vec<Effort> {
    let position = |role: Role| year.vocabulary.with_role(role);
    let (topic, district) = (position(Role::Topic), position(Role::District));
    let mut gaps: BTreeMap<Sharing, [Quantity; 2]> = BTreeMap::new();
    for (cell, result) in picture.results.iter().enumerate() {
        let gap = result.cautious.gap();
        if result.certainty.is_none() || gap == Quantity::ZERO {
            continue;
        }
        let node = |at: Option<usize>| at.map(|at| picture.cells.node(cell, at));
        let district = node(district).filter(|_| result.bottleneck.is_none());
        let sums = gaps
            .entry((node(topic), result.bottleneck, district))
            .or_default();
        sums[0] += result.generous.gap().min(gap);
        sums[1] += gap;
    }
    let gaps = gaps
        .into_iter()
        .filter_map(|((topic, bottleneck, district), gaps)| {
            let ratio = ratio_of(topic, ratios, &year.vocabulary)?;
            let places = gaps.map(whole_places);
            (places[1] > 0).then(|| effort(ratio, (topic, bottleneck, district), places))
        });
    gaps.collect()
}

/// The ratio of a topic that says how large a group is or what a place costs.
fn ratio_of<'a>(
    topic: Option<Node>,
    ratios: &'a [StaffRatio],
    vocabulary: &Vocabulary,
) -> Option<&'a StaffRatio> {
    let topics = vocabulary
        .with_role(Role::Topic)
        .map(|at| &vocabulary.dimensions[at]);
    let fits = |ratio: &&StaffRatio| {
        let in_topic = match (ratio.topic, topic, topics) {
            (None, _, _) => true,
            (Some(wide), Some(own), Some(topics)) => topics.is_within(own, wide),
            _ => false,
        };
        in_topic && (ratio.group_size.is_some() || ratio.cost_per_place.is_some())
    };
    ratios
        .iter()
        .filter(fits)
        .max_by_key(|ratio| ratio.topic.is_some())
}

/// A gap in whole places; what is less than half a place is none.
fn whole_places(gap: Quantity) -> u64 {
    let one = Quantity::ONE.units();
    (gap.units() + one / 2) / one
}

fn effort(
    ratio: &StaffRatio,
    (topic, bottleneck, district): (Option<Node>, Option<u32>, Option<Node>),
    places: [u64; 2],
) -> Effort {
    let size = ratio.group_size.map(|size| size.units());
    let one = Quantity::ONE.units();
    let groups = size.map(|size| places.map(|places| (places * one).div_ceil(size.max(1))));
    let in_groups = |which: usize| match (groups, ratio.group_size) {
        (Some(groups), Some(size)) => size.times(groups[which]),
        _ => Quantity::ONE.times(places[which]),
    };
    let times = |amount: Amount, numbers: [Quantity; 2]| Amount {
        low: numbers[0].product(amount.low),
        high: numbers[1].product(amount.high),
    };
    let whole = groups.map(|groups| groups.map(|groups| Quantity::ONE.times(groups)));
    Effort {
        topic,
        bottleneck,
        district,
        places,
        groups,
        posts: ratio
            .posts_per_group
            .zip(whole)
            .map(|(posts, groups)| times(posts, groups)),
        cost: ratio
            .cost_per_place
            .map(|cost| times(cost, [in_groups(0), in_groups(1)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio() -> StaffRatio {
        let amount = |low: u32, high: u32| Amount {
            low: Quantity::from_whole(low),
            high: Quantity::from_whole(high),
        };
        StaffRatio {
            topic: None,
            kind: String::new(),
            places_per_post: Some(amount(150, 200)),
            group_size: Some(Quantity::from_whole(20)),
            posts_per_group: Quantity::from_millionths(1_500_000).map(|posts| Amount {
                low: posts,
                high: posts,
            }),
            cost_per_place: Some(amount(1000, 1200)),
            source: String::new(),
            file: String::new(),
            line: 2,
        }
    }

    #[test]
    fn a_gap_becomes_whole_groups_as_on_paper() {
        let gap = Quantity::from_millionths(43_400_000).unwrap();
        let places = [0, whole_places(gap)];
        let effort = effort(&ratio(), (None, Some(0), None), places);
        assert_eq!(effort.places, [0, 43]);
        assert_eq!(effort.groups, Some([0, 3]));
        assert_eq!(effort.posts.unwrap().high.as_f64(), 4.5);
        // 60 places in three groups
        assert_eq!(effort.cost.unwrap().high.as_f64(), 72_000.0);
    }

    #[test]
    fn less_than_half_a_place_is_no_group() {
        assert_eq!(whole_places(Quantity::from_millionths(400_000).unwrap()), 0);
        assert_eq!(whole_places(Quantity::from_millionths(500_000).unwrap()), 1);
    }
}
