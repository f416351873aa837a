//! A planning reserve: places that a town wants to have beyond the need, so that families who move in, or a group that has
//! to close, find some. It is no need, and is told beside it.
//!
//! A second flow, in which more is needed by the reserve, covers so many more cases as places are left for it: whoever has
//! a place today can keep it (what is covered together is a matroid, Edmonds & Fulkerson 1965).
//!
//! # On paper
//!
//! 100 children need a Kita, 98 places are there: 2 are missing. With a reserve of 5 % there should be 105 places, so 7
//! are missing. With 103 places nobody is without one, and 2 are missing for the reserve.

use crate::analysis::cover::{Market, solve};
use crate::analysis::picture::{Covered, Year};
use crate::analysis::year::Refused;
use crate::model::reserve::Reserve;
use crate::vocabulary::dimension::{Node, Role};
use crate::vocabulary::quantity::Quantity;

/// A topic with its reserve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reserved {
    /// Of the reserve's setting.
    pub topic: Node,
    /// Places beyond the need, for each case of need.
    pub share: f64,
    /// In the cautious scenario, without the reserve.
    pub need: Covered,
    /// Places beyond the need.
    pub reserve: Quantity,
    /// How many places are missing for need and reserve together.
    pub missing: Quantity,
}

/// By reserve, in the order of the settings: those in one topic and those around it are both told.
///
/// # Errors
/// Need and reserve are more than can be computed with.
pub fn reserved(year: &Year, reserves: &[Reserve]) -> Result<Vec<Reserved>, Refused> {
    let Some(position) = year.vocabulary.with_role(Role::Topic) else {
        return Ok(Vec::new());
    };
    let topics = &year.vocabulary.dimensions[position];
    let picture = year.headline();
    let market = &picture.cautious.market;
    let today = covered(market);
    let mut found = Vec::with_capacity(reserves.len());
    for reserve in reserves {
        let is_own: Vec<bool> = (0..picture.cells.len())
            .map(|cell| topics.is_within(picture.cells.node(cell, position), reserve.topic))
            .collect();
        let more = |need: u64| (need as f64 * reserve.share).round() as u64;
        let needs = market.need().iter().zip(&is_own);
        let needs: Vec<u64> = needs
            .map(|(need, is_own)| need + if *is_own { more(*need) } else { 0 })
            .collect();
        let wanted = Market::new(needs, market.places().to_vec(), market.reach().clone());
        let wanted = wanted.map_err(|_| Refused::TooLarge)?;
        let left_for_it = covered(&wanted).saturating_sub(today);
        let mut sums = Reserved {
            topic: reserve.topic,
            share: reserve.share,
            need: Covered::default(),
            reserve: Quantity::ZERO,
            missing: Quantity::ZERO,
        };
        for cell in (0..is_own.len()).filter(|cell| is_own[*cell]) {
            sums.need += picture.results[cell].cautious;
            sums.reserve += Quantity::from_units(more(market.need()[cell]));
        }
        let all = sums.need.gap() + sums.reserve;
        sums.missing = Quantity::from_units(all.units().saturating_sub(left_for_it));
        found.push(sums);
    }
    Ok(found)
}

/// How many cases places can be found for, in units.
fn covered(market: &Market) -> u64 {
    let cover = solve(market).into_cover();
    let cells = (0..market.need().len()).zip(market.need());
    cells
        .filter_map(|(cell, need)| Some(cover.coverage(cell)?.of(*need)))
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::tests::{any_needs, any_offers, inventory, need, offer, year_of};
    use crate::model::need::Need;
    use crate::model::offer::Target;

    const SCHOOL: Node = Node(2);
    const HEALTH: Node = Node(3);

    fn reserve_of(share: f64) -> Vec<Reserve> {
        vec![Reserve {
            topic: SCHOOL,
            share,
        }]
    }

    fn missing(needs: Vec<Need>, places: u32, topics: Vec<Node>) -> Quantity {
        let targets = [Target::Some(topics), Target::All, Target::All];
        let town = inventory(needs, vec![offer(0, targets, Some(places))]);
        reserved(&year_of(&town), &reserve_of(0.05)).unwrap()[0].missing
    }

    #[test]
    fn places_that_are_left_serve_the_reserve_and_the_rest_is_missing() {
        let children = || vec![need([2, 0, 0], 100, 100)];
        assert_eq!(
            missing(children(), 98, vec![SCHOOL]),
            Quantity::from_whole(7)
        );
        assert_eq!(
            missing(children(), 103, vec![SCHOOL]),
            Quantity::from_whole(2)
        );
        assert_eq!(missing(children(), 120, vec![SCHOOL]), Quantity::ZERO);
    }

    #[test]
    fn nobody_gives_a_place_away_for_a_reserve() {
        let needs = vec![need([2, 0, 0], 100, 100), need([3, 0, 0], 20, 20)];
        let missing = missing(needs, 120, vec![SCHOOL, HEALTH]);
        assert_eq!(missing, Quantity::from_whole(5));
    }

    proptest! {
        /// No offer is for two topics here, so a reserve as large as the need is what is missing where twice as much is needed.
        #[test]
        fn with_a_reserve_as_large_as_the_need_as_much_is_missing_as_where_need_is_double(
            needs in any_needs(),
            offers in any_offers(),
        ) {
            let twice = needs.iter().cloned().map(|mut need| {
                if need.nodes[0] == SCHOOL {
                    need.persons.low = need.persons.low.times(2);
                    need.persons.high = need.persons.high.times(2);
                }
                need
            });
            let twice = inventory(twice.collect(), offers.clone());
            let twice = year_of(&twice);
            let picture = twice.headline();
            let own = (0..picture.cells.len()).filter(|cell| picture.cells.node(*cell, 0) == SCHOOL);
            let expected: f64 = own.map(|cell| picture.results[cell].cautious.gap().as_f64()).sum();
            let town = inventory(needs, offers);
            let found = reserved(&year_of(&town), &reserve_of(1.0)).unwrap();
            prop_assert!((found[0].missing.as_f64() - expected).abs() < 1e-4, "{found:?} {expected}");
        }
    }
}
