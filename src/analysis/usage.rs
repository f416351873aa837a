//! How full offers are, beside what the analysis says of those whom they reach: where the two contradict
//! each other, a record or a need is wrong, or people do not come.

use super::picture::{Picture, Year};
use crate::model::offer::Offer;
use crate::vocabulary::quantity::Quantity;

/// What an inventory says of use and what the analysis finds do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contradiction {
    /// People wait, but nobody whom the offer reaches lacks a place.
    WaitingWithoutGap,
    /// Places are free, but some of those whom the offer reaches lack one.
    FreeBesideGap,
}

impl Contradiction {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Contradiction::WaitingWithoutGap => "waiting_without_gap",
            Contradiction::FreeBesideGap => "free_beside_gap",
        }
    }

    /// What is recorded beside a gap; what is not recorded contradicts nothing.
    pub fn between(waiting: Option<f64>, free: Option<f64>, gap: f64) -> Option<Contradiction> {
        match gap > 0.0 {
            true => free
                .filter(|free| *free > 0.0)
                .map(|_| Contradiction::FreeBesideGap),
            false => waiting
                .filter(|waiting| *waiting > 0.0)
                .map(|_| Contradiction::WaitingWithoutGap),
        }
    }
}

/// The places of an offer that nobody has at present; none where that is not recorded.
pub fn free(offer: &Offer) -> Option<Quantity> {
    Some(offer.places_at_once? - offer.occupied?)
}

/// The gap of all whom each offer reaches, by position among the year's offers, in the cautious scenario.
pub fn gaps_reached(year: &Year, picture: &Picture) -> Vec<Quantity> {
    let reach = picture.cautious.market.reach();
    let gap = |cell: &u32| picture.results[*cell as usize].cautious.gap();
    (0..year.offers.len())
        .map(|offer| reach.of(offer).iter().map(gap).sum())
        .collect()
}

/// For each offer what contradicts the analysis.
pub fn contradictions(year: &Year, picture: &Picture) -> Vec<Option<Contradiction>> {
    let gaps = gaps_reached(year, picture);
    let offers = year.offers.iter().zip(gaps);
    offers
        .map(|(offer, gap)| {
            let waiting = offer.waiting.map(Quantity::as_f64);
            let free = free(offer).map(Quantity::as_f64);
            Contradiction::between(waiting, free, gap.as_f64())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiting_list_without_a_gap_and_a_free_place_beside_one_contradict_the_analysis() {
        let between = Contradiction::between;
        assert_eq!(
            between(Some(4.0), Some(0.0), 0.0),
            Some(Contradiction::WaitingWithoutGap)
        );
        assert_eq!(between(Some(4.0), Some(0.0), 9.0), None);
        assert_eq!(
            between(Some(0.0), Some(3.0), 9.0),
            Some(Contradiction::FreeBesideGap)
        );
        assert_eq!(between(Some(0.0), Some(3.0), 0.0), None);
        assert_eq!(between(None, None, 9.0), None);
    }
}
