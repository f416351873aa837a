//! Packages decided earlier, followed up: what of them is there, and what it does.
//!
//! A package is judged as it was planned: the later year as it is, beside the same year without the package. The change
//! between the years says little about it, since what was renewed stands in both of them.

use super::Review;
use super::causes::Sixths;
use crate::analysis::cover::{Market, solve};
use crate::analysis::lists::Lists;
use crate::analysis::picture::{Cover, Picture, Year};
use crate::analysis::reach::Reach;
use crate::analysis::year::Refused;
use crate::model::choice::ActKind;
use crate::model::decision::{Aim, Decision, InPackage};
use crate::vocabulary::quantity::Quantity;
use crate::vocabulary::words::normalised;

/// A package and what became of it.
#[derive(Debug)]
pub struct Followed<'a> {
    /// Its measures, in the order of the file.
    pub items: Vec<Item<'a>>,
    /// What is covered by all of them together.
    pub effect: Effect,
}

/// A measure of a package and what became of it.
#[derive(Debug)]
pub struct Item<'a> {
    /// What was decided.
    pub decision: &'a Decision,
    /// As a part of the package.
    pub part: &'a InPackage,
    /// How far it is done.
    pub state: State,
    /// How many places there are because of it; none: nobody recorded it, or nothing is there.
    pub places: Option<Quantity>,
    /// What it costs or saves in euros a year; none: nobody recorded it, or nothing is there.
    pub cost: Option<f64>,
    /// What it covers that would not be covered without it alone.
    pub effect: Effect,
}

/// How far a measure is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// As it was decided, or more.
    Done,
    /// With fewer places than were decided.
    Partly,
    /// It is there, and nobody recorded with how many places.
    NotRecorded,
    /// Not at all.
    NotDone,
}

impl State {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            State::Done => "done",
            State::Partly => "partly",
            State::NotRecorded => "not_recorded",
            State::NotDone => "not_done",
        }
    }

    fn of(places: Option<Quantity>, decided: Option<Quantity>) -> State {
        match (places, decided) {
            (_, None) => State::Done,
            (None, Some(_)) => State::NotRecorded,
            (Some(now), Some(decided)) if now >= decided => State::Done,
            (Some(Quantity::ZERO), Some(_)) => State::NotDone,
            (Some(_), Some(_)) => State::Partly,
        }
    }
}

/// Cases that have a place: less than nothing where something was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// In both scenarios.
    pub certain: Sixths,
    /// In one of them at least.
    pub possible: Sixths,
}

/// What the later year would lack, or still have, without a measure. Offers are positions among those of their year.
#[derive(Debug, Clone, Copy)]
enum Undone {
    /// The later year's offer is not there.
    Offer(usize),
    /// It has so many places less.
    Places(usize, Quantity),
    /// It takes those whom it took in the earlier year.
    Opening { now: usize, before: usize },
    /// The earlier year's offer is still there.
    Closing(usize),
}

impl Review {
    /// The packages that these measures belong to, in the order of their first ones.
    ///
    /// # Errors
    /// There is too much to compute with.
    pub fn packages<'a>(&'a self, measures: &'a [Decision]) -> Result<Vec<Followed<'a>>, Refused> {
        let mut packages: Vec<Vec<(&Decision, &InPackage)>> = Vec::new();
        for decision in measures {
            let Some(part) = &decision.package else {
                continue;
            };
            let same = packages.iter_mut().find(|own| own[0].1.name == part.name);
            match same {
                Some(own) => own.push((decision, part)),
                None => packages.push(vec![(decision, part)]),
            }
        }
        packages
            .into_iter()
            .map(|own| self.followed(&own))
            .collect()
    }

    fn followed<'a>(
        &'a self,
        measures: &[(&'a Decision, &'a InPackage)],
    ) -> Result<Followed<'a>, Refused> {
        let undone: Vec<Option<Undone>> = measures
            .iter()
            .map(|(decision, part)| self.undone(decision, part))
            .collect();
        let items = measures.iter().zip(&undone);
        let items = items.map(|((decision, part), undone)| {
            let [before, now] = self.records(decision);
            let places = self.places(before, now, part.act);
            Ok(Item {
                decision,
                part,
                state: self.state(before, now, part, places),
                places,
                cost: self.cost(before, now, part.act),
                effect: self.effect(undone.as_slice())?,
            })
        });
        let together: Vec<Undone> = undone.iter().flatten().copied().collect();
        Ok(Followed {
            items: items.collect::<Result<_, _>>()?,
            effect: self.effect(&together)?,
        })
    }

    /// Where the offer of a measure stands in the earlier year and in the later one.
    fn records(&self, decision: &Decision) -> [Option<usize>; 2] {
        let id = match &decision.aim {
            Aim::Offer(id) => Some(normalised(id)),
            Aim::Group(_) => None,
        };
        [&self.from, &self.to].map(|year| {
            let mut offers = year.offers.iter();
            offers.rposition(|offer| Some(normalised(&offer.id)) == id)
        })
    }

    fn state(
        &self,
        before: Option<usize>,
        now: Option<usize>,
        part: &InPackage,
        places: Option<Quantity>,
    ) -> State {
        match (part.act, now) {
            (ActKind::Close, None) => State::Done,
            (ActKind::Close, Some(_)) | (_, None) => State::NotDone,
            (ActKind::Renew | ActKind::New | ActKind::Places, Some(_)) => {
                State::of(places, part.places)
            }
            (ActKind::Open, Some(now)) => match before.is_some_and(|own| self.is_open(own, now)) {
                true => State::Done,
                false => State::NotDone,
            },
        }
    }

    /// All places of an offer that is there because of the package, else those that it has more than before.
    fn places(&self, before: Option<usize>, now: Option<usize>, act: ActKind) -> Option<Quantity> {
        let now = self.to.offers[now?].capacity?;
        let before = before.and_then(|own| self.from.offers[own].capacity);
        match (act, before) {
            (ActKind::Places, Some(before)) if now > before => Some(now - before),
            (ActKind::Places, Some(_)) => Some(Quantity::ZERO),
            _ => Some(now),
        }
    }

    /// The same for what it costs.
    fn cost(&self, before: Option<usize>, now: Option<usize>, act: ActKind) -> Option<f64> {
        let cost = |year: &Year, own: usize| year.offers[own].annual_cost.map(Quantity::as_f64);
        match (act, before, now) {
            (ActKind::Renew | ActKind::New, _, Some(now)) => cost(&self.to, now),
            (ActKind::Places | ActKind::Open, Some(before), Some(now)) => {
                Some(cost(&self.to, now)? - cost(&self.from, before)?)
            }
            (ActKind::Places | ActKind::Open, None, Some(now)) => cost(&self.to, now),
            (ActKind::Close, Some(before), None) => cost(&self.from, before).map(|cost| -cost),
            (ActKind::Close, _, _) | (_, _, None) => None,
        }
    }

    /// Whether an offer takes somebody whom it did not take in the earlier year.
    fn is_open(&self, before: usize, now: usize) -> bool {
        let before = &self.from.takes_somebody[before];
        let mut pairs = before.iter().zip(&self.to.takes_somebody[now]);
        pairs.any(|(before, now)| now.iter().any(|node| !before.contains(node)))
    }

    /// What there would be without a measure; none if nothing of it is there.
    fn undone(&self, decision: &Decision, part: &InPackage) -> Option<Undone> {
        let [before, now] = self.records(decision);
        match part.act {
            ActKind::Renew | ActKind::New => now.map(Undone::Offer),
            ActKind::Places => {
                let grown = self.places(before, now, part.act);
                let most = part.places.or(grown)?;
                Some(Undone::Places(now?, grown.unwrap_or(most).min(most)))
            }
            ActKind::Open => {
                let (before, now) = (before?, now?);
                let is_open = self.is_open(before, now);
                is_open.then_some(Undone::Opening { now, before })
            }
            ActKind::Close if now.is_none() => before.map(Undone::Closing),
            ActKind::Close => None,
        }
    }

    /// What the later year covers beside what it would cover without these.
    fn effect(&self, undone: &[Undone]) -> Result<Effect, Refused> {
        let cautious = self.lost(|picture| &picture.cautious, undone)?;
        let generous = self.lost(|picture| &picture.generous, undone)?;
        Ok(Effect {
            certain: cautious.min(generous),
            possible: cautious.max(generous),
        })
    }

    fn lost(&self, of: fn(&Picture) -> &Cover, undone: &[Undone]) -> Result<Sixths, Refused> {
        let [before, now] = [&self.from, &self.to].map(|year| of(year.headline()));
        if undone.is_empty() {
            return Ok(Sixths::ZERO);
        }
        let market = without(&now.market, &before.market, undone)?;
        let covered = [&now.cover, &solve(&market).into_cover()].map(|cover| cover.covered());
        Ok(Sixths::from_units(
            i128::from(covered[0]) - i128::from(covered[1]),
        ))
    }
}

/// A year's market without measures; the earlier one tells how their offers were.
fn without(now: &Market, earlier: &Market, undone: &[Undone]) -> Result<Market, Refused> {
    let mut places = now.places().to_vec();
    let mut reach: Vec<&[u32]> = (0..places.len()).map(|own| now.reach().of(own)).collect();
    for one in undone {
        match *one {
            Undone::Offer(own) => places[own] = 0,
            Undone::Places(own, more) => places[own] = places[own].saturating_sub(more.units()),
            Undone::Opening { now, before } => reach[now] = earlier.reach().of(before),
            Undone::Closing(before) => {
                places.push(earlier.places()[before]);
                reach.push(earlier.reach().of(before));
            }
        }
    }
    let reach = reach.into_iter().map(|cells| cells.iter().copied());
    let reach = Reach::new(now.need().len(), reach.collect::<Lists>());
    Market::new(now.need().to_vec(), places, reach).map_err(|_| Refused::TooLarge)
}
